#pragma once
#include <optional>
#include <set>

#include "registry/views.hpp"
#include "registry/visibility.hpp"
#include "statute/item_end.hpp"
#include "statute/pack.hpp"
#include "store/records.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {

/// What reading needs: a connection, the keys that open bodies, the law.
struct ReadContext {
  store::Connection& db;
  const store::KeyStore& keys;
  const statute::Pack& pack;
  /// Of a restored old copy: versions that ended or were hidden since, by the list of endings.
  const std::set<store::LogPlace>* withheld = nullptr;
};

/// A record as one reader may see it, or nothing: hidden, ended and absent look alike. Every element passes `visible()`.
[[nodiscard]] std::optional<registry::RecordView> read_record_view(const ReadContext& context, const store::StoredRecord& record,
                                                                   statute::Channel channel, registry::Viewer viewer, base::Instant now);

/// Brings the end, the bars and the grade of a negative record to what the rules of today say as well: a rule set that
/// began since it was judged ends it earlier, never later. Gives the derivation; nothing for another item or when closed.
std::optional<statute::ItemEnd> narrow_to_today(const ReadContext& context, const store::StoredRecord& record, registry::RecordState& state, base::Date today);
/// The record as the rules of today have it: what a new rule set ended does not run, whether the job that records it has run or not.
[[nodiscard]] registry::RecordState as_of_today(const ReadContext& context, const store::StoredRecord& record, base::Date today);

/// A source is silent from the first second after its day, whether the job that records it has run or not.
void note_silence(store::Connection& db, registry::RecordState& state, base::Date today);

/// Name of a unit by its code; the code itself when the unit is not registered.
[[nodiscard]] std::string unit_name(store::Connection& db, const std::string& uscc);

}  // namespace liaoxin::app
