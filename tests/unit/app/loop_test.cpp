// The loop: file, judged, told, shown, contested, gone everywhere.
#include "province.hpp"

#include "app/commands.hpp"
#include "app/verify.hpp"
#include "report/recall_file.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kCourt;
using testing::kDepartment;
using testing::kOther;
using testing::kReader;
using testing::kWorkBody;
using testing::Province;
using testing::quoted;

// Tag: held_until_told
TEST(Loop, G3_ARecordIsHeldUntilAnOfficerAttestsService) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号", "2026-05-06", false);
  EXPECT_FALSE(p.seen(record));
  EXPECT_EQ(p.refusal("service.attest", "officer:a@" + kReader, "{" + quoted("record", record) + R"(,"served_on":"2026-05-08","proof":"送达回证"})"), "not_competent");
  p.must("service.attest", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"served_on":"2026-05-08","proof":"送达回证"})");
  const auto view = p.seen(record);
  ASSERT_TRUE(view);
  EXPECT_EQ(view->shown_until, "2027-05-06");
  EXPECT_EQ(view->grade, "general");
  EXPECT_FALSE(view->derivation.empty());
}

TEST(Loop, WhatWasCorrectedDoesNotComeBackWithTheOldFile) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const auto file = [&](const std::string& fine, const std::string& text = "未按规定公示价格") {
    const auto result = p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "罚1号", "2026-05-06", "2026-05-08", fine, text));
    EXPECT_TRUE(result);
    return result->refused == 0 ? std::string() : p.verdicts();
  };
  EXPECT_EQ(file("5"), "");
  const std::string record = p.platform().public_id("rec", p.last_record());
  const auto correct = [&](const std::string& fine) {
    p.must("record.correct", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"elements":{"CF_NR_FK":")" + fine + R"("},"reason":"金额录入有误"})");
  };
  correct("1");
  EXPECT_NE(file("5").find("cell_was_corrected"), std::string::npos) << "the department's nightly file";
  EXPECT_NE(file("5", "改写").find("cell_was_corrected"), std::string::npos) << "whatever else it changes";
  EXPECT_EQ(file("1"), "") << "the corrected content is the same record";
  EXPECT_EQ(file("1", "改写"), "") << "a new version that leaves the correction in place";
  EXPECT_NE(file("5", "改写").find("cell_was_corrected"), std::string::npos) << "also after a newer version";
  correct("5");
  EXPECT_EQ(file("5", "改写"), "") << "a correction taken back by operation";
}

TEST(Loop, AWithdrawnRecordDoesNotComeBackUnderItsNumberTypedOtherwise) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "沈罚〔2026〕18-2号");
  p.must("record.withdraw", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"reason":"报送有误"})");
  for (const char* number : {"沈罚[2026]18-2号", "沈罚(2026)18-2号", "沈罚（2026）18-2号", "沈罚【2026】18－2号", "沈罚﹝2026﹞18–2号", "沈罚〔２０２６〕１８-２号", "沈罚 〔2026〕　18-2 号"}) {
    const auto result = p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, number));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->refused, 1) << number;
    EXPECT_NE(p.verdicts().find("record_has_ended"), std::string::npos) << number;
  }
  const auto other = p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "沈罚〔2026〕1-82号"));
  ASSERT_TRUE(other);
  EXPECT_EQ(other->accepted, 1) << "another number is another document";
}

TEST(Loop, AnOrganisationAsOfADayHasNothingThatWasShownLater) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  CommonOptions common{.data = p.places().data, .clock = p.clock().now().rfc3339()};
  const auto shown = [&](const std::string& as_of) {
    ::testing::internal::CaptureStdout();
    EXPECT_EQ(run_show(common, {.id = kCompany, .as_of = as_of}), ExitCode::done);
    return ::testing::internal::GetCapturedStdout();
  };
  EXPECT_NE(shown("2026-06-01").find(record), std::string::npos);
  EXPECT_EQ(shown("2026-05-31").find(record), std::string::npos);
  EXPECT_NE(shown("2026-05-31").find(R"("as_of":"2026-05-31")"), std::string::npos);
  p.must("record.withdraw", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"reason":"报送有误"})");
  EXPECT_EQ(shown("2026-06-01").find(record), std::string::npos) << "as-of does not resurrect";
}

