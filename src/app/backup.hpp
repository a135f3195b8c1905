#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "app/platform.hpp"
#include "app/verify.hpp"
#include "base/refusal.hpp"

/// Backups hold the database and a signed manifest, never a key. A backup is verified when it is made and again when it
/// is restored.
namespace liaoxin::app {

struct BackupResult {
  std::int64_t log_size = 0;
  std::string database_hash;  ///< SHA-256, hex
};

/// Writes `directory`/liaoxin.sqlite and `directory`/manifest.note: consistent, checked, synced. Throws Failure:
/// backup_exists, backup_damaged (the copy does not verify), disk_full.
BackupResult make_backup(const Places& places, const std::filesystem::path& directory, base::Instant now);

/// Puts a backup in place of nothing: the target must not exist. Manifest signature, file hash and the whole data are
/// checked before it is moved there, and what was erased since the backup is erased in it again. When the log is behind
/// the mark file the data is readable, but for what ended since, and refuses every write (journal_rollback). Refusals: backup_manifest_false, backup_hash_false, backup_not_verified, restore_target_exists.
[[nodiscard]] base::Result<VerifyReport> restore_backup(const std::filesystem::path& directory, const Places& target);

}  // namespace liaoxin::app
