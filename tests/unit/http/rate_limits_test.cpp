// How often one network or one client may ask, with a clock that the test moves; and whose word counts for where a
// request comes from.
#include "http/rate_limits.hpp"

#include <gtest/gtest.h>

#include "fake_reads.hpp"
#include "http/visitor.hpp"

namespace liaoxin::http {
namespace {

using namespace std::chrono_literals;
using testing::FakeReads;

struct Hand {
  std::chrono::steady_clock::time_point now{};
  [[nodiscard]] RateLimits::Now clock() {
    return [this] { return now; };
  }
};

TEST(RateLimits, ABurstIsServedThenOneWaitsAsLongAsItIsTold) {
  for (const Limited what : {Limited::read, Limited::sign_in, Limited::write, Limited::client}) {
    Hand hand;
    RateLimits limits(hand.clock());
    for (int i = 0; i < static_cast<int>(rate_of(what).burst); ++i) ASSERT_FALSE(limits.wait_seconds(what, "a")) << i;
    const auto wait = limits.wait_seconds(what, "a");
    ASSERT_TRUE(wait);
    EXPECT_GE(*wait, 1);
    EXPECT_FALSE(limits.wait_seconds(what, "b")) << "another one is not held back";
    hand.now += std::chrono::seconds(*wait);
    EXPECT_FALSE(limits.wait_seconds(what, "a")) << "what Retry-After said holds";
  }
}

TEST(RateLimits, KindsHaveBucketsOfTheirOwn) {
  Hand hand;
  RateLimits limits(hand.clock());
  while (!limits.wait_seconds(Limited::sign_in, "a")) continue;
  EXPECT_FALSE(limits.wait_seconds(Limited::read, "a")) << "who may not sign in for a moment can still read";
}

TEST(RateLimits, ALongPauseFillsABucketNoHigherThanItsBurst) {
  Hand hand;
  RateLimits limits(hand.clock());
  while (!limits.wait_seconds(Limited::write, "a")) continue;
  hand.now += 24h;
  int served = 0;
  while (!limits.wait_seconds(Limited::write, "a")) ++served;
  EXPECT_EQ(served, static_cast<int>(rate_of(Limited::write).burst));
}

TEST(RateLimits, WhoAskedLastIsRememberedWhenMoreComeThanFit) {
  Hand hand;
  RateLimits limits(hand.clock());
  while (!limits.wait_seconds(Limited::sign_in, "old")) continue;
  while (!limits.wait_seconds(Limited::sign_in, "busy")) continue;
  for (std::size_t i = 0; i + 1 < RateLimits::kBuckets; ++i) EXPECT_FALSE(limits.wait_seconds(Limited::sign_in, std::to_string(i)));
  EXPECT_TRUE(limits.wait_seconds(Limited::sign_in, "busy")) << "still held back";
  EXPECT_FALSE(limits.wait_seconds(Limited::sign_in, "old")) << "forgotten";
}

TEST(Visitor, OnlyWhatAConfiguredProxyAddedIsBelieved) {
  const std::set<std::string> proxies{"127.0.0.1", "10.0.0.1"};
  const auto from = [&](const std::string& socket, std::vector<std::string> forwarded) {
    Request request;
    for (std::string& one : forwarded) request.fields.push_back({"x-forwarded-for", std::move(one)});
    return visitor_address(socket, request, proxies);
  };
  EXPECT_EQ(from("192.0.2.1", {}), "192.0.2.1");
  EXPECT_EQ(from("192.0.2.1", {"203.0.113.9"}), "192.0.2.1") << "a stranger says anything";
  EXPECT_EQ(from("127.0.0.1", {"203.0.113.9"}), "203.0.113.9");
  EXPECT_EQ(from("127.0.0.1", {"198.51.100.7, 203.0.113.9"}), "203.0.113.9") << "what stood there before is the visitor's own word";
  EXPECT_EQ(from("127.0.0.1", {"198.51.100.7", "203.0.113.9, 10.0.0.1"}), "203.0.113.9") << "through two proxies, in two fields";
  EXPECT_EQ(from("127.0.0.1", {}), "127.0.0.1");
  EXPECT_EQ(from("127.0.0.1", {"unknown"}), "127.0.0.1");
  EXPECT_EQ(from("::ffff:127.0.0.1", {"::ffff:203.0.113.9"}), "203.0.113.9");
}

TEST(Visitor, AnIpv6NetworkIsOneVisitor) {
  EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), network_of("2001:db8:1:2::1"));
  EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
  EXPECT_EQ(network_of("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_FALSE(network_of("127.0.0.1"));
  EXPECT_FALSE(network_of("::1"));
  EXPECT_FALSE(network_of(""));
}

struct LimitedPortal {
  FakeReads reads;
  const Law law = testing::law();
  Hand hand;
  Face face{Site{}, reads, law, nullptr, nullptr, hand.clock()};
  Response ask(const std::string& target, const std::string& address, Method method = Method::get) { return face.answer({.method = method, .target = target, .address = address}); }
};

TEST(RateLimits, F9_ANetworkThatAsksTooOftenGets429AndOthersAreServed) {
  LimitedPortal portal;
  int served = 0;
  Response last;
  while ((last = portal.ask("/v1/units", "192.0.2.1")).status == 200) ++served;
  EXPECT_EQ(served, static_cast<int>(rate_of(Limited::read).burst));
  EXPECT_EQ(last.status, 429);
  EXPECT_EQ(last.field("Content-Type"), "application/problem+json");
  EXPECT_EQ(last.field("Cache-Control"), "no-store");
  EXPECT_EQ(last.field("Retry-After"), "1");
  EXPECT_NE(last.body.find("too_many_requests"), std::string::npos);
  EXPECT_EQ(portal.ask("/", "192.0.2.1").status, 429) << "pages too";
  EXPECT_EQ(portal.ask("/v1/units", "192.0.2.2").status, 200);
  EXPECT_EQ(portal.ask("/v1/units", "127.0.0.1").status, 200);
  portal.hand.now += 1s;
  EXPECT_EQ(portal.ask("/v1/units", "192.0.2.1").status, 200);
}

TEST(RateLimits, F9_SigningInHasAnAllowanceOfItsOwn) {
  LimitedPortal portal;
  int tries = 0;
  while (portal.ask("/sign-in", "192.0.2.1", Method::post).status != 429) ++tries;
  EXPECT_EQ(tries, static_cast<int>(rate_of(Limited::sign_in).burst));
  EXPECT_EQ(portal.ask("/en/sign-in", "192.0.2.1", Method::post).status, 429) << "whatever the language";
  EXPECT_EQ(portal.ask("/enrol/abc", "192.0.2.1", Method::post).status, 429);
  EXPECT_EQ(portal.ask("/", "192.0.2.1").status, 200);
}

}  // namespace
}  // namespace liaoxin::http
