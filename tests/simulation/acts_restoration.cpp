// Restoration and shields (art. 39).
#include "simulation.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::json::object;

void Simulation::restore() {
  Known* record = pick([&](const Known& k) { return !k.ended && (public_item(k) == "C4-03" || k.paper.item == "C8-01") && (!k.application.empty() || dice_.chance(30)); }, [](const Known& k) { return !k.application.empty(); });
  if (record == nullptr) return;
  const std::string owner = "subject:" + code_of(record->owner), organ = officer(record->paper.organ), second = second_officer(record->paper.organ);
  const std::string why_not = model_.why_no_restoration(*record, today());
  const bool runs = why_not != "record_not_running";
  // 1. A new application, where there is none, and now and then where there is one.
  if (record->application.empty() || dice_.chance(10)) {
    const object input{{"record", record->id}, {"way", "completed_rectification"}, {"correction", "已整改"}, {"pledge", true}};
    if (!why_not.empty()) return must_be_refused("restoration.apply", owner, input, why_not, record);
    const auto answer = must("restoration.apply", owner, input, record);
    if (failed()) return;
    record->application = answer.at("application").as_string();
    record->handler.clear();
    tell_story(*record, "restoration applied for");
    if (dice_.chance(20)) must("restoration.report_fee", owner, {{"application", record->application}, {"statement", "被要求付费"}}, record);
    return look_at_page(record->owner);
  }
  // 2. It is accepted, and one of the two officers handles it.
  if (record->handler.empty()) {
    const std::string handler = dice_.chance(50) ? "a" : "b";
    const object input{{"application", record->application}, {"handler", handler}};
    if (dice_.chance(15)) must_be_refused("restoration.accept", stranger_to(*record), input, "not_competent", record);
    const std::string accepting = decision_officer_of(*record);
    if (!runs) return must_be_refused("restoration.accept", accepting, input, "record_not_running", record);
    must("restoration.accept", accepting, input, record);
    record->handler = handler;
    tell_story(*record, "restoration accepted, handled by " + handler);
    return look_at_page(record->owner);
  }
  // 3. The other one decides.
  const bool grants = dice_.chance(60);
  object input{{"application", record->application}, {"outcome", grants ? "granted" : "refused"}, {"reason", "经核实"}};
  if (!grants) input["rule"] = "履行义务";
  if (dice_.chance(15)) return must_be_refused("restoration.decide", record->handler == "a" ? organ : second, input, "second_person_needed", record);
  const std::string decider = record->handler == "a" ? second : organ;
  if (dice_.chance(15)) must_be_refused("restoration.decide", stranger_to(*record), input, "not_competent", record);
  if (!runs) return must_be_refused("restoration.decide", decider, input, "record_not_running", record);
  must("restoration.decide", decider, input, record);
  if (failed()) return;
  record->application.clear();
  count(grants ? "restored" : "restoration refused");
  tell_story(*record, grants ? "restored" : "restoration refused");
  if (grants) return see_restored(*record);
  look_at_page(record->owner);
}

/// What a granted application, a carried-out plan and an early end have in common.
void Simulation::see_restored(Known& record) {
  model_.end(record);
  find_recalls(record);
  serve_letter(record);
  look_at_page(record.owner);
}

void Simulation::end_early() {
  Known* record = pick([&](const Known& k) { return !k.ended && (public_item(k) == "C4-03" || k.paper.item == "C8-01") && dice_.chance(30); });
  if (record == nullptr) return;
  const bool by_ruling = dice_.chance(30);
  const object input{{"records", base::json::array{record->id}}, {"document_class", by_ruling ? "ruling" : "administrative_decision"}, {"document_number", next_number()}, {"authority", "模拟机关"},
                     {"effective_on", today().iso()}, {"reason", "均已履行义务"}};
  const std::string why_not = model_.why_no_early_end(*record, by_ruling, today()), organ = officer(record->paper.organ);
  if (!why_not.empty()) return must_be_refused("restoration.end_early", organ, input, why_not, record);
  must("restoration.end_early", organ, input, record);
  if (failed()) return;
  record->application.clear();
  count("ended early");
  tell_story(*record, "ended early");
  see_restored(*record);
}

void Simulation::shield() {
  Known* record = pick([&](const Known& k) { return !k.ended && (k.paper.item == "C4-03" || k.paper.item == "C8-01" || k.paper.item == "C8-06") && (k.shielded || dice_.chance(15)); }, [](const Known& k) { return k.shielded; });
  if (record == nullptr) return;
  const bool runs = !model_.is_display_over(*record, today());
  const std::string organ = decision_officer_of(*record);
  const object setting{{"record", record->id}, {"ruling_number", next_number()}, {"court", "模拟法院"}, {"decided_on", today().iso()}, {"plan_until_on", today().plus_days(60).iso()}};
  if (record->shielded && dice_.chance(40)) return must_be_refused("shield.set", organ, setting, runs ? "shield_exists" : "record_not_running", record);
  if (record->shielded && dice_.chance(40)) {
    const object completing{{"record", record->id}, {"document_number", next_number()}, {"court", "模拟法院"}, {"decided_on", today().iso()}};
    if (!runs) return must_be_refused("shield.complete", organ, completing, "record_not_running", record);
    must("shield.complete", organ, completing, record);
    if (failed()) return;
    count("plan carried out");
    tell_story(*record, "plan carried out");
    return see_restored(*record);
  }
  if (record->shielded) {
    const object lifting{{"record", record->id}, {"reason", "重整计划未能执行"}};
    if (!runs) return must_be_refused("shield.lift", organ, lifting, "record_not_running", record);
    must("shield.lift", organ, lifting, record);
    record->shielded = false;
    tell_story(*record, "shield lifted");
    return look_at_page(record->owner);
  }
  const std::string actor = dice_.chance(50) ? "court:a@" + kCourt : organ;
  if (!runs) return must_be_refused("shield.set", actor, setting, "record_not_running", record);
  must("shield.set", actor, setting, record);
  record->shielded = true;
  count("shielded");
  tell_story(*record, "shielded");
  look_at_page(record->owner);
}

}  // namespace liaoxin::simulation
