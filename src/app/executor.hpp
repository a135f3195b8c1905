#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/policy.hpp"
#include "app/acts.hpp"
#include "app/operations.hpp"
#include "app/platform.hpp"
#include "base/json.hpp"
#include "cases/counter/counter.hpp"
#include "registry/joint_decision.hpp"
#include "statute/operation.hpp"
#include "store/clients.hpp"
#include "store/records.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

/// An act that comes as a signed request of a machine client, which acts as its officer and within its items.
struct ThroughClient {
  std::int64_t client = 0;
  base::json::object evidence;  ///< what anybody needs to check the signature again
  /// Called in the transaction of the act, once it is done or refused.
  std::function<void(store::Writer& writer, const std::expected<base::json::object, std::vector<base::Refusal>>& answer)> keep;
};

/// Who asks for an act: the actor, and what is known of the login behind it.
struct Caller {
  statute::Actor actor;
  bool is_code_fresh = true;           ///< the second factor of the login; who acts on the machine itself has none
  std::optional<std::int64_t> person;  ///< of the account; nobody is known to sit at the machine itself
  const ThroughClient* through = nullptr;  ///< where it asks as a signed request; its signature stands for the fresh code
  std::optional<std::int64_t> sitting = {};  ///< in which a clerk acts for the actor, who is present; the actor names the clerk
};

/// One act of one actor, inside one write transaction.
struct Session {
  Platform& platform;
  store::Writer& writer;
  const Command& command;
  Caller caller;
  const statute::Actor& actor = caller.actor;
  std::string_view operation = command.operation->name;
  bool is_permitted = false;  ///< the gate let it pass
  bool is_of_unit_alone = false;  ///< only whether the officer's unit could do it is asked, whatever its posts
  std::optional<store::StoredClient> client = {};  ///< through which the actor acts; nobody: in person
  std::optional<cases::Sitting> sitting = {};      ///< in which a clerk acts for the actor; nobody: the actor itself
  bool is_within_items = false;                    ///< a record was looked at, and it is of the client's items
  /// What is kept of the act where it is refused: written after everything else of it was taken back, beside the trace of the refusal.
  std::function<void(store::Writer& writer, const store::Appended& trace, const std::vector<base::Refusal>& refusals)> keep_refused = {};
  bool is_outside_region = false;                  ///< a work body, and its region does not cover the matter that was looked at

  [[nodiscard]] store::Connection& db() { return writer.db(); }
  [[nodiscard]] base::Instant now() const { return writer.now(); }
  [[nodiscard]] base::Date today() const { return writer.now().date(); }
  [[nodiscard]] const statute::Pack& pack() const { return platform.pack(); }

  /// The gate, for an object that has nothing to do with a record. Refusals of each besides: region_not_covered, where a work body's region
  /// is all that lacks; bootstrap_done, of accounts by the machine's operator once two security administrators have set theirs up.
  [[nodiscard]] base::Result<access::Permit> permit();
  /// The gate, with the relations the actor has to a record.
  [[nodiscard]] base::Result<access::Permit> permit(const registry::RecordState& record);
  /// The gate, with further relations found by the handler.
  [[nodiscard]] base::Result<access::Permit> permit(access::SetOf<access::Competence> relations);
  /// The gate, with what the actor is by its unit, and this relation too where the unit has it.
  [[nodiscard]] base::Result<access::Permit> permit_with(access::Competence relation, bool has_it);
  /// What the actor is by its unit: work_body, in_charge, court. In a matter that lies somewhere a work body is one only where its region
  /// covers one of these regions (art. 9); without any the work body of the place suffices.
  [[nodiscard]] access::SetOf<access::Competence> unit_relations(const std::vector<std::string>& regions = {});
  /// The same, and in charge only where the unit is the province's: prefectures and counties have no lists of measures and no editions of their own.
  [[nodiscard]] access::SetOf<access::Competence> province_relations();
  [[nodiscard]] access::SetOf<access::Competence> relations(const registry::RecordState& record);
  /// The level of the region the actor's unit sits in; nothing without one.
  [[nodiscard]] std::optional<statute::DivisionLevel> level();
  /// The decision of the provincial joint meeting that somebody names by its number, as its secretariat registered it.
  [[nodiscard]] std::optional<registry::JointDecision> province_decision(const std::string& number);
  /// That the record is of an item the client is registered for; of a person in person every one is. Refusal: item_not_of_client.
  [[nodiscard]] base::Result<void> within_items(const std::string& item);
  /// Refusals: record_unknown, item_not_of_client.
  [[nodiscard]] base::Result<store::StoredRecord> record(const std::string& public_id);
};

using Answer = std::expected<base::json::object, std::vector<base::Refusal>>;
using Handler = std::function<Answer(Session&, const base::json::value&)>;

