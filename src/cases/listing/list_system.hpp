#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/division.hpp"

/// List systems 严重失信主体名单 (arts. 27, 28): what a list is for, on which law, by which standard its authority lists and removes. Of the province only.
namespace liaoxin::cases {

struct ListSystem {
  std::int64_t id = 0;
  std::string code, name;
  std::vector<std::string> grounds;  ///< codes of statute::grounds(), shipped ones
  std::string legal_basis;           ///< law, administrative regulation or state rule, with its article
  base::Date basis_from_on;
  std::string unit;                  ///< USCC of the listing authority
  std::string standard, removal_requirements, removal_procedure, remedies;
  std::optional<std::int64_t> term_months;
  base::Date from_on;
  std::string decision_number;       ///< of the provincial joint meeting
  base::Instant established_at;
  std::optional<base::Instant> ended_at;
  std::int64_t row_id = 0;           ///< of the act

  [[nodiscard]] bool has_ground(const std::string& ground) const;
  [[nodiscard]] bool is_in_force(base::Instant now) const { return !ended_at && from_on <= now.date(); }
};

struct EstablishListSystem {
  std::string list_code, name;
  std::vector<std::string> grounds;
  std::string legal_basis;
  std::optional<base::Date> basis_from_on;
  std::string unit, standard, removal_requirements, removal_procedure, remedies;
  std::optional<std::int64_t> term_months;
  base::Date from_on;
  std::string decision_number;
};
BOOST_DESCRIBE_STRUCT(EstablishListSystem, (),
                      (list_code, name, grounds, legal_basis, basis_from_on, unit, standard, removal_requirements, removal_procedure, remedies, term_months, from_on, decision_number))
struct EndListSystem {
  std::string list_system, reason;
};
BOOST_DESCRIBE_STRUCT(EndListSystem, (), (list_system, reason))

/// What the registers say that a decision on a list system depends on.
struct ListSystemFacts {
  statute::DivisionLevel own_level = statute::DivisionLevel::county;  ///< of the department that acts
  bool is_there = false;                                              ///< a list with this code was established and not ended
  bool is_unit_known = false;                                         ///< the listing authority is a registered unit
  std::optional<base::Date> decided_on;                               ///< by the provincial joint meeting, where this decision is registered
};

/// Refusals: list_system_province_only, list_system_incomplete, ground_not_shipped, list_basis_missing, list_basis_not_in_force, unit_unknown, list_term_invalid, joint_decision_unknown,
/// dates_out_of_order, list_system_exists.
[[nodiscard]] base::Result<ListSystem> decide_list_system(const EstablishListSystem& command, const ListSystemFacts& facts, std::int64_t longest_months, base::Instant now);
/// Refusals: list_system_province_only, list_system_unknown (it ended before), reason_missing.
[[nodiscard]] base::Result<ListSystem> decide_end(ListSystem system, const EndListSystem& command, statute::DivisionLevel own_level, base::Instant now);

}  // namespace liaoxin::cases
