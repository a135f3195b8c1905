// What a unit misses is seen with its evidence, by whom it concerns: the department in charge, the unit itself, and of a court that court alone.
#include <algorithm>

#include "app/executor.hpp"
#include "app/exposure.hpp"
#include "app/findings.hpp"
#include "app/public_face.hpp"
#include "desk_of.hpp"
#include "store/public_queries.hpp"
#include "store/recipients.hpp"

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

const std::string kOwner = "subject:" + kCompany, kSource = "officer:a@" + kDepartment, kClerk = "officer:a@" + kWorkBody, kCharge = "officer:a@" + kInCharge;

class FindingsFlow : public ::testing::Test {
 protected:
  FindingsFlow() {
    d.register_organisation(kCompany, "沈阳演示科技有限公司");
    record = d.file_penalty(kCompany, "罚1号", "2026-05-28");
    d.ready("in-charge", "主管某", id_number("11010119700101003"), kInCharge);
  }
  std::string ask() {
    const std::string objection(d.must("objection.submit", kOwner, R"({"record":")" + record + R"(","ground":"error","statement":"金额不对"})").at("objection").as_string());
    d.must("objection.accept", kClerk, R"({"objection":")" + objection + "\"}");
    d.must("objection.ask_source", kClerk, R"({"objection":")" + objection + R"(","question":"请核实"})");
    return objection;
  }
  http::FindingsView at_desk(const std::string& login) {
    const auto view = d.desk().offices().findings(d.enter(login));
    d.later(30);
    EXPECT_TRUE(view);
    return view ? *view : http::FindingsView{};
  }
  std::string act(const std::string& step, const std::string& reference, const std::string& more = "") {
    return R"({"unit":")" + kDepartment + R"(","step":")" + step + R"(","findings":[")" + reference + R"("],"document_number":"责1号","reason":"逾期未答")" + more + "}";
  }
  bool has_task(const std::string& login, std::string_view operation) {
    const auto tasks = d.desk().tasks(d.enter(login));
    d.later(30);
    return std::ranges::any_of(tasks, [&](const http::DeskTask& task) { return task.operation->name == operation; });
  }
  registry::UnitView unit(const std::string& uscc) {
    for (registry::UnitView& one : PublicFace(d.places(), d.clock()).units()) {
      if (one.uscc == uscc) return one;
    }
    ADD_FAILURE() << uscc;
    return {};
  }
  DeskOf d;
  std::string record;
};

TEST_F(FindingsFlow, ASilentSourceIsFoundTheDayAfterItsLastAndSpokenWith) {
  const std::string objection = ask(), reference = "objection_late/" + objection + "/asked";
  d.go_to("2026-06-04T23:00:00+08:00");
  EXPECT_TRUE(at_desk("in-charge").findings.empty()) << "its last day is in time";
  d.go_to("2026-06-05T09:00:00+08:00");
  for (const char* login : {"in-charge", "zhang.wei"}) {
    const auto view = at_desk(login);
    ASSERT_EQ(view.findings.size(), 1u) << login;
    const http::FindingLine& found = view.findings.front();
    EXPECT_EQ(found.reference, reference);
    EXPECT_EQ(found.due_on, "2026-06-04");
    EXPECT_TRUE(found.title.zh.starts_with("平台服务标准未达")) << "three days are a default of ours";
    EXPECT_GE(found.log_index, 0) << "where it can be looked up";
  }
  EXPECT_EQ(d.refusal("accountability.act", kCharge, act("warning", reference)), "accountability_step_excessive");
  const std::string number(d.must("accountability.act", kCharge, act("talk", reference)).at("accountability").as_string());
  EXPECT_TRUE(has_task("zhang.wei", "accountability.answer"));
  d.must("objection.answer", kSource, R"({"objection":")" + objection + R"(","outcome":"confirmed","points":["属实"],"elements":{}})");
  ASSERT_EQ(at_desk("in-charge").findings.size(), 1u) << "what was done late was late";
  EXPECT_NE(at_desk("in-charge").findings.front().missed.zh.find("2026-06-05"), std::string::npos) << "and says when it was done";
  d.must("accountability.answer", kSource, R"({"accountability":")" + number + R"(","answer":"已答复"})");
  EXPECT_FALSE(has_task("zhang.wei", "accountability.answer"));
  EXPECT_TRUE(has_task("in-charge", "accountability.close"));
  const auto own = at_desk("zhang.wei");
  ASSERT_EQ(own.acts.size(), 1u);
  ASSERT_EQ(own.acts.front().findings.size(), 1u) << "the act keeps what it rests on";
  EXPECT_EQ(own.acts.front().reason, "逾期未答");
  EXPECT_EQ(own.acts.front().answer, "已答复");
  EXPECT_EQ(d.every_byte().find("逾期未答"), std::string::npos) << "what was said is sealed";
  EXPECT_EQ(unit(kDepartment).objections_late, 1);
  EXPECT_EQ(unit(kDepartment).objections_overdue, 0);
  EXPECT_EQ(unit(kDepartment).silences, 0) << "it answered after all";
  EXPECT_EQ(unit(kDepartment).objections_refused, 1);
}

