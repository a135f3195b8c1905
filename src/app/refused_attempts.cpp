#include "app/refused_attempts.hpp"

#include "base/text.hpp"
#include "store/refused_attempts.hpp"

namespace liaoxin::app {

void keep_attempt(Session& s, registry::RecordId record, const std::string& kind, const std::function<bool(base::RefusalWord)>& is_kept) {
  s.keep_refused = [operation = std::string(s.operation), unit = s.actor.unit, officer = statute::to_string(s.actor), record, kind = base::one_line(kind), is_kept](
                       store::Writer& writer, const store::Appended& trace, const std::vector<base::Refusal>& refusals) {
    const base::RefusalWord word = refusals.front().word;
    if (!is_kept(word)) return;
    store::insert_refused_attempt(writer.db(), {writer.next_id("refused_attempt"), operation, unit, officer, record, kind, std::string(base::word(word)), writer.now(), trace.row_id});
  };
}

cases::FindingKind finding_of_attempt(std::string_view operation) {
  return operation == "listing.decide" ? cases::FindingKind::listing_untold : cases::FindingKind::measure_beyond_list;
}

}  // namespace liaoxin::app
