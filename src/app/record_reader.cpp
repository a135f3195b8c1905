#include "app/record_reader.hpp"

#include "app/actors.hpp"
#include "app/corrections.hpp"
#include "app/listings.hpp"
#include "app/measures.hpp"
#include "app/platform.hpp"
#include "app/restorations.hpp"
#include "base/check.hpp"
#include "cases/designation/designation.hpp"
#include "cases/objection/objection.hpp"
#include "registry/terms.hpp"
#include "store/designations.hpp"
#include "store/objections.hpp"
#include "store/restorations.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using registry::VisibleReason;

std::string unit_name(store::Connection& db, const std::string& uscc) {
  if (uscc.empty()) return {};
  const auto unit = store::find_unit(db, uscc);
  return unit ? unit->name : uscc;
}

namespace {

base::LocalText why_closed(VisibleReason reason) {
  if (reason == VisibleReason::text_not_reviewed) return {"内容未公开(未经保密审查)", "text not public (no secrecy review attested)"};
  return {"内容未公开(疑似含个人信息)", "text not public (may hold personal data)"};
}

void add_labels(registry::RecordView& view, store::Connection& db, const registry::RecordState& state) {
  if (state.open_objections > 0) view.labels.push_back({"objection", {"异议处理中", "under objection"}});
  if (state.item == kEntryItem && is_own_entry(db, state)) {
    view.labels.push_back({"listed_here", {"经事先告知和陈述申辩后列入", "entered after prior notice and hearing"}});
  } else if (state.item == kEntryItem) {
    view.labels.push_back({"listed_elsewhere", {"其他机关列入,本平台未核验其程序", "listed by another organ; its procedure was not verified here"}});
  }
  if (has(state.bars, registry::Bar::procedure_derived)) view.labels.push_back({"procedure_derived", {"程序系推定,待报送单位确认", "procedure derived, to be confirmed by the source"}});
  if (has(state.bars, registry::Bar::leniency_claimed)) view.labels.push_back({"leniency_claimed", {"从宽主张办理中", "lenient treatment is claimed"}});
  if (has(state.bars, registry::Bar::force_majeure)) view.labels.push_back({"force_majeure", {"不可抗力,从宽", "force majeure: treated leniently"}});
  if (has(state.bars, registry::Bar::slight_no_intent)) view.labels.push_back({"slight_no_intent", {"轻微且无主观故意,从宽", "slight and without intent: treated leniently"}});
  if (state.stayed) view.labels.push_back({"stayed", {"文书中止执行", "document stayed"}});
  if (state.ended != registry::EndKind::none) view.labels.push_back({"ended", registry::printed(state.ended)});
}

/// Only a designation says 失信 (art. 23), and only while it is in force.
void add_designation(registry::RecordView& view, const ReadContext& context, const registry::RecordState& state, const statute::Item& item, base::Instant now) {
  if (!item.negative || !statute::is_organisation(state.subject_kind)) return;
  for (const cases::Designation& one : store::designations_of(context.db, state.id)) {
    // It ended, or its document was stayed, after this copy of the data was made.
    if (context.withheld != nullptr && context.withheld->contains(store::log_place(context.db, one.row_id))) continue;
    if (!cases::is_in_force(one, state, item, now)) continue;
    view.labels.push_back({"designated", {"失信认定,依据 " + one.document_number, "designated as untrustworthy conduct by " + one.document_number}});
  }
}

/// Where an application for restoration stands, and what keeps the record shielded: for its subject and who answers for it.
void add_restoration(registry::RecordView& view, store::Connection& db, const registry::RecordState& state) {
  if (const auto open = open_restoration_of(db, state.id); open && state.ended == registry::EndKind::none) {
    const std::string due = cases::due_of(*open)->iso();
    const std::string handler = open->handler.empty() ? std::string() : officer_name(db, open->handler);
    view.labels.push_back({"restoration_open", {"信用修复:" + cases::printed(open->step).zh + (handler.empty() ? "" : ",专办人 " + handler) + ",期限 " + due,
                                                "restoration: " + cases::printed(open->step).en + (handler.empty() ? "" : " by " + handler) + ", due " + due}});
  }
  if (!has(state.bars, registry::Bar::shielded) || state.ended != registry::EndKind::none) return;
  const auto shield = store::standing_shield(db, state.id);
  const std::string ruling = shield ? shield->ruling_number + "," + shield->plan_until_on.iso() : std::string();
  view.labels.push_back({"shielded", {"重整期间临时屏蔽" + (ruling.empty() ? "" : "(" + ruling + ")"), "shielded during reorganisation" + (ruling.empty() ? "" : " (" + ruling + ")")}});
}

/// The end by the rules of today as well: a rule set that began since the record was filed can end it earlier, never
/// later (two rule sets in transition: both must allow publicity, the earlier end wins).
std::optional<statute::ItemEnd> end_today(const ReadContext& context, const registry::RecordState& state, const registry::RecordBody& body,
                                          const statute::Item& item, const statute::Schema& schema, base::Date today) {
  static const std::string kEmpty;
  const auto reading = [&](std::string_view role) -> const std::string& {
    const auto column = schema.roles.find(role);
    if (column == schema.roles.end()) return kEmpty;
    const auto cell = body.elements.find(column->second);
    return cell == body.elements.end() ? kEmpty : cell->second;
  };
  const auto filing = filing_context(context.db, state.source_unit, today);
  const auto dates = registry::record_dates(item, reading, state.deciding_unit, state.document_on.value_or(today), state.subject_kind, filing.policy_value, context.pack);
  if (!dates) return std::nullopt;
  auto end = statute::item_end(item, *dates, context.pack, today);
  if (!end) return std::nullopt;
  return std::move(*end);
}

std::optional<statute::ItemEnd> narrow(const ReadContext& context, const registry::RecordBody& body, const statute::Item& item, const statute::Schema& schema,
                                       registry::RecordState& state, base::Date today) {
  if (state.item == kEntryItem) narrow_to_basis(context, state, today);
  auto end = end_today(context, state, body, item, schema, today);
  if (!end) return end;
  if (end->ends_on && (!state.display_until_on || *end->ends_on < *state.display_until_on)) state.display_until_on = end->ends_on;
  if (!end->is_public) state.bars = state.bars | registry::Bar::not_published;
  // Facts are judged by the rules of their day: a standard set later makes nothing graver than it was when it was admitted.
  if (state.grade && *state.grade != statute::Grade::unknown && *state.grade < end->grade) {
    end->steps.push_back({{"收录时的等级为" + statute::label(*state.grade).zh + ",不因之后的标准加重", "admitted as " + statute::label(*state.grade).en + ": a later standard makes nothing graver"}, {base::BasisKind::regulation, "55"}});
    end->grade = *state.grade;
  }
  state.grade = end->grade;
  return end;
}

}  // namespace

