// Inquiries and the consents under which they are made (arts. 13, 14, 17, 21).
#include <algorithm>

#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/asked_subject.hpp"
#include "app/counter.hpp"
#include "app/declared.hpp"
#include "app/designations.hpp"
#include "app/executor.hpp"
#include "app/persons.hpp"
#include "app/record_reader.hpp"
#include "app/taken_back.hpp"
#include "base/text.hpp"
#include "cases/consent/consent.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "registry/terms.hpp"
#include "registry/visibility.hpp"
#include "report/recall_certificate.hpp"
#include "store/declarations.hpp"
#include "store/public_queries.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

constexpr std::int64_t kMicrosPerDay = 24LL * 3'600'000'000;

/// What of these items is loaded, up to when: "nothing found" never stands alone.
base::json::array coverage(Session& s, const std::vector<std::string>& items) {
  base::json::array list;
  const auto sums = store::figure_sums(s.db());
  for (const std::string& code : items) {
    const statute::Item* item = s.pack().item(code);
    object line{{"item", code}, {"title", {{"zh", item->name.zh}, {"en", item->name.en}}}, {"in_force", store::edition_in_force(s.db(), code, s.today()).has_value()}};
    base::Instant last_at;
    for (const store::FigureSum& sum : sums) {
      if (sum.item == code && sum.figure.last_at.micros > last_at.micros) last_at = sum.figure.last_at;
    }
    if (last_at.micros > 0) line["loaded_through"] = last_at.rfc3339();
    list.push_back(std::move(line));
  }
  return list;
}

struct Reader {
  Receiver receiver;
  std::optional<std::int64_t> consent = {};  ///< under which it reads
};

/// The records of these items that the channel shows, each written into the recipients ledger of its version.
base::json::array records_for(Session& s, const AskedSubject& found, const std::vector<std::string>& items, const Reader& reader, std::int64_t row_id) {
  base::json::array list;
  if (!found.subject) return list;
  for (const store::StoredRecord& record : store::records_of_subject(s.db(), found.subject->id)) {
    if (std::ranges::find(items, record.state.item) == items.end()) continue;
    const auto view = read_record_view(s.platform.read_context(), record, reader.receiver.channel, registry::Viewer::stranger, s.now());
    if (!view) continue;
    const std::int64_t recipient = note_received(s.writer, s.platform.read_context(), record, reader.receiver, row_id);
    if (reader.consent) store::insert_reading(s.db(), recipient, *reader.consent);
    list.push_back(base::to_json(*view));
  }
  return list;
}

/// What the subject declared itself, each noted under the consent that opened it.
base::json::array declared_for(Session& s, const Consent& consent, std::int64_t row_id) {
  base::json::array list;
  const auto before = store::declaration_readings_under(s.db(), consent.id);
  for (const registry::DeclaredView& one : declared_by(s.db(), s.platform.keys(), consent.about)) {
    const std::int64_t id = *s.platform.internal_id("dcl", one.id);
    if (std::ranges::find(before, id, &store::DeclarationReading::declaration_id) == before.end()) {
      store::insert_declaration_reading(s.db(), {.id = s.writer.next_id("declaration_reading"), .declaration_id = id, .consent_id = consent.id, .reader = consent.user, .read_at = s.now()}, row_id);
    }
    list.push_back(base::to_json(one));
  }
  return list;
}

struct Answered {
  object result;
  std::int64_t row_id;  ///< of the look
};

Answered answer(Session& s, const AskedSubject& found, const InquirySubject& asked, const std::vector<std::string>& items, const Reader& reader, const Look& look) {
  const auto place = register_look(s.writer, s.pack(), look);
  object result{{"receipt", look.receipt}, {"subject", asked.is_natural_person ? masked_number(asked.code) : asked.code}, {"asked_at", s.now().rfc3339()}, {"log_index", place.index}};
  result["records"] = records_for(s, found, items, reader, place.row_id);
  result["coverage"] = coverage(s, items);
  return {std::move(result), place.row_id};
}

