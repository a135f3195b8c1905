// Measures from the draft of a list to their end: what is told first, what goes beyond the list, what the public reads; rewards with their honour.
#include <algorithm>

#include "app/endings.hpp"
#include "app/measures.hpp"
#include "app/notices.hpp"
#include "base/failure.hpp"
#include "desk_of.hpp"
#include "report/notice.hpp"
#include "report/recall_file.hpp"
#include "store/measures.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::kCompany;
using testing::kDepartment;
using testing::kInCharge;
using testing::kReader;

const std::string kMeeting = registry::compute_uscc("11210000MB0000010");
const std::string kOwner = "subject:" + kCompany, kUnit = "officer:a@" + kDepartment, kCharge = "officer:a@" + kInCharge, kStranger = "officer:a@" + kReader;

class MeasureFlow : public ::testing::Test {
 protected:
  MeasureFlow() {
    d.register_organisation(kCompany, "沈阳演示科技有限公司");
    record = d.file_penalty(kCompany, "罚1号");
    d.must("unit.register", "operator", R"({"uscc":")" + kMeeting + R"(","name":"演示联席会议办公室","kind":"joint_meeting","region":"210000","submitters":[]})");
    d.must("officer.register", "operator", R"({"unit":")" + kMeeting + R"(","id":"a","name":"演示己","office":"秘书处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    d.must("joint_decision.register", "officer:a@" + kMeeting, R"({"level":"province","decision_number":"联席1号","decided_on":"2026-06-01","title":"关于惩戒措施清单的决定"})");
  }
  static std::string of_list(const std::string& list, const std::string& more) { return R"({"list":")" + list + "\"" + more + "}"; }
  static std::string on_draft(const std::string& list, const std::string& opinion) { return R"({"rule_draft":")" + list + R"(","opinion":")" + opinion + "\"}"; }
  std::string drafted(const std::string& number = "清单1号") {
    const std::string list(d.must("measure_list.draft", kCharge, R"({"list_number":")" + number + R"(","title":"惩戒措施补充清单","regulation":"辽宁省社会信用条例"})").at("list").as_string());
    d.must("measure_list.add_measure", kCharge, of_list(list, R"(,"measure_kind":"M26-3-01","legal_basis":"辽宁省社会信用条例第二十六条","unit":")" + kDepartment + R"(","carried_out":"评审时减分","triggers":["C4-03"],"severity":"ordinary","term_months":6)"));
    return list;
  }
  /// In force from 2026-08-03 on.
  std::string released() {
    const std::string list = drafted();
    d.must("measure_list.approve", kCharge, of_list(list, R"(,"decision_number":"联席1号")"));
    d.must("measure_list.open_comments", kCharge, of_list(list, R"(,"comments_until_on":"2026-08-01")"));
    d.go_to("2026-08-02T09:00:00+08:00");
    d.must("measure_list.release", kCharge, of_list(list, R"(,"from_on":"2026-08-03")"));
    d.go_to("2026-08-03T09:00:00+08:00");
    return list;
  }
  static std::string applying(const std::string& about, const std::string& kind = "M26-3-01", const std::string& more = "") {
    return R"({"record":")" + about + R"(","measure_kind":")" + kind + R"(","connection":"发生在投标中","character":"违反招标法规","circumstances":"责令改正未改","impact":"影响公平竞争","document_number":"沈惩1号","decided_on":"2026-08-03")" + more + "}";
  }
  std::vector<registry::LabelView> labels() {
    const auto seen = d.seen(record);
    return seen ? seen->labels : std::vector<registry::LabelView>{};
  }
  bool is_shown() {
    const auto all = labels();
    return std::ranges::find(all, "measure", &registry::LabelView::word) != all.end();
  }
  store::StoredRecord stored() { return *store::find_record(d.platform().db(), *d.platform().internal_id("rec", record)); }
  DeskOf d;
  std::string record;
};

