/* The yardstick of `bench import`: plain C that puts the rows a finished import left into an empty installation's
 * database, with the same tables, indexes, settings and rows a commit. Reading them is not timed.
 *   yardstick_import FINISHED.sqlite EMPTY.sqlite ROWS_A_COMMIT      prints the seconds of the inserts */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void fail(sqlite3* database, const char* what) {
  fprintf(stderr, "yardstick_import: %s: %s\n", what, database ? sqlite3_errmsg(database) : "");
  exit(1);
}

static sqlite3* open_database(const char* file, int writable) {
  sqlite3* database;
  if (sqlite3_open_v2(file, &database, writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) fail(database, file);
  const char* settings =
      "PRAGMA journal_mode=wal; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
      "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY";
  if (sqlite3_exec(database, writable ? settings : "PRAGMA cache_size=-65536", NULL, NULL, NULL) != SQLITE_OK) fail(database, "settings");
  return database;
}

/* Rows as one run of bytes: for each value its type, then an integer or a length with bytes. */
struct rows {
  unsigned char* bytes;
  size_t size, capacity, at;
  int64_t count, done;
  int columns;
  sqlite3_stmt* insert;
  int64_t* keys; /* first result column of each row: the number that orders it */
};

static void put(struct rows* rows, const void* bytes, size_t size) {
  if (rows->size + size > rows->capacity) {
    rows->capacity = rows->capacity * 2 + size + (1 << 20);
    rows->bytes = realloc(rows->bytes, rows->capacity);
    if (!rows->bytes) fail(NULL, "memory");
  }
  memcpy(rows->bytes + rows->size, bytes, size);
  rows->size += size;
}

/* The first column orders, the others are inserted. */
static struct rows load(sqlite3* from, sqlite3* to, const char* select, const char* insert) {
  struct rows rows = {0};
  sqlite3_stmt* statement;
  if (sqlite3_prepare_v2(from, select, -1, &statement, NULL) != SQLITE_OK) fail(from, select);
  if (sqlite3_prepare_v3(to, insert, -1, SQLITE_PREPARE_PERSISTENT, &rows.insert, NULL) != SQLITE_OK) fail(to, insert);
  rows.columns = sqlite3_column_count(statement) - 1;
  size_t keys = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    if ((size_t)rows.count == keys) {
      keys = keys * 2 + 1024;
      rows.keys = realloc(rows.keys, keys * sizeof *rows.keys);
    }
    rows.keys[rows.count++] = sqlite3_column_int64(statement, 0);
    for (int column = 1; column <= rows.columns; ++column) {
      unsigned char type = (unsigned char)sqlite3_column_type(statement, column);
      put(&rows, &type, 1);
      if (type == SQLITE_INTEGER) {
        int64_t value = sqlite3_column_int64(statement, column);
        put(&rows, &value, sizeof value);
      } else if (type != SQLITE_NULL) {
        const void* bytes = type == SQLITE_TEXT ? (const void*)sqlite3_column_text(statement, column) : sqlite3_column_blob(statement, column);
        int64_t size = sqlite3_column_bytes(statement, column);
        put(&rows, &size, sizeof size);
        put(&rows, bytes, (size_t)size);
      }
    }
  }
  sqlite3_finalize(statement);
  return rows;
}

static void insert_through(struct rows* rows, int64_t key, sqlite3* database) {
  while (rows->done < rows->count && rows->keys[rows->done] <= key) {
    for (int column = 1; column <= rows->columns; ++column) {
      unsigned char type = rows->bytes[rows->at++];
      int64_t value;
      if (type == SQLITE_NULL) {
        sqlite3_bind_null(rows->insert, column);
        continue;
      }
      memcpy(&value, rows->bytes + rows->at, sizeof value);
      rows->at += sizeof value;
      if (type == SQLITE_INTEGER) {
        sqlite3_bind_int64(rows->insert, column, value);
      } else {
        const char* bytes = (const char*)rows->bytes + rows->at;
        if (type == SQLITE_TEXT) sqlite3_bind_text64(rows->insert, column, bytes, (sqlite3_uint64)value, SQLITE_STATIC, SQLITE_UTF8);
        else sqlite3_bind_blob64(rows->insert, column, bytes, (sqlite3_uint64)value, SQLITE_STATIC);
        rows->at += (size_t)value;
      }
    }
    if (sqlite3_step(rows->insert) != SQLITE_DONE) fail(database, sqlite3_sql(rows->insert));
    sqlite3_reset(rows->insert);
    ++rows->done;
  }
}

