// A listing from its proposal to its end: what is told before, what is shown when, and that it outlives nothing it rests on.
#include <sqlite3.h>

#include <algorithm>

#include "app/executor.hpp"
#include "app/findings.hpp"
#include "app/listings.hpp"
#include "app/measures.hpp"
#include "app/notices.hpp"
#include "app/public_face.hpp"
#include "desk_of.hpp"
#include "report/notice.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kCourt;
using testing::kDepartment;
using testing::kInCharge;
using testing::kReader;
using testing::kSecond;
using testing::kWorkBody;

const std::string kOwner = "subject:" + kCompany, kProposer = "officer:a@" + kDepartment, kDecider = "officer:" + kSecond + "@" + kDepartment;
const std::string kMeeting = registry::compute_uscc("11210000MB0000010");

class Listings : public ::testing::Test {
 protected:
  Listings() {
    d.register_organisation(kCompany, "沈阳演示科技有限公司");
    d.must("unit.register", "operator", R"({"uscc":")" + kMeeting + R"(","name":"演示联席会议办公室","kind":"joint_meeting","region":"210000","submitters":[]})");
    d.must("officer.register", "operator", R"({"unit":")" + kMeeting + R"(","id":"a","name":"演示己","office":"秘书处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    d.must("joint_decision.register", "officer:a@" + kMeeting, R"({"level":"province","decision_number":"联席1号","decided_on":"2026-05-20","title":"关于名单的决定"})");
    list = d.established_list();
    basis = d.file_serious(kCompany, "罚1号");
    const auto proposed = d.must("listing.propose", kProposer, base::json::serialize(Province::listing(list, basis)));
    number = proposed.at("listing").as_string();
    notice = proposed.at("notice").as_string();
  }
  using Province = testing::Province;
  base::json::object step(const std::string& operation, const std::string& by, const std::string& more) { return d.must(operation, by, R"({"listing":")" + number + "\"" + more + "}"); }
  PublicFace face() { return PublicFace(d.places(), d.clock()); }
  void serve() { d.must("notice.serve", kProposer, R"({"notice":")" + notice + R"(","served_on":"2026-06-01","service":"mail","proof":"回执"})"); }
  [[nodiscard]] static std::string entering() { return R"(,"outcome":"entered","reason":"符合认定标准","document_number":"列决1号")"; }
  /// Entered after the time for defence, and shown once its decision is served.
  std::string entered() {
    serve();
    d.go_to("2026-06-09T09:00:00+08:00");
    const std::string entry(step("listing.decide", kDecider, entering()).at("record").as_string());
    EXPECT_FALSE(d.seen(entry)) << "held until the decision is served";
    d.must("service.attest", kProposer, R"({"record":")" + entry + R"(","served_on":"2026-06-09","proof":"送达回证"})");
    EXPECT_TRUE(d.seen(entry));
    return entry;
  }
  registry::RecordState state_of(const std::string& record) { return store::find_record(d.platform().db(), *d.platform().internal_id("rec", record))->state; }
  std::string letter_of(const std::string& record, registry::NoticeKind kind) {
    for (const store::StoredNotice& one : store::notices_of(d.platform().db(), *d.platform().internal_id("rec", record))) {
      if (one.notice.kind == kind) return report::notice_text(notice_letter_of(d.platform(), one));
    }
    return {};
  }
  std::vector<std::string> tasks_of(const std::string& login) {
    std::vector<std::string> names;
    for (const http::DeskTask& task : d.desk().tasks(d.enter(login))) names.emplace_back(task.operation->name);
    d.later(30);
    return names;
  }
  static bool has_task(const std::vector<std::string>& names, const std::string& wanted) { return std::ranges::find(names, wanted) != names.end(); }
  DeskOf d;
  std::string list, basis, number, notice;
};

// Tag: listing_flow
TEST_F(Listings, TheSubjectIsToldBeforehandOfEverythingTheArticleNames) {
  const std::string letter = letter_of(basis, registry::NoticeKind::listing_proposed);
  for (const char* said : {"安全生产严重失信主体名单", "严重危害公众身体健康和生命安全:安全生产", "隐瞒重大隐患并造成事故", "造成多人伤亡", "事故调查报告", "演示规定第七条", "陈述、申辩", "5 个工作日", "完成整改并经验收", "向列入机关申请", "行政复议、行政诉讼、异议",
                           "列入后的管理措施", "清单中没有因列入名单而实施的措施"}) {
    EXPECT_NE(letter.find(said), std::string::npos) << said;
  }
  EXPECT_EQ(d.every_byte().find("隐瞒重大隐患并造成事故"), std::string::npos) << "what was proposed is sealed";
  d.go_to("2026-07-01T09:00:00+08:00");
  EXPECT_EQ(d.refusal("listing.decide", kDecider, R"({"listing":")" + number + "\"" + entering() + "}"), "listing_not_told") << "time alone tells nobody";
}

