#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "registry/commands.hpp"
#include "registry/record.hpp"
#include "registry/views.hpp"

/// Notices 告知 to a subject: each event of which it must be told leaves one, and each waits for the day on which it was
/// served and the proof of that. Serving a notice shows nothing to anybody: what is held is released by the attested
/// service of its document alone (service.attest).
namespace liaoxin::registry {

enum class NoticeKind { record_held, record_corrected, record_ended, objection_accepted, objection_decided, objection_answered, leniency_answered, designation_made, restoration_refused, objection_settled, listing_proposed, listing_decided, removal_refused, measure_applied, designation_ended, measure_lifted, record_shielded, shield_lifted, document_stayed, stay_lifted };
[[nodiscard]] std::string_view word(NoticeKind kind);
[[nodiscard]] std::optional<NoticeKind> notice_kind(std::string_view word);
[[nodiscard]] base::LocalText printed(NoticeKind kind);

/// Ways of service, closed.
enum class ServiceKind { direct, left, mail, electronic, announced };
[[nodiscard]] std::string_view word(ServiceKind kind);
[[nodiscard]] std::optional<ServiceKind> service_kind(std::string_view word);
[[nodiscard]] base::LocalText printed(ServiceKind kind);

/// A measure that would follow a listing, as the list of measures in force names it (art. 38).
struct FollowingMeasure {
  std::string kind;  ///< word of MeasureKind
  std::string unit;  ///< name of who would apply it
  std::string law;
  std::int64_t months = 0;  ///< at most
};
BOOST_DESCRIBE_STRUCT(FollowingMeasure, (), (kind, unit, law, months))

/// What its letter says beyond what stands elsewhere, as it was on the day of the event. Reasons and answers are not
/// here: they stay sealed beside the leaf of the act.
struct NoticeParameters {
  std::string organisation_name, source_name;
  bool displayed = false;                         ///< may be displayed in public once told
  std::optional<base::Date> shown_until;          ///< last day of that display, where it has one
  std::optional<std::string> ended;               ///< word of EndKind
  std::optional<std::string> certificate;         ///< number of the recall certificate
  std::optional<std::string> objection;           ///< number of the objection
  std::optional<std::string> outcome;             ///< word of ObjectionOutcome, of LeniencyStep, of Settlement, of ListingStep, or of fall_kinds()
  std::optional<std::string> designation;         ///< number of the document a designation rests on
  std::optional<base::Date> review_due_on;        ///< of an accepted objection
  std::optional<std::string> listing;             ///< number of the listing case
  std::optional<std::string> measure;             ///< word of MeasureKind
  std::optional<std::string> measure_unit;        ///< name of who applies it
  std::optional<std::string> measure_law;         ///< on which the list lets it
  std::optional<std::string> measure_document;    ///< number of the decision
  std::optional<std::int64_t> measure_months;     ///< from the service of the notice
  std::optional<base::Date> restorable_from;      ///< earliest day of restoration
  std::optional<StepView> restorable_why;         ///< that day
  std::optional<std::string> ruling, court;       ///< on which the record is shielded
  std::optional<base::Date> plan_until_on;        ///< last day of that plan
  std::optional<std::string> staying_document;    ///< number of the document that stays, or lifts the stay
  std::optional<base::Date> staying_on;           ///< of that document
  std::optional<std::string> staying_unit;        ///< name of the court or organ that entered it
  std::vector<std::string> shown_by;              ///< words of Channel: by which ways it is read once the stay is lifted; empty: something else hides it still
  std::vector<FollowingMeasure> measures_after;   ///< of a listing that is proposed; empty: none is in force
};
BOOST_DESCRIBE_STRUCT(NoticeParameters, (), (organisation_name, source_name, displayed, shown_until, ended, certificate, objection, outcome, designation, review_due_on, listing, measure, measure_unit, measure_law, measure_document, measure_months, restorable_from, restorable_why, ruling, court, plan_until_on, staying_document, staying_on, staying_unit, shown_by, measures_after))

struct Notice {
  std::int64_t id = 0;
  NoticeKind kind = NoticeKind::record_held;
  RecordId record_id = 0;            ///< its subject is the one to be told, also after a merge
  int version = 0;                   ///< of the record the notice speaks of
  std::optional<std::int64_t> objection_id;
  base::Instant created_at;
  std::optional<base::Date> due_on;  ///< last day for telling, where a rule sets one
  std::string derivation;            ///< of due_on, canonical JSON, day by day; empty without one
  NoticeParameters parameters;
  std::optional<base::Date> served_on;
  std::optional<ServiceKind> service;
  std::string served_by;
};

/// Refuses: notice_served, service_kind_unknown, service_date_impossible (before the event, or in the future),
/// proof_missing.
[[nodiscard]] base::Result<ServiceKind> decide_serve(const Notice& notice, const ServeNotice& command, base::Date today);
/// Refuses: notice_served.
[[nodiscard]] base::Result<void> decide_acknowledge(const Notice& notice);

}  // namespace liaoxin::registry
