// Drafts of editions of the catalogue (art. 10); units are consulted on them in operations_rule_draft.cpp, an edition is adopted in operations_register.cpp.

#include "app/declared.hpp"
#include "app/executor.hpp"
#include "app/unfiled_items.hpp"
#include "cases/edition/edition_draft.hpp"
#include "store/edition_drafts.hpp"

namespace liaoxin::app {
namespace {

using base::json::object;
using namespace cases;

base::Result<object> draft(Session& s, const DraftEdition& c) {
  TRY_VOID(s.permit(s.province_relations()));
  EditionDraft made = TRY(decide_edition_draft(c, is_adoptable, s.now(), s.pack()));
  made.id = s.writer.next_id("edition_draft");
  made.unit = s.actor.unit;
  const std::string number = s.platform.public_id("edr", made.id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"rule_draft", number}, {"items", text_array(made.items)}, {"content_hash", made.content_hash}, {"purpose", made.purpose}, {"pack", s.pack().hash}}});
  store::insert_edition_draft(s.db(), made, place.row_id);
  return object{{"rule_draft", number}, {"log_index", place.index}};
}

}  // namespace

void add_edition_handlers(Handlers& handlers) {
  handlers["edition.draft"] = detail::handler<DraftEdition>(draft);
}

}  // namespace liaoxin::app
