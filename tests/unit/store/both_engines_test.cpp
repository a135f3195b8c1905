// One SQL text for both engines: every statement is prepared on SQLite and on a private PostgreSQL.
#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

#include "store/connection.hpp"
#include "store/query.hpp"
#include "store/schema.hpp"

namespace liaoxin::store {
namespace {

namespace fs = std::filesystem;
const std::string kBin = "/usr/lib/postgresql/15/bin/";

/// A PostgreSQL of the test's own, on a socket in a directory of its own. initdb refuses root, so root uses an ordinary
/// user made for it.
class PrivatePostgres {
 public:
  PrivatePostgres() : directory_(fs::temp_directory_path() / ("liaoxin-pg-" + std::to_string(::getpid()))) {
    fs::create_directories(directory_);
    if (::geteuid() == 0) {
      if (::getpwnam("liaoxin-test") == nullptr) run("useradd --system --no-create-home --shell /usr/sbin/nologin liaoxin-test");
      run("chown liaoxin-test " + directory_.string());
      prefix_ = "setpriv --reuid=liaoxin-test --regid=liaoxin-test --clear-groups ";
    }
    const std::string data = (directory_ / "data").string();
    ready_ = run(prefix_ + kBin + "initdb -D " + data + " -U liaoxin -A trust -k --no-sync -E UTF8 --locale=C.UTF-8") &&
             run("cd " + directory_.string() + " && " + prefix_ + kBin + "pg_ctl -D " + data + " -l " + (directory_ / "log").string() + " -w -o \"-c listen_addresses='' -k " +
                 directory_.string() + "\" start");
  }
  ~PrivatePostgres() {
    if (ready_) run("cd " + directory_.string() + " && " + prefix_ + kBin + "pg_ctl -D " + (directory_ / "data").string() + " -m immediate stop");
    fs::remove_all(directory_);
  }
  [[nodiscard]] bool ready() const { return ready_; }
  [[nodiscard]] std::string address() const { return "host=" + directory_.string() + " user=liaoxin dbname=postgres"; }

 private:
  static bool run(const std::string& command) { return std::system(("(" + command + ") >/dev/null 2>&1").c_str()) == 0; }
  fs::path directory_;
  std::string prefix_;
  bool ready_ = false;
};

/// Whether a step of a query plan reads a whole table that grows with the province.
bool reads_all_of_a_big_table(const std::string& step) {
  static const char* const kBig[] = {"journal", "vault", "record", "record_version", "subject", "subject_code", "subject_name", "act", "ending", "notice"};
  for (const std::string table : kBig) {
    if (step == "SCAN " + table || step.starts_with("SCAN " + table + " ")) return true;
    if (step.starts_with("SEARCH " + table + " ") && step.ends_with("(ledger=?)")) return true;
  }
  return false;
}

TEST(SqliteOnly, NoStatementReadsAWholeBigTableButThoseThatMustCountOrSweepIt) {
  const fs::path file = fs::temp_directory_path() / ("liaoxin-plan-" + std::to_string(::getpid()) + ".sqlite");
  {
    Connection schema(file, ConnectionRole::maintenance);
    for (const std::string& statement : schema_statements(Engine::sqlite)) schema.execute(statement);
  }
  Connection maintenance(file, ConnectionRole::maintenance);
  std::set<std::string> found;
  for (const Query* query : Query::all()) {
    if (query->engine() == Query::Engine::postgresql_only) continue;
    sqlite3_stmt* statement = nullptr;
    ASSERT_EQ(sqlite3_prepare_v2(maintenance.handle(), ("EXPLAIN QUERY PLAN " + std::string(query->text())).c_str(), -1, &statement, nullptr), SQLITE_OK) << query->text();
    while (sqlite3_step(statement) == SQLITE_ROW) {
      if (reads_all_of_a_big_table(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3)))) found.insert(std::string(query->text()).substr(0, 160));
    }
    sqlite3_finalize(statement);
  }
  // Those that count everything, sweep once a minute or a month, or follow a merger.
  static const char* const kMeant[] = {"SELECT COUNT(*) FROM subject ", "SELECT SUM(CASE WHEN ended = 0 ",
                                       "UPDATE record SET document_on = NULL, "};
  for (const char* meant : kMeant) {
    const auto known = std::ranges::find_if(found, [&](const std::string& text) { return text.starts_with(meant); });
    ASSERT_NE(known, found.end()) << meant << " reads no whole table any more: take it off this list";
    found.erase(known);
  }
  for (const std::string& text : found) ADD_FAILURE() << "reads a whole table: " << text;
}

TEST(BothEngines, EveryStatementIsPreparedOnSqlite) {
  const fs::path file = fs::temp_directory_path() / ("liaoxin-prepare-" + std::to_string(::getpid()) + ".sqlite");
  {
    Connection maintenance(file, ConnectionRole::maintenance);
    for (const std::string& statement : schema_statements(Engine::sqlite)) maintenance.execute(statement);
  }
  Connection connection(file, ConnectionRole::writer);
  ASSERT_GT(Query::all().size(), 80u);
  for (const Query* query : Query::all()) {
    if (query->engine() != Query::Engine::postgresql_only) {
      EXPECT_NO_THROW(connection.check(*query)) << query->text();
    }
    EXPECT_EQ(query->text().find("REPLACE INTO"), std::string_view::npos) << query->text();
    EXPECT_EQ(query->text().find("OR REPLACE"), std::string_view::npos) << query->text();
  }
  for (const char* ending : {"", "-wal", "-shm"}) fs::remove(file.string() + ending);
}

TEST(BothEngines, EveryStatementIsPreparedOnPostgresql) {
  if (!fs::exists(kBin + "initdb")) GTEST_SKIP() << "PostgreSQL 15 is not installed";
  const PrivatePostgres server;
  ASSERT_TRUE(server.ready());
  PGconn* connection = PQconnectdb(server.address().c_str());
  ASSERT_EQ(PQstatus(connection), CONNECTION_OK) << PQerrorMessage(connection);
  for (const std::string& statement : schema_statements(Engine::postgresql)) {
    PGresult* result = PQexec(connection, statement.c_str());
    EXPECT_EQ(PQresultStatus(result), PGRES_COMMAND_OK) << statement << "\n" << PQresultErrorMessage(result);
    PQclear(result);
  }
  for (const Query* query : Query::all()) {
    if (query->engine() == Query::Engine::sqlite_only) continue;
    PGresult* result = PQprepare(connection, "", std::string(query->text()).c_str(), 0, nullptr);
    EXPECT_EQ(PQresultStatus(result), PGRES_COMMAND_OK) << query->text() << "\n" << PQresultErrorMessage(result);
    PQclear(result);
  }
  PQfinish(connection);
}

}  // namespace
}  // namespace liaoxin::store
