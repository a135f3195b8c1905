// The whole file of whom records are about: everything that is kept about it, as one document (art. 35).
#include "app/access_register.hpp"
#include "app/counter.hpp"
#include "app/declared.hpp"
#include "app/desk_service.hpp"
#include "app/notices.hpp"
#include "app/objection_reader.hpp"
#include "app/outbox.hpp"
#include "app/listings.hpp"
#include "app/measures.hpp"
#include "app/pledge_reports.hpp"
#include "app/restorations.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"
#include "cases/objection/pause.hpp"
#include "store/declarations.hpp"
#include "store/market.hpp"
#include "store/notices.hpp"
#include "store/objections.hpp"
#include "store/sittings.hpp"

namespace liaoxin::app {

using base::json::array;
using base::json::object;
using std::lock_guard;

namespace {

constexpr std::int64_t kLooksAtOnce = 50;

}  // namespace

/// Each look of a register with its leaf and what the leaf commits to.
void DeskService::add_looks(const AccessRegister& of, array& looks) {
  for (std::int64_t before = 0;;) {
    const auto page = store::accesses_about(platform_.db(), of.about, before, kLooksAtOnce);
    for (const store::StoredAccess& entry : page) {
      const http::DeskLook look = look_for_subject(entry);
      const store::LogPlace place = store::log_place(platform_.db(), entry.row_id);
      object line{{"sequence", entry.sequence}, {"at", look.at},     {"kind", entry.kind},       {"unit", look.unit},          {"office", entry.office},
                  {"matter", entry.matter},     {"case", entry.case_reference}, {"receipt", entry.receipt}, {"log_epoch", place.epoch}, {"log_index", place.index},
                  {"leaf", base::base64(store::leaf_at(platform_.db(), place.epoch, place.index))}};
      // The numbers run, and name the place before, within one register.
      if (!of.uscc.empty()) line["looked_at"] = object{{"uscc", of.uscc}, {"name", of.name}, {"before_first_record", of.was_unknown}};
      if (const auto opened = store::open_vault(platform_.db(), platform_.keys(), entry.row_id, journal::CommitClass::fact)) {
        line["salt"] = base::base64(opened->salt);
        line["fact"] = opened->body;
      }
      if (!look.officer.empty()) line["contest"] = object{{"officer", look.officer}, {"answer_due_on", look.answer_due_on}, {"answered_at", look.answered_at}, {"was_needed", look.was_needed}, {"answer", look.answer}, {"statement", look.contest_statement}};
      looks.push_back(std::move(line));
    }
    if (page.size() < kLooksAtOnce) break;
    before = page.back().sequence;
  }
}

namespace {

/// A letter as it reads today, paragraph by paragraph.
object letter_json(const report::Notice& letter) {
  array paragraphs;
  for (const report::NoticeParagraph& paragraph : letter.paragraphs) {
    object line{{"text", base::to_json(paragraph.text)}};
    if (paragraph.basis) line["basis"] = object{{"kind", base::word(paragraph.basis->kind)}, {"reference", paragraph.basis->reference}};
    paragraphs.push_back(std::move(line));
  }
  return {{"title", base::to_json(letter.title)}, {"addressee", letter.addressee}, {"paragraphs", std::move(paragraphs)}};
}

/// An objection with all that was said in it, and the hashes of its evidence: its holder has the files themselves.
object objection_json(Platform& platform, const cases::Objection& objection) {
  object line{{"objection", platform.public_id("obj", objection.id)}, {"number", objection.number}, {"ground", objection.ground}, {"state", cases::word(objection.step)}, {"submitted_at", objection.submitted_at.rfc3339()}};
  const auto add_day = [&](std::string_view name, const std::optional<base::Date>& day) {
    if (day) line[name] = day->iso();
  };
  add_day("accepted_on", objection.accepted_on);
  add_day("review_due_on", objection.review_due_on);
  add_day("asked_on", objection.asked_on);
  add_day("answer_due_on", objection.answer_due_on);
  add_day("answered_on", objection.answered_on);
  add_day("told_due_on", objection.told_due_on);
  if (objection.outcome) line["outcome"] = cases::word(*objection.outcome);
  if (objection.decided_at) line["decided_at"] = objection.decided_at->rfc3339();
  if (objection.closed_at) line["closed_at"] = objection.closed_at->rfc3339();
  if (objection.disputed_at) line["disputed_at"] = objection.disputed_at->rfc3339();
  add_day("settle_due_on", objection.settle_due_on);
  if (objection.settled_at) line["settled_at"] = objection.settled_at->rfc3339();
  if (objection.settlement) line["settlement"] = cases::word(*objection.settlement);
  array pauses;
  for (const cases::ObjectionPause& pause : objection.pauses) {
    object one{{"kind", cases::facts_of(pause.kind).word}, {"document_number", pause.document_number}, {"from_on", pause.from_on.iso()}};
    if (pause.until_on) one["until_on"] = pause.until_on->iso();
    if (pause.until_on) one["until_document"] = pause.until_document;
    pauses.push_back(std::move(one));
  }
  if (!pauses.empty()) line["pauses"] = std::move(pauses);
  const ObjectionWords words = words_of(platform, objection.id);
  const auto add_words = [&](std::string_view name, const std::string& said) {
    if (!said.empty()) line[name] = said;
  };
  add_words("statement", words.statement);
  add_words("question", words.question);
  add_words("reason", words.reason);
  add_words("dispute", words.dispute);
  add_words("settlement_reason", words.settlement_reason);
  if (!words.points.empty()) line["points"] = base::to_json(words.points);
  array evidence;
  for (const http::DeskEvidence& one : evidence_of(platform, objection.id)) {
    evidence.push_back(object{{"evidence", one.id}, {"name", one.name}, {"kind", one.kind}, {"bytes", one.bytes}, {"added_at", one.added_at}, {"sha256", one.sha256}});
  }
  line["evidence"] = std::move(evidence);
  return line;
}

}  // namespace

std::optional<object> DeskService::own_file(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto as = speaker(token);
  const auto about = as ? about_self(platform_, as->actor) : std::nullopt;
  if (!about) return std::nullopt;
  object file{{"format", "liaoxin/own-file/v1"}, {"made_at", platform_.clock().now().rfc3339()}, {"origin", platform_.origin()}};
  array records;
  for (const http::OwnRecord& own : records_of(*as)) {
    object line{{"record", base::to_json(own.record)}, {"public", own.is_public}, {"held", own.is_held}, {"ended", own.is_ended}};
    array notices;
    const registry::RecordId id = *platform_.internal_id("rec", own.record.id);
    for (const store::StoredNotice& notice : store::notices_of(platform_.db(), id)) {
      object letter = notice_line(platform_.keys(), notice);
      letter["letter"] = letter_json(notice_letter_of(platform_, notice));
      notices.push_back(std::move(letter));
    }
    array objections;
    for (const cases::Objection& objection : store::objections_of(platform_.db(), id)) objections.push_back(objection_json(platform_, objection));
    line["recipients"] = text_array(own.recipients);
    line["certificates"] = text_array(own.certificates);
    line["notices"] = std::move(notices);
    line["objections"] = std::move(objections);
    line["restorations"] = restorations_json(platform_, id);
    line["listings"] = listings_json(platform_, id);
    line["measures"] = measures_json(own.measures);
    records.push_back(std::move(line));
  }
  file["records"] = std::move(records);
  // Each look with its leaf and what the leaf commits to: its holder checks without us that the leaf stands in the log, that
  // the numbers run without a gap, and that each names the one before it.
  array looks;
  for (const AccessRegister& one : registers_of(platform_.db(), *about)) add_looks(one, looks);
  file["looks"] = std::move(looks);
  array consents;
  for (const cases::Consent& consent : store::consents_about(platform_.db(), *about)) {
    object line{{"consent", platform_.public_id("cns", consent.id)}, {"user", consent.user}, {"user_name", consent.user_name}, {"purpose", statute::word(consent.purpose)},
                {"items", text_array(consent.items)}, {"given_at", consent.given_at.rfc3339()}, {"until_on", consent.until_on.iso()}};
    if (consent.withdrawn_at) line["withdrawn_at"] = consent.withdrawn_at->rfc3339();
    array read;
    for (const store::DeclarationReading& reading : store::declaration_readings_under(platform_.db(), consent.id)) {
      object one{{"declaration", platform_.public_id("dcl", reading.declaration_id)}, {"read_at", reading.read_at.rfc3339()}};
      if (reading.told_at) one["told_at"] = reading.told_at->rfc3339();
      if (reading.confirmed_at) one["confirmed_at"] = reading.confirmed_at->rfc3339();
      read.push_back(std::move(one));
    }
    if (!read.empty()) line["declarations_read"] = std::move(read);
    consents.push_back(std::move(line));
  }
  file["consents"] = std::move(consents);
  array collections;
  for (const cases::Collection& collection : store::collections_about(platform_.db(), *about)) {
    const http::DeskCollection shown = collection_of(collection);
    object line{{"collection", shown.id}, {"collector", collection.collector}, {"collector_name", shown.collector_name}, {"kinds", text_array(cases::words_of(collection.kinds))}, {"given_at", shown.given_at}, {"until_on", shown.until_on}};
    if (!shown.revoked_at.empty()) line["revoked_at"] = shown.revoked_at;
    collections.push_back(std::move(line));
  }
  file["collections"] = std::move(collections);
  array declared;
  for (const registry::DeclaredView& one : declared_by(platform_.db(), platform_.keys(), *about)) declared.push_back(base::to_json(one));
  file["declared"] = std::move(declared);
  file["pledge_reports"] = pledge_reports_json(platform_, as->actor);
  array representatives;
  for (const http::DeskRepresentative& one : representatives_of(as->actor)) {
    object line{{"grant", one.grant}, {"name", one.name}, {"ground", base::to_json(one.ground)}, {"from_at", one.from_at}};
    if (!one.until_on.empty()) line["until_on"] = one.until_on;
    representatives.push_back(std::move(line));
  }
  file["representatives"] = std::move(representatives);
  // Where reminders go: a confirmed address, or one that waits for its code.
  const registry::MailAddress address = mail_address_of(platform_, *about);
  object reminders;
  if (!address.confirmed.empty()) reminders["confirmed"] = address.confirmed;
  if (!address.pending.empty()) reminders["pending"] = address.pending;
  file["reminders"] = std::move(reminders);
  array sittings;
  for (const cases::Sitting& sitting : store::sittings_about(platform_.db(), *about)) {
    sittings.push_back(object{{"sitting", platform_.public_id("sit", sitting.id)}, {"opened_at", sitting.opened_at.rfc3339()}, {"letter", letter_json(sitting_letter(platform_, sitting))}});
  }
  file["sittings"] = std::move(sittings);
  return file;
}

}  // namespace liaoxin::app
