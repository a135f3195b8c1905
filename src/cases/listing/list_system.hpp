#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "cases/rule_draft/rule_draft.hpp"
#include "statute/division.hpp"
#include "statute/pack.hpp"

/// List systems 严重失信主体名单 (arts. 27, 28): what a list is for, on which law, by which standard its authority lists and removes. Of the province only; drafted
/// with the departments concerned and the public, established as the joint meeting decided, until one with the same code takes its place.
namespace liaoxin::cases {

enum class ListSystemStep { drafted, consulting, consulted, established, ended };
[[nodiscard]] std::string_view word(ListSystemStep step);
[[nodiscard]] base::LocalText printed(ListSystemStep step);

struct ListSystem {
  std::int64_t id = 0;
  std::string code, name;
  std::vector<std::string> grounds;  ///< codes of statute::grounds(), shipped ones
  std::string legal_basis;           ///< law, administrative regulation or state rule, with its article
  base::Date basis_from_on;
  std::string unit;                  ///< USCC of the listing authority
  std::string standard, removal_requirements, removal_procedure, remedies;
  std::optional<std::int64_t> term_months;
  std::string drafter;               ///< USCC of the department in charge
  std::optional<Consultation> consultation;
  std::optional<base::Date> from_on;  ///< of one that was established
  std::string decision_number;        ///< of the provincial joint meeting
  std::optional<base::Instant> established_at, ended_at;  ///< ended, or superseded, from this instant; it may lie ahead
  bool is_end_done = false;          ///< its end did not lie ahead when it was noted: no clock set back undoes it
  std::int64_t row_id = 0;           ///< of the act that drafted it

  [[nodiscard]] bool has_ground(const std::string& ground) const;
  [[nodiscard]] bool is_over(base::Instant now) const { return ended_at && (is_end_done || now >= *ended_at); }
  [[nodiscard]] bool is_in_force(base::Instant now) const { return established_at && *from_on <= now.date() && !is_over(now); }
};
[[nodiscard]] ListSystemStep step_of(const ListSystem& system, base::Instant now);
/// The days for opinions and comments on one that was sent to units.
[[nodiscard]] std::vector<statute::RunningTerm> terms_of(const ListSystem& system);
/// The step of one that takes no opinions and comments now; nothing for one that does.
[[nodiscard]] std::optional<base::LocalText> closed_as(const ListSystem& system, base::Instant now);

struct DraftListSystem {
  std::string list_code, name;
  std::vector<std::string> grounds;
  std::string legal_basis;
  std::optional<base::Date> basis_from_on;
  std::string unit, standard, removal_requirements, removal_procedure, remedies;
  std::optional<std::int64_t> term_months;
};
BOOST_DESCRIBE_STRUCT(DraftListSystem, (), (list_code, name, grounds, legal_basis, basis_from_on, unit, standard, removal_requirements, removal_procedure, remedies, term_months))
struct EstablishListSystem {
  std::string list_system, decision_number;
  base::Date from_on;
};
BOOST_DESCRIBE_STRUCT(EstablishListSystem, (), (list_system, decision_number, from_on))
struct EndListSystem {
  std::string list_system, reason;
};
BOOST_DESCRIBE_STRUCT(EndListSystem, (), (list_system, reason))

/// What the registers say that a draft depends on.
struct ListSystemFacts {
  statute::DivisionLevel own_level = statute::DivisionLevel::county;  ///< of the department that acts
  bool is_being_drafted = false;                                      ///< another draft with this code waits to be established
  bool is_unit_known = false;                                         ///< the listing authority is a registered unit
};

/// Refusals: list_system_province_only, list_system_incomplete, personal_number_in_text, ground_not_shipped, list_basis_missing, unit_unknown, list_term_invalid, list_system_exists.
[[nodiscard]] base::Result<ListSystem> decide_list_system_draft(const DraftListSystem& command, const ListSystemFacts& facts, std::int64_t longest_months, base::Date today);
/// Refusals: rule_draft_step_wrong, and those of the consultation.
[[nodiscard]] base::Result<ListSystem> decide_list_system_consultation(ListSystem system, const ConsultOnRuleDraft& command, const std::vector<std::string>& others, base::Instant now, const statute::Pack& pack);
/// `decided_on`: by the provincial joint meeting, where it registered the decision named. Refusals: list_system_province_only, comments_still_open, rule_draft_step_wrong, comments_unanswered,
/// joint_decision_unknown, joint_decision_too_early, dates_out_of_order, list_basis_not_in_force.
[[nodiscard]] base::Result<ListSystem> decide_establishment(ListSystem system, const EstablishListSystem& command, std::span<const RuleComment> comments, std::optional<base::Date> decided_on,
                                                            statute::DivisionLevel own_level, base::Instant now);
/// The one that stands under the same code, from the day on which the newer takes its place.
[[nodiscard]] ListSystem superseded(ListSystem older, const ListSystem& newer);
/// Ends one that stands, or takes a draft back. Refusals: list_system_province_only, list_system_unknown (it ended before), reason_missing.
[[nodiscard]] base::Result<ListSystem> decide_end(ListSystem system, const EndListSystem& command, statute::DivisionLevel own_level, base::Instant now);

}  // namespace liaoxin::cases