// Tag: listing_attempts
TEST_F(Listings, WhoWouldEnterBeforeTheSubjectIsToldIsFoundToHaveTried) {
  const auto found = [&] { return std::ranges::count(findings_of_units(d.platform()), cases::FindingKind::listing_untold, &cases::Finding::kind); };
  const std::string decision = R"({"listing":")" + number + "\"";
  EXPECT_EQ(d.refusal("listing.decide", kDecider, decision + R"(,"outcome":"entered","reason":" "})"), "reason_missing");
  EXPECT_EQ(found(), 0) << "a form left empty is no attempt";
  EXPECT_EQ(d.refusal("listing.decide", kDecider, decision + entering() + "}"), "listing_not_told");
  EXPECT_EQ(found(), 1);
  serve();
  EXPECT_EQ(d.refusal("listing.decide", kDecider, decision + entering() + "}"), "listing_waiting");
  EXPECT_EQ(found(), 1) << "the time for statement and defence is our reading of the article, not its words";
}

TEST_F(Listings, NobodyIsNamedByANumberInTheDecision) {
  serve();
  d.go_to("2026-06-09T09:00:00+08:00");
  const auto refused = d.act("listing.decide", kDecider, R"({"listing":")" + number + R"(","outcome":"entered","reason":"符合认定标准","document_number":"列决(李四11010519491231002X)1号"})");
  ASSERT_FALSE(refused);
  EXPECT_EQ(base::word(refused.error().front().word), "personal_number_in_text");
  EXPECT_EQ(refused.error().front().pointer, "/document_number") << "the field, and not the column of the entry it makes";
}

TEST_F(Listings, EnteredItIsAnOwnEntryHeldUntilItsDecisionIsServed) {
  const std::string entry = entered();
  const auto view = face().record(entry);
  ASSERT_TRUE(view);
  const auto has = [&](const char* word) { return std::ranges::any_of(view->labels, [&](const registry::LabelView& one) { return one.word == word; }); };
  EXPECT_TRUE(has("listed_here"));
  EXPECT_FALSE(has("listed_elsewhere"));
  EXPECT_TRUE(is_own_entry(d.platform().db(), state_of(entry)));
  EXPECT_EQ(state_of(entry).display_until_on->iso(), "2027-06-09") << "twelve months by its list";
  EXPECT_EQ(state_of(entry).document_number, "列决1号");
  EXPECT_NE(letter_of(entry, registry::NoticeKind::listing_decided).find("符合认定标准"), std::string::npos);
}

// Tag: listing_ends
TEST_F(Listings, WhatItRestsOnFallsAndItEndsInTheSameActAndEveryRecipientIsTold) {
  const std::string entry = entered();
  const std::string subscription(d.must("subscription.open", "officer:a@" + kWorkBody, R"({"kind":"unit","reference":")" + kReader + R"(","name":"共享单位","item":"C8-01","agreement":"协议1"})").at("subscription").as_string());
  d.must("sharing.deliver", "officer:a@" + kWorkBody, R"({"subscription":")" + subscription + R"(","record":")" + entry + "\"}");
  d.must("document.stay", kProposer, R"({"record":")" + basis + R"(","document_number":"停1号","decided_on":"2026-06-09","action":"stay"})");
  EXPECT_FALSE(d.seen(entry)) << "hidden while the document it rests on is stayed";
  d.must("document.stay", kProposer, R"({"record":")" + basis + R"(","document_number":"复1号","decided_on":"2026-06-09","action":"lift"})");
  EXPECT_TRUE(d.seen(entry));
  d.must("document.fall", "court:a@" + kCourt, R"({"record":")" + basis + R"(","document_number":"撤1号","decided_on":"2026-06-09","kind":"revoked"})");
  EXPECT_FALSE(d.seen(entry));
  EXPECT_EQ(state_of(entry).ended, registry::EndKind::document_fallen);
  EXPECT_EQ(state_of(entry).ended_at, state_of(basis).ended_at) << "the same instant";
  const auto certificates = store::certificates_of(d.platform().db(), *d.platform().internal_id("rec", entry));
  ASSERT_EQ(certificates.size(), 1u);
  EXPECT_EQ(store::recalls_of(d.platform().db(), certificates.front().id).size(), 1u);
  EXPECT_EQ(d.refusal("listing.remove", kProposer, R"({"listing":")" + number + R"(","reason":"x"})"), "record_not_running");
}

