// The clock certificate: how each day of a proceeding was counted, one text for its subject, its officer and its supervisor.
#include "app/desk_clock.hpp"

#include <algorithm>

#include "access/proposal.hpp"
#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/desk_host.hpp"
#include "app/desk_service.hpp"
#include "app/notices.hpp"
#include "app/objection_reader.hpp"
#include "app/regions.hpp"
#include "app/restorations.hpp"
#include "base/check.hpp"
#include "cases/edition/edition_draft.hpp"
#include "cases/finding/finding.hpp"
#include "cases/leniency/leniency.hpp"
#include "cases/listing/listing.hpp"
#include "cases/look/look_contest.hpp"
#include "cases/objection/pause.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "store/edition_drafts.hpp"
#include "store/leniency.hpp"
#include "store/listings.hpp"
#include "store/look_contests.hpp"
#include "store/objections.hpp"
#include "store/measures.hpp"
#include "store/pledge_reports.hpp"
#include "store/proposals.hpp"
#include "store/recipients.hpp"
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

/// A proceeding: its terms, and whose it is.
struct Proceeding {
  std::vector<http::DeskTerm> terms;
  std::optional<store::StoredRecord> record;  ///< it is about
  std::string about, unit;                    ///< who asked for it, and which unit handles it, besides
  bool is_of_everybody = false;               ///< a rule is being made, and whoever signs in may read its days
};

std::vector<http::DeskTerm> counted(const Platform& platform, const std::vector<statute::RunningTerm>& terms) {
  std::vector<http::DeskTerm> list;
  for (const statute::RunningTerm& term : terms) list.push_back({term.what, term.from_on.iso(), view_of(statute::derived(term, platform.pack())), {}});
  return list;
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

std::optional<Proceeding> find_objection(Platform& platform, std::int64_t id) {
  const auto stored = store::find_objection(platform.db(), id);
  const auto now = stored ? cases::as_of(*stored, platform.clock().now().date(), platform.pack()) : base::refuse(base::RefusalWord::objection_unknown);
  if (!now) return std::nullopt;
  return Proceeding{.terms = terms_of(platform, now->objection), .record = store::find_record(platform.db(), stored->record_id)};
}

std::optional<Proceeding> find_restoration(Platform& platform, std::int64_t id) {
  const auto stored = store::find_restoration(platform.db(), id);
  if (!stored) return std::nullopt;
  return Proceeding{.terms = counted(platform, cases::terms_of(stored->restoration)), .record = store::find_record(platform.db(), stored->restoration.record_id)};
}

std::optional<Proceeding> find_leniency(Platform& platform, std::int64_t id) {
  const auto stored = store::find_leniency(platform.db(), id);
  if (!stored) return std::nullopt;
  return Proceeding{.terms = counted(platform, cases::terms_of(stored->leniency)), .record = store::find_record(platform.db(), stored->leniency.record_id)};
}

std::optional<Proceeding> find_look_contest(Platform& platform, std::int64_t id) {
  const auto stored = store::find_look_contest(platform.db(), id);
  if (!stored) return std::nullopt;
  return Proceeding{.terms = counted(platform, cases::terms_of(stored->contest)), .about = stored->contest.about, .unit = stored->contest.unit};
}

std::optional<Proceeding> find_listing(Platform& platform, std::int64_t id) {
  const auto stored = store::find_listing(platform.db(), id);
  if (!stored) return std::nullopt;
  return Proceeding{.terms = counted(platform, cases::terms_of(stored->listing, platform.pack())), .record = store::find_record(platform.db(), stored->listing.record_id), .unit = stored->listing.unit};
}

std::optional<Proceeding> find_pledge_report(Platform& platform, std::int64_t id) {
  const auto stored = store::find_pledge_report(platform.db(), id);
  if (!stored) return std::nullopt;
  return Proceeding{.terms = counted(platform, cases::terms_of(stored->report)), .record = store::find_record(platform.db(), stored->report.record_id), .about = stored->report.reporter};
}

/// What ended is removed by whoever received it, which confirms it.
std::optional<Proceeding> find_recall(Platform& platform, std::int64_t id) {
  const auto stored = store::find_recall(platform.db(), id);
  const auto term = stored ? cases::recall_term(stored->told_at.date(), platform.pack()) : std::nullopt;
  if (!term) return std::nullopt;
  const auto certificate = store::find_certificate(platform.db(), stored->certificate_id);
  CHECK(certificate.has_value());
  return Proceeding{.terms = counted(platform, {*term}), .record = store::find_record(platform.db(), certificate->record_id), .unit = stored->recipient.reference};
}

std::optional<Proceeding> find_edition_draft(Platform& platform, std::int64_t id) {
  const auto stored = store::find_edition_draft(platform.db(), id);
  if (!stored) return std::nullopt;
  return Proceeding{.terms = counted(platform, cases::terms_of(stored->draft)), .is_of_everybody = true};
}

std::optional<Proceeding> find_list_system(Platform& platform, std::int64_t id) {
  const auto system = store::find_list_system(platform.db(), id);
  if (!system) return std::nullopt;
  return Proceeding{.terms = counted(platform, cases::terms_of(*system)), .is_of_everybody = true};
}

std::optional<Proceeding> find_measure_list(Platform& platform, std::int64_t id) {
  const auto list = store::find_measure_list(platform.db(), id);
  if (!list) return std::nullopt;
  return Proceeding{.terms = counted(platform, cases::terms_of(*list)), .is_of_everybody = true};
}

/// What one officer proposed lapses unless another approves it; both are of one unit.
std::optional<Proceeding> find_proposal(Platform& platform, std::int64_t id) {
  const auto stored = store::find_proposal(platform.db(), id);
  if (!stored) return std::nullopt;
  const auto proposer = statute::parse_actor(stored->proposal.proposed_by);
  CHECK(proposer.has_value());
  return Proceeding{.terms = counted(platform, {access::term_of(stored->proposal)}), .unit = proposer->unit};
}

/// A kind of proceeding whose days are counted.
struct ClockedKind {
  std::string_view prefix;  ///< of its numbers
  base::LocalText title;
  std::optional<Proceeding> (*find)(Platform& platform, std::int64_t id);
};

/// All that have a clock certificate: a new kind is a row here, and nothing else anywhere.
const std::vector<ClockedKind>& clocked_kinds() {
  static const std::vector<ClockedKind> kinds{{"obj", {"异议", "Objection"}, find_objection},
                                              {"rst", {"信用修复", "Restoration of credit"}, find_restoration},
                                              {"len", {"从宽处理申请", "Claim of lenient treatment"}, find_leniency},
                                              {"lct", {"对查阅的异议", "Contested look"}, find_look_contest},
                                              {"lst", {"列入名单", "Listing"}, find_listing},
                                              {"plr", {"对承诺履行情况的反映", "Report on a pledge"}, find_pledge_report},
                                              {"rcl", {"消除通知", "Recall"}, find_recall},
                                              {"edr", {"目录版本草案", "Draft edition of the catalogue"}, find_edition_draft},
                                              {"lsy", {"名单制度草案", "Draft list system"}, find_list_system},
                                              {"mls", {"惩戒措施清单", "List of measures"}, find_measure_list},
                                              {"prp", {"须由另一人批准的提请", "Proposal for another person to approve"}, find_proposal}};
  return kinds;
}

const ClockedKind* clocked_kind(std::string_view number) {
  const auto found = std::ranges::find_if(clocked_kinds(), [&](const ClockedKind& kind) { return number.starts_with(std::string(kind.prefix) + '-'); });
  return found == clocked_kinds().end() ? nullptr : &*found;
}

}  // namespace

