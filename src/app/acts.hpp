#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/platform.hpp"
#include "base/json.hpp"
#include "cases/consent/consent.hpp"
#include "registry/effect.hpp"
#include "statute/operation.hpp"
#include "store/recipients.hpp"
#include "store/records.hpp"
#include "store/writer.hpp"

/// Writing acts into the journal. `facts` (class 2) say what happened and may be disclosed to the holder of a
/// certificate; `reasons` (class 3) say who did it and why, and stay closed.
namespace liaoxin::app {

/// What kind of recipient it is, for people: of the words of the recipients ledger.
[[nodiscard]] base::LocalText recipient_kind(const std::string& kind);

/// Texts as what an act or answer lists.
[[nodiscard]] base::json::array text_array(const auto& texts) { return base::json::array(texts.begin(), texts.end()); }

struct Act {
  std::string_view operation;
  journal::LeafKind kind = journal::LeafKind::write;
  std::string_view reason = "none";  ///< word of codes.txt
  std::optional<std::int64_t> record, objection;
  std::vector<std::uint64_t> references;
  base::json::object facts;
  base::json::object reasons;
  std::optional<base::Date> retention_until_on = {};  ///< last day on which what the act says is kept; nothing: lasting
};
/// Appends the leaf and its line in `act`.
store::Appended write_act(store::Writer& writer, const statute::Actor& actor, Act act);
/// The sealed reasons of the act in this journal row; nothing once they are no longer kept.
[[nodiscard]] std::optional<base::json::object> sealed_reasons(Platform& platform, std::int64_t row_id);
/// The words among them under one name; empty where there is no act, and once they are no longer kept.
[[nodiscard]] std::string words_beside(Platform& platform, std::optional<std::int64_t> row_id, std::string_view name);

/// Applies an effect to a record: act, new state and stored row together. Gives the act's place in the log.
store::Appended apply_effect(store::Writer& writer, Platform& platform, const statute::Actor& actor, registry::RecordState& state,
                             const registry::Effect& effect, Act act);

/// What recalling gave: the certificate, under a number that opens its page.
struct IssuedRecall {
  std::string certificate_number;
  std::int64_t recipients = 0;
};
/// Tells every recipient of a record version that it ended or was replaced, and issues the certificate (art. 39).
IssuedRecall recall_everywhere(store::Writer& writer, Platform& platform, const statute::Actor& actor, const registry::RecordState& state,
                               registry::EndKind kind, const store::Appended& decision);
/// A designation or a measure is over, or rests, and its record runs on: who received the record with it is told to take the record as it is now, and stands on a certificate of its own
/// (arts. 30, 39). Nothing where nobody received it so. `kind`: one that leaves the record.
std::optional<IssuedRecall> recall_beside(store::Writer& writer, Platform& platform, const statute::Actor& actor, registry::RecordId record, store::Beside beside, registry::EndKind kind,
                                          const store::Appended& decision);
/// What a consent that is over called back: the numbers of the certificates, and the declarations, which have none.
struct ConsentRecall {
  std::vector<std::string> certificates;
  std::vector<std::int64_t> declarations;
};
/// A consent was withdrawn or ran out (art. 14): its user may not keep what it read under it, and is told so; what it read under another
/// live consent too stays with it (docs/decisions/0026-what-a-consent-opened.md).
ConsentRecall recall_consent(store::Writer& writer, Platform& platform, const statute::Actor& actor, cases::Consent consent, const store::Appended& end);
/// Issues a certificate anew under its number, after a confirmation.
void reissue(store::Writer& writer, Platform& platform, const store::StoredCertificate& certificate);

/// Ends a record everywhere at once, and with it the list entries that rest on it: effect, recall of every recipient, certificate, notice to the subject. An act of
/// an objection leaves the notice to its caller, who knows the result.
IssuedRecall end_record(store::Writer& writer, Platform& platform, const statute::Actor& actor, registry::RecordState& state,
                        registry::EndKind kind, Act act);

/// Lets a search narrow to this item exactly when the subject has a public record of it. The token only narrows;
/// each record still passes `visible()` when it is read.
void refresh_item_token(store::Connection& db, const statute::Pack& pack, registry::SubjectId subject, const std::string& item, base::Instant now);

}  // namespace liaoxin::app