// Tag: measure_flow
TEST_F(MeasureFlow, IsInForceFromTheServiceOfItsNoticeToItsEndAndNoLonger) {
  released();
  const auto answer = d.must("measure.apply", kUnit, applying(record));
  const std::string notice(answer.at("notice").as_string());
  EXPECT_FALSE(is_shown()) << "nothing adverse before its subject is told";
  const auto letters = store::notices_of(d.platform().db(), stored().state.id);
  EXPECT_EQ(letters.back().notice.kind, registry::NoticeKind::measure_applied);
  const std::string letter = report::notice_text(notice_letter_of(d.platform(), letters.back()));
  for (const char* said : {"招标投标中信用减分", "沈阳市处罚局", "沈惩1号", "第二十六条", "6 个月", "发生在投标中", "违反招标法规", "责令改正未改", "影响公平竞争", "送达之前"}) EXPECT_NE(letter.find(said), std::string::npos) << said;
  d.must("notice.serve", kUnit, R"({"notice":")" + notice + R"(","served_on":"2026-08-03","service":"direct","proof":"回证"})");
  EXPECT_TRUE(is_shown());
  const auto own = measures_of_record(d.platform(), stored());
  ASSERT_EQ(own.size(), 1u);
  EXPECT_EQ(own.front().last_on, "2027-02-03");
  EXPECT_EQ(own.front().derivation.size(), 3u) << "its term, the display and the retention of the record";
  d.go_to("2027-02-03T23:59:59+08:00");
  EXPECT_TRUE(is_shown());
  d.go_to("2027-02-04T00:00:00+08:00");
  EXPECT_FALSE(is_shown()) << "computed on every read, whether a job ran or not";
}

// Tag: measure_flow
TEST_F(MeasureFlow, RestsWithAStayAndEndsWithItsRecord) {
  released();
  const std::string notice(d.must("measure.apply", kUnit, applying(record)).at("notice").as_string());
  d.must("notice.acknowledge", kOwner, R"({"notice":")" + notice + "\"}");
  ASSERT_TRUE(is_shown());
  d.must("document.stay", kUnit, R"({"record":")" + record + R"(","document_number":"停1号","decided_on":"2026-08-01","action":"stay"})");
  EXPECT_EQ(measures_of_record(d.platform(), stored()).front().standing.en, "suspended");
  d.must("document.stay", kUnit, R"({"record":")" + record + R"(","document_number":"停2号","decided_on":"2026-08-01","action":"lift"})");
  EXPECT_TRUE(is_shown());
  d.must("document.fall", kUnit, R"({"record":")" + record + R"(","document_number":"撤1号","decided_on":"2026-08-01","kind":"revoked"})");
  EXPECT_EQ(measures_of_record(d.platform(), stored()).front().standing.en, "ended");
  EXPECT_TRUE(measures_of_unit(d.platform(), kDepartment).empty()) << "what is over is served to nobody but its subject";
}

// Tag: measure_attempts
TEST_F(MeasureFlow, WhatGoesBeyondTheListIsRefusedAndKept) {
  EXPECT_EQ(d.refusal("measure.apply", kUnit, applying(record)), "not_competent") << "no list, no measure";
  released();
  EXPECT_EQ(d.refusal("measure.apply", kUnit, applying(record, "M26-5-01")), "measure_not_on_list");
  EXPECT_EQ(d.refusal("measure.apply", kUnit, applying(record, "M26-3-01", R"(,"term_months":12)")), "measure_term_too_long");
  EXPECT_EQ(d.refusal("measure.apply", kStranger, applying(record)), "not_competent");
  EXPECT_EQ(d.refusal("measure.apply", kUnit, applying(record, "M26-6-01")), "measure_kind_unknown") << "a slip of the pen is no attempt";
  EXPECT_TRUE(store::measures_of(d.platform().db(), stored().state.id).empty());
  const auto all = attempts(d.platform());
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all.front().unit, "辽宁省共享单位") << "the newest first";
  EXPECT_EQ(attempts_of(d.platform(), kDepartment).size(), 3u);
  for (const http::AttemptLine& one : all) {
    EXPECT_GT(one.log_index, 0) << "beside the trace of the refusal";
    EXPECT_EQ(one.officer.find(kCompany), std::string::npos);
  }
}