TEST(Loop, WhoAttestsAFileBelongsToAUnitThatHasToDoWithTheRow) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string row = Province::penalty_heading() + Province::penalty(kCompany, "罚1号");
  for (const auto& [attested, reviewed] : {std::pair{true, false}, {false, true}}) {
    for (const std::string& unit : {kReader, kCourt, kWorkBody}) {
      const auto refused = p.import("C4-03", kDepartment, row, attested, reviewed, "officer:a@" + unit);
      ASSERT_TRUE(refused);
      EXPECT_EQ(refused->refused, 1) << unit;
      EXPECT_NE(p.verdicts().find("not_competent"), std::string::npos) << unit;
    }
  }
  const auto taken = p.import("C4-03", kDepartment, row, true, true, "officer:a@" + kDepartment);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->accepted, 1) << p.verdicts();
}

// Tag: objection_label
// Tag: objection_accept
// Tag: objection_own_error
// Tag: objection_result
TEST(Loop, E6_AnObjectionLabelsTheRecordFromItsSubmissionToItsEnd) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  EXPECT_TRUE(p.seen(record)->labels.empty());
  const auto objection = p.must("objection.submit", "subject:" + kCompany, "{" + quoted("record", record) + R"(,"ground":"error","statement":"金额不对"})");
  const std::string id(objection.at("objection").as_string());
  ASSERT_EQ(p.seen(record)->labels.size(), 1u);
  EXPECT_EQ(p.seen(record)->labels[0].word, "objection");
  EXPECT_EQ(p.refusal("objection.decide", "officer:a@" + kWorkBody, "{" + quoted("objection", id) + R"(,"outcome":"own_error","reason":"录入有误","elements":{}})"), "objection_step_wrong");
  p.must("objection.accept", "officer:a@" + kWorkBody, "{" + quoted("objection", id) + "}");
  p.must("objection.decide", "officer:a@" + kWorkBody, "{" + quoted("objection", id) + R"(,"outcome":"own_error","reason":"录入有误","elements":{"CF_NR_FK":"4"}})");
  EXPECT_FALSE(p.seen(record)) << "the corrected version waits until the subject is told";
  p.must("objection.close", "officer:a@" + kWorkBody, "{" + quoted("objection", id) + R"(,"told_on":"2026-06-01","proof":"签收"})");
  const auto view = p.seen(record);
  ASSERT_TRUE(view);
  EXPECT_TRUE(view->labels.empty());
  EXPECT_EQ(view->version, 2);
}

// Tag: objection_silence
// Tag: objection_review
TEST(Loop, SilenceOfTheSourceHidesTheRecordUntilItIsAnswered) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string id(p.must("objection.submit", "subject:" + kCompany, "{" + quoted("record", record) + R"(,"ground":"error","statement":"没有此事"})").at("objection").as_string());
  p.must("objection.accept", "officer:a@" + kWorkBody, "{" + quoted("objection", id) + "}");
  const auto asked = p.must("objection.ask_source", "officer:a@" + kWorkBody, "{" + quoted("objection", id) + R"(,"question":"请核实"})");
  EXPECT_EQ(asked.at("clock").as_array()[0].at("due_on").as_string(), "2026-06-04");
  p.go_to("2026-06-04T23:59:00+08:00");
  do_due_work(p.platform());
  EXPECT_TRUE(p.seen(record));
  p.go_to("2026-06-05T00:00:00+08:00");
  EXPECT_FALSE(p.seen(record)) << "hidden before any job ran";
  EXPECT_EQ(do_due_work(p.platform()).hidden, 1);
  EXPECT_FALSE(p.seen(record));
  p.must("objection.answer", "officer:a@" + kDepartment, "{" + quoted("objection", id) + R"(,"outcome":"confirmed","points":["处罚属实"],"elements":{}})");
  EXPECT_TRUE(p.seen(record));
  EXPECT_FALSE(p.seen(record)->labels.empty()) << "the label stays until the result is told";
}

