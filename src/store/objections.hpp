#pragma once
#include <optional>
#include <vector>

#include "cases/objection/objection.hpp"
#include "store/connection.hpp"

namespace liaoxin::store {

[[nodiscard]] std::optional<cases::Objection> find_objection(Connection& db, std::int64_t id);
[[nodiscard]] std::vector<cases::Objection> open_objections(Connection& db);
/// Those that run, and those that were closed or settled since; to records that one unit filed (USCC), or all.
[[nodiscard]] std::vector<cases::Objection> objections_since(Connection& db, base::Instant since, std::string_view source_unit = {});
/// One runs at a time on a record.
[[nodiscard]] std::optional<cases::Objection> open_objection_of(Connection& db, registry::RecordId record);
/// All that were ever made to a record, in order.
[[nodiscard]] std::vector<cases::Objection> objections_of(Connection& db, registry::RecordId record);
void insert_objection(Connection& db, const cases::Objection& objection);
/// All of it but its pauses, each of which has a row of its own.
void save_objection(Connection& db, const cases::Objection& objection);
void insert_pause(Connection& db, std::int64_t objection, const cases::ObjectionPause& pause, std::int64_t row_id);
/// CHECK: it had not ended.
void end_pause(Connection& db, const cases::ObjectionPause& pause, std::int64_t until_row);

struct ObjectionSums {
  std::int64_t open = 0, closed = 0, upheld = 0;
};
[[nodiscard]] ObjectionSums objection_sums(Connection& db);

}  // namespace liaoxin::store
