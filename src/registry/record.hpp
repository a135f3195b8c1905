#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/restoration_rules.hpp"
#include "statute/subject_kind.hpp"

namespace liaoxin::registry {

using SubjectId = std::int64_t;
using RecordId = std::int64_t;

/// How a record ended. What has ended is not served (red line 6); `none` = running. The end of a consent, and all after `restored`, end no record: they are
/// the ends of certificates that tell who had read under it, or with the designation or the measure.
enum class EndKind { none, corrected, withdrawn, document_fallen, display_ended, unverifiable, removed_from_list, retention_ended, consent_ended, restored, designation_ended, designation_stayed, measure_lifted };
[[nodiscard]] std::string_view word(EndKind kind);
[[nodiscard]] std::optional<EndKind> end_kind(std::string_view word);
[[nodiscard]] base::LocalText printed(EndKind kind);
/// Whether a record runs on, and only what stood beside it ended or rests: who received it keeps it as it is now.
[[nodiscard]] bool leaves_the_record(EndKind kind);

/// Reasons that keep an otherwise public record out of the disclosure channel, kept as a set of bits.
enum class Bar : std::uint32_t {
  not_published = 1,        ///< its grade, procedure or rule set does not allow publicity
  procedure_derived = 2,    ///< the procedure was derived from the fine, not stated by the source
  publication_limited = 4,  ///< pledge: the accepting unit limits publication
  subject_only = 8,         ///< pledge not to be shown to anyone but the subject
  adulthood_not_stated = 32,  ///< a natural person who may have been under 18: held until the source says otherwise
  force_majeure = 64,       ///< art. 31: never public
  slight_no_intent = 128,   ///< art. 31: never public
  leniency_claimed = 256,   ///< treated as if it had been granted, until the claim is answered
  minority_claimed = 512,   ///< said to be of conduct under 18: read by nobody but its subject and its source until that is answered
  shielded = 1024,          ///< of an enterprise in reorganisation (art. 39): read by nobody but its subject, its source and oversight
  not_performed = 16,       ///< pledge not performed, without a designation: no breach is shown to anyone else
};
using Bars = std::uint32_t;
[[nodiscard]] constexpr bool has(Bars bars, Bar bar) { return (bars & static_cast<std::uint32_t>(bar)) != 0; }
constexpr Bars operator|(Bars bars, Bar bar) { return bars | static_cast<std::uint32_t>(bar); }
/// Those that lenient treatment sets and lifts (art. 31).
inline constexpr Bars kBarsOfLeniency = Bars{} | Bar::force_majeure | Bar::slight_no_intent | Bar::leniency_claimed | Bar::minority_claimed;
/// Those that are not of the content of a version: a new version of the record keeps them.
inline constexpr Bars kBarsKept = kBarsOfLeniency | Bar::shielded;

/// The present state of one record: everything that decides who may see it, and nothing of its content.
struct RecordState {
  RecordId id = 0;
  SubjectId subject_id = 0;
  statute::SubjectKind subject_kind = statute::SubjectKind::legal_person;
  std::string item;
  int version = 1;
  base::Instant admitted_at;
  std::string source_unit;      ///< USCC
  std::string deciding_unit;    ///< USCC, may be empty
  std::string document_number;
  std::optional<base::Date> document_on;
  std::optional<base::Date> due_on;        ///< last day on which reporting was timely
  std::optional<base::Date> served_on;     ///< the decision was served on the subject
  std::string served_by;                   ///< officer who attests it
  std::optional<base::Instant> told_at;    ///< from this instant the record counts as told; nothing = held
  std::string reviewed_by;                 ///< officer who attests the secrecy review of the texts
  std::set<std::string> closed_elements;   ///< texts in which the scan found personal data
  std::optional<statute::Grade> grade;     ///< nothing where the item is not graded
  Bars bars = 0;
  std::optional<base::Date> display_until_on;    ///< T or an earlier end: last day of display, query, share, use
  std::optional<base::Date> retention_until_on;  ///< nothing = lasting
  EndKind ended = EndKind::none;
  std::optional<base::Instant> ended_at;
  bool stayed = false;       ///< document stayed by the organ or a court
  bool unanswered = false;   ///< objection: the source is silent
  int open_objections = 0;
};

}  // namespace liaoxin::registry
