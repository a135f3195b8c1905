#include "app/notices.hpp"

#include "app/access_register.hpp"
#include "app/acts.hpp"
#include "app/listings.hpp"
#include "app/objection_reader.hpp"
#include "app/outbox.hpp"
#include "app/persons.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "base/words.hpp"
#include "cases/listing/listing.hpp"
#include "cases/objection/objection.hpp"
#include "registry/record_acts.hpp"
#include "registry/visibility.hpp"
#include "report/recall_certificate.hpp"
#include "store/listings.hpp"
#include "statute/measure_kind.hpp"
#include "statute/way_out.hpp"
#include "store/records.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::json::object;
using registry::NoticeKind;

base::json::object due_json(const statute::DueDate& due) {
  base::json::array days;
  for (const statute::CountedDay& day : due.derivation) {
    days.push_back({{"on", day.on.iso()}, {"counted", day.counted}, {"reason", {{"zh", day.reason.zh}, {"en", day.reason.en}}}, {"basis", base::word(day.basis.kind)}});
  }
  return {{"due_on", due.on.iso()}, {"provisional", due.provisional}, {"basis", {{"kind", base::word(due.basis.kind)}, {"reference", due.basis.reference}}}, {"derivation", days}};
}

namespace {

/// The earliest day of restoration, and why that day.
void put_earliest_day(registry::NoticeParameters& parameters, const std::optional<statute::ItemEnd>& end) {
  const statute::Step* why = end ? statute::why_restorable(*end) : nullptr;
  if (why == nullptr) return;
  parameters.restorable_from = end->restorable_from;
  parameters.restorable_why = registry::StepView{why->text, registry::basis_view(why->basis)};
}

/// It is told with the record, and stays what was told.
void freeze_earliest_day(store::Writer& writer, Platform& platform, const registry::RecordState& record, registry::NoticeParameters& parameters) {
  const auto stored = store::find_record(writer.db(), record.id);
  CHECK(stored.has_value());
  registry::RecordState today = stored->state;
  put_earliest_day(parameters, narrow_to_today(platform.read_context(), *stored, today, writer.now().date()));
}

}  // namespace

std::string leave_notice(store::Writer& writer, Platform& platform, const registry::RecordState& record, NoticeMatter matter) {
  const auto subject = store::find_subject(writer.db(), record.subject_id);
  const statute::Item* item = platform.pack().item(record.item);
  CHECK(subject.has_value() && item != nullptr);
  registry::Notice notice;
  notice.id = writer.next_id("notice");
  notice.kind = matter.kind;
  notice.record_id = record.id;
  notice.version = record.version;
  notice.objection_id = matter.objection_id;
  notice.created_at = writer.now();
  if (matter.due) {
    notice.due_on = matter.due->on;
    notice.derivation = base::canonical_json(due_json(*matter.due));
  }
  notice.parameters = std::move(matter.parameters);
  notice.parameters.organisation_name = subject->name;
  notice.parameters.source_name = unit_name(writer.db(), record.source_unit);
  // Whether the record will be seen once its subject is told, and until when.
  registry::RecordState told = record;
  told.told_at = writer.now();
  notice.parameters.displayed = registry::is_visible(registry::visible(told, *item, statute::Channel::disclosure, registry::Viewer::stranger, writer.now()));
  if (notice.parameters.displayed) notice.parameters.shown_until = record.display_until_on;
  if (notice.kind == NoticeKind::record_held) freeze_earliest_day(writer, platform, record, notice.parameters);
  store::insert_notice(writer.db(), {notice, matter.row_id, std::nullopt});
  write_notice_mail(writer, platform, about_subject(writer.db(), *subject), notice.id);
  return platform.public_id("ntc", notice.id);
}

base::json::object service_facts(const store::KeyStore& keys, const registry::Notice& notice) {
  CHECK(notice.served_on.has_value());
  object facts{{"notice", public_id(keys, "ntc", notice.id)}, {"served_on", notice.served_on->iso()}, {"served_by", notice.served_by}};
  if (notice.service) facts["service"] = registry::word(*notice.service);
  return facts;
}

