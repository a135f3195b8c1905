#include "app/findings.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "access/region.hpp"
#include "app/access_register.hpp"
#include "app/refused_attempts.hpp"
#include "app/regions.hpp"
#include "app/restorations.hpp"
#include "base/check.hpp"
#include "registry/terms.hpp"
#include "statute/inquiry_matter.hpp"
#include "store/access_entries.hpp"
#include "store/listings.hpp"
#include "store/objections.hpp"
#include "store/pledge_reports.hpp"
#include "store/recipients.hpp"
#include "store/records.hpp"
#include "store/refused_attempts.hpp"
#include "store/restorations.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using cases::Finding;

namespace {

/// Recalls of one unit; more come up as these are confirmed.
constexpr std::int64_t kRecallsLookedAt = 100;
/// Newest filings of a unit that are compared with its own declaration.
constexpr std::int64_t kDecisionsLookedAt = 200;

/// The units as findings ask for them.
class Units {
 public:
  explicit Units(store::Connection& db) : db_(db), list_(store::all_units(db)) {}

  [[nodiscard]] const std::vector<store::StoredUnit>& list() const { return list_; }
  [[nodiscard]] bool is_of_kind(std::string_view uscc, std::string_view kind) const {
    const auto found = std::ranges::find(list_, uscc, &store::StoredUnit::uscc);
    return found != list_.end() && found->kind == kind;
  }
  /// Whose step a review is: the work body nearest to where the record lies (art. 9), the first registered of those.
  const std::string& nearest_work_body(const registry::RecordState& record) {
    std::vector<std::string> regions = regions_of(db_, record);
    const auto known = nearest_.find(regions);
    if (known != nearest_.end()) return known->second;
    const store::StoredUnit* nearest = nullptr;
    for (const store::StoredUnit& unit : list_) {
      if (unit.kind != "work_body" || !covers_one(unit, regions)) continue;
      const bool is_nearer = nearest != nullptr && nearest->region != unit.region && access::region_covers(nearest->region, unit.region);
      if (nearest == nullptr || is_nearer) nearest = &unit;
    }
    return nearest_.emplace(std::move(regions), nearest == nullptr ? std::string() : nearest->uscc).first->second;
  }

