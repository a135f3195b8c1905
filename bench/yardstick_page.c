/* The yardstick of `bench page`: a bare epoll server that makes the same reads for an organisation and sends the same
 * bytes, learned from the real server. No parsing beyond the path, no checks, no drawing.
 *   yardstick_page DATABASE PORT ANSWERS THREADS     ANSWERS: lines "PATH CODE LENGTH\n" each followed by LENGTH bytes */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

struct answer {
  char path[160], code[40];
  size_t length;
  char* bytes;
};
static struct answer* answers;
static size_t answer_count;
static const char* database_file;
static int port;

static void fail(const char* what) {
  fprintf(stderr, "yardstick_page: %s\n", what);
  exit(1);
}

static int by_path(const void* left, const void* right) { return strcmp(((const struct answer*)left)->path, ((const struct answer*)right)->path); }

static void load(const char* file) {
  FILE* in = fopen(file, "rb");
  if (!in) fail("answers");
  size_t capacity = 0;
  for (;;) {
    if (answer_count == capacity) {
      capacity = capacity * 2 + 64;
      answers = realloc(answers, capacity * sizeof *answers);
    }
    struct answer* answer = &answers[answer_count];
    if (fscanf(in, "%159s %39s %zu", answer->path, answer->code, &answer->length) != 3) break;
    fgetc(in);
    answer->bytes = malloc(answer->length);
    if (fread(answer->bytes, 1, answer->length, in) != answer->length) fail("answers are cut off");
    ++answer_count;
  }
  fclose(in);
  qsort(answers, answer_count, sizeof *answers, by_path);
}

enum { SUBJECT, NAMES, RECORDS, VAULT, UNIT, INDEX, SIZE, FIGURES, STATEMENTS };
static const char* const texts[STATEMENTS] = {
    "SELECT s.id, s.kind, s.uscc, s.name, s.region, s.status, s.established_on, s.merged_into FROM subject_code c JOIN subject s ON s.ledger = 0 AND s.id = c.subject_id "
    "WHERE c.ledger = 0 AND c.code = ?",
    "SELECT name, from_on, to_on FROM subject_name WHERE ledger = 0 AND subject_id = ? AND position > 0 ORDER BY position",
    "SELECT row_id, source_unit, deciding_unit, id, item, version, content_hash, admitted_at, document_number, document_on, served_on, told_at, display_until_on, ended "
    "FROM record WHERE ledger = 0 AND subject_id = ? ORDER BY id",
    "SELECT key_id, salt, body FROM vault WHERE ledger = 0 AND row_id = ? AND class = 2",
    "SELECT id, uscc, name, kind, region FROM unit WHERE ledger = 0 AND uscc = ?",
    "SELECT idx FROM journal WHERE ledger = 0 AND row_id = ?",
    "SELECT size FROM checkpoint WHERE ledger = 0 AND epoch = 0 ORDER BY size DESC LIMIT 1",
    "SELECT unit, item, accepted, last_at FROM unit_figure WHERE ledger = 0",
};

static long sink;

static void read_all(sqlite3_stmt* statement) {
  while (sqlite3_step(statement) == SQLITE_ROW) {
    for (int column = 0; column < sqlite3_column_count(statement); ++column) sink += sqlite3_column_bytes(statement, column);
  }
  sqlite3_reset(statement);
}

static void make_reads(sqlite3* database, sqlite3_stmt** statements, const char* code) {
  sqlite3_exec(database, "BEGIN", NULL, NULL, NULL);
  read_all(statements[SIZE]);
  sqlite3_bind_text(statements[SUBJECT], 1, code, -1, SQLITE_STATIC);
  if (sqlite3_step(statements[SUBJECT]) == SQLITE_ROW) {
    const sqlite3_int64 id = sqlite3_column_int64(statements[SUBJECT], 0);
    sqlite3_bind_int64(statements[NAMES], 1, id);
    read_all(statements[NAMES]);
    sqlite3_bind_int64(statements[RECORDS], 1, id);
    while (sqlite3_step(statements[RECORDS]) == SQLITE_ROW) {
      const sqlite3_int64 row = sqlite3_column_int64(statements[RECORDS], 0);
      sqlite3_bind_int64(statements[VAULT], 1, row);
      read_all(statements[VAULT]);
      for (int column = 1; column <= 2; ++column) {
        sqlite3_bind_text(statements[UNIT], 1, (const char*)sqlite3_column_text(statements[RECORDS], column), -1, SQLITE_TRANSIENT);
        read_all(statements[UNIT]);
      }
      sqlite3_bind_int64(statements[INDEX], 1, row);
      read_all(statements[INDEX]);
    }
    sqlite3_reset(statements[RECORDS]);
  }
  sqlite3_reset(statements[SUBJECT]);
  read_all(statements[FIGURES]);
  sqlite3_exec(database, "COMMIT", NULL, NULL, NULL);
}

static void send_all(int connection, const char* bytes, size_t length) {
  while (length > 0) {
    const ssize_t sent = send(connection, bytes, length, MSG_NOSIGNAL);
    if (sent < 0) return;
    bytes += sent;
    length -= (size_t)sent;
  }
}

static void* serve(void* nothing) {
  (void)nothing;
  sqlite3* database;
  sqlite3_stmt* statements[STATEMENTS];
  if (sqlite3_open_v2(database_file, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) fail("database");
  sqlite3_exec(database, "PRAGMA query_only=ON; PRAGMA cache_size=-16384", NULL, NULL, NULL);
  for (int i = 0; i < STATEMENTS; ++i) {
    if (sqlite3_prepare_v3(database, texts[i], -1, SQLITE_PREPARE_PERSISTENT, &statements[i], NULL) != SQLITE_OK) fail(sqlite3_errmsg(database));
  }
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  setsockopt(listener, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (bind(listener, (struct sockaddr*)&address, sizeof address) != 0 || listen(listener, 512) != 0) fail("port");
  const int events = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
  epoll_ctl(events, EPOLL_CTL_ADD, listener, &event);
  for (;;) {
    struct epoll_event ready[64];
    const int count = epoll_wait(events, ready, 64, -1);
    for (int i = 0; i < count; ++i) {
      const int connection = ready[i].data.fd;
      if (connection == listener) {
        for (int accepted; (accepted = accept4(listener, NULL, NULL, 0)) >= 0;) {
          setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
          event = (struct epoll_event){.events = EPOLLIN, .data.fd = accepted};
          epoll_ctl(events, EPOLL_CTL_ADD, accepted, &event);
        }
        continue;
      }
      char request[4096];
      const ssize_t size = recv(connection, request, sizeof request - 1, 0);
      if (size <= 0) {
        close(connection);
        continue;
      }
      request[size] = 0;
      struct answer asked;
      if (sscanf(request, "GET %159s ", asked.path) != 1) fail("request");
      const struct answer* answer = bsearch(&asked, answers, answer_count, sizeof *answers, by_path);
      if (!answer) fail("unknown path");
      make_reads(database, statements, answer->code);
      send_all(connection, answer->bytes, answer->length);
    }
  }
  return NULL;
}

int main(int count, char** arguments) {
  if (count != 5) return 2;
  database_file = arguments[1];
  port = atoi(arguments[2]);
  load(arguments[3]);
  for (int i = atoi(arguments[4]); i > 1; --i) {
    pthread_t thread;
    pthread_create(&thread, NULL, serve, NULL);
  }
  serve(NULL);
}
