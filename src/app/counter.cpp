#include "app/counter.hpp"

#include "app/access_register.hpp"
#include "app/accounts.hpp"
#include "app/acts.hpp"
#include "app/actors.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "store/access_entries.hpp"
#include "store/sittings.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;
using statute::ActorKind;

namespace {

statute::Actor actor_of(const std::string& text) {
  auto actor = statute::parse_actor(text);
  CHECK(actor.has_value());
  return std::move(*actor);
}

Look look_in(Platform& platform, const cases::Sitting& sitting) {
  return {.about = sitting.about, .kind = AccessKind::assisted, .actor = actor_of(sitting.clerk), .case_reference = platform.public_id("sit", sitting.id), .is_protected = is_of_person(platform.db(), sitting)};
}

}  // namespace

bool is_of_person(store::Connection& db, const cases::Sitting& sitting) {
  const auto stored = subject_about(db, sitting.about);
  return actor_of(sitting.subject).kind == ActorKind::person || (stored && !statute::is_organisation(stored->kind));
}

statute::Actor served_actor(const cases::Sitting& sitting) {
  statute::Actor actor = actor_of(sitting.subject);
  actor.assisted_by = sitting.clerk;
  return actor;
}

base::Result<cases::Sitting> acting_sitting(Session& s) {
  if (!access::may_at_counter(*s.command.row)) return refuse(RefusalWord::operation_not_at_counter, s.operation);
  auto sitting = store::find_sitting(s.db(), *s.caller.sitting);
  CHECK(sitting.has_value());
  if (!cases::is_open(*sitting, s.now())) return refuse(RefusalWord::counter_not_open);
  return std::move(*sitting);
}

void register_counter_act(Session& s) {
  Look look = look_in(s.platform, *s.sitting);
  look.matter = s.operation;
  look.marks = cases::unusual({.at = s.now(), .is_consent_at_counter = s.operation == "consent.give"});
  register_look(s.writer, s.pack(), look);
}

void register_counter_look(Platform& platform, const cases::Sitting& sitting) { register_look(platform, look_in(platform, sitting)); }

base::Result<void> may_look_at_another_person(Session& s) {
  const auto limit = TRY(s.pack().parameter("inquiry.persons_per_day", s.today()));
  if (store::protected_inquiries_since(s.db(), statute::to_string(s.actor), base::Instant::start_of(s.today())) >= limit.value) return refuse(RefusalWord::inquiry_limit);
  return {};
}

SittingNames names_of(Platform& platform, const cases::Sitting& sitting) {
  SittingNames names;
  const statute::Actor subject = actor_of(sitting.subject);
  if (subject.kind == ActorKind::person) {
    const auto id = platform.internal_id("per", subject.id);
    const auto person = id ? store::find_person(platform.db(), *id) : std::nullopt;
    if (person) names.subject = name_of(platform.keys(), *person);
  } else if (const auto stored = subject_about(platform.db(), sitting.about)) {
    names.subject = stored->name;
  }
  const auto said = sealed_reasons(platform, store::sitting_row(platform.db(), sitting.id));
  if (!said) return names;
  if (const auto* present = said->if_contains("present")) names.present = present->as_string();
  if (const auto* authority = said->if_contains("authority")) names.authority = authority->as_string();
  return names;
}

bool is_clerk(store::Connection& db, const cases::Sitting& sitting, const statute::Actor& officer, std::optional<std::int64_t> person) {
  return may_be_one_person(db, {sitting.clerk, sitting.clerk_person}, {statute::to_string(officer), person});
}

report::Notice sitting_letter(Platform& platform, const cases::Sitting& sitting) {
  const SittingNames names = names_of(platform, sitting);
  const statute::Actor clerk = actor_of(sitting.clerk);
  std::vector<base::LocalText> acts;
  const auto looks = store::accesses_in(platform.db(), sitting.about, platform.public_id("sit", sitting.id));
  for (const store::StoredAccess& look : looks) {
    const statute::Operation* operation = look.matter.empty() ? nullptr : find_command(look.matter);
    if (operation != nullptr) acts.push_back(operation->title);
  }
  return report::counter_notice({names.subject, unit_name(platform.db(), clerk.unit), names.present, names.authority, sitting.opened_at, std::move(acts), store::meta(platform.db(), "name") + "/desk",
                                 platform.clock().now()});
}

}  // namespace liaoxin::app
