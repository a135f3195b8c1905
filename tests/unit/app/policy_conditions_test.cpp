// What the policy text says has to come with an operation is asked for: without it the operation is refused, by a word
// it declares and tests try (operation_refusals_test).
#include <gtest/gtest.h>

#include <algorithm>

#include "app/operations.hpp"

namespace liaoxin::app {
namespace {

using access::Condition;
using base::RefusalWord;

RefusalWord refused_without(Condition condition) {
  switch (condition) {
    case Condition::fresh_code: return RefusalWord::factor_not_fresh;
    case Condition::decision_document:
    case Condition::notice_named:
    case Condition::revoking_document:
    case Condition::staying_document:
    case Condition::document:
    case Condition::agreement: return RefusalWord::document_not_named;
    case Condition::proof_of_service:
    case Condition::proof_that_the_result_was_told: return RefusalWord::proof_missing;
    case Condition::reason: return RefusalWord::reason_missing;
    case Condition::answer_point_by_point: return RefusalWord::answer_without_points;
    case Condition::subscription: return RefusalWord::subscription_unknown;
    case Condition::person_named: return RefusalWord::name_missing;
    case Condition::person_not_the_grantor: return RefusalWord::role_excluded;
    case Condition::matter: return RefusalWord::matter_unknown;
    case Condition::case_reference: return RefusalWord::case_reference_missing;
    case Condition::live_consent: return RefusalWord::consent_missing;
    case Condition::content_hash: return RefusalWord::proposal_content_differs;
    case Condition::second_person: return RefusalWord::second_person_needed;
    case Condition::proof_of_presence: return RefusalWord::proof_missing;
    case Condition::stand_in: return RefusalWord::stand_in_invalid;
    case Condition::pledge: return RefusalWord::pledge_missing;
    case Condition::notice_read: return RefusalWord::collection_notice_not_read;
    case Condition::counter: return RefusalWord::operation_not_at_counter;
    case Condition::client: return RefusalWord::operation_not_for_clients;
  }
  return RefusalWord::not_found;
}

TEST(PolicyConditions, EachIsRefusedByAWordOfItsOperation) {
  for (const Command& command : commands()) {
    for (const Condition condition : command.row->conditions.list()) {
      if (condition == Condition::fresh_code) continue;  // the gate's own, of every operation that asks for it
      if (condition == Condition::counter) continue;     // lets a clerk do it: who is refused without it is tried in Counter
      if (condition == Condition::client) continue;      // asks for nothing: who is refused without it is tried in MachineClients
      const auto& words = command.operation->refusals;
      EXPECT_NE(std::ranges::find(words, refused_without(condition)), words.end()) << command.operation->name << " " << base::word(refused_without(condition));
    }
  }
}

TEST(PolicyConditions, ACommandIsFoundWithItsRow) {
  for (const statute::Operation* operation : all_commands()) {
    const Command* command = command_named(operation->name);
    ASSERT_NE(command, nullptr);
    EXPECT_EQ(command->operation, operation);
    EXPECT_EQ(command->row->operation, operation->name);
    EXPECT_EQ(&commands()[command->number], command);
  }
  EXPECT_EQ(command_named("record.burn"), nullptr);
}

}  // namespace
}  // namespace liaoxin::app
