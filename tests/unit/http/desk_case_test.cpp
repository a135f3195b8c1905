// What is judged stands above the form that judges it, and on the page of an objection; nobody else finds either.
#include "http/desk_case.hpp"

#include <gtest/gtest.h>

#include "cases/leniency/leniency.hpp"
#include "cases/listing/listing.hpp"
#include "cases/look/look_contest.hpp"
#include "cases/objection/objection.hpp"
#include "cases/restoration/restoration.hpp"
#include "fake_desk.hpp"
#include "fake_reads.hpp"
#include "http/face.hpp"
#include "registry/commands.hpp"

namespace liaoxin::http {
namespace {

const std::string kMarkup = "<b>沈阳'\"&</b>", kShown = "&lt;b&gt;沈阳";

class DeskCase : public ::testing::Test {
 protected:
  DeskCase() {
    const DueView due{.due_on = "2026-06-05", .basis = {"regulation", "37"}, .derivation = {{"2026-06-04", true, {"工作日", "working day"}, "national"}, {"2026-06-05", true, {"工作日", "working day"}, "national"}}};
    desk_.objection_ = {.id = "obj-x", .number = "k3m7", .ground = "over_display", .step = {"来源单位核实中", "with its source"}, .statement = kMarkup + "陈述", .question = kMarkup + "问题", .points = {kMarkup + "答复"},
                        .moments = {{ObjectionEvent::submitted, "2026-06-01T09:00:00+08:00", due}, {ObjectionEvent::deemed_accepted, "2026-06-05", {}}, {ObjectionEvent::asked, "2026-06-06", due}}, .is_silent = true};
    registry::RecordView record{.id = "rec-x", .item = "C4-03", .item_title = {"行政处罚", "Penalty"}, .document_number = kMarkup, .deciding_unit = kMarkup};
    record.elements.push_back({"CF_NR_FK", {"罚款金额(万元)", "Fine"}, kMarkup + "五", {}});
    desk_.objection_.record = record;
    desk_.objection_.evidence = {{"evi-x", "缴款收据.jpg", "jpeg", "2026-06-01T09:00:00+08:00", 2048, ""}};
    desk_.contest_.look = {.at = "2026-05-01T10:30:00+08:00", .kind = {"履职查询", "inquiry"}, .matter = {"行政许可", "permit"}, .office = kMarkup, .case_reference = kMarkup + "案号", .officer = kMarkup + "甲", .answer_due_on = "2026-06-04", .contest_statement = kMarkup + "没有办过"};
    for (const char* name : {"objection.accept", "objection.ask_source", "objection.decide", "objection.answer", "objection.close", "look.answer", "leniency.decide", "restoration.accept", "restoration.decide", "listing.answer", "listing.decide", "listing.remove", "record.correct", "record.withdraw"}) desk_.operations_.push_back(operation(name));
  }
  static const statute::Operation* operation(std::string_view name) {
    for (const auto* room : {&registry::registry_commands(), &cases::objection_commands(), &cases::look_commands(), &cases::leniency_commands(), &cases::restoration_commands(), &cases::listing_commands()}) {
      for (const statute::Operation& one : *room) {
        if (one.name == name) return &one;
      }
    }
    ADD_FAILURE() << name;
    return nullptr;
  }
  Response get(std::string_view desk, const std::string& target) {
    Request request;
    request.target = target;
    request.fields = {{"host", "a"}, {"cookie", "__Host-liaoxin=" + std::string(desk)}, {"origin", "http://a"}};
    return face_.answer(request);
  }
  static void says(const Response& answer, const std::vector<std::string>& parts, const std::string& where) {
    EXPECT_EQ(answer.status, 200) << where;
    for (const std::string& part : parts) EXPECT_NE(answer.body.find(part), std::string::npos) << where << " does not say " << part;
    EXPECT_EQ(answer.body.find("<b>"), std::string::npos) << "F2: " << where;
  }
  testing::FakeReads reads_;
  testing::FakeDesk desk_;
  const Law law_ = testing::law();
  Face face_{Site{}, reads_, law_, &desk_};
};

const std::vector<std::string> kFacts{"k3m7", "超范围或超期公示", kShown + "&#39;&quot;&amp;&lt;/b&gt;陈述", "问题", "答复", "来源单位核实中", "罚款金额", "五", "缴款收据.jpg", "/desk/evidence/evi-x", "到期未决定,视为受理", "2026-06-05", "第 2 天", "第37条", "逾期未答复"};

TEST_F(DeskCase, ThePageSaysEverythingThatWasSaidAndWhyEachDay) {
  desk_.objection_.ways = {operation("objection.answer")};
  const Response page = get("unit", "/desk/objections/obj-x");
  says(page, kFacts, "page");
  says(page, {"/desk/do/objection.answer?objection=obj-x"}, "page");
  EXPECT_EQ(page.field("Cache-Control"), "no-store");
  says(get("work_body", "/en/desk/objections/obj-x"), {"It is shown too widely or too long", "with its source", "Answered by", "How this day is counted", "lang=\"zh-CN\""}, "English page");
  for (const char* none : {"/desk/objections/obj-y", "/desk/objections/", "/desk/objections", "/desk/objections/obj-x/more"}) EXPECT_EQ(get("unit", none).status, 404) << none;
  EXPECT_EQ(get("", "/desk/objections/obj-x").field("Location"), "/sign-in");
}

// Tag: objection_points
TEST_F(DeskCase, ThePointsStandNumberedAndEachAnswerBesideItsPoint) {
  desk_.objection_.statement = "一、金额不对\n\n二、已经撤销";
  desk_.objection_.points.clear();
  const std::string form = "/desk/do/objection.answer?objection=obj-x";
  says(get("unit", form), {"<ol><li>一、金额不对</li><li>二、已经撤销</li></ol>", "逐点答复:异议的每一点一行,依次写"}, form);
  desk_.objection_.points = {"金额核对无误", "未曾撤销", kMarkup + "另附"};
  for (const char* desk : {"work_body", "own"}) {
    says(get(desk, "/desk/objections/obj-x"), {"来源单位的逐点答复", "<th scope=\"row\">1</th><td>一、金额不对</td><td>金额核对无误</td>", "<th scope=\"row\">2</th><td>二、已经撤销</td><td>未曾撤销</td>", "<th scope=\"row\">3</th><td>—</td><td>" + kShown}, desk);
  }
}

TEST_F(DeskCase, TheSameStandsAboveEachFormAndNothingAboveThatOfAnother) {
  for (const char* name : {"objection.accept", "objection.ask_source", "objection.decide", "objection.answer", "objection.close"}) {
    const std::string form = "/desk/do/" + std::string(name);
    says(get("work_body", form + "?objection=obj-x"), kFacts, name);
    for (const std::string& other : {form, form + "?objection=obj-y"}) {
      const Response answer = get("work_body", other);
      EXPECT_EQ(answer.status, 200) << other;
      EXPECT_EQ(answer.body.find("陈述"), std::string::npos) << other;
    }
  }
}

TEST_F(DeskCase, WhereContentIsCorrectedItsCellsStandByNameAndCode) {
  for (const char* form : {"/desk/do/objection.decide?objection=obj-x", "/desk/do/objection.answer?objection=obj-x", "/desk/do/record.correct?record=rec-x"}) says(get("unit", form), {"罚款金额", "<code>CF_NR_FK</code>", "五", "open"}, form);
  EXPECT_EQ(get("unit", "/desk/do/objection.accept?objection=obj-x").body.find("CF_NR_FK"), std::string::npos);
  EXPECT_EQ(get("unit", "/desk/do/record.withdraw?record=rec-x").body.find("五</"), std::string::npos) << "nothing is corrected there";
  EXPECT_EQ(get("unit", "/desk/do/record.correct?record=rec-y").status, 200);
}

TEST_F(DeskCase, WhoAnswersForALookReadsWhatIsSaidAgainstIt) {
  says(get("unit", "/desk/do/look.answer?contest=lct-x"), {"没有办过", "2026-05-01 10:30", "行政许可", "案号", "甲", "2026-06-04"}, "form");
  EXPECT_EQ(get("unit", "/desk/do/look.answer?contest=lct-y").body.find("没有办过"), std::string::npos);
}

TEST_F(DeskCase, ATaskBringsEverythingItKnowsToItsForm) {
  const statute::Operation* decide = operation("restoration.decide");
  desk_.tasks_ = {{.operation = decide, .given = {{"application", "rst-x"}}, .about = "五", .due_on = "2026-06-04", .days_left = 1, .clock = "rst-x"}, {.operation = operation("leniency.decide"), .given = {{"claim", "len-x"}}, .about = "五", .due_on = "", .days_left = 0},
                  {.operation = operation("recall.confirm"), .given = {{"recall", "rcl-x"}}, .about = "五", .due_on = "", .days_left = 0, .ended = {"失信认定已终止", "the designation ended"}}};
  says(get("unit", "/desk"), {"/desk/do/recall.confirm?recall=rcl-x", "失信认定已终止", "/desk/do/restoration.decide?application=rst-x", "/desk/do/leniency.decide?claim=len-x", "/desk/clocks/rst-x"}, "front");
}

// Tag: clock_certificate
TEST_F(DeskCase, AClockPrintsItselfDayByDayForWhoeverReadsIt) {
  for (const char* desk : {"unit", "own", "in_charge"}) {
    says(get(desk, "/desk/clocks/rst-x"), {"作出决定", "2026-06-01", "2026-06-02", "工作日", "2026-06-03", "中止计时", "检测", "检字〔2026〕&lt;b&gt;1&lt;/b&gt;号", "2026-06-04"}, desk);
  }
  says(get("unit", "/en/desk/clocks/rst-x"), {"Clock certificate", "decide", "working day", "the clock stands still", "default"}, "in English");
  EXPECT_EQ(get("unit", "/desk/clocks/rst-y").status, 404);
  EXPECT_EQ(get("", "/desk/clocks/rst-x").field("Location"), "/sign-in");
}

TEST_F(DeskCase, WhoAnswersAClaimOfLenientTreatmentReadsIt) {
  const std::string page = get("unit", "/desk/do/leniency.decide?claim=len-x").body;
  for (const char* said : {"不可抗力", "当日洪水", "2026-06-04", "五"}) EXPECT_NE(page.find(said), std::string::npos) << said;
  EXPECT_EQ(get("unit", "/desk/do/leniency.decide?claim=len-y").body.find("当日洪水"), std::string::npos);
}

TEST_F(DeskCase, WhoDecidesOnARestorationReadsWhatWasDoneAndTheRecord) {
  for (const char* form : {"/desk/do/restoration.accept?application=rst-", "/desk/do/restoration.decide?application=rst-"}) {
    says(get("unit", form + std::string("x")), {"完成整改", "罚款已缴清", "2026-06-04", "2026-06-15", "五"}, form);
    EXPECT_EQ(get("unit", form + std::string("y")).body.find("罚款已缴清"), std::string::npos) << form;
  }
}

TEST_F(DeskCase, WhoDecidesOnAListingReadsWhatIsProposedStatedAndAnswered) {
  for (const char* form : {"/desk/do/listing.answer?listing=lst-", "/desk/do/listing.decide?listing=lst-", "/desk/do/listing.remove?listing=lst-"}) {
    says(get("unit", form + std::string("x")), {"安全生产名单", "严重危害:安全生产", "隐瞒隐患", "造成多人伤亡", "责任不清", "已认定", "2026-06-08", "经验收", "已经整改", "五"}, form);
    EXPECT_EQ(get("unit", form + std::string("y")).body.find("隐瞒隐患"), std::string::npos) << form;
  }
}

// Tag: listing_own_page
TEST_F(DeskCase, TheSubjectReadsItsListingCaseAndWhatItCanDo) {
  OwnRecord own;
  own.record = *desk_.objection_.record;
  own.listings = {desk_.listing_};
  desk_.records_ = {own};
  says(get("own", "/desk/records/rec-x"), {"隐瞒隐患", "2026-06-08", "经验收", "listing.state?listing=lst-x", "listing.apply_removal?listing=lst-x"}, "own record");
}

TEST_F(DeskCase, WhatAnActAnsweredLeadsToThePageAndSaysWhenTheNextStepIsDue) {
  desk_.answer_ = base::parse_json(R"({"objection":"obj-x","number":"k3m7","clock":[{"due_on":"2026-06-05","provisional":true,"basis":{"kind":"regulation","reference":"37"},
    "derivation":[{"on":"2026-06-04","counted":false,"reason":{"zh":"事件当日不计","en":"the day itself"},"basis":"national"},{"on":"2026-06-05","counted":true,"reason":{"zh":"工作日","en":"working day"},"basis":"national"}]}]})")->as_object();
  says(get("own", "/desk/done"), {"/desk/objections/obj-x", "objection.add_evidence?objection=obj-x", "2026-06-05", "事件当日不计", "不计", "第 1 天", "暂定"}, "done");
}

