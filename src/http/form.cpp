#include "http/form.hpp"

#include <algorithm>
#include <charconv>

#include "access/commands.hpp"
#include "access/sign_in.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/consent/consent.hpp"
#include "cases/counter/counter.hpp"
#include "cases/declaration/declaration.hpp"
#include "cases/designation/designation.hpp"
#include "cases/finding/accountability.hpp"
#include "cases/leniency/leniency.hpp"
#include "cases/listing/listing.hpp"
#include "cases/market/agreement.hpp"
#include "cases/measure/measure_list.hpp"
#include "cases/objection/objection.hpp"
#include "cases/objection/pause.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "cases/restoration/restoration.hpp"
#include "cases/trust/promise.hpp"
#include "http/components.hpp"
#include "http/target.hpp"
#include "registry/joint_decision.hpp"
#include "registry/notice.hpp"
#include "registry/record_acts.hpp"
#include "registry/unit_kind.hpp"
#include "statute/act_table.hpp"
#include "statute/forbidden.hpp"
#include "statute/inquiry_matter.hpp"
#include "statute/limiting_word.hpp"
#include "statute/measure_kind.hpp"
#include "statute/post.hpp"

namespace liaoxin::http {
namespace {

using base::RefusalWord;
using statute::Field;
using statute::Operation;

base::Result<std::string> decoded(std::string_view text) {
  auto read = percent_decoded(text, true);
  if (!read) return base::refuse(RefusalWord::form_malformed);
  return form_text(std::move(*read));
}

bool is_whole(const std::string& text, std::int64_t& number) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

/// Fields whose words are a closed list: chosen, not typed.
std::vector<Choice> choices_of(const PageContext& context, const Operation& operation, const Field& field, const FormLists& lists) {
  if (const auto own = lists.find(field.name); own != lists.end()) return own->second;
  std::vector<Choice> choices;
  const auto add = [&](std::string_view word, const base::LocalText& text) { choices.push_back({std::string(word), context.pick(text)}); };
  if (field.name == "ground" && operation.name == "account.grant") {
    for (const access::RepresentationGroundFacts& one : access::representation_grounds()) add(one.word, one.title);
  } else if (field.name == "ground" && operation.name == "listing.propose") {
    for (const statute::GroundText& one : context.law.pack.grounds) {
      if (!statute::is_shipped_ground(one.code)) continue;
      // With the limiting words that have to be answered, in their order.
      std::vector<base::LocalText> limits;
      for (const statute::LimitingWord limit : statute::ground(one.code)->limits) limits.push_back(statute::facts_of(limit).title);
      choices.push_back({one.code, context.say("form.ground", {{"group", context.pick(one.group)}, {"name", context.pick(one.name)}, {"limits", listed(context, limits)}})});
    }
  } else if (field.name == "ground") {
    for (const std::string_view word : cases::kObjectionGrounds) choices.push_back({std::string(word), context.say("ground." + std::string(word))});
  } else if (field.name == "outcome" && operation.name == "leniency.decide") {
    for (const cases::LeniencyOutcome& one : cases::leniency_outcomes()) add(one.word, one.title);
  } else if (field.name == "outcome" && operation.name == "restoration.decide") {
    for (const cases::RestorationOutcome& one : cases::restoration_outcomes()) add(one.word, one.title);
  } else if (field.name == "outcome" && operation.name == "listing.decide") {
    for (const cases::ListingOutcome& one : cases::listing_outcomes()) add(one.word, one.title);
  } else if (field.name == "outcome" && operation.name == "pledge.answer_report") {
    for (const cases::PledgeReportOutcomeFacts& one : cases::pledge_report_outcomes()) add(one.word, one.title);
  } else if (field.name == "outcome" && operation.name == "trust.report_performance") {
    for (const cases::PromiseOutcome& one : cases::promise_outcomes()) add(one.word, one.title);
  } else if (field.name == "cause") {
    for (const cases::PromiseCause& one : cases::promise_causes()) add(one.word, one.title);
  } else if (field.name == "kind" && operation.name == "trust.register") {
    for (const cases::PromiseKindFacts& one : cases::promise_kinds()) add(one.word, one.title);
  } else if (field.name == "step") {
    for (const cases::AccountabilityStepFacts& one : cases::accountability_steps()) add(one.word, one.title);
  } else if (field.name == "conduct" && operation.name == "accountability.fine") {
    for (const cases::CollectorConductFacts& one : cases::collector_conducts()) add(one.word, one.title);
  } else if (field.name == "way") {
    for (const cases::RestorationWayFacts& one : cases::restoration_ways()) add(one.word, one.title);
  } else if (field.name == "outcome" && operation.name == "objection.settle") {
    for (const cases::Settlement one : {cases::Settlement::upheld, cases::Settlement::rejected}) add(cases::word(one), cases::printed(one));
  } else if (field.name == "kind" && operation.name == "objection.pause") {
    for (const cases::PauseKindFacts& one : cases::pause_kinds()) add(one.word, one.title);
  } else if (field.name == "measure_kind") {
    for (const statute::MeasureKindFacts& one : statute::measure_kinds()) add(one.word, one.title);
  } else if (field.name == "reward_kind") {
    for (const statute::RewardKindFacts& one : statute::reward_kinds()) add(one.word, one.title);
  } else if (field.name == "severity") {
    for (const cases::MeasureSeverityFacts& one : cases::measure_severities()) add(one.word, one.title);
  } else if (field.name == "level") {
    for (const registry::JointLevelFacts& one : registry::joint_levels()) add(one.word, one.title);
  } else if (field.name == "flag") {
    for (const cases::LeniencyFlagFacts& one : cases::leniency_flags()) add(one.word, one.title);
  } else if (field.name == "document_class") {
    for (const cases::DocumentClassFacts& one : cases::document_classes()) add(one.word, one.title);
  } else if (field.name == "outcome") {
    const bool is_own = operation.name == "objection.decide";
    using cases::ObjectionOutcome;
    for (const ObjectionOutcome outcome : is_own ? std::vector{ObjectionOutcome::own_error, ObjectionOutcome::not_founded, ObjectionOutcome::unverifiable}
                                                 : std::vector{ObjectionOutcome::confirmed, ObjectionOutcome::corrected, ObjectionOutcome::withdrawn, ObjectionOutcome::unverifiable}) {
      add(cases::word(outcome), cases::printed(outcome));
    }
  } else if (field.name == "service") {
    using registry::ServiceKind;
    for (const ServiceKind kind : {ServiceKind::direct, ServiceKind::left, ServiceKind::mail, ServiceKind::electronic, ServiceKind::announced}) add(registry::word(kind), registry::printed(kind));
  } else if (field.name == "role") {
    for (const access::AccountRole role : access::kAccountRoles) add(access::word(role), access::printed(role));
  } else if (field.name == "kind" && operation.name == "unit.register") {
    for (const registry::UnitKind& kind : registry::unit_kinds()) add(kind.word, kind.title);
  } else if (field.name == "kind" && (operation.name == "document.fall" || operation.name == "designation.end")) {
    for (const registry::DocumentWord& kind : registry::fall_kinds()) add(kind.word, kind.title);
  } else if (field.name == "action") {
    for (const registry::DocumentWord& action : registry::stay_actions()) add(action.word, action.title);
  } else if (field.name == "matter") {
    for (const statute::MatterFacts& matter : statute::inquiry_matters()) add(matter.word, matter.title);
  } else if (field.name == "purpose" && operation.name != "report.issue") {
    for (const statute::PurposeFacts& purpose : statute::consent_purposes()) add(purpose.word, purpose.title);
  } else if (field.name == "identity_document") {
    for (const cases::CounterWord& one : cases::identity_documents()) add(one.word, one.title);
  } else if (field.name == "identity_check") {
    for (const cases::CounterWord& one : cases::identity_checks()) add(one.word, one.title);
  } else if (field.name == "kind" && operation.name == "declaration.submit") {
    for (const cases::DeclarationFacts& one : cases::declaration_kinds()) add(one.word, one.title);
  } else if (field.name == "kind" && operation.name == "collector.submit") {
    for (const cases::MarketKindFacts& one : cases::market_kinds()) add(one.word, one.title);
  } else if (field.name == "list_system") {
    // Those that can be listed on, a draft that can be established, and whatever has not ended.
    for (const registry::ListSystemView& one : context.reads.list_systems()) {
      const bool is_meant = operation.name == "list_system.end" ? one.step != "ended" : one.step == (operation.name == "list_system.establish" ? "consulted" : "established");
      if (is_meant) choices.push_back({one.list_system, one.name});
    }
  } else if (field.name == "rule_draft" && operation.name == "rule_draft.comment") {
    for (const registry::ListSystemView& one : context.reads.list_systems()) {
      if (one.takes_comments) choices.push_back({one.list_system, one.name});
    }
    for (const registry::MeasureListView& one : context.reads.measure_lists()) {
      if (one.takes_comments) choices.push_back({one.id, one.title});
    }
  } else if (field.name == "promise") {
    for (const registry::PromiseView& one : context.reads.promises()) {
      if (one.state != "performed" && one.state != "changed") choices.push_back({one.id, one.unit + ":" + one.subject_matter + "(" + one.document_number + ")"});
    }
  } else if (field.name == "collector" && operation.name == "collection.allow") {
    for (const registry::CollectorView& one : context.reads.collectors()) choices.push_back({one.uscc, one.name});
  } else if (field.type == "boolean") {
    choices = {{"true", context.say("form.yes")}, {"false", context.say("form.no")}};
  }
  return choices;
}

/// What a field asks for; in some forms in words of their own.
std::string label_of(const PageContext& context, const Operation& operation, const Field& field) {
  std::string own = "field_of." + std::string(operation.name) + "_" + field.name;
  std::ranges::replace(own.begin() + own.find('.') + 1, own.end(), '.', '_');
  return context.say(all_texts().contains(own) ? own : "field." + field.name);
}

/// Lists of which several are chosen, each with its box; empty where the list is written.
std::vector<Choice> boxes_of(const PageContext& context, const Operation& operation, const Field& field) {
  std::vector<Choice> boxes;
  if (field.name == "posts") {
    for (const statute::PostFacts& one : statute::posts()) boxes.push_back({std::string(one.word), context.pick(one.title)});
  }
  if (field.name == "kinds") {
    for (const cases::MarketKindFacts& one : cases::market_kinds()) boxes.push_back({std::string(one.word), context.pick(one.title)});
  }
  if (field.name == "grounds") {
    for (const statute::GroundText& one : context.law.pack.grounds) {
      if (statute::is_shipped_ground(one.code)) boxes.push_back({one.code, context.pick(one.group) + " · " + context.pick(one.name)});
    }
  }
  if (field.name == "triggers") {
    for (const statute::Item& item : context.law.pack.items) {
      if (item.negative && statute::may(statute::SubjectKind::legal_person, item.code, statute::Act::measure)) boxes.push_back({item.code, context.pick(item.name) + " " + item.code});
    }
  }
  if (operation.name != "consent.give" || field.name != "items") return boxes;
  for (const registry::ItemView& view : context.reads.items()) {
    const statute::Item* item = context.law.pack.item(view.code);
    if (item != nullptr && view.in_force && cases::may_be_consented_to(*item)) boxes.push_back({view.code, context.pick(view.title) + " " + view.code});
  }
  return boxes;
}

/// The name of one box: names of a form are given once, so each box has its own.
std::string box_name(const Field& field, std::string_view word) { return field.name + "." + std::string(word); }

bool is_long(const Field& field) {
  static const std::set<std::string_view> kLong{"statement", "correction", "declared", "reason", "question", "information", "need", "method", "objection_procedure", "conduct", "standard", "removal_requirements", "removal_procedure", "remedies", "carried_out", "opinion", "answer", "connection", "character", "circumstances", "impact", "compensation", "responsibility", "unit_opinion", "drafting_purpose", "assessment_method", "assessment_result"};
  return field.type == "array" || field.type == "object" || kLong.contains(field.name);
}

/// What the declaration gives as its example, for the line below the label.
std::string example_of(const Operation& operation, const Field& field) {
  const auto example = base::parse_json(operation.example);
  const auto* value = example && example->is_object() ? example->get_object().if_contains(field.name) : nullptr;
  if (value == nullptr) return {};
  if (value->is_string()) return std::string(value->get_string());
  if (value->is_object()) {
    std::string lines;
    for (const auto& [code, cell] : value->get_object()) {
      if (cell.is_string()) lines += (lines.empty() ? "" : "; ") + std::string(code) + "=" + std::string(cell.get_string());
    }
    return lines;
  }
  if (value->is_array() && !value->get_array().empty() && value->get_array()[0].is_string()) return std::string(value->get_array()[0].get_string());
  return base::json::serialize(*value);
}

const base::Refusal* refusal_of(const std::vector<base::Refusal>& refusals, std::string_view name) {
  const auto found = std::ranges::find_if(refusals, [&](const base::Refusal& one) {
    return one.pointer == "/" + std::string(name) || one.pointer.starts_with("/" + std::string(name) + "/");
  });
  return found == refusals.end() ? nullptr : &*found;
}

Markup labelled(const PageContext& context, std::string_view field_id, const std::string& label, const Markup& hint, const base::Refusal* refusal, const Markup& input) {
  Markup content = h("label", {{"for", field_id}}, label);
  if (!hint.empty()) content += h("p", {css("hint quiet"), id(std::string(field_id) + "-hint")}, hint);
  if (refusal != nullptr) content += h("p", {css("field-error"), id(std::string(field_id) + "-error")}, message_of(context, *refusal), " ", context.pick(refusal->remedy));
  content += input;
  return h("div", {css("field")}, content);
}

Attributes described(std::string_view field_id, bool has_hint, bool has_error) {
  Attributes attributes{id(field_id), {"name", field_id}};
  std::string by;
  if (has_hint) by = std::string(field_id) + "-hint";
  if (has_error) by += (by.empty() ? "" : " ") + std::string(field_id) + "-error";
  if (!by.empty()) attributes.push_back({"aria-describedby", by});
  if (has_error) attributes.push_back({"aria-invalid", "true"});
  return attributes;
}

/// Names and words of files are Chinese on English pages too.
Markup option(const PageContext& context, const Choice& choice, bool is_chosen) {
  Attributes attributes{{"value", choice.word}};
  if (is_chinese_here(context, choice.text)) attributes.push_back({"lang", tag_of(Language::zh)});
  if (is_chosen) attributes.push_back(Attribute("selected"));
  return h("option", attributes, choice.text);
}

/// What can be chosen, nothing first.
Markup options_of(const PageContext& context, const std::vector<Choice>& choices, std::string_view value) {
  Markup options = h("option", {{"value", ""}}, "");
  for (const Choice& choice : choices) options += option(context, choice, choice.word == value);
  return options;
}

Markup file_field(const PageContext& context, const base::Refusal* refusal) {
  Attributes chosen{id("file"), {"name", "file"}, {"type", "file"}, {"accept", "image/jpeg,image/png,application/pdf"}, {"aria-describedby", refusal == nullptr ? "file-hint" : "file-hint file-error"}};
  if (refusal != nullptr) chosen.push_back({"aria-invalid", "true"});
  return labelled(context, "file", context.say("field.file"), all(context.say("evidence.file_hint")), refusal, empty_element("input", chosen));
}

/// A list of boxes under one heading; what was chosen stands chosen again.
Markup box_list(const PageContext& context, const Field& field, const std::vector<Choice>& boxes, const FormValues& values, const base::Refusal* refusal) {
  Markup list = h("legend", {}, context.say("field." + field.name));
  if (refusal != nullptr) list += h("p", {css("field-error"), id(field.name + "-error")}, message_of(context, *refusal), " ", context.pick(refusal->remedy));
  for (const Choice& box : boxes) {
    const std::string name = box_name(field, box.word);
    Attributes attributes{{"type", "checkbox"}, id(name), {"name", name}, {"value", "yes"}};
    if (values.contains(name)) attributes.push_back(Attribute("checked"));
    list += h("label", {css("choice"), {"for", name}}, empty_element("input", attributes), h("span", {}, box.text));
  }
  Attributes group{css("field"), id(field.name)};
  if (refusal != nullptr) group.push_back({"aria-describedby", field.name + "-error"});
  return h("fieldset", group, list);
}

}  // namespace

base::Result<std::string> form_text(std::string text) {
  // Browsers end lines with CR LF; inside, a line ends with LF.
  std::erase(text, '\r');
  if (!base::is_utf8(text) || text.find('\0') != std::string::npos) return base::refuse(RefusalWord::form_malformed);
  // What nobody sees comes with pasted text: it is a blank, and nobody loses what was typed for it.
  const auto is_unseen = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f; };
  std::ranges::replace_if(text, is_unseen, ' ');
  return text;
}

