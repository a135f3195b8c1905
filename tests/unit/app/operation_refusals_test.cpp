// Every operation is done once, and refused for each of the words it declares; nobody without the right does it; and a
// refusal leaves nothing but its trace in the log. Operations, words and rights come from their declarations: what is
// declared and not tried here fails.
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <set>

#include "access/policy.hpp"
#include "province.hpp"
#include "registry/public_reads.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

using statute::ActorKind;
using testing::kCompany;
using testing::kCourt;
using testing::kDepartment;
using testing::kInCharge;
using testing::kOther;
using testing::kReader;
using testing::kRegistrar;
using testing::kWorkBody;
using testing::Province;

const std::string kThird = registry::compute_uscc("91210100MA0000003");
const std::string kNobody = registry::compute_uscc("91210100MA0000009");
const std::string kNew = registry::compute_uscc("91210100MA0000008");
const std::string kIndividual = registry::compute_uscc("92210100MA0000001");
const std::string kSource = "officer:a@" + kDepartment, kClerk = "officer:a@" + kWorkBody, kCharge = "officer:a@" + kInCharge, kReceiver = "officer:a@" + kReader, kOwner = "subject:" + kCompany;

/// A province in which something stands at every step.
class World : public Province {
 public:
  World() {
    names_ = {{"company", kCompany}, {"other", kOther}, {"third", kThird}, {"nobody", kNobody}, {"new", kNew}, {"individual", kIndividual}, {"department", kDepartment}, {"reader", kReader}};
    register_organisation(kCompany, "沈阳演示科技有限公司");
    register_organisation(kOther, "沈阳演示商贸有限公司");
    register_organisation(kThird, "沈阳演示物流有限公司");
    for (const char* name : {"running", "contested", "accepted", "asked", "decided", "ended"}) names_[name] = file_penalty(kCompany, std::string("罚") + name);
    names_["held"] = file_penalty(kCompany, "罚held", "2026-05-06", false);
    names_["attested"] = file_penalty(kCompany, "罚attested", "2026-05-06", false);
    take("unit.register", "operator", R"({"uscc":")" + registry::compute_uscc("11210000MB0000007") + R"(","name":"新局","kind":"department","region":"210000","submitters":[]})");
    take("officer.register", "operator", R"({"unit":"$department","id":"b","name":"演示乙","office":"信用处"})");
    take("edition.adopt", kCharge, R"({"items":["C3-02"],"from_on":"2026-01-01","decision_number":"演示9号","decided_on":"2025-12-01","authority":"演示联席会议"})");
    take("policy_value.set", kSource, R"({"key":"penalty.fine_general_from","unit":"$department","value":"300000","from_on":"2026-02-01","decision_number":"演示8号"})");
    take("calendar.add", "operator", R"({"days":[{"date":"2027-01-01","kind":"off","holiday":"元旦"}],"notice":"演示通知"})");
    take("service.attest", kSource, R"({"record":"$attested","served_on":"2026-05-08","proof":"送达回证"})");
    names_["open_notice"] = notice_of("held");
    names_["served_notice"] = notice_of("attested");
    take("notice.serve", kSource, R"({"notice":"$served_notice","served_on":"2026-06-01","service":"mail","proof":"回执"})");
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
    for (const char* name : {"contested", "accepted", "asked", "decided"}) {
      names_[std::string("objection_") + name] = take("objection.submit", kOwner, R"({"record":"$)" + std::string(name) + R"(","ground":"error","statement":"金额不对"})", "objection");
    }
    for (const char* name : {"accepted", "asked", "decided"}) take("objection.accept", kClerk, R"({"objection":"$objection_)" + std::string(name) + "\"}");
    take("objection.decide", kClerk, R"({"objection":"$objection_decided","outcome":"not_founded","reason":"核对无误","elements":{}})");
    take("objection.ask_source", kClerk, R"({"objection":"$objection_asked","question":"请核实"})");
  }

  /// What would end a step that cases still need: last of all.
  void finish() {
    take("objection.answer", kSource, R"({"objection":"$objection_asked","outcome":"confirmed","points":["处罚属实"],"elements":{}})");
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
    const auto answer = must(operation, actor, filled(input));
    done_.emplace(operation, filled(input));
    return wanted == nullptr ? "" : std::string(answer.at(wanted).as_string());
  }
  [[nodiscard]] std::int64_t number_of(const std::string& name) { return *platform().internal_id("rec", names_.at(name)); }
  [[nodiscard]] std::string notice_of(const std::string& name) { return platform().public_id("ntc", store::notices_of(platform().db(), number_of(name)).front().notice.id); }
  [[nodiscard]] std::string recall_of(const std::string& name, std::size_t which) {
    const auto certificates = store::certificates_of(platform().db(), number_of(name));
    return platform().public_id("rcl", store::recalls_of(platform().db(), certificates.front().id).at(which).id);
  }
  std::map<std::string, std::string> names_, done_;
};

