// What a filed row is answered: taken, held, or refused with the word that says why.
#include <sqlite3.h>

#include <fstream>

#include "province.hpp"

#include "base/text.hpp"
#include "store/connection.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kDepartment;
using testing::kRegistrar;
using testing::Province;

/// A penalty row with one cell replaced, by column code.
std::string changed(const std::string& code, const std::string& value) {
  std::vector<std::string> headings = base::split(base::trim(Province::penalty_heading()), ',');
  std::vector<std::string> cells = base::split(base::trim(Province::penalty(kCompany, "罚9号")), ',');
  std::string row;
  for (std::size_t i = 0; i < headings.size(); ++i) row += (i == 0 ? "" : ",") + (headings[i] == code ? value : cells[i]);
  return Province::penalty_heading() + row + "\n";
}

struct Case {
  const char* column;
  std::string value;
  const char* word;
};

// Tag: intake_penalties
// Tag: document_required
// Tag: intake_red_lines
// Tag: text_scan
// Tag: intake_judges
TEST(IntakeRows, EachWrongRowIsRefusedWithItsWord) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const auto size = p.platform().sequencer().size();
  const Case cases[] = {
      {"CF_XDR_SHXYM", "91210100MA000000", "uscc_length"},
      {"CF_XDR_SHXYM", registry::compute_uscc("92210100MA0000001"), "subject_kind_differs"},
      {"CF_XDR_LB", "自然人", "cell_missing"},
      {"CF_XDR_LB", "个体工商户", "subject_kind_differs"},
      {"CF_WSH", "", "cell_missing"},
      {"CF_JDRQ", "", "document_missing"},
      {"CF_JDRQ", "2026-02-30", "date_invalid"},
      {"CF_JDRQ", "2026-06-02", "document_in_future"},
      {"CF_SY", "当事人 11010519491231002X", "id_number_in_text"},
      {"CF_SY", "当事人一一〇一〇五一九四九一二三一〇〇二X", "id_number_in_text"},
      {"CF_WSH", "沈罚(李四11010519491231002X)1号", "id_number_in_text"},
      {"CF_XDR_MC", "沈阳李四１１０１０５１９４９１２３１００２Ｘ商行", "id_number_in_text"},
      {"CF_CFJG", "沈阳市处罚局11010519491231002X", "id_number_in_text"},
      {"CF_SJLY", "经办11010519491231002X", "id_number_in_text"},
      {"CF_CFLB", "其他-责令李四11010519491231002X改正", "id_number_in_text"},
      {"CF_CFLB", "罚站", "value_not_in_list"},
      {"CF_NR_FK", "五万", "decimal_invalid"},
      {"X_SDRQ", "2026-05-01", "service_date_impossible"},
      {"CF_SJLYDM", kRegistrar, "source_not_submitter"},
  };
  for (const Case& c : cases) {
    const auto result = p.import("C4-03", kDepartment, changed(c.column, c.value));
    ASSERT_TRUE(result) << c.column;
    EXPECT_EQ(result->refused, 1) << c.column << " = " << c.value;
    EXPECT_NE(p.verdicts().find(c.word), std::string::npos) << c.word << " in " << p.verdicts();
  }
  EXPECT_EQ(p.platform().sequencer().size(), size) << "refused rows leave nothing";
}

// Tag: text_scan
TEST(IntakeRows, WhereAFormAsksForANumberThatIsNotTheSubjectsNoneIsKept) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  std::string file = changed("CF_XDR_LB", "法人及非法人组织");
  file.insert(file.find('\n'), ",CF_XDR_ZJHM");
  file.insert(file.size() - 1, ",11010519491231002X");
  EXPECT_EQ(p.import("C4-03", kDepartment, file)->accepted, 1) << p.verdicts();
  const auto stored = store::find_record(p.platform().db(), p.last_record());
  const auto body = store::record_body(p.platform().db(), p.platform().keys(), stored->row_id);
  ASSERT_TRUE(body);
  EXPECT_FALSE(body->elements.contains("CF_XDR_ZJHM"));
}