base::json::object notice_line(const store::KeyStore& keys, const store::StoredNotice& stored) {
  const registry::Notice& n = stored.notice;
  const base::LocalText title = registry::printed(n.kind);
  object line{{"notice", public_id(keys, "ntc", n.id)}, {"kind", registry::word(n.kind)}, {"title", {{"zh", title.zh}, {"en", title.en}}},
              {"record", public_id(keys, "rec", n.record_id)}, {"version", n.version}, {"created_at", n.created_at.rfc3339()}};
  if (n.due_on) {
    line["due_on"] = n.due_on->iso();
    line["clock"] = *base::parse_json(n.derivation);
  }
  if (n.served_on) line["served"] = service_facts(keys, n);
  return line;
}

namespace {

/// The reasons of a decision; nothing when they are no longer kept.
std::vector<std::string> reasons_of(Platform& platform, std::int64_t row_id) {
  std::vector<std::string> reasons;
  const auto said = sealed_reasons(platform, row_id);
  if (!said) return reasons;
  if (const auto* rule = said->if_contains("rule")) reasons.emplace_back("未满足的条件 condition not met: " + std::string(rule->as_string()));
  if (const auto* conduct = said->if_contains("conduct")) reasons.emplace_back(conduct->as_string());
  if (const auto* limits = said->if_contains("limits")) {
    for (const base::json::value& limit : limits->as_array()) reasons.emplace_back(limit.as_string());
  }
  if (const auto* evidence = said->if_contains("evidence")) reasons.emplace_back("证据 evidence: " + std::string(evidence->as_string()));
  constexpr std::pair<const char*, const char*> kOfMeasure[] = {{"connection", "与失信行为的关联 connection with the conduct: "}, {"character", "行为性质 character: "}, {"circumstances", "情节 circumstances: "}, {"impact", "社会影响 social impact: "}};
  for (const auto& [key, label] : kOfMeasure) {
    if (const auto* part = said->if_contains(key)) reasons.emplace_back(label + std::string(part->as_string()));
  }
  if (const auto* reason = said->if_contains("reason")) reasons.emplace_back(reason->as_string());
  return reasons;
}

/// What the source answered to each point of an objection; nothing when it is no longer kept.
std::vector<report::AnsweredPoint> answered_points(Platform& platform, std::int64_t objection) {
  const ObjectionWords words = words_of(platform, objection);
  const std::vector<std::string> points = cases::points_of(words.statement);
  std::vector<report::AnsweredPoint> list;
  for (std::size_t i = 0; i < words.points.size(); ++i) list.push_back({i < points.size() ? points[i] : std::string(), words.points[i]});
  return list;
}

/// The measures that a notice before a listing named.
std::vector<report::ListingProposedFacts::Measure> measures_told(const registry::NoticeParameters& told) {
  std::vector<report::ListingProposedFacts::Measure> list;
  for (const registry::FollowingMeasure& one : told.measures_after) {
    const statute::MeasureKindFacts* kind = statute::measure_kind(one.kind);
    CHECK(kind != nullptr);
    list.push_back({kind->title, one.unit, one.law, one.months});
  }
  return list;
}

/// The guide with the earliest day that a first notice froze.
report::NoticeGuide guide_of(const statute::Pack& pack, const statute::Item& item, const registry::NoticeParameters& told) {
  report::NoticeGuide guide{.restorable_from = told.restorable_from, .why = {}, .lines = {}};
  if (told.restorable_why) {
    const auto kind = base::basis_kind(told.restorable_why->basis.kind);
    CHECK(kind.has_value());
    guide.why = report::NoticeParagraph{told.restorable_why->text, base::Basis{*kind, told.restorable_why->basis.reference}};
  }
  for (const statute::GuideLine& line : statute::guide_of(pack, item)) {
    using statute::GuidePart;
    // Of what cannot be restored the ways out are all there is to say.
    const bool is_brief = line.part == GuidePart::condition || line.part == GuidePart::place || !statute::is_restorable(item);
    guide.lines.push_back({statute::heading_of(line), {line.text, line.basis}, is_brief});
  }
  return guide;
}

/// What the notices of a listing repeat of its case and its list.
struct ListingMatter {
  report::NoticeList list;
  base::LocalText ground;
  std::int64_t defence_days = 0;
};
ListingMatter matter_of_listing(Platform& platform, const std::string& number) {
  const auto id = platform.internal_id("lst", number);
  CHECK(id.has_value());
  const cases::Listing listing = store::find_listing(platform.db(), *id)->listing;
  const auto system = store::find_list_system(platform.db(), listing.system_id);
  const auto days = platform.pack().parameter("serious_list.defence", listing.proposed_at.date());
  CHECK(system.has_value() && days.has_value());
  return {{number, system->name, system->legal_basis, system->removal_requirements, system->removal_procedure, system->remedies}, ground_title(platform.pack(), listing.ground), days->value};
}

report::StayFacts stay_facts(const report::NoticeRecord& record, const statute::Item& item, statute::SubjectKind subject, const registry::Notice& notice, const std::string& certificate, const std::string& desk,
                             base::Instant now) {
  const registry::NoticeParameters& told = notice.parameters;
  report::StayFacts facts{.record = record, .designation_document = told.designation.value_or(""), .document_number = told.staying_document.value_or(""), .unit = told.staying_unit.value_or(""),
                          .decided_on = told.staying_on, .from = notice.created_at, .has_consequences = item.negative && statute::is_organisation(subject), .shown_by = {}, .certificate_address = certificate,
                          .desk_address = desk, .made_at = now};
  for (const std::string& way : told.shown_by) {
    const auto channel = statute::channel(way);
    CHECK(channel.has_value());
    facts.shown_by.push_back(statute::label(*channel));
  }
  return facts;
}

}  // namespace

