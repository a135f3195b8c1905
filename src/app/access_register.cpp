#include "app/access_register.hpp"

#include <algorithm>

#include "access/commands.hpp"
#include "app/accounts.hpp"
#include "app/persons.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "store/records.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::json::object;
using statute::ActorKind;

namespace {

/// How an organisation or individual business is written; its number follows.
constexpr std::string_view kOrganisation = "org/";

void add_mark(store::StoredAccess& entry, std::string_view mark) { entry.marks += (entry.marks.empty() ? "" : ",") + std::string(mark); }

/// How a code is written that nobody is known by.
std::string about_unknown(const std::string& uscc) { return "code/" + uscc; }

/// The registers of a subject's codes, the former ones first, from before anything was filed about it.
void add_registers_of_codes(store::Connection& db, const store::StoredSubject& subject, const std::string& name, std::vector<AccessRegister>& list) {
  std::vector<std::string> codes = store::former_codes(db, subject.id);
  codes.push_back(subject.uscc);
  for (const std::string& code : codes) list.push_back({.about = about_unknown(code), .name = name, .uscc = code, .was_unknown = true});
}

}  // namespace

std::string_view word(AccessKind kind) {
  switch (kind) {
    case AccessKind::own: return "own";
    case AccessKind::inquiry: return "inquiry";
    case AccessKind::authorised: return "authorised";
    case AccessKind::assisted: return "assisted";
    case AccessKind::represented: return "represented";
    case AccessKind::account: return "account";
    case AccessKind::procedure: return "procedure";
  }
  CHECK(false);
}

base::LocalText printed_access(std::string_view kind) {
  if (kind == "own") return {"本人查看", "you yourself"};
  if (kind == "inquiry") return {"履职查询", "inquiry by a state organ"};
  if (kind == "authorised") return {"授权查询", "inquiry under your consent"};
  if (kind == "assisted") return {"窗口代办(登记为您在场)", "at the counter, where you are said to have been present"};
  if (kind == "represented") return {"您的代表", "who stands for you"};
  if (kind == "account") return {"开通或者重设了可以代表您登录的账号", "an account that acts for you was opened or reset"};
  if (kind == "procedure") return {"办理程序中查阅", "look in a procedure"};
  CHECK(false);
}

std::string about_person(const store::StoredPerson& person) { return "per/" + base::hex(person.id_number_index); }
std::string about_number(const store::KeyStore& keys, std::string_view id_number) { return "per/" + base::hex(person_index(keys, id_number)); }
std::string about_subject(store::Connection& db, const store::StoredSubject& subject) {
  if (!subject.person_id) return std::string(kOrganisation) + std::to_string(subject.merged_into.value_or(subject.id));
  const auto person = store::find_person(db, *subject.person_id);
  CHECK(person.has_value());
  return about_person(*person);
}

std::string about_code(store::Connection& db, const std::string& uscc) {
  const auto subject = store::find_subject_by_code(db, uscc);
  return subject ? about_subject(db, *subject) : about_unknown(uscc);
}

std::optional<std::string> about_self(Platform& platform, const statute::Actor& actor) {
  if (actor.kind == ActorKind::person) {
    const auto id = platform.internal_id("per", actor.id);
    const auto person = id ? store::find_person(platform.db(), *id) : std::nullopt;
    return person ? std::optional(about_person(*person)) : std::nullopt;
  }
  if (actor.kind != ActorKind::subject) return std::nullopt;
  const auto subject = store::find_subject_by_code(platform.db(), actor.id);
  return subject ? std::optional(about_subject(platform.db(), *subject)) : std::nullopt;
}

std::optional<store::StoredSubject> subject_about(store::Connection& db, std::string_view about) {
  if (about.starts_with(kOrganisation)) return store::find_subject(db, std::stoll(std::string(about.substr(kOrganisation.size()))));
  const auto index = about.starts_with("per/") ? base::unhex(about.substr(4)) : std::nullopt;
  const auto person = index ? store::find_person(db, *index) : std::nullopt;
  return person ? store::find_subject_of_person(db, person->id) : std::nullopt;
}

std::vector<AccessRegister> registers_of(store::Connection& db, const std::string& about) {
  std::vector<AccessRegister> list{{.about = about, .name = {}, .uscc = {}}};
  const auto subject = about.starts_with(kOrganisation) ? subject_about(db, about) : std::nullopt;
  if (!subject) return list;
  add_registers_of_codes(db, *subject, {}, list);
  for (const store::StoredSubject& one : store::merged_into(db, subject->id)) {
    list.push_back({.about = std::string(kOrganisation) + std::to_string(one.id), .name = one.name, .uscc = one.uscc});
    add_registers_of_codes(db, one, one.name, list);
  }
  return list;
}

