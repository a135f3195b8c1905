// One person, one matter, one look-up: what an inquiry gives, what it never tells, and who looked.
#include <algorithm>
#include <iterator>

#include "app/access_register.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "journal/tree.hpp"
#include "province.hpp"
#include "statute/inquiry_matter.hpp"
#include "store/access_entries.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;
using testing::kOther;
using testing::kReader;
using testing::Province;

const std::string kNumber = id_number("21990019800101001"), kNobody = id_number("21990019810202002");
const std::string kShop = registry::compute_uscc("92210100MA0000001");
const std::string kOfficer = "officer:a@" + kReader;

std::string inquiry(const std::string& code, const std::string& name, const std::string& matter = "penalty", const std::string& reference = "沈罚立〔2026〕1号") {
  const std::string named = name.empty() ? "" : R"(,"subject_name":")" + name + "\"";
  return R"({"subject_code":")" + code + "\"" + named + R"(,"matter":")" + matter + R"(","case_reference":")" + reference + "\"}";
}
std::string authorised(const std::string& code, const std::string& name, const std::string& purpose = "financing") {
  return R"({"subject_code":")" + code + R"(","subject_name":")" + name + R"(","purpose":")" + purpose + "\"}";
}
std::string consent(const std::string& user, const std::string& purpose = "financing", const std::string& items = R"(["C4-03"])", const std::string& until_on = "2026-12-31") {
  return R"({"user":")" + user + R"(","purpose":")" + purpose + R"(","items":)" + items + R"(,"until_on":")" + until_on + "\"}";
}
std::vector<std::string> items_of(const object& answer) {
  std::vector<std::string> items;
  for (const auto& record : answer.at("records").as_array()) items.emplace_back(record.at("item").as_string());
  return items;
}
std::vector<store::StoredAccess> looks_at(Province& p, const std::string& number) { return store::accesses_about(p.platform().db(), about_number(p.platform().keys(), number), 0, 100); }

// Tag: inquiry_in_matter
TEST(Inquiry, AnOfficerReadsWhatItsMatterSharesAndGetsAReceipt) {
  Province p;
  p.file_person_penalty(kNumber, "人罚1号");
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  p.file_penalty(kCompany, "罚1号");
  const object person = p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某"));
  EXPECT_EQ(items_of(person), std::vector<std::string>{"C4-03"});
  EXPECT_EQ(person.at("receipt").as_string().size(), 26u);
  EXPECT_EQ(person.at("subject").as_string(), "21**************" + kNumber.substr(16)) << "an identity number is shown by its ends";
  const object company = p.must("inquiry.make", kOfficer, inquiry(kCompany, ""));
  EXPECT_EQ(items_of(company), (std::vector<std::string>{"C1-01", "C4-03"}));
  // A matter that does not need it does not get it.
  EXPECT_EQ(items_of(p.must("inquiry.make", kOfficer, inquiry(kCompany, "", "land_use"))), (std::vector<std::string>{"C1-01", "C4-03"}));
  for (const auto& line : company.at("coverage").as_array()) EXPECT_TRUE(line.as_object().contains("in_force"));
}

