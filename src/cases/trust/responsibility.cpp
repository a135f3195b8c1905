#include "cases/trust/responsibility.hpp"

#include "cases/trust/text_without_number.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

// Article 48, with article 23. Whoever fails in government affairs or justice is held responsible by law; the record is the body's.
base::Result<Responsibility> decide_responsibility(const RecordResponsibility& command, std::optional<statute::SubjectKind> body, base::Date today) {
  // 1. Of a body: an individual business and a natural person are none.
  if (!body) return refuse(RefusalWord::subject_unknown, {}, "/body");
  if (!statute::is_organisation(*body)) return refuse(RefusalWord::item_not_for_this_kind, {}, "/body");
  // 2. By a decision that was taken and has effect.
  std::string number = TRY(text_without_number(command.document_number, RefusalWord::document_not_named, "/document_number", today));
  if (command.decided_on > today) return refuse(RefusalWord::document_in_future, command.decided_on.iso(), "/decided_on");
  if (command.effective_on < command.decided_on) return refuse(RefusalWord::dates_out_of_order, command.effective_on.iso(), "/effective_on");
  if (command.effective_on > today) return refuse(RefusalWord::document_not_effective, command.effective_on.iso(), "/effective_on");
  // 3. For what, without a person in it.
  std::string matter = TRY(text_without_number(command.responsibility, RefusalWord::reason_missing, "/responsibility", today));
  return Responsibility{.document_number = std::move(number), .matter = std::move(matter), .decided_on = command.decided_on, .effective_on = command.effective_on};
}

statute::Operation responsibility_command() {
  return statute::command<RecordResponsibility>(
      "trust.responsibility", {BasisKind::regulation, "48"}, {"把生效的责任追究决定记在机构名下", "Record a decision on responsibility with the body"},
      R"({"unit":"1121…","body":"1121…","document_number":"辽政诚〔2026〕1号","decided_on":"2026-05-06","effective_on":"2026-05-06","responsibility":"未按约定支付工程款,经督办仍不履行"})",
      {RefusalWord::unit_unknown, RefusalWord::item_not_in_force, RefusalWord::subject_unknown, RefusalWord::item_not_for_this_kind, RefusalWord::document_not_named, RefusalWord::document_in_future, RefusalWord::dates_out_of_order,
       RefusalWord::document_not_effective, RefusalWord::reason_missing, RefusalWord::id_number_in_text, RefusalWord::cell_too_long, RefusalWord::document_number_used});
}

}  // namespace liaoxin::cases
