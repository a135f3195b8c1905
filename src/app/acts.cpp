#include "app/acts.hpp"

#include <algorithm>
#include <map>

#include "app/access_register.hpp"
#include "app/endings.hpp"
#include "app/listings.hpp"
#include "app/notices.hpp"
#include "base/check.hpp"
#include "registry/visibility.hpp"
#include "report/recall_certificate.hpp"
#include "store/access_entries.hpp"
#include "store/declarations.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::json::object;
using registry::EndKind;

base::LocalText recipient_kind(const std::string& kind) {
  if (kind == "unit") return {"共享单位", "unit under a sharing agreement"};
  if (kind == "api_client") return {"接口用户", "API client"};
  if (kind == "authorised_user") return {"经同意的查询人", "reader under the subject's consent"};
  if (kind == "report_holder") return {"报告持有人", "holder of a report"};
  CHECK(false);
}

store::Appended write_act(store::Writer& writer, const statute::Actor& actor, Act act) {
  act.facts["operation"] = act.operation;
  act.reasons["actor"] = statute::to_string(actor);
  if (!actor.approved_by.empty()) act.reasons["approved_by"] = actor.approved_by;
  if (!actor.assisted_by.empty()) act.reasons["assisted_by"] = actor.assisted_by;
  if (!actor.stands_in_for.empty()) act.reasons["stands_in_for"] = text_array(actor.stands_in_for);
  const store::Appended appended =
      writer.append({.kind = act.kind,
                     .schema = "operation",
                     .reason = act.reason,
                     .references = act.references,
                     .bodies = {{journal::CommitClass::fact, base::canonical_json(act.facts)}, {journal::CommitClass::actor, base::canonical_json(act.reasons)}},
                     .retention_until_on = act.retention_until_on});
  store::insert_act(writer.db(), appended.row_id, act.operation, act.record, act.objection, writer.now());
  return appended;
}

std::optional<object> sealed_reasons(Platform& platform, std::int64_t row_id) {
  const auto content = store::open_vault(platform.db(), platform.keys(), row_id, journal::CommitClass::actor);
  auto body = content ? base::parse_json(content->body) : base::refuse(base::RefusalWord::json_malformed);
  if (!body || !body->is_object()) return std::nullopt;
  return std::move(body->get_object());
}

std::string words_beside(Platform& platform, std::optional<std::int64_t> row_id, std::string_view name) {
  const auto reasons = row_id ? sealed_reasons(platform, *row_id) : std::nullopt;
  return reasons ? std::string(reasons->at(name).as_string()) : std::string();
}

namespace {

/// What this effect ends or hides belongs on the list that no old copy can undo.
void note_endings(store::Writer& writer, const registry::RecordState& before, const registry::Effect& effect) {
  const registry::Bars turned = effect.bars ? (static_cast<registry::Bars>(*effect.bars) ^ before.bars) & registry::kBarsKept : registry::Bars{};
  const bool turns_label = effect.open_objections && (*effect.open_objections > 0) != (before.open_objections > 0);
  if (!effect.ended && !effect.stayed && !effect.unanswered && turned == 0 && !turns_label) return;
  const std::int64_t version_row = store::find_record(writer.db(), before.id)->row_id;
  if (effect.ended) note_ending(writer, version_row, *effect.ended);
  if (effect.stayed) note_ending(writer, version_row, *effect.stayed ? ending::kStayed : ending::kStayLifted);
  if (effect.unanswered) note_ending(writer, version_row, *effect.unanswered ? ending::kUnanswered : ending::kAnswered);
  if (turns_label) note_ending(writer, version_row, before.open_objections > 0 ? ending::kContestedNoMore : ending::kContested);
  for (const HidingBar& one : hiding_bars()) {
    if (has(turned, one.bar)) note_ending(writer, version_row, has(before.bars, one.bar) ? one.lifted : one.set);
  }
}

}  // namespace

store::Appended apply_effect(store::Writer& writer, Platform& platform, const statute::Actor& actor, registry::RecordState& state,
                             const registry::Effect& effect, Act act) {
  act.record = state.id;
  act.facts["record"] = platform.public_id("rec", state.id);
  act.facts["version"] = state.version;
  act.facts["effect"] = base::to_json(effect);
  const store::Appended appended = write_act(writer, actor, std::move(act));
  const registry::RecordState before = state;
  state = registry::evolve(state, effect);
  store::save_state(writer.db(), state);
  note_endings(writer, before, effect);
  return appended;
}

