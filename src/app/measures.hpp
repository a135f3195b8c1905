#pragma once
#include <string>
#include <vector>

#include "app/acts.hpp"
#include "app/platform.hpp"
#include "app/record_reader.hpp"
#include "app/rule_drafts.hpp"
#include "base/json.hpp"
#include "cases/measure/measure.hpp"
#include "http/office_desk.hpp"
#include "registry/notice.hpp"
#include "registry/views.hpp"

/// What handlers, pages and desks share about measures and rewards (arts. 22 to 26, 30).
namespace liaoxin::app {

/// A record as today has it, as the ground of a measure or reward: by the rules in force, an own entry on a serious list as serious, and silent from the first second after the source's day, whether the job that records it has run or not.
[[nodiscard]] registry::RecordState state_today(const ReadContext& context, const store::StoredRecord& record, base::Instant now);

/// Lists that were released, with their lines.
[[nodiscard]] std::vector<cases::ReleasedList> released_lists(store::Connection& db);
/// The measures of the list in force on a day, and since when lists in force have had them; none before the first list.
[[nodiscard]] std::vector<cases::MeasureEntry> entries_in_force(store::Connection& db, base::Date today);

/// A measure that is lifted, or that the list in force has no more: everybody who received its record with it is told, and its subject. `act`: of the one who ends it.
struct LiftedMeasure {
  store::Appended place;
  std::string notice;       ///< ntc-…
  std::string certificate;  ///< of the recall, where somebody had received it
};
LiftedMeasure end_measure(store::Writer& writer, Platform& platform, const statute::Actor& actor, const cases::Measure& lifted, const store::StoredRecord& record, Act act);
/// Lifts what the list in force does not have any more; readers see that from its first second. How many.
std::int64_t end_dropped_measures(store::Writer& writer, Platform& platform, const statute::Actor& actor, std::int64_t limit);

/// Whether a notice is of a measure that this unit applied: who applies it tells its subject.
[[nodiscard]] bool is_applied_by(store::Connection& db, const registry::Notice& notice, const std::string& unit);

/// Measures in force and rewards in force, as labels of a record; `state` as today has it. Its subject reads of measures that are not in force yet, or rest, too.
void add_measures(registry::RecordView& view, const ReadContext& context, const registry::RecordState& state, registry::Viewer viewer, base::Instant now);
void add_rewards(registry::RecordView& view, const ReadContext& context, const registry::RecordState& state, base::Instant now);

/// The measures of one record for its subject: what, by whom, on which law, until when and how that comes about.
[[nodiscard]] std::vector<http::MeasureLine> measures_of_record(Platform& platform, const store::StoredRecord& record);
/// All that is kept of them, for the subject's whole file.
[[nodiscard]] base::json::array measures_json(const std::vector<http::MeasureLine>& measures);

/// The measures a unit applied, and what it or all units tried beyond the list. Attempts name units and officers, and no subject.
[[nodiscard]] std::vector<http::MeasureLine> measures_of_unit(Platform& platform, const std::string& unit);
[[nodiscard]] std::vector<http::RewardLine> rewards_of_unit(Platform& platform, const std::string& unit);
[[nodiscard]] std::vector<http::AttemptLine> attempts(Platform& platform);
[[nodiscard]] std::vector<http::AttemptLine> attempts_of(Platform& platform, const std::string& unit);

/// What each unit grants by its list in force, and by one that takes force later.
[[nodiscard]] std::vector<registry::RewardListView> reward_list_views(store::Connection& db, base::Date today);

/// The list in force with its measures, those that take force later, and those that are open to comments, for everybody; of every step for who drafts them.
[[nodiscard]] std::vector<registry::MeasureListView> measure_list_views(ListsFor reader, store::Connection& db, const store::KeyStore& keys, const statute::Pack& pack, base::Date today);

}  // namespace liaoxin::app
