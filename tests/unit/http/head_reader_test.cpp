// What the reader of request heads takes and what it refuses: nothing that two readers could understand differently.
#include <gtest/gtest.h>

#include "http/head_reader.hpp"

namespace liaoxin::http {
namespace {

std::string get(const std::string& fields) { return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n"; }

int status_of_head(const std::string& head) {
  const auto read = read_head(head);
  return read ? 200 : read.error().status;
}

TEST(HeadReader, ReadsMethodTargetAndFields) {
  const auto head = read_head("GET /search?q=a HTTP/1.1\r\nHost: example:8080\r\nIf-None-Match:  \"x\" \r\n\r\n");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->request.method, Method::get);
  EXPECT_EQ(head->request.target, "/search?q=a");
  EXPECT_EQ(head->request.field("if-none-match"), "\"x\"");
  EXPECT_TRUE(head->keep_alive);
}

TEST(HeadReader, KnowsTheHostInTheTargetToo) {
  EXPECT_EQ(read_head("GET http://example/units HTTP/1.1\r\nHost: a\r\n\r\n")->request.target, "/units");
  for (const char* target : {"http://", "http://example", "http:///units", "ftp://example/", "units", "*", "http://user@example/", "//"}) {
    const std::string head = "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    EXPECT_EQ(status_of_head(head), target == std::string("//") ? 200 : 400) << target;
  }
}

TEST(HeadReader, AVersionBelowOneOneEndsTheConnection) {
  EXPECT_FALSE(read_head("GET / HTTP/1.0\r\nHost: a\r\n\r\n")->keep_alive);
  EXPECT_FALSE(read_head(get("Connection: close\r\n"))->keep_alive);
  EXPECT_FALSE(read_head(get("Connection: keep-alive, Close\r\n"))->keep_alive);
  EXPECT_EQ(status_of_head("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
  EXPECT_EQ(status_of_head("GET / HTTQ/1.1\r\nHost: a\r\n\r\n"), 400);
}

TEST(HeadReader, F4_RequestLinesOfAnyOtherFormAreRefused) {
  for (const char* line : {"GET /", "GET  / HTTP/1.1", "GET / / HTTP/1.1", " GET / HTTP/1.1", "G(T / HTTP/1.1", "GET /\x01 HTTP/1.1", "GET /\t HTTP/1.1", "/ HTTP/1.1", "", "GET\t/ HTTP/1.1"}) {
    EXPECT_EQ(status_of_head(std::string(line) + "\r\nHost: a\r\n\r\n"), 400) << line;
  }
}

TEST(HeadReader, F4_EveryOtherMethodIsReadAsOneThatIsAnswered405) {
  for (const char* line : {"PUT / HTTP/1.1", "OPTIONS * HTTP/1.1", "CONNECT a:443 HTTP/1.1", "TRACE / HTTP/1.1", "get / HTTP/1.1"}) {
    const auto head = read_head(std::string(line) + "\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(head) << line;
    EXPECT_EQ(head->request.method, Method::other);
    EXPECT_EQ(head->request.target, "/");
  }
}

TEST(HeadReader, F4_FramingThatCouldBeReadTwoWaysIsRefused) {
  for (const char* fields : {
           "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n",  // both
           "Content-Length: 0\r\nContent-Length: 0\r\n", "Content-Length: 1, 1\r\n",                                      // repeated
           "Content-Length: -1\r\n", "Content-Length: +1\r\n", "Content-Length: 0x1\r\n", "Content-Length: \r\n", "Content-Length: 1 1\r\n",
           "Content-Length: 9999999999999999999\r\n",                                                                   // more than can be counted
           "Transfer-Encoding: gzip\r\n", "Transfer-Encoding: chunked, chunked\r\n", "Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n",
           "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n",                                                   // a body of a GET
           "X : 1\r\n", "X\t: 1\r\n", ": 1\r\n", "X\r\n", "X(: 1\r\n",                                                  // names
           "X: 1\r\n 2\r\n", "X: 1\r\n\t2\r\n",                                                                         // folded
           "X: a\x01b\r\n", "X: a\x7f\r\n",                                                                             // control characters
           "Host: b\r\n"}) {                                                                                            // a second host
    EXPECT_EQ(status_of_head(get(fields)), 400) << fields;
  }
  EXPECT_EQ(status_of_head(std::string("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 37)), 400) << "NUL in a field";
  EXPECT_EQ(status_of_head(std::string("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 29)), 400) << "NUL in the target";
  EXPECT_EQ(status_of_head(get("Content-Length: 0\r\n")), 200) << "no body, said in a number";
}

TEST(HeadReader, F4_OneHostNoneMissingNoneStrange) {
  EXPECT_EQ(status_of_head("GET / HTTP/1.1\r\n\r\n"), 400);
  for (const char* host : {"", "a b", "a/b", "a@b", "a,b"}) EXPECT_EQ(status_of_head("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"), 400) << host;
  for (const char* host : {"a", "a.example:8080", "[::1]:80", "127.0.0.1"}) EXPECT_EQ(status_of_head("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"), 200) << host;
}

TEST(HeadReader, F4_TheLengthOfAPostIsSaidOnceAndBounded) {
  const auto post = [](const std::string& fields) { return read_head("POST /desk HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n"); };
  const auto read = post("Content-Length: 3\r\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->request.method, Method::post);
  EXPECT_EQ(read->request.target, "/desk");
  EXPECT_EQ(read->body_bytes, 3u);
  EXPECT_TRUE(read->keep_alive);
  EXPECT_EQ(post("Content-Length: 0\r\n")->body_bytes, 0u);
  EXPECT_EQ(post("Content-Length: 65536\r\n")->body_bytes, kBodyBytes);
  EXPECT_EQ(post("Content-Length: 65537\r\n").error().status, 413);
  EXPECT_EQ(post("")->body_bytes, 0u) << "no length, no body";
  EXPECT_EQ(post("Transfer-Encoding: chunked\r\n").error().status, 400);
  EXPECT_EQ(post("Content-Length: 3\r\nContent-Length: 3\r\n").error().status, 400);
}

TEST(HeadReader, F4_ABodyOfAnotherMethodEndsTheConnection) {
  const auto with_body = read_head("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n");
  ASSERT_TRUE(with_body);
  EXPECT_FALSE(with_body->keep_alive) << "what follows the head is not read as a request";
  EXPECT_FALSE(read_head("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")->keep_alive);
  EXPECT_TRUE(read_head("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")->keep_alive);
}

TEST(HeadReader, LimitsOfTargetAndFields) {
  const auto with_target = [](std::size_t size) { return "GET /" + std::string(size - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"; };
  EXPECT_EQ(status_of_head(with_target(kTargetBytes)), 200);
  EXPECT_EQ(status_of_head(with_target(kTargetBytes + 1)), 414);
  const auto with_fields = [](std::size_t count) {  // Host is one of them
    std::string fields;
    for (std::size_t i = 1; i < count; ++i) fields += "X: 1\r\n";
    return get(fields);
  };
  EXPECT_EQ(status_of_head(with_fields(kFieldCount)), 200);
  EXPECT_EQ(status_of_head(with_fields(kFieldCount + 1)), 431);
}

TEST(Arrival, AHeadIsTheSameInWhateverPiecesItComes) {
  const std::string head = get("A: 1\r\nB: 2\r\n");
  std::size_t scanned = 0;
  for (std::size_t size = 0; size < head.size(); ++size) ASSERT_EQ(arrival(std::string_view(head).substr(0, size), scanned), Arrival::more) << size;
  EXPECT_EQ(arrival(head + "GET /next", scanned), Arrival::complete);
  EXPECT_EQ(scanned, head.size()) << "what follows is the next request";
}

TEST(Arrival, F4_ABareLineEndIsMalformedAtOnce) {
  for (const char* bytes : {"GET / HTTP/1.1\nHost: a\r\n\r\n", "GET / HTTP/1.1\rHost: a\r\n\r\n", "\n", "GET / HTTP/1.1\r\r\n"}) {
    std::size_t scanned = 0;
    EXPECT_EQ(arrival(bytes, scanned), Arrival::malformed) << bytes;
  }
}

TEST(Arrival, AHeadBeyondItsLimitIsTooLarge) {
  const std::string most = "GET / HTTP/1.1\r\nX: " + std::string(kHeadBytes - 23, 'a') + "\r\n\r\n";
  ASSERT_EQ(most.size(), kHeadBytes);
  std::size_t scanned = 0;
  EXPECT_EQ(arrival(most, scanned), Arrival::complete);
  scanned = 0;
  EXPECT_EQ(arrival("a" + most, scanned), Arrival::too_large);
}

}  // namespace
}  // namespace liaoxin::http