struct Case {
  const char* operation;
  const char* word;
  std::string actor;
  const char* input;
};

std::vector<Case> cases() {
  return {
      {"unit.register", "unit_exists", "operator", R"({"uscc":"$department","name":"x","kind":"department","region":"210000","submitters":[]})"},
      {"unit.register", "unit_kind_unknown", "operator", R"({"uscc":"$nobody","name":"x","kind":"shop","region":"210000","submitters":[]})"},
      {"unit.register", "region_unknown", "operator", R"({"uscc":"$nobody","name":"x","kind":"department","region":"990000","submitters":[]})"},
      {"unit.register", "code_invalid", "operator", R"({"uscc":"123","name":"x","kind":"department","region":"210000","submitters":[]})"},
      {"unit.register", "name_missing", "operator", R"({"uscc":"$nobody","name":" ","kind":"department","region":"210000","submitters":[]})"},
      {"officer.register", "officer_exists", "operator", R"({"unit":"$department","id":"a","name":"x","office":"y"})"},
      {"officer.register", "unit_unknown", "operator", R"({"unit":"$nobody","id":"a","name":"x","office":"y"})"},
      {"officer.register", "name_missing", "operator", R"({"unit":"$department","id":"c","name":"　","office":"y"})"},
      {"officer.register", "actor_malformed", "operator", R"({"unit":"$department","id":"a@b","name":"x","office":"y"})"},
      {"edition.adopt", "document_in_future", kCharge, R"({"items":["C4-03"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2027-12-01","authority":"x"})"},
      {"edition.adopt", "edition_exists", kCharge, R"({"items":["C8-05","C8-05"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2025-12-01","authority":"x"})"},
      {"edition.adopt", "item_unknown", kCharge, R"({"items":["Z9"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2025-12-01","authority":"x"})"},
      {"edition.adopt", "item_not_importable", kCharge, R"({"items":["C4-01"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2025-12-01","authority":"x"})"},
      {"edition.adopt", "edition_exists", kCharge, R"({"items":["C4-03"],"from_on":"2022-01-01","decision_number":"1","decided_on":"2021-12-01","authority":"x"})"},
      {"edition.adopt", "document_hash_invalid", kCharge, R"({"items":["C4-03"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2025-12-01","authority":"x","document_hash":"abc"})"},
      {"edition.adopt", "document_not_named", kCharge, R"({"items":["C4-03"],"from_on":"2026-01-01","decision_number":"","decided_on":"2025-12-01","authority":"x"})"},
      {"policy_value.set", "policy_key_unknown", kSource, R"({"key":"penalty.colour","unit":"$department","value":"1","from_on":"2026-01-01","decision_number":"1"})"},
      {"policy_value.set", "policy_value_invalid", kSource, R"({"key":"penalty.fine_general_from","unit":"$department","value":"much","from_on":"2026-01-01","decision_number":"1"})"},
      {"policy_value.set", "unit_unknown", kCharge, R"({"key":"penalty.fine_general_from","unit":"$nobody","value":"1","from_on":"2026-01-01","decision_number":"1"})"},
      {"policy_value.set", "document_not_named", kSource, R"({"key":"penalty.fine_general_from","unit":"$department","value":"1","from_on":"2026-01-01","decision_number":" "})"},
      {"calendar.add", "calendar_day_loaded", "operator", R"({"days":[{"date":"2026-01-01","kind":"off","holiday":"元旦"}],"notice":"x"})"},
      {"calendar.add", "calendar_day_invalid", "operator", R"({"days":[{"date":"2027-02-01","kind":"half","holiday":"x"}],"notice":"x"})"},
      {"calendar.add", "document_not_named", "operator", R"({"days":[{"date":"2027-02-01","kind":"off","holiday":"x"}],"notice":""})"},
      {"service.attest", "record_unknown", kSource, R"({"record":"rec-x","served_on":"2026-05-08","proof":"x"})"},
      {"service.attest", "already_told", kSource, R"({"record":"$running","served_on":"2026-05-08","proof":"x"})"},
      {"service.attest", "record_not_running", kSource, R"({"record":"$ended","served_on":"2026-05-08","proof":"x"})"},
      {"service.attest", "service_date_impossible", kSource, R"({"record":"$held","served_on":"2026-06-02","proof":"x"})"},
      {"service.attest", "proof_missing", kSource, R"({"record":"$held","served_on":"2026-05-08","proof":" "})"},
      {"notice.serve", "notice_unknown", kSource, R"({"notice":"ntc-x","served_on":"2026-06-01","service":"mail","proof":"x"})"},
      {"notice.serve", "notice_served", kSource, R"({"notice":"$served_notice","served_on":"2026-06-01","service":"mail","proof":"x"})"},
      {"notice.serve", "service_kind_unknown", kSource, R"({"notice":"$open_notice","served_on":"2026-06-01","service":"rumour","proof":"x"})"},
      {"notice.serve", "service_date_impossible", kSource, R"({"notice":"$open_notice","served_on":"2026-06-02","service":"mail","proof":"x"})"},
      {"notice.serve", "proof_missing", kSource, R"({"notice":"$open_notice","served_on":"2026-06-01","service":"mail","proof":""})"},
      {"record.correct", "record_unknown", kSource, R"({"record":"rec-x","elements":{"CF_NR_FK":"4"},"reason":"x"})"},
      {"record.correct", "record_not_running", kSource, R"({"record":"$ended","elements":{"CF_NR_FK":"4"},"reason":"x"})"},
      {"record.correct", "element_unknown", kSource, R"({"record":"$running","elements":{"COLOUR":"4"},"reason":"x"})"},
      {"record.correct", "nothing_changed", kSource, R"({"record":"$running","elements":{},"reason":"x"})"},
      {"record.correct", "key_element_fixed", kSource, R"({"record":"$running","elements":{"CF_WSH":"另一号"},"reason":"x"})"},
      {"record.correct", "reason_missing", kSource, R"({"record":"$running","elements":{"CF_NR_FK":"4"},"reason":""})"},
      {"record.withdraw", "record_unknown", kSource, R"({"record":"rec-x","reason":"x"})"},
      {"record.withdraw", "record_not_running", kSource, R"({"record":"$ended","reason":"x"})"},
      {"record.withdraw", "reason_missing", kSource, R"({"record":"$running","reason":" "})"},
      {"document.fall", "record_unknown", kSource, R"({"record":"rec-x","document_number":"x","decided_on":"2026-05-20","kind":"revoked"})"},
      {"document.fall", "record_not_running", kSource, R"({"record":"$ended","document_number":"x","decided_on":"2026-05-20","kind":"revoked"})"},
      {"document.fall", "document_kind_unknown", kSource, R"({"record":"$running","document_number":"x","decided_on":"2026-05-20","kind":"lost"})"},
      {"document.fall", "document_in_future", kSource, R"({"record":"$running","document_number":"x","decided_on":"2026-06-02","kind":"revoked"})"},
      {"document.fall", "document_not_named", kSource, R"({"record":"$running","document_number":"","decided_on":"2026-05-20","kind":"revoked"})"},
      {"document.stay", "record_unknown", kSource, R"({"record":"rec-x","document_number":"x","decided_on":"2026-05-20","action":"stay"})"},
      {"document.stay", "record_not_running", kSource, R"({"record":"$ended","document_number":"x","decided_on":"2026-05-20","action":"stay"})"},
      {"document.stay", "stay_unchanged", kSource, R"({"record":"$running","document_number":"x","decided_on":"2026-05-20","action":"lift"})"},
      {"document.stay", "document_in_future", kSource, R"({"record":"$running","document_number":"x","decided_on":"2026-06-02","action":"stay"})"},
      {"document.stay", "document_not_named", kSource, R"({"record":"$running","document_number":" ","decided_on":"2026-05-20","action":"stay"})"},
      {"subject.merge", "subject_unknown", kClerk, R"({"from_uscc":"$nobody","into_uscc":"$company","document_number":"x","reason":"x"})"},
      {"subject.merge", "subject_merged", kClerk, R"({"from_uscc":"$company","into_uscc":"$company","document_number":"x","reason":"x"})"},
      {"subject.merge", "document_not_named", kClerk, R"({"from_uscc":"$company","into_uscc":"$other","document_number":"","reason":"x"})"},
      {"subject.change_code", "subject_unknown", kClerk, R"({"uscc":"$nobody","new_uscc":"$new","document_number":"x"})"},
      {"subject.change_code", "code_invalid", kClerk, R"({"uscc":"$company","new_uscc":"123","document_number":"x"})"},
      {"subject.change_code", "code_taken", kClerk, R"({"uscc":"$company","new_uscc":"$other","document_number":"x"})"},
      {"subject.change_code", "subject_kind_not_yet", kClerk, R"({"uscc":"$company","new_uscc":"$individual","document_number":"x"})"},
      {"subject.change_code", "document_not_named", kClerk, R"({"uscc":"$company","new_uscc":"$new","document_number":""})"},
      {"subscription.open", "subscription_kind_unknown", kClerk, R"({"kind":"shop","reference":"$reader","name":"x","item":"C4-03","agreement":"x"})"},
      {"subscription.open", "item_unknown", kClerk, R"({"kind":"unit","reference":"$reader","name":"x","item":"Z9","agreement":"x"})"},
      {"subscription.open", "unit_unknown", kClerk, R"({"kind":"unit","reference":"$nobody","name":"x","item":"C4-03","agreement":"x"})"},
      {"subscription.open", "name_missing", kClerk, R"({"kind":"api_client","reference":"","name":"x","item":"C4-03","agreement":"x"})"},
      {"subscription.open", "document_not_named", kClerk, R"({"kind":"unit","reference":"$reader","name":"x","item":"C4-03","agreement":""})"},
      {"sharing.deliver", "record_unknown", kClerk, R"({"subscription":"$subscription","record":"rec-x"})"},
      {"sharing.deliver", "subscription_unknown", kClerk, R"({"subscription":"sub-x","record":"$running"})"},
      {"sharing.deliver", "not_shareable", kClerk, R"({"subscription":"$subscription","record":"$held"})"},
      {"sharing.deliver", "already_delivered", kClerk, R"({"subscription":"$subscription","record":"$running"})"},
      {"report.issue", "subject_unknown", kClerk, R"({"uscc":"$nobody","holder":"x","purpose":"x"})"},
      {"report.issue", "name_missing", kClerk, R"({"uscc":"$company","holder":"","purpose":"x"})"},
      {"recall.confirm", "recall_unknown", kClerk, R"({"recall":"rcl-x","removed_from":"x"})"},
      {"recall.confirm", "recall_confirmed", kClerk, R"({"recall":"$confirmed_recall","removed_from":"x"})"},
      {"recall.confirm", "name_missing", kClerk, R"({"recall":"$open_recall","removed_from":" "})"},
      {"journal.new_epoch", "epoch_not_needed", "operator", R"({"reason":"x"})"},
      {"objection.submit", "record_unknown", kOwner, R"({"record":"rec-x","ground":"error","statement":"x"})"},
      {"objection.submit", "objection_ground_unknown", kOwner, R"({"record":"$running","ground":"taste","statement":"x"})"},
      {"objection.submit", "objection_without_statement", kOwner, R"({"record":"$running","ground":"error","statement":" "})"},
      {"objection.submit", "objection_already_open", kOwner, R"({"record":"$contested","ground":"error","statement":"x"})"},
      {"objection.accept", "objection_unknown", kClerk, R"({"objection":"obj-x"})"},
      {"objection.accept", "objection_step_wrong", kClerk, R"({"objection":"$objection_accepted"})"},
      {"objection.decide", "objection_unknown", kClerk, R"({"objection":"obj-x","outcome":"not_founded","reason":"x","elements":{}})"},
      {"objection.decide", "objection_step_wrong", kClerk, R"({"objection":"$objection_contested","outcome":"not_founded","reason":"x","elements":{}})"},
      {"objection.decide", "objection_outcome_unknown", kClerk, R"({"objection":"$objection_accepted","outcome":"withdrawn","reason":"x","elements":{}})"},
      {"objection.decide", "reason_missing", kClerk, R"({"objection":"$objection_accepted","outcome":"not_founded","reason":"","elements":{}})"},
      {"objection.decide", "element_unknown", kClerk, R"({"objection":"$objection_accepted","outcome":"own_error","reason":"x","elements":{"COLOUR":"4"}})"},
      {"objection.decide", "nothing_changed", kClerk, R"({"objection":"$objection_accepted","outcome":"own_error","reason":"x","elements":{}})"},
      {"objection.decide", "key_element_fixed", kClerk, R"({"objection":"$objection_accepted","outcome":"own_error","reason":"x","elements":{"CF_WSH":"另一号"}})"},
      {"objection.ask_source", "objection_unknown", kClerk, R"({"objection":"obj-x","question":"x"})"},
      {"objection.ask_source", "objection_step_wrong", kClerk, R"({"objection":"$objection_contested","question":"x"})"},
      {"objection.ask_source", "reason_missing", kClerk, R"({"objection":"$objection_accepted","question":" "})"},
      {"objection.answer", "objection_unknown", kSource, R"({"objection":"obj-x","outcome":"confirmed","points":["x"],"elements":{}})"},
      {"objection.answer", "objection_step_wrong", kSource, R"({"objection":"$objection_accepted","outcome":"confirmed","points":["x"],"elements":{}})"},
      {"objection.answer", "objection_outcome_unknown", kSource, R"({"objection":"$objection_asked","outcome":"own_error","points":["x"],"elements":{}})"},
      {"objection.answer", "answer_without_points", kSource, R"({"objection":"$objection_asked","outcome":"confirmed","points":["x"," "],"elements":{}})"},
      {"objection.answer", "nothing_changed", kSource, R"({"objection":"$objection_asked","outcome":"corrected","points":["x"],"elements":{}})"},
      {"objection.answer", "element_unknown", kSource, R"({"objection":"$objection_asked","outcome":"corrected","points":["x"],"elements":{"COLOUR":"4"}})"},
      {"objection.answer", "key_element_fixed", kSource, R"({"objection":"$objection_asked","outcome":"corrected","points":["x"],"elements":{"CF_WSH":"另一号"}})"},
      {"objection.close", "objection_unknown", kClerk, R"({"objection":"obj-x","told_on":"2026-06-01","proof":"x"})"},
      {"objection.close", "objection_step_wrong", kClerk, R"({"objection":"$objection_accepted","told_on":"2026-06-01","proof":"x"})"},
      {"objection.close", "told_date_impossible", kClerk, R"({"objection":"$objection_decided","told_on":"2026-05-31","proof":"x"})"},
      {"objection.close", "proof_missing", kClerk, R"({"objection":"$objection_decided","told_on":"2026-06-01","proof":""})"},
  };
}

