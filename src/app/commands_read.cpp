// The commands that read: search, show, notice, template, statute.
#include <fmt/format.h>

#include <set>

#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/blank_form.hpp"
#include "app/commands.hpp"
#include "app/executor.hpp"
#include "app/law.hpp"
#include "app/notices.hpp"
#include "app/printing.hpp"
#include "app/public_face.hpp"
#include "app/regions.hpp"
#include "app/serving.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "http/notice_letter.hpp"
#include "registry/identifiers.hpp"
#include "report/notice_pdf.hpp"
#include "statute/pack.hpp"
#include "store/key_store.hpp"
#include "store/notices.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {

using base::RefusalWord;
using base::json::object;

ExitCode run_template(const CommonOptions& common, const TemplateOptions& options) {
  const statute::Pack& pack = statute::embedded_pack();
  const statute::Item* item = pack.item(options.item);
  if (item == nullptr) return print_refusal(base::make_refusal(RefusalWord::item_unknown, base::one_line(options.item)), common.json);
  const statute::Schema* schema = pack.schema_of(*item);
  if (schema == nullptr) return print_refusal(base::make_refusal(RefusalWord::item_not_importable, item->code), common.json);
  const std::string output = options.output.empty() ? item->code + "." + options.format : options.output;
  write_blank_form(*schema, output, options.format == "csv" ? intake::Format::csv : intake::Format::xlsx);
  if (common.json) {
    print_json(object{{"file", output}, {"columns", schema->columns.size()}});
  } else if (!common.quiet) {
    say("模板 form: " + output + " — " + item->name.zh);
  }
  return ExitCode::done;
}

ExitCode run_search(const CommonOptions& common, const SearchOptions& options) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  PublicFace face(common.places(), *clock);
  registry::SearchQuery query;
  query.q = options.text;
  if (!options.city.empty()) query.city = options.city;
  if (!options.item.empty()) query.item = options.item;
  if (!options.cursor.empty()) query.cursor = options.cursor;
  query.limit = options.limit;
  const auto page = face.search(query);
  if (!page) return print_refusal(page.error(), common.json);
  if (common.json) {
    print_json(base::to_json(*page));
    return ExitCode::done;
  }
  for (const registry::SearchHit& hit : page->hits) {
    fmt::print("{}  {}  {}{}  {}\n", hit.id, hit.uscc, hit.name, hit.matched_name.empty() ? "" : "(" + hit.matched_name + ")", hit.region_title.zh);
  }
  if (page->hits.empty()) {
    say("未查到。已归集 nothing found; loaded so far:");
    for (const registry::CoverageView& line : page->coverage) {
      say(fmt::format("  {} {} {}", line.item, line.item_title.zh, line.unit.empty() ? "尚无单位报送 no unit has filed" : line.unit + " " + line.last_filed_at));
    }
  }
  if (!page->next.empty()) say("下一页 next page: --cursor " + page->next);
  return ExitCode::done;
}

