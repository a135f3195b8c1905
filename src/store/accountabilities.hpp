#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "cases/finding/accountability.hpp"
#include "store/connection.hpp"

/// What was done about units, with the findings it rests on, and fines on collectors (arts. 51, 53).
namespace liaoxin::store {

struct StoredAccountability {
  cases::Accountability accountability;
  std::int64_t row_id = 0;  ///< of the act, beside which its reason is sealed
  std::optional<std::int64_t> answer_row, close_row;
};
void insert_accountability(Connection& db, const cases::ActedOn& acted, std::int64_t row_id);
[[nodiscard]] std::optional<StoredAccountability> find_accountability(Connection& db, std::int64_t id);
/// All of them, or of one unit; the newest first.
[[nodiscard]] std::vector<StoredAccountability> all_accountabilities(Connection& db);
[[nodiscard]] std::vector<StoredAccountability> accountabilities_of(Connection& db, std::string_view unit);
/// The findings it rests on, as they stood when it was done.
[[nodiscard]] std::vector<cases::Finding> findings_of(Connection& db, const cases::Accountability& accountability);
/// CHECK: it was not answered, or closed, before.
void answer_accountability(Connection& db, const cases::Accountability& accountability, std::int64_t answer_row);
void close_accountability(Connection& db, const cases::Accountability& accountability, std::int64_t close_row);

void insert_fine(Connection& db, const cases::CollectorFine& fine, std::int64_t row_id);
/// All of them, or of one collector; the newest first.
[[nodiscard]] std::vector<cases::CollectorFine> all_fines(Connection& db);
[[nodiscard]] std::vector<cases::CollectorFine> fines_of(Connection& db, std::string_view collector);

}  // namespace liaoxin::store
