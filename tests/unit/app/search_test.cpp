// The public search: each organisation once on whatever pages, cursors nobody can make up.
#include <set>

#include "app/printing.hpp"
#include "base/hash.hpp"
#include "province.hpp"

namespace liaoxin::app {
namespace {

using testing::kRegistrar;
using testing::Province;

/// Registers organisations, each with one former name.
void register_all(Province& p, const std::vector<std::pair<std::string, std::string>>& names) {
  std::string csv = "DJ_MC,DJ_SHXYM,DJ_ZT,DJ_DQ,DJ_DJJG,DJ_DJJGDM,DJ_GXRQ,DJ_FDDBR,DJ_CYM\n";
  for (std::size_t i = 0; i < names.size(); ++i) {
    csv += names[i].first + "," + registry::compute_uscc("91210100MA000001" + std::to_string(i)) + ",存续,210102,沈阳市登记局," + kRegistrar + ",2026-01-05,王某某," + names[i].second + "@2020-01-01..2021-01-01\n";
  }
  const auto result = p.import("C1-01", kRegistrar, csv, false, false);
  ASSERT_TRUE(result) << result.error().message.en;
  ASSERT_EQ(result->refused, 0) << p.verdicts();
}

TEST(Search, AnOrganisationFoundByTwoOfItsNamesStandsOnOnePageOnly) {
  Province p;
  // Exact and by prefix; by prefix twice; by prefix and inside; inside twice.
  register_all(p, {{"沈阳演示", "沈阳演示机械厂"}, {"沈阳演示纺织厂", "沈阳演示服装厂"}, {"沈阳演示化工厂", "辽宁沈阳演示厂"}, {"大连沈阳演示厂", "鞍山沈阳演示厂"}});
  PublicFace face(p.places(), p.clock());
  for (const std::int64_t limit : {1, 2, 3, 10}) {
    std::vector<std::string> found;
    registry::SearchQuery query{.q = "沈阳演示", .limit = limit};
    do {
      const auto page = face.search(query);
      ASSERT_TRUE(page);
      for (const registry::SearchHit& hit : page->hits) found.push_back(hit.name);
      query.cursor = page->next;
    } while (!query.cursor->empty() && found.size() < 20);
    EXPECT_EQ(found.size(), 4u) << "limit " << limit;
    EXPECT_EQ(std::set(found.begin(), found.end()).size(), 4u) << "limit " << limit;
    EXPECT_EQ(found.front(), "沈阳演示") << "the exact name comes first";
  }
}

TEST(Search, ACursorIsSigned) {
  Province p;
  register_all(p, {{"沈阳演示|甲厂", "某某一厂"}, {"沈阳演示|乙厂", "某某二厂"}, {"沈阳演示丙厂", "某某三厂"}});
  PublicFace face(p.places(), p.clock());
  const auto first = face.search({.q = "沈阳演示", .limit = 1});
  ASSERT_TRUE(first);
  ASSERT_FALSE(first->next.empty());
  EXPECT_TRUE(face.search({.q = "沈阳演示", .cursor = first->next, .limit = 1})) << "whatever signs the name holds";
  for (const std::string& forged : {std::string(), std::string("aaaa"), first->next.substr(1), first->next + "aaaaaaaa", std::string(first->next.rbegin(), first->next.rend())}) {
    const auto refused = face.search({.q = "沈阳演示", .cursor = forged});
    ASSERT_FALSE(refused) << forged;
    EXPECT_EQ(refused.error().word, base::RefusalWord::cursor_invalid);
  }
}

TEST(Search, NeitherAGapNorACursorTellsOfAHiddenRecord) {
  Province p;
  register_all(p, {{"沈阳演示甲厂", "某某一厂"}, {"沈阳演示乙厂", "某某二厂"}, {"沈阳演示丙厂", "某某三厂"}});
  const auto code = [](int i) { return registry::compute_uscc("91210100MA000001" + std::to_string(i)); };
  p.file_penalty(code(0), "罚1号", "2026-05-06");
  p.file_penalty(code(1), "罚2号", "2026-05-06");
  p.file_penalty(code(2), "罚3号", "2026-05-20");
  // The display of the first two is over; the job that records it has not run yet.
  p.go_to("2027-05-10T00:00:01+08:00");
  PublicFace face(p.places(), p.clock());
  const auto page = face.search({.q = "沈阳演示", .item = "C4-03", .limit = 1});
  ASSERT_TRUE(page);
  ASSERT_EQ(page->hits.size(), 1u) << "the page is filled with what may be seen";
  EXPECT_EQ(page->hits.front().name, "沈阳演示丙厂");
  EXPECT_EQ(page->next, "") << "a next page would tell that more is hidden";
  p.go_to("2027-06-10T00:00:01+08:00");
  const auto nothing = face.search({.q = "沈阳演示", .item = "C4-03", .limit = 1});
  ASSERT_TRUE(nothing);
  EXPECT_TRUE(nothing->hits.empty() && nothing->next.empty());
}

TEST(Search, ACursorHoldsNoInternalNumber) {
  Province p;
  register_all(p, {{"沈阳演示甲厂", "某某一厂"}, {"沈阳演示乙厂", "某某二厂"}});
  const auto page = PublicFace(p.places(), p.clock()).search({.q = "沈阳演示", .limit = 1});
  ASSERT_TRUE(page);
  const auto opened = base::unbase32(page->next);
  ASSERT_TRUE(opened);
  EXPECT_NE(opened->find("|" + page->hits.front().id + "|"), std::string::npos) << "the number everyone sees stands in it, not the one that counts";
}

TEST(Search, APersonReadsAnAnswerLineByLine) {
  const auto value = base::parse_json(R"({"id":"org-1","names":[],"records":[{"on":"2026-05-06"},"\"x\""]})");
  ASSERT_TRUE(value);
  EXPECT_EQ(indented(*value), "{\n  \"id\": \"org-1\",\n  \"names\": [],\n  \"records\": [\n    {\n      \"on\": \"2026-05-06\"\n    },\n    \"\\\"x\\\"\"\n  ]\n}");
  EXPECT_EQ(*base::parse_json(indented(*value)), *value) << "and a program reads the same";
}

TEST(Search, WordsOfTheRegisterAndPlacesAreSaidInBothLanguages) {
  Province p;
  register_all(p, {{"沈阳演示纺织厂", "某某一厂"}});
  PublicFace face(p.places(), p.clock());
  const auto page = face.search({.q = "沈阳演示"});
  ASSERT_TRUE(page);
  const registry::SearchHit& hit = page->hits.front();
  EXPECT_EQ(hit.status, "存续");
  EXPECT_EQ(hit.status_title.en, "In existence");
  EXPECT_EQ(hit.city_title.en, "Shenyang");
  EXPECT_EQ(hit.region_title.en, "Heping District");
}

}  // namespace
}  // namespace liaoxin::app
