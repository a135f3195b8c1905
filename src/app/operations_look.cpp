// Contested looks (arts. 35, 36): the subject contests, and somebody else of the unit that looked answers.
#include "app/access_register.hpp"
#include "app/accounts.hpp"
#include "app/actors.hpp"
#include "app/executor.hpp"
#include "base/text.hpp"
#include "cases/look/look_contest.hpp"
#include "store/access_entries.hpp"
#include "store/look_contests.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

base::Result<object> contest(Session& s, const ContestLook& c) {
  const auto row = s.platform.internal_id("lok", c.look);
  const auto entry = row ? store::find_access(s.db(), *row) : std::nullopt;
  // A look by a unit; whoever read under consent has its consent taken back.
  if (!entry || entry->unit.empty()) return refuse(RefusalWord::look_unknown, base::one_line(c.look), "/look");
  const bool is_own = is_in_registers_of(s.db(), entry->about, about_self(s.platform, s.actor));
  TRY_VOID(s.permit(is_own ? access::SetOf{Competence::self} : access::SetOf<Competence>{}));
  if (store::find_look_contest(s.db(), entry->about, entry->sequence)) return refuse(RefusalWord::look_contested, {}, "/look");
  const base::Date due_on = TRY(decide_contest(c, s.today(), s.pack()));
  LookContest contest{.id = s.writer.next_id("look_contest"), .about = entry->about, .sequence = entry->sequence, .officer = entry->actor, .unit = entry->unit, .submitted_at = s.now(), .due_on = due_on};
  const std::string number = s.platform.public_id("lct", contest.id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"contest", number}, {"look", c.look}, {"due_on", due_on.iso()}}, .reasons = {{"statement", c.statement}}});
  store::insert_look_contest(s.db(), contest, place.row_id);
  store::mark_access(s.db(), *entry, "contested");
  return object{{"contest", number}, {"due_on", due_on.iso()}, {"log_index", place.index}};
}

base::Result<object> answer(Session& s, const AnswerLook& c) {
  const auto id = s.platform.internal_id("lct", c.contest);
  const auto stored = id ? store::find_look_contest(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::look_unknown, base::one_line(c.contest), "/contest");
  TRY_VOID(s.permit(stored->contest.unit == s.actor.unit ? access::SetOf{Competence::looker} : access::SetOf<Competence>{}));
  // Nobody answers for its own look.
  if (may_be_one_person(s.db(), {stored->contest.officer, std::nullopt}, {statute::to_string(s.actor), s.caller.person})) return refuse(RefusalWord::second_person_needed);
  const LookContest answered = TRY(decide_answer(stored->contest, c, s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"contest", c.contest}, {"was_needed", c.was_needed}}, .reasons = {{"reason", c.reason}}});
  store::answer_look_contest(s.db(), answered, place.row_id);
  const auto entry = answered.was_needed ? std::vector<store::StoredAccess>{} : store::accesses_about(s.db(), answered.about, answered.sequence + 1, 1);
  if (!entry.empty()) store::mark_access(s.db(), entry.front(), "needless");
  return object{{"contest", c.contest}, {"log_index", place.index}};
}

}  // namespace

void add_look_handlers(Handlers& handlers) {
  handlers["look.contest"] = detail::handler<ContestLook>(contest);
  handlers["look.answer"] = detail::handler<AnswerLook>(answer);
}

}  // namespace liaoxin::app