base::Result<object> make_inquiry(Session& s, const MakeInquiry& c) {
  TRY_VOID(s.permit());
  // 1. In a matter the article names, which is among the duties of the unit, in a case of the officer's own.
  const statute::MatterFacts* matter = statute::inquiry_matter(c.matter);
  if (matter == nullptr) return refuse(RefusalWord::matter_unknown, base::one_line(c.matter), "/matter");
  const auto matters = store::policy_value(s.db(), std::string(registry::kInquiryMatters), s.actor.unit, s.today());
  if (!matters || !registry::names_word(matters->value, c.matter)) return refuse(RefusalWord::matter_not_of_unit, matter->title.zh, "/matter");
  const std::string reference = TRY(case_reference(c.case_reference, s.today()));
  const InquirySubject asked = TRY(inquiry_subject(c.subject_code, c.subject_name, s.today()));
  const std::string actor = statute::to_string(s.actor);
  // 2. So many persons a day, found or not: what an answer is worth cannot be tried out.
  if (asked.is_protected) TRY_VOID(may_look_at_another_person(s));
  const AskedSubject found = find_asked(s.db(), s.platform.keys(), asked);
  // 3. Where the article leaves it to the candidate, with the candidate's consent to this organ.
  if (matter->needs_consent) {
    const auto consents = store::consents_to(s.db(), found.about, s.actor.unit);
    if (std::ranges::none_of(consents, [&](const Consent& consent) { return allows(consent, statute::ConsentPurpose::public_post, s.now()); })) return refuse(RefusalWord::consent_missing);
  }
  Look look{.about = found.about, .kind = AccessKind::inquiry, .actor = s.actor, .matter = c.matter, .case_reference = reference, .receipt = report::fresh_number(s.platform.random()),
            .is_protected = asked.is_protected};
  look.marks = unusual({.at = s.now(),
                        .is_working_day = s.pack().calendar().is_working_day(s.today()),
                        .is_protected = asked.is_protected,
                        .same_officer_looked_before = store::has_looked_since(s.db(), found.about, actor, base::Instant{s.now().micros - kRepeatDays * kMicrosPerDay}),
                        .case_is_new_to_unit = !store::knows_case(s.db(), s.actor.unit, reference)});
  // 4. Only what this matter shares.
  const std::vector<std::string> items(matter->items.begin(), matter->items.end());
  const Reader reader{{"unit", s.actor.unit, unit_name(s.db(), s.actor.unit), statute::Channel::sharing}};
  return answer(s, found, asked, items, reader, look).result;
}

base::Result<object> authorised_inquiry(Session& s, const AuthorisedInquiry& c) {
  const statute::PurposeFacts* purpose = statute::consent_purpose(c.purpose);
  if (purpose == nullptr) return refuse(RefusalWord::purpose_unknown, base::one_line(c.purpose), "/purpose");
  const InquirySubject asked = TRY(inquiry_subject(c.subject_code, c.subject_name, s.today()));
  const AskedSubject found = find_asked(s.db(), s.platform.keys(), asked);
  // Without a live consent there is one answer, whoever the number belongs to and whether it belongs to anybody.
  const std::string user = s.actor.unit.empty() ? s.actor.id : s.actor.unit;
  std::optional<Consent> consent;
  for (const Consent& one : store::consents_to(s.db(), found.about, user)) {
    if (allows(one, purpose->purpose, s.now())) consent = one;
  }
  auto permit = s.permit(consent ? access::SetOf{access::Competence::consented} : access::SetOf<access::Competence>{});
  if (!permit && permit.error().word == RefusalWord::not_competent) return refuse(RefusalWord::consent_missing);
  TRY_VOID(std::move(permit));
  const std::vector<std::string> items(consent->items.begin(), consent->items.end());
  const Look look{.about = found.about, .kind = AccessKind::authorised, .actor = s.actor, .matter = c.purpose, .case_reference = s.platform.public_id("cns", consent->id),
                  .receipt = report::fresh_number(s.platform.random()), .is_protected = asked.is_protected};
  auto [result, row_id] = answer(s, found, asked, items, {{"authorised_user", user, consent->user_name, statute::Channel::inquiry}, consent->id}, look);
  // What the subject declared itself goes beside the records, never among them.
  if (consent->items.contains(std::string(kDeclaredItem))) result["declared"] = declared_for(s, *consent, row_id);
  return std::move(result);
}

