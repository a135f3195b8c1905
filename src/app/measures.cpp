#include "app/measures.hpp"

#include <algorithm>

#include "app/actors.hpp"
#include "app/acts.hpp"
#include "app/endings.hpp"
#include "app/listings.hpp"
#include "app/notices.hpp"
#include "app/refused_attempts.hpp"
#include "base/check.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"
#include "cases/reward/reward.hpp"
#include "registry/terms.hpp"
#include "store/allowances.hpp"
#include "store/measures.hpp"
#include "store/refused_attempts.hpp"
#include "store/rewards.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::json::object;
using cases::Measure;
using cases::MeasureStanding;

namespace {

base::LocalText item_title(const statute::Pack& pack, const std::string& code) {
  const statute::Item* item = pack.item(code);
  CHECK(item != nullptr);
  return item->name;
}

http::MeasureLine line_of(Platform& platform, const Measure& measure, const registry::RecordState& state) {
  const base::Instant now = platform.clock().now();
  const auto entry = store::find_measure_entry(platform.db(), measure.entry_id);
  CHECK(entry.has_value());
  const MeasureStanding standing = cases::standing_of(measure, state, now);
  http::MeasureLine line{.id = platform.public_id("mea", measure.id), .record = platform.public_id("rec", measure.record_id), .title = statute::facts_of(measure.kind).title, .article = std::string(statute::facts_of(measure.kind).article),
                         .unit = unit_name(platform.db(), measure.unit), .law = entry->law, .method = entry->method, .document_number = measure.document_number, .standing = cases::printed(standing),
                         .may_be_lifted = standing != MeasureStanding::over, .is_waiting = standing == MeasureStanding::not_served};
  const cases::MeasureEnd end = cases::end_of(measure, state);
  if (end.last_on) line.last_on = end.last_on->iso();
  for (const statute::Step& step : end.steps) line.derivation.push_back({step.text, registry::basis_view(step.basis)});
  return line;
}

http::AttemptLine line_of(Platform& platform, const store::RefusedAttempt& attempt) {
  const statute::MeasureKindFacts* kind = statute::measure_kind(attempt.kind);
  const auto record = store::find_record(platform.db(), attempt.record_id);
  CHECK(record.has_value());
  const auto word = base::refusal_word(attempt.word);
  CHECK(word.has_value());
  return {.unit = unit_name(platform.db(), attempt.unit), .officer = officer_name(platform.db(), attempt.officer), .measure = kind == nullptr ? base::LocalText{attempt.kind, attempt.kind} : kind->title,
          .item = item_title(platform.pack(), record->state.item), .why = base::make_refusal(*word).message, .tried_at = attempt.tried_at.rfc3339(), .log_index = store::log_index(platform.db(), attempt.row_id)};
}

std::vector<http::AttemptLine> lines_of(Platform& platform, const std::vector<store::RefusedAttempt>& attempts) {
  std::vector<http::AttemptLine> lines;
  for (const store::RefusedAttempt& one : attempts) {
    if (finding_of_attempt(one.operation) == cases::FindingKind::measure_beyond_list) lines.push_back(line_of(platform, one));
  }
  return lines;
}

/// An entry made here was listed for serious conduct: as the ground of a measure it counts as serious (default), though entries have no grade.
void grade_entry(store::Connection& db, registry::RecordState& state) {
  if (is_own_entry(db, state)) state.grade = statute::Grade::serious;
}

/// Those of the lists that were released, with their lines.
std::vector<cases::ReleasedList> released_of(store::Connection& db, const std::vector<cases::MeasureList>& lists) {
  std::vector<cases::ReleasedList> released;
  for (const cases::MeasureList& list : lists) {
    if (list.step == cases::MeasureListStep::released) released.push_back({list, store::entries_of(db, list.id)});
  }
  return released;
}

}  // namespace

registry::RecordState state_today(const ReadContext& context, const store::StoredRecord& record, base::Instant now) {
  registry::RecordState state = as_of_today(context, record, now.date());
  note_silence(context.db, state, now.date());
  grade_entry(context.db, state);
  return state;
}

