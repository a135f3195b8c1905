#include "http/files.hpp"

#include "base/text.hpp"
#include "http/api.hpp"
#include "http/portal_files.hpp"
#include "journal/tile_path.hpp"

namespace liaoxin::http {
namespace {

using base::RefusalWord;
using base::Result;

constexpr std::string_view kForEver = "public, max-age=31536000, immutable";
constexpr std::string_view kRecallFile = ".recall.json";
constexpr std::string_view kRecallPrint = ".pdf";

Result<ServedFile> from_portal(const std::string& name) {
  const StaticFile* file = static_file(name);
  if (file == nullptr) return base::refuse(RefusalWord::not_found);
  return ServedFile{std::string(file->media_type), std::string(file->bytes), std::string(kForEver), {}};
}

/// Below /log/0/: vkey, checkpoint, tile/… A full tile never changes; a partial one neither, for its width is in its name.
Result<ServedFile> from_log(const std::vector<std::string>& segments, registry::PublicReads& reads) {
  if (segments.size() < 3 || segments[1] != "0") return base::refuse(RefusalWord::not_found);
  if (segments.size() == 3 && segments[2] == "vkey") return ServedFile{"text/plain; charset=utf-8", reads.vkey() + "\n", "no-cache", {}};
  if (segments.size() == 3 && segments[2] == "checkpoint") {
    return ServedFile{"text/plain; charset=utf-8", reads.checkpoint(), "max-age=2", {}};
  }
  std::string path = segments[2];
  for (std::size_t i = 3; i < segments.size(); ++i) path += "/" + segments[i];
  const auto address = journal::parse_tile_path(path);
  // Entries hold what was recorded, not what is public: they are for auditors.
  if (!address || address->content != journal::TileContent::hashes) return base::refuse(RefusalWord::not_found);
  auto tile = reads.tile(address->level, address->n, address->width);
  if (!tile) return base::refuse(RefusalWord::not_found);
  return ServedFile{"application/octet-stream", std::move(*tile), std::string(kForEver), {}};
}

Result<ServedFile> recall_file(const std::string& number, registry::PublicReads& reads) {
  return ServedFile{"application/json", TRY(reads.certificate_file(number)), "no-store", number + std::string(kRecallFile)};
}

Result<ServedFile> recall_print(const std::string& number, registry::PublicReads& reads) {
  return ServedFile{"application/pdf", TRY(reads.certificate_pdf(number)), "no-store", {}};
}

std::optional<Result<ServedFile>> find_file(const std::vector<std::string>& at, registry::PublicReads& reads, const Site& site, const Law& law) {
  if (at.empty()) return std::nullopt;
  if (at[0] == "static" && at.size() == 2) return from_portal(at[1]);
  if (at[0] == "log") return from_log(at, reads);
  if (at.size() == 1 && at[0] == "robots.txt") {
    return ServedFile{"text/plain; charset=utf-8", "User-agent: *\nDisallow: /recall/\nDisallow: /en/recall/\nDisallow: /search\nDisallow: /en/search\nDisallow: /reading\nDisallow: /en/reading\nDisallow: /v1/\n", "max-age=3600", {}};
  }
  if (at.size() == 2 && at[0] == "v1" && at[1] == "openapi.json") return ServedFile{"application/json", openapi_json(site, law), "no-cache", {}};
  if (at.size() == 4 && at[0] == "v1" && at[1] == "certificates" && at[3] == "file") return recall_file(at[2], reads);
  if (at.size() == 2 && at[0] == "recall" && at[1].ends_with(kRecallFile)) {
    return recall_file(at[1].substr(0, at[1].size() - kRecallFile.size()), reads);
  }
  if (at.size() == 2 && at[0] == "recall" && at[1].ends_with(kRecallPrint)) {
    return recall_print(at[1].substr(0, at[1].size() - kRecallPrint.size()), reads);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Result<ServedFile>> file_at(const Target& target, registry::PublicReads& reads, const Site& site, const Law& law) {
  auto file = find_file(target.segments, reads, site, law);
  if (file && !target.parameters.empty()) {
    const std::string name = base::one_line(target.parameters.begin()->first);
    return base::refuse(RefusalWord::parameter_unknown, name, name);
  }
  return file;
}

}  // namespace liaoxin::http
