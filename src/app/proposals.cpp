#include "app/proposals.hpp"

#include <algorithm>

#include "app/accounts.hpp"
#include "app/actors.hpp"
#include "app/leaves.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "store/proposals.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace access;

constexpr std::string_view kInputColumn = "proposal.input", kApprove = "proposal.approve";

/// Who signs, with every person known to stand behind it.
Signatory signatory(store::Connection& db, const statute::Actor& actor, const std::optional<std::int64_t>& person) {
  Signatory one{statute::to_string(actor), {}, actor.unit, {}, person.has_value()};
  if (person) one.persons.push_back(*person);
  else one.persons = store::persons_of_actor(db, one.actor);
  if (const auto officer = store::find_officer(db, actor.unit, actor.id)) one.office = officer->office;
  return one;
}

/// A stored proposal with its content. Refusal: proposal_unknown.
base::Result<Proposal> load(Session& s, const std::string& text) {
  const auto id = s.platform.internal_id("prp", text);
  const auto stored = id ? store::find_proposal(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::proposal_unknown, base::one_line(text), "/proposal");
  const auto input = open_column(s.platform.keys(), kInputColumn, *id, stored->input_sealed);
  if (!input) throw base::Failure("database_corrupt", "the content of a proposal cannot be opened", "verify the data directory and its keys");
  Proposal proposal = stored->proposal;
  proposal.input = *input;
  return proposal;
}

const Command& command_of(const Proposal& proposal) {
  const Command* command = command_named(proposal.operation);
  if (command == nullptr) throw base::Failure("database_corrupt", "a proposal names the operation " + proposal.operation, "verify the data directory");
  return *command;
}
base::json::value input_of(const Proposal& proposal) {
  auto input = base::parse_json(proposal.input);
  CHECK(input.has_value());
  return std::move(*input);
}
/// Adds the version that each record named in an input has now.
void add_versions(Platform& platform, store::Connection& db, const base::json::value& said, object& versions) {
  if (said.is_string()) {
    const std::string text(said.get_string());
    const auto id = platform.internal_id("rec", text);
    const auto record = id ? store::find_record(db, *id) : std::nullopt;
    if (record) versions[text] = record->state.version;
  }
  if (said.is_array()) {
    for (const base::json::value& one : said.get_array()) add_versions(platform, db, one, versions);
  }
  if (said.is_object()) {
    for (const auto& [name, one] : said.get_object()) add_versions(platform, db, one, versions);
  }
}
std::string versions_named(Platform& platform, store::Connection& db, const base::json::value& input) {
  object versions;
  add_versions(platform, db, input, versions);
  return base::canonical_json(versions);
}
statute::Actor proposer_of(const Proposal& proposal) {
  auto actor = statute::parse_actor(proposal.proposed_by);
  CHECK(actor.has_value());
  return std::move(*actor);
}

/// Whether somebody could do the proposed act himself, were it not for the second person: the gate is asked, and nothing
/// else of the act counts.
bool is_entitled(Platform& platform, store::Writer& writer, Caller caller, const Proposal& proposal) {
  caller.is_code_fresh = true;  // whether it is, the approval itself asks
  return writer.rehearse([&] {
    Session alone{platform, writer, command_of(proposal), caller};
    alone.is_of_unit_alone = true;  // that a reviewer approves, the approval itself asks
    (void)run(alone, input_of(proposal));
    return alone.is_permitted;
  });
}
bool is_proposer(const Caller& caller, const Proposal& proposal) {
  return statute::to_string(caller.actor) == proposal.proposed_by && caller.person == proposal.proposer_person;
}

Act act_on(const Session& s, const Proposal& proposal, object reasons) {
  reasons["proposed_by"] = proposal.proposed_by;
  return {.operation = s.operation,
          .facts = {{"proposal", s.platform.public_id("prp", proposal.id)}, {"proposed", proposal.operation}, {"content_hash", proposal.content_hash}, {"policy_hash", proposal.policy_hash}},
          .reasons = std::move(reasons)};
}

/// The end of a proposal, whichever it is.
object closed(Session& s, const Proposal& proposal, ProposalStep step, object reasons) {
  const auto place = write_act(s.writer, s.actor, act_on(s, proposal, std::move(reasons)));
  const bool was_open = store::close_proposal(s.db(), proposal.id, step, statute::to_string(s.actor), s.now(), place.row_id);
  CHECK(was_open);
  return {{"proposal", s.platform.public_id("prp", proposal.id)}, {"state", word(step)}, {"log_index", place.index}};
}

/// What it is that can not be done any more, in the words of the act's own refusal.
base::Refusal no_longer_possible(const base::Refusal& of_act) {
  base::Refusal refusal = base::make_refusal(RefusalWord::proposal_no_longer_possible, {}, "/proposal");
  refusal.message.zh += ":" + of_act.message.zh;
  refusal.message.en += ": " + of_act.message.en;
  return refusal;
}

/// That another person decides, who may do the act, and that there is still something to decide.
base::Result<Proposal> to_decide(Session& s, const std::string& text) {
  Proposal proposal = TRY(load(s, text));
  SetOf<Competence> relations;
  if (is_entitled(s.platform, s.writer, s.caller, proposal)) relations.add(Competence::entitled);
  TRY_VOID(s.permit(relations));
  TRY_VOID(is_open(proposal, s.today()));
  if (stand_in_for_each_other(s.db(), proposer_of(proposal), s.actor, s.now())) return refuse(RefusalWord::second_person_needed);
  TRY_VOID(may_countersign(signatory(s.db(), proposer_of(proposal), proposal.proposer_person), signatory(s.db(), s.actor, s.caller.person)));
  return proposal;
}

