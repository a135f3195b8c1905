// The public face without sockets: a request in, an answer out.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "base/json.hpp"
#include "fake_reads.hpp"
#include "http/api.hpp"
#include "http/portal_files.hpp"

namespace liaoxin::http {
namespace {

using testing::FakeReads;
using testing::get;

struct Portal {
  FakeReads reads;
  const Law law = testing::law();
  Face face{Site{}, reads, law};

  Response answer(const std::string& target, std::vector<Field> fields = {}) { return face.answer(get(target, std::move(fields))); }
};

/// One address of every page, without its language.
std::vector<std::string> page_addresses() {
  std::vector<std::string> all;
  for (const PageRoute& route : page_routes()) {
    const std::string pattern(route.pattern);
    const std::string id = pattern.starts_with("/records") ? testing::kRecord : pattern.starts_with("/recall") ? testing::kCertificate : testing::kOrganisation;
    all.push_back(std::regex_replace(pattern, std::regex(R"(\{\w+\})"), id));
  }
  all.emplace_back("/search?q=%E6%B2%88%E9%98%B3");
  all.emplace_back("/search?q=a");
  return all;
}

std::vector<std::string> pages_in_both_languages() {
  std::vector<std::string> all = page_addresses();
  for (const std::string& address : page_addresses()) all.push_back(address == "/" ? "/en/" : "/en" + address);
  return all;
}

/// The names of elements still open at the end, or of the first that closes another.
std::string imbalance(const std::string& html) {
  static const std::set<std::string> kVoid{"meta", "link", "input", "br", "!doctype", "path"};
  static const std::regex kTag(R"(<(/?)([a-z!][a-z0-9]*)[^>]*?(/?)>)");
  std::vector<std::string> open;
  for (std::sregex_iterator at(html.begin(), html.end(), kTag), end; at != end; ++at) {
    const std::string name = (*at)[2];
    if (kVoid.contains(name) || (*at)[3].length() > 0) continue;
    if ((*at)[1].length() == 0) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> closes " + (open.empty() ? "nothing" : open.back());
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back() + " stays open";
}

TEST(Face, EveryPageIsDrawnBalancedInBothLanguages) {
  Portal portal;
  for (const std::string& address : pages_in_both_languages()) {
    const Response response = portal.answer(address);
    EXPECT_EQ(response.status, 200) << address;
    EXPECT_EQ(response.field("Content-Type"), "text/html; charset=utf-8") << address;
    EXPECT_EQ(imbalance(response.body), "") << address;
    const bool is_english = address.starts_with("/en");
    EXPECT_NE(response.body.find(is_english ? "<html lang=\"en\">" : "<html lang=\"zh-CN\">"), std::string::npos) << address;
    EXPECT_EQ(response.field("Content-Language"), is_english ? "en" : "zh-CN");
  }
}

TEST(Face, EveryPageHasATitleOfItsOwn) {
  Portal portal;
  std::map<std::string, std::string> seen;
  static const std::regex kTitle("<title>([^<]+)</title>");
  for (const std::string& address : pages_in_both_languages()) {
    const std::string body = portal.answer(address).body;
    std::smatch title;
    ASSERT_TRUE(std::regex_search(body, title, kTitle)) << address;
    EXPECT_TRUE(seen.emplace(title[1], address).second) << address << " has the title of " << seen[title[1]];
  }
}

TEST(Face, F2_NoPageLetsTextBecomeMarkup) {
  Portal portal;
  for (const std::string& address : pages_in_both_languages()) EXPECT_EQ(portal.answer(address).body.find("<b>沈阳"), std::string::npos) << address;
  EXPECT_EQ(portal.answer("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").body.find("<script>alert"), std::string::npos);
}

TEST(Face, F2_NothingOnAPageIsInline) {
  Portal portal;
  static const std::regex kInline(R"(<style|style=|<script(?![^>]*\bsrc=)| on[a-z]+=|javascript:|https?://(?!localhost))");
  for (const std::string& address : pages_in_both_languages()) {
    const std::string body = portal.answer(address).body;
    std::smatch found;
    EXPECT_FALSE(std::regex_search(body, found, kInline)) << address << ": " << found.str();
  }
}

TEST(Face, F2_EveryKindOfAnswerCarriesTheDefences) {
  Portal portal;
  std::vector<Response> answers;
  for (const std::string& address : pages_in_both_languages()) answers.push_back(portal.answer(address));
  for (const char* address : {"/v1/units", "/v1/openapi.json", "/v1/organisations?q=a", "/v1/nothing", "/nothing", "/log/0/checkpoint", "/log/0/vkey", "/log/0/tile/0/000", "/log/0/tile/9/000", "/robots.txt", "/%",
                              "/units?strange=1", "/recall/aaaaaaaaaaaaaaaaaaaaaaaaaa.pdf", "/recall/aaaaaaaaaaaaaaaaaaaaaaaaaa.recall.json"}) {
    answers.push_back(portal.answer(address));
  }
  answers.push_back(portal.answer(static_url("liaoxin.css").text()));
  answers.push_back(portal.answer("/v1/units", {{"if-none-match", portal.answer("/v1/units").field("ETag").data()}}));
  answers.push_back(portal.face.answer({Method::other, "/", {}}));
  answers.push_back(portal.face.refuse({431, base::RefusalWord::request_too_large, "fields"}));
  answers.push_back(portal.face.too_busy());
  portal.reads.disk_fails = true;
  answers.push_back(portal.answer("/units"));
  answers.push_back(portal.answer("/v1/outcomes"));
  for (const Response& response : answers) {
    EXPECT_EQ(response.field("Content-Security-Policy"),
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    EXPECT_EQ(response.field("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.field("Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(response.field("Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_EQ(response.field("Referrer-Policy"), "same-origin");
    EXPECT_TRUE(response.field("Strict-Transport-Security").starts_with("max-age="));
    EXPECT_TRUE(response.field("Set-Cookie").empty());
    EXPECT_TRUE(response.status == 304 || !response.field("Content-Type").empty());
  }
}

TEST(Face, ARepresentativeIsNamedWithTheRegistrationOnly) {
  Portal portal;
  for (const std::string& address : pages_in_both_languages()) EXPECT_EQ(portal.answer(address).body.find("王某某"), std::string::npos) << address;
}

TEST(Face, WhatWasFiledStandsFirstAndItsMeaningBesideIt) {
  Portal portal;
  const std::string english = portal.answer("/en/records/" + testing::kRecord).body;
  EXPECT_NE(english.find("<span lang=\"zh-CN\">罚款;警告</span><span class=\"quiet\"> (Fine; Warning)</span>"), std::string::npos);
  EXPECT_NE(english.find("2099-12-31<span class=\"quiet\"> (no end)</span>"), std::string::npos);
  EXPECT_EQ(portal.answer("/records/" + testing::kRecord).body.find("(罚款"), std::string::npos) << "nothing is said twice";
}

// Red line 1: no value about a natural person from two or more records, a count neither; an individual business is one here.
TEST(Face, RecordsOfAnOrganisationAreCountedAndThoseOfAnIndividualBusinessAreNot) {
  testing::FakeReads reads;
  const Law law = testing::law();
  Face face(Site{}, reads, law);
  for (const std::string prefix : {"", "/en"}) {
    const std::string address = prefix + "/organisations/" + testing::kOrganisation;
    reads.uscc = "91210102LX0000000X";
    EXPECT_NE(face.answer(testing::get(address)).body.find("class=\"count\""), std::string::npos);
    reads.uscc = "92210102LX0000000X";
    const std::string body = face.answer(testing::get(address)).body;
    EXPECT_EQ(body.find("class=\"count\""), std::string::npos);
    for (const char* title : {"行政处罚记录", "表彰奖励", "Penalty records", "Honours"}) {
      const std::size_t at = body.find(std::string(">") + title);
      if (at == std::string::npos) continue;
      EXPECT_EQ(body[body.find_first_of("<0123456789", at + 1)], '<') << title;
    }
  }
}

// Tag: restoration_guide
TEST(Face, ARecordCarriesItsGuide) {
  Portal portal;
  const std::string page = portal.answer("/records/" + testing::kRecord).body, card = portal.answer("/organisations/" + testing::kOrganisation).body;
  for (const char* said : {"id=\"guide\"", "修复条件", "修复方式", "申请材料", "向谁申请", "不收取任何费用", "2026-12-01"}) EXPECT_NE(page.find(said), std::string::npos) << said;
  EXPECT_NE(card.find("/records/" + testing::kRecord + "#guide"), std::string::npos) << "the card of the organisation's page leads there";
  EXPECT_EQ(card.find("申请材料"), std::string::npos) << "and does not say it once a record";
}

TEST(Face, TheLifeOfARecordIsToldInTheOrderOfTime) {
  Portal portal;
  portal.reads.instant = *base::Instant::parse_rfc3339("2026-12-01T10:00:00+08:00");
  const std::string body = portal.answer("/en/records/" + testing::kRecord).body;
  const std::string life = body.substr(body.find("class=\"timeline\""));
  std::size_t before = 0;
  for (const char* step : {"decided", "filed and entered", "shown from here", "shown, and contested", "last day of display"}) {
    const std::size_t at = life.find(step);
    ASSERT_NE(at, std::string::npos) << step;
    EXPECT_GT(at, before) << step;
    before = at;
  }
}

TEST(Face, UnitsThatFileTheSameStandFoldedTogetherWithTheNewestDay) {
  Portal portal;
  const std::string body = portal.answer("/en/organisations/" + testing::kOrganisation).body;
  EXPECT_NE(body.find("<summary>Penalty: filed by 2 units, up to 2026-09-28.</summary>"), std::string::npos);
  EXPECT_NE(body.find("Commendation: no unit has filed yet"), std::string::npos);
  EXPECT_NE(body.find("Pledge: not in force"), std::string::npos);
}

TEST(Face, E7_HiddenAndAbsentAreAnsweredWithTheSameBytes) {
  Portal portal;
  const Response one = portal.answer("/v1/records/rec-bbbbbbbbbbbbbbbbbbbbbbbbbb");
  const Response other = portal.answer("/v1/records/anything-at-all");
  EXPECT_EQ(one.status, 404);
  EXPECT_EQ(one.body, other.body);
  EXPECT_EQ(one.fields.size(), other.fields.size());
  EXPECT_EQ(one.body.find("trace_id"), std::string::npos) << "a number would differ from answer to answer";
}

TEST(Face, AnEntityTagChangesWithWritesDaysAndWhatIsAsked) {
  Portal portal;
  const std::string tag(portal.answer("/v1/units").field("ETag"));
  EXPECT_EQ(portal.answer("/v1/units").field("ETag"), tag);
  EXPECT_EQ(portal.answer("/v1/units", {{"if-none-match", tag}}).status, 304);
  EXPECT_TRUE(portal.answer("/v1/units", {{"if-none-match", tag}}).body.empty());
  EXPECT_EQ(portal.answer("/v1/units", {{"if-none-match", "*"}}).status, 304);
  EXPECT_EQ(portal.answer("/v1/units", {{"if-none-match", "\"x\", " + tag + " "}}).status, 304);
  EXPECT_EQ(portal.answer("/v1/units", {{"if-none-match", "\"x\""}}).status, 200);
  EXPECT_NE(portal.answer("/v1/coverage").field("ETag"), tag);
  portal.reads.instant = *base::Instant::parse_rfc3339("2026-09-29T00:00:00+08:00");
  EXPECT_NE(portal.answer("/v1/units").field("ETag"), tag) << "displays end with the day";
  portal.reads.instant = *base::Instant::parse_rfc3339("2026-09-28T10:00:00+08:00");
  portal.reads.tag = "2";
  EXPECT_EQ(portal.answer("/v1/units", {{"if-none-match", tag}}).status, 200) << "something was written";
}

// E7: a copy that an ended record could be read from is never kept, only asked for again.
TEST(Face, E7_PagesAndAnswersAreNeverCachedWithoutAsking) {
  Portal portal;
  for (const std::string& address : pages_in_both_languages()) EXPECT_EQ(portal.answer(address).field("Cache-Control"), "no-cache") << address;
  EXPECT_EQ(portal.answer("/v1/units").field("Cache-Control"), "no-cache");
  EXPECT_EQ(portal.answer("/nothing").field("Cache-Control"), "no-store");
  EXPECT_EQ(portal.answer("/recall/" + testing::kCertificate + ".pdf").field("Cache-Control"), "no-store");
  EXPECT_EQ(portal.answer("/recall/" + testing::kCertificate).field("X-Robots-Tag"), "noindex");
}

TEST(Face, AMachineThatFailsSaysSoAndNothingOfItself) {
  Portal portal;
  std::vector<std::string> logged;
  portal.face.on_failure = [&](std::string_view trace_id, std::string_view what) { logged.push_back(std::string(trace_id) + " " + std::string(what)); };
  portal.reads.disk_fails = true;
  for (const char* address : {"/v1/units", "/organisations/x", "/v1/organisations?q=%E6%B2%88%E9%98%B3"}) {
    const Response response = portal.answer(address);
    EXPECT_EQ(response.status, 503) << address;
    EXPECT_EQ(response.field("Retry-After"), "5");
    EXPECT_EQ(response.body.find("secret"), std::string::npos) << response.body;
  }
  portal.reads.disk_fails = false;
  portal.reads.has_bug = true;
  const Response response = portal.answer("/v1/organisations/x");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(response.body.find("secret"), std::string::npos);
  ASSERT_EQ(logged.size(), 4u);
  const std::string trace_id(base::parse_json(response.body)->at("trace_id").as_string());
  EXPECT_EQ(logged.back(), trace_id + " secret of the machine") << "the log knows what the client's number means";
}

TEST(Face, E8_AProblemNamesWordBasisRemedyAndParameterInTheLanguageAskedFor) {
  Portal portal;
  const auto problem = [&](const std::string& language) {
    const Response response = portal.answer("/v1/organisations?q=%E6%B2%88%E9%98%B3&limit=1000", {{"accept-language", language}});
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(response.field("Content-Type"), "application/problem+json");
    EXPECT_EQ(response.field("Vary"), "Accept-Language");
    return base::parse_json(response.body)->as_object();
  };
  const auto english = problem("de, en;q=0.8, zh;q=0.2"), chinese = problem("zh-CN, en;q=0.5");
  EXPECT_EQ(english.at("code").as_string(), "limit_out_of_range");
  EXPECT_EQ(english.at("type").as_string(), "/api#limit_out_of_range");
  EXPECT_EQ(english.at("status").as_int64(), 400);
  EXPECT_EQ(english.at("basis").at("kind").as_string(), "product");
  EXPECT_EQ(english.at("errors").at(0).at("pointer").as_string(), "limit");
  for (const char* field : {"title", "detail", "remedy"}) EXPECT_NE(english.at(field), chinese.at(field)) << field;
  EXPECT_EQ(problem("de, zh;q=0, en;q=0").at("title"), chinese.at("title"));
}

TEST(Face, TheTraceOfTheCallerIsKept) {
  Portal portal;
  const std::string id = "0123456789abcdef0123456789abcdef";
  const auto trace_of = [&](const std::string& parent) { return std::string(base::parse_json(portal.answer("/v1/units?a=1", {{"traceparent", parent}}).body)->at("trace_id").as_string()); };
  EXPECT_EQ(trace_of("00-" + id + "-0123456789abcdef-01"), id);
  EXPECT_NE(trace_of("00-" + std::string(32, '<') + "-0123456789abcdef-01"), std::string(32, '<'));
}

TEST(Face, EveryPageLeadsToItselfInLargerLettersAndBack) {
  Portal portal;
  const Field large{"cookie", "other=1; __Host-reading=large"};
  const std::string sheet = static_url("large.css").text();
  static const std::regex kLink(R"re(href="(/(?:en/)?reading\?[^"]+)")re");
  std::vector<std::string> addresses = pages_in_both_languages();
  addresses.emplace_back("/en/nothing");
  for (const std::string& address : addresses) {
    const bool is_english = address.starts_with("/en");
    std::string next = address;
    for (const bool is_large : {false, true}) {
      const Response response = is_large ? portal.answer(next, {large}) : portal.answer(next);
      EXPECT_EQ(response.body.find(sheet) != std::string::npos, is_large) << next;
      EXPECT_NE(response.body.find(is_english ? (is_large ? "Standard text" : "Larger text") : (is_large ? "标准版" : "大字版")), std::string::npos) << next;
      std::smatch link;
      ASSERT_TRUE(std::regex_search(response.body, link, kLink)) << next;
      const Response chosen = portal.answer(std::regex_replace(link[1].str(), std::regex("&amp;"), "&"));
      EXPECT_EQ(chosen.status, 303) << link[1];
      EXPECT_EQ(chosen.field("Set-Cookie"), is_large ? "__Host-reading=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0" : "__Host-reading=large; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000");
      next = chosen.field("Location");
      EXPECT_EQ(portal.answer(next).body, portal.answer(address).body) << "back on the page it came from: " << next;
    }
  }
}

TEST(Face, F8_TheChoiceOfLettersLeadsNowhereElse) {
  Portal portal;
  const auto led = [&](const std::string& back) { return std::string(portal.answer("/reading?size=large&back=" + back).field("Location")); };
  EXPECT_EQ(led("//evil.example"), "/evil.example");
  EXPECT_EQ(led("https://evil.example/"), "/https%3A/evil.example");
  EXPECT_EQ(led("/%5Cevil.example"), "/");
  EXPECT_EQ(led("/a/../b"), "/");
  EXPECT_EQ(led("/units%3Fa=1"), "/units%3Fa%3D1");
  EXPECT_EQ(led(""), "/");
  EXPECT_EQ(led("/%0d%0aSet-Cookie:a=b"), "") << "an address that hides something is refused";
  EXPECT_EQ(portal.answer("/reading").status, 404);
  EXPECT_EQ(portal.answer("/reading?size=huge").status, 404);
  EXPECT_TRUE(portal.answer("/reading?size=huge").field("Set-Cookie").empty());
}

TEST(Face, APageInLargerLettersIsNoCopyOfTheOther) {
  Portal portal;
  const Field large{"cookie", "__Host-reading=large"};
  const std::string tag(portal.answer("/units").field("ETag"));
  EXPECT_NE(portal.answer("/units", {large}).field("ETag"), tag);
  EXPECT_EQ(portal.answer("/units", {large, {"if-none-match", tag}}).status, 200);
  EXPECT_EQ(portal.answer("/units", {{"if-none-match", tag}}).status, 304);
  for (const Response& response : {portal.answer("/units"), portal.answer("/units", {large}), portal.answer("/units", {{"if-none-match", tag}})}) EXPECT_EQ(response.field("Vary"), "Cookie");
  EXPECT_EQ(portal.answer("/v1/units", {large}).field("ETag"), portal.answer("/v1/units").field("ETag")) << "data has no letters";
}

TEST(Face, F3_OnlyReadingIsAllowed) {
  Portal portal;
  for (const char* address : {"/", "/v1/units", "/log/0/checkpoint", "/nothing"}) {
    const Response response = portal.face.answer({Method::other, address, {}});
    EXPECT_EQ(response.status, 405) << address;
    EXPECT_EQ(response.field("Allow"), "GET, HEAD");
  }
}

TEST(Face, B3_UnknownAndRepeatedParametersAreRefusedEverywhere) {
  Portal portal;
  for (const char* address : {"/units?a=1", "/v1/units?a=1", "/search?q=%E6%B2%88%E9%98%B3&limit=5", "/log/0/checkpoint?a=1", "/v1/records/rec-a?id=rec-b", "/robots.txt?a", "/v1/organisations?q=a&q=b"}) {
    EXPECT_EQ(portal.answer(address).status, 400) << address;
  }
}

TEST(Face, TheNextPageIsInTheLinkEscaped) {
  Portal portal;
  EXPECT_EQ(portal.answer("/v1/organisations?q=%E6%B2%88%E9%98%B3").field("Link"), "</v1/organisations?q=%E6%B2%88%E9%98%B3&cursor=next%26cursor>; rel=\"next\"");
  EXPECT_EQ(portal.answer("/v1/organisations?q=%E6%B2%88%E9%98%B3&cursor=x").field("Link"), "");
}

TEST(Face, TilesHaveOneAddressEach) {
  Portal portal;
  for (const char* path : {"0/000", "0/001.p/44", "0/001.p/1", "1/000.p/1"}) {
    const Response response = portal.answer("/log/0/tile/" + std::string(path));
    EXPECT_EQ(response.status, 200) << path;
    EXPECT_EQ(response.field("Content-Type"), "application/octet-stream");
    EXPECT_NE(response.field("Cache-Control").find("immutable"), std::string::npos);
  }
  for (const char* path : {"0/001", "0/001.p/45", "0/001.p/0", "0/000.p/256", "0/001.p/044", "0/001.p/", "0/0", "0/00", "0/0000", "0/x000/001", "00/000", "64/000", "-1/000", "0/1", "0/x001", "0/001.p/1/", "0/001/44",
                           "entries/000", "data/000", "0", "", "0/000/000"}) {
    const int status = portal.answer("/log/0/tile/" + std::string(path)).status;
    EXPECT_TRUE(status == 404 || std::string(path).ends_with('/')) << path << " " << status;
  }
  EXPECT_EQ(portal.answer("/log/0/tile/0/001.p/44").body.size(), 44u * 32);
  EXPECT_EQ(portal.answer("/log/1/checkpoint").status, 404);
  EXPECT_EQ(portal.answer("/log/0/entries").status, 404) << "entries are for auditors";
}

TEST(Face, TheSlowestRecipientsAreReadByTheirKindWhereTheyAreNoUnits) {
  Portal portal;
  const std::string page = portal.answer("/unit-outcomes").body;
  const std::size_t table = page.find("确认最慢的接收方");
  ASSERT_NE(table, std::string::npos);
  EXPECT_NE(page.find("接口用户", table), std::string::npos);
  EXPECT_NE(page.find("11210000LX0000000X", table), std::string::npos);
  EXPECT_NE(portal.answer("/v1/outcomes").body.find("\"slowest_recipients\""), std::string::npos);
}

TEST(Face, WhatIsLateAtACourtIsOnNoPage) {
  Portal portal;
  for (const char* address : {"/unit-outcomes", "/units"}) {
    const std::string page = portal.answer(address).body;
    const std::size_t court = page.find("法院", page.find("<tbody"));
    ASSERT_NE(court, std::string::npos) << address;
    EXPECT_NE(page.find("—", court), std::string::npos) << address;
  }
}

TEST(Face, AGovernmentsPromiseStandsWithItsChangeAndItsCompensation) {
  Portal portal;
  const std::string page = portal.answer("/en/trust").body;
  for (const char* said : {"past its day, and nobody said how it stands", "To be performed by", "2026-09-01", "Delayed until", "2026-09-15", "changed for the public interest", "Compensation", "Four grounds that count for nothing"}) EXPECT_NE(page.find(said), std::string::npos) << said;
}

TEST(Face, WhatAnAssessmentOfAGovernmentFoundStandsWithItsMethod) {
  Portal portal;
  const std::string page = portal.answer("/en/trust").body;
  for (const char* said : {"Assessments of government trust", "What it found", "2025", "2026-03-01"}) EXPECT_NE(page.find(said), std::string::npos) << said;
  EXPECT_NE(portal.answer("/v1/trust-assessments").body.find("\"year\":2025"), std::string::npos);
}

TEST(Face, StaticFilesCarryTheirHashAndNoOtherNameFindsThem) {
  Portal portal;
  for (const char* name : {"liaoxin.css", "large.css", "copy.js", "print.js", "mark.svg"}) {
    const Response response = portal.answer(static_url(name).text());
    EXPECT_EQ(response.status, 200) << name;
    EXPECT_NE(response.field("Cache-Control").find("immutable"), std::string::npos);
    EXPECT_EQ(portal.answer("/static/" + std::string(name)).status, 404);
  }
  EXPECT_EQ(portal.answer("/static/texts.toml").status, 404);
}

TEST(Face, TheDescriptionHoldsEveryQueryAndEveryReferenceLeadsSomewhere) {
  Portal portal;
  const std::string text = portal.answer("/v1/openapi.json").body;
  const auto description = base::parse_json(text)->as_object();
  const auto& paths = description.at("paths").as_object();
  EXPECT_EQ(paths.size(), registry::public_queries().size());
  static const std::regex kReference(R"re("\$ref":"#/components/schemas/(\w+)")re");
  for (std::sregex_iterator at(text.begin(), text.end(), kReference), end; at != end; ++at) {
    EXPECT_TRUE(description.at("components").at("schemas").as_object().contains((*at)[1].str())) << (*at)[1];
  }
  for (const auto& [route, path] : paths) {
    for (const auto& [status, response] : path.at("get").at("responses").as_object()) EXPECT_FALSE(response.at("description").as_string().empty()) << std::string_view(route) << " " << std::string_view(status);
  }
}

}  // namespace
}  // namespace liaoxin::http