// Tag: inquiry_in_matter
TEST(Inquiry, WhatTheChannelDoesNotCarryWhatIsHeldAndWhatHasEndedIsNotRead) {
  Province p;
  const auto held = p.import("C4-03", kDepartment, Province::person_heading() + Province::person_penalty(kNumber, "人罚1号"), false);
  ASSERT_EQ(held->held, 1);
  EXPECT_TRUE(items_of(p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某"))).empty()) << "not told yet";
  const std::string record = p.file_person_penalty(kNumber, "人罚2号");
  EXPECT_EQ(items_of(p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某"))).size(), 1u);
  p.must("record.withdraw", "officer:a@" + kDepartment, R"({"record":")" + record + R"(","reason":"报送有误"})");
  EXPECT_TRUE(items_of(p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某"))).empty());
}

// Enumerating citizens: "no such person" and "nothing you may see" are one answer, and so is a wrong name.
// Tag: inquiry_in_matter
TEST(Inquiry, WhoIsNotKnownAndWhoHasNothingAreOneAnswer) {
  Province p;
  p.file_person_penalty(kNumber, "人罚1号");
  const auto shape = [&](const std::string& code, const std::string& name, const std::string& matter = "penalty") {
    object answer = p.must("inquiry.make", kOfficer, inquiry(code, name, matter));
    for (const char* own : {"receipt", "subject", "log_index", "log_size"}) answer.erase(own);
    return base::json::serialize(answer);
  };
  const std::string nobody = shape(kNobody, "张某", "honour");
  EXPECT_NE(shape(kNumber, "张某", "honour"), nobody) << "there is something to tell of this one";
  EXPECT_EQ(shape(kNumber, "李某", "honour"), nobody) << "a wrong name finds as little as a number nobody has";
  EXPECT_EQ(shape(kNumber, "张某", "tendering"), shape(kNumber, "张某", "tendering"));
  EXPECT_EQ(p.refusal("inquiry.make", kOfficer, inquiry(kNumber.substr(0, 17) + (kNumber[17] == '0' ? "1" : "0"), "张某")), "subject_code_invalid");
  EXPECT_EQ(p.refusal("inquiry.make", kOfficer, inquiry(kNumber, "")), "name_missing") << "a number alone finds nobody";
}

// Tag: inquiry_in_matter
TEST(Inquiry, SoManyPersonsADayFoundOrNot) {
  Province p;
  p.file_person_penalty(kNumber, "人罚1号");
  for (int i = 0; i < 40; ++i) p.must("inquiry.make", kOfficer, inquiry(i % 2 == 0 ? kNumber : kNobody, "张某"));
  EXPECT_EQ(p.refusal("inquiry.make", kOfficer, inquiry(kNobody, "张某")), "inquiry_limit");
  EXPECT_EQ(p.refusal("inquiry.make", kOfficer, inquiry(kShop, "某店")), "inquiry_limit") << "an individual business counts as a person";
  p.must("inquiry.make", kOfficer, inquiry(kCompany, ""));
  p.go_to("2026-06-02T09:00:00+08:00");
  p.must("inquiry.make", kOfficer, inquiry(kNobody, "张某"));
}

// Tag: matters_closed
TEST(Inquiry, OtherMattersThanThoseNamedHaveNoWord) {
  Province p;
  for (const char* matter : {"residence", "identity_card", "border", "election", "marriage", "schooling", "other", ""}) {
    EXPECT_EQ(p.refusal("inquiry.make", kOfficer, inquiry(kCompany, "", matter)), "matter_unknown") << matter;
  }
  for (const statute::MatterFacts& matter : statute::inquiry_matters()) {
    EXPECT_TRUE(matter.article == "21(1)" || matter.article == "21(2)" || matter.article == "21(4)" || matter.article == "21(6)") << matter.word;
    EXPECT_EQ(matter.needs_consent, matter.article == "21(4)");
  }
}

// Tag: inquiry_needs_consent
TEST(Inquiry, APostInAStateOrganIsLookedUpWithTheCandidatesConsentOnly) {
  Province p;
  const std::string self = p.person_account("zhang.san", "张某", kNumber);
  EXPECT_EQ(p.refusal("inquiry.make", kOfficer, inquiry(kNumber, "张某", "recruitment")), "consent_missing");
  p.must("consent.give", self, consent(kReader, "contract"));
  EXPECT_EQ(p.refusal("inquiry.make", kOfficer, inquiry(kNumber, "张某", "recruitment")), "consent_missing") << "for another purpose";
  const auto given = p.must("consent.give", self, consent(kReader, "public_post", R"(["C7-01"])"));
  p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某", "recruitment"));
  EXPECT_EQ(p.refusal("inquiry.make", "officer:a@" + kDepartment, inquiry(kNumber, "张某", "promotion")), "consent_missing") << "to another organ";
  p.must("consent.withdraw", self, R"({"consent":")" + std::string(given.at("consent").as_string()) + "\"}");
  EXPECT_EQ(p.refusal("inquiry.make", kOfficer, inquiry(kNumber, "张某", "recruitment")), "consent_missing");
}

// C9, art. 35: every look is in the register before its answer, the subject sees it at once, and none can be left out unseen.
// Tag: who_looked
TEST(Inquiry, C9_EachLookIsRegisteredInOrderWhetherItFoundAnythingOrNot) {
  Province p;
  p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某"));  // nothing is kept about this person yet
  p.file_person_penalty(kNumber, "人罚1号");
  p.must("inquiry.make", kOfficer, inquiry(kNumber, "王某", "honour", "沈评〔2026〕2号"));  // a wrong name
  p.must("inquiry.make", "officer:a@" + kDepartment, inquiry(kNumber, "张某", "permit", "沈许受〔2026〕3号"));
  const auto looks = looks_at(p, kNumber);
  ASSERT_EQ(looks.size(), 3u);
  EXPECT_EQ(looks[0].matter, "permit");
  EXPECT_EQ(looks[0].case_reference, "沈许受〔2026〕3号");
  EXPECT_EQ(looks[0].office, "信用处");
  EXPECT_EQ(looks[1].unit, kReader);
  for (std::size_t i = 0; i < looks.size(); ++i) {
    EXPECT_EQ(looks[i].sequence, static_cast<std::int64_t>(looks.size() - i)) << "numbered without a gap";
    const auto opened = store::open_vault(p.platform().db(), p.platform().keys(), looks[i].row_id, journal::CommitClass::fact);
    ASSERT_TRUE(opened);
    const object fact = base::parse_json(opened->body)->as_object();
    EXPECT_EQ(fact.at("sequence").to_number<std::int64_t>(), looks[i].sequence);
    EXPECT_EQ(fact.contains("before"), i + 1 < looks.size());
    if (i + 1 < looks.size()) {
      EXPECT_EQ(fact.at("before").at("index").to_number<std::int64_t>(), store::log_index(p.platform().db(), looks[i + 1].row_id)) << "each look names the one before it";
    }
  }
  EXPECT_TRUE(looks_at(p, kNobody).empty());
}

// Tag: who_looked
TEST(Inquiry, B8_ARefusedLookUpOpensNothingAndRegistersNothing) {
  Province p;
  p.file_person_penalty(kNumber, "人罚1号");
  EXPECT_EQ(p.refusal("inquiry.make", kOfficer, inquiry(kNumber, "张某", "permit", " ")), "case_reference_missing");
  EXPECT_EQ(p.refusal("inquiry.make", kOfficer, inquiry(kNumber, "张某", "permit", "查 " + kNumber)), "id_number_in_text");
  EXPECT_TRUE(looks_at(p, kNumber).empty());
}

// Tag: inquiry_under_consent
TEST(Inquiry, AnAuthorisedUserReadsTheItemsOfTheConsentForItsPurpose) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示银行有限公司");
  p.register_organisation(kOther, "沈阳演示商贸有限公司");
  p.file_person_penalty(kNumber, "人罚1号");
  const std::string self = p.person_account("zhang.san", "张某", kNumber), bank = "subject:" + kCompany;
  EXPECT_EQ(p.refusal("inquiry.authorised", bank, authorised(kNumber, "张某")), "consent_missing");
  EXPECT_EQ(p.refusal("inquiry.authorised", bank, authorised(kNobody, "张某")), "consent_missing") << "one answer for who is not here";
  p.must("consent.give", self, consent(kCompany));
  EXPECT_EQ(items_of(p.must("inquiry.authorised", bank, authorised(kNumber, "张某"))), std::vector<std::string>{"C4-03"});
  EXPECT_EQ(p.refusal("inquiry.authorised", bank, authorised(kNumber, "张某", "insurance")), "consent_missing") << "bound to its purpose";
  EXPECT_EQ(p.refusal("inquiry.authorised", "subject:" + kOther, authorised(kNumber, "张某")), "consent_missing") << "bound to its user";
  p.go_to("2027-01-01T09:00:00+08:00");
  EXPECT_EQ(p.refusal("inquiry.authorised", bank, authorised(kNumber, "张某")), "consent_missing") << "over at the end of its last day";
}

// Tag: consent_not_bundled
TEST(Inquiry, AConsentNamesOnePurposeAndItsItemsAndOneUserAndADay) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示银行有限公司");
  const std::string self = p.person_account("zhang.san", "张某", kNumber);
  EXPECT_EQ(p.refusal("consent.give", self, consent(kCompany, "everything")), "purpose_unknown");
  EXPECT_EQ(p.refusal("consent.give", self, consent(kCompany, "employment")), "purpose_unknown");
  EXPECT_EQ(p.refusal("consent.give", self, consent(kCompany, "financing", "[]")), "consent_items_invalid") << "never all of them unnamed";
  EXPECT_EQ(p.refusal("consent.give", self, consent(kCompany, "financing", R"(["C1-01"])")), "consent_items_invalid") << "not about a person";
  EXPECT_EQ(p.refusal("consent.give", self, consent(kOther)), "consent_user_unknown");
  EXPECT_EQ(p.refusal("consent.give", self, consent(kCompany, "financing", R"(["C4-03"])", "2026-05-31")), "consent_term_invalid");
  EXPECT_EQ(p.refusal("consent.give", self, consent(kCompany, "financing", R"(["C4-03"])", "2028-01-01")), "consent_term_invalid");
  p.must("consent.give", self, consent(kCompany));
  EXPECT_EQ(p.refusal("consent.give", self, consent(kCompany)), "consent_exists");
}

// Art. 14: withdrawal acts at once, and what was received is recalled.
// Tag: consent_withdrawn
TEST(Inquiry, AWithdrawnConsentReadsNothingAndRecallsWhatWasReceived) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示银行有限公司");
  const std::string record = p.file_person_penalty(kNumber, "人罚1号");
  const std::string self = p.person_account("zhang.san", "张某", kNumber), other = p.person_account("li.si", "李某", kNobody), bank = "subject:" + kCompany;
  const std::string id(p.must("consent.give", self, consent(kCompany)).at("consent").as_string());
  p.must("inquiry.authorised", bank, authorised(kNumber, "张某"));
  p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某"));
  EXPECT_EQ(p.refusal("consent.withdraw", other, R"({"consent":")" + id + "\"}"), "not_competent");
  const object withdrawn = p.must("consent.withdraw", self, R"({"consent":")" + id + "\"}");
  EXPECT_EQ(p.refusal("inquiry.authorised", bank, authorised(kNumber, "张某")), "consent_missing");
  EXPECT_EQ(p.refusal("consent.withdraw", self, R"({"consent":")" + id + "\"}"), "consent_ended");
  ASSERT_EQ(withdrawn.at("certificates").as_array().size(), 1u);
  const auto certificate = store::find_certificate(p.platform().db(), std::string(withdrawn.at("certificates").as_array()[0].as_string()));
  ASSERT_TRUE(certificate);
  const auto recalls = store::recalls_of(p.platform().db(), certificate->id);
  ASSERT_EQ(recalls.size(), 1u) << "the bank, and not the organ that looked in its duty";
  EXPECT_EQ(recalls[0].recipient.reference, kCompany);
  EXPECT_EQ(certificate->body.find("张某"), std::string::npos) << "the certificate names no natural person";
  EXPECT_EQ(certificate->body.find(kNumber), std::string::npos);
  p.must("recall.confirm", bank, R"({"recall":")" + p.platform().public_id("rcl", recalls[0].id) + R"(","removed_from":"信贷系统"})");
  // The record itself runs on, for those who may read it.
  EXPECT_EQ(items_of(p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某"))).size(), 1u);
  // With a new consent the bank may read again, and has to be told again.
  p.must("consent.give", self, consent(kCompany));
  p.must("inquiry.authorised", bank, authorised(kNumber, "张某"));
  const object ended = p.must("record.withdraw", "officer:a@" + kDepartment, R"({"record":")" + record + R"(","reason":"报送有误"})");
  EXPECT_EQ(ended.at("recipients").as_int64(), 2) << "the bank once more, and the organ";
}

// Tag: consent_withdrawn
TEST(Inquiry, AWithdrawnConsentRecallsWhatWasReadUnderItAndNothingElse) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示银行有限公司");
  p.file_person_penalty(kNumber, "人罚1号");
  const std::string self = p.person_account("zhang.san", "张某", kNumber), bank = "subject:" + kCompany;
  const auto give = [&](const std::string& purpose) { return std::string(p.must("consent.give", self, consent(kCompany, purpose)).at("consent").as_string()); };
  const auto recalled_by = [&](const std::string& id) { return p.must("consent.withdraw", self, R"({"consent":")" + id + "\"}").at("certificates").as_array().size(); };
  // Read under the one; the other was never used.
  const std::string financing = give("financing"), insurance = give("insurance");
  p.must("inquiry.authorised", bank, authorised(kNumber, "张某"));
  EXPECT_EQ(recalled_by(insurance), 0u) << "nothing was read under it";
  EXPECT_EQ(recalled_by(financing), 1u);
  // Read under both: it stays as long as one of them lives.
  const std::string again = give("financing"), also = give("insurance");
  p.must("inquiry.authorised", bank, authorised(kNumber, "张某"));
  p.must("inquiry.authorised", bank, authorised(kNumber, "张某", "insurance"));
  EXPECT_EQ(recalled_by(again), 0u) << "it may be kept under the other";
  EXPECT_EQ(recalled_by(also), 1u);
  // Read under the one, while the other opens the same items and was not used: the use that was consented to is over.
  const std::string used = give("financing");
  give("insurance");
  p.must("inquiry.authorised", bank, authorised(kNumber, "张某"));
  EXPECT_EQ(recalled_by(used), 1u);
}

