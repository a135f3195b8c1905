// The desk of whom records are about: its own records, who looked, its consents (arts. 14, 35).
#include <algorithm>
#include <functional>

#include "access/commands.hpp"
#include "app/access_register.hpp"
#include "app/accounts.hpp"
#include "app/actors.hpp"
#include "app/counter.hpp"
#include "app/declared.hpp"
#include "app/desk_service.hpp"
#include "app/executor.hpp"
#include "app/measures.hpp"
#include "app/record_reader.hpp"
#include "app/listings.hpp"
#include "app/restorations.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "cases/objection/dispute.hpp"
#include "cases/objection/evidence.hpp"
#include "statute/inquiry_matter.hpp"
#include "store/leniency.hpp"
#include "store/look_contests.hpp"
#include "store/market.hpp"
#include "store/objections.hpp"
#include "store/recipients.hpp"
#include "store/restorations.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

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

/// How and when a record ended. From the first second after its last day it has, whether the job that records it has run or not.
void add_end(http::OwnRecord& own, const registry::RecordState& state, base::Date today) {
  if (state.retention_until_on) own.kept_until = state.retention_until_on->iso();
  if (state.ended != registry::EndKind::none) {
    CHECK(state.ended_at.has_value());
    own.is_ended = true;
    own.ended_at = state.ended_at->rfc3339();
    own.ended_how = registry::printed(state.ended);
    return;
  }
  const auto last_day = base::Date::parse(own.record.shown_until);
  if (!last_day || *last_day >= today) return;
  own.is_ended = true;
  own.ended_at = base::Instant::start_of(last_day->plus_days(1)).rfc3339();
  own.ended_how = registry::printed(registry::EndKind::display_ended);
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
    http::OwnRecord own{.record = std::move(*view), .is_held = item->told_first && !record.state.told_at};
    add_end(own, record.state, now.date());
    own.is_public = read_record_view(platform_.read_context(), record, statute::Channel::disclosure, registry::Viewer::stranger, now).has_value();
    for (const store::StoredRecipient& recipient : store::recipients_of(platform_.db(), record.state.id)) own.recipients.push_back(recipient.name);
    for (const store::StoredCertificate& certificate : store::certificates_of(platform_.db(), record.state.id)) own.certificates.push_back(certificate.number);
    own.letters = letters_about(record);
    const auto from = base::Date::parse(own.record.restorable_from);
    own.is_restorable = !own.is_ended && from && *from <= now.date() && !open_restoration_of(platform_.db(), record.state.id);
    const auto applications = store::restorations_of(platform_.db(), record.state.id);
    own.measures = measures_of_record(platform_, record);
    for (const cases::Leniency& one : store::leniency_of(platform_.db(), record.state.id)) {
      if (one.step == cases::LeniencyStep::claimed && one.answer_due_on) own.claim = platform_.public_id("len", one.id);
    }
    if (!applications.empty()) own.application = platform_.public_id("rst", applications.back().id);
    for (const cases::Objection& objection : store::objections_of(platform_.db(), record.state.id)) {
      own.objections.push_back({.id = platform_.public_id("obj", objection.id), .number = objection.number, .step = cases::printed(objection.step), .is_running = !cases::is_over(objection.step),
                                .may_add_evidence = cases::takes_evidence(objection.step), .may_dispute = cases::may_be_disputed(objection, record.state)});
    }
    own.listings = own_listings(platform_, record.state, own.is_ended);
    list.push_back(std::move(own));
  }
  return list;
}

void DeskService::note_look(const Speaker& speaker, const std::string& object) {
  if (speaker.sitting) return register_counter_look(platform_, *speaker.sitting);
  if (is_represented_person(platform_, speaker.actor)) {
    Look look = look_of_representative(platform_, speaker.actor);
    look.object = object;
    return register_look(platform_, look);
  }
  register_look(platform_, {.about = *about_self(platform_, speaker.actor), .kind = AccessKind::own, .actor = speaker.actor, .object = object, .is_protected = speaker.actor.kind == ActorKind::person});
}

