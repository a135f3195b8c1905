/* The yardstick of `bench inquiry`: clients that make the reads an inquiry needs, each on a connection of its own, and add one
 * raw row a look, committed in groups: whoever comes while a commit runs goes into the next one. No gate, no seal, no tree.
 *   yardstick_inquiry DATABASE CODES CLIENTS SECONDS      CODES: a file, one a line; prints looks a second */
#define _GNU_SOURCE
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SUBJECT, RECORDS, VAULT, FIGURES, STATEMENTS };
static const char* const texts[STATEMENTS] = {
    "SELECT s.id, s.kind, s.uscc, s.name, s.region, s.status, s.established_on, s.merged_into FROM subject_code c JOIN subject s ON s.ledger = 0 AND s.id = c.subject_id "
    "WHERE c.ledger = 0 AND c.code = ?",
    "SELECT row_id, source_unit, deciding_unit, id, item, version, content_hash, admitted_at, document_number, document_on, served_on, told_at, display_until_on, ended "
    "FROM record WHERE ledger = 0 AND subject_id = ? ORDER BY id",
    "SELECT key_id, salt, body FROM vault WHERE ledger = 0 AND row_id = ? AND class = 2",
    "SELECT unit, item, accepted, last_at FROM unit_figure WHERE ledger = 0",
};
enum { ROW_BYTES = 400 };

static const char* database_file;
static char (*codes)[40];
static size_t code_count;
static double seconds;

/* The queue: rows that wait, and the number of the group that will take them. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static sqlite3* writer;
static sqlite3_stmt* insert;
static int waiting, is_led;
static long group = 1, durable_group;
static volatile long sink;

static void fail(sqlite3* database, const char* what) {
  fprintf(stderr, "yardstick_inquiry: %s: %s\n", what, database ? sqlite3_errmsg(database) : "");
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void read_all(sqlite3_stmt* statement) {
  while (sqlite3_step(statement) == SQLITE_ROW) {
    for (int column = 0; column < sqlite3_column_count(statement); ++column) sink += sqlite3_column_bytes(statement, column);
  }
  sqlite3_reset(statement);
}

static void make_reads(sqlite3* database, sqlite3_stmt** statements, const char* code) {
  sqlite3_exec(database, "BEGIN", NULL, NULL, NULL);
  sqlite3_bind_text(statements[SUBJECT], 1, code, -1, SQLITE_STATIC);
  if (sqlite3_step(statements[SUBJECT]) != SQLITE_ROW) fail(database, "a code is unknown");
  sqlite3_bind_int64(statements[RECORDS], 1, sqlite3_column_int64(statements[SUBJECT], 0));
  while (sqlite3_step(statements[RECORDS]) == SQLITE_ROW) {
    sqlite3_bind_int64(statements[VAULT], 1, sqlite3_column_int64(statements[RECORDS], 0));
    read_all(statements[VAULT]);
  }
  sqlite3_reset(statements[RECORDS]);
  sqlite3_reset(statements[SUBJECT]);
  read_all(statements[FIGURES]);
  sqlite3_exec(database, "COMMIT", NULL, NULL, NULL);
}

/* Returns when the caller's row is durable. */
static void add_row(void) {
  pthread_mutex_lock(&lock);
  ++waiting;
  const long mine = group;
  while (durable_group < mine) {
    if (is_led) {
      pthread_cond_wait(&changed, &lock);
      continue;
    }
    is_led = 1;
    const int rows = waiting;
    const long taken = group++;
    waiting = 0;
    pthread_mutex_unlock(&lock);
    if (sqlite3_exec(writer, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK) fail(writer, "begin");
    for (int row = 0; row < rows; ++row) {
      if (sqlite3_step(insert) != SQLITE_DONE) fail(writer, "insert");
      sqlite3_reset(insert);
    }
    if (sqlite3_exec(writer, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) fail(writer, "commit");
    pthread_mutex_lock(&lock);
    is_led = 0;
    durable_group = taken;
    pthread_cond_broadcast(&changed);
  }
  pthread_mutex_unlock(&lock);
}

static void* client(void* argument) {
  unsigned seed = (unsigned)(size_t)argument;
  sqlite3* database;
  sqlite3_stmt* statements[STATEMENTS];
  if (sqlite3_open_v2(database_file, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) fail(database, "open");
  sqlite3_exec(database, "PRAGMA query_only=ON", NULL, NULL, NULL);
  for (int i = 0; i < STATEMENTS; ++i) {
    if (sqlite3_prepare_v3(database, texts[i], -1, SQLITE_PREPARE_PERSISTENT, &statements[i], NULL) != SQLITE_OK) fail(database, "prepare");
  }
  long looks = 0;
  for (const double until = now() + seconds; now() < until; ++looks) {
    make_reads(database, statements, codes[(size_t)rand_r(&seed) % code_count]);
    add_row();
  }
  return (void*)looks;
}

int main(int count, char** arguments) {
  if (count != 5) fail(NULL, "usage: yardstick_inquiry DATABASE CODES CLIENTS SECONDS");
  database_file = arguments[1];
  FILE* in = fopen(arguments[2], "r");
  if (!in) fail(NULL, "codes");
  char code[40];
  while (fscanf(in, "%39s", code) == 1) {
    codes = realloc(codes, (code_count + 1) * sizeof *codes);
    memcpy(codes[code_count++], code, sizeof code);
  }
  fclose(in);
  const int clients = atoi(arguments[3]);
  seconds = atof(arguments[4]);
  if (sqlite3_open(database_file, &writer) != SQLITE_OK) fail(writer, "open");
  if (sqlite3_exec(writer, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; CREATE TABLE IF NOT EXISTS raw_look (id INTEGER PRIMARY KEY, row BLOB NOT NULL)", NULL, NULL, NULL) !=
      SQLITE_OK) {
    fail(writer, "settings");
  }
  if (sqlite3_prepare_v3(writer, "INSERT INTO raw_look (row) VALUES (?)", -1, SQLITE_PREPARE_PERSISTENT, &insert, NULL) != SQLITE_OK) fail(writer, "prepare");
  static unsigned char row[ROW_BYTES];
  memset(row, 0xA5, sizeof row);
  sqlite3_bind_blob(insert, 1, row, sizeof row, SQLITE_STATIC);
  pthread_t* threads = calloc((size_t)clients, sizeof *threads);
  const double started = now();
  for (int i = 0; i < clients; ++i) pthread_create(&threads[i], NULL, client, (void*)(size_t)(i + 1));
  long looks = 0;
  for (int i = 0; i < clients; ++i) {
    void* of_one;
    pthread_join(threads[i], &of_one);
    looks += (long)of_one;
  }
  printf("%.1f\n", (double)looks / (now() - started));
  return 0;
}
