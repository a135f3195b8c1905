#include "app/documents.hpp"

#include <algorithm>

#include "app/record_reader.hpp"
#include "store/designations.hpp"

namespace liaoxin::app {

using cases::Designation;
using registry::EndKind;

namespace {

/// Leaves those records that the authority of the document made.
std::vector<store::StoredRecord> made_by(store::Connection& db, std::vector<store::StoredRecord> records, const Document& document) {
  std::erase_if(records, [&](const store::StoredRecord& one) { return !cases::is_called(document.authority, one.state.deciding_unit) && !cases::is_called(document.authority, unit_name(db, one.state.deciding_unit)); });
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

namespace {

/// Of what it is known by, what says that it does not stand, or what rests on it.
struct Witnesses {
  std::vector<store::StoredRecord> records;  ///< whose document fell, or is stayed
  std::vector<Designation> designations;
};
Witnesses witnesses_of(store::Connection& db, registry::SubjectId subject, const std::string& number) {
  if (number.empty()) return {};
  return {store::records_without_document(db, subject, number), store::designations_of_document(db, subject, number)};
}
DocumentStanding standing_by(store::Connection& db, Witnesses witnesses, const Document& document) {
  const auto records = made_by(db, std::move(witnesses.records), document);
  const auto designations = made_by(std::move(witnesses.designations), document);
  const bool is_fallen = std::ranges::any_of(records, [](const store::StoredRecord& one) { return one.state.ended == EndKind::document_fallen; }) ||
                         std::ranges::any_of(designations, [](const Designation& one) { return one.ended_at.has_value(); });
  if (is_fallen) return DocumentStanding::fallen;
  return !records.empty() || std::ranges::any_of(designations, &Designation::stayed) ? DocumentStanding::stayed : DocumentStanding::holds;
}

}  // namespace

DocumentStanding standing_of(store::Connection& db, const Document& document) { return standing_by(db, witnesses_of(db, document.subject, document.number), document); }

DocumentStanding standing_of(store::Connection& db, const registry::RecordState& record) {
  Witnesses witnesses = witnesses_of(db, record.subject_id, record.document_number);
  // Of nearly every row nothing is known, and then nobody asks what its authority is called.
  if (witnesses.records.empty() && witnesses.designations.empty()) return DocumentStanding::holds;
  return standing_by(db, std::move(witnesses), document_of(db, record));
}

}  // namespace liaoxin::app
