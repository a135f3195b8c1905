#include "app/desk_service.hpp"

#include <algorithm>

#include "access/policy.hpp"
#include "app/acts.hpp"
#include "app/executor.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"
#include "cases/objection/objection.hpp"
#include "store/objections.hpp"
#include "store/recipients.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::RefusalWord;
using statute::ActorKind;
using std::lock_guard;

namespace {

/// Leaves a lock that its caller holds, as long as the object lives.
class Unlock {
 public:
  explicit Unlock(std::mutex& mutex) : mutex_(mutex) { mutex_.unlock(); }
  ~Unlock() { mutex_.lock(); }
  Unlock(const Unlock&) = delete;
  Unlock& operator=(const Unlock&) = delete;

 private:
  std::mutex& mutex_;
};

}  // namespace

DeskService::DeskService(const Places& places, const Clock& clock, std::unique_ptr<Passwords> passwords, std::optional<IdentityHost> identity)
    : passwords_(std::move(passwords)),
      platform_(places, clock),
      acts_(platform_, mutex_),
      sign_in_(platform_, *passwords_, [this](const std::function<void()>& hashing) {
        const Unlock unlock(mutex_);
        hashing();
      }),
      filings_(places, clock,
               {[this](const std::string& token) { return officer(token); },
                [this](const std::function<void(Platform&)>& act) {
                  const lock_guard lock(mutex_);
                  act(platform_);
                }}) {
  if (!identity) return;
  identities_ = std::make_unique<IdentityService>(std::move(*identity), [this](const IdentityService::Act& act) {
    const lock_guard lock(mutex_);
    act(platform_, sign_in_);
  });
}

std::optional<FilingOfficer> DeskService::officer(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto in = sign_in_.who(token);
  const auto as = in ? in->actor() : std::nullopt;
  if (!as || as->kind != ActorKind::officer) return std::nullopt;
  return FilingOfficer{*as, in->person_name, in->is_fresh};
}

base::Result<http::DeskEnrolment> DeskService::enrolment(const std::string& token) {
  const lock_guard lock(mutex_);
  const Enrolment found = TRY(sign_in_.enrolment(token));
  return http::DeskEnrolment{found.login, found.person_name, base::base32(found.secret), found.address};
}
base::Result<void> DeskService::enrol(const std::string& token, const std::string& password, const std::string& code) {
  const lock_guard lock(mutex_);
  return sign_in_.enrol(token, password, code);
}
base::Result<http::DeskTokens> DeskService::sign_in(const std::string& login, const std::string& password, const std::string& code, const std::string& network, const std::string& device) {
  const lock_guard lock(mutex_);
  const LoginTokens tokens = TRY(sign_in_.sign_in(login, password, code, {network, device}));
  return http::DeskTokens{tokens.login, tokens.device};
}
void DeskService::sign_out(const std::string& token) {
  const lock_guard lock(mutex_);
  sign_in_.sign_out(token);
  answers_.erase(token);
}
base::Result<void> DeskService::choose(const std::string& token, const std::string& grant) {
  const lock_guard lock(mutex_);
  const auto id = platform_.internal_id("grt", grant);
  if (!id) return base::refuse(RefusalWord::grant_unknown);
  return sign_in_.choose(token, *id);
}
base::Result<void> DeskService::refresh(const std::string& token, const std::string& code, const std::string& network) {
  const lock_guard lock(mutex_);
  return sign_in_.refresh(token, code, {network, ""});
}

std::optional<http::DeskPerson> DeskService::who(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto in = sign_in_.who(token);
  if (!in) return std::nullopt;
  http::DeskPerson person{in->login, in->person_name, {}};
  person.is_fresh = in->is_fresh;
  for (const store::StoredGrant& grant : in->grants) {
    const auto as = statute::parse_actor(grant.actor);
    CHECK(as.has_value());
    std::string place = unit_name(platform_.db(), as->unit);
    if (as->kind == ActorKind::subject) {
      const auto subject = store::find_subject_by_code(platform_.db(), as->id);
      place = subject ? subject->name : as->id;
    }
    const bool is_chosen = in->acting && in->acting->id == grant.id;
    if (is_chosen) {
      person.is_own_desk = as->kind == ActorKind::subject || as->kind == ActorKind::person;
      person.is_audit_desk = as->kind == ActorKind::auditor;
    }
    person.roles.push_back({platform_.public_id("grt", grant.id), access::printed(grant.role), place, is_chosen});
  }
  return person;
}

std::optional<statute::Actor> DeskService::actor(const std::string& token) {
  const auto in = sign_in_.who(token);
  return in ? in->actor() : std::nullopt;
}