base::Result<FormValues> read_form(std::string_view body) {
  FormValues values;
  if (body.empty()) return values;
  for (const std::string& part : base::split(body, '&')) {
    const std::size_t equals = part.find('=');
    std::string name = TRY(decoded(std::string_view(part).substr(0, equals)));
    std::string value = equals == std::string::npos ? std::string() : TRY(decoded(std::string_view(part).substr(equals + 1)));
    if (name.empty()) return base::refuse(RefusalWord::form_malformed);
    if (!values.emplace(name, std::move(value)).second) return base::refuse(RefusalWord::parameter_repeated, base::one_line(name));
  }
  return values;
}

base::json::object input_of(const Operation& operation, const FormValues& values) {
  base::json::object input;
  for (const Field& field : operation.fields) {
    const auto found = values.find(field.name);
    const std::string text = found == values.end() ? std::string() : base::trim(found->second);
    if (text.empty() && !field.required && field.type != "array") continue;
    if (field.type == "boolean" && (text == "true" || text == "false")) {
      input[field.name] = text == "true";
    } else if (field.type == "array" || field.type == "object") {
      // A list of more than texts is written as JSON.
      if (text.starts_with('[') || text.starts_with('{')) {
        auto read = base::parse_json(text);
        input[field.name] = read ? *read : base::json::value(text);
      } else if (field.type == "array") {
        base::json::array list;
        for (const std::string& one : base::lines_of(text)) list.emplace_back(one);
        // What was chosen by its box.
        const std::string boxes = box_name(field, "");
        for (auto box = values.lower_bound(boxes); box != values.end() && box->first.starts_with(boxes); ++box) list.emplace_back(box->first.substr(boxes.size()));
        input[field.name] = std::move(list);
      } else {
        base::json::object cells;
        for (const std::string& one : base::lines_of(text)) {
          const std::size_t equals = one.find('=');
          cells[base::trim(one.substr(0, equals))] = equals == std::string::npos ? std::string() : base::trim(one.substr(equals + 1));
        }
        input[field.name] = std::move(cells);
      }
    } else if (field.type == "date") {
      const auto day = base::Date::parse_lenient(text);
      input[field.name] = day ? day->iso() : text;
    } else if (std::int64_t number = 0; field.type == "integer" && is_whole(text, number)) {
      input[field.name] = number;
    } else {
      input[field.name] = text;
    }
  }
  return input;
}

