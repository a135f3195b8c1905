#pragma once
#include <boost/describe.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "access/sign_in.hpp"
#include "base/hash.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"

/// The commands on accounts and machine clients. A person is not an account and an account is not a role: a person has accounts, an account
/// is given roles, and what excludes each other is compared over all accounts of the person (security.md section 2).
namespace liaoxin::access {

/// Opens an account. The answer holds the one-time link by which the person sets password and second factor itself: who
/// opens accounts never knows them.
struct OpenAccount {
  std::string login, person_name, id_number;
};
BOOST_DESCRIBE_STRUCT(OpenAccount, (), (login, person_name, id_number))

/// Gives an account a role: an officer, court officer or collector's staff of a unit, the representative of an organisation or of
/// another natural person, the natural person itself, or one of the three administrators.
struct GrantRole {
  std::string login, role;
  std::optional<std::string> unit, officer;  ///< of an officer, court officer or collector's staff
  std::optional<std::string> uscc;           ///< of the organisation represented
  std::optional<std::string> represented_number, represented_name;  ///< of the natural person represented; nobody: the person itself
  std::optional<std::string> ground, authority_document;            ///< of a representative: a word of representation_grounds(), and what proves it
  std::optional<base::Date> until_on;                               ///< last day; needed of who was entrusted
};
BOOST_DESCRIBE_STRUCT(GrantRole, (), (login, role, unit, officer, uscc, represented_number, represented_name, ground, authority_document, until_on))

/// The represented ends it at once (art. 35).
struct EndRepresentation {
  std::string grant;
};
BOOST_DESCRIBE_STRUCT(EndRepresentation, (), (grant))

struct RevokeRole {
  std::string login, grant, reason;
};
BOOST_DESCRIBE_STRUCT(RevokeRole, (), (login, grant, reason))

struct DisableAccount {
  std::string login, reason;
};
BOOST_DESCRIBE_STRUCT(DisableAccount, (), (login, reason))

/// A new one-time link; password, second factor and logins of before end at once.
struct ResetAccount {
  std::string login, reason;
};
BOOST_DESCRIBE_STRUCT(ResetAccount, (), (login, reason))

/// Registers a machine client: a system of a unit that acts as one named officer of it. It is known by a key that signs its
/// requests, by the certificate of its connections, or by both: then each request needs both.
struct RegisterClient {
  std::string name;
  std::string unit, officer;       ///< as whom it acts: USCC of the unit, id of its officer
  std::optional<std::string> public_key;               ///< Ed25519, 32 bytes in Base64
  std::optional<std::string> certificate_fingerprint;  ///< SHA-256, hexadecimal, with or without colons
  std::vector<std::string> items;  ///< catalogue items whose records it may touch; none: no record at all
  base::Date from_on, until_on;    ///< first and last day
};
BOOST_DESCRIBE_STRUCT(RegisterClient, (), (name, unit, officer, public_key, certificate_fingerprint, items, from_on, until_on))

/// Ends a machine client at once; its key and its certificate never open anything again.
struct RevokeClient {
  std::string client, reason;
};
BOOST_DESCRIBE_STRUCT(RevokeClient, (), (client, reason))

[[nodiscard]] const std::vector<statute::Operation>& access_commands();

/// On what somebody stands for another.
enum class RepresentationGround { legal_representative, guardian, entrusted };
struct RepresentationGroundFacts {
  RepresentationGround ground;
  std::string_view word;
  base::LocalText title;
  bool of_organisations, of_persons;
};
[[nodiscard]] std::span<const RepresentationGroundFacts> representation_grounds();
[[nodiscard]] const RepresentationGroundFacts* representation_ground(std::string_view word);

/// The proof of who stands for another: a ground that fits, its document, and of who was entrusted a last day within the longest
/// term. Refusals: representation_missing, representation_term_invalid, parameter_not_in_force.
[[nodiscard]] base::Result<const RepresentationGroundFacts*> decide_representation(const GrantRole& command, bool is_of_person, base::Date today, const statute::Pack& pack);

/// Letters, digits, dot, hyphen and underscore, 3 to 32 of them. Refusal: login_malformed.
[[nodiscard]] base::Result<std::string> read_login(std::string_view text);
/// Who an account acts as in a role, as `--as` writes it; of `person` the caller adds which one. Refusals: role_unknown,
/// role_incomplete.
[[nodiscard]] base::Result<statute::Actor> actor_of(const GrantRole& command);
/// The 32 bytes of a client's public key. Refusal: client_key_invalid.
[[nodiscard]] base::Result<base::Bytes> read_client_key(std::string_view text);
/// The 32 bytes of a certificate's fingerprint. Refusal: certificate_fingerprint_invalid.
[[nodiscard]] base::Result<base::Bytes> read_fingerprint(std::string_view text);
/// That a client's term ends neither before it begins nor before today. Refusal: client_dates_invalid.
[[nodiscard]] base::Result<void> is_term(base::Date from_on, base::Date until_on, base::Date today);

inline constexpr std::int64_t kEnrolmentHours = 72;

}  // namespace liaoxin::access
