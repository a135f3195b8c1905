#pragma once
#include <boost/describe.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "statute/operation.hpp"

/// The commands of the registry: what each asks for. Names of fields are the names on the wire.
namespace liaoxin::registry {

struct RegisterUnit {
  std::string uscc, name, kind, region;
  std::optional<bool> public_security;
  std::vector<std::string> submitters;  ///< USCCs of units that may file for it
};
BOOST_DESCRIBE_STRUCT(RegisterUnit, (), (uscc, name, kind, region, public_security, submitters))

struct RegisterOfficer {
  std::string unit, id, name, office;
  std::vector<std::string> posts;  ///< statute::Post; none: of who acts by the kind of its unit alone
};
BOOST_DESCRIBE_STRUCT(RegisterOfficer, (), (unit, id, name, office, posts))

struct AssignPosts {
  std::string unit, id;
  std::vector<std::string> posts;  ///< those held from now on
};
BOOST_DESCRIBE_STRUCT(AssignPosts, (), (unit, id, posts))

struct AdoptEdition {
  std::vector<std::string> items;
  base::Date from_on;
  std::string decision_number;
  base::Date decided_on;
  std::string authority;
  std::optional<std::string> document_hash;
  std::optional<bool> demonstration;
};
BOOST_DESCRIBE_STRUCT(AdoptEdition, (), (items, from_on, decision_number, decided_on, authority, document_hash, demonstration))

struct SetPolicyValue {
  std::string key, unit, value;
  base::Date from_on;
  std::string decision_number;
  std::optional<bool> demonstration;
};
BOOST_DESCRIBE_STRUCT(SetPolicyValue, (), (key, unit, value, from_on, decision_number, demonstration))

struct CalendarDayInput {
  base::Date date;
  std::string kind;  ///< off, work
  std::string holiday;
};
BOOST_DESCRIBE_STRUCT(CalendarDayInput, (), (date, kind, holiday))
struct AddCalendar {
  std::vector<CalendarDayInput> days;
  std::string notice;
};
BOOST_DESCRIBE_STRUCT(AddCalendar, (), (days, notice))

struct AttestService {
  std::string record;
  base::Date served_on;
  std::string proof;  ///< how it was served
  std::optional<bool> secrecy_reviewed;
  std::optional<bool> adult_at_conduct;  ///< of a natural person: 18 or older on the day of the conduct, as the source checked
};
BOOST_DESCRIBE_STRUCT(AttestService, (), (record, served_on, proof, secrecy_reviewed, adult_at_conduct))

/// The letter of a notice was served on its subject.
struct ServeNotice {
  std::string notice;  ///< ntc-…
  base::Date served_on;
  std::string service;  ///< direct, left, mail, electronic, announced
  std::string proof;    ///< such as the number of the receipt
};
BOOST_DESCRIBE_STRUCT(ServeNotice, (), (notice, served_on, service, proof))

/// The subject says at its desk that it has read the letter: proof enough that it was told.
struct AcknowledgeNotice {
  std::string notice;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeNotice, (), (notice))

struct CorrectRecord {
  std::string record;
  std::map<std::string, std::string> elements;  ///< column code to new value
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CorrectRecord, (), (record, elements, reason))

struct WithdrawRecord {
  std::string record, reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawRecord, (), (record, reason))

/// The document on which a record rests was revoked, annulled or replaced.
struct FallDocument {
  std::string record;
  std::string document_number;  ///< of the revoking document
  base::Date decided_on;
  std::string kind;             ///< revoked, annulled, replaced, settled
};
BOOST_DESCRIBE_STRUCT(FallDocument, (), (record, document_number, decided_on, kind))

struct StayDocument {
  std::string record;
  std::string document_number;  ///< of the staying document, or of the one that lifts the stay
  base::Date decided_on;
  std::string action;           ///< stay, lift
  std::optional<std::string> designation;  ///< dsg-… of the record, whose own document is meant, and not the record's
};
BOOST_DESCRIBE_STRUCT(StayDocument, (), (record, document_number, decided_on, action, designation))

struct MergeSubjects {
  std::string from_uscc, into_uscc, document_number, reason;
};
BOOST_DESCRIBE_STRUCT(MergeSubjects, (), (from_uscc, into_uscc, document_number, reason))

struct ChangeCode {
  std::string uscc, new_uscc, document_number;
};
BOOST_DESCRIBE_STRUCT(ChangeCode, (), (uscc, new_uscc, document_number))

struct OpenSubscription {
  std::string kind;       ///< unit, api_client
  std::string reference;  ///< USCC of the unit, or the client's name
  std::string name, item, agreement;
};
BOOST_DESCRIBE_STRUCT(OpenSubscription, (), (kind, reference, name, item, agreement))

struct DeliverSharing {
  std::string subscription;
  std::string record;
};
BOOST_DESCRIBE_STRUCT(DeliverSharing, (), (subscription, record))

struct IssueReport {
  std::string uscc, holder, purpose;
};
BOOST_DESCRIBE_STRUCT(IssueReport, (), (uscc, holder, purpose))

struct ConfirmRecall {
  std::string recall;  ///< rcl-…
  std::string removed_from;  ///< where the recipient removed it, in a few words
};
BOOST_DESCRIBE_STRUCT(ConfirmRecall, (), (recall, removed_from))

struct NewEpoch {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(NewEpoch, (), (reason))

/// The declarations, in the order of `do --list`.
[[nodiscard]] const std::vector<statute::Operation>& registry_commands();

}  // namespace liaoxin::registry
