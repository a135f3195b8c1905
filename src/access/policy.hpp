#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "statute/operation.hpp"

/// The gate: one policy text decides who may do what, before anything else is looked at.
namespace liaoxin::access {

/// How an actor stands to the object of an operation.
enum class Competence { any, self, source, deciding, work_body, in_charge, court, recipient, consented };
[[nodiscard]] std::string_view word(Competence competence);

struct PolicyRow {
  std::string operation;
  std::vector<statute::ActorKind> roles;
  std::vector<Competence> competences;
  std::vector<std::string> states;
  std::string purpose, conditions, four_eyes, obligations;
  base::Basis basis;
};

/// The compiled table, in the order of the text.
[[nodiscard]] std::span<const PolicyRow> policy();
/// SHA-256 of the text, hex; it stands in the journal from the installation on.
[[nodiscard]] std::string policy_hash();
/// Parses a policy text; CHECKs its form, because the text is ours and compiled in.
[[nodiscard]] std::vector<PolicyRow> parse_policy(std::string_view text);

struct Facts {
  statute::ActorKind role = statute::ActorKind::public_;
  std::string_view operation;
  std::vector<Competence> relations;  ///< all that hold between this actor and this object
};

/// Proof that the gate let this act pass. Only the gate makes one; handlers ask for it in their signature.
class Permit {
 public:
  Permit(Permit&&) = default;
  Permit& operator=(Permit&&) = default;
  [[nodiscard]] std::string_view operation() const { return operation_; }
  [[nodiscard]] const base::Basis& basis() const { return basis_; }

 private:
  friend base::Result<Permit> gate(const Facts& facts, std::span<const PolicyRow> table);
  Permit(std::string operation, base::Basis basis) : operation_(std::move(operation)), basis_(std::move(basis)) {}
  std::string operation_;
  base::Basis basis_;
};

/// Deny by default. Refusals: operation_not_allowed (no row names this role), not_competent (no relation holds).
[[nodiscard]] base::Result<Permit> gate(const Facts& facts, std::span<const PolicyRow> table);
[[nodiscard]] inline base::Result<Permit> gate(const Facts& facts) { return gate(facts, policy()); }

}  // namespace liaoxin::access
