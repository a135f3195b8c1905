#pragma once
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/seal.hpp"

namespace liaoxin::store {

/// The key directory: 0700, one 0600 file per key, never inside a backup. One purpose per key. Several processes use it
/// at once: a key another one made since is found on its first use. Reading is safe from several threads.
/// Throws Failure: keys_missing, keys_readable_by_others, key_damaged.
class KeyStore {
 public:
  /// Makes the directory with the keys every installation needs. Refuses an existing non-empty directory.
  static void create(const std::filesystem::path& directory, base::Random& random, base::Instant now);
  explicit KeyStore(std::filesystem::path directory);

  /// Seed of the Ed25519 key that signs checkpoints.
  [[nodiscard]] const base::Key& log_key() const { return named("log"); }
  /// AES-128 key of public identifiers (`org-…`, `rec-…`).
  [[nodiscard]] const base::Key& public_id_key() const { return named("public-id"); }
  /// Key of the page cursors of the public face.
  [[nodiscard]] const base::Key& cursor_key() const { return named("cursor"); }

  /// Seals personal columns: ID numbers, secrets of second factors.
  [[nodiscard]] const base::Key& column_key() const { return named("column"); }
  /// Of the keyed hash by which an ID number is found again.
  [[nodiscard]] const base::Key& blind_index_key() const { return named("blind-index"); }
  /// Mixed into every password before it is hashed.
  [[nodiscard]] const base::Key& pepper() const { return named("pepper"); }

  /// Key that seals bodies whose retention ends in the month of `retention_until_on`; nothing = open-ended key.
  /// Makes the key, durably, when the month has none yet; `take_created()` then tells it. Only inside a write
  /// transaction, which keeps other processes from making it at the same time.
  [[nodiscard]] const base::Key& vault_key(const std::optional<base::Date>& retention_until_on, base::Random& random, base::Instant now);
  /// The key with this number, or nothing when it was destroyed or never existed.
  [[nodiscard]] const base::Key* find_vault_key(std::uint32_t id) const;
  /// Numbers of vault keys made since the last call.
  [[nodiscard]] std::vector<std::uint32_t> take_created();
  /// Numbers of the keys of months before `month` (YYYYMM).
  [[nodiscard]] std::vector<std::uint32_t> vault_keys_before(std::uint32_t month) const;
  /// Overwrites and removes the keys of months before `month` (YYYYMM); gives their numbers.
  std::vector<std::uint32_t> destroy_vault_keys_before(std::uint32_t month);

 private:
  [[nodiscard]] const base::Key& named(const std::string& name) const;

  std::filesystem::path directory_;
  std::map<std::string, base::Key> named_;
  mutable std::mutex mutex_;  ///< of `vault_`
  mutable std::map<std::uint32_t, base::Key> vault_;
  std::vector<std::uint32_t> created_;
};

/// Number of the open-ended vault key.
inline constexpr std::uint32_t kOpenEndedKey = 1;

/// Writes bytes to a new file and syncs file and directory. Throws Failure("file_failed") or ("disk_full").
void write_durably(const std::filesystem::path& file, std::string_view bytes, int mode);

}  // namespace liaoxin::store
