#pragma once
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>

#include "app/executor.hpp"
#include "app/import.hpp"
#include "app/platform.hpp"
#include "app/proposals.hpp"
#include "app/public_face.hpp"
#include "base/text.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "declared.hpp"
#include "registry/identifiers.hpp"
#include "statute/inquiry_matter.hpp"
#include "store/access_entries.hpp"
#include "store/records.hpp"

/// A small province in a directory of its own, with a clock the test moves: one registrar, one department, a work
/// body, a body in charge, a court, and all items of stage 1 in force.
namespace liaoxin::app::testing {

inline const std::string kRegistrar = registry::compute_uscc("11210100MB0000001");
inline const std::string kDepartment = registry::compute_uscc("11210100MB0000002");
inline const std::string kWorkBody = registry::compute_uscc("12210000MB0000003");
inline const std::string kInCharge = registry::compute_uscc("11210000MB0000004");
inline const std::string kJointMeeting = registry::compute_uscc("11210000MB0000019");
inline const std::string kCourt = registry::compute_uscc("11210000MB0000005");
inline const std::string kReader = registry::compute_uscc("11210000MB0000006");
inline const std::string kAssociation = registry::compute_uscc("51210000MJ0000001");  ///< a collector, once it is there
inline const std::string kSecond = "second";  ///< the officer of another office, in each unit
inline const std::string kCompany = registry::compute_uscc("91210100MA0000001");
inline const std::string kOther = registry::compute_uscc("91210100MA0000002");

/// What is unusual about a look; whether it was drawn for review hangs on nothing but the hash of its leaf.
inline std::string unusual_marks(const store::StoredAccess& look) {
  std::string marks;
  for (const std::string& mark : base::split(look.marks, ',')) {
    if (mark != cases::kDrawn) marks += (marks.empty() ? "" : ",") + mark;
  }
  return marks;
}

/// A citizen identity number over 17 given digits; it belongs to nobody where the division does not exist.
inline std::string id_number(const std::string& digits17) {
  static constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (digits17[i] - '0') * kWeights[i];
  return digits17 + "10X98765432"[sum % 11];
}

/// One member of an input.
inline std::string quoted(const std::string& key, const std::string& value) { return "\"" + key + "\":\"" + value + "\""; }

class Province {
 public:
  explicit Province(const std::string& today = "2026-06-01T09:00:00+08:00")
      : directory_(std::filesystem::temp_directory_path() / ("liaoxin-test-" + std::to_string(::getpid()) + "-" + std::to_string(next_++))),
        clock_(*base::Instant::parse_rfc3339(today)) {
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directories(directory_);
    base::SeededRandom random(1);
    initialise(app::places(directory_ / "data"), "localhost:8080", statute::embedded_pack(), random, clock_.now());
    open();
    unit(kRegistrar, "沈阳市登记局", "department");
    unit(kDepartment, "沈阳市处罚局", "department");
    unit(kWorkBody, "辽宁省信用中心", "work_body");
    unit(kInCharge, "辽宁省主管部门", "in_charge");
    unit(kCourt, "沈阳某法院", "court");
    unit(kReader, "辽宁省共享单位", "department");
    must("unit.register", "operator", R"({"uscc":")" + kJointMeeting + R"(","name":"省联席会议办公室","kind":"joint_meeting","region":"210000","submitters":[]})");
    must("officer.register", "operator", R"({"unit":")" + kJointMeeting + R"(","id":"a","name":"演示壬","office":"秘书处","posts":[]})");
    // Half a year earlier: drafted, units consulted, decided and adopted.
    go_to("2025-11-20T09:00:00+08:00");
    consulted(R"(["C1-01","C1-02","C4-03","C4-04","C8-05","C3-01","C2-01","C2-03","C8-06","C8-01","C3-02","C8-04"])");
    go_to("2025-12-01T09:00:00+08:00");
    for (const char* number : {"演示1号", "演示4号", "演示7号", "演示9号"}) decided(number, "2025-12-01");
    must("edition.adopt", "officer:a@" + kInCharge,
         R"({"items":["C1-01","C1-02","C4-03","C4-04","C8-05","C3-01","C2-01","C2-03","C8-06","C8-01"],"from_on":"2025-12-01","decision_number":"演示1号","decided_on":"2025-12-01","authority":"演示联席会议"})");
    go_to(today);
    must("policy_value.set", "officer:a@" + kDepartment,
         R"({"key":"penalty.fine_general_from","unit":")" + kDepartment + R"(","value":"300000","from_on":"2022-01-01","decision_number":"演示2号"})");
    must("policy_value.set", "officer:a@" + kDepartment,
         R"({"key":"penalty.fine_serious_from","unit":")" + kDepartment + R"(","value":"50000000","from_on":"2022-01-01","decision_number":"演示2号"})");
    for (const std::string& uscc : {kRegistrar, kDepartment, kWorkBody, kInCharge, kCourt, kReader}) inquires_in_every_matter(uscc);
    must("policy_value.set", "officer:a@" + kInCharge, R"({"key":"reward.kinds","unit":")" + kDepartment + R"(","value":"R22-1-01,R22-1-02","from_on":"2022-01-01","decision_number":"演示2号"})");
  }
  /// The item of responsibility on the record of a body takes force.
  void adopt_responsibility() {
    consulted(R"(["C8-09"])");
    const std::string today = clock_.now().date().iso();
    decided("演示12号", today);
    must("edition.adopt", "officer:a@" + kInCharge, R"({"items":["C8-09"],"from_on":")" + today + R"(","decision_number":"演示12号","decided_on":")" + today + R"(","authority":"演示联席会议"})");
  }
  /// What a unit says of a body by its own decision.
  [[nodiscard]] static base::json::object responsibility(const std::string& number, const std::string& body = kCompany) {
    return {{"unit", kDepartment}, {"body", body}, {"document_number", number}, {"decided_on", "2026-05-06"}, {"effective_on", "2026-05-20"}, {"responsibility", "未按约定支付工程款,经督办仍不履行"}};
  }
  /// The department in charge drafts these items and asks the work body, which answers at once: the consultation on them is over.
  std::string consulted(const std::string& items) {
    const std::string draft(must("edition.draft", "officer:a@" + kInCharge, R"({"items":)" + items + R"(,"drafting_purpose":"与全国目录一致"})").at("rule_draft").as_string());
    must("rule_draft.consult", "officer:a@" + kInCharge,
         R"({"rule_draft":")" + draft + R"(","consulted":[")" + kWorkBody + R"("],"opinions_until_on":")" + clock_.now().date().plus_days(7).iso() + "\"}");
    must("rule_draft.opinion", "officer:a@" + kWorkBody, R"({"rule_draft":")" + draft + R"(","unit_opinion":"无不同意见"})");
    return draft;
  }
  /// The provincial joint meeting registers a decision, so that an edition may take force by it.
  void decided(const std::string& number, const std::string& decided_on) {
    must("joint_decision.register", "officer:a@" + kJointMeeting, R"({"level":"province","decision_number":")" + number + R"(","decided_on":")" + decided_on + R"(","title":"关于补充目录的决定"})");
  }
  void inquires_in_every_matter(const std::string& uscc) {
    std::string matters;
    for (const statute::MatterFacts& matter : statute::inquiry_matters()) matters += (matters.empty() ? "" : ",") + std::string(matter.word);
    must("policy_value.set", "officer:a@" + kInCharge, R"({"key":"inquiry.matters","unit":")" + uscc + R"(","value":")" + matters + R"(","from_on":"2021-12-01","decision_number":"演示2号"})");
  }
  ~Province() {
    platform_.reset();
    std::filesystem::remove_all(directory_);
  }

