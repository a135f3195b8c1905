#pragma once
#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/refusal.hpp"

/// The address at which a subject wants to be told that a notice waits for it: of electronic mail, or a mobile number. A reminder says
/// that there is something to read and never what; it serves nothing by itself.
namespace liaoxin::registry {

inline constexpr std::size_t kMailCodeBytes = 7;
inline constexpr std::int64_t kMailCodeHours = 24;
/// Nobody is made to send mail to others at will.
inline constexpr std::int64_t kMailCodesPerDay = 5;

struct MailAddress {
  std::string confirmed, pending;  ///< empty: none
  std::string code_hash;           ///< of the code sent to the pending one
  std::optional<base::Instant> code_until;
};

struct RegisterMailAddress {
  std::string address;
};
BOOST_DESCRIBE_STRUCT(RegisterMailAddress, (), (address))
struct ConfirmMailAddress {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(ConfirmMailAddress, (), (code))
struct RemoveMailAddress {};
BOOST_DESCRIBE_STRUCT(RemoveMailAddress, (), ())

/// Local part and domain of plain ASCII (RFC 5321, dot-atoms), 254 characters at most. Refusal: mail_address_malformed.
[[nodiscard]] base::Result<std::string> read_mail_address(std::string_view text);
/// A mobile number of 11 digits, which blanks, hyphens and +86 may stand in. Refusal: phone_number_malformed.
[[nodiscard]] base::Result<std::string> read_phone_number(std::string_view text);
/// Whether an address that was read is a number.
[[nodiscard]] bool is_phone_number(std::string_view address);
/// One of both: what has no letter and no @ is meant as a number. Refusals: mail_address_malformed, phone_number_malformed.
[[nodiscard]] base::Result<std::string> read_reminder_address(std::string_view text);
/// The address whose code it is becomes the one in use. Refusal: mail_code_false, also of a code that is too old.
[[nodiscard]] base::Result<MailAddress> decide_confirm(MailAddress address, std::string_view code_hash, base::Instant now);

/// When a mail that was not taken is tried again, after so many tries; never after three days.
[[nodiscard]] std::optional<base::Instant> next_mail_try(base::Instant created_at, std::int64_t tries, base::Instant now);

}  // namespace liaoxin::registry