/// Words whose case needs a world of its own; each is tried in the test named beside it.
const std::set<std::pair<std::string, std::string>>& tried_elsewhere() {
  static const std::set<std::pair<std::string, std::string>> pairs{
      {"objection.submit", "record_not_running"},   // OperationRefusals.AfterItsRetentionNothingCanBeContested
      {"journal.new_epoch", "reason_missing"},      // OperationRefusals.ALostTailIsNotContinuedWithoutAReason
  };
  return pairs;
}

TEST(OperationRefusals, EachOperationIsRefusedForEachOfItsWordsAndLeavesNothing) {
  World world;
  std::set<std::pair<std::string, std::string>> tried = tried_elsewhere();
  for (const Case& one : cases()) {
    tried.emplace(one.operation, one.word);
    const auto before = world.rows();
    const auto size = world.platform().sequencer().size();
    EXPECT_EQ(world.refusal(one.operation, one.actor, world.filled(one.input)), one.word) << one.operation << " " << one.input;
    EXPECT_EQ(world.rows(), before) << one.operation << " " << one.word << ": a refusal left something";
    EXPECT_EQ(world.platform().sequencer().size(), size + 1) << one.operation << " " << one.word << ": its trace, and nothing else";
  }
  std::set<std::pair<std::string, std::string>> declared;
  for (const statute::Operation* operation : all_commands()) {
    for (const base::RefusalWord word : operation->refusals) declared.emplace(operation->name, base::word(word));
  }
  EXPECT_EQ(tried, declared);
  world.finish();
  std::set<std::string> done{"journal.new_epoch"};  // done in Ending.*
  for (const auto& [operation, input] : world.done()) done.insert(operation);
  std::set<std::string> all;
  for (const statute::Operation* operation : all_commands()) all.emplace(operation->name);
  EXPECT_EQ(done, all);
}

