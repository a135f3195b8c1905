#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/inquiry_matter.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"
#include "statute/subject_kind.hpp"

/// Consent 同意 (arts. 13, 14, 35): one subject lets one user read named items for one purpose until a day. Never bundled,
/// never a condition of anything here, withdrawn at any time; the withdrawal recalls what the user received.
namespace liaoxin::cases {

struct Consent {
  std::int64_t id = 0;
  std::string about;      ///< whose records, as the access register writes it
  std::string user;       ///< USCC of the unit or organisation that may read
  std::string user_name;
  statute::ConsentPurpose purpose = statute::ConsentPurpose::contract;
  std::set<std::string> items;
  base::Instant given_at;
  base::Date until_on;    ///< last day
  std::optional<base::Instant> withdrawn_at;
  bool is_recalled = false;  ///< it ended, and what its user received was recalled
};

struct GiveConsent {
  std::string user, purpose;
  std::vector<std::string> items;
  base::Date until_on;
};
BOOST_DESCRIBE_STRUCT(GiveConsent, (), (user, purpose, items, until_on))
struct WithdrawConsent {
  std::string consent;
};
BOOST_DESCRIBE_STRUCT(WithdrawConsent, (), (consent))

/// From the instant it was given to the end of its last day, unless withdrawn.
[[nodiscard]] bool is_live(const Consent& consent, base::Instant now);
/// A live consent for this purpose.
[[nodiscard]] bool allows(const Consent& consent, statute::ConsentPurpose purpose, base::Instant now);

/// Whether a consent may name this item for any kind of subject; which one it is for, giving it decides.
[[nodiscard]] bool may_be_consented_to(const statute::Item& item);
/// Art. 14: content, method and use are named. `others`: the consents this subject gave to this user. Refusals:
/// purpose_unknown, consent_items_invalid, consent_term_invalid, consent_exists, parameter_not_in_force.
[[nodiscard]] base::Result<Consent> decide_give(const GiveConsent& command, statute::SubjectKind kind, const std::vector<Consent>& others, base::Instant now,
                                                const statute::Pack& pack);
/// Refusal: consent_ended.
[[nodiscard]] base::Result<Consent> decide_withdraw(Consent consent, base::Instant now);

[[nodiscard]] const std::vector<statute::Operation>& consent_commands();

}  // namespace liaoxin::cases
