#include "app/desk_service.hpp"

#include <algorithm>

#include "access/bound_login.hpp"
#include "access/policy.hpp"
#include "app/actors.hpp"
#include "app/acts.hpp"
#include "app/counter.hpp"
#include "app/executor.hpp"
#include "app/leaves.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"
#include "store/sittings.hpp"
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
      drafts_({[this](const std::string& token, const auto& act) {
        const lock_guard lock(mutex_);
        act(platform_, sign_in_.find(token));
      }}),
      filings_(places, clock,
               {[this](const std::string& token) { return officer(token); },
                [this](const std::function<void(Platform&)>& act) {
                  const lock_guard lock(mutex_);
                  platform_.follow_calendar();
                  act(platform_);
                }}),
      administration_(host()),
      offices_(host()) {
  if (!identity) return;
  identities_ = std::make_unique<IdentityService>(std::move(*identity), [this](const IdentityService::Act& act) {
    const lock_guard lock(mutex_);
    act(platform_, sign_in_);
  });
}

DeskHost DeskService::host() {
  return {[this](const std::string& token, const DeskHost::Read& read) {
    const lock_guard lock(mutex_);
    if (const auto as = actor(token)) read(platform_, *as);
  }};
}

std::optional<FilingOfficer> DeskService::officer(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto in = sign_in_.who(token);
  const auto as = in ? in->actor() : std::nullopt;
  if (!as || as->kind != ActorKind::officer) return std::nullopt;
  return FilingOfficer{*as, in->person_name, in->is_fresh, posts_of(platform_.db(), *as).contains(statute::Post::submitter)};
}

base::Result<http::DeskEnrolment> DeskService::enrolment(const std::string& token) {
  const lock_guard lock(mutex_);
  const Enrolment found = TRY(sign_in_.enrolment(token));
  return http::DeskEnrolment{found.login, found.person_name, found.secret.empty() ? std::string() : base::base32(found.secret), found.address};
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
void DeskService::bind(const std::string& token) {
  const lock_guard lock(mutex_);
  sign_in_.bind(token);
}
std::vector<http::DeskAlert> DeskService::alerts(const std::string& token) {
  const lock_guard lock(mutex_);
  std::vector<http::DeskAlert> list;
  for (const store::StoredAlert& one : sign_in_.alerts(token)) {
    const access::AlertFacts* facts = access::alert_kind(one.kind);
    CHECK(facts != nullptr);
    list.push_back({facts->title, one.noted_at.rfc3339()});
  }
  return list;
}
void DeskService::settle_alerts(const std::string& token, bool ends_others) {
  const lock_guard lock(mutex_);
  sign_in_.settle_alerts(token, ends_others);
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
  if (const auto sitting = open_sitting(*in)) {
    const SittingNames names = names_of(platform_, *sitting);
    person.sitting = http::DeskSitting{platform_.public_id("sit", sitting->id), names.subject, names.present, names.authority, cases::ends_at(*sitting).rfc3339()};
  }
  if (const auto as = in->actor(); as && as->kind == ActorKind::officer) {
    store::Connection& db = platform_.db();
    const base::Instant now = platform_.clock().now();
    if (const auto own = leave_of(db, *as, now)) person.leave = http::DeskLeave{officer_name(db, own->leave.stand_in), own->leave.until_on.iso()};
    for (const store::StoredLeave& one : stands_in_for(db, *as, now)) person.stands_in_for.push_back({officer_name(db, one.leave.officer), one.leave.until_on.iso()});
  }
  for (const store::StoredGrant& grant : in->grants) {
    const auto as = statute::parse_actor(grant.actor);
    CHECK(as.has_value());
    std::string place = unit_name(platform_.db(), as->unit);
    if (as->kind == ActorKind::subject) {
      const auto subject = store::find_subject_by_code(platform_.db(), as->id);
      place = subject ? subject->name : as->id;
    }
    const bool is_chosen = in->acting && in->acting->id == grant.id;
    if (is_chosen) person.desk = desk_of(platform_.db(), *as);
    person.roles.push_back({platform_.public_id("grt", grant.id), access::printed(grant.role), place, is_chosen});
  }
  return person;
}

std::optional<statute::Actor> DeskService::actor(const std::string& token) {
  platform_.follow_calendar();
  const auto in = sign_in_.who(token);
  return in ? in->actor() : std::nullopt;
}

std::vector<const statute::Operation*> DeskService::operations_of(const statute::Actor& actor) {
  std::vector<const statute::Operation*> list;
  const Reach reach = reach_of(platform_.db(), actor);
  for (const Command& command : commands()) {
    if (reach.covers(*command.row)) list.push_back(command.operation);
  }
  return list;
}

std::vector<const statute::Operation*> DeskService::operations(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto as = actor(token);
  return as ? operations_of(*as) : std::vector<const statute::Operation*>{};
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
