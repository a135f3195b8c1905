#include "store/connection.hpp"

#include <sqlite3.h>

#include <cstdlib>

#include "base/check.hpp"

namespace liaoxin::store {
namespace {

/// journal, vault, tile, checkpoint: rows are added, never removed, and only these columns change.
int guard(void*, int action, const char* table, const char* column, const char*, const char*) {
  const std::string_view name = table == nullptr ? "" : table;
  const std::string_view field = column == nullptr ? "" : column;
  const bool guarded = name == "journal" || name == "vault" || name == "tile" || name == "checkpoint";
  switch (action) {
    case SQLITE_DELETE:
      return guarded ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_UPDATE: {
      if (!guarded) return SQLITE_OK;
      const bool allowed = (name == "journal" && field == "idx") ||
                           (name == "vault" && (field == "key_id" || field == "salt" || field == "body")) ||
                           (name == "tile" && (field == "width" || field == "data")) ||
                           (name == "checkpoint" && field == "cosigs");
      return allowed ? SQLITE_OK : SQLITE_DENY;
    }
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_VTABLE:
    case SQLITE_ALTER_TABLE:
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return SQLITE_DENY;
    default:
      return SQLITE_OK;
  }
}

std::string pragma(sqlite3* database, const std::string& text) {
  sqlite3_stmt* statement = nullptr;
  std::string value;
  if (sqlite3_prepare_v2(database, text.c_str(), -1, &statement, nullptr) == SQLITE_OK) {
    while (sqlite3_step(statement) == SQLITE_ROW) {
      const auto* found = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
      value = found == nullptr ? "" : found;
    }
  }
  sqlite3_finalize(statement);
  return value;
}

/// Sets and reads back: SQLite stays silent when a setting did not take.
void require(sqlite3* database, const std::string& name, const std::string& set, const std::string& expected) {
  pragma(database, "PRAGMA " + name + "=" + set);
  const std::string value = pragma(database, "PRAGMA " + name);
  if (value != expected) {
    throw base::Failure("database_setting", "the database did not accept " + name + "=" + set + " (it says " + value + ")",
                        "use a local file system");
  }
}

}  // namespace

Rows::~Rows() {
  if (statement_ != nullptr) sqlite3_reset(statement_);
}

bool Rows::next() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_->fail(code, sqlite3_sql(statement_));
  return false;
}