// Tag: measure_flow
TEST_F(MeasureFlow, ANaturalPersonAndAnIndividualBusinessCarryNone) {
  released();
  const std::string person = d.file_person_penalty(testing::id_number("21990019800101001"), "人罚1号");
  const std::string shop = d.file_individual_penalty(registry::compute_uscc("92210100MA0000001"), "个罚1号");
  for (const std::string& one : {person, shop}) {
    EXPECT_EQ(d.refusal("measure.apply", kUnit, applying(one)), "organisation_only");
    EXPECT_EQ(d.refusal("reward.grant", kUnit, R"({"record":")" + one + R"(","reward_kind":"R22-1-01","reason":"先进"})"), "organisation_only");
  }
}

// Tag: measure_flow
TEST_F(MeasureFlow, LiftedByItsUnitItIsGoneAndNoOldCopyShowsIt) {
  released();
  const auto applied = d.must("measure.apply", kUnit, applying(record));
  d.must("notice.acknowledge", kOwner, R"({"notice":")" + std::string(applied.at("notice").as_string()) + "\"}");
  ASSERT_TRUE(is_shown());
  const std::string lifting = R"({"measure":")" + std::string(applied.at("measure").as_string()) + R"(","reason":"已全面整改"})";
  EXPECT_EQ(d.refusal("measure.lift", kStranger, lifting), "not_competent");
  d.must("measure.lift", kUnit, lifting);
  EXPECT_FALSE(is_shown());
  ASSERT_FALSE(read_endings(d.places().erasures).lines.empty());
  EXPECT_EQ(read_endings(d.places().erasures).lines.back().word, ending::kMeasureLifted);
  EXPECT_EQ(d.refusal("measure.lift", kUnit, lifting), "measure_over");
  const auto letters = store::notices_of(d.platform().db(), stored().state.id);
  ASSERT_EQ(letters.back().notice.kind, registry::NoticeKind::measure_lifted) << "who was told of it is told of its end";
  const std::string letter = report::notice_text(notice_letter_of(d.platform(), letters.back()));
  for (const char* said : {"招标投标中信用减分", "沈阳市处罚局", "已解除", "已全面整改"}) EXPECT_NE(letter.find(said), std::string::npos) << said;
  EXPECT_TRUE(is_applied_by(d.platform().db(), letters.back().notice, kDepartment)) << "its unit serves the letter";
}

// Tag: recall_beside
TEST_F(MeasureFlow, WhoReceivedTheRecordWithItIsToldThatItWasLifted) {
  released();
  const std::string work = "officer:a@" + testing::kWorkBody;
  const auto subscription = [&](const std::string& kind, const std::string& reference, const std::string& name) {
    return std::string(d.must("subscription.open", work, R"({"kind":")" + kind + R"(","reference":")" + reference + R"(","name":")" + name + R"(","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  };
  const std::string before = subscription("api_client", "client-1", "演示接口用户"), after = subscription("unit", kReader, "辽宁省共享单位");
  const auto deliver = [&](const std::string& to) { d.must("sharing.deliver", work, R"({"subscription":")" + to + R"(","record":")" + record + "\"}"); };
  deliver(before);
  const auto applied = d.must("measure.apply", kUnit, applying(record));
  d.must("notice.acknowledge", kOwner, R"({"notice":")" + std::string(applied.at("notice").as_string()) + "\"}");
  deliver(after);
  const auto lifted = d.must("measure.lift", kUnit, R"({"measure":")" + std::string(applied.at("measure").as_string()) + R"(","reason":"已全面整改"})");
  ASSERT_TRUE(lifted.contains("certificate"));
  const std::string number(lifted.at("certificate").as_string());
  PublicFace face(d.places(), d.clock());
  const auto certificate = face.certificate(number);
  ASSERT_TRUE(certificate);
  EXPECT_EQ(certificate->end, "measure_lifted");
  ASSERT_EQ(certificate->recipients.size(), 1u) << "who received it before is told nothing";
  EXPECT_EQ(certificate->recipients[0].name, "辽宁省共享单位");
  const auto recalls = store::recalls_of(d.platform().db(), store::find_certificate(d.platform().db(), number)->id);
  d.must("recall.confirm", kStranger, R"({"recall":")" + d.platform().public_id("rcl", recalls.at(0).id) + R"(","removed_from":"业务系统"})");
  const auto verified = report::verify_recall(*face.certificate_file(number), face.vkey());
  ASSERT_TRUE(verified) << verified.error().message.en;
  EXPECT_TRUE(verified->body.recipients[0].confirmed_at);
}

