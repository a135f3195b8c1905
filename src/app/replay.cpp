#include "app/replay.hpp"

#include "base/json.hpp"
#include "registry/effect.hpp"
#include "store/writer.hpp"

namespace liaoxin::app {

std::optional<Replay> replay_of(store::Connection& db, const store::KeyStore& keys, const store::StoredRecord& record) {
  const auto body = store::record_body(db, keys, record.row_id);
  if (!body) return std::nullopt;
  Replay replay{body->state, {}};
  registry::RecordState& state = replay.state;
  state.open_objections = 0;
  for (const store::StoredAct& act : store::acts_of_record(db, record.state.id)) {
    const auto content = store::open_vault(db, keys, act.row_id, journal::CommitClass::fact);
    const auto facts = content ? base::parse_json(content->body) : base::refuse(base::RefusalWord::json_malformed);
    const base::json::value* effect = facts && facts->is_object() ? facts->get_object().if_contains("effect") : nullptr;
    if (effect == nullptr) continue;
    const auto decoded = base::from_json<registry::Effect>(*effect);
    if (!decoded) {
      replay.unreadable.push_back(act.row_id);
      continue;
    }
    // Effects of earlier versions touched rows that were replaced since; objections, stays and silence run on.
    if (decoded->open_objections) state.open_objections = static_cast<int>(*decoded->open_objections);
    if (decoded->stayed) state.stayed = *decoded->stayed;
    if (decoded->unanswered) state.unanswered = *decoded->unanswered;
    if (act.row_id > record.row_id) state = registry::evolve(state, *decoded);
  }
  return replay;
}

std::vector<std::string_view> differing_columns(const registry::RecordState& stored, const registry::RecordState& replay) {
  std::vector<std::string_view> columns;
  const auto differs = [&](std::string_view column, bool same) {
    if (!same) columns.push_back(column);
  };
  differs("item", stored.item == replay.item);
  differs("subject_id", stored.subject_id == replay.subject_id);
  differs("subject_kind", stored.subject_kind == replay.subject_kind);
  differs("version", stored.version == replay.version);
  differs("source_unit", stored.source_unit == replay.source_unit);
  differs("deciding_unit", stored.deciding_unit == replay.deciding_unit);
  differs("document_number", stored.document_number == replay.document_number);
  differs("document_on", stored.document_on == replay.document_on);
  differs("due_on", stored.due_on == replay.due_on);
  differs("served_on", stored.served_on == replay.served_on);
  differs("served_by", stored.served_by == replay.served_by);
  differs("told_at", stored.told_at == replay.told_at);
  differs("reviewed_by", stored.reviewed_by == replay.reviewed_by);
  differs("closed_elements", stored.closed_elements == replay.closed_elements);
  differs("grade", stored.grade == replay.grade);
  differs("bars_kind", stored.bars == replay.bars);
  differs("display_until_on", stored.display_until_on == replay.display_until_on);
  differs("retention_until_on", stored.retention_until_on == replay.retention_until_on);
  differs("ended", stored.ended == replay.ended);
  differs("stayed", stored.stayed == replay.stayed);
  differs("unanswered", stored.unanswered == replay.unanswered);
  differs("open_objections", stored.open_objections == replay.open_objections);
  return columns;
}

}  // namespace liaoxin::app
