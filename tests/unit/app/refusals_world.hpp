#pragma once
#include <sqlite3.h>

#include <functional>
#include <map>
#include <string>

#include "app/access_register.hpp"
#include "app/operations.hpp"
#include "app/outbox.hpp"
#include "mailbox.hpp"
#include "province.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"

/// A province in which something stands at every step, and the inputs with which operations are tried in it: for operation_refusals_test.
namespace liaoxin::app::refusals {

using testing::id_number;
using testing::kCompany;
using testing::kCourt;
using testing::kDepartment;
using testing::kInCharge;
using testing::kOther;
using testing::kReader;
using testing::kWorkBody;
using testing::Province;

/// An input with one field otherwise, where one is named.
template <class Value>
std::string with_field(base::json::object input, const std::string& field, const Value& value) {
  if (!field.empty()) input[field] = value;
  return base::json::serialize(input);
}

inline const std::string kThird = registry::compute_uscc("91210100MA0000003");
inline const std::string kNobody = registry::compute_uscc("91210100MA0000009");
inline const std::string kNew = registry::compute_uscc("91210100MA0000008");
inline const std::string kIndividual = registry::compute_uscc("92210100MA0000001");
inline const std::string kNumber = "11010519491231002X";
inline const std::string kSource = "officer:a@" + kDepartment, kClerk = "officer:a@" + kWorkBody, kCharge = "officer:a@" + kInCharge, kReceiver = "officer:a@" + kReader, kOwner = "subject:" + kCompany;

inline const std::string kAgent = id_number("21990019820404004");
inline const std::string kServed = "officer:served@" + kWorkBody, kLooked = "officer:looked@" + kWorkBody, kNear = "officer:near@" + kWorkBody;
inline const std::string kSitting = R"({"subject_code":"$company","subject_name":"沈阳演示科技有限公司","present_name":"王某","present_number":"$agent","present_authority":"授权书","identity_document":"identity_card","identity_check":"by_sight","signed_paper":"窗1号"})";
inline const std::string kSecondSource = "officer:" + testing::kSecond + "@" + kDepartment, kMeeting = registry::compute_uscc("11210000MB0000010"), kSecretary = "officer:a@" + kMeeting;
inline const std::string kSecondReceiver = "officer:" + testing::kSecond + "@" + kReader;
/// A sitting with one field otherwise.
inline std::string sitting_with(const std::string& field, const std::string& value) {
  return with_field(base::parse_json(kSitting)->as_object(), field, value);
}

inline const std::string kSecondCharge = "officer:" + testing::kSecond + "@" + kInCharge, kNeighbour = "officer:neighbour@" + kInCharge;

inline const std::string kCollector = "collector:a@" + testing::kAssociation, kLeft = registry::compute_uscc("51210000MJ0000002");

/// What a collector supplies, with one field otherwise.
inline std::string supplied(const std::string& number, const std::string& field = {}, const std::string& value = {}) {
  return with_field(Province::information(number, kCompany, "沈阳演示科技有限公司"), field, value);
}
inline std::string supplied_about_person(const std::string& field, const std::string& value) {
  return with_field(Province::information("人信1", "$number", "张某"), field, value);
}
inline std::string agreement_with(const std::string& field, const base::json::value& value) {
  return with_field(base::parse_json(Province::agreement("$left"))->as_object(), field, value);
}
inline std::string allowing(const std::string& more, const std::string& kinds = R"(["membership"])", const std::string& until_on = "2026-12-31") {
  return R"({"collector":"$association","kinds":)" + kinds + R"(,"until_on":")" + until_on + "\"," + more + "}";
}
/// With one field changed, where one is named.
inline std::string designating(const std::string& record, const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"record", record}, {"document_class", "administrative_decision"}, {"document_number", "罚1号"}, {"authority", "沈阳市处罚局"}, {"effective_on", "2026-05-06"}, {"reason", "逾期拒不履行"}}, field, value);
}
inline std::string applying(const std::string& record, const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"record", record}, {"way", "completed_rectification"}, {"correction", "罚款已缴清"}, {"pledge", true}}, field, value);
}
inline std::string shielding(const std::string& record, const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"record", record}, {"ruling_number", "破3号"}, {"court", "沈阳某法院"}, {"decided_on", "2026-05-06"}, {"plan_until_on", "2028-05-05"}}, field, value);
}
inline std::string completing(const std::string& record, const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"record", record}, {"document_number", "破3号之五"}, {"court", "沈阳某法院"}, {"decided_on", "2026-06-01"}}, field, value);
}
inline std::string ending_early(const base::json::array& records, const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"records", records}, {"document_class", "administrative_decision"}, {"document_number", "信修2号"}, {"authority", "沈阳市处罚局"}, {"effective_on", "2026-06-01"}, {"reason", "均已履行义务"}}, field, value);
}
/// With one field otherwise, or without it where there is no value.
inline std::string drafting_list(const std::string& field = "", const base::json::value& value = nullptr, const std::string& code = "MN-HB") {
  base::json::object input = Province::list_system(code);
  if (!value.is_null()) return with_field(std::move(input), field, value);
  input.erase(field);
  return base::json::serialize(input);
}
inline std::string establishing_list(const std::string& list, const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"list_system", list}, {"decision_number", "联席1号"}, {"from_on", "2026-06-01"}}, field, value);
}
inline std::string listing_of(const std::string& record, const std::string& field = "", const base::json::value& value = nullptr) { return with_field(Province::listing("$list", record), field, value); }
/// A step in a listing case.
inline std::string in_case(const std::string& listing, const std::string& more = "") { return R"({"listing":")" + listing + "\"" + more + "}"; }
inline std::string entering(const std::string& listing, const std::string& document_number = "列决1号") {
  return in_case(listing, R"(,"outcome":"entered","reason":"符合认定标准","document_number":")" + document_number + "\"");
}
inline const std::string kCityCharge = registry::compute_uscc("11210100MB0000013"), kCityOfficer = "officer:a@" + kCityCharge, kColleague = "officer:li@" + kDepartment;
inline constexpr const char* kAfterDefence = "2026-06-09T09:00:00+08:00";