// Tag: objection_silence
// Tag: objection_unverifiable
TEST(Loop, WhatItsSourceStaysSilentAboutIsDeletedByAReviewerOfTheWorkBody) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号"), work = "officer:a@" + kWorkBody;
  const std::string id(p.must("objection.submit", "subject:" + kCompany, "{" + quoted("record", record) + R"(,"ground":"error","statement":"没有此事"})").at("objection").as_string());
  p.must("objection.accept", work, "{" + quoted("objection", id) + "}");
  const std::string decision = "{" + quoted("objection", id) + R"(,"outcome":"unverifiable","reason":"来源单位逾期未答复","elements":{}})";
  p.must("objection.ask_source", work, "{" + quoted("objection", id) + R"(,"question":"请核实"})");
  EXPECT_EQ(p.refusal("objection.decide", work, decision), "source_has_time");
  p.go_to("2026-06-05T09:00:00+08:00");
  const auto decided = p.must("objection.decide", work, decision);
  EXPECT_TRUE(decided.contains("certificate"));
  EXPECT_FALSE(p.seen(record));
  EXPECT_EQ(p.refusal("objection.answer", "officer:a@" + kDepartment, "{" + quoted("objection", id) + R"(,"outcome":"confirmed","points":["处罚属实"],"elements":{}})"), "objection_step_wrong");
}

// Tag: objection_unverifiable
TEST(Loop, WhatCannotBeVerifiedIsDeletedEverywhere) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string id(p.must("objection.submit", "subject:" + kCompany, "{" + quoted("record", record) + R"(,"ground":"error","statement":"没有此事"})").at("objection").as_string());
  // Nobody accepts it: from the day after its due day it counts as accepted.
  p.go_to("2026-06-03T09:00:00+08:00");
  p.must("objection.ask_source", "officer:a@" + kWorkBody, "{" + quoted("objection", id) + R"(,"question":"请核实"})");
  const auto answer = p.must("objection.answer", "officer:a@" + kDepartment, "{" + quoted("objection", id) + R"(,"outcome":"unverifiable","points":["查无卷宗"],"elements":{}})");
  EXPECT_TRUE(answer.contains("certificate"));
  EXPECT_FALSE(p.seen(record));
}

// Tag: recipients_ledger
// Tag: recall_certificate
TEST(Loop, G2_AnEndReachesEveryRecipientAndTheCertificateProvesIt) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string work = "officer:a@" + kWorkBody;
  const std::string unit(p.must("subscription.open", work, R"({"kind":"unit",)" + quoted("reference", kReader) + R"(,"name":"辽宁省共享单位","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  const std::string client(p.must("subscription.open", work, R"({"kind":"api_client","reference":"client-1","name":"演示接口用户","item":"C4-03","agreement":"协议2"})").at("subscription").as_string());
  for (const std::string& subscription : {unit, client}) {
    p.must("sharing.deliver", work, "{" + quoted("subscription", subscription) + "," + quoted("record", record) + "}");
    EXPECT_EQ(p.refusal("sharing.deliver", work, "{" + quoted("subscription", subscription) + "," + quoted("record", record) + "}"), "already_delivered");
  }
  p.must("report.issue", work, "{" + quoted("uscc", kCompany) + R"(,"holder":"演示银行","purpose":"授信"})");
  const auto ended = p.must("record.withdraw", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"reason":"报送有误"})");
  EXPECT_EQ(ended.at("recipients").as_int64(), 3);
  EXPECT_FALSE(p.seen(record));
  EXPECT_EQ(p.refusal("sharing.deliver", work, "{" + quoted("subscription", unit) + "," + quoted("record", record) + "}"), "not_shareable");
  const std::string number(ended.at("certificate").as_string());
  PublicFace face(p.places(), p.clock());
  const auto certificate = face.certificate(number);
  ASSERT_TRUE(certificate);
  ASSERT_EQ(certificate->recipients.size(), 3u);
  EXPECT_EQ(certificate->recipients[0].confirmed_at, "");
  const auto file = face.certificate_file(number);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->find("价格"), std::string::npos) << "never the content that ended";
  const auto verified = report::verify_recall(*file, face.vkey());
  ASSERT_TRUE(verified) << base::word(verified.error().word) << " " << verified.error().message.en;
  EXPECT_EQ(verified->body.recipients.size(), 3u);
  // Each recipient confirms; the same number then says so, and still verifies.
  const auto certificates = store::find_certificate(p.platform().db(), number);
  for (const store::StoredRecall& recall : store::recalls_of(p.platform().db(), certificates->id)) {
    const std::string confirm = "{" + quoted("recall", p.platform().public_id("rcl", recall.id)) + R"(,"removed_from":"业务系统"})";
    p.must("recall.confirm", "operator", confirm);
    EXPECT_EQ(p.refusal("recall.confirm", "operator", confirm), "recall_confirmed");
  }
  EXPECT_NE(face.certificate(number)->recipients[2].confirmed_at, "");
  EXPECT_TRUE(report::verify_recall(*face.certificate_file(number), face.vkey()));
}

