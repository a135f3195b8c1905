// Objections, with every outcome, in time and late.
#include <fmt/format.h>

#include "simulation.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::json::array;
using base::json::object;

void Simulation::contest() {
  Known* record = pick([&](const Known& k) { return k.step == Step::none && (!k.ended || (!model_.is_display_over(k, today()) && dice_.chance(2))); });
  if (record == nullptr) return;
  static const std::vector<std::string> kGrounds{"error", "omission", "privacy", "over_display", "wrong_grade", "other_right"};
  const std::string& ground = dice_.pick(kGrounds);
  const auto answer = must("objection.submit", "subject:" + code_of(record->owner), {{"record", record->id}, {"ground", ground}, {"statement", "内容不对\n日期也不对"}}, record);
  if (failed()) return;
  record->ground = ground;
  record->objection = std::string(answer.at("objection").as_string());
  record->step = Step::submitted;
  record->answered_by.clear();
  record->submitted_on = today();
  tell_story(*record, "objection submitted");
  if (dice_.chance(50)) must("objection.add_evidence", "subject:" + code_of(record->owner), {{"objection", record->objection}, {"name", "收据.pdf"}, {"file", "JVBERi0xLjQK"}}, record);
  look_at_page(record->owner);
}

void Simulation::move_objection() {
  const auto is_in_time = [&](const Known& k) { return (k.step == Step::asked && !model_.is_silent(k, today())) || model_.step_on(k, today()) == Step::submitted; };
  Known* record = pick([](const Known& k) { return k.step != Step::none; }, is_in_time);
  if (record == nullptr) return;
  const std::string& id = record->objection;
  const std::string work = work_officer_for(*record);
  const base::json::object nothing;
  // The new content with which an outcome corrects the record.
  const std::string remark = next_remark();
  const base::json::object elements{{remark_column(record->paper.item), remark}};
  const auto decided = [&](const std::string& outcome, bool upheld) {
    record->step = Step::decided;
    record->decided_on = today();
    record->upheld = upheld;
    count("outcome " + outcome);
    tell_story(*record, "objection: " + outcome);
  };
  switch (model_.step_on(*record, today())) {
    case Step::none: return;
    case Step::submitted:
      if (dice_.chance(40)) return;  // nobody takes it up today
      try_from_elsewhere("objection.accept", {{"objection", id}}, *record);
      must("objection.accept", work, {{"objection", id}}, record);
      record->step = Step::accepted;
      tell_story(*record, "objection accepted");
      break;
    case Step::accepted:
      if (dice_.chance(70)) {
        const base::json::object asking{{"objection", id}, {"question", "请核实"}};
        try_from_elsewhere("objection.ask_source", asking, *record);
        must("objection.ask_source", work, asking, record);
        record->step = Step::asked;
        record->asked_on = today();
        record->stopped.clear();
        record->stopped_from.reset();
        tell_story(*record, "source asked");
      } else if (dice_.chance(50)) {
        const base::json::object deciding{{"objection", id}, {"outcome", "own_error"}, {"reason", "录入有误"}, {"elements", elements}};
        try_from_elsewhere("objection.decide", deciding, *record, Rank::reviewer);
        must("objection.decide", work_officer_for(*record, Rank::reviewer), deciding, record);
        if (!record->ended) correct_by_objection(*record, remark);
        decided("own_error", true);
      } else {
        // Article 37: what the platform did not do itself, the unit it came from verifies.
        const base::json::object deciding{{"objection", id}, {"outcome", "not_founded"}, {"reason", "无误"}, {"elements", nothing}};
        const std::string reviewer = work_officer_for(*record, Rank::reviewer);
        if (record->ground != "over_display" && record->ground != "wrong_grade") return must_be_refused("objection.decide", reviewer, deciding, "source_must_be_asked", record);
        must("objection.decide", reviewer, deciding, record);
        decided("not_founded", false);
      }
      break;
    case Step::asked: {
      if (dice_.chance(record->stopped_from ? 60 : 25)) return stop_clock(*record);
      if (dice_.chance(15)) {
        // What its source does not answer for in its time cannot be verified as true; before that it may still answer.
        const base::json::object deciding{{"objection", id}, {"outcome", "unverifiable"}, {"reason", "逾期未答复"}, {"elements", nothing}};
        const std::string reviewer = work_officer_for(*record, Rank::reviewer);
        if (!model_.is_silent(*record, today())) return must_be_refused("objection.decide", reviewer, deciding, "source_has_time", record);
        must("objection.decide", reviewer, deciding, record);
        decided("unverifiable", true);
        count("source silent, found unverifiable");
        if (!record->ended) model_.end(*record);
        break;
      }
      if (dice_.chance(60)) return;  // the source is silent, perhaps too long
      if (model_.is_silent(*record, today())) count("source answered late");
      const array points{"已核实", "日期无误"};
      const auto answer = [&](const std::string& outcome, bool upheld, const base::json::object& with) {
        const base::json::object answering{{"objection", id}, {"outcome", outcome}, {"points", points}, {"elements", with}};
        if (dice_.chance(15)) must_be_refused("objection.answer", stranger_to(*record), answering, "not_competent", record);
        record->answered_by = officer_of(*record);
        // Article 37: no point of what its subject said is passed over.
        if (record->ground == "omission") must_be_refused("objection.answer", record->answered_by, {{"objection", id}, {"outcome", outcome}, {"points", array{"已核实"}}, {"elements", with}}, "point_unanswered", record);
        must("objection.answer", record->answered_by, answering, record);
        decided(outcome, upheld);
      };
      switch (dice_.below(5)) {
        case 0: answer("unverifiable", true, nothing); break;
        case 1: answer("withdrawn", true, nothing); break;
        case 2:
          answer("corrected", true, elements);
          if (!record->ended) correct_by_objection(*record, remark);
          break;
        default: answer("confirmed", false, nothing); break;
      }
      const bool ends = record->story.back().ends_with("unverifiable") || record->story.back().ends_with("withdrawn");
      if (ends && !record->ended) model_.end(*record);
      break;
    }
    case Step::decided:
      try_from_elsewhere("objection.close", {{"objection", id}, {"told_on", today().iso()}, {"proof", "签收"}}, *record);
      must("objection.close", work, {{"objection", id}, {"told_on", today().iso()}, {"proof", "签收"}}, record);
      record->step = Step::none;
      record->disputable = record->upheld ? "" : id;
      // Who hears the result hears of the version it brought, where it had been told of the record before.
      if (record->upheld && !record->ended && record->is_owed_telling) record->told = true;
      tell_story(*record, "objection closed");
      break;
    case Step::disputed: return;  // the department's own affair: hand_over
  }
  if (failed()) return;
  find_recalls(*record);
  look_at_page(record->owner);
}

