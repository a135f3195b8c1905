// Who may do what, as the policy table says: each operation is done by everyone it names and by nobody else. What is
// asked for stands in the declarations: a field left out, of another type or unknown is refused by name.
#include <algorithm>
#include <map>
#include <set>

#include "access/policy.hpp"
#include "access/post.hpp"
#include "app/access_register.hpp"
#include "app/accounts.hpp"
#include "app/outbox.hpp"
#include "province.hpp"
#include "store/listings.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

namespace fs = std::filesystem;
using access::Competence;
using statute::Actor;
using statute::ActorKind;
using testing::kCompany;
using testing::kCourt;
using testing::kDepartment;
using testing::kInCharge;
using testing::kOther;
using testing::kAssociation;
using testing::kReader;
using testing::kRegistrar;
using testing::kWorkBody;
using testing::Province;

const std::string kSecondCollector = registry::compute_uscc("51210000MJ0000002"), kThirdCollector = registry::compute_uscc("51210000MJ0000003"), kInspector = registry::compute_uscc("11210100MB0000007"), kAgent = registry::compute_uscc("11210100MB0000008"), kMeeting = registry::compute_uscc("11210000MB0000010");

/// How somebody stands to the things of the scene: its records are filed by the inspector, whose agent files for it, and
/// decided by the department; they are the company's, and the reader received one.
struct Person {
  Actor actor;
  std::set<Competence> relations;
};

/// Who a natural person acts as; the scene opens its account.
std::string& natural_person() {
  static std::string actor;
  return actor;
}

std::vector<Person> persons() {
  const auto who = [](const std::string& text) { return *statute::parse_actor(text); };
  std::vector<Person> list{
      {who("officer:a@" + kInspector), {Competence::source, Competence::concerned}},
      {who("officer:a@" + kAgent), {Competence::source}},
      {who("officer:a@" + kDepartment), {Competence::deciding, Competence::implementing}},
      {who("officer:a@" + kWorkBody), {Competence::work_body}},
      {who("officer:a@" + kInCharge), {Competence::in_charge, Competence::entitled, Competence::proposer}},  // of one proposal, and of another
      {who("officer:a@" + kReader), {Competence::recipient}},
      {who("officer:a@" + kRegistrar), {Competence::looker}},
      {who("officer:a@" + kMeeting), {Competence::joint_meeting}},
      {who("officer:a@" + kCourt), {}},
      {who("court:a@" + kCourt), {Competence::court}},
      {who("collector:a@" + kAssociation), {Competence::source, Competence::collector}},
      {who("subject:" + kCompany), {Competence::self, Competence::consented}},
      {who("subject:" + kOther), {}},
      {who(natural_person()), {}},
      {who("auditor:a"), {}},
      {who("system:a"), {}},
      {who("security:a"), {}},
      {who("operator"), {Competence::recipient}},  // types the confirmations of recipients without a desk here
      {Actor{}, {}},
  };
  // Each holds every post.
  for (Person& person : list) {
    access::SetOf<Competence> held;
    for (const Competence one : person.relations) held.add(one);
    for (const Competence one : access::through_posts(held, access::all_posts()).list()) person.relations.insert(one);
  }
  return list;
}

