#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "cases/listing/list_system.hpp"
#include "registry/record.hpp"
#include "statute/item.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"
#include "statute/running_term.hpp"

/// Listing 列入 (arts. 27, 28, 30, 31, 38): an officer of the listing authority proposes, the organisation is told beforehand and heard, an officer of another office decides.
/// Entered, there is a record of C8-01 that was not filed; it runs no longer than the record that shows the conduct.
namespace liaoxin::cases {

enum class ListingStep { proposed, entered, dropped, removed };
[[nodiscard]] std::string_view word(ListingStep step);
[[nodiscard]] std::optional<ListingStep> listing_step(std::string_view word);
[[nodiscard]] base::LocalText printed(ListingStep step);
/// How a proposal can be decided, closed: entered, dropped.
struct ListingOutcome {
  ListingStep step;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const ListingOutcome> listing_outcomes();

/// A case, from its proposal to the removal.
struct Listing {
  std::int64_t id = 0;
  std::int64_t system_id = 0;
  registry::RecordId record_id = 0;  ///< that shows the conduct
  int version = 0;                   ///< of that record: a corrected one shows another conduct
  std::string ground;
  std::string unit;      ///< the listing authority
  std::string proposer;  ///< as `--as` writes it
  ListingStep step = ListingStep::proposed;
  base::Instant proposed_at;
  std::int64_t notice_id = 0;             ///< the prior notice
  std::optional<base::Date> told_on;      ///< it was served
  std::optional<base::Instant> stated_at, answered_at;  ///< the last statement of the subject, and the answer to it
  std::optional<base::Instant> decided_at;
  std::optional<registry::RecordId> entry_id;           ///< once entered
  std::optional<base::Instant> removal_asked_at;        ///< the open application for removal
  std::optional<base::Date> removal_due_on;
  std::optional<base::Instant> removed_at;
};

struct ProposeListing {
  std::string list_system, record, ground, conduct;
  std::vector<std::string> limits;  ///< how each limiting word of the ground is met, in their order
  std::string evidence;
};
BOOST_DESCRIBE_STRUCT(ProposeListing, (), (list_system, record, ground, conduct, limits, evidence))
struct StateListing {
  std::string listing, statement;
};
BOOST_DESCRIBE_STRUCT(StateListing, (), (listing, statement))
struct AnswerListing {
  std::string listing, reason;
};
BOOST_DESCRIBE_STRUCT(AnswerListing, (), (listing, reason))
struct DecideListing {
  std::string listing, outcome, reason;
  std::optional<std::string> document_number;  ///< of the listing decision, where it is entered
};
BOOST_DESCRIBE_STRUCT(DecideListing, (), (listing, outcome, reason, document_number))
struct RemoveListing {
  std::string listing, reason;
};
BOOST_DESCRIBE_STRUCT(RemoveListing, (), (listing, reason))
struct ApplyRemoval {
  std::string listing, statement;
};
BOOST_DESCRIBE_STRUCT(ApplyRemoval, (), (listing, statement))
struct RefuseRemoval {
  std::string listing, requirement, reason;
};
BOOST_DESCRIBE_STRUCT(RefuseRemoval, (), (listing, requirement, reason))

/// Why a record can carry no entry now; nothing when it can. `record`: as the rules of today have it. Refusals: organisation_only, listing_not_for_item, record_not_running, document_stayed,
/// record_not_told, record_treated_leniently, record_contested, listing_shielded, listing_not_serious.
[[nodiscard]] base::Result<void> may_be_listed(const registry::RecordState& record, const statute::Item& item, base::Instant now);

/// `others`: cases about this record. Refusals besides those of may_be_listed: list_system_unknown, ground_not_shipped (not of this list),
/// conduct_missing, limiting_word_unanswered, evidence_not_named, id_number_in_text, listing_open.
[[nodiscard]] base::Result<Listing> decide_proposal(const ListSystem& system, const registry::RecordState& record, const statute::Item& item, const ProposeListing& command, const std::vector<Listing>& others,
                                                    const std::string& officer, base::Instant now);
/// Refusals: listing_step_wrong, statement_missing.
[[nodiscard]] base::Result<Listing> decide_statement(Listing listing, const StateListing& command, base::Instant now);
/// Refusals: listing_step_wrong, listing_nothing_to_answer, reason_missing.
[[nodiscard]] base::Result<Listing> decide_answer(Listing listing, const AnswerListing& command, base::Instant now);
/// Last day of the time for statement and defence; nothing before the notice is served.
[[nodiscard]] base::Result<std::optional<statute::DueDate>> defence_until(const Listing& listing, const statute::Pack& pack);
/// Refusals: listing_step_wrong, outcome_unknown, reason_missing; to enter besides document_not_named, listing_not_told, listing_waiting, listing_unanswered, list_system_unknown (it ended),
/// listing_basis_changed, and those of may_be_listed.
[[nodiscard]] base::Result<Listing> decide_listing(Listing listing, const ListSystem& system, const registry::RecordState& record, const statute::Item& item, const DecideListing& command, base::Instant now,
                                                   const statute::Pack& pack);
/// Last day of an entry decided on a day, where its list has a term or its basis an end before the longest display.
[[nodiscard]] std::optional<base::Date> entry_until(const ListSystem& system, const registry::RecordState& basis, base::Date decided_on);

/// `entry`: the record of the listing. Refusals: listing_step_wrong, record_not_running, reason_missing.
/// Article 38. Who was told and heard is no more: of a case that was open nothing is left, and the organisation that took its place is told and heard anew.
[[nodiscard]] std::optional<Listing> dropped_by_merger(Listing listing, base::Instant now);
[[nodiscard]] base::Result<Listing> decide_removal(Listing listing, const std::optional<registry::RecordState>& entry, const RemoveListing& command, base::Instant now);
struct RemovalAsked {
  Listing listing;
  statute::DueDate due;
};
/// Refusals: listing_step_wrong, record_not_running, removal_open, statement_missing, parameter_not_in_force.
[[nodiscard]] base::Result<RemovalAsked> decide_removal_application(Listing listing, const std::optional<registry::RecordState>& entry, const ApplyRemoval& command, base::Instant now, const statute::Pack& pack);
/// Refusals: removal_not_asked, removal_requirement_missing, reason_missing.
[[nodiscard]] base::Result<Listing> decide_removal_refusal(Listing listing, const RefuseRemoval& command);

/// Its terms: the time for statement and defence once its notice is served, and the answer to an open application for removal.
[[nodiscard]] std::vector<statute::RunningTerm> terms_of(const Listing& listing, const statute::Pack& pack);
/// That a statement waits for its answer.
[[nodiscard]] bool is_unanswered(const Listing& listing);

/// List systems and listings.
[[nodiscard]] const std::vector<statute::Operation>& listing_commands();

}  // namespace liaoxin::cases
