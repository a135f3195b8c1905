// What ended does not come back: not from an erased body, not from an old backup, not over a new epoch of the log.
#include "app/backup.hpp"
#include "app/commands.hpp"
#include "app/endings.hpp"
#include "app/retention.hpp"
#include "app/verify.hpp"
#include "province.hpp"
#include "report/recall_file.hpp"
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

/// The subject contests, the source cannot prove it.
void delete_as_unverifiable(Province& p, const std::string& record) {
  const std::string id(p.must("objection.submit", "subject:" + kCompany, "{" + quoted("record", record) + R"(,"ground":"error","statement":"没有此事"})").at("objection").as_string());
  p.must("objection.accept", "officer:a@" + kWorkBody, "{" + quoted("objection", id) + "}");
  p.must("objection.ask_source", "officer:a@" + kWorkBody, "{" + quoted("objection", id) + R"(,"question":"请核实"})");
  p.must("objection.answer", "officer:a@" + kDepartment, "{" + quoted("objection", id) + R"(,"outcome":"unverifiable","points":["查无卷宗"],"elements":{}})");
}

std::optional<registry::RecordBody> body_in(const Places& places, const std::string& record) {
  store::Connection db(places.database(), store::ConnectionRole::reader);
  const store::KeyStore keys(places.keys);
  const auto stored = store::find_record(db, *internal_id(keys, "rec", record));
  return stored ? store::record_body(db, keys, stored->row_id) : std::nullopt;
}

std::string verified(const Places& places) { return verify_data(places).first_wrong; }

struct Restored {
  Places places;
  explicit Restored(Province& p, const std::filesystem::path& backup) : places(app::places(p.directory() / "restored", p.places().keys, p.places().mark, p.places().erasures)) {
    const auto report = restore_backup(backup, places);
    EXPECT_TRUE(report) << report.error().message.en;
  }
};

TEST(Ending, WhatCannotBeVerifiedIsErasedInEveryVersionAndTheLogStillVerifies) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  p.must("record.correct", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"elements":{"CF_NR_FK":"6"},"reason":"录入有误"})");
  p.must("service.attest", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"served_on":"2026-06-01","proof":"送达回证"})");
  ASSERT_TRUE(body_in(p.places(), record));
  const std::int64_t closed_before = verify_data(p.places()).bodies_closed;
  delete_as_unverifiable(p, record);
  EXPECT_FALSE(body_in(p.places(), record));
  EXPECT_EQ(verified(p.places()), "");
  EXPECT_EQ(verify_data(p.places()).bodies_closed, closed_before + 2) << "both versions";
  // The same document filed again does not bring it back.
  const auto again = p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "罚1号", "2026-05-06", "2026-05-06"));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->refused, 1);
  EXPECT_FALSE(p.seen(record));
}

