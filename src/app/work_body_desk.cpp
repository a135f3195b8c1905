// The work body's own desk: what came in and why it was refused, what is contested, what ended, who has not confirmed.
#include <map>

#include "app/office_desk_service.hpp"
#include "app/record_reader.hpp"
#include "app/regions.hpp"
#include "app/running.hpp"
#include "base/check.hpp"
#include "registry/effect.hpp"
#include "store/public_queries.hpp"
#include "store/recipients.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using http::DeskKind;

namespace {

constexpr std::int64_t kEndedShown = 30;

}  // namespace

std::optional<http::IntakeView> OfficeDeskService::intake(const std::string& token) {
  return host_.only(token, {DeskKind::work_body}, [&](Platform& platform, const statute::Actor&) {
    store::Connection& db = platform.db();
    http::IntakeView view;
    for (const store::ImportSum& sum : store::import_sums(db)) {
      const statute::Item* item = platform.pack().item(sum.item);
      CHECK(item != nullptr);
      view.lines.push_back({unit_name(db, sum.unit), item->name, sum.files, sum.rows, sum.accepted, sum.held, sum.refused, sum.same});
    }
    for (const store::ReasonSum& sum : store::reason_sums(db)) {
      const auto word = base::refusal_word(sum.word);
      view.reasons.push_back({unit_name(db, sum.unit), word ? base::make_refusal(*word).message : base::LocalText{sum.word, sum.word}, sum.rows});
    }
    return view;
  });
}

std::optional<http::ProceedingsView> OfficeDeskService::proceedings(const std::string& token) {
  return host_.only(token, {DeskKind::work_body}, [&](Platform& platform, const statute::Actor& actor) {
    store::Connection& db = platform.db();
    const auto own = *store::find_unit(db, actor.unit);
    http::ProceedingsView view;
    view.running = running_objections(platform, own);
    view.hidden = store::record_sums(db, platform.clock().now().date()).hidden;
    view.silent = silent_recipients(platform, false);
    for (const store::StoredCertificate& certificate : store::newest_certificates(db, kEndedShown)) {
      const auto record = store::find_record(db, certificate.record_id);
      CHECK(record.has_value());
      if (!covers_one(own, regions_of(db, record->state))) continue;
      if (!statute::is_organisation(record->state.subject_kind)) {
        ++view.ended_others;
        continue;
      }
      const statute::Item* item = platform.pack().item(record->state.item);
      CHECK(item != nullptr);
      http::EndedLine line{.unit = unit_name(db, record->state.source_unit), .ended_at = certificate.decided_at.rfc3339(), .item = item->name, .how = registry::printed(certificate.ended)};
      for (const store::StoredRecall& recall : store::recalls_of(db, certificate.id)) {
        ++line.recipients;
        if (recall.confirmed_at) ++line.confirmed;
      }
      view.ended.push_back(std::move(line));
    }
    return view;
  });
}

}  // namespace liaoxin::app
