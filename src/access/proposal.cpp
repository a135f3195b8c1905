#include "access/proposal.hpp"

#include <algorithm>

#include "access/office.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace liaoxin::access {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;
using statute::closed;
using statute::command;

std::string_view word(ProposalStep step) { return boost::describe::enum_to_string(step, ""); }
std::optional<ProposalStep> proposal_step(std::string_view word) {
  ProposalStep step{};
  return boost::describe::enum_from_string(std::string(word).c_str(), step) ? std::optional(step) : std::nullopt;
}

std::string content_hash(const Proposal& p) {
  const base::json::object covered{{"operation", p.operation}, {"input", p.input}, {"versions", p.versions}, {"proposed_by", p.proposed_by}, {"policy_hash", p.policy_hash}, {"expires_on", p.expires_on.iso()}};
  return base::hex(base::view(base::sha256("liaoxin/proposal/v1\n" + base::canonical_json(covered))));
}

base::Result<void> may_countersign(const Signatory& proposer, const Signatory& other) {
  // 1. Persons count, not accounts and not roles.
  const bool is_same = proposer.actor == other.actor || std::ranges::find_first_of(proposer.persons, other.persons) != proposer.persons.end();
  if (is_same) return refuse(RefusalWord::second_person_needed);
  // 2. Where no account tells the person, an office of its own has to; one without a name may be any of its unit.
  if (may_be_one_office({proposer.unit, proposer.office}, {other.unit, other.office}) && !(proposer.has_account && other.has_account)) return refuse(RefusalWord::second_office_needed);
  return {};
}

statute::RunningTerm term_of(const Proposal& proposal) { return {.what = {"由另一人批准", "Approval by another person"}, .from_on = proposal.proposed_at.date(), .parameter = kProposalTerm, .due_on = proposal.expires_on}; }

base::Result<void> is_open(const Proposal& proposal, base::Date today) {
  if (proposal.step != ProposalStep::open) return refuse(RefusalWord::proposal_closed, {}, "/proposal");
  if (today > proposal.expires_on) return refuse(RefusalWord::proposal_expired, proposal.expires_on.iso(), "/proposal");
  return {};
}

base::Result<void> is_unchanged(const Proposal& proposal, std::string_view approved_hash, std::string_view policy_hash) {
  if (proposal.content_hash != content_hash(proposal) || proposal.content_hash != approved_hash) return refuse(RefusalWord::proposal_content_differs, {}, "/content_hash");
  if (proposal.policy_hash != policy_hash) return refuse(RefusalWord::proposal_policy_changed, {}, "/proposal");
  return {};
}

base::Result<void> is_current(const Proposal& proposal, std::string_view versions) {
  if (proposal.versions != versions) return refuse(RefusalWord::proposal_outdated, {}, "/proposal");
  return {};
}

const std::vector<statute::Operation>& proposal_commands() {
  static const base::Basis basis{BasisKind::product, "four eyes"};
  static const std::vector<statute::Operation> operations{
      command<ApproveProposal>("proposal.approve", basis, {"批准提请", "Approve a proposal"}, R"({"proposal":"prp-…","content_hash":"…"})",
                               {RefusalWord::proposal_unknown, RefusalWord::proposal_closed, RefusalWord::proposal_expired, RefusalWord::proposal_content_differs,
                                RefusalWord::proposal_policy_changed, RefusalWord::proposal_outdated, RefusalWord::proposal_no_longer_possible, RefusalWord::second_person_needed, RefusalWord::second_office_needed}, {closed("content_hash")}),
      command<RefuseProposal>("proposal.refuse", basis, {"不予批准", "Refuse a proposal"}, R"({"proposal":"prp-…","reason":"文号有误"})",
                              {RefusalWord::proposal_unknown, RefusalWord::proposal_closed, RefusalWord::proposal_expired, RefusalWord::second_person_needed, RefusalWord::second_office_needed,
                               RefusalWord::reason_missing}),
      command<WithdrawProposal>("proposal.withdraw", basis, {"撤回提请", "Withdraw a proposal"}, R"({"proposal":"prp-…"})",
                                {RefusalWord::proposal_unknown, RefusalWord::proposal_closed, RefusalWord::proposal_expired}),
  };
  return operations;
}

}  // namespace liaoxin::access