void Simulation::correct_by_objection(Known& record, const std::string& remark) {
  const bool was_told = record.told;
  model_.correct(record, remark, world_.now());
  record.is_owed_telling = was_told && is_told_first(record.paper.item);
}

void Simulation::stop_clock(Known& record) {
  const std::string source = officer_of(record);
  const object pause{{"objection", record.objection}, {"kind", "testing"}, {"document_number", next_number()}, {"from_on", today().iso()}};
  if (record.stopped_from) {
    if (dice_.chance(10)) return must_be_refused("objection.pause", source, pause, "pause_exists", &record);
    must("objection.resume", source, {{"objection", record.objection}, {"document_number", next_number()}, {"until_on", today().iso()}}, &record);
    for (base::Date day = *record.stopped_from; day <= today(); day = day.plus_days(1)) record.stopped.insert(day);
    record.stopped_from.reset();
    tell_story(record, "the clock runs again");
  } else if (model_.is_silent(record, today())) {
    return must_be_refused("objection.pause", source, pause, "pause_date_impossible", &record);
  } else {
    must("objection.pause", source, pause, &record);
    record.stopped_from = today();
    tell_story(record, "the clock stands still");
  }
  look_at_page(record.owner);
}

void Simulation::hand_over() {
  Known* record = pick([](const Known& k) { return k.step == Step::disputed || (k.step == Step::none && !k.disputable.empty()); });
  if (record == nullptr) return;
  // 1. The subject still disputes what left its record as it was.
  if (record->step != Step::disputed) {
    const std::string owner = "subject:" + code_of(record->owner);
    const object input{{"objection", record->disputable}, {"statement", "仍然不对"}};
    if (record->ended) {
      must_be_refused("objection.dispute", owner, input, "record_not_running", record);
      record->disputable.clear();
      return;
    }
    must("objection.dispute", owner, input, record);
    record->objection = record->disputable;
    record->disputable.clear();
    record->step = Step::disputed;
    tell_story(*record, "still disputed");
    return look_at_page(record->owner);
  }
  // 2. Somebody of the source settles it who has not answered.
  const bool is_upheld = dice_.chance(40);
  const object input{{"objection", record->objection}, {"outcome", is_upheld ? "upheld" : "rejected"}, {"reason", "经复查"}};
  const std::string one = officer(record->paper.organ), other = second_officer(record->paper.organ);
  if ((record->answered_by == one || record->answered_by == other) && dice_.chance(50)) return must_be_refused("objection.settle", record->answered_by, input, "second_person_needed", record);
  if (dice_.chance(20)) must_be_refused("objection.settle", stranger_to(*record), input, "not_competent", record);
  must("objection.settle", record->answered_by == other ? one : other, input, record);
  record->step = Step::none;
  count(is_upheld ? "settled upheld" : "settled rejected");
  tell_story(*record, is_upheld ? "settled: upheld" : "settled: rejected");
  if (is_upheld && !record->ended) model_.end(*record);
  if (failed()) return;
  find_recalls(*record);
  look_at_page(record->owner);
}

}  // namespace liaoxin::simulation
