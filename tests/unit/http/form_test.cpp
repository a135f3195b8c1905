// From what was filled in to the input of an operation.
#include "http/form.hpp"

#include <gtest/gtest.h>

#include "access/commands.hpp"
#include "cases/consent/consent.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "cases/objection/objection.hpp"
#include "fake_reads.hpp"
#include "registry/commands.hpp"

namespace liaoxin::http {
namespace {

const statute::Operation& operation(std::string_view name) {
  for (const auto* room : {&registry::registry_commands(), &cases::objection_commands(), &cases::inquiry_commands(), &cases::consent_commands(), &access::access_commands()}) {
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
  EXPECT_TRUE(read_form("")->empty());
  for (const char* body : {"a=%", "a=%2", "a=%zz", "a=%00", "a=%ff", "a=%1b", "=x", "a=1&&b=2"}) EXPECT_EQ(word_of(body), "form_malformed") << body;
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

// B3: a field that is no field of the operation has no effect.
TEST(Form, B3_NothingElseIsTakenIn) {
  EXPECT_EQ(json_of("objection.accept", {{"objection", "obj-x"}, {"actor", "officer:a@b"}, {"state", "closed"}}), R"({"objection":"obj-x"})");
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
