// Collectors of market information (arts. 13, 14, 35): their agreements, what subjects allow them, and what they supply.
#include "app/access_register.hpp"
#include "app/declared.hpp"
#include "app/executor.hpp"
#include "app/made_record.hpp"
#include "app/supplied.hpp"
#include "app/taken_back.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "store/market.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

base::Result<object> register_collector(Session& s, const RegisterCollector& c) {
  TRY_VOID(s.permit());
  const std::string code = registry::normalise_code(c.collector);
  const auto unit = store::find_unit(s.db(), code);
  if (!unit || unit->kind != "collector") return refuse(RefusalWord::collector_unit_needed, base::one_line(c.collector), "/collector");
  Agreement agreement = TRY(decide_register(c, store::agreements_with(s.db(), code), s.now(), s.pack()));
  agreement.id = s.writer.next_id("agreement");
  agreement.collector = code;
  const std::string number = s.platform.public_id("agr", agreement.id);
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation,
                                .facts = {{"agreement", number}, {"collector", code}, {"document_number", agreement.number}, {"kinds", text_array(words_of(agreement.kinds))}, {"need", agreement.need}, {"method", agreement.method},
                                          {"objection_procedure", agreement.objection_procedure}, {"contact", agreement.contact}, {"until_on", agreement.until_on.iso()}}});
  store::insert_agreement(s.db(), agreement, place.row_id);
  return object{{"agreement", number}, {"log_index", place.index}};
}

base::Result<object> end_agreement(Session& s, const EndAgreement& c) {
  const auto id = s.platform.internal_id("agr", c.agreement);
  const auto agreement = id ? store::find_agreement(s.db(), *id) : std::nullopt;
  if (!agreement) return refuse(RefusalWord::agreement_unknown, base::one_line(c.agreement), "/agreement");
  TRY_VOID(s.permit_with(Competence::collector, s.actor.unit == agreement->collector));
  const Agreement ended = TRY(decide_end(*agreement, c, s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"agreement", c.agreement}, {"collector", ended.collector}}, .reasons = {{"reason", c.reason}}});
  store::end_agreement(s.db(), ended);
  note_taken_back(s.writer, TakenBack::agreement_ended, ended.id);
  // What was supplied under it has no ground any more.
  return object{{"agreement", c.agreement}, {"certificates", end_supplied(s, store::supplied_under_agreement(s.db(), ended.id))}, {"log_index", place.index}};
}

base::Result<object> submit(Session& s, const SubmitInformation& c) {
  TRY_VOID(s.within_items(std::string(kDeclaredItem)));
  TRY_VOID(s.permit());
  TRY_VOID(item_in_force(s, kDeclaredItem));
  const MarketKindFacts* kind = market_kind(c.kind);
  if (kind == nullptr) return refuse(RefusalWord::collection_kinds_invalid, base::one_line(c.kind), "/kind");
  const InquirySubject subject = TRY(inquiry_subject(c.subject_code, c.subject_name, s.today()));
  // 1. Judged like any row.
  registry::JudgedRow row = TRY(judge_made(s, kDeclaredItem, supplied_cells(c, subject, *kind, *store::find_unit(s.db(), s.actor.unit)), s.actor.unit));
  // 2. On the ground the articles ask for.
  const Ground ground = TRY(ground_of(s, row));
  // 3. Into the register.
  const std::uint64_t before = s.writer.tree_size();
  const Admission admission = TRY(admit_made(s, row));
  object result{{"record", s.platform.public_id("rec", admission.record)}, {"is_new", admission.outcome != Admission::Outcome::same}};
  if (admission.outcome == Admission::Outcome::same) return result;
  object facts{{"record", result["record"]}, {"agreement", s.platform.public_id("agr", ground.agreement)}, {"version_index", before}};
  if (ground.collection) facts["collection"] = s.platform.public_id("col", *ground.collection);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .record = admission.record, .facts = std::move(facts)});
  store::save_ground(s.db(), admission.record, ground);
  result["log_index"] = place.index;
  return result;
}

base::Result<object> allow(Session& s, const AllowCollection& c) {
  TRY_VOID(s.permit());
  if (s.actor.kind == statute::ActorKind::subject && store::find_subject_by_code(s.db(), s.actor.id)->merged_into) return refuse(RefusalWord::subject_merged);
  const std::string about = *about_self(s.platform, s.actor);
  const std::string collector = registry::normalise_code(c.collector);
  const auto agreement = store::agreement_in_force(s.db(), collector, s.now());
  Collection collection = TRY(decide_allow(c, agreement, store::collections_about(s.db(), about, collector), s.now(), s.pack()));
  collection.id = s.writer.next_id("collection");
  collection.about = about;
  collection.collector = collector;
  const std::string number = s.platform.public_id("col", collection.id);
  // The notice the subject read is the agreement as it stands in the log.
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation, .facts = {{"collection", number}, {"about", about}, {"collector", collector}, {"agreement", s.platform.public_id("agr", agreement->id)},
                                                                    {"kinds", text_array(words_of(collection.kinds))}, {"until_on", collection.until_on.iso()}}});
  store::insert_collection(s.db(), collection, place.row_id);
  return object{{"collection", number}, {"until_on", collection.until_on.iso()}, {"log_index", place.index}};
}

base::Result<object> revoke(Session& s, const RevokeCollection& c) {
  const auto id = s.platform.internal_id("col", c.collection);
  const auto collection = id ? store::find_collection(s.db(), *id) : std::nullopt;
  if (!collection) return refuse(RefusalWord::collection_unknown, base::one_line(c.collection), "/collection");
  TRY_VOID(s.permit(collection->about == about_self(s.platform, s.actor) ? access::SetOf{Competence::self} : access::SetOf<Competence>{}));
  const Collection revoked = TRY(decide_revoke(*collection, s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .reason = "consent_ended", .facts = {{"collection", c.collection}, {"about", revoked.about}}});
  store::revoke_collection(s.db(), revoked);
  note_taken_back(s.writer, TakenBack::collection_revoked, revoked.id);
  return object{{"collection", c.collection}, {"certificates", end_supplied(s, store::supplied_under_collection(s.db(), revoked.id))}, {"log_index", place.index}};
}

}  // namespace

void add_market_handlers(Handlers& handlers) {
  handlers["collector.register"] = detail::handler<RegisterCollector>(register_collector);
  handlers["collector.end"] = detail::handler<EndAgreement>(end_agreement);
  handlers["collector.submit"] = detail::handler<SubmitInformation>(submit);
  handlers["collection.allow"] = detail::handler<AllowCollection>(allow);
  handlers["collection.revoke"] = detail::handler<RevokeCollection>(revoke);
}

}  // namespace liaoxin::app
