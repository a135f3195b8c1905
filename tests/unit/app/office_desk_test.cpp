// The desks of the offices behind the register: what each sees, of units, documents and organisations alone.
#include <algorithm>

#include "app/desk_service.hpp"
#include "app/operations.hpp"
#include "desk_of.hpp"
#include "store/access_entries.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kCourt;
using testing::kDepartment;
using testing::kInCharge;
using testing::kOther;
using testing::kReader;
using testing::kWorkBody;

/// A court's question in its case.
http::DocumentSearch in_case(const std::string& number) { return {.number = number, .case_reference = "沈行初〔2026〕1号", .purpose = "document.fall"}; }

class Offices : public DeskOf {
 public:
  Offices() {
    register_organisation(kCompany, "演示公司");
    ready("clerk", "办事某", id_number("11010119700101001"), kWorkBody);
    ready("in-charge", "主管某", id_number("11010119700101002"), kInCharge);
    ready_as("judge", "法官某", id_number("11010119700101003"), R"("role":"court","unit":")" + kCourt + R"(","officer":"a")");
    must("unit.register", "operator", R"({"uscc":")" + kMeeting + R"(","name":"省联席会议办公室","kind":"joint_meeting","region":"210000","submitters":[]})");
    must("officer.register", "operator", R"({"unit":")" + kMeeting + R"(","id":"a","name":"秘书某","office":"秘书处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    ready("meeting", "秘书某", id_number("11010119700101004"), kMeeting);
    ready_as("citizen", "张某某", citizen, R"("role":"person")");
  }
  http::OfficeDesk& offices() { return desk().offices(); }
  static inline const std::string kMeeting = registry::compute_uscc("11210000MB0000009");
  const std::string citizen = id_number("21010219850101123");
  const std::string shop = registry::compute_uscc("92210100MA0000003");
};

TEST(OfficeDesk, EachOfficeSeesItsOwnAndNobodyElseAnything) {
  Offices o;
  for (const std::string login : {"clerk", "in-charge", "judge", "meeting", "citizen", "zhang.wei", ""}) {
    const std::string token = login.empty() ? "nobody" : o.enter(login);
    o.later(60);
    EXPECT_EQ(o.offices().editions(token).has_value(), login == "in-charge" || login == "meeting") << login;
    EXPECT_EQ(o.offices().decisions(token).has_value(), login == "in-charge" || login == "meeting") << login;
    EXPECT_EQ(o.offices().oversight(token).has_value(), login == "in-charge") << login;
    EXPECT_EQ(o.offices().oversight_csv(token).has_value(), login == "in-charge") << login;
    EXPECT_EQ(o.offices().intake(token).has_value(), login == "clerk") << login;
    EXPECT_EQ(o.offices().proceedings(token).has_value(), login == "clerk") << login;
    EXPECT_EQ(o.offices().documents(token, in_case("罚1号")).has_value(), login == "judge") << login;
  }
}

http::EditionLine line_of(const std::vector<http::EditionLine>& lines, const std::string& code) {
  const auto found = std::ranges::find(lines, code, &http::EditionLine::code);
  return found == lines.end() ? http::EditionLine{} : *found;
}

TEST(OfficeDesk, EditionsAreComparedWithWhatWasAdopted) {
  Offices o;
  const std::string token = o.enter("in-charge");
  auto lines = *o.offices().editions(token);
  EXPECT_EQ(lines.size(), o.platform().pack().items.size());
  EXPECT_EQ(line_of(lines, "C4-03").state, http::EditionState::same);
  EXPECT_EQ(line_of(lines, "C4-03").decision_number, "演示1号");
  EXPECT_EQ(line_of(lines, "C3-02").state, http::EditionState::added) << "no edition adopted it";
  EXPECT_EQ(line_of(lines, "C1-03").state, o.platform().pack().item("C1-03")->importable_stage == 1 ? http::EditionState::added : http::EditionState::not_ready);
  // What was adopted is not what the program brings: said element by element. And what the program brings no more is not forgotten.
  store::StoredEdition edition = store::all_editions(o.platform().db()).front();
  const std::string code = edition.item;
  auto content = *base::from_json<statute::ItemContent>(*base::parse_json(edition.content));
  content.keep = "five_years";
  content.elements.pop_back();
  store::WriteTransaction transaction(o.platform().db());
  edition.id += 1000;
  edition.from_on = edition.from_on.plus_days(1);
  edition.content = base::canonical_json(base::to_json(content));
  store::insert_edition(o.platform().db(), edition);
  edition.id += 1;
  edition.item = "C9-99";
  store::insert_edition(o.platform().db(), edition);
  transaction.commit();
  lines = *o.offices().editions(token);
  EXPECT_EQ(line_of(lines, code).state, http::EditionState::changed);
  EXPECT_GE(line_of(lines, code).changes.size(), 1u);
  EXPECT_EQ(line_of(lines, "C9-99").state, http::EditionState::removed);
  EXPECT_EQ(line_of(lines, "C9-99").title.zh, content.name_zh);
}

// Tag: edition_review
TEST(OfficeDesk, WhatTheProgramBringsAnewWaitsForTheDepartmentInChargeStepByStep) {
  Offices o;
  const std::string charge = o.enter("in-charge"), clerk = o.enter("clerk");
  // What was consulted on waits to be adopted; what no edition and no draft names, to be drafted, as one act.
  const auto waiting = [&] { return o.desk().tasks(charge); };
  auto tasks = waiting();
  ASSERT_EQ(tasks.size(), 2u);
  EXPECT_EQ(tasks[0].operation->name, "edition.adopt");
  EXPECT_EQ(tasks[0].given.at("items"), "C3-02\nC8-04") << "what is in force is adopted already";
  EXPECT_EQ(tasks[1].operation->name, "edition.draft");
  const std::string codes = tasks[1].given.at("items");
  EXPECT_EQ(codes.find("C4-03"), std::string::npos);
  EXPECT_EQ(line_of(*o.offices().editions(charge), base::split(codes, '\n').front()).state, http::EditionState::added) << "the differences stand on the page of editions";
  EXPECT_TRUE(o.desk().tasks(o.enter("meeting")).empty());
  base::json::array items;
  for (const std::string& code : base::split(codes, '\n')) items.emplace_back(code);
  const std::string draft(o.must("edition.draft", "officer:a@" + kInCharge, base::json::serialize(base::json::object{{"items", items}, {"drafting_purpose", "与全国目录一致"}})).at("rule_draft").as_string());
  ASSERT_EQ(waiting().size(), 2u);
  EXPECT_EQ(waiting()[1].operation->name, "rule_draft.consult");
  EXPECT_EQ(waiting()[1].given.at("rule_draft"), draft);
  o.must("rule_draft.consult", "officer:a@" + kInCharge, R"({"rule_draft":")" + draft + R"(","consulted":[")" + kWorkBody + R"("],"opinions_until_on":"2026-06-30"})");
  EXPECT_EQ(waiting().size(), 1u) << "nothing to do but wait for the opinion";
  // The unit that was asked sees it, until it has answered.
  const auto asked = [&] { return std::ranges::count_if(o.desk().tasks(clerk), [&](const http::DeskTask& task) { return task.operation->name == "rule_draft.opinion" && task.given.at("rule_draft") == draft && task.due_on == "2026-06-30"; }); };
  EXPECT_EQ(asked(), 1);
  // It reads the draft with what is in force, and of the opinions its own alone; who drafts reads all.
  const auto read = *o.offices().edition_drafts(clerk);
  ASSERT_EQ(read.size(), 2u);
  EXPECT_EQ(read[0].id, draft) << "the newest first";
  EXPECT_EQ(read[0].items.size(), items.size());
  EXPECT_EQ(read[0].opinions.size(), 1u);
  EXPECT_EQ((*o.offices().edition_drafts(charge))[1].opinions.front().opinion, "无不同意见");
  EXPECT_FALSE(o.offices().edition_drafts(o.enter("citizen")));
  o.decided("联席3号", "2026-06-01");
  const std::string adopting = base::json::serialize(base::json::object{{"items", items}, {"from_on", "2026-06-02"}, {"decision_number", "联席3号"}, {"decided_on", "2026-06-01"}, {"authority", "省联席会议"}});
  EXPECT_EQ(o.refusal("edition.adopt", "officer:a@" + kInCharge, adopting), "edition_not_consulted");
  o.must("rule_draft.opinion", "officer:a@" + kWorkBody, R"({"rule_draft":")" + draft + R"(","unit_opinion":"无不同意见"})");
  EXPECT_EQ(asked(), 0);
  ASSERT_EQ(waiting().size(), 2u);
  EXPECT_EQ(waiting()[1].operation->name, "edition.adopt");
  EXPECT_EQ(waiting()[1].given.at("items"), codes);
  o.must("edition.adopt", "officer:a@" + kInCharge, adopting);
  tasks = waiting();
  ASSERT_EQ(tasks.size(), 1u);
  EXPECT_EQ(tasks[0].given.at("items"), "C3-02\nC8-04");
}

TEST(OfficeDesk, TheRegisterOfDecisionsNamesEachActOnce) {
  Offices o;
  o.decided("联席2号", "2026-05-01");
  o.must("edition.adopt", "officer:a@" + kInCharge, R"({"items":["C3-02"],"from_on":"2027-01-01","decision_number":"联席2号","decided_on":"2026-05-01","authority":"省联席会议","document_hash":")" + std::string(64, 'a') + "\"}");
  const auto lines = *o.offices().decisions(o.enter("meeting"));
  ASSERT_EQ(lines.size(), 11u) << "two editions, two standards, in which matters six units inquire, and what one of them rewards with";
  EXPECT_EQ(lines[0].number, "联席2号");
  EXPECT_EQ(lines[0].authority, "省联席会议");
  EXPECT_EQ(lines[0].document_hash, std::string(64, 'a'));
  EXPECT_EQ(lines[0].items.size(), 1u);
  EXPECT_GT(lines[0].log_index, lines[1].log_index);
  EXPECT_EQ(std::ranges::count(lines, "沈阳市处罚局", &http::DecisionLine::unit), 4);
  EXPECT_EQ(lines.back().items.size(), 10u);
  EXPECT_TRUE(line_of(*o.offices().editions(o.enter("in-charge")), "C3-02").is_ahead);
}