TEST(OperationRefusals, B1_NobodyWithoutTheRightDoesAnything) {
  World world;
  world.finish();
  const std::map<ActorKind, std::string> strangers{{ActorKind::officer, kReceiver}, {ActorKind::subject, "subject:" + kOther}, {ActorKind::court, "court:a@" + kCourt}, {ActorKind::auditor, "auditor:x"},
                                                   {ActorKind::operator_, "operator"}};
  for (const access::PolicyRow& row : access::policy()) {
    const auto input = world.done().find(row.operation);
    if (input == world.done().end()) continue;  // journal.new_epoch
    const bool is_anyones = std::ranges::find(row.competences, access::Competence::any) != row.competences.end();
    for (const auto& [kind, actor] : strangers) {
      const bool has_role = std::ranges::find(row.roles, kind) != row.roles.end();
      // What the role may do on anything, and a court whose word reaches every document, are no strangers.
      if (has_role && (is_anyones || kind == ActorKind::court || kind == ActorKind::operator_)) continue;
      // The unit that received the record may confirm.
      if (row.operation == "recall.confirm" && kind == ActorKind::officer) continue;
      EXPECT_EQ(world.refusal(row.operation, actor, input->second), has_role ? "not_competent" : "operation_not_allowed") << row.operation << " by " << actor;
    }
    EXPECT_EQ(world.refusal(row.operation, "officer:nobody@" + kDepartment, input->second), "actor_not_registered") << row.operation;
  }
}