// Tag: measure_flow
TEST_F(Listings, AnOwnEntryBringsAMeasureThatEndsWithWhatItRestsOn) {
  const std::string entry = entered(), charge = "officer:a@" + kInCharge;
  const std::string measures(d.must("measure_list.draft", charge, R"({"list_number":"清单1号","title":"惩戒措施补充清单","regulation":"辽宁省社会信用条例"})").at("list").as_string());
  const auto of_list = [&](const std::string& more) { return R"({"list":")" + measures + "\"" + more + "}"; };
  d.must("measure_list.add_measure", charge, of_list(R"(,"measure_kind":"M26-3-01","legal_basis":"辽宁省社会信用条例第二十六条","unit":")" + kDepartment + R"(","carried_out":"评审时减分","triggers":["C8-01"],"severity":"serious","term_months":6)"));
  d.must("joint_decision.register", "officer:a@" + kMeeting, R"({"level":"province","decision_number":"联席2号","decided_on":"2026-06-09","title":"关于惩戒措施清单的决定"})");
  d.must("measure_list.approve", charge, of_list(R"(,"decision_number":"联席2号")"));
  d.must("measure_list.open_comments", charge, of_list(R"(,"comments_until_on":"2026-08-01")"));
  d.go_to("2026-08-02T09:00:00+08:00");
  d.must("measure_list.release", charge, of_list(R"(,"from_on":"2026-08-03")"));
  d.go_to("2026-08-03T09:00:00+08:00");
  // Article 38: who is told of a listing now learns which measures may follow; what was told before stays what it was.
  const std::string other = d.file_serious(kCompany, "罚2号");
  d.must("listing.propose", kProposer, base::json::serialize(Province::listing(list, other)));
  const std::string letter = letter_of(other, registry::NoticeKind::listing_proposed);
  for (const char* said : {"列入后的管理措施", "沈阳市处罚局", "辽宁省社会信用条例第二十六条", "最长 6 个月", "另行作出决定并告知"}) EXPECT_NE(letter.find(said), std::string::npos) << said << "\n" << letter;
  EXPECT_NE(letter_of(basis, registry::NoticeKind::listing_proposed).find("没有因列入名单而实施的措施"), std::string::npos);
  const auto applied = d.must("measure.apply", kProposer, R"({"record":")" + entry + R"(","measure_kind":"M26-3-01","connection":"发生在投标中","character":"违反招标法规","circumstances":"责令改正未改","impact":"影响公平竞争","document_number":"沈惩1号","decided_on":"2026-08-03"})");
  const auto is_labelled = [&] {
    const auto view = d.seen(entry);
    return view && std::ranges::find(view->labels, "measure", &registry::LabelView::word) != view->labels.end();
  };
  EXPECT_FALSE(is_labelled()) << "nothing adverse before its subject is told";
  d.must("notice.serve", kProposer, R"({"notice":")" + std::string(applied.at("notice").as_string()) + R"(","served_on":"2026-08-03","service":"direct","proof":"回证"})");
  EXPECT_TRUE(is_labelled());
  EXPECT_NE(d.seen(entry)->grade, "serious") << "an entry itself has no grade";
  d.must("document.fall", "court:a@" + kCourt, R"({"record":")" + basis + R"(","document_number":"撤1号","decided_on":"2026-08-03","kind":"revoked"})");
  EXPECT_FALSE(is_labelled());
  const auto own = measures_of_record(d.platform(), *store::find_record(d.platform().db(), *d.platform().internal_id("rec", entry)));
  ASSERT_EQ(own.size(), 1u);
  EXPECT_FALSE(own.front().may_be_lifted) << "over, with what it rested on";
}

TEST_F(Listings, ACorrectedRecordCarriesItNoLonger) {
  const std::string entry = entered();
  d.must("record.correct", kProposer, R"({"record":")" + basis + R"(","elements":{"CF_NR_FK":"61"},"reason":"录入有误"})");
  EXPECT_FALSE(d.seen(entry));
  EXPECT_EQ(state_of(entry).ended, registry::EndKind::removed_from_list);
}

