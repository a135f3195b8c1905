#include "registry/terms.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registry/cells.hpp"
#include "statute/inquiry_matter.hpp"
#include "statute/measure_kind.hpp"

namespace liaoxin::registry {
namespace {

std::optional<std::int64_t> fen_cell(const std::string& cell) {
  if (cell.empty()) return std::nullopt;
  return fen_of_ten_thousand_yuan(cell);
}

bool is_whole_number(std::string_view text) {
  return !text.empty() && text.size() <= 15 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

base::Basis set_by(const std::string& unit) { return {base::BasisKind::product, "standard set by " + unit + " (policy_value.set)"}; }

}  // namespace

bool is_policy_key(std::string_view key) { return key == kFineGeneralFrom || key == kFineSeriousFrom || key == kAbnormalGrade || key == kInquiryMatters || key == kInquiryDeclared || key == kRewardKinds; }
bool is_set_by_unit(std::string_view key) { return key != kInquiryMatters && key != kRewardKinds; }
bool is_set_by_unit_alone(std::string_view key) { return key == kInquiryDeclared; }

bool is_policy_value(std::string_view key, std::string_view value) {
  if (key == kInquiryMatters || key == kInquiryDeclared) return std::ranges::all_of(base::split(value, ','), [](const std::string& one) { return statute::inquiry_matter(one) != nullptr; });
  if (key == kRewardKinds && value.empty()) return true;  // none any more
  if (key == kRewardKinds) return std::ranges::all_of(base::split(value, ','), [](const std::string& one) { return statute::reward_kind(one) != nullptr; });
  if (key == kAbnormalGrade) return value == "minor" || value == "general" || value == "serious";
  return is_whole_number(value);
}

bool names_word(std::string_view list, std::string_view word) { return std::ranges::count(base::split(list, ','), word) > 0; }

base::Result<statute::RecordDates> record_dates(const statute::Item& item, const RoleReader& role, const std::string& deciding_unit,
                                                base::Date document_on, statute::SubjectKind subject_kind, const PolicyValues& policy_value, const statute::Pack& pack) {
  statute::RecordDates dates;
  statute::PenaltyFacts& conduct = dates.conduct;
  conduct.decided_on = document_on;
  dates.valid_until = base::Date::parse(role("valid_until"));
  dates.removed_on = base::Date::parse(role("removed_on"));
  if (dates.valid_until && base::is_long_term(*dates.valid_until)) dates.valid_until.reset();
  if (!role("penalty_kinds").empty()) {
    conduct.contents = base::split(role("penalty_kinds"), ';');
    conduct.fine_fen = fen_cell(role("fine"));
    conduct.confiscated_fen = fen_cell(role("confiscated"));
    std::optional<bool> summary;
    if (!role("summary_flag").empty()) summary = role("summary_flag") == "是";
    conduct.procedure =
        TRY(statute::procedure_of(summary, conduct.contents, conduct.fine_fen, subject_kind, document_on, pack));
    const auto general = policy_value(std::string(kFineGeneralFrom), deciding_unit, document_on);
    const auto serious = policy_value(std::string(kFineSeriousFrom), deciding_unit, document_on);
    if (general && serious) conduct.thresholds = statute::FineThresholds{std::stoll(*general), std::stoll(*serious), set_by(deciding_unit)};
  }
  if (item.until == statute::DisplayRule::listed_display_maximum) {
    conduct.contents = {"abnormal_operation"};
    if (const auto set = policy_value(std::string(kAbnormalGrade), deciding_unit, document_on)) {
      conduct.set_grades["abnormal_operation"] = {*statute::grade(*set), set_by(deciding_unit)};
    }
  }
  return dates;
}

}  // namespace liaoxin::registry
