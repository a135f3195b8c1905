#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/platform.hpp"
#include "statute/operation.hpp"
#include "store/access_entries.hpp"
#include "store/accounts.hpp"
#include "store/subjects.hpp"
#include "store/writer.hpp"

/// The access register 查阅登记: every look at what is not public stands in the journal before its answer leaves (art. 35).
namespace liaoxin::app {

enum class AccessKind {
  own,         ///< the subject itself
  inquiry,     ///< a state organ in a matter of art. 21
  authorised,  ///< under the subject's consent
  assisted,    ///< a clerk at the counter, for the subject that is present
  represented, ///< whoever stands for a natural person or individual business: its guardian, or whom it entrusted
  account,     ///< no look: an account that acts for the subject was opened or reset
  procedure,   ///< source, auditor, court or work body in a procedure or in their duty
};
[[nodiscard]] std::string_view word(AccessKind kind);
[[nodiscard]] base::LocalText printed_access(std::string_view kind);

/// Under what a look is registered: an organisation or individual business by its number here, a natural person by the keyed
/// hash of its identity number, whether the platform knows that person or not.
[[nodiscard]] std::string about_subject(store::Connection& db, const store::StoredSubject& subject);
/// The same of a code, whether the platform knows an organisation or business by it or not.
[[nodiscard]] std::string about_code(store::Connection& db, const std::string& uscc);
[[nodiscard]] std::string about_person(const store::StoredPerson& person);
[[nodiscard]] std::string about_number(const store::KeyStore& keys, std::string_view id_number);
/// The subject an actor speaks for, as the register writes it; a natural person has one without any record. Nothing for others.
[[nodiscard]] std::optional<std::string> about_self(Platform& platform, const statute::Actor& actor);

/// The subject behind what the register writes; nothing for a person or code the platform holds nothing about.
[[nodiscard]] std::optional<store::StoredSubject> subject_about(store::Connection& db, std::string_view about);

struct Look {
  std::string about;
  AccessKind kind = AccessKind::own;
  statute::Actor actor;
  std::string matter, case_reference, receipt;
  std::string object;  ///< what was looked at, where it was less than everything: rec-…, ntc-…
  bool is_protected = false;
  std::vector<std::string_view> marks;
};
/// A register with looks that a subject may read: its own, those of organisations that merged into it, and of each those at a code of it
/// from before the platform knew anybody by that code. Each has numbers and a chain of its own, which neither a merger nor the first
/// record changes.
struct AccessRegister {
  std::string about;
  std::string name = {};  ///< of the organisation that was looked at, where it merged into the subject; empty: the subject itself
  std::string uscc = {};  ///< under which it was looked at; empty: the subject's own register
  bool was_unknown = false;  ///< nobody was known by this code then
};
/// The subject's own first.
[[nodiscard]] std::vector<AccessRegister> registers_of(store::Connection& db, const std::string& about);
/// Whether a look at `looked_at` stands in a register of the subject.
[[nodiscard]] bool is_in_registers_of(store::Connection& db, std::string_view looked_at, const std::optional<std::string>& about);
/// Appends the leaf and the line. What the leaf commits to names the number of the look and the place of the look before it, so
/// that none can be left out unseen. Of looks by others at natural persons and individual businesses so many in a hundred as the
/// parameter look.drawn_percent says are marked for review, drawn by the hash of the leaf.
store::Appended register_look(store::Writer& writer, const statute::Pack& pack, const Look& look);
/// A look in a procedure at what is about a subject; its caller says in which matter and case.
[[nodiscard]] Look look_in_procedure(store::Connection& db, registry::SubjectId subject, const statute::Actor& actor, std::string object);
/// Whether this actor is a natural person or individual business for whom somebody else stands. Who stands for a business as its
/// legal representative or person in charge is its operator, and that is the business itself.
[[nodiscard]] bool is_represented_person(Platform& platform, const statute::Actor& actor);
/// A look of whoever stands for such a subject, in its register.
[[nodiscard]] Look look_of_representative(Platform& platform, const statute::Actor& actor);
/// The same in a transaction of its own: a read has no other.
void register_look(Platform& platform, const Look& look);

}  // namespace liaoxin::app
