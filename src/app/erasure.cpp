#include "app/erasure.hpp"

#include <algorithm>

#include "app/endings.hpp"
#include "base/check.hpp"
#include "store/endings.hpp"
#include "store/records.hpp"

namespace liaoxin::app {

void erase_record(store::Writer& writer, const registry::RecordState& state) {
  CHECK(state.ended != registry::EndKind::none);
  store::Connection& db = writer.db();
  std::vector<std::int64_t> rows{store::find_record(db, state.id)->row_id};
  for (const store::StoredVersion& version : store::former_versions(db, state.id)) rows.push_back(version.row_id);
  std::vector<std::uint64_t> references;
  for (const std::int64_t row : rows) {
    for (const std::uint64_t index : store::reference_to(db, row)) references.push_back(index);
    store::erase_bodies(db, row);
    note_ending(writer, row, ending::kErased);
  }
  std::ranges::sort(references);
  references.erase(std::ranges::unique(references).begin(), references.end());
  store::clear_content(db, state.id);
  (void)writer.append({.kind = journal::LeafKind::erase, .reason = registry::word(state.ended), .references = references});
}

}  // namespace liaoxin::app
