// tests/tables/edition_consultation.txt and list_system.txt, line by line; which drafts let an edition be adopted, what the public says of a draft, and which assessments of government trust are entered.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/edition/edition_draft.hpp"
#include "cases/listing/list_system.hpp"
#include "cases/trust/trust_assessment.hpp"
#include "statute/embedded_pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

const statute::Pack& pack() { return statute::embedded_pack(); }
bool every(const statute::Item&) { return true; }

EditionDraft drafted(const std::vector<std::string>& items = {"C4-03", "C3-01"}) { return *decide_edition_draft({items, "与全国目录一致"}, every, morning("2026-05-01"), pack()); }
ConsultOnRuleDraft asking(const std::string& until) { return {"edr-x", {"A", "B"}, *base::Date::parse(until)}; }

std::string step_word(EditionDraftStep step) { return step == EditionDraftStep::drafted ? "drafted" : step == EditionDraftStep::consulting ? "consulting" : "consulted"; }

// Tag: edition_consultation
TEST(EditionConsultationTable, EveryLine) {
  const auto rows = read_table<5>("edition_consultation.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [sent_on, until, answered, looked, result] = cells;
    auto sent = decide_edition_consultation(drafted(), asking(until), {"A", "B"}, morning(sent_on), pack());
    if (!sent) {
      EXPECT_EQ(word_of(sent), result) << text;
      continue;
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(std::stoi(answered)); ++i) {
      const auto opinion = decide_unit_opinion(*sent->consultation, sent->consultation->opinions[i].unit, std::nullopt, "无不同意见", morning(sent_on));
      ASSERT_TRUE(opinion) << text;
      sent->consultation->opinions[i] = *opinion;
    }
    const base::Date day = *base::Date::parse(looked);
    EXPECT_EQ(step_word(step_of(*sent, day)), result) << text;
    // Over since the day of the last answer, or the one after its last day: the joint meeting decides then and not before.
    const auto since = were_consulted_on({*sent}, {"C4-03"}, pack(), day);
    ASSERT_EQ(since.has_value(), result == "consulted") << text;
    if (since) {
      EXPECT_EQ(since->iso(), answered == "2" ? sent_on : base::Date::parse(until)->plus_days(1).iso()) << text;
    }
  }
  EXPECT_GE(rows.size(), 12u);
}

TEST(EditionDrafts, OneDraftHasToHoldAllThatIsAdoptedAsItStandsNow) {
  const base::Date day = *base::Date::parse("2026-06-30");
  EditionDraft one = *decide_edition_consultation(drafted({"C4-03"}), asking("2026-06-08"), {"A", "B"}, morning("2026-06-01"), pack());
  const EditionDraft other = *decide_edition_consultation(drafted({"C3-01", "C3-01"}), asking("2026-06-08"), {"A", "B"}, morning("2026-06-01"), pack());
  EXPECT_EQ(other.items.size(), 1u) << "each item once";
  EXPECT_TRUE(were_consulted_on({one, other}, {"C4-03"}, pack(), day));
  EXPECT_FALSE(were_consulted_on({one, other}, {"C4-03", "C3-01"}, pack(), day)) << "two drafts are not one";
  EXPECT_FALSE(were_consulted_on({drafted()}, {"C4-03"}, pack(), day)) << "nobody was asked";
  // The item says something else by now than what units were asked about.
  one.content_hash = content_hash_of({"C3-01"}, pack());
  EXPECT_FALSE(were_consulted_on({one}, {"C4-03"}, pack(), day));
}

TEST(EditionDrafts, WhoIsAskedIsAnotherUnitAndSpeaksOnceInItsDays) {
  EXPECT_EQ(word_of(decide_edition_consultation(drafted(), asking("2026-06-08"), {"A"}, morning("2026-06-01"), pack())), "consulted_unit_unfit");
  const EditionDraft sent = *decide_edition_consultation(drafted(), asking("2026-06-08"), {"A", "B"}, morning("2026-06-01"), pack());
  EXPECT_EQ(word_of(decide_edition_consultation(sent, asking("2026-06-30"), {"A", "B"}, morning("2026-06-02"), pack())), "rule_draft_step_wrong") << "units are asked once";
  const auto said = [&](const std::string& text, const std::string& on) {
    const EditionDraftStep step = step_of(sent, *base::Date::parse(on));
    return word_of(decide_unit_opinion(*sent.consultation, "A", step == EditionDraftStep::consulting ? std::nullopt : std::optional(printed(step)), text, morning(on)));
  };
  EXPECT_EQ(said("请找张某,13800001234", "2026-06-02"), "personal_number_in_text");
  EXPECT_EQ(said("同意", "2026-06-08"), "");
  EXPECT_EQ(said("同意", "2026-06-09"), "rule_draft_step_wrong");
  EXPECT_EQ(opinion_of(sent.consultation, "C"), nullptr);
}