 private:
  store::Connection& db_;
  std::vector<store::StoredUnit> list_;
  std::map<std::vector<std::string>, std::string> nearest_;  ///< by the regions a record lies in
};

/// Of whom findings are looked for: everybody, or one unit. What it leaves out by asking the data for less cannot be about that unit; what remains is told apart by what a finding says.
struct Sought {
  Units& units;
  const statute::Pack& pack;
  base::Date today;
  std::string unit = {};  ///< USCC; empty: all
  [[nodiscard]] base::Date since_on() const { return cases::found_since(today, pack); }
  [[nodiscard]] base::Instant since() const { return base::Instant::start_of(since_on()); }
  [[nodiscard]] bool may_be(std::string_view uscc) const { return unit.empty() || unit == uscc; }
  /// Reviews are steps of a work body, whoever filed the record; all others are steps of who filed it.
  [[nodiscard]] std::string_view source() const { return units.is_of_kind(unit, "work_body") ? std::string_view() : unit; }
};

/// Each objection, who has to take its steps, and which of these are past their day or were taken after it.
void each_objection(const ReadContext& context, const Sought& sought, const std::function<void(const cases::Objection&, const cases::ObjectionSides&, std::vector<Finding>)>& take) {
  for (const cases::Objection& objection : store::objections_since(context.db, sought.since(), sought.source())) {
    const auto record = store::find_record(context.db, objection.record_id);
    CHECK(record.has_value());
    const std::string& source = record->state.source_unit;
    const cases::ObjectionSides sides{sought.units.nearest_work_body(record->state), source, sought.units.is_of_kind(source, "collector")};
    take(objection, sides, cases::findings_of(objection, sides, public_id(context.keys, "obj", objection.id), sought.today, context.pack));
  }
}

/// The same of applications for restoration.
void each_application(const ReadContext& context, const Sought& sought, const std::function<void(const cases::Restoration&, std::vector<Finding>)>& take) {
  for (const cases::Restoration& application : store::restorations_since(context.db, sought.since(), sought.unit)) {
    const auto record = store::find_record(context.db, application.record_id);
    CHECK(record.has_value());
    take(application, cases::findings_of(application, restoring_unit(record->state), public_id(context.keys, "rst", application.id), sought.today, context.pack));
  }
}

void add_recalls(const ReadContext& context, const Sought& sought, const std::string& unit, std::vector<Finding>& list) {
  for (const store::OpenRecall& recall : store::open_recalls_of(context.db, "unit", unit, kRecallsLookedAt)) {
    const auto stored = store::find_recall(context.db, recall.id);
    CHECK(stored.has_value());
    if (auto found = cases::recall_finding(unit, public_id(context.keys, "rcl", recall.id), recall.told_at.date(), std::nullopt, stored->told_row, sought.today, context.pack)) list.push_back(std::move(*found));
  }
}

std::vector<Finding> findings_sought(const ReadContext& context, const Sought& sought) {
  store::Connection& db = context.db;
  const statute::Pack& pack = context.pack;
  const base::Date today = sought.today;
  std::vector<Finding> list;
  // 1. Steps of objections and restorations.
  each_objection(context, sought, [&](const cases::Objection& objection, const cases::ObjectionSides&, std::vector<Finding> found) {
    if (found.empty()) return;
    const auto acts = store::acts_of_objection(db, objection.id);
    for (Finding& one : found) {
      if (!acts.empty()) one.row_id = acts.back().row_id;
      list.push_back(std::move(one));
    }
  });
  each_application(context, sought, [&](const cases::Restoration& application, std::vector<Finding> found) {
    for (Finding& one : found) {
      one.row_id = store::find_restoration(db, application.id)->row_id;
      list.push_back(std::move(one));
    }
  });
  // 2. Fees that applicants say they were asked for; whose application it was is not said. Measures tried beyond the list, and answers that are late.
  for (const store::FeeReport& report : store::all_fee_reports(db)) list.push_back(cases::fee_finding(report.unit, public_id(context.keys, "fee", report.id), report.row_id));
  for (const store::RefusedAttempt& attempt : sought.unit.empty() ? store::refused_attempts(db) : store::refused_attempts_by(db, sought.unit)) {
    list.push_back(cases::attempt_finding(finding_of_attempt(attempt.operation), attempt.unit, public_id(context.keys, "mat", attempt.id), attempt.row_id));
  }
  for (const store::StoredUnit& unit : sought.units.list()) {
    if (!sought.may_be(unit.uscc)) continue;
    for (const store::StoredListing& stored : store::open_listings(db, unit.uscc)) {
      auto found = cases::finding_of(stored.listing, public_id(context.keys, "lst", stored.listing.id), today, pack);
      if (!found) continue;
      found->row_id = stored.removal_row.value_or(stored.row_id);
      list.push_back(std::move(*found));
    }
  }
  for (const store::StoredPledgeReport& stored : store::pledge_reports_since(db, sought.since(), sought.unit)) {
    const auto record = store::find_record(db, stored.report.record_id);
    CHECK(record.has_value());
    auto found = cases::finding_of(stored.report, record->state.source_unit, public_id(context.keys, "plr", stored.report.id), today, pack);
    if (!found) continue;
    found->row_id = stored.row_id;
    list.push_back(std::move(*found));
  }
  // 3. Recalls that units received and have not confirmed, or confirmed late.
  if (!sought.unit.empty()) {
    add_recalls(context, sought, sought.unit, list);
  } else {
    for (const store::OpenRecalls& open : store::open_recalls(db)) {
      if (open.kind == "unit") add_recalls(context, sought, open.reference, list);
    }
  }
  for (const store::ConfirmedRecall& one : store::unit_recalls_confirmed_since(db, sought.since(), sought.unit)) {
    if (auto found = cases::recall_finding(one.unit, public_id(context.keys, "rcl", one.id), one.told_at.date(), one.confirmed_at.date(), one.told_row, today, pack)) list.push_back(std::move(*found));
  }
  // 4. What was filed late.
  for (const store::LateMonth& late : store::late_months(db, sought.since_on().iso().substr(0, 7), sought.unit)) {
    const statute::Item* item = pack.item(late.item);
    CHECK(item != nullptr);
    if (auto found = cases::submission_finding({late.unit, late.item, late.month, item->name, late.timely, late.with_due}, pack)) list.push_back(std::move(*found));
  }
  // Where nobody is competent nobody is found.
  std::erase_if(list, [&](const Finding& finding) { return finding.unit.empty() || !sought.may_be(finding.unit); });
  return list;
}

/// When a unit last inquired about a subject by the end of a day, under whichever of its codes.
std::optional<base::Date> inquired_on(store::Connection& db, registry::SubjectId subject_id, const std::string& unit, base::Date day) {
  const auto subject = store::find_subject(db, subject_id);
  CHECK(subject.has_value());
  std::optional<base::Date> newest;
  for (const AccessRegister& looked_at : registers_of(db, about_subject(db, *subject))) {
    const auto at = store::last_inquiry(db, looked_at.about, unit, base::Instant::start_of(day.plus_days(1)));
    if (at && (!newest || at->date() > *newest)) newest = at->date();
  }
  return newest;
}

/// Decisions of a unit about organisations, taken without the inquiry that the unit itself declared necessary. For its own eyes.
std::vector<Finding> inquiries_missing(Platform& platform, const std::string& unit) {
  store::Connection& db = platform.db();
  std::vector<Finding> list;
  for (const store::StoredRecord& record : store::organisation_records_of_source(db, unit, INT64_MAX, kDecisionsLookedAt, false)) {
    const registry::RecordState& state = record.state;
    if (state.deciding_unit != unit || state.ended != registry::EndKind::none || !state.document_on) continue;
    // The declaration in force on the day of the decision, and no earlier one.
    const auto declared = store::policy_value(db, registry::kInquiryDeclared, unit, *state.document_on);
    if (!declared) continue;
    for (const statute::MatterFacts& matter : statute::inquiry_matters()) {
      if (!registry::names_word(declared->value, matter.word) || std::ranges::find(matter.decisions, state.item) == matter.decisions.end()) continue;
      auto found = cases::inquiry_finding({unit, matter.title, *state.document_on, inquired_on(db, state.subject_id, unit, *state.document_on), platform.public_id("rec", state.id), record.row_id}, platform.pack());
      if (found) list.push_back(std::move(*found));
    }
  }
  return list;
}

/// The longest past its day first; what has no day last.
void sort_by_day(std::vector<Finding>& list) {
  std::ranges::stable_sort(list, {}, [](const Finding& finding) { return std::pair(!finding.due_on, finding.due_on); });
}

}  // namespace