TEST_F(Listings, ItIsGoneFromTheFirstSecondAfterItsTermAndEndsOnce) {
  const std::string entry = entered();
  d.go_to("2027-06-09T23:59:59+08:00");
  EXPECT_TRUE(d.seen(entry));
  d.go_to("2027-06-10T00:00:00+08:00");
  EXPECT_FALSE(d.seen(entry)) << "whether the job has run or not";
  (void)do_due_work(d.platform());
  EXPECT_EQ(state_of(entry).ended, registry::EndKind::display_ended);
  // By then both are over, the record and what rested on it: each ended once.
  d.go_to("2030-06-10T00:00:00+08:00");
  (void)do_due_work(d.platform());
  EXPECT_EQ(store::certificates_of(d.platform().db(), *d.platform().internal_id("rec", entry)).size(), 1u);
}

TEST_F(Listings, RemovalEndsItEverywhereWithACertificate) {
  const std::string entry = entered();
  EXPECT_EQ(step("listing.apply_removal", kOwner, R"(,"statement":"已完成整改并经验收")").at("clock").as_array().front().at("due_on").as_string(), "2026-06-24");
  EXPECT_TRUE(has_task(tasks_of("zhang.wei"), "listing.remove"));
  step("listing.refuse_removal", kProposer, R"(,"requirement":"经验收","reason":"验收尚未通过")");
  const std::string letter = letter_of(entry, registry::NoticeKind::removal_refused);
  for (const char* said : {"经验收", "验收尚未通过", "再次申请"}) EXPECT_NE(letter.find(said), std::string::npos) << said;
  EXPECT_TRUE(d.seen(entry));
  step("listing.apply_removal", kOwner, R"(,"statement":"已经验收合格")");
  const auto removed = step("listing.remove", kProposer, R"(,"reason":"整改经验收合格")");
  EXPECT_FALSE(d.seen(entry));
  EXPECT_EQ(state_of(entry).ended, registry::EndKind::removed_from_list);
  EXPECT_TRUE(face().certificate(std::string(removed.at("certificate").as_string())));
  EXPECT_TRUE(d.seen(basis)) << "the record that shows the conduct runs on";
}

TEST_F(Listings, ADroppedCaseShowsNothingAndSaysWhy) {
  step("listing.decide", kDecider, R"(,"outcome":"dropped","reason":"情节尚不严重")");
  EXPECT_NE(letter_of(basis, registry::NoticeKind::listing_decided).find("情节尚不严重"), std::string::npos);
  EXPECT_TRUE(d.seen(basis));
}

TEST_F(Listings, WhoDecidesHasTheTaskOnceTheTimeForDefenceIsOverAndReadsTheCase) {
  d.ready_as("decider", "决某", id_number("11010119700101004"), R"("role":"officer","unit":")" + kDepartment + R"(","officer":")" + kSecond + "\"");
  d.ready("other", "他某", id_number("11010119700101002"), kReader);
  EXPECT_TRUE(has_task(tasks_of("zhang.wei"), "notice.serve"));
  serve();
  step("listing.state", kOwner, R"(,"statement":"责任尚未查清")");
  EXPECT_TRUE(has_task(tasks_of("zhang.wei"), "listing.answer"));
  step("listing.answer", kProposer, R"(,"reason":"调查报告已认定")");
  EXPECT_FALSE(has_task(tasks_of("decider"), "listing.decide")) << "the time for defence runs";
  d.go_to("2026-06-09T09:00:00+08:00");
  EXPECT_TRUE(has_task(tasks_of("decider"), "listing.decide"));
  EXPECT_FALSE(has_task(tasks_of("zhang.wei"), "listing.decide")) << "who proposed it";
  const auto view = d.desk().listing(d.enter("decider"), number);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->facts.statement, "责任尚未查清");
  EXPECT_EQ(view->facts.answer, "调查报告已认定");
  EXPECT_EQ(view->facts.defence_until, "2026-06-08");
  EXPECT_EQ(view->proposer, "演示甲");
  EXPECT_TRUE(view->record);
  EXPECT_FALSE(d.desk().listing(d.enter("other"), number)) << "another unit";
}

