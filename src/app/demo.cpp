// demo: a fictitious province, filed by its departments through the same import a department would use, and the loop
// walked on it: told, contested, corrected, withdrawn, fallen, recalled.
#include "app/demo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "access/sign_in.hpp"
#include "app/demo_acts.hpp"
#include "app/demo_province.hpp"
#include "app/demo_rules.hpp"
#include "app/executor.hpp"
#include "app/findings.hpp"
#include "app/import.hpp"
#include "app/printing.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/seal.hpp"
#include "cases/listing/listing.hpp"
#include "registry/identifiers.hpp"
#include "registry/visibility.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {
namespace {

namespace fs = std::filesystem;
using base::json::object;

const statute::Actor kMachine{statute::ActorKind::operator_, "operator", ""};

void register_body(Platform& platform, const std::string& uscc, const std::string& name, const std::string& kind, const std::string& region,
                   const std::vector<DemoOfficer>& officers) {
  must(platform, "unit.register", kMachine, {{"uscc", uscc}, {"name", name}, {"kind", kind}, {"region", region}, {"submitters", base::json::array{}}});
  for (const DemoOfficer& o : officers) {
    must(platform, "officer.register", kMachine, {{"unit", uscc}, {"id", o.id}, {"name", o.name}, {"office", o.office}, {"posts", text_array(o.posts)}});
  }
}

/// Writes the departments' tables as UTF-8 CSV, one file each.
class FileSink final : public DemoSink {
 public:
  struct File {
    fs::path path;
    DemoTable table;
    std::string unit, first_officer, second_officer;
  };
  explicit FileSink(fs::path directory) : directory_(std::move(directory)) { fs::create_directories(directory_); }
  void begin(const DemoTable& table) override {
    CHECK(table.unit != nullptr && !table.unit->officers.empty());
    File file{directory_ / (table.name + ".csv"), table, table.unit->uscc, table.unit->officers.front().id, table.unit->officers.back().id};
    file.table.unit = nullptr;
    out_.open(file.path, std::ios::binary | std::ios::trunc);
    write(table.headings);
    files_.push_back(std::move(file));
  }
  void row(std::span<const std::string> cells) override { write(cells); }
  void end() override {
    out_.close();
    if (!out_) throw base::Failure("disk_full", "cannot write " + files_.back().path.string(), "free space and run the command again");
  }
  [[nodiscard]] const std::vector<File>& files() const { return files_; }

 private:
  void write(std::span<const std::string> cells) {
    bool first = true;
    for (const std::string& cell : cells) {
      if (!first) out_ << ',';
      first = false;
      if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        out_ << cell;
        continue;
      }
      out_ << '"';
      for (const char c : cell) out_ << (c == '"' ? "\"\"" : std::string(1, c));
      out_ << '"';
    }
    out_ << '\n';
  }
  fs::path directory_;
  std::ofstream out_;
  std::vector<File> files_;
};

ImportResult import_table(Platform& platform, const FileSink::File& file) {
  ImportRequest request;
  request.file = file.path;
  request.item = file.table.item;
  request.actor = officer(file.first_officer, file.unit);
  const auto& headings = file.table.headings;
  if (std::find(headings.begin(), headings.end(), "X_SDRQ") != headings.end()) {
    request.served_by = officer(file.second_officer, file.unit);
    request.service_column = "X_SDRQ";
  }
  request.secrecy_reviewed_by = officer(file.second_officer, file.unit);
  request.verdicts = file.path;
  request.verdicts.replace_extension(".verdicts.csv");
  const auto result = import_file(platform, request, [](const ImportProgress&) {});
  if (!result) {
    throw base::Failure("demo_failed", fmt::format("{}: {} {} {}", file.path.string(), base::word(result.error().word), result.error().message.en, result.error().pointer));
  }
  return *result;
}

struct ShownRecord {
  std::string id, subject_code, source_unit, source_officer, second_officer;
};

