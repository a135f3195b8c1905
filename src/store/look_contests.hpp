#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cases/look/look_contest.hpp"
#include "store/connection.hpp"

namespace liaoxin::store {

/// A contested look, with the journal rows of the contest and of its answer.
struct StoredLookContest {
  cases::LookContest contest;
  std::int64_t row_id = 0;
  std::optional<std::int64_t> answer_row;
};
void insert_look_contest(Connection& db, const cases::LookContest& contest, std::int64_t row_id);
[[nodiscard]] std::optional<StoredLookContest> find_look_contest(Connection& db, std::int64_t id);
[[nodiscard]] std::optional<StoredLookContest> find_look_contest(Connection& db, std::string_view about, std::int64_t sequence);
/// Those a unit has not answered, oldest first.
[[nodiscard]] std::vector<StoredLookContest> open_look_contests(Connection& db, std::string_view unit);
void answer_look_contest(Connection& db, const cases::LookContest& contest, std::int64_t answer_row);

}  // namespace liaoxin::store