TEST_F(Listings, WithoutItsItemInForceNobodyIsEntered) {
  serve();
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(d.places().database().c_str(), &db), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(db, "DELETE FROM edition WHERE item = 'C8-01'", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(db);
  d.go_to("2026-06-09T09:00:00+08:00");
  EXPECT_EQ(d.refusal("listing.decide", kDecider, R"({"listing":")" + number + "\"" + entering() + "}"), "item_not_in_force");
}

// Tag: list_system_drafts
TEST_F(Listings, ADraftIsOpenToThePublicAndNamesNobodyWhoSpoke) {
  const std::string charge = "officer:a@" + kInCharge;
  const std::string draft(d.must("list_system.draft", charge, base::json::serialize(Province::list_system("MN-GC"))).at("list_system").as_string());
  EXPECT_EQ(face().list_systems().size(), 1u) << "what nobody was asked about is its department's";
  d.must("rule_draft.consult", charge, R"({"rule_draft":")" + draft + R"(","consulted":[")" + kWorkBody + R"("],"opinions_until_on":"2026-07-01"})");
  const std::string citizen = d.person_account("zhang.san", "张某", "11010519491231002X");
  const std::string comment(d.must("rule_draft.comment", citizen, R"({"rule_draft":")" + draft + R"(","opinion":"移出条件不清楚"})").at("comment").as_string());
  d.must("rule_draft.answer_comment", charge, R"({"comment":")" + comment + R"(","answer":"已写明验收期限"})");
  const auto shown = face().list_systems();
  const auto found = std::ranges::find(shown, draft, &registry::ListSystemView::list_system);
  ASSERT_NE(found, shown.end());
  EXPECT_TRUE(found->takes_comments && !found->is_in_force && found->from_on.empty());
  ASSERT_EQ(found->comments.size(), 1u);
  EXPECT_EQ(found->comments.front().answer, "已写明验收期限");
  const std::string all = base::json::serialize(base::to_json(*found));
  for (const std::string& name : {std::string("张某"), std::string("11010519491231002X")}) EXPECT_EQ(all.find(name), std::string::npos) << name;
  // Nobody is proposed for what is not established; and everybody's answer does not end the public's days.
  EXPECT_EQ(d.refusal("listing.propose", kProposer, base::json::serialize(Province::listing(draft, basis))), "list_system_unknown");
  d.must("rule_draft.opinion", "officer:a@" + kWorkBody, R"({"rule_draft":")" + draft + R"(","unit_opinion":"同意"})");
  EXPECT_EQ(d.refusal("list_system.establish", charge, Province::establishing(draft)), "comments_still_open");
  // Who signs in reads how its days are counted.
  const auto clock = d.desk().clock(d.enter(), draft);
  ASSERT_TRUE(clock);
  EXPECT_EQ(clock->terms.front().due.due_on, "2026-07-01");
  EXPECT_EQ(clock->terms.front().due.basis.kind, "default");
  EXPECT_EQ(std::ranges::count_if(clock->terms.front().due.derivation, &http::CountedDayView::counted), 30) << "each day of the calendar";
}

TEST_F(Listings, WhoListsTellsItsSubjectWhoeverFiledTheRecord) {
  const std::string of_another = d.drafted_list("MN-GC", "2021-09-01", kReader);
  d.must("list_system.establish", "officer:a@" + kInCharge, Province::establishing(of_another));
  d.ready("li.si", "李某", id_number("11010119700101008"), kReader);
  const std::string other = d.file_serious(kCompany, "罚2号");
  const auto proposed = d.must("listing.propose", "officer:a@" + kReader, base::json::serialize(Province::listing(of_another, other)));
  const std::string letter(proposed.at("notice").as_string());
  const auto letters = d.desk().offices().to_serve(d.enter("li.si"), "");
  ASSERT_TRUE(letters);
  EXPECT_EQ(std::ranges::count(letters->letters, letter, &http::LetterToServe::id), 1) << "it is at its desk";
  d.must("notice.serve", "officer:a@" + kReader, R"({"notice":")" + letter + R"(","served_on":"2026-06-01","service":"mail","proof":"回执"})");
  // Two authorities, one after the other, with cases on one record: each tells of its own alone.
  d.must("listing.decide", kDecider, R"({"listing":")" + number + R"(","outcome":"dropped","reason":"情节尚不严重"})");
  d.must("listing.propose", "officer:a@" + kReader, base::json::serialize(Province::listing(of_another, basis)));
  EXPECT_EQ(d.refusal("notice.serve", "officer:a@" + kReader, R"({"notice":")" + notice + R"(","served_on":"2026-06-01","service":"mail","proof":"回执"})"), "not_competent") << "a case of another authority";
}