/// A province in which each operation can be done next; what is done in it can be undone.
class Scene : public Province {
 public:
  Scene() {
    for (const auto& [uscc, submitters] : {std::pair(kInspector, "[\"" + kAgent + "\"]"), std::pair(kAgent, std::string("[]"))}) {
      must("unit.register", "operator", R"({"uscc":")" + uscc + R"(","name":"演示局","kind":"department","region":"210100","submitters":)" + submitters + "}");
      must("officer.register", "operator", R"({"unit":")" + uscc + R"(","id":"a","name":"演示甲","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
      inquires_in_every_matter(uscc);
    }
    must("unit.register", "operator", R"({"uscc":")" + kMeeting + R"(","name":"演示联席会议办公室","kind":"joint_meeting","region":"210000","submitters":[]})");
    must("officer.register", "operator", R"({"unit":")" + kMeeting + R"(","id":"a","name":"演示己","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    inquires_in_every_matter(kMeeting);
    register_organisation(kCompany, "沈阳演示科技有限公司");
    register_organisation(kOther, "沈阳演示商贸有限公司");
    const std::string running = file("running"), received = file("received"), held = file("held", false);
    const std::string work = "officer:a@" + kWorkBody, owner = "subject:" + kCompany;
    const std::string subscription = made(work, "subscription.open", R"({"kind":"unit","reference":")" + kReader + R"(","name":"共享单位","item":"C4-03","agreement":"协议1"})", "subscription");
    must("sharing.deliver", work, R"({"subscription":")" + subscription + R"(","record":")" + received + "\"}");
    must("record.withdraw", "officer:a@" + kInspector, R"({"record":")" + received + R"(","reason":"报送有误"})");
    std::map<std::string, std::string> objections;
    for (const char* step : {"submitted", "accepted", "asked", "decided", "reviewed", "review_paused", "verified", "answer_paused", "closed", "disputed"}) {
      objections[step] = made(owner, "objection.submit", R"({"record":")" + file(step) + R"(","ground":"wrong_grade","statement":"金额不对"})", "objection");
      if (std::string_view(step) != "submitted") must("objection.accept", work, R"({"objection":")" + objections[step] + "\"}");
    }
    must("objection.ask_source", work, R"({"objection":")" + objections["asked"] + R"(","question":"请核实"})");
    must("objection.decide", work, R"({"objection":")" + objections["decided"] + R"(","outcome":"not_founded","reason":"核对无误","elements":{}})");
    // Clocks that stand still, and results that left the record as it was.
    const std::string paused = R"(,"kind":"testing","document_number":"检1号","from_on":"2026-06-01")", resumed = R"(,"document_number":"检2号","until_on":"2026-06-01")";
    must("objection.pause", work, R"({"objection":")" + objections["review_paused"] + "\"" + paused + "}");
    for (const char* step : {"verified", "answer_paused"}) must("objection.ask_source", work, R"({"objection":")" + objections[step] + R"(","question":"请核实"})");
    must("objection.pause", "officer:a@" + kInspector, R"({"objection":")" + objections["answer_paused"] + "\"" + paused + "}");
    const auto close_unchanged = [&](const std::string& objection) {
      must("objection.decide", work, R"({"objection":")" + objection + R"(","outcome":"not_founded","reason":"核对无误","elements":{}})");
      must("objection.close", work, R"({"objection":")" + objection + R"(","told_on":"2026-06-01","proof":"签收"})");
    };
    const auto hand_over = [&](const std::string& objection) { must("objection.dispute", owner, R"({"objection":")" + objection + R"(","statement":"金额仍然不对"})"); };
    for (const char* step : {"closed", "disputed"}) close_unchanged(objections[step]);
    hand_over(objections["disputed"]);
    must("account.open", "operator", R"({"login":"zhang.wei","person_name":"张某","id_number":"11010519491231002X"})");
    const std::string grant = made("operator", "account.grant", R"({"login":"zhang.wei","role":"officer","unit":")" + kDepartment + R"(","officer":"a"})", "grant");
    must("account.open", "operator", R"({"login":"wang.wu","person_name":"王某","id_number":"110105194912310038"})");
    const std::string representation = made("operator", "account.grant", R"({"login":"wang.wu","role":"subject","uscc":")" + kCompany + R"(","ground":"legal_representative","authority_document":"登记信息"})", "grant");
    const std::string client = made("operator", "client.register", R"({"name":"共享系统","unit":")" + kReader + R"(","officer":"a","public_key":")" + base::base64(std::string(32, 'r')) +
                                                                       R"(","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})", "client");
    natural_person() = person_account("zhang.san", "张某", "11010519491231002X");
    const std::string consent = R"("purpose":"financing","items":["C4-03"],"until_on":"2026-12-31"})";
    must("consent.give", "subject:" + kOther, R"({"user":")" + kCompany + "\"," + consent);
    const std::string own_consent = made(owner, "consent.give", R"({"user":")" + kDepartment + "\"," + consent, "consent");
    for (const std::string& subject : {owner, "subject:" + kOther, natural_person()}) has_mail_address(subject);
    // Two looks by a colleague at the registrar's, one of them contested; everybody on leave in August; what the company declared.
    std::string look, contest;
    for (std::string* of : {&contest, &look}) {
      must("inquiry.make", "officer:" + testing::kSecond + "@" + kRegistrar, R"({"subject_code":")" + kCompany + R"(","matter":"permit","case_reference":"许9号"})");
      const auto about = about_subject(platform().db(), *store::find_subject_by_code(platform().db(), kCompany));
      *of = platform().public_id("lok", store::last_access(platform().db(), about)->row_id);
    }
    contest = made(owner, "look.contest", R"({"look":")" + contest + R"(","statement":"没有办理"})", "contest");
    for (const std::string& unit : {kInspector, kAgent, kDepartment, kWorkBody, kInCharge, kReader, kRegistrar, kCourt, kMeeting}) {
      must("officer.register", "operator", R"({"unit":")" + unit + R"(","id":"deputy","name":"演示丁","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
      must("leave.begin", "officer:a@" + unit, R"({"from_on":"2026-08-01","until_on":"2026-08-02","stand_in":"deputy"})");
    }
    // A collector with its agreement, another one without; what the company allowed the first.
    register_collector();
    for (const std::string& another : {kSecondCollector, kThirdCollector}) register_collector(another);
    must("collector.register", work, agreement(kThirdCollector));
    const std::string agreed = made(work, "collector.register", agreement(), "agreement");
    const std::string collector = "collector:a@" + kAssociation;
    const auto supplied = [&](const std::string& number) { return made(collector, "collector.submit", base::json::serialize(information(number, kCompany, "沈阳演示科技有限公司")), "record"); };
    const std::string supplied_running = supplied("信8号"), supplied_asked = supplied("信9号"), supplied_paused = supplied("信10号"), supplied_disputed = supplied("信11号");
    const std::string asked_of_collector = made(owner, "objection.submit", R"({"record":")" + supplied_asked + R"(","ground":"error","statement":"没有履行"})", "objection");
    must("objection.accept", work, R"({"objection":")" + asked_of_collector + "\"}");
    must("objection.ask_source", work, R"({"objection":")" + asked_of_collector + R"(","question":"请核实"})");
    const auto contested = [&](const std::string& record) {
      const std::string objection = made(owner, "objection.submit", R"({"record":")" + record + R"(","ground":"wrong_grade","statement":"没有履行"})", "objection");
      must("objection.accept", work, R"({"objection":")" + objection + "\"}");
      return objection;
    };
    const std::string paused_of_collector = contested(supplied_paused), disputed_of_collector = contested(supplied_disputed);
    must("objection.ask_source", work, R"({"objection":")" + paused_of_collector + R"(","question":"请核实"})");
    must("objection.pause", collector, R"({"objection":")" + paused_of_collector + "\"" + paused + "}");
    close_unchanged(disputed_of_collector);
    hand_over(disputed_of_collector);
    inputs_of_work_body_ = {{"objection.pause", R"({"objection":")" + objections["reviewed"] + "\"" + paused + "}"}, {"objection.resume", R"({"objection":")" + objections["review_paused"] + "\"" + resumed + "}"}};
    inputs_of_collector_ = {{"objection.pause", R"({"objection":")" + asked_of_collector + "\"" + paused + "}"},
                            {"objection.resume", R"({"objection":")" + paused_of_collector + "\"" + resumed + "}"},
                            {"objection.settle", R"({"objection":")" + disputed_of_collector + R"(","outcome":"rejected","reason":"核对无误"})"},
                            {"record.correct", R"({"record":")" + supplied_running + R"(","elements":{"SC_NR":"供货合同履行完毕"},"reason":"录入有误"})"},
                            {"record.withdraw", R"({"record":")" + supplied_running + R"(","reason":"报送有误"})"},
                            {"objection.answer", R"({"objection":")" + asked_of_collector + R"(","outcome":"confirmed","points":["合同履行属实"],"elements":{}})"}};
    const std::string allowed = made(owner, "collection.allow", R"({"collector":")" + kThirdCollector + R"(","kinds":["membership"],"until_on":"2026-12-31","notice_read":true,"is_tied_to_service":false})", "collection");
    const std::string declaration = made(owner, "declaration.submit", R"({"kind":"business","declared":"软件开发","accuracy_pledged":true})", "declaration");
    // Two sittings at the counter: the clerk's own, and one of a colleague.
    const auto sitting = [](const std::string& paper) {
      return R"({"subject_code":")" + kCompany + R"(","subject_name":"沈阳演示科技有限公司","present_name":"王某","present_number":")" + testing::id_number("21990019820404004") +
             R"(","present_authority":"授权书","identity_document":"identity_card","identity_check":"by_sight","signed_paper":")" + paper + "\"}";
    };
    const std::string own_sitting = made(work, "counter.open", sitting("窗1号"), "sitting"), other_sitting = made("officer:" + testing::kSecond + "@" + kWorkBody, "counter.open", sitting("窗2号"), "sitting");
    // What a third officer of the body in charge proposed, and what the first one did.
    must("officer.register", "operator", R"({"unit":")" + kInCharge + R"(","id":"third","name":"演示丙","office":"规划处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    const auto propose = [&](const std::string& officer, const std::string& from_on) {
      const Answer answer = act("edition.adopt", "officer:" + officer + "@" + kInCharge, R"({"items":["C3-02"],"from_on":")" + from_on + R"(","decision_number":"演示9号","decided_on":"2025-12-01","authority":"演示联席会议"})");
      EXPECT_TRUE(answer && answer->contains("content_hash"));
      return std::pair(std::string(answer->at("proposal").as_string()), std::string(answer->at("content_hash").as_string()));
    };
    const auto [of_third, hash_of_third] = propose("third", "2026-02-01");
    const std::string of_first = propose("a", "2026-03-01").first;
    const auto number = [&](const std::string& record) { return *platform().internal_id("rec", record); };
    const auto recalls = store::recalls_of(platform().db(), store::certificates_of(platform().db(), number(received)).front().id);
    const std::string notice = platform().public_id("ntc", store::notices_of(platform().db(), number(held)).front().notice.id);
    const auto of_record = [](const std::string& record, const std::string& more) { return R"({"record":")" + record + "\"," + more + "}"; };
    const auto of_objection = [&](const char* step, const std::string& more) { return R"({"objection":")" + objections[step] + "\"" + more + "}"; };
    const std::string fresh_unit = registry::compute_uscc("11210000MB0000009"), fresh_code = registry::compute_uscc("91210100MA0000009");
    inputs_ = {
        {"unit.register", R"({"uscc":")" + fresh_unit + R"(","name":"新局","kind":"department","region":"210000","submitters":[]})"},
        {"officer.register", R"({"unit":")" + kDepartment + R"(","id":"b","name":"演示乙","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})"},
        {"officer.assign", R"({"unit":")" + kDepartment + R"(","id":"a","posts":["submitter","decision_officer","reviewer","clerk"]})"},
        {"edition.adopt", R"({"items":["C3-02"],"from_on":"2026-01-01","decision_number":"演示9号","decided_on":"2025-12-01","authority":"演示联席会议"})"},
        {"policy_value.set", R"({"key":"abnormal.grade","unit":")" + kDepartment + R"(","value":"minor","from_on":"2026-07-01","decision_number":"演示8号"})"},
        {"calendar.add", R"({"days":[{"date":"2027-01-01","kind":"off","holiday":"元旦"}],"notice":"演示通知"})"},
        {"service.attest", of_record(held, R"("served_on":"2026-05-08","proof":"送达回证")")},
        {"notice.serve", R"({"notice":")" + notice + R"(","served_on":"2026-06-01","service":"mail","proof":"回执"})"},
        {"notice.acknowledge", R"({"notice":")" + notice + "\"}"},
        {"mail_address.register", R"({"address":"shop@example.cn"})"},
        {"mail_address.confirm", R"({"code":"the code"})"},
        {"mail_address.remove", "{}"},
        {"record.correct", of_record(running, R"("elements":{"CF_NR_FK":"4"},"reason":"录入有误")")},
        {"record.withdraw", of_record(running, R"("reason":"报送有误")")},
        {"document.fall", of_record(running, R"("document_number":"撤1号","decided_on":"2026-05-20","kind":"revoked")")},
        {"document.stay", of_record(running, R"("document_number":"停1号","decided_on":"2026-05-20","action":"stay")")},
        {"subject.merge", R"({"from_uscc":")" + kOther + R"(","into_uscc":")" + kCompany + R"(","document_number":"并1号","reason":"吸收合并"})"},
        {"subject.change_code", R"({"uscc":")" + kCompany + R"(","new_uscc":")" + fresh_code + R"(","document_number":"变1号"})"},
        {"subscription.open", R"({"kind":"api_client","reference":"client-1","name":"演示接口用户","item":"C4-03","agreement":"协议2"})"},
        {"sharing.deliver", R"({"subscription":")" + subscription + R"(","record":")" + running + "\"}"},
        {"report.issue", R"({"uscc":")" + kCompany + R"(","holder":"演示银行","purpose":"授信"})"},
        {"recall.confirm", R"({"recall":")" + platform().public_id("rcl", recalls.front().id) + R"(","removed_from":"业务系统"})"},
        {"journal.new_epoch", R"({"reason":"磁盘损坏"})"},
        {"objection.submit", of_record(running, R"("ground":"error","statement":"金额不对")")},
        {"objection.accept", of_objection("submitted", "")},
        {"objection.add_evidence", of_objection("submitted", R"(,"name":"收据.pdf","file":")" + base::base64("%PDF-1.4 x") + "\"")},
        {"objection.decide", of_objection("accepted", R"(,"outcome":"not_founded","reason":"核对无误","elements":{})")},
        {"objection.ask_source", of_objection("accepted", R"(,"question":"请核实")")},
        {"objection.answer", of_objection("asked", R"(,"outcome":"confirmed","points":["处罚属实"],"elements":{})")},
        {"inquiry.make", R"({"subject_code":")" + kCompany + R"(","matter":"permit","case_reference":"许1号"})"},
        {"inquiry.authorised", R"({"subject_code":")" + kOther + R"(","purpose":"financing"})"},
        {"consent.give", R"({"user":")" + kReader + "\"," + consent},
        {"consent.withdraw", R"({"consent":")" + own_consent + "\"}"},
        {"look.contest", R"({"look":")" + look + R"(","statement":"没有办理"})"},
        {"look.answer", R"({"contest":")" + contest + R"(","was_needed":true,"reason":"许可所需"})"},
        {"leave.begin", R"({"from_on":"2026-07-01","until_on":"2026-07-02","stand_in":"deputy"})"},
        {"leave.end", "{}"},
        {"declaration.submit", R"({"kind":"business","declared":"软件开发","accuracy_pledged":true})"},
        {"collector.register", agreement(kSecondCollector)},
        {"collector.end", R"({"agreement":")" + agreed + R"(","reason":"协议解除"})"},
        {"collector.submit", base::json::serialize(information("信1号", kOther, "沈阳演示商贸有限公司"))},
        {"collection.allow", R"({"collector":")" + kAssociation + R"(","kinds":["performance"],"until_on":"2026-12-31","notice_read":true,"is_tied_to_service":false})"},
        {"collection.revoke", R"({"collection":")" + allowed + "\"}"},
        {"declaration.withdraw", R"({"declaration":")" + declaration + "\"}"},
        {"counter.open", sitting("窗3号")},
        {"counter.close", R"({"sitting":")" + own_sitting + "\"}"},
        {"counter.tell", R"({"sitting":")" + other_sitting + R"(","told_on":"2026-06-01","service":"mail","proof":"回执"})"},
        {"account.open", R"({"login":"li.si","person_name":"王某","id_number":"110105194912310038"})"},
        {"account.grant", R"({"login":"zhang.wei","role":"subject","uscc":")" + kCompany + R"(","ground":"legal_representative","authority_document":"登记信息"})"},
        {"representation.end", R"({"grant":")" + representation + "\"}"},
        {"account.revoke", R"({"login":"zhang.wei","grant":")" + grant + R"(","reason":"调离"})"},
        {"account.disable", R"({"login":"zhang.wei","reason":"离职"})"},
        {"account.reset", R"({"login":"zhang.wei","reason":"手机遗失"})"},
        {"proposal.approve", R"({"proposal":")" + of_third + R"(","content_hash":")" + hash_of_third + "\"}"},
        {"proposal.refuse", R"({"proposal":")" + of_third + R"(","reason":"文号有误"})"},
        {"proposal.withdraw", R"({"proposal":")" + of_first + "\"}"},
        {"client.register", R"({"name":"执法系统","unit":")" + kDepartment + R"(","officer":"a","public_key":")" + base::base64(std::string(32, 'k')) + R"(","items":["C4-03"],"from_on":"2026-06-01","until_on":"2026-12-31"})"},
        {"client.revoke", R"({"client":")" + client + R"(","reason":"密钥遗失"})"},
        {"objection.close", of_objection("decided", R"(,"told_on":"2026-06-01","proof":"签收")")},
    };
    inputs_["objection.pause"] = of_objection("verified", paused);
    inputs_["objection.resume"] = of_objection("answer_paused", resumed);
    inputs_["objection.dispute"] = of_objection("closed", R"(,"statement":"金额仍然不对")");
    inputs_["objection.settle"] = of_objection("disputed", R"(,"outcome":"rejected","reason":"核对无误")");
    inputs_["joint_decision.register"] = R"({"level":"province","decision_number":"演示1号","decided_on":"2025-12-01","title":"关于目录的决定"})";
    const std::string claim = made(owner, "leniency.claim", of_record(file("claimed"), R"("flag":"force_majeure","statement":"当日洪水")"), "claim");
    const std::string designating = R"("document_class":"administrative_decision","document_number":"罚1号","authority":"沈阳市处罚局","effective_on":"2026-05-06","reason":"逾期拒不履行")";
    const std::string designation = made("officer:a@" + kDepartment, "designation.decide", of_record(file("designated"), designating), "designation");
    inputs_["leniency.claim"] = of_record(running, R"("flag":"force_majeure","statement":"当日洪水")");
    inputs_["leniency.decide"] = R"({"claim":")" + claim + R"(","outcome":"granted","reason":"属实"})";
    inputs_["leniency.grant"] = of_record(running, R"("flag":"slight_no_intent","reason":"首次且及时改正")");
    inputs_["designation.decide"] = of_record(running, designating);
    inputs_["designation.end"] = R"({"designation":")" + designation + R"(","document_number":"撤1号","decided_on":"2026-06-01","kind":"revoked"})";
    // Applications for restoration of three records that can be restored, one of them handled by the deputy; one record is shielded.
    const auto applying = [&](const std::string& record) { return of_record(record, R"("way":"completed_rectification","correction":"罚款已缴清","pledge":true)"); };
    const std::string department = "officer:a@" + kDepartment, to_apply = file("restorable", true, "2026-02-06");
    const std::string application = made(owner, "restoration.apply", applying(file("applied", true, "2026-02-06")), "application");
    const std::string handled = made(owner, "restoration.apply", applying(file("handled", true, "2026-02-06")), "application");
    must("restoration.accept", department, R"({"application":")" + handled + R"(","handler":"deputy"})");
    const std::string shielded = file("shielded"), shielding = R"("ruling_number":"破3号","court":"沈阳某法院","decided_on":"2026-05-06","plan_until_on":"2028-05-05")";
    must("shield.set", department, of_record(shielded, shielding));
    inputs_["restoration.apply"] = applying(to_apply);
    inputs_["restoration.accept"] = R"({"application":")" + application + R"(","handler":"deputy"})";
    inputs_["restoration.decide"] = R"({"application":")" + handled + R"(","outcome":"granted","reason":"已履行"})";
    inputs_["restoration.report_fee"] = R"({"application":")" + application + R"(","statement":"被要求付费"})";
    inputs_["shield.set"] = of_record(running, shielding);
    inputs_["shield.lift"] = of_record(shielded, R"("reason":"重整计划未能执行")");
    inputs_["shield.complete"] = of_record(shielded, R"("document_number":"破3号之五","court":"沈阳某法院","decided_on":"2026-06-01")");
    inputs_["restoration.end_early"] = R"({"records":[")" + to_apply + R"("],"document_class":"administrative_decision","document_number":"信修2号","authority":"沈阳市处罚局","effective_on":"2026-06-01","reason":"均已履行义务"})";
    make_listings(owner, department);
    prepare_measures();
    // The inspector filed late, was spoken with about it, promised something, and took a pledge that somebody reports on.
    const std::string charge = "officer:a@" + kInCharge, inspector = "officer:a@" + kInspector;
    const std::string speaking = R"({"unit":")" + kInspector + R"(","step":"talk","findings":["submission_late/C4-03/2026-06"],"document_number":"责1号","reason":"逾期报送"})";
    const std::string spoken = made(charge, "accountability.act", speaking, "accountability");
    const std::string promise = made(inspector, "trust.register", promising("政策1号"), "promise"), pledge = file_pledge();
    const std::string reporting = of_record(pledge, R"("statement":"没有按承诺办理")");
    const std::string report = made("subject:" + third_organisation(), "pledge.report", reporting, "report");
    inputs_["accountability.act"] = speaking;
    inputs_["accountability.answer"] = R"({"accountability":")" + spoken + R"(","answer":"已改正"})";
    inputs_["accountability.close"] = R"({"accountability":")" + spoken + R"(","reason":"已改正"})";
    inputs_["accountability.fine"] = R"({"collector":")" + kAssociation + R"(","conduct":"objection_unhandled","fine_yuan":50000,"gains_yuan":0,"document_number":"罚协1号","decided_on":"2026-05-20","served_on":"2026-05-21","proof":"送达回证","reason":"不核查异议"})";
    inputs_["pledge.report"] = reporting;
    inputs_["pledge.answer_report"] = R"({"report":")" + report + R"(","outcome":"performed","reason":"已办理"})";
    inputs_["trust.assess"] = R"({"unit":")" + kInspector + R"(","assessed_year":2025,"assessment_method":"公开的方法","assessment_result":"承诺如期履行","document_number":"评1号","decided_on":"2026-03-01"})";
    // A draft nobody was asked about, and one on which the inspector was.
    const std::string drafting = R"({"items":["C2-02"],"drafting_purpose":"与全国目录一致"})", to_send = made(charge, "edition.draft", drafting, "rule_draft"), sent = made(charge, "edition.draft", drafting, "rule_draft");
    const auto asking = [](const std::string& draft) { return R"({"rule_draft":")" + draft + R"(","consulted":[")" + kInspector + R"("],"opinions_until_on":"2026-06-30"})"; };
    must("rule_draft.consult", charge, asking(sent));
    inputs_["edition.draft"] = drafting;
    inputs_["rule_draft.consult"] = asking(to_send);
    inputs_["rule_draft.opinion"] = R"({"rule_draft":")" + sent + R"(","unit_opinion":"无不同意见"})";
    inputs_["trust.register"] = promising("政策2号");
    inputs_["trust.report_performance"] = R"({"promise":")" + promise + R"(","outcome":"performed"})";
    adopt_responsibility();
    inputs_["trust.responsibility"] = base::json::serialize(responsibility("追责1号"));
    inputs_["trust.change"] = R"({"promise":")" + promise + R"(","authority":"市人民政府","procedure_document":"函1号","compensation":"补偿搬迁费用","reason":"防洪工程需要"})";
    close();
    for (const fs::path& part : parts()) fs::copy(part, kept(part), fs::copy_options::recursive);
    open();
  }

  /// With what an operation can be done now.
  [[nodiscard]] const std::string& input(std::string_view operation) const { return inputs_.at(std::string(operation)); }
  [[nodiscard]] base::json::object object_of(std::string_view operation) const { return base::parse_json(input(operation))->as_object(); }
  /// The same with what the actor has to do with, where that is not what the others have.
  [[nodiscard]] base::json::object object_for(const Actor& actor, std::string_view operation) const {
    if (actor.kind != ActorKind::collector && actor.unit != kWorkBody) return object_of(operation);
    const auto& inputs = actor.kind == ActorKind::collector ? inputs_of_collector_ : inputs_of_work_body_;
    const auto own = inputs.find(std::string(operation));
    return own == inputs.end() ? object_of(operation) : base::parse_json(own->second)->as_object();
  }
  Answer act_as(const Actor& actor, std::string_view operation, const base::json::value& given) {
    Answer answer = execute(platform(), operation, given, actor);
    EXPECT_EQ(testing::undeclared_word(operation, actor, answer), "") << "is not declared by " << operation;
    return answer;
  }

  [[nodiscard]] std::uint64_t log_size() {
    platform().sequencer().refresh();
    return platform().sequencer().size();
  }

  void restore() {
    close();
    for (const fs::path& part : parts()) {
      fs::remove_all(part);
      fs::copy(kept(part), part, fs::copy_options::recursive);
    }
    open();
  }
  /// As `restore`, of the data alone: what was published since is lost.
  void lose_tail() {
    must("officer.register", "operator", R"({"unit":")" + kReader + R"(","id":"z","name":"演示丙","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    close();
    fs::remove_all(places().data);
    fs::copy(kept(places().data), places().data, fs::copy_options::recursive);
    open();
  }

 private:
  [[nodiscard]] std::vector<fs::path> parts() const { return {places().data, places().mark, places().erasures}; }
  [[nodiscard]] fs::path kept(const fs::path& part) const { return directory() / ("kept." + part.filename().string()); }
  /// A list in force, cases that were just proposed, one that was stated in, and entries.
  void make_listings(const std::string& owner, const std::string& department) {
    const std::string deputy = "officer:" + testing::kSecond + "@" + kDepartment, in_charge = "officer:a@" + kInCharge;
    must("joint_decision.register", "officer:a@" + kMeeting, R"({"level":"province","decision_number":"联席1号","decided_on":"2026-05-20","title":"关于名单的决定"})");
    const std::string list = established_list("MN-AQSC"), to_end = established_list("MN-GC");
    // Proposed by the deputy, of another office, so that the first officer decides.
    const auto proposed = [&](const std::string& number) { return made(deputy, "listing.propose", base::json::serialize(listing(list, file_serious(kCompany, number))), "listing"); };
    const auto of = [](const std::string& number, const std::string& more = "") { return R"({"listing":")" + number + "\"" + more + "}"; };
    const std::string waiting = proposed("列1"), stated = proposed("列2"), listed = proposed("列3"), asked = proposed("列4");
    must("listing.state", owner, of(stated, R"(,"statement":"责任尚未查清")"));
    for (const std::string& one : {listed, asked}) must("notice.serve", department, R"({"notice":")" + notice_of_listing(one) + R"(","served_on":"2026-06-01","service":"mail","proof":"回执"})");
    const base::Instant today = clock().now();
    go_to("2026-06-09T09:00:00+08:00");
    for (const std::string& one : {listed, asked}) must("listing.decide", department, of(one, R"(,"outcome":"entered","reason":"符合认定标准","document_number":"列决)" + one + "\""));
    must("listing.apply_removal", owner, of(asked, R"(,"statement":"已完成整改")"));
    clock().set(today);
    inputs_["list_system.draft"] = base::json::serialize(list_system("MN-HC"));
    inputs_["list_system.establish"] = establishing(drafted_list("MN-HB"));
    inputs_["list_system.end"] = R"({"list_system":")" + to_end + R"(","reason":"依据已经废止"})";
    inputs_["listing.propose"] = base::json::serialize(listing(list, file_serious(kCompany, "列5")));
    inputs_["listing.state"] = of(waiting, R"(,"statement":"责任尚未查清")");
    inputs_["listing.answer"] = of(stated, R"(,"reason":"调查报告已认定")");
    inputs_["listing.decide"] = of(waiting, R"(,"outcome":"dropped","reason":"情节尚不严重")");
    inputs_["listing.remove"] = of(listed, R"(,"reason":"已完成整改并经验收")");
    inputs_["listing.apply_removal"] = of(listed, R"(,"statement":"已完成整改")");
    inputs_["listing.refuse_removal"] = of(asked, R"(,"requirement":"经验收","reason":"验收尚未通过")");
  }
  std::string notice_of_listing(const std::string& number) {
    const auto stored = store::find_listing(platform().db(), *platform().internal_id("lst", number));
    return platform().public_id("ntc", stored->listing.notice_id);
  }
  std::string made(const std::string& actor, const std::string& operation, const std::string& given, const char* wanted) { return std::string(must(operation, actor, given).at(wanted).as_string()); }
  /// A list of measures in force that names the department, and one at each step before; a measure applied, a reward granted.
  void prepare_measures() {
    const std::string charge = "officer:a@" + kInCharge, department = "officer:a@" + kDepartment;
    const base::Instant today = clock().now();
    go_to("2026-03-01T09:00:00+08:00");
    must("joint_decision.register", "officer:a@" + kMeeting, R"({"level":"province","decision_number":"联席清单1号","decided_on":"2026-03-01","title":"关于惩戒措施清单的决定"})");
    const auto draft = [&](const std::string& number) { return made(charge, "measure_list.draft", R"({"list_number":")" + number + R"(","title":"惩戒措施补充清单","regulation":"辽宁省社会信用条例"})", "list"); };
    const auto of_list = [](const std::string& list, const std::string& more) { return R"({"list":")" + list + "\"" + more + "}"; };
    const std::string tendering = R"(,"measure_kind":"M26-3-01","legal_basis":"辽宁省社会信用条例第二十六条","unit":")" + kDepartment + R"(","carried_out":"评审时减分","triggers":["C4-03"],"severity":"ordinary")";
    const std::string procurement = R"(,"measure_kind":"M26-3-02","legal_basis":"辽宁省社会信用条例第二十六条","unit":")" + kDepartment + R"(","carried_out":"评审时减分","triggers":["C4-03"],"severity":"ordinary")";
    const std::string approval = R"(,"decision_number":"联席清单1号")", until = R"(,"comments_until_on":"2026-03-31")";
    std::map<std::string, std::string> lists;
    for (const char* step : {"released", "releasable", "commenting", "approved", "draft"}) {
      lists[step] = draft(std::string("清单") + step);
      for (const std::string& measure : {tendering, procurement}) must("measure_list.add_measure", charge, of_list(lists[step], measure));
      if (std::string_view(step) != "draft") must("measure_list.approve", charge, of_list(lists[step], approval));
    }
    for (const char* step : {"released", "releasable"}) must("measure_list.open_comments", charge, of_list(lists[step], until));
    go_to("2026-04-01T09:00:00+08:00");
    must("measure_list.release", charge, of_list(lists["released"], R"(,"from_on":"2026-04-01")"));
    clock().set(today);
    must("measure_list.open_comments", charge, of_list(lists["commenting"], R"(,"comments_until_on":"2026-07-31")"));
    const std::string comment = made("subject:" + kCompany, "rule_draft.comment", R"({"rule_draft":")" + lists["commenting"] + R"(","opinion":"减分幅度过大"})", "comment");
    const auto applying = [](const std::string& record, const std::string& kind) {
      return R"({"record":")" + record + R"(","measure_kind":")" + kind + R"(","connection":"发生在投标中","character":"违反招标法规","circumstances":"责令改正未改","impact":"影响公平竞争","document_number":"惩1号","decided_on":"2026-05-20"})";
    };
    const std::string measure = made(department, "measure.apply", applying(file("measured"), "M26-3-01"), "measure");
    // Every unit has a list of rewards: who may grant is the question here.
    std::set<std::string> units;
    for (const Person& person : persons()) {
      if (person.actor.kind == ActorKind::officer && units.insert(person.actor.unit).second) must("policy_value.set", charge, R"({"key":"reward.kinds","unit":")" + person.actor.unit + R"(","value":"R22-1-01,R22-1-02","from_on":"2022-01-01","decision_number":"演示2号"})");
    }
    const std::string honour = file_honour("荣1号", kCompany);
    const std::string reward = made(department, "reward.grant", R"({"record":")" + honour + R"(","reward_kind":"R22-1-01","reason":"连续三年获评先进"})", "reward");
    inputs_["measure_list.draft"] = R"({"list_number":"清单9号","title":"惩戒措施补充清单","regulation":"辽宁省社会信用条例"})";
    inputs_["measure_list.add_measure"] = of_list(lists["draft"], R"(,"measure_kind":"M26-4-01","legal_basis":"辽宁省社会信用条例第二十六条","unit":")" + kDepartment + R"(","carried_out":"不予评选","triggers":["C4-03"])");
    inputs_["measure_list.approve"] = of_list(lists["draft"], approval);
    inputs_["measure_list.open_comments"] = of_list(lists["approved"], R"(,"comments_until_on":"2026-07-31")");
    inputs_["rule_draft.comment"] = R"({"rule_draft":")" + lists["commenting"] + R"(","opinion":"期限过长"})";
    inputs_["measure_list.remove_measure"] = of_list(lists["draft"], R"(,"measure_kind":"M26-3-01","unit":")" + kDepartment + "\"");
    inputs_["measure_list.reopen"] = of_list(lists["approved"], R"(,"reason":"采纳公众意见")");
    inputs_["rule_draft.answer_comment"] = R"({"comment":")" + comment + R"(","answer":"已下调"})";
    inputs_["measure_list.release"] = of_list(lists["releasable"], R"(,"from_on":"2026-06-01")");
    inputs_["measure.apply"] = applying(file("to measure"), "M26-3-02");
    inputs_["measure.lift"] = R"({"measure":")" + measure + R"(","reason":"已全面整改"})";
    inputs_["reward.grant"] = R"({"record":")" + honour + R"(","reward_kind":"R22-1-02","reason":"连续三年获评先进"})";
    inputs_["reward.end"] = R"({"reward":")" + reward + R"(","reason":"荣誉已撤销"})";
  }
  /// Who reports before anybody of the scene does: an organisation that stands to nothing in it.
  std::string third_organisation() {
    const std::string third = registry::compute_uscc("91210100MA0000003");
    register_organisation(third, "沈阳演示物流有限公司");
    return third;
  }
  static std::string promising(const std::string& document) {
    return R"({"unit":")" + kInspector + R"(","kind":"pledge","subject_matter":"对新建厂房给予租金补贴","due_on":"2026-12-31","document_number":")" + document + "\"}";
  }
  std::string file_pledge() {
    const auto result = import("C2-03", kInspector,
                               "code,subjectName,subjectCategory,identify,commitmentTypeId,reason,content,liabilityBreachCommitment,commitmentDate,fulfillmentStatus,acceptanceUnit,acceptanceUnitIdentify,publicationType\n"
                               "承诺1,演示公司,法人及非法人组织," + kCompany + ",主动型,办事,七日内退款,依法承担,2026-05-01,全部履行,演示局," + kInspector + ",可向社会公开\n", false);
    EXPECT_TRUE(result && result->refused == 0) << verdicts();
    return platform().public_id("rec", last_record());
  }
  std::string file(const std::string& number, bool attested = true, const std::string& decided_on = "2026-05-06") {
    std::string row = penalty(kCompany, "罚" + number, decided_on);
    row.replace(row.rfind(kDepartment), kDepartment.size(), kInspector);
    const auto result = import("C4-03", kInspector, penalty_heading() + row, attested);
    EXPECT_TRUE(result && result->refused == 0) << verdicts();
    return platform().public_id("rec", last_record());
  }
  /// An address in use, and another that waits for its code.
  void has_mail_address(const std::string& subject) {
    store::Writer writer(platform().sequencer(), clock().now());
    keep_mail_address(writer, platform(), *about_self(platform(), *statute::parse_actor(subject)),
                      {.confirmed = "old@example.cn", .pending = "new@example.cn", .code_hash = token_hash("the code"), .code_until = clock().now()});
    writer.commit();
  }
  std::map<std::string, std::string> inputs_, inputs_of_collector_, inputs_of_work_body_;
};

