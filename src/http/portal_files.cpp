#include "http/portal_files.hpp"

#include <algorithm>
#include <vector>

#include "base/check.hpp"
#include "base/hash.hpp"

namespace liaoxin::http {
namespace {

std::string_view media_type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return {};
}

std::string name_with_hash(const base::EmbeddedFile& file) {
  const auto dot = file.path.rfind('.');
  const std::string hash = base::hex(base::view(base::sha256(file.bytes))).substr(0, 12);
  return std::string(file.path.substr(0, dot + 1)) + hash + std::string(file.path.substr(dot));
}

const std::vector<StaticFile>& static_files() {
  static const std::vector<StaticFile> files = [] {
    std::vector<StaticFile> served;
    for (const base::EmbeddedFile& file : embedded_files()) {
      const auto media_type = media_type_of(file.path);
      if (!media_type.empty()) served.push_back({file.path, name_with_hash(file), media_type, file.bytes});
    }
    return served;
  }();
  return files;
}

}  // namespace

const base::EmbeddedFile& portal_file(std::string_view name) {
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, name, &base::EmbeddedFile::path);
  CHECK(found != files.end());
  return *found;
}

const StaticFile* static_file(std::string_view name) {
  const auto found = std::ranges::find(static_files(), name, &StaticFile::name);
  return found == static_files().end() ? nullptr : &*found;
}

Url static_url(std::string_view path) {
  const auto found = std::ranges::find(static_files(), path, &StaticFile::path);
  CHECK(found != static_files().end());
  return Url("/static").segment(found->name);
}

std::string_view portal_digest() {
  static const std::string digest = [] {
    base::Sha256Stream stream;
    for (const base::EmbeddedFile& file : embedded_files()) stream.add(file.bytes);
    return base::hex(base::view(stream.finish())).substr(0, 12);
  }();
  return digest;
}

}  // namespace liaoxin::http
