#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"

/// Information a subject declares itself 自主申报 (art. 13): it is no record of any unit and never stands among them. Everywhere it
/// is marked as the subject's own word; it is withdrawn at will, and its text goes with it.
namespace liaoxin::cases {

/// What may be declared, closed.
enum class DeclarationKind { business, qualification, performance, charity, statement };
struct DeclarationFacts {
  DeclarationKind kind;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const DeclarationFacts> declaration_kinds();
[[nodiscard]] const DeclarationFacts* declaration_kind(std::string_view word);
[[nodiscard]] const DeclarationFacts& facts_of(DeclarationKind kind);

struct Declaration {
  std::int64_t id = 0;
  std::string about;  ///< as the access register writes it
  DeclarationKind kind = DeclarationKind::statement;
  base::Instant declared_at;
  std::optional<base::Instant> withdrawn_at;
};

struct SubmitDeclaration {
  std::string kind, declared;
  bool accuracy_pledged = false;
};
BOOST_DESCRIBE_STRUCT(SubmitDeclaration, (), (kind, declared, accuracy_pledged))
struct WithdrawDeclaration {
  std::string declaration;
};
BOOST_DESCRIBE_STRUCT(WithdrawDeclaration, (), (declaration))

inline constexpr std::size_t kLongestDeclaration = 1000;  ///< characters

/// The kind and the text as it is kept. Refusals: declaration_kind_unknown, declaration_empty (or too long),
/// declaration_text_private, declaration_text_forbidden, pledge_missing.
struct Declared {
  DeclarationKind kind;
  std::string text;
};
[[nodiscard]] base::Result<Declared> decide_declare(const SubmitDeclaration& command, base::Date today);
/// Refusal: declaration_withdrawn.
[[nodiscard]] base::Result<Declaration> decide_withdraw(Declaration declaration, base::Instant now);

[[nodiscard]] const std::vector<statute::Operation>& declaration_commands();

}  // namespace liaoxin::cases
