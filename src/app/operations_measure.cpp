// Measures against organisations (arts. 25, 26, 30): applied by the unit the list names, told to the subject, lifted. What goes beyond the list is refused, and kept.
#include <algorithm>

#include "app/designations.hpp"
#include "app/executor.hpp"
#include "app/listings.hpp"
#include "app/measures.hpp"
#include "app/notices.hpp"
#include "app/refused_attempts.hpp"
#include "base/text.hpp"
#include "cases/measure/measure.hpp"
#include "store/measures.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

base::Result<object> apply(Session& s, const ApplyMeasure& c) {
  const store::StoredRecord record = TRY(s.record(c.record));
  // Article 52(4).
  keep_attempt(s, record.state.id, c.measure_kind, is_beyond_list);
  const auto entries = entries_in_force(s.db(), s.today());
  TRY_VOID(s.permit_with(Competence::implementing, std::ranges::find(entries, s.actor.unit, &MeasureEntry::unit) != entries.end()));
  const registry::RecordState today = state_today(s.platform.read_context(), record, s.now());
  Measure measure = TRY(decide_measure(today, *s.pack().item(today.item), is_own_entry(s.db(), today), c, entries, store::measures_of(s.db(), today.id), s.actor.unit, statute::to_string(s.actor), s.now()));
  measure.id = s.writer.next_id("measure");
  const std::string number = s.platform.public_id("mea", measure.id);
  const auto entry = std::ranges::find(entries, measure.entry_id, &MeasureEntry::id);
  const std::string_view kind = statute::facts_of(measure.kind).word;
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .record = today.id,
                                                   .facts = {{"measure", number}, {"record", c.record}, {"kind", kind}, {"unit", measure.unit}, {"law", entry->law}, {"term_months", measure.term_months},
                                                             {"document_number", measure.document_number}, {"decided_on", measure.decided_on.iso()}},
                                                   .reasons = {{"connection", c.connection}, {"character", c.character}, {"circumstances", c.circumstances}, {"impact", c.impact}}});
  // It takes effect with the service of this notice, and not before.
  const std::string notice = leave_notice(s.writer, s.platform, record.state,
                                          {.kind = registry::NoticeKind::measure_applied, .row_id = place.row_id,
                                           .parameters = {.measure = std::string(kind), .measure_unit = unit_name(s.db(), measure.unit), .measure_law = entry->law, .measure_document = measure.document_number, .measure_months = measure.term_months}});
  measure.notice_id = *s.platform.internal_id("ntc", notice);
  store::insert_measure(s.db(), measure, place.row_id);
  // Who carries it out works with the record: it is told like every recipient when that ends or changes (arts. 30, 39).
  if (measure.unit != today.source_unit) {
    note_received(s.writer, s.platform.read_context(), record, {"unit", measure.unit, unit_name(s.db(), measure.unit), statute::Channel::sharing}, place.row_id);
  }
  return object{{"measure", number}, {"notice", notice}, {"log_index", place.index}};
}

base::Result<object> lift(Session& s, const LiftMeasure& c) {
  const auto id = s.platform.internal_id("mea", c.measure);
  const auto stored = id ? store::find_measure(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::measure_unknown, base::one_line(c.measure), "/measure");
  const store::StoredRecord record = *store::find_record(s.db(), stored->record_id);
  TRY_VOID(s.permit_with(Competence::implementing, s.actor.unit == stored->unit));
  const Measure lifted = TRY(decide_lift(*stored, state_today(s.platform.read_context(), record, s.now()), c, s.now()));
  const LiftedMeasure done = end_measure(s.writer, s.platform, s.actor, lifted, record, {.operation = s.operation, .facts = {{"measure", c.measure}}, .reasons = {{"reason", c.reason}}});
  object result{{"measure", c.measure}, {"notice", done.notice}, {"log_index", done.place.index}};
  if (!done.certificate.empty()) result["certificate"] = done.certificate;
  return result;
}

}  // namespace

void add_measure_handlers(Handlers& handlers) {
  handlers["measure.apply"] = detail::handler<ApplyMeasure>(apply);
  handlers["measure.lift"] = detail::handler<LiftMeasure>(lift);
}

}  // namespace liaoxin::app