base::Result<object> approve(Session& s, const ApproveProposal& c) {
  const Proposal proposal = TRY(to_decide(s, c.proposal));
  TRY_VOID(is_unchanged(proposal, c.content_hash, policy_hash()));
  TRY_VOID(is_current(proposal, versions_named(s.platform, s.db(), input_of(proposal))));
  // 1. Who proposed it must still be what it was then.
  statute::Actor proposer = proposer_of(proposal);
  if (const auto known = actor_known(s.platform, proposer); !known) return std::unexpected(no_longer_possible(known.error()));
  if (proposal.proposer_person && !store::still_acts_as(s.db(), *proposal.proposer_person, proposal.proposed_by)) {
    return std::unexpected(no_longer_possible(base::make_refusal(RefusalWord::grant_unknown)));
  }
  // 2. The act itself, decided on the state of this moment.
  proposer.approved_by = statute::to_string(s.actor);
  Session act{s.platform, s.writer, command_of(proposal), {proposer, true, proposal.proposer_person}};
  Answer done = run(act, input_of(proposal));
  if (!done) return std::unexpected(no_longer_possible(done.error().front()));
  // 3. Its approval beside it.
  object result = closed(s, proposal, ProposalStep::approved, {});
  for (const auto& [key, value] : *done) result[key] = value;
  return result;
}

base::Result<object> refuse_it(Session& s, const RefuseProposal& c) {
  const Proposal proposal = TRY(to_decide(s, c.proposal));
  TRY_VOID(base::must_say(c.reason, RefusalWord::reason_missing, "/reason"));
  return closed(s, proposal, ProposalStep::refused, {{"reason", c.reason}});
}

base::Result<object> withdraw(Session& s, const WithdrawProposal& c) {
  const Proposal proposal = TRY(load(s, c.proposal));
  SetOf<Competence> relations;
  if (is_proposer(s.caller, proposal)) relations.add(Competence::proposer);
  TRY_VOID(s.permit(relations));
  TRY_VOID(is_open(proposal, s.today()));
  return closed(s, proposal, ProposalStep::withdrawn, {});
}

}  // namespace

bool needs_second_person(const Command& command, const statute::Actor& actor) {
  return command.row->four_eyes == FourEyes::yes && actor.kind != statute::ActorKind::operator_;
}

Answer propose(Session& s, const base::json::value& input) {
  // What would be refused when it is approved is refused now.
  const Answer rehearsed = s.writer.rehearse([&] { return run(s, input); });
  if (!rehearsed) return rehearsed;
  const auto term = s.pack().parameter(access::kProposalTerm, s.today());
  if (!term) return std::unexpected(std::vector{term.error()});
  Proposal proposal{.id = s.writer.next_id("proposal"),
                    .operation = std::string(s.operation),
                    .input = base::canonical_json(input),
                    .versions = versions_named(s.platform, s.db(), input),
                    .policy_hash = policy_hash(),
                    .proposed_by = statute::to_string(s.actor),
                    .proposer_person = s.caller.person,
                    .proposed_at = s.now(),
                    .expires_on = s.today().plus_days(static_cast<int>(term->value))};
  proposal.content_hash = content_hash(proposal);
  Act act = act_on(s, proposal, {});
  act.operation = "proposal.make";
  const auto place = write_act(s.writer, s.actor, std::move(act));
  store::insert_proposal(s.db(), {proposal, seal_column(s.platform, kInputColumn, proposal.id, proposal.input)}, place.row_id);
  return object{{"proposal", s.platform.public_id("prp", proposal.id)}, {"content_hash", proposal.content_hash}, {"expires_on", proposal.expires_on.iso()}, {"log_index", place.index}};
}

std::vector<OpenProposal> open_proposals(Platform& platform, const Caller& caller) {
  std::vector<OpenProposal> list;
  const auto stored = store::open_proposals(platform.db());
  if (stored.empty()) return list;
  const bool may_approve = reach_of(platform.db(), caller.actor).covers(*command_named(kApprove)->row);
  store::Writer writer(platform.sequencer(), platform.clock().now());  // for rehearsals; it is never committed
  for (const store::StoredProposal& one : stored) {
    Proposal proposal = one.proposal;
    if (!is_open(proposal, writer.now().date())) continue;
    const auto input = open_column(platform.keys(), kInputColumn, proposal.id, one.input_sealed);
    if (!input) throw base::Failure("database_corrupt", "the content of a proposal cannot be opened", "verify the data directory and its keys");
    proposal.input = *input;
    const bool is_own = is_proposer(caller, proposal);
    const bool may_decide = !is_own && may_approve && is_entitled(platform, writer, caller, proposal) &&
                            !stand_in_for_each_other(writer.db(), proposer_of(proposal), caller.actor, writer.now()) &&
                            may_countersign(signatory(writer.db(), proposer_of(proposal), proposal.proposer_person), signatory(writer.db(), caller.actor, caller.person));
    if (!is_own && !may_decide) continue;
    list.push_back({proposal, command_of(proposal).operation, input_of(proposal).as_object(), is_own});
  }
  return list;
}

Answer execute_by_two(Platform& platform, std::string_view operation, const base::json::value& input, const statute::Actor& first, const statute::Actor& second) {
  const Answer proposed = execute(platform, operation, input, first);
  if (!proposed || !proposed->contains("content_hash")) return proposed;
  return execute(platform, kApprove, object{{"proposal", proposed->at("proposal")}, {"content_hash", proposed->at("content_hash")}}, second);
}

void add_proposal_handlers(Handlers& handlers) {
  handlers[std::string(kApprove)] = detail::handler<ApproveProposal>(approve);
  handlers["proposal.refuse"] = detail::handler<RefuseProposal>(refuse_it);
  handlers["proposal.withdraw"] = detail::handler<WithdrawProposal>(withdraw);
}

}  // namespace liaoxin::app