TEST_F(Listings, ANewerListTakesThePlaceOfTheOlderOnItsDay) {
  const std::string newer = d.drafted_list("MN-AQSC");
  d.must("list_system.establish", "officer:a@" + kInCharge, Province::establishing(newer, "联席1号", "2026-06-05"));
  const auto in_force = [&](const std::string& id) {
    const auto lists = face().list_systems();
    return std::ranges::find(lists, id, &registry::ListSystemView::list_system)->is_in_force;
  };
  EXPECT_TRUE(in_force(list) && !in_force(newer));
  serve();
  d.go_to("2026-06-09T09:00:00+08:00");
  EXPECT_TRUE(!in_force(list) && in_force(newer));
  EXPECT_EQ(d.refusal("listing.decide", kDecider, R"({"listing":")" + number + "\"" + entering() + "}"), "list_system_unknown") << "a case under the older is proposed anew";
  d.must("listing.decide", kDecider, R"({"listing":")" + number + R"(","outcome":"dropped","reason":"名单制度已更新"})");
  d.must("listing.propose", kProposer, base::json::serialize(Province::listing(newer, basis)));
}

TEST_F(Listings, ThePublicPageStatesWhatTheArticleAsksAndThatItEnded) {
  const auto lists = face().list_systems();
  ASSERT_EQ(lists.size(), 1u);
  EXPECT_TRUE(lists.front().is_in_force);
  EXPECT_EQ(lists.front().grounds.size(), 2u);
  for (const std::string& said : {lists.front().legal_basis, lists.front().basis_from_on, lists.front().standard, lists.front().removal_requirements, lists.front().removal_procedure, lists.front().remedies}) EXPECT_FALSE(said.empty());
  d.must("list_system.end", "officer:a@" + kInCharge, R"({"list_system":")" + list + R"(","reason":"依据已经废止"})");
  EXPECT_FALSE(face().list_systems().front().is_in_force);
  serve();
  d.go_to("2026-06-09T09:00:00+08:00");
  EXPECT_EQ(d.refusal("listing.decide", kDecider, R"({"listing":")" + number + "\"" + entering() + "}"), "list_system_unknown");
}

// Article 38: an entry says what its subject was told and heard on, and nothing else.
TEST_F(Listings, NoCorrectionAndNoRowRewritesAnEntry) {
  const std::string entry = entered();
  const auto until = state_of(entry).display_until_on;
  EXPECT_EQ(d.refusal("record.correct", kProposer, R"({"record":")" + entry + R"(","elements":{"SL_TERM_END":"2028-03-01","SL_REASON":"另有违法行为"},"reason":"录入有误"})"), "entry_by_proceeding");
  const std::string heading = "SL_LIST_CODE,SL_LIST_NAME,SL_SUBJ_NAME,SL_SUBJ_TYPE,SL_SUBJ_CODE,SL_NOTICE_DATE,SL_DECISION_NO,SL_DECISION_DATE,SL_REASON,SL_GROUND,SL_BASIS,SL_ORG,SL_ORG_CODE,SL_START,SL_TERM_END,SL_STATUS,SL_SOURCE,SL_SOURCE_CODE\n";
  const auto row = [&](const std::string& code, const std::string& document) {
    return heading + code + ",安全生产严重失信主体名单,沈阳演示科技有限公司,法人及非法人组织," + kCompany + ",2026-06-01," + document + ",2026-06-09,另有违法行为,L28-1-04,演示规定第七条,沈阳市处罚局," + kDepartment +
           ",2026-06-09,2028-03-01,列入,沈阳市处罚局," + kDepartment + "\n";
  };
  for (const char* document : {"列决1号", "列决2号"}) {
    const auto result = d.import("C8-01", kDepartment, row("MN-AQSC", document), false);
    ASSERT_TRUE(result) << result.error().message.en;
    EXPECT_EQ(result->refused, 1) << document;
    EXPECT_NE(d.verdicts().find("entry_by_proceeding"), std::string::npos) << d.verdicts();
  }
  EXPECT_EQ(state_of(entry).display_until_on, until);
  const auto elsewhere = d.import("C8-01", kDepartment, row("MN-OTHER", "列决3号"), false);
  EXPECT_EQ(elsewhere->refused, 0) << d.verdicts() << " a list that is not kept here comes as a row";
}

