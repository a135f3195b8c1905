#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include "base/json.hpp"
#include "registry/record.hpp"

namespace liaoxin::registry {

/// What an act changes on one record. The effect stands in the journal; the stored row must equal the replay of the
/// version's body and its effects in order. A field that is absent stays as it was.
struct Effect {
  std::optional<std::string> served_on;  ///< YYYY-MM-DD
  std::optional<std::string> served_by;
  std::optional<std::int64_t> told_at;   ///< microseconds
  std::optional<std::string> reviewed_by;
  std::optional<std::string> ended;      ///< word of EndKind
  std::optional<std::int64_t> ended_at;
  std::optional<bool> stayed;
  std::optional<bool> unanswered;
  std::optional<std::int64_t> open_objections;
  std::optional<std::int64_t> subject_id;  ///< merge of two subjects
  std::optional<std::string> display_until_on;  ///< YYYY-MM-DD; a rule set began that ends it earlier
  std::optional<std::int64_t> bars;
  std::optional<std::string> grade;  ///< word of statute::Grade
  bool operator==(const Effect&) const = default;
};
BOOST_DESCRIBE_STRUCT(Effect, (), (served_on, served_by, told_at, reviewed_by, ended, ended_at, stayed, unanswered, open_objections, subject_id, display_until_on,
    bars, grade))

[[nodiscard]] RecordState evolve(RecordState state, const Effect& effect);

/// The effect of ending a record now. CHECK: it runs.
[[nodiscard]] Effect end_effect(const RecordState& state, EndKind kind, base::Instant now);

}  // namespace liaoxin::registry
