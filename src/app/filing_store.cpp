#include "app/filing_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace liaoxin::app {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kPrefix = "fil-", kScratch = "incoming", kState = "filing";
constexpr int kOwnerOnly = 0600;
constexpr std::size_t kIdBytes = 16;

std::string_view name_of(FilingStore::Part part) {
  switch (part) {
    case FilingStore::Part::file: return "file";
    case FilingStore::Part::verdicts: return "verdicts";
    case FilingStore::Part::rows: return "rows";
  }
  return {};
}

/// A number of ours names a directory; anything else names nothing.
bool is_id(const std::string& id) {
  if (!id.starts_with(kPrefix)) return false;
  const auto bytes = base::unbase32(std::string_view(id).substr(kPrefix.size()));
  return bytes && bytes->size() == kIdBytes;
}

std::string place(const std::string& id, std::string_view name) { return "filing/" + id + "/" + std::string(name); }

std::optional<std::string> bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

[[noreturn]] void fail(const char* what, const fs::path& path) {
  const int error = errno;
  throw base::Failure(error == ENOSPC ? "disk_full" : "file_failed", fmt::format("{} {}: {}", what, path.string(), std::strerror(error)),
                      error == ENOSPC ? "free space and send the file again" : "check the data directory and its owner");
}

}  // namespace

KeptRefusal kept(const base::Refusal& refusal) {
  return {std::string(base::word(refusal.word)), std::string(base::word(refusal.basis.kind)), refusal.basis.reference, refusal.message, refusal.remedy, refusal.pointer};
}

base::Refusal refusal_of(const KeptRefusal& kept) {
  return {base::refusal_word(kept.word).value_or(base::RefusalWord::filing_failed), {base::basis_kind(kept.kind).value_or(base::BasisKind::product), kept.reference}, kept.message, kept.remedy, kept.pointer};
}

bool attests(const Filing& filing) { return filing.service == "on" || filing.service == "column" || filing.is_reviewed; }

ScratchFile::ScratchFile(const fs::path& path) : path_(path), descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kOwnerOnly)) {
  if (descriptor_ < 0) fail("cannot write", path_);
}
ScratchFile::~ScratchFile() {
  ::close(descriptor_);
  ::unlink(path_.c_str());
}
void ScratchFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot write", path_);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}
std::string ScratchFile::bytes() const {
  auto bytes = bytes_of(path_);
  if (!bytes) fail("cannot read", path_);
  return std::move(*bytes);
}

FilingStore::FilingStore(const Places& places, const store::KeyStore& keys) : root_(places.data / "filings"), keys_(keys) {
  for (const fs::path& directory : {root_, root_ / kScratch}) {
    fs::create_directories(directory);
    fs::permissions(directory, fs::perms::owner_all);
  }
  for (const auto& left : fs::directory_iterator(root_ / kScratch)) fs::remove(left.path());
  for (const auto& entry : fs::directory_iterator(root_)) {
    const std::string id = entry.path().filename().string();
    if (auto filing = read(id)) filings_.emplace(id, std::move(*filing));
    // The process ended between the file and its filing: nobody was told of it.
    else if (is_id(id) && !fs::exists(entry.path() / kState)) fs::remove_all(entry.path());
  }
}

fs::path FilingStore::scratch_path(base::Random& random) const { return root_ / kScratch / base::base32(random.bytes(kIdBytes)); }
std::string FilingStore::new_id(base::Random& random) { return std::string(kPrefix) + base::base32(random.bytes(kIdBytes)); }

std::optional<Filing> FilingStore::read(const std::string& id) const {
  if (!is_id(id)) return std::nullopt;
  const auto sealed = bytes_of(directory(id) / kState);
  const auto text = sealed ? base::open(keys_.column_key(), *sealed, place(id, kState)) : std::nullopt;
  const auto value = text ? base::parse_json(*text) : base::Result<base::json::value>(base::refuse(base::RefusalWord::not_found));
  if (!value) return std::nullopt;
  auto filing = base::from_json<Filing>(*value);
  if (!filing) return std::nullopt;
  return std::move(*filing);
}

std::optional<Filing> FilingStore::find(const std::string& id) const {
  const auto found = filings_.find(id);
  return found == filings_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Filing> FilingStore::all() const {
  std::vector<Filing> list;
  for (const auto& [id, filing] : filings_) list.push_back(filing);
  std::ranges::sort(list, [](const Filing& a, const Filing& b) { return std::pair(b.filed_at, b.id) < std::pair(a.filed_at, a.id); });
  return list;
}

fs::path FilingStore::home_of(const std::string& id) const {
  const fs::path home = directory(id);
  if (!fs::create_directories(home)) return home;
  fs::permissions(home, fs::perms::owner_all);
  // What is written durably into it is durable only with its own name.
  const int root = ::open(root_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool is_synced = root >= 0 && ::fsync(root) == 0;
  if (root >= 0) ::close(root);
  if (!is_synced) fail("cannot sync", root_);
  return home;
}

void FilingStore::save(const Filing& filing) {
  base::SystemRandom random;
  store::write_durably(home_of(filing.id) / kState, base::seal(keys_.column_key(), base::canonical_json(base::to_json(filing)), place(filing.id, kState), random), kOwnerOnly);
  filings_[filing.id] = filing;
}

void FilingStore::remove(const std::string& id) {
  if (filings_.erase(id) == 1) fs::remove_all(directory(id));
}

void FilingStore::put(const std::string& id, Part part, std::string_view bytes) const {
  base::SystemRandom random;
  store::write_durably(home_of(id) / name_of(part), base::seal(keys_.column_key(), bytes, place(id, name_of(part)), random), kOwnerOnly);
}

std::optional<std::string> FilingStore::get(const std::string& id, Part part) const {
  const auto sealed = bytes_of(directory(id) / name_of(part));
  return sealed ? base::open(keys_.column_key(), *sealed, place(id, name_of(part))) : std::nullopt;
}

void FilingStore::drop(const std::string& id, Part part) const { fs::remove(directory(id) / name_of(part)); }

void FilingStore::put_rows(const std::string& id, const std::vector<KeptRow>& rows) const {
  if (rows.empty()) return drop(id, Part::rows);
  put(id, Part::rows, base::canonical_json(base::to_json(rows)));
}

std::vector<KeptRow> FilingStore::rows(const std::string& id) const {
  const auto text = get(id, Part::rows);
  const auto value = text ? base::parse_json(*text) : base::Result<base::json::value>(base::json::array{});
  if (!value) return {};
  std::vector<KeptRow> rows;
  base::detail::Errors errors;
  base::detail::decode(*value, rows, "", errors);
  return rows;
}

}  // namespace liaoxin::app
