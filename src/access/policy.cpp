#include "access/policy.hpp"

#include <algorithm>
#include <vector>

#include "access/policy_text.hpp"
#include "base/check.hpp"
#include "base/embedded_file.hpp"
#include "base/hash.hpp"

namespace liaoxin::access {

std::span<const base::EmbeddedFile> embedded_files();

std::span<const PolicyRow> policy() {
  static const std::vector<PolicyRow> rows = [] {
    auto parsed = parse_policy(embedded_files()[0].bytes);
    CHECK(parsed.has_value());
    return std::move(*parsed);
  }();
  return rows;
}

const PolicyRow& policy_of(std::string_view operation) {
  const auto row = std::ranges::find(policy(), operation, &PolicyRow::operation);
  CHECK(row != policy().end());
  return *row;
}

std::string policy_hash() { return base::hex(base::view(base::sha256(embedded_files()[0].bytes))); }

base::Result<Permit> gate(const PolicyRow& row, const Facts& facts) {
  switch (decide(row, facts)) {
    case Decision::allowed: return Permit(row.operation, row.basis);
    case Decision::role_not_named: return base::refuse(base::RefusalWord::operation_not_allowed, row.operation);
    case Decision::no_relation: return base::refuse_on(row.basis, base::RefusalWord::not_competent, row.operation);
    case Decision::code_not_fresh: return base::refuse(base::RefusalWord::factor_not_fresh);
  }
  CHECK(false);
}

}  // namespace liaoxin::access