namespace {

/// The certificate as it stands now: decision, each recipient, told and confirmed when.
report::RecallCertificate certificate_now(store::Writer& writer, Platform& platform, const store::StoredCertificate& certificate) {
  store::Connection& db = writer.db();
  const auto record = store::find_record(db, certificate.record_id);
  CHECK(record.has_value());
  const auto subject = store::find_subject(db, record->state.subject_id);
  CHECK(subject.has_value());
  const statute::Item* item = platform.pack().item(record->state.item);
  CHECK(item != nullptr);
  report::RecallCertificate body;
  body.number = certificate.number;
  body.address = store::meta(db, "name") + "/recall/" + certificate.number;
  body.origin = platform.origin();
  body.log_size = static_cast<std::int64_t>(writer.tree_size());
  body.issued_at = writer.now().rfc3339();
  // Whoever holds the number of a certificate can read it: a natural person is not named on it.
  body.organisation_name = subject->kind == statute::SubjectKind::natural_person ? "自然人(不显示姓名) natural person (not named)" : subject->name;
  body.organisation_uscc = subject->uscc;
  body.item_code = item->code;
  body.item_title_zh = item->name.zh;
  body.item_title_en = item->name.en;
  body.document_number = record->state.document_number;
  body.decision = {std::string(registry::word(certificate.ended)), certificate.decided_at.rfc3339(), store::log_index(db, certificate.decision_row)};
  for (const store::StoredRecall& recall : store::recalls_of(db, certificate.id)) {
    const base::LocalText kind = recipient_kind(recall.recipient.kind);
    report::RecallRecipient line;
    line.name = recall.recipient.name;
    line.kind_zh = kind.zh;
    line.kind_en = kind.en;
    line.channel = recall.recipient.channel;
    line.received_at = recall.recipient.received_at.rfc3339();
    line.told_at = recall.told_at.rfc3339();
    line.told_index = store::log_index(db, recall.told_row);
    if (recall.confirmed_at) {
      line.confirmed_at = recall.confirmed_at->rfc3339();
      line.confirmed_index = store::log_index(db, *recall.confirmed_row);
    }
    body.recipients.push_back(std::move(line));
  }
  for (const std::int64_t index : report::required_indexes(body)) {
    body.items.push_back({index, base::base64(store::leaf_hash_at(db, platform.epoch(), index))});
  }
  return body;
}

/// Appends the kind-7 leaf that commits to the certificate's body.
std::pair<std::int64_t, std::string> issue(store::Writer& writer, const report::RecallCertificate& body) {
  CHECK(report::check_shape(body).has_value());
  const std::string text = report::canonical_body(body);
  const store::Appended leaf = writer.append({.kind = journal::LeafKind::issued,
                                              .schema = "certificate",
                                              .references = {static_cast<std::uint64_t>(body.decision.index)},
                                              .bodies = {{journal::CommitClass::document, std::string(base::view(base::sha256(text)))}}});
  return {leaf.row_id, text};
}

}  // namespace

namespace {

IssuedRecall recall_those(store::Writer& writer, Platform& platform, const statute::Actor& actor, const registry::RecordState& state, EndKind kind, const store::Appended& decision,
                          const std::vector<store::StoredRecipient>& recipients) {
  store::Connection& db = writer.db();
  store::StoredCertificate certificate;
  certificate.id = writer.next_id("certificate");
  certificate.number = report::fresh_number(platform.random());
  certificate.record_id = state.id;
  certificate.version = state.version;
  certificate.ended = kind;
  certificate.decided_at = writer.now();
  certificate.decision_row = decision.row_id;
  IssuedRecall issued{certificate.number, 0};
  for (const store::StoredRecipient& recipient : recipients) {
    const std::int64_t recall_id = writer.next_id("recall");
    const store::Appended told = write_act(writer, actor,
                                           {.operation = "recall.tell",
                                            .record = state.id,
                                            .facts = {{"certificate", certificate.number}, {"recall", platform.public_id("rcl", recall_id)}, {"recipient", recipient.name}, {"ended", registry::word(kind)}}});
    store::insert_recall(db, recall_id, certificate.id, recipient.id, registry::leaves_the_record(kind) ? store::RecallOf::beside : store::RecallOf::record, writer.now(), told.row_id);
    ++issued.recipients;
  }
  const auto [row_id, body] = issue(writer, certificate_now(writer, platform, certificate));
  certificate.row_id = row_id;
  certificate.body = body;
  store::insert_certificate(db, certificate);
  return issued;
}

}  // namespace

IssuedRecall recall_everywhere(store::Writer& writer, Platform& platform, const statute::Actor& actor, const registry::RecordState& state,
                               EndKind kind, const store::Appended& decision) {
  return recall_those(writer, platform, actor, state, kind, decision, store::recipients_to_recall(writer.db(), state.id, state.version));
}

std::optional<IssuedRecall> recall_beside(store::Writer& writer, Platform& platform, const statute::Actor& actor, registry::RecordId record, store::Beside beside, EndKind kind,
                                          const store::Appended& decision) {
  CHECK(registry::leaves_the_record(kind));
  const auto recipients = store::recipients_beside(writer.db(), beside);
  if (recipients.empty()) return std::nullopt;
  return recall_those(writer, platform, actor, store::find_record(writer.db(), record)->state, kind, decision, recipients);
}

