// Leave and hand-over: who is away names who stands in; who acts again has returned.
#include "app/leaves.hpp"

#include <algorithm>

#include "access/office.hpp"
#include "app/actors.hpp"
#include "base/text.hpp"
#include "store/proposals.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace access;

namespace {

bool holds(store::Connection& db, const std::optional<std::int64_t>& person, const std::string& actor) { return !person || store::still_acts_as(db, *person, actor); }

bool is_running(store::Connection& db, const store::StoredLeave& stored, base::Instant now) {
  return is_live(stored.leave, now) && holds(db, stored.officer_person, stored.leave.officer) && holds(db, stored.stand_in_person, stored.leave.stand_in);
}

bool is_away(store::Connection& db, const std::string& officer, const BeginLeave& c) {
  const auto leaves = store::leaves_of(db, officer);
  return std::ranges::any_of(leaves, [&](const store::StoredLeave& one) { return overlaps(one.leave, c.from_on, c.until_on); });
}

std::optional<std::int64_t> person_of(store::Connection& db, const std::string& actor) {
  const auto persons = store::persons_of_actor(db, actor);
  return persons.empty() ? std::nullopt : std::optional(persons.front());
}

void end(Session& s, const store::StoredLeave& stored) {
  write_act(s.writer, s.actor, {.operation = "leave.end", .facts = {{"leave", s.platform.public_id("lev", stored.leave.id)}}});
  store::end_leave(s.db(), stored.leave.id, s.now());
}

base::Result<object> begin(Session& s, const BeginLeave& c) {
  TRY_VOID(s.permit());
  const std::string own = statute::to_string(s.actor);
  const statute::Actor other{statute::ActorKind::officer, base::trim(c.stand_in), s.actor.unit};
  const std::string name = statute::to_string(other);
  const auto officer = store::find_officer(s.db(), s.actor.unit, s.actor.id), stand_in = store::find_officer(s.db(), other.unit, other.id);
  StandInFacts facts;
  if (stand_in) {
    facts = {.is_registered = true,
             .is_other_person = !may_be_one_person(s.db(), {own, s.caller.person}, {name, std::nullopt}),
             .is_same_office = access::is_one_office({officer->unit, officer->office}, {stand_in->unit, stand_in->office}),
             .is_away = is_away(s.db(), name, c)};
  }
  TRY_VOID(decide_begin(c, is_away(s.db(), own, c), facts, s.today()));
  const store::StoredLeave stored{{.id = s.writer.next_id("leave"), .officer = own, .stand_in = name, .from_on = c.from_on, .until_on = c.until_on},
                                  s.caller.person ? s.caller.person : person_of(s.db(), own), person_of(s.db(), name)};
  const std::string number = s.platform.public_id("lev", stored.leave.id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"leave", number}, {"from_on", c.from_on.iso()}, {"until_on", c.until_on.iso()}}, .reasons = {{"stand_in", name}}});
  store::insert_leave(s.db(), stored, place.row_id);
  return object{{"leave", number}, {"log_index", place.index}};
}

base::Result<object> end_it(Session& s, const EndLeave&) {
  TRY_VOID(s.permit());
  for (const store::StoredLeave& stored : store::leaves_of(s.db(), statute::to_string(s.actor))) {
    if (stored.leave.until_on < s.today()) continue;
    end(s, stored);
    return object{{"leave", s.platform.public_id("lev", stored.leave.id)}};
  }
  return refuse(RefusalWord::leave_unknown);
}

}  // namespace

std::optional<store::StoredLeave> leave_of(store::Connection& db, const statute::Actor& officer, base::Instant now) {
  for (store::StoredLeave& one : store::leaves_of(db, statute::to_string(officer))) {
    if (is_running(db, one, now)) return std::move(one);
  }
  return std::nullopt;
}

std::vector<store::StoredLeave> stands_in_for(store::Connection& db, const statute::Actor& officer, base::Instant now) {
  auto list = store::leaves_stood_in_by(db, statute::to_string(officer));
  std::erase_if(list, [&](const store::StoredLeave& one) { return !is_running(db, one, now); });
  return list;
}

bool stand_in_for_each_other(store::Connection& db, const statute::Actor& one, const statute::Actor& other, base::Instant now) {
  const auto names = [&](const statute::Actor& away, const statute::Actor& present) {
    const auto leave = leave_of(db, away, now);
    return leave && leave->leave.stand_in == statute::to_string(present);
  };
  return names(one, other) || names(other, one);
}

void end_leave_of_who_acts(Session& s) {
  if (s.operation == "leave.begin" || s.operation == "leave.end") return;
  if (const auto leave = leave_of(s.db(), s.actor, s.now())) end(s, *leave);
}

void add_leave_handlers(Handlers& handlers) {
  handlers["leave.begin"] = detail::handler<BeginLeave>(begin);
  handlers["leave.end"] = detail::handler<EndLeave>(end_it);
}

}  // namespace liaoxin::app