std::int64_t Rows::integer(int column) const { return sqlite3_column_int64(statement_, column); }
std::string Rows::text(int column) const { return std::string(text_view(column)); }
std::string_view Rows::text_view(int column) const {
  const auto* value = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return value == nullptr ? std::string_view{} : std::string_view(value, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}
bool Rows::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::string Rows::blob(int column) const {
  const auto* value = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return value == nullptr ? std::string{} : std::string(value, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}
std::optional<std::int64_t> Rows::maybe_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}
std::optional<base::Instant> Rows::maybe_instant(int column) const {
  const auto micros = maybe_integer(column);
  return micros ? std::optional(base::Instant{*micros}) : std::nullopt;
}
std::optional<std::string> Rows::maybe_text(int column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}
base::Date Rows::date(int column) const {
  const auto value = base::Date::parse(text_view(column));
  if (!value) throw base::Failure("database_corrupt", "a stored date cannot be read", "run liaoxin verify and restore a backup");
  return *value;
}
std::optional<base::Date> Rows::maybe_date(int column) const {
  if (is_null(column)) return std::nullopt;
  return date(column);
}

Connection::Connection(const std::filesystem::path& file, ConnectionRole role) {
  static const bool configured = [] {
    sqlite3_config(SQLITE_CONFIG_LOG, nullptr, nullptr);
    return true;
  }();
  (void)configured;
  const bool exists = std::filesystem::exists(file);
  if (!exists && role != ConnectionRole::maintenance) {
    throw base::Failure("database_missing", "there is no database at " + file.string(), "run liaoxin init --data DIR first");
  }
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (role == ConnectionRole::maintenance ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(file.c_str(), &database_, flags, nullptr);
  if (code != SQLITE_OK) fail(code, "open");
  sqlite3_extended_result_codes(database_, 1);
  sqlite3_busy_timeout(database_, 10'000);
  try {
    // Reads the whole schema, which may span pages, so that a damaged file is called damaged and not a strange setting.
    const int readable = sqlite3_exec(database_, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
    if (readable != SQLITE_OK) fail(readable, "open");
    if (role == ConnectionRole::maintenance && !exists) pragma(database_, "PRAGMA page_size=16384");
    if (role != ConnectionRole::reader) require(database_, "journal_mode", "wal", "wal");
    if (pragma(database_, "PRAGMA journal_mode") != "wal") fail(SQLITE_NOTADB, "journal mode");
    require(database_, "synchronous", "FULL", "2");
    require(database_, "secure_delete", "ON", "1");
    require(database_, "foreign_keys", "ON", "1");
    require(database_, "trusted_schema", "OFF", "0");
    require(database_, "cell_size_check", "ON", "1");
    pragma(database_, "PRAGMA mmap_size=0");
    pragma(database_, role == ConnectionRole::writer ? "PRAGMA cache_size=-65536" : "PRAGMA cache_size=-16384");
    pragma(database_, "PRAGMA temp_store=MEMORY");
    if (role == ConnectionRole::reader) require(database_, "query_only", "ON", "1");
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(database_, SQLITE_LIMIT_LENGTH, 64 << 20);
    sqlite3_limit(database_, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(database_, SQLITE_LIMIT_ATTACHED, role == ConnectionRole::maintenance ? 1 : 0);
    if (role != ConnectionRole::maintenance) sqlite3_set_authorizer(database_, guard, nullptr);
  } catch (...) {
    sqlite3_close_v2(database_);
    throw;
  }
}

Connection::~Connection() {
  for (const auto& [query, prepared] : cache_) sqlite3_finalize(prepared.statement);
  sqlite3_close_v2(database_);
}

void Connection::fail(int code, std::string_view what) const {
  const std::string message = std::string(database_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database_));
  switch (code & 0xff) {
    case SQLITE_FULL:
      throw base::Failure("disk_full", "the disk is full; nothing of this step was kept", "free space and run the same command again");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw base::Failure("database_busy", "another process is writing", "try again in a moment");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw base::Failure("database_corrupt", "the database file is damaged: " + message, "run liaoxin verify --data DIR and restore a backup");
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw base::Failure("database_unreachable", "the database cannot be opened or written: " + message, "check the data directory and its owner");
    case SQLITE_IOERR:
      // A sync or I/O error leaves it unknown what reached the disk: stop, and let recovery at start decide.
      std::fprintf(stderr, "liaoxin: I/O error on the database (%s); stopping at once so that recovery decides what is true\n", message.c_str());
      std::_Exit(1);
    default:
      throw base::Failure("database_failed", message + " in " + std::string(what));
  }
}

const Connection::Prepared& Connection::prepared(const Query& query) {
  const auto found = cache_.find(&query);
  if (found != cache_.end()) {
    CHECK(sqlite3_stmt_busy(found->second.statement) == 0);
    return found->second;
  }
  Prepared prepared;
  const int code = sqlite3_prepare_v3(database_, query.text().data(), static_cast<int>(query.text().size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared.statement, nullptr);
  if (code != SQLITE_OK) fail(code, query.text());
  for (int i = 1; i <= sqlite3_bind_parameter_count(prepared.statement); ++i) {
    const int index = sqlite3_bind_parameter_index(prepared.statement, ("$" + std::to_string(i)).c_str());
    CHECK(index > 0);
    prepared.index_of.push_back(index);
  }
  return cache_.emplace(&query, std::move(prepared)).first->second;
}

void Connection::check(const Query& query) { (void)prepared(query); }

std::int64_t Connection::finish(sqlite3_stmt* statement) {
  int code = sqlite3_step(statement);
  while (code == SQLITE_ROW) code = sqlite3_step(statement);
  if (code != SQLITE_DONE) {
    sqlite3_reset(statement);
    fail(code, sqlite3_sql(statement));
  }
  const std::int64_t changes = sqlite3_changes64(database_);
  sqlite3_reset(statement);
  return changes;
}

void Connection::bind(Slot slot, std::int64_t value) {
  CHECK(sqlite3_bind_int64(slot.prepared.statement, slot.index(), value) == SQLITE_OK);
}
void Connection::bind(Slot slot, std::string_view value) {
  // An empty view may have no address, and no address would bind NULL.
  const char* bytes = value.data() == nullptr ? "" : value.data();
  CHECK(sqlite3_bind_text64(slot.prepared.statement, slot.index(), bytes, value.size(), slot.copies ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK);
}
void Connection::bind(Slot slot, Blob value) {
  CHECK(sqlite3_bind_blob64(slot.prepared.statement, slot.index(), value.bytes.data(), value.bytes.size(), slot.copies ? SQLITE_TRANSIENT : SQLITE_STATIC) == SQLITE_OK);
}
void Connection::bind(Slot slot, std::nullptr_t) {
  CHECK(sqlite3_bind_null(slot.prepared.statement, slot.index()) == SQLITE_OK);
}

void Connection::execute(const std::string& text) {
  char* message = nullptr;
  const int code = sqlite3_exec(database_, text.c_str(), nullptr, nullptr, &message);
  sqlite3_free(message);
  if (code != SQLITE_OK) fail(sqlite3_extended_errcode(database_), text);
}

WriteTransaction::~WriteTransaction() {
  if (open_) sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

// Nothing was written: where the end fails too, what failed first is what counts and is on its way already.
ReadSnapshot::~ReadSnapshot() {
  if (sqlite3_get_autocommit(connection_.handle()) == 0) sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void WriteTransaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

}  // namespace liaoxin::store