TEST(IntakeRows, ADecisionOfAPublicSecurityOrganOnAPersonHasItsOwnWord) {
  Province p;
  std::string file = changed("CF_XDR_LB", "自然人");
  const std::string organ = "沈阳市处罚局";
  file.replace(file.find(organ), organ.size(), "沈阳市公安局");
  EXPECT_EQ(p.import("C4-03", kDepartment, file)->refused, 1);
  EXPECT_NE(p.verdicts().find("public_security_decision_on_person"), std::string::npos);
}

// Tag: nothing_outside_catalogue
TEST(IntakeRows, NothingIsCollectedOutsideAnItemInForce) {
  Province p;
  EXPECT_EQ(p.import("C3-02", kDepartment, "A000001\nx\n").error().word, base::RefusalWord::item_not_in_force);
  EXPECT_EQ(p.import("C6-01", kDepartment, "TX_NAME\nx\n").error().word, base::RefusalWord::item_not_importable);
  EXPECT_EQ(p.import("C9-99", kDepartment, "x\nx\n").error().word, base::RefusalWord::item_unknown);
}

// Tag: nothing_outside_catalogue
TEST(IntakeRows, AnItemIsInForceFromItsDayOnAndTakesOlderDocumentsFiledSince) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  p.must("edition.adopt", "officer:a@" + testing::kInCharge, R"({"items":["C3-02"],"from_on":"2026-06-02","decision_number":"演示9号","decided_on":"2025-12-01","authority":"演示联席会议"})");
  const auto filed = [&] {
    return p.import("C3-02", kDepartment, "A000001,A000002,DATA_CATEGORY,IDENTIFICATION_NO,IDENTIFICATION_DATE,IDENTIFICATION_DEPT,EXPIRATION_DATE\n沈阳演示科技有限公司," + kCompany + ",公益慈善,善1号,2023-01-05,沈阳市处罚局,2027-06-30\n", false, false);
  };
  EXPECT_EQ(filed().error().word, base::RefusalWord::item_not_in_force) << "the day before";
  p.go_to("2026-06-02T00:00:00+08:00");
  const auto taken = filed();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->accepted, 1) << p.verdicts();
}

TEST(IntakeRows, ASummaryPenaltyIsKeptAndNeverPublic) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  EXPECT_EQ(p.import("C4-03", kDepartment, changed("LX_JYCX", "是"))->accepted, 1);
  EXPECT_FALSE(p.seen(p.platform().public_id("rec", p.last_record())));
}

// Tag: intake_registration
TEST(IntakeRows, RegistrationMakesTheOrganisationFindableUnderPresentAndFormerNames) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  PublicFace face(p.places(), p.clock());
  for (const char* query : {"沈阳演示科技有限公司", "演示科技", "沈阳", "旧名沈阳", "瀋陽演示"}) {
    const auto page = face.search({.q = query, .city = {}, .item = {}, .cursor = {}, .limit = {}});
    ASSERT_TRUE(page) << query;
    ASSERT_EQ(page->hits.size(), 1u) << query;
    EXPECT_EQ(page->hits[0].uscc, kCompany);
  }
  EXPECT_EQ(face.search({.q = "王某", .city = {}, .item = {}, .cursor = {}, .limit = {}})->hits.size(), 0u) << "no search for persons";
  EXPECT_EQ(face.search({.q = "沈", .city = {}, .item = {}, .cursor = {}, .limit = {}}).error().word, base::RefusalWord::query_too_short);
  EXPECT_EQ(p.import("C1-01", kRegistrar,
                     "DJ_MC,DJ_SHXYM,DJ_ZT,DJ_DQ,DJ_DJJG,DJ_DJJGDM,DJ_GXRQ\n旧,"+ kCompany + ",存续,210102,沈阳市登记局," + kRegistrar + ",2025-01-01\n", false, false)->refused, 1);
  EXPECT_NE(p.verdicts().find("registration_out_of_order"), std::string::npos);
}