/// With one field otherwise, where one is named.
inline std::string joint_decision(const std::string& field = "", const std::string& value = "") {
  return with_field({{"level", "province"}, {"decision_number", "联席1号"}, {"decided_on", "2026-05-20"}, {"title", "关于补充目录的决定"}}, field, value);
}
/// A line of a list, a measure, a reward, each with one field otherwise, where one is named.
inline std::string listing_measure(const std::string& list, const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"list", list}, {"measure_kind", "M26-3-01"}, {"legal_basis", "辽宁省社会信用条例第二十六条"}, {"unit", "$department"}, {"carried_out", "评审时减分"}, {"triggers", base::json::array{"C4-03"}}, {"severity", "ordinary"}, {"term_months", 6}}, field, value);
}
inline std::string without_term(const std::string& list) {
  base::json::object input = base::parse_json(listing_measure(list))->as_object();
  input.erase("term_months");
  return base::json::serialize(input);
}
inline std::string measuring(const std::string& record, const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"record", record}, {"measure_kind", "M26-3-01"}, {"connection", "发生在投标中"}, {"character", "违反招标法规"}, {"circumstances", "责令改正未改"}, {"impact", "影响公平竞争"}, {"document_number", "惩1号"}, {"decided_on", "2026-05-20"}}, field, value);
}
inline std::string rewarding(const std::string& record, const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"record", record}, {"reward_kind", "R22-1-01"}, {"reason", "连续三年获评先进"}}, field, value);
}
inline std::string list_draft(const std::string& field = "", const std::string& value = "") { return with_field({{"list_number", "清单9号"}, {"title", "惩戒措施补充清单"}, {"regulation", "辽宁省社会信用条例"}}, field, value); }
inline std::string pausing(const std::string& objection, const std::string& kind = "testing", const std::string& document = "检1号", const std::string& from_on = "2026-06-01") {
  return base::json::serialize(base::json::object{{"objection", objection}, {"kind", kind}, {"document_number", document}, {"from_on", from_on}});
}
inline std::string resuming(const std::string& objection, const std::string& document = "检2号", const std::string& until_on = "2026-06-01") {
  return base::json::serialize(base::json::object{{"objection", objection}, {"document_number", document}, {"until_on", until_on}});
}
inline std::string settling(const std::string& objection, const std::string& outcome = "rejected", const std::string& reason = "核对无误") {
  return base::json::serialize(base::json::object{{"objection", objection}, {"outcome", outcome}, {"reason", reason}});
}
/// What the department in charge does about the department, which filed late; with one field otherwise, where one is named.
inline std::string speaking(const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"unit", "$department"}, {"step", "talk"}, {"findings", base::json::array{"submission_late/C4-03/2026-06"}}, {"document_number", "责1号"}, {"reason", "逾期报送"}}, field, value);
}
inline std::string fining(const std::string& document = "罚协2号", const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"collector", "$association"}, {"conduct", "objection_unhandled"}, {"fine_yuan", 50000}, {"gains_yuan", 0}, {"document_number", document}, {"decided_on", "2026-05-20"}, {"served_on", "2026-05-21"},
                     {"proof", "送达回证"}, {"reason", "不核查异议"}},
                    field, value);
}
inline std::string promising(const std::string& document, const std::string& field = "", const std::string& value = "") {
  return with_field({{"unit", "$department"}, {"kind", "pledge"}, {"subject_matter", "对新建厂房给予租金补贴"}, {"due_on", "2026-12-31"}, {"document_number", document}}, field, value);
}
inline std::string assessing(const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"unit", "$department"}, {"assessed_year", 2025}, {"assessment_method", "信评〔2025〕1号规定的方法"}, {"assessment_result", "十二项承诺中十一项如期履行"}, {"document_number", "信评〔2026〕2号"}, {"decided_on", "2026-03-01"}},
                    field, value);
}
inline std::string drafting_edition(const std::string& field = "", const base::json::value& value = nullptr) { return with_field({{"items", base::json::array{"C2-02"}}, {"drafting_purpose", "与全国目录一致"}}, field, value); }
inline std::string consulting(const std::string& draft, const std::string& field = "", const base::json::value& value = nullptr) {
  return with_field({{"rule_draft", draft}, {"consulted", base::json::array{"$department", "$reader"}}, {"opinions_until_on", "2026-06-08"}}, field, value);
}
inline std::string performing(const std::string& outcome = "delayed", const std::string& cause = "other", const std::string& reason = "资金将于七月拨付", const std::string& promise = "$promise", const std::string& new_due_on = "2027-07-31") {
  return base::json::serialize(base::json::object{{"promise", promise}, {"outcome", outcome}, {"cause", cause}, {"reason", reason}, {"new_due_on", new_due_on}});
}
inline std::string holding_responsible(const std::string& number, const std::string& field = "", const std::string& value = "") {
  return with_field({{"unit", "$department"}, {"body", "$company"}, {"document_number", number}, {"decided_on", "2026-05-06"}, {"effective_on", "2026-05-20"}, {"responsibility", "未按约定支付工程款"}}, field, value);
}
inline std::string changing(const std::string& field = "", const std::string& value = "") {
  return with_field({{"promise", "$promise"}, {"authority", "市人民政府"}, {"procedure_document", "函1号"}, {"compensation", "补偿搬迁费用"}, {"reason", "防洪工程需要"}}, field, value);
}
inline const std::string kReadAndFree = R"("notice_read":true,"is_tied_to_service":false)";

inline const std::string kPdf = "%PDF-1.4 缴款收据";
inline std::string evidence(const std::string& objection, const std::string& name, const std::string& content) {
  return base::json::serialize(base::json::object{{"objection", objection}, {"name", name}, {"file", base::base64(content)}});
}

