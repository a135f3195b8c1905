#pragma once
#include <boost/describe.hpp>

#include <optional>
#include <string>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"
#include "statute/subject_kind.hpp"

/// Responsibility in government affairs or justice 政务失信责任追究 (art. 48): by a decision in force, on the record of the body itself. No person, post
/// or page of a person has a field.
namespace liaoxin::cases {

struct RecordResponsibility {
  std::string unit, body;  ///< USCC: who decided, and whose record it is
  std::string document_number;
  base::Date decided_on, effective_on;
  std::string responsibility;  ///< for what; never public
};
BOOST_DESCRIBE_STRUCT(RecordResponsibility, (), (unit, body, document_number, decided_on, effective_on, responsibility))

/// What the record says, as it is kept.
struct Responsibility {
  std::string document_number, matter;
  base::Date decided_on, effective_on;
};
/// `body`: what the platform knows by that code; nothing where it knows nobody. Refusals: subject_unknown, item_not_for_this_kind, document_not_named,
/// document_in_future, dates_out_of_order, document_not_effective, reason_missing, id_number_in_text.
[[nodiscard]] base::Result<Responsibility> decide_responsibility(const RecordResponsibility& command, std::optional<statute::SubjectKind> body, base::Date today);

[[nodiscard]] statute::Operation responsibility_command();

}  // namespace liaoxin::cases
