// Objections whose clock stands still, and what is still disputed after the result was told (art. 37).
#include <algorithm>

#include "app/notices.hpp"
#include "province.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kDepartment;
using testing::kReader;
using testing::kSecond;
using testing::kWorkBody;
using testing::Province;

const std::string kSource = "officer:a@" + kDepartment, kColleague = "officer:" + kSecond + "@" + kDepartment, kClerk = "officer:a@" + kWorkBody, kOwner = "subject:" + kCompany;

/// A record of a company, to which it objected on Monday, 1 June 2026; National holidays are from 19 to 21 June.
class Contested : public Province {
 public:
  Contested() {
    register_organisation(kCompany, "沈阳演示科技有限公司");
    record = file_penalty(kCompany, "罚〔2026〕1号");
    const std::string subscription(must("subscription.open", kClerk, R"({"kind":"unit","reference":")" + kReader + R"(","name":"共享单位","item":"C4-03","agreement":"协议1"})").at("subscription").as_string());
    must("sharing.deliver", kClerk, R"({"subscription":")" + subscription + R"(","record":")" + record + "\"}");
    objection = must("objection.submit", kOwner, R"({"record":")" + record + R"(","ground":"error","statement":"金额不对"})").at("objection").as_string();
    go_on("objection.accept", kClerk);
  }
  [[nodiscard]] std::string with(const std::string& more) const { return R"({"objection":")" + objection + "\"" + more + "}"; }
  base::json::object go_on(const std::string& operation, const std::string& actor, const std::string& more = "") { return must(operation, actor, with(more)); }
  std::string refused(const std::string& operation, const std::string& actor, const std::string& more) { return refusal(operation, actor, with(more)); }
  void close_confirmed() {
    go_on("objection.ask_source", kClerk, R"(,"question":"请核实")");
    go_on("objection.answer", kSource, R"(,"outcome":"confirmed","points":["处罚属实"],"elements":{})");
    go_on("objection.close", kClerk, R"(,"told_on":"2026-06-01","proof":"签收")");
  }
  bool is_labelled() {
    const auto view = seen(record);
    return view && std::ranges::find(view->labels, "objection", &registry::LabelView::word) != view->labels.end();
  }
  /// The newest letter to the subject, word for word.
  std::string newest_letter() {
    const auto notices = store::notices_of(platform().db(), *platform().internal_id("rec", record));
    const auto newest = std::ranges::max_element(notices, {}, [](const store::StoredNotice& one) { return one.notice.id; });
    return report::notice_text(notice_letter_of(platform(), *newest));
  }
  std::string record, objection;
};

std::string pause_from(const std::string& day) { return R"(,"kind":"testing","document_number":"沈检委〔2026〕5号","from_on":")" + day + "\""; }
std::string resume_after(const std::string& day) { return R"(,"document_number":"沈检〔2026〕9号","until_on":")" + day + "\""; }

// Tag: objection_pause
TEST(ObjectionPause, WhileTheClockStandsStillNobodyIsSilentAndAfterwardsTheTermGoesOn) {
  Contested c;
  c.go_on("objection.ask_source", kClerk, R"(,"question":"请核实")");
  c.go_to("2026-06-02T09:00:00+08:00");
  c.go_on("objection.pause", kSource, pause_from("2026-06-02"));
  c.go_to("2026-06-20T09:00:00+08:00");
  EXPECT_EQ(do_due_work(c.platform()).hidden, 0);
  EXPECT_TRUE(c.is_labelled()) << "shown, with its label";
  EXPECT_EQ(PublicFace(c.places(), c.clock()).outcomes().answers_overdue, 0);
  const auto resumed = c.go_on("objection.resume", kSource, resume_after("2026-06-19"));
  const base::json::object& clock = resumed.at("clock").as_array().front().as_object();
  EXPECT_EQ(clock.at("due_on").as_string(), "2026-06-24") << "Monday to Wednesday after the holiday";
  EXPECT_NE(base::json::serialize(clock).find("沈检委〔2026〕5号"), std::string::npos) << "each day that does not count names its document";
  c.go_to("2026-06-24T20:00:00+08:00");
  EXPECT_EQ(do_due_work(c.platform()).hidden, 0);
  c.go_to("2026-06-25T00:00:00+08:00");
  EXPECT_FALSE(c.seen(c.record)) << "from the first second after its last day";
  EXPECT_EQ(do_due_work(c.platform()).hidden, 1);
}

