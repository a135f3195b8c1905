// tests/tables/pledge_report.txt, line by line.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "statute/embedded_pack.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

statute::SubjectKind kind_of(const std::string& word) {
  using enum statute::SubjectKind;
  if (word == "natural_person") return natural_person;
  if (word == "individual_business") return individual_business;
  EXPECT_TRUE(word == "legal_person" || word == "unincorporated_organisation") << word;
  return word == "legal_person" ? legal_person : unincorporated_organisation;
}

// Tag: pledge_reports
TEST(PledgeReportTable, EveryLine) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto rows = read_table<8>("pledge_report.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [item, kind, state, on, before, said, result, due] = cells;
    const base::Instant now = morning(on);
    registry::RecordState record{.id = 1, .subject_kind = kind_of(kind), .item = item};
    record.admitted_at = record.told_at.emplace(now);
    if (state == "ended") record.ended = registry::EndKind::withdrawn;
    if (state == "past") record.display_until_on = now.date().plus_days(-1);
    std::vector<PledgeReport> others;
    if (before != "none") others.push_back({.id = 1, .record_id = 1, .reported_at = now, .due_on = now.date()});
    if (before == "answered") others.front().answered_at = now;
    const auto reported = decide_report(record, *pack.item(item), {"rec-x", said == "yes" ? "七日内没有退款" : " "}, others, now, pack);
    EXPECT_EQ(reported ? "reported" : std::string(base::word(reported.error().word)), result) << text;
    if (!reported) continue;
    EXPECT_EQ(reported->due_on.iso(), due) << text;
  }
  EXPECT_GE(rows.size(), 12u);
}

TEST(PledgeReports, AreAnsweredOnceWithReasons) {
  const base::Instant now = morning("2026-05-06");
  const PledgeReport report{.id = 1, .record_id = 1, .reported_at = now, .due_on = now.date()};
  const auto word_of = [&](const PledgeReport& of, const char* outcome, const char* reason) {
    const auto answered = decide_answer(of, {"plr-x", outcome, reason}, now);
    return answered ? std::string(facts_of(*answered->outcome).word) : std::string(base::word(answered.error().word));
  };
  for (const char* outcome : {"performed", "not_performed", "unfounded"}) EXPECT_EQ(word_of(report, outcome, "已核实"), outcome);
  EXPECT_EQ(word_of(report, "broken", "已核实"), "outcome_unknown") << "only a designation says so";
  EXPECT_EQ(word_of(report, "performed", " "), "reason_missing");
  PledgeReport answered = report;
  answered.answered_at = now;
  EXPECT_EQ(word_of(answered, "performed", "已核实"), "pledge_report_answered");
}

}  // namespace
}  // namespace liaoxin::cases
