// From what was filled in to the input of an operation.
#include "http/form.hpp"

#include <gtest/gtest.h>

#include "access/commands.hpp"
#include "access/leave.hpp"
#include "cases/consent/consent.hpp"
#include "cases/counter/counter.hpp"
#include "cases/declaration/declaration.hpp"
#include "cases/designation/designation.hpp"
#include "cases/edition/edition_draft.hpp"
#include "cases/finding/accountability.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "cases/leniency/leniency.hpp"
#include "cases/listing/listing.hpp"
#include "cases/look/look_contest.hpp"
#include "cases/market/supply.hpp"
#include "cases/measure/measure.hpp"
#include "cases/measure/measure_list.hpp"
#include "cases/objection/objection.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "cases/restoration/restoration.hpp"
#include "cases/reward/reward.hpp"
#include "cases/trust/promise.hpp"
#include "cases/trust/trust_assessment.hpp"
#include "fake_reads.hpp"
#include "registry/commands.hpp"
#include "statute/forbidden.hpp"
#include "statute/limiting_word.hpp"

namespace liaoxin::http {
namespace {

const statute::Operation& operation(std::string_view name) {
  for (const auto* room : {&registry::registry_commands(), &cases::objection_commands(), &cases::inquiry_commands(), &cases::consent_commands(), &cases::counter_commands(), &cases::look_commands(), &cases::declaration_commands(), &cases::market_commands(), &cases::leniency_commands(), &cases::designation_commands(), &cases::restoration_commands(), &cases::listing_commands(), &access::leave_commands(), &access::access_commands(), &cases::measure_list_commands(), &cases::measure_commands(), &cases::reward_commands(), &cases::accountability_commands(), &cases::pledge_commands(), &cases::trust_commands(), &cases::trust_assessment_commands(), &cases::edition_commands(), &cases::rule_draft_commands()}) {
    for (const statute::Operation& one : *room) {
      if (one.name == name) return one;
    }
  }
  throw std::runtime_error("no such operation");
}
std::string word_of(std::string_view body) {
  const auto form = read_form(body);
  return form ? "" : std::string(base::word(form.error().word));
}
std::string json_of(std::string_view name, const FormValues& values) { return base::canonical_json(input_of(operation(name), values)); }

TEST(Form, F8_IsDecodedOnceAndStrictly) {
  const auto form = read_form("a=%E6%B2%88%E9%98%B3+x&b=&c=%2525&d=1%0D%0A2");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->at("a"), "沈阳 x");
  EXPECT_EQ(form->at("b"), "");
  EXPECT_EQ(form->at("c"), "%25") << "not decoded again";
  EXPECT_EQ(form->at("d"), "1\n2");
  EXPECT_EQ(read_form("a=1%0b2%1b3%7f4%0c")->at("a"), "1 2 3 4 ") << "what nobody sees in pasted text is a blank";
  EXPECT_TRUE(read_form("")->empty());
  for (const char* body : {"a=%", "a=%2", "a=%zz", "a=%00", "a=%ff", "=x", "a=1&&b=2"}) EXPECT_EQ(word_of(body), "form_malformed") << body;
  EXPECT_EQ(word_of("a=1&a=2"), "parameter_repeated");
}

TEST(Form, BecomesTheInputOfItsOperation) {
  EXPECT_EQ(json_of("objection.submit", {{"record", " rec-x "}, {"ground", "error"}, {"statement", "不对\n应为 1"}, {"form_token", "t"}}), R"({"ground":"error","record":"rec-x","statement":"不对\n应为 1"})");
  EXPECT_EQ(json_of("objection.answer", {{"objection", "obj-x"}, {"outcome", "corrected"}, {"points", "一\n\n 二 \n"}, {"elements", "CF_NR_FK=4\nCF_SY = 甲=乙"}}),
            R"({"elements":{"CF_NR_FK":"4","CF_SY":"甲=乙"},"objection":"obj-x","outcome":"corrected","points":["一","二"]})");
  EXPECT_EQ(json_of("service.attest", {{"record", "rec-x"}, {"served_on", "2026年9月1日"}, {"proof", "回证"}, {"secrecy_reviewed", ""}}), R"({"proof":"回证","record":"rec-x","served_on":"2026-09-01"})");
  EXPECT_EQ(json_of("service.attest", {{"record", "rec-x"}, {"served_on", "soon"}, {"proof", ""}, {"secrecy_reviewed", "true"}}),
            R"({"proof":"","record":"rec-x","secrecy_reviewed":true,"served_on":"soon"})") << "what cannot be read is the operation's to refuse";
}

TEST(Form, AWholeNumberIsOneAndAnythingElseIsTheOperationsToRefuse) {
  EXPECT_EQ(json_of("measure_list.add_measure", {{"list", "mls-x"}, {"measure_kind", "M26-3-02"}, {"legal_basis", "第26条"}, {"unit", "u"}, {"carried_out", "减分"}, {"triggers.C4-03", "yes"}, {"term_months", " 6 "}}),
            R"({"carried_out":"减分","legal_basis":"第26条","list":"mls-x","measure_kind":"M26-3-02","term_months":6,"triggers":["C4-03"],"unit":"u"})");
  EXPECT_NE(json_of("measure.apply", {{"term_months", "6 months"}}).find(R"("term_months":"6 months")"), std::string::npos);
}

TEST(Form, AWholeNumberIsANumberAndWhatIsNoneIsTheOperationsToRefuse) {
  const FormValues fine{{"fine_yuan", "50000"}, {"gains_yuan", "5万"}};
  const base::json::object input = input_of(operation("accountability.fine"), fine);
  EXPECT_EQ(input.at("fine_yuan"), 50000);
  EXPECT_EQ(input.at("gains_yuan"), "5万");
  EXPECT_EQ(input_of(operation("accountability.fine"), {{"fine_yuan", "1.5"}}).at("fine_yuan"), "1.5");
}

TEST(Form, WhatIsTickedInAListIsOneListInTheInput) {
  EXPECT_EQ(json_of("consent.give", {{"user", "u"}, {"purpose", "financing"}, {"items.C4-03", "yes"}, {"items.C8-05", "yes"}, {"itemsX", "yes"}, {"until_on", "2026-12-31"}}),
            R"({"items":["C4-03","C8-05"],"purpose":"financing","until_on":"2026-12-31","user":"u"})");
}

TEST(Form, TheItemsOfAConsentAreTickedAmongThoseInForceThatMayBeReadUnderIt) {
  /// All but one are in force.
  class AllInForce : public testing::FakeReads {
   public:
    std::vector<registry::ItemView> items() override {
      std::vector<registry::ItemView> list;
      for (const statute::Item& item : testing::law().pack.items) list.push_back({.code = item.code, .title = item.name, .in_force = item.code != "C8-05"});
      return list;
    }
  } reads;
  const Law law = testing::law();
  const Target target;
  const Site site;
  const PageContext context{Language::zh, site, reads, law, target, {}, true};
  const std::vector<base::Refusal> refusals{base::make_refusal(base::RefusalWord::consent_items_invalid, {}, "/items")};
  const std::string page = form_fields(context, operation("consent.give"), {{"items.C4-03", "yes"}}, refusals).bytes();
  EXPECT_NE(page.find("name=\"items.C4-03\" value=\"yes\" checked"), std::string::npos) << page;
  EXPECT_NE(page.find("行政处罚"), std::string::npos) << "by its title";
  EXPECT_EQ(page.find("items.C8-05"), std::string::npos) << "not in force";
  EXPECT_EQ(page.find("items.C4-01"), std::string::npos) << "not to be read under a consent";
  EXPECT_EQ(page.find("<textarea"), std::string::npos);
  EXPECT_NE(page.find("id=\"items-error\""), std::string::npos);
}

// B3: a field that is no field of the operation has no effect.
TEST(Form, B3_NothingElseIsTakenIn) {
  EXPECT_EQ(json_of("objection.accept", {{"objection", "obj-x"}, {"actor", "officer:a@b"}, {"state", "closed"}}), R"({"objection":"obj-x"})");
}

TEST(Form, WordsOfAClosedListAreChosenAndNotTyped) {
  testing::FakeReads reads;
  const Law law = testing::law();
  const Target target;
  const Site site;
  const PageContext context{Language::en, site, reads, law, target, {}, true};
  const auto fields = [&](std::string_view name, const FormValues& values) { return form_fields(context, operation(name), values, {}).bytes(); };
  EXPECT_NE(fields("unit.register", {{"kind", "joint_meeting"}}).find("value=\"joint_meeting\" selected"), std::string::npos);
  EXPECT_NE(fields("document.fall", {}).find("<option value=\"annulled\""), std::string::npos);
  EXPECT_NE(fields("accountability.act", {{"step", "correction_order"}}).find("value=\"correction_order\" selected"), std::string::npos);
  EXPECT_NE(fields("accountability.fine", {}).find("<option value=\"objection_unhandled\""), std::string::npos);
  EXPECT_NE(fields("pledge.answer_report", {}).find("<option value=\"unfounded\""), std::string::npos);
  EXPECT_NE(fields("trust.report_performance", {}).find("<option value=\"not_performed\""), std::string::npos);
  EXPECT_NE(fields("trust.report_performance", {}).find("<option value=\"government_changed\""), std::string::npos) << "who chooses it reads that it counts for nothing";
  EXPECT_NE(fields("trust.register", {}).find("<option value=\"contract\""), std::string::npos);
  EXPECT_NE(fields("document.stay", {{"action", "lift"}}).find("value=\"lift\" selected"), std::string::npos);
}

TEST(Form, AListOfTheDeskStandsInThePlaceOfTheFormsOwn) {
  testing::FakeReads reads;
  const Law law = testing::law();
  const Target target;
  const Site site;
  const PageContext context{Language::zh, site, reads, law, target, {}, true};
  const FormLists lists{{"flag", {{"force_majeure", "<i>不可抗力"}}}, {"subscription", {{"sub-x", "辽宁省共享单位"}}}};
  const std::string claim = form_fields(context, operation("leniency.claim"), {}, {}, lists).bytes();
  EXPECT_NE(claim.find("<option value=\"force_majeure\">&lt;i&gt;不可抗力"), std::string::npos);
  EXPECT_EQ(claim.find("value=\"minor\""), std::string::npos);
  EXPECT_NE(form_fields(context, operation("leniency.claim"), {}, {}).bytes().find("value=\"minor\""), std::string::npos);
  EXPECT_NE(form_fields(context, operation("sharing.deliver"), {{"subscription", "sub-x"}}, {}, lists).bytes().find("<option value=\"sub-x\" selected>辽宁省共享单位"), std::string::npos);
  // Who can choose it need not know its number.
  const std::vector<base::Refusal> unknown{base::make_refusal(base::RefusalWord::subscription_unknown, "sub-y", "/subscription")};
  EXPECT_EQ(as_form_says(context, operation("sharing.deliver"), unknown, lists).front().remedy.zh, say(Language::zh, "form.choose"));
  EXPECT_EQ(as_form_says(context, operation("sharing.deliver"), unknown).front().remedy.zh, unknown.front().remedy.zh);
}

TEST(Form, AGroundOfAListSaysWhichLimitingWordsHaveToBeAnswered) {
  testing::FakeReads reads;
  const Law law = testing::law();
  const Target target;
  const Site site;
  const PageContext context{Language::zh, site, reads, law, target, {}, true};
  const std::string page = form_fields(context, operation("listing.propose"), {}, {}).bytes();
  for (const statute::GroundText& text : law.pack.grounds) {
    const std::size_t at = page.find("<option value=\"" + text.code + "\"");
    ASSERT_EQ(at != std::string::npos, statute::is_shipped_ground(text.code)) << text.code;
    if (at == std::string::npos) continue;
    const std::string option = page.substr(at, page.find("</option>", at) - at);
    EXPECT_FALSE(statute::ground(text.code)->limits.empty()) << text.code;
    for (const statute::LimitingWord limit : statute::ground(text.code)->limits) EXPECT_NE(option.find(statute::facts_of(limit).title.zh), std::string::npos) << option;
  }
}

TEST(Form, WhatWasFilledInStandsThereAgainAndNothingOfItIsMarkup) {
  testing::FakeReads reads;
  const Law law = testing::law();
  const Target target;
  const Site site;
  const PageContext context{Language::en, site, reads, law, target, {}, true};
  const std::string hostile = "\"><script>alert(1)</script>";
  const std::vector<base::Refusal> refusals{base::make_refusal(base::RefusalWord::objection_without_statement, {}, "/statement")};
  const std::string page = form_fields(context, operation("objection.submit"), {{"record", hostile}, {"ground", "privacy"}}, refusals).bytes();
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("value=\"&quot;&gt;&lt;script"), std::string::npos);
  EXPECT_NE(page.find("value=\"privacy\" selected"), std::string::npos);
  EXPECT_NE(page.find("aria-invalid=\"true\""), std::string::npos);
  EXPECT_NE(page.find("statement-error\" aria-invalid"), std::string::npos) << "the field is described by its error";
  EXPECT_NE(error_summary(context, refusals).bytes().find("href=\"#statement\""), std::string::npos) << "the summary leads to the field";
}

}  // namespace
}  // namespace liaoxin::http
