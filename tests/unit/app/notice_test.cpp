// Who must be told is told: each event leaves one notice, its service is entered once with proof, its letter can be printed.
#include "app/notices.hpp"

#include "province.hpp"

#include "app/verify.hpp"
#include "http/notice_letter.hpp"
#include "report/notice_pdf.hpp"

namespace liaoxin::app {
namespace {

using registry::NoticeKind;
using testing::kCompany;
using testing::kDepartment;
using testing::kInCharge;
using testing::kReader;
using testing::kWorkBody;
using testing::Province;

const std::string kSource = "officer:a@" + kDepartment;
const std::string kWork = "officer:a@" + kWorkBody;

class Notices : public ::testing::Test {
 protected:
  Notices() { p.register_organisation(kCompany, "沈阳演示科技有限公司"); }

  std::vector<store::StoredNotice> of(const std::string& record) { return store::notices_of(p.platform().db(), *p.platform().internal_id("rec", record)); }
  std::vector<NoticeKind> kinds(const std::string& record) {
    std::vector<NoticeKind> list;
    for (const store::StoredNotice& stored : of(record)) list.push_back(stored.notice.kind);
    return list;
  }
  std::string number(const store::StoredNotice& stored) { return p.platform().public_id("ntc", stored.notice.id); }
  std::string text(const store::StoredNotice& stored) { return report::notice_text(notice_letter_of(p.platform(), stored)); }
  std::string submit(const std::string& record) {
    return std::string(p.must("objection.submit", "subject:" + kCompany, R"({"record":")" + record + R"(","ground":"wrong_grade","statement":"金额不对"})").at("objection").as_string());
  }
  std::string serve(const std::string& actor, const std::string& notice, const std::string& served_on, const std::string& service = "mail", const std::string& proof = "回执1号") {
    return p.refusal("notice.serve", actor, R"({"notice":")" + notice + R"(","served_on":")" + served_on + R"(","service":")" + service + R"(","proof":")" + proof + R"("})");
  }
  void expect_verified() {
    const VerifyReport report = verify_data(p.places());
    EXPECT_TRUE(report.passed()) << report.first_wrong;
  }
  static bool has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

  Province p;
};

TEST_F(Notices, AHeldRecordLeavesOneAndAnAttestedOneNone) {
  EXPECT_EQ(kinds(p.file_penalty(kCompany, "罚1号")), std::vector<NoticeKind>{});
  const std::string held = p.file_penalty(kCompany, "罚2号", "2026-05-06", false);
  ASSERT_EQ(kinds(held), std::vector{NoticeKind::record_held});
  EXPECT_FALSE(of(held)[0].notice.due_on) << "no rule sets a day for it, so none is invented";
  const std::string letter = text(of(held)[0]);
  for (const char* piece : {"沈阳演示科技有限公司:", "沈阳市处罚局", "罚2号", "尚未经确认", "可以公示", "localhost:8080/object"}) EXPECT_TRUE(has(letter, piece)) << piece << "\n" << letter;
  EXPECT_FALSE(has(letter, "罚款五万元")) << "a letter says that there is a record, not what stands in it";
  EXPECT_FALSE(has(letter, "2026-05-06 送达")) << "the file names a day of service, but nobody attests it";
  p.must("service.attest", kSource, R"({"record":")" + held + R"(","served_on":"2026-05-08","proof":"送达回证"})");
  EXPECT_TRUE(has(text(of(held)[0]), "2026-05-08 送达")) << "a letter printed after the attestation says so";
  p.must("record.withdraw", kSource, R"({"record":")" + held + R"(","reason":"报送有误"})");
  EXPECT_FALSE(has(text(of(held)[0]), "可以公示")) << "nor does an old letter announce what has ended";
  expect_verified();
}

// Tag: restoration_notice
TEST_F(Notices, TheFirstLetterFreezesTheEarliestDayAndItsRestorationNoticeSaysTheSame) {
  const std::string held = p.file_penalty(kCompany, "罚2号", "2026-05-06", false);
  ASSERT_EQ(kinds(held), std::vector{NoticeKind::record_held});
  const registry::NoticeParameters told = of(held)[0].notice.parameters;
  EXPECT_EQ(told.restorable_from, base::Date::of(2026, 8, 6)) << "a general penalty: three months";
  ASSERT_TRUE(told.restorable_why);
  // The department raises its standard: by it the penalty would be minor, and restorable at once. What was told stays.
  p.must("policy_value.set", kSource, R"({"key":"penalty.fine_general_from","unit":")" + kDepartment + R"(","value":"20000000","from_on":"2022-01-01","decision_number":"演示3号"})");
  const auto record = store::find_record(p.platform().db(), *p.platform().internal_id("rec", held));
  const auto second = restoration_letter_of(p.platform(), *record);
  ASSERT_TRUE(second);
  for (const std::string& letter : {text(of(held)[0]), report::notice_text(*second)}) {
    for (const char* piece : {"最早自 2026-08-06 起", "3 个月", "义务", "不收取任何费用", "localhost:8080/object"}) EXPECT_TRUE(has(letter, piece)) << piece << "\n" << letter;
  }
  EXPECT_TRUE(has(report::notice_text(*second), "信用承诺书"));
  p.must("record.withdraw", kSource, R"({"record":")" + held + R"(","reason":"报送有误"})");
  EXPECT_FALSE(restoration_letter_of(p.platform(), *store::find_record(p.platform().db(), record->state.id))) << "nothing is left to restore";
  expect_verified();
}

TEST_F(Notices, TheEndOfADesignationIsTold) {
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const auto made = p.must("designation.decide", kSource, R"({"record":")" + record +
                           R"(","document_class":"administrative_decision","document_number":"失信1号","authority":"沈阳市处罚局","effective_on":"2026-05-06","reason":"逾期拒不履行"})");
  p.must("designation.end", kSource, R"({"designation":")" + std::string(made.at("designation").as_string()) + R"(","document_number":"撤1号","decided_on":"2026-06-01","kind":"revoked"})");
  ASSERT_EQ(kinds(record), (std::vector{NoticeKind::designation_made, NoticeKind::designation_ended}));
  for (const char* piece : {"失信1号", "被撤销", "已终止", "罚1号"}) EXPECT_TRUE(has(text(of(record).back()), piece)) << piece;
  expect_verified();
}