// Articles 36 to 39: what hides or marks a record hides and marks what rests on it.
TEST_F(Listings, AnEntryIsContestedAndHiddenWithWhatItRestsOn) {
  const std::string entry = entered();
  const auto has_label = [&] {
    const auto view = d.seen(entry);
    return view && std::ranges::find(view->labels, "objection", &registry::LabelView::word) != view->labels.end();
  };
  EXPECT_FALSE(has_label());
  const std::string work = "officer:a@" + kWorkBody;
  const std::string objection(d.must("objection.submit", kOwner, R"({"record":")" + basis + R"(","ground":"error","statement":"事故责任尚未查清"})").at("objection").as_string());
  EXPECT_TRUE(has_label());
  d.must("objection.accept", work, R"({"objection":")" + objection + "\"}");
  d.must("objection.ask_source", work, R"({"objection":")" + objection + R"(","question":"请核实"})");
  d.go_to("2026-06-20T09:00:00+08:00");
  EXPECT_FALSE(d.seen(basis)) << "its source stays silent";
  EXPECT_FALSE(d.seen(entry));
  d.must("objection.answer", kProposer, R"({"objection":")" + objection + R"(","outcome":"confirmed","points":["经核实无误"],"elements":{}})");
  EXPECT_TRUE(d.seen(entry));
  d.must("objection.close", work, R"({"objection":")" + objection + R"(","told_on":"2026-06-20","proof":"送达回证"})");
  EXPECT_FALSE(has_label());
  d.must("shield.set", kProposer, R"({"record":")" + basis + R"(","ruling_number":"(2026)辽01破3号","court":"沈阳某法院","decided_on":"2026-06-18","plan_until_on":"2027-06-18"})");
  EXPECT_FALSE(d.seen(entry)) << "shielded with it";
}

// Article 38: who takes the place of a merged organisation was neither told nor heard.
TEST_F(Listings, AMergerDropsTheCasesThatAreOpen) {
  d.register_organisation(testing::kOther, "沈阳演示机床有限公司");
  serve();
  d.go_to("2026-06-09T09:00:00+08:00");
  d.must("subject.merge", "officer:a@" + kWorkBody, R"({"from_uscc":")" + kCompany + R"(","into_uscc":")" + testing::kOther + R"(","document_number":"合并1号","reason":"吸收合并"})");
  EXPECT_EQ(d.refusal("listing.decide", kDecider, R"({"listing":")" + number + "\"" + entering() + "}"), "listing_step_wrong");
  EXPECT_NE(letter_of(basis, registry::NoticeKind::listing_decided).find("须重新告知"), std::string::npos);
  const auto anew = d.must("listing.propose", kProposer, base::json::serialize(Province::listing(list, basis)));
  EXPECT_NE(anew.at("listing").as_string(), number);
}

TEST_F(Listings, WhatWasStatedTwiceIsAnsweredWhole) {
  step("listing.state", kOwner, R"(,"statement":"事故责任尚未查清")");
  step("listing.state", kOwner, R"(,"statement":"已完成整改")");
  const auto listings = listings_json(d.platform(), *d.platform().internal_id("rec", basis));
  EXPECT_EQ(listings.front().at("statement").as_string(), "事故责任尚未查清\n已完成整改");
}

TEST_F(Listings, WhoWasRemovedIsNotListedForTheSameConductAgain) {
  entered();
  step("listing.remove", kProposer, R"(,"reason":"已完成整改并经验收")");
  EXPECT_EQ(d.refusal("listing.propose", kProposer, base::json::serialize(Province::listing(list, basis))), "listing_open");
}

// The calendar of the next year is not known: the time for defence is not over on a day that may yet move.
TEST_F(Listings, NobodyIsEnteredOnACalendarThatNobodyPublished) {
  d.go_to("2026-12-30T09:00:00+08:00");
  d.must("notice.serve", kProposer, R"({"notice":")" + notice + R"(","served_on":"2026-12-30","service":"mail","proof":"回执"})");
  d.go_to("2027-01-20T09:00:00+08:00");
  EXPECT_EQ(d.refusal("listing.decide", kDecider, R"({"listing":")" + number + "\"" + entering() + "}"), "listing_waiting");
}

}  // namespace
}  // namespace liaoxin::app