// Tag: joint_decisions
TEST(OfficeDesk, AnEditionTakesForceByARegisteredDecisionAndNamesItsEntry) {
  Offices o;
  const std::string edition = R"({"items":["C3-02"],"from_on":"2027-01-01","decision_number":"联席5号","decided_on":"2026-05-01","authority":"省联席会议"})";
  EXPECT_EQ(o.refusal("edition.adopt", "officer:a@" + kInCharge, edition), "joint_decision_unknown");
  // The number alone is not enough: another day is another decision.
  o.decided("联席5号", "2026-05-02");
  EXPECT_EQ(o.refusal("edition.adopt", "officer:a@" + kInCharge, edition), "joint_decision_unknown");
  o.decided("联席6号", "2026-05-01");
  o.must("edition.adopt", "officer:a@" + kInCharge, R"({"items":["C3-02"],"from_on":"2026-06-01","decision_number":"联席6号","decided_on":"2026-05-01","authority":"省联席会议"})");
  const std::int64_t index = o.offices().decisions(o.enter("meeting"))->front().joint_decision_index;
  EXPECT_GT(index, 0);
  const auto items = PublicFace(o.places(), o.clock()).items();
  EXPECT_EQ(std::ranges::find(items, "C3-02", &registry::ItemView::code)->joint_decision_index, index);
}