/// One scene for all: a refusal leaves it as it was, and what is done is undone.
class OperationRights : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { made_ = std::make_unique<Scene>(); }
  static void TearDownTestSuite() { made_.reset(); }
  Scene& scene = *made_;

 private:
  static inline std::unique_ptr<Scene> made_;
};

std::string word_of(const Answer& answer) { return answer ? "" : std::string(base::word(answer.error().front().word)); }

TEST_F(OperationRights, B1_EachOperationIsDoneByEveryoneThePolicyNamesAndByNobodyElse) {
  for (const access::PolicyRow& row : access::policy()) {
    std::set<Competence> shown;
    for (const Person& person : persons()) {
      const std::string attempt = row.operation + " by " + statute::to_string(person.actor);
      const bool has_role = row.roles.contains(person.actor.kind);
      const bool is_competent = std::ranges::any_of(row.competences.list(), [&](Competence c) { return c == Competence::any || person.relations.contains(c); });
      if (!has_role || !is_competent) {
        const auto size = scene.log_size();
        EXPECT_EQ(word_of(scene.act_as(person.actor, row.operation, scene.object_of(row.operation))), !has_role ? "operation_not_allowed" : row.operation == "inquiry.authorised" ? "consent_missing" : "not_competent") << attempt;
        EXPECT_EQ(scene.log_size(), size + 1) << attempt << " leaves its trace";
        continue;
      }
      for (const Competence competence : row.competences.list()) {
        if (competence == Competence::any || person.relations.contains(competence)) shown.insert(competence);
      }
      if (row.operation == "journal.new_epoch") scene.lose_tail();
      EXPECT_EQ(word_of(scene.act_as(person.actor, row.operation, scene.object_for(person.actor, row.operation))), "") << attempt;
      scene.restore();
    }
    const auto named = row.competences.list();
    EXPECT_EQ(shown, std::set(named.begin(), named.end())) << row.operation << ": the policy names somebody who is never tried";
  }
}

