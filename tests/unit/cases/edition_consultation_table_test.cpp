// tests/tables/edition_consultation.txt, line by line; which drafts let an edition be adopted, and which assessments of government trust are entered.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/edition/edition_draft.hpp"
#include "cases/trust/trust_assessment.hpp"
#include "statute/embedded_pack.hpp"

namespace liaoxin::cases {
namespace {

base::Instant morning(const std::string& on) { return *base::Instant::parse_rfc3339(on + "T10:00:00+08:00"); }
template <class T>
std::string word_of(const base::Result<T>& result) { return result ? "" : std::string(base::word(result.error().word)); }
const statute::Pack& pack() { return statute::embedded_pack(); }
bool every(const statute::Item&) { return true; }

EditionDraft drafted(const std::vector<std::string>& items = {"C4-03", "C3-01"}) { return *decide_edition_draft({items, "与全国目录一致"}, every, morning("2026-05-01"), pack()); }
ConsultOnEdition asking(const std::string& until) { return {"edr-x", {"A", "B"}, *base::Date::parse(until)}; }

std::string step_word(EditionDraftStep step) { return step == EditionDraftStep::drafted ? "drafted" : step == EditionDraftStep::consulting ? "consulting" : "consulted"; }

// Tag: edition_consultation
TEST(EditionConsultationTable, EveryLine) {
  const auto rows = read_table<5>("edition_consultation.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [sent_on, until, answered, looked, result] = cells;
    auto sent = decide_consultation(drafted(), asking(until), {"A", "B"}, morning(sent_on), pack());
    if (!sent) {
      EXPECT_EQ(word_of(sent), result) << text;
      continue;
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(std::stoi(answered)); ++i) {
      const auto opinion = decide_edition_opinion(*sent, sent->opinions[i].unit, "无不同意见", morning(sent_on));
      ASSERT_TRUE(opinion) << text;
      sent->opinions[i] = *opinion;
    }
    const base::Date day = *base::Date::parse(looked);
    EXPECT_EQ(step_word(step_of(*sent, day)), result) << text;
    EXPECT_EQ(were_consulted_on({*sent}, {"C4-03"}, pack(), day), result == "consulted") << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

TEST(EditionDrafts, OneDraftHasToHoldAllThatIsAdoptedAsItStandsNow) {
  const base::Date day = *base::Date::parse("2026-06-30");
  EditionDraft one = *decide_consultation(drafted({"C4-03"}), asking("2026-06-08"), {"A", "B"}, morning("2026-06-01"), pack());
  const EditionDraft other = *decide_consultation(drafted({"C3-01", "C3-01"}), asking("2026-06-08"), {"A", "B"}, morning("2026-06-01"), pack());
  EXPECT_EQ(other.items.size(), 1u) << "each item once";
  EXPECT_TRUE(were_consulted_on({one, other}, {"C4-03"}, pack(), day));
  EXPECT_FALSE(were_consulted_on({one, other}, {"C4-03", "C3-01"}, pack(), day)) << "two drafts are not one";
  EXPECT_FALSE(were_consulted_on({drafted()}, {"C4-03"}, pack(), day)) << "nobody was asked";
  // The item says something else by now than what units were asked about.
  one.content_hash = content_hash_of({"C3-01"}, pack());
  EXPECT_FALSE(were_consulted_on({one}, {"C4-03"}, pack(), day));
}

TEST(EditionDrafts, WhoIsAskedIsAnotherUnitAndSpeaksOnceInItsDays) {
  EXPECT_EQ(word_of(decide_consultation(drafted(), asking("2026-06-08"), {"A"}, morning("2026-06-01"), pack())), "consulted_unit_unfit");
  const EditionDraft sent = *decide_consultation(drafted(), asking("2026-06-08"), {"A", "B"}, morning("2026-06-01"), pack());
  EXPECT_EQ(word_of(decide_consultation(sent, asking("2026-06-30"), {"A", "B"}, morning("2026-06-02"), pack())), "rule_draft_step_wrong") << "units are asked once";
  EXPECT_EQ(word_of(decide_edition_opinion(sent, "A", "请找张某,13800001234", morning("2026-06-02"))), "personal_number_in_text");
  EXPECT_EQ(word_of(decide_edition_opinion(sent, "A", "同意", morning("2026-06-08"))), "");
  EXPECT_EQ(word_of(decide_edition_opinion(sent, "A", "同意", morning("2026-06-09"))), "rule_draft_step_wrong");
  EXPECT_EQ(opinion_of(sent, "C"), nullptr);
}

TEST(TrustAssessments, AreOfBodiesOfGovernmentAlone) {
  for (const char* kind : {"department", "work_body", "in_charge"}) EXPECT_TRUE(is_assessed_for_trust(kind)) << kind;
  for (const char* kind : {"court", "collector", "subscriber", "joint_meeting", ""}) EXPECT_FALSE(is_assessed_for_trust(kind)) << kind;
}

TEST(TrustAssessments, AreOfAYearThatIsOverWithMethodResultAndDocument) {
  const AssessTrust whole{"x", 2025, "公开的方法", "承诺如期履行", "评1号", *base::Date::parse("2026-01-01")};
  EXPECT_EQ(word_of(decide_trust_assessment(whole, false, morning("2025-12-31"))), "assessed_year_unfit") << "the year still runs";
  EXPECT_EQ(word_of(decide_trust_assessment(whole, false, morning("2026-01-01"))), "");
  EXPECT_EQ(word_of(decide_trust_assessment(whole, true, morning("2026-01-01"))), "trust_assessment_exists");
  const auto without = [&](std::string AssessTrust::*field) {
    AssessTrust other = whole;
    other.*field = " ";
    return word_of(decide_trust_assessment(other, false, morning("2026-06-01")));
  };
  EXPECT_EQ(without(&AssessTrust::assessment_method), "assessment_text_missing");
  EXPECT_EQ(without(&AssessTrust::assessment_result), "assessment_text_missing");
  EXPECT_EQ(without(&AssessTrust::document_number), "document_not_named");
}

}  // namespace
}  // namespace liaoxin::cases
