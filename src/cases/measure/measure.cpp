#include "cases/measure/measure.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "cases/restoration/shield.hpp"
#include "statute/act_table.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;
using registry::Bar;
using statute::Grade;

namespace {

constexpr std::array<std::string_view, 4> kStandings{"not_served", "in_force", "suspended", "over"};
const base::Basis kArticle{BasisKind::regulation, "30"}, kOffTheList{BasisKind::default_value, "measure.off_the_list"};

bool is_grave_enough(const registry::RecordState& record) { return record.grade == Grade::general || record.grade == Grade::serious; }
bool is_lenient(const registry::RecordState& record) { return has(record.bars, Bar::force_majeure) || has(record.bars, Bar::slight_no_intent); }

/// That a record can trigger a measure at all.
base::Result<void> may_trigger(const registry::RecordState& record, const statute::Item& item, base::Instant now) {
  if (!statute::is_organisation(record.subject_kind)) return refuse(RefusalWord::organisation_only, {}, "/record");
  TRY_VOID(must_run(record, now));
  if (record.stayed) return refuse(RefusalWord::document_stayed, record.document_number, "/record");
  if (item.told_first && (!record.told_at || now < *record.told_at)) return refuse(RefusalWord::record_not_told, {}, "/record");
  if (is_lenient(record) || has(record.bars, Bar::leniency_claimed)) return refuse(RefusalWord::record_treated_leniently, {}, "/record");
  if (record.open_objections > 0 || record.unanswered) return refuse(RefusalWord::record_contested, {}, "/record");
  if (has(record.bars, Bar::shielded)) return refuse(RefusalWord::record_shielded, {}, "/record");
  return {};
}

/// The line of the list by which this unit may apply this measure to this record.
base::Result<MeasureEntry> line_of_list(const registry::RecordState& record, const statute::Item& item, bool is_own_entry, std::string_view kind_word, statute::MeasureKind kind, const std::vector<MeasureEntry>& entries, const std::string& unit) {
  const auto is_of_kind = [&](const MeasureEntry& one) { return one.kind == kind; };
  if (std::ranges::none_of(entries, is_of_kind)) return refuse(RefusalWord::measure_not_on_list, base::one_line(kind_word), "/measure_kind");
  const auto entry = std::ranges::find_if(entries, [&](const MeasureEntry& one) { return is_of_kind(one) && one.unit == unit; });
  if (entry == entries.end()) return refuse(RefusalWord::measure_not_of_unit, base::one_line(kind_word), "/measure_kind");
  // An entry that came as a row was made by another organ: nothing follows from it here.
  const bool may_follow = statute::may(record.subject_kind, item.code, statute::Act::measure, !is_own_entry);
  if (!may_follow || !std::ranges::binary_search(entry->triggers, item.code)) return refuse(RefusalWord::measure_trigger_not_listed, item.name.zh, "/record");
  if (!is_grave_enough(record)) return refuse(RefusalWord::measure_grade_unfit, {}, "/record");
  if (entry->severity == MeasureSeverity::serious && record.grade != Grade::serious) return refuse(RefusalWord::measure_severity_too_low, {}, "/record");
  return *entry;
}

void end_at(MeasureEnd& end, base::Date on, base::LocalText why, const base::Basis& basis = kArticle) {
  why.zh += ",至 " + on.iso();
  why.en += ": to " + on.iso();
  end.steps.push_back({std::move(why), basis});
  end.last_on = end.last_on ? std::min(*end.last_on, on) : on;
}

}  // namespace

std::string_view word(MeasureStanding standing) { return kStandings[static_cast<std::size_t>(standing)]; }
base::LocalText printed(MeasureStanding standing) {
  switch (standing) {
    case MeasureStanding::not_served: return {"尚未送达,不生效", "not served, not in force"};
    case MeasureStanding::in_force: return {"实施中", "in force"};
    case MeasureStanding::suspended: return {"中止", "suspended"};
    case MeasureStanding::over: return {"已终止", "ended"};
  }
  CHECK(false);
}