bool is_in_registers_of(store::Connection& db, std::string_view looked_at, const std::optional<std::string>& about) {
  return about && std::ranges::any_of(registers_of(db, *about), [&](const AccessRegister& one) { return one.about == looked_at; });
}

store::Appended register_look(store::Writer& writer, const statute::Pack& pack, const Look& look) {
  store::Connection& db = writer.db();
  const auto before = store::last_access(db, look.about);
  store::StoredAccess entry{.about = look.about, .sequence = before ? before->sequence + 1 : 1, .at = writer.now(), .kind = std::string(word(look.kind)),
                            .actor = statute::to_string(look.actor), .unit = look.actor.unit, .matter = look.matter, .case_reference = look.case_reference, .receipt = look.receipt,
                            .is_protected = look.is_protected};
  const auto officer = look.actor.unit.empty() ? std::nullopt : store::find_officer(db, look.actor.unit, look.actor.id);
  if (officer) entry.office = officer->office;
  for (const std::string_view mark : look.marks) add_mark(entry, mark);
  object facts{{"about", entry.about}, {"sequence", entry.sequence}, {"kind", entry.kind}};
  // In the sealed body, not among the references: the bare leaves must not tell which looks were at one person.
  if (before) {
    const store::LogPlace place = store::log_place(db, before->row_id);
    facts["before"] = object{{"epoch", place.epoch}, {"index", place.index}};
  }
  if (!entry.matter.empty()) facts["matter"] = entry.matter;
  if (!entry.receipt.empty()) facts["receipt"] = entry.receipt;
  object reasons{{"actor", entry.actor}};
  if (!look.object.empty()) reasons["object"] = look.object;
  if (!entry.case_reference.empty()) reasons["case"] = entry.case_reference;
  const store::Appended place = writer.append({.kind = journal::LeafKind::access,
                                               .schema = "access",
                                               .bodies = {{journal::CommitClass::fact, base::canonical_json(facts)}, {journal::CommitClass::actor, base::canonical_json(reasons)}}});
  entry.row_id = place.row_id;
  // The hash hangs on the salts of what the leaf commits to: who looks cannot choose it, and whoever holds the log can draw again.
  const bool is_by_another = look.kind != AccessKind::own && look.kind != AccessKind::represented;
  const auto percent = pack.parameter("look.drawn_percent", writer.now().date());
  if (look.is_protected && is_by_another && percent && cases::is_drawn(place.leaf_hash, percent->value)) add_mark(entry, cases::kDrawn);
  store::insert_access(db, entry);
  return place;
}

void register_look(Platform& platform, const Look& look) {
  store::Writer writer(platform.sequencer(), platform.clock().now());
  register_look(writer, platform.pack(), look);
  writer.commit();
}

Look look_in_procedure(store::Connection& db, registry::SubjectId subject_id, const statute::Actor& actor, std::string object) {
  const auto subject = store::find_subject(db, subject_id);
  CHECK(subject.has_value());
  return {.about = about_subject(db, *subject), .kind = AccessKind::procedure, .actor = actor, .object = std::move(object), .is_protected = !statute::is_organisation(subject->kind)};
}

bool is_represented_person(Platform& platform, const statute::Actor& actor) {
  const auto by = statute::parse_actor(actor.assisted_by);
  if (!by || by->kind != ActorKind::person) return false;
  if (actor.kind != ActorKind::subject) return actor.kind == ActorKind::person;
  const auto subject = store::find_subject_by_code(platform.db(), actor.id);
  if (!subject || statute::is_organisation(subject->kind)) return false;
  const auto id = platform.internal_id("per", by->id);
  CHECK(id.has_value());
  const auto grants = store::grants_of_person(platform.db(), *id, platform.clock().now());
  return std::ranges::none_of(grants, [&](const store::StoredGrant& grant) {
    const auto* ground = access::representation_ground(grant.ground);
    return grant.actor == statute::to_string(actor) && ground != nullptr && ground->ground == access::RepresentationGround::legal_representative;
  });
}

Look look_of_representative(Platform& platform, const statute::Actor& actor) {
  CHECK(!actor.assisted_by.empty());
  return {.about = *about_self(platform, actor), .kind = AccessKind::represented, .actor = *statute::parse_actor(actor.assisted_by), .is_protected = true};
}

}  // namespace liaoxin::app