Markup form_fields(const PageContext& context, const Operation& operation, const FormValues& values, const std::vector<base::Refusal>& refusals, const FormLists& lists) {
  Markup fields;
  for (const Field& field : operation.fields) {
    const auto found = values.find(field.name);
    const std::string value = found == values.end() ? "" : found->second;
    const base::Refusal* refusal = refusal_of(refusals, field.name);
    // A file brings its own name with it.
    if (operation.name == kAddEvidence && field.name == "name") continue;
    if (operation.name == kAddEvidence && field.name == "file") {
      fields += file_field(context, refusal);
      continue;
    }
    std::string label = label_of(context, operation, field);
    if (!field.required) label += context.say("form.optional");
    if (const std::vector<Choice> boxes = boxes_of(context, operation, field); !boxes.empty()) {
      fields += box_list(context, field, boxes, values, refusal);
      continue;
    }
    const std::vector<Choice> choices = choices_of(context, operation, field, lists);
    Markup hint;
    if (choices.empty()) {
      const std::string example = example_of(operation, field);
      if (field.type == "object") hint += context.say("form.cells") + " ";
      if (field.type == "array") hint += context.say("form.lines") + " ";
      if (!example.empty() && example.find("…") == std::string::npos) hint += say_with(context, "form.example", {{"example", filed(context, example)}});
    }
    const Attributes attributes = described(field.name, !hint.empty(), refusal != nullptr);
    Markup input;
    if (!choices.empty()) {
      input = h("select", attributes, options_of(context, choices, value));
    } else if (is_long(field)) {
      Attributes area = attributes;
      area.push_back({"rows", "4"});
      input = h("textarea", area, value);
    } else {
      Attributes one = attributes;
      one.push_back({"type", "text"});
      one.push_back({"autocomplete", "off"});
      one.push_back({"value", value});
      input = empty_element("input", one);
    }
    fields += labelled(context, field.name, label, hint, refusal, input);
  }
  return fields;
}

