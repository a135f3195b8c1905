#include "app/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <span>

#include "app/endings.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "journal/note.hpp"
#include "store/endings.hpp"
#include "store/public_queries.hpp"
#include "store/units.hpp"

namespace liaoxin::app {
namespace fs = std::filesystem;
using base::refuse;
using base::RefusalWord;

namespace {

std::string file_hash(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  base::Sha256Stream stream;
  std::string piece(1 << 20, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    stream.add(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
  }
  return base::hex(base::view(stream.finish()));
}

void sync_file(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 || ::fsync(descriptor) != 0) throw base::Failure("file_failed", "cannot sync " + file.string(), "check the disk");
  ::close(descriptor);
}

/// The places under which a copy is verified: its database, the installation's keys, and no mark of its own.
Places places_of_copy(const fs::path& directory, const fs::path& keys) {
  Places places;
  places.data = directory;
  places.keys = keys;
  places.mark = directory / "no.mark";
  places.erasures = directory / "no.erasures";
  return places;
}

void erase_again(const fs::path& database, const fs::path& list) {
  store::Connection connection(database, store::ConnectionRole::maintenance);
  store::WriteTransaction transaction(connection);
  for (const store::StoredEnding& line : read_endings(list).lines) {
    if (line.word != ending::kErased) continue;
    if (const std::int64_t row = store::row_with_leaf(connection, line.version, line.leaf_hash); row > 0) store::erase_bodies(connection, row);
  }
  transaction.commit();
  connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

const char* const kDatabase = "liaoxin.sqlite";
const char* const kManifest = "manifest.note";

}  // namespace

BackupResult make_backup(const Places& places, const fs::path& directory, base::Instant now) {
  if (fs::exists(directory / kDatabase) || fs::exists(directory / kManifest)) {
    throw base::Failure("backup_exists", "there is a backup in " + directory.string() + " already", "name a new directory");
  }
  if (!fs::exists(places.database())) throw base::Failure("database_missing", "there is no database at " + places.database().string(), "name the right directory with --data");
  const store::KeyStore keys(places.keys);
  fs::create_directories(directory);
  fs::permissions(directory, fs::perms::owner_all);  // held and ended rows stand in it
  const fs::path copy = directory / kDatabase, temporary = directory / "liaoxin.sqlite.new";
  fs::remove(temporary);
  std::string origin;
  {
    // VACUUM INTO takes one consistent state while others write, and leaves no freed page in the copy.
    store::Connection connection(places.database(), store::ConnectionRole::maintenance);
    require_schema(connection);
    origin = store::meta(connection, "origin");
    std::string quoted;
    for (const char c : temporary.string()) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    connection.execute("VACUUM INTO '" + quoted + "'");
  }
  {
    store::Connection connection(temporary, store::ConnectionRole::maintenance);  // sets WAL, which VACUUM INTO leaves out
  }
  sync_file(temporary);
  fs::rename(temporary, copy);
  for (const char* ending : {"-wal", "-shm"}) fs::remove(temporary.string() + ending);
  const VerifyReport report = verify_data(places_of_copy(directory, places.keys));
  for (const char* ending : {"-wal", "-shm"}) fs::remove(copy.string() + ending);
  if (!report.passed()) {
    fs::remove(copy);
    throw base::Failure("backup_damaged", "the data does not verify, so no backup was kept: " + report.first_wrong, "run liaoxin verify --data DIR; restore the last good backup");
  }
  const BackupResult result{report.leaves, file_hash(copy)};
  const base::json::object manifest{{"format", "liaoxin/backup/v1"}, {"origin", origin}, {"created_at", now.rfc3339()}, {"log_size", report.leaves},
                                    {"records", report.records}, {"sha256", result.database_hash}};
  const journal::Ed25519Signer signer(origin, keys.log_key().bytes);
  store::write_durably(directory / kManifest, journal::sign_note(base::canonical_json(manifest) + "\n", signer), 0600);
  return result;
}

base::Result<VerifyReport> restore_backup(const fs::path& directory, const Places& target) {
  // 1. Nothing that is there is ever overwritten.
  if (fs::exists(target.database())) return refuse(RefusalWord::restore_target_exists, target.data.string());
  // 2. The manifest is signed by the log's key, and the file is the one it speaks of.
  std::ifstream in(directory / kManifest, std::ios::binary);
  if (!in) return refuse(RefusalWord::file_unreadable, (directory / kManifest).string());
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const store::KeyStore keys(target.keys);
  const auto note = journal::parse_note(text);
  const auto manifest = note ? base::parse_json(note->text) : base::Result<base::json::value>(std::unexpected(note.error()));
  if (!manifest || !manifest->is_object() || !manifest->get_object().contains("origin") || !manifest->get_object().contains("sha256")) return refuse(RefusalWord::backup_manifest_false);
  const journal::VerifierKey key = journal::verifier_key(std::string(manifest->get_object().at("origin").as_string()), base::ed25519_public(keys.log_key().bytes));
  if (!journal::verify_note(*note, std::span(&key, 1))) return refuse(RefusalWord::backup_manifest_false);
  if (!fs::exists(directory / kDatabase) || file_hash(directory / kDatabase) != std::string_view(manifest->get_object().at("sha256").as_string())) {
    return refuse(RefusalWord::backup_hash_false);
  }
  // 3. Copied beside the target, verified there, and only then moved into place.
  fs::create_directories(target.data);
  fs::permissions(target.data, fs::perms::owner_all);
  const fs::path staging = target.data / "restoring";
  fs::remove_all(staging);
  fs::create_directories(staging);
  fs::copy_file(directory / kDatabase, staging / kDatabase);
  const VerifyReport report = verify_data(places_of_copy(staging, target.keys));
  if (!report.passed()) {
    fs::remove_all(staging);
    return refuse(RefusalWord::backup_not_verified, report.first_wrong);
  }
  // 4. What was erased since the copy was made is erased in it before anyone can read it.
  erase_again(staging / kDatabase, target.erasures);
  for (const char* ending : {"-wal", "-shm"}) fs::remove((staging / kDatabase).string() + ending);
  sync_file(staging / kDatabase);
  fs::rename(staging / kDatabase, target.database());
  fs::remove_all(staging);
  sync_file(target.data);
  return report;
}

}  // namespace liaoxin::app