// Tag: consent_withdrawn
TEST(Inquiry, AConsentThatRanOutRecallsWhatWasReceived) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示银行有限公司");
  p.file_person_penalty(kNumber, "人罚1号");
  const std::string self = p.person_account("zhang.san", "张某", kNumber);
  p.must("consent.give", self, consent(kCompany, "financing", R"(["C4-03"])", "2026-06-30"));
  p.must("inquiry.authorised", "subject:" + kCompany, authorised(kNumber, "张某"));
  p.go_to("2026-06-30T23:59:00+08:00");
  do_due_work(p.platform());
  EXPECT_TRUE(store::open_certificates(p.platform().db()).empty()) << "its last day is not over";
  p.go_to("2026-07-01T00:00:00+08:00");
  do_due_work(p.platform());
  do_due_work(p.platform());
  const auto open = store::open_certificates(p.platform().db());
  ASSERT_EQ(open.size(), 1u) << "once";
  EXPECT_EQ(open.front().ended, registry::EndKind::consent_ended);
}

// The end of a record reaches whoever read it in an inquiry.
// Tag: inquiry_in_matter
TEST(Inquiry, WhoeverReadARecordIsToldOfItsEnd) {
  Province p;
  const std::string record = p.file_person_penalty(kNumber, "人罚1号");
  p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某"));
  const auto ended = p.must("record.withdraw", "officer:a@" + kDepartment, R"({"record":")" + record + R"(","reason":"报送有误"})");
  EXPECT_EQ(ended.at("recipients").as_int64(), 1);
}