ListSystem drafted_list() {
  const DraftListSystem command{"AQSC", "安全生产名单", {"L28-1-04"}, "演示规定第七条", *base::Date::parse("2022-03-01"), "x", "标准", "条件", "程序", "救济", 12};
  ListSystem system = *decide_list_system_draft(command, {.own_level = statute::DivisionLevel::province, .is_being_drafted = false, .is_unit_known = true}, 36, *base::Date::parse("2022-01-01"));
  system.id = 1;
  return system;
}

// Tag: list_system_table
TEST(ListSystemTable, EveryLine) {
  const auto rows = read_table<8>("list_system.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [sent_on, until, sending, comments, decided, established, from, result] = cells;
    const auto sent = decide_list_system_consultation(drafted_list(), {"lsy-x", {"A"}, *base::Date::parse(until)}, {"A"}, morning(sent_on), pack());
    ASSERT_EQ(sent ? std::string(word(step_of(*sent, morning(sent_on)))) : word_of(sent), sending) << text;
    if (!sent) continue;
    // Everybody's answer ends nothing: the public has its days.
    ListSystem answered = *sent;
    answered.consultation->opinions.front() = *decide_unit_opinion(*sent->consultation, "A", closed_as(*sent, morning(sent_on)), "同意", morning(sent_on));
    EXPECT_EQ(closed_as(answered, morning(until)), std::nullopt) << "the last day too: " << text;
    EXPECT_NE(closed_as(answered, *base::Instant::parse_rfc3339(base::Date::parse(until)->plus_days(1).iso() + "T00:00:00+08:00")), std::nullopt) << text;
    std::vector<RuleComment> said;
    if (comments != "none") said = {{.id = 1, .kind = RuleDraftKind::list_system, .draft_id = 1, .text = "一", .answer = "答"}, {.id = 2, .kind = RuleDraftKind::list_system, .draft_id = 1, .text = "二", .answer = comments == "open" ? "" : "答"}};
    const auto done = decide_establishment(answered, {"lsy-x", "联席1号", *base::Date::parse(from)}, said, decided == "-" ? std::nullopt : std::optional(*base::Date::parse(decided)), statute::DivisionLevel::province, morning(established));
    EXPECT_EQ(done ? std::string(word(step_of(*done, morning(established)))) : word_of(done), result) << text;
    if (!done) continue;
    EXPECT_EQ(done->is_in_force(morning(from)), true) << text;
    EXPECT_EQ(done->is_in_force(*base::Instant::parse_rfc3339(base::Date::parse(from)->plus_days(-1).iso() + "T23:59:59+08:00")), false) << text;
  }
  EXPECT_GE(rows.size(), 20u);
}

