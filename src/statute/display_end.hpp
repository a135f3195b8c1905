#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/pack.hpp"
#include "statute/restoration_rules.hpp"
#include "statute/subject_kind.hpp"

namespace liaoxin::statute {

/// Art. 51 of the penalty law: small cases are decided on the spot. Without the sender's word it is derived from kinds
/// and amount; what is derived is not public until the sender confirms it (default).
enum class Procedure { ordinary, summary, derived_ordinary, derived_summary };

[[nodiscard]] constexpr bool is_summary(Procedure procedure) {
  return procedure == Procedure::summary || procedure == Procedure::derived_summary;
}
[[nodiscard]] constexpr bool is_derived(Procedure procedure) {
  return procedure == Procedure::derived_ordinary || procedure == Procedure::derived_summary;
}

/// The procedure of a penalty: the sender's flag when there is one, else derived from the limits in force on the day
/// of the decision. Kinds are values of CF_CFLB; a fine without amount is not taken for summary.
[[nodiscard]] base::Result<Procedure> procedure_of(std::optional<bool> summary_flag,
                                                   const std::vector<std::string>& kinds,
                                                   std::optional<std::int64_t> fine_fen, SubjectKind kind,
                                                   base::Date decided_on, const Pack& pack);

/// The amounts by which a department grades fines (policy_value.set); none is shipped.
struct FineThresholds {
  std::int64_t general_from_fen = 0;  ///< a smaller fine is minor
  std::int64_t serious_from_fen = 0;  ///< from here on serious
  base::Basis basis;
};

/// A grade the department set for a content where the rule set gives none, or by its own standard (policy_value.set).
struct SetGrade {
  Grade grade = Grade::unknown;
  base::Basis basis;
};

/// What the display of a negative record depends on.
struct PenaltyFacts {
  base::Date decided_on;
  /// Values of CF_CFLB ("其他-..." counts as 其他), or "abnormal_operation" for that list.
  std::vector<std::string> contents;
  std::optional<std::int64_t> fine_fen;
  std::optional<std::int64_t> confiscated_fen;
  Procedure procedure = Procedure::ordinary;
  bool one_year_field = false;      ///< food, drugs, special equipment, work safety, fire safety
  bool serious_by_2019 = false;     ///< the department called it serious under the rules of 2019
  bool department_insists = false;  ///< own reasoned decision of the department to show this minor record
  std::optional<FineThresholds> thresholds;
  std::map<std::string, SetGrade, std::less<>> set_grades;  ///< by content; they win over the rule set
};

/// One line of a derivation, with the kind of rule that speaks.
struct Step {
  base::LocalText text;
  base::Basis basis;
};

/// When a negative record ends. T is one end for display, inquiry, sharing and use together (product).
struct DisplayEnd {
  bool is_public = false;   ///< whether the rule sets allow public display; held, objected and so on come on top
  base::Date ends_on;       ///< T: the last day, inclusive, to 24:00; not moved by holidays
  Grade grade = Grade::unknown;  ///< under the set in force; unknown also where that set does not grade
  bool carries_measures = false;  ///< a minor or ungraded record carries none
  base::Date restorable_from;     ///< first day on which restoration can be applied for, once the duty is performed
  std::vector<std::string> sets;  ///< codes of the rule sets applied
  std::vector<Step> steps;

  [[nodiscard]] bool has_ended(base::Date today) const { return today > ends_on; }
};

/// Applies the set of the day of decision and the set in force on `today`: both must allow publicity, the earlier end
/// wins. A decision older than every set is judged by the oldest. Unknown grade counts as minor.
[[nodiscard]] DisplayEnd display_end(const PenaltyFacts& facts, const Pack& pack, base::Date today);

}  // namespace liaoxin::statute