// Tag: measure_flow
TEST_F(MeasureFlow, ACorrectionEndsIt) {
  released();
  const std::string notice(d.must("measure.apply", kUnit, applying(record)).at("notice").as_string());
  d.must("notice.acknowledge", kOwner, R"({"notice":")" + notice + "\"}");
  d.must("record.correct", kUnit, R"({"record":")" + record + R"(","elements":{"CF_NR_FK":"4"},"reason":"录入有误"})");
  EXPECT_EQ(measures_of_record(d.platform(), stored()).front().standing.en, "ended") << "a corrected record carries a measure of its own or none";
  d.must("service.attest", kUnit, R"({"record":")" + record + R"(","served_on":"2026-08-03","proof":"回证"})");
  EXPECT_FALSE(is_shown());
  EXPECT_EQ(d.refusal("measure.apply", kUnit, applying(record)), "measure_exists") << "that decision was about another content";
  std::string anew = applying(record);
  anew.replace(anew.find("沈惩1号"), std::string("沈惩1号").size(), "沈惩2号");
  d.must("measure.apply", kUnit, anew);
}

// Tag: measure_attempts
TEST_F(MeasureFlow, ARowWithoutALineOfTheListIsNoMeasure) {
  released();
  const std::string notice(d.must("measure.apply", kUnit, applying(record)).at("notice").as_string());
  store::Connection connection(d.places().database(), store::ConnectionRole::writer);
  const std::string columns = "ledger, id, record_id, version, subject_kind, entry_id, kind, unit, officer, document_number, decided_on, term_months, list_months, applied_at, notice_id, row_id";
  const auto insert = [&](const std::string& change, const std::string& to) {
    std::string values = columns;
    values.replace(values.find("id, record_id"), 2, "id + 100");
    values.replace(values.find(change, values.find("record_id")), change.size(), to);
    connection.execute("INSERT INTO measure (" + columns + ") SELECT " + values + " FROM measure WHERE ledger = 0 AND id = 1");
  };
  EXPECT_THROW(insert("entry_id", "entry_id + 100"), base::Failure) << "no such line";
  EXPECT_THROW(insert("kind, unit", "'M26-5-01', unit"), base::Failure) << "another measure than the line's";
  EXPECT_THROW(insert("unit", "'" + kReader + "'"), base::Failure) << "another unit than the line's";
  EXPECT_THROW(insert("subject_kind", "'natural_person'"), base::Failure) << "never on a person";
  EXPECT_THROW(insert("subject_kind", "'individual_business'"), base::Failure) << "an individual business is a natural person";
  EXPECT_THROW(insert("term_months", "list_months + 1"), base::Failure) << "longer than the list has it";
  EXPECT_THROW(insert("document_number", "''"), base::Failure) << "without its document";
  EXPECT_THROW(insert("notice_id", "notice_id + 100"), base::Failure) << "without a notice";
  EXPECT_NO_THROW(insert("version", "version")) << "the same row otherwise";
}

