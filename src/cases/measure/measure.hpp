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
#include "cases/measure/measure_list.hpp"
#include "registry/record.hpp"
#include "statute/display_end.hpp"
#include "statute/item.hpp"
#include "statute/operation.hpp"

/// Measures against organisations 失信惩戒措施 (arts. 25, 26, 30). An officer of the unit that the list names applies one to a record of conduct, with its
/// reasons; it is in force from the service of its notice, and no longer than its record. Whether it is in force is never stored.
namespace liaoxin::cases {

struct Measure {
  std::int64_t id = 0;
  registry::RecordId record_id = 0;
  int version = 0;  ///< of the record: a corrected record carries a measure of its own or none
  statute::SubjectKind subject_kind = statute::SubjectKind::legal_person;
  std::int64_t entry_id = 0;  ///< of the list
  statute::MeasureKind kind = statute::MeasureKind::other_facilitation;
  std::string unit;     ///< USCC of who applies it
  std::string officer;  ///< as `--as` writes it
  std::string document_number;
  base::Date decided_on;
  std::int64_t term_months = 0, list_months = 0;  ///< its own, and at most by the list
  base::Instant applied_at;
  std::int64_t notice_id = 0;
  std::optional<base::Date> served_on;      ///< its notice was served
  std::optional<base::Date> dropped_on = {};  ///< first day on which the list in force does not have it any more
  std::optional<base::Instant> lifted_at;
  std::int64_t row_id = 0;  ///< of the act that applied it
};

struct ApplyMeasure {
  std::string record, measure_kind, connection, character, circumstances, impact;
  std::optional<std::int64_t> term_months;  ///< shorter than the list has it
  std::string document_number;
  base::Date decided_on;
};
BOOST_DESCRIBE_STRUCT(ApplyMeasure, (), (record, measure_kind, connection, character, circumstances, impact, term_months, document_number, decided_on))
struct LiftMeasure {
  std::string measure, reason;
};
BOOST_DESCRIBE_STRUCT(LiftMeasure, (), (measure, reason))

enum class MeasureStanding { not_served, in_force, suspended, over };
[[nodiscard]] std::string_view word(MeasureStanding standing);
[[nodiscard]] base::LocalText printed(MeasureStanding standing);

/// The last day of a measure, and how it comes about; nothing before its service.
struct MeasureEnd {
  std::optional<base::Date> last_on;
  std::vector<statute::Step> steps;
};
/// `record`: as the rules of today have it, here and below.
[[nodiscard]] MeasureEnd end_of(const Measure& measure, const registry::RecordState& record);
/// Article 30, computed on every read.
[[nodiscard]] MeasureStanding standing_of(const Measure& measure, const registry::RecordState& record, base::Instant now);
/// Those of a record that are in force.
[[nodiscard]] std::vector<Measure> measures_in_force(const std::vector<Measure>& measures, const registry::RecordState& record, base::Instant now);

/// Whether a refusal says that a unit went beyond the list (arts. 25, 52(4)): these are kept as attempts.
[[nodiscard]] bool is_beyond_list(base::RefusalWord word);

/// `is_own_entry`: on a serious list, made here through the proceeding. `entries`: of the list in force today. `others`: the measures of this record. Refusals: organisation_only, record_not_running, document_stayed, record_not_told, record_treated_leniently, record_contested,
/// record_shielded, measure_kind_unknown, measure_not_on_list, measure_not_of_unit, measure_trigger_not_listed, measure_grade_unfit, measure_severity_too_low, measure_term_invalid, measure_term_too_long,
/// reason_missing, document_not_named, document_in_future, measure_exists.
[[nodiscard]] base::Result<Measure> decide_measure(const registry::RecordState& record, const statute::Item& item, bool is_own_entry, const ApplyMeasure& command, const std::vector<MeasureEntry>& entries,
                                                   const std::vector<Measure>& others, const std::string& unit, const std::string& officer, base::Instant now);
/// Refusals: measure_over, reason_missing.
[[nodiscard]] base::Result<Measure> decide_lift(Measure measure, const registry::RecordState& record, const LiftMeasure& command, base::Instant now);

[[nodiscard]] const std::vector<statute::Operation>& measure_commands();

}  // namespace liaoxin::cases
