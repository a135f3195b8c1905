// The desk of whom records are about: its own records, who looked, its consents, its whole file (arts. 14, 35).
#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/counter.hpp"
#include "app/declared.hpp"
#include "app/desk_service.hpp"
#include "app/executor.hpp"
#include "app/notices.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "statute/inquiry_matter.hpp"
#include "store/look_contests.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::json::array;
using base::json::object;
using statute::ActorKind;
using std::lock_guard;

namespace {

constexpr std::int64_t kLooksPerPage = 50;

base::LocalText matter_title(const store::StoredAccess& entry) {
  if (const auto* matter = statute::inquiry_matter(entry.matter)) return matter->title;
  if (const auto* purpose = statute::consent_purpose(entry.matter)) return purpose->title;
  if (const auto* operation = find_command(entry.matter)) return operation->title;
  return {};
}

}  // namespace

std::vector<http::OwnRecord> DeskService::records_of(const Speaker& speaker) {
  std::vector<http::OwnRecord> list;
  const statute::Actor& actor = speaker.actor;
  const auto about = about_self(platform_, actor);
  if (!about) return list;
  note_look(speaker, "");
  const auto id = own_subject(platform_, actor);
  if (!id) return list;
  const base::Instant now = platform_.clock().now();
  for (const store::StoredRecord& record : store::records_of_subject(platform_.db(), *id)) {
    auto view = read_record_view(platform_.read_context(), record, statute::Channel::disclosure, registry::Viewer::subject, now);
    if (!view) continue;
    const statute::Item* item = platform_.pack().item(record.state.item);
    CHECK(item != nullptr);
    http::OwnRecord own{.record = std::move(*view), .is_held = item->told_first && !record.state.told_at, .is_ended = record.state.ended != registry::EndKind::none};
    own.is_public = read_record_view(platform_.read_context(), record, statute::Channel::disclosure, registry::Viewer::stranger, now).has_value();
    for (const store::StoredRecipient& recipient : store::recipients_of(platform_.db(), record.state.id)) own.recipients.push_back(recipient.name);
    for (const store::StoredCertificate& certificate : store::certificates_of(platform_.db(), record.state.id)) own.certificates.push_back(certificate.number);
    own.letters = letters_about(record);
    list.push_back(std::move(own));
  }
  return list;
}

void DeskService::note_look(const Speaker& speaker, const std::string& object) {
  if (speaker.sitting) return register_counter_look(platform_, *speaker.sitting);
  register_look(platform_, {.about = *about_self(platform_, speaker.actor), .kind = AccessKind::own, .actor = speaker.actor, .object = object, .is_protected = speaker.actor.kind == ActorKind::person});
}

void DeskService::note_counter_look(const Speaker& speaker) {
  if (speaker.sitting) register_counter_look(platform_, *speaker.sitting);
}

std::vector<http::OwnRecord> DeskService::own_records(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto as = speaker(token);
  return as ? records_of(*as) : std::vector<http::OwnRecord>{};
}

http::DeskLook DeskService::look_of(const store::StoredAccess& entry) {
  return {.sequence = entry.sequence, .log_index = store::log_index(platform_.db(), entry.row_id), .at = entry.at.rfc3339(), .kind = printed_access(entry.kind), .matter = matter_title(entry),
          .is_own = entry.kind == word(AccessKind::own), .unit = unit_name(platform_.db(), entry.unit), .office = entry.office, .case_reference = entry.case_reference, .receipt = entry.receipt};
}

http::DeskLook DeskService::look_for_subject(const store::StoredAccess& entry) {
  http::DeskLook look = look_of(entry);
  store::Connection& db = platform_.db();
  const auto stored = store::find_look_contest(db, entry.about, entry.sequence);
  if (!stored) {
    if (!entry.unit.empty()) look.id = platform_.public_id("lok", entry.row_id);
    return look;
  }
  const auto by = statute::parse_actor(stored->contest.officer);
  const auto officer = by ? store::find_officer(db, by->unit, by->id) : std::nullopt;
  look.officer = officer ? officer->name : stored->contest.officer;
  look.answer_due_on = stored->contest.due_on.iso();
  if (!stored->contest.answered_at) return look;
  look.answered_at = stored->contest.answered_at->rfc3339();
  look.was_needed = stored->contest.was_needed;
  const auto content = store::open_vault(db, platform_.keys(), *stored->answer_row, journal::CommitClass::actor);
  const auto body = content ? base::parse_json(content->body) : base::refuse(base::RefusalWord::json_malformed);
  if (body) look.answer = body->as_object().at("reason").as_string();
  return look;
}

std::vector<registry::DeclaredView> DeskService::declared(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto as = speaker(token);
  const auto about = as ? about_self(platform_, as->actor) : std::nullopt;
  if (!about) return {};
  note_counter_look(*as);
  return declared_by(platform_.db(), platform_.keys(), *about);
}

std::vector<http::DeskLook> DeskService::looks(const std::string& token, std::int64_t before) {
  const lock_guard lock(mutex_);
  std::vector<http::DeskLook> list;
  const auto as = speaker(token);
  const auto about = as ? about_self(platform_, as->actor) : std::nullopt;
  if (!about) return list;
  note_counter_look(*as);
  for (const store::StoredAccess& entry : store::accesses_about(platform_.db(), *about, before, kLooksPerPage)) list.push_back(look_for_subject(entry));
  return list;
}

