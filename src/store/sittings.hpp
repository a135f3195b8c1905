#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cases/counter/counter.hpp"
#include "store/connection.hpp"

/// Sittings at the counter (cases/counter/counter.hpp).
namespace liaoxin::store {

void insert_sitting(Connection& db, const cases::Sitting& sitting, std::int64_t row_id);
[[nodiscard]] std::optional<cases::Sitting> find_sitting(Connection& db, std::int64_t id);
/// The newest of a clerk, over or not.
[[nodiscard]] std::optional<cases::Sitting> last_sitting(Connection& db, std::string_view clerk);
/// The journal row that opened it.
[[nodiscard]] std::int64_t sitting_row(Connection& db, std::int64_t id);
/// Those of a subject, newest first.
[[nodiscard]] std::vector<cases::Sitting> sittings_about(Connection& db, std::string_view about);
/// Those whose subject has not been told by letter, oldest first.
[[nodiscard]] std::vector<cases::Sitting> untold_sittings(Connection& db);
/// Sittings of a clerk, or of the person behind it under whatever role, since an instant.
[[nodiscard]] std::int64_t sittings_since(Connection& db, std::string_view clerk, std::optional<std::int64_t> clerk_person, base::Instant since);
/// Whether the same person was present before this clerk for another subject since an instant.
[[nodiscard]] bool was_present_for_another(Connection& db, std::string_view clerk, std::string_view present_index, std::string_view about, base::Instant since);
void close_sitting(Connection& db, std::int64_t id, base::Instant now);
void tell_sitting(Connection& db, std::int64_t id, base::Date told_on);

}  // namespace liaoxin::store