// Tag: overdue_is_visible
TEST_F(FindingsFlow, EachUnitsFiguresCountTheStepsThatAreItsOwn) {
  const std::string near = registry::compute_uscc("12210100MB0000013");
  d.must("unit.register", "operator", R"({"uscc":")" + near + R"(","name":"沈阳市和平区信用中心","kind":"work_body","region":"210102","submitters":[]})");
  // 1. The review is the nearest work body's: the company sits in its district.
  const std::string objection(d.must("objection.submit", kOwner, R"({"record":")" + record + R"(","ground":"error","statement":"金额不对"})").at("objection").as_string());
  EXPECT_EQ(unit(near).objections_overdue, 0);
  d.go_to("2026-06-02T23:00:00+08:00");
  EXPECT_EQ(unit(near).objections_late, 0) << "the last day of accepting is in time";
  d.go_to("2026-06-03T09:00:00+08:00");
  EXPECT_EQ(unit(near).objections_overdue, 0) << "what nobody accepted counts as accepted";
  EXPECT_EQ(unit(near).objections_late, 1) << "and its day was missed";
  EXPECT_EQ(unit(kWorkBody).objections_overdue + unit(kWorkBody).objections_late, 0);
  d.go_to("2026-06-20T09:00:00+08:00");
  EXPECT_EQ(unit(near).objections_overdue, 1) << "nobody reviewed it";
  d.must("objection.ask_source", kClerk, R"({"objection":")" + objection + R"(","question":"请核实"})");
  EXPECT_EQ(unit(near).objections_overdue, 0);
  EXPECT_EQ(unit(near).objections_late, 2) << "reviewed after its day, too";
  // 2. The answer is the source's, and so is its silence.
  EXPECT_EQ(unit(kDepartment).objections_overdue, 0);
  d.go_to("2026-07-01T09:00:00+08:00");
  EXPECT_EQ(unit(kDepartment).objections_overdue, 1);
  EXPECT_EQ(unit(kDepartment).silences, 1);
  d.must("objection.decide", kClerk, R"({"objection":")" + objection + R"(","outcome":"unverifiable","reason":"来源单位逾期未答复","elements":{}})");
  EXPECT_EQ(unit(kDepartment).objections_overdue, 0);
  EXPECT_EQ(unit(kDepartment).silences, 1) << "it never answered";
  // 3. Telling the result is the work body's again.
  d.go_to("2026-07-20T09:00:00+08:00");
  EXPECT_EQ(unit(near).objections_overdue, 1);
  EXPECT_EQ(unit(kCourt).objections_overdue, 0);
  // 4. What it finds is what the unit itself reads at its desk.
  for (const std::string& one : {near, kDepartment, kWorkBody}) {
    const auto own = findings_about(d.platform(), one);
    const auto all = findings_of_units(d.platform());
    EXPECT_EQ(std::ranges::count(own, one, &cases::Finding::unit), std::ssize(own));
    EXPECT_EQ(std::ranges::count(own, cases::FindingKind::objection_late, &cases::Finding::kind), unit(one).objections_overdue + unit(one).objections_late) << one;
    EXPECT_EQ(std::ranges::count(all, one, &cases::Finding::unit), std::ssize(own)) << "asking for one unit alone leaves nothing out: " << one;
  }
}