std::vector<const statute::Operation*> DeskService::operations_of(const statute::Actor& actor) {
  std::vector<const statute::Operation*> list;
  for (const Command& command : commands()) {
    if (command.row->roles.contains(actor.kind)) list.push_back(command.operation);
  }
  return list;
}

std::vector<const statute::Operation*> DeskService::operations(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto as = actor(token);
  return as ? operations_of(*as) : std::vector<const statute::Operation*>{};
}

std::vector<http::DeskTask> DeskService::tasks(const std::string& token) {
  const lock_guard lock(mutex_);
  std::vector<http::DeskTask> list;
  const auto as = actor(token);
  const bool is_officer = as && as->kind == ActorKind::officer;
  if (!is_officer && (!as || as->kind != ActorKind::subject)) return list;
  store::Connection& db = platform_.db();
  const base::Date today = platform_.clock().now().date();
  const auto unit = store::find_unit(db, as->unit);
  const bool is_work_body = unit && unit->kind == "work_body";
  const auto add = [&](std::string_view operation, std::map<std::string, std::string> given, const store::StoredRecord& record, std::optional<base::Date> due_on) {
    const auto subject = store::find_subject(db, record.state.subject_id);
    http::DeskTask task{find_command(operation), std::move(given), (subject ? subject->name : "") + " " + record.state.document_number, due_on ? due_on->iso() : "", due_on && *due_on < today};
    CHECK(task.operation != nullptr);
    list.push_back(std::move(task));
  };
  for (const cases::Objection& stored : is_officer ? store::open_objections(db) : std::vector<cases::Objection>{}) {
    const auto record = store::find_record(db, stored.record_id);
    const auto now = cases::as_of(stored, today, platform_.pack());
    if (!record || !now) continue;
    const cases::Objection& objection = now->objection;
    const std::map<std::string, std::string> given{{"objection", platform_.public_id("obj", objection.id)}};
    const bool is_source = as->unit == record->state.source_unit || as->unit == record->state.deciding_unit || store::is_submitter(db, record->state.source_unit, as->unit);
    switch (objection.step) {
      case cases::ObjectionStep::submitted:
        if (is_work_body) add("objection.accept", given, *record, cases::accept_due(objection, platform_.pack())->on);
        break;
      case cases::ObjectionStep::accepted:
        if (is_work_body) {
          add("objection.ask_source", given, *record, objection.review_due_on);
          add("objection.decide", given, *record, objection.review_due_on);
        }
        break;
      case cases::ObjectionStep::asked:
        if (is_source) add("objection.answer", given, *record, objection.answer_due_on);
        break;
      case cases::ObjectionStep::decided:
        if (is_work_body) add("objection.close", given, *record, objection.told_due_on);
        break;
      case cases::ObjectionStep::closed: break;
    }
  }
  // What this unit received, or this organisation read under consent, and has to remove.
  const std::string& own = is_officer ? as->unit : as->id;
  for (const store::StoredCertificate& certificate : store::open_certificates(db)) {
    const auto record = store::find_record(db, certificate.record_id);
    for (const store::StoredRecall& recall : store::recalls_of(db, certificate.id)) {
      if (!record || recall.confirmed_at || recall.recipient.reference != own) continue;
      add("recall.confirm", {{"recall", platform_.public_id("rcl", recall.id)}}, *record, std::nullopt);
    }
  }
  std::ranges::stable_sort(list, {}, [](const http::DeskTask& task) { return std::pair(task.due_on.empty(), task.due_on); });
  return list;
}

Answer DeskService::act(const std::string& token, std::string_view operation, const base::json::object& input) {
  const Command* command = command_named(operation);
  // Who asks is looked up where the act is decided: a role taken away a moment ago opens nothing.
  return acts_.perform([&](store::Writer& writer) -> Answer {
    const auto in = sign_in_.find(token);
    const auto as = in ? in->actor() : std::nullopt;
    if (!as) return std::unexpected(std::vector{base::make_refusal(RefusalWord::not_signed_in)});
    if (command == nullptr) return std::unexpected(std::vector{base::make_refusal(RefusalWord::operation_unknown)});
    return execute_in(writer, platform_, *command, input, {*as, in->is_fresh, in->person_id});
  });
}

void DeskService::keep_answer(const std::string& token, base::json::object answer) {
  const lock_guard lock(mutex_);
  answers_.insert_or_assign(token, std::move(answer));
}

std::optional<base::json::object> DeskService::take_answer(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto found = answers_.find(token);
  if (found == answers_.end()) return std::nullopt;
  auto answer = std::move(found->second);
  answers_.erase(found);
  return answer;
}

}  // namespace liaoxin::app