// Tag: document_fallen
TEST(Loop, ADocumentFallsByTheCourtAndTakesItsRecordWithIt) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string stay = "{" + quoted("record", record) + R"(,"document_number":"辽01行保1号","decided_on":"2026-05-20","action":"stay"})";
  p.must("document.stay", "court:a@" + kCourt, stay);
  EXPECT_FALSE(p.seen(record));
  EXPECT_EQ(p.refusal("document.stay", "court:a@" + kCourt, stay), "stay_unchanged");
  p.must("document.stay", "court:a@" + kCourt, "{" + quoted("record", record) + R"(,"document_number":"辽01行保2号","decided_on":"2026-05-21","action":"lift"})");
  EXPECT_TRUE(p.seen(record));
  p.must("document.fall", "court:a@" + kCourt, "{" + quoted("record", record) + R"(,"document_number":"辽01行初3号","decided_on":"2026-05-30","kind":"revoked"})");
  EXPECT_FALSE(p.seen(record));
  EXPECT_EQ(p.refusal("record.withdraw", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"reason":"x"})"), "record_not_running");
}

TEST(Loop, E7_DisplayEndsAtMidnightAfterItsLastDayAndRecipientsAreTold) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  p.go_to("2027-05-06T23:59:59+08:00");
  EXPECT_TRUE(p.seen(record));
  p.go_to("2027-05-07T00:00:00+08:00");
  EXPECT_FALSE(p.seen(record)) << "hidden before any job ran";
  EXPECT_EQ(do_due_work(p.platform()).ended, 1);
  EXPECT_FALSE(p.seen(record));
}

TEST(Loop, TheSameFileTwiceChangesNothingAndOtherContentIsANewVersion) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string file = Province::penalty_heading() + Province::penalty(kCompany, "罚1号") + Province::penalty(kCompany, "罚2号");
  const auto first = p.import("C4-03", kDepartment, file);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->accepted, 2);
  const auto size = p.platform().sequencer().size();
  const auto second = p.import("C4-03", kDepartment, file);
  EXPECT_EQ(second->same, 2);
  EXPECT_EQ(second->log_index, -1);
  EXPECT_EQ(p.platform().sequencer().size(), size);
  const auto third = p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "罚1号", "2026-05-06", "2026-05-08", "6"));
  EXPECT_EQ(third->replaced, 1);
}

TEST(Loop, G1_AStayOutlivesANewVersionOfTheRecord) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  p.must("document.stay", "court:a@" + kCourt, "{" + quoted("record", record) + R"(,"document_number":"辽01行保1号","decided_on":"2026-05-20","action":"stay"})");
  ASSERT_FALSE(p.seen(record));
  EXPECT_EQ(p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "罚1号", "2026-05-06", "2026-05-08", "6"))->replaced, 1);
  EXPECT_FALSE(p.seen(record)) << "a file of the source must not lift what a court stayed";
  EXPECT_TRUE(verify_data(p.places()).passed()) << verify_data(p.places()).first_wrong;
  p.must("document.stay", "court:a@" + kCourt, "{" + quoted("record", record) + R"(,"document_number":"辽01行保2号","decided_on":"2026-05-21","action":"lift"})");
  EXPECT_FALSE(p.seen(record)) << "nor was its subject told of what the file changed";
  p.must("service.attest", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"served_on":"2026-06-01","proof":"送达回证"})");
  EXPECT_TRUE(p.seen(record));
  EXPECT_TRUE(verify_data(p.places()).passed()) << verify_data(p.places()).first_wrong;
}