// Tag: objection_pause
TEST(ObjectionPause, EachStopsItsOwnClockAndNobodyAnothers) {
  Contested c;
  EXPECT_EQ(c.refused("objection.pause", kSource, pause_from("2026-06-01")), "not_competent") << "the review is not the source's";
  c.go_on("objection.pause", kClerk, pause_from("2026-06-01"));
  EXPECT_EQ(c.refused("objection.resume", kSource, resume_after("2026-06-01")), "not_competent");
  c.go_on("objection.ask_source", kClerk, R"(,"question":"请核实")");
  EXPECT_EQ(c.refused("objection.pause", kClerk, pause_from("2026-06-01")), "not_competent") << "the answer is not the work body's";
  EXPECT_EQ(c.refused("objection.pause", kOwner, pause_from("2026-06-01")), "operation_not_allowed");
}

// Tag: objection_pause
TEST(ObjectionPause, WhatRanOutIsNotUndone) {
  Contested c;
  c.go_on("objection.ask_source", kClerk, R"(,"question":"请核实")");
  c.go_to("2026-06-05T09:00:00+08:00");
  EXPECT_EQ(c.refused("objection.pause", kSource, pause_from("2026-06-02")), "pause_date_impossible");
  EXPECT_FALSE(c.seen(c.record));
}

// Tag: objection_hand_over
TEST(ObjectionHandOver, WhatIsStillDisputedIsLabelledUntilSomebodyElseSettlesIt) {
  Contested c;
  c.close_confirmed();
  EXPECT_FALSE(c.is_labelled());
  const auto handed = c.go_on("objection.dispute", kOwner, R"(,"statement":"金额仍然不对")");
  EXPECT_EQ(handed.at("clock").as_array().front().at("due_on").as_string(), "2026-06-04") << "a last day of its own";
  EXPECT_TRUE(c.is_labelled());
  EXPECT_EQ(c.refused("objection.settle", kSource, R"(,"outcome":"rejected","reason":"x")"), "second_person_needed") << "it answered before";
  c.go_to("2026-06-05T09:00:00+08:00");
  EXPECT_EQ(PublicFace(c.places(), c.clock()).outcomes().answers_overdue, 1);
  c.go_on("objection.settle", kColleague, R"(,"outcome":"rejected","reason":"决定书所列金额无误")");
  EXPECT_TRUE(c.seen(c.record));
  EXPECT_FALSE(c.is_labelled());
  const std::string letter = c.newest_letter();
  for (const char* said : {"决定书所列金额无误", "维持原信息", "行政复议", "行政诉讼"}) EXPECT_NE(letter.find(said), std::string::npos) << said << letter;
  EXPECT_EQ(c.refused("objection.dispute", kOwner, R"(,"statement":"还是不对")"), "objection_handed_over") << "once";
  const auto outcome = PublicFace(c.places(), c.clock()).outcomes();
  EXPECT_EQ(outcome.objections_open, 0);
  EXPECT_EQ(outcome.objections_upheld, 0);
}

// Tag: objection_hand_over
TEST(ObjectionHandOver, UpheldItEndsEverywhere) {
  Contested c;
  c.close_confirmed();
  c.go_on("objection.dispute", kOwner, R"(,"statement":"金额仍然不对")");
  const auto settled = c.go_on("objection.settle", kColleague, R"(,"outcome":"upheld","reason":"经复查,金额有误")");
  EXPECT_FALSE(c.seen(c.record));
  const auto stored = store::find_record(c.platform().db(), *c.platform().internal_id("rec", c.record));
  EXPECT_EQ(stored->state.ended, registry::EndKind::withdrawn);
  EXPECT_EQ(stored->state.open_objections, 0);
  EXPECT_NE(c.newest_letter().find(std::string(settled.at("certificate").as_string())), std::string::npos);
  const auto certificates = store::certificates_of(c.platform().db(), stored->state.id);
  ASSERT_EQ(certificates.size(), 1u);
  EXPECT_EQ(store::recalls_of(c.platform().db(), certificates.front().id).size(), 1u) << "its recipient is told";
  EXPECT_EQ(PublicFace(c.places(), c.clock()).outcomes().objections_upheld, 1);
}

// What is disputed can be proved: evidence is taken again, and read by who settles it.
// Tag: objection_hand_over
TEST(ObjectionHandOver, EvidenceIsTakenAgain) {
  Contested c;
  c.close_confirmed();
  const std::string file = R"(,"name":"收据.pdf","file":")" + base::base64("%PDF-1.4 x") + "\"";
  EXPECT_EQ(c.refused("objection.add_evidence", kOwner, file), "objection_step_wrong");
  c.go_on("objection.dispute", kOwner, R"(,"statement":"金额仍然不对")");
  c.go_on("objection.add_evidence", kOwner, file);
}

}  // namespace
}  // namespace liaoxin::app
