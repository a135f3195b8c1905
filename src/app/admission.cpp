#include "app/admission.hpp"

#include "app/documents.hpp"
#include "app/endings.hpp"
#include "app/listings.hpp"
#include "app/notices.hpp"
#include "app/persons.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "registry/record_acts.hpp"
#include "registry/visibility.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;
using registry::EndKind;

namespace {

constexpr std::size_t kHashBytes = 16;

/// Hash under which a row or its content is found again: keyed where it is about a natural person.
base::Bytes row_hash(const store::KeyStore& keys, const registry::JudgedRow& row, std::string_view field, std::string_view text) {
  if (row.state.subject_kind == statute::SubjectKind::natural_person) return base::Bytes(blind_index(keys, field, text).substr(0, kHashBytes));
  return base::Bytes(base::view(base::sha256(text)).substr(0, kHashBytes));
}
base::Bytes key_hash(const store::KeyStore& keys, const registry::JudgedRow& row, std::string_view natural_key) { return row_hash(keys, row, "record.natural_key", natural_key); }

}  // namespace

base::Bytes content_hash(const store::KeyStore& keys, const registry::JudgedRow& row) {
  std::string content = row.state.item;
  for (const std::string& element : row.elements) {
    content += element;
    content += '\x1f';
  }
  return row_hash(keys, row, "record.content", content);
}

std::optional<store::StoredRecord> find_same_record(store::Connection& db, const store::KeyStore& keys, const registry::JudgedRow& row, const std::optional<store::StoredSubject>& subject) {
  if (auto found = store::find_record_by_key(db, key_hash(keys, row, row.natural_key))) return found;
  // The key names the subject, not its code: after a change of code the same document is still the same record.
  if (!subject || subject->person_id) return std::nullopt;
  std::vector<std::string> codes = store::former_codes(db, subject->id);
  codes.push_back(subject->uscc);
  for (const std::string& code : codes) {
    if (code == row.subject_code) continue;
    std::string key;
    for (const std::string& part : base::split(row.natural_key, '\x1f')) key += (key.empty() ? "" : "\x1f") + (part == row.subject_code ? code : part);
    if (auto found = store::find_record_by_key(db, key_hash(keys, row, key))) return found;
  }
  return std::nullopt;
}

const std::string& Admitter::element(const registry::JudgedRow& row, std::string_view role) const {
  static const std::string kEmpty;
  const auto code = schema_.roles.find(role);
  const statute::Column* column = code == schema_.roles.end() ? nullptr : schema_.column(code->second);
  return column == nullptr ? kEmpty : row.elements[static_cast<std::size_t>(column - schema_.columns.data())];
}

