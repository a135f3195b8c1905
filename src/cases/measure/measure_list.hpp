#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "cases/rule_draft/rule_draft.hpp"
#include "registry/joint_decision.hpp"
#include "statute/measure_kind.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"
#include "statute/running_term.hpp"

/// Supplementary lists of measures 失信惩戒措施补充清单 (art. 24): drafted by the provincial department in charge on a local regulation of the province,
/// approved by the provincial joint meeting, then open to comments, each of which is answered, then released. No step is skipped, and none
/// comes before another; what comments change goes back to the draft, and through every step again.
namespace liaoxin::cases {

enum class MeasureListStep { draft, approved, commenting, released };
[[nodiscard]] std::string_view word(MeasureListStep step);
[[nodiscard]] std::optional<MeasureListStep> measure_list_step(std::string_view word);
[[nodiscard]] base::LocalText printed(MeasureListStep step);

struct MeasureList {
  std::int64_t id = 0;
  std::string number, title;
  std::string regulation;       ///< the local regulation of the province it is drafted on
  base::Date settled_on;        ///< on which it was last drafted at
  MeasureListStep step = MeasureListStep::draft;
  std::string decision_number;  ///< of the provincial joint meeting that approved it
  std::optional<base::Date> opened_on, comments_until_on;  ///< the day on which it was opened to comments, and the last day for them
  std::string reopened_because = {};            ///< why it last went back to its draft, public
  std::optional<base::Date> from_on;            ///< released: in force from this day until a later one takes its place
};

/// How grave a trigger has to be at least.
enum class MeasureSeverity { ordinary, serious };
struct MeasureSeverityFacts {
  MeasureSeverity severity;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const MeasureSeverityFacts> measure_severities();
[[nodiscard]] const MeasureSeverityFacts* measure_severity(std::string_view word);
[[nodiscard]] const MeasureSeverityFacts& facts_of(MeasureSeverity severity);

/// One measure of a list: by which unit, on which law, for which conduct, how grave and how long at most.
struct MeasureEntry {
  std::int64_t id = 0, list_id = 0;
  statute::MeasureKind kind = statute::MeasureKind::other_facilitation;
  std::string law;     ///< its legal basis, with the article
  std::string unit;    ///< USCC of who applies it
  std::string method;
  std::vector<std::string> triggers;  ///< codes of items, sorted
  MeasureSeverity severity = MeasureSeverity::serious;
  std::int64_t term_months = 0;  ///< at most
  bool has_own_term = false;     ///< nothing: the term is the shortest reading of ours
  std::optional<base::Date> listed_since = {};  ///< of a line in force: since when one list in force after the other has had it
  std::optional<base::Date> dropped_on = {};  ///< first day on which a later list is in force that does not have it
};

struct DraftMeasureList {
  std::string list_number, title, regulation;
};
BOOST_DESCRIBE_STRUCT(DraftMeasureList, (), (list_number, title, regulation))
struct AddListMeasure {
  std::string list, measure_kind, legal_basis, unit, carried_out;
  std::vector<std::string> triggers;
  std::optional<std::string> severity;      ///< serious, ordinary; a measure that says neither counts as serious
  std::optional<std::int64_t> term_months;  ///< its own term
};
BOOST_DESCRIBE_STRUCT(AddListMeasure, (), (list, measure_kind, legal_basis, unit, carried_out, triggers, severity, term_months))
struct ApproveMeasureList {
  std::string list, decision_number;
};
BOOST_DESCRIBE_STRUCT(ApproveMeasureList, (), (list, decision_number))
struct OpenMeasureList {
  std::string list;
  base::Date comments_until_on;
};
BOOST_DESCRIBE_STRUCT(OpenMeasureList, (), (list, comments_until_on))
struct RemoveListMeasure {
  std::string list, measure_kind, unit;
};
BOOST_DESCRIBE_STRUCT(RemoveListMeasure, (), (list, measure_kind, unit))
struct ReopenMeasureList {
  std::string list, reason;
};
BOOST_DESCRIBE_STRUCT(ReopenMeasureList, (), (list, reason))
struct ReleaseMeasureList {
  std::string list;
  base::Date from_on;
};
BOOST_DESCRIBE_STRUCT(ReleaseMeasureList, (), (list, from_on))

/// `is_there`: its number is taken. Refusals: document_not_named, measure_list_exists, measure_law_missing.
[[nodiscard]] base::Result<MeasureList> decide_draft(const DraftMeasureList& command, bool is_there, base::Date today);
/// `is_unit`: the unit is registered. `others`: what stands on the list. Refusals: measure_list_step_wrong, measure_kind_unknown, measure_law_missing, unit_unknown, measure_method_missing,
/// measure_trigger_unfit, measure_severity_unknown, measure_term_invalid, measure_listed, parameter_not_in_force.
[[nodiscard]] base::Result<MeasureEntry> decide_entry(const MeasureList& list, const AddListMeasure& command, const std::vector<MeasureEntry>& others, bool is_unit, base::Instant now, const statute::Pack& pack);
/// The line that is taken off a draft. Refusals: measure_list_step_wrong, measure_line_unknown.
[[nodiscard]] base::Result<MeasureEntry> decide_line_removal(const MeasureList& list, const RemoveListMeasure& command, const std::vector<MeasureEntry>& entries);
/// `decision`: of the provincial joint meeting, by the number given. Refusals: measure_list_step_wrong, measure_list_empty, joint_decision_unknown, joint_decision_too_early.
[[nodiscard]] base::Result<MeasureList> decide_approval(MeasureList list, const std::vector<MeasureEntry>& entries, const std::optional<registry::JointDecision>& decision);
/// Refusals: measure_list_step_wrong, comment_days_too_few, parameter_not_in_force.
[[nodiscard]] base::Result<MeasureList> decide_opening(MeasureList list, base::Date until_on, base::Instant now, const statute::Pack& pack);
/// What comments show to be wrong goes back to the draft. Refusals: measure_list_step_wrong, reason_missing, personal_number_in_text.
[[nodiscard]] base::Result<MeasureList> decide_reopening(MeasureList list, const ReopenMeasureList& command, base::Instant now);
/// Refusals: measure_list_step_wrong, comments_still_open, comments_unanswered, measure_list_from_past.
[[nodiscard]] base::Result<MeasureList> decide_release(MeasureList list, std::span<const RuleComment> comments, base::Date from_on, base::Instant now);

/// The days for comments on one that was opened to them.
[[nodiscard]] std::vector<statute::RunningTerm> terms_of(const MeasureList& list);
/// Whether anybody may comment on it on this day.
[[nodiscard]] bool takes_comments(const MeasureList& list, base::Date today);
/// The step of one that takes no comments; nothing for one that does.
[[nodiscard]] std::optional<base::LocalText> closed_as(const MeasureList& list, base::Date today);
/// The list in force on a day: of those released the one that took force last; null before the first.
[[nodiscard]] const MeasureList* list_in_force(std::span<const MeasureList> lists, base::Date today);

/// A list that was released, with its lines.
struct ReleasedList {
  MeasureList list;
  std::vector<MeasureEntry> entries;
};
/// Since when one list in force after the other has had this line, or a wider one.
[[nodiscard]] base::Date listed_since(const MeasureEntry& entry, const MeasureList& of, std::span<const ReleasedList> released);
/// The first day on which a later list is in force that has no such line of this unit: none of its kind, or one for fewer triggers, graver conduct only, or a shorter term.
[[nodiscard]] std::optional<base::Date> dropped_on(const MeasureEntry& entry, const MeasureList& of, std::span<const ReleasedList> released);

[[nodiscard]] const std::vector<statute::Operation>& measure_list_commands();

}  // namespace liaoxin::cases