namespace {

/// How the actor of `show --as` stands to a record, whomever it is about.
registry::Viewer relation_of(Platform& platform, const statute::Actor& actor, const registry::RecordState& state) {
  using statute::ActorKind;
  if (actor.kind == ActorKind::auditor) return registry::Viewer::auditor;
  if (actor.kind == ActorKind::court) return registry::Viewer::court;
  if (own_subject(platform, actor) == state.subject_id) return registry::Viewer::subject;
  if (actor.kind == ActorKind::officer && (actor.unit == state.source_unit || store::is_submitter(platform.db(), state.source_unit, actor.unit))) {
    return registry::Viewer::source;
  }
  return registry::Viewer::stranger;
}

/// What an actor reads of a record, and as whom.
struct Reading {
  registry::Viewer viewer = registry::Viewer::stranger;
  std::optional<registry::RecordView> view;
};

/// Of a natural person or individual business nobody but itself reads more than everyone does, except what its own open procedure
/// shows (red line 4): neither that it ended, nor who received or contested it.
Reading reading_of(Platform& platform, const statute::Actor& actor, const store::StoredRecord& record) {
  const auto read_as = [&](registry::Viewer viewer) { return Reading{viewer, read_record_view(platform.read_context(), record, statute::Channel::disclosure, viewer, platform.clock().now())}; };
  Reading reading = read_as(relation_of(platform, actor, record.state));
  const bool is_closed = !reading.view && reading.viewer != registry::Viewer::subject && !statute::is_organisation(record.state.subject_kind);
  return is_closed ? read_as(registry::Viewer::stranger) : reading;
}

/// A look at what is not public is in the journal, and in its subject's access register, before the answer leaves.
void register_look_of(Platform& platform, const statute::Actor& actor, registry::SubjectId subject_id, std::string object_id) {
  const auto subject = store::find_subject(platform.db(), subject_id);
  CHECK(subject.has_value());
  const bool is_own = own_subject(platform, actor) == subject->merged_into.value_or(subject->id);
  register_look(platform, {.about = about_subject(platform.db(), *subject), .kind = is_own ? AccessKind::own : AccessKind::procedure, .actor = actor, .object = std::move(object_id),
                           .is_protected = !statute::is_organisation(subject->kind)});
}

base::json::array notices_of(Platform& platform, registry::RecordId record) {
  base::json::array list;
  for (const store::StoredNotice& stored : store::notices_of(platform.db(), record)) list.push_back(notice_line(platform.keys(), stored));
  return list;
}

/// The life of a record: what happened when, from its versions and acts. It says that and why, never the content. A stranger
/// reads of the versions only: who received it and who contested it is its subject's to know.
base::json::array life_of(Platform& platform, const store::StoredRecord& record, registry::Viewer viewer, std::optional<base::Date> as_of) {
  base::json::array life;
  const auto add = [&](base::Instant at, const std::string& what, std::int64_t row) {
    if (as_of && at.date() > *as_of) return;
    life.push_back(object{{"at", at.rfc3339()}, {"what", what}, {"log_index", store::log_index(platform.db(), row)}});
  };
  for (const store::StoredVersion& version : store::former_versions(platform.db(), record.state.id)) {
    add(version.admitted_at, fmt::format("version {}", version.version), version.row_id);
  }
  add(record.state.admitted_at, fmt::format("version {}", record.state.version), record.row_id);
  if (viewer == registry::Viewer::stranger) return life;
  for (const store::StoredAct& act : store::acts_of_record(platform.db(), record.state.id)) add(act.at, act.operation, act.row_id);
  return life;
}

ExitCode show_record(const CommonOptions& common, Platform& platform, const statute::Actor& actor, const store::StoredRecord& record, std::optional<base::Date> as_of) {
  auto [viewer, view] = reading_of(platform, actor, record);
  const bool privileged = viewer != registry::Viewer::stranger;
  if (!privileged) {
    // As the page has it: an old copy put back shows nobody else what ended since.
    auto shown = PublicFace(common.places(), platform.clock()).record(platform.public_id("rec", record.state.id));
    if (!shown) return print_refusal(shown.error(), common.json);
    view = std::move(*shown);
  }
  if (privileged) {
    register_look_of(platform, actor, record.state.subject_id, platform.public_id("rec", record.state.id));
  }
  object out;
  if (as_of) {
    // As-of explains, it does not resurrect: the life up to that day; the content only as it may be read today.
    out["as_of"] = as_of->iso();
  }
  out["life"] = life_of(platform, record, viewer, as_of);
  if (privileged) out["notices"] = notices_of(platform, record.state.id);
  if (view) {
    out["record"] = base::to_json(*view);
  } else {
    out["ended"] = registry::word(record.state.ended);
  }
  print_answer(out, common.json);
  return ExitCode::done;
}

}  // namespace