TEST(Loop, AnImportThatBeginsWithKnownRowsLeavesTheNextImportItsOwnNumber) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  std::string known = Province::penalty_heading();
  for (int i = 0; i < 2000; ++i) known += Province::penalty(kCompany, "罚" + std::to_string(i) + "号");
  ASSERT_TRUE(p.import("C4-03", kDepartment, known));
  // The first commit's worth of rows is known already; only the last row is new, as in an import resumed after a kill.
  const auto resumed = p.import("C4-03", kDepartment, known + Province::penalty(kCompany, "新1号"));
  ASSERT_TRUE(resumed);
  const auto next = p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "新2号"));
  ASSERT_TRUE(next);
  EXPECT_NE(next->import_id, resumed->import_id);
}

TEST(Loop, ARecordUnderAKeyThatAnotherProcessMadeIsShownAndStaysReadable) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  PublicFace face(p.places(), p.clock());
  Platform other(p.places(), p.clock());
  // Retention of both ends in the same month, which had no key when either process started.
  const std::string first = p.file_penalty(kCompany, "罚1号", "2026-05-06");
  EXPECT_TRUE(face.record(first)) << "the face was open before the key was made";
  const auto written = execute(other, "record.correct", *base::parse_json("{" + quoted("record", first) + R"(,"elements":{"CF_NR_FK":"6"},"reason":"录入有误"})"),
                               *statute::parse_actor("officer:a@" + kDepartment));
  ASSERT_TRUE(written) << "the other process must not make the month's key anew";
  p.must("service.attest", "officer:a@" + kDepartment, "{" + quoted("record", first) + R"(,"served_on":"2026-06-01","proof":"送达回证"})");
  EXPECT_TRUE(face.record(first));
  EXPECT_TRUE(verify_data(p.places()).passed()) << verify_data(p.places()).first_wrong;
}

TEST(Loop, AFileNeverTakesARecordFromItsSourceOrItsOrganisation) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  p.register_organisation(kOther, "沈阳演示贸易有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  std::string taken = Province::penalty(kCompany, "罚1号", "2026-05-06", "2026-05-08", "9");
  taken.replace(taken.rfind(kDepartment), kDepartment.size(), kReader);
  EXPECT_EQ(p.import("C4-03", kReader, Province::penalty_heading() + taken)->refused, 1);
  EXPECT_NE(p.verdicts().find("source_not_submitter"), std::string::npos);
  EXPECT_EQ(p.seen(record)->version, 1);
  const auto pledge = [](const std::string& uscc) {
    return "code,subjectName,subjectCategory,identify,commitmentTypeId,reason,content,liabilityBreachCommitment,commitmentDate,fulfillmentStatus,acceptanceUnit,acceptanceUnitIdentify,"
           "publicationType\n21010020260501000001,某公司,法人及非法人组织," + uscc + ",主动型,办事,材料真实,依法承担,2026-05-01,全部履行,沈阳市处罚局," + kDepartment + ",可向社会公开\n";
  };
  ASSERT_EQ(p.import("C2-03", kDepartment, pledge(kCompany), false)->accepted, 1) << p.verdicts();
  EXPECT_EQ(p.import("C2-03", kDepartment, pledge(kOther), false)->refused, 1);
  EXPECT_NE(p.verdicts().find("key_element_fixed"), std::string::npos);
}

