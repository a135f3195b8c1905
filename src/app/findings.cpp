#include "app/findings.hpp"

#include <algorithm>

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

/// Whose step a review is: the work body nearest to where the record lies (art. 9), the first registered of those.
std::string nearest_work_body(store::Connection& db, const std::vector<store::StoredUnit>& units, const registry::RecordState& record) {
  const std::vector<std::string> regions = regions_of(db, record);
  const store::StoredUnit* nearest = nullptr;
  for (const store::StoredUnit& unit : units) {
    if (unit.kind != "work_body" || !covers_one(unit, regions)) continue;
    const bool is_nearer = nearest != nullptr && nearest->region != unit.region && access::region_covers(nearest->region, unit.region);
    if (nearest == nullptr || is_nearer) nearest = &unit;
  }
  return nearest == nullptr ? std::string() : nearest->uscc;
}

bool is_of_kind(const std::vector<store::StoredUnit>& units, const std::string& uscc, std::string_view kind) {
  const auto found = std::ranges::find(units, uscc, &store::StoredUnit::uscc);
  return found != units.end() && found->kind == kind;
}

std::vector<Finding> all_findings(Platform& platform, const std::vector<store::StoredUnit>& units) {
  store::Connection& db = platform.db();
  const statute::Pack& pack = platform.pack();
  const base::Date today = platform.clock().now().date();
  std::vector<Finding> list;
  const base::Instant since = base::Instant::start_of(cases::found_since(today, pack));
  // 1. Steps of objections and restorations that are past their day, or were taken after it.
  for (const cases::Objection& objection : store::objections_since(db, since)) {
    const auto record = store::find_record(db, objection.record_id);
    CHECK(record.has_value());
    const std::string& source = record->state.source_unit;
    auto found = cases::findings_of(objection, {nearest_work_body(db, units, record->state), source, is_of_kind(units, source, "collector")}, platform.public_id("obj", objection.id), today, pack);
    if (found.empty()) continue;
    const auto acts = store::acts_of_objection(db, objection.id);
    for (Finding& one : found) {
      if (!acts.empty()) one.row_id = acts.back().row_id;
      list.push_back(std::move(one));
    }
  }
  for (const cases::Restoration& application : store::restorations_since(db, since)) {
    const auto record = store::find_record(db, application.record_id);
    CHECK(record.has_value());
    for (Finding& one : cases::findings_of(application, restoring_unit(record->state), platform.public_id("rst", application.id), today, pack)) {
      one.row_id = store::find_restoration(db, application.id)->row_id;
      list.push_back(std::move(one));
    }
  }
  // 2. Fees that applicants say they were asked for; whose application it was is not said. Measures tried beyond the list, and answers that are late.
  for (const store::FeeReport& report : store::all_fee_reports(db)) list.push_back(cases::fee_finding(report.unit, platform.public_id("fee", report.id), report.row_id));
  for (const store::RefusedAttempt& attempt : store::refused_attempts(db)) {
    list.push_back(cases::attempt_finding(finding_of_attempt(attempt.operation), attempt.unit, platform.public_id("mat", attempt.id), attempt.row_id));
  }
  std::vector<store::StoredListing> listings;
  for (const store::StoredUnit& unit : units) std::ranges::copy(store::open_listings(db, unit.uscc), std::back_inserter(listings));
  for (const store::StoredListing& stored : listings) {
    auto found = cases::finding_of(stored.listing, platform.public_id("lst", stored.listing.id), today, pack);
    if (!found) continue;
    found->row_id = stored.removal_row.value_or(stored.row_id);
    list.push_back(std::move(*found));
  }
  for (const store::StoredPledgeReport& stored : store::pledge_reports_since(db, since)) {
    const auto record = store::find_record(db, stored.report.record_id);
    CHECK(record.has_value());
    auto found = cases::finding_of(stored.report, record->state.source_unit, platform.public_id("plr", stored.report.id), today, pack);
    if (!found) continue;
    found->row_id = stored.row_id;
    list.push_back(std::move(*found));
  }
  // 3. Recalls that units received and have not confirmed, or confirmed late.
  for (const store::OpenRecalls& open : store::open_recalls(db)) {
    if (open.kind != "unit") continue;
    for (const store::OpenRecall& recall : store::open_recalls_of(db, open.kind, open.reference, kRecallsLookedAt)) {
      const auto stored = store::find_recall(db, recall.id);
      CHECK(stored.has_value());
      if (auto found = cases::recall_finding(open.reference, platform.public_id("rcl", recall.id), recall.told_at.date(), std::nullopt, stored->told_row, today, pack)) list.push_back(std::move(*found));
    }
  }
  for (const store::ConfirmedRecall& one : store::unit_recalls_confirmed_since(db, since)) {
    if (auto found = cases::recall_finding(one.unit, platform.public_id("rcl", one.id), one.told_at.date(), one.confirmed_at.date(), one.told_row, today, pack)) list.push_back(std::move(*found));
  }
  // 4. What was filed late.
  for (const store::LateMonth& late : store::late_months(db, cases::found_since(today, pack).iso().substr(0, 7))) {
    const statute::Item* item = pack.item(late.item);
    CHECK(item != nullptr);
    if (auto found = cases::submission_finding({late.unit, late.item, late.month, item->name, late.timely, late.with_due}, pack)) list.push_back(std::move(*found));
  }
  // Where nobody is competent nobody is found.
  std::erase_if(list, [](const Finding& finding) { return finding.unit.empty(); });
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
  const auto units = store::all_units(platform.db());
  auto list = all_findings(platform, units);
  std::erase_if(list, [&](const Finding& finding) { return is_of_kind(units, finding.unit, "court"); });
  sort_by_day(list);
  return list;
}

std::vector<Finding> findings_about(Platform& platform, const std::string& unit) {
  auto list = all_findings(platform, store::all_units(platform.db()));
  std::erase_if(list, [&](const Finding& finding) { return finding.unit != unit; });
  std::ranges::move(inquiries_missing(platform, unit), std::back_inserter(list));
  sort_by_day(list);
  return list;
}

std::int64_t log_index_of(Platform& platform, const Finding& finding) { return finding.row_id == 0 ? -1 : store::log_index(platform.db(), finding.row_id); }

}  // namespace liaoxin::app