std::vector<base::Refusal> as_form_says(const PageContext& context, const Operation& operation, std::vector<base::Refusal> refusals, const FormLists& lists) {
  for (base::Refusal& refusal : refusals) {
    const auto field = std::ranges::find_if(operation.fields, [&](const Field& one) { return refusal.pointer == "/" + one.name; });
    if (field == operation.fields.end() || choices_of(context, operation, *field, lists).empty()) continue;
    refusal.message = {say(Language::zh, "field." + field->name), say(Language::en, "field." + field->name)};
    refusal.remedy = {say(Language::zh, "form.choose"), say(Language::en, "form.choose")};
  }
  return refusals;
}

Markup error_summary(const PageContext& context, const std::vector<base::Refusal>& refusals) {
  if (refusals.empty()) return {};
  Markup items;
  for (const base::Refusal& refusal : refusals) {
    const std::string field = refusal.pointer.starts_with('/') ? refusal.pointer.substr(1, refusal.pointer.find('/', 1) - 1) : "";
    const Markup said = all(message_of(context, refusal), " ", context.pick(refusal.remedy), " ", basis_line(context, refusal.basis));
    items += h("li", {}, field.empty() ? said : all(h("a", {href(Url("#").fragment(field))}, message_of(context, refusal)), " ", context.pick(refusal.remedy), " ", basis_line(context, refusal.basis)));
  }
  return h("div", {css("note warning"), {"role", "alert"}, {"tabindex", "-1"}, id("errors")}, h("h2", {css("note-heading")}, context.say("form.errors")), h("ul", {}, items));
}