// Tag: measure_lists
TEST_F(MeasureFlow, AListIsReadByEverybodyWithItsCommentsAndNobodysName) {
  const std::string list = drafted();
  PublicFace face(d.places(), d.clock());
  EXPECT_TRUE(face.measure_lists().empty()) << "a draft is its department's";
  d.must("measure_list.approve", kCharge, of_list(list, R"(,"decision_number":"联席1号")"));
  d.must("measure_list.open_comments", kCharge, of_list(list, R"(,"comments_until_on":"2026-07-31")"));
  const std::string citizen = d.person_account("zhang.san", "张某", "11010519491231002X");
  const std::string first(d.must("rule_draft.comment", citizen, on_draft(list, "期限过长")).at("comment").as_string());
  d.must("rule_draft.comment", kOwner, on_draft(list, "减分幅度过大"));
  d.must("rule_draft.answer_comment", kCharge, R"({"comment":")" + first + R"(","answer":"期限由条例规定"})");
  const auto shown = face.measure_lists();
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_TRUE(shown.front().takes_comments);
  EXPECT_FALSE(shown.front().is_in_force);
  ASSERT_EQ(shown.front().comments.size(), 2u);
  EXPECT_EQ(shown.front().comments.front().answer, "期限由条例规定");
  const std::string all = base::json::serialize(base::to_json(shown.front()));
  for (const std::string& name : {std::string("张某"), std::string("沈阳演示科技"), kCompany, std::string("11010519491231002X")}) EXPECT_EQ(all.find(name), std::string::npos) << name;
  d.go_to("2026-08-01T09:00:00+08:00");
  EXPECT_EQ(d.refusal("measure_list.release", kCharge, of_list(list, R"(,"from_on":"2026-08-01")")), "comments_unanswered");
}

// Tag: measure_off_the_list
TEST_F(MeasureFlow, AMeasureThatTheNextListDoesNotHaveEndsWithItsFirstSecond) {
  released();
  const auto applied = d.must("measure.apply", kUnit, applying(record));
  d.must("notice.serve", kUnit, R"({"notice":")" + std::string(applied.at("notice").as_string()) + R"(","served_on":"2026-08-03","service":"mail","proof":"回执"})");
  EXPECT_TRUE(is_shown());
  // The next list has another measure of this unit.
  const std::string next(d.must("measure_list.draft", kCharge, R"({"list_number":"清单2号","title":"惩戒措施补充清单","regulation":"辽宁省社会信用条例"})").at("list").as_string());
  d.must("measure_list.add_measure", kCharge, of_list(next, R"(,"measure_kind":"M26-4-01","legal_basis":"辽宁省社会信用条例第二十六条","unit":")" + kDepartment + R"(","carried_out":"不予评选","triggers":["C4-03"],"severity":"ordinary","term_months":6)"));
  d.must("joint_decision.register", "officer:a@" + kMeeting, R"({"level":"province","decision_number":"联席2号","decided_on":"2026-08-03","title":"关于清单更新的决定"})");
  d.must("measure_list.approve", kCharge, of_list(next, R"(,"decision_number":"联席2号")"));
  d.must("measure_list.open_comments", kCharge, of_list(next, R"(,"comments_until_on":"2026-09-02")"));
  d.go_to("2026-09-03T09:00:00+08:00");
  d.must("measure_list.release", kCharge, of_list(next, R"(,"from_on":"2026-09-10")"));
  d.go_to("2026-09-09T23:59:59+08:00");
  EXPECT_TRUE(is_shown()) << "on the eve it runs";
  EXPECT_EQ(do_due_work(d.platform()).measures_dropped, 0);
  d.go_to("2026-09-10T00:00:00+08:00");
  EXPECT_FALSE(is_shown()) << "whether the job that records it has run or not";
  EXPECT_EQ(do_due_work(d.platform()).measures_dropped, 1);
  EXPECT_EQ(do_due_work(d.platform()).measures_dropped, 0) << "once";
  const auto notices = store::notices_of(d.platform().db(), *d.platform().internal_id("rec", record));
  EXPECT_EQ(std::ranges::count_if(notices, [](const store::StoredNotice& one) { return one.notice.kind == registry::NoticeKind::measure_lifted; }), 1) << "its subject is told";
  EXPECT_EQ(d.refusal("measure.lift", kUnit, R"({"measure":")" + std::string(applied.at("measure").as_string()) + R"(","reason":"x"})"), "measure_over");
}