/// Penalty records a stranger can read now, each of another organisation.
std::vector<ShownRecord> shown_penalties(Platform& platform, const std::vector<DemoUnit>& departments, std::size_t count) {
  std::vector<ShownRecord> shown;
  std::set<std::int64_t> subjects;
  store::each_record(platform.db(), [&](const store::StoredRecord& record) {
    if (shown.size() == count || record.state.item != "C4-03" || !statute::is_organisation(record.state.subject_kind) || subjects.contains(record.state.subject_id)) return;
    if (!read_record_view(platform.read_context(), record, statute::Channel::disclosure, registry::Viewer::stranger, platform.clock().now())) return;
    const auto unit = std::find_if(departments.begin(), departments.end(), [&](const DemoUnit& u) { return u.uscc == record.state.source_unit; });
    if (unit == departments.end()) return;
    subjects.insert(record.state.subject_id);
    shown.push_back({platform.public_id("rec", record.state.id), store::find_subject(platform.db(), record.state.subject_id)->uscc, unit->uscc, unit->officers.front().id, unit->officers.back().id});
  });
  return shown;
}

/// An ID number that is well formed and nobody's: born on the first day of 1900.
std::string nobodys_id_number(int which) {
  for (const char check : std::string_view("0123456789X")) {
    const std::string number = fmt::format("21010219000101{:03}{}", which, check);
    if (registry::check_citizen_id(number, base::Date::parse("2026-01-01").value()).valid()) return number;
  }
  CHECK(false);
}

/// A natural person and an individual business, who have a penalty record each.
struct DemoPeople {
  std::string number = nobodys_id_number(900), name = "演示市民";
  std::string shop = registry::compute_uscc("92210102MA9000001"), shop_name = "沈阳市沈河区演示小吃店";
};

/// What a department files about them: read by themselves, and by an officer in a named matter.
void write_people(DemoSink& sink, const DemoUnit& unit, const DemoPeople& people, base::Date today) {
  const DemoTable table{"C4-03-persons-" + unit.region, "C4-03", &unit,
                        {"CF_XDR_MC", "CF_XDR_LB", "CF_XDR_SHXYM", "CF_XDR_ZJLX", "CF_XDR_ZJHM", "CF_WSH", "CF_WFXW", "CF_SY", "CF_YJ", "CF_CFLB", "CF_NR", "CF_NR_FK", "CF_JDRQ", "CF_YXQ", "CF_CFJG",
                         "CF_CFJGDM", "CF_SJLY", "CF_SJLYDM", "LX_JYCX", "X_SDRQ", "X_XFGZS"}};
  const std::string decided = today.plus_days(-20).iso(), served = today.plus_days(-15).iso();
  const auto row = [&](const std::string& name, const char* kind, const std::string& code, const std::string& number, const std::string& document) {
    const std::vector<std::string> cells{name,        kind,      code,     number.empty() ? "" : "身份证", number, document, "价格违法", "未按规定明码标价", "价格规定(演示)", "罚款", "罚款 0.5 万元", "0.5",
                                         decided,     "2099-12-31", unit.name, unit.uscc, unit.name, unit.uscc, "否", served, "演示告知〔2026〕9号"};
    sink.row(cells);
  };
  sink.begin(table);
  row(people.name, "自然人", "", people.number, "演示市监罚〔2026〕901号");
  row(people.shop_name, "个体工商户", people.shop, "", "演示市监罚〔2026〕902号");
  sink.end();
}