ExitCode run_show(const CommonOptions& common, const ShowOptions& options) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  const auto actor = common.actor();
  if (!actor) return print_refusal(actor.error(), common.json);
  std::optional<base::Date> as_of;
  if (!options.as_of.empty()) {
    as_of = base::Date::parse_lenient(options.as_of);
    if (!as_of) return print_refusal(base::make_refusal(RefusalWord::date_invalid, base::one_line(options.as_of), "--as-of"), common.json);
  }
  if (!options.id.starts_with("rec-") && actor->kind == statute::ActorKind::public_) {
    PublicFace face(common.places(), *clock);
    auto view = face.organisation(options.id);
    if (!view) return print_refusal(view.error(), common.json);
    if (as_of) {
      // Of what may be read today, that which was shown by the end of that day.
      for (registry::SectionView& section : view->sections) {
        std::erase_if(section.records, [&](const registry::RecordView& record) { return base::Instant::parse_rfc3339(record.shown_since)->date() > *as_of; });
      }
    }
    base::json::value answer = base::to_json(*view);
    if (as_of) answer.as_object()["as_of"] = as_of->iso();
    print_answer(answer, common.json);
    return ExitCode::done;
  }
  Platform platform(common.places(), *clock);
  if (const auto known = actor_known(platform, *actor); !known) return print_refusal(known.error(), common.json);
  if (const auto id = platform.internal_id("rec", options.id)) {
    const auto record = store::find_record(platform.db(), *id);
    if (!record) return print_refusal(base::make_refusal(RefusalWord::not_found), common.json);
    return show_record(common, platform, *actor, *record, as_of);
  }
  // An organisation's whole file, for the organisation itself, an auditor or a court (art. 35).
  std::optional<store::StoredSubject> subject;
  if (const auto id = platform.internal_id("org", options.id)) subject = store::find_subject(platform.db(), *id);
  if (!subject) subject = store::find_subject_by_code(platform.db(), registry::normalise_code(options.id));
  // Of a natural person nobody else has a list of what there is (red line 4).
  const bool is_hidden = subject && subject->kind == statute::SubjectKind::natural_person && own_subject(platform, *actor) != subject->id;
  if (!subject || is_hidden) return print_refusal(base::make_refusal(RefusalWord::not_found), common.json);
  base::json::array records;
  register_look_of(platform, *actor, subject->id, platform.public_id("org", subject->id));
  for (const store::StoredRecord& record : store::records_of_subject(platform.db(), subject->id)) {
    const auto [viewer, view] = reading_of(platform, *actor, record);
    // What was deleted has no content left to show; that it was here, and why it went, stays its subject's to know.
    if (!view && viewer == registry::Viewer::stranger) continue;
    const base::json::value shown = view ? base::to_json(*view) : base::json::value{{"id", platform.public_id("rec", record.state.id)}, {"item", record.state.item}};
    // Of another's record nobody sees more than everyone does: no readers, no certificates, no acts.
    if (viewer == registry::Viewer::stranger) {
      records.push_back(object{{"record", shown}, {"content", true}, {"life", life_of(platform, record, viewer, as_of)}});
      continue;
    }
    object line{{"record", shown}, {"content", view.has_value()}, {"held", platform.pack().item(record.state.item)->told_first && !record.state.told_at}, {"ended", registry::word(record.state.ended)}};
    base::json::array recipients;
    for (const store::StoredRecipient& recipient : store::recipients_of(platform.db(), record.state.id)) {
      recipients.push_back(object{{"name", recipient.name}, {"kind", recipient.kind}, {"channel", recipient.channel}, {"received_at", recipient.received_at.rfc3339()}});
    }
    line["recipients"] = recipients;
    base::json::array certificates;
    for (const store::StoredCertificate& certificate : store::certificates_of(platform.db(), record.state.id)) {
      object entry{{"number", certificate.number}, {"ended", registry::word(certificate.ended)}, {"decided_at", certificate.decided_at.rfc3339()}};
      base::json::array recalls;
      for (const store::StoredRecall& recall : store::recalls_of(platform.db(), certificate.id)) {
        recalls.push_back(object{{"recall", platform.public_id("rcl", recall.id)}, {"recipient", recall.recipient.name}, {"confirmed", recall.confirmed_at.has_value()}});
      }
      entry["recalls"] = recalls;
      certificates.push_back(entry);
    }
    line["certificates"] = certificates;
    line["life"] = life_of(platform, record, viewer, as_of);
    line["notices"] = notices_of(platform, record.state.id);
    records.push_back(line);
  }
  print_answer(object{{"organisation", platform.public_id("org", subject->id)}, {"uscc", subject->uscc}, {"name", subject->name}, {"records", records}}, common.json);
  return ExitCode::done;
}

namespace {

/// Whether a letter of a record is for the actor to read. Of a person or individual business it is for itself and, as at the desk, for who
/// serves it (red line 4); of an organisation also for its source, an auditor or a court, and the work body of its region.
bool reads_letter(Platform& platform, const statute::Actor& actor, const store::StoredRecord& record, const std::optional<store::StoredNotice>& notice) {
  const registry::Viewer relation = relation_of(platform, actor, record.state);
  if (relation == registry::Viewer::subject) return true;
  if (notice ? serves(platform.read_context(), actor, notice->notice, record.state) : prints_guide(platform.read_context(), actor, record.state)) return true;
  return statute::is_organisation(record.state.subject_kind) && (relation != registry::Viewer::stranger || is_work_body_of(platform.db(), actor, record.state));
}

}  // namespace