report::Notice notice_letter_of(Platform& platform, const store::StoredNotice& stored) {
  const registry::Notice& n = stored.notice;
  const registry::NoticeParameters& p = n.parameters;
  const auto record = store::find_record(platform.db(), n.record_id);
  const statute::Item* item = record ? platform.pack().item(record->state.item) : nullptr;
  CHECK(item != nullptr);
  const base::Instant now = platform.clock().now();
  const std::string site = store::meta(platform.db(), "name");
  const std::string desk = site + "/object";
  const std::string certificate = p.certificate ? site + "/recall/" + *p.certificate : std::string();
  // Of a natural person no notice keeps the name: the letter opens it.
  const auto subject = store::find_subject(platform.db(), record->state.subject_id);
  CHECK(subject.has_value());
  const std::string name = subject->person_id ? name_of_subject(platform.db(), platform.keys(), *subject) : p.organisation_name;
  const report::NoticeRecord about{name, item->code, item->name, record->state.document_number};
  switch (n.kind) {
    case NoticeKind::record_held: {
      // A day of service that a file names is none until an officer attests it, and that of another version says nothing
      // about this one.
      const bool is_attested = record->state.version == n.version && record->state.told_at;
      // What has ended meanwhile is announced by no letter printed later.
      const bool may_be_displayed = p.displayed && record->state.ended == registry::EndKind::none;
      return report::told_notice({about, p.source_name, is_attested ? record->state.served_on : std::nullopt, may_be_displayed, p.shown_until, item->basis,
                                  item->negative ? std::optional(guide_of(platform.pack(), *item, p)) : std::nullopt, desk, now});
    }
    case NoticeKind::record_corrected: return report::corrected_notice({about, p.source_name, certificate, desk, now});
    case NoticeKind::record_ended: return report::ended_notice({about, report::ending_title(p.ended.value_or("")), n.created_at, certificate, now, p.ended == registry::word(registry::EndKind::restored) ? desk : std::string()});
    case NoticeKind::objection_accepted: return report::accepted_notice({about, p.objection.value_or(""), p.review_due_on, now});
    case NoticeKind::objection_decided:
    case NoticeKind::objection_answered: {
      const auto outcome = cases::objection_outcome(p.outcome.value_or(""));
      CHECK(outcome.has_value() && n.objection_id.has_value());
      const bool is_answer = n.kind == NoticeKind::objection_answered;
      return report::result_notice({.record = about, .objection_number = p.objection.value_or(""), .is_answer_of_source = is_answer, .outcome = cases::printed(*outcome),
                                    .reasons = is_answer ? std::vector<std::string>() : reasons_of(platform, stored.row_id), .points = is_answer ? answered_points(platform, *n.objection_id) : std::vector<report::AnsweredPoint>(),
                                    .certificate_address = certificate, .desk_address = desk, .made_at = now});
    }
    case NoticeKind::leniency_answered: return report::leniency_notice({about, p.outcome == "granted", reasons_of(platform, stored.row_id), desk, now});
    case NoticeKind::objection_settled: {
      const auto settled = cases::settlement(p.outcome.value_or(""));
      CHECK(settled.has_value());
      return report::settled_notice({about, p.objection.value_or(""), cases::printed(*settled), reasons_of(platform, stored.row_id), certificate, now});
    }
    case NoticeKind::designation_made: return report::designation_notice({about, p.designation.value_or(""), reasons_of(platform, stored.row_id), desk, now});
    case NoticeKind::listing_proposed: {
      const ListingMatter matter = matter_of_listing(platform, p.listing.value_or(""));
      return report::listing_proposed_notice({about, matter.list, matter.ground, reasons_of(platform, stored.row_id), matter.defence_days, measures_told(p), desk, now});
    }
    case NoticeKind::listing_decided:
      return report::listing_decided_notice({about, matter_of_listing(platform, p.listing.value_or("")).list, p.outcome == cases::word(cases::ListingStep::entered), reasons_of(platform, stored.row_id), desk, now});
    case NoticeKind::removal_refused: return report::removal_refused_notice({about, matter_of_listing(platform, p.listing.value_or("")).list, reasons_of(platform, stored.row_id), desk, now});
    case NoticeKind::measure_applied: {
      const statute::MeasureKindFacts* kind = statute::measure_kind(p.measure.value_or(""));
      CHECK(kind != nullptr && p.measure_months.has_value());
      return report::measure_notice({about, kind->title, p.measure_unit.value_or(""), p.measure_law.value_or(""), p.measure_document.value_or(""), *p.measure_months, reasons_of(platform, stored.row_id), desk, now});
    }
    case NoticeKind::designation_ended: {
      const registry::DocumentWord* how = base::line_of_word(registry::fall_kinds(), p.outcome.value_or(""));
      CHECK(how != nullptr);
      return report::designation_ended_notice({about, p.designation.value_or(""), how->title, certificate, now});
    }
    case NoticeKind::measure_lifted: {
      const statute::MeasureKindFacts* kind = statute::measure_kind(p.measure.value_or(""));
      CHECK(kind != nullptr);
      return report::measure_lifted_notice({about, kind->title, p.measure_unit.value_or(""), reasons_of(platform, stored.row_id), certificate, now});
    }
    case NoticeKind::record_shielded: return report::shielded_notice({about, p.ruling.value_or(""), p.court.value_or(""), p.plan_until_on, now});
    case NoticeKind::shield_lifted: return report::shield_lifted_notice({about, reasons_of(platform, stored.row_id), desk, now});
    case NoticeKind::document_stayed: return report::stayed_notice(stay_facts(about, *item, subject->kind, n, certificate, desk, now));
    case NoticeKind::stay_lifted: return report::stay_lifted_notice(stay_facts(about, *item, subject->kind, n, certificate, desk, now));
    case NoticeKind::restoration_refused: return report::restoration_refused_notice({about, reasons_of(platform, stored.row_id), desk, now});
  }
  CHECK(false);
}

