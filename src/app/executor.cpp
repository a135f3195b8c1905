#include "app/executor.hpp"

#include <algorithm>

#include "access/commands.hpp"
#include "app/actors.hpp"
#include "app/epoch.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/consent/consent.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "cases/objection/objection.hpp"
#include "registry/commands.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using statute::ActorKind;

const std::vector<const statute::Operation*>& all_commands() {
  static const std::vector<const statute::Operation*> all = [] {
    std::vector<const statute::Operation*> list;
    for (const auto* room : {&registry::registry_commands(), &cases::objection_commands(), &cases::inquiry_commands(), &cases::consent_commands(), &access::access_commands()}) {
      for (const statute::Operation& operation : *room) list.push_back(&operation);
    }
    return list;
  }();
  return all;
}

const statute::Operation* find_command(std::string_view name) {
  const auto& all = all_commands();
  const auto found = std::find_if(all.begin(), all.end(), [&](const statute::Operation* o) { return o->name == name; });
  return found == all.end() ? nullptr : *found;
}

std::vector<Competence> Session::unit_relations() {
  std::vector<Competence> list;
  if (actor.unit.empty()) return list;
  const auto unit = store::find_unit(db(), actor.unit);
  if (!unit) return list;
  if (unit->kind == "work_body") list.push_back(Competence::work_body);
  if (unit->kind == "in_charge") list.push_back(Competence::in_charge);
  if (actor.kind == ActorKind::court && unit->kind == "court") list.push_back(Competence::court);
  return list;
}

std::vector<Competence> Session::relations(const registry::RecordState& record) {
  std::vector<Competence> list = unit_relations();
  if (own_subject(platform, actor) == record.subject_id) list.push_back(Competence::self);
  if (actor.unit.empty()) return list;
  if (actor.unit == record.source_unit || store::is_submitter(db(), record.source_unit, actor.unit)) list.push_back(Competence::source);
  if (actor.unit == record.deciding_unit) list.push_back(Competence::deciding);
  return list;
}

base::Result<access::Permit> Session::permit(std::vector<Competence> relations) {
  return access::gate({actor.kind, operation, std::move(relations)});
}
base::Result<access::Permit> Session::permit() { return permit(unit_relations()); }
base::Result<access::Permit> Session::permit(const registry::RecordState& record) { return permit(relations(record)); }

base::Result<store::StoredRecord> Session::record(const std::string& public_id) {
  const auto id = platform.internal_id("rec", public_id);
  auto found = id ? store::find_record(db(), *id) : std::nullopt;
  if (!found) return refuse(RefusalWord::record_unknown, base::one_line(public_id), "/record");
  return std::move(*found);
}

namespace {

/// A log behind its mark takes no write at all, except the one that ends it: this command opens a log of its own.
constexpr std::string_view kNewEpoch = "journal.new_epoch";

const Handlers& handlers() {
  static const Handlers all = [] {
    Handlers map;
    add_register_handlers(map);
    add_record_handlers(map);
    add_sharing_handlers(map);
    add_objection_handlers(map);
    add_account_handlers(map);
    add_inquiry_handlers(map);
    // Declaration, policy row and handler stand in one-to-one correspondence.
    for (const statute::Operation* operation : all_commands()) CHECK(map.contains(operation->name) || operation->name == kNewEpoch);
    CHECK(map.size() + 1 == all_commands().size());
    CHECK(access::policy().size() == all_commands().size());
    for (const access::PolicyRow& row : access::policy()) CHECK(find_command(row.operation) != nullptr);
    return map;
  }();
  return all;
}

/// A refusal leaves its trace too: who tried what, and the word that stopped it.
void journal_refusal(Platform& platform, std::string_view operation, const statute::Actor& actor, const std::vector<base::Refusal>& refusals) {
  store::Writer writer(platform.sequencer(), platform.clock().now());
  base::json::array words;
  for (const base::Refusal& refusal : refusals) words.emplace_back(base::word(refusal.word));
  writer.append({.kind = journal::LeafKind::access,
                 .schema = "access",
                 .bodies = {{journal::CommitClass::fact, base::canonical_json(base::json::object{{"operation", operation}, {"refused", words}})},
                            {journal::CommitClass::actor, base::canonical_json(base::json::object{{"actor", statute::to_string(actor)}})}}});
  writer.commit();
}

}  // namespace

Answer execute(Platform& platform, std::string_view name, const base::json::value& input, const statute::Actor& actor) {
  const statute::Operation* operation = find_command(name);
  if (operation == nullptr) return std::unexpected(std::vector{base::make_refusal(RefusalWord::operation_unknown, base::one_line(name))});
  Answer answer = [&]() -> Answer {
    if (operation->name == kNewEpoch) return open_epoch(platform, actor, input);
    store::Writer writer(platform.sequencer(), platform.clock().now());
    if (auto known = actor_known(platform, actor); !known) return std::unexpected(std::vector{known.error()});
    Session session{platform, writer, actor, operation->name};
    Answer result = handlers().find(operation->name)->second(session, input);
    if (!result) return result;  // rolled back when the writer goes out of scope
    (*result)["log_size"] = writer.tree_size();
    writer.commit();
    platform.publish_endings();
    return result;
  }();
  if (!answer && !(operation->name == kNewEpoch && tail_is_lost(platform))) journal_refusal(platform, operation->name, actor, answer.error());
  if (answer && name == "calendar.add") platform.reload_calendar();
  return answer;
}

}  // namespace liaoxin::app