TEST_F(Notices, AnAttestedRecordHasItsRestorationNoticeToo) {
  const std::string shown = p.file_penalty(kCompany, "罚1号");
  const auto letter = restoration_letter_of(p.platform(), *store::find_record(p.platform().db(), *p.platform().internal_id("rec", shown)));
  ASSERT_TRUE(letter);
  EXPECT_EQ(letter->title.zh, "信用修复告知书");
  EXPECT_TRUE(has(report::notice_text(*letter), "罚1号"));
}

// Tag: notice_served
TEST_F(Notices, ServiceIsEnteredOnceByWhoMayWithDayWayAndProof) {
  const std::string held = p.file_penalty(kCompany, "罚1号", "2026-05-06", false);
  const std::string notice = number(of(held)[0]);
  p.go_to("2026-06-03T09:00:00+08:00");
  EXPECT_EQ(serve(kWork, "ntc-unknown", "2026-06-02"), "notice_unknown");
  EXPECT_EQ(serve("officer:a@" + kReader, notice, "2026-06-02"), "not_competent");
  EXPECT_EQ(serve("subject:" + kCompany, notice, "2026-06-02"), "operation_not_allowed");
  EXPECT_EQ(serve(kSource, notice, "2026-06-02", "by_word_of_mouth"), "service_kind_unknown");
  EXPECT_EQ(serve(kSource, notice, "2026-05-31"), "service_date_impossible") << "before there was anything to tell";
  EXPECT_EQ(serve(kSource, notice, "2026-06-04"), "service_date_impossible");
  EXPECT_EQ(serve(kSource, notice, "2026-06-02", "mail", ""), "proof_missing");
  EXPECT_FALSE(of(held)[0].notice.served_on) << "a refusal enters nothing";
  EXPECT_EQ(serve(kSource, notice, "2026-06-02"), "");
  EXPECT_EQ(serve(kWork, notice, "2026-06-02"), "notice_served");
  const registry::Notice served = of(held)[0].notice;
  EXPECT_EQ(served.served_on, base::Date::of(2026, 6, 2));
  EXPECT_EQ(served.service, registry::ServiceKind::mail);
  EXPECT_EQ(served.served_by, kSource);
  EXPECT_FALSE(p.seen(held)) << "only the attested service of the document lets a held record be seen";
  expect_verified();
}