Markup control(const PageContext& context, const Control& one, const std::vector<base::Refusal>& refusals) {
  const base::Refusal* refusal = refusal_of(refusals, one.name);
  Attributes attributes = described(one.name, !one.hint.empty(), refusal != nullptr);
  Markup input;
  if (!one.choices.empty()) {
    Markup options = options_of(context, one.choices, one.value);
    const bool is_listed = one.value.empty() || std::ranges::find(one.choices, one.value, &Choice::word) != one.choices.end();
    if (!is_listed) options += option(context, {one.value, one.value}, true);
    input = h("select", attributes, options);
  } else if (one.is_long) {
    attributes.push_back({"rows", "3"});
    input = h("textarea", attributes, one.value);
  } else {
    attributes.push_back({"type", "text"});
    attributes.push_back({"autocomplete", one.autocomplete});
    attributes.push_back({"value", one.value});
    input = empty_element("input", attributes);
  }
  return labelled(context, one.name, one.label, one.hint, refusal, input);
}

Markup line(const PageContext& context, const Line& one, const std::vector<base::Refusal>& refusals) {
  const base::Refusal* refusal = refusal_of(refusals, one.name.text());
  Attributes attributes = described(one.name.text(), !one.hint.empty(), refusal != nullptr);
  attributes.push_back({"type", one.is_secret ? "password" : "text"});
  attributes.push_back({"autocomplete", one.autocomplete});
  // What is secret is never written into a page again.
  attributes.push_back({"value", one.is_secret ? std::string_view() : std::string_view(one.value)});
  return labelled(context, one.name.text(), one.label, all(one.hint), refusal, empty_element("input", attributes));
}

}  // namespace liaoxin::http
