#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cases/restoration/restoration.hpp"
#include "cases/restoration/shield.hpp"
#include "store/connection.hpp"

/// Applications for restoration, fees their applicants were asked for, and shields (art. 39).
namespace liaoxin::store {

/// `row_id`: of the act of applying, beside which the applicant's words are sealed.
void insert_restoration(Connection& db, const cases::Restoration& application, std::int64_t row_id);
/// Its step, handler, days and whether its silence was noted. CHECK: it is there.
void save_restoration(Connection& db, const cases::Restoration& application);
struct StoredRestoration {
  cases::Restoration restoration;
  std::int64_t row_id = 0;
};
[[nodiscard]] std::optional<StoredRestoration> find_restoration(Connection& db, std::int64_t id);
/// The oldest first.
[[nodiscard]] std::vector<cases::Restoration> restorations_of(Connection& db, registry::RecordId record);
/// Those nobody decided, of records that run, the oldest first.
[[nodiscard]] std::vector<cases::Restoration> open_restorations(Connection& db);
/// Those, and those decided since; about records that one unit filed or decided (USCC), or all.
[[nodiscard]] std::vector<cases::Restoration> restorations_since(Connection& db, base::Instant since, std::string_view unit = {});

/// That a fee was asked for, about which record, in which application where there was one, by which unit and on which day; what was said is
/// sealed beside the leaf.
struct FeeReport {
  std::int64_t id = 0;
  registry::RecordId record_id = 0;
  std::optional<std::int64_t> restoration_id;
  std::string unit;
  base::Date reported_on;
  std::int64_t row_id = 0;
};
void insert_fee_report(Connection& db, const FeeReport& report);
/// Each of them, the oldest first.
[[nodiscard]] std::vector<FeeReport> all_fee_reports(Connection& db);
/// How many there are, by unit and day, the newest day first. No application is among it, and nobody who applied.
struct FeeReportSum {
  std::string unit;
  base::Date reported_on;
  std::int64_t reports = 0;
};
[[nodiscard]] std::vector<FeeReportSum> fee_report_sums(Connection& db);

void insert_shield(Connection& db, const cases::Shield& shield, std::int64_t row_id);
/// Lifts the shield that stands, where one is stored: of a log that lost its tail only the bar may be left.
void lift_shield(Connection& db, registry::RecordId record, base::Instant now, std::int64_t lift_row);
[[nodiscard]] std::optional<cases::Shield> standing_shield(Connection& db, registry::RecordId record);

}  // namespace liaoxin::store
