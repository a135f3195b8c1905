#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "app/executor.hpp"

/// What an operation's declaration says of its refusals, held against those it really gives.
namespace liaoxin::app::testing {

/// Words that any command can meet: the decoder's of its shape, the gate's of its right, the register's of who acts, and that of numbers of persons.
inline bool is_common(const base::Refusal& refusal) {
  using enum base::RefusalWord;
  static constexpr base::RefusalWord kWords[]{json_wrong_type, json_field_missing, json_field_unknown, operation_not_allowed, not_competent, region_not_covered, post_not_held, actor_not_registered, personal_number_in_text};
  return std::ranges::find(kWords, refusal.word) != std::end(kWords);
}

/// The first word of a refused act that the operation does not declare; empty when there is none.
inline std::string undeclared_word(std::string_view operation, const statute::Actor& actor, const Answer& answer) {
  const statute::Operation* declared = find_command(operation);
  if (answer || declared == nullptr) return {};
  for (const base::Refusal& refusal : answer.error()) {
    // A subject or person that acts and is not on the register is unknown to every operation.
    const bool actor_is_unknown = (actor.kind == statute::ActorKind::subject && refusal.word == base::RefusalWord::subject_unknown) ||
                                  (actor.kind == statute::ActorKind::person && refusal.word == base::RefusalWord::person_unknown);
    if (!actor_is_unknown && !is_common(refusal) && std::ranges::find(declared->refusals, refusal.word) == declared->refusals.end()) return std::string(base::word(refusal.word));
  }
  return {};
}

}  // namespace liaoxin::app::testing
