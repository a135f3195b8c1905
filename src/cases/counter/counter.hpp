#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/hash.hpp"
#include "base/refusal.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "statute/operation.hpp"

/// The counter 窗口代办 (art. 15): a clerk of a work body reads, objects and consents for one subject who is present. What could
/// be a clerk reading people's files is kept apart from it: each sitting is priced like an inquiry, seen by its subject at once
/// and told to it in a letter by somebody else.
namespace liaoxin::cases {

/// One sitting: for one subject, with one person present, until a button, half an hour, or the end of the clerk's login.
struct Sitting {
  std::int64_t id = 0;
  std::string clerk;                          ///< as `--as` writes it
  std::optional<std::int64_t> clerk_person;   ///< of the clerk's account
  std::string about;                          ///< the subject, as the access register writes it
  std::string subject;                        ///< the same as an actor
  base::Bytes present_index;                  ///< keyed hash of the identity number of who is present
  base::Instant opened_at;
  std::optional<base::Instant> closed_at;
  std::optional<base::Date> told_on;          ///< the letter to the subject was served
};
inline constexpr std::int64_t kSittingMinutes = 30;
[[nodiscard]] bool is_open(const Sitting& sitting, base::Instant now);
/// When it ends by itself.
[[nodiscard]] base::Instant ends_at(const Sitting& sitting);

/// Documents that show who somebody is, and ways of looking at them; closed.
struct CounterWord {
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const CounterWord> identity_documents();
[[nodiscard]] std::span<const CounterWord> identity_checks();

struct OpenSitting {
  std::string subject_code, subject_name;
  std::optional<std::string> present_name, present_number, present_authority;  ///< who is there for an organisation or individual business
  std::string identity_document, identity_check;
  std::string signed_paper;  ///< number of the paper the one present signed
};
BOOST_DESCRIBE_STRUCT(OpenSitting, (), (subject_code, subject_name, present_name, present_number, present_authority, identity_document, identity_check, signed_paper))
struct CloseSitting {
  std::string sitting;
};
BOOST_DESCRIBE_STRUCT(CloseSitting, (), (sitting))
/// The letter about a sitting, sent by another officer than its clerk.
struct TellSitting {
  std::string sitting;
  base::Date told_on;
  std::string service, proof;
};
BOOST_DESCRIBE_STRUCT(TellSitting, (), (sitting, told_on, service, proof))

/// Who is present: a natural person itself, else the one named. The number is for finding and is kept nowhere.
struct Present {
  std::string name, number, paper, authority;
};
/// That the identity was checked, on a paper the one present signed. Refusals: name_missing, identity_check_unknown,
/// proof_missing, present_person_invalid, id_number_in_text.
[[nodiscard]] base::Result<Present> decide_open(const OpenSitting& command, const InquirySubject& subject, base::Date today);

/// Where the clerk stands too near to who is served.
struct ClerkFacts {
  bool is_subject = false, is_present = false, speaks_for_subject = false;  ///< the clerk's person, over all accounts
};
/// Refusal: counter_conflict.
[[nodiscard]] base::Result<void> may_serve(const ClerkFacts& facts);

/// Refusals: sitting_told, service_date_impossible, service_kind_unknown, proof_missing.
[[nodiscard]] base::Result<void> decide_tell(const Sitting& sitting, const TellSitting& command, base::Date today);

[[nodiscard]] const std::vector<statute::Operation>& counter_commands();

}  // namespace liaoxin::cases
