#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "store/connection.hpp"

/// Sums and log positions that the public pages show.
namespace liaoxin::store {

struct StoredCheckpoint {
  std::uint64_t size = 0;
  std::string note;
};
[[nodiscard]] std::optional<StoredCheckpoint> newest_checkpoint(Connection& db, std::int64_t epoch);
[[nodiscard]] std::int64_t log_size(Connection& db, std::int64_t epoch);
/// The journal row at an index of the log.
[[nodiscard]] std::int64_t row_at(Connection& db, std::int64_t epoch, std::int64_t index);

struct RecordSums {
  std::int64_t told_running = 0, held = 0, ended = 0;
  std::int64_t hidden = 0;  ///< of those that run: for a stay, or the silence of their source
};
[[nodiscard]] RecordSums record_sums(Connection& db, base::Date today);

struct ExposureSums {
  std::int64_t checks = 0, wrongful_minutes = 0;
};
[[nodiscard]] ExposureSums exposure_sums(Connection& db);
/// What a check found, for the whole platform and for each unit (USCC) whose records were readable and should not have been: in a transaction of its own, so that the sums agree.
void add_exposure(Connection& db, base::Date day, std::int64_t checks, const std::map<std::string, std::int64_t>& wrongful_minutes);
/// Wrongful minutes by the unit that filed the record.
[[nodiscard]] std::map<std::string, std::int64_t> exposure_of_sources(Connection& db);
/// Records of which plain columns say that nobody outside may read them, by number from `from` on, and from the first again.
[[nodiscard]] std::vector<std::int64_t> records_that_must_hide(Connection& db, base::Date today, std::int64_t from, std::int64_t limit);
/// The highest number of a record; 0: there is none.
[[nodiscard]] std::int64_t newest_record(Connection& db);

}  // namespace liaoxin::store
