// A court's desk: the records that rest on a document, by its exact number (art. 23).
#include <algorithm>

#include "app/access_register.hpp"
#include "app/office_desk_service.hpp"
#include "app/operations.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "registry/effect.hpp"
#include "store/designations.hpp"
#include "store/recipients.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {

using http::DeskKind;

namespace {

constexpr std::int64_t kRecordsShown = 50;

http::DocumentRecord seen_by_court(Platform& platform, const store::StoredRecord& record) {
  store::Connection& db = platform.db();
  const registry::RecordState& state = record.state;
  const bool is_organisation = statute::is_organisation(state.subject_kind);
  const statute::Item* item = platform.pack().item(state.item);
  CHECK(item != nullptr);
  http::DocumentRecord seen{.id = platform.public_id("rec", state.id), .item = item->name, .deciding_unit = unit_name(db, state.deciding_unit), .document_number = state.document_number,
                            .document_on = state.document_on ? state.document_on->iso() : "", .is_held = item->told_first && !state.told_at, .is_stayed = state.stayed};
  if (is_organisation) {
    const auto subject = store::find_subject(db, state.subject_id);
    CHECK(subject.has_value());
    seen.organisation = subject->name;
  }
  if (state.ended != registry::EndKind::none) seen.ended = registry::printed(state.ended);
  for (const cases::Designation& one : store::designations_of(db, state.id)) {
    if (cases::is_carried(one, state)) seen.designations.push_back({platform.public_id("dsg", one.id), one.document_number, one.stayed});
  }
  for (const store::StoredAct& act : store::acts_of_record(db, state.id)) {
    // What became of the document and of the record; what its subject did about it is its own affair.
    const statute::Operation* operation = act.operation.starts_with("document.") || act.operation.starts_with("record.") ? find_command(act.operation) : nullptr;
    if (operation != nullptr) seen.steps.push_back({operation->title, act.at.rfc3339(), store::log_index(db, act.row_id)});
  }
  for (const store::StoredCertificate& certificate : store::certificates_of(db, state.id)) {
    http::DocumentRecord::Recall recall{.certificate = is_organisation ? certificate.number : ""};
    for (const store::StoredRecall& one : store::recalls_of(db, certificate.id)) {
      ++recall.recipients;
      if (one.confirmed_at) ++recall.confirmed;
    }
    seen.recalls.push_back(std::move(recall));
  }
  return seen;
}

}  // namespace

std::optional<base::Result<std::vector<http::DocumentRecord>>> OfficeDeskService::documents(const std::string& token, const http::DocumentSearch& search) {
  using Found = base::Result<std::vector<http::DocumentRecord>>;
  return host_.only(token, {DeskKind::court}, [&](Platform& platform, const statute::Actor& actor) -> Found {
    std::vector<http::DocumentRecord> list;
    const std::string number = base::trim(search.number);
    if (number.empty()) return list;
    // 1. In which case, and what for: before it is known about whom.
    const std::string reference = TRY(cases::case_reference(search.case_reference, platform.clock().now().date()));
    if (std::ranges::count(http::document_purposes(), search.purpose) == 0) return base::refuse(base::RefusalWord::purpose_unknown, base::one_line(search.purpose), "/purpose");
    // 2. Whoever is a natural person or individual business sees that its record was looked at, by which court, in which case.
    // Its document is the one it was filed with, or that of a designation.
    std::vector<store::StoredRecord> records = store::records_with_document(platform.db(), number, kRecordsShown);
    for (const cases::Designation& one : store::designations_with_document(platform.db(), number, kRecordsShown)) {
      if (std::ranges::none_of(records, [&](const store::StoredRecord& record) { return record.state.id == one.record_id; })) records.push_back(*store::find_record(platform.db(), one.record_id));
    }
    for (const store::StoredRecord& record : records) {
      if (!statute::is_organisation(record.state.subject_kind)) {
        Look look = look_in_procedure(platform.db(), record.state.subject_id, actor, platform.public_id("rec", record.state.id));
        look.matter = search.purpose;
        look.case_reference = reference;
        register_look(platform, look);
      }
      list.push_back(seen_by_court(platform, record));
    }
    return list;
  });
}

}  // namespace liaoxin::app
