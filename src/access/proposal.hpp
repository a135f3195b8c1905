#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "statute/operation.hpp"
#include "statute/running_term.hpp"

/// Four eyes 双人复核 (security.md section 2, B6): an operation whose policy row says so is proposed by one person and
/// done only when another one approves exactly that content, under the same policy, in time.
namespace liaoxin::access {

BOOST_DEFINE_ENUM_CLASS(ProposalStep, open, approved, refused, withdrawn)
[[nodiscard]] std::string_view word(ProposalStep step);
[[nodiscard]] std::optional<ProposalStep> proposal_step(std::string_view word);

/// How many days another person has to approve it.
inline constexpr std::string_view kProposalTerm = "proposal.expiry";

struct Proposal {
  std::int64_t id = 0;
  std::string operation;
  std::string input;  ///< canonical JSON
  std::string versions = "{}";  ///< canonical JSON: of each record that the input names, the version it was proposed on
  std::string policy_hash;
  std::string proposed_by;                      ///< actor, as `--as` writes it
  std::optional<std::int64_t> proposer_person;  ///< of the account it was made with; nothing on the machine itself
  base::Instant proposed_at;
  base::Date expires_on;  ///< last day on which it can be approved
  std::string content_hash;
  ProposalStep step = ProposalStep::open;
};
/// SHA-256, hex, over operation, input, versions of the records it names, proposer, policy hash and last day: what an approval covers.
[[nodiscard]] std::string content_hash(const Proposal& proposal);

/// The days in which it can be approved.
[[nodiscard]] statute::RunningTerm term_of(const Proposal& proposal);

/// One of the two who sign, and every person known to stand behind it.
struct Signatory {
  std::string actor;
  std::vector<std::int64_t> persons;  ///< of the account; on the machine itself, all who were given this role
  std::string unit, office;           ///< of an officer
  bool has_account = false;
};
/// Refusals: second_person_needed (the same officer, or the same person over all accounts), second_office_needed (one of
/// them has no account to know the person by, and both sit in one office).
[[nodiscard]] base::Result<void> may_countersign(const Signatory& proposer, const Signatory& other);

/// Refusals: proposal_closed, proposal_expired.
[[nodiscard]] base::Result<void> is_open(const Proposal& proposal, base::Date today);
/// Whether this is what was proposed. Refusals: proposal_content_differs (the hash that is approved is not that of the
/// content), proposal_policy_changed.
[[nodiscard]] base::Result<void> is_unchanged(const Proposal& proposal, std::string_view approved_hash, std::string_view policy_hash);

/// Whether the records it names are what its proposer read. Refusal: proposal_outdated.
[[nodiscard]] base::Result<void> is_current(const Proposal& proposal, std::string_view versions);

struct ApproveProposal {
  std::string proposal, content_hash;
};
BOOST_DESCRIBE_STRUCT(ApproveProposal, (), (proposal, content_hash))
struct RefuseProposal {
  std::string proposal, reason;
};
BOOST_DESCRIBE_STRUCT(RefuseProposal, (), (proposal, reason))
struct WithdrawProposal {
  std::string proposal;
};
BOOST_DESCRIBE_STRUCT(WithdrawProposal, (), (proposal))

[[nodiscard]] const std::vector<statute::Operation>& proposal_commands();

}  // namespace liaoxin::access
