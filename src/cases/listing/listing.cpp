#include "cases/listing/listing.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "cases/designation/designation.hpp"
#include "cases/restoration/shield.hpp"
#include "registry/text_scan.hpp"
#include "statute/act_table.hpp"
#include "statute/forbidden.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;
using registry::Bar;

namespace {

constexpr std::string_view kDefenceTerm = "serious_list.defence", kRemovalTerm = "serious_list.removal";

constexpr std::array<std::string_view, 4> kSteps{"proposed", "entered", "dropped", "removed"};

base::Result<void> must_be_at(const Listing& listing, ListingStep step) {
  if (listing.step != step) return refuse(RefusalWord::listing_step_wrong, printed(listing.step).zh, "/listing");
  return {};
}

/// Free text is looked through for numbers of persons before it is kept.
base::Result<void> must_name_nobody(const std::string& text, const char* pointer, base::Date today) {
  const auto hits = registry::scan_text(text, today);
  if (std::ranges::any_of(hits, [](const registry::TextHit& hit) { return hit.kind == registry::TextHitKind::citizen_id; })) return refuse(RefusalWord::id_number_in_text, {}, pointer);
  return {};
}

base::Result<void> must_run_as_entry(const Listing& listing, const std::optional<registry::RecordState>& entry, base::Instant now) {
  TRY_VOID(must_be_at(listing, ListingStep::entered));
  CHECK(entry.has_value());
  return must_run(*entry, now);
}

}  // namespace

std::string_view word(ListingStep step) { return kSteps[static_cast<std::size_t>(step)]; }
std::optional<ListingStep> listing_step(std::string_view text) { return base::enumerator<ListingStep>(kSteps, text); }
base::LocalText printed(ListingStep step) {
  switch (step) {
    case ListingStep::proposed: return {"拟列入,已事先告知", "proposed, told beforehand"};
    case ListingStep::entered: return {"决定列入", "entered"};
    case ListingStep::dropped: return {"不予列入", "dropped"};
    case ListingStep::removed: return {"已移出", "removed"};
  }
  CHECK(false);
}
std::span<const ListingOutcome> listing_outcomes() {
  static const ListingOutcome outcomes[] = {{ListingStep::entered, "entered", printed(ListingStep::entered)}, {ListingStep::dropped, "dropped", printed(ListingStep::dropped)}};
  return outcomes;
}

base::Result<void> may_be_listed(const registry::RecordState& record, const statute::Item& item, base::Instant now) {
  // 1. Of an organisation, and of information that an entry can rest on.
  if (!statute::is_organisation(record.subject_kind)) return refuse(RefusalWord::organisation_only, {}, "/record");
  if (!item.negative || !statute::may(record.subject_kind, item.code, statute::Act::list)) return refuse(RefusalWord::listing_not_for_item, item.name.zh, "/record");
  // 2. It runs, its subject was told, it is neither stayed nor treated leniently (art. 31) nor contested.
  TRY_VOID(may_be_designated(record, item, now));
  if (has(record.bars, Bar::shielded)) return refuse(RefusalWord::listing_shielded, {}, "/record");
  // 3. Article 27. Lists are of serious untrustworthiness; what is minor, general or of unknown grade is not.
  if (record.grade != statute::Grade::serious) return refuse(RefusalWord::listing_not_serious, record.grade ? label(*record.grade).zh : std::string(), "/record");
  return {};
}

// Articles 28, 38. A ground of the list, the conduct that shows it, and how each limiting word of the article is met.
base::Result<Listing> decide_proposal(const ListSystem& system, const registry::RecordState& record, const statute::Item& item, const ProposeListing& command, const std::vector<Listing>& others,
                                      const std::string& officer, base::Instant now) {
  // 1. On a list in force.
  if (!system.is_in_force(now)) return refuse(RefusalWord::list_system_unknown, system.code, "/list_system");
  TRY_VOID(may_be_listed(record, item, now));
  // 2. On one of its grounds.
  const statute::Ground* ground = statute::ground(command.ground);
  if (ground == nullptr || ground->state != statute::GroundState::shipped || !system.has_ground(command.ground)) return refuse(RefusalWord::ground_not_shipped, base::one_line(command.ground), "/ground");
  // 3. The conduct, each limiting word, the evidence.
  TRY_VOID(base::must_say(command.conduct, RefusalWord::conduct_missing, "/conduct"));
  for (std::size_t i = 0; i < ground->limits.size(); ++i) {
    if (i >= command.limits.size() || base::trim(command.limits[i]).empty()) return refuse(RefusalWord::limiting_word_unanswered, statute::facts_of(ground->limits[i]).title.zh, "/limits");
  }
  TRY_VOID(base::must_say(command.evidence, RefusalWord::evidence_not_named, "/evidence"));
  TRY_VOID(must_name_nobody(command.conduct, "/conduct", now.date()));
  for (const std::string& text : command.limits) TRY_VOID(must_name_nobody(text, "/limits", now.date()));
  // 4. One case about a record at a time, and none where it was entered already.
  const bool is_open = std::ranges::any_of(others, [](const Listing& other) { return other.step != ListingStep::dropped; });
  if (is_open) return refuse(RefusalWord::listing_open, {}, "/record");
  return Listing{.system_id = system.id, .record_id = record.id, .version = record.version, .ground = command.ground, .unit = system.unit, .proposer = officer, .proposed_at = now};
}

// Article 38. The subject may state and defend from the notice to the decision.
base::Result<Listing> decide_statement(Listing listing, const StateListing& command, base::Instant now) {
  TRY_VOID(must_be_at(listing, ListingStep::proposed));
  TRY_VOID(base::must_say(command.statement, RefusalWord::statement_missing, "/statement"));
  listing.stated_at = now;
  listing.answered_at.reset();  // what was said since is not answered yet
  return listing;
}

