#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "store/key_store.hpp"
#include "store/records.hpp"

/// What the journal says a record is: the body of its version, and the effects of its acts since. The stored row must equal it.
namespace liaoxin::app {

struct Replay {
  registry::RecordState state;
  std::vector<std::int64_t> unreadable;  ///< journal rows of acts whose effect cannot be read
};
/// Nothing where the body is closed: its retention is over.
[[nodiscard]] std::optional<Replay> replay_of(store::Connection& db, const store::KeyStore& keys, const store::StoredRecord& record);
/// Names of the columns in which the stored row is not what the replay gives.
[[nodiscard]] std::vector<std::string_view> differing_columns(const registry::RecordState& stored, const registry::RecordState& replay);

}  // namespace liaoxin::app
