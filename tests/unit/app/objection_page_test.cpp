// The page of an objection: whoever judges it reads what it says, whoever made it reads where it stands, and nobody else finds it.
#include <algorithm>

#include "desk_of.hpp"
#include "store/access_entries.hpp"

namespace liaoxin::app {
namespace {

using http::ObjectionEvent;
using testing::DeskOf;
using testing::id_number;
using testing::kAssociation;
using testing::kCompany;
using testing::kDepartment;
using testing::kReader;
using testing::kWorkBody;

const std::string kNumber = id_number("21990019800101001");
const std::string kElsewhere = registry::compute_uscc("12210123MB0000012");
const std::string kPdf = "%PDF-1.7 receipt";

/// A citizen who contests a penalty, and at their desks: the work body, one of another region, the source and an unrelated unit.
class ObjectionPage : public ::testing::Test {
 protected:
  ObjectionPage() {
    record = d.file_person_penalty(kNumber, "人罚1号");
    const std::string link(d.must("account.open", "operator", R"({"login":"zhang.san","person_name":"张某","id_number":")" + kNumber + R"("})").at("enrolment").as_string());
    self = std::string(d.must("account.grant", "operator", R"({"login":"zhang.san","role":"person"})").at("as").as_string());
    d.secret("zhang.san", link);
    d.ready("clerk", "办事某", id_number("11010119700101001"), kWorkBody);
    d.ready("other", "他某", id_number("11010119700101002"), kReader);
    objection = contest(record, self);
  }
  std::string contest(const std::string& about, const std::string& by) {
    return std::string(d.must("objection.submit", by, R"({"record":")" + about + R"(","ground":"error","statement":"罚款已经撤销"})").at("objection").as_string());
  }
  void go_on(const std::string& operation, const std::string& more = "", const std::string& by = "officer:a@" + kWorkBody) { d.must(operation, by, R"({"objection":")" + objection + "\"" + more + "}"); }
  std::optional<http::ObjectionView> read_by(const std::string& login) {
    auto view = d.desk().objection(d.enter(login), objection);
    d.later(30);
    return view;
  }
  static std::vector<std::string> ways(const http::ObjectionView& view) {
    std::vector<std::string> names;
    for (const statute::Operation* one : view.ways) names.emplace_back(one->name);
    return names;
  }
  static std::string cell(const std::optional<registry::RecordView>& of, const std::string& code) {
    const auto found = std::ranges::find(of->elements, code, &registry::ElementView::code);
    return found == of->elements.end() ? "" : found->value;
  }
  using Names = std::vector<std::string>;
  DeskOf d;
  std::string record, self, objection;
};

// Tag: objection_evidence
TEST_F(ObjectionPage, TheWorkBodyReadsGroundStatementRecordAndClockBeforeItDecides) {
  d.must("objection.add_evidence", self, R"({"objection":")" + objection + R"(","name":"收据.pdf","file":")" + base::base64(kPdf) + "\"}");
  auto view = read_by("clerk");
  ASSERT_TRUE(view);
  EXPECT_EQ(view->ground, "error");
  EXPECT_EQ(view->statement, "罚款已经撤销");
  ASSERT_TRUE(view->record);
  EXPECT_EQ(cell(view->record, "CF_NR_FK"), "5");
  ASSERT_EQ(view->evidence.size(), 1u);
  EXPECT_EQ(view->evidence[0].name, "收据.pdf");
  EXPECT_EQ(view->evidence[0].sha256, base::hex(base::view(base::sha256(kPdf))));
  ASSERT_EQ(view->moments.size(), 1u);
  const http::DueView due = *view->moments[0].due;
  EXPECT_FALSE(due.derivation.empty());
  EXPECT_EQ(due.derivation.back().on, due.due_on) << "every day up to the last";
  EXPECT_EQ(ways(*view), Names{"objection.accept"});
  go_on("objection.accept");
  view = read_by("clerk");
  EXPECT_EQ(view->moments.back().event, ObjectionEvent::accepted);
  EXPECT_EQ(ways(*view), (Names{"objection.ask_source", "objection.decide", "objection.pause"}));
}

// Tag: objection_evidence
TEST_F(ObjectionPage, TheSourceReadsItOnceItIsAskedWithTheQuestion) {
  EXPECT_FALSE(read_by("zhang.wei")) << "before it is asked";
  go_on("objection.accept");
  EXPECT_FALSE(read_by("zhang.wei"));
  go_on("objection.ask_source", R"(,"question":"请核实罚款金额")");
  const auto view = read_by("zhang.wei");
  ASSERT_TRUE(view);
  EXPECT_EQ(view->statement, "罚款已经撤销");
  EXPECT_EQ(view->question, "请核实罚款金额");
  EXPECT_EQ(cell(view->record, "CF_NR_FK"), "5");
  EXPECT_EQ(view->moments.back().event, ObjectionEvent::asked);
  EXPECT_TRUE(view->moments.back().due);
  EXPECT_EQ(ways(*view), (Names{"objection.answer", "objection.pause"}));
  EXPECT_TRUE(ways(*read_by("clerk")).empty()) << "while the source has it, nothing is the work body's to do";
}

