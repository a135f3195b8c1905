// What is held about natural persons and individual businesses, and who can read it: nobody but those the law names.
#include <fstream>

#include "app/commands.hpp"
#include "app/persons.hpp"
#include "app/record_reader.hpp"
#include "base/text.hpp"
#include "province.hpp"
#include "statute/act_table.hpp"
#include "store/notices.hpp"

namespace liaoxin::app {
namespace {

using testing::id_number;
using testing::kCompany;
using testing::kDepartment;
using testing::kWorkBody;
using testing::Province;

const std::string kNumber = id_number("21990019800101001");
const std::string kOtherNumber = id_number("21990019810202002");
const std::string kShop = registry::compute_uscc("92210100MA0000001");
const std::string kSource = "officer:a@" + kDepartment;

std::optional<registry::RecordView> read(Province& p, const std::string& record, registry::Viewer viewer, statute::Channel channel = statute::Channel::disclosure) {
  const auto stored = store::find_record(p.platform().db(), *p.platform().internal_id("rec", record));
  return read_record_view(p.platform().read_context(), *stored, channel, viewer, p.clock().now());
}

// Tag: persons_not_public
TEST(Persons, ARecordAboutANaturalPersonIsTakenAndStandsOnNoPublicPath) {
  Province p;
  const std::string record = p.file_person_penalty(kNumber, "人罚1号", "辛某某");
  EXPECT_FALSE(p.seen(record));
  EXPECT_TRUE(read(p, record, registry::Viewer::subject)) << "its own record (art. 35)";
  EXPECT_TRUE(read(p, record, registry::Viewer::stranger, statute::Channel::sharing)) << "what an officer in a named matter may read";
  PublicFace face(p.places(), p.clock());
  for (const std::string& text : {std::string("辛某某"), kNumber, std::string("人罚1号")}) {
    const auto page = face.search({.q = text});
    EXPECT_TRUE(!page || page->hits.empty()) << text;
  }
  const auto stored = store::find_record(p.platform().db(), *p.platform().internal_id("rec", record));
  EXPECT_FALSE(face.organisation(p.platform().public_id("org", stored->state.subject_id))) << "a natural person has no page";
  EXPECT_EQ(face.outcomes().organisations, 0);
}

// D2: nothing of the person is readable in any file but through the keys.
TEST(Persons, D2_NameAndNumberStandInNoFileOfTheDataDirectory) {
  Province p;
  p.file_person_penalty(kNumber, "人罚1号", "辛某某");
  p.person_account("xin", "辛某某", kNumber);
  p.close();
  const std::string bytes = p.every_byte();
  EXPECT_EQ(bytes.find(kNumber), std::string::npos);
  EXPECT_EQ(bytes.find(kNumber.substr(0, 17)), std::string::npos);
  EXPECT_EQ(bytes.find("辛某某"), std::string::npos);
  EXPECT_NE(bytes.find("沈阳市处罚局"), std::string::npos) << "the search finds what is not sealed";
}

// Tag: persons_matched_by_number
TEST(Persons, TheNumberMatchesAPersonAndNothingElseDoes) {
  Province p;
  p.file_person_penalty(kNumber, "人罚1号", "辛某某");
  const auto subject = [&] { return store::find_record(p.platform().db(), p.last_record())->state.subject_id; };
  const auto first = subject();
  p.file_person_penalty(kNumber, "人罚2号", "辛某某");
  EXPECT_EQ(subject(), first);
  p.file_person_penalty(kOtherNumber, "人罚3号", "辛某某");
  EXPECT_NE(subject(), first) << "a name joins nobody";
  const auto again = p.import("C4-03", kDepartment, Province::person_heading() + Province::person_penalty(kNumber, "人罚1号", "辛某某"));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->same, 1);
  // The verdict of another name under a known number says nothing of who is known here.
  const auto renamed = p.import("C4-03", kDepartment, Province::person_heading() + Province::person_penalty(kNumber, "人罚4号", "金某"));
  ASSERT_TRUE(renamed);
  EXPECT_EQ(renamed->refused, 0);
}

// One identity number in thirty-one is a valid unified social credit code, too.
// Tag: persons_not_public
TEST(Persons, WhoseNumberIsAValidCodeTooIsNoOrganisation) {
  const std::string both = "21990019800101052X";
  ASSERT_TRUE(registry::check_uscc(both).valid());
  Province p;
  p.file_person_penalty(both, "人罚1号", "辛某某");
  const auto looked = p.must("inquiry.make", "officer:a@" + testing::kReader, R"({"subject_code":")" + both + R"(","subject_name":"辛某某","matter":"permit","case_reference":"许1号"})");
  EXPECT_EQ(looked.at("records").as_array().size(), 1u);
  EXPECT_EQ(looked.at("subject").as_string(), "21**************2X");
  // A form that says nothing of what its subject is makes no organisation of it either.
  (void)p.import("C3-01", kDepartment, "A000001,A000002,DATA_CATEGORY,IDENTIFICATION_NO,IDENTIFICATION_DATE,IDENTIFICATION_DEPT,EXPIRATION_DATE\n辛某某," + both + ",守信典型,荣1号,2026-01-05,沈阳市处罚局,2027-06-30\n", false, false);
  PublicFace face(p.places(), p.clock());
  EXPECT_FALSE(face.organisation(both));
  EXPECT_TRUE(face.search({.q = both})->hits.empty());
}

// Red line 5.
// Tag: minors
TEST(Persons, E14_NoNegativeRecordOfConductUnder18IsHeld) {
  Province p;
  const auto filed = [&](const std::string& born) {
    const auto result = p.import("C4-03", kDepartment, Province::person_heading() + Province::person_penalty(id_number("219900" + born + "001"), "罚" + born));
    EXPECT_TRUE(result);
    return std::tuple(result->accepted, result->held, result->refused);
  };
  // Decided on 2026-05-06.
  EXPECT_EQ(filed("20080506"), std::tuple(0, 0, 1)) << "18 is reached on the day after the birthday";
  EXPECT_EQ(filed("20080505"), std::tuple(0, 1, 0)) << "an adult on the day of the decision may have been a minor on that of the conduct";
  EXPECT_EQ(filed("20030506"), std::tuple(0, 1, 0));
  EXPECT_EQ(filed("20030505"), std::tuple(1, 0, 0)) << "23 on the day of the decision";
  EXPECT_EQ(filed("20240229"), std::tuple(0, 0, 1));
}

// Tag: minors
TEST(Persons, WhoMayHaveBeenAMinorIsHeldUntilTheSourceSaysOtherwise) {
  Province p;
  const std::string record = p.file_person_penalty(id_number("21990020060101001"), "人罚1号");
  EXPECT_FALSE(read(p, record, registry::Viewer::stranger, statute::Channel::sharing));
  EXPECT_EQ(p.refusal("service.attest", kSource, R"({"record":")" + record + R"(","served_on":"2026-05-08","proof":"回证"})"), "adulthood_not_stated");
  EXPECT_EQ(p.refusal("service.attest", kSource, R"({"record":")" + record + R"(","served_on":"2026-05-08","proof":"回证","adult_at_conduct":false})"), "adulthood_not_stated");
  p.must("service.attest", kSource, R"({"record":")" + record + R"(","served_on":"2026-05-08","proof":"回证","adult_at_conduct":true})");
  EXPECT_TRUE(read(p, record, registry::Viewer::stranger, statute::Channel::sharing));
}

// Tag: persons_public_security
TEST(Persons, ADecisionOfARegisteredPublicSecurityOrganIsNeverTakenWhateverItsName) {
  Province p;
  const std::string organ = registry::compute_uscc("11210100MB0000017");
  p.must("unit.register", "operator", R"({"uscc":")" + organ + R"(","name":"某某局","kind":"department","region":"210100","public_security":true,"submitters":[]})");
  p.must("officer.register", "operator", R"({"unit":")" + organ + R"(","id":"a","name":"演示甲","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
  for (std::string row : {Province::person_heading() + Province::person_penalty(kNumber, "1号"), Province::penalty_heading() + Province::individual_penalty(kShop, "2号")}) {
    for (std::size_t at = row.find(kDepartment); at != std::string::npos; at = row.find(kDepartment, at)) row.replace(at, organ.size(), organ);
    const auto result = p.import("C4-03", organ, row);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->refused, 1);
    EXPECT_NE(p.verdicts().find("public_security_decision_on_person"), std::string::npos) << p.verdicts();
  }
}

// Red line 4: the source, an auditor or a court reads a person's record in its own open procedure only.
// Tag: persons_open_procedure
TEST(Persons, SourceAuditorAndCourtReadOnlyInAnOpenProcedure) {
  Province p;
  const std::string record = p.file_person_penalty(kNumber, "人罚1号");
  const std::string self = p.person_account("zhang.san", "张某", kNumber);
  for (const registry::Viewer viewer : {registry::Viewer::source, registry::Viewer::auditor, registry::Viewer::court}) EXPECT_FALSE(read(p, record, viewer));
  p.must("objection.submit", self, R"({"record":")" + record + R"(","ground":"error","statement":"不是我"})");
  for (const registry::Viewer viewer : {registry::Viewer::source, registry::Viewer::auditor, registry::Viewer::court}) EXPECT_TRUE(read(p, record, viewer));
}

/// What the command line says to somebody.
class AtTheMachine : public Province {
 public:
  std::string show(const std::string& id, const std::string& as, ExitCode expected) {
    return said([&](const CommonOptions& common) { EXPECT_EQ(run_show(common, {.id = id, .as_of = {}}), expected) << as << " " << id; }, as);
  }
  /// The letter, where there is one for this reader.
  std::string letter(const std::string& number, const std::string& as) {
    const std::string file = directory() / "letter.html";
    std::filesystem::remove(file);
    said([&](const CommonOptions& common) { (void)run_notice(common, {.number = number, .output = file}); }, as);
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  template <class Command>
  std::string said(const Command& command, const std::string& as) {
    const CommonOptions common{.data = places().data, .clock = clock().now().rfc3339(), .as = as, .json = true};
    close();  // the command opens the data itself
    ::testing::internal::CaptureStdout();
    command(common);
    open();
    return ::testing::internal::GetCapturedStdout();
  }
};

const std::string kAuditor = "auditor:a", kJudge = "court:a@" + testing::kCourt, kClerk = "officer:a@" + kWorkBody;

// Tag: persons_open_procedure
TEST(Persons, AtTheMachineTooARecordIsReadOnlyInAnOpenProcedure) {
  AtTheMachine p;
  const std::string record = p.file_person_penalty(kNumber, "人罚1号", "辛某某"), shop_record = p.file_individual_penalty(kShop, "个罚1号");
  const std::string self = p.person_account("xin", "辛某某", kNumber);
  const auto subject = p.platform().public_id("org", store::find_record(p.platform().db(), *p.platform().internal_id("rec", record))->state.subject_id);
  // 1. No procedure is open: whoever is not the person has nothing to read, no list and no letter that was served.
  for (const std::string& reader : {kAuditor, kJudge, kSource, kClerk}) {
    p.show(record, reader, ExitCode::refused);
    p.show(subject, reader, ExitCode::refused);
    EXPECT_EQ(p.letter(record, reader), "") << reader;
  }
  EXPECT_NE(p.show(record, self, ExitCode::done).find("人罚1号"), std::string::npos);
  EXPECT_NE(p.show(subject, self, ExitCode::done).find("人罚1号"), std::string::npos);
  EXPECT_NE(p.letter(record, self).find("辛某某"), std::string::npos);
  // 2. Its own objection is one.
  p.must("objection.submit", self, R"({"record":")" + record + R"(","ground":"error","statement":"不是我"})");
  for (const std::string& reader : {kAuditor, kJudge, kSource}) EXPECT_NE(p.show(record, reader, ExitCode::done).find("人罚1号"), std::string::npos) << reader;
  // 3. What ended of a business is for nobody else to know: neither that it was there, nor why it went, nor who received it.
  p.must("record.withdraw", kSource, R"({"record":")" + shop_record + R"(","reason":"报送有误"})");
  for (const std::string& reader : {kAuditor, kJudge, kSource}) {
    EXPECT_EQ(p.show(kShop, reader, ExitCode::done).find(shop_record), std::string::npos) << reader;
    p.show(shop_record, reader, ExitCode::refused);
    EXPECT_EQ(p.letter(shop_record, reader), "") << reader;
  }
  EXPECT_NE(p.show(kShop, "subject:" + kShop, ExitCode::done).find(shop_record), std::string::npos);
}

// Tag: persons_open_procedure
TEST(Persons, ALetterAboutAPersonIsPrintedByWhoServesItAndByNobodyElse) {
  AtTheMachine p;
  const auto held = p.import("C4-03", kDepartment, Province::person_heading() + Province::person_penalty(kNumber, "人罚1号", "辛某某", "2026-05-06"), false);
  ASSERT_TRUE(held && held->held == 1) << p.verdicts();
  const std::string notice = p.platform().public_id("ntc", store::notices_of(p.platform().db(), p.last_record()).front().notice.id);
  for (const std::string& reader : {kAuditor, kJudge, kClerk, "officer:a@" + testing::kReader}) EXPECT_EQ(p.letter(notice, reader), "") << reader;
  EXPECT_NE(p.letter(notice, kSource).find("辛某某"), std::string::npos) << "who serves it on paper prints it";
  p.must("notice.serve", kSource, R"({"notice":")" + notice + R"(","served_on":"2026-06-01","service":"direct","proof":"回证1号"})");
  EXPECT_EQ(p.letter(notice, kSource), "") << "it is served";
}

// Tag: persons_self_only
TEST(Persons, APersonContestsItsOwnRecordAndNobodyElses) {
  Province p;
  const std::string record = p.file_person_penalty(kNumber, "人罚1号");
  const std::string other = p.person_account("li.si", "李某", kOtherNumber);
  EXPECT_EQ(p.refusal("objection.submit", other, R"({"record":")" + record + R"(","ground":"error","statement":"x"})"), "not_competent");
  EXPECT_EQ(p.refusal("objection.submit", "person:per-x", R"({"record":")" + record + R"(","ground":"error","statement":"x"})"), "person_unknown");
  EXPECT_EQ(p.refusal("objection.submit", "subject:" + kNumber, R"({"record":")" + record + R"(","ground":"error","statement":"x"})"), "subject_unknown");
}

// Tag: persons_no_feed
TEST(Persons, NothingAboutAPersonIsFedOrReported) {
  Province p;
  const std::string record = p.file_person_penalty(kNumber, "人罚1号");
  const std::string shop_record = p.file_individual_penalty(kShop, "个罚1号");
  const std::string work = "officer:a@" + kWorkBody;
  const auto subscription = p.must("subscription.open", work, R"({"kind":"unit","reference":")" + kDepartment + R"(","name":"共享单位","item":"C4-03","agreement":"协议1"})").at("subscription").as_string();
  for (const std::string& one : {record, shop_record}) {
    EXPECT_EQ(p.refusal("sharing.deliver", work, R"({"subscription":")" + std::string(subscription) + R"(","record":")" + one + "\"}"), "organisations_only");
  }
  EXPECT_EQ(p.refusal("report.issue", work, R"({"uscc":")" + kShop + R"(","holder":"银行","purpose":"授信"})"), "organisations_only");
  EXPECT_EQ(p.refusal("report.issue", "subject:" + kShop, R"({"uscc":")" + kShop + R"(","holder":"银行","purpose":"授信"})"), "organisations_only");
}

// Tag: individual_business_page
TEST(Persons, AnIndividualBusinessIsFoundByItsWholeNameOrCodeAndShowsOnlyItsBusiness) {
  Province p;
  std::string heading = base::trim(Province::penalty_heading()) + ",CF_FRDB\n";
  std::string row = base::trim(Province::individual_penalty(kShop, "个罚1号", "沈阳演示金记小吃店")) + ",金某某\n";
  ASSERT_EQ(p.import("C4-03", kDepartment, heading + row)->refused, 0) << p.verdicts();
  const std::string record = p.platform().public_id("rec", p.last_record());
  PublicFace face(p.places(), p.clock());
  EXPECT_EQ(face.search({.q = "沈阳演示金记小吃店"})->hits.size(), 1);
  EXPECT_EQ(face.search({.q = kShop})->hits.size(), 1);
  for (const char* part : {"演示金记", "沈阳演示金记", "金记小吃店", "小吃", "金某某"}) EXPECT_TRUE(face.search({.q = part})->hits.empty()) << part;
  EXPECT_TRUE(face.search({.q = "沈阳演示金记小吃店", .item = "C4-03"})->hits.empty()) << "filtered on nothing";
  EXPECT_TRUE(face.search({.q = "沈阳演示金记小吃店", .city = "210100"})->hits.empty());
  const auto page = face.organisation(kShop);
  ASSERT_TRUE(page);
  const auto shown = p.seen(record);
  ASSERT_TRUE(shown);
  for (const registry::ElementView& element : shown->elements) {
    EXPECT_NE(element.code, "CF_FRDB") << "nobody's name but the business's own";
    if (element.code == "CF_SY") EXPECT_EQ(element.value, "") << "free text of a person is never public";
  }
}

// Item C1-04: the identity is kept while any record is.
TEST(Persons, WhoHasNoRecordLeftIsForgotten) {
  Province p;
  p.file_person_penalty(kNumber, "人罚1号", "辛某某");
  p.file_person_penalty(kOtherNumber, "人罚2号", "金某某");
  p.person_account("jin", "金某某", kOtherNumber);
  const auto known = [&](const std::string& number) { return person_of_number(p.platform().db(), p.platform().keys(), number).has_value(); };
  p.go_to("2031-05-31T09:00:00+08:00");
  while (do_due_work(p.platform()).may_have_more()) {
  }
  EXPECT_TRUE(known(kNumber)) << "the month of its last day";
  p.go_to("2031-06-01T09:00:00+08:00");
  while (do_due_work(p.platform()).may_have_more()) {
  }
  EXPECT_FALSE(known(kNumber));
  EXPECT_TRUE(known(kOtherNumber)) << "who has an account is known by it";
  p.close();
  EXPECT_EQ(p.every_byte().find("辛某某"), std::string::npos);
}

// The table subject kind × item × act decides which rows are taken, for every item that can be filed.
// Tag: act_table_at_intake
TEST(Persons, WhatTheTableOfActsDoesNotStoreIsRefused) {
  Province p;
  const statute::Pack& pack = p.platform().pack();
  for (const statute::Item& item : pack.items) {
    if (item.importable_stage != 1) continue;
    const statute::Schema& schema = *pack.schema_of(item);
    for (const auto& [kind, category, code] : {std::tuple(statute::SubjectKind::natural_person, "自然人", kNumber), std::tuple(statute::SubjectKind::individual_business, "个体工商户", kShop)}) {
      std::vector<std::string> cells(schema.columns.size());
      const auto put = [&](const char* role, const std::string& value) {
        const auto column = schema.role(role);
        if (column) cells[static_cast<std::size_t>(schema.column(*column) - schema.columns.data())] = value;
        return column.has_value();
      };
      put("subject_category", category);
      if (kind != statute::SubjectKind::natural_person || !put("identity_number", code)) put("subject_code", code);
      registry::FilingContext context{.today = p.clock().now().date(), .submitter_unit = kDepartment, .may_submit_for = [](const std::string&) { return true; },
                                      .is_public_security = [](const std::string&) { return false; }, .policy_value = [](auto&&...) { return std::nullopt; }};
      const registry::JudgedRow row = registry::Judge(pack, item, schema, {}).judge(cells, context);
      const bool refused = std::ranges::any_of(row.refusals, [](const base::Refusal& r) { return r.word == base::RefusalWord::item_not_for_this_kind; });
      EXPECT_EQ(refused, !statute::may(kind, item.code, statute::Act::store, schema.role("ground").has_value())) << item.code << " " << category;
    }
  }
}

}  // namespace
}  // namespace liaoxin::app