TEST(ListSystemTable, TheNewerTakesThePlaceOfTheOlderOnItsDay) {
  ListSystem older = drafted_list(), newer = drafted_list();
  older.established_at = morning("2026-01-01");
  older.from_on = base::Date::parse("2026-01-01");
  newer.id = 2;
  newer.established_at = morning("2026-05-01");
  newer.from_on = base::Date::parse("2026-06-01");
  const ListSystem ended = superseded(older, newer);
  for (const auto& [day, is_old, is_new] : {std::tuple("2026-05-31", true, false), std::tuple("2026-06-01", false, true)}) {
    EXPECT_EQ(ended.is_in_force(morning(day)), is_old) << day;
    EXPECT_EQ(newer.is_in_force(morning(day)), is_new) << day;
  }
  EXPECT_EQ(ended.ended_at, base::Instant::start_of(*newer.from_on)) << "from the first second of that day";
  // One that is in force since before it was established takes its place at once, not in the past.
  newer.from_on = base::Date::parse("2026-04-01");
  EXPECT_EQ(superseded(older, newer).ended_at, newer.established_at);
  // What had ended before stays ended then, on the very day of its successor too.
  for (const char* ended_at : {"2026-02-01", "2026-05-01"}) {
    older.ended_at = morning(ended_at);
    EXPECT_EQ(superseded(older, newer).ended_at, older.ended_at) << ended_at;
  }
  ListSystem same_day = newer;
  same_day.from_on = base::Date::parse("2026-05-01");
  same_day.established_at = *base::Instant::parse_rfc3339("2026-05-01T15:00:00+08:00");
  EXPECT_EQ(superseded(older, same_day).ended_at, older.ended_at) << "an ended list does not live on until the next one is established";
  // It is ended by hand until its successor takes force, and not after.
  EXPECT_EQ(word_of(decide_end(ended, {"lsy-x", "废止"}, statute::DivisionLevel::province, morning("2026-05-31"))), "");
  EXPECT_EQ(word_of(decide_end(ended, {"lsy-x", "废止"}, statute::DivisionLevel::province, morning("2026-06-01"))), "list_system_unknown");
  const auto taken_back = decide_end(drafted_list(), {"lsy-x", "不再设立"}, statute::DivisionLevel::province, morning("2026-06-01"));
  ASSERT_TRUE(taken_back) << "a draft that comments show to be wrong is taken back";
  EXPECT_EQ(step_of(*taken_back, morning("2026-06-01")), ListSystemStep::ended);
  EXPECT_FALSE(taken_back->is_in_force(morning("2026-06-01")));
}

// Tag: edition_not_before_its_decision
TEST(RuleDrafts, TakeForceOnTheDayTheyWereDecidedOrLater) {
  for (const auto& [decided_on, from_on, word] : {std::tuple("2026-06-01", "2026-05-31", "dates_out_of_order"), {"2026-06-01", "2026-06-01", ""}, {"2026-06-01", "2026-06-02", ""}, {"2026-01-01", "2025-12-31", "dates_out_of_order"},
                                                  {"2024-03-01", "2024-02-29", "dates_out_of_order"}, {"2024-02-29", "2024-02-29", ""}}) {
    EXPECT_EQ(word_of(must_take_force_since(*base::Date::parse(decided_on), *base::Date::parse(from_on))), word) << decided_on << " " << from_on;
  }
}

TEST(RuleComments, NameNobodyByANumberAndAreAnsweredOnce) {
  const base::Instant now = morning("2026-06-01");
  const auto said = [&](const std::string& text) { return word_of(decide_comment(RuleDraftKind::measure_list, 1, std::nullopt, text, now)); };
  EXPECT_EQ(said("期限过长"), "");
  EXPECT_EQ(said(" "), "statement_missing");
  EXPECT_EQ(said("我的电话 13800001234"), "personal_number_in_text");
  EXPECT_EQ(word_of(decide_comment(RuleDraftKind::list_system, 1, printed(ListSystemStep::consulted), "期限过长", now)), "comments_closed");
  const RuleComment one = *decide_comment(RuleDraftKind::measure_list, 1, std::nullopt, " 期限过长 ", now);
  EXPECT_EQ(one.text, "期限过长");
  EXPECT_EQ(count_unanswered(std::vector{one}), 1);
  const auto answered = decide_comment_answer(one, "已缩短", now.date());
  ASSERT_TRUE(answered);
  EXPECT_EQ(count_unanswered(std::vector{*answered}), 0);
  EXPECT_EQ(word_of(decide_comment_answer(*answered, "再答", now.date())), "comment_answered");
}

TEST(RuleDrafts, TheirDaysAreThoseOfTheCalendarEachCounted) {
  const ListSystem sent = *decide_list_system_consultation(drafted_list(), {"lsy-x", {"A"}, *base::Date::parse("2026-03-01")}, {"A"}, morning("2026-01-20"), pack());
  const auto terms = terms_of(sent);
  ASSERT_EQ(terms.size(), 1u);
  const statute::DueDate due = statute::derived(terms.front(), pack());
  EXPECT_EQ(due.on.iso(), "2026-03-01");
  EXPECT_FALSE(due.provisional);
  EXPECT_EQ(due.basis.kind, base::BasisKind::default_value);
  // 11 days of January, 28 of February, 1 of March; the day of sending stands first and is not counted.
  EXPECT_EQ(std::ranges::count_if(due.derivation, &statute::CountedDay::counted), 40);
  EXPECT_EQ(due.derivation.size(), 41u);
  EXPECT_TRUE(terms_of(drafted_list()).empty());
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
