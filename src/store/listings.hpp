#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "cases/listing/list_system.hpp"
#include "cases/listing/listing.hpp"
#include "store/connection.hpp"

/// List systems, and the cases in which an organisation is entered on one (arts. 27, 28, 38). Whether a prior notice is served stands with the notice and is read with it.
namespace liaoxin::store {

void insert_list_system(Connection& db, const cases::ListSystem& system);
/// Its day and decision; `row_id`: of the act. CHECK: it was a draft.
void establish_list_system(Connection& db, const cases::ListSystem& system, std::int64_t row_id);
/// At its instant, which may lie ahead; a draft too. CHECK: it had not ended by then.
void end_list_system(Connection& db, const cases::ListSystem& system, std::int64_t end_row);
[[nodiscard]] std::optional<cases::ListSystem> find_list_system(Connection& db, std::int64_t id);
/// The draft with this code that waits to be established.
[[nodiscard]] std::optional<cases::ListSystem> drafted_list_system(Connection& db, std::string_view code);
/// All of them and their drafts, in the order in which they were drafted.
[[nodiscard]] std::vector<cases::ListSystem> all_list_systems(Connection& db);

/// Journal rows beside which the words of a case are sealed.
struct StoredListing {
  cases::Listing listing;
  std::int64_t row_id = 0;  ///< of the proposal
  std::optional<std::int64_t> statement_row, answer_row, removal_row;
};
void insert_listing(Connection& db, const StoredListing& listing);
/// Its step, dates and rows. CHECK: it is there.
void save_listing(Connection& db, const StoredListing& listing);
[[nodiscard]] std::optional<StoredListing> find_listing(Connection& db, std::int64_t id);
/// Cases about the record that shows the conduct, the oldest first.
[[nodiscard]] std::vector<StoredListing> listings_on(Connection& db, registry::RecordId record);
/// The case whose entry this record is.
[[nodiscard]] std::optional<StoredListing> listing_of_entry(Connection& db, registry::RecordId entry);
/// Of a listing authority: cases that wait for a decision, and entries whose removal was asked for, the oldest first.
[[nodiscard]] std::vector<StoredListing> open_listings(Connection& db, std::string_view unit);

}  // namespace liaoxin::store