// Tag: edition_not_before_its_decision
TEST(OfficeDesk, AnEditionTakesForceOnNoDayBeforeItsDecision) {
  const std::string charge = "officer:a@" + kInCharge;
  const auto adopting = [](const std::string& from_on) { return R"({"items":["C3-02"],"from_on":")" + from_on + R"(","decision_number":"联席7号","decided_on":"2026-05-06","authority":"省联席会议"})"; };
  Offices before;
  before.decided("联席7号", "2026-05-06");
  for (const char* from_on : {"2022-01-01", "2026-05-05"}) {
    const Answer answer = before.act("edition.adopt", charge, adopting(from_on));
    ASSERT_FALSE(answer) << from_on;
    const base::Refusal& refused = answer.error().front();
    EXPECT_EQ(base::word(refused.word), "dates_out_of_order") << from_on;
    EXPECT_EQ(refused.pointer, "/from_on");
    EXPECT_NE(refused.message.en.find("2026-05-06"), std::string::npos) << "the first day there is: " << refused.message.en;
  }
  for (const char* from_on : {"2026-05-06", "2026-05-07"}) {
    Offices o;
    o.decided("联席7号", "2026-05-06");
    o.must("edition.adopt", charge, adopting(from_on));
    const auto items = PublicFace(o.places(), o.clock()).items();
    const auto adopted = std::ranges::find(items, "C3-02", &registry::ItemView::code);
    EXPECT_TRUE(adopted->in_force) << from_on;
    EXPECT_EQ(adopted->in_force_from, from_on);
  }
}