/// An account for each kind of role; its owner sets it up with the link.
void open_accounts(Platform& platform, const DemoBodies& bodies, DemoTour& tour, const ShownRecord& contested) {
  const DemoPeople people;
  const auto open = [&](const std::string& login, const std::string& person, object role) {
    const std::string number = person == people.name ? people.number : nobodys_id_number(static_cast<int>(tour.accounts.size()) + 1);
    const auto account = must(platform, "account.open", kMachine, {{"login", login}, {"person_name", person}, {"id_number", number}});
    const auto title = access::printed(*access::account_role(std::string(role.at("role").as_string())));
    role["login"] = login;
    must(platform, "account.grant", kMachine, role);
    tour.accounts.push_back({login, title, std::string(account.at("enrolment_path").as_string())});
  };
  open("owner", "演示店主", {{"role", "subject"}, {"uscc", contested.subject_code}, {"ground", "legal_representative"}, {"authority_document", "演示登记信息"}});
  open("citizen", people.name, {{"role", "person"}});
  open("shopkeeper", "演示店主乙", {{"role", "subject"}, {"uscc", people.shop}, {"ground", "legal_representative"}, {"authority_document", "演示营业执照"}});
  open("clerk", "演示甲", {{"role", "officer"}, {"unit", bodies.work_body}, {"officer", "clerk-1"}});
  open("clerk-2", "演示乙", {{"role", "officer"}, {"unit", bodies.work_body}, {"officer", "clerk-2"}});
  open("source", "演示经办人", {{"role", "officer"}, {"unit", contested.source_unit}, {"officer", contested.source_officer}});
  open("source-2", "演示决定人", {{"role", "officer"}, {"unit", contested.source_unit}, {"officer", contested.second_officer}});
  open("in-charge", "演示丙", {{"role", "officer"}, {"unit", bodies.in_charge}, {"officer", "in-charge-1"}});
  open("in-charge-2", "演示戊", {{"role", "officer"}, {"unit", bodies.in_charge}, {"officer", "in-charge-2"}});
  open("meeting", "演示己", {{"role", "officer"}, {"unit", bodies.joint_meeting}, {"officer", "secretary-1"}});
  open("judge", "演示丁", {{"role", "court"}, {"unit", bodies.court}, {"officer", "judge-1"}});
  open("collector", "演示协会经办人", {{"role", "collector"}, {"unit", bodies.association}, {"officer", "staff-1"}});
  open("security", "演示安全管理员", {{"role", "security_administrator"}});
  open("security-2", "演示安全管理员乙", {{"role", "security_administrator"}});
  open("system", "演示系统管理员", {{"role", "system_administrator"}});
  open("auditor", "演示审计管理员", {{"role", "audit_administrator"}});
  open("county-clerk", "演示庚", {{"role", "officer"}, {"unit", bodies.county_work_body}, {"officer", "clerk-1"}});
}

constexpr std::size_t kLenient = 8, kDesignated = 9, kRecordsWalked = 10;

/// Lenient treatment is claimed for one record and waits for its answer; another is designated by its document, and its subject was told.
void treat_by_law(Platform& platform, const ShownRecord& lenient, const ShownRecord& designated) {
  must(platform, "leniency.claim", {statute::ActorKind::subject, lenient.subject_code, ""}, {{"record", lenient.id}, {"flag", "force_majeure"}, {"statement", "当日洪水停电,无法按期整改"}});
  const std::string today = platform.clock().now().date().iso();
  const auto made = must_by_two(platform, "designation.decide", {officer(designated.source_officer, designated.source_unit), officer(designated.second_officer, designated.source_unit)},
                                {{"record", designated.id}, {"document_class", "administrative_decision"}, {"document_number", "演示失信认字〔2026〕1号"}, {"authority", "演示机关"}, {"effective_on", today}, {"reason", "逾期拒不履行处罚决定"}});
  must(platform, "notice.serve", officer(designated.source_officer, designated.source_unit), {{"notice", made.at("notice")}, {"served_on", today}, {"service", "direct"}, {"proof", "演示送达回证"}});
}

