#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/actors.hpp"
#include "app/platform.hpp"
#include "cases/objection/objection.hpp"
#include "http/objection_view.hpp"
#include "registry/record.hpp"
#include "statute/operation.hpp"

/// What was said in an objection, when each step was and until when the next has to be, and who is to take it (arts. 36, 37).
namespace liaoxin::app {

/// The words of an objection, from the sealed bodies of its acts; empty where they were not said, or are no longer kept.
struct ObjectionWords {
  std::string statement, question, reason;
  std::string dispute, settlement_reason;  ///< why the subject still disputes the result, and why it was settled so
  std::vector<std::string> points;
};
[[nodiscard]] ObjectionWords words_of(Platform& platform, std::int64_t objection);

[[nodiscard]] std::vector<http::ObjectionMoment> moments_of(Platform& platform, const cases::Objection& objection);

/// Its evidence, by name; without those whose content is no longer kept.
[[nodiscard]] std::vector<http::DeskEvidence> evidence_of(Platform& platform, std::int64_t objection);

/// Whether whoever acts, or may be the same person, answered or decided this objection before.
[[nodiscard]] bool answered_before(Platform& platform, std::int64_t objection, const Acting& acting);

/// A step that an officer or collector has to take, or may take, on a running objection as it stands today.
struct NextStep {
  std::string_view operation;
  std::optional<base::Date> due_on;
  bool is_possible_only = false;  ///< it may be taken, and nothing waits for it
};
[[nodiscard]] std::vector<NextStep> next_steps(Platform& platform, const statute::Actor& actor, const cases::Objection& objection, const registry::RecordState& record);

}  // namespace liaoxin::app
