#include "app/executor.hpp"

#include <algorithm>

#include "access/commands.hpp"
#include "access/post.hpp"
#include "access/signed_request.hpp"
#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/counter.hpp"
#include "app/epoch.hpp"
#include "app/leaves.hpp"
#include "app/proposals.hpp"
#include "app/regions.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/consent/consent.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "cases/objection/objection.hpp"
#include "registry/commands.hpp"
#include "registry/open_texts.hpp"
#include "store/accounts.hpp"
#include "store/joint_decisions.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using statute::ActorKind;

namespace {
/// One to propose a role and one to approve it; until there are two, the operator opens what is needed.
constexpr std::int64_t kEnoughAdministrators = 2;
}  // namespace

access::SetOf<Competence> Session::unit_relations(const std::vector<std::string>& regions) {
  access::SetOf<Competence> list;
  if (actor.unit.empty()) return list;
  const auto unit = store::find_unit(db(), actor.unit);
  if (!unit) return list;
  if (unit->kind == "work_body") {
    if (regions.empty() || covers_one(*unit, regions)) list.add(Competence::work_body);
    else is_outside_region = true;
  }
  if (unit->kind == "in_charge") list.add(Competence::in_charge);
  if (unit->kind == "joint_meeting") list.add(Competence::joint_meeting);
  if (actor.kind == ActorKind::court && unit->kind == "court") list.add(Competence::court);
  return list;
}

access::SetOf<Competence> Session::province_relations() {
  access::SetOf<Competence> list = unit_relations();
  if (level() != statute::DivisionLevel::province) list.remove(Competence::in_charge);
  return list;
}

std::optional<statute::DivisionLevel> Session::level() {
  const auto unit = store::find_unit(db(), actor.unit);
  const statute::Division* region = unit ? pack().division(unit->region) : nullptr;
  return region == nullptr ? std::nullopt : std::optional(region->level);
}

std::optional<registry::JointDecision> Session::province_decision(const std::string& number) {
  return store::find_joint_decision(db(), statute::DivisionLevel::province, base::one_line(base::trim(number)));
}

access::SetOf<Competence> Session::relations(const registry::RecordState& record) {
  access::SetOf<Competence> list = unit_relations(regions_of(db(), record));
  if (own_subject(platform, actor) == record.subject_id) list.add(Competence::self);
  if (actor.unit.empty()) return list;
  if (actor.unit == record.source_unit || store::is_submitter(db(), record.source_unit, actor.unit)) list.add(Competence::source);
  if (actor.unit == record.deciding_unit) list.add(Competence::deciding);
  return list;
}

base::Result<access::Permit> Session::permit(access::SetOf<Competence> relations) {
  const auto posts = actor.kind == ActorKind::officer && !is_of_unit_alone ? posts_of(db(), actor) : access::all_posts();
  auto permit = access::gate(*command.row, {actor.kind, access::through_posts(relations, posts), caller.is_code_fresh});
  const bool opens_accounts = actor.kind == ActorKind::operator_ && command.row->purpose == access::Purpose::accounts;
  if (permit && opens_accounts && store::security_administrators(db()) >= kEnoughAdministrators) permit = refuse(RefusalWord::bootstrap_done);
  is_permitted = permit.has_value();
  if (permit || permit.error().word != RefusalWord::not_competent) return permit;
  const auto could = [&](access::SetOf<Competence> list, access::SetOf<statute::Post> held) { return access::gate(*command.row, {actor.kind, access::through_posts(list, held), true}).has_value(); };
  // Competent in its own region, and not in this one: another reason than having nothing to do with it, and another remedy.
  access::SetOf<Competence> in_its_region = relations;
  in_its_region.add(Competence::work_body);
  if (is_outside_region && could(in_its_region, posts)) return refuse(RefusalWord::region_not_covered);
  // Its unit could, and this officer is there for something else.
  if (could(relations, access::all_posts())) return refuse(RefusalWord::post_not_held);
  return permit;
}
base::Result<access::Permit> Session::permit() { return permit(unit_relations()); }
base::Result<access::Permit> Session::permit_with(Competence relation, bool has_it) {
  access::SetOf<Competence> list = unit_relations();
  if (has_it) list.add(relation);
  return permit(list);
}
base::Result<access::Permit> Session::permit(const registry::RecordState& record) {
  TRY_VOID(within_items(record.item));
  return permit(relations(record));
}

base::Result<void> Session::within_items(const std::string& item) {
  if (client && std::ranges::find(client->items, item) == client->items.end()) return refuse(RefusalWord::item_not_of_client, item);
  is_within_items = true;
  return {};
}

