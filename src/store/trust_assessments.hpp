#pragma once
#include <string_view>
#include <vector>

#include "cases/trust/trust_assessment.hpp"
#include "store/connection.hpp"

/// Assessments of government trust (art. 46).
namespace liaoxin::store {

struct StoredTrustAssessment {
  cases::TrustAssessment assessment;
  std::int64_t row_id = 0;
};
void insert_trust_assessment(Connection& db, const cases::TrustAssessment& assessment, std::int64_t row_id);
/// By unit, the newest year first.
[[nodiscard]] std::vector<StoredTrustAssessment> trust_assessments(Connection& db);
[[nodiscard]] bool is_trust_assessed(Connection& db, std::string_view unit, std::int64_t year);

}  // namespace liaoxin::store
