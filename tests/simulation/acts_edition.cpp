// Editions of the catalogue: drafted, sent to units, adopted once the consultation is over (art. 10); assessments of government trust (art. 46).
#include <algorithm>
#include <tuple>

#include "simulation.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::json::array;
using base::json::object;

namespace {

const std::string kDraftedItem = "C2-02";  ///< of which nothing is filed in these two years

array words(const std::set<std::string>& codes) {
  array list;
  for (const std::string& code : codes) list.emplace_back(code);
  return list;
}

}  // namespace

/// Before the first edition: nobody adopts what nobody was asked about, nor while one of two units is silent within its days.
void Simulation::consult_on(const object& edition) {
  must_be_refused("edition.adopt", officer(kInCharge), edition, "edition_not_consulted");
  const auto draft = must("edition.draft", officer(kInCharge), {{"items", edition.at("items")}, {"drafting_purpose", "采用全国目录"}}).at("rule_draft");
  const std::string one = any_department().code, other = other_department({one}).code;
  object asking{{"rule_draft", draft}, {"consulted", words({one, other})}, {"opinions_until_on", today().plus_days(6).iso()}};
  must_be_refused("rule_draft.consult", officer(kInCharge), asking, "consultation_too_short");
  asking["opinions_until_on"] = today().plus_days(7).iso();
  must("rule_draft.consult", officer(kInCharge), asking);
  const object opinion{{"rule_draft", draft}, {"unit_opinion", "无不同意见"}};
  must_be_refused("rule_draft.opinion", officer(other_department({one, other}).code), opinion, "not_competent");
  must("rule_draft.opinion", officer(one), opinion);
  must_be_refused("rule_draft.opinion", officer(one), opinion, "unit_opinion_given");
  must_be_refused("edition.adopt", officer(kInCharge), edition, "edition_not_consulted");
  must("rule_draft.opinion", officer(other), opinion);
}

/// A draft at a time: units answer it or let its days pass; only then it is adopted, once.
void Simulation::move_edition_draft() {
  if (edition_draft_.empty()) {
    edition_draft_ = must("edition.draft", officer(kInCharge), {{"items", array{base::json::value(kDraftedItem)}}, {"drafting_purpose", next_remark()}}).at("rule_draft").as_string();
    const std::string one = any_department().code;
    unanswered_ = {one, other_department({one}).code};
    opinions_until_ = today().plus_days(7 + dice_.below(10));
    must("rule_draft.consult", officer(kInCharge), {{"rule_draft", edition_draft_}, {"consulted", words(unanswered_)}, {"opinions_until_on", opinions_until_.iso()}});
    return;
  }
  // The decision of before says nothing of this draft: the joint meeting decides on what was consulted.
  object adoption{{"items", array{base::json::value(kDraftedItem)}}, {"from_on", today().iso()}, {"decision_number", kFirstDecision}, {"decided_on", first_decided_on_.iso()}, {"authority", "模拟联席会议"}};
  const std::string unit = *unanswered_.begin();
  const object opinion{{"rule_draft", edition_draft_}, {"unit_opinion", "无不同意见"}};
  if (today() > opinions_until_) {
    must_be_refused("rule_draft.opinion", officer(unit), opinion, "rule_draft_step_wrong");
  } else {
    if (!is_drafted_item_adopted_) must_be_refused("edition.adopt", officer(kInCharge), adoption, "edition_not_consulted");
    must("rule_draft.opinion", officer(unit), opinion);
    unanswered_.erase(unit);
    if (!unanswered_.empty()) return;
  }
  if (!is_drafted_item_adopted_) {
    must_be_refused("edition.adopt", officer(kInCharge), adoption, "joint_decision_too_early");
    adoption["decision_number"] = decide_jointly();
    adoption["decided_on"] = today().iso();
    must("edition.adopt", officer(kInCharge), adoption);
  }
  is_drafted_item_adopted_ = true;
  edition_draft_.clear();
}

/// A unit of government is assessed once for a year, and what was found stands in public as it was entered; nobody else is assessed.
void Simulation::assess_trust() {
  std::string unit = dice_.pick(province_.all())->code;
  int year = 2022 + dice_.below(today().year() - 2022);
  if (!assessed_.empty() && dice_.chance(40)) std::tie(unit, year) = dice_.pick(std::vector(assessed_.begin(), assessed_.end()));
  object input{{"unit", unit}, {"assessed_year", year}, {"assessment_method", "公开的方法"}, {"assessment_result", next_remark()}, {"document_number", next_number()}, {"decided_on", today().iso()}};
  if (assessed_.contains({unit, year})) return must_be_refused("trust.assess", officer(kInCharge), input, "trust_assessment_exists");
  must("trust.assess", officer(kInCharge), input);
  if (failed()) return;
  assessed_.emplace(unit, year);
  const auto shown = world_.face().trust_assessments();
  const auto is_it = [&](const registry::TrustAssessmentView& one) { return one.uscc == unit && one.year == year && one.result == input.at("assessment_result").as_string(); };
  if (shown.size() != assessed_.size() || std::ranges::count_if(shown, is_it) != 1) return fail(nullptr, "an assessment of government trust does not stand in public as it was entered");
  for (const std::string& other : {kCourt, kAssociation}) {
    input["unit"] = other;
    must_be_refused("trust.assess", officer(kInCharge), input, "unit_unknown");
  }
}

}  // namespace liaoxin::simulation
