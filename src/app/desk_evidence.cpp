// Evidence beside an objection, whole to its subject, to the work body that reviews it and to the source that verifies it (art. 37).
#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/desk_service.hpp"
#include "app/regions.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "store/evidence.hpp"
#include "store/objections.hpp"
#include "store/units.hpp"
#include "store/writer.hpp"

namespace liaoxin::app {

using statute::ActorKind;
using std::lock_guard;

std::optional<cases::Objection> DeskService::read_objection(const Speaker& speaker, std::int64_t id) {
  store::Connection& db = platform_.db();
  const auto stored = store::find_objection(db, id);
  const auto record = stored ? store::find_record(db, stored->record_id) : std::nullopt;
  if (!record) return std::nullopt;
  const statute::Actor& actor = speaker.actor;
  // 1. Whose objection it is.
  if (own_subject(platform_, actor) == record->state.subject_id) return stored;
  // 2. Who has to do with it while it runs, and nobody after its end: the work body, and the source from the day it was asked.
  const auto now = cases::as_of(*stored, platform_.clock().now().date(), platform_.pack());
  if (!now || now->objection.step == cases::ObjectionStep::closed || (actor.kind != ActorKind::officer && actor.kind != ActorKind::collector)) return std::nullopt;
  const bool is_source = answers_for(db, actor.unit, record->state);
  const bool may = is_work_body_of(db, actor, record->state) || (is_source && now->objection.asked_on);
  return may ? stored : std::nullopt;
}

namespace {

/// What the row of the journal that added a file says of it; nothing once its retention is over.
std::optional<base::json::object> said_of(store::Connection& db, const store::KeyStore& keys, const store::StoredEvidence& one) {
  const auto content = store::open_vault(db, keys, one.row_id, journal::CommitClass::actor);
  const auto body = content ? base::parse_json(content->body) : base::refuse(base::RefusalWord::json_malformed);
  if (!body) return std::nullopt;
  return body->as_object();
}

}  // namespace

std::vector<http::DeskEvidence> DeskService::evidence(const std::string& token, const std::string& objection) {
  const lock_guard lock(mutex_);
  std::vector<http::DeskEvidence> list;
  const auto as = speaker(token);
  const auto id = platform_.internal_id("obj", objection);
  const auto read = as && id ? read_objection(*as, *id) : std::nullopt;
  if (!read) return list;
  if (own_subject(platform_, as->actor) == read->subject_id) note_look_of_another(*as, objection);
  for (const store::StoredEvidence& one : store::evidence_of(platform_.db(), *id)) {
    const auto said = said_of(platform_.db(), platform_.keys(), one);
    if (said) list.push_back({platform_.public_id("evi", one.evidence.id), std::string(said->at("name").as_string()), std::string(cases::facts_of(one.evidence.kind).word), one.evidence.added_at.rfc3339(), one.evidence.bytes});
  }
  return list;
}

std::optional<http::DeskEvidenceFile> DeskService::evidence_file(const std::string& token, const std::string& given) {
  const lock_guard lock(mutex_);
  const auto as = speaker(token);
  const auto id = platform_.internal_id("evi", given);
  const auto stored = as && id ? store::find_evidence(platform_.db(), *id) : std::nullopt;
  const auto objection = stored ? read_objection(*as, stored->evidence.objection_id) : std::nullopt;
  const auto said = objection ? said_of(platform_.db(), platform_.keys(), *stored) : std::nullopt;
  if (!said) return std::nullopt;
  const auto subject = store::find_subject(platform_.db(), objection->subject_id);
  CHECK(subject.has_value());
  if (own_subject(platform_, as->actor) == objection->subject_id) {
    note_look_of_another(*as, given);
  } else {
    register_look(platform_, {.about = about_subject(platform_.db(), *subject), .kind = AccessKind::procedure, .actor = as->actor, .case_reference = objection->number, .object = given,
                              .is_protected = !statute::is_organisation(subject->kind)});
  }
  return http::DeskEvidenceFile{std::string(said->at("name").as_string()), std::string(cases::facts_of(stored->evidence.kind).media_type), *base::unbase64(said->at("content").as_string())};
}

}  // namespace liaoxin::app