// Article 30. A measure ends on its own term, and always when its record is no longer shown, kept or used.
MeasureEnd end_of(const Measure& measure, const registry::RecordState& record) {
  MeasureEnd end;
  if (!measure.served_on) return end;
  const std::string months = std::to_string(measure.term_months);
  end_at(end, measure.served_on->plus_months(static_cast<int>(measure.term_months)), {"自送达 " + measure.served_on->iso() + " 起 " + months + " 个月", months + " months from its service on " + measure.served_on->iso()});
  if (measure.dropped_on) end_at(end, measure.dropped_on->plus_days(-1), {"自 " + measure.dropped_on->iso() + " 起现行清单没有这项措施", "not on the list in force from " + measure.dropped_on->iso()}, kOffTheList);
  if (record.display_until_on) end_at(end, *record.display_until_on, {"所依据信息的公示和使用终止", "end of display and use of the record"});
  if (record.retention_until_on) end_at(end, *record.retention_until_on, {"所依据信息的保存期届满", "end of the record's retention"});
  return end;
}

MeasureStanding standing_of(const Measure& measure, const registry::RecordState& record, base::Instant now) {
  CHECK(measure.record_id == record.id);
  // 1. Lifted (whatever the clock says: lifting is an act that was done), or its record ended, fell, was corrected or restored, is treated leniently, or carries none by the rules of today.
  if (measure.lifted_at) return MeasureStanding::over;
  if (record.ended != registry::EndKind::none || record.version != measure.version) return MeasureStanding::over;
  if (!statute::is_organisation(record.subject_kind) || (is_lenient(record) && !has(record.bars, Bar::leniency_claimed)) || !is_grave_enough(record)) return MeasureStanding::over;
  const auto is_past = [&](const std::optional<base::Date>& day) { return day && now.date() > *day; };
  if (is_past(record.display_until_on) || is_past(record.retention_until_on)) return MeasureStanding::over;
  // 2. The list in force does not have it any more, whatever its term was.
  if (measure.dropped_on && now.date() >= *measure.dropped_on) return MeasureStanding::over;
  // 3. Nothing adverse before its subject was told.
  if (!measure.served_on || now.date() < *measure.served_on) return MeasureStanding::not_served;
  if (is_past(end_of(measure, record).last_on)) return MeasureStanding::over;
  // 4. While its document is stayed, its source silent, a claim open or a plan running, it rests.
  const bool rests = record.stayed || record.unanswered || has(record.bars, Bar::leniency_claimed) || has(record.bars, Bar::shielded);
  return rests ? MeasureStanding::suspended : MeasureStanding::in_force;
}

std::vector<Measure> measures_in_force(const std::vector<Measure>& measures, const registry::RecordState& record, base::Instant now) {
  std::vector<Measure> list;
  for (const Measure& one : measures) {
    if (standing_of(one, record, now) == MeasureStanding::in_force) list.push_back(one);
  }
  return list;
}

bool is_beyond_list(RefusalWord word) {
  switch (word) {
    case RefusalWord::not_competent:
    case RefusalWord::organisation_only:
    case RefusalWord::measure_not_on_list:
    case RefusalWord::measure_not_of_unit:
    case RefusalWord::measure_trigger_not_listed:
    case RefusalWord::measure_grade_unfit:
    case RefusalWord::measure_severity_too_low:
    case RefusalWord::measure_term_too_long: return true;
    default: return false;
  }
}