TEST_F(ObjectionPage, NobodyElseFindsIt) {
  d.must("unit.register", "operator", R"({"uscc":")" + kElsewhere + R"(","name":"康平县信用中心","kind":"work_body","region":"210123","submitters":[]})");
  d.must("officer.register", "operator", R"({"unit":")" + kElsewhere + R"(","id":"a","name":"演示丙","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
  d.ready("far", "远某", id_number("11010119700101003"), kElsewhere);
  d.ready_as("auditor", "审某", id_number("11010119700101004"), R"("role":"audit_administrator")");
  const std::string another = d.person_account("li.si", "李某", id_number("21990019810202002"));
  d.secret("li.si", std::string(d.must("account.reset", "operator", R"({"login":"li.si","reason":"首次启用"})").at("enrolment").as_string()));
  go_on("objection.accept");
  go_on("objection.ask_source", R"(,"question":"请核实")");
  for (const char* login : {"other", "far", "auditor", "li.si"}) EXPECT_FALSE(read_by(login)) << login;
  EXPECT_FALSE(d.desk().objection("nobody", objection));
  const std::string clerk = d.enter("clerk");
  for (const std::string& id : {std::string("obj-x"), record, std::string()}) EXPECT_FALSE(d.desk().objection(clerk, id)) << id;
}

TEST_F(ObjectionPage, ItsSubjectReadsWhereItStandsAndTheAnswerAlsoAfterItsEnd) {
  EXPECT_EQ(ways(*read_by("zhang.san")), Names{"objection.add_evidence"});
  go_on("objection.accept");
  go_on("objection.ask_source", R"(,"question":"请核实")");
  go_on("objection.answer", R"(,"outcome":"confirmed","points":["金额核对无误","未曾撤销"],"elements":{})", "officer:a@" + kDepartment);
  EXPECT_EQ(ways(*read_by("clerk")), Names{"objection.close"});
  go_on("objection.close", R"(,"told_on":"2026-06-01","proof":"签收")");
  d.later(60);
  for (const char* login : {"clerk", "zhang.wei"}) EXPECT_FALSE(read_by(login)) << login << ", once it is closed";
  const auto view = read_by("zhang.san");
  ASSERT_TRUE(view);
  EXPECT_EQ(view->points, (Names{"金额核对无误", "未曾撤销"}));
  EXPECT_EQ(view->outcome->zh, "来源单位核实无误");
  Names events;
  std::vector<ObjectionEvent> said;
  for (const http::ObjectionMoment& one : view->moments) said.push_back(one.event);
  EXPECT_EQ(said, (std::vector{ObjectionEvent::submitted, ObjectionEvent::accepted, ObjectionEvent::asked, ObjectionEvent::answered, ObjectionEvent::closed}));
  EXPECT_EQ(ways(*view), Names{"objection.dispute"}) << "the record stayed as it was";
  const auto own = d.desk().own_records(d.enter("zhang.san"));
  ASSERT_EQ(own.at(0).objections.size(), 1u) << "its record leads to it";
  EXPECT_EQ(own[0].objections[0].id, objection);
  EXPECT_FALSE(own[0].objections[0].is_running);
}

TEST_F(ObjectionPage, TheReasonOfAWorkBodyIsReadByItsSubject) {
  go_on("objection.accept");
  go_on("objection.decide", R"(,"outcome":"own_error","reason":"本机构录入有误","elements":{"CF_NR_FK":"0.1"})");
  const auto view = read_by("zhang.san");
  EXPECT_EQ(view->reason, "本机构录入有误");
  EXPECT_EQ(cell(view->record, "CF_NR_FK"), "0.1");
  EXPECT_EQ(view->moments.back().event, ObjectionEvent::decided);
}

TEST_F(ObjectionPage, SilenceAndADeemedAcceptanceStandOnIt) {
  d.go_to("2026-06-15T09:00:00+08:00");
  EXPECT_EQ(read_by("clerk")->moments.back().event, ObjectionEvent::deemed_accepted);
  go_on("objection.ask_source", R"(,"question":"请核实")");
  EXPECT_EQ(read_by("zhang.wei")->moments[1].event, ObjectionEvent::deemed_accepted) << "whoever acted first";
  d.go_to("2026-07-15T09:00:00+08:00");
  do_due_work(d.platform());
  for (const char* login : {"clerk", "zhang.wei", "zhang.san"}) {
    const auto view = read_by(login);
    EXPECT_TRUE(view->is_silent) << login;
    EXPECT_TRUE(view->record) << "who judges still reads what is hidden from others: " << login;
  }
}

// Tag: objection_evidence
TEST_F(ObjectionPage, EveryOpeningBySomebodyElseStandsInTheRegisterOfThePerson) {
  ASSERT_TRUE(read_by("clerk"));
  EXPECT_FALSE(read_by("other"));
  const auto looks = d.desk().looks(d.enter("zhang.san"), "").looks;
  const auto by_clerk = std::ranges::find(looks, "辽宁省信用中心", &http::DeskLook::unit);
  ASSERT_NE(by_clerk, looks.end());
  EXPECT_EQ(by_clerk->kind.zh, "办理程序中查阅");
  d.later(60);
  EXPECT_EQ(by_clerk->case_reference, read_by("zhang.san")->number);
  EXPECT_EQ(std::ranges::count(looks, "辽宁省信用中心", &http::DeskLook::unit), 1);
  EXPECT_EQ(std::ranges::count(looks, "辽宁省共享单位", &http::DeskLook::unit), 0) << "who found nothing looked at nobody";
}

// Tag: counter
TEST_F(ObjectionPage, AtTheCounterItIsReadForWhoIsPresent) {
  const std::string clerk = d.enter("clerk");
  const Answer opened = d.desk().act(clerk, "counter.open", {{"subject_code", kNumber}, {"subject_name", "张某"}, {"identity_document", "identity_card"}, {"identity_check", "card_reader"}, {"signed_paper", "窗〔2026〕1号"}});
  ASSERT_TRUE(opened && opened->contains("sitting"));
  const auto view = d.desk().objection(clerk, objection);
  ASSERT_TRUE(view);
  EXPECT_EQ(ways(*view), Names{"objection.add_evidence"}) << "as its subject, not as who reviews it";
  const auto looks = store::accesses_about(d.platform().db(), about_number(d.platform().keys(), kNumber), 0, 1);
  EXPECT_EQ(looks.front().kind, "assisted");
}

TEST_F(ObjectionPage, AnOrganisationAndItsWorkBodyReadARecordThatIsHeld) {
  d.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string held = d.file_penalty(kCompany, "罚〔2026〕2号", "2026-05-06", false);
  const std::string clerk = d.enter("clerk");
  EXPECT_FALSE(d.desk().record_to_correct(clerk, held)) << "held, and no objection to it";
  objection = contest(held, "subject:" + kCompany);
  const auto view = d.desk().objection(clerk, objection);
  ASSERT_TRUE(view && view->record);
  EXPECT_EQ(cell(view->record, "CF_NR_FK"), "5");
  EXPECT_TRUE(d.desk().record_to_correct(clerk, held));
}

TEST_F(ObjectionPage, ACollectorReadsItOnceItIsAskedAboutWhatItSupplied) {
  d.register_collector();
  d.register_organisation(kCompany, "沈阳演示科技有限公司");
  d.must("collector.register", "officer:a@" + kWorkBody, d.agreement());
  d.ready_as("collector", "会某", id_number("11010119700101005"), R"("role":"collector","unit":")" + kAssociation + R"(","officer":"a")");
  base::json::object information = testing::Province::information("信1", kCompany, "沈阳演示科技有限公司");
  information["kind"] = "membership";
  d.must("collection.allow", "subject:" + kCompany, R"({"collector":")" + kAssociation + R"(","kinds":["membership"],"until_on":"2027-05-31","notice_read":true,"is_tied_to_service":false})");
  const std::string supplied(d.must("collector.submit", "collector:a@" + kAssociation, base::json::serialize(information)).at("record").as_string());
  objection = contest(supplied, "subject:" + kCompany);
  go_on("objection.accept");
  EXPECT_FALSE(read_by("collector"));
  go_on("objection.ask_source", R"(,"question":"请核实会费")");
  const auto view = read_by("collector");
  ASSERT_TRUE(view);
  EXPECT_EQ(view->question, "请核实会费");
  EXPECT_EQ(ways(*view), (Names{"objection.answer", "objection.pause"}));
}

// A correction names the cells; whoever may make one reads them first, and of a person only in its own procedure.
TEST_F(ObjectionPage, TheCellsOfARecordAreReadByWhoMayCorrectIt) {
  const auto cells = [&](const std::string& login, const std::string& of) {
    auto view = d.desk().record_to_correct(d.enter(login), of);
    d.later(30);
    return view;
  };
  d.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string shown = d.file_penalty(kCompany, "罚〔2026〕3号");
  for (const char* login : {"zhang.wei", "clerk"}) {
    const auto view = cells(login, shown);
    ASSERT_TRUE(view) << login;
    EXPECT_EQ(cell(view, "CF_NR_FK"), "5");
    EXPECT_TRUE(cells(login, record)) << "the person contests it: " << login;
  }
  for (const char* login : {"other", "zhang.san"}) EXPECT_FALSE(cells(login, shown)) << login;
  const std::string uncontested = d.file_person_penalty(kNumber, "人罚2号");
  for (const char* login : {"zhang.wei", "clerk"}) EXPECT_FALSE(cells(login, uncontested)) << login;
}

}  // namespace
}  // namespace liaoxin::app