TEST(Loop, ADocumentIsOneRecordThroughAChangeOfCodeAndItsOrganisationThroughMerges) {
  Province p;
  const std::string third = registry::compute_uscc("91210100MA0000003"), renamed = registry::compute_uscc("91210100MA0000004");
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  p.register_organisation(kOther, "沈阳演示贸易有限公司");
  p.register_organisation(third, "沈阳演示集团有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string work = "officer:a@" + kWorkBody;
  p.must("subject.change_code", work, "{" + quoted("uscc", kCompany) + "," + quoted("new_uscc", renamed) + R"(,"document_number":"变1号"})");
  const auto again = p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(renamed, "罚1号", "2026-05-06", "2026-05-06"));
  EXPECT_EQ(again->replaced, 1) << "the same document under the new code";
  p.must("service.attest", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"served_on":"2026-06-01","proof":"送达回证"})");
  p.must("subject.merge", work, "{" + quoted("from_uscc", renamed) + "," + quoted("into_uscc", kOther) + R"(,"document_number":"并1号","reason":"吸收合并"})");
  p.must("subject.merge", work, "{" + quoted("from_uscc", kOther) + "," + quoted("into_uscc", third) + R"(,"document_number":"并2号","reason":"吸收合并"})");
  p.register_organisation(renamed, "沈阳演示科技有限公司", "2026-02-01");
  const std::string later = p.file_penalty(renamed, "罚2号");
  PublicFace face(p.places(), p.clock());
  const std::string group = face.organisation(third)->id;
  EXPECT_EQ(face.record(record)->organisation_id, group);
  EXPECT_EQ(face.record(later)->organisation_id, group) << "filed under a code that was absorbed twice";
  const auto absorbed = face.organisation(renamed);
  ASSERT_TRUE(absorbed);
  EXPECT_EQ(absorbed->merged_into, group);
  for (const auto& section : absorbed->sections) EXPECT_TRUE(section.records.empty()) << "nothing stays on a page that leads elsewhere";
}

TEST(Loop, ARuleSetThatBeginsEndsOlderRecordsAndTheirRecipientsHear) {
  Province p("2026-03-01T09:00:00+08:00");
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  // Fine of 50,000 yuan: three years under the rules of its day, one year under those from 2026-04-01.
  const std::string record = p.file_penalty(kCompany, "罚1号", "2025-02-10");
  p.must("report.issue", "officer:a@" + kWorkBody, "{" + quoted("uscc", kCompany) + R"(,"holder":"演示银行","purpose":"授信"})");
  while (do_due_work(p.platform()).may_have_more()) {
  }
  ASSERT_TRUE(p.seen(record));
  p.go_to("2026-04-01T00:00:00+08:00");
  EXPECT_FALSE(p.seen(record));
  EXPECT_EQ(do_due_work(p.platform()).ended, 1);
  const auto certificates = store::certificates_of(p.platform().db(), *p.platform().internal_id("rec", record));
  ASSERT_EQ(certificates.size(), 1u);
  const auto recalls = store::recalls_of(p.platform().db(), certificates[0].id);
  ASSERT_EQ(recalls.size(), 1u);
  EXPECT_EQ(recalls[0].recipient.name, "演示银行");
  EXPECT_TRUE(verify_data(p.places()).passed()) << verify_data(p.places()).first_wrong;
}