TEST_F(FindingsFlow, ARestorationIsLateWithWhoDecidesOnIt) {
  const std::string old = d.file_penalty(kCompany, "罚2号", "2026-02-06");
  d.must("restoration.apply", kOwner, R"({"record":")" + old + R"(","way":"completed_rectification","correction":"已缴清","pledge":true})");
  EXPECT_EQ(unit(kDepartment).restorations_overdue, 0);
  d.go_to("2026-06-20T09:00:00+08:00");
  EXPECT_EQ(unit(kDepartment).restorations_overdue, 1);
  EXPECT_EQ(unit(kWorkBody).restorations_overdue, 0);
}

TEST_F(FindingsFlow, TheSlowestRecipientsAreUnitsByNameAndOthersByTheirKind) {
  const auto deliver = [&](const std::string& kind, const std::string& reference, const std::string& name) {
    const std::string subscription(d.must("subscription.open", kClerk, R"({"kind":")" + kind + R"(","reference":")" + reference + R"(","name":")" + name + R"(","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
    d.must("sharing.deliver", kClerk, R"({"subscription":")" + subscription + R"(","record":")" + record + "\"}");
  };
  deliver("unit", kReader, "辽宁省共享单位");
  deliver("unit", kCourt, "某法院");
  deliver("api_client", "client-1", "某数据公司");
  d.must("report.issue", kClerk, R"({"uscc":")" + kCompany + R"(","holder":"某银行","purpose":"授信"})");
  d.must("record.withdraw", kSource, R"({"record":")" + record + R"(","reason":"报送有误"})");
  const std::int64_t told_at = d.clock().now().seconds();
  d.go_to("2026-06-05T09:00:00+08:00");
  const std::int64_t confirmed_at = d.clock().now().seconds();
  for (const store::OpenRecalls& open : store::open_recalls(d.platform().db())) {
    if (open.kind == "api_client") continue;
    const auto recall = store::open_recalls_of(d.platform().db(), open.kind, open.reference, 1).at(0);
    d.must("recall.confirm", "operator", R"({"recall":")" + d.platform().public_id("rcl", recall.id) + R"(","removed_from":"业务系统"})");
  }
  d.go_to("2026-06-10T09:00:00+08:00");
  const registry::OutcomeView outcome = PublicFace(d.places(), d.clock()).outcomes();
  EXPECT_EQ(outcome.recalls_told, 4);
  EXPECT_EQ(outcome.recalls_confirmed, 3);
  EXPECT_EQ(outcome.slowest_confirmation_seconds, confirmed_at - told_at);
  ASSERT_EQ(outcome.slowest_recipients.size(), 3u) << "a court's is not shown";
  EXPECT_EQ(outcome.slowest_recipients[0].kind.zh, "接口用户");
  EXPECT_EQ(outcome.slowest_recipients[0].unit, "") << "who is no unit is not named";
  EXPECT_EQ(outcome.slowest_recipients[0].slowest_days, 9) << "still open";
  EXPECT_EQ(std::ranges::count(outcome.slowest_recipients, kReader, &registry::RecipientOutcomeView::uscc), 1);
  const std::string all = base::json::serialize(base::to_json(outcome));
  for (const char* name : {"某数据公司", "某银行", "某法院", "client-1"}) EXPECT_EQ(all.find(name), std::string::npos) << name;
}

TEST_F(FindingsFlow, WrongfulExposureStandsInTheLineOfWhoseRecordItWas) {
  d.must("record.withdraw", kSource, R"({"record":")" + record + R"(","reason":"报送有误"})");
  PublicFace face(d.places(), d.clock());
  EXPECT_EQ(check_exposure(d.platform(), face, 10).wrongful, 0);
  EXPECT_EQ(unit(kDepartment).wrongful_exposure_minutes, 0);
  store::add_exposure(d.platform().db(), d.clock().now().date(), 10, {{kDepartment, 2}, {kReader, 1}});
  EXPECT_EQ(unit(kDepartment).wrongful_exposure_minutes, 2);
  EXPECT_EQ(unit(kReader).wrongful_exposure_minutes, 1);
  EXPECT_EQ(PublicFace(d.places(), d.clock()).outcomes().wrongful_exposure_minutes, 3) << "the whole platform's is their sum";
}

TEST_F(FindingsFlow, WhatAnExposureCheckFoundIsKeptWholeOrNotAtAll) {
  store::Connection& db = d.platform().db();
  const base::Date today = d.clock().now().date();
  store::add_exposure(db, today, INT64_MAX, {});
  // One check more is a number the table does not hold.
  EXPECT_THROW(store::add_exposure(db, today, 1, {{kDepartment, 2}}), base::Failure);
  EXPECT_EQ(unit(kDepartment).wrongful_exposure_minutes, 0) << "no unit's line says what the whole platform's does not";
  store::add_exposure(db, today.plus_days(1), 1, {{kDepartment, 2}});
  EXPECT_EQ(unit(kDepartment).wrongful_exposure_minutes, 2);
}

TEST_F(FindingsFlow, AnotherUnitSeesNothingOfIt) {
  ask();
  d.ready("other", "他某", id_number("11010119700101002"), kReader);
  d.go_to("2026-06-05T09:00:00+08:00");
  const auto view = at_desk("other");
  EXPECT_FALSE(view.is_overseer);
  EXPECT_TRUE(view.findings.empty());
  EXPECT_TRUE(view.acts.empty());
}

TEST_F(FindingsFlow, WhatACourtMissesIsShownToThatCourtAlone) {
  d.ready_as("judge", "判某", id_number("11010119700101005"), R"("role":"court","unit":")" + kCourt + R"(","officer":"a")");
  const std::string subscription(d.must("subscription.open", kClerk, R"({"kind":"unit","reference":")" + kCourt + R"(","name":"某法院","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  d.must("sharing.deliver", kClerk, R"({"subscription":")" + subscription + R"(","record":")" + record + "\"}");
  d.must("record.withdraw", kSource, R"({"record":")" + record + R"(","reason":"报送有误"})");
  d.go_to("2026-06-20T09:00:00+08:00");
  EXPECT_TRUE(at_desk("in-charge").findings.empty());
  EXPECT_EQ(std::ranges::count(d.desk().offices().oversight(d.enter("in-charge"))->silent, "某法院", &http::SilentLine::name), 0) << "nor on the page of how units do their part";
  d.later(30);
  ASSERT_EQ(at_desk("judge").findings.size(), 1u);
  const std::string reference = at_desk("judge").findings.front().reference;
  EXPECT_TRUE(reference.starts_with("recall_outstanding/"));
  EXPECT_EQ(d.refusal("accountability.act", kCharge, R"({"unit":")" + kCourt + R"(","step":"talk","findings":[")" + reference + R"("],"document_number":"责1号","reason":"x"})"), "court_not_overseen");
  EXPECT_FALSE(unit(kCourt).findings_shown);
  EXPECT_EQ(unit(kCourt).recalls_told, 1) << "what is no finding is shown like others'";
  EXPECT_EQ(unit(kDepartment).recalls_issued, 1);
  EXPECT_TRUE(unit(kDepartment).findings_shown);
}

// Tag: inquiry_declared
TEST_F(FindingsFlow, WhatAUnitDeclaredNecessaryIsShownToThatUnitAlone) {
  const std::string reference = "inquiry_missing/" + record;
  const auto is_shown = [&](const std::string& login) { return std::ranges::count(at_desk(login).findings, reference, &http::FindingLine::reference) == 1; };
  const auto declare = [](const std::string& value, const std::string& from_on) {
    return R"({"key":"inquiry.declared","unit":")" + kDepartment + R"(","value":")" + value + R"(","from_on":")" + from_on + R"(","decision_number":"演示11号"})";
  };
  EXPECT_FALSE(is_shown("zhang.wei")) << "nobody declared anything";
  EXPECT_EQ(d.refusal("policy_value.set", kCharge, declare("penalty", "2026-01-01")), "not_competent") << "nobody declares it for another unit";
  EXPECT_EQ(d.refusal("policy_value.set", kSource, declare("residence", "2026-01-01")), "policy_value_invalid");
  d.must("policy_value.set", kSource, declare("permit", "2026-01-01"));
  EXPECT_FALSE(is_shown("zhang.wei")) << "a penalty is no permit";
  d.must("policy_value.set", kSource, declare("penalty", "2026-05-29"));
  EXPECT_FALSE(is_shown("zhang.wei")) << "decided before the declaration was in force";
  d.must("policy_value.set", kSource, declare("penalty,permit", "2026-05-28"));
  EXPECT_TRUE(is_shown("zhang.wei")) << "decided on its first day";
}

// Tag: inquiry_declared
TEST_F(FindingsFlow, AnInquiryInTimeBeforeTheDecisionIsEnough) {
  d.must("policy_value.set", kSource, R"({"key":"inquiry.declared","unit":")" + kDepartment + R"(","value":"penalty","from_on":"2026-05-28","decision_number":"演示11号"})");
  const auto shown = [&](const std::string& login, const std::string& about) { return std::ranges::count(at_desk(login).findings, "inquiry_missing/" + about, &http::FindingLine::reference) == 1; };
  ASSERT_TRUE(shown("zhang.wei", record));
  EXPECT_FALSE(shown("in-charge", record)) << "the department in charge does not see it";
  EXPECT_EQ(d.refusal("accountability.act", kCharge, act("talk", "inquiry_missing/" + record)), "finding_unknown") << "and no act rests on it";
  // An inquiry after the decision mends nothing; the next decision finds it.
  d.must("inquiry.make", kSource, R"({"subject_code":")" + kCompany + R"(","matter":"penalty","case_reference":"沈罚立〔2026〕9号"})");
  EXPECT_TRUE(shown("zhang.wei", record));
  d.go_to("2026-06-08T09:00:00+08:00");
  const std::string next = d.file_penalty(kCompany, "罚9号", "2026-06-05");
  EXPECT_FALSE(shown("zhang.wei", next));
  const std::string of_other = [&] {
    d.register_organisation(kOther, "大连演示贸易有限公司");
    return d.file_penalty(kOther, "罚10号", "2026-06-05");
  }();
  EXPECT_TRUE(shown("zhang.wei", of_other)) << "it was about another organisation";
  d.must("record.withdraw", kSource, R"({"record":")" + record + R"(","reason":"报送有误"})");
  EXPECT_FALSE(shown("zhang.wei", record)) << "what ended is shown no more";
}

TEST_F(FindingsFlow, AFeeIsFoundWithoutWhoseApplicationItWas) {
  const std::string old = d.file_penalty(kCompany, "罚2号", "2026-02-06");
  const std::string application(d.must("restoration.apply", kOwner, R"({"record":")" + old + R"(","way":"completed_rectification","correction":"已缴清","pledge":true})").at("application").as_string());
  d.must("restoration.report_fee", kOwner, R"({"application":")" + application + R"(","statement":"被要求付费"})");
  const auto findings = at_desk("in-charge").findings;
  const auto fee = std::ranges::find_if(findings, [](const http::FindingLine& line) { return line.reference.starts_with("fee_asked/"); });
  ASSERT_NE(fee, findings.end());
  EXPECT_EQ(fee->basis, (base::Basis{base::BasisKind::regulation, "39"}));
  EXPECT_EQ(fee->evidence.find(application), std::string::npos);
  // What the regulation itself forbids may be criticised; a filing that came late by a term we know from others' accounts may not.
  d.must("accountability.act", kCharge, act("criticism", fee->reference));
  EXPECT_EQ(d.refusal("accountability.act", kCharge, act("criticism", "submission_late/C4-03/2026-06")), "accountability_step_excessive");
  d.must("accountability.act", kCharge, act("correction_order", "submission_late/C4-03/2026-06", R"(,"due_on":"2026-06-15")"));
}

TEST_F(FindingsFlow, AnOrderThatNobodyAnswersComesBackToWhoGaveIt) {
  (void)d.file_penalty(kCompany, "罚3号", "2026-05-06");
  d.must("accountability.act", kCharge, act("correction_order", "submission_late/C4-03/2026-06", R"(,"due_on":"2026-06-15")"));
  d.go_to("2026-06-15T09:00:00+08:00");
  EXPECT_FALSE(has_task("in-charge", "accountability.close"));
  d.go_to("2026-06-16T09:00:00+08:00");
  EXPECT_TRUE(has_task("in-charge", "accountability.close"));
  EXPECT_TRUE(at_desk("in-charge").acts.front().is_overdue);
}

}  // namespace
}  // namespace liaoxin::app
