// Acts on one record and on its organisation; and acts by those who have no right to them.
#include <fmt/format.h>

#include <algorithm>

#include "simulation.hpp"
#include "store/notices.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

void Simulation::attest() {
  Known* record = pick([](const Known& k) { return is_told_first(k.paper.item) && !k.told && !k.ended; });
  if (record == nullptr) return;
  must("service.attest", officer(record->paper.organ), {{"record", record->id}, {"served_on", today().iso()}, {"proof", "送达回证"}}, record);
  record->told = true;
  tell_story(*record, "service attested");
  look_at_page(record->owner);
}

void Simulation::correct() {
  Known* record = pick([](const Known& k) { return !k.ended; });
  if (record == nullptr) return;
  const std::string remark = next_remark();
  const int receivers = Model::must_hear(*record);
  const auto answer = must("record.correct", officer(dice_.chance(70) ? record->paper.organ : kWorkBody),
                           {{"record", record->id}, {"elements", {{remark_column(record->paper.item), remark}}}, {"reason", "录入有误"}}, record);
  if (failed()) return;
  if (answer.at("recipients").as_int64() != receivers) return fail(record, fmt::format("a correction told {} receivers of {}", answer.at("recipients").as_int64(), receivers));
  model_.correct(*record, remark, world_.now());
  tell_story(*record, "corrected: " + remark);
  find_recalls(*record);
  look_at_page(record->owner);
}

void Simulation::withdraw() {
  Known* record = pick([](const Known& k) { return !k.ended && k.paper.item != "C1-01"; });
  if (record == nullptr) return;
  const int receivers = Model::must_hear(*record);
  const auto answer = must("record.withdraw", officer(record->paper.organ == kNotGrading && dice_.chance(50) ? kAgent : record->paper.organ), {{"record", record->id}, {"reason", "报送有误"}}, record);
  if (failed()) return;
  if (answer.at("recipients").as_int64() != receivers) return fail(record, "a withdrawal did not reach every receiver");
  model_.end(*record);
  tell_story(*record, "withdrawn");
  find_recalls(*record);
  serve_letter(*record);
  look_at_page(record->owner);
}

void Simulation::serve_letter(const Known& record) {
  const auto id = world_.platform().internal_id("rec", record.id);
  const auto letters = store::notices_of(world_.platform().db(), *id);
  const auto letter = std::ranges::find_if(letters, [](const store::StoredNotice& l) { return l.notice.kind == registry::NoticeKind::record_ended && !l.notice.served_on; });
  if (letter == letters.end()) return fail(&record, "an end left no letter to the subject");
  must("notice.serve", officer(kWorkBody), {{"notice", world_.platform().public_id("ntc", letter->notice.id)}, {"served_on", today().iso()}, {"service", "mail"}, {"proof", "回执"}});
}

void Simulation::stay_or_lift() {
  Known* record = pick([&](const Known& k) { return !k.ended && (k.paper.item == "C4-03" || k.paper.item == "C8-05" || k.paper.item == "C8-01") && (k.stayed || dice_.chance(20)); });
  if (record == nullptr) return;
  const bool stay = !record->stayed;
  const std::string actor = dice_.chance(50) ? "court:a@" + kCourt : officer(record->paper.organ);
  must("document.stay", actor, {{"record", record->id}, {"document_number", next_number()}, {"decided_on", today().iso()}, {"action", stay ? "stay" : "lift"}}, record);
  record->stayed = stay;
  count(stay ? "stayed" : "stay lifted");
  tell_story(*record, (stay ? "stayed by " : "stay lifted by ") + actor);
  look_at_page(record->owner);
}

void Simulation::fall() {
  Known* record = pick([](const Known& k) { return !k.ended && (k.paper.item == "C4-03" || k.paper.item == "C8-01" || k.paper.item == "C8-06"); });
  if (record == nullptr) return;
  const bool by_court = dice_.chance(50);
  const int receivers = Model::must_hear(*record);
  const auto answer = must("document.fall", by_court ? "court:a@" + kCourt : officer(record->paper.organ),
                           {{"record", record->id}, {"document_number", next_number()}, {"decided_on", today().iso()}, {"kind", dice_.chance(50) ? "revoked" : "annulled"}}, record);
  if (failed()) return;
  const auto& ended = answer.at("ended").as_array();
  if (ended.size() != 1) return fail(record, fmt::format("{} records fell with the document, not 1", ended.size()));
  if (ended[0].at("recipients").as_int64() != receivers) return fail(record, "a fallen document did not reach every receiver");
  count(by_court ? "fallen by court" : "fallen by source");
  model_.end(*record);
  tell_story(*record, "its document fell");
  find_recalls(*record);
  look_at_page(record->owner);
}

void Simulation::merge() {
  std::vector<Organisation> standing;
  for (const Organisation& o : organisations_) {
    if (!model_.is_merged_away(o.first_code)) standing.push_back(o);
  }
  if (standing.size() < 12) return;
  const Organisation from = dice_.pick(standing), into = dice_.pick(standing);
  if (from.first_code == into.first_code) return;
  must("subject.merge", officer(dice_.chance(50) ? kWorkBody : kInCharge), {{"from_uscc", from.code}, {"into_uscc", into.code}, {"document_number", next_number()}, {"reason", "吸收合并"}});
  for (Known& record : model_.records()) {
    if (record.owner == from.first_code) tell_story(record, fmt::format("{} merged into {}", from.code, into.code));
  }
  if (consents_.erase(from.first_code) > 0) recall_consent(from.first_code);
  model_.merge(from.first_code, into.first_code);
  look_at_page(from.first_code);
  look_at_page(into.first_code);
}