base::Result<store::StoredRecord> Session::record(const std::string& public_id) {
  const auto id = platform.internal_id("rec", public_id);
  auto found = id ? store::find_record(db(), *id) : std::nullopt;
  if (!found) return refuse(RefusalWord::record_unknown, base::one_line(public_id), "/record");
  TRY_VOID(within_items(found->state.item));
  return std::move(*found);
}

namespace {

/// A log behind its mark takes no write at all, except the one that ends it: this command opens a log of its own.
constexpr std::string_view kNewEpoch = "journal.new_epoch";

/// The handlers, each at the number of its command.
const std::vector<Handler>& handlers() {
  static const std::vector<Handler> all = [] {
    Handlers map;
    add_register_handlers(map);
    add_record_handlers(map);
    add_sharing_handlers(map);
    add_objection_handlers(map);
    add_account_handlers(map);
    add_inquiry_handlers(map);
    add_mail_handlers(map);
    add_proposal_handlers(map);
    add_client_handlers(map);
    add_counter_handlers(map);
    add_look_handlers(map);
    add_leave_handlers(map);
    add_declaration_handlers(map);
    add_market_handlers(map);
    add_leniency_handlers(map);
    add_designation_handlers(map);
    add_restoration_handlers(map);
    add_listing_handlers(map);
    add_measure_list_handlers(map);
    add_measure_handlers(map);
    add_reward_handlers(map);
    add_accountability_handlers(map);
    add_pledge_handlers(map);
    add_trust_handlers(map);
    add_trust_assessment_handlers(map);
    add_edition_handlers(map);
    add_rule_draft_handlers(map);
    std::vector<Handler> list;
    for (const Command& command : commands()) {
      const auto found = map.find(command.operation->name);
      CHECK(found != map.end() || command.operation->name == kNewEpoch);
      list.push_back(found == map.end() ? Handler() : found->second);
    }
    CHECK(map.size() + 1 == list.size());
    return list;
  }();
  return all;
}

/// The client of a request, decided again in the transaction of its act: what was revoked a moment ago does nothing.
base::Result<store::StoredClient> acting_client(Session& session, const ThroughClient& through) {
  const auto client = store::find_client(session.db(), through.client);
  CHECK(client.has_value());
  TRY_VOID(access::client_may_act(client->from_on, client->until_on, client->revoked_at.has_value(), session.today()));
  if (!access::may_clients(*session.command.row)) return refuse(RefusalWord::operation_not_for_clients, session.operation);
  return *client;
}

/// The signed request beside its act: third parties check it with the key that client.register left in the log.
void write_evidence(Session& session, const ThroughClient& through) {
  // Whatever a client may do is about one record, and each handler asks whose item that is.
  CHECK(session.is_within_items);
  write_act(session.writer, session.actor, {.operation = "client.request", .facts = {{"client", session.platform.public_id("cli", through.client)}, {"requested", session.operation}}, .reasons = through.evidence});
}

}  // namespace

store::Appended journal_refusal(store::Writer& writer, std::string_view operation, const object& who, const std::vector<base::Refusal>& refusals) {
  base::json::array words;
  for (const base::Refusal& refusal : refusals) words.emplace_back(base::word(refusal.word));
  return writer.append({.kind = journal::LeafKind::access,
                        .schema = "access",
                        .bodies = {{journal::CommitClass::fact, base::canonical_json(object{{"operation", operation}, {"refused", words}})},
                                   {journal::CommitClass::actor, base::canonical_json(who)}}});
}

void journal_refusal(Platform& platform, std::string_view operation, const object& who, const std::vector<base::Refusal>& refusals) {
  store::Writer writer(platform.sequencer(), platform.clock().now());
  journal_refusal(writer, operation, who, refusals);
  writer.commit();
}

Answer run(Session& session, const base::json::value& input) {
  Answer result = handlers()[session.command.number](session, input);
  CHECK(!result || session.is_permitted);
  // Art. 8. Its own rules speak first; what they let pass, or only the form of a record it makes refuses, names nobody by a number where others may read it.
  const auto is_of_form = [](const base::Refusal& refusal) { return refusal.word == RefusalWord::id_number_in_text && !refusal.pointer.starts_with('/'); };
  if (result || is_of_form(result.error().front())) {
    if (auto named = registry::open_texts_name_nobody(*session.command.operation, input, session.today()); !named) return std::unexpected(std::vector{std::move(named).error()});
  }
  return result;
}