base::Result<Listing> decide_answer(Listing listing, const AnswerListing& command, base::Instant now) {
  TRY_VOID(must_be_at(listing, ListingStep::proposed));
  if (!is_unanswered(listing)) return refuse(RefusalWord::listing_nothing_to_answer, {}, "/listing");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  listing.answered_at = now;
  return listing;
}

base::Result<std::optional<statute::DueDate>> defence_until(const Listing& listing, const statute::Pack& pack) {
  if (!listing.told_on) return std::nullopt;
  return pack.calendar().add_working_days(*listing.told_on, TRY(pack.parameter(kDefenceTerm, *listing.told_on)));
}

// Article 38. Told before, heard before, answered before; and then decided, by somebody else.
base::Result<Listing> decide_listing(Listing listing, const ListSystem& system, const registry::RecordState& record, const statute::Item& item, const DecideListing& command, base::Instant now,
                                     const statute::Pack& pack) {
  TRY_VOID(must_be_at(listing, ListingStep::proposed));
  const ListingOutcome* outcome = base::line_of_word(listing_outcomes(), command.outcome);
  if (outcome == nullptr) return refuse(RefusalWord::outcome_unknown, base::one_line(command.outcome), "/outcome");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  // To drop it nothing else is needed: it only helps the subject.
  if (outcome->step == ListingStep::entered) {
    TRY_VOID(base::must_say(command.document_number.value_or(""), RefusalWord::document_not_named, "/document_number"));
    // 1. The notice was served, and the time for statement and defence is over.
    const auto until = TRY(defence_until(listing, pack));
    if (!until) return refuse(RefusalWord::listing_not_told, {}, "/listing");
    // Nor does it end on a day that stands on a calendar nobody has published yet.
    if (now.date() <= until->on || until->provisional) return refuse(RefusalWord::listing_waiting, until->on.iso() + (until->provisional ? " (暂定 provisional)" : ""), "/listing");
    // 2. What was stated has its reasoned answer.
    if (is_unanswered(listing)) return refuse(RefusalWord::listing_unanswered, {}, "/listing");
    // 3. Everything it rests on still stands.
    if (!system.is_in_force(now)) return refuse(RefusalWord::list_system_unknown, system.code, "/listing");
    if (record.version != listing.version) return refuse(RefusalWord::listing_basis_changed, {}, "/listing");
    TRY_VOID(may_be_listed(record, item, now));
  }
  listing.step = outcome->step;
  listing.decided_at = now;
  return listing;
}

std::optional<Listing> dropped_by_merger(Listing listing, base::Instant now) {
  if (listing.step != ListingStep::proposed) return std::nullopt;
  listing.step = ListingStep::dropped;
  listing.decided_at = now;
  return listing;
}

// Article 30. Until the term of the list, and in no case longer than what shows the conduct.
std::optional<base::Date> entry_until(const ListSystem& system, const registry::RecordState& basis, base::Date decided_on) {
  std::optional<base::Date> until = basis.display_until_on;
  if (system.term_months) {
    const base::Date term = decided_on.plus_months(static_cast<int>(*system.term_months));
    until = until ? std::min(*until, term) : term;
  }
  return until;
}

// Articles 27, 30. Removed by who listed, once the removal requirements are met.
base::Result<Listing> decide_removal(Listing listing, const std::optional<registry::RecordState>& entry, const RemoveListing& command, base::Instant now) {
  TRY_VOID(must_run_as_entry(listing, entry, now));
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  listing.step = ListingStep::removed;
  listing.removed_at = now;
  listing.removal_asked_at.reset();
  listing.removal_due_on.reset();
  return listing;
}

base::Result<RemovalAsked> decide_removal_application(Listing listing, const std::optional<registry::RecordState>& entry, const ApplyRemoval& command, base::Instant now, const statute::Pack& pack) {
  TRY_VOID(must_run_as_entry(listing, entry, now));
  if (listing.removal_asked_at) return refuse(RefusalWord::removal_open, listing.removal_due_on->iso(), "/listing");
  TRY_VOID(base::must_say(command.statement, RefusalWord::statement_missing, "/statement"));
  RemovalAsked asked{std::move(listing), pack.calendar().add_working_days(now.date(), TRY(pack.parameter(kRemovalTerm, now.date())))};
  asked.listing.removal_asked_at = now;
  asked.listing.removal_due_on = asked.due.on;
  return asked;
}

std::vector<statute::RunningTerm> terms_of(const Listing& listing, const statute::Pack& pack) {
  std::vector<statute::RunningTerm> terms;
  if (const auto until = defence_until(listing, pack); until && *until) terms.push_back({.what = {"陈述、申辩", "Statement and defence"}, .from_on = *listing.told_on, .parameter = kDefenceTerm, .due_on = (*until)->on});
  if (listing.removal_asked_at) terms.push_back({.what = {"答复移出申请", "Answer the application for removal"}, .from_on = listing.removal_asked_at->date(), .parameter = kRemovalTerm, .due_on = *listing.removal_due_on});
  return terms;
}

base::Result<Listing> decide_removal_refusal(Listing listing, const RefuseRemoval& command) {
  if (!listing.removal_asked_at) return refuse(RefusalWord::removal_not_asked, {}, "/listing");
  // Who is refused learns which requirement is not met, so that it can meet it and apply again.
  TRY_VOID(base::must_say(command.requirement, RefusalWord::removal_requirement_missing, "/requirement"));
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  listing.removal_asked_at.reset();
  listing.removal_due_on.reset();
  return listing;
}

bool is_unanswered(const Listing& listing) { return listing.stated_at && !listing.answered_at; }

}  // namespace liaoxin::cases
