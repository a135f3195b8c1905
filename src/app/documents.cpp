#include "app/documents.hpp"

#include <algorithm>

#include "app/record_reader.hpp"
#include "base/text.hpp"
#include "store/designations.hpp"

namespace liaoxin::app {

using cases::Designation;
using registry::EndKind;

namespace {

/// Leaves those records that the authority of the document made.
std::vector<store::StoredRecord> made_by(store::Connection& db, std::vector<store::StoredRecord> records, const Document& document) {
  const auto made_it = [&](const std::string& name) { return std::ranges::any_of(document.authority, [own = base::fold_name(name)](const std::string& one) { return base::fold_name(one) == own; }); };
  std::erase_if(records, [&](const store::StoredRecord& one) { return !made_it(one.state.deciding_unit) && !made_it(unit_name(db, one.state.deciding_unit)); });
  return records;
}
std::vector<Designation> made_by(std::vector<Designation> designations, const Document& document) {
  std::erase_if(designations, [&](const Designation& one) { return !cases::rests_on(one, document.number, document.authority); });
  return designations;
}

}  // namespace

Document document_of(store::Connection& db, const registry::RecordState& record) {
  Document document{record.subject_id, record.document_number, {record.deciding_unit}};
  if (std::string name = unit_name(db, record.deciding_unit); name != record.deciding_unit) document.authority.push_back(std::move(name));
  return document;
}
Document document_of(const Designation& designation, registry::SubjectId subject) { return {subject, designation.document_number, {designation.authority}}; }

std::vector<store::StoredRecord> records_on(store::Connection& db, const Document& document) {
  if (document.number.empty()) return {};
  auto list = made_by(db, store::records_of_document(db, document.subject, document.number), document);
  std::erase_if(list, [](const store::StoredRecord& one) { return one.state.ended != EndKind::none; });
  return list;
}

std::vector<Designation> designations_on(store::Connection& db, const Document& document) {
  if (document.number.empty()) return {};
  auto list = made_by(store::designations_of_document(db, document.subject, document.number), document);
  std::erase_if(list, [&](const Designation& one) {
    const registry::RecordState state = store::find_record(db, one.record_id)->state;
    return state.ended != EndKind::none || !cases::is_carried(one, state);
  });
  return list;
}

DocumentStanding standing_of(store::Connection& db, const Document& document) {
  if (document.number.empty()) return DocumentStanding::holds;
  const auto records = made_by(db, store::records_without_document(db, document.subject, document.number), document);
  const auto designations = made_by(store::designations_of_document(db, document.subject, document.number), document);
  const bool is_fallen = std::ranges::any_of(records, [](const store::StoredRecord& one) { return one.state.ended == EndKind::document_fallen; }) ||
                         std::ranges::any_of(designations, [](const Designation& one) { return one.ended_at.has_value(); });
  if (is_fallen) return DocumentStanding::fallen;
  return !records.empty() || std::ranges::any_of(designations, &Designation::stayed) ? DocumentStanding::stayed : DocumentStanding::holds;
}

}  // namespace liaoxin::app