ExitCode run_notice(const CommonOptions& common, const NoticeOptions& options) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  const auto actor = common.actor();
  if (!actor) return print_refusal(actor.error(), common.json);
  Platform platform(common.places(), *clock);
  if (const auto known = actor_known(platform, *actor); !known) return print_refusal(known.error(), common.json);
  const auto id = platform.internal_id("ntc", options.number);
  const auto stored = id ? store::find_notice(platform.db(), *id) : std::nullopt;
  // By the number of a record: its restoration notice.
  const auto record_id = stored ? std::optional(stored->notice.record_id) : platform.internal_id("rec", options.number);
  const auto record = record_id ? store::find_record(platform.db(), *record_id) : std::nullopt;
  // Whoever may not read it learns no more than that it may not be there.
  if (!record || !reads_letter(platform, *actor, *record, stored)) {
    return print_refusal(base::make_refusal(RefusalWord::notice_unknown, base::one_line(options.number)), common.json);
  }
  const auto found = stored ? std::optional(notice_letter_of(platform, *stored)) : restoration_letter_of(platform, *record);
  if (!found) return print_refusal(base::make_refusal(RefusalWord::notice_unknown, base::one_line(options.number)), common.json);
  register_look_of(platform, *actor, record->state.subject_id, options.number);
  const report::Notice& letter = *found;
  const bool is_pdf = options.output.ends_with(".pdf");
  store::write_durably(options.output, is_pdf ? report::notice_pdf(letter, options.number) : http::notice_letter(letter, options.number), 0600);
  if (common.json) {
    print_json(object{{"notice", options.number}, {"file", options.output}});
  } else if (!common.quiet) {
    say(letter.title.zh + " " + letter.title.en + ": " + options.output);
  }
  return ExitCode::done;
}

ExitCode run_statute(const CommonOptions& common, const StatuteOptions& options) {
  const statute::Pack& pack = statute::embedded_pack();
  if (options.items) {
    for (const statute::Item& item : pack.items) {
      if (common.json) print_json(object{{"code", item.code}, {"zh", item.name.zh}, {"en", item.name.en}, {"article", item.article}, {"importable", item.importable_stage == 1}});
      else fmt::print("{}  {}  {}{}\n", item.code, item.name.zh, item.name.en, item.importable_stage == 1 ? "" : "  (尚不能归集 not yet importable)");
    }
    return ExitCode::done;
  }
  if (options.refusals) {
    for (const RefusalWord w : base::all_refusal_words()) {
      const base::Refusal refusal = base::make_refusal(w);
      if (common.json) print_json(base::refusal_json(refusal));
      else fmt::print("{:<36} {:<10} {} / {}\n", base::word(w), base::word(refusal.basis.kind), refusal.message.zh, refusal.message.en);
    }
    return ExitCode::done;
  }
  if (!options.schema.empty()) {
    const statute::Schema* schema = pack.schema(options.schema);
    if (schema == nullptr) return print_refusal(base::make_refusal(RefusalWord::schema_unknown, base::one_line(options.schema)), common.json);
    for (const statute::Column& column : schema->columns) fmt::print("{:<36} {:<12} {}  {}\n", column.code, statute::word(column.type), column.name.zh, column.name.en);
    return ExitCode::done;
  }
  const base::Date today = Clock{}.now().date();
  if (options.choices) {
    for (const statute::Parameter& parameter : pack.parameters) {
      if (!parameter.is_default() || !parameter.in_force(today)) continue;
      if (common.json) print_json(object{{"key", parameter.key}, {"zh", parameter.says.zh}, {"en", parameter.says.en}});
      else fmt::print("{}\n    {}\n    {}\n", parameter.key, parameter.says.zh, parameter.says.en);
    }
    return ExitCode::done;
  }
  for (const statute::JudgedDuty& duty : judged_duties(today)) {
    if (common.json) {
      base::json::array missing;
      for (const statute::Need& need : duty.missing) missing.emplace_back(need.name);
      print_json(object{{"duty", duty.duty->id}, {"article", duty.duty->article}, {"state", statute::word(duty.state)}, {"zh", duty.duty->title.zh}, {"en", duty.duty->title.en},
                        {"missing", missing}});
    } else {
      fmt::print("{:<8} {:<18} {} / {}\n", duty.duty->id, statute::word(duty.state), duty.duty->title.zh, duty.duty->title.en);
    }
  }
  return ExitCode::done;
}

}  // namespace liaoxin::app