TEST_F(Notices, AnObjectionLeavesOneForEachStepWithTheDayByWhichItIsDue) {
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string objection = submit(record);
  p.must("objection.accept", kWork, R"({"objection":")" + objection + R"("})");
  p.must("objection.ask_source", kWork, R"({"objection":")" + objection + R"(","question":"请核实"})");
  p.must("objection.answer", kSource, R"({"objection":")" + objection + R"(","outcome":"corrected","points":["金额应为四万元"],"elements":{"CF_NR_FK":"4"}})");
  ASSERT_EQ(kinds(record), (std::vector{NoticeKind::objection_accepted, NoticeKind::objection_answered})) << "the correction is told with the result, not by a second letter";
  const registry::Notice answered = of(record)[1].notice;
  EXPECT_EQ(answered.due_on, base::Date::of(2026, 6, 3)) << "two working days after Monday, 2026-06-01";
  EXPECT_TRUE(has(answered.derivation, "2026-06-02"));
  EXPECT_TRUE(has(text(of(record)[0]), "已受理"));
  const std::string letter = text(of(record)[1]);
  for (const std::string& piece : {std::string("来源单位已更正"), std::string("金额应为四万元"), "localhost:8080/recall/" + *answered.parameters.certificate}) EXPECT_TRUE(has(letter, piece)) << piece << "\n" << letter;

  p.go_to("2026-06-02T09:00:00+08:00");
  p.must("objection.close", kWork, R"({"objection":")" + objection + R"(","told_on":"2026-06-02","proof":"送达回证"})");
  EXPECT_EQ(of(record)[1].notice.served_on, base::Date::of(2026, 6, 2)) << "closing says on what day the result was told";
  EXPECT_FALSE(of(record)[0].notice.served_on) << "and nothing about the letter of acceptance";
  EXPECT_EQ(serve(kWork, number(of(record)[1]), "2026-06-02"), "notice_served");
  expect_verified();
}

// Tag: objection_points
TEST_F(Notices, TheSourceLeavesNoPointOutAndTheLetterSaysWhatItAnsweredToEach) {
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string objection(p.must("objection.submit", "subject:" + kCompany, R"({"record":")" + record + R"(","ground":"error","statement":"一、金额不对\n\n二、已经撤销"})").at("objection").as_string());
  p.must("objection.accept", kWork, R"({"objection":")" + objection + R"("})");
  p.must("objection.ask_source", kWork, R"({"objection":")" + objection + R"(","question":"请核实"})");
  const auto answering = [&](const std::string& points) { return R"({"objection":")" + objection + R"(","outcome":"confirmed","points":[)" + points + R"(],"elements":{}})"; };
  EXPECT_EQ(p.refusal("objection.answer", kSource, answering(R"("金额核对无误")")), "point_unanswered");
  p.must("objection.answer", kSource, answering(R"("金额核对无误","未曾撤销","另附决定书")"));
  const std::string letter = text(of(record).back());
  for (const char* piece : {"对第1点“一、金额不对”的答复:金额核对无误", "对第2点“二、已经撤销”的答复:未曾撤销", "答复:另附决定书"}) EXPECT_TRUE(has(letter, piece)) << piece << "\n" << letter;
}

TEST_F(Notices, ADecisionOfTheWorkBodyCarriesItsReason) {
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string objection = submit(record);
  p.must("objection.accept", kWork, R"({"objection":")" + objection + R"("})");
  p.must("objection.decide", kWork, R"({"objection":")" + objection + R"(","outcome":"not_founded","reason":"录入与文书一致","elements":{}})");
  ASSERT_EQ(kinds(record).back(), NoticeKind::objection_decided);
  EXPECT_TRUE(has(text(of(record).back()), "理由:录入与文书一致"));
  EXPECT_FALSE(of(record).back().notice.parameters.certificate) << "nothing ended";
}

TEST_F(Notices, AnObjectionDeemedAcceptedIsToldToo) {
  const std::string record = p.file_penalty(kCompany, "罚1号");
  submit(record);
  p.go_to("2026-06-05T09:00:00+08:00");
  EXPECT_EQ(do_due_work(p.platform()).accepted, 1);
  EXPECT_EQ(kinds(record), std::vector{NoticeKind::objection_accepted});
  EXPECT_EQ(do_due_work(p.platform()).accepted, 0);
  EXPECT_EQ(kinds(record).size(), 1u);

  // Without the job in between, whoever acts first on it leaves the notice.
  const std::string other = p.file_penalty(kCompany, "罚2号");
  const std::string objection = submit(other);
  p.go_to("2026-06-12T09:00:00+08:00");
  p.must("objection.ask_source", kWork, R"({"objection":")" + objection + R"(","question":"请核实"})");
  EXPECT_EQ(kinds(other), std::vector{NoticeKind::objection_accepted});
}

TEST_F(Notices, AnEndAndACorrectionAreToldWithTheirCertificate) {
  const std::string withdrawn = p.file_penalty(kCompany, "罚1号");
  const auto ended = p.must("record.withdraw", kSource, R"({"record":")" + withdrawn + R"(","reason":"报送有误"})");
  ASSERT_EQ(kinds(withdrawn), std::vector{NoticeKind::record_ended});
  EXPECT_EQ(of(withdrawn)[0].notice.parameters.certificate, std::string(ended.at("certificate").as_string()));
  const std::string letter = text(of(withdrawn)[0]);
  EXPECT_TRUE(has(letter, "撤回"));
  EXPECT_FALSE(has(letter, "罚款五万元"));

  const std::string corrected = p.file_penalty(kCompany, "罚2号");
  p.must("record.correct", kSource, R"({"record":")" + corrected + R"(","elements":{"CF_NR_FK":"4"},"reason":"录入有误"})");
  ASSERT_EQ(kinds(corrected), std::vector{NoticeKind::record_corrected});
  EXPECT_EQ(of(corrected)[0].notice.version, 2);

  const std::string shown = p.file_penalty(kCompany, "罚3号");
  p.go_to("2027-05-07T00:00:00+08:00");
  EXPECT_EQ(do_due_work(p.platform()).ended, 2) << "this one, and the corrected one that was never shown";
  EXPECT_EQ(kinds(shown), std::vector{NoticeKind::record_ended});
  expect_verified();
}

