// The clock certificate: how each day of a proceeding was counted, one text for its subject, its officer and its supervisor.
#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/desk_host.hpp"
#include "app/desk_service.hpp"
#include "app/notices.hpp"
#include "app/objection_reader.hpp"
#include "app/regions.hpp"
#include "app/restorations.hpp"
#include "base/check.hpp"
#include "cases/leniency/leniency.hpp"
#include "cases/listing/listing.hpp"
#include "cases/look/look_contest.hpp"
#include "cases/objection/pause.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "store/leniency.hpp"
#include "store/listings.hpp"
#include "store/look_contests.hpp"
#include "store/objections.hpp"
#include "store/pledge_reports.hpp"
#include "store/restorations.hpp"

namespace liaoxin::app {

using cases::ObjectionStep;
using http::DeskClock;

namespace {

http::DueView view_of(const statute::DueDate& due) {
  auto view = base::from_json<http::DueView>(due_json(due));
  CHECK(view.has_value());
  return std::move(*view);
}

/// A proceeding by its number: its terms, and whose it is.
struct Proceeding {
  base::LocalText title;
  std::vector<http::DeskTerm> terms;
  std::optional<store::StoredRecord> record;  ///< it is about
  std::string about, unit;                    ///< who asked for it, and which unit handles it, besides
};

void add(const Platform& platform, std::vector<http::DeskTerm>& list, const std::vector<statute::RunningTerm>& terms) {
  for (const statute::RunningTerm& term : terms) list.push_back({term.what, term.from_on.iso(), view_of(statute::derived(term, platform.pack())), {}});
}

std::vector<http::DeskTerm> terms_of(const Platform& platform, const cases::Objection& objection) {
  struct Step {
    ObjectionStep step;
    std::optional<base::Date> from_on;
    base::LocalText what;
  };
  const auto day_of = [](const std::optional<base::Instant>& at) { return at ? std::optional(at->date()) : std::nullopt; };
  const Step steps[] = {{ObjectionStep::submitted, objection.submitted_at.date(), {"受理异议", "Accept the objection"}},
                        {ObjectionStep::accepted, objection.accepted_on, {"核查", "Review"}},
                        {ObjectionStep::asked, objection.asked_on, {"来源单位核实并答复", "The source verifies and answers"}},
                        {ObjectionStep::decided, day_of(objection.decided_at), {"告知结果", "Tell the result"}},
                        {ObjectionStep::disputed, day_of(objection.disputed_at), {"处理仍有的争议", "Settle what is still disputed"}}};
  std::vector<http::DeskTerm> list;
  for (const Step& one : steps) {
    const auto due = one.from_on ? cases::due_after(objection, one.step, platform.pack()) : std::nullopt;
    if (!due) continue;
    http::DeskTerm term{one.what, one.from_on->iso(), view_of(*due), {}};
    for (const cases::ObjectionPause& pause : objection.pauses) {
      if (pause.step == one.step) term.pauses.push_back({cases::facts_of(pause.kind).title, pause.from_on.iso(), pause.until_on ? pause.until_on->iso() : "", pause.document_number});
    }
    list.push_back(std::move(term));
  }
  return list;
}

std::optional<Proceeding> find_proceeding(Platform& platform, const std::string& given) {
  store::Connection& db = platform.db();
  Proceeding found;
  if (const auto id = platform.internal_id("obj", given)) {
    const auto stored = store::find_objection(db, *id);
    const auto now = stored ? cases::as_of(*stored, platform.clock().now().date(), platform.pack()) : base::refuse(base::RefusalWord::objection_unknown);
    if (!now) return std::nullopt;
    found.title = {"异议", "Objection"};
    found.terms = terms_of(platform, now->objection);
    found.record = store::find_record(db, stored->record_id);
  } else if (const auto restoration_id = platform.internal_id("rst", given)) {
    const auto stored = store::find_restoration(db, *restoration_id);
    if (!stored) return std::nullopt;
    found.title = {"信用修复", "Restoration of credit"};
    add(platform, found.terms, cases::terms_of(stored->restoration));
    found.record = store::find_record(db, stored->restoration.record_id);
  } else if (const auto leniency_id = platform.internal_id("len", given)) {
    const auto stored = store::find_leniency(db, *leniency_id);
    if (!stored) return std::nullopt;
    found.title = {"从宽处理申请", "Claim of lenient treatment"};
    add(platform, found.terms, cases::terms_of(stored->leniency));
    found.record = store::find_record(db, stored->leniency.record_id);
  } else if (const auto contest_id = platform.internal_id("lct", given)) {
    const auto stored = store::find_look_contest(db, *contest_id);
    if (!stored) return std::nullopt;
    found.title = {"对查阅的异议", "Contested look"};
    add(platform, found.terms, cases::terms_of(stored->contest));
    found.about = stored->contest.about;
    found.unit = stored->contest.unit;
  } else if (const auto listing_id = platform.internal_id("lst", given)) {
    const auto stored = store::find_listing(db, *listing_id);
    if (!stored) return std::nullopt;
    found.title = {"列入名单", "Listing"};
    add(platform, found.terms, cases::terms_of(stored->listing, platform.pack()));
    found.record = store::find_record(db, stored->listing.record_id);
    found.unit = stored->listing.unit;
  } else if (const auto report_id = platform.internal_id("plr", given)) {
    const auto stored = store::find_pledge_report(db, *report_id);
    if (!stored) return std::nullopt;
    found.title = {"对承诺履行情况的反映", "Report on a pledge"};
    add(platform, found.terms, cases::terms_of(stored->report));
    found.record = store::find_record(db, stored->report.record_id);
    found.about = stored->report.reporter;
  } else {
    return std::nullopt;
  }
  return found;
}

}  // namespace

std::optional<DeskClock> DeskService::clock(const std::string& token, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto as = actor(token);
  auto found = as ? find_proceeding(platform_, id) : std::nullopt;
  if (!found || found->terms.empty()) return std::nullopt;
  // A clock names nobody: whoever has to do with the proceeding, and who oversees it, reads the same.
  store::Connection& db = platform_.db();
  const http::DeskKind desk = desk_of(db, *as);
  bool may = desk == http::DeskKind::in_charge || desk == http::DeskKind::audit;
  may = may || (!as->unit.empty() && as->unit == found->unit) || about_self(platform_, *as) == found->about;
  if (found->record) {
    const registry::RecordState& state = found->record->state;
    may = may || own_subject(platform_, *as) == state.subject_id || (!as->unit.empty() && (answers_for(db, as->unit, state) || restores(db, as->unit, state) || is_work_body_of(db, *as, state)));
  }
  if (!may) return std::nullopt;
  return DeskClock{.id = id, .proceeding = found->title, .terms = std::move(found->terms)};
}

}  // namespace liaoxin::app
