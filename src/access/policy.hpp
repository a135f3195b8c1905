#pragma once
#include <boost/describe/enum.hpp>

#include <span>
#include <string>
#include <string_view>

#include "access/set_of.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"

/// The gate: one policy text decides who may do what, before anything else is looked at (security.md section 2).
namespace liaoxin::access {

// The closed words of the columns. Underscores are blanks in the text; another word there fails the build.

/// How an actor stands to the object of an operation.
BOOST_DEFINE_ENUM_CLASS(Competence,
                        any, self, source, deciding, work_body, in_charge, court, recipient,
                        consented, looker, concerned, collector, joint_meeting, source_review, deciding_review, work_body_review, implementing,
                        entitled, proposer)
/// What the object has to be; the pure functions of registry and cases enforce it.
BOOST_DEFINE_ENUM_CLASS(ObjectState, draft, held, open, running, stayed, kept, submitted, accepted, asked, decided, told, tail_lost, enrolled, granted, enabled, live, claimed, closed, disputed)
/// What the operation is for: one purpose each.
BOOST_DEFINE_ENUM_CLASS(Purpose, installation, catalogue, standards, calendar, service, correction, document_fallen, document_stayed, registration, objection, sharing_agreement, report, recall,
                        restore, accounts,
                        inquiry_matter, purpose_of_the_consent, consent, reminders,
                        approval, counter, leave, declaration, collection, leniency, designation, restoration, list_system, listing, measures, public_comment, rewards,
                        accountability, pledge_report, government_trust)
/// What has to come with it. `fresh_code` is the gate's own; `client` and `counter` ask for nothing: they let machine clients
/// do it, and a clerk for a subject who is present; each other one is refused by a word of the operation.
BOOST_DEFINE_ENUM_CLASS(Condition,
                        fresh_code, decision_document, notice_named, proof_of_service, reason, revoking_document, staying_document, document, answer_point_by_point,
                        proof_that_the_result_was_told, subscription, agreement, person_named, person_not_the_grantor,
                        matter, case_reference, live_consent,
                        content_hash, second_person,
                        proof_of_presence, stand_in, pledge, notice_read,
                        client, counter)
/// Whether it is done only when a second person approves it (proposal.hpp).
BOOST_DEFINE_ENUM_CLASS(FourEyes, no, yes)
/// What the operation leaves behind, always.
BOOST_DEFINE_ENUM_CLASS(Obligation, journal, notice, recall, label, clock, recipient, certificate, logins_end, access_register, requests_end)

[[nodiscard]] std::string_view word(Competence competence);

struct PolicyRow {
  std::string operation;
  SetOf<statute::ActorKind> roles;
  SetOf<Competence> competences;  ///< one of them has to hold; `any` stands alone
  SetOf<ObjectState> states;      ///< empty: no object, or one without states
  Purpose purpose{};
  SetOf<Condition> conditions;
  FourEyes four_eyes{};
  SetOf<Obligation> obligations;
  base::Basis basis;
  int line = 0;  ///< of the text, from 1
};

/// The table, in the order of the text. That the text is well formed and fits the operations is checked by the build.
[[nodiscard]] std::span<const PolicyRow> policy();
/// The row of an operation; every one that is declared has its row (CHECK).
[[nodiscard]] const PolicyRow& policy_of(std::string_view operation);
/// Whether a machine client may do this at all; its officer still has to pass the gate.
[[nodiscard]] inline bool may_clients(const PolicyRow& row) { return row.conditions.contains(Condition::client); }
/// Whether a clerk may do this for a subject who is present (cases/counter/counter.hpp); the gate still asks about the subject.
[[nodiscard]] inline bool may_at_counter(const PolicyRow& row) { return row.conditions.contains(Condition::counter); }
/// SHA-256 of the text, hex; it stands in the journal from the installation on.
[[nodiscard]] std::string policy_hash();

/// What the gate looks at.
struct Facts {
  statute::ActorKind role = statute::ActorKind::public_;
  SetOf<Competence> relations;  ///< all that hold between this actor and this object
  bool is_code_fresh = true;    ///< the second factor; who acts without an account has none
};

enum class Decision { allowed, role_not_named, no_relation, code_not_fresh };

/// The relations an actor of this kind can have to anything at all: no self of an officer, no office of a subject.
[[nodiscard]] constexpr SetOf<Competence> relations_of(statute::ActorKind role) {
  using enum Competence;
  using statute::ActorKind;
  switch (role) {
    case ActorKind::officer: return {any, source, deciding, work_body, in_charge, recipient, consented, looker, concerned, joint_meeting, source_review, deciding_review, work_body_review, implementing, entitled, proposer};
    case ActorKind::court: return {any, deciding, court};
    case ActorKind::collector: return {any, source, concerned, collector, source_review};
    case ActorKind::subject: return {any, self, recipient, consented};
    case ActorKind::person: return {any, self};
    case ActorKind::operator_: return {any, recipient};
    case ActorKind::system: return {any, proposer};
    case ActorKind::security: return {any, entitled, proposer};
    case ActorKind::auditor: return {any};
    case ActorKind::public_: return {};
  }
  return {};
}

/// Deny by default: a role has to be named, a relation to hold, and the code to be fresh where the row asks for it.
[[nodiscard]] constexpr Decision decide(const PolicyRow& row, const Facts& facts) {
  if (!row.roles.contains(facts.role)) return Decision::role_not_named;
  SetOf<Competence> held = facts.relations & relations_of(facts.role);
  held.add(Competence::any);
  if ((row.competences & held).empty()) return Decision::no_relation;
  if (row.conditions.contains(Condition::fresh_code) && !facts.is_code_fresh) return Decision::code_not_fresh;
  return Decision::allowed;
}

/// Proof that the gate let this act pass. Only the gate makes one; handlers ask for it in their signature.
class Permit {
 public:
  Permit(Permit&&) = default;
  Permit& operator=(Permit&&) = default;
  [[nodiscard]] std::string_view operation() const { return operation_; }
  [[nodiscard]] const base::Basis& basis() const { return basis_; }

 private:
  friend base::Result<Permit> gate(const PolicyRow& row, const Facts& facts);
  Permit(std::string operation, base::Basis basis) : operation_(std::move(operation)), basis_(std::move(basis)) {}
  std::string operation_;
  base::Basis basis_;
};

/// Refusals: operation_not_allowed (the row does not name this role), not_competent (no relation holds),
/// factor_not_fresh.
[[nodiscard]] base::Result<Permit> gate(const PolicyRow& row, const Facts& facts);

}  // namespace liaoxin::access
