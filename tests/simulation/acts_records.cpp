// Acts on one record and on its organisation.
#include <fmt/format.h>

#include <algorithm>

#include "simulation.hpp"
#include "store/notices.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

void Simulation::attest() {
  Known* record = pick([](const Known& k) { return is_told_first(k.paper.item) && !k.told && !k.ended; });
  if (record == nullptr) return;
  const base::json::object input{{"record", record->id}, {"served_on", today().iso()}, {"proof", "送达回证"}};
  if (dice_.chance(15)) must_be_refused("service.attest", stranger_to(*record), input, "not_competent", record);
  must("service.attest", officer_of(*record), input, record);
  record->told = true;
  tell_story(*record, "service attested");
  look_at_page(record->owner);
}

void Simulation::correct() {
  Known* record = pick([](const Known& k) { return !k.ended; });
  if (record == nullptr) return;
  const std::string remark = next_remark();
  const int receivers = Model::must_hear(*record);
  const base::json::object input{{"record", record->id}, {"elements", {{remark_column(record->paper.item), remark}}}, {"reason", "录入有误"}};
  try_from_elsewhere("record.correct", input, *record);
  const auto answer = must("record.correct", dice_.chance(70) ? officer_of(*record) : work_officer_for(*record), input, record);
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
  const auto answer = must("record.withdraw", officer_of(*record), {{"record", record->id}, {"reason", "报送有误"}}, record);
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
  const base::json::object input{{"notice", world_.platform().public_id("ntc", letter->notice.id)}, {"served_on", today().iso()}, {"service", "mail"}, {"proof", "回执"}};
  try_from_elsewhere("notice.serve", input, record);
  must("notice.serve", work_officer_for(record), input);
}

void Simulation::stay_or_lift() {
  Known* record = pick([&](const Known& k) { return !k.ended && (k.paper.item == "C4-03" || k.paper.item == "C8-05" || k.paper.item == "C8-01") && (k.stayed || dice_.chance(20)); }, [](const Known& k) { return k.stayed; });
  if (record == nullptr) return;
  const bool stay = !record->stayed;
  const std::string actor = dice_.chance(50) ? "court:a@" + kCourt : officer_of(*record);
  const auto answer = must("document.stay", actor, {{"record", record->id}, {"document_number", next_number()}, {"decided_on", today().iso()}, {"action", stay ? "stay" : "lift"}}, record);
  if (failed()) return;
  record->stayed = stay;
  read_of_stay(*record, answer, stay);
  count(stay ? "stayed" : "stay lifted");
  tell_story(*record, (stay ? "stayed by " : "stay lifted by ") + actor);
  look_at_page(record->owner);
}

/// Its subject is told of a stay and of its end by one letter each, which says that the record is shown again exactly when it is.
void Simulation::read_of_stay(const Known& record, const base::json::object& answer, bool is_stay) {
  const auto letters = store::notices_of(world_.platform().db(), *world_.platform().internal_id("rec", record.id));
  const registry::Notice& letter = letters.back().notice;
  if (letter.kind != (is_stay ? registry::NoticeKind::document_stayed : registry::NoticeKind::stay_lifted) || answer.at("notice").as_string() != world_.platform().public_id("ntc", letter.id)) {
    return fail(&record, "a stay, or its end, left no letter to the subject");
  }
  if (letter.parameters.designation || is_stay) return;
  const bool says_shown = std::ranges::find(letter.parameters.shown_by, "disclosure") != letter.parameters.shown_by.end();
  if (says_shown != model_.sight(record, world_.now()).is_shown) fail(&record, "a letter says of a record that it is shown again, or not, and it is not so");
}

void Simulation::fall() {
  Known* record = pick([](const Known& k) { return !k.ended && (k.paper.item == "C4-03" || k.paper.item == "C8-01" || k.paper.item == "C8-06"); });
  if (record == nullptr) return;
  const bool by_court = dice_.chance(50);
  const int receivers = Model::must_hear(*record);
  const auto answer = must("document.fall", by_court ? "court:a@" + kCourt : officer_of(*record),
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
  const Organisation from = any_organisation(), into = any_organisation();
  if (from.first_code == into.first_code || model_.is_merged_away(from.first_code) || model_.is_merged_away(into.first_code)) return;
  const base::json::object input{{"from_uscc", from.code}, {"into_uscc", into.code}, {"document_number", next_number()}, {"reason", "吸收合并"}};
  // It reaches into both registers: a work body that covers one of them alone does not do it.
  const auto covers = [&](const Unit& body) { return model_.is_competent(body.region, from.code) && model_.is_competent(body.region, into.code); };
  must_be_refused("subject.merge", work_officer([&](const Unit& body) { return !covers(body); }), input, "region_not_covered");
  must("subject.merge", dice_.chance(60) ? work_officer(covers, Rank::reviewer) : officer(kInCharge), input);
  for (Known& record : model_.records()) {
    if (record.owner == from.first_code) tell_story(record, fmt::format("{} merged into {}", from.code, into.code));
  }
  if (consents_.erase(from.first_code) > 0) recall_consent(from.first_code);
  model_.merge(from.first_code, into.first_code);
  look_at_page(from.first_code);
  look_at_page(into.first_code);
}

void Simulation::change_code() {
  Organisation& of = organisations_[place_of_organisation_.at(any_organisation().first_code)];
  if (model_.is_merged_away(of.first_code)) return;
  const std::string code = code_numbered("91", of.code.substr(2, 6), ++codes_);
  const base::json::object input{{"uscc", of.code}, {"new_uscc", code}, {"document_number", next_number()}};
  const auto covers = [&](const Unit& body) { return model_.is_competent(body.region, of.code); };
  must_be_refused("subject.change_code", work_officer([&](const Unit& body) { return !covers(body); }), input, "region_not_covered");
  must("subject.change_code", work_officer(covers), input);
  model_.change_code(of.code, code);
  for (Known& record : model_.records()) {
    if (record.owner == of.first_code) tell_story(record, fmt::format("code {} became {}", of.code, code));
  }
  of.code = code;
  look_at_page(of.first_code);
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
