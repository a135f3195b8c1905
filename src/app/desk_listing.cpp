// A listing case at the desks of its authority and of its subject (arts. 27, 38).
#include "app/actors.hpp"
#include "app/desk_service.hpp"
#include "app/listings.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"

namespace liaoxin::app {

http::OwnListing listing_facts(Platform& platform, const store::StoredListing& stored) {
  const cases::Listing& one = stored.listing;
  const auto system = store::find_list_system(platform.db(), one.system_id);
  CHECK(system.has_value());
  http::OwnListing facts{.id = platform.public_id("lst", one.id), .list = system->name, .ground = ground_title(platform.pack(), one.ground), .step = cases::printed(one.step), .said = {}, .statement = {}, .answer = {},
                         .defence_until = {}, .removal_requirements = system->removal_requirements, .removal_due_on = one.removal_due_on ? one.removal_due_on->iso() : std::string()};
  if (const auto said = sealed_reasons(platform, stored.row_id)) {
    facts.said.emplace_back(said->at("conduct").as_string());
    for (const base::json::value& limit : said->at("limits").as_array()) facts.said.emplace_back(limit.as_string());
    facts.said.emplace_back(said->at("evidence").as_string());
  }
  const auto words_of = [&](const std::optional<std::int64_t>& row, const char* name) {
    const auto said = row ? sealed_reasons(platform, *row) : std::nullopt;
    return said ? std::string(said->at(name).as_string()) : std::string();
  };
  facts.statement = words_of(stored.statement_row, "statement");
  facts.answer = one.answered_at ? words_of(stored.answer_row, "reason") : std::string();
  if (const auto until = cases::defence_until(one, platform.pack()); until && *until) facts.defence_until = (*until)->on.iso();
  facts.may_state = one.step == cases::ListingStep::proposed;
  return facts;
}

std::vector<http::OwnListing> own_listings(Platform& platform, const registry::RecordState& record, bool is_ended) {
  store::Connection& db = platform.db();
  std::vector<http::OwnListing> list;
  for (const store::StoredListing& one : store::listings_on(db, record.id)) list.push_back(listing_facts(platform, one));
  if (const auto own = store::listing_of_entry(db, record.id)) {
    http::OwnListing facts = listing_facts(platform, *own);
    facts.may_apply_removal = !is_ended && own->listing.step == cases::ListingStep::entered && !own->listing.removal_asked_at;
    list.push_back(std::move(facts));
  }
  return list;
}

std::optional<http::DeskListing> DeskService::listing(const std::string& token, const std::string& given) {
  const std::lock_guard lock(mutex_);
  const auto as = actor(token);
  const auto id = platform_.internal_id("lst", given);
  store::Connection& db = platform_.db();
  const auto stored = as && id ? store::find_listing(db, *id) : std::nullopt;
  if (!stored || as->kind != statute::ActorKind::officer || as->unit != stored->listing.unit) return std::nullopt;
  const cases::Listing& one = stored->listing;
  const bool is_open = one.step == cases::ListingStep::proposed || one.step == cases::ListingStep::entered;
  if (!is_open) return std::nullopt;
  const auto record = store::find_record(db, one.record_id);
  CHECK(record.has_value());
  note_case_look(*as, record->state, "listing.decide", given);
  http::DeskListing view{.facts = listing_facts(platform_, *stored), .proposer = officer_name(db, one.proposer), .proposed_at = one.proposed_at.rfc3339(),
                         .told_on = one.told_on ? one.told_on->iso() : std::string(), .removal_statement = {}, .record = std::nullopt};
  if (one.removal_asked_at && stored->removal_row) {
    if (const auto said = sealed_reasons(platform_, *stored->removal_row)) view.removal_statement = said->at("statement").as_string();
  }
  // An authority that neither filed nor decided the record reads of it what everybody reads.
  const auto viewer = answers_for(db, as->unit, record->state) ? registry::Viewer::source : registry::Viewer::stranger;
  view.record = read_record_view(platform_.read_context(), *record, statute::Channel::disclosure, viewer, platform_.clock().now());
  return view;
}

}  // namespace liaoxin::app