std::vector<Finding> findings_of_units(Platform& platform) {
  Units units(platform.db());
  auto list = findings_sought(platform.read_context(), {units, platform.pack(), platform.clock().now().date()});
  std::erase_if(list, [&](const Finding& finding) { return units.is_of_kind(finding.unit, "court"); });
  sort_by_day(list);
  return list;
}

std::vector<Finding> findings_about(Platform& platform, const std::string& unit) {
  Units units(platform.db());
  auto list = findings_sought(platform.read_context(), {units, platform.pack(), platform.clock().now().date(), unit});
  std::ranges::move(inquiries_missing(platform, unit), std::back_inserter(list));
  sort_by_day(list);
  return list;
}

std::map<std::string, LateSteps> late_steps(const ReadContext& context, base::Date today) {
  Units units(context.db);
  std::map<std::string, LateSteps> by_unit;
  each_objection(context, {units, context.pack, today}, [&](const cases::Objection& objection, const cases::ObjectionSides& sides, const std::vector<Finding>& found) {
    for (const Finding& one : found) ++(one.done_on ? by_unit[one.unit].objections_late : by_unit[one.unit].objections_overdue);
    if (cases::was_answered_by_silence(objection, today)) ++by_unit[sides.source].silences;
  });
  each_application(context, {units, context.pack, today}, [&](const cases::Restoration&, const std::vector<Finding>& found) {
    for (const Finding& one : found) ++(one.done_on ? by_unit[one.unit].restorations_late : by_unit[one.unit].restorations_overdue);
  });
  return by_unit;
}

std::int64_t log_index_of(Platform& platform, const Finding& finding) { return finding.row_id == 0 ? -1 : store::log_index(platform.db(), finding.row_id); }

}  // namespace liaoxin::app