std::vector<cases::ReleasedList> released_lists(store::Connection& db) { return released_of(db, store::measure_lists(db)); }

std::vector<cases::MeasureEntry> entries_in_force(store::Connection& db, base::Date today) {
  const auto lists = store::measure_lists(db);
  const cases::MeasureList* list = cases::list_in_force(lists, today);
  if (list == nullptr) return {};
  const auto released = released_of(db, lists);
  const auto own = std::ranges::find(released, list->id, [](const cases::ReleasedList& one) { return one.list.id; });
  CHECK(own != released.end());
  std::vector<cases::MeasureEntry> entries = own->entries;
  for (cases::MeasureEntry& one : entries) one.listed_since = cases::listed_since(one, *list, released);
  return entries;
}

LiftedMeasure end_measure(store::Writer& writer, Platform& platform, const statute::Actor& actor, const Measure& lifted, const store::StoredRecord& record, Act act) {
  act.reason = registry::word(registry::EndKind::measure_lifted);
  act.record = record.state.id;
  LiftedMeasure done{.place = write_act(writer, actor, std::move(act)), .notice = {}, .certificate = {}};
  store::lift_measure(writer.db(), lifted, done.place.row_id);
  note_ending(writer, lifted.row_id, ending::kMeasureLifted);
  const auto recall = recall_beside(writer, platform, actor, record.state.id, {store::BesideKind::measure, lifted.id}, registry::EndKind::measure_lifted, done.place);
  registry::NoticeParameters told{.measure = std::string(statute::facts_of(lifted.kind).word), .measure_unit = unit_name(writer.db(), lifted.unit)};
  if (recall) told.certificate = done.certificate = recall->certificate_number;
  done.notice = leave_notice(writer, platform, record.state, {.kind = registry::NoticeKind::measure_lifted, .row_id = done.place.row_id, .parameters = std::move(told)});
  return done;
}

std::int64_t end_dropped_measures(store::Writer& writer, Platform& platform, const statute::Actor& actor, std::int64_t limit) {
  const auto dropped = store::dropped_measures(writer.db(), writer.now().date(), limit);
  for (Measure one : dropped) {
    const auto record = store::find_record(writer.db(), one.record_id);
    CHECK(record.has_value());
    one.lifted_at = writer.now();
    Act act{.operation = "measure.lapse", .facts = {{"measure", platform.public_id("mea", one.id)}, {"dropped_on", one.dropped_on->iso()}},
            .reasons = {{"reason", "自 " + one.dropped_on->iso() + " 起,现行惩戒措施清单没有这项措施"}}};
    Measure otherwise = one;
    otherwise.dropped_on.reset();
    otherwise.lifted_at.reset();
    if (cases::standing_of(otherwise, state_today(platform.read_context(), *record, writer.now()), writer.now()) != MeasureStanding::over) {
      end_measure(writer, platform, actor, one, *record, std::move(act));
    } else {
      // It was over before, on the day that was told or with its record.
      act.record = one.record_id;
      store::lift_measure(writer.db(), one, write_act(writer, actor, std::move(act)).row_id);
    }
  }
  return static_cast<std::int64_t>(dropped.size());
}

bool is_applied_by(store::Connection& db, const registry::Notice& notice, const std::string& unit) {
  using registry::NoticeKind;
  if (notice.kind != NoticeKind::measure_applied && notice.kind != NoticeKind::measure_lifted) return false;
  const auto measures = store::measures_of(db, notice.record_id);
  if (notice.kind == NoticeKind::measure_lifted) {
    return std::ranges::any_of(measures, [&](const Measure& one) { return one.unit == unit && one.lifted_at && statute::facts_of(one.kind).word == notice.parameters.measure; });
  }
  const auto found = std::ranges::find(measures, notice.id, &Measure::notice_id);
  return found != measures.end() && found->unit == unit;
}

