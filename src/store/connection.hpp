#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/dates.hpp"
#include "base/failure.hpp"
#include "store/query.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace liaoxin::store {

/// Bytes to bind as a BLOB; a plain string_view binds as text.
struct Blob {
  std::string_view bytes;
};

/// The rows of one running query. Column numbers start at 0. Resets the statement when it goes out of scope.
class Rows {
 public:
  Rows(Rows&& other) noexcept : statement_(other.statement_), connection_(other.connection_) { other.statement_ = nullptr; }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  Rows& operator=(Rows&&) = delete;
  ~Rows();

  [[nodiscard]] bool next();
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::string_view text_view(int column) const;  ///< valid until next()
  [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::string blob(int column) const;
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(int column) const;
  [[nodiscard]] std::optional<base::Instant> maybe_instant(int column) const;
  [[nodiscard]] std::optional<std::string> maybe_text(int column) const;
  [[nodiscard]] base::Date date(int column) const;
  [[nodiscard]] std::optional<base::Date> maybe_date(int column) const;
  [[nodiscard]] base::Instant instant(int column) const { return {integer(column)}; }

 private:
  friend class Connection;
  Rows(sqlite3_stmt* statement, class Connection* connection) : statement_(statement), connection_(connection) {}
  sqlite3_stmt* statement_;
  class Connection* connection_;
};

/// What a connection may do. The writer adds rows; a reader sees; maintenance makes schema, backup and clean-up.
enum class ConnectionRole { writer, reader, maintenance };

/// One SQLite connection with the settings of security: WAL, FULL sync, secure delete, defensive, guarded tables.
/// Throws Failure: database_missing, database_corrupt, database_busy, disk_full, database_failed.
class Connection {
 public:
  Connection(const std::filesystem::path& file, ConnectionRole role);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Runs a query that returns rows.
  template <class... Values>
  [[nodiscard]] Rows select(const Query& query, const Values&... values) {
    const Prepared& prepared = this->prepared(query);
    int position = 0;
    (bind({prepared, ++position, true}, values), ...);
    return Rows(prepared.statement, this);
  }
  /// Runs a query without rows; gives the number of rows changed.
  template <class... Values>
  std::int64_t run(const Query& query, const Values&... values) {
    const Prepared& prepared = this->prepared(query);
    int position = 0;
    (bind({prepared, ++position, false}, values), ...);
    return finish(prepared.statement);
  }
  /// Runs plain text, for DDL, PRAGMA and transactions.
  void execute(const std::string& text);
  /// Prepares and discards, for the test of every statement.
  void check(const Query& query);
  [[nodiscard]] sqlite3* handle() const { return database_; }

 private:
  friend class Rows;
  /// A statement with the place of each `$n` in it: on SQLite they are named, and a text may use them out of order.
  struct Prepared {
    sqlite3_stmt* statement = nullptr;
    std::vector<int> index_of;
  };
  /// Where a value goes. What outlives the statement's run need not be copied.
  struct Slot {
    const Prepared& prepared;
    int position;
    bool copies;
    [[nodiscard]] int index() const { return prepared.index_of[static_cast<std::size_t>(position - 1)]; }
  };
  const Prepared& prepared(const Query& query);
  std::int64_t finish(sqlite3_stmt* statement);
  [[noreturn]] void fail(int code, std::string_view what) const;

  void bind(Slot slot, std::int64_t value);
  void bind(Slot slot, int value) { bind(slot, static_cast<std::int64_t>(value)); }
  void bind(Slot slot, bool value) { bind(slot, static_cast<std::int64_t>(value)); }
  void bind(Slot slot, std::string_view value);
  void bind(Slot slot, const std::string& value) { bind(slot, std::string_view(value)); }
  void bind(Slot slot, const char* value) { bind(slot, std::string_view(value)); }
  void bind(Slot slot, Blob value);
  void bind(Slot slot, base::Date value) { bind({slot.prepared, slot.position, true}, std::string_view(value.iso())); }
  void bind(Slot slot, base::Instant value) { bind(slot, value.micros); }
  void bind(Slot slot, std::nullptr_t);
  template <class T>
  void bind(Slot slot, const std::optional<T>& value) {
    if (value) {
      bind(slot, *value);
    } else {
      bind(slot, nullptr);
    }
  }

  sqlite3* database_ = nullptr;
  std::unordered_map<const Query*, Prepared> cache_;
};

/// BEGIN IMMEDIATE until commit(); rolls back when it goes out of scope uncommitted.
class WriteTransaction {
 public:
  explicit WriteTransaction(Connection& connection) : connection_(connection) { connection_.execute("BEGIN IMMEDIATE"); }
  ~WriteTransaction();
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

/// One consistent snapshot for several reads.
class ReadSnapshot {
 public:
  explicit ReadSnapshot(Connection& connection) : connection_(connection) { connection_.execute("BEGIN"); }
  ~ReadSnapshot();
  ReadSnapshot(const ReadSnapshot&) = delete;
  ReadSnapshot& operator=(const ReadSnapshot&) = delete;

 private:
  Connection& connection_;
};

}  // namespace liaoxin::store