/// Runs the handler of the session's command. Refusal of each besides: personal_number_in_text.
[[nodiscard]] Answer run(Session& session, const base::json::value& input);

/// Runs one command: actor known, shape, gate, decision, act, commit; everything or nothing. The answer names the
/// place of the act in the log. A refusal leaves a kind-2 leaf and nothing else. What takes two persons becomes a proposal
/// (app/proposals.hpp), and the answer names it.
///
/// Through a client besides: it is live, the operation is one for clients, and the record of its items; the signed request
/// stands in the log beside the act. Refusals: client_revoked, client_not_in_force, operation_not_for_clients, item_not_of_client.
///
/// At the counter: the operation is one for the counter, and the sitting still open; the subject finds the act in its access
/// register. Refusals: operation_not_at_counter, counter_not_open.
[[nodiscard]] Answer execute(Platform& platform, const Command& command, const base::json::value& input, const Caller& caller);
/// An officer who stands in for others acts in its own name, and whom it stands in for is named beside the act; one on leave who
/// acts has returned.
/// The same in a transaction with other acts beside it (app/act_queue.hpp): what a refused act wrote is taken back, its
/// kind-2 leaf stands.
[[nodiscard]] Answer execute_in(store::Writer& writer, Platform& platform, const Command& command, const base::json::value& input, const Caller& caller);
/// Runs acts in one transaction and commits it, with what follows a commit. Throws Failure, and then nothing was done.
void in_one_transaction(Platform& platform, const std::function<void(store::Writer& writer)>& acts);
/// One command by name, on the machine itself. Refusal besides: operation_unknown.
[[nodiscard]] Answer execute(Platform& platform, std::string_view operation, const base::json::value& input, const statute::Actor& actor);

/// A refusal leaves its trace: who tried what, through which client, and the words that stopped it.
store::Appended journal_refusal(store::Writer& writer, std::string_view operation, const base::json::object& who, const std::vector<base::Refusal>& refusals);
/// The same in a transaction of its own.
void journal_refusal(Platform& platform, std::string_view operation, const base::json::object& who, const std::vector<base::Refusal>& refusals);

/// Closes what fell due: displays and retentions past their last day, objections without an answer, records that a new
/// rule set judges otherwise. Run by `serve` each minute and by hand, at most `limit` records of each kind at a time.
struct DueWork {
  std::int64_t ended = 0, hidden = 0, accepted = 0;
  std::int64_t consents_over = 0;  ///< ran out, and what was read under them was recalled
  std::int64_t measures_dropped = 0;  ///< the list in force does not have them any more
  std::int64_t judged_again = 0;  ///< looked at under the rule set that began
  std::int64_t keys_destroyed = 0;  ///< of months whose retention is over
  [[nodiscard]] bool may_have_more() const { return ended + judged_again + consents_over + measures_dropped > 0; }
};
DueWork do_due_work(Platform& platform, std::int64_t limit = 1000);

namespace detail {
template <class Command>
Handler handler(base::Result<base::json::object> (*run)(Session&, const Command&)) {
  return [run](Session& session, const base::json::value& input) -> Answer {
    auto command = base::from_json<Command>(input);
    if (!command) return std::unexpected(std::move(command).error());
    auto result = run(session, *command);
    if (!result) return std::unexpected(std::vector<base::Refusal>{std::move(result).error()});
    return std::move(*result);
  };
}
}  // namespace detail

using Handlers = std::map<std::string, Handler, std::less<>>;
void add_register_handlers(Handlers& handlers);
void add_record_handlers(Handlers& handlers);
void add_sharing_handlers(Handlers& handlers);
void add_objection_handlers(Handlers& handlers);
void add_account_handlers(Handlers& handlers);
void add_inquiry_handlers(Handlers& handlers);
void add_mail_handlers(Handlers& handlers);
void add_proposal_handlers(Handlers& handlers);
void add_client_handlers(Handlers& handlers);
void add_counter_handlers(Handlers& handlers);
void add_look_handlers(Handlers& handlers);
void add_leave_handlers(Handlers& handlers);
void add_declaration_handlers(Handlers& handlers);
void add_market_handlers(Handlers& handlers);
void add_leniency_handlers(Handlers& handlers);
void add_designation_handlers(Handlers& handlers);
void add_restoration_handlers(Handlers& handlers);
void add_listing_handlers(Handlers& handlers);
void add_measure_list_handlers(Handlers& handlers);
void add_measure_handlers(Handlers& handlers);
void add_reward_handlers(Handlers& handlers);
void add_accountability_handlers(Handlers& handlers);
void add_pledge_handlers(Handlers& handlers);
void add_trust_handlers(Handlers& handlers);
void add_trust_assessment_handlers(Handlers& handlers);
void add_edition_handlers(Handlers& handlers);
void add_rule_draft_handlers(Handlers& handlers);

}  // namespace liaoxin::app