TEST(Ending, AnOldBackupShowsNothingThatEndedSinceAndOpensNothingThatWasErased) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string running = p.file_penalty(kCompany, "罚1号"), withdrawn = p.file_penalty(kCompany, "罚2号"), erased = p.file_penalty(kCompany, "罚3号"),
                    replaced = p.file_penalty(kCompany, "罚4号"), stayed = p.file_penalty(kCompany, "罚5号"), lifted = p.file_penalty(kCompany, "罚6号"),
                    claimed = p.file_penalty(kCompany, "罚7号"), lenient = p.file_penalty(kCompany, "罚8号"), refused = p.file_penalty(kCompany, "罚9号");
  const auto backup = p.directory() / "backup";
  make_backup(p.places(), backup, p.clock().now());
  const std::string tag_when_new = PublicFace(p.places(), p.clock()).state_tag();
  p.must("record.withdraw", "officer:a@" + kDepartment, "{" + quoted("record", withdrawn) + R"(,"reason":"报送有误"})");
  delete_as_unverifiable(p, erased);
  p.must("record.correct", "officer:a@" + kDepartment, "{" + quoted("record", replaced) + R"(,"elements":{"CF_NR_FK":"6"},"reason":"录入有误"})");
  for (const std::string& record : {stayed, lifted}) {
    p.must("document.stay", "court:a@" + kCourt, "{" + quoted("record", record) + R"(,"document_number":"辽01行保1号","decided_on":"2026-05-20","action":"stay"})");
  }
  p.must("document.stay", "court:a@" + kCourt, "{" + quoted("record", lifted) + R"(,"document_number":"辽01行保2号","decided_on":"2026-05-21","action":"lift"})");
  const std::string subject = "subject:" + kCompany, source = "officer:a@" + kDepartment, flood = R"(,"flag":"force_majeure","statement":"当日因洪水停产"})";
  p.must("leniency.claim", subject, "{" + quoted("record", claimed) + flood);
  p.must("leniency.grant", source, "{" + quoted("record", lenient) + R"(,"flag":"slight_no_intent","reason":"首次、及时改正、无主观故意"})");
  const std::string claim(p.must("leniency.claim", subject, "{" + quoted("record", refused) + flood).at("claim").as_string());
  p.must("leniency.decide", source, "{" + quoted("claim", claim) + R"(,"outcome":"refused","reason":"当日没有洪水"})");
  const Restored old(p, backup);
  PublicFace face(old.places, p.clock());
  for (const std::string& record : {running, lifted, refused}) EXPECT_TRUE(face.record(record));
  for (const std::string& record : {withdrawn, erased, replaced, stayed, claimed, lenient}) EXPECT_FALSE(face.record(record));
  const auto page = face.organisation(kCompany);
  ASSERT_TRUE(page);
  std::size_t shown = 0;
  for (const auto& section : page->sections) {
    if (section.key == "penalties") shown = section.records.size();
  }
  EXPECT_EQ(shown, 3u);
  EXPECT_NE(face.state_tag(), tag_when_new) << "or a browser that has the old page is told that it still holds";
  CommonOptions common{.data = old.places.data, .keys = old.places.keys, .mark = old.places.mark, .erasures = old.places.erasures, .clock = p.clock().now().rfc3339()};
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(run_show(common, {.id = running}), ExitCode::done);
  for (const std::string& record : {withdrawn, erased, replaced, stayed, claimed, lenient}) EXPECT_EQ(run_show(common, {.id = record}), ExitCode::refused);
  EXPECT_EQ(::testing::internal::GetCapturedStdout().find(withdrawn), std::string::npos);
  EXPECT_FALSE(body_in(old.places, erased)) << "the sealed copy was there; the restore erased it again";
  EXPECT_TRUE(body_in(old.places, withdrawn)) << "kept for its subject, an auditor or a court";
}

TEST(Ending, ANewEpochEndsAgainWhatTheLostTailHadEndedAndCarriesOpenRecallsOver) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string work = "officer:a@" + kWorkBody;
  const std::string recalled = p.file_penalty(kCompany, "罚1号"), withdrawn = p.file_penalty(kCompany, "罚2号"), stayed = p.file_penalty(kCompany, "罚3号"),
                    running = p.file_penalty(kCompany, "罚4号"), lenient = p.file_penalty(kCompany, "罚5号");
  const std::string unit(p.must("subscription.open", work, R"({"kind":"unit",)" + quoted("reference", kReader) + R"(,"name":"辽宁省共享单位","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
  p.must("sharing.deliver", work, "{" + quoted("subscription", unit) + "," + quoted("record", recalled) + "}");
  const std::string number(p.must("record.withdraw", "officer:a@" + kDepartment, "{" + quoted("record", recalled) + R"(,"reason":"报送有误"})").at("certificate").as_string());
  EXPECT_EQ(p.refusal("journal.new_epoch", "operator", R"({"reason":"x"})"), "epoch_not_needed");
  const auto backup = p.directory() / "backup";
  make_backup(p.places(), backup, p.clock().now());
  p.must("record.withdraw", "officer:a@" + kDepartment, "{" + quoted("record", withdrawn) + R"(,"reason":"报送有误"})");
  p.must("document.stay", "court:a@" + kCourt, "{" + quoted("record", stayed) + R"(,"document_number":"辽01行保1号","decided_on":"2026-05-20","action":"stay"})");
  p.must("leniency.grant", "officer:a@" + kDepartment, "{" + quoted("record", lenient) + R"(,"flag":"force_majeure","reason":"停产系洪水所致"})");
  const auto published = p.platform().sequencer().size();
  const Restored old(p, backup);
  Platform platform(old.places, p.clock());
  const auto act = [&](const std::string& operation, const std::string& actor, const std::string& input) {
    return execute(platform, operation, *base::parse_json(input), *statute::parse_actor(actor));
  };
  EXPECT_EQ(act("journal.new_epoch", work, R"({"reason":"磁盘损坏"})").error().front().word, base::RefusalWord::operation_not_allowed);
  const auto opened = act("journal.new_epoch", "operator", R"({"reason":"磁盘损坏"})");
  ASSERT_TRUE(opened) << opened.error().front().message.en;
  EXPECT_EQ(opened->at("origin").as_string(), "localhost:8080/log/0/1");
  EXPECT_EQ(opened->at("ended_again").as_int64(), 3);
  EXPECT_EQ(verified(old.places), "");
  PublicFace face(old.places, p.clock());
  EXPECT_TRUE(face.record(running));
  EXPECT_FALSE(face.record(recalled));
  EXPECT_FALSE(face.record(withdrawn));
  EXPECT_FALSE(face.record(stayed));
  EXPECT_FALSE(face.record(lenient));
  EXPECT_NE(face.checkpoint().find("localhost:8080/log/0/1\n"), std::string::npos);
  EXPECT_LT(platform.sequencer().size(), published) << "a tree of its own, not a continuation";
  // The loop goes on in the new log: the open recall is confirmed, its certificate verifies under the new key line.
  const auto certificate = store::find_certificate(platform.db(), number);
  const auto recalls = store::recalls_of(platform.db(), certificate->id);
  ASSERT_EQ(recalls.size(), 1u);
  ASSERT_TRUE(act("recall.confirm", "operator", "{" + quoted("recall", platform.public_id("rcl", recalls[0].id)) + R"(,"removed_from":"业务系统"})"));
  const auto file = face.certificate_file(number);
  ASSERT_TRUE(file);
  EXPECT_TRUE(report::verify_recall(*file, face.vkey()));
  EXPECT_TRUE(act("record.correct", "officer:a@" + kDepartment, "{" + quoted("record", running) + R"(,"elements":{"CF_NR_FK":"6"},"reason":"录入有误"})"));
  EXPECT_TRUE(act("document.stay", "court:a@" + kCourt, "{" + quoted("record", stayed) + R"(,"document_number":"辽01行保2号","decided_on":"2026-05-21","action":"lift"})"));
  EXPECT_TRUE(face.record(stayed));
  EXPECT_EQ(verified(old.places), "");
  EXPECT_EQ(act("journal.new_epoch", "operator", R"({"reason":"x"})").error().front().word, base::RefusalWord::epoch_not_needed);
}

TEST(Ending, TheListOutsideCatchesUpAfterACrashBetweenCommitAndList) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string first = p.file_penalty(kCompany, "罚1号"), second = p.file_penalty(kCompany, "罚2号");
  for (const std::string& record : {first, second}) p.must("record.withdraw", "officer:a@" + kDepartment, "{" + quoted("record", record) + R"(,"reason":"报送有误"})");
  const auto list = p.places().erasures;
  const auto whole = std::filesystem::file_size(list);
  ASSERT_EQ(read_endings(list).lines.size(), 2u);
  p.close();
  std::filesystem::resize_file(list, whole - 20);  // half a line
  EXPECT_EQ(read_endings(list).lines.size(), 1u);
  p.open();
  EXPECT_EQ(std::filesystem::file_size(list), whole);
  EXPECT_EQ(read_endings(list).lines.size(), 2u);
  p.close();
  std::filesystem::remove(list);
  p.open();
  EXPECT_EQ(read_endings(list).lines.size(), 2u);
}