std::optional<report::Notice> restoration_letter_of(Platform& platform, const store::StoredRecord& record) {
  const statute::Item* item = platform.pack().item(record.state.item);
  CHECK(item != nullptr);
  const base::Instant now = platform.clock().now();
  registry::RecordState state = record.state;
  const auto end = narrow_to_today(platform.read_context(), record, state, now.date());
  const bool is_over = state.ended != registry::EndKind::none || (state.display_until_on && *state.display_until_on < now.date());
  if (!item->negative || !end || is_over) return std::nullopt;
  registry::NoticeParameters told{.organisation_name = {}, .source_name = unit_name(platform.db(), state.source_unit)};
  put_earliest_day(told, end);
  for (const store::StoredNotice& stored : store::notices_of(platform.db(), state.id)) {
    if (stored.notice.kind == NoticeKind::record_held && stored.notice.version == state.version) told = stored.notice.parameters;
  }
  const auto subject = store::find_subject(platform.db(), state.subject_id);
  CHECK(subject.has_value());
  const report::NoticeRecord about{name_of_subject(platform.db(), platform.keys(), *subject), item->code, item->name, state.document_number};
  return report::restoration_notice({about, told.source_name, guide_of(platform.pack(), *item, told), store::meta(platform.db(), "name") + "/object", now});
}

NoticeMatter accepted_matter(const cases::Objection& objection, const store::Appended& place) {
  return {.kind = registry::NoticeKind::objection_accepted, .row_id = place.row_id, .objection_id = objection.id,
          .parameters = {.objection = objection.number, .review_due_on = objection.review_due_on}};
}

}  // namespace liaoxin::app