namespace {

/// Whether a consent other than the one that ended still lets its user keep what it read.
bool is_kept_under(store::Writer& writer, const cases::Consent& ended, std::int64_t consent_id) {
  if (consent_id == ended.id) return false;
  const auto other = store::find_consent(writer.db(), consent_id);
  CHECK(other.has_value());
  return cases::is_live(*other, writer.now());
}

/// A declaration has no certificate, for it is no record: its user is told by an act of its own, and confirms as it does of a record.
std::vector<std::int64_t> call_declarations_back(store::Writer& writer, Platform& platform, const statute::Actor& actor, const cases::Consent& consent) {
  store::Connection& db = writer.db();
  std::vector<std::int64_t> told;
  for (const store::DeclarationReading& reading : store::declaration_readings_under(db, consent.id)) {
    const bool is_kept = std::ranges::any_of(store::declaration_readings_of(db, reading.declaration_id), [&](const store::DeclarationReading& other) {
      return other.reader == reading.reader && is_kept_under(writer, consent, other.consent_id);
    });
    if (is_kept) continue;
    write_act(writer, actor,
              {.operation = "recall.tell",
               .facts = {{"declaration", platform.public_id("dcl", reading.declaration_id)}, {"recall", platform.public_id("rcd", reading.id)}, {"recipient", consent.user_name}}});
    store::tell_declaration_reading(db, reading.id, writer.now());
    told.push_back(reading.declaration_id);
  }
  return told;
}

}  // namespace

ConsentRecall recall_consent(store::Writer& writer, Platform& platform, const statute::Actor& actor, cases::Consent consent, const store::Appended& end) {
  store::Connection& db = writer.db();
  std::map<registry::RecordId, std::vector<store::StoredRecipient>> readings;
  for (store::StoredRecipient& reading : store::readings_under(db, consent.id)) {
    const auto under = store::consents_of_reading(db, reading.id);
    if (std::ranges::none_of(under, [&](std::int64_t other) { return is_kept_under(writer, consent, other); })) readings[reading.record_id].push_back(std::move(reading));
  }
  ConsentRecall recalled;
  for (const auto& [id, those] : readings) {
    const auto record = store::find_record(db, id);
    CHECK(record.has_value());
    recalled.certificates.push_back(recall_those(writer, platform, actor, record->state, EndKind::consent_ended, end, those).certificate_number);
  }
  recalled.declarations = call_declarations_back(writer, platform, actor, consent);
  consent.is_recalled = true;
  store::save_consent(db, consent);
  return recalled;
}

void reissue(store::Writer& writer, Platform& platform, const store::StoredCertificate& certificate) {
  const auto [row_id, body] = issue(writer, certificate_now(writer, platform, certificate));
  store::reissue_certificate(writer.db(), certificate.id, row_id, body);
}

IssuedRecall end_record(store::Writer& writer, Platform& platform, const statute::Actor& actor, registry::RecordState& state, EndKind kind, Act act) {
  act.kind = journal::LeafKind::correct;
  act.reason = registry::word(kind);
  // The subject learns the end of a contested record with the result of its objection, not by a second letter.
  const bool by_objection = act.objection.has_value();
  const auto stored = store::find_record(writer.db(), state.id);
  CHECK(stored.has_value());
  act.references = store::reference_to(writer.db(), stored->row_id);
  const store::Appended decision = apply_effect(writer, platform, actor, state, registry::end_effect(state, kind, writer.now()), std::move(act));
  refresh_item_token(writer.db(), platform.pack(), state.subject_id, state.item, writer.now());
  const IssuedRecall recall = recall_everywhere(writer, platform, actor, state, kind, decision);
  end_entries_on(writer, platform, actor, state);
  if (!by_objection) {
    leave_notice(writer, platform, state, {.kind = registry::NoticeKind::record_ended, .row_id = decision.row_id,
                                           .parameters = {.ended = std::string(registry::word(kind)), .certificate = recall.certificate_number}});
  }
  return recall;
}

void refresh_item_token(store::Connection& db, const statute::Pack& pack, registry::SubjectId subject, const std::string& item_code, base::Instant now) {
  const statute::Item* item = pack.item(item_code);
  CHECK(item != nullptr);
  const auto records = store::records_of_subject(db, subject);
  const bool shown = std::any_of(records.begin(), records.end(), [&](const store::StoredRecord& record) {
    return record.state.item == item_code &&
           registry::is_visible(registry::visible(record.state, *item, statute::Channel::disclosure, registry::Viewer::stranger, now));
  });
  store::set_item_token(db, subject, item_code, shown);
}

}  // namespace liaoxin::app
