// Lists of measures, measures and rewards (arts. 22, 24, 25, 30).
#include <algorithm>

#include "simulation.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::json::array;
using base::json::object;

namespace {
constexpr int kCommentDays = 30, kOwnMonths = 2;

object line_of(const char* kind) { return {{"measure_kind", kind}, {"legal_basis", "辽宁省社会信用条例第二十六条"}, {"unit", kMeasuring}, {"carried_out", "减分"}, {"triggers", array{base::json::value("C4-03")}}}; }
object serious_line() { return line_of("M26-3-02"); }
object ordinary_line() {
  object line = line_of("M26-3-01");
  line["severity"] = "ordinary";
  line["term_months"] = kOwnMonths;
  return line;
}
}  // namespace

void Simulation::move_measure_list() {
  MakingList& list = making_;
  const std::string charge = officer(kInCharge);
  const auto of_list = [&](object more = {}) {
    more["list"] = list.id;
    return more;
  };
  // 1. A list is drafted, with a line for ordinary and one for serious conduct, and approved.
  if (list.id.empty()) {
    list.id = must("measure_list.draft", charge, {{"list_number", next_number()}, {"title", "模拟清单"}, {"regulation", "辽宁省社会信用条例"}}).at("list").as_string();
    must("measure_list.add_measure", charge, of_list(ordinary_line()));
    must("measure_list.add_measure", charge, of_list(serious_line()));
    if (failed()) return;
    must_be_refused("measure_list.open_comments", charge, of_list({{"comments_until_on", today().plus_days(90).iso()}}), "measure_list_step_wrong");
    must("measure_list.approve", charge, of_list({{"decision_number", decide_jointly()}}));
    return;
  }
  // 2. It is opened to comments, for thirty days or more.
  if (!list.until_on) {
    must_be_refused("measure_list.open_comments", charge, of_list({{"comments_until_on", today().plus_days(kCommentDays - 1).iso()}}), "comment_days_too_few");
    list.until_on = today().plus_days(kCommentDays + dice_.between(0, 5));
    must("measure_list.open_comments", charge, of_list({{"comments_until_on", list.until_on->iso()}}));
    return;
  }
  const Organisation& of = any_organisation();
  const object comment{{"rule_draft", list.id}, {"opinion", next_remark()}}, releasing = of_list({{"from_on", today().plus_days(dice_.between(0, 2)).iso()}});
  // 3. Somebody comments, and nothing is released yet.
  if (today() <= *list.until_on) {
    if (!model_.is_merged_away(of.first_code)) list.unanswered.push_back(std::string(must("rule_draft.comment", "subject:" + of.code, comment).at("comment").as_string()));
    if (!failed()) must_be_refused("measure_list.release", charge, releasing, "comments_still_open");
    return;
  }
  // 4. Each comment is answered; then the list takes force, and the next one is drafted.
  if (!model_.is_merged_away(of.first_code)) must_be_refused("rule_draft.comment", "subject:" + of.code, comment, "comments_closed");
  if (!list.unanswered.empty()) {
    must_be_refused("measure_list.release", charge, releasing, "comments_unanswered");
    for (const std::string& one : list.unanswered) must("rule_draft.answer_comment", charge, {{"comment", one}, {"answer", "已研究"}});
    list.unanswered.clear();
  }
  // Now and then what was said changes the list: it goes back to its draft and takes every step again.
  if (dice_.chance(40)) {
    must("measure_list.reopen", charge, of_list({{"reason", next_remark()}}));
    must_be_refused("measure_list.release", charge, releasing, "measure_list_step_wrong");
    must("measure_list.remove_measure", charge, of_list({{"measure_kind", "M26-3-02"}, {"unit", kMeasuring}}));
    must("measure_list.add_measure", charge, of_list(serious_line()));
    must_be_refused("measure_list.approve", charge, of_list({{"decision_number", kFirstDecision}}), "joint_decision_too_early");
    must("measure_list.approve", charge, of_list({{"decision_number", decide_jointly()}}));
    list.until_on.reset();
    return count("list of measures taken back");
  }
  must("measure_list.release", charge, releasing);
  const base::Date from = *base::Date::parse(releasing.at("from_on").as_string());
  list_from_ = list_from_ ? std::min(*list_from_, from) : from;
  making_ = {};
}

