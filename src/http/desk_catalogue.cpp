#include "http/desk_catalogue.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "http/components.hpp"
#include "http/desk_rule_drafts.hpp"

namespace liaoxin::http {
namespace {

std::string title_of(const PageContext& context, EditionState state) {
  switch (state) {
    case EditionState::added: return context.say("editions.added");
    case EditionState::changed: return context.say("editions.changed");
    case EditionState::same: return context.say("editions.same");
    case EditionState::removed: return context.say("editions.removed");
    case EditionState::not_ready: return context.say("editions.not_ready");
  }
  CHECK(false);
}

Markup adopted_by(const PageContext& context, const EditionLine& line) {
  if (line.in_force_from.empty()) return all("—");
  Markup said = say_with(context, "catalogue.by", {{"authority", filed(context, line.authority)}, {"number", filed(context, line.decision_number)}, {"from", day(line.in_force_from)}});
  if (line.is_ahead) said += all(" ", label(Tone::accent, context.say("editions.ahead")));
  if (line.is_demonstration) said += all(" ", label(Tone::warning, context.say("catalogue.demonstration")));
  return said;
}

Markup differences(const PageContext& context, const EditionLine& line) {
  Markup list;
  for (const statute::ContentChange& change : line.changes) {
    const auto side = [&](const base::LocalText& text) { return text.zh.empty() ? all(context.say("editions.nothing")) : all(context.pick(text)); };
    list += h("li", {}, h("strong", {}, context.pick(change.what)), " ", h("del", {}, side(change.before)), " → ", h("ins", {}, side(change.after)));
  }
  return list.empty() ? list : h("ul", {css("changes")}, list);
}

/// The items of one state; nothing where there are none.
Markup section(const PageContext& context, const std::vector<EditionLine>& lines, EditionState state) {
  const std::string title = title_of(context, state);
  Table table(title);
  for (const char* heading : {"catalogue.item", "editions.adopted", "catalogue.modes", "catalogue.until", "catalogue.keep"}) table.column(context.say(heading));
  table.column(context.say("editions.elements"), true);
  std::int64_t count = 0;
  for (const EditionLine& line : lines) {
    if (line.state != state) continue;
    ++count;
    table.row({all(context.pick(line.title), h("span", {css("quiet block")}, line.code), differences(context, line)), adopted_by(context, line), all(context.pick(line.modes)), all(context.pick(line.until)),
               all(context.pick(line.keep)), all(context.number(line.elements))});
  }
  if (count == 0) return {};
  const Markup drawn = table.drawn();
  // What asks for nothing stands folded.
  if (state == EditionState::same || state == EditionState::not_ready) return h("details", {}, h("summary", {}, title, " ", context.number(count)), drawn);
  return all(h("h2", {}, title), drawn);
}

Markup draft_card(const PageContext& context, const EditionDraftLine& draft) {
  SummaryList facts;
  facts.add(context.say("field.rule_draft"), draft.id);
  if (!draft.opinions_until_on.empty()) facts.add(context.say("field.opinions_until_on"), day(draft.opinions_until_on));
  Markup items;
  for (const EditionLine& item : draft.items) items += h("li", {}, context.pick(item.title), " ", h("span", {css("quiet")}, item.code), differences(context, item));
  Markup drawn = all(h("h3", {}, filed(context, draft.purpose)), h("p", {css("tags")}, label(Tone::plain, context.pick(draft.step))), facts.drawn(), h("ul", {}, items));
  drawn += unit_opinions(context, draft.opinions);
  return h("article", {css("record")}, drawn);
}

}  // namespace

Markup edition_draft_facts(const PageContext& context, Desk& desk, const std::string& token, const std::string& id) {
  const auto drafts = desk.offices().edition_drafts(token);
  if (!drafts) return {};
  const auto found = std::ranges::find(*drafts, id, &EditionDraftLine::id);
  return found == drafts->end() ? Markup() : draft_card(context, *found);
}

DeskAnswer editions_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto lines = desk.offices().editions(asked.token);
  if (!lines) return std::nullopt;
  Page page = page_of_desk(context, "editions.title", "editions.lead");
  std::string codes;
  std::int64_t count = 0;
  for (const EditionLine& line : *lines) {
    if (line.state != EditionState::added && line.state != EditionState::changed) continue;
    codes += (codes.empty() ? "" : "\n") + line.code;
    ++count;
  }
  const bool may_adopt = asked.person.desk == DeskKind::in_charge;
  if (count == 0) {
    page.body += note(Tone::good, context.say("editions.all_adopted"), h("p", {}, context.say("editions.all_adopted_text")));
  } else {
    const auto form = [&](Url operation, const char* text) { return h("a", {css("button"), href(context.link(operation.parameter("items", codes)))}, context.say(text)); };
    const Markup way = may_adopt ? all(h("p", {}, context.say("editions.adopt_text")), h("p", {css("actions")}, form(Url("/desk/do/edition.draft"), "editions.draft"), " ", form(Url("/desk/do/edition.adopt"), "editions.adopt")))
                                 : h("p", {}, context.say("editions.adopt_other"));
    page.body += note(Tone::accent, context.say("editions.differ", {{"count", count}}), way);
  }
  if (const auto drafts = desk.offices().edition_drafts(asked.token); drafts && !drafts->empty()) {
    page.body += h("h2", {}, context.say("editions.drafts"));
    for (const EditionDraftLine& draft : *drafts) page.body += draft_card(context, draft);
  }
  for (const EditionState state : {EditionState::changed, EditionState::added, EditionState::removed, EditionState::same, EditionState::not_ready}) page.body += section(context, *lines, state);
  return page;
}

DeskAnswer decisions_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto lines = desk.offices().decisions(asked.token);
  if (!lines) return std::nullopt;
  Page page = page_of_desk(context, "decisions.title", "decisions.lead");
  if (asked.person.desk == DeskKind::joint_meeting) {
    page.body += h("p", {css("actions")}, h("a", {css("button"), href(context.link(Url("/desk/do/joint_decision.register")))}, context.say("decisions.register")));
  }
  if (lines->empty()) {
    page.body += h("p", {}, context.say("decisions.none"));
    return page;
  }
  Table table(context.say("decisions.title"));
  for (const char* heading : {"decisions.number", "decisions.authority", "decisions.what", "field.from_on", "decisions.log"}) table.column(context.say(heading));
  for (const DecisionLine& line : *lines) {
    Markup what;
    if (line.items.empty()) {
      what = all(context.pick(line.standard), h("span", {css("quiet block")}, filed(context, line.unit)));
    } else {
      Markup items;
      for (const base::LocalText& item : line.items) items += h("li", {}, context.pick(item));
      what = h("details", {}, h("summary", {}, context.say("decisions.edition", {{"count", static_cast<std::int64_t>(line.items.size())}})), h("ul", {}, items));
    }
    Markup number = all(filed(context, line.number), h("span", {css("quiet block")}, day(line.decided_on)));
    if (!line.items.empty()) number += joint_decision_line(context, line.joint_decision_index);
    if (line.is_demonstration) number += label(Tone::warning, context.say("catalogue.demonstration"));
    Markup place = all(context.say("looks.log", {{"index", line.log_index}}));
    if (!line.document_hash.empty()) place += h("span", {css("block")}, code_text(line.document_hash));
    table.row({number, line.authority.empty() ? all("—") : filed(context, line.authority), what, day(line.from_on), place});
  }
  page.body += table.drawn();
  return page;
}

}  // namespace liaoxin::http