// Threat "clerk looks up an ex-spouse": the marks are on the look-up, for the audit administrator, and say nothing of a person.
TEST(Inquiry, UnusualLookUpsAreMarked) {
  using cases::LookFacts;
  const auto at = [](const char* text) { return *base::Instant::parse_rfc3339(text); };
  EXPECT_TRUE(cases::unusual({.at = at("2026-06-01T09:00:00+08:00"), .is_protected = true}).empty());
  EXPECT_EQ(cases::unusual({.at = at("2026-06-01T06:59:59+08:00"), .is_protected = true}), std::vector<std::string_view>{"odd_hours"});
  EXPECT_EQ(cases::unusual({.at = at("2026-06-01T20:00:00+08:00"), .is_protected = true}), std::vector<std::string_view>{"odd_hours"});
  EXPECT_EQ(cases::unusual({.at = at("2026-06-01T09:00:00+08:00"), .is_working_day = false, .is_protected = true}), std::vector<std::string_view>{"odd_hours"});
  EXPECT_EQ(cases::unusual({.at = at("2026-06-01T09:00:00+08:00"), .is_protected = true, .same_officer_looked_before = true}), std::vector<std::string_view>{"again_other_case"});
  EXPECT_TRUE(cases::unusual({.at = at("2026-06-01T03:00:00+08:00"), .is_protected = false, .same_officer_looked_before = true}).empty()) << "organisations are looked up at any hour";
  Province p;
  p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某", "penalty", "案1"));
  p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某", "penalty", "案1"));
  p.must("inquiry.make", kOfficer, inquiry(kNumber, "张某", "penalty", "案2"));
  const auto looks = looks_at(p, kNumber);
  EXPECT_EQ(testing::unusual_marks(looks[2]), "");
  EXPECT_EQ(testing::unusual_marks(looks[1]), "again");
  EXPECT_EQ(testing::unusual_marks(looks[0]), "again_other_case");
  EXPECT_GE(store::marked_accesses(p.platform().db(), base::Instant{INT64_MAX}, 10).size(), 2u);
}