/// A case on the list of the province that was told, stated and waits for its answer; nobody is entered.
void propose_listing(Platform& platform, const std::string& list_system, const DemoUnit& authority) {
  const std::string today = platform.clock().now().date().iso();
  std::optional<store::StoredRecord> serious;
  store::each_record(platform.db(), [&](const store::StoredRecord& record) {
    if (serious || record.state.item != "C4-03") return;
    const registry::RecordState state = as_of_today(platform.read_context(), record, platform.clock().now().date());
    if (cases::may_be_listed(state, *platform.pack().item(state.item), platform.clock().now())) serious = record;
  });
  if (!serious) return;
  const statute::Actor proposer = officer(authority.officers.front().id, authority.uscc);
  const auto proposed = must(platform, "listing.propose", proposer,
                             {{"list_system", list_system}, {"record", platform.public_id("rec", serious->state.id)}, {"ground", "L28-1-04"}, {"conduct", "演示:隐瞒重大隐患"}, {"limits", base::json::array{"演示:造成严重后果"}},
                              {"evidence", "演示事故调查报告"}});
  must(platform, "notice.serve", proposer, {{"notice", proposed.at("notice")}, {"served_on", today}, {"service", "direct"}, {"proof", "演示送达回证"}});
  const auto subject = store::find_subject(platform.db(), serious->state.subject_id);
  must(platform, "listing.state", {statute::ActorKind::subject, subject->uscc, ""}, {{"listing", proposed.at("listing")}, {"statement", "演示:隐患已在检查前报告并整改"}});
}

/// A measure of the list in force, on a record that nobody walks on; its subject was told, so that it is in effect.
void apply_measure(Platform& platform, const DemoUnit& implementing, const std::vector<ShownRecord>& walked) {
  std::string chosen;
  store::each_record(platform.db(), [&](const store::StoredRecord& record) {
    const std::string id = platform.public_id("rec", record.state.id);
    if (!chosen.empty() || record.state.item != "C4-03" || record.state.source_unit != implementing.uscc || !statute::is_organisation(record.state.subject_kind) || std::ranges::find(walked, id, &ShownRecord::id) != walked.end()) return;
    if (read_record_view(platform.read_context(), record, statute::Channel::disclosure, registry::Viewer::stranger, platform.clock().now())) chosen = id;
  });
  if (chosen.empty()) return;
  const Two officers{officer(implementing.officers.front().id, implementing.uscc), officer(implementing.officers.back().id, implementing.uscc)};
  const std::string today = platform.clock().now().date().iso();
  const auto applied = must_by_two(platform, "measure.apply", officers,
                                   {{"record", chosen}, {"measure_kind", "M26-3-02"}, {"connection", "价格违法发生在政府采购供货中"}, {"character", "违反明码标价规定"}, {"circumstances", "责令改正后再次发生"}, {"impact", "影响公平竞争"},
                                    {"document_number", "演示惩字〔2026〕1号"}, {"decided_on", today}});
  must(platform, "notice.serve", officers.first, {{"notice", applied.at("notice")}, {"served_on", today}, {"service", "direct"}, {"proof", "演示送达回证"}});
}

/// A department promises in public: one promise runs, one is delayed, one is changed for the public interest.
void promise_in_public(Platform& platform, const DemoUnit& unit) {
  const statute::Actor by = officer(unit.officers.front().id, unit.uscc);
  const base::Date last = platform.clock().now().date().plus_days(90);
  const std::string due_on = last.iso();
  const auto promise = [&](const char* kind, const char* matter, const char* document) {
    return must(platform, "trust.register", by, {{"unit", unit.uscc}, {"kind", kind}, {"subject_matter", matter}, {"due_on", due_on}, {"document_number", document}}).at("promise");
  };
  (void)promise("pledge", "对新建标准厂房给予三年租金补贴", "演示政发〔2026〕1号");
  must(platform, "trust.report_performance", by, {{"promise", promise("contract", "办公用房维修工程款支付", "演示合同〔2026〕2号")}, {"outcome", "delayed"}, {"cause", "other"}, {"reason", "财政资金将于下月拨付"}, {"new_due_on", last.plus_days(30).iso()}});
  must(platform, "trust.change", by, {{"promise", promise("contract", "沿河地块开发协议", "演示合同〔2026〕3号")}, {"authority", "演示市人民政府"}, {"procedure_document", "演示政函〔2026〕3号"},
                                      {"compensation", "补偿已投入的勘测和搬迁费用"}, {"reason", "防洪堤加高需要"}});
}