/// The kind of subject that consents; a natural person about whom nothing is kept is one all the same.
statute::SubjectKind kind_of(Session& s, const statute::Actor& actor) {
  if (actor.kind == statute::ActorKind::person) return statute::SubjectKind::natural_person;
  return store::find_subject_by_code(s.db(), actor.id)->kind;
}

base::Result<object> give_consent(Session& s, const GiveConsent& c) {
  TRY_VOID(s.permit());
  // Everybody consents for itself, so nobody can for another: who spoke for a merged organisation does not speak for the one
  // its records went to.
  if (s.actor.kind == statute::ActorKind::subject && store::find_subject_by_code(s.db(), s.actor.id)->merged_into) return refuse(RefusalWord::subject_merged);
  const std::string about = *about_self(s.platform, s.actor);
  const std::string user = registry::normalise_code(c.user);
  // 1. To whom: a unit or organisation the platform knows by name; at the counter never to the clerk's own.
  if (s.sitting && user == statute::parse_actor(s.sitting->clerk)->unit) return refuse(RefusalWord::counter_conflict, {}, "/user");
  std::string name;
  if (const auto unit = store::find_unit(s.db(), user)) name = unit->name;
  if (const auto subject = store::find_subject_by_code(s.db(), user); name.empty() && subject && statute::is_organisation(subject->kind)) name = subject->name;
  if (name.empty()) return refuse(RefusalWord::consent_user_unknown, base::one_line(c.user), "/user");
  // 2. What for, what, how long.
  Consent consent = TRY(decide_give(c, kind_of(s, s.actor), store::consents_to(s.db(), about, user), s.now(), s.pack()));
  consent.id = s.writer.next_id("consent");
  consent.about = about;
  consent.user = user;
  consent.user_name = name;
  const auto place = write_act(s.writer, s.actor,
                               {.operation = s.operation,
                                .facts = {{"consent", s.platform.public_id("cns", consent.id)}, {"about", about}, {"user", user}, {"purpose", c.purpose}, {"items", text_array(consent.items)}, {"until_on", c.until_on.iso()}}});
  store::insert_consent(s.db(), consent, place.row_id);
  return object{{"consent", s.platform.public_id("cns", consent.id)}, {"user_name", name}, {"until_on", consent.until_on.iso()}, {"log_index", place.index}};
}

base::Result<object> withdraw_consent(Session& s, const WithdrawConsent& c) {
  const auto id = s.platform.internal_id("cns", c.consent);
  auto consent = id ? store::find_consent(s.db(), *id) : std::nullopt;
  if (!consent) return refuse(RefusalWord::consent_unknown, base::one_line(c.consent), "/consent");
  const bool is_own = consent->about == about_self(s.platform, s.actor);
  TRY_VOID(s.permit(is_own ? access::SetOf{access::Competence::self} : access::SetOf<access::Competence>{}));
  const Consent withdrawn = TRY(decide_withdraw(std::move(*consent), s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .reason = "consent_ended", .facts = {{"consent", c.consent}, {"about", withdrawn.about}}});
  note_taken_back(s.writer, TakenBack::consent_withdrawn, withdrawn.id);
  // What the user received under it is recalled in the same instant.
  const ConsentRecall recalled = recall_consent(s.writer, s.platform, s.actor, withdrawn, place);
  base::json::array declarations;
  for (const std::int64_t declaration : recalled.declarations) declarations.emplace_back(s.platform.public_id("dcl", declaration));
  return object{{"consent", c.consent}, {"certificates", text_array(recalled.certificates)}, {"declarations", std::move(declarations)}, {"log_index", place.index}};
}

}  // namespace

void add_inquiry_handlers(Handlers& handlers) {
  handlers["inquiry.make"] = detail::handler<MakeInquiry>(make_inquiry);
  handlers["inquiry.authorised"] = detail::handler<AuthorisedInquiry>(authorised_inquiry);
  handlers["consent.give"] = detail::handler<GiveConsent>(give_consent);
  handlers["consent.withdraw"] = detail::handler<WithdrawConsent>(withdraw_consent);
}

}  // namespace liaoxin::app