/// A province in which something stands at every step.
class World : public Province {
 public:
  World() {
    names_ = {{"company", kCompany}, {"other", kOther}, {"third", kThird}, {"nobody", kNobody}, {"new", kNew}, {"individual", kIndividual}, {"department", kDepartment}, {"reader", kReader}};
    names_["mistyped"] = kCompany.substr(0, 17) + (kCompany.back() == '0' ? "1" : "0");
    register_organisation(kCompany, "沈阳演示科技有限公司");
    register_organisation(kOther, "沈阳演示商贸有限公司");
    register_organisation(kThird, "沈阳演示物流有限公司");
    for (const char* name : {"running", "contested", "accepted", "asked", "decided", "ended", "claimed", "granted", "refused", "stopped", "designated", "designated_once", "paused", "resumed", "disputable", "upheld", "taken_back", "again", "disputed", "settled"}) names_[name] = file_penalty(kCompany, std::string("罚") + name);
    for (const char* name : {"running", "accepted", "asked"}) {
      names_[std::string(name) + "_pledge"] = file_pledge(name);
      names_[std::string(name) + "_listing"] = file_listing(name);
    }
    for (const char* name : {"running", "accepted", "asked"}) names_[std::string(name) + "_person"] = file_person_penalty(kNumber, std::string("人罚") + name);
    names_["young"] = file_person_penalty(id_number("21010020060101001"), "人罚young", "少某");
    file_individual_penalty(kIndividual, "个罚1号");
    names_["held"] = file_penalty(kCompany, "罚held", "2026-05-06", false);
    names_["announced"] = file_penalty(kCompany, "罚announced", "2026-05-06", false);
    names_["attested"] = file_penalty(kCompany, "罚attested", "2026-05-06", false);
    take("unit.register", "operator", R"({"uscc":")" + registry::compute_uscc("11210000MB0000007") + R"(","name":"新局","kind":"department","region":"210000","submitters":[]})");
    take("officer.assign", "operator", R"({"unit":"$department","id":"a","posts":["submitter","decision_officer","reviewer","clerk"]})");
    take("officer.register", "operator", R"({"unit":"$department","id":"b","name":"演示乙","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    take("edition.adopt", kCharge, R"({"items":["C3-02"],"from_on":"2026-01-01","decision_number":"演示9号","decided_on":"2025-12-01","authority":"演示联席会议"})");
    take("policy_value.set", kSource, R"({"key":"penalty.fine_general_from","unit":"$department","value":"300000","from_on":"2026-02-01","decision_number":"演示8号"})");
    take("calendar.add", "operator", R"({"days":[{"date":"2027-01-01","kind":"off","holiday":"元旦"}],"notice":"演示通知"})");
    take("service.attest", kSource, R"({"record":"$attested","served_on":"2026-05-08","proof":"送达回证"})");
    names_["open_notice"] = notice_of("held");
    names_["served_notice"] = notice_of("attested");
    take("notice.serve", kSource, R"({"notice":"$served_notice","served_on":"2026-06-01","service":"mail","proof":"回执"})");
    names_["acknowledged_notice"] = notice_of("announced");
    for (int i = 0; i < 5; ++i) take("mail_address.register", "subject:" + kOther, R"({"address":"shop@example.cn"})");
    take("notice.acknowledge", kOwner, R"({"notice":"$acknowledged_notice"})");
    testing::Mailbox mailbox;
    (void)send_due_mail(platform(), mailbox, "liaoxin@example.cn");
    names_["code"] = mailbox.code();
    take("mail_address.confirm", "subject:" + kOther, R"({"code":"$code"})");
    take("mail_address.remove", "subject:" + kOther, R"({})");
    names_["subscription"] = take("subscription.open", kClerk, R"({"kind":"unit","reference":"$reader","name":"共享单位","item":"C4-03","agreement":"协议1"})", "subscription");
    for (const char* name : {"running", "ended", "attested"}) take("sharing.deliver", kClerk, R"({"subscription":"$subscription","record":"$)" + std::string(name) + "\"}");
    take("report.issue", kClerk, R"({"uscc":"$company","holder":"演示银行","purpose":"授信"})");
    take("record.withdraw", kSource, R"({"record":"$ended","reason":"报送有误"})");
    names_["confirmed_recall"] = recall_of("ended", 0);
    names_["open_recall"] = recall_of("ended", 1);
    take("recall.confirm", kClerk, R"({"recall":"$confirmed_recall","removed_from":"业务系统"})");
    take("record.correct", kSource, R"({"record":"$attested","elements":{"CF_NR_FK":"4"},"reason":"录入有误"})");
    take("document.stay", kSource, R"({"record":"$attested","document_number":"停1号","decided_on":"2026-05-20","action":"stay"})");
    take("document.fall", "court:a@" + kCourt, R"({"record":"$attested","document_number":"撤1号","decided_on":"2026-05-20","kind":"revoked"})");
    take("subject.change_code", kClerk, R"({"uscc":"$third","new_uscc":")" + registry::compute_uscc("91210100MA0000007") + R"(","document_number":"变1号"})");
    take("subject.merge", kClerk, R"({"from_uscc":")" + registry::compute_uscc("91210100MA0000007") + R"(","into_uscc":"$other","document_number":"并1号","reason":"吸收合并"})");
    take("account.open", "operator", R"({"login":"zhang.wei","person_name":"张某","id_number":"11010519491231002X"})");
    names_["grant"] = take("account.grant", "operator", R"({"login":"zhang.wei","role":"officer","unit":"$department","officer":"a"})", "grant");
    const std::string person = person_account("zhang.san", "张某", kNumber);
    names_["number"] = kNumber;
    names_["representation"] = take("account.grant", "operator", R"({"login":"zhang.wei","role":"subject","uscc":"$company","ground":"legal_representative","authority_document":"登记信息"})", "grant");
    take("representation.end", kOwner, R"({"grant":"$representation"})");
    const std::string to_other = R"({"user":"$other","purpose":"financing","items":["C4-03"],"until_on":"2026-12-31"})";
    take("consent.give", kOwner, to_other);
    names_["consent"] = std::string(must("consent.give", kOwner, filled(R"({"user":"$reader","purpose":"contract","items":["C4-03"],"until_on":"2026-12-31"})")).at("consent").as_string());
    names_["ended_consent"] = names_["consent"];
    take("consent.withdraw", kOwner, R"({"consent":"$ended_consent"})");
    take("inquiry.authorised", "subject:" + kOther, R"({"subject_code":"$company","purpose":"financing"})");
    for (int i = 0; i < 40; ++i) take("inquiry.make", kReceiver, R"({"subject_code":"$number","subject_name":"张某","matter":"penalty","case_reference":"案1"})");
    for (const char* id : {"served", "looked", "near"}) must("officer.register", "operator", R"({"unit":")" + kWorkBody + R"(","id":")" + id + R"(","name":"窗口","office":"窗口","posts":["submitter","decision_officer","reviewer","clerk"]})");
    names_["agent"] = kAgent;
    for (int i = 0; i < 30; ++i) names_["told_sitting"] = take("counter.open", kServed, kSitting, "sitting");
    names_["sitting"] = std::string(must("counter.open", kClerk, filled(kSitting)).at("sitting").as_string());
    take("counter.close", kClerk, R"({"sitting":"$sitting"})");
    take("counter.tell", kClerk, R"({"sitting":"$told_sitting","told_on":"2026-06-01","service":"mail","proof":"回执"})");
    for (int i = 0; i < 40; ++i) must("inquiry.make", kLooked, filled(R"({"subject_code":"$number","subject_name":"张某","matter":"penalty","case_reference":"案1"})"));
    must("account.grant", "operator", R"({"login":"zhang.wei","role":"officer","unit":")" + kWorkBody + R"(","officer":"near"})");
    // Lenient treatment claimed, granted and refused; a document that is stayed; a record that is designated.
    names_["claim"] = take("leniency.claim", kOwner, R"({"record":"$claimed","flag":"force_majeure","statement":"当日洪水"})", "claim");
    names_["answered_claim"] = std::string(must("leniency.claim", kOwner, filled(R"({"record":"$refused","flag":"force_majeure","statement":"当日洪水"})")).at("claim").as_string());
    take("leniency.decide", kSource, R"({"claim":"$answered_claim","outcome":"refused","reason":"当日没有洪水"})");
    take("leniency.grant", kSource, R"({"record":"$granted","flag":"slight_no_intent","reason":"首次且及时改正"})");
    must("document.stay", kSource, filled(R"({"record":"$stopped","document_number":"停2号","decided_on":"2026-05-20","action":"stay"})"));
    names_["designation"] = take("designation.decide", kSource, designating("$designated"), "designation");
    names_["ended_designation"] = std::string(must("designation.decide", kSource, filled(designating("$designated_once", "document_number", "罚once"))).at("designation").as_string());
    take("designation.end", kSource, R"({"designation":"$ended_designation","document_number":"撤9号","decided_on":"2026-06-01","kind":"revoked"})");
    apply_for_restoration();
    // Looks of an officer at the company, contested and answered; leaves; declarations.
    for (const char* name : {"look", "contested_look", "answered_look"}) {
      must("inquiry.make", kReceiver, filled(R"({"subject_code":"$company","matter":"permit","case_reference":"案2"})"));
      const auto about = about_subject(platform().db(), *store::find_subject_by_code(platform().db(), kCompany));
      names_[name] = platform().public_id("lok", store::last_access(platform().db(), about)->row_id);
    }
    for (const char* name : {"contested_look", "answered_look"}) names_[std::string("contest_of_") + name] = take("look.contest", kOwner, R"({"look":"$)" + std::string(name) + R"(","statement":"没有办理"})", "contest");
    take("look.answer", kSecondReceiver, R"({"contest":"$contest_of_answered_look","was_needed":true,"reason":"许可所需"})");
    must("officer.register", "operator", filled(R"({"unit":"$department","id":"li","name":"演示丙","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})"));
    take("leave.begin", kSource, R"({"from_on":"2026-06-20","until_on":"2026-06-25","stand_in":"li"})");
    take("leave.end", kSource, "{}");
    must("leave.begin", kSource, R"({"from_on":"2026-06-20","until_on":"2026-06-25","stand_in":"li"})");
    // A collector whose agreement stands, another one that left; what they were allowed and supplied.
    register_collector();
    register_collector(kLeft);
    names_["association"] = testing::kAssociation;
    names_["left"] = kLeft;
    names_["agreement"] = std::string(must("collector.register", kClerk, agreement()).at("agreement").as_string());
    done_["collector.register"] = agreement();
    names_["ended_agreement"] = std::string(must("collector.register", kClerk, agreement(kLeft)).at("agreement").as_string());
    take("collector.end", kClerk, R"({"agreement":"$ended_agreement","reason":"协议解除"})");
    names_["ended_collection"] = take("collection.allow", kOwner, allowing(kReadAndFree), "collection");
    take("collection.revoke", kOwner, R"({"collection":"$ended_collection"})");
    must("collection.allow", kOwner, filled(allowing(kReadAndFree)));
    for (const char* name : {"running", "accepted", "asked", "gone"}) names_[std::string(name) + "_market"] = take("collector.submit", kCollector, supplied(std::string("信") + name), "record");
    must("record.correct", kCollector, filled(R"({"record":"$running_market","elements":{"SC_NR":"供货合同履行完毕"},"reason":"录入有误"})"));
    must("record.withdraw", kCollector, filled(R"({"record":"$gone_market","reason":"录入有误"})"));
    for (int i = 0; i < 20; ++i) must("declaration.submit", "subject:" + kOther, R"({"kind":"business","declared":"商贸","accuracy_pledged":true})");
    names_["withdrawn_declaration"] = take("declaration.submit", kOwner, R"({"kind":"business","declared":"软件开发","accuracy_pledged":true})", "declaration");
    take("declaration.withdraw", kOwner, R"({"declaration":"$withdrawn_declaration"})");
    hold_to_account();
    draft_editions();
    must("account.open", "operator", R"({"login":"auditor","person_name":"李某","id_number":"110105194912310038"})");
    must("account.grant", "operator", R"({"login":"auditor","role":"audit_administrator"})");
    must("account.open", "operator", R"({"login":"gone","person_name":"李某","id_number":"110105194912310038"})");
    take("account.reset", "operator", R"({"login":"gone","reason":"手机遗失"})");
    take("account.disable", "operator", R"({"login":"gone","reason":"离职"})");
    names_["key"] = base::base64(std::string(32, 'k'));
    names_["taken_print"] = base::hex(std::string(32, 'q'));
    names_["taken_key"] = base::base64(std::string(32, 't'));
    const std::string client = R"({"name":"执法系统","unit":"$department","officer":"a","items":["C4-03"],"from_on":"2026-06-01","until_on":"2026-12-31","public_key":)";
    names_["client"] = take("client.register", "operator", client + R"("$taken_key","certificate_fingerprint":"$taken_print"})", "client");
    names_["revoked_client"] = std::string(must("client.register", "operator", filled(client + "\"" + base::base64(std::string(32, 'r')) + "\"}")).at("client").as_string());
    take("client.revoke", "operator", R"({"client":"$revoked_client","reason":"密钥遗失"})");
    for (const char* name : {"contested", "accepted", "asked", "decided", "accepted_pledge", "accepted_listing", "asked_pledge", "asked_listing", "accepted_person", "asked_person", "accepted_market", "asked_market"}) {
      const std::string owner = std::string_view(name).ends_with("_person") ? person : kOwner;
      names_[std::string("objection_") + name] = take("objection.submit", owner, R"({"record":"$)" + std::string(name) + R"(","ground":")" + (std::string_view(name) == "decided" ? "wrong_grade" : "error") + R"(","statement":"金额不对"})", "objection");
    }
    for (const char* name : {"accepted", "asked", "decided", "accepted_pledge", "accepted_listing", "asked_pledge", "asked_listing", "accepted_person", "asked_person", "accepted_market", "asked_market"}) {
      take("objection.accept", kClerk, R"({"objection":"$objection_)" + std::string(name) + "\"}");
    }
    take("objection.decide", kClerk, R"({"objection":"$objection_decided","outcome":"not_founded","reason":"核对无误","elements":{}})");
    for (int i = 0; i < 10; ++i) take("objection.add_evidence", kOwner, evidence("$objection_accepted", "收据.pdf", kPdf));
    contest_twice();
    make_proposals();
    make_listings();
    make_measures();
    for (const char* name : {"asked", "asked_pledge", "asked_listing", "asked_person", "asked_market"}) take("objection.ask_source", kClerk, R"({"objection":"$objection_)" + std::string(name) + R"(","question":"请核实"})");
  }

  /// What would end a step that cases still need: last of all.
  void finish() {
    take("objection.answer", kSource, R"({"objection":"$objection_asked","outcome":"confirmed","points":["处罚属实"],"elements":{}})");
    take("account.revoke", "operator", R"({"login":"zhang.wei","grant":"$grant","reason":"调离"})");
    take("objection.close", kClerk, R"({"objection":"$objection_decided","told_on":"2026-06-01","proof":"签收"})");
  }

  [[nodiscard]] std::string filled(std::string input) const {
    for (auto name = names_.rbegin(); name != names_.rend(); ++name) {  // the longer of two names first
      for (std::size_t at = input.find("$" + name->first + "\""); at != std::string::npos; at = input.find("$" + name->first + "\"")) input.replace(at, name->first.size() + 1, name->second);
    }
    EXPECT_EQ(input.find('$'), std::string::npos) << input;
    return input;
  }
  /// The inputs with which each operation was done.
  [[nodiscard]] const std::map<std::string, std::string>& done() const { return done_; }

  /// How each operation refused a number of a person in a field that others may read: by operation and place.
  [[nodiscard]] const std::map<std::string, std::string>& numbers_refused() const { return numbers_refused_; }

  /// What the business tables hold, by a hash each: what a refusal must leave as it was. The log has its own places, and
  /// `counter` knows its next row.
  [[nodiscard]] std::map<std::string, std::string> rows() const {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open_v2(places().database().c_str(), &db, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    const auto each = [&](const std::string& sql, auto take_row) {
      sqlite3_stmt* statement = nullptr;
      EXPECT_EQ(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sql;
      while (sqlite3_step(statement) == SQLITE_ROW) take_row(statement);
      sqlite3_finalize(statement);
    };
    std::vector<std::string> tables;
    each("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'name_index%' AND name NOT IN ('journal', 'vault', 'tile', 'checkpoint', 'counter') ORDER BY name",
         [&](sqlite3_stmt* row) { tables.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(row, 0))); });
    std::map<std::string, std::string> hashes;
    for (const std::string& table : tables) {
      std::string all;
      each("SELECT * FROM " + table, [&](sqlite3_stmt* row) {
        for (int i = 0; i < sqlite3_column_count(row); ++i) {
          const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, i));
          all.append(bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, i))) += '|';
        }
        all += '\n';
      });
      hashes[table] = base::hex(base::view(base::sha256(all)));
    }
    sqlite3_close(db);
    return hashes;
  }

 private:
  std::string take(const std::string& operation, const std::string& actor, const std::string& input, const char* wanted = nullptr) {
    if (!done_.contains(operation)) try_numbers(operation, actor, filled(input));
    const auto answer = must(operation, actor, filled(input));
    done_.emplace(operation, filled(input));
    return wanted == nullptr ? "" : std::string(answer.at(wanted).as_string());
  }
  /// What is about to be done, with the number of a person in one of its open texts after the other.
  void try_numbers(const std::string& operation, const std::string& actor, const std::string& input) {
    base::json::object changed = base::parse_json(input)->as_object();
    const std::function<void(base::json::value&, const std::string&)> try_in = [&](base::json::value& said, const std::string& place) {
      if (said.is_string()) {
        const base::json::string as_it_was = said.get_string();
        said.get_string() += " 张某" + kNumber;
        numbers_refused_[operation + place] = refusal(operation, actor, base::json::serialize(changed));
        said = as_it_was;
      }
      if (said.is_array()) {
        for (base::json::value& one : said.get_array()) try_in(one, place);
      }
      if (said.is_object()) {
        for (auto& member : said.get_object()) try_in(member.value(), place + "/" + std::string(member.key()));
      }
    };
    for (const statute::Field& field : find_command(operation)->fields) {
      if (field.numbers == statute::PersonalNumbers::refused && changed.contains(field.name)) try_in(changed.at(field.name), "/" + field.name);
    }
  }
  /// Applications at every step, of records that can be restored; one that is shielded, and one that was.
  void apply_for_restoration() {
    for (const char* name : {"restorable", "applied", "handled", "own_handled", "gone", "gone_handled", "not_restored", "shielded", "unshielded", "completed", "early_1", "early_2"}) names_[name] = file_penalty(kCompany, std::string("修") + name, "2026-02-06");
    const auto old = import("C4-03", kDepartment, penalty_heading() + penalty(kCompany, "修old", "2024-06-10", "2024-06-10", "60"));
    EXPECT_TRUE(old && old->refused == 0) << verdicts();
    names_["old"] = platform().public_id("rec", last_record());
    for (const char* name : {"applied", "handled", "own_handled", "gone", "gone_handled", "not_restored"}) {
      names_["application_" + std::string(name)] = take("restoration.apply", kOwner, R"({"record":"$)" + std::string(name) + R"(","way":"completed_rectification","correction":"罚款已缴清","pledge":true})", "application");
    }
    for (const char* name : {"handled", "gone_handled", "not_restored"}) take("restoration.accept", kSource, R"({"application":"$application_)" + std::string(name) + R"(","handler":")" + testing::kSecond + "\"}");
    take("restoration.accept", kSource, R"({"application":"$application_own_handled","handler":"a"})");
    take("restoration.decide", kSource, R"({"application":"$application_not_restored","outcome":"refused","reason":"尚未缴清","rule":"履行义务"})");
    take("restoration.report_fee", kOwner, R"({"application":"$application_not_restored","statement":"被要求付费"})");
    for (const char* name : {"gone", "gone_handled"}) must("record.withdraw", kSource, filled(R"({"record":"$)" + std::string(name) + R"(","reason":"报送有误"})"));
    for (const char* name : {"shielded", "unshielded", "completed"}) take("shield.set", kSource, shielding("$" + std::string(name)));
    take("shield.lift", kSource, R"({"record":"$unshielded","reason":"重整计划未能执行"})");
    take("shield.complete", kSource, completing("$completed"));
    take("restoration.end_early", kSource, ending_early({"$early_1", "$early_2"}));
  }
  /// A unit spoken with, which answered or not; a collector fined; reports on a pledge; what a government promised, and how it stands.
  void hold_to_account() {
    names_["court"] = kCourt;
    for (const char* name : {"spoken", "answered", "closed"}) names_["accountability_" + std::string(name)] = take("accountability.act", kCharge, speaking(), "accountability");
    take("accountability.answer", kSource, R"({"accountability":"$accountability_answered","answer":"已改正"})");
    take("accountability.close", kCharge, R"({"accountability":"$accountability_closed","reason":"已改正"})");
    take("accountability.fine", kCharge, fining("罚协1号"));
    names_["pledge_report"] = take("pledge.report", "subject:" + kOther, R"({"record":"$running_pledge","statement":"没有退款"})", "report");
    names_["answered_pledge_report"] = take("pledge.report", kOwner, R"({"record":"$running_pledge","statement":"没有退款"})", "report");
    take("pledge.answer_report", kSource, R"({"report":"$answered_pledge_report","outcome":"not_performed","reason":"尚未退款"})");
    for (const char* name : {"promise", "performed_promise", "changed_promise"}) names_[name] = take("trust.register", kSource, promising(name), "promise");
    take("trust.report_performance", kSource, R"({"promise":"$performed_promise","outcome":"performed"})");
    take("trust.change", kSource, R"({"promise":"$changed_promise","authority":"市人民政府","procedure_document":"函1号","compensation":"补偿搬迁费用","reason":"防洪工程需要"})");
    adopt_responsibility();
    take("trust.responsibility", kSource, holding_responsible("追责1号"));
  }
  /// A draft of an edition nobody was asked about, and one that one of two units answered; an assessment of government trust.
  void draft_editions() {
    for (const char* name : {"draft", "sent_draft"}) names_[name] = take("edition.draft", kCharge, drafting_edition(), "rule_draft");
    take("rule_draft.consult", kCharge, consulting("$sent_draft"));
    take("rule_draft.opinion", kSource, R"({"rule_draft":"$sent_draft","unit_opinion":"无不同意见"})");
    take("trust.assess", kCharge, assessing());
  }
  /// Objections whose clock stands still, and those whose result was told: what of it is disputed, and what cannot be.
  void contest_twice() {
    const auto name = [](const char* of) { return "$objection_" + std::string(of); };
    for (const char* of : {"paused", "resumed", "disputable", "upheld", "taken_back", "again", "disputed", "settled"}) {
      names_["objection_" + std::string(of)] = take("objection.submit", kOwner, R"({"record":"$)" + std::string(of) + R"(","ground":"wrong_grade","statement":"金额不对"})", "objection");
      take("objection.accept", kClerk, R"({"objection":")" + name(of) + "\"}");
    }
    for (const char* of : {"paused", "resumed"}) take("objection.pause", kClerk, pausing(name(of)));
    take("objection.resume", kClerk, resuming(name("resumed")));
    for (const char* of : {"disputable", "upheld", "taken_back", "again", "settled"}) {
      const bool is_upheld = std::string_view(of) == "upheld";
      take("objection.decide", kClerk, R"({"objection":")" + name(of) + R"(","outcome":")" + (is_upheld ? "own_error" : "not_founded") + R"(","reason":"已核对","elements":{)" + (is_upheld ? R"("CF_NR_FK":"4")" : "") + "}}");
    }
    take("objection.ask_source", kClerk, R"({"objection":"$objection_disputed","question":"请核实"})");
    take("objection.answer", kSource, R"({"objection":"$objection_disputed","outcome":"confirmed","points":["处罚属实"],"elements":{}})");
    // Of two points, with its source.
    names_["two_pointed"] = file_penalty(kCompany, "两点1号");
    names_["objection_two_pointed"] = take("objection.submit", kOwner, R"({"record":"$two_pointed","ground":"error","statement":"金额不对\n已经撤销"})", "objection");
    take("objection.accept", kClerk, R"({"objection":"$objection_two_pointed"})");
    take("objection.ask_source", kClerk, R"({"objection":"$objection_two_pointed","question":"请核实"})");
    for (const char* of : {"disputable", "upheld", "taken_back", "again", "settled", "disputed"}) take("objection.close", kClerk, R"({"objection":")" + name(of) + R"(","told_on":"2026-06-01","proof":"签收"})");
    take("record.withdraw", kSource, R"({"record":"$taken_back","reason":"报送有误"})");
    take("objection.submit", kOwner, R"({"record":"$again","ground":"privacy","statement":"不应公示"})");
    for (const char* of : {"settled", "disputed"}) take("objection.dispute", kOwner, R"({"objection":")" + name(of) + R"(","statement":"金额仍然不对"})");
    take("objection.settle", kSource, settling("$objection_settled"));
    must("unit.register", "operator", R"({"uscc":")" + kMeeting + R"(","name":"演示联席会议办公室","kind":"joint_meeting","region":"210000","submitters":[]})");
    must("officer.register", "operator", R"({"unit":")" + kMeeting + R"(","id":"a","name":"演示己","office":"秘书处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    take("joint_decision.register", kSecretary, joint_decision());
    decided("演示早1号", "2025-11-01");
    decided("演示早2号", "2026-05-01");
  }
  /// Cases at every step, and what became of the records they rest on.
  void make_listings() {
    must("unit.register", "operator", R"({"uscc":")" + kCityCharge + R"(","name":"沈阳市主管部门","kind":"in_charge","region":"210100","submitters":[]})");
    must("officer.register", "operator", R"({"unit":")" + kCityCharge + R"(","id":"a","name":"演示庚","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    for (const auto& [name, code] : {std::pair("list", "MN-AQSC"), std::pair("ended_list", "MN-GC"), std::pair("system_consulted", "MN-HE"), std::pair("system_commented", "MN-HF")}) names_[name] = drafted_list(code);
    names_["system_later_basis"] = drafted_list("MN-HG", "2026-06-02");
    for (const char* name : {"list", "ended_list"}) take("list_system.establish", kCharge, establishing_list("$" + std::string(name)));
    names_["system_drafted"] = take("list_system.draft", kCharge, drafting_list("", nullptr, "MN-HC"), "list_system");
    names_["system_open"] = take("list_system.draft", kCharge, drafting_list("", nullptr, "MN-HD"), "list_system");
    take("rule_draft.consult", kCharge, consulting("$system_open", "opinions_until_on", "2026-07-31"));
    const base::Instant now = clock().now();
    go_to("2026-04-20T09:00:00+08:00");
    take("rule_draft.comment", kOwner, R"({"rule_draft":"$system_commented","opinion":"移出条件不清楚"})");
    clock().set(now);
    names_["serious_proposable"] = file_serious(kCompany, "列罚proposable");
    names_["serious_graded"] = file_serious(kCompany, "列罚graded", "2026-05-21");
    for (const char* name : {"untold", "told", "stated", "dropped", "of_ended_list", "corrected", "gone", "stopped", "lenient", "contested", "shielded", "used", "entered", "asked", "fallen", "taken_off", "doubted", "questioned"}) {
      names_["serious_" + std::string(name)] = file_serious(kCompany, std::string("列罚") + name);
    }
    const auto propose = [&](const std::string& name, const std::string& list) {
      const auto answer = must("listing.propose", kSource, filled(base::json::serialize(listing("$" + list, "$serious_" + name))));
      names_["listing_" + name] = answer.at("listing").as_string();
      if (name != "untold") must("notice.serve", kSource, filled(R"({"notice":")" + std::string(answer.at("notice").as_string()) + R"(","served_on":"2026-06-01","service":"mail","proof":"回执"})"));
    };
    names_["serious_first"] = file_serious(kCompany, "列罚first");
    names_["listing_first"] = take("listing.propose", kSource, listing_of("$serious_first"), "listing");
    for (const char* name : {"untold", "told", "stated", "dropped", "corrected", "gone", "stopped", "lenient", "contested", "shielded", "used", "graded", "entered", "asked", "fallen", "taken_off", "doubted", "questioned"}) propose(name, "list");
    propose("of_ended_list", "ended_list");
    take("list_system.end", kCharge, R"({"list_system":"$ended_list","reason":"依据已经废止"})");
    take("listing.state", kOwner, in_case("$listing_stated", R"(,"statement":"责任尚未查清")"));
    take("listing.state", kOwner, in_case("$listing_first", R"(,"statement":"责任尚未查清")"));
    take("listing.answer", kSource, in_case("$listing_first", R"(,"reason":"调查报告已认定")"));
    take("listing.decide", kSecondSource, in_case("$listing_dropped", R"(,"outcome":"dropped","reason":"情节尚不严重")"));
    // What became of the records meanwhile.
    must("record.correct", kSource, filled(R"({"record":"$serious_corrected","elements":{"CF_NR_FK":"61"},"reason":"录入有误"})"));
    must("record.withdraw", kSource, filled(R"({"record":"$serious_gone","reason":"报送有误"})"));
    must("document.stay", kSource, filled(R"({"record":"$serious_stopped","document_number":"停3号","decided_on":"2026-05-20","action":"stay"})"));
    must("leniency.claim", kOwner, filled(R"({"record":"$serious_lenient","flag":"force_majeure","statement":"当日洪水"})"));
    must("objection.submit", kOwner, filled(R"({"record":"$serious_contested","ground":"error","statement":"金额不对"})"));
    must("shield.set", kSource, filled(shielding("$serious_shielded")));
    must("policy_value.set", kSource, filled(R"({"key":"penalty.fine_serious_from","unit":"$department","value":"900000000","from_on":"2026-05-20","decision_number":"演示10号"})"));
    // Entered after the time for statement and defence: one that stands, one whose removal is asked for, one whose basis fell, one removed.
    const base::Instant today = clock().now();
    go_to(kAfterDefence);
    for (const char* name : {"entered", "asked", "fallen", "taken_off", "doubted", "questioned"}) names_["entry_" + std::string(name)] = take("listing.decide", kSecondSource, entering("$listing_" + std::string(name), std::string("列决") + name), "record");
    names_["running_own_entry"] = names_["entry_entered"];
    for (const auto& [name, entry] : {std::pair{"objection_accepted_own_entry", "$entry_doubted"}, {"objection_asked_own_entry", "$entry_questioned"}}) {
      names_[name] = take("objection.submit", kOwner, R"({"record":")" + std::string(entry) + R"(","ground":"error","statement":"责任尚未查清"})", "objection");
      take("objection.accept", kClerk, R"({"objection":"$)" + std::string(name) + "\"}");
    }
    take("objection.ask_source", kClerk, R"({"objection":"$objection_asked_own_entry","question":"请核实"})");
    must("document.fall", "court:a@" + kCourt, filled(R"({"record":"$serious_fallen","document_number":"撤3号","decided_on":"2026-06-02","kind":"revoked"})"));
    for (const char* name : {"asked", "taken_off"}) take("listing.apply_removal", kOwner, in_case("$listing_" + std::string(name), R"(,"statement":"已完成整改")"));
    take("listing.refuse_removal", kSource, in_case("$listing_taken_off", R"(,"requirement":"经验收","reason":"验收尚未通过")"));
    take("listing.remove", kSource, in_case("$listing_taken_off", R"(,"reason":"已完成整改并经验收")"));
    clock().set(today);
  }
  /// One open, one decided on, one whose act was done meanwhile by the approval of another, and one about a record that was corrected meanwhile.
  void make_proposals() {
    must("officer.register", "operator", R"({"unit":")" + kInCharge + R"(","id":"neighbour","name":"演示丙","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    const auto propose = [&](const std::string& name, const std::string& from_on) {
      const Answer answer = act("edition.adopt", kCharge, R"({"items":["C3-02"],"from_on":")" + from_on + R"(","decision_number":"演示9号","decided_on":"2025-12-01","authority":"演示联席会议"})");
      ASSERT_TRUE(answer && answer->contains("content_hash"));
      names_[name] = answer->at("proposal").as_string();
      names_[name + "_hash"] = answer->at("content_hash").as_string();
    };
    propose("proposal", "2026-02-01");
    propose("decided_proposal", "2026-03-01");
    propose("late_proposal", "2026-03-01");
    propose("refused_proposal", "2026-04-01");
    propose("withdrawn_proposal", "2026-05-01");
    names_["read_anew"] = file_penalty(kCompany, "罚read_anew");
    const Answer of_record = act("designation.decide", kSource, filled(designating("$read_anew", "document_number", "罚read_anew")));
    ASSERT_TRUE(of_record && of_record->contains("content_hash"));
    names_["outdated_proposal"] = of_record->at("proposal").as_string();
    names_["outdated_proposal_hash"] = of_record->at("content_hash").as_string();
    must("record.correct", kSource, filled(R"({"record":"$read_anew","elements":{"CF_NR_FK":"0.5"},"reason":"录入有误"})"));
    take("proposal.approve", kSecondCharge, R"({"proposal":"$decided_proposal","content_hash":"$decided_proposal_hash"})");
    take("proposal.refuse", kSecondCharge, R"({"proposal":"$refused_proposal","reason":"文号有误"})");
    take("proposal.withdraw", kCharge, R"({"proposal":"$withdrawn_proposal"})");
  }
  /// Lists of measures at every step, the one in force with a line for each way to go beyond it; measures and rewards that stand and that ended.
  void make_measures() {
    for (const char* name : {"measured", "lifted"}) names_[name] = file_penalty(kCompany, std::string("惩") + name);
    const auto minor = import("C4-03", kDepartment, penalty_heading() + penalty(kCompany, "惩minor", "2026-05-06", "2026-05-06", "0.1"));
    EXPECT_TRUE(minor && minor->refused == 0) << verdicts();
    names_["minor"] = platform().public_id("rec", last_record());
    const base::Instant today = clock().now();
    go_to("2026-03-01T09:00:00+08:00");
    must("joint_decision.register", kSecretary, R"({"level":"province","decision_number":"联席清单1号","decided_on":"2026-03-01","title":"关于惩戒措施清单的决定"})");
    const auto of_list = [](const std::string& name, const std::string& more = "") { return R"({"list":"$list_)" + name + "\"" + more + "}"; };
    for (const char* name : {"released", "releasable", "unanswered", "open", "approved", "draft", "empty"}) {
      names_["list_" + std::string(name)] = take("measure_list.draft", kCharge, list_draft("list_number", std::string("清单") + name), "list");
      if (std::string_view(name) != "empty") take("measure_list.add_measure", kCharge, listing_measure("$list_" + std::string(name)));
      if (std::string_view(name) != "empty" && std::string_view(name) != "draft" && std::string_view(name) != "released") take("measure_list.approve", kCharge, of_list(name, R"(,"decision_number":"联席清单1号")"));
    }
    take("measure_list.add_measure", kCharge, listing_measure("$list_empty"));
    take("measure_list.remove_measure", kCharge, of_list("empty", R"(,"measure_kind":"M26-3-01","unit":"$department")"));
    take("measure_list.reopen", kCharge, of_list("approved", R"(,"reason":"采纳公众意见")"));
    take("measure_list.approve", kCharge, of_list("approved", R"(,"decision_number":"联席清单1号")"));
    const auto line = [&](const std::string& kind, const std::string& field, const base::json::value& value) {
      base::json::object input = base::parse_json(listing_measure("$list_released", "measure_kind", base::json::string(kind)))->as_object();
      if (value.is_null()) input.erase(field);
      else input[field] = value;
      must("measure_list.add_measure", kCharge, filled(base::json::serialize(input)));
    };
    line("M26-3-02", "severity", nullptr);
    line("M26-4-01", "triggers", base::json::array{"C8-06"});
    line("M26-4-02", "unit", base::json::string(kReader));
    line("M26-2-01", "term_months", nullptr);
    must("measure_list.approve", kCharge, filled(of_list("released", R"(,"decision_number":"联席清单1号")")));
    for (const char* name : {"released", "releasable", "unanswered"}) take("measure_list.open_comments", kCharge, of_list(name, R"(,"comments_until_on":"2026-03-31")"));
    take("rule_draft.comment", kOwner, R"({"rule_draft":"$list_unanswered","opinion":"期限过长"})");
    go_to("2026-04-01T09:00:00+08:00");
    take("measure_list.release", kCharge, of_list("released", R"(,"from_on":"2026-04-01")"));
    clock().set(today);
    must("measure_list.open_comments", kCharge, filled(of_list("open", R"(,"comments_until_on":"2026-07-31")")));
    for (const char* name : {"comment", "answered_comment"}) names_[name] = take("rule_draft.comment", kOwner, R"({"rule_draft":"$list_open","opinion":"减分幅度过大"})", "comment");
    take("rule_draft.answer_comment", kCharge, R"({"comment":"$answered_comment","answer":"已下调"})");
    names_["measure"] = take("measure.apply", kSource, measuring("$measured"), "measure");
    names_["lifted_measure"] = take("measure.apply", kSource, measuring("$lifted"), "measure");
    take("measure.lift", kSource, R"({"measure":"$lifted_measure","reason":"已全面整改"})");
    for (const char* name : {"honour", "gone_honour", "stopped_honour", "contested_honour"}) names_[name] = file_honour(std::string("荣") + name, kCompany);
    names_["reward"] = take("reward.grant", kSource, rewarding("$honour"), "reward");
    names_["ended_reward"] = take("reward.grant", kSource, rewarding("$honour", "reward_kind", "R22-1-02"), "reward");
    take("reward.end", kSource, R"({"reward":"$ended_reward","reason":"荣誉已撤销"})");
    must("record.withdraw", kSource, filled(R"({"record":"$gone_honour","reason":"报送有误"})"));
    must("document.stay", kSource, filled(R"({"record":"$stopped_honour","document_number":"停4号","decided_on":"2026-05-20","action":"stay"})"));
    must("objection.submit", kOwner, filled(R"({"record":"$contested_honour","ground":"error","statement":"不是本公司"})"));
  }
  std::string file_pledge(const std::string& name) {
    return filed("C2-03",
                 "code,subjectName,subjectCategory,identify,commitmentTypeId,reason,content,liabilityBreachCommitment,commitmentDate,fulfillmentStatus,acceptanceUnit,acceptanceUnitIdentify,publicationType\n"
                 "承诺" + name + ",演示公司,法人及非法人组织," + kCompany + ",主动型,办事,材料真实,依法承担,2026-05-01,全部履行,沈阳市处罚局," + kDepartment + ",可向社会公开\n");
  }
  std::string file_listing(const std::string& name) {
    return filed("C8-01",
                 "SL_LIST_CODE,SL_SUBJ_NAME,SL_SUBJ_TYPE,SL_SUBJ_CODE,SL_DECISION_NO,SL_DECISION_DATE,SL_REASON,SL_GROUND,SL_BASIS,SL_ORG,SL_ORG_CODE,SL_START,SL_STATUS,SL_SOURCE,SL_SOURCE_CODE,X_SDRQ\n"
                 "MN-AQSC,演示公司,法人及非法人组织," + kCompany + ",列" + name + ",2026-05-06,演示事由,L28-1-04,演示规定,沈阳市处罚局," + kDepartment + ",2026-05-06,列入,沈阳市处罚局," + kDepartment + ",2026-05-08\n");
  }
  std::string filed(const std::string& item, const std::string& csv) {
    const auto result = import(item, kDepartment, csv, item != "C2-03");
    EXPECT_TRUE(result && result->refused == 0) << verdicts();
    return platform().public_id("rec", last_record());
  }
  [[nodiscard]] std::int64_t number_of(const std::string& name) { return *platform().internal_id("rec", names_.at(name)); }
  [[nodiscard]] std::string notice_of(const std::string& name) { return platform().public_id("ntc", store::notices_of(platform().db(), number_of(name)).front().notice.id); }
  [[nodiscard]] std::string recall_of(const std::string& name, std::size_t which) {
    const auto certificates = store::certificates_of(platform().db(), number_of(name));
    return platform().public_id("rcl", store::recalls_of(platform().db(), certificates.front().id).at(which).id);
  }
  std::map<std::string, std::string> names_, done_, numbers_refused_;
};

}  // namespace liaoxin::app::refusals
