// Drafts of editions and of list systems at the desks of who drafts and decides, and of the units that were asked for their opinion (arts. 10, 27).
#include <algorithm>

#include "app/listings.hpp"
#include "app/office_desk_service.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "cases/edition/edition_draft.hpp"
#include "store/edition_drafts.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using http::DeskKind;

namespace {

/// Who drafts and who decides read what every unit said; a unit reads what it said itself.
bool sees_all(store::Connection& db, const statute::Actor& actor) {
  const auto unit = store::find_unit(db, actor.unit);
  return unit && (unit->kind == "in_charge" || unit->kind == "joint_meeting");
}

std::vector<http::UnitOpinionLine> opinions_of(store::Connection& db, const std::optional<cases::Consultation>& consultation, const statute::Actor& reader, bool reads_all) {
  std::vector<http::UnitOpinionLine> lines;
  if (!consultation) return lines;
  for (const cases::UnitOpinion& one : consultation->opinions) {
    if (reads_all || one.unit == reader.unit) lines.push_back({unit_name(db, one.unit), one.text, one.given_at ? one.given_at->rfc3339() : ""});
  }
  return lines;
}

}  // namespace

std::optional<std::vector<http::EditionDraftLine>> OfficeDeskService::edition_drafts(const std::string& token) {
  return host_.only(token, {DeskKind::in_charge, DeskKind::joint_meeting, DeskKind::unit, DeskKind::work_body}, [](Platform& platform, const statute::Actor& actor) {
    store::Connection& db = platform.db();
    const bool reads_all = sees_all(db, actor);
    const base::Date today = platform.clock().now().date();
    const auto items = edition_lines(platform);
    std::vector<http::EditionDraftLine> lines;
    for (const store::StoredEditionDraft& stored : store::edition_drafts(db)) {
      const cases::EditionDraft& draft = stored.draft;
      if (!reads_all && cases::opinion_of(draft.consultation, actor.unit) == nullptr) continue;
      http::EditionDraftLine line{.id = platform.public_id("edr", draft.id), .purpose = draft.purpose, .step = cases::printed(cases::step_of(draft, today)),
                                  .opinions_until_on = draft.consultation ? draft.consultation->until_on.iso() : "", .items = {}, .opinions = opinions_of(db, draft.consultation, actor, reads_all)};
      for (const http::EditionLine& item : items) {
        if (std::ranges::find(draft.items, item.code) != draft.items.end()) line.items.push_back(item);
      }
      lines.push_back(std::move(line));
    }
    std::ranges::reverse(lines);
    return lines;
  });
}

std::optional<std::vector<http::ListSystemLine>> OfficeDeskService::list_systems(const std::string& token) {
  return host_.only(token, {DeskKind::in_charge, DeskKind::joint_meeting, DeskKind::unit, DeskKind::work_body}, [](Platform& platform, const statute::Actor& actor) {
    store::Connection& db = platform.db();
    const bool reads_all = sees_all(db, actor);
    std::vector<http::ListSystemLine> lines;
    for (registry::ListSystemView& view : list_system_views(ListsFor::who_drafts, db, platform.keys(), platform.pack(), platform.clock().now())) {
      const auto system = store::find_list_system(db, *platform.internal_id("lsy", view.list_system));
      CHECK(system.has_value());
      if (!reads_all && cases::opinion_of(system->consultation, actor.unit) == nullptr) continue;
      lines.push_back({std::move(view), opinions_of(db, system->consultation, actor, reads_all)});
    }
    return lines;
  });
}

}  // namespace liaoxin::app
