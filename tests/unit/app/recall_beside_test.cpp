// What stood beside a record ends while the record runs on: who received it so is told, confirms, and stands on a certificate.
#include <algorithm>

#include "app/backup.hpp"
#include "app/notices.hpp"
#include "app/sharing.hpp"
#include "app/verify.hpp"
#include "province.hpp"
#include "report/notice.hpp"
#include "report/recall_file.hpp"
#include "store/designations.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kCourt;
using testing::kDepartment;
using testing::kReader;
using testing::kWorkBody;
using testing::Province;
using testing::quoted;

const std::string kWork = "officer:a@" + kWorkBody, kSource = "officer:a@" + kDepartment, kJudge = "court:a@" + kCourt, kOwner = "subject:" + kCompany;

class RecallBeside : public ::testing::Test {
 protected:
  RecallBeside() {
    p.register_organisation(kCompany, "沈阳演示科技有限公司");
    record = p.file_penalty(kCompany, "罚1号");
    unit = subscription("unit", kReader, "辽宁省共享单位");
    client = subscription("api_client", "client-1", "演示接口用户");
  }
  std::string subscription(const std::string& kind, const std::string& reference, const std::string& name) {
    return std::string(p.must("subscription.open", kWork, "{" + quoted("kind", kind) + "," + quoted("reference", reference) + "," + quoted("name", name) + R"(,"item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  }
  std::string delivery(const std::string& to) const { return "{" + quoted("subscription", to) + "," + quoted("record", record) + "}"; }
  /// Designated, and its subject told.
  std::string designated(const std::string& about, const std::string& document = "失信1号") {
    const auto made = p.must("designation.decide", kSource, "{" + quoted("record", about) + "," + quoted("document_number", document) +
                             R"(,"document_class":"administrative_decision","authority":"沈阳市处罚局","effective_on":"2026-05-06","reason":"逾期拒不履行"})");
    p.must("notice.acknowledge", kOwner, "{" + quoted("notice", std::string(made.at("notice").as_string())) + "}");
    return std::string(made.at("designation").as_string());
  }
  static std::string ending(const std::string& designation) { return "{" + quoted("designation", designation) + R"(,"document_number":"撤1号","decided_on":"2026-06-01","kind":"revoked"})"; }
  std::string staying(const std::string& designation, const std::string& action) const {
    return "{" + quoted("record", record) + "," + quoted("designation", designation) + "," + quoted("action", action) + R"(,"document_number":"停1号","decided_on":"2026-06-01"})";
  }
  bool says_designated(const std::string& about) {
    const auto seen = p.seen(about);
    EXPECT_TRUE(seen) << "the record runs on";
    return seen && std::ranges::find(seen->labels, "designated", &registry::LabelView::word) != seen->labels.end();
  }
  std::vector<store::StoredCertificate> certificates() { return store::certificates_of(p.platform().db(), *p.platform().internal_id("rec", record)); }
  std::vector<std::string> told(const store::StoredCertificate& certificate) {
    std::vector<std::string> names;
    for (const store::StoredRecall& recall : store::recalls_of(p.platform().db(), certificate.id)) names.push_back(recall.recipient.name);
    return names;
  }
  Province p;
  std::string record, unit, client;
};

// Tag: recall_beside
TEST_F(RecallBeside, WhoReceivedADesignatedRecordIsToldThatTheDesignationEndedAndTakesItAnew) {
  p.must("sharing.deliver", kWork, delivery(client));
  const std::string designation = designated(record);
  ASSERT_TRUE(says_designated(record));
  p.must("sharing.deliver", kWork, delivery(unit));
  const auto answer = p.must("designation.end", kJudge, ending(designation));
  EXPECT_FALSE(says_designated(record));
  // 1. Told is who received it with the designation, and nobody who received it before.
  ASSERT_TRUE(answer.contains("certificate"));
  const std::string number(answer.at("certificate").as_string());
  PublicFace face(p.places(), p.clock());
  const auto certificate = face.certificate(number);
  ASSERT_TRUE(certificate);
  EXPECT_EQ(certificate->end, "designation_ended");
  EXPECT_TRUE(certificate->record_runs_on);
  ASSERT_EQ(certificate->recipients.size(), 1u);
  EXPECT_EQ(certificate->recipients[0].name, "辽宁省共享单位");
  // 2. It confirms, and the certificate can be checked with no network before and after.
  ASSERT_TRUE(report::verify_recall(*face.certificate_file(number), face.vkey()));
  const auto recalls = store::recalls_of(p.platform().db(), store::find_certificate(p.platform().db(), number)->id);
  p.must("recall.confirm", "officer:a@" + kReader, "{" + quoted("recall", p.platform().public_id("rcl", recalls.at(0).id)) + R"(,"removed_from":"业务系统"})");
  EXPECT_NE(face.certificate(number)->recipients[0].confirmed_at, "");
  const auto verified = report::verify_recall(*face.certificate_file(number), face.vkey());
  ASSERT_TRUE(verified) << verified.error().message.en;
  EXPECT_NE(report::printed_facts(*verified).find("designation ended"), std::string::npos);
  // 3. Its subject reads in the letter who was told.
  const auto letters = store::notices_of(p.platform().db(), *p.platform().internal_id("rec", record));
  const std::string letter = report::notice_text(notice_letter_of(p.platform(), letters.back()));
  EXPECT_NE(letter.find("/recall/" + number), std::string::npos) << letter;
  // 4. It may take the record as it is now; with the end of the record each is told once.
  p.must("sharing.deliver", kWork, delivery(unit));
  EXPECT_EQ(p.refusal("sharing.deliver", kWork, delivery(client)), "already_delivered");
  EXPECT_EQ(p.must("record.withdraw", kSource, "{" + quoted("record", record) + R"(,"reason":"报送有误"})").at("recipients").as_int64(), 2);
  EXPECT_EQ(told(certificates().back()), (std::vector<std::string>{"演示接口用户", "辽宁省共享单位"}));
  EXPECT_TRUE(verify_data(p.places()).passed()) << verify_data(p.places()).first_wrong;
}

// Tag: recall_beside
TEST_F(RecallBeside, WhoWasToldOfTheDesignationAloneIsStillToldOfTheEndOfTheRecord) {
  const std::string designation = designated(record);
  p.must("report.issue", kWork, "{" + quoted("uscc", kCompany) + R"(,"holder":"演示银行","purpose":"授信"})");
  p.must("designation.end", kSource, ending(designation));
  EXPECT_EQ(p.must("record.withdraw", kSource, "{" + quoted("record", record) + R"(,"reason":"报送有误"})").at("recipients").as_int64(), 1);
  ASSERT_EQ(certificates().size(), 2u);
  EXPECT_EQ(told(certificates()[0]), told(certificates()[1]));
}

// Tag: recall_beside
TEST_F(RecallBeside, ADesignationThatNobodyReceivedEndsWithoutACertificate) {
  p.must("sharing.deliver", kWork, delivery(unit));
  const std::string designation = designated(record);
  EXPECT_FALSE(p.must("designation.end", kSource, ending(designation)).contains("certificate"));
  EXPECT_TRUE(certificates().empty());
}

// Tag: recall_beside
TEST_F(RecallBeside, LenientTreatmentEndsTheDesignationForWhoReceivedItToo) {
  designated(record);
  p.must("sharing.deliver", kWork, delivery(unit));
  p.must("leniency.grant", kSource, "{" + quoted("record", record) + R"(,"flag":"slight_no_intent","reason":"首次且及时改正"})");
  ASSERT_EQ(certificates().size(), 1u);
  EXPECT_EQ(certificates()[0].ended, registry::EndKind::designation_ended);
  EXPECT_EQ(told(certificates()[0]), std::vector<std::string>{"辽宁省共享单位"});
}

// Tag: designation_stayed
TEST_F(RecallBeside, ADesignationRestsWhileItsOwnDocumentIsStayed) {
  const std::string designation = designated(record);
  p.must("sharing.deliver", kWork, delivery(unit));
  p.must("document.stay", kJudge, staying(designation, "stay"));
  EXPECT_FALSE(says_designated(record));
  EXPECT_EQ(p.refusal("document.stay", kJudge, staying(designation, "stay")), "stay_unchanged");
  ASSERT_EQ(certificates().size(), 1u);
  EXPECT_EQ(certificates()[0].ended, registry::EndKind::designation_stayed);
  EXPECT_EQ(told(certificates()[0]), std::vector<std::string>{"辽宁省共享单位"});
  // It takes the record anew while the mark rests, so the end of the designation is nothing to it.
  p.must("sharing.deliver", kWork, delivery(unit));
  p.must("document.stay", kJudge, staying(designation, "lift"));
  EXPECT_TRUE(says_designated(record));
  p.must("document.stay", kJudge, staying(designation, "stay"));
  p.must("designation.end", kJudge, ending(designation));
  EXPECT_EQ(certificates().size(), 1u);
  EXPECT_EQ(p.refusal("document.stay", kJudge, staying(designation, "lift")), "designation_unknown");
  EXPECT_TRUE(verify_data(p.places()).passed()) << verify_data(p.places()).first_wrong;
}

// Tag: designation_stayed
TEST_F(RecallBeside, WhatBecomesOfADocumentReachesTheDesignationsOfOtherRecordsThatRestOnIt) {
  const std::string other = p.file_penalty(kCompany, "罚2号");
  designated(other, "罚1号");
  const auto stay = [&](const std::string& action) {
    p.must("document.stay", kJudge, "{" + quoted("record", record) + "," + quoted("action", action) + R"(,"document_number":"停1号","decided_on":"2026-06-01"})");
  };
  ASSERT_TRUE(says_designated(other));
  stay("stay");
  EXPECT_FALSE(says_designated(other));
  stay("lift");
  EXPECT_TRUE(says_designated(other));
  p.must("document.fall", kJudge, "{" + quoted("record", record) + R"(,"document_number":"撤1号","decided_on":"2026-06-01","kind":"revoked"})");
  EXPECT_FALSE(says_designated(other)) << "what rests on the document falls in the same instant";
  EXPECT_FALSE(p.seen(record));
}

// Tag: designation_stayed
TEST_F(RecallBeside, ADocumentThatDesignatesSeveralRecordsRestsAndFallsForAllOfThem) {
  const std::string other = p.file_penalty(kCompany, "罚2号"), elsewhere = p.file_penalty(kCompany, "罚3号");
  const std::string designation = designated(record);
  designated(other);
  designated(elsewhere, "失信2号");
  p.must("document.stay", kJudge, staying(designation, "stay"));
  for (const std::string& one : {record, other}) EXPECT_FALSE(says_designated(one));
  p.must("document.stay", kJudge, staying(designation, "lift"));
  for (const std::string& one : {record, other}) EXPECT_TRUE(says_designated(one));
  p.must("designation.end", kJudge, ending(designation));
  for (const std::string& one : {record, other}) EXPECT_FALSE(says_designated(one));
  EXPECT_TRUE(says_designated(elsewhere)) << "it rests on another document";
}

// Tag: designation_stayed
TEST_F(RecallBeside, WhatBecomesOfTheDocumentOfADesignationReachesTheRecordsThatRestOnIt) {
  const std::string designation = designated(record, "罚2号"), other = p.file_penalty(kCompany, "罚2号"), elsewhere = p.file_penalty(kCompany, "罚3号");
  p.must("document.stay", kJudge, staying(designation, "stay"));
  EXPECT_FALSE(p.seen(other)) << "its own document rests";
  EXPECT_TRUE(p.seen(elsewhere));
  p.must("document.stay", kJudge, staying(designation, "lift"));
  EXPECT_TRUE(p.seen(other));
  p.must("designation.end", kJudge, ending(designation));
  EXPECT_FALSE(p.seen(other)) << "everything that rests on the document falls in the same instant";
  EXPECT_EQ(store::find_record(p.platform().db(), *p.platform().internal_id("rec", other))->state.ended, registry::EndKind::document_fallen);
  EXPECT_TRUE(p.seen(elsewhere));
}

TEST_F(RecallBeside, WhoFiledARecordSaysNothingOfADesignationThatAnotherMade) {
  std::string row = Province::penalty(kCompany, "罚4号", "2026-05-06", "2026-05-06");
  row.replace(row.rfind(kDepartment), kDepartment.size(), kReader);
  ASSERT_TRUE(p.import("C4-03", kReader, Province::penalty_heading() + row));
  record = p.platform().public_id("rec", p.last_record());
  const std::string designation = designated(record);
  for (const char* action : {"stay", "lift"}) EXPECT_EQ(p.refusal("document.stay", "officer:a@" + kReader, staying(designation, action)), "not_competent") << action;
  p.must("document.stay", kSource, staying(designation, "stay"));
}

TEST_F(RecallBeside, WhoTakesTheRecordAgainAfterwardsIsToldOfWhatStandsBesideItThen) {
  const std::string first = designated(record);
  p.must("sharing.deliver", kWork, delivery(unit));
  p.must("designation.end", kSource, ending(first));
  p.must("sharing.deliver", kWork, delivery(unit));
  const std::string second = designated(record, "失信2号");
  // The same request once more, as an interface repeats it: the record as it is now.
  store::Writer writer(p.platform().sequencer(), p.clock().now());
  const auto again = delivered_again(writer, p.platform(), {.subscription = unit, .record = record}, 1);
  ASSERT_TRUE(again);
  writer.commit();
  ASSERT_TRUE(p.must("designation.end", kSource, ending(second)).contains("certificate"));
  EXPECT_EQ(told(certificates().back()), std::vector<std::string>{"辽宁省共享单位"});
}

// Tag: designation_stayed
TEST_F(RecallBeside, NoOldCopyShowsADesignationThatEndedOrRestsAndANewLogEndsItAgain) {
  const std::string rests = p.file_penalty(kCompany, "罚2号"), stands = p.file_penalty(kCompany, "罚3号");
  const std::string ended = designated(record), stayed = designated(rests, "失信2号");
  designated(stands, "失信3号");
  p.must("sharing.deliver", kWork, delivery(unit));
  const auto backup = p.directory() / "backup";
  make_backup(p.places(), backup, p.clock().now());
  p.must("designation.end", kSource, ending(ended));
  p.must("document.stay", kJudge, "{" + quoted("record", rests) + "," + quoted("designation", stayed) + R"(,"action":"stay","document_number":"停1号","decided_on":"2026-06-01"})");
  const Places places = app::places(p.directory() / "restored", p.places().keys, p.places().mark, p.places().erasures);
  ASSERT_TRUE(restore_backup(backup, places));
  const auto shown = [&](const std::string& one) {
    const auto seen = PublicFace(places, p.clock()).record(one);
    return seen && std::ranges::find(seen->labels, "designated", &registry::LabelView::word) != seen->labels.end();
  };
  for (const std::string& one : {record, rests}) EXPECT_FALSE(shown(one));
  EXPECT_TRUE(shown(stands));
  Platform platform(places, p.clock());
  const auto opened = execute(platform, "journal.new_epoch", *base::parse_json(R"({"reason":"磁盘损坏"})"), *statute::parse_actor("operator"));
  ASSERT_TRUE(opened) << opened.error().front().message.en;
  EXPECT_EQ(opened->at("ended_again").as_int64(), 2);
  for (const std::string& one : {record, rests}) EXPECT_FALSE(shown(one));
  EXPECT_TRUE(shown(stands));
  const auto again = store::certificates_of(platform.db(), *platform.internal_id("rec", record));
  ASSERT_EQ(again.size(), 1u) << "who had received it is told by the new log";
  EXPECT_EQ(again[0].ended, registry::EndKind::designation_ended);
  EXPECT_TRUE(verify_data(places).passed()) << verify_data(places).first_wrong;
}

}  // namespace
}  // namespace liaoxin::app
