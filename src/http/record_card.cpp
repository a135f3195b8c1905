#include <algorithm>

#include "base/text.hpp"
#include "http/components.hpp"
#include "http/record_guide.hpp"
#include "statute/way_out.hpp"

namespace liaoxin::http {
namespace {

using registry::RecordView;

/// Registration is what the organisation is; only there, on the organisation's own page, its representative is named.
bool is_registration(const RecordView& record) { return record.item.starts_with("C1-"); }

Markup labels_of(const PageContext& context, const RecordView& record) {
  Markup labels;
  if (!record.grade.empty()) labels += all(label(Tone::plain, context.say("record.grade_is", {{"grade", context.pick(record.grade_title)}})), " ");
  for (const registry::LabelView& one : record.labels) labels += all(label(Tone::accent, context.pick(one.text)), " ");
  return labels.empty() ? Markup() : h("p", {css("tags")}, labels);
}

/// Roles of cells that the organisation's page says elsewhere: above, or in the column of facts beside.
constexpr std::string_view kSaidOnPage[] = {"subject_name", "subject_code", "subject_category", "document_number", "document_on",
                                            "deciding_unit_name", "deciding_unit_code", "source_unit_name", "source_unit_code"};
constexpr std::string_view kSaidOfRegistration[] = {"state", "state_on", "established_on", "region", "former_names"};

bool is_left_out(const statute::Schema& form, const RecordView& record, CardPlace place, const std::string& code) {
  const auto plays = [&](std::string_view role) { return form.role(role) == code; };
  const bool names_person = is_registration(record) && place == CardPlace::organisation_page;
  if (plays("legal_representative") && !names_person) return true;
  if (place != CardPlace::organisation_page) return false;
  return std::ranges::any_of(kSaidOnPage, plays) || (is_registration(record) && std::ranges::any_of(kSaidOfRegistration, plays));
}

/// What a filed code or word means in the reader's language; empty when it says so itself.
std::string meaning_of(const PageContext& context, const statute::Schema& form, const statute::Column& column, const std::string& filed_value) {
  // The national forms write this day where there is no end.
  if (column.type == statute::ColumnType::date) return filed_value == "2099-12-31" ? context.say("record.open_ended") : "";
  if (form.role("region") == column.code) {
    const statute::Division* region = context.law.pack.division(filed_value);
    const statute::Division* city = region == nullptr ? nullptr : context.law.pack.division(region->code.substr(0, 4) + "00");
    return region == nullptr ? "" : place_name(context, city == nullptr ? base::LocalText{} : city->name, region->name);
  }
  std::string meaning;
  bool says_more = false;
  for (const std::string& part : base::split(filed_value, ';')) {
    const statute::EnumValue* value = column.value(part);
    if (value == nullptr) return "";
    const std::string& label = context.pick(value->label);
    says_more = says_more || label != part;
    meaning += (meaning.empty() ? "" : "; ") + label;
  }
  return says_more ? meaning : "";
}

const statute::Schema* form_of(const PageContext& context, const RecordView& record) {
  const statute::Item* item = context.law.pack.item(record.item);
  return item == nullptr ? nullptr : context.law.pack.schema_of(*item);
}

/// What was filed always stands first; its meaning beside it.
Markup cell_of(const PageContext& context, const statute::Schema* form, const registry::ElementView& element) {
  if (element.note) return h("em", {}, context.pick(*element.note));
  const statute::Column* column = form == nullptr ? nullptr : form->column(element.code);
  const std::string meaning = column == nullptr ? "" : meaning_of(context, *form, *column, element.value);
  return all(filed(context, element.value), meaning.empty() ? Markup() : h("span", {css("quiet")}, " (", meaning, ")"));
}

Markup elements_of(const PageContext& context, const RecordView& record, CardPlace place) {
  const statute::Schema* form = form_of(context, record);
  SummaryList list;
  for (const registry::ElementView& element : record.elements) {
    if (form != nullptr && is_left_out(*form, record, place, element.code)) continue;
    list.add(context.pick(element.title), cell_of(context, form, element));
  }
  return list.drawn();
}

/// What anyone wants to know first: until when, by whom, and by which number it goes.
Markup facts_of(const PageContext& context, const RecordView& record, CardPlace place, const RecordLife& life) {
  SummaryList list;
  const bool is_public = place != CardPlace::desk;
  if (life.stage == RecordLife::Stage::running) {
    list.add(context.say(is_public ? "record.shown_until" : "desk.used_until"), record.shown_until.empty() ? all(context.say("record.while_state_lasts"))
                                                                           : all(h("strong", {}, day(record.shown_until)), " ", context.say("record.inclusive")));
  }
  if (is_public) list.add(context.say("record.shown_since"), moment(record.shown_since));
  list.add(context.say("record.deciding_unit"), filed(context, record.deciding_unit));
  if (record.source_unit != record.deciding_unit) list.add(context.say("record.source_unit"), filed(context, record.source_unit));
  list.add(context.say("record.document_on"), day(record.document_on));
  if (record.version > 1) list.add(context.say("record.version"), context.number(record.version));
  if (place != CardPlace::organisation_page) list.add(context.say("record.number"), all(h("code", {id("record-number")}, record.id), " ", copy_button(context, "record-number")));
  list.add(context.say("record.log_position"), link_to(context.link(Url("/verify")), context.say("record.log_index", {{"index", record.log_index}})));
  return list.drawn();
}

/// Why this date: every step of the derivation with the kind of rule that speaks.
Markup derivation_of(const PageContext& context, const RecordView& record, CardPlace place, RecordLife::Stage stage) {
  if (record.derivation.empty()) return {};
  Markup steps;
  for (const registry::StepView& step : record.derivation) steps += h("li", {}, context.pick(step.text), " ", basis_line(context, step.basis));
  return h("details", {css("derivation")}, h("summary", {}, context.say(stage == RecordLife::Stage::held ? "desk.why_days" : place == CardPlace::desk ? "desk.why_until" : "record.why_until")), h("ol", {}, steps));
}

/// Sorts after every day and instant.
constexpr std::string_view kAfterAll = "~";

/// How the record stands now.
std::string stands(const PageContext& context, const RecordView& record, bool is_public, RecordLife::Stage stage) {
  const auto is_labelled = [&](std::string_view word) { return std::ranges::find(record.labels, word, &registry::LabelView::word) != record.labels.end(); };
  if (stage == RecordLife::Stage::over) return context.say("desk.life_over");
  if (stage == RecordLife::Stage::held) return context.say("desk.life_held");
  if (is_labelled("stayed")) return context.say("desk.life_stayed");
  if (is_labelled("objection")) return context.say(is_public ? "record.life_contested" : "desk.life_contested");
  return context.say(is_public ? "record.life_running" : "desk.life_running");
}

/// The life of the record in the order of time: what lies behind, where it stands now, what lies ahead.
Markup life_of(const PageContext& context, const RecordView& record, CardPlace place, const RecordLife& life) {
  struct Moment {
    std::string order;  ///< RFC 3339, or a day with the hour it stands for
    Markup when;
    std::string text;
    bool is_now = false;
  };
  const std::string now = context.reads.now().rfc3339();
  const bool is_public = place != CardPlace::desk;
  std::vector<Moment> moments{{record.document_on, day(record.document_on), context.say("record.life_decided")},
                              {record.admitted_at, moment(record.admitted_at), context.say("record.life_admitted")},
                              {is_public ? record.shown_since : "", moment(record.shown_since), context.say("record.life_shown")},
                              {now, all(context.say("record.now")), stands(context, record, is_public, life.stage), true}};
  switch (life.stage) {
    case RecordLife::Stage::running:
      moments.push_back({record.restorable_from, day(record.restorable_from), context.say("record.life_restorable")});
      moments.push_back({record.shown_until.empty() ? "" : record.shown_until + "T24", day(record.shown_until), context.say(is_public ? "record.life_ends" : "desk.life_ends")});
      break;
    case RecordLife::Stage::held:
      moments.push_back({record.restorable_from, day(record.restorable_from), context.say("record.life_restorable")});
      moments.push_back({std::string(kAfterAll), all(context.say("desk.life_next")), context.say("desk.life_told")});
      break;
    case RecordLife::Stage::over:
      moments.push_back({life.over_at, moment(life.over_at), context.say("desk.life_ended", {{"how", context.pick(life.how)}})});
      moments.push_back({life.kept_until.empty() ? "" : life.kept_until + "T24", day(life.kept_until), context.say("desk.life_kept")});
      break;
  }
  std::erase_if(moments, [](const Moment& one) { return one.order.empty(); });
  std::ranges::stable_sort(moments, {}, &Moment::order);
  Markup steps;
  for (const Moment& one : moments) {
    const Attributes place_in_time = one.is_now ? Attributes{css("now")} : one.order > now ? Attributes{css("ahead")} : Attributes{};
    steps += h("li", place_in_time, h("span", {css("when")}, one.when), h("span", {}, one.text));
  }
  return all(h("h2", {}, context.say("record.life")), h("ol", {css("timeline")}, steps));
}

/// From the first day on, also before it is shown, a negative record says from when it can be ended earlier, and how.
Markup earlier_end(const PageContext& context, const RecordView& record, CardPlace place) {
  const statute::Item* item = context.law.pack.item(record.item);
  if (item == nullptr || !item->negative) return {};
  const Url guide = place == CardPlace::organisation_page ? context.link(Url("/records").segment(record.id)).fragment(kGuidePlace) : Url("#").fragment(kGuidePlace);
  Markup said;
  if (!statute::is_restorable(*item)) said = all(context.say("guide.not_restorable"));
  else if (!record.restorable_from.empty()) said = say_with(context, "record.restore_text", {{"day", day(record.restorable_from)}});
  return all(said, " ", link_to(guide, context.say("guide.link")));
}

Markup ways_out(const PageContext& context, const RecordView& record, CardPlace place, const RecordLife& life) {
  if (is_registration(record)) return {};
  SummaryList list;
  list.add(context.say("record.object"), all(context.say("record.object_text"), " ", link_to(context.link(Url("/object")), context.say("front.object"))));
  if (life.stage != RecordLife::Stage::over) list.add(context.say("record.restore"), earlier_end(context, record, place));
  return h("div", {css("ways-out")}, list.drawn());
}

}  // namespace

Markup record_cells(const PageContext& context, const RecordView& record, bool with_codes) {
  const statute::Schema* form = form_of(context, record);
  SummaryList list;
  for (const registry::ElementView& element : record.elements) {
    const Markup cell = cell_of(context, form, element);
    list.add(context.pick(element.title), with_codes ? all(code_text(element.code), " ", cell) : cell);
  }
  return list.drawn();
}

Markup record_card(const PageContext& context, const RecordView& record, CardPlace place, const RecordLife& life) {
  // Why these days says something until the last of them.
  const bool is_over = life.stage == RecordLife::Stage::over;
  const Markup derivation = is_over ? Markup() : derivation_of(context, record, place, life.stage);
  const Markup facts = h("div", {css("facts")}, labels_of(context, record), facts_of(context, record, place, life), derivation);
  const Markup columns = h("div", {css("record-columns")}, h("div", {css("side")}, facts, ways_out(context, record, place, life)), h("div", {}, elements_of(context, record, place)));
  if (place != CardPlace::organisation_page) return all(columns, life_of(context, record, place, life), is_over ? Markup() : record_guide(context, record));
  const Markup kind = all(context.pick(record.item_title));
  const Url own_address = context.link(Url("/records").segment(record.id));
  const Markup heading = record.document_number.empty() ? h("a", {href(own_address)}, kind)
                                                        : all(h("a", {href(own_address)}, filed(context, record.document_number)), h("span", {css("quiet")}, " ", kind));
  return h("article", {css("record")}, h("h3", {}, heading), columns);
}

}  // namespace liaoxin::http
