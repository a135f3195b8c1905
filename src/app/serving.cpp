// Letters on paper: who serves them finds them here, prints them and enters the proof (told first; arts. 12, 37).
#include "app/serving.hpp"

#include <algorithm>

#include "app/actors.hpp"
#include "app/listings.hpp"
#include "app/measures.hpp"
#include "app/office_desk_service.hpp"
#include "app/regions.hpp"
#include "app/restorations.hpp"
#include "base/check.hpp"
#include "statute/negative_items.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {

using http::DeskKind;

namespace {

constexpr std::size_t kLettersPerPage = 50;
/// So many are looked at for one page: those of other units lie between.
constexpr std::int64_t kLettersLookedAt = 2000;

}  // namespace

bool is_told_by(const ReadContext& context, const registry::Notice& notice, const std::string& unit) { return is_applied_by(context.db, notice, unit) || is_listed_by(context, notice, unit); }

bool serves(const ReadContext& context, const statute::Actor& actor, const registry::Notice& notice, const registry::RecordState& record) {
  if (actor.kind != statute::ActorKind::officer || notice.served_on || record.ended == registry::EndKind::retention_ended) return false;
  if (is_told_by(context, notice, actor.unit)) return true;
  store::Connection& db = context.db;
  return notice.objection_id ? is_work_body_of(db, actor, record) : answers_for(db, actor.unit, record);
}

bool prints_guide(const ReadContext& context, const statute::Actor& actor, const registry::RecordState& record) {
  if (actor.kind != statute::ActorKind::officer || record.ended != registry::EndKind::none || !statute::is_negative_item(record.item)) return false;
  store::Connection& db = context.db;
  if (!answers_for(db, actor.unit, record) && !restores(db, actor.unit, record)) return false;
  if (statute::is_organisation(record.subject_kind)) return true;
  return std::ranges::any_of(store::notices_of(db, record.id), [&](const store::StoredNotice& one) {
    return one.notice.kind == registry::NoticeKind::record_held && one.notice.version == record.version && serves(context, actor, one.notice, record);
  });
}

std::optional<http::LettersToServe> OfficeDeskService::to_serve(const std::string& token, const std::string& after) {
  return host_.only(token, {DeskKind::unit, DeskKind::work_body}, [&](Platform& platform, const statute::Actor& actor) {
    store::Connection& db = platform.db();
    http::LettersToServe view;
    const auto looked_at = store::unserved_notices(db, platform.internal_id("ntc", after).value_or(0), kLettersLookedAt);
    for (const store::StoredNotice& one : looked_at) {
      const auto record = store::find_record(db, one.notice.record_id);
      CHECK(record.has_value());
      if (!serves(platform.read_context(), actor, one.notice, record->state)) continue;
      if (view.letters.size() == kLettersPerPage) {
        view.next = view.letters.back().id;
        return view;
      }
      const statute::Item* item = platform.pack().item(record->state.item);
      CHECK(item != nullptr);
      http::LetterToServe letter{.id = platform.public_id("ntc", one.notice.id), .record = platform.public_id("rec", record->state.id), .title = registry::printed(one.notice.kind), .item = item->name,
                                 .organisation = {}, .document_number = {}, .written_at = one.notice.created_at.rfc3339(), .due_on = one.notice.due_on ? one.notice.due_on->iso() : "",
                                 .releases = one.notice.kind == registry::NoticeKind::record_held && record->state.ended == registry::EndKind::none && !record->state.told_at,
                                 .has_guide = one.notice.kind == registry::NoticeKind::record_held && prints_guide(platform.read_context(), actor, record->state)};
      if (statute::is_organisation(record->state.subject_kind)) {
        letter.organisation = store::find_subject(db, record->state.subject_id)->name;
        letter.document_number = record->state.document_number;
      }
      view.letters.push_back(std::move(letter));
    }
    if (looked_at.size() == kLettersLookedAt) view.next = platform.public_id("ntc", looked_at.back().notice.id);
    return view;
  });
}

}  // namespace liaoxin::app
