#include "report/notice.hpp"

#include <gtest/gtest.h>

#include "report/recall_certificate.hpp"

namespace liaoxin::report {
namespace {

const base::Instant kMadeAt = *base::Instant::parse_rfc3339("2026-09-28T10:00:00+08:00");

NoticeRecord record() { return {"沈阳某某机械有限公司", "C4-03", {"行政处罚", "administrative penalty"}, "沈市监罚〔2026〕12号"}; }

bool has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

NoticeGuide guide() {
  const base::Basis reported{base::BasisKind::reported, "第36号令"}, regulation{base::BasisKind::regulation, "39"};
  return {base::Date::of(2026, 12, 20), NoticeParagraph{{"一般失信行为,最短公示 3 个月", "general, at least 3 months"}, base::Basis{base::BasisKind::default_value, "restoration.min_day"}},
          {{{"修复条件", "Conditions"}, {{"义务已经履行", "every duty performed"}, regulation}, true}, {{"申请材料", "Materials"}, {{"信用承诺书", "written pledge"}, reported}, false}}};
}

ToldFacts told() {
  return {record(), "沈阳市市场监督管理局", base::Date::of(2026, 9, 20), true, base::Date::of(2029, 9, 19),
          {base::BasisKind::national, "GB/T"}, guide(), "https://credit.example/rights", kMadeAt};
}

TEST(Notice, ASubjectLearnsWhatWasFiledWhereToObjectAndThatRestorationIsFree) {
  const std::string text = notice_text(told_notice(told()));
  for (const char* piece :
       {"沈阳某某机械有限公司:", "沈阳市市场监督管理局", "沈市监罚〔2026〕12号", "2026-09-20 送达", "2029-09-19", "https://credit.example/rights",
        "不收取任何费用", "依据:《辽宁省社会信用条例》第36, 37条", "依据:平台自设保护规则,told first", "Basis: the Regulations, art. 39",
        "依据:国家规定,GB/T"}) {
    EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
  }
}

// Tag: restoration_notice
TEST(Notice, TheFirstLetterSaysFromWhenAndHowTheRecordIsRestored) {
  const std::string text = notice_text(told_notice(told()));
  for (const char* piece : {"最早自 2026-12-20 起", "From 2026-12-20 on", "最短公示 3 个月", "修复条件:义务已经履行"}) EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
  EXPECT_FALSE(has(text, "申请材料")) << "the papers stand in the restoration notice";
  const std::string second = notice_text(restoration_notice({record(), "沈阳市市场监督管理局", guide(), "https://credit.example/rights", kMadeAt}));
  for (const char* piece : {"信用修复告知书", "Restoration notice", "沈市监罚〔2026〕12号", "2026-12-20", "最短公示 3 个月", "义务已经履行", "申请材料:信用承诺书", "据公开转述", "不收取任何费用"}) {
    EXPECT_TRUE(has(second, piece)) << piece << "\n" << second;
  }
}

TEST(Notice, WhatCannotBeRestoredSaysWhoTakesItAway) {
  ToldFacts facts = told();
  facts.guide = NoticeGuide{{}, {}, {{{"移出名单", "Removal from the list"}, {{"向列入机关申请移出", "apply to the authority for removal"}, base::Basis{base::BasisKind::regulation, "27"}}, true}}};
  const std::string text = notice_text(told_notice(facts));
  EXPECT_TRUE(has(text, "没有信用修复程序"));
  EXPECT_TRUE(has(text, "移出名单:向列入机关申请移出"));
  EXPECT_FALSE(has(text, "可以申请信用修复"));
  facts.guide.reset();
  EXPECT_FALSE(has(notice_text(told_notice(facts)), "修复")) << "a permit says nothing negative";
}

TEST(Notice, WithoutAttestedServiceItSaysThatTheRecordIsHeldBack) {
  ToldFacts facts = told();
  facts.served_on.reset();
  facts.is_displayed = false;
  const std::string text = notice_text(told_notice(facts));
  EXPECT_TRUE(has(text, "尚未经确认"));
  EXPECT_TRUE(has(text, "not displayed in public"));
  EXPECT_FALSE(has(text, "served on"));
}

TEST(Notice, ADisplayWithoutLastDayIsNotCalledHidden) {
  ToldFacts facts = told();
  facts.shown_until.reset();
  EXPECT_TRUE(has(notice_text(told_notice(facts)), "the catalogue sets no last day"));
}

TEST(Notice, TheResultOfAnObjectionCarriesItsReasonsAndWhatToDoNext) {
  ResultFacts facts{record(), "ab12", false, {"不成立", "not founded"}, {"等级依目录推定", "日期无误"}, {}, "https://credit.example/recall/1", "https://credit.example/object", kMadeAt};
  const std::string text = notice_text(result_notice(facts));
  for (const char* piece : {"异议处理结果告知书", "编号 ab12", "理由:等级依目录推定", "理由:日期无误", "https://credit.example/recall/1", "https://credit.example/object"}) {
    EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
  }
  facts.reasons.clear();
  EXPECT_TRUE(has(notice_text(result_notice(facts)), "no longer kept")) << "an empty letter must not look like a decision without reasons";
}

TEST(Notice, TheAnswerOfTheSourceStandsBesideEachPoint) {
  ResultFacts facts{record(), "ab12", true, {"来源单位已更正", "corrected by the source"}, {}, {{"金额不对", "金额应为 1,000 元"}, {"日期不对", "日期无误"}, {"", "另附决定书"}}, "", "https://credit.example/object", kMadeAt};
  const std::string text = notice_text(result_notice(facts));
  for (const char* piece : {"异议核查结果告知书", "对第1点“金额不对”的答复:金额应为 1,000 元", "对第2点“日期不对”的答复:日期无误", "答复:另附决定书", "Answer to point 2"}) EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
  facts.points.clear();
  EXPECT_TRUE(has(notice_text(result_notice(facts)), "no longer kept")) << "an empty letter must not look like an answer that says nothing";
}

TEST(Notice, AStayAndItsEndNameTheDocumentWhatItTouchesFromWhenAndTheRemedies) {
  StayFacts facts{.record = record(), .designation_document = "", .document_number = "(2026)辽01行保3号", .unit = "沈阳某法院", .decided_on = base::Date::of(2026, 9, 25), .from = kMadeAt, .has_consequences = true,
                  .shown_by = {{"公开公示", "Public display"}, {"查询", "Inquiry"}}, .certificate_address = "", .desk_address = "https://credit.example/rights", .made_at = kMadeAt};
  const auto expect_says = [](const std::string& text, std::initializer_list<const char*> pieces) {
    for (const char* piece : pieces) EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
  };
  expect_says(notice_text(stayed_notice(facts)), {"文书 (2026)辽01行保3号(2026-09-25 作出,沈阳某法院 登记)", "the document (2026)辽01行保3号 (of 2026-09-25, entered by 沈阳某法院)", "沈市监罚〔2026〕12号", "自 2026-09-28 10:00 起",
                                                "不公示,不供查询和共享", "惩戒措施同时停止", "rest with it", "第23条", "https://credit.example/rights", "不收取任何费用", "另行告知"});
  expect_says(notice_text(stay_lifted_notice(facts)), {"自 2026-09-28 10:00 起恢复执行", "该信息同时恢复:公开公示、查询", "read again: Public display, Inquiry", "提出异议", "申请复议或者提起诉讼", "apply for reconsideration or bring a suit"});
  facts.designation_document = "失信1号";
  facts.certificate_address = "https://credit.example/recall/k1";
  expect_says(notice_text(stayed_notice(facts)), {"失信认定的文书 失信1号 中止执行", "the document 失信1号 that designates the record", "不标注失信", "https://credit.example/recall/k1"});
  EXPECT_FALSE(has(notice_text(stayed_notice(facts)), "不公示")) << "the record itself is shown as before";
  expect_says(notice_text(stay_lifted_notice(facts)), {"该认定同时恢复效力", "in force again"});
  facts.shown_by.clear();
  expect_says(notice_text(stay_lifted_notice(facts)), {"该认定目前仍不生效", "still not in force"});
  facts.designation_document.clear();
  facts.has_consequences = false;
  expect_says(notice_text(stay_lifted_notice(facts)), {"该信息目前仍不公示", "still neither shown"});
  EXPECT_FALSE(has(notice_text(stayed_notice(facts)), "惩戒")) << "nothing can rest on it";
}

TEST(Notice, ARecipientLearnsWhatEndedWhyAndHowToConfirm) {
  const RecallNoticeFacts facts{record(), "大连市数据使用单位", *base::Instant::parse_rfc3339("2026-08-01T09:00:00+08:00"),
                                ending_title("document_fallen"), kMadeAt, {base::BasisKind::regulation, "23"},
                                "https://credit.example/confirm", kMadeAt};
  const std::string text = notice_text(recall_notice(facts));
  for (const char* piece : {"大连市数据使用单位:", "2026-08-01 09:00", "依据文书失效", "document no longer in effect", "第23条",
                            "https://credit.example/confirm"}) {
    EXPECT_TRUE(has(text, piece)) << piece << "\n" << text;
  }
}

TEST(Notice, ADefaultIsNeverPrintedAsLaw) {
  const base::LocalText basis = printed_basis({base::BasisKind::default_value, "objection.accept"});
  EXPECT_EQ(basis.zh, "依据:平台默认值,非法定,objection.accept");
  EXPECT_EQ(basis.en, "Basis: platform default, not law, objection.accept");
}

TEST(Notice, NamesCannotAddLinesOfTheirOwn) {
  ToldFacts facts = told();
  facts.record.organisation_name = "甲\n本信息不公示。";
  EXPECT_TRUE(has(notice_text(told_notice(facts)), "甲\\u{a}本信息"));
}

TEST(Notice, AnEndingUnknownToThisVersionIsPrintedByItsWord) {
  EXPECT_EQ(ending_title("corrected").zh, "更正");
  EXPECT_EQ(ending_title("some_later_word").zh, "some_later_word");
}

}  // namespace
}  // namespace liaoxin::report