void Simulation::measure() {
  Known* record = pick([&](const Known& k) { return !k.ended && public_item(k) == "C4-03" && (!k.measures.empty() || dice_.chance(30)); }, [](const Known& k) { return !k.measures.empty(); });
  if (record == nullptr) return;
  const std::string unit = officer(kMeasuring);
  // 1. One that waits is told; one that stands is lifted now and then.
  for (KnownMeasure& one : record->measures) {
    if (!one.served_on && dice_.chance(60)) {
      must("notice.serve", unit, {{"notice", one.notice}, {"served_on", today().iso()}, {"service", "direct"}, {"proof", "回证"}}, record);
      one.served_on = today();
      tell_story(*record, "measure told");
      return look_at_page(record->owner);
    }
    const std::string standing = model_.standing(one, *record, world_.now());
    if (!dice_.chance(standing == "over" ? 10 : 25)) continue;
    const object lifting{{"measure", one.id}, {"reason", "已整改"}};
    if (standing == "over") return must_be_refused("measure.lift", unit, lifting, "measure_over", record);
    const auto answer = must("measure.lift", unit, lifting, record);
    if (failed()) return;
    if ((Model::tell_beside(*record, one.id) > 0) != answer.contains("certificate")) return fail(record, "who received it with the measure was not told that this was lifted");
    find_recalls(*record);
    one.is_lifted = true;
    tell_story(*record, "measure lifted");
    return look_at_page(record->owner);
  }
  // 2. Another is applied, and what goes beyond the list is tried.
  const bool is_serious = dice_.chance(40), is_too_long = dice_.chance(15);
  object input{{"record", record->id}, {"measure_kind", is_serious ? "M26-3-02" : "M26-3-01"}, {"connection", "有关联"}, {"character", "性质"}, {"circumstances", "情节"}, {"impact", "影响"}, {"document_number", next_number()}, {"decided_on", today().iso()}};
  const int most = is_serious ? 3 : kOwnMonths, months = dice_.chance(40) ? 1 : most;
  input["term_months"] = is_too_long ? 7 : months;
  if (dice_.chance(10)) return must_be_refused("measure.apply", stranger_to(*record), input, "not_competent", record);
  if (!list_from_ || today() < *list_from_) return must_be_refused("measure.apply", unit, input, "not_competent", record);
  std::string why_not = model_.why_no_measure(*record, is_serious, world_.now());
  if (why_not.empty() && is_too_long) why_not = "measure_term_too_long";
  const bool is_there = std::ranges::any_of(record->measures, [&](const KnownMeasure& one) { return one.is_serious == is_serious && model_.standing(one, *record, world_.now()) != "over"; });
  if (why_not.empty() && is_there) why_not = "measure_exists";
  // One after the other they run no longer than the list has it.
  int spent = 0;
  for (const KnownMeasure& one : record->measures) {
    if (one.is_serious == is_serious && one.version == record->version && one.served_on) spent += one.months;
  }
  if (why_not.empty() && spent + months > most) why_not = "measure_term_too_long";
  if (!why_not.empty()) return must_be_refused("measure.apply", unit, input, why_not, record);
  const auto answer = must("measure.apply", unit, input, record);
  if (failed()) return;
  record->measures.push_back({.id = std::string(answer.at("measure").as_string()), .notice = std::string(answer.at("notice").as_string()), .is_serious = is_serious, .version = record->version, .months = months});
  // Who carries it out has the record, and hears of its end.
  model_.receive(*record, kMeasuring, false, world_.now());
  count("measure applied");
  tell_story(*record, "measure applied");
  look_at_page(record->owner);
}

void Simulation::reward() {
  Known* record = pick([&](const Known& k) { return k.paper.item == "C3-01" && (!k.ended || dice_.chance(10)) && (!k.rewards.empty() || dice_.chance(40)); });
  if (record == nullptr) return;
  const std::string unit = officer(record->paper.organ);
  const bool runs = !record->ended && !model_.is_display_over(*record, today());
  if (!record->rewards.empty() && dice_.chance(60)) {
    const object ending{{"reward", record->rewards.back()}, {"reason", "不再适用"}};
    if (!model_.is_rewarded(*record, today())) return must_be_refused("reward.end", unit, ending, "reward_over", record);
    if (dice_.chance(20)) must_be_refused("reward.end", stranger_to(*record), ending, "not_competent", record);
    must("reward.end", unit, ending, record);
    record->rewards.clear();
    tell_story(*record, "reward ended");
    return look_at_page(record->owner);
  }
  const object granting{{"record", record->id}, {"reward_kind", "R22-1-01"}, {"reason", "先进"}};
  if (!runs) return must_be_refused("reward.grant", unit, granting, "record_not_running", record);
  if (record->step != Step::none) return must_be_refused("reward.grant", unit, granting, "record_contested", record);
  if (!rewarding_.contains(record->paper.organ)) return must_be_refused("reward.grant", unit, granting, "reward_not_listed", record);
  if (model_.is_rewarded(*record, today())) return must_be_refused("reward.grant", unit, granting, "reward_exists", record);
  record->rewards.push_back(std::string(must("reward.grant", unit, granting, record).at("reward").as_string()));
  tell_story(*record, "reward granted");
  look_at_page(record->owner);
}

}  // namespace liaoxin::simulation
