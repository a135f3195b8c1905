#include "app/made_record.hpp"

#include "app/corrections.hpp"
#include "base/check.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;

namespace {

const statute::Schema& form_of(const statute::Pack& pack, std::string_view item) {
  const statute::Item* found = pack.item(item);
  const statute::Schema* schema = found == nullptr ? nullptr : pack.schema_of(*found);
  CHECK(schema != nullptr);
  return *schema;
}

/// In the order of the form.
std::vector<std::string> cells_of(const statute::Schema& schema, const Cells& said) {
  std::vector<std::string> cells;
  for (const statute::Column& column : schema.columns) {
    const auto found = said.find(column.code);
    cells.push_back(found == said.end() ? std::string() : found->second);
  }
  return cells;
}

/// Whatever became of it, a refusal too.
Admission admitted(Session& s, registry::JudgedRow& row) {
  Admitter admitter(s.platform, s.actor, form_of(s.pack(), row.state.item));
  Admission admission = admitter.admit(s.writer, row, 0);
  admitter.flush_figures(s.writer);
  return admission;
}

}  // namespace

base::Result<void> item_in_force(Session& s, std::string_view item) {
  if (!store::edition_in_force(s.db(), item, s.today())) return refuse(RefusalWord::item_not_in_force, item);
  return {};
}

base::Result<registry::JudgedRow> judge_made(Session& s, std::string_view item, const Cells& said, const std::string& unit) {
  const statute::Schema& schema = form_of(s.pack(), item);
  const registry::Judge judge(s.pack(), *s.pack().item(item), schema, {});
  registry::JudgedRow row = judge.judge(cells_of(schema, said), filing_context(s.db(), unit, s.today()));
  if (!row.refusals.empty()) return std::unexpected(row.refusals.front());
  return row;
}

base::Result<Admission> admit_made(Session& s, registry::JudgedRow& row) {
  Admission admission = admitted(s, row);
  if (admission.outcome == Admission::Outcome::refused) return std::unexpected(*admission.refusal);
  return admission;
}

base::Result<registry::RecordId> admit_new(Session& s, registry::JudgedRow& row, const std::string& document_number) {
  const Admission admission = admitted(s, row);
  if (admission.outcome != Admission::Outcome::added) return refuse(RefusalWord::document_number_used, document_number, "/document_number");
  return admission.record;
}

}  // namespace liaoxin::app