// Tag: measure_off_the_list
TEST_F(MeasureFlow, WhatWasOverBeforeIsNotToldOfWhenTheNextListComes) {
  released();
  const auto applied = d.must("measure.apply", kUnit, applying(record));
  d.must("notice.serve", kUnit, R"({"notice":")" + std::string(applied.at("notice").as_string()) + R"(","served_on":"2026-08-03","service":"mail","proof":"回执"})");
  d.go_to("2027-02-04T09:00:00+08:00");
  ASSERT_FALSE(is_shown()) << "its six months are over";
  const std::string next(d.must("measure_list.draft", kCharge, R"({"list_number":"清单2号","title":"惩戒措施补充清单","regulation":"辽宁省社会信用条例"})").at("list").as_string());
  d.must("measure_list.add_measure", kCharge, of_list(next, R"(,"measure_kind":"M26-4-01","legal_basis":"辽宁省社会信用条例第二十六条","unit":")" + kDepartment + R"(","carried_out":"不予评选","triggers":["C4-03"],"severity":"ordinary","term_months":6)"));
  d.must("joint_decision.register", "officer:a@" + kMeeting, R"({"level":"province","decision_number":"联席2号","decided_on":"2027-02-04","title":"关于清单更新的决定"})");
  d.must("measure_list.approve", kCharge, of_list(next, R"(,"decision_number":"联席2号")"));
  d.must("measure_list.open_comments", kCharge, of_list(next, R"(,"comments_until_on":"2027-03-06")"));
  d.go_to("2027-03-07T09:00:00+08:00");
  d.must("measure_list.release", kCharge, of_list(next, R"(,"from_on":"2027-03-07")"));
  EXPECT_EQ(do_due_work(d.platform()).measures_dropped, 1);
  const auto notices = store::notices_of(d.platform().db(), *d.platform().internal_id("rec", record));
  EXPECT_TRUE(std::ranges::none_of(notices, [](const store::StoredNotice& one) { return one.notice.kind == registry::NoticeKind::measure_lifted; })) << "it ended on the day that was told";
}

// Tag: reward_lists
TEST_F(MeasureFlow, EverybodyReadsWhichRewardsAUnitGrants) {
  PublicFace face(d.places(), d.clock());
  const auto of_unit = [&] {
    std::vector<registry::RewardListView> lists = face.reward_lists();
    std::erase_if(lists, [](const registry::RewardListView& one) { return one.unit != "沈阳市处罚局"; });
    return lists;
  };
  ASSERT_EQ(of_unit().size(), 1u);
  EXPECT_EQ(of_unit().front().rewards.size(), 2u);
  const auto set = [&](const char* from_on, const char* kinds) {
    d.must("policy_value.set", kCharge, R"({"key":"reward.kinds","unit":")" + kDepartment + R"(","value":")" + kinds + R"(","from_on":")" + from_on + R"(","decision_number":"激励2号"})");
  };
  set("2026-07-01", "R22-5-01");
  ASSERT_EQ(of_unit().size(), 2u) << "what is in force, and what comes";
  d.go_to("2026-07-01T00:00:00+08:00");
  ASSERT_EQ(of_unit().size(), 1u);
  EXPECT_EQ(of_unit().front().decision_number, "激励2号");
  const std::string honour = d.file_honour("荣9号", kCompany, "沈阳演示科技有限公司", "2026-12-31");
  const auto granting = [&](const char* kind) { return R"({"record":")" + honour + R"(","reward_kind":")" + kind + R"(","reason":"先进"})"; };
  EXPECT_EQ(d.refusal("reward.grant", kUnit, granting("R22-1-01")), "reward_not_listed") << "it was on the list of before";
  d.must("reward.grant", kUnit, granting("R22-5-01"));
  EXPECT_EQ(d.refusal("reward.grant", kStranger, granting("R22-5-01")), "reward_not_listed") << "of its own list, and not of another unit's";
  EXPECT_EQ(d.refusal("policy_value.set", kUnit, R"({"key":"reward.kinds","unit":")" + kDepartment + R"(","value":"R22-1-01","from_on":"2026-07-01","decision_number":"自定1号"})"), "not_competent") << "nobody lists for itself";
  EXPECT_EQ(d.refusal("policy_value.set", kCharge, R"({"key":"reward.kinds","unit":")" + kDepartment + R"(","value":"R22-4-01","from_on":"2026-07-01","decision_number":"x"})"), "policy_value_invalid") << "schooling and work are no rewards";
}

