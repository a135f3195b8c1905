// Drafts of editions at the desks of who drafts and decides, and of the units that were asked for their opinion (art. 10).
#include <algorithm>

#include "app/office_desk_service.hpp"
#include "app/record_reader.hpp"
#include "cases/edition/edition_draft.hpp"
#include "store/edition_drafts.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using http::DeskKind;

std::optional<std::vector<http::EditionDraftLine>> OfficeDeskService::edition_drafts(const std::string& token) {
  return host_.only(token, {DeskKind::in_charge, DeskKind::joint_meeting, DeskKind::unit, DeskKind::work_body}, [](Platform& platform, const statute::Actor& actor) {
    store::Connection& db = platform.db();
    const base::Date today = platform.clock().now().date();
    const auto items = edition_lines(platform);
    const auto unit = store::find_unit(db, actor.unit);
    const bool sees_all = unit && (unit->kind == "in_charge" || unit->kind == "joint_meeting");
    std::vector<http::EditionDraftLine> lines;
    for (const store::StoredEditionDraft& stored : store::edition_drafts(db)) {
      const cases::EditionDraft& draft = stored.draft;
      if (!sees_all && cases::opinion_of(draft, actor.unit) == nullptr) continue;
      http::EditionDraftLine line{.id = platform.public_id("edr", draft.id), .purpose = draft.purpose, .step = cases::printed(cases::step_of(draft, today)),
                                  .opinions_until_on = draft.opinions_until_on ? draft.opinions_until_on->iso() : "", .items = {}, .opinions = {}};
      for (const http::EditionLine& item : items) {
        if (std::ranges::find(draft.items, item.code) != draft.items.end()) line.items.push_back(item);
      }
      // What other units said is for who drafts and who decides.
      for (const cases::EditionOpinion& one : draft.opinions) {
        if (sees_all || one.unit == actor.unit) line.opinions.push_back({unit_name(db, one.unit), one.text, one.given_at ? one.given_at->rfc3339() : ""});
      }
      lines.push_back(std::move(line));
    }
    std::ranges::reverse(lines);
    return lines;
  });
}

}  // namespace liaoxin::app
