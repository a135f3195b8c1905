#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/item_end.hpp"
#include "statute/pack.hpp"

namespace liaoxin::registry {

/// A standard with unit dimension (policy_value.set) in force on a day: fine thresholds in fen, a grade word.
using PolicyValues = std::function<std::optional<std::string>(const std::string& key, const std::string& unit, base::Date on)>;
/// The cell of a record that plays a role, empty when it has none.
using RoleReader = std::function<const std::string&(std::string_view role)>;

/// The dates and facts on which display and retention of a record depend, read from its cells and the standards of
/// the unit that decided. The judge uses them on the way in, the pages to show the derivation.
[[nodiscard]] base::Result<statute::RecordDates> record_dates(const statute::Item& item, const RoleReader& role, const std::string& deciding_unit,
                                                              base::Date document_on, statute::SubjectKind subject_kind, const PolicyValues& policy_value, const statute::Pack& pack);

/// Keys of policy_value.set, closed.
inline constexpr std::string_view kFineGeneralFrom = "penalty.fine_general_from";
inline constexpr std::string_view kFineSeriousFrom = "penalty.fine_serious_from";
inline constexpr std::string_view kAbnormalGrade = "abnormal.grade";
/// In which matters of art. 21 a unit inquires: what its duties are, nobody says of itself.
inline constexpr std::string_view kInquiryMatters = "inquiry.matters";
/// In which matters a unit itself declared that it inquires before it decides: nobody else says so for it.
inline constexpr std::string_view kInquiryDeclared = "inquiry.declared";
/// Which rewards of art. 22 a unit grants: its list, published, in force from a day; the department in charge sets it.
inline constexpr std::string_view kRewardKinds = "reward.kinds";
/// Whole fen, a grade word, or words of matters or rewards with commas between them; nothing for an unknown key or value.
[[nodiscard]] bool is_policy_key(std::string_view key);
[[nodiscard]] bool is_policy_value(std::string_view key, std::string_view value);
/// Whether a unit sets this of itself; otherwise the department in charge does.
[[nodiscard]] bool is_set_by_unit(std::string_view key);
/// Whether nobody else may, the department in charge neither.
[[nodiscard]] bool is_set_by_unit_alone(std::string_view key);
/// Whether a list of words with commas between them, of matters or rewards, names this one.
[[nodiscard]] bool names_word(std::string_view list, std::string_view word);

}  // namespace liaoxin::registry