void DeskService::note_look_of_another(const Speaker& speaker, const std::string& object) {
  if (speaker.sitting || is_represented_person(platform_, speaker.actor)) note_look(speaker, object);
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
  if (entry.kind == word(AccessKind::represented)) {
    const auto by = statute::parse_actor(entry.actor);
    const auto id = by ? platform_.internal_id("per", by->id) : std::nullopt;
    const auto person = id ? store::find_person(db, *id) : std::nullopt;
    if (person) look.representative = name_of(platform_.keys(), *person);
  }
  const auto stored = store::find_look_contest(db, entry.about, entry.sequence);
  if (!stored) {
    if (!entry.unit.empty()) look.id = platform_.public_id("lok", entry.row_id);
    return look;
  }
  look.officer = officer_name(db, stored->contest.officer);
  look.answer_due_on = stored->contest.due_on.iso();
  if (const auto said = sealed_reasons(platform_, stored->row_id)) look.contest_statement = said->at("statement").as_string();
  if (!stored->contest.answered_at) return look;
  look.answered_at = stored->contest.answered_at->rfc3339();
  look.was_needed = stored->contest.was_needed;
  if (const auto said = sealed_reasons(platform_, *stored->answer_row)) look.answer = said->at("reason").as_string();
  return look;
}

std::vector<registry::DeclaredView> DeskService::declared(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto as = speaker(token);
  const auto about = as ? about_self(platform_, as->actor) : std::nullopt;
  if (!about) return {};
  note_look_of_another(*as);
  return declared_by(platform_.db(), platform_.keys(), *about);
}

http::DeskLooks DeskService::looks(const std::string& token, const std::string& before) {
  const lock_guard lock(mutex_);
  http::DeskLooks page;
  const auto as = speaker(token);
  const auto about = as ? about_self(platform_, as->actor) : std::nullopt;
  if (!about) return page;
  note_look_of_another(*as);
  // The registers of organisations that merged into this one beside its own, by time: the rows of the journal are in order.
  const std::int64_t row = platform_.internal_id("lok", before).value_or(INT64_MAX);
  std::vector<std::pair<store::StoredAccess, std::string>> entries;
  for (const AccessRegister& one : registers_of(platform_.db(), *about)) {
    for (store::StoredAccess& entry : store::accesses_before(platform_.db(), one.about, row, kLooksPerPage + 1)) entries.emplace_back(std::move(entry), one.name);
  }
  std::ranges::sort(entries, std::greater{}, [](const auto& entry) { return entry.first.row_id; });
  for (const auto& [entry, name] : entries) {
    if (static_cast<std::int64_t>(page.looks.size()) == kLooksPerPage) {
      page.next = platform_.public_id("lok", entries[page.looks.size() - 1].first.row_id);
      break;
    }
    page.looks.push_back(look_for_subject(entry));
    page.looks.back().under = name;
  }
  return page;
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
  note_look_of_another(*as);
  for (const cases::Consent& consent : store::consents_about(platform_.db(), *about)) list.push_back(consent_of(consent));
  return list;
}

http::DeskCollection DeskService::collection_of(const cases::Collection& collection) {
  http::DeskCollection shown{.id = platform_.public_id("col", collection.id), .collector_name = unit_name(platform_.db(), collection.collector), .given_at = collection.given_at.rfc3339(),
                             .until_on = collection.until_on.iso(), .is_live = cases::is_live(collection, platform_.clock().now())};
  for (const cases::MarketKind kind : collection.kinds) shown.kinds.push_back(cases::facts_of(kind).title);
  if (collection.revoked_at) shown.revoked_at = collection.revoked_at->rfc3339();
  return shown;
}

std::vector<http::DeskCollection> DeskService::collections(const std::string& token) {
  const lock_guard lock(mutex_);
  std::vector<http::DeskCollection> list;
  const auto as = speaker(token);
  const auto about = as ? about_self(platform_, as->actor) : std::nullopt;
  if (!about) return list;
  for (const cases::Collection& collection : store::collections_about(platform_.db(), *about)) list.push_back(collection_of(collection));
  return list;
}

std::vector<http::DeskRepresentative> DeskService::representatives(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto as = speaker(token);
  if (!as || as->sitting || !about_self(platform_, as->actor)) return {};
  note_look_of_another(*as);
  return representatives_of(as->actor);
}

std::vector<http::DeskRepresentative> DeskService::representatives_of(const statute::Actor& subject) {
  std::vector<http::DeskRepresentative> list;
  store::Connection& db = platform_.db();
  for (const store::StoredGrant& grant : store::grants_as(db, statute::to_string(subject), platform_.clock().now())) {
    const auto* ground = access::representation_ground(grant.ground);
    const auto account = store::find_account(db, grant.account_id);
    const auto person = account ? store::find_person(db, account->person_id) : std::nullopt;
    if (ground == nullptr || !person) continue;
    list.push_back({platform_.public_id("grt", grant.id), name_of(platform_.keys(), *person), ground->title, grant.from_at.rfc3339(), grant.until_at ? base::Instant{grant.until_at->micros - 1}.date().iso() : ""});
  }
  return list;
}

}  // namespace liaoxin::app
