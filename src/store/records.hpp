#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "registry/effect.hpp"
#include "registry/record.hpp"
#include "registry/record_body.hpp"
#include "store/writer.hpp"

namespace liaoxin::store {

/// The stored row of a record: its state and where its body lies.
struct StoredRecord {
  registry::RecordState state;
  std::int64_t row_id = 0;  ///< journal row of the present version
  base::Bytes content_hash;
  std::int64_t import_id = 0;
};

[[nodiscard]] std::optional<StoredRecord> find_record(Connection& db, registry::RecordId id);
[[nodiscard]] std::optional<StoredRecord> find_record_by_key(Connection& db, std::string_view natural_key_hash);
[[nodiscard]] std::vector<StoredRecord> records_of_subject(Connection& db, registry::SubjectId subject);
/// Records about a subject of a document, by its number as numbers are compared, ended ones included; by id.
[[nodiscard]] std::vector<StoredRecord> records_of_document(Connection& db, registry::SubjectId subject, std::string_view number);
/// Those of them whose document fell, or is stayed.
[[nodiscard]] std::vector<StoredRecord> records_without_document(Connection& db, registry::SubjectId subject, std::string_view number);
/// Records of a document by its number as numbers are compared, whoever decided it and whoever it is about, ended ones included; by id.
[[nodiscard]] std::vector<StoredRecord> records_with_document(Connection& db, std::string_view number, std::int64_t limit);
/// Running records whose last day of display lies before `today`.
[[nodiscard]] std::vector<StoredRecord> records_past_display(Connection& db, base::Date today, std::int64_t limit);
/// Running records whose last day of retention lies before `today`.
[[nodiscard]] std::vector<StoredRecord> records_past_retention(Connection& db, base::Date today, std::int64_t limit);
/// Running records whose present version was admitted before an instant, by id from the one after `after`.
[[nodiscard]] std::vector<StoredRecord> records_admitted_before(Connection& db, base::Instant instant, registry::RecordId after, std::int64_t limit);
/// Records about organisations that a unit filed, newest first, below an id. `only_held`: those that wait for the attestation
/// of their service. Natural persons and individual businesses are in no list (red line 4).
[[nodiscard]] std::vector<StoredRecord> organisation_records_of_source(Connection& db, std::string_view source_unit, registry::RecordId before, std::int64_t limit, bool only_held);
/// Every record, by id.
void each_record(Connection& db, const std::function<void(const StoredRecord&)>& visit);

void insert_record(Connection& db, const StoredRecord& record, std::string_view natural_key_hash, std::int64_t cells_filled, std::int64_t cells_expected);
/// Puts a new version in the place of `before`, which moves to record_version.
void replace_version(Connection& db, const StoredRecord& before, const StoredRecord& after, std::int64_t cells_filled, std::int64_t cells_expected, base::Instant now);
/// Writes what an effect can change. CHECKs that exactly one row changed.
void save_state(Connection& db, const registry::RecordState& state);

/// Clears the business fields of every record whose retention ended before a day, as clear_content does.
void clear_past_retention(Connection& db, base::Date before);
/// Clears the business fields of an erased record; what names it on its recall certificate stays.
void clear_content(Connection& db, registry::RecordId id);

/// Body of the version that lies in this journal row; nothing when it is closed for good.
[[nodiscard]] std::optional<registry::RecordBody> record_body(Connection& db, const KeyStore& keys, std::int64_t row_id);

struct StoredVersion {
  std::int64_t version = 0, row_id = 0;
  base::Instant admitted_at, replaced_at;
};
[[nodiscard]] std::vector<StoredVersion> former_versions(Connection& db, registry::RecordId id);
/// Index in the log of a journal row.
[[nodiscard]] std::int64_t log_index(Connection& db, std::int64_t row_id);
/// Where a journal row stands: epoch 0 but for an installation that lost a published tail.
struct LogPlace {
  std::int64_t epoch = 0, index = -1;
  auto operator<=>(const LogPlace&) const = default;
};
[[nodiscard]] LogPlace log_place(Connection& db, std::int64_t row_id);
/// The reference of a leaf to an earlier one. A leaf refers to leaves of its own log only, so a row of a closed epoch is
/// stood for by leaf 0, which commits to that epoch's last checkpoint.
[[nodiscard]] std::vector<std::uint64_t> reference_to(Connection& db, std::int64_t row_id);

/// Leaf hash at an index, 32 raw bytes.
[[nodiscard]] base::Bytes leaf_hash_at(Connection& db, std::int64_t epoch, std::int64_t index);
[[nodiscard]] base::Bytes leaf_at(Connection& db, std::int64_t epoch, std::int64_t index);

struct StoredAct {
  std::int64_t row_id = 0;
  std::string operation;
  base::Instant at;
};
void insert_act(Connection& db, std::int64_t row_id, std::string_view operation, std::optional<std::int64_t> record, std::optional<std::int64_t> objection, base::Instant at);
[[nodiscard]] std::vector<StoredAct> acts_of_record(Connection& db, registry::RecordId id);
[[nodiscard]] std::vector<StoredAct> acts_of_objection(Connection& db, std::int64_t id);

}  // namespace liaoxin::store
