// Lists of measures (art. 24): drafted, approved by the provincial joint meeting, open to comments (operations_rule_draft.cpp), released.
#include <algorithm>

#include "app/executor.hpp"
#include "app/measures.hpp"
#include "base/text.hpp"
#include "cases/measure/measure_list.hpp"
#include "store/measures.hpp"
#include "store/rule_drafts.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

base::Result<MeasureList> found(Session& s, const std::string& number) {
  const auto id = s.platform.internal_id("mls", number);
  auto list = id ? store::find_measure_list(s.db(), *id) : std::nullopt;
  if (!list) return refuse(RefusalWord::measure_list_unknown, base::one_line(number), "/list");
  return std::move(*list);
}

object facts_of_list(const Session& s, const MeasureList& list) {
  object facts{{"list", s.platform.public_id("mls", list.id)}, {"number", list.number}, {"state", word(list.step)}};
  if (!list.decision_number.empty()) facts["decision_number"] = list.decision_number;
  if (list.comments_until_on) facts["comments_until_on"] = list.comments_until_on->iso();
  if (list.from_on) facts["from_on"] = list.from_on->iso();
  return facts;
}

/// The act of a step, and the list as it stands after it.
object stepped(Session& s, const MeasureList& list, const object& more = {}) {
  object facts = facts_of_list(s, list);
  for (const auto& [key, value] : more) facts[key] = value;
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = std::move(facts)});
  store::save_measure_list(s.db(), list);
  return object{{"list", s.platform.public_id("mls", list.id)}, {"state", word(list.step)}, {"log_index", place.index}};
}

base::Result<object> draft(Session& s, const DraftMeasureList& c) {
  TRY_VOID(s.permit(s.province_relations()));
  const auto lists = store::measure_lists(s.db());
  const std::string number = base::one_line(base::trim(c.list_number));
  MeasureList list = TRY(decide_draft(c, std::ranges::any_of(lists, [&](const MeasureList& one) { return one.number == number; }), s.today()));
  list.id = s.writer.next_id("measure_list");
  object facts = facts_of_list(s, list);
  facts["title"] = list.title;
  facts["regulation"] = list.regulation;
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = std::move(facts)});
  store::insert_measure_list(s.db(), list, place.row_id);
  return object{{"list", s.platform.public_id("mls", list.id)}, {"log_index", place.index}};
}

base::Result<object> add_measure(Session& s, const AddListMeasure& c) {
  TRY_VOID(s.permit(s.province_relations()));
  MeasureList list = TRY(found(s, c.list));
  MeasureEntry entry = TRY(decide_entry(list, c, store::entries_of(s.db(), list.id), store::find_unit(s.db(), c.unit).has_value(), s.now(), s.pack()));
  entry.id = s.writer.next_id("measure_entry");
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation,
                                                   .facts = {{"list", c.list}, {"measure", statute::facts_of(entry.kind).word}, {"law", entry.law}, {"unit", entry.unit}, {"method", entry.method}, {"triggers", text_array(entry.triggers)},
                                                             {"severity", facts_of(entry.severity).word}, {"term_months", entry.term_months}}});
  store::insert_measure_entry(s.db(), entry, place.row_id);
  list.settled_on = s.today();
  store::save_measure_list(s.db(), list);
  return object{{"list", c.list}, {"measure", statute::facts_of(entry.kind).word}, {"term_months", entry.term_months}, {"log_index", place.index}};
}

base::Result<object> remove_measure(Session& s, const RemoveListMeasure& c) {
  TRY_VOID(s.permit(s.province_relations()));
  MeasureList list = TRY(found(s, c.list));
  const MeasureEntry removed = TRY(decide_line_removal(list, c, store::entries_of(s.db(), list.id)));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"list", c.list}, {"measure", c.measure_kind}, {"unit", c.unit}}});
  store::delete_measure_entry(s.db(), removed.id);
  list.settled_on = s.today();
  store::save_measure_list(s.db(), list);
  return object{{"list", c.list}, {"measure", c.measure_kind}, {"log_index", place.index}};
}

base::Result<object> approve(Session& s, const ApproveMeasureList& c) {
  TRY_VOID(s.permit(s.province_relations()));
  MeasureList list = TRY(found(s, c.list));
  const auto entries = store::entries_of(s.db(), list.id);
  const auto decision = s.province_decision(c.decision_number);
  return stepped(s, TRY(decide_approval(std::move(list), entries, decision)));
}

base::Result<object> open_comments(Session& s, const OpenMeasureList& c) {
  TRY_VOID(s.permit(s.province_relations()));
  MeasureList list = TRY(found(s, c.list));
  return stepped(s, TRY(decide_opening(std::move(list), c.comments_until_on, s.now(), s.pack())));
}

base::Result<object> reopen(Session& s, const ReopenMeasureList& c) {
  TRY_VOID(s.permit(s.province_relations()));
  MeasureList list = TRY(found(s, c.list));
  return stepped(s, TRY(decide_reopening(std::move(list), c, s.now())), {{"reason", base::trim(c.reason)}});
}

/// What lists released before have and this one has not, and what it has and a later one has not, ends on the day of the later.
void drop_lines(Session& s) {
  const std::vector<ReleasedList> released = released_lists(s.db());
  for (const ReleasedList& one : released) {
    for (MeasureEntry entry : one.entries) {
      const auto on = dropped_on(entry, one.list, released);
      if (on == entry.dropped_on) continue;
      entry.dropped_on = on;
      store::drop_measure_entry(s.db(), entry);
    }
  }
}

base::Result<object> release(Session& s, const ReleaseMeasureList& c) {
  TRY_VOID(s.permit(s.province_relations()));
  MeasureList list = TRY(found(s, c.list));
  const auto comments = store::comments_on(s.db(), RuleDraftKind::measure_list, list.id);
  object answer = stepped(s, TRY(decide_release(std::move(list), comments, c.from_on, s.now())));
  drop_lines(s);
  return answer;
}

}  // namespace

void add_measure_list_handlers(Handlers& handlers) {
  handlers["measure_list.draft"] = detail::handler<DraftMeasureList>(draft);
  handlers["measure_list.add_measure"] = detail::handler<AddListMeasure>(add_measure);
  handlers["measure_list.remove_measure"] = detail::handler<RemoveListMeasure>(remove_measure);
  handlers["measure_list.approve"] = detail::handler<ApproveMeasureList>(approve);
  handlers["measure_list.open_comments"] = detail::handler<OpenMeasureList>(open_comments);
  handlers["measure_list.reopen"] = detail::handler<ReopenMeasureList>(reopen);
  handlers["measure_list.release"] = detail::handler<ReleaseMeasureList>(release);
}

}  // namespace liaoxin::app
