#include <gtest/gtest.h>

#include "http/target.hpp"

namespace liaoxin::http {
namespace {

using base::RefusalWord;

TEST(Target, IsDecodedOnce) {
  const auto target = parse_target("/organisations/%E6%B2%88?q=%E9%98%B3+a%2Bb&city=");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"organisations", "沈"}));
  EXPECT_EQ(target->parameters.at("q"), "阳 a+b");
  EXPECT_EQ(target->parameters.at("city"), "");
  EXPECT_TRUE(parse_target("/")->segments.empty());
  EXPECT_EQ(parse_target("/en/")->segments, parse_target("/en")->segments);
  EXPECT_EQ(parse_target("/沈阳")->segments.front(), "沈阳") << "as people type it";
}

// F8: what two readers could decode differently is refused.
TEST(Target, F8_WhatCouldHideSomethingIsRefused) {
  for (const char* text : {"", "a", "//", "/a//b", "/./a", "/../a", "/a/..", "/%2e%2e/a", "/%2E/a", "/a%2fb", "/a%5cb", "/a\\b", "/%00", "/a%0d%0ab", "/%", "/%2", "/%zz", "/%252e%252e", "/%25%32%66",
                           "/%ff", "/%c0%af", "/%ed%a0%80", "/?q=%ff", "/?q=%00", "/?q=%2541", "/?%ff=1"}) {
    const auto target = parse_target(text);
    ASSERT_FALSE(target) << text;
    EXPECT_EQ(target.error().word, RefusalWord::target_malformed) << text;
  }
  EXPECT_EQ(parse_target("/?a=1&a=2").error().word, RefusalWord::parameter_repeated);
  EXPECT_EQ(parse_target("/?a=1&%61=2").error().word, RefusalWord::parameter_repeated) << "repeated under another spelling";
}

TEST(Target, EscapedTextComesBack) {
  const std::string text = "沈 阳&a=1?#/'\"<>%+~-._𠮷";
  EXPECT_EQ(parse_target("/?q=" + percent_encoded(text))->parameters.at("q"), text);
}

}  // namespace
}  // namespace liaoxin::http