void add_measures(registry::RecordView& view, const ReadContext& context, const registry::RecordState& read, registry::Viewer viewer, base::Instant now) {
  if (!statute::is_organisation(read.subject_kind)) return;
  store::Connection& db = context.db;
  registry::RecordState state = read;
  grade_entry(db, state);
  for (const Measure& one : store::measures_of(db, state.id)) {
    // Lifted after this copy of the data was made.
    if (context.withheld != nullptr && context.withheld->contains(store::log_place(db, one.row_id))) continue;
    const MeasureStanding standing = cases::standing_of(one, state, now);
    if (standing == MeasureStanding::over || (standing != MeasureStanding::in_force && viewer != registry::Viewer::subject)) continue;
    const base::LocalText& title = statute::facts_of(one.kind).title;
    const auto last_on = cases::end_of(one, state).last_on;
    const base::LocalText said = standing == MeasureStanding::in_force ? base::LocalText{"至 " + last_on->iso(), "to " + last_on->iso()} : cases::printed(standing);
    view.labels.push_back({"measure", {"惩戒措施:" + title.zh + "(" + unit_name(db, one.unit) + "," + said.zh + ")", "measure: " + title.en + " (" + unit_name(db, one.unit) + ", " + said.en + ")"}});
  }
}

void add_rewards(registry::RecordView& view, const ReadContext& context, const registry::RecordState& state, base::Instant now) {
  if (!statute::is_organisation(state.subject_kind)) return;
  store::Connection& db = context.db;
  for (const cases::Reward& one : store::rewards_of(db, state.id)) {
    if (!cases::is_in_force(one, state, now)) continue;
    // Ended after this copy of the data was made.
    if (context.withheld != nullptr && context.withheld->contains(store::log_place(db, store::allowing_row(db, store::Allowance::reward, one.id)))) continue;
    const base::LocalText& title = statute::facts_of(one.kind).title;
    view.labels.push_back({"reward", {"守信激励:" + title.zh + "(" + unit_name(db, one.unit) + ")", "reward: " + title.en + " (" + unit_name(db, one.unit) + ")"}});
  }
}

std::vector<http::MeasureLine> measures_of_record(Platform& platform, const store::StoredRecord& record) {
  std::vector<http::MeasureLine> lines;
  const auto measures = store::measures_of(platform.db(), record.state.id);
  if (measures.empty()) return lines;
  const registry::RecordState state = state_today(platform.read_context(), record, platform.clock().now());
  for (const Measure& one : measures) lines.push_back(line_of(platform, one, state));
  return lines;
}

base::json::array measures_json(const std::vector<http::MeasureLine>& measures) {
  base::json::array list;
  for (const http::MeasureLine& one : measures) {
    object line{{"measure", one.id}, {"title", {{"zh", one.title.zh}, {"en", one.title.en}}}, {"unit", one.unit}, {"law", one.law}, {"document_number", one.document_number}, {"state", {{"zh", one.standing.zh}, {"en", one.standing.en}}}};
    if (!one.last_on.empty()) line["last_on"] = one.last_on;
    list.push_back(std::move(line));
  }
  return list;
}