/// What an assessment of government trust found of a department for the last year.
void assess_trust(Platform& platform, const DemoBodies& bodies, const DemoUnit& unit) {
  const base::Date today = platform.clock().now().date();
  must(platform, "trust.assess", officer("in-charge-1", bodies.in_charge),
       {{"unit", unit.uscc}, {"assessed_year", today.year() - 1}, {"assessment_method", "演示信办〔2025〕6号规定的方法:逐项核对政策承诺和合同的履行情况"}, {"assessment_result", "十二项政策承诺和合同中十一项如期履行,一项延期"},
        {"document_number", "演示信办〔2026〕2号"}, {"decided_on", today.iso()}});
}

/// The department in charge speaks with a unit that filed late, where one did.
void speak_with_late_unit(Platform& platform, const DemoBodies& bodies) {
  const std::vector<cases::Finding> findings = findings_of_units(platform);
  const auto late = std::ranges::find(findings, cases::FindingKind::submission_late, &cases::Finding::kind);
  if (late == findings.end()) return;
  must(platform, "accountability.act", officer("in-charge-1", bodies.in_charge),
       {{"unit", late->unit}, {"step", "talk"}, {"findings", base::json::array{late->reference}}, {"document_number", "演示信责〔2026〕1号"}, {"reason", "多件行政处罚逾期报送"}});
}

/// A reward on an honour that a stranger can read.
void grant_reward(Platform& platform, const ShownRecord& granting) {
  std::string honour;
  store::each_record(platform.db(), [&](const store::StoredRecord& record) {
    if (!honour.empty() || record.state.item != "C3-01" || !statute::is_organisation(record.state.subject_kind)) return;
    if (!read_record_view(platform.read_context(), record, statute::Channel::disclosure, registry::Viewer::stranger, platform.clock().now())) return;
    honour = platform.public_id("rec", record.state.id);
  });
  if (!honour.empty()) must(platform, "reward.grant", officer(granting.source_officer, granting.source_unit), {{"record", honour}, {"reward_kind", "R22-1-01"}, {"reason", "连续三年获评先进"}});
}