TEST(IntakeRows, TextsArePublicOnlyAfterTheSecrecyReviewAndACleanScan) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const auto text_of = [&] {
    const auto view = p.seen(p.platform().public_id("rec", p.last_record()));
    for (const auto& element : view->elements) {
      if (element.code == "CF_SY") return element.value;
    }
    return std::string("absent");
  };
  ASSERT_TRUE(p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "罚1号"), true, false));
  EXPECT_EQ(text_of(), "") << "no review attested";
  ASSERT_TRUE(p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "罚2号")));
  EXPECT_EQ(text_of(), "未按规定公示价格");
  ASSERT_TRUE(p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "罚3号", "2026-05-06", "2026-05-08", "5", "联系 13800001234")));
  EXPECT_EQ(text_of(), "") << "a phone number closes the text";
}

// Tag: intake_honours
TEST(IntakeRows, AnHonourEndsWithItsLastDayHoweverTheDayIsWritten) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const auto file = [&](const std::string& number, const std::string& until) {
    return p.import("C3-01", kDepartment,
                    "A000001,A000002,DATA_CATEGORY,IDENTIFICATION_NO,IDENTIFICATION_DATE,IDENTIFICATION_DEPT,EXPIRATION_DATE\n沈阳演示科技有限公司," + kCompany + ",守信典型," + number +
                        ",2026-01-05,沈阳市处罚局," + until + "\n", false, false);
  };
  for (const char* until : {"2026-06-30", "2026/6/30", "2026年6月30日"}) {
    ASSERT_EQ(file(std::string("荣") + until, until)->accepted, 1) << p.verdicts();
    EXPECT_EQ(p.seen(p.platform().public_id("rec", p.last_record()))->shown_until, "2026-06-30") << until;
  }
  ASSERT_EQ(file("荣长", "长期")->accepted, 1);
  EXPECT_EQ(p.seen(p.platform().public_id("rec", p.last_record()))->shown_until, "");
  EXPECT_EQ(file("荣错", "三年")->refused, 1) << "an end nobody can read would be no end";
  EXPECT_NE(p.verdicts().find("date_invalid"), std::string::npos);
}

TEST(IntakeRows, ADateWithoutANameAttestsNothing) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  EXPECT_EQ(p.import("C4-03", kDepartment, Province::penalty_heading() + Province::penalty(kCompany, "罚1号"), false)->held, 1);
  EXPECT_FALSE(p.seen(p.platform().public_id("rec", p.last_record())));
}

TEST(IntakeRows, WhoIsToldOfTheProgressMayWriteAlsoWhereNothingWasNew) {
  Province p;
  p.register_organisation(kCompany, "演示公司");
  const auto file = p.directory() / "twice.csv";
  std::ofstream(file) << Province::penalty_heading() + Province::penalty(kCompany, "罚1号") + Province::penalty(kCompany, "罚2号");
  ImportRequest request{.file = file, .item = "C4-03", .actor = *statute::parse_actor("officer:a@" + std::string(kDepartment)), .service_column = "X_SDRQ", .rows_per_commit = 1};
  request.served_by = request.secrecy_reviewed_by = request.actor;
  store::Connection other(p.places().database(), store::ConnectionRole::writer);
  sqlite3_busy_timeout(other.handle(), 0);
  for (const std::int64_t same : {0, 2}) {
    const auto result = import_file(p.platform(), request, [&](const ImportProgress&) { EXPECT_NO_THROW(store::WriteTransaction(other).commit()); });
    ASSERT_TRUE(result) << result.error().message.en;
    EXPECT_EQ(result->same, same);
  }
}

}  // namespace
}  // namespace liaoxin::app