  void open() { platform_ = std::make_unique<Platform>(places(), clock_, std::make_unique<base::SeededRandom>(++seed_)); }
  void close() { platform_.reset(); }
  [[nodiscard]] Platform& platform() { return *platform_; }
  [[nodiscard]] Places places() const { return app::places(directory_ / "data"); }
  [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }
  [[nodiscard]] Clock& clock() { return clock_; }
  void go_to(const std::string& instant) { clock_.set(*base::Instant::parse_rfc3339(instant)); }

  /// All bytes of the data directory but the keys.
  [[nodiscard]] std::string every_byte() const {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(places().data)) {
      if (!entry.is_regular_file() || entry.path().string().find("/keys/") != std::string::npos) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }

  Answer act(const std::string& operation, const std::string& actor, const std::string& input) {
    const statute::Actor who = *statute::parse_actor(actor);
    Answer answer = execute(*platform_, operation, *base::parse_json(input), who);
    EXPECT_EQ(undeclared_word(operation, who, answer), "") << "is not declared by " << operation << " " << input;
    return answer;
  }
  /// What takes two persons is approved by the second officer of the same unit.
  base::json::object must(const std::string& operation, const std::string& actor, const std::string& input) {
    Answer answer = act(operation, actor, input);
    if (answer && answer->contains("content_hash")) {
      const statute::Actor second{statute::ActorKind::officer, kSecond, statute::parse_actor(actor)->unit};
      answer = act("proposal.approve", statute::to_string(second), base::json::serialize(base::json::object{{"proposal", answer->at("proposal")}, {"content_hash", answer->at("content_hash")}}));
    }
    if (!answer) {
      ADD_FAILURE() << operation << ": " << base::word(answer.error().front().word) << " " << answer.error().front().message.en << " @ " << answer.error().front().pointer;
      return {};
    }
    return *answer;
  }
  std::string refusal(const std::string& operation, const std::string& actor, const std::string& input) {
    const Answer answer = act(operation, actor, input);
    return answer ? "" : std::string(base::word(answer.error().front().word));
  }

