#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/platform.hpp"
#include "app/rule_drafts.hpp"
#include "base/json.hpp"
#include "cases/listing/listing.hpp"
#include "http/desk.hpp"
#include "registry/notice.hpp"
#include "registry/views.hpp"
#include "store/listings.hpp"
#include "store/writer.hpp"

/// What handlers, desks and pages share about list systems and listings (arts. 27, 28, 30, 38).
namespace liaoxin::app {

struct Session;

/// What an entry is a record of.
inline constexpr std::string_view kEntryItem = "C8-01";

/// A ground as the list of grounds names it, with the words of its group.
[[nodiscard]] base::LocalText ground_title(const statute::Pack& pack, std::string_view code);

/// What an entry says, in the cells of its form. `conduct`: in the words of the proposal.
[[nodiscard]] std::map<std::string, std::string> entry_cells(Platform& platform, const cases::Listing& listing, const cases::ListSystem& system, const registry::RecordState& basis, const std::string& document_number,
                                                              const std::string& conduct);

/// Drops the cases about a record that were open when its organisation merged into another, and tells that one.
void drop_cases_of_merged(Session& session, const registry::RecordState& basis);
/// Whether an authority keeps, or kept, a list with this code here.
[[nodiscard]] bool is_of_list_here(store::Connection& db, std::string_view list_code, std::string_view authority);
/// Whether a record is an entry made here, through the proceeding, and not one that another organ filed.
[[nodiscard]] bool is_own_entry(store::Connection& db, const registry::RecordState& record);

/// Whether a notice is of a case of this listing authority, before or after its decision, and of no other's: who lists tells its subject, whoever filed the record that shows the conduct (art. 38).
[[nodiscard]] bool is_listed_by(const ReadContext& context, const registry::Notice& notice, const std::string& unit);

/// That who decides is another person, and of another office, than who proposed. Refusals: second_person_needed, other_office_needed.
[[nodiscard]] base::Result<void> may_decide(store::Connection& db, const cases::Listing& listing, const statute::Actor& actor, std::optional<std::int64_t> person);

/// What shows the conduct ended, fell or became another: the entries that rest on it end in the same transaction, everywhere.
void end_entries_on(store::Writer& writer, Platform& platform, const statute::Actor& actor, const registry::RecordState& basis);

/// An entry as what it rests on has it today: no longer shown than that, and hidden while its document is stayed.
void narrow_to_basis(const ReadContext& context, registry::RecordState& entry, base::Date today);

/// List systems, those in force first, and drafts of them: for everybody those whose consultation began.
[[nodiscard]] std::vector<registry::ListSystemView> list_system_views(ListsFor reader, store::Connection& db, const store::KeyStore& keys, const statute::Pack& pack, base::Instant now);

/// A case as its subject and its authority read it.
[[nodiscard]] http::OwnListing listing_facts(Platform& platform, const store::StoredListing& stored);
/// The cases about a record, and the one of which it is the entry, at the desk of its subject.
[[nodiscard]] std::vector<http::OwnListing> own_listings(Platform& platform, const registry::RecordState& record, bool is_ended);

/// All that is kept of the cases about a record, or of which it is the entry, for its subject.
[[nodiscard]] base::json::array listings_json(Platform& platform, registry::RecordId record);

}  // namespace liaoxin::app
