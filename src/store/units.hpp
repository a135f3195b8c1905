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

struct StoredUnit {
  std::int64_t id = 0;
  std::string uscc, name, kind, region;
  bool is_public_security = false;
};
[[nodiscard]] std::optional<StoredUnit> find_unit(Connection& db, std::string_view uscc);
[[nodiscard]] std::vector<StoredUnit> all_units(Connection& db);
void insert_unit(Connection& db, const StoredUnit& unit, base::Instant now, std::int64_t row_id);
void insert_submitter(Connection& db, std::string_view source, std::string_view submitter);
/// Every unit that may file for another: source, submitter.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> all_submitters(Connection& db);
[[nodiscard]] bool is_submitter(Connection& db, std::string_view source, std::string_view submitter);

struct StoredOfficer {
  std::string unit, code, name, office;
  std::vector<std::string> posts;  ///< words of statute::Post
};
[[nodiscard]] std::optional<StoredOfficer> find_officer(Connection& db, std::string_view unit, std::string_view code);
/// Every officer, by unit.
[[nodiscard]] std::vector<StoredOfficer> all_officers(Connection& db);
void insert_officer(Connection& db, const StoredOfficer& officer, base::Instant now, std::int64_t row_id);
void set_posts(Connection& db, std::string_view unit, std::string_view code, const std::vector<std::string>& posts);

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
  std::string content;      ///< statute::ItemContent as it was adopted, canonical JSON
  std::int64_t row_id = 0;  ///< of the act that adopted it
};
void insert_edition(Connection& db, const StoredEdition& edition);
/// Every edition, in the order of their adoption.
[[nodiscard]] std::vector<StoredEdition> all_editions(Connection& db);
/// The newest edition in force on a day.
[[nodiscard]] std::optional<StoredEdition> edition_in_force(Connection& db, std::string_view item, base::Date on);

struct StoredPolicyValue {
  std::int64_t id = 0;
  std::string key, unit, value;
  base::Date from_on;
  std::string decision_number;
  bool is_demonstration = false;
  std::int64_t row_id = 0;  ///< of the act that set it
};
void insert_policy_value(Connection& db, const StoredPolicyValue& value);
/// Every value ever set, in the order of setting.
[[nodiscard]] std::vector<StoredPolicyValue> all_policy_values(Connection& db);
[[nodiscard]] std::optional<StoredPolicyValue> policy_value(Connection& db, std::string_view key, std::string_view unit, base::Date on);

void insert_calendar_day(Connection& db, const statute::CalendarDay& day, std::int64_t row_id);
[[nodiscard]] std::vector<statute::CalendarDay> added_calendar_days(Connection& db);
/// A value that changes whenever days were added, by whichever process.
[[nodiscard]] std::int64_t calendar_version(Connection& db);

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

/// Filings of one item in one month (YYYY-MM) of which some came after their day, since a month, of one unit or all; the newest first.
struct LateMonth {
  std::string unit, item, month;
  std::int64_t timely = 0, with_due = 0;
};
[[nodiscard]] std::vector<LateMonth> late_months(Connection& db, std::string_view since, std::string_view unit = {});

/// Of one unit, by month (YYYY-MM), the newest first.
struct MonthFigure {
  std::string month;
  Figure figure;
};
[[nodiscard]] std::vector<MonthFigure> month_figures(Connection& db, std::string_view unit, std::int64_t months);
/// The same of all units together.
[[nodiscard]] std::vector<MonthFigure> all_month_figures(Connection& db, std::int64_t months);

/// A finished import: the receipt of the submitter.
struct StoredImport {
  std::int64_t id = 0;
  std::string item, unit, officer, verdict_hash;
  std::int64_t rows = 0, accepted = 0, held = 0, refused = 0, same = 0;
};
/// `reasons`: how many rows each word of a refusal was said of.
void insert_import(Connection& db, const StoredImport& import, const std::map<std::string, std::int64_t>& reasons, base::Instant now, std::int64_t row_id);
/// What came in, by unit and item.
struct ImportSum {
  std::string unit, item;
  std::int64_t files = 0, rows = 0, accepted = 0, held = 0, refused = 0, same = 0;
};
[[nodiscard]] std::vector<ImportSum> import_sums(Connection& db);
/// Why rows were refused, by unit; the most frequent first.
struct ReasonSum {
  std::string unit, word;
  std::int64_t rows = 0;
};
[[nodiscard]] std::vector<ReasonSum> reason_sums(Connection& db);

[[nodiscard]] std::string meta(Connection& db, std::string_view name);
/// Epoch of the log that is written to: 0 but for an installation that lost a published tail.
[[nodiscard]] std::int64_t epoch_of(Connection& db);
void set_meta(Connection& db, std::string_view name, std::string_view value);

}  // namespace liaoxin::store