TEST_F(DeskCase, AFormOffersWhatItsDeskHasToChooseFrom) {
  desk_.operations_.push_back(operation("leniency.claim"));
  desk_.choices_ = {{"flag", {{"force_majeure", {"不可抗力", "force majeure"}}}}};
  says(get("own", "/desk/do/leniency.claim?record=rec-x"), {"<option value=\"force_majeure\">不可抗力</option>"}, "form");
  EXPECT_EQ(desk_.asked_of_record_, "rec-x") << "by the record the form is about";
  EXPECT_EQ(get("own", "/desk/do/leniency.claim?record=rec-x").body.find("未满十八周岁"), std::string::npos) << "nobody is offered what can only be refused";
  says(get("own", "/en/desk/do/leniency.claim?record=rec-x"), {"<option value=\"force_majeure\">force majeure</option>"}, "form in English");
}

TEST_F(DeskCase, AnUnreadLetterIsSomethingToDo) {
  EXPECT_NE(get("own", "/desk").body.find("没有待办"), std::string::npos);
  OwnRecord own;
  own.record = *desk_.objection_.record;
  own.objections = {{"obj-y", "aaaa", {"已办结", "closed"}, false, false}, {"obj-x", "k3m7", {"复核中", "under review"}, true, true}};
  own.letters = {{.id = "ntc-read", .title = {"更正告知书", "Corrected"}, .at = "2026-06-01T09:00:00+08:00", .served_on = "2026-06-01"}};
  desk_.records_ = {own};
  EXPECT_NE(get("own", "/desk").body.find("没有待办"), std::string::npos) << "what was read waits for nobody";
  desk_.records_[0].letters.push_back({.id = "ntc-new", .title = {"信息告知书", "Notice"}, .at = "2026-06-02T09:00:00+08:00"});
  const std::string front = get("own", "/desk").body;
  EXPECT_EQ(front.find("没有待办"), std::string::npos);
  says(get("own", "/desk"), {"/desk/letters/ntc-new", "notice.acknowledge?notice=ntc-new", "/desk/objections/obj-x", "objection.add_evidence?objection=obj-x"}, "front");
  says(get("own", "/desk/records/rec-x"), {"/desk/objections/obj-x", "/desk/objections/obj-y", "aaaa", "已办结"}, "own record");
}

}  // namespace
}  // namespace liaoxin::http