void Simulation::change_code() {
  Organisation& of = organisations_[static_cast<std::size_t>(dice_.below(static_cast<int>(organisations_.size())))];
  if (model_.is_merged_away(of.first_code)) return;
  const std::string code = code_numbered("91", 5000 + ++codes_);
  must("subject.change_code", officer(kWorkBody), {{"uscc", of.code}, {"new_uscc", code}, {"document_number", next_number()}});
  model_.change_code(of.code, code);
  for (Known& record : model_.records()) {
    if (record.owner == of.first_code) tell_story(record, fmt::format("code {} became {}", of.code, code));
  }
  of.code = code;
  look_at_page(of.first_code);
}

void Simulation::act_wrongly() {
  Known* running = pick([](const Known& k) { return !k.ended && k.paper.item == "C4-03"; });
  Known* ended = pick([](const Known& k) { return k.ended; });
  Known* told = pick([](const Known& k) { return k.told && !k.ended && is_told_first(k.paper.item); });
  Known* contested = pick([](const Known& k) { return k.step != Step::none; });
  switch (dice_.below(13)) {
    case 0:  // a department that has nothing to do with it
      if (running != nullptr) must_be_refused("record.withdraw", officer(kSubscriber), {{"record", running->id}, {"reason", "x"}}, "not_competent", running);
      break;
    case 1:  // an officer nobody knows
      if (running != nullptr) must_be_refused("record.withdraw", officer(kStranger), {{"record", running->id}, {"reason", "x"}}, "actor_not_registered", running);
      break;
    case 2:  // a record that has ended
      if (ended != nullptr) must_be_refused("record.withdraw", officer(ended->paper.organ), {{"record", ended->id}, {"reason", "x"}}, "record_not_running", ended);
      break;
    case 3:  // twice
      if (told != nullptr) must_be_refused("service.attest", officer(told->paper.organ), {{"record", told->id}, {"served_on", today().iso()}, {"proof", "x"}}, "already_told", told);
      break;
    case 4:  // somebody else's record
      if (running != nullptr) {
        for (const Organisation& other : organisations_) {
          if (model_.owner_of(other.first_code) == running->owner) continue;
          must_be_refused("objection.submit", "subject:" + other.code, {{"record", running->id}, {"ground", "error"}, {"statement", "x"}}, "not_competent", running);
          break;
        }
      }
      break;
    case 5:  // a second objection while one runs
      if (contested != nullptr) {
        must_be_refused("objection.submit", "subject:" + code_of(contested->owner), {{"record", contested->id}, {"ground", "error"}, {"statement", "x"}}, "objection_already_open", contested);
      }
      break;
    case 6:  // out of order
      if (contested != nullptr && contested->step != Step::decided) {
        must_be_refused("objection.close", officer(kWorkBody), {{"objection", contested->objection}, {"told_on", today().iso()}, {"proof", "x"}}, "objection_step_wrong", contested);
      }
      break;
    case 7:  // the source decides its own case
      if (contested != nullptr && model_.step_on(*contested, today()) == Step::accepted) {
        must_be_refused("objection.decide", officer(contested->paper.organ), {{"objection", contested->objection}, {"outcome", "not_founded"}, {"reason", "x"}, {"elements", base::json::object{}}},
                        "not_competent", contested);
      }
      break;
    case 8:  // nothing is lifted that is not stayed
      if (running != nullptr && !running->stayed) {
        must_be_refused("document.stay", "court:a@" + kCourt, {{"record", running->id}, {"document_number", "x"}, {"decided_on", today().iso()}, {"action", "lift"}}, "stay_unchanged", running);
      }
      break;
    case 9:  // a made-up number
      must_be_refused("record.withdraw", officer(kGrading), {{"record", "rec-aaaaaaaaaaaaaaaaaaaaaaaaaa"}, {"reason", "x"}}, "record_unknown");
      break;
    case 10:  // the subject corrects its own record
      if (running != nullptr) {
        must_be_refused("record.correct", "subject:" + code_of(running->owner), {{"record", running->id}, {"elements", {{"CF_SY", "x"}}}, {"reason", "x"}}, "operation_not_allowed", running);
      }
      break;
    case 11:  // an intact log is not ended
      must_be_refused("journal.new_epoch", "operator", {{"reason", "x"}}, "epoch_not_needed");
      break;
    case 12:  // the work body of a county that this is not of
      if (contested != nullptr) {
        must_be_refused("objection.accept", officer(kElsewhere), {{"objection", contested->objection}}, "region_not_covered", contested);
      }
      break;
  }
  for (Known* record : {running, ended, told, contested}) {
    if (record != nullptr && !failed()) look_at(*record);
  }
}

void Simulation::stop_and_start() {
  if (dice_.chance(50)) {
    world_.drop_half_done_act();
    count("stopped in an act");
  } else {
    world_.reopen();
    count("stopped and started");
  }
}

}  // namespace liaoxin::simulation
