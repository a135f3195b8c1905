#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "statute/calendar.hpp"
#include "store/connection.hpp"

namespace liaoxin::store {

/// Kinds of units; the closed list of unit.register.
inline constexpr std::string_view kUnitKinds[] = {"department", "work_body", "in_charge", "court", "subscriber"};

struct StoredUnit {
  std::int64_t id = 0;
  std::string uscc, name, kind, region;
  bool is_public_security = false;
};
[[nodiscard]] std::optional<StoredUnit> find_unit(Connection& db, std::string_view uscc);
[[nodiscard]] std::vector<StoredUnit> all_units(Connection& db);
void insert_unit(Connection& db, const StoredUnit& unit, base::Instant now, std::int64_t row_id);
void insert_submitter(Connection& db, std::string_view source, std::string_view submitter);
[[nodiscard]] bool is_submitter(Connection& db, std::string_view source, std::string_view submitter);

struct StoredOfficer {
  std::string unit, code, name, office;
};
[[nodiscard]] std::optional<StoredOfficer> find_officer(Connection& db, std::string_view unit, std::string_view code);
void insert_officer(Connection& db, const StoredOfficer& officer, base::Instant now, std::int64_t row_id);

/// An item's edition: the decision by which it took force.
struct StoredEdition {
  std::int64_t id = 0;
  std::string item;
  base::Date from_on;
  std::string decision_number;
  base::Date decided_on;
  std::string authority;
  std::optional<std::string> document_hash;
  bool is_demonstration = false;
};
void insert_edition(Connection& db, const StoredEdition& edition, std::int64_t row_id);
/// The newest edition in force on a day.
[[nodiscard]] std::optional<StoredEdition> edition_in_force(Connection& db, std::string_view item, base::Date on);

struct StoredPolicyValue {
  std::int64_t id = 0;
  std::string key, unit, value;
  base::Date from_on;
  std::string decision_number;
  bool is_demonstration = false;
};
void insert_policy_value(Connection& db, const StoredPolicyValue& value, std::int64_t row_id);
[[nodiscard]] std::optional<StoredPolicyValue> policy_value(Connection& db, std::string_view key, std::string_view unit, base::Date on);

void insert_calendar_day(Connection& db, const statute::CalendarDay& day, std::int64_t row_id);
[[nodiscard]] std::vector<statute::CalendarDay> added_calendar_days(Connection& db);

/// What a unit filed of an item in a month: the raw numbers of timeliness, completeness and corrections (art. 12).
struct Figure {
  std::int64_t accepted = 0, timely = 0, with_due = 0, cells_filled = 0, cells_expected = 0, corrections = 0;
  base::Instant last_at;
  std::optional<base::Date> last_document_on;
};
struct FigureKey {
  std::string unit, item, month;
  auto operator<=>(const FigureKey&) const = default;
};
void add_figures(Connection& db, const std::map<FigureKey, Figure>& figures);
/// Sums over all months, by unit and item.
struct FigureSum {
  std::string unit, item;
  Figure figure;
};
[[nodiscard]] std::vector<FigureSum> figure_sums(Connection& db);

/// Of one unit, by month (YYYY-MM), the newest first.
struct MonthFigure {
  std::string month;
  Figure figure;
};
[[nodiscard]] std::vector<MonthFigure> month_figures(Connection& db, std::string_view unit, std::int64_t months);

/// A finished import: the receipt of the submitter.
struct StoredImport {
  std::int64_t id = 0;
  std::string item, unit, officer, file_name, verdict_hash;
  std::int64_t rows = 0, accepted = 0, held = 0, refused = 0, same = 0;
};
void insert_import(Connection& db, const StoredImport& import, base::Instant now, std::int64_t row_id);

[[nodiscard]] std::string meta(Connection& db, std::string_view name);
/// Epoch of the log that is written to: 0 but for an installation that lost a published tail.
[[nodiscard]] std::int64_t epoch_of(Connection& db);
void set_meta(Connection& db, std::string_view name, std::string_view value);

}  // namespace liaoxin::store