TEST_F(Notices, ANewVersionByFileIsToldAgain) {
  const std::string record = p.file_penalty(kCompany, "罚1号");
  ASSERT_EQ(p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "罚1号", "2026-05-06", "2026-05-08", "6"), false)->replaced, 1);
  ASSERT_EQ(kinds(record), std::vector{NoticeKind::record_held});
  EXPECT_EQ(of(record)[0].notice.version, 2);
  expect_verified();
}

TEST_F(Notices, EveryKindPrintsAsALetterInBothForms) {
  const std::string record = p.file_penalty(kCompany, "罚1号", "2026-05-06", false);
  const std::string objection = submit(record);
  p.must("objection.accept", kWork, R"({"objection":")" + objection + R"("})");
  p.must("objection.decide", kWork, R"({"objection":")" + objection + R"(","outcome":"not_founded","reason":"与 <文书> 一致","elements":{}})");
  p.must("objection.close", kWork, R"({"objection":")" + objection + R"(","told_on":"2026-06-01","proof":"送达回证"})");
  p.must("record.correct", kSource, R"({"record":")" + record + R"(","elements":{"CF_NR_FK":"4"},"reason":"录入有误"})");
  p.must("record.withdraw", kSource, R"({"record":")" + record + R"(","reason":"报送有误"})");
  ASSERT_EQ(kinds(record), (std::vector{NoticeKind::record_held, NoticeKind::objection_accepted, NoticeKind::objection_decided, NoticeKind::record_corrected, NoticeKind::record_ended}));
  for (const store::StoredNotice& stored : of(record)) {
    const report::Notice letter = notice_letter_of(p.platform(), stored);
    EXPECT_EQ(letter.title, registry::printed(stored.notice.kind)) << "the list and the letter call it the same";
    const std::string html = http::notice_letter(letter, number(stored));
    EXPECT_LT(html.find(letter.title.zh), html.find(letter.title.en)) << "Chinese first";
    EXPECT_TRUE(has(html, number(stored)));
    EXPECT_FALSE(has(html, "<文书>")) << "words of others are text, never markup";
    const base::Bytes pdf = report::notice_pdf(letter, number(stored));
    EXPECT_TRUE(pdf.starts_with("%PDF-"));
    EXPECT_EQ(pdf, report::notice_pdf(letter, number(stored)));
  }
  expect_verified();
}

TEST_F(Notices, AnEditBehindTheProgramsBackIsFound) {
  const std::string held = p.file_penalty(kCompany, "罚1号", "2026-05-06", false);
  ASSERT_EQ(serve(kSource, number(of(held)[0]), "2026-06-01"), "");
  p.file_penalty(kCompany, "罚2号", "2026-05-06", false);
  p.close();
  const std::pair<const char*, const char*> edits[] = {
      {"UPDATE notice SET served_on = '2026-05-20' WHERE served_on IS NOT NULL", "its service is not what the journal says"},
      {"UPDATE notice SET service = 'direct' WHERE served_on IS NOT NULL", "its service is not what the journal says"},
      {"UPDATE notice SET served_on = '2026-06-01' WHERE served_on IS NULL", "a service without its act"},
      {"UPDATE notice SET served_on = '2026-06-01', service = 'mail', served_row = 5 WHERE served_on IS NULL", "its service is not what the journal says"},
      {"DELETE FROM notice", "no notice to its subject"},
  };
  for (const auto& [sql, named] : edits) {
    store::Connection connection(p.places().database(), store::ConnectionRole::maintenance);
    connection.execute("CREATE TEMP TABLE kept AS SELECT * FROM notice");
    connection.execute(sql);
    const VerifyReport report = verify_data(p.places());
    EXPECT_FALSE(report.passed()) << sql;
    EXPECT_TRUE(has(report.first_wrong, named)) << sql << ": " << report.first_wrong;
    connection.execute("DELETE FROM notice");
    connection.execute("INSERT INTO notice SELECT * FROM kept");
    connection.execute("DROP TABLE kept");
  }
  expect_verified();
}

}  // namespace
}  // namespace liaoxin::app
