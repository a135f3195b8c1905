// tests/tables/listing.txt, line by line; what a list system has to state, limiting words, the order of the steps, removal.
#include <gtest/gtest.h>

#include "../table.hpp"
#include "cases/listing/listing.hpp"
#include "statute/embedded_pack.hpp"
#include "statute/forbidden.hpp"
#include "table_words.hpp"

namespace liaoxin::cases {
namespace {

using registry::Bar;
using registry::RecordState;
using statute::DivisionLevel;
using statute::SubjectKind;

RecordState serious_record(base::Instant now) {
  RecordState record{.id = 1, .subject_kind = SubjectKind::legal_person, .item = "C4-03"};
  record.admitted_at = now;
  record.told_at = now;
  record.grade = statute::Grade::serious;
  return record;
}

ListSystem system_from(const std::string& from_on) {
  return {.id = 1, .code = "AQSC", .name = "安全生产名单", .grounds = {"L28-1-04", "L28-2-01", "L28-3-02"}, .legal_basis = "演示规定第七条", .basis_from_on = *base::Date::parse("2021-09-01"), .unit = "x",
          .standard = "标准", .removal_requirements = "条件", .removal_procedure = "程序", .remedies = "救济", .term_months = std::nullopt, .from_on = *base::Date::parse(from_on), .decision_number = "联席1号",
          .established_at = morning(from_on), .ended_at = std::nullopt};
}

void become(const std::string& what, RecordState& record, ListSystem& system) {
  if (what == "ended") record.ended = registry::EndKind::withdrawn;
  else if (what == "stayed") record.stayed = true;
  else if (what == "contested") record.open_objections = 1;
  else if (what == "lenient") record.bars = record.bars | Bar::leniency_claimed;
  else if (what == "shielded") record.bars = record.bars | Bar::shielded;
  else if (what == "general") record.grade = statute::Grade::general;
  else if (what == "ungraded") record.grade = statute::Grade::unknown;
  else if (what == "corrected") record.version = 2;
  else if (what == "individual") record.subject_kind = SubjectKind::individual_business;
  else if (what == "person") record.subject_kind = SubjectKind::natural_person;
  else if (what == "list_ended") system.ended_at = record.admitted_at;
  else EXPECT_EQ(what, "running") << "a state the test does not know";
}

// Tag: listing_table
TEST(ListingTable, EveryLine) {
  const statute::Pack& pack = statute::embedded_pack();
  const statute::Item& item = *pack.item("C4-03");
  const auto rows = read_table<10>("listing.txt");
  for (const auto& [text, cells] : rows) {
    const auto& [told, decided, stated, state, basis, term, outcome, result, until, entry] = cells;
    const base::Instant now = morning(decided);
    RecordState record = serious_record(now);
    ListSystem system = system_from("2022-01-01");
    become(state, record, system);
    if (basis != "-") record.display_until_on = base::Date::parse(basis);
    if (term != "-") system.term_months = std::stoll(term);
    Listing listing{.id = 1, .system_id = 1, .record_id = 1, .version = 1, .ground = "L28-1-04", .proposed_at = now};
    if (told != "-") listing.told_on = base::Date::parse(told);
    if (stated != "none") listing.stated_at = now;
    if (stated == "answered") listing.answered_at = now;
    const auto defence = defence_until(listing, pack);
    ASSERT_TRUE(defence) << text;
    EXPECT_EQ(*defence ? (*defence)->on.iso() : "-", until) << text;
    const auto done = decide_listing(listing, system, record, item, {"lst-x", outcome, "理由", "列1号"}, now, pack);
    EXPECT_EQ(done ? std::string(word(done->step)) : word_of(done), result) << text;
    if (!done) continue;
    EXPECT_EQ(done->decided_at, now) << text;
    if (done->step != ListingStep::entered) continue;
    const auto last = entry_until(system, record, now.date());
    EXPECT_EQ(last ? last->iso() : "-", entry) << text;
    if (last && record.display_until_on) {
      EXPECT_LE(*last, *record.display_until_on) << "no entry outlives what it rests on: " << text;
    }
  }
  EXPECT_GE(rows.size(), 30u);
}

class ListSystems : public ::testing::Test {
 protected:
  const base::Instant now_ = morning("2026-06-01");
  DraftListSystem asked_{"AQSC", "安全生产名单", {"L28-1-04"}, "演示规定第七条", *base::Date::parse("2021-09-01"), "x", "标准", "条件", "程序", "救济", 12};
  ListSystemFacts facts_{.own_level = DivisionLevel::province, .is_being_drafted = false, .is_unit_known = true};
  [[nodiscard]] std::string refused() const { return word_of(decide_list_system_draft(asked_, facts_, 36, now_.date())); }
};

// Tag: list_systems
TEST_F(ListSystems, AreOfTheProvinceOnALawAndStateEverything) {
  EXPECT_EQ(refused(), "");
  for (const DivisionLevel level : {DivisionLevel::prefecture, DivisionLevel::county}) {
    facts_.own_level = level;
    EXPECT_EQ(refused(), "list_system_province_only") << "there are no city or county lists";
  }
  facts_.own_level = DivisionLevel::province;
  for (std::string DraftListSystem::*stated : {&DraftListSystem::list_code, &DraftListSystem::name, &DraftListSystem::standard, &DraftListSystem::removal_requirements, &DraftListSystem::removal_procedure, &DraftListSystem::remedies}) {
    const std::string kept = std::exchange(asked_.*stated, " ");
    EXPECT_EQ(refused(), "list_system_incomplete") << kept;
    asked_.*stated = kept;
  }
  asked_.standard = "请找 13800001234";
  EXPECT_EQ(refused(), "personal_number_in_text") << "everybody reads it";
  asked_.standard = "标准";
  facts_.is_being_drafted = true;
  EXPECT_EQ(refused(), "list_system_exists");
  facts_.is_being_drafted = false;
  asked_.basis_from_on.reset();
  EXPECT_EQ(refused(), "list_basis_missing");
}

// Tag: provincial_rules_inactive
TEST_F(ListSystems, TakeNoGroundOfRulesThatAreNotLoaded) {
  for (const std::vector<std::string>& grounds : {std::vector<std::string>{"L28-5-01"}, {"L28-1-04", "L28-5-01"}}) {
    asked_.grounds = grounds;
    EXPECT_EQ(refused(), "ground_not_shipped") << "conduct that provincial rules name waits for those rules";
  }
}

TEST_F(ListSystems, TakeNoGroundButThoseOfTheArticle) {
  for (const statute::Ground& ground : statute::grounds()) {
    asked_.grounds = {std::string(ground.code)};
    EXPECT_EQ(refused(), ground.state == statute::GroundState::shipped ? "" : "ground_not_shipped") << ground.code;
  }
  asked_.grounds = {"L28-1-04", "L28-9-01"};
  EXPECT_EQ(refused(), "ground_not_shipped");
  asked_.grounds = {"L28-1-04", "L28-1-04"};
  EXPECT_EQ(decide_list_system_draft(asked_, facts_, 36, now_.date())->grounds.size(), 1u);
}

TEST_F(ListSystems, HaveATermWithinWhatAnyEntryIsShown) {
  for (const auto& [months, word] : std::vector<std::pair<std::int64_t, std::string>>{{0, "list_term_invalid"}, {1, ""}, {36, ""}, {37, "list_term_invalid"}}) {
    asked_.term_months = months;
    EXPECT_EQ(refused(), word) << months;
  }
  asked_.term_months.reset();
  EXPECT_EQ(refused(), "");
}

TEST_F(ListSystems, EndOnceByWhoEstablishesThem) {
  ListSystem system = *decide_list_system_draft(asked_, facts_, 36, now_.date());
  system.established_at = now_;
  system.from_on = now_.date();
  EXPECT_EQ(word_of(decide_end(system, {"lsy-x", "废止"}, DivisionLevel::prefecture, now_)), "list_system_province_only");
  const auto ended = decide_end(system, {"lsy-x", "废止"}, DivisionLevel::province, now_);
  ASSERT_TRUE(ended);
  EXPECT_FALSE(ended->is_in_force(now_));
  EXPECT_FALSE(ended->is_in_force(base::Instant{now_.micros - 60'000'000})) << "a clock set back undoes no end that was done";
  EXPECT_EQ(word_of(decide_end(*ended, {"lsy-x", "废止"}, DivisionLevel::province, now_)), "list_system_unknown");
}

class ListingSteps : public ::testing::Test {
 protected:
  [[nodiscard]] base::Result<Listing> propose(const std::string& ground, std::vector<std::string> limits) const {
    return decide_proposal(system_, record_, *pack_.item("C4-03"), {"lsy-x", "rec-x", ground, "事实", std::move(limits), "证据"}, {}, "officer:a@x", now_);
  }
  const statute::Pack& pack_ = statute::embedded_pack();
  const base::Instant now_ = morning("2026-06-01");
  const RecordState record_ = serious_record(now_);
  const ListSystem system_ = system_from("2026-06-01");
};

// Tag: listing_limits
TEST_F(ListingSteps, EachLimitingWordOfTheGroundIsAnswered) {
  for (const std::string& ground : system_.grounds) {
    const std::size_t words = statute::ground(ground)->limits.size();
    for (std::size_t given = 0; given < words; ++given) EXPECT_EQ(word_of(propose(ground, std::vector<std::string>(given, "如此满足"))), "limiting_word_unanswered") << ground << " " << given;
    std::vector<std::string> all(words, "如此满足");
    EXPECT_EQ(word_of(propose(ground, all)), "") << ground;
    all.back() = "  ";
    const auto blank = propose(ground, all);
    ASSERT_FALSE(blank) << ground;
    EXPECT_NE(blank.error().message.zh.find(statute::facts_of(statute::ground(ground)->limits.back()).title.zh), std::string::npos) << "the refusal says which word";
  }
  EXPECT_EQ(statute::ground("L28-3-02")->limits.size(), 3u) << "ability, refusal and serious harm to credibility, all of these";
}

TEST_F(ListingSteps, AnotherKindOfInformationAndAListNotYetInForceCarryNoCase) {
  const ProposeListing command{"lsy-x", "rec-x", "L28-1-04", "事实", {"如此满足"}, "证据"};
  for (const char* code : {"C2-01", "C4-04", "C6-01", "C7-01", "C8-01", "C8-05", "C8-06"}) {
    RecordState other = record_;
    other.item = code;
    EXPECT_EQ(word_of(decide_proposal(system_, other, *pack_.item(code), command, {}, "officer:a@x", now_)), "listing_not_for_item") << code;
  }
  EXPECT_EQ(word_of(decide_proposal(system_from("2026-06-02"), record_, *pack_.item("C4-03"), command, {}, "officer:a@x", now_)), "list_system_unknown");
  RecordState held = record_;
  held.told_at.reset();
  EXPECT_EQ(word_of(decide_proposal(system_, held, *pack_.item("C4-03"), command, {}, "officer:a@x", now_)), "record_not_told");
}

TEST_F(ListingSteps, OneConductIsNotListedTwice) {
  for (const auto& [step, word] : {std::pair(ListingStep::proposed, "listing_open"), std::pair(ListingStep::entered, "listing_open"), std::pair(ListingStep::dropped, ""), std::pair(ListingStep::removed, "listing_open")}) {
    const Listing other{.id = 2, .record_id = 1, .step = step};
    EXPECT_EQ(word_of(decide_proposal(system_, record_, *pack_.item("C4-03"), {"lsy-x", "rec-x", "L28-1-04", "事实", {"如此满足"}, "证据"}, {other}, "officer:a@x", now_)), word);
  }
}

TEST_F(ListingSteps, WhatIsStatedAfterTheAnswerIsAnsweredAgain) {
  Listing listing = *propose("L28-1-04", {"如此满足"});
  EXPECT_EQ(word_of(decide_answer(listing, {"lst-x", "答复"}, now_)), "listing_nothing_to_answer");
  listing = *decide_statement(listing, {"lst-x", "陈述"}, now_);
  EXPECT_TRUE(is_unanswered(listing));
  listing = *decide_answer(listing, {"lst-x", "答复"}, now_);
  EXPECT_FALSE(is_unanswered(listing));
  listing = *decide_statement(listing, {"lst-x", "再次陈述"}, now_);
  EXPECT_TRUE(is_unanswered(listing));
  for (const ListingStep step : {ListingStep::entered, ListingStep::dropped, ListingStep::removed}) {
    listing.step = step;
    EXPECT_EQ(word_of(decide_statement(listing, {"lst-x", "陈述"}, now_)), "listing_step_wrong");
    EXPECT_EQ(word_of(decide_answer(listing, {"lst-x", "答复"}, now_)), "listing_step_wrong");
    EXPECT_EQ(word_of(decide_listing(listing, system_, record_, *pack_.item("C4-03"), {"lst-x", "dropped", "理由", std::nullopt}, now_, pack_)), "listing_step_wrong") << "nothing is decided twice";
  }
}

TEST_F(ListingSteps, RemovalIsAskedForAnsweredWithTheRequirementAndAskedForAgain) {
  RecordState entry = record_;
  Listing listing{.id = 1, .step = ListingStep::entered, .entry_id = 2};
  const auto asked = decide_removal_application(listing, entry, {"lst-x", "已整改"}, now_, pack_);
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->due.on.iso(), "2026-06-15") << "ten working days";
  EXPECT_EQ(word_of(decide_removal_application(asked->listing, entry, {"lst-x", "已整改"}, now_, pack_)), "removal_open");
  EXPECT_EQ(word_of(decide_removal_refusal(listing, {"lst-x", "经验收", "未通过"})), "removal_not_asked");
  const auto refused = decide_removal_refusal(asked->listing, {"lst-x", "经验收", "未通过"});
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->step, ListingStep::entered);
  EXPECT_TRUE(decide_removal_application(*refused, entry, {"lst-x", "已整改"}, now_, pack_));
  const auto removed = decide_removal(asked->listing, entry, {"lst-x", "经验收合格"}, now_);
  ASSERT_TRUE(removed);
  EXPECT_EQ(removed->step, ListingStep::removed);
  EXPECT_FALSE(removed->removal_asked_at) << "the removal answers what was asked";
  entry.ended = registry::EndKind::document_fallen;
  EXPECT_EQ(word_of(decide_removal(listing, entry, {"lst-x", "经验收合格"}, now_)), "record_not_running");
}

}  // namespace
}  // namespace liaoxin::cases
