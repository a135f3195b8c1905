// The desk of a clerk at the counter, and the letters that tell of it (art. 15).
#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/counter.hpp"
#include "app/desk_service.hpp"
#include "app/notices.hpp"
#include "app/serving.hpp"
#include "base/check.hpp"
#include "store/notices.hpp"
#include "store/records.hpp"
#include "store/sittings.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {

using base::RefusalWord;
using statute::ActorKind;
using std::lock_guard;

namespace {

const base::LocalText kSittingTitle{"窗口代办告知书", "Notice of what was done at the counter"};

}  // namespace

std::optional<cases::Sitting> DeskService::open_sitting(const SignedIn& in) {
  const auto as = in.actor();
  if (!as || as->kind != ActorKind::officer) return std::nullopt;
  auto sitting = store::last_sitting(platform_.db(), statute::to_string(*as));
  const bool is_own = sitting && sitting->clerk_person == in.person_id && sitting->opened_at.micros >= in.started_at.micros;
  if (!is_own || !cases::is_open(*sitting, platform_.clock().now())) return std::nullopt;
  return sitting;
}

std::optional<DeskService::Speaker> DeskService::speaker(const std::string& token) {
  platform_.follow_calendar();
  const auto in = sign_in_.who(token);
  const auto as = in ? in->actor() : std::nullopt;
  if (!as) return std::nullopt;
  if (auto sitting = open_sitting(*in)) return Speaker{served_actor(*sitting), std::move(sitting)};
  return Speaker{*as};
}

std::vector<const statute::Operation*> DeskService::counter_operations(const std::string& token) {
  const lock_guard lock(mutex_);
  std::vector<const statute::Operation*> list;
  const auto as = speaker(token);
  if (!as || !as->sitting) return list;
  for (const Command& command : commands()) {
    if (access::may_at_counter(*command.row) && command.row->roles.contains(as->actor.kind)) list.push_back(command.operation);
  }
  return list;
}

Answer DeskService::act_in_sitting(const std::string& token, const std::string& sitting_id, std::string_view operation, const base::json::object& input) {
  const Command* command = command_named(operation);
  return acts_.perform([&](store::Writer& writer) -> Answer {
    const auto in = sign_in_.find(token);
    if (!in) return std::unexpected(std::vector{base::make_refusal(RefusalWord::not_signed_in)});
    if (command == nullptr) return std::unexpected(std::vector{base::make_refusal(RefusalWord::operation_unknown)});
    // A form of the sitting before does nothing in this one.
    const auto sitting = open_sitting(*in);
    if (!sitting || platform_.public_id("sit", sitting->id) != sitting_id) return std::unexpected(std::vector{base::make_refusal(RefusalWord::counter_not_open)});
    return execute_in(writer, platform_, *command, input, {.actor = served_actor(*sitting), .is_code_fresh = in->is_fresh, .sitting = sitting->id});
  });
}

std::vector<http::DeskLetter> DeskService::letters(const std::string& token) {
  const lock_guard lock(mutex_);
  std::vector<http::DeskLetter> list;
  const auto as = speaker(token);
  const auto about = as ? about_self(platform_, as->actor) : std::nullopt;
  if (!about) return list;
  for (const cases::Sitting& sitting : store::sittings_about(platform_.db(), *about)) list.push_back({platform_.public_id("sit", sitting.id), kSittingTitle, sitting.opened_at.rfc3339()});
  return list;
}

std::optional<report::Notice> DeskService::letter(const std::string& token, const std::string& id) {
  const lock_guard lock(mutex_);
  const auto as = speaker(token);
  if (!as) return std::nullopt;
  const auto about = about_self(platform_, as->actor);
  // 1. Of a record: to its subject, and to who serves it.
  if (const auto notice_id = platform_.internal_id("ntc", id)) {
    const auto notice = store::find_notice(platform_.db(), *notice_id);
    const auto record = notice ? store::find_record(platform_.db(), notice->notice.record_id) : std::nullopt;
    if (!record) return std::nullopt;
    if (about && own_subject(platform_, as->actor) == record->state.subject_id) {
      note_look(*as, id);
      return notice_letter_of(platform_, *notice);
    }
    // Who serves it on paper prints it, and stands in the register for that.
    if (!serves(platform_.read_context(), as->actor, notice->notice, record->state)) return std::nullopt;
    note_case_look(as->actor, record->state, "notice.serve", id);
    return notice_letter_of(platform_, *notice);
  }
  // 2. The restoration notice of a record: to its subject, and to the unit that hands it over with its decision.
  if (const auto record_id = platform_.internal_id("rec", id)) {
    const auto record = store::find_record(platform_.db(), *record_id);
    if (!record) return std::nullopt;
    const bool is_own = about && own_subject(platform_, as->actor) == record->state.subject_id;
    if (!is_own && !prints_guide(platform_.read_context(), as->actor, record->state)) return std::nullopt;
    if (is_own) note_look(*as, id);
    else note_case_look(as->actor, record->state, "notice.serve", id);
    return restoration_letter_of(platform_, *record);
  }
  // 3. Of a sitting: to its subject, and to the officer of the work body who sends it. That one's look is registered.
  const auto sitting_id = platform_.internal_id("sit", id);
  const auto sitting = sitting_id ? store::find_sitting(platform_.db(), *sitting_id) : std::nullopt;
  if (!sitting) return std::nullopt;
  if (about) {
    if (*about != sitting->about) return std::nullopt;
    note_look(*as, id);
    return sitting_letter(platform_, *sitting);
  }
  const auto in = sign_in_.who(token);
  const bool may_send = as->actor.kind == ActorKind::officer && as->actor.unit == statute::parse_actor(sitting->clerk)->unit && !sitting->told_on && !is_clerk(platform_.db(), *sitting, as->actor, in->person_id);
  if (!may_send) return std::nullopt;
  register_look(platform_, {.about = sitting->about, .kind = AccessKind::procedure, .actor = as->actor, .matter = "counter.tell", .case_reference = id, .object = id,
                            .is_protected = is_of_person(platform_.db(), *sitting)});
  return sitting_letter(platform_, *sitting);
}

}  // namespace liaoxin::app