/// Every text of an overview of objections and recalls.
std::string everything(const std::vector<http::RunningLine>& running, const std::vector<http::SilentLine>& silent) {
  std::string text;
  for (const http::RunningLine& line : running) text += line.id + line.number + line.unit + line.item.zh + line.step.zh;
  for (const http::SilentLine& line : silent) text += line.name + line.kind.zh;
  return text;
}

TEST(OfficeDesk, WhoIsLateAndWhoIsSilentIsSeenWithoutAnySubject) {
  Offices o;
  const std::string record = o.file_penalty(kCompany, "罚〔2026〕1号"), second = o.file_penalty(kCompany, "罚〔2026〕2号"), person = o.file_person_penalty(o.citizen, "罚〔2026〕3号", "张某某");
  const auto subscription = o.must("subscription.open", "officer:a@" + kWorkBody, R"({"kind":"unit","reference":")" + kReader + R"(","name":"辽宁省共享单位","item":"C4-03","agreement":"协议"})");
  o.must("sharing.deliver", "officer:a@" + kWorkBody, R"({"subscription":")" + std::string(subscription.at("subscription").as_string()) + R"(","record":")" + second + "\"}");
  o.must("record.withdraw", "officer:a@" + kDepartment, R"({"record":")" + second + R"(","reason":"有误"})");
  const auto objection = o.must("objection.submit", "subject:" + kCompany, R"({"record":")" + record + R"(","ground":"error","statement":"不对"})");
  const std::string citizen = o.person_account("citizen-2", "张某某", o.citizen);
  o.must("objection.submit", citizen, R"({"record":")" + person + R"(","ground":"error","statement":"不对"})");
  const std::string id(objection.at("objection").as_string());
  o.must("objection.accept", "officer:a@" + kWorkBody, R"({"objection":")" + id + "\"}");
  o.must("objection.ask_source", "officer:a@" + kWorkBody, R"({"objection":")" + id + R"(","question":"请核实"})");
  auto running = o.offices().proceedings(o.enter("clerk"))->running;
  ASSERT_EQ(running.size(), 2u);
  EXPECT_TRUE(std::ranges::none_of(running, [](const auto& line) { return line.days_left < 0; }));
  EXPECT_TRUE(o.offices().oversight(o.enter("in-charge"))->overdue.empty());
  o.go_to("2026-06-15T12:00:00+08:00");
  const auto clerk = *o.offices().proceedings(o.enter("clerk"));
  const std::string in_charge = o.enter("in-charge");
  const auto view = *o.offices().oversight(in_charge);
  ASSERT_EQ(view.overdue.size(), 2u);
  EXPECT_LE(view.overdue[0].due_on, view.overdue[1].due_on);
  const auto asked = std::ranges::find(view.overdue, id, &http::RunningLine::id);
  ASSERT_NE(asked, view.overdue.end());
  EXPECT_TRUE(asked->is_hidden) << "silence hides the record";
  EXPECT_EQ(asked->unit, "沈阳市处罚局");
  EXPECT_LT(asked->days_left, 0);
  ASSERT_EQ(view.silent.size(), 1u);
  EXPECT_EQ(view.silent[0].name, "辽宁省共享单位");
  EXPECT_EQ(view.silent[0].days, 14);
  ASSERT_EQ(clerk.ended.size(), 1u);
  EXPECT_EQ(clerk.ended[0].unit, "沈阳市处罚局") << "whose record it was is served no more";
  EXPECT_EQ(clerk.ended[0].recipients, 1);
  EXPECT_EQ(clerk.ended[0].confirmed, 0);
  const std::string text = everything(clerk.running, clerk.silent) + everything(view.overdue, view.silent);
  for (const std::string hidden : {std::string("张某某"), o.citizen, kCompany, std::string("演示公司"), record, person}) EXPECT_EQ(text.find(hidden), std::string::npos) << hidden;
  EXPECT_EQ(view.lines.size(), 2u) << "registrations and penalties";
  const std::string csv = *o.offices().oversight_csv(in_charge);
  EXPECT_NE(csv.find("\"沈阳市处罚局\",\"行政处罚"), std::string::npos) << csv;
}

