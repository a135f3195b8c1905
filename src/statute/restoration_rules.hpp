#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"

namespace liaoxin::statute {

/// Grade of a negative record under the rules in force since 2026; unknown counts as minor (most favourable reading).
enum class Grade { unknown, minor, general, serious };

[[nodiscard]] std::string_view word(Grade grade);
[[nodiscard]] base::LocalText label(Grade grade);
[[nodiscard]] std::optional<Grade> grade(std::string_view word);

/// One class of a rule set: whether it is published, and the shortest and longest publicity in calendar months.
struct RestorationClass {
  std::string code;  ///< "minor", "general", "serious", "penalty", "one_year_field"
  base::LocalText name;
  bool published = false;
  int min_months = 0;
  int max_months = 0;
  base::Basis basis;
};

/// How a kind of content is graded where the rule set grades by content.
struct GradeRule {
  std::string content;  ///< a value of CF_CFLB, or "summary", "abnormal_operation", "serious_list"
  std::optional<Grade> grade;  ///< nothing: by amount, with the thresholds of the department
  base::Basis basis;
};

/// A dated rule set of credit restoration: R2019, R2023, R2026. Old sets are kept for old records.
struct RestorationSet {
  std::string code;
  base::LocalText name;
  base::Date from;
  std::optional<base::Date> to;
  bool by_grade = false;                  ///< classes are grades of the content
  std::vector<std::string> unpublished;   ///< contents this set never publishes: "summary", "警告"
  base::Basis unpublished_basis;
  std::vector<RestorationClass> classes;
  std::vector<GradeRule> grades;
  base::Basis start_basis;                ///< why publicity starts on the day of the document

  [[nodiscard]] bool in_force(base::Date on) const { return from <= on && (!to || on <= *to); }
  [[nodiscard]] const RestorationClass* find_class(std::string_view code) const;
};

enum class GuidePart { condition, way, material, place, note };

/// One line of the guide that stands beside every negative record (art. 39).
struct GuideLine {
  GuidePart part = GuidePart::note;
  std::string code;
  base::LocalText text;
  base::Basis basis;
};

[[nodiscard]] std::optional<GuidePart> guide_part(std::string_view word);
[[nodiscard]] base::LocalText label(GuidePart part);

}  // namespace liaoxin::statute