std::string clock_of(const std::map<std::string, std::string>& given) {
  const auto found = std::ranges::find_if(given, [](const auto& field) { return clocked_kind(field.second) != nullptr; });
  return found == given.end() ? std::string() : found->second;
}

std::optional<DeskClock> DeskService::clock(const std::string& token, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto as = actor(token);
  const ClockedKind* kind = clocked_kind(id);
  const auto number = as && kind != nullptr ? platform_.internal_id(kind->prefix, id) : std::nullopt;
  auto found = number ? kind->find(platform_, *number) : std::nullopt;
  if (!found || found->terms.empty()) return std::nullopt;
  // A clock names nobody: whoever has to do with the proceeding, and who oversees it, reads the same.
  store::Connection& db = platform_.db();
  const http::DeskKind desk = desk_of(db, *as);
  bool may = found->is_of_everybody || desk == http::DeskKind::in_charge || desk == http::DeskKind::audit;
  may = may || (!as->unit.empty() && as->unit == found->unit) || about_self(platform_, *as) == found->about;
  if (found->record) {
    const registry::RecordState& state = found->record->state;
    may = may || own_subject(platform_, *as) == state.subject_id || (!as->unit.empty() && (answers_for(db, as->unit, state) || restores(db, as->unit, state) || is_work_body_of(db, *as, state)));
  }
  if (!may) return std::nullopt;
  return DeskClock{.id = id, .proceeding = kind->title, .terms = std::move(found->terms)};
}

}  // namespace liaoxin::app
