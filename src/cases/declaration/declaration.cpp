#include "cases/declaration/declaration.hpp"

#include <array>

#include "base/text.hpp"
#include "base/words.hpp"
#include "registry/text_scan.hpp"
#include "statute/forbidden.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

std::span<const DeclarationFacts> declaration_kinds() {
  using enum DeclarationKind;
  static const std::array<DeclarationFacts, 5> list{{
      {business, "business", {"主要业务", "what we do"}},
      {qualification, "qualification", {"资质和认证", "qualifications and certificates"}},
      {performance, "performance", {"履约情况", "contracts performed"}},
      {charity, "charity", {"公益慈善", "charity"}},
      {statement, "statement", {"情况说明", "statement"}},
  }};
  return list;
}
const DeclarationFacts* declaration_kind(std::string_view word) { return base::line_of_word(declaration_kinds(), word); }
const DeclarationFacts& facts_of(DeclarationKind kind) { return base::line_of(declaration_kinds(), &DeclarationFacts::kind, kind); }

base::Result<Declared> decide_declare(const SubmitDeclaration& command, base::Date today) {
  // 1. Of a kind there is.
  const DeclarationFacts* kind = declaration_kind(command.kind);
  if (kind == nullptr) return refuse(RefusalWord::declaration_kind_unknown, base::one_line(command.kind), "/kind");
  // 2. A text, not too long, with nothing private in it and nothing of a class that is never collected.
  std::string text = base::trim(command.declared);
  if (text.empty() || base::to_code_points(text).size() > kLongestDeclaration) return refuse(RefusalWord::declaration_empty, {}, "/declared");
  if (!registry::scan_text(text, today).empty()) return refuse(RefusalWord::declaration_text_private, {}, "/declared");
  if (statute::forbidden_class_in(text) != nullptr) return refuse(RefusalWord::declaration_text_forbidden, {}, "/declared");
  // 3. For which the subject stands.
  if (!command.accuracy_pledged) return refuse(RefusalWord::pledge_missing, {}, "/accuracy_pledged");
  return Declared{kind->kind, std::move(text)};
}

base::Result<Declaration> decide_withdraw(Declaration declaration, base::Instant now) {
  if (declaration.withdrawn_at) return refuse(RefusalWord::declaration_withdrawn);
  declaration.withdrawn_at = now;
  return declaration;
}

const std::vector<statute::Operation>& declaration_commands() {
  using statute::command;
  static const base::Basis basis{BasisKind::regulation, "13"};
  static const std::vector<statute::Operation> operations{
      command<SubmitDeclaration>("declaration.submit", basis, {"自主申报信息", "Declare information of your own"}, R"({"kind":"qualification","declared":"2026年通过质量管理体系认证","accuracy_pledged":true})",
                                 {RefusalWord::item_not_in_force, RefusalWord::declaration_kind_unknown, RefusalWord::declaration_empty, RefusalWord::declaration_text_private, RefusalWord::declaration_text_forbidden, RefusalWord::pledge_missing,
                                  RefusalWord::declaration_limit, RefusalWord::subject_merged, RefusalWord::parameter_not_in_force}),
      command<WithdrawDeclaration>("declaration.withdraw", basis, {"撤回自主申报信息", "Withdraw what you declared"}, R"({"declaration":"dcl-…"})",
                                   {RefusalWord::declaration_unknown, RefusalWord::declaration_withdrawn}),
  };
  return operations;
}

}  // namespace liaoxin::cases
