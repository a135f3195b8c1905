#pragma once
#include <string>
#include <vector>

#include "access/proposal.hpp"
#include "app/executor.hpp"

/// Acts that take two persons (B6): proposed by one, approved by another, done in the transaction of the approval on the
/// state of that moment, with both names in the leaf; the records it names still at the version it was proposed on.
namespace liaoxin::app {

/// Whether this actor has to propose what others approve. The operator at the machine itself acts alone, journalled:
/// before there are two officers nobody else could.
[[nodiscard]] bool needs_second_person(const Command& command, const statute::Actor& actor);

/// Makes the proposal, when the act could be done now. The answer holds its number, its content hash and its last day.
/// Refusals: those of the act.
[[nodiscard]] Answer propose(Session& session, const base::json::value& input);

/// On the machine itself: what the first one proposes the second one approves. What takes one person is done by the first.
[[nodiscard]] Answer execute_by_two(Platform& platform, std::string_view operation, const base::json::value& input, const statute::Actor& first, const statute::Actor& second);

/// A proposal somebody can decide on or take back.
struct OpenProposal {
  access::Proposal proposal;
  const statute::Operation* operation = nullptr;
  base::json::object input;
  bool is_own = false;  ///< made by the one who looks
};
/// Those the caller made, and those of others it may decide on; expired ones are left out.
[[nodiscard]] std::vector<OpenProposal> open_proposals(Platform& platform, const Caller& caller);

}  // namespace liaoxin::app