std::vector<http::MeasureLine> measures_of_unit(Platform& platform, const std::string& unit) {
  std::vector<http::MeasureLine> lines;
  for (const Measure& one : store::measures_by(platform.db(), unit)) {
    const auto record = store::find_record(platform.db(), one.record_id);
    CHECK(record.has_value());
    http::MeasureLine line = line_of(platform, one, state_today(platform.read_context(), *record, platform.clock().now()));
    // What is over is served to nobody but its subject (red line 6).
    if (!line.may_be_lifted) continue;
    const auto subject = store::find_subject(platform.db(), record->state.subject_id);
    CHECK(subject.has_value());
    line.organisation = subject->name;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<http::RewardLine> rewards_of_unit(Platform& platform, const std::string& unit) {
  std::vector<http::RewardLine> lines;
  for (const cases::Reward& one : store::rewards_by(platform.db(), unit)) {
    const auto record = store::find_record(platform.db(), one.record_id);
    CHECK(record.has_value());
    if (!cases::is_in_force(one, state_today(platform.read_context(), *record, platform.clock().now()), platform.clock().now())) continue;
    const auto subject = store::find_subject(platform.db(), record->state.subject_id);
    CHECK(subject.has_value());
    lines.push_back({platform.public_id("rwd", one.id), statute::facts_of(one.kind).title, subject->name, one.granted_at.date().iso()});
  }
  return lines;
}

std::vector<http::AttemptLine> attempts(Platform& platform) { return lines_of(platform, store::refused_attempts(platform.db())); }
std::vector<http::AttemptLine> attempts_of(Platform& platform, const std::string& unit) { return lines_of(platform, store::refused_attempts_by(platform.db(), unit)); }

std::vector<registry::RewardListView> reward_list_views(store::Connection& db, base::Date today) {
  std::vector<registry::RewardListView> views;
  for (const store::StoredPolicyValue& value : store::all_policy_values(db)) {
    if (value.key != registry::kRewardKinds) continue;
    const auto in_force = store::policy_value(db, value.key, value.unit, today);
    const bool is_in_force = in_force && in_force->id == value.id;
    if (!is_in_force && value.from_on <= today) continue;
    registry::RewardListView view{.unit = unit_name(db, value.unit), .rewards = {}, .from_on = value.from_on.iso(), .decision_number = value.decision_number, .is_in_force = is_in_force};
    for (const std::string& word : base::split(value.value, ',')) {
      if (word.empty()) continue;  // a list that was withdrawn
      const statute::RewardKindFacts* kind = statute::reward_kind(word);
      CHECK(kind != nullptr);
      view.rewards.push_back(kind->title);
    }
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<registry::MeasureListView> measure_list_views(ListsFor reader, store::Connection& db, const store::KeyStore& keys, const statute::Pack& pack, base::Date today) {
  std::vector<registry::MeasureListView> views;
  const auto lists = store::measure_lists(db);
  const cases::MeasureList* in_force = cases::list_in_force(lists, today);
  for (const cases::MeasureList& list : lists) {
    const bool is_coming = list.step == cases::MeasureListStep::released && *list.from_on > today;
    const bool is_shown = reader == ListsFor::who_drafts || &list == in_force || is_coming || list.step == cases::MeasureListStep::commenting || (list.step != cases::MeasureListStep::released && !list.reopened_because.empty());
    if (!is_shown) continue;
    registry::MeasureListView view{.id = public_id(keys, "mls", list.id), .number = list.number, .title = list.title, .regulation = list.regulation, .step = std::string(cases::word(list.step)), .step_title = cases::printed(list.step), .decision_number = list.decision_number, .reopened_because = list.reopened_because, .is_in_force = &list == in_force,
                                   .takes_comments = cases::takes_comments(list, today)};
    if (list.from_on) view.from_on = list.from_on->iso();
    if (list.comments_until_on) view.comments_until_on = list.comments_until_on->iso();
    for (const cases::MeasureEntry& entry : store::entries_of(db, list.id)) {
      const statute::MeasureKindFacts& kind = statute::facts_of(entry.kind);
      registry::ListedMeasureView line{.code = std::string(kind.word), .title = kind.title, .article = std::string(kind.article), .group = statute::printed(kind.group), .law = entry.law, .unit = unit_name(db, entry.unit), .unit_code = entry.unit,
                                       .method = entry.method, .severity = cases::facts_of(entry.severity).title, .term_months = entry.term_months, .has_own_term = entry.has_own_term};
      for (const std::string& code : entry.triggers) line.triggers.push_back(item_title(pack, code));
      view.measures.push_back(std::move(line));
    }
    view.comments = comment_views(db, keys, cases::RuleDraftKind::measure_list, list.id);
    views.push_back(std::move(view));
  }
  // The one in force first, then the newest.
  std::ranges::reverse(views);
  std::ranges::stable_partition(views, [](const registry::MeasureListView& one) { return one.is_in_force; });
  return views;
}

}  // namespace liaoxin::app
