#include "store/key_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/failure.hpp"
#include "base/json.hpp"

namespace liaoxin::store {
namespace fs = std::filesystem;
namespace {

struct KeyFile {
  std::int64_t id = 0;
  std::string purpose;
  std::string created;
  std::string state;
  std::string bytes;
};
BOOST_DESCRIBE_STRUCT(KeyFile, (), (id, purpose, created, state, bytes))

void write_key(const fs::path& directory, const std::string& name, const base::Key& key, base::Instant now) {
  const KeyFile file{key.id, name, now.rfc3339(), "active", base::hex(key.bytes)};
  write_durably(directory / (name + ".key"), base::canonical_json(base::to_json(file)) + "\n", 0600);
}

std::string vault_name(std::uint32_t id) {
  return id == kOpenEndedKey ? "vault-open" : fmt::format("vault-{:06}", id);
}

/// What a key is overwritten with before its file goes. A crash in between leaves this: a key destroyed all the same.
const std::string kDestroyed(256, '\0');
bool is_destroyed(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()) == kDestroyed;
}

/// A key with its purpose.
std::pair<std::string, base::Key> read_key(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || (status.st_mode & 077) != 0) {
    throw base::Failure("keys_readable_by_others", path.string() + " can be read by others", "chmod 600 " + path.string());
  }
  std::ifstream in(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto parsed = base::parse_json(text);
  const auto file = parsed ? base::from_json<KeyFile>(*parsed) : std::unexpected(std::vector<base::Refusal>{});
  const auto bytes = file ? base::unhex(file->bytes) : std::nullopt;
  if (!bytes || (bytes->size() != 32 && bytes->size() != 16)) {
    throw base::Failure("key_damaged", "the key file " + path.string() + " cannot be read", "restore the key directory from its own copy");
  }
  return {file->purpose, {static_cast<std::uint32_t>(file->id), *bytes}};
}

}  // namespace

void write_durably(const fs::path& file, std::string_view bytes, int mode) {
  const fs::path temporary = file.string() + ".new";
  const auto fail = [&](const char* what) {
    const int error = errno;
    throw base::Failure(error == ENOSPC ? "disk_full" : "file_failed", fmt::format("{} {}: {}", what, file.string(), std::strerror(error)),
                        error == ENOSPC ? "free space and run the same command again" : "check the directory and its owner");
  };
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (descriptor < 0) fail("cannot write");
  for (std::string_view rest = bytes; !rest.empty();) {
    const ssize_t written = ::write(descriptor, rest.data(), rest.size());
    if (written < 0) {
      ::close(descriptor);
      fail("cannot write");
    }
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(descriptor) != 0 || ::close(descriptor) != 0) fail("cannot sync");
  if (::rename(temporary.c_str(), file.c_str()) != 0) fail("cannot rename");
  const int parent = ::open(file.parent_path().empty() ? "." : file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (parent < 0 || ::fsync(parent) != 0) fail("cannot sync the directory of");
  ::close(parent);
}

void KeyStore::create(const fs::path& directory, base::Random& random, base::Instant now) {
  if (fs::exists(directory) && !fs::is_empty(directory)) {
    throw base::Failure("keys_exist", "there are keys already in " + directory.string(), "name another directory with --keys, or use the installation that is there");
  }
  fs::create_directories(directory);
  fs::permissions(directory, fs::perms::owner_all);
  write_key(directory, "log", {1, random.bytes(32)}, now);
  write_key(directory, "public-id", {1, random.bytes(16)}, now);
  write_key(directory, "cursor", {1, random.bytes(32)}, now);
  write_key(directory, "column", {1, random.bytes(32)}, now);
  write_key(directory, "blind-index", {1, random.bytes(32)}, now);
  write_key(directory, "pepper", {1, random.bytes(32)}, now);
  write_key(directory, vault_name(kOpenEndedKey), {kOpenEndedKey, random.bytes(32)}, now);
}

KeyStore::KeyStore(fs::path directory) : directory_(std::move(directory)) {
  struct stat status {};
  if (::stat(directory_.c_str(), &status) != 0) {
    throw base::Failure("keys_missing", "there is no key directory at " + directory_.string(),
                        "name it with --keys DIR; without its keys nothing sealed can be opened");
  }
  if ((status.st_mode & 077) != 0) {
    throw base::Failure("keys_readable_by_others", directory_.string() + " can be read by others", "chmod 700 " + directory_.string());
  }
  std::vector<fs::path> destroyed;
  for (const auto& entry : fs::directory_iterator(directory_)) {
    if (entry.path().extension() != ".key") continue;
    if (is_destroyed(entry.path())) {
      destroyed.push_back(entry.path());
      continue;
    }
    auto [purpose, key] = read_key(entry.path());
    if (purpose.starts_with("vault-")) {
      vault_[key.id] = std::move(key);
    } else {
      named_[purpose] = std::move(key);
    }
  }
  for (const fs::path& path : destroyed) fs::remove(path);
}

const base::Key& KeyStore::named(const std::string& name) const {
  const auto found = named_.find(name);
  if (found == named_.end()) {
    throw base::Failure("keys_missing", "the key '" + name + "' is missing in " + directory_.string(), "restore the key directory from its own copy");
  }
  return found->second;
}

const base::Key& KeyStore::vault_key(const std::optional<base::Date>& retention_until_on, base::Random& random, base::Instant now) {
  std::uint32_t id = kOpenEndedKey;
  if (retention_until_on) {
    const std::chrono::year_month_day ymd(retention_until_on->days);
    id = static_cast<std::uint32_t>(static_cast<int>(ymd.year())) * 100 + static_cast<unsigned>(ymd.month());
  }
  // A key another process made must never be made anew over it: what is sealed under it could not be opened again.
  if (const base::Key* found = find_vault_key(id)) return *found;
  // Durable before first use, for the same reason: a crash must not lose it.
  const base::Key key{id, random.bytes(32)};
  write_key(directory_, vault_name(id), key, now);
  created_.push_back(id);
  const std::lock_guard lock(mutex_);
  return vault_.emplace(id, key).first->second;
}

const base::Key* KeyStore::find_vault_key(std::uint32_t id) const {
  const std::lock_guard lock(mutex_);
  if (const auto found = vault_.find(id); found != vault_.end()) return &found->second;
  const fs::path path = directory_ / (vault_name(id) + ".key");
  if (!fs::exists(path) || is_destroyed(path)) return nullptr;
  return &vault_.emplace(id, read_key(path).second).first->second;
}

std::vector<std::uint32_t> KeyStore::take_created() { return std::exchange(created_, {}); }

std::vector<std::uint32_t> KeyStore::vault_keys_before(std::uint32_t month) const {
  std::vector<std::uint32_t> numbers;
  const std::lock_guard lock(mutex_);
  for (const auto& [id, key] : vault_) {
    if (id != kOpenEndedKey && id < month) numbers.push_back(id);
  }
  return numbers;
}

std::vector<std::uint32_t> KeyStore::destroy_vault_keys_before(std::uint32_t month) {
  std::vector<std::uint32_t> destroyed = vault_keys_before(month);
  const std::lock_guard lock(mutex_);
  for (const std::uint32_t id : destroyed) {
    const fs::path file = directory_ / (vault_name(id) + ".key");
    write_durably(file, kDestroyed, 0600);
    fs::remove(file);
    vault_.erase(id);
  }
  return destroyed;
}

}  // namespace liaoxin::store
