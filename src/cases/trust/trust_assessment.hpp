#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"

/// Assessments of government trust 政务诚信评价 (art. 46): of a unit of government for a year, by which method, and what the method found. All of it is public.
namespace liaoxin::cases {

struct TrustAssessment {
  std::int64_t id = 0;
  std::string unit;  ///< USCC
  std::int64_t year = 0;
  std::string method;  ///< in words, or the document that lays it down
  std::string result;  ///< what it found, in words
  std::string document_number;
  base::Date decided_on;
  base::Instant registered_at;
};

struct AssessTrust {
  std::string unit;
  std::int64_t assessed_year = 0;
  std::string assessment_method, assessment_result, document_number;
  base::Date decided_on;
};
BOOST_DESCRIBE_STRUCT(AssessTrust, (), (unit, assessed_year, assessment_method, assessment_result, document_number, decided_on))

/// Bodies of government alone; never a court, a company, a collector or a person. `kind`: of the unit register.
[[nodiscard]] bool is_assessed_for_trust(std::string_view kind);
/// `is_there`: this unit was assessed for this year before. Refusals: assessed_year_unfit, assessment_text_missing, personal_number_in_text, document_not_named, document_in_future,
/// trust_assessment_exists.
[[nodiscard]] base::Result<TrustAssessment> decide_trust_assessment(const AssessTrust& command, bool is_there, base::Instant now);

[[nodiscard]] const std::vector<statute::Operation>& trust_assessment_commands();

}  // namespace liaoxin::cases
