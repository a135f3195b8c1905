// Giving records out, and getting them back: subscriptions, deliveries, reports, confirmations of a recall.
#include "app/declared.hpp"
#include "app/designations.hpp"
#include "app/executor.hpp"
#include "app/record_reader.hpp"
#include "app/sharing.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "registry/commands.hpp"
#include "registry/visibility.hpp"
#include "report/recall_certificate.hpp"
#include "store/declarations.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace registry;

base::Result<object> open_subscription(Session& s, const OpenSubscription& c) {
  TRY_VOID(s.permit());
  if (c.kind != "unit" && c.kind != "api_client") return refuse(RefusalWord::subscription_kind_unknown, base::one_line(c.kind), "/kind");
  if (s.pack().item(c.item) == nullptr) return refuse(RefusalWord::item_unknown, base::one_line(c.item), "/item");
  if (c.kind == "unit" && !store::find_unit(s.db(), c.reference)) return refuse(RefusalWord::unit_unknown, base::one_line(c.reference), "/reference");
  TRY_VOID(base::must_say(c.reference, RefusalWord::name_missing, "/reference"));
  TRY_VOID(base::must_say(c.name, RefusalWord::name_missing, "/name"));
  TRY_VOID(base::must_say(c.agreement, RefusalWord::document_not_named, "/agreement"));
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation, .facts = {{"kind", c.kind}, {"item", c.item}, {"agreement", c.agreement}}, .reasons = {{"reference", c.reference}}});
  const std::int64_t id = s.writer.next_id("subscription");
  store::insert_subscription(s.db(), {id, c.kind, c.reference, c.name, c.item, c.agreement}, s.now(), place.row_id);
  return object{{"subscription", s.platform.public_id("sub", id)}, {"log_index", place.index}};
}

/// The channel a kind of recipient reads on: a unit under its sharing agreement, an API client what is public.
statute::Channel channel_of(const std::string& kind) { return kind == "unit" ? statute::Channel::sharing : statute::Channel::disclosure; }

base::Result<object> deliver(Session& s, const DeliverSharing& c) {
  const store::StoredRecord record = TRY(s.record(c.record));
  TRY_VOID(s.permit(record.state));
  const auto id = s.platform.internal_id("sub", c.subscription);
  const auto subscription = id ? store::find_subscription(s.db(), *id) : std::nullopt;
  if (!subscription) return refuse(RefusalWord::subscription_unknown, base::one_line(c.subscription), "/subscription");
  const statute::Channel channel = channel_of(subscription->kind);
  // Red line 4: no feed of natural persons; an individual business counts as one.
  if (!statute::is_organisation(record.state.subject_kind)) return refuse(RefusalWord::organisations_only, {}, "/record");
  if (record.state.item != subscription->item) return refuse(RefusalWord::not_shareable, record.state.item, "/record");
  // By the rules of today, and of a list entry by what it rests on: nothing is sent that nobody may read.
  const RecordState today = as_of_today(s.platform.read_context(), record, s.today());
  const VisibleReason reason = visible(today, *s.pack().item(record.state.item), channel, Viewer::stranger, s.now());
  if (!is_visible(reason)) return refuse(RefusalWord::not_shareable, word(reason), "/record");
  // What a reader would see today decides too: a rule set that began since, a source that is silent since midnight.
  const auto view = read_record_view(s.platform.read_context(), record, channel, Viewer::stranger, s.now());
  if (!view) return refuse(RefusalWord::not_shareable, {}, "/record");
  if (store::received(s.db(), record.state.id, record.state.version, subscription->kind, subscription->reference)) {
    return refuse(RefusalWord::already_delivered);
  }
  // The ledger entry and its leaf come before the answer: what left the house is always on record.
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation, .record = record.state.id, .facts = {{"record", c.record}, {"version", record.state.version}},
                                .reasons = {{"recipient", subscription->reference}}});
  note_received(s.writer, s.platform.read_context(), record, {subscription->kind, subscription->reference, subscription->name, channel}, place.row_id);
  object result{{"log_index", place.index}};
  result["record"] = base::to_json(*view);
  return result;
}

base::Result<object> issue_report(Session& s, const IssueReport& c) {
  const auto subject = store::find_subject_by_code(s.db(), c.uscc);
  auto relations = subject ? s.unit_relations({subject->region}) : s.unit_relations();
  if (subject && s.actor.kind == statute::ActorKind::subject && s.actor.id == subject->uscc) relations.add(access::Competence::self);
  TRY_VOID(s.permit(relations));
  if (!subject) return refuse(RefusalWord::subject_unknown, base::one_line(c.uscc), "/uscc");
  if (!statute::is_organisation(subject->kind)) return refuse(RefusalWord::organisations_only, {}, "/uscc");
  TRY_VOID(base::must_say(c.holder, RefusalWord::name_missing, "/holder"));
  const std::string number = report::fresh_number(s.platform.random());
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation, .kind = journal::LeafKind::issued, .facts = {{"report", number}}, .reasons = {{"holder", c.holder}, {"purpose", c.purpose}}});
  base::json::array records;
  for (const store::StoredRecord& record : store::records_of_subject(s.db(), subject->id)) {
    const auto view = read_record_view(s.platform.read_context(), record, statute::Channel::disclosure, Viewer::stranger, s.now());
    if (!view) continue;
    note_received(s.writer, s.platform.read_context(), record, {"report_holder", number, c.holder, statute::Channel::disclosure}, place.row_id);
    records.push_back(base::to_json(*view));
  }
  store::insert_report(s.db(), {s.writer.next_id("report"), number, subject->id, c.holder, c.purpose}, s.now(), place.row_id);
  return object{{"report", number}, {"organisation", subject->name}, {"uscc", subject->uscc}, {"issued_at", s.now().rfc3339()}, {"records", records}, {"log_index", place.index}};
}