/// Walks the loop on a few records, so that every state can be looked at.
DemoTour walk(Platform& platform, const DemoBodies& bodies, const std::vector<DemoUnit>& departments, const std::string& list_system) {
  DemoTour tour;
  const std::vector<ShownRecord> records = shown_penalties(platform, departments, kRecordsWalked);
  if (records.size() < 5) return tour;
  const statute::Actor clerk = officer("clerk-1", bodies.work_body);
  const DemoUnit& reader = departments.back();
  const std::string today = platform.clock().now().date().iso();
  // Three who receive: a unit under an agreement, an API client, the holder of a report.
  const Two clerks{clerk, officer("clerk-2", bodies.work_body)};
  const auto subscription = must_by_two(platform, "subscription.open", clerks,
                                 {{"kind", "unit"}, {"reference", reader.uscc}, {"name", reader.name}, {"item", "C4-03"}, {"agreement", "演示共享协议1号"}});
  const auto client = must_by_two(platform, "subscription.open", clerks,
                           {{"kind", "api_client"}, {"reference", "demo-client"}, {"name", "演示接口用户"}, {"item", "C4-03"}, {"agreement", "演示接口协议1号"}});
  for (const ShownRecord& record : records) {
    must(platform, "sharing.deliver", clerk, {{"subscription", subscription.at("subscription")}, {"record", record.id}});
    must(platform, "sharing.deliver", clerk, {{"subscription", client.at("subscription")}, {"record", record.id}});
    must(platform, "report.issue", clerk, {{"uscc", record.subject_code}, {"holder", "演示银行"}, {"purpose", "授信审查"}});
  }
  const auto object_to = [&](const ShownRecord& record, const char* statement, const char* ground = "error") {
    return must(platform, "objection.submit", {statute::ActorKind::subject, record.subject_code, ""}, {{"record", record.id}, {"ground", ground}, {"statement", statement}});
  };
  // 1. Contested, the source can not find its file: deleted everywhere, and the certificate shows who confirmed.
  const auto first = object_to(records[0], "本单位从未收到此处罚");
  const auto objection = [](const object& answer) { return answer.at("objection"); };
  must(platform, "objection.accept", clerk, {{"objection", objection(first)}});
  must(platform, "objection.ask_source", clerk, {{"objection", objection(first)}, {"question", "请核实卷宗"}});
  const auto deleted = must(platform, "objection.answer", officer(records[0].source_officer, records[0].source_unit),
                            {{"objection", objection(first)}, {"outcome", "unverifiable"}, {"points", base::json::array{"查无此卷宗,无法核实"}}, {"elements", object{}}});
  must(platform, "objection.close", clerk, {{"objection", objection(first)}, {"told_on", today}, {"proof", "演示签收单"}});
  tour.certificate = std::string(deleted.at("certificate").as_string());
  const auto certificate = store::find_certificate(platform.db(), tour.certificate);
  CHECK(certificate.has_value());
  for (const store::StoredRecall& recall : store::recalls_of(platform.db(), certificate->id)) {
    if (recall.recipient.kind == "api_client") continue;  // one recipient is still open, so that both states can be seen
    must(platform, "recall.confirm", clerk, {{"recall", platform.public_id("rcl", recall.id)}, {"removed_from", "业务系统"}});
  }
  // 2. Contested and waiting: the label stands beside it everywhere.
  object_to(records[1], "金额与决定书不符");
  tour.contested = records[1].subject_code;
  // 3. Withdrawn by its source. 4. Fallen by judgment. 5. Stayed by a court: hidden until the stay is lifted.
  must(platform, "record.withdraw", officer(records[2].source_officer, records[2].source_unit), {{"record", records[2].id}, {"reason", "报送对象有误"}});
  const statute::Actor court{statute::ActorKind::court, "judge-1", bodies.court};
  must(platform, "document.fall", court, {{"record", records[3].id}, {"document_number", "演示行初〔2026〕1号"}, {"decided_on", today}, {"kind", "revoked"}});
  must(platform, "document.stay", court, {{"record", records[4].id}, {"document_number", "演示行保〔2026〕2号"}, {"decided_on", today}, {"action", "stay"}});
  // 6. Contested, one at each further step: under review, with its source, decided and to be told.
  for (std::size_t step = 5; step < std::min(records.size(), kLenient); ++step) {
    const object given{{"objection", objection(step == 7 ? object_to(records[step], "应当按一般失信公示", "wrong_grade") : object_to(records[step], "处罚对象不是本单位"))}};
    must(platform, "objection.accept", clerk, given);
    if (step == 6) must(platform, "objection.ask_source", clerk, {{"objection", given.at("objection")}, {"question", "请核实处罚对象"}});
    if (step == 7) must(platform, "objection.decide", clerks.second, {{"objection", given.at("objection")}, {"outcome", "not_founded"}, {"reason", "分级依据的是罚款金额和该单位的标准,计算无误"}, {"elements", object{}}});
  }
  if (records.size() == kRecordsWalked) treat_by_law(platform, records[kLenient], records[kDesignated]);
  if (!list_system.empty()) apply_measure(platform, departments.front(), records);
  draft_rules(platform, bodies, departments.front(), {statute::ActorKind::subject, records[1].subject_code, ""});
  grant_reward(platform, records[1]);
  // 7. A standard proposed, which waits for a second person. 8. A system of the department, its key thrown away. 9. An attempt that was refused.
  must(platform, "policy_value.set", officer("in-charge-1", bodies.in_charge),
       {{"key", "penalty.fine_general_from"}, {"unit", records[1].source_unit}, {"value", "500000"}, {"from_on", "2027-01-01"}, {"decision_number", "演示标准〔2026〕5号"}, {"demonstration", true}});
  must(platform, "client.register", kMachine,
       {{"name", "演示业务系统"}, {"unit", records[1].source_unit}, {"officer", records[1].source_officer}, {"public_key", base::base64(base::ed25519_public(platform.random().bytes(32)))},
        {"items", base::json::array{"C4-03"}}, {"from_on", today}, {"until_on", platform.clock().now().date().plus_days(365).iso()}});
  const Answer refused = execute(platform, "account.disable", object{{"login", "security"}, {"reason", "演示越权"}}, officer(reader.officers.front().id, reader.uscc));
  CHECK(!refused);
  open_accounts(platform, bodies, tour, records[1]);
  // 10. Somebody looked: an officer in a matter at hand. The person sees it at its desk.
  const DemoPeople people;
  must(platform, "inquiry.make", officer(reader.officers.front().id, reader.uscc),
       {{"subject_code", people.number}, {"subject_name", people.name}, {"matter", "permit"}, {"case_reference", "演示许受〔2026〕12号"}});
  // 11. A collector under its agreement, and what it supplied about two of its members.
  const auto last = platform.clock().now().date().plus_days(180).iso();
  must_by_two(platform, "collector.register", clerks,
              {{"collector", bodies.association}, {"agreement_number", "演示信协〔2026〕1号"}, {"need", "会员管理和行业自律"}, {"method", "会员自行申报,协会核对"}, {"kinds", base::json::array{"performance", "membership"}},
               {"objection_procedure", "收到异议后三个工作日内核实,书面答复;不能核实的删除"}, {"contact", "演示协会会员部"}, {"until_on", platform.clock().now().date().plus_days(365).iso()}});
  for (std::size_t i = 1; i < 3; ++i) {
    const auto subject = store::find_subject_by_code(platform.db(), records[i].subject_code);
    must(platform, "collector.submit", {statute::ActorKind::collector, "staff-1", bodies.association},
         {{"number", fmt::format("演示会信{}号", i)}, {"subject_code", subject->uscc}, {"subject_name", subject->name}, {"kind", "membership"}, {"information", "按期报送年度自律报告"}, {"occurred_on", today}, {"until_on", last}});
  }
  // 12. A list, and a case on it.
  if (!list_system.empty()) propose_listing(platform, list_system, departments.front());
  return tour;
}

}  // namespace

