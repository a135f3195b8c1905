#pragma once
#include <optional>
#include <string>

#include "app/executor.hpp"
#include "cases/counter/counter.hpp"
#include "report/notice.hpp"

/// What a clerk does at the counter for a subject who is present (cases/counter/counter.hpp).
namespace liaoxin::app {

/// The actor for whom a sitting acts, with the clerk named on it.
[[nodiscard]] statute::Actor served_actor(const cases::Sitting& sitting);
/// The sitting of an act, decided again in its transaction. Refusals: operation_not_at_counter, counter_not_open.
[[nodiscard]] base::Result<cases::Sitting> acting_sitting(Session& session);
/// The subject finds the act in its access register.
void register_counter_act(Session& session);
/// The same of something read: before the answer leaves.
void register_counter_look(Platform& platform, const cases::Sitting& sitting);

/// Natural persons and individual businesses an officer may still look at today, by inquiry or at the counter, found or not:
/// what an answer is worth cannot be tried out. Refusals: inquiry_limit, parameter_not_in_force.
[[nodiscard]] base::Result<void> may_look_at_another_person(Session& session);

/// Names of the subject and of who is present, as the clerk's pages show them.
struct SittingNames {
  std::string subject, present, authority;
};
/// Whether who is served is a natural person or individual business.
[[nodiscard]] bool is_of_person(store::Connection& db, const cases::Sitting& sitting);
[[nodiscard]] SittingNames names_of(Platform& platform, const cases::Sitting& sitting);
/// Whether an officer may be the person that was a sitting's clerk.
[[nodiscard]] bool is_clerk(store::Connection& db, const cases::Sitting& sitting, const statute::Actor& officer, std::optional<std::int64_t> person);
/// The letter that tells the subject of a sitting.
[[nodiscard]] report::Notice sitting_letter(Platform& platform, const cases::Sitting& sitting);

}  // namespace liaoxin::app
