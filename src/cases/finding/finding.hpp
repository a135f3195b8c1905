#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "cases/listing/listing.hpp"
#include "cases/objection/objection.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "cases/restoration/restoration.hpp"
#include "statute/pack.hpp"
#include "statute/running_term.hpp"

/// Findings 履职问题 (arts. 51 to 53): what the platform sees missed, about a unit and never about a person, each with its evidence. They are
/// derived whenever somebody reads, and kept by the act that rests on them. What was done after its day stays one for finding.kept_months. A missed default of ours is a service standard missed, never a
/// violation. Nobody is found to have punished too little: there is no such kind.
namespace liaoxin::cases {

/// Closed.
enum class FindingKind { objection_late, restoration_late, fee_asked, submission_late, recall_outstanding, collector_late, measure_beyond_list, listing_untold, removal_late, pledge_report_late, inquiry_missing };
struct FindingKindFacts {
  FindingKind kind;
  std::string_view word;
  base::LocalText title;
  std::string_view article;  ///< that asks for what was missed
  bool is_for_unit_alone = false;  ///< shown to the unit and nobody else: no act rests on it
};
[[nodiscard]] std::span<const FindingKindFacts> finding_kinds();
[[nodiscard]] const FindingKindFacts* finding_kind(std::string_view word);
[[nodiscard]] const FindingKindFacts& facts_of(FindingKind kind);

struct Finding {
  FindingKind kind = FindingKind::objection_late;
  std::string unit;                  ///< USCC
  std::string reference;             ///< names it as long as it stands; an act names it so
  base::LocalText missed;            ///< what was to be done
  std::optional<base::Date> due_on;  ///< last day for it; nothing: the article sets none
  std::optional<base::Date> done_on = {};  ///< the later day on which it was done; nothing: it waits
  base::Basis basis;                 ///< of that day, or of the duty itself
  std::string evidence;              ///< public id of the case or recall, or which filings
  std::int64_t row_id = 0;           ///< journal row in which it can be looked up; 0: figures of many
};

/// What a finding is called. Only what rests on law is said to be missed by law.
[[nodiscard]] base::LocalText printed(const Finding& finding);
/// Whether the day that passed is law: of the regulation, or of a national instrument read.
[[nodiscard]] bool rests_on_law(const Finding& finding);

/// Who has to take the steps of an objection.
struct ObjectionSides {
  std::string work_body, source;
  bool is_collector = false;  ///< the source is one: article 53 speaks of it
};
/// What was done late on this day or after it is still found: finding.kept_months, whole calendar months. Where none are in force what is done is found no more.
[[nodiscard]] base::Date found_since(base::Date today, const statute::Pack& pack);
/// The steps of an objection that are past their day, or were taken after it; `evidence` its public id. What nobody accepted in
/// time counts as accepted, and its day was missed by who had to accept: that was over on the day after. Telling is found while it waits: on which day it was done, its notice says.
[[nodiscard]] std::vector<Finding> findings_of(const Objection& objection, const ObjectionSides& sides, const std::string& evidence, base::Date today, const statute::Pack& pack);
/// The steps of an application for restoration, likewise.
[[nodiscard]] std::vector<Finding> findings_of(const Restoration& application, const std::string& unit, const std::string& evidence, base::Date today, const statute::Pack& pack);
/// That an applicant was asked for a fee, as the applicant says.
[[nodiscard]] Finding fee_finding(const std::string& unit, const std::string& evidence, std::int64_t row_id);
/// What was tried and refused: a measure beyond the list (art. 52(4)), an entry on a list whose subject was not told before (52(5)).
[[nodiscard]] Finding attempt_finding(FindingKind kind, const std::string& unit, const std::string& evidence, std::int64_t row_id);
/// An application for removal from a list past the day of its answer; a report on a pledge, answered late or not yet.
[[nodiscard]] std::optional<Finding> finding_of(const Listing& listing, const std::string& evidence, base::Date today, const statute::Pack& pack);
[[nodiscard]] std::optional<Finding> finding_of(const PledgeReport& report, const std::string& unit, const std::string& evidence, base::Date today, const statute::Pack& pack);
/// The term in which a recall told on a day is confirmed; nothing where none was in force then.
[[nodiscard]] std::optional<statute::RunningTerm> recall_term(base::Date told_on, const statute::Pack& pack);
/// A recall told on a day that its recipient has not confirmed in time, or confirmed later; nothing before, and nothing where no term was in force then.
[[nodiscard]] std::optional<Finding> recall_finding(const std::string& unit, const std::string& evidence, base::Date told_on, std::optional<base::Date> confirmed_on, std::int64_t row_id, base::Date today, const statute::Pack& pack);
/// A decision about an organisation in a matter for which the unit that took it declared that it inquires first. `inquired_on`: of its inquiries
/// about that organisation the newest that does not lie after the decision. Nothing where it lies within inquiry.before_decision_days of it.
struct DecisionMade {
  std::string unit;
  base::LocalText matter;
  base::Date decided_on;
  std::optional<base::Date> inquired_on;
  std::string evidence;  ///< public id of the record
  std::int64_t row_id = 0;
};
[[nodiscard]] std::optional<Finding> inquiry_finding(const DecisionMade& decision, const statute::Pack& pack);
/// Filings of one item in one month (YYYY-MM) that came after their day; nothing where none did.
struct MonthOfFilings {
  std::string unit, item, month;
  base::LocalText item_title;
  std::int64_t timely = 0, with_due = 0;
};
[[nodiscard]] std::optional<Finding> submission_finding(const MonthOfFilings& filings, const statute::Pack& pack);

}  // namespace liaoxin::cases