namespace {

/// Former names as the form writes them: NAME@FROM..TO joined by |, newest first; a bare NAME is allowed.
std::vector<store::StoredName> parse_former_names(const std::string& cell) {
  std::vector<store::StoredName> names;
  for (const std::string& part : base::split(cell, '|')) {
    store::StoredName name;
    const std::size_t at = part.rfind('@');
    name.name = base::trim(part.substr(0, at));
    if (at != std::string::npos) {
      const std::string period = part.substr(at + 1);
      const std::size_t dots = period.find("..");
      name.from_on = base::Date::parse_lenient(period.substr(0, dots));
      if (dots != std::string::npos) name.to_on = base::Date::parse_lenient(period.substr(dots + 2));
    }
    if (!name.name.empty()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

registry::SubjectId Admitter::settled_subject(store::Writer& writer, const registry::JudgedRow& row, const std::optional<store::StoredSubject>& found) {
  if (row.state.subject_kind == statute::SubjectKind::natural_person) return settled_person(writer, row, found);
  const bool registration = schema_.code == "registration";
  // What is filed about an organisation that was absorbed belongs to the one that absorbed it.
  if (found && (found->merged_into || !registration)) return found->merged_into.value_or(found->id);
  store::StoredSubject subject;
  subject.kind = row.state.subject_kind;
  subject.uscc = row.subject_code;
  subject.name = row.subject_name;
  // Without a registration the division of the code says at least where the registrar sits.
  subject.region = registration ? element(row, "region") : row.subject_code.substr(2, 6);
  subject.status = registration ? element(row, "state") : "";
  subject.established_on = base::Date::parse(element(row, "established_on"));
  const auto former = parse_former_names(element(row, "former_names"));
  if (!found) {
    subject.id = writer.next_id("subject");
    store::insert_subject(writer.db(), subject, former, writer.now());
  } else {
    subject.id = found->id;
    store::update_subject(writer.db(), subject, former);
  }
  return subject.id;
}

registry::SubjectId Admitter::settled_person(store::Writer& writer, const registry::JudgedRow& row, const std::optional<store::StoredSubject>& found) {
  if (found) return found->id;
  std::optional<store::StoredPerson> person = person_of_number(writer.db(), platform_.keys(), row.identity_number);
  if (!person) {
    // The name another file has for the number is its own affair: to tell would say that the person is known here.
    const store::Appended place = write_act(writer, actor_, {.operation = "person.add"});
    person = person_to_be(writer, platform_, row.identity_number, row.subject_name, place.row_id);
  }
  store::StoredSubject subject;
  subject.id = writer.next_id("subject");
  subject.kind = row.state.subject_kind;
  subject.person_id = person->id;
  store::insert_subject(writer.db(), subject, {}, writer.now());
  return subject.id;
}

std::optional<std::string> Admitter::corrected_cell(store::Writer& writer, const registry::JudgedRow& row, const store::StoredRecord& before) const {
  std::vector<std::int64_t> rows;
  for (const store::StoredVersion& version : store::former_versions(writer.db(), before.state.id)) rows.push_back(version.row_id);
  if (rows.empty()) return std::nullopt;
  rows.push_back(before.row_id);
  std::vector<std::optional<registry::RecordBody>> bodies;
  for (const std::int64_t row_id : rows) bodies.push_back(store::record_body(writer.db(), platform_.keys(), row_id));
  const auto cell = [](const std::optional<registry::RecordBody>& body, const std::string& code) {
    const auto found = body->elements.find(code);
    return found == body->elements.end() ? std::string() : found->second;
  };
  for (std::size_t i = 0; i + 1 < bodies.size(); ++i) {
    // A version without an import was made by a correction.
    if (!bodies[i] || !bodies[i + 1] || !bodies.back() || bodies[i + 1]->import_id != 0) continue;
    for (std::size_t c = 0; c < schema_.columns.size(); ++c) {
      const std::string& code = schema_.columns[c].code;
      const std::string replaced = cell(bodies[i], code);
      if (row.elements[c] == replaced && replaced != cell(bodies[i + 1], code) && replaced != cell(bodies.back(), code)) return code;
    }
  }
  return std::nullopt;
}

void Admitter::count(const registry::JudgedRow& row, bool correction, base::Instant now) {
  store::Figure& figure = figures_[{row.state.source_unit, row.state.item, now.date().iso().substr(0, 7)}];
  ++figure.accepted;
  if (row.state.due_on) {
    ++figure.with_due;
    if (now.date() <= *row.state.due_on) ++figure.timely;
  }
  figure.cells_filled += row.cells_filled;
  figure.cells_expected += row.cells_expected;
  if (correction) ++figure.corrections;
  figure.last_at = now;
  if (row.state.document_on && (!figure.last_document_on || *figure.last_document_on < *row.state.document_on)) {
    figure.last_document_on = row.state.document_on;
  }
}

void Admitter::flush_figures(store::Writer& writer) {
  store::add_figures(writer.db(), figures_);
  figures_.clear();
}

store::Appended Admitter::write_version(store::Writer& writer, registry::JudgedRow& row, const store::StoredRecord* before, std::string_view hash,
                                        std::int64_t import_id, std::string_view reason) {
  registry::RecordState& state = row.state;
  state.id = before == nullptr ? writer.next_id("record") : before->state.id;
  state.version = before == nullptr ? 1 : before->state.version + 1;
  state.admitted_at = writer.now();
  // What was served before a changed version was made does not tell it.
  if (state.served_on && state.told_at && !registry::serves(state, *state.served_on)) {
    state.told_at.reset();
    state.served_on.reset();
    state.served_by.clear();
  }
  if (state.told_at) state.told_at = writer.now();
  if (before != nullptr) {
    // What is not the content of the version runs on: an open objection, a stay, a silent source, lenient treatment, a shield.
    state.open_objections = before->state.open_objections;
    state.stayed = before->state.stayed;
    state.unanswered = before->state.unanswered;
    state.bars |= before->state.bars & registry::kBarsKept;
  }
  if (state.ended != EndKind::none) state.ended_at = writer.now();
  const std::string body = registry::encode_record_body(state, row.subject_code, row.subject_name, import_id, schema_, row.elements);
  std::vector<std::uint64_t> references;
  if (before != nullptr) references = store::reference_to(writer.db(), before->row_id);
  const store::Appended appended = writer.append({.kind = before == nullptr ? journal::LeafKind::write : journal::LeafKind::correct,
                                                  .schema = "record.version",
                                                  .reason = reason,
                                                  .references = references,
                                                  .bodies = {{journal::CommitClass::fact, body}},
                                                  .retention_until_on = state.retention_until_on});
  const store::StoredRecord after{state, appended.row_id, base::Bytes(hash), import_id};
  if (before == nullptr) {
    store::insert_record(writer.db(), after, key_hash(platform_.keys(), row, row.natural_key), row.cells_filled, row.cells_expected);
  } else {
    store::replace_version(writer.db(), *before, after, row.cells_filled, row.cells_expected, writer.now());
    note_ending(writer, before->row_id, ending::kReplaced);
  }
  const statute::Item& item = *platform_.pack().item(state.item);
  if (registry::is_visible(registry::visible(state, item, statute::Channel::disclosure, registry::Viewer::stranger, writer.now()))) {
    store::set_item_token(writer.db(), state.subject_id, state.item, true);
  } else if (before != nullptr) {
    refresh_item_token(writer.db(), platform_.pack(), state.subject_id, state.item, writer.now());
  }
  count(row, before != nullptr, writer.now());
  // What was entered on the former version was not entered on this one.
  if (before != nullptr) end_entries_on(writer, platform_, actor_, state);
  return appended;
}

void Admitter::tell_subject(store::Writer& writer, const registry::RecordState& state, const store::Appended& place, const std::optional<std::string>& certificate) {
  using registry::NoticeKind;
  NoticeMatter matter{.row_id = place.row_id, .parameters = {.certificate = certificate}};
  if (state.ended != EndKind::none) {
    matter.kind = NoticeKind::record_ended;
    matter.parameters.ended = registry::word(state.ended);
  } else if (platform_.pack().item(state.item)->told_first && !state.told_at) {
    matter.kind = NoticeKind::record_held;
  } else if (certificate) {
    matter.kind = NoticeKind::record_corrected;
  } else {
    return;  // attested as told by the file itself, or nothing of which a subject must be told first
  }
  leave_notice(writer, platform_, state, std::move(matter));
}

Admission Admitter::admit(store::Writer& writer, registry::JudgedRow& row, std::int64_t import_id) {
  CHECK(row.refusals.empty());
  const base::Bytes hash = content_hash(platform_.keys(), row);
  const auto subject = subject_of_row(writer.db(), platform_.keys(), row);
  const auto before = find_same_record(writer.db(), platform_.keys(), row, subject);
  const auto refused = [&](RefusalWord word) { return Admission{Admission::Outcome::refused, base::make_refusal(word), before ? before->state.id : registry::RecordId{}}; };
  // Articles 27, 28, 38. What is listed here is entered, changed and removed by the proceeding, never by a row.
  if (import_id != 0 && row.state.item == kEntryItem && (is_of_list_here(writer.db(), element(row, "list_code"), row.state.deciding_unit) || (before && is_own_entry(writer.db(), before->state)))) {
    return refused(RefusalWord::entry_by_proceeding);
  }
  if (before) {
    if (before->content_hash == hash) {
      // The same content again changes nothing, except that a file may now bring the attestation that was missing.
      const bool brings_service = row.state.told_at && !before->state.told_at && before->state.ended == EndKind::none && registry::serves(before->state, *row.state.served_on);
      const bool brings_review = !row.state.reviewed_by.empty() && before->state.reviewed_by.empty() && before->state.ended == EndKind::none;
      if (!brings_service && !brings_review) return {Admission::Outcome::same, {}, before->state.id};
      registry::Effect effect;
      if (brings_service) {
        effect.served_on = row.state.served_on->iso();
        effect.served_by = row.state.served_by;
        effect.told_at = writer.now().micros;
      }
      if (brings_review) effect.reviewed_by = row.state.reviewed_by;
      registry::RecordState state = before->state;
      apply_effect(writer, platform_, actor_, state, effect, {.operation = "service.attest", .reasons = {{"import", import_id}}});
      refresh_item_token(writer.db(), platform_.pack(), state.subject_id, state.item, writer.now());
      return {Admission::Outcome::attested, {}, before->state.id};
    }
    // Who filed a record, or decided it, files its next version; and a record never moves to another organisation.
    const std::string& source = row.state.source_unit;
    if (source != before->state.source_unit && source != before->state.deciding_unit) return refused(RefusalWord::source_not_submitter);
    if (!subject || subject->merged_into.value_or(subject->id) != before->state.subject_id) return refused(RefusalWord::key_element_fixed);
    if (before->state.ended != EndKind::none) return refused(RefusalWord::record_has_ended);
    if (before->state.open_objections > 0) return refused(RefusalWord::record_under_objection);
    if (const auto column = corrected_cell(writer, row, *before)) {
      return {Admission::Outcome::refused, base::make_refusal(RefusalWord::cell_was_corrected, schema_.column(*column)->name.zh, *column), before->state.id};
    }
    // The newer registration wins; an older one is out of order.
    if (schema_.code == "registration" && row.state.document_on && before->state.document_on && *row.state.document_on < *before->state.document_on) {
      return refused(RefusalWord::registration_out_of_order);
    }
  }
  // Article 23. On a document that fell nothing rests anew; on one that is stayed what comes rests with it.
  DocumentStanding standing = DocumentStanding::holds;
  const statute::Item& item = *platform_.pack().item(row.state.item);
  if (!before && subject && item.negative) {
    row.state.subject_id = subject->merged_into.value_or(subject->id);
    standing = standing_of(writer.db(), row.state);
  }
  if (standing == DocumentStanding::fallen) return refused(RefusalWord::document_fallen);
  row.state.subject_id = settled_subject(writer, row, subject);
  const store::Appended place = write_version(writer, row, before ? &*before : nullptr, hash, import_id, "imported");
  if (before && item.told_first && !row.state.told_at && row.verdict == registry::Verdict::accepted) row.verdict = registry::Verdict::held;
  if (before) {
    // The old version is recalled from everyone who has it; when the new one says the state is over, so is the record.
    const bool over = row.state.ended != EndKind::none;
    const bool received = !store::recipients_to_recall(writer.db(), before->state.id, before->state.version).empty();
    std::optional<std::string> certificate;
    if (over || received) certificate = recall_everywhere(writer, platform_, actor_, before->state, over ? row.state.ended : EndKind::corrected, place).certificate_number;
    tell_subject(writer, row.state, place, certificate);
    return {Admission::Outcome::replaced, {}, before->state.id};
  }
  if (standing == DocumentStanding::stayed && row.state.ended == EndKind::none) {
    registry::Effect rests;
    rests.stayed = true;
    apply_effect(writer, platform_, actor_, row.state, rests, {.operation = "document.stay", .kind = journal::LeafKind::suspend, .reason = "document_stayed"});
    refresh_item_token(writer.db(), platform_.pack(), row.state.subject_id, row.state.item, writer.now());
  }
  if (row.state.ended == EndKind::none) tell_subject(writer, row.state, place, std::nullopt);
  return {Admission::Outcome::added, {}, row.state.id};
}

}  // namespace liaoxin::app