std::vector<http::DeskLook> DeskService::marked_looks(const std::string& token) {
  const lock_guard lock(mutex_);
  std::vector<http::DeskLook> list;
  const auto as = actor(token);
  if (!as || as->kind != ActorKind::auditor) return list;
  for (const store::StoredAccess& entry : store::marked_accesses(platform_.db(), base::Instant{INT64_MAX}, kLooksPerPage)) {
    http::DeskLook look = look_of(entry);
    look.sequence = 0;
    look.actor = entry.actor;
    for (const std::string& mark : base::split(entry.marks, ',')) look.marks.push_back(cases::printed_mark(mark));
    list.push_back(std::move(look));
  }
  return list;
}

http::DeskConsent DeskService::consent_of(const cases::Consent& consent) {
  http::DeskConsent shown{.id = platform_.public_id("cns", consent.id), .user_name = consent.user_name, .given_at = consent.given_at.rfc3339(), .until_on = consent.until_on.iso(),
                          .is_live = cases::is_live(consent, platform_.clock().now())};
  shown.purpose = statute::consent_purpose(statute::word(consent.purpose))->title;
  if (consent.withdrawn_at) shown.withdrawn_at = consent.withdrawn_at->rfc3339();
  for (const std::string& code : consent.items) {
    const statute::Item* item = platform_.pack().item(code);
    CHECK(item != nullptr);
    shown.items.push_back(item->name);
  }
  return shown;
}

std::vector<http::DeskConsent> DeskService::consents(const std::string& token) {
  const lock_guard lock(mutex_);
  std::vector<http::DeskConsent> list;
  const auto as = speaker(token);
  const auto about = as ? about_self(platform_, as->actor) : std::nullopt;
  if (!about) return list;
  note_counter_look(*as);
  for (const cases::Consent& consent : store::consents_about(platform_.db(), *about)) list.push_back(consent_of(consent));
  return list;
}

std::optional<object> DeskService::own_file(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto as = speaker(token);
  const auto about = as ? about_self(platform_, as->actor) : std::nullopt;
  if (!about) return std::nullopt;
  object file{{"format", "liaoxin/own-file/v1"}, {"made_at", platform_.clock().now().rfc3339()}, {"origin", platform_.origin()}};
  array records;
  for (const http::OwnRecord& own : records_of(*as)) {
    object line{{"record", base::to_json(own.record)}, {"public", own.is_public}, {"held", own.is_held}, {"ended", own.is_ended}};
    array recipients, certificates, notices;
    for (const std::string& name : own.recipients) recipients.emplace_back(name);
    for (const std::string& number : own.certificates) certificates.emplace_back(number);
    for (const store::StoredNotice& notice : store::notices_of(platform_.db(), *platform_.internal_id("rec", own.record.id))) notices.push_back(notice_line(platform_.keys(), notice));
    line["recipients"] = std::move(recipients);
    line["certificates"] = std::move(certificates);
    line["notices"] = std::move(notices);
    records.push_back(std::move(line));
  }
  file["records"] = std::move(records);
  // Each look with its leaf and what the leaf commits to: its holder checks without us that the leaf stands in the log, that
  // the numbers run without a gap, and that each names the one before it.
  array looks;
  for (std::int64_t before = 0;;) {
    const auto page = store::accesses_about(platform_.db(), *about, before, kLooksPerPage);
    for (const store::StoredAccess& entry : page) {
      const http::DeskLook look = look_for_subject(entry);
      const store::LogPlace place = store::log_place(platform_.db(), entry.row_id);
      object line{{"sequence", entry.sequence}, {"at", look.at},     {"kind", entry.kind},       {"unit", look.unit},          {"office", entry.office},
                  {"matter", entry.matter},     {"case", entry.case_reference}, {"receipt", entry.receipt}, {"log_epoch", place.epoch}, {"log_index", place.index},
                  {"leaf", base::base64(store::leaf_at(platform_.db(), place.epoch, place.index))}};
      if (const auto opened = store::open_vault(platform_.db(), platform_.keys(), entry.row_id, journal::CommitClass::fact)) {
        line["salt"] = base::base64(opened->salt);
        line["fact"] = opened->body;
      }
      if (!look.officer.empty()) line["contest"] = object{{"officer", look.officer}, {"answer_due_on", look.answer_due_on}, {"answered_at", look.answered_at}, {"was_needed", look.was_needed}, {"answer", look.answer}};
      looks.push_back(std::move(line));
    }
    if (page.size() < kLooksPerPage) break;
    before = page.back().sequence;
  }
  file["looks"] = std::move(looks);
  array consents;
  for (const cases::Consent& consent : store::consents_about(platform_.db(), *about)) {
    array items;
    for (const std::string& item : consent.items) items.emplace_back(item);
    object line{{"consent", platform_.public_id("cns", consent.id)}, {"user", consent.user}, {"user_name", consent.user_name}, {"purpose", statute::word(consent.purpose)},
                {"items", std::move(items)}, {"given_at", consent.given_at.rfc3339()}, {"until_on", consent.until_on.iso()}};
    if (consent.withdrawn_at) line["withdrawn_at"] = consent.withdrawn_at->rfc3339();
    consents.push_back(std::move(line));
  }
  file["consents"] = std::move(consents);
  array declared;
  for (const registry::DeclaredView& one : declared_by(platform_.db(), platform_.keys(), *about)) declared.push_back(base::to_json(one));
  file["declared"] = std::move(declared);
  return file;
}

}  // namespace liaoxin::app
