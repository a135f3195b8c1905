// Acts without right, out of order, late, twice: each is refused with its own word, and leaves nothing behind but its trace.
#include "simulation.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::json::object;

/// Somebody who may do many things, and not this.
void Simulation::act_without_right() {
  Known* running = pick([](const Known& k) { return !k.ended && k.paper.item == "C4-03"; });
  if (running == nullptr) return;
  const object withdrawing{{"record", running->id}, {"reason", "x"}};
  switch (dice_.below(7)) {
    case 0:  // another department
      count("wrong: another unit");
      must_be_refused("record.withdraw", stranger_to(*running), withdrawing, "not_competent", running);
      break;
    case 1:  // another department, the court's affair
      count("wrong: another unit");
      must_be_refused("document.fall", stranger_to(*running), {{"record", running->id}, {"document_number", next_number()}, {"decided_on", today().iso()}, {"kind", "revoked"}}, "not_competent", running);
      break;
    case 2:  // an officer nobody knows
      count("wrong: unknown officer");
      must_be_refused("record.withdraw", officer(kStranger), withdrawing, "actor_not_registered", running);
      break;
    case 3:  // the subject corrects its own record
      count("wrong: own record");
      must_be_refused("record.correct", "subject:" + code_of(running->owner), {{"record", running->id}, {"elements", {{"CF_SY", "x"}}}, {"reason", "x"}}, "operation_not_allowed", running);
      break;
    case 4: {  // somebody else's record
      const Organisation& other = dice_.pick(organisations_);
      if (model_.owner_of(other.first_code) == running->owner || model_.is_merged_away(other.first_code)) return;
      count("wrong: another's record");
      must_be_refused("objection.submit", "subject:" + other.code, {{"record", running->id}, {"ground", "error"}, {"statement", "x"}}, "not_competent", running);
      break;
    }
    case 5: {  // of the right unit, and there for something else
      const Unit* unit = province_.find(running->paper.organ);
      if (unit == nullptr || (unit->post_of_d != "clerk" && unit->post_of_d != "reviewer")) return;
      count("wrong: another post");
      must_be_refused("record.withdraw", "officer:d@" + unit->code, withdrawing, "post_not_held", running);
      const World::Filed filed = world_.file({.item = "C4-03", .unit = unit->code, .papers = {running->paper}, .officer = "d"});
      if (filed.result || filed.result.error().word != base::RefusalWord::post_not_held) return fail(running, "an officer who files nothing filed");
      break;
    }
    case 6:  // a standard of another unit
      count("wrong: another's standard");
      must_be_refused("policy_value.set", stranger_to(*running), {{"key", "penalty.fine_general_from"}, {"unit", running->paper.organ}, {"value", "1"}, {"from_on", "2019-01-01"}, {"decision_number", "x"}},
                      "not_competent", running);
      break;
  }
  if (!failed()) look_at_page(running->owner);
}

/// Who may, and not now.
void Simulation::act_out_of_order() {
  Known* running = pick([](const Known& k) { return !k.ended && k.paper.item == "C4-03"; });
  Known* ended = pick([](const Known& k) { return k.ended; });
  Known* told = pick([](const Known& k) { return k.told && !k.ended && is_told_first(k.paper.item); });
  switch (dice_.below(5)) {
    case 0:  // a record that has ended
      if (ended == nullptr) break;
      count("wrong: too late");
      must_be_refused("record.withdraw", officer_of(*ended), {{"record", ended->id}, {"reason", "x"}}, "record_not_running", ended);
      break;
    case 1:  // twice
      if (told == nullptr) break;
      count("wrong: twice");
      must_be_refused("service.attest", officer_of(*told), {{"record", told->id}, {"served_on", today().iso()}, {"proof", "x"}}, "already_told", told);
      break;
    case 2:  // nothing is lifted that is not stayed
      if (running == nullptr || running->stayed) break;
      count("wrong: out of order");
      must_be_refused("document.stay", "court:a@" + kCourt, {{"record", running->id}, {"document_number", "x"}, {"decided_on", today().iso()}, {"action", "lift"}}, "stay_unchanged", running);
      break;
    case 3:  // a made-up number
      must_be_refused("record.withdraw", officer(any_department().code), {{"record", "rec-aaaaaaaaaaaaaaaaaaaaaaaaaa"}, {"reason", "x"}}, "record_unknown");
      break;
    case 4:  // an intact log is not ended
      must_be_refused("journal.new_epoch", "operator", {{"reason", "x"}}, "epoch_not_needed");
      break;
  }
  for (Known* record : {running, ended, told}) {
    if (record != nullptr && !failed()) look_at(*record);
  }
}

void Simulation::move_objection_wrongly() {
  Known* contested = pick([](const Known& k) { return k.step != Step::none; });
  if (contested == nullptr) return;
  const object accepting{{"objection", contested->objection}};
  const object deciding{{"objection", contested->objection}, {"outcome", "not_founded"}, {"reason", "x"}, {"elements", object{}}};
  switch (dice_.below(5)) {
    case 0:  // a second objection while one runs
      if (contested->ended) break;  // to what is not kept any more there is none at all
      count("wrong: twice");
      must_be_refused("objection.submit", "subject:" + code_of(contested->owner), {{"record", contested->id}, {"ground", "error"}, {"statement", "x"}}, "objection_already_open", contested);
      break;
    case 1:  // closed before anything was decided
      if (contested->step == Step::decided) break;
      count("wrong: out of order");
      must_be_refused("objection.close", work_officer_for(*contested), {{"objection", contested->objection}, {"told_on", today().iso()}, {"proof", "x"}}, "objection_step_wrong", contested);
      break;
    case 2:  // the source decides its own case
      count("wrong: own case");
      must_be_refused("objection.decide", officer_of(*contested), deciding, "not_competent", contested);
      break;
    case 3:  // a work body of another region
      count("wrong: another region");
      must_be_refused("objection.accept", work_officer_elsewhere(*contested), accepting, "region_not_covered", contested);
      break;
    case 4: {  // a clerk decides who takes up objections
      const std::string body = statute::parse_actor(work_officer([&](const Unit& one) { return model_.is_competent(one.region, *contested); }))->unit;
      count("wrong: another post");
      must_be_refused("objection.decide", "officer:d@" + body, deciding, "post_not_held", contested);
      break;
    }
  }
  if (!failed()) look_at(*contested);
}

}  // namespace liaoxin::simulation
