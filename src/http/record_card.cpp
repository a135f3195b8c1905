#include "http/components.hpp"

namespace liaoxin::http {
namespace {

using registry::RecordView;

Markup labels_of(const PageContext& context, const RecordView& record) {
  Markup labels;
  if (!record.grade.empty()) labels += all(label(Tone::plain, context.say("record.grade_is", {{"grade", context.pick(record.grade_title)}})), " ");
  for (const registry::LabelView& one : record.labels) labels += all(label(Tone::accent, context.pick(one.text)), " ");
  return labels.empty() ? Markup() : h("p", {css("tags")}, labels);
}

/// Why this date: every step of the derivation with the kind of rule that speaks.
Markup derivation_of(const PageContext& context, const RecordView& record) {
  if (record.derivation.empty()) return {};
  Markup steps;
  for (const registry::StepView& step : record.derivation) steps += h("li", {}, context.pick(step.text), " ", basis_line(context, step.basis));
  return h("details", {css("derivation")}, h("summary", {}, context.say("record.why_until")), h("ol", {}, steps));
}

/// The life of the record, as far as it lies behind and ahead.
Markup life_of(const PageContext& context, const RecordView& record) {
  Markup steps;
  const auto add = [&](std::string_view key, const Markup& when) {
    if (!when.empty()) steps += h("li", {}, h("span", {css("when")}, when), h("span", {}, context.say(key)));
  };
  add("record.life_decided", day(record.document_on));
  add("record.life_admitted", moment(record.admitted_at));
  add("record.life_shown", moment(record.shown_since));
  for (const registry::LabelView& one : record.labels) {
    if (one.word == "objection") steps += h("li", {css("now")}, h("span", {css("when")}, context.say("record.now")), h("span", {}, context.say("record.life_contested")));
  }
  add("record.life_restorable", day(record.restorable_from));
  add("record.life_ends", day(record.shown_until));
  return h("ol", {css("timeline")}, steps);
}

Markup ways_out(const PageContext& context, const RecordView& record) {
  SummaryList list;
  list.add(context.say("record.object"), all(context.say("record.object_text"), " ", link_to(context.link(Url("/object")), context.say("front.object"))));
  if (!record.restorable_from.empty()) {
    list.add(context.say("record.restore"), all(context.say("record.restore_text"), " ", day(record.restorable_from)));
  }
  return list.drawn();
}

}  // namespace

void add_elements(const PageContext& context, const RecordView& record, Person person, SummaryList& list) {
  const statute::Item* item = context.law.pack.item(record.item);
  const statute::Schema* schema = item == nullptr ? nullptr : context.law.pack.schema_of(*item);
  const auto representative = schema == nullptr ? std::nullopt : schema->role("legal_representative");
  for (const registry::ElementView& element : record.elements) {
    if (person == Person::left_out && representative == element.code) continue;
    if (element.note) {
      list.add(context.pick(element.title), h("em", {}, context.pick(*element.note)));
      continue;
    }
    // The English page glosses values from a closed list; what was filed always stands first.
    const statute::Column* column = schema == nullptr ? nullptr : schema->column(element.code);
    const statute::EnumValue* value = column == nullptr ? nullptr : column->value(element.value);
    const bool is_glossed = context.language == Language::en && value != nullptr && !value->label.en.empty() && value->label.en != element.value;
    list.add(context.pick(element.title), all(element.value, is_glossed ? h("span", {css("quiet")}, " (", value->label.en, ")") : Markup()));
  }
}

Markup record_card(const PageContext& context, const RecordView& record, CardPlace place) {
  const Url own_address = context.link(Url("/records").segment(record.id));
  // Registration is what the organisation is; only there, on the organisation's own page, its representative is named.
  const bool is_registration = record.item.starts_with("C1-");
  const bool is_own_page = place == CardPlace::own_page;
  SummaryList list;
  add_elements(context, record, is_registration && !is_own_page ? Person::shown : Person::left_out, list);
  SummaryList about;
  about.add(context.say("record.deciding_unit"), record.deciding_unit);
  about.add(context.say("record.source_unit"), record.source_unit);
  about.add(context.say("record.document_on"), day(record.document_on));
  about.add(context.say("record.shown_since"), moment(record.shown_since));
  about.add(context.say("record.shown_until"), record.shown_until.empty() ? all(context.say("record.while_state_lasts")) : all(day(record.shown_until), " ", context.say("record.inclusive")));
  if (record.version > 1) about.add(context.say("record.version"), context.number(record.version));
  about.add(context.say("record.log_position"), link_to(context.link(Url("/verify")), context.say("record.log_index", {{"index", record.log_index}})));
  const Markup heading = is_own_page ? Markup()
                                     : h("h3", {}, link_to(own_address, record.document_number.empty() ? context.pick(record.item_title) : record.document_number),
                                         record.document_number.empty() ? Markup() : h("span", {css("quiet")}, " ", context.pick(record.item_title)));
  return h("article", {css("record")}, heading, labels_of(context, record), h("div", {css("record-columns")}, h("div", {}, list.drawn()), h("div", {css("about")}, about.drawn())),
           derivation_of(context, record), is_own_page ? h("h2", {}, context.say("record.life")) : Markup(), is_own_page ? life_of(context, record) : Markup(),
           is_registration ? Markup() : ways_out(context, record));
}

}  // namespace liaoxin::http