TEST(OperationRefusals, AfterItsRetentionNothingCanBeContested) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string input = R"({"record":")" + record + R"(","ground":"error","statement":"不对"})";
  p.must("record.withdraw", kSource, R"({"record":")" + record + R"(","reason":"报送有误"})");
  const std::string objection(p.must("objection.submit", kOwner, input).at("objection").as_string());
  EXPECT_FALSE(objection.empty()) << "what ended can still be contested while it is kept";
  Province q;
  q.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string old = q.file_penalty(kCompany, "罚1号");
  q.go_to("2034-06-01T09:00:00+08:00");
  while (do_due_work(q.platform()).may_have_more()) continue;
  EXPECT_EQ(q.refusal("objection.submit", kOwner, R"({"record":")" + old + R"(","ground":"error","statement":"不对"})"), "record_not_running");
}

TEST(OperationRefusals, ALostTailIsNotContinuedWithoutAReason) {
  namespace fs = std::filesystem;
  Province p;
  p.close();
  const fs::path kept = p.directory() / "kept";
  fs::copy(p.places().data, kept, fs::copy_options::recursive);
  p.open();
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  p.close();
  fs::remove_all(p.places().data);
  fs::rename(kept, p.places().data);
  p.open();
  EXPECT_EQ(p.refusal("journal.new_epoch", "operator", R"({"reason":" "})"), "reason_missing");
  p.must("journal.new_epoch", "operator", R"({"reason":"磁盘损坏"})");
}

TEST(OperationRefusals, EachQueryIsRefusedForEachOfItsWords) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  PublicFace face(p.places(), p.clock());
  const auto word = [](const auto& result) { return result ? std::string() : std::string(base::word(result.error().word)); };
  const std::map<std::string, std::vector<std::string>> refused{
      {"organisation.search",
       {word(face.search({.q = "沈"})), word(face.search({.q = "沈阳", .cursor = "made up"})), word(face.search({.q = "沈阳", .limit = 101})), word(face.search({.q = "沈阳", .city = "990000"})),
        word(face.search({.q = "沈阳", .item = "Z9"}))}},
      {"organisation.show", {word(face.organisation("org-x"))}},
      {"record.show", {word(face.record("rec-x"))}},
      {"certificate.show", {word(face.certificate("x"))}},
  };
  for (const statute::Operation& query : registry::public_queries()) {
    std::vector<std::string> declared;
    for (const base::RefusalWord one : query.refusals) declared.emplace_back(base::word(one));
    const auto tried = refused.find(std::string(query.name));
    EXPECT_EQ(tried == refused.end() ? std::vector<std::string>{} : tried->second, declared) << query.name;
  }
}

}  // namespace
}  // namespace liaoxin::app
