#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "registry/commands.hpp"
#include "registry/record.hpp"
#include "statute/item.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"

/// Designation 失信认定 (art. 23): that a record is one of untrustworthy conduct, found by a document in force. Nothing else says 失信. It is in
/// force from the day the subject was told, and no longer than its record: whatever ends or hides that ends it in the same instant.
namespace liaoxin::cases {

/// Documents a designation may rest on, closed.
enum class DocumentClass { ruling, administrative_decision, named_by_law };
struct DocumentClassFacts {
  DocumentClass document_class;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const DocumentClassFacts> document_classes();
[[nodiscard]] const DocumentClassFacts* document_class(std::string_view word);
[[nodiscard]] const DocumentClassFacts& facts_of(DocumentClass document_class);

struct Designation {
  std::int64_t id = 0;
  registry::RecordId record_id = 0;
  int version = 0;  ///< of the record it designates: a corrected record is designated anew or not at all
  DocumentClass document_class = DocumentClass::administrative_decision;
  std::string document_number, authority, law, file_hash;
  base::Date effective_on;
  std::string officer;        ///< who decided, as `--as` writes it
  base::Instant decided_at;
  std::int64_t notice_id = 0;
  std::optional<base::Date> told_on;       ///< the notice was served
  bool stayed = false;                     ///< its own document is stayed
  std::optional<base::Instant> ended_at;   ///< its own document fell
  std::int64_t row_id = 0;                 ///< of the act that made it
};

struct DecideDesignation {
  std::string record, document_class, document_number, authority;
  base::Date effective_on;
  std::optional<std::string> law;        ///< that names this kind of document, where it is neither ruling nor decision
  std::optional<std::string> file_hash;  ///< SHA-256 of the document's file, hex, where there is one
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(DecideDesignation, (), (record, document_class, document_number, authority, effective_on, law, file_hash, reason))
struct EndDesignation {
  std::string designation, document_number;  ///< which set its own document aside
  base::Date decided_on;
  std::string kind;                          ///< of registry::fall_kinds()
};
BOOST_DESCRIBE_STRUCT(EndDesignation, (), (designation, document_number, decided_on, kind))

/// Why a record can carry no designation now; nothing when it can. Refusals: organisation_only, designation_not_for_item, record_not_running, document_stayed, record_not_told,
/// record_treated_leniently, record_contested.
[[nodiscard]] base::Result<void> may_be_designated(const registry::RecordState& record, const statute::Item& item, base::Instant now);
/// Whether a record carries it, told or not yet: it has not ended, and was made of this version.
[[nodiscard]] bool is_carried(const Designation& designation, const registry::RecordState& record);
/// Whether an authority is called so, by its code or as it is written.
[[nodiscard]] bool is_called(std::span<const std::string> authority, const std::string& name);
/// Whether it rests on this document, of an authority that is called by any of these.
[[nodiscard]] bool rests_on(const Designation& designation, std::string_view document_number, std::span<const std::string> authority);
/// Whether a designation holds at an instant: told, not ended, its document not stayed, and its record is still one that may carry it.
[[nodiscard]] bool is_in_force(const Designation& designation, const registry::RecordState& record, const statute::Item& item, base::Instant now);

/// `others`: those of this record before. Refusals besides those of may_be_designated: document_class_unknown, document_not_named, law_not_named, document_hash_invalid, document_not_effective,
/// designation_exists, reason_missing.
[[nodiscard]] base::Result<Designation> decide_designation(const registry::RecordState& record, const statute::Item& item, const DecideDesignation& command, const std::vector<Designation>& others,
                                                           const std::string& officer, base::Instant now);
/// The document of a designation is stayed, or the stay lifted: the act of document.stay, where its record rests on another document. Refusals: record_not_running, designation_unknown (the record
/// does not carry it), document_not_named, document_in_future, stay_unchanged.
[[nodiscard]] base::Result<Designation> decide_stay(Designation designation, const registry::RecordState& record, const registry::StayDocument& command, base::Date today);
/// Refusals: designation_unknown (it ended before), document_kind_unknown, document_not_named, document_in_future.
[[nodiscard]] base::Result<Designation> decide_end(Designation designation, const EndDesignation& command, base::Instant now);

[[nodiscard]] const std::vector<statute::Operation>& designation_commands();

}  // namespace liaoxin::cases
