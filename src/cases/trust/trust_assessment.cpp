#include "cases/trust/trust_assessment.hpp"

#include "base/text.hpp"
#include "registry/text_scan.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

namespace {

/// The regulation is in force from this year on.
constexpr std::int64_t kFirstYear = 2022;

/// What becomes public names nobody by a number.
base::Result<std::string> public_text(const std::string& text, std::string_view pointer, base::Date today) {
  TRY_VOID(base::must_say(text, RefusalWord::assessment_text_missing, pointer));
  if (!registry::scan_text(text, today).empty()) return refuse(RefusalWord::personal_number_in_text, {}, pointer);
  return base::one_line(base::trim(text));
}

}  // namespace

bool is_assessed_for_trust(std::string_view kind) { return kind == "department" || kind == "work_body" || kind == "in_charge"; }

// Article 46. Government trust is assessed, and supervised by everybody who reads the method and what it found.
base::Result<TrustAssessment> decide_trust_assessment(const AssessTrust& command, bool is_there, base::Instant now) {
  const base::Date today = now.date();
  // 1. Of a year that is over, under the regulation.
  if (command.assessed_year < kFirstYear || command.assessed_year >= today.year()) return refuse(RefusalWord::assessed_year_unfit, std::to_string(command.assessed_year), "/assessed_year");
  // 2. By a method everybody can read.
  std::string method = TRY(public_text(command.assessment_method, "/assessment_method", today)), result = TRY(public_text(command.assessment_result, "/assessment_result", today));
  // 3. On a document.
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  if (command.decided_on > today) return refuse(RefusalWord::document_in_future, command.decided_on.iso(), "/decided_on");
  // 4. Once a year.
  if (is_there) return refuse(RefusalWord::trust_assessment_exists, std::to_string(command.assessed_year), "/assessed_year");
  return TrustAssessment{.unit = command.unit, .year = command.assessed_year, .method = std::move(method), .result = std::move(result), .document_number = base::one_line(base::trim(command.document_number)),
                         .decided_on = command.decided_on, .registered_at = now};
}

const std::vector<statute::Operation>& trust_assessment_commands() {
  static const std::vector<statute::Operation> operations{
      statute::command<AssessTrust>("trust.assess", {BasisKind::regulation, "46"}, {"登记政务诚信评价", "Enter an assessment of government trust"},
                                    R"({"unit":"1121…","assessed_year":2025,"assessment_method":"辽信办〔2025〕6号规定的方法","assessment_result":"十二项政策承诺中十一项如期履行","document_number":"辽信办〔2026〕2号","decided_on":"2026-03-01"})",
                                    {RefusalWord::unit_unknown, RefusalWord::assessed_year_unfit, RefusalWord::assessment_text_missing, RefusalWord::personal_number_in_text, RefusalWord::document_not_named,
                                     RefusalWord::document_in_future, RefusalWord::trust_assessment_exists}),
  };
  return operations;
}

}  // namespace liaoxin::cases
