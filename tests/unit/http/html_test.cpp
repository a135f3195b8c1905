#include <gtest/gtest.h>

#include "http/html.hpp"

namespace liaoxin::http {
namespace {

TEST(Html, F2_TextIsEscapedWhereverItStands) {
  const std::string hostile = "<script>alert('1')</script>&\"";
  EXPECT_EQ(h("p", {}, hostile).bytes(), "<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;</p>");
  EXPECT_EQ(h("p", {id(hostile)}).bytes(), "<p id=\"&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;\"></p>");
  Markup markup;
  markup += hostile;
  EXPECT_EQ(markup.bytes().find('<'), std::string::npos);
}

TEST(Html, C6_WhatTurnsTheReadingDirectionOrControlsATerminalIsReplaced) {
  for (const char* one : {"\u202e", "\u202a", "\u2066", "\u2069", "\u200e", "\u200f", "\x1b", "\x7f", "\r", "\x01"}) EXPECT_EQ(escaped(std::string("a") + one + "b"), "a\uFFFDb");
  EXPECT_EQ(escaped(std::string("a\0b", 3)), "a\uFFFDb");
  for (const char* one : {"a\nb", "a\tb", "辽宁", "\u2013", "𠮷"}) EXPECT_EQ(escaped(one), one);
}

TEST(Html, EveryElementClosesItself) {
  EXPECT_EQ(h("ul", {css("plain")}, h("li", {}, "a"), h("li", {}, h("b", {}, "c"), "d")).bytes(), "<ul class=\"plain\"><li>a</li><li><b>c</b>d</li></ul>");
  EXPECT_EQ(empty_element("br", {}).bytes(), "<br>");
  EXPECT_EQ(document("en", h("title", {}, "t"), h("body", {}, "b")).bytes(), "<!doctype html>\n<html lang=\"en\"><head><title>t</title></head><body>b</body></html>");
}

TEST(Html, F2_AddressesStayOnThisSiteWhateverIsPutIn) {
  EXPECT_EQ(Url("/organisations").segment("javascript:alert(1)").text(), "/organisations/javascript%3Aalert%281%29");
  EXPECT_EQ(Url("/organisations").segment("../a/b?c#d").text(), "/organisations/..%2Fa%2Fb%3Fc%23d");
  EXPECT_EQ(Url("/").segment("/evil.example").text(), "/%2Fevil.example") << "never two slashes at the front";
  EXPECT_EQ(Url("/search").in("/en").parameter("q", "沈阳&a=1").parameter("city", "").text(), "/en/search?q=%E6%B2%88%E9%98%B3%26a%3D1&city=");
  EXPECT_EQ(Url("/object").fragment("a b\"").text(), "/object#a%20b%22");
  EXPECT_EQ(Url("#").fragment("basics").text(), "#basics");
}

TEST(HtmlDeathTest, F2_AnAddressIsNeverWrittenFromText) {
  const std::string text = "javascript:alert(1)";
  EXPECT_DEATH(Attribute("href", std::string_view(text)), "");
  EXPECT_DEATH(Attribute("src", std::string_view(text)), "");
  EXPECT_DEATH(Attribute("action", std::string_view(text)), "");
  EXPECT_DEATH(Attribute("style", std::string_view("a")), "");
}

TEST(Html, AQrCodeNamesItselfToThoseWhoDoNotSeeIt) {
  EXPECT_NE(qr_picture("http://a/recall/x", "a \"label\"").bytes().find("aria-label=\"a &quot;label&quot;\""), std::string::npos);
}

}  // namespace
}  // namespace liaoxin::http
