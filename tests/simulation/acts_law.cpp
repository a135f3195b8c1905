// Decisions of joint meetings, lenient treatment and designation (arts. 5, 23, 31).
#include "simulation.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::json::object;

namespace {
const std::string kGrounds[] = {"force_majeure", "slight_no_intent"};
bool is_negative(const Known& k) { return k.paper.item == "C4-03" || k.paper.item == "C8-06" || k.paper.item == "C8-01"; }
}  // namespace

void Simulation::register_joint_decision() {
  const object input{{"level", "province"}, {"decision_number", next_number()}, {"decided_on", today().iso()}, {"title", "关于补充目录的决定"}};
  must("joint_decision.register", officer(kMeeting), input);
  if (!failed()) must_be_refused("joint_decision.register", officer(kMeeting), input, "joint_decision_exists");
}

std::string Simulation::decide_jointly() {
  const std::string number = next_number();
  must("joint_decision.register", officer(kMeeting), {{"level", "province"}, {"decision_number", number}, {"decided_on", today().iso()}, {"title", "关于所提草案的决定"}});
  return number;
}

void Simulation::treat_leniently() {
  Known* record = pick([&](const Known& k) { return is_negative(k) && !k.ended && (!k.claim.empty() || dice_.chance(k.treated.empty() ? 20 : 70)); }, [](const Known& k) { return !k.claim.empty() || !k.treated.empty(); });
  if (record == nullptr) return;
  const std::string organ = officer_of(*record);
  // 1. An open claim is answered; until then no other is taken.
  if (!record->claim.empty()) {
    if (dice_.chance(25)) {
      must_be_refused("leniency.claim", "subject:" + code_of(record->owner), {{"record", record->id}, {"flag", kGrounds[0]}, {"statement", "洪水"}}, record->treated.contains(kGrounds[0]) && record->treated.at(kGrounds[0]) ? "leniency_set_before" : "leniency_claim_open", record);
      return;
    }
    const bool grants = dice_.chance(50);
    const object deciding{{"claim", record->claim}, {"outcome", grants ? "granted" : "refused"}, {"reason", "经核实"}};
    if (dice_.chance(15)) must_be_refused("leniency.decide", stranger_to(*record), deciding, "not_competent", record);
    must("leniency.decide", organ, deciding, record);
    record->treated[record->claimed_ground] = grants;
    record->claim.clear();
    if (grants) Model::tell_all_beside(*record);
    find_recalls(*record);
    count(grants ? "leniency granted" : "leniency refused");
    tell_story(*record, grants ? "claim granted" : "claim refused");
    return look_at_page(record->owner);
  }
  // 2. The subject claims, once for each ground; or the source grants by itself.
  const std::string ground = !record->treated.empty() && dice_.chance(60) ? record->treated.begin()->first : kGrounds[dice_.below(2)];
  const object common{{"record", record->id}, {"flag", ground}};
  const auto treated = record->treated.find(ground);
  const bool claims = dice_.chance(80);
  object input = common;
  input[claims ? "statement" : "reason"] = "当日洪水,停产";
  const std::string actor = claims ? "subject:" + code_of(record->owner) : organ, operation = claims ? "leniency.claim" : "leniency.grant";
  if (treated != record->treated.end() && treated->second) return must_be_refused(operation, actor, input, "leniency_set_before", record);
  if (treated != record->treated.end() && claims) return must_be_refused(operation, actor, input, "leniency_claimed_before", record);
  const auto answer = must(operation, actor, input, record);
  if (failed()) return;
  if (claims) {
    record->claim = answer.at("claim").as_string();
    record->claimed_ground = ground;
  } else {
    record->treated[ground] = true;
    Model::tell_all_beside(*record);
    find_recalls(*record);
  }
  tell_story(*record, operation + " " + ground);
  look_at_page(record->owner);
}

void Simulation::designate() {
  Known* record = pick([&](const Known& k) { return public_item(k) == "C4-03" && !k.ended && (!k.designation.empty() || dice_.chance(k.step != Step::none ? 90 : 30)); }, [](const Known& k) { return !k.designation.empty(); });
  if (record == nullptr) return;
  const std::string organ = decision_officer_of(*record);
  // 1. One that is there is told, rests while its document is stayed, or falls with it.
  if (!record->designation.empty()) {
    if (!record->designation_told) {
      must("notice.acknowledge", "subject:" + code_of(record->owner), {{"notice", record->designation_notice}}, record);
      record->designation_told = true;
      tell_story(*record, "designation told");
    } else if (dice_.chance(40)) {
      stay_designation(*record);
    } else {
      const auto answer = must("designation.end", dice_.chance(50) ? "court:a@" + kCourt : organ, {{"designation", record->designation}, {"document_number", next_number()}, {"decided_on", today().iso()}, {"kind", "revoked"}}, record);
      if (failed()) return;
      if ((Model::tell_beside(*record, record->designation) > 0) != answer.contains("certificate")) return fail(record, "who received it with the designation was not told that this ended");
      find_recalls(*record);
      record->designation.clear();
      tell_story(*record, "designation fell");
    }
    return look_at_page(record->owner);
  }
  // 2. A new one, where the record can carry it.
  const object input{{"record", record->id}, {"document_class", "administrative_decision"}, {"document_number", next_number()}, {"authority", "模拟机关"}, {"effective_on", today().iso()}, {"reason", "拒不履行"}};
  const std::string why_not = model_.why_no_designation(*record, world_.now());
  if (!why_not.empty()) return must_be_refused("designation.decide", organ, input, why_not, record);
  if (dice_.chance(15)) must_be_refused("designation.decide", stranger_to(*record), input, "not_competent", record);
  const auto answer = must("designation.decide", organ, input, record);
  if (failed()) return;
  record->designation = answer.at("designation").as_string();
  record->designation_notice = answer.at("notice").as_string();
  record->designation_version = record->version;
  record->designation_told = record->designation_stayed = false;
  tell_story(*record, "designated");
  look_at_page(record->owner);
}

/// The document of a designation is stayed or the stay lifted; one of a former version rests on nothing that could be.
void Simulation::stay_designation(Known& record) {
  const std::string action = record.designation_stayed ? "lift" : "stay", judge = "court:a@" + kCourt;
  const object input{{"record", record.id}, {"designation", record.designation}, {"document_number", next_number()}, {"decided_on", today().iso()}, {"action", action}};
  if (record.designation_version != record.version) return must_be_refused("document.stay", judge, input, "designation_unknown", &record);
  const auto answer = must("document.stay", dice_.chance(50) ? judge : decision_officer_of(record), input, &record);
  if (failed()) return;
  read_of_stay(record, answer, action == "stay");
  // Who filed the record says nothing of what another designated.
  const Unit* unit = province_.find(record.paper.organ);
  if (unit != nullptr && !unit->submitter.empty()) must_be_refused("document.stay", officer(unit->submitter), input, "not_competent", &record);
  must_be_refused("document.stay", judge, input, "stay_unchanged", &record);
  record.designation_stayed = !record.designation_stayed;
  if (record.designation_stayed) Model::tell_beside(record, record.designation);
  find_recalls(record);
  count("designation " + action);
  tell_story(record, "designation: " + action);
}

}  // namespace liaoxin::simulation