TEST(Ending, ADamagedListIsNamedEachTimeAndHoldsNobodyUp) {
  Province p;
  p.close();
  std::ofstream(p.places().erasures, std::ios::app) << "not a line of the list\n";
  for (int attempt = 0; attempt < 2; ++attempt) {
    try {
      p.open();
      ADD_FAILURE() << "the list can not be read";
    } catch (const base::Failure& failure) {
      EXPECT_EQ(failure.word(), "endings_damaged");
    }
  }
}

TEST(Ending, WhenRetentionIsOverTheMonthsKeyIsDestroyedAndNoCopyOpens) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const auto retention = store::find_record(p.platform().db(), *p.platform().internal_id("rec", record))->state.retention_until_on;
  ASSERT_TRUE(retention);
  const auto copy = p.directory() / "copy.sqlite";
  std::filesystem::copy_file(p.places().database(), copy);
  p.go_to(retention->plus_days(1).iso() + "T00:00:00+08:00");
  EXPECT_FALSE(p.seen(record));
  do_due_work(p.platform());
  const std::chrono::year_month_day end(retention->days);
  p.go_to(base::Date::of(static_cast<int>(end.year()) + (static_cast<unsigned>(end.month()) == 12 ? 1 : 0), static_cast<unsigned>(end.month()) % 12 + 1, 1).iso() + "T00:10:00+08:00");
  const auto size = p.platform().sequencer().size();
  EXPECT_GE(do_due_work(p.platform()).keys_destroyed, 1);
  EXPECT_GT(p.platform().sequencer().size(), size) << "the destruction stands in the log";
  EXPECT_EQ(do_due_work(p.platform()).keys_destroyed, 0);
  EXPECT_FALSE(body_in(p.places(), record));
  EXPECT_EQ(verified(p.places()), "");
  p.close();
  p.open();
  EXPECT_EQ(verified(p.places()), "");
}

}  // namespace
}  // namespace liaoxin::app