TEST(Loop, NothingIsDeliveredThatANewRuleSetHidesToday) {
  Province p("2026-03-01T09:00:00+08:00");
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号", "2025-02-10");
  const std::string work = "officer:a@" + kWorkBody;
  const std::string unit(p.must("subscription.open", work, R"({"kind":"unit",)" + quoted("reference", kReader) + R"(,"name":"共享","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  p.go_to("2026-04-01T00:00:00+08:00");
  EXPECT_EQ(p.refusal("sharing.deliver", work, "{" + quoted("subscription", unit) + "," + quoted("record", record) + "}"), "not_shareable");
}

TEST(Loop, TheEndOfRetentionEndsARecordThatHasNoOtherEnd) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  ASSERT_EQ(p.import("C2-03", kDepartment,
                     "code,subjectName,subjectCategory,identify,commitmentTypeId,reason,content,liabilityBreachCommitment,commitmentDate,fulfillmentStatus,acceptanceUnit,acceptanceUnitIdentify,"
                     "publicationType\n21010020210701000001,某公司,法人及非法人组织," + kCompany + ",主动型,办事,材料真实,依法承担,2021-07-01,全部履行,沈阳市处罚局," + kDepartment + ",可向社会公开\n",
                     false)->accepted, 1) << p.verdicts();
  const std::string record = p.platform().public_id("rec", p.last_record());
  p.go_to("2026-07-01T23:59:59+08:00");
  EXPECT_TRUE(p.seen(record));
  p.go_to("2026-07-02T00:00:00+08:00");
  EXPECT_FALSE(p.seen(record));
  EXPECT_EQ(do_due_work(p.platform()).ended, 1);
  EXPECT_EQ(store::certificates_of(p.platform().db(), *p.platform().internal_id("rec", record)).at(0).ended, registry::EndKind::retention_ended);
}

/// From its submission to its end: the work body finds an error of its own, corrects it and tells the result.
void correct_by_objection(Province& p, const std::string& record, const std::string& fine, const std::string& between = {}) {
  const std::string work = "officer:a@" + kWorkBody;
  const std::string id(p.must("objection.submit", "subject:" + kCompany, "{" + quoted("record", record) + R"(,"ground":"error","statement":"从未收到决定书"})").at("objection").as_string());
  p.must("objection.accept", work, "{" + quoted("objection", id) + "}");
  p.must("objection.decide", work, "{" + quoted("objection", id) + R"(,"outcome":"own_error","reason":"录入有误","elements":{"CF_NR_FK":")" + fine + "\"}}");
  if (!between.empty()) p.must("record.correct", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"elements":{"CF_NR_FK":")" + between + R"("},"reason":"录入有误"})");
  p.must("objection.close", work, "{" + quoted("objection", id) + R"(,"told_on":"2026-06-01","proof":"电话告知结果"})");
}

// Red line 2: the result of an objection tells its subject of what it had been told of before, and shows nothing that never was.
TEST(Loop, AnObjectionShowsNothingThatWasHeld) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string held = p.file_penalty(kCompany, "罚1号", "2026-05-06", false), told = p.file_penalty(kCompany, "罚2号"), changed = p.file_penalty(kCompany, "罚3号");
  correct_by_objection(p, held, "1");
  EXPECT_FALSE(p.seen(held)) << "nobody attests that its decision was served";
  correct_by_objection(p, told, "1");
  EXPECT_TRUE(p.seen(told));
  correct_by_objection(p, changed, "1", "3");
  EXPECT_FALSE(p.seen(changed)) << "what the source changed meanwhile was told to nobody";
  p.must("service.attest", "officer:a@" + kDepartment, "{" + quoted("record", held) + R"(,"served_on":"2026-06-01","proof":"送达回证"})");
  EXPECT_TRUE(p.seen(held));
}

// Any changed content is told again: what was served before the version was made tells another one.
TEST(Loop, AChangedVersionIsHeldUntilItIsToldAnew) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  ASSERT_TRUE(p.seen(record));
  p.go_to("2026-06-03T09:00:00+08:00");
  const auto file = [&](const std::string& fine, const std::string& served_on) { return p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "罚1号", "2026-05-06", served_on, fine)); };
  const auto again = file("40", "2026-05-08");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->held, 1);
  EXPECT_FALSE(p.seen(record)) << "the service in the file is that of the former version";
  const auto attest = [&](const std::string& day) { return "{" + quoted("record", record) + "," + quoted("served_on", day) + R"(,"proof":"送达回证"})"; };
  EXPECT_EQ(p.refusal("service.attest", "officer:a@" + kDepartment, attest("2026-06-02")), "service_date_impossible");
  EXPECT_EQ(file("40", "2026-05-08")->same, 1);
  EXPECT_FALSE(p.seen(record));
  p.must("service.attest", "officer:a@" + kDepartment, attest("2026-06-03"));
  EXPECT_TRUE(p.seen(record));
}

// Articles 1, 2, 55: facts are judged by the rules of their day.
TEST(Loop, AStandardSetLaterMakesNothingGraver) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const auto before = p.seen(record);
  ASSERT_EQ(before->grade, "general");
  p.must("policy_value.set", "officer:a@" + kDepartment, R"({"key":"penalty.fine_serious_from","unit":")" + kDepartment + R"(","value":"400000","from_on":"2022-01-01","decision_number":"演示3号"})");
  const auto after = p.seen(record);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->grade, "general");
  EXPECT_EQ(after->shown_until, before->shown_until);
}

}  // namespace
}  // namespace liaoxin::app