std::optional<statute::ItemEnd> narrow_to_today(const ReadContext& context, const store::StoredRecord& record, registry::RecordState& state, base::Date today) {
  const statute::Item* item = context.pack.item(state.item);
  CHECK(item != nullptr);
  if (!item->negative) return std::nullopt;
  const auto body = store::record_body(context.db, context.keys, record.row_id);
  if (!body) return std::nullopt;
  const statute::Schema* schema = context.pack.schema_of(*item);
  CHECK(schema != nullptr);
  return narrow(context, *body, *item, *schema, state, today);
}

registry::RecordState as_of_today(const ReadContext& context, const store::StoredRecord& record, base::Date today) {
  registry::RecordState state = record.state;
  (void)narrow_to_today(context, record, state, today);
  return state;
}

void note_silence(store::Connection& db, registry::RecordState& state, base::Date today) {
  if (state.open_objections == 0 || state.unanswered) return;
  const auto objection = store::open_objection_of(db, state.id);
  state.unanswered = objection && cases::is_unanswered(*objection, today);
}

std::optional<registry::RecordView> read_record_view(const ReadContext& context, const store::StoredRecord& record, statute::Channel channel,
                                                     registry::Viewer viewer, base::Instant now) {
  registry::RecordState state = record.state;
  const statute::Item* item = context.pack.item(state.item);
  CHECK(item != nullptr);
  note_silence(context.db, state, now.date());
  if (!registry::is_visible(registry::visible(state, *item, channel, viewer, now))) return std::nullopt;
  if (context.withheld != nullptr && context.withheld->contains(store::log_place(context.db, record.row_id))) return std::nullopt;
  const auto body = store::record_body(context.db, context.keys, record.row_id);
  if (!body) return std::nullopt;
  const statute::Schema* schema = context.pack.schema_of(*item);
  CHECK(schema != nullptr);
  std::optional<statute::ItemEnd> end;
  if (item->negative) {
    end = narrow(context, *body, *item, *schema, state, now.date());
    if (!registry::is_visible(registry::visible(state, *item, channel, viewer, now))) return std::nullopt;
  }
  registry::RecordView view;
  view.id = public_id(context.keys, "rec", state.id);
  if (state.subject_kind != statute::SubjectKind::natural_person) view.organisation_id = public_id(context.keys, "org", state.subject_id);
  view.item = state.item;
  view.item_title = item->name;
  view.document_number = state.document_number;
  if (state.document_on) view.document_on = state.document_on->iso();
  view.deciding_unit = unit_name(context.db, state.deciding_unit);
  view.source_unit = unit_name(context.db, state.source_unit);
  view.source_unit_code = state.source_unit;
  view.version = state.version;
  view.admitted_at = state.admitted_at.rfc3339();
  view.shown_since = (item->told_first ? state.told_at.value_or(state.admitted_at) : state.admitted_at).rfc3339();
  if (state.display_until_on) view.shown_until = state.display_until_on->iso();
  if (state.grade) {
    view.grade = statute::word(*state.grade);
    view.grade_title = statute::label(*state.grade);
  }
  add_labels(view, context.db, state);
  add_designation(view, context, state, *item, now);
  if (item->negative && viewer != registry::Viewer::stranger) add_restoration(view, context.db, state);
  if (item->negative) add_measures(view, context, state, viewer, now);
  else add_rewards(view, context, state, now);
  for (const statute::Column& column : schema->columns) {
    const auto cell = body->elements.find(column.code);
    if (cell == body->elements.end()) continue;
    const VisibleReason element = registry::visible(state, *item, column, channel, viewer, now);
    if (registry::is_visible(element)) {
      std::string value = cell->second;
      // What follows 其他- is the sender's own text and never public.
      if (channel == statute::Channel::disclosure && viewer == registry::Viewer::stranger && column.label_other) {
        for (std::size_t at = value.find("其他-"); at != std::string::npos; at = value.find("其他-", at + 6)) {
          const std::size_t end = value.find(';', at);
          value.erase(at + std::string_view("其他").size(), end == std::string::npos ? std::string::npos : end - at - std::string_view("其他").size());
        }
      }
      view.elements.push_back({column.code, column.name, std::move(value), {}});
    } else if (element == VisibleReason::text_not_reviewed || element == VisibleReason::text_closed) {
      view.elements.push_back({column.code, column.name, "", why_closed(element)});
    }
  }
  if (end) {
    for (const statute::Step& step : end->steps) view.derivation.push_back({step.text, registry::basis_view(step.basis)});
    if (end->restorable_from) view.restorable_from = end->restorable_from->iso();
  }
  view.log_index = store::log_index(context.db, record.row_id);
  return view;
}

}  // namespace liaoxin::app