// The same threat in a case that looks like any other: some looks are reviewed for no reason at all, and nobody chooses which.
// Tag: who_looked
TEST(Inquiry, OfLooksAtPersonsSomeAreDrawnForReviewByTheHashOfTheirLeaf) {
  int drawn = 0;
  constexpr int kLeaves = 20'000;
  for (int i = 0; i < kLeaves; ++i) {
    const base::Hash hash = base::sha256(std::to_string(i));
    drawn += cases::is_drawn(hash, 5) ? 1 : 0;
    EXPECT_FALSE(cases::is_drawn(hash, 0));
    EXPECT_TRUE(cases::is_drawn(hash, 100));
  }
  EXPECT_NEAR(drawn, kLeaves / 20, kLeaves / 200) << "five in a hundred";
  Province p;
  const std::string second = "officer:" + testing::kSecond + "@" + kReader;
  for (int i = 0; i < 120; ++i) {
    if (i == 60) p.go_to("2026-06-02T09:00:00+08:00");  // nobody asks more often in a day
    p.must("inquiry.make", i % 2 == 0 ? kOfficer : second, inquiry(i % 4 < 2 ? kNobody : kShop, "张某", "penalty", "案" + std::to_string(i)));
    p.must("inquiry.make", kOfficer, inquiry(kCompany, ""));
  }
  store::Connection& db = p.platform().db();
  int listed = 0;
  std::vector<store::StoredAccess> of_persons = looks_at(p, kNobody);
  std::ranges::copy(store::accesses_about(db, "code/" + kShop, 0, 200), std::back_inserter(of_persons));
  ASSERT_EQ(of_persons.size(), 120u);
  for (const store::StoredAccess& look : of_persons) {
    const store::LogPlace place = store::log_place(db, look.row_id);
    const bool is_drawn = cases::is_drawn(journal::leaf_hash(store::leaf_at(db, place.epoch, place.index)), 5);
    EXPECT_EQ(look.marks.find(cases::kDrawn) != std::string::npos, is_drawn) << "whoever holds the log can draw again";
    listed += is_drawn ? 1 : 0;
  }
  EXPECT_GT(listed, 0);
  for (const store::StoredAccess& look : store::accesses_about(db, "code/" + kCompany, 0, 200)) EXPECT_EQ(look.marks, "") << "organisations are looked up without it";
}

// What somebody reads about itself, and who stands for it, is not reviewed.
TEST(Inquiry, WhatAPersonReadsItselfIsNotDrawn) {
  Province p;
  p.file_person_penalty(kNumber, "人罚1号");
  const statute::Actor self = *statute::parse_actor(p.person_account("zhang.san", "张某", kNumber));
  for (int i = 0; i < 80; ++i) register_look(p.platform(), {.about = about_number(p.platform().keys(), kNumber), .kind = AccessKind::own, .actor = self, .is_protected = true});
  for (const store::StoredAccess& look : looks_at(p, kNumber)) EXPECT_EQ(look.marks, "");
}

}  // namespace
}  // namespace liaoxin::app