TEST_F(OperationRights, WhoIsNotRegisteredDoesNothing) {
  for (const access::PolicyRow& row : access::policy()) {
    const auto try_as = [&](const std::string& actor) { return word_of(scene.act_as(*statute::parse_actor(actor), row.operation, scene.object_of(row.operation))); };
    // Only the operator has the role for a new epoch; nobody else is looked up for it.
    const std::string unknown = row.operation == "journal.new_epoch" ? "operation_not_allowed" : "actor_not_registered";
    EXPECT_EQ(try_as("officer:nobody@" + kDepartment), unknown) << row.operation;
    EXPECT_EQ(try_as("court:a@" + kDepartment), unknown) << row.operation << ": a department is no court";
    EXPECT_EQ(try_as("subject:" + registry::compute_uscc("91210100MA0000099")), row.operation == "journal.new_epoch" ? "operation_not_allowed" : "subject_unknown") << row.operation;
  }
}

TEST_F(OperationRights, AFieldLeftOutUnknownOrOfAnotherTypeIsRefusedByName) {
  const Actor anyone{ActorKind::operator_, "operator", ""};
  const auto expect = [&](const statute::Operation& operation, const base::json::object& given, const char* word, const std::string& pointer) {
    const Answer answer = scene.act_as(anyone, operation.name, given);
    ASSERT_FALSE(answer) << operation.name << pointer;
    EXPECT_EQ(word_of(answer), word) << operation.name << pointer;
    EXPECT_EQ(answer.error().front().pointer, pointer) << operation.name;
  };
  for (const statute::Operation* operation : all_commands()) {
    const base::json::object whole = scene.object_of(operation->name);
    base::json::object given = whole;
    given["colour"] = "blue";
    expect(*operation, given, "json_field_unknown", "/colour");
    for (const statute::Field& field : operation->fields) {
      if (field.required) {
        given = whole;
        given.erase(field.name);
        expect(*operation, given, "json_field_missing", "/" + field.name);
      }
      given = whole;
      given[field.name] = field.type == "string" || field.type == "date" ? base::json::value(true) : base::json::value("blue");
      expect(*operation, given, "json_wrong_type", "/" + field.name);
    }
  }
}

TEST_F(OperationRights, TheExampleOfEachOperationHasItsShape) {
  for (const statute::Operation* operation : all_commands()) {
    const auto example = base::parse_json(operation->example);
    ASSERT_TRUE(example) << operation->name;
    const std::string word = word_of(scene.act_as(Actor{ActorKind::auditor, "a", ""}, operation->name, *example));
    EXPECT_FALSE(word.starts_with("json_")) << operation->name << " " << word;
  }
}

}  // namespace
}  // namespace liaoxin::app
