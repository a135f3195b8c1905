#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "access/proposal.hpp"
#include "base/hash.hpp"
#include "store/connection.hpp"

/// Acts that wait for a second person. What they contain is sealed, as it may name persons.
namespace liaoxin::store {

struct StoredProposal {
  access::Proposal proposal;  ///< without its input
  base::Bytes input_sealed;
};
[[nodiscard]] std::optional<StoredProposal> find_proposal(Connection& db, std::int64_t id);
/// Those nobody decided on yet, oldest first; some may have expired.
[[nodiscard]] std::vector<StoredProposal> open_proposals(Connection& db);
void insert_proposal(Connection& db, const StoredProposal& stored, std::int64_t row_id);
/// False when it is not open any more.
[[nodiscard]] bool close_proposal(Connection& db, std::int64_t id, access::ProposalStep step, std::string_view decided_by, base::Instant now, std::int64_t row_id);

/// The persons whose accounts were given a role, by the actor it acts as.
[[nodiscard]] std::vector<std::int64_t> persons_of_actor(Connection& db, std::string_view actor);
/// Whether a person can still act so: the role is in force on an account that is not disabled.
[[nodiscard]] bool still_acts_as(Connection& db, std::int64_t person_id, std::string_view actor);

}  // namespace liaoxin::store
