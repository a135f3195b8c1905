// The counter: a clerk begins, ends and is told of by another (art. 15). What is done meanwhile is the subject's own operation.
#include <algorithm>

#include "app/access_register.hpp"
#include "app/accounts.hpp"
#include "app/asked_subject.hpp"
#include "app/counter.hpp"
#include "app/persons.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "report/recall_certificate.hpp"
#include "store/access_entries.hpp"
#include "store/proposals.hpp"
#include "store/sittings.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

constexpr std::int64_t kMicrosPerDay = 24LL * 3'600'000'000;

/// Who is served, as an actor; nobody where number and name belong to nobody here. A natural person may have no record.
std::optional<statute::Actor> served(Session& s, const InquirySubject& asked, const AskedSubject& found) {
  if (!asked.is_natural_person) return found.subject ? std::optional(statute::Actor{statute::ActorKind::subject, found.subject->uscc, ""}) : std::nullopt;
  const auto person = person_of_number(s.db(), s.platform.keys(), asked.code);
  if (!person || base::fold_name(name_of(s.platform.keys(), *person)) != asked.folded_name) return std::nullopt;
  return statute::Actor{statute::ActorKind::person, s.platform.public_id("per", person->id), ""};
}

ClerkFacts clerk_facts(Session& s, const InquirySubject& asked, const AskedSubject& found, const Present& present) {
  const auto clerks = s.caller.person ? std::vector{*s.caller.person} : store::persons_of_actor(s.db(), statute::to_string(s.actor));
  const auto is_one = [&](const std::string& number) {
    const auto person = person_of_number(s.db(), s.platform.keys(), number);
    return person && std::ranges::find(clerks, person->id) != clerks.end();
  };
  ClerkFacts facts{.is_subject = asked.is_natural_person && is_one(asked.code), .is_present = is_one(present.number)};
  for (const std::int64_t clerk : clerks) {
    for (const store::StoredGrant& grant : store::grants_of_person(s.db(), clerk, s.now())) {
      const auto as = statute::parse_actor(grant.actor);
      const auto own = as ? about_self(s.platform, *as) : std::nullopt;
      if (own && own == found.about) facts.speaks_for_subject = true;
    }
  }
  return facts;
}

/// One at a time: a clerk who begins with the next has ended with the one before.
void end_sitting(Session& s, const Sitting& sitting) {
  store::close_sitting(s.db(), sitting.id, s.now());
  write_act(s.writer, s.actor, {.operation = "counter.close", .facts = {{"sitting", s.platform.public_id("sit", sitting.id)}}});
}

base::Result<object> open(Session& s, const OpenSitting& c) {
  TRY_VOID(s.permit());
  // 1. Whose matter it is, and who is there.
  const InquirySubject asked = TRY(inquiry_subject(c.subject_code, c.subject_name, s.today()));
  const Present present = TRY(decide_open(c, asked, s.today()));
  // 2. So many a day; a person costs what an inquiry costs, found or not.
  const std::string clerk = statute::to_string(s.actor);
  const auto limit = TRY(s.pack().parameter("counter.sittings_per_day", s.today()));
  if (store::sittings_since(s.db(), clerk, s.caller.person, base::Instant::start_of(s.today())) >= limit.value) return refuse(RefusalWord::counter_limit);
  if (asked.is_protected) TRY_VOID(may_look_at_another_person(s));
  const AskedSubject found = find_asked(s.db(), s.platform.keys(), asked);
  // 3. Never for oneself, for whom one speaks, or with oneself as the one present.
  TRY_VOID(may_serve(clerk_facts(s, asked, found, present)));
  // 4. The look is registered whether there is somebody or not.
  const base::Instant month_ago{s.now().micros - kRepeatDays * kMicrosPerDay};
  const base::Bytes present_index = person_index(s.platform.keys(), present.number);
  Look look{.about = found.about, .kind = AccessKind::assisted, .actor = s.actor, .matter = std::string(s.operation), .case_reference = present.paper,
            .receipt = report::fresh_number(s.platform.random()), .is_protected = asked.is_protected};
  look.marks = unusual({.at = s.now(),
                        .is_working_day = s.pack().calendar().is_working_day(s.today()),
                        .is_protected = asked.is_protected,
                        .same_officer_looked_before = store::has_looked_since(s.db(), found.about, clerk, month_ago),
                        .case_is_new_to_unit = !store::knows_case(s.db(), s.actor.unit, present.paper),
                        .present_for_another = store::was_present_for_another(s.db(), clerk, present_index, found.about, month_ago)});
  const auto looked = register_look(s.writer, s.pack(), look);
  object result{{"receipt", look.receipt}, {"subject", asked.is_natural_person ? masked_number(asked.code) : asked.code}, {"log_index", looked.index}};
  const auto actor = served(s, asked, found);
  if (!actor) {
    result["served"] = "nobody";
    return result;
  }
  if (const auto before = store::last_sitting(s.db(), clerk); before && is_open(*before, s.now())) end_sitting(s, *before);
  Sitting sitting{.id = s.writer.next_id("sitting"), .clerk = clerk, .clerk_person = s.caller.person, .about = found.about, .subject = statute::to_string(*actor), .present_index = present_index,
                  .opened_at = s.now()};
  object reasons{{"present", present.name}, {"document", c.identity_document}, {"check", c.identity_check}, {"paper", present.paper}};
  if (!present.authority.empty()) reasons["authority"] = present.authority;
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"sitting", s.platform.public_id("sit", sitting.id)}, {"about", found.about}}, .reasons = std::move(reasons)});
  store::insert_sitting(s.db(), sitting, place.row_id);
  result["sitting"] = s.platform.public_id("sit", sitting.id);
  result["ends_at"] = ends_at(sitting).rfc3339();
  result["log_index"] = place.index;
  return result;
}

base::Result<object> close(Session& s, const CloseSitting& c) {
  TRY_VOID(s.permit());
  const auto id = s.platform.internal_id("sit", c.sitting);
  const auto sitting = id ? store::find_sitting(s.db(), *id) : std::nullopt;
  if (!sitting || sitting->clerk != statute::to_string(s.actor) || !is_open(*sitting, s.now())) return refuse(RefusalWord::counter_not_open, {}, "/sitting");
  end_sitting(s, *sitting);
  return object{{"sitting", c.sitting}};
}

base::Result<object> tell(Session& s, const TellSitting& c) {
  TRY_VOID(s.permit());
  const auto id = s.platform.internal_id("sit", c.sitting);
  const auto sitting = id ? store::find_sitting(s.db(), *id) : std::nullopt;
  if (!sitting || statute::parse_actor(sitting->clerk)->unit != s.actor.unit) return refuse(RefusalWord::sitting_unknown, base::one_line(c.sitting), "/sitting");
  // The clerk of a sitting is not who tells of it.
  if (is_clerk(s.db(), *sitting, s.actor, s.caller.person)) return refuse(RefusalWord::second_person_needed);
  TRY_VOID(decide_tell(*sitting, c, s.today()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"sitting", c.sitting}, {"told_on", c.told_on.iso()}, {"service", c.service}}, .reasons = {{"proof", c.proof}}});
  store::tell_sitting(s.db(), sitting->id, c.told_on);
  return object{{"sitting", c.sitting}, {"log_index", place.index}};
}

}  // namespace

void add_counter_handlers(Handlers& handlers) {
  handlers["counter.open"] = detail::handler<OpenSitting>(open);
  handlers["counter.close"] = detail::handler<CloseSitting>(close);
  handlers["counter.tell"] = detail::handler<TellSitting>(tell);
}

}  // namespace liaoxin::app