DemoTour make_demo(Platform& platform, Clock& clock, const DemoPlan& plan, const fs::path& files, bool quiet) {
  const DemoBodies bodies;
  // Weeks for comments pass between the day the log began and today, where so many lie between.
  const Clock present = clock;
  const base::Instant begin = log_begin(platform);
  const bool has_rules = is_time_for_rules(begin.date(), present.now().date());
  if (has_rules) clock.set(begin);
  const std::vector<DemoUnit> departments = demo_units(plan.seed);
  for (const DemoUnit& unit : departments) register_body(platform, unit.uscc, unit.name, "department", unit.region, unit.officers);
  register_body(platform, bodies.work_body, "演示省公共信用信息中心", "work_body", "210000", {{"clerk-1", "演示甲", "受理处", {"clerk"}}, {"clerk-2", "演示乙", "复核处", {"clerk", "reviewer"}}});
  register_body(platform, bodies.county_work_body, "演示和平区公共信用信息中心", "work_body", "210102", {{"clerk-1", "演示庚", "受理处", {"clerk"}}, {"clerk-2", "演示辛", "复核处", {"clerk", "reviewer"}}});
  register_body(platform, bodies.in_charge, "演示省社会信用主管部门", "in_charge", "210000", {{"in-charge-1", "演示丙", "信用处", {"decision_officer"}}, {"in-charge-2", "演示戊", "法规处", {"decision_officer", "reviewer"}}});
  register_body(platform, bodies.joint_meeting, "演示省社会信用体系建设联席会议办公室", "joint_meeting", "210000", {{"secretary-1", "演示己", "秘书处", {}}});
  register_body(platform, bodies.court, "演示市中级人民法院", "court", "210100", {{"judge-1", "演示丁", "行政庭", {}}});
  register_body(platform, bodies.association, "演示省行业协会", "collector", "210000", {{"staff-1", "演示协会经办人", "会员部", {}}});
  adopt_catalogue(platform, bodies, departments);
  // Without the weeks the public has, no list of measures and no list system is in force.
  const std::string list_system = has_rules ? put_rules_in_force(platform, clock, bodies, departments.front()) : "";
  clock = present;
  FileSink sink(files);
  generate_province(plan, sink);
  write_people(sink, departments.front(), DemoPeople{}, plan.today);
  ImportResult total;
  for (const FileSink::File& file : sink.files()) {
    const ImportResult result = import_table(platform, file);
    total.rows += result.rows;
    total.accepted += result.accepted;
    total.held += result.held;
    total.refused += result.refused;
  }
  if (!quiet) {
    say(fmt::format("{} 个文件 files,{} 行 rows:接收 accepted {},留存待送达 held {},拒收 refused {}", sink.files().size(), total.rows, total.accepted, total.held, total.refused));
  }
  while (do_due_work(platform).may_have_more()) {
  }
  promise_in_public(platform, departments.front());
  assess_trust(platform, bodies, departments.front());
  speak_with_late_unit(platform, bodies);
  return walk(platform, bodies, departments, list_system);
}

