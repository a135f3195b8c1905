#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "registry/record.hpp"
#include "store/connection.hpp"

/// Who received a record, and who has been told that it ended: the recipients ledger, recalls, certificates.
namespace liaoxin::store {

/// Kinds of readers that are written into the ledger: a unit under a sharing agreement, an API client, the holder of a report.
struct StoredSubscription {
  std::int64_t id = 0;
  std::string kind;       ///< unit, api_client
  std::string reference;  ///< USCC of the unit, or the client's name
  std::string name;
  std::string item;
  std::string agreement;
};
void insert_subscription(Connection& db, const StoredSubscription& subscription, base::Instant now, std::int64_t row_id);
[[nodiscard]] std::optional<StoredSubscription> find_subscription(Connection& db, std::int64_t id);
/// All of them, by name: none ends yet.
[[nodiscard]] std::vector<StoredSubscription> subscriptions(Connection& db);

struct StoredRecipient {
  std::int64_t id = 0;
  registry::RecordId record_id = 0;
  std::int64_t version = 0;
  std::string kind, reference, name, channel;
  base::Instant received_at;
};
void insert_recipient(Connection& db, const StoredRecipient& recipient, std::int64_t row_id);
/// Recipients that still hold a record, up to a version: none of it was recalled from them, and no later entry says that they took it anew.
[[nodiscard]] std::vector<StoredRecipient> recipients_to_recall(Connection& db, registry::RecordId record, std::int64_t version);
/// What stood beside a record when its reader received it: a designation in force, a measure in force (arts. 23, 25).
enum class BesideKind { designation, measure };
struct Beside {
  BesideKind kind = BesideKind::designation;
  std::int64_t id = 0;
};
/// That an entry was received with this; what is noted already stays noted.
void insert_received_beside(Connection& db, std::int64_t recipient, Beside beside);
/// Those that still hold the record as they received it with this.
[[nodiscard]] std::vector<StoredRecipient> recipients_beside(Connection& db, Beside beside);
/// The entry of a reader who has this version and was not told to remove it, or to take it anew.
[[nodiscard]] std::optional<std::int64_t> received(Connection& db, registry::RecordId record, std::int64_t version, std::string_view kind, std::string_view reference);
/// That an entry was read under a consent; it may be under several.
void insert_reading(Connection& db, std::int64_t recipient, std::int64_t consent);
/// Entries read under a consent that no recall has reached yet, by record.
[[nodiscard]] std::vector<StoredRecipient> readings_under(Connection& db, std::int64_t consent);
[[nodiscard]] std::vector<std::int64_t> consents_of_reading(Connection& db, std::int64_t recipient);
[[nodiscard]] std::vector<StoredRecipient> recipients_of(Connection& db, registry::RecordId record);

struct StoredCertificate {
  std::int64_t id = 0;
  std::string number;
  registry::RecordId record_id = 0;
  std::int64_t version = 0;
  registry::EndKind ended = registry::EndKind::none;
  base::Instant decided_at;
  std::int64_t decision_row = 0;
  std::int64_t row_id = 0;  ///< kind-7 leaf of the newest issue
  std::string body;         ///< canonical JSON of the newest issue
};
void insert_certificate(Connection& db, const StoredCertificate& certificate);
/// The same number, issued anew after a confirmation.
void reissue_certificate(Connection& db, std::int64_t id, std::int64_t row_id, std::string_view body);
[[nodiscard]] std::optional<StoredCertificate> find_certificate(Connection& db, std::string_view number);
[[nodiscard]] std::optional<StoredCertificate> find_certificate(Connection& db, std::int64_t id);
[[nodiscard]] std::vector<StoredCertificate> certificates_of(Connection& db, registry::RecordId record);

struct StoredRecall {
  std::int64_t id = 0;
  std::int64_t certificate_id = 0;
  StoredRecipient recipient;
  base::Instant told_at;
  std::int64_t told_row = 0;
  std::optional<base::Instant> confirmed_at;
  std::optional<std::int64_t> confirmed_row;
};
/// Whether the record is recalled, or only what stood beside it, and its recipient keeps the record as it is now.
enum class RecallOf { record, beside };
void insert_recall(Connection& db, std::int64_t id, std::int64_t certificate_id, std::int64_t recipient_id, RecallOf what, base::Instant told_at, std::int64_t told_row);
void confirm_recall(Connection& db, std::int64_t id, base::Instant at, std::int64_t row_id);
[[nodiscard]] std::vector<StoredRecall> recalls_of(Connection& db, std::int64_t certificate_id);
/// The newest certificates, the newest first.
[[nodiscard]] std::vector<StoredCertificate> newest_certificates(Connection& db, std::int64_t limit);
/// Certificates with a recall that nobody confirmed yet.
[[nodiscard]] std::vector<StoredCertificate> open_certificates(Connection& db);
/// The journal rows that stand for a decision, a telling and a confirming, after they were carried into a new log.
void move_decision(Connection& db, std::int64_t certificate_id, std::int64_t decision_row);
void move_recall(Connection& db, std::int64_t recall_id, std::int64_t told_row, std::optional<std::int64_t> confirmed_row);
[[nodiscard]] std::optional<StoredRecall> find_recall(Connection& db, std::int64_t id);

struct StoredReport {
  std::int64_t id = 0;
  std::string number;
  registry::SubjectId subject_id = 0;
  std::string holder, purpose;
};
void insert_report(Connection& db, const StoredReport& report, base::Instant now, std::int64_t row_id);

/// Recalls nobody confirmed yet, by recipient.
struct OpenRecalls {
  std::string kind, reference, name;
  std::int64_t count = 0;
  base::Instant oldest_at;  ///< when the oldest of them was told
};
[[nodiscard]] std::vector<OpenRecalls> open_recalls(Connection& db);
/// Those of one recipient, the oldest first, at most `limit`.
struct OpenRecall {
  std::int64_t id = 0;
  base::Instant told_at;
};
[[nodiscard]] std::vector<OpenRecall> open_recalls_of(Connection& db, std::string_view kind, std::string_view reference, std::int64_t limit);
/// Recalls that units confirmed since: all, or one.
struct ConfirmedRecall {
  std::int64_t id = 0, told_row = 0;
  std::string unit;  ///< USCC
  base::Instant told_at, confirmed_at;
};
[[nodiscard]] std::vector<ConfirmedRecall> unit_recalls_confirmed_since(Connection& db, base::Instant since, std::string_view unit = {});
/// Open recalls by the reference of the recipient (a unit's USCC).
[[nodiscard]] std::int64_t open_recalls_of(Connection& db, std::string_view reference);

}  // namespace liaoxin::store
