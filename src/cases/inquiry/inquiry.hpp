#pragma once
#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/hash.hpp"
#include "base/refusal.hpp"
#include "registry/identifiers.hpp"
#include "statute/inquiry_matter.hpp"
#include "statute/operation.hpp"

/// Inquiry 查询 (arts. 17, 21): one subject, one matter or purpose, one look-up. Every one is in the access register before its
/// answer leaves, whether it found anything or not, and the answer does not tell which.
namespace liaoxin::cases {

/// By a state organ, in a matter of art. 21 it is handling.
struct MakeInquiry {
  std::string subject_code;                ///< unified social credit code, or a natural person's identity number
  std::optional<std::string> subject_name; ///< of a natural person or individual business: both must be given
  std::string matter, case_reference;
};
BOOST_DESCRIBE_STRUCT(MakeInquiry, (), (subject_code, subject_name, matter, case_reference))

/// By somebody the subject gave consent to, for its purpose.
struct AuthorisedInquiry {
  std::string subject_code;
  std::optional<std::string> subject_name;
  std::string purpose;
};
BOOST_DESCRIBE_STRUCT(AuthorisedInquiry, (), (subject_code, subject_name, purpose))

/// Whom an inquiry is about, before anybody looked.
struct InquirySubject {
  bool is_natural_person = false;
  bool is_protected = false;  ///< natural person or individual business
  std::string code;           ///< normalised USCC or identity number
  std::string folded_name;    ///< empty where none was given
};
/// Refusals: subject_code_invalid, name_missing.
[[nodiscard]] base::Result<InquirySubject> inquiry_subject(std::string_view code, const std::optional<std::string>& name, base::Date today);
/// The case an inquiry is made for, on one line. Refusals: case_reference_missing, id_number_in_text.
[[nodiscard]] base::Result<std::string> case_reference(std::string_view text, base::Date today);

/// What about a look-up asks for a second look by the audit administrator. The marks are on the look-up and on nobody.
struct LookFacts {
  base::Instant at;
  bool is_working_day = true;
  bool is_protected = false;
  bool same_officer_looked_before = false;  ///< at the same subject, within thirty days
  bool case_is_new_to_unit = true;          ///< no look-up of the unit named this case before
  bool present_for_another = false;         ///< at the counter: who is present was so for another subject, before this clerk, within thirty days
  bool is_consent_at_counter = false;       ///< a clerk gave a consent for who is present
};
inline constexpr int kRepeatDays = 30;
[[nodiscard]] std::vector<std::string_view> unusual(const LookFacts& facts);
/// Whether a look is drawn for review, so many in a hundred, by the hash of its leaf alone.
inline constexpr std::string_view kDrawn = "drawn";
[[nodiscard]] bool is_drawn(const base::Hash& leaf_hash, std::int64_t percent);
/// The words `unusual` can give, and of those drawn or contested, with what they say.
[[nodiscard]] base::LocalText printed_mark(std::string_view mark);

[[nodiscard]] const std::vector<statute::Operation>& inquiry_commands();

}  // namespace liaoxin::cases