  base::Result<ImportResult> import(const std::string& item, const std::string& unit, const std::string& csv, bool attested = true, bool reviewed = true, const std::string& attester = {}) {
    const auto file = directory_ / ("file" + std::to_string(++files_) + ".csv");
    std::ofstream(file, std::ios::binary) << csv;
    ImportRequest request;
    request.file = file;
    request.item = item;
    request.actor = *statute::parse_actor("officer:a@" + unit);
    if (attested) {
      request.served_by = attester.empty() ? request.actor : *statute::parse_actor(attester);
      request.service_column = "X_SDRQ";
    }
    if (reviewed) request.secrecy_reviewed_by = attester.empty() ? request.actor : *statute::parse_actor(attester);
    request.verdicts = directory_ / ("verdicts" + std::to_string(files_) + ".csv");
    last_verdicts_ = request.verdicts;
    return import_file(*platform_, request, [](const ImportProgress&) {});
  }
  [[nodiscard]] std::string verdicts() const {
    std::ifstream in(last_verdicts_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  /// One organisation on the register.
  void register_organisation(const std::string& uscc, const std::string& name, const std::string& updated_on = "2026-01-05") {
    const auto result = import("C1-01", kRegistrar,
                               "DJ_MC,DJ_SHXYM,DJ_ZT,DJ_DQ,DJ_DJJG,DJ_DJJGDM,DJ_GXRQ,DJ_FDDBR,DJ_CYM\n" + name + "," + uscc + ",存续,210102,沈阳市登记局," + kRegistrar + "," + updated_on +
                                   ",王某某,旧名" + name + "@2020-01-01..2021-01-01\n",
                               false, false);
    ASSERT_TRUE(result) << result.error().message.en << " " << result.error().pointer;
    ASSERT_EQ(result->refused, 0) << verdicts();
  }
  static std::string penalty_heading() {
    return "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_YXQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM,LX_JYCX,X_SDRQ,X_XFGZS\n";
  }
  /// A penalty of 50,000 yuan: general grade, public for up to a year once told.
  static std::string penalty(const std::string& uscc, const std::string& number, const std::string& decided_on = "2026-05-06", const std::string& served_on = "2026-05-08",
                             const std::string& fine = "5", const std::string& text = "未按规定公示价格") {
    return "演示公司,法人及非法人组织," + uscc + "," + number + ",价格违法," + text + ",价格法第四十二条,罚款,罚款五万元," + fine + "," + decided_on + ",2099-12-31,沈阳市处罚局," + kDepartment +
           ",沈阳市处罚局," + kDepartment + ",否," + served_on + ",告知" + number + "\n";
  }
  /// Files one penalty and gives its public id.
  std::string file_penalty(const std::string& uscc, const std::string& number, const std::string& decided_on = "2026-05-06", bool attested = true) {
    const auto result = import("C4-03", kDepartment, penalty_heading() + penalty(uscc, number, decided_on, decided_on), attested);
    EXPECT_TRUE(result && result->refused == 0) << verdicts();
    return platform_->public_id("rec", last_record());
  }
  /// A penalty of 600,000 yuan: serious, by the standards of the department.
  std::string file_serious(const std::string& uscc, const std::string& number, const std::string& decided_on = "2026-05-06") {
    const auto result = import("C4-03", kDepartment, penalty_heading() + penalty(uscc, number, decided_on, decided_on, "60"));
    EXPECT_TRUE(result && result->refused == 0) << verdicts();
    return platform_->public_id("rec", last_record());
  }
  /// What a list system has to state.
  static base::json::object list_system(const std::string& code = "MN-AQSC") {
    return {{"list_code", code}, {"name", "安全生产严重失信主体名单"}, {"grounds", base::json::array{"L28-1-04", "L28-2-01"}}, {"legal_basis", "演示规定第七条"}, {"basis_from_on", "2021-09-01"}, {"unit", kDepartment},
            {"standard", "发生重大责任事故"}, {"removal_requirements", "完成整改并经验收"}, {"removal_procedure", "向列入机关申请"}, {"remedies", "行政复议、行政诉讼、异议"}, {"term_months", 12}};
  }
  /// A list system drafted in April, on which the work body and the public were asked to 1 May.
  std::string drafted_list(const std::string& code = "MN-AQSC", const char* basis_from_on = "2021-09-01", const std::string& authority = kDepartment) {
    const base::Instant now = clock_.now();
    go_to("2026-04-01T09:00:00+08:00");
    base::json::object input = list_system(code);
    input["basis_from_on"] = basis_from_on;
    input["unit"] = authority;
    const std::string number(must("list_system.draft", "officer:a@" + kInCharge, base::json::serialize(input)).at("list_system").as_string());
    must("rule_draft.consult", "officer:a@" + kInCharge, R"({"rule_draft":")" + number + R"(","consulted":[")" + kWorkBody + R"("],"opinions_until_on":"2026-05-01"})");
    clock_.set(now);
    return number;
  }
  /// The input by which it is established, as the joint meeting decided since.
  [[nodiscard]] static std::string establishing(const std::string& list_system, const std::string& decision_number = "联席1号", const std::string& from_on = "2026-06-01") {
    return R"({"list_system":")" + list_system + R"(","decision_number":")" + decision_number + R"(","from_on":")" + from_on + "\"}";
  }
  std::string established_list(const std::string& code = "MN-AQSC") {
    const std::string number = drafted_list(code);
    must("list_system.establish", "officer:a@" + kInCharge, establishing(number));
    return number;
  }
  static base::json::object listing(const std::string& list_system, const std::string& record) {
    return {{"list_system", list_system}, {"record", record}, {"ground", "L28-1-04"}, {"conduct", "隐瞒重大隐患并造成事故"}, {"limits", base::json::array{"造成多人伤亡"}}, {"evidence", "事故调查报告"}};
  }
  /// Files one honour of an organisation or individual business and gives its public id.
  std::string file_honour(const std::string& number, const std::string& uscc, const std::string& name = "沈阳演示科技有限公司", const std::string& until = "2027-06-30") {
    const auto result = import("C3-01", kDepartment,
                               "A000001,A000002,DATA_CATEGORY,IDENTIFICATION_NO,IDENTIFICATION_DATE,IDENTIFICATION_DEPT,EXPIRATION_DATE\n" + name + "," + uscc + ",守信典型," + number + ",2026-01-05,沈阳市处罚局," + until + "\n", false, false);
    EXPECT_TRUE(result && result->refused == 0) << verdicts();
    return platform_->public_id("rec", last_record());
  }
  /// The same about a natural person, by its identity number.
  static std::string person_penalty(const std::string& id_number, const std::string& number, const std::string& name = "张某", const std::string& decided_on = "2026-05-06") {
    return name + ",自然人,," + number + ",价格违法,未按规定公示价格,价格法第四十二条,罚款,罚款五万元,5," + decided_on + ",2099-12-31,沈阳市处罚局," + kDepartment + ",沈阳市处罚局," + kDepartment +
           ",否," + decided_on + ",告知" + number + ",身份证," + id_number + "\n";
  }
  static std::string person_heading() { return base::trim(penalty_heading()) + ",CF_XDR_ZJLX,CF_XDR_ZJHM\n"; }
  std::string file_person_penalty(const std::string& id_number, const std::string& number, const std::string& name = "张某", const std::string& decided_on = "2026-05-06") {
    const auto result = import("C4-03", kDepartment, person_heading() + person_penalty(id_number, number, name, decided_on));
    EXPECT_TRUE(result && result->refused == 0) << verdicts();
    return platform_->public_id("rec", last_record());
  }
  /// The same about an individual business, found by its own code.
  static std::string individual_penalty(const std::string& uscc, const std::string& number, const std::string& name = "沈阳演示小吃店") {
    std::string row = penalty(uscc, number);
    return name + ",个体工商户" + row.substr(row.find("," + uscc));
  }
  std::string file_individual_penalty(const std::string& uscc, const std::string& number, const std::string& name = "沈阳演示小吃店") {
    const auto result = import("C4-03", kDepartment, penalty_heading() + individual_penalty(uscc, number, name));
    EXPECT_TRUE(result && result->refused == 0) << verdicts();
    return platform_->public_id("rec", last_record());
  }
  /// An account of a natural person, and who it acts as.
  std::string person_account(const std::string& login, const std::string& name, const std::string& id_number, const std::string& opener = "operator") {
    must("account.open", opener, R"({"login":")" + login + R"(","person_name":")" + name + R"(","id_number":")" + id_number + "\"}");
    return std::string(must("account.grant", opener, R"({"login":")" + login + R"(","role":"person"})").at("as").as_string());
  }
  [[nodiscard]] std::int64_t last_record() {
    std::int64_t last = 0;
    store::each_record(platform_->db(), [&](const store::StoredRecord& record) { last = record.state.id; });
    return last;
  }
  /// A collector with its staff `a`, and the item of what it supplies in force.
  void register_collector(const std::string& uscc = kAssociation) {
    unit(uscc, "辽宁演示行业协会", "collector");
    if (uscc == kAssociation) must("edition.adopt", "officer:a@" + kInCharge, R"({"items":["C8-04"],"from_on":"2025-12-01","decision_number":"演示7号","decided_on":"2025-12-01","authority":"演示联席会议"})");
  }
  /// The input of an agreement with it.
  [[nodiscard]] static std::string agreement(const std::string& collector = kAssociation, const std::string& kinds = R"(["performance","membership"])", const std::string& until_on = "2027-12-31") {
    return R"({"collector":")" + collector + R"(","agreement_number":"信协〔2026〕1号","need":"会员管理","method":"会员申报","kinds":)" + kinds +
           R"(,"objection_procedure":"收到异议后三个工作日内核实并书面答复","contact":"会员部","until_on":")" + until_on + "\"}";
  }
  /// What a collector supplies about a subject.
  [[nodiscard]] static base::json::object information(const std::string& number, const std::string& subject_code, const std::string& subject_name) {
    return {{"number", number}, {"subject_code", subject_code}, {"subject_name", subject_name}, {"kind", "performance"}, {"information", "供货合同按期履行完毕"}, {"occurred_on", "2026-05-15"}, {"until_on", "2026-12-31"}};
  }
  /// What a stranger sees of a record now.
  [[nodiscard]] base::Result<registry::RecordView> seen(const std::string& record) { return PublicFace(places(), clock_).record(record); }

 private:
  void unit(const std::string& uscc, const std::string& name, const std::string& kind) {
    // Only the department in charge is the province's: lists are established by no other (art. 27).
    const std::string region = kind == "in_charge" ? "210000" : "210100";
    must("unit.register", "operator", R"({"uscc":")" + uscc + R"(","name":")" + name + R"(","kind":")" + kind + R"(","region":")" + region + R"(","submitters":[]})");
    must("officer.register", "operator", R"({"unit":")" + uscc + R"(","id":"a","name":"演示甲","office":"信用处","posts":["submitter","decision_officer","reviewer","clerk"]})");
    must("officer.register", "operator", R"({"unit":")" + uscc + R"(","id":")" + kSecond + R"(","name":"演示乙","office":"法规处","posts":["submitter","decision_officer","reviewer","clerk"]})");
  }

  static inline std::atomic<int> next_{0};
  std::filesystem::path directory_, last_verdicts_;
  Clock clock_;
  std::unique_ptr<Platform> platform_;
  std::uint64_t seed_ = 100;
  int files_ = 0;
};

}  // namespace liaoxin::app::testing