static int64_t number(sqlite3* database, const char* query) {
  sqlite3_stmt* statement;
  if (sqlite3_prepare_v2(database, query, -1, &statement, NULL) != SQLITE_OK || sqlite3_step(statement) != SQLITE_ROW) fail(database, query);
  int64_t value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return value;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char** arguments) {
  if (count != 4) return 2;
  sqlite3* from = open_database(arguments[1], 0);
  sqlite3* to = open_database(arguments[2], 1);
  const int64_t batch = atoll(arguments[3]);
  char query[900];
  int64_t row = number(to, "SELECT MAX(row_id) FROM journal");
  const int64_t last = number(from, "SELECT MAX(row_id) FROM journal");

#define LOAD(columns, table, where, order, parameters) \
  (snprintf(query, sizeof query, "SELECT " order ", " columns " FROM " table " WHERE " where " ORDER BY 1", (long long)row), \
   load(from, to, query, "INSERT INTO " table " (" columns ") VALUES (" parameters ")"))
  struct rows journal = LOAD("ledger, row_id, epoch, idx, leaf, leaf_hash", "journal", "row_id > %lld", "row_id", "?,?,?,?,?,?");
  struct rows vault = LOAD("ledger, row_id, class, key_id, salt, body", "vault", "row_id > %lld", "row_id", "?,?,?,?,?,?");
  struct rows record = LOAD(
      "ledger, id, subject_id, item, natural_key, version, row_id, content_hash, import_id, admitted_at, source_unit, deciding_unit, document_number, document_fold, document_on, due_on, "
      "served_on, served_by, told_at, reviewed_by, closed_elements, grade, bars_kind, display_until_on, retention_until_on, cells_filled, cells_expected, ended, ended_at, "
      "stayed, unanswered, open_objections",
      "record", "row_id > %lld", "row_id", "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?");
#undef LOAD
  /* Subjects are ordered by the journal row of their first record, which is nearly the order of their numbers. */
  const double subjects_a_row = (double)number(from, "SELECT MAX(id) FROM subject") / (double)(last - row);
  struct rows subject = load(from, to, "SELECT id, ledger, id, kind, uscc, name, region, status, established_on, merged_into, created_at, tokens FROM subject ORDER BY 1",
                             "INSERT INTO subject (ledger, id, kind, uscc, name, region, status, established_on, merged_into, created_at, tokens) VALUES (?,?,?,?,?,?,?,?,?,?,?)");
  struct rows code = load(from, to, "SELECT subject_id, ledger, code, subject_id, until_at FROM subject_code ORDER BY 1",
                          "INSERT INTO subject_code (ledger, code, subject_id, until_at) VALUES (?,?,?,?)");
  struct rows name = load(from, to, "SELECT subject_id, ledger, folded, subject_id, position, name, from_on, to_on FROM subject_name ORDER BY 1",
                          "INSERT INTO subject_name (ledger, folded, subject_id, position, name, from_on, to_on) VALUES (?,?,?,?,?,?,?)");
  struct rows index = load(from, to, "SELECT id, id, tokens FROM subject ORDER BY 1", "INSERT INTO name_index (rowid, tokens) VALUES (?,?)");
  struct rows tile = load(from, to, "SELECT (n + 1) * (CASE level WHEN 0 THEN 256 WHEN 1 THEN 65536 ELSE 16777216 END), ledger, epoch, level, n, width, data FROM tile ORDER BY 1",
                          "INSERT INTO tile (ledger, epoch, level, n, width, data) VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET width = excluded.width, data = excluded.data");
  snprintf(query, sizeof query, "SELECT size, ledger, epoch, size, root, note FROM checkpoint WHERE size > %lld ORDER BY 1", (long long)row);
  struct rows checkpoint = load(from, to, query, "INSERT INTO checkpoint (ledger, epoch, size, root, note) VALUES (?,?,?,?,?)");

  const double begin = now();
  for (int64_t done = 0; row < last; done += batch) {
    row = row + batch < last ? row + batch : last;
    const int64_t subjects = row == last ? INT64_MAX : (int64_t)(subjects_a_row * (double)(done + batch));
    if (sqlite3_exec(to, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK) fail(to, "begin");
    insert_through(&subject, subjects, to);
    insert_through(&code, subjects, to);
    insert_through(&name, subjects, to);
    insert_through(&index, subjects, to);
    insert_through(&journal, row, to);
    insert_through(&vault, row, to);
    insert_through(&record, row, to);
    insert_through(&tile, row == last ? INT64_MAX : row, to);
    insert_through(&checkpoint, row == last ? INT64_MAX : row, to);
    if (sqlite3_exec(to, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) fail(to, "commit");
  }
  printf("%.6f\n", now() - begin);
  return 0;
}