/// Whoever received it; a holder or client without a desk here confirms through the operator of the machine, and the journal names
/// who typed it.
bool is_recipient(const Session& s, const std::string& reference) {
  const std::string& own = s.actor.unit.empty() ? s.actor.id : s.actor.unit;
  return own == reference || s.actor.kind == statute::ActorKind::operator_;
}

/// The same of a declaration that was read under a consent which is over. It has no certificate.
base::Result<object> confirm_declaration(Session& s, const ConfirmRecall& c, const store::DeclarationReading& reading) {
  TRY_VOID(s.within_items(std::string(kDeclaredItem)));
  TRY_VOID(s.permit(is_recipient(s, reading.reader) ? access::SetOf{access::Competence::recipient} : access::SetOf<access::Competence>{}));
  if (reading.confirmed_at) return refuse(RefusalWord::recall_confirmed);
  TRY_VOID(base::must_say(c.removed_from, RefusalWord::name_missing, "/removed_from"));
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation, .facts = {{"recall", c.recall}, {"declaration", s.platform.public_id("dcl", reading.declaration_id)}}, .reasons = {{"removed_from", c.removed_from}}});
  store::confirm_declaration_reading(s.db(), reading.id, s.now());
  return object{{"recall", c.recall}, {"log_index", place.index}};
}

base::Result<object> confirm(Session& s, const ConfirmRecall& c) {
  if (const auto reading_id = s.platform.internal_id("rcd", c.recall)) {
    const auto reading = store::find_declaration_reading(s.db(), *reading_id);
    if (reading && reading->told_at) return confirm_declaration(s, c, *reading);
  }
  const auto id = s.platform.internal_id("rcl", c.recall);
  const auto recall = id ? store::find_recall(s.db(), *id) : std::nullopt;
  if (!recall) return refuse(RefusalWord::recall_unknown, base::one_line(c.recall), "/recall");
  const auto record = store::find_record(s.db(), recall->recipient.record_id);
  CHECK(record.has_value());
  TRY_VOID(s.within_items(record->state.item));
  auto relations = s.relations(record->state);
  if (is_recipient(s, recall->recipient.reference)) relations.add(access::Competence::recipient);
  TRY_VOID(s.permit(relations));
  if (recall->confirmed_at) return refuse(RefusalWord::recall_confirmed);
  TRY_VOID(base::must_say(c.removed_from, RefusalWord::name_missing, "/removed_from"));
  const auto certificate = store::find_certificate(s.db(), recall->certificate_id);
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation, .record = recall->recipient.record_id, .facts = {{"recall", c.recall}, {"certificate", certificate->number}},
                                .reasons = {{"removed_from", c.removed_from}}});
  store::confirm_recall(s.db(), recall->id, s.now(), place.row_id);
  reissue(s.writer, s.platform, *certificate);
  return object{{"certificate", certificate->number}, {"log_index", place.index}};
}

}  // namespace

std::optional<RecordView> delivered_again(store::Writer& writer, Platform& platform, const DeliverSharing& c, std::int64_t version) {
  const auto subscription_id = platform.internal_id("sub", c.subscription);
  const auto record_id = platform.internal_id("rec", c.record);
  CHECK(subscription_id && record_id);
  const auto subscription = store::find_subscription(platform.db(), *subscription_id);
  const auto record = store::find_record(platform.db(), *record_id);
  if (!subscription || !record || record->state.version != version) return std::nullopt;
  auto view = read_record_view(platform.read_context(), *record, channel_of(subscription->kind), Viewer::stranger, writer.now());
  if (!view) return std::nullopt;
  const auto place = writer.append({.kind = journal::LeafKind::access,
                                    .schema = "access",
                                    .bodies = {{journal::CommitClass::fact, base::canonical_json(object{{"operation", "sharing.deliver"}, {"record", c.record}, {"repeated", true}})},
                                               {journal::CommitClass::actor, base::canonical_json(object{{"recipient", subscription->reference}})}}});
  // Who was told to let go of what stood beside the record takes it as it is now.
  note_received(writer, platform.read_context(), *record, {subscription->kind, subscription->reference, subscription->name, channel_of(subscription->kind)}, place.row_id);
  return view;
}

void add_sharing_handlers(Handlers& handlers) {
  handlers["subscription.open"] = detail::handler<OpenSubscription>(open_subscription);
  handlers["sharing.deliver"] = detail::handler<DeliverSharing>(deliver);
  handlers["report.issue"] = detail::handler<IssueReport>(issue_report);
  handlers["recall.confirm"] = detail::handler<ConfirmRecall>(confirm);
}

}  // namespace liaoxin::app