ExitCode run_demo(const CommonOptions& common, const DemoOptions& options) {
  auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  Platform platform(common.places(), *clock);
  if (store::count_organisations(platform.db()) > 0) {
    throw base::Failure("data_not_empty", "the data directory holds organisations already", "make the demo in a new directory (liaoxin init), or ./dev run --fresh");
  }
  DemoPlan plan;
  plan.organisations = options.organisations;
  plan.seed = static_cast<std::uint64_t>(options.seed);
  plan.today = clock->now().date();
  const fs::path files = options.files.empty() ? fs::path(common.data + "-files") : fs::path(options.files);
  const DemoTour tour = make_demo(platform, *clock, plan, files, common.quiet || common.json);
  if (common.json) {
    object accounts;
    for (const DemoTour::Account& account : tour.accounts) accounts[account.login] = account.path;
    print_json(object{{"organisations", store::count_organisations(platform.db())}, {"files", files.string()}, {"certificate", tour.certificate}, {"contested", tour.contested}, {"accounts", accounts}});
  } else if (!common.quiet) {
    say(fmt::format("演示省份已建成 the demo province stands: {} 个组织 organisations,部门文件 files in {}", store::count_organisations(platform.db()), files.string()));
    if (!tour.certificate.empty()) {
      say("看一条被异议的记录 a contested record:  /organisations/" + tour.contested);
      say("看一张消除凭证 a recall certificate:   /recall/" + tour.certificate);
    }
    if (!tour.accounts.empty()) say("办事台账号 accounts at the desk; open a link to set one up, then sign in at /sign-in:");
    for (const DemoTour::Account& account : tour.accounts) say(fmt::format("  {:10} {} {}  {}", account.login, account.role.zh, account.role.en, account.path));
  }
  return ExitCode::done;
}

}  // namespace liaoxin::app
