#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/refusal.hpp"
#include "statute/channel.hpp"
#include "statute/subject_kind.hpp"

namespace liaoxin::statute {

/// How long a record of an item is shown (art. 10: display period). The rules of each are in display_end.hpp.
enum class DisplayRule {
  state,                      ///< as long as the state lasts
  validity,                   ///< to the end of validity
  validity_else_state,        ///< to the end of validity; without one, as long as the state lasts
  display_maximum,            ///< T: the display maximum of the rule set and grade (facts: restoration)
  one_year,                   ///< one year from the document
  listed_display_maximum,     ///< while listed, at most T
  listed_three_years,         ///< while listed, at most three years
  court_two_years,            ///< while on the court's list, at most two years
  next_assessment,            ///< until the next assessment
  as_agreed,                  ///< as the agreement says
  while_needed,               ///< while any record of the subject exists
  state_breach_maximum,       ///< as the state lasts; a breach: T
  state_breach_three_years,   ///< as the state lasts; a breach: until made good, at most three years
};

enum class Keep { lasting, five_years, as_agreed };

enum class Nature { basic, good, bad, neutral };

/// An item of the catalogue (arts. 8, 10, 11): what may be collected, about whom, who may see it and for how long.
/// A pack only drafts items; one takes force by an edition that is adopted (edition.adopt).
struct Item {
  std::string code;  ///< "C4-03"
  base::LocalText name;
  base::LocalText purpose;
  std::string article;  ///< "11(4)"; several joined by ", "
  base::Basis basis;    ///< of this row: codes, modes and periods are defaults of ours until an edition says otherwise
  Nature nature = Nature::neutral;
  ModeSet organisation;
  ModeSet individual_business;
  ModeSet natural_person;
  DisplayRule until = DisplayRule::state;
  Keep keep = Keep::lasting;
  std::string schema;           ///< code of the form of its files; empty: no form yet
  bool negative = false;        ///< needs the document of art. 23
  bool told_first = false;      ///< a negative record or permit: held until service is attested (product)
  bool special_report = false;  ///< part of the special credit report
  int importable_stage = 0;     ///< the stage from which rows are taken; 0: never by file

  [[nodiscard]] ModeSet modes(SubjectKind kind) const;
};

[[nodiscard]] std::string_view word(DisplayRule rule);
[[nodiscard]] base::LocalText label(DisplayRule rule);
[[nodiscard]] std::string_view word(Keep keep);
[[nodiscard]] base::LocalText label(Keep keep);
[[nodiscard]] std::string_view word(Nature nature);
[[nodiscard]] std::optional<DisplayRule> display_rule(std::string_view word);

}  // namespace liaoxin::statute