namespace {

object who_asked(const Platform& platform, const Caller& caller) {
  object who{{"actor", statute::to_string(caller.actor)}};
  if (!caller.actor.assisted_by.empty()) who["assisted_by"] = caller.actor.assisted_by;
  if (caller.through != nullptr) who["client"] = platform.public_id("cli", caller.through->client);
  return who;
}

/// `keep_refused`: what the handler wants kept of a refusal.
Answer act(store::Writer& writer, Platform& platform, const Command& command, const base::json::value& input, Caller caller, decltype(Session::keep_refused)& keep_refused) {
  if (auto known = actor_known(platform, caller.actor); !known) return std::unexpected(std::vector{known.error()});
  const bool is_officer = caller.actor.kind == ActorKind::officer;
  if (is_officer) {
    for (const store::StoredLeave& one : stands_in_for(writer.db(), caller.actor, writer.now())) caller.actor.stands_in_for.push_back(one.leave.officer);
  }
  Session session{platform, writer, command, caller};
  if (caller.through != nullptr) {
    auto client = acting_client(session, *caller.through);
    if (!client) return std::unexpected(std::vector{std::move(client).error()});
    session.client = std::move(*client);
  }
  if (caller.sitting) {
    auto sitting = acting_sitting(session);
    if (!sitting) return std::unexpected(std::vector{std::move(sitting).error()});
    session.sitting = std::move(*sitting);
  }
  if (command.operation->name == kNewEpoch) {
    auto permit = session.permit();
    CHECK(!permit);  // of the operator at the machine, who comes through execute()
    return std::unexpected(std::vector{std::move(permit).error()});
  }
  // Before the act, which may end the very grant it is done under.
  const bool is_represented = !session.sitting && is_represented_person(platform, caller.actor);
  Answer result = needs_second_person(command, caller.actor) ? propose(session, input) : run(session, input);
  if (!result) {
    keep_refused = std::move(session.keep_refused);
    return result;
  }
  if (caller.through != nullptr) write_evidence(session, *caller.through);
  if (session.sitting) register_counter_act(session);
  if (is_represented) {
    Look look = look_of_representative(platform, caller.actor);
    look.matter = command.operation->name;
    register_look(writer, platform.pack(), look);
  }
  if (is_officer) end_leave_of_who_acts(session);
  (*result)["log_size"] = writer.tree_size();
  return result;
}

bool may_change_calendar(const Command& command) { return command.operation->name == "calendar.add" || command.operation->name == "proposal.approve"; }

}  // namespace

Answer execute_in(store::Writer& writer, Platform& platform, const Command& command, const base::json::value& input, const Caller& caller) {
  decltype(Session::keep_refused) keep_refused;
  Answer answer = writer.attempt([&] { return act(writer, platform, command, input, caller, keep_refused); });
  if (!answer) {
    const store::Appended trace = journal_refusal(writer, command.operation->name, who_asked(platform, caller), answer.error());
    if (keep_refused) keep_refused(writer, trace, answer.error());
  }
  if (caller.through != nullptr) caller.through->keep(writer, answer);
  if (answer && may_change_calendar(command)) platform.reload_calendar();
  return answer;
}

void in_one_transaction(Platform& platform, const std::function<void(store::Writer&)>& acts) {
  try {
    store::Writer writer(platform.sequencer(), platform.clock().now());
    platform.follow_calendar();
    acts(writer);
    writer.commit();
  } catch (...) {
    // Days that an act added went with it.
    platform.reload_calendar();
    throw;
  }
  platform.publish_endings();
}

Answer execute(Platform& platform, const Command& command, const base::json::value& input, const Caller& caller) {
  Answer answer;
  if (command.operation->name == kNewEpoch && caller.through == nullptr) {
    answer = open_epoch(platform, command, caller, input);
    if (!answer && !tail_is_lost(platform)) journal_refusal(platform, command.operation->name, who_asked(platform, caller), answer.error());
    return answer;
  }
  in_one_transaction(platform, [&](store::Writer& writer) { answer = execute_in(writer, platform, command, input, caller); });
  return answer;
}

Answer execute(Platform& platform, std::string_view name, const base::json::value& input, const statute::Actor& actor) {
  const Command* command = command_named(name);
  if (command == nullptr) return std::unexpected(std::vector{base::make_refusal(RefusalWord::operation_unknown, base::one_line(name))});
  return execute(platform, *command, input, {actor});
}

}  // namespace liaoxin::app