TEST(OfficeDesk, RecordsOfPeopleThatEndedAreCountedAndNotListed) {
  Offices o;
  const std::string person = o.file_person_penalty(o.citizen, "罚〔2026〕3号", "张某某"), shop = o.file_individual_penalty(o.shop, "罚〔2026〕4号");
  for (const std::string& record : {person, shop}) o.must("record.withdraw", "officer:a@" + kDepartment, R"({"record":")" + record + R"(","reason":"有误"})");
  const auto view = *o.offices().proceedings(o.enter("clerk"));
  EXPECT_TRUE(view.ended.empty());
  EXPECT_EQ(view.ended_others, 2);
}

TEST(OfficeDesk, RefusedRowsAreCountedByUnitAndReason) {
  Offices o;
  std::string bad = o.penalty(kCompany, "罚〔2026〕2号");
  bad.replace(bad.find("2026-05-06"), 10, "2026-13-45");
  const auto result = o.import("C4-03", kDepartment, o.penalty_heading() + o.penalty(kCompany, "罚〔2026〕1号") + bad + bad);
  ASSERT_TRUE(result && result->refused == 2 && result->accepted == 1);
  const auto view = *o.offices().intake(o.enter("clerk"));
  const auto line = std::ranges::find(view.lines, "沈阳市处罚局", &http::IntakeLine::unit);
  ASSERT_NE(line, view.lines.end());
  EXPECT_EQ(line->rows, 3);
  EXPECT_EQ(line->refused, 2);
  ASSERT_FALSE(view.reasons.empty());
  EXPECT_EQ(view.reasons[0].unit, "沈阳市处罚局");
  EXPECT_EQ(view.reasons[0].rows, 2);
}