// Article 25. A measure is on a list in force, connected with the conduct, and fits its character, circumstances and social impact; none is added and none made heavier.
base::Result<Measure> decide_measure(const registry::RecordState& record, const statute::Item& item, bool is_own_entry, const ApplyMeasure& command, const std::vector<MeasureEntry>& entries,
                                     const std::vector<Measure>& others, const std::string& unit, const std::string& officer, base::Instant now) {
  // 1. A record of an organisation that can bring one.
  TRY_VOID(may_trigger(record, item, now));
  // 2. On the list in force today: the kind, by this unit, for this conduct, as grave as it asks.
  const statute::MeasureKindFacts* kind = statute::measure_kind(command.measure_kind);
  if (kind == nullptr) return refuse(RefusalWord::measure_kind_unknown, base::one_line(command.measure_kind), "/measure_kind");
  const MeasureEntry entry = TRY(line_of_list(record, item, is_own_entry, kind->word, kind->kind, entries, unit));
  // 3. No longer than the list has it.
  const std::int64_t months = command.term_months.value_or(entry.term_months);
  if (months < 1) return refuse(RefusalWord::measure_term_invalid, std::to_string(entry.term_months), "/term_months");
  if (months > entry.term_months) return refuse(RefusalWord::measure_term_too_long, std::to_string(entry.term_months), "/term_months");
  // 4. Its connection with the conduct, and why it fits.
  TRY_VOID(base::must_say(command.connection, RefusalWord::reason_missing, "/connection"));
  TRY_VOID(base::must_say(command.character, RefusalWord::reason_missing, "/character"));
  TRY_VOID(base::must_say(command.circumstances, RefusalWord::reason_missing, "/circumstances"));
  TRY_VOID(base::must_say(command.impact, RefusalWord::reason_missing, "/impact"));
  // 5. By a decision that has been taken.
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  if (command.decided_on > now.date()) return refuse(RefusalWord::document_in_future, command.decided_on.iso(), "/decided_on");
  // On a list in force on that day too: what was decided before any list had it goes beyond the list.
  if (entry.listed_since && command.decided_on < *entry.listed_since) return refuse(RefusalWord::measure_not_on_list, entry.listed_since->iso(), "/decided_on");
  // Nothing follows from a document before it is there.
  if (record.document_on && command.decided_on < *record.document_on) return refuse(RefusalWord::dates_out_of_order, record.document_on->iso(), "/decided_on");
  // 6. Once: a decision is used up by the measure it brought, and one after the other they run no longer than the list has it.
  const std::string document_number = base::fold_number(command.document_number);
  std::int64_t spent_months = 0;
  for (const Measure& other : others) {
    if (other.kind != kind->kind) continue;
    const bool is_over = standing_of(other, record, now) == MeasureStanding::over;
    if (!is_over || (other.unit == unit && base::fold_number(other.document_number) == document_number)) return refuse(RefusalWord::measure_exists, kind->title.zh, "/measure_kind");
    if (other.unit == unit && other.version == record.version && other.served_on) spent_months += other.term_months;
  }
  if (months > entry.term_months - spent_months) return refuse(RefusalWord::measure_term_too_long, std::to_string(std::max<std::int64_t>(entry.term_months - spent_months, 0)), "/term_months");
  return Measure{.record_id = record.id, .version = record.version, .subject_kind = record.subject_kind, .entry_id = entry.id, .kind = kind->kind, .unit = unit, .officer = officer,
                 .document_number = base::one_line(base::trim(command.document_number)), .decided_on = command.decided_on, .term_months = months, .list_months = entry.term_months, .applied_at = now,
                 .served_on = std::nullopt, .lifted_at = std::nullopt};
}

base::Result<Measure> decide_lift(Measure measure, const registry::RecordState& record, const LiftMeasure& command, base::Instant now) {
  if (standing_of(measure, record, now) == MeasureStanding::over) return refuse(RefusalWord::measure_over, {}, "/measure");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  measure.lifted_at = now;
  return measure;
}

const std::vector<statute::Operation>& measure_commands() {
  static const std::vector<statute::Operation> operations{
      statute::command<ApplyMeasure>(
          "measure.apply", {BasisKind::regulation, "25"}, {"实施惩戒措施", "Apply a measure"},
          R"({"record":"rec-…","measure_kind":"M26-3-02","connection":"处罚的行为发生在政府采购活动中","character":"违反采购法规","circumstances":"两次责令改正未改","impact":"影响同类项目公平竞争","term_months":3,"document_number":"沈惩〔2026〕1号","decided_on":"2026-06-01"})",
          {RefusalWord::record_unknown, RefusalWord::organisation_only, RefusalWord::record_not_running, RefusalWord::document_stayed, RefusalWord::record_not_told, RefusalWord::record_treated_leniently,
           RefusalWord::record_contested, RefusalWord::record_shielded, RefusalWord::measure_kind_unknown, RefusalWord::measure_not_on_list, RefusalWord::measure_not_of_unit,
           RefusalWord::measure_trigger_not_listed, RefusalWord::measure_grade_unfit, RefusalWord::measure_severity_too_low, RefusalWord::measure_term_invalid, RefusalWord::measure_term_too_long,
           RefusalWord::reason_missing, RefusalWord::document_not_named, RefusalWord::document_in_future, RefusalWord::dates_out_of_order, RefusalWord::measure_exists}),
      statute::command<LiftMeasure>("measure.lift", {BasisKind::regulation, "30"}, {"解除惩戒措施", "Lift a measure"}, R"({"measure":"mea-…","reason":"已全面整改"})",
                                    {RefusalWord::measure_unknown, RefusalWord::measure_over, RefusalWord::reason_missing})};
  return operations;
}

}  // namespace liaoxin::cases