// Tag: rewards
TEST_F(MeasureFlow, ARewardStandsBesideItsHonourAndEndsWithIt) {
  const std::string honour = d.file_honour("荣1号", kCompany, "沈阳演示科技有限公司", "2026-06-30");
  const auto has_reward = [&] {
    const auto seen = d.seen(honour);
    return seen && std::ranges::find(seen->labels, "reward", &registry::LabelView::word) != seen->labels.end();
  };
  EXPECT_FALSE(has_reward());
  d.must("reward.grant", kUnit, R"({"record":")" + honour + R"(","reward_kind":"R22-1-01","reason":"连续三年获评先进"})");
  EXPECT_TRUE(has_reward());
  EXPECT_EQ(rewards_of_unit(d.platform(), kDepartment).size(), 1u);
  d.go_to("2026-07-01T00:00:00+08:00");
  EXPECT_FALSE(has_reward());
  EXPECT_TRUE(rewards_of_unit(d.platform(), kDepartment).empty());
}

// Article 30: one decision brings one measure, and together they run no longer than the list has it.
TEST_F(MeasureFlow, ADecisionIsUsedOnceAndTermsAddUp) {
  released();
  const auto served = [&](const std::string& more, const std::string& document) {
    std::string input = applying(record, "M26-3-01", more);
    input.replace(input.find("沈惩1号"), std::string("沈惩1号").size(), document);
    const auto answer = d.must("measure.apply", kUnit, input);
    d.must("notice.serve", kUnit, R"({"notice":")" + std::string(answer.at("notice").as_string()) + R"(","served_on":")" + d.clock().now().date().iso() + R"(","service":"mail","proof":"回执"})");
    return std::string(answer.at("measure").as_string());
  };
  const auto refused = [&](const std::string& more, const std::string& document) {
    std::string input = applying(record, "M26-3-01", more);
    input.replace(input.find("沈惩1号"), std::string("沈惩1号").size(), document);
    return d.refusal("measure.apply", kUnit, input);
  };
  served(R"(,"term_months":4)", "沈惩〔2026〕1号");
  d.go_to("2026-12-10T09:00:00+08:00");
  EXPECT_FALSE(is_shown());
  EXPECT_EQ(refused(R"(,"term_months":2)", "沈惩[2026]1号"), "measure_exists") << "the same decision, typed otherwise";
  EXPECT_EQ(refused(R"(,"term_months":3)", "沈惩〔2026〕2号"), "measure_term_too_long") << "four of six months are spent";
  served(R"(,"term_months":2)", "沈惩〔2026〕2号");
  EXPECT_TRUE(is_shown());
}

// Articles 30, 39: who carries a measure out has the record, and hears of its end like every recipient.
TEST_F(MeasureFlow, TheUnitThatCarriesItOutIsToldOfTheEndOfTheRecord) {
  const std::string list = drafted();
  d.must("measure_list.add_measure", kCharge, of_list(list, R"(,"measure_kind":"M26-3-02","legal_basis":"辽宁省社会信用条例第二十六条","unit":")" + kReader + R"(","carried_out":"评审时减分","triggers":["C4-03"],"severity":"ordinary","term_months":6)"));
  d.must("measure_list.approve", kCharge, of_list(list, R"(,"decision_number":"联席1号")"));
  d.must("measure_list.open_comments", kCharge, of_list(list, R"(,"comments_until_on":"2026-08-01")"));
  d.go_to("2026-08-03T09:00:00+08:00");
  d.must("measure_list.release", kCharge, of_list(list, R"(,"from_on":"2026-08-03")"));
  d.must("measure.apply", kStranger, applying(record, "M26-3-02"));
  const std::string certificate(d.must("record.withdraw", kUnit, R"({"record":")" + record + R"(","reason":"报送有误"})").at("certificate").as_string());
  const auto recalls = store::recalls_of(d.platform().db(), store::find_certificate(d.platform().db(), certificate)->id);
  ASSERT_EQ(recalls.size(), 1u);
  EXPECT_EQ(recalls.front().recipient.reference, kReader);
}

}  // namespace
}  // namespace liaoxin::app