TEST(OfficeDesk, ACourtFindsByTheExactNumberAndAPersonSeesThatItDid) {
  Offices o;
  const std::string record = o.file_penalty(kCompany, "罚〔2026〕1号"), person = o.file_person_penalty(o.citizen, "罚〔2026〕3号", "张某某");
  const std::string token = o.enter("judge");
  EXPECT_TRUE((*o.offices().documents(token, {}))->empty());
  EXPECT_TRUE((*o.offices().documents(token, in_case("罚〔2026〕")))->empty()) << "a part of a number finds nothing";
  auto found = **o.offices().documents(token, in_case(" 罚〔2026〕1号 "));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].id, record);
  EXPECT_EQ(found[0].organisation, "演示公司");
  EXPECT_TRUE(found[0].steps.empty());
  o.must("document.stay", "court:a@" + kCourt, R"({"record":")" + record + R"(","document_number":"行保1号","decided_on":"2026-06-01","action":"stay"})");
  EXPECT_TRUE((*o.offices().documents(token, in_case("罚〔2026〕1号")))->at(0).is_stayed);
  o.must("document.fall", "court:a@" + kCourt, R"({"record":")" + record + R"(","document_number":"行初1号","decided_on":"2026-06-01","kind":"revoked"})");
  found = **o.offices().documents(token, in_case("罚〔2026〕1号"));
  EXPECT_EQ(found[0].steps.size(), 2u);
  EXPECT_FALSE(found[0].ended.zh.empty());
  ASSERT_EQ(found[0].recalls.size(), 1u);
  // Of a person: what the court needs to decide on the document, no name, and the look stands in the person's own list.
  const std::string citizen = o.enter("citizen");
  const auto before = o.desk().looks(citizen, "").looks.size();
  found = **o.offices().documents(token, in_case("罚〔2026〕3号"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].id, person);
  EXPECT_EQ(found[0].organisation, "");
  const auto looks = o.desk().looks(citizen, "").looks;
  ASSERT_EQ(looks.size(), before + 1);
  EXPECT_EQ(looks[0].unit, "沈阳某法院");
  EXPECT_EQ(looks[0].case_reference, "沈行初〔2026〕1号") << "the court's case, and not the document";
  EXPECT_EQ(looks[0].matter.zh, find_command("document.fall")->title.zh);
}

// B8: every read of a person's data carries purpose, basis and case number.
// Tag: who_looked
TEST(OfficeDesk, B8_ACourtSeesNothingWithoutACaseAndAPurposeAndNobodyIsLookedAt) {
  Offices o;
  o.file_penalty(kCompany, "罚〔2026〕1号");
  o.file_person_penalty(o.citizen, "罚〔2026〕3号", "张某某");
  o.file_individual_penalty(o.shop, "罚〔2026〕4号");
  const std::string token = o.enter("judge"), citizen = o.enter("citizen");
  const auto before = o.desk().looks(citizen, "").looks.size();
  const auto word = [&](const http::DocumentSearch& search) {
    const auto found = *o.offices().documents(token, search);
    return found ? "" : std::string(base::word(found.error().word));
  };
  // The same whoever it is about, or the answer would tell whether it is a person.
  for (const std::string number : {"罚〔2026〕1号", "罚〔2026〕3号", "罚〔2026〕4号", "罚〔2026〕5号"}) {
    for (const std::string blank : {"", " ", "\n"}) EXPECT_EQ(word({.number = number, .case_reference = blank, .purpose = "document.fall"}), "case_reference_missing") << number;
    EXPECT_EQ(word({.number = number, .case_reference = o.citizen, .purpose = "document.fall"}), "id_number_in_text") << number;
    for (const std::string purpose : {"", "record.withdraw", "curiosity"}) EXPECT_EQ(word({.number = number, .case_reference = "沈行初〔2026〕1号", .purpose = purpose}), "purpose_unknown") << number;
    EXPECT_EQ(word(in_case(number)), "") << number;
  }
  EXPECT_EQ(o.desk().looks(citizen, "").looks.size(), before + 1) << "refused questions looked at nobody";
}

}  // namespace
}  // namespace liaoxin::app
