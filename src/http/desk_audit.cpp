#include "http/desk_audit.hpp"

#include <charconv>

#include "base/check.hpp"
#include "http/components.hpp"
#include "journal/leaf.hpp"

namespace liaoxin::http {
namespace {

/// A whole number at or above 0, or nothing.
std::optional<std::int64_t> whole(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

std::string kind_of(const PageContext& context, unsigned kind) {
  switch (static_cast<journal::LeafKind>(kind)) {
    case journal::LeafKind::write: return context.say("leaf.write");
    case journal::LeafKind::access: return context.say("leaf.access");
    case journal::LeafKind::correct: return context.say("leaf.correct");
    case journal::LeafKind::suspend: return context.say("leaf.suspend");
    case journal::LeafKind::restore: return context.say("leaf.restore");
    case journal::LeafKind::erase: return context.say("leaf.erase");
    case journal::LeafKind::issued: return context.say("leaf.issued");
    case journal::LeafKind::system: return context.say("leaf.system");
  }
  CHECK(false);
}
std::string class_of(const PageContext& context, unsigned commit_class) {
  switch (static_cast<journal::CommitClass>(commit_class)) {
    case journal::CommitClass::identity: return context.say("leaf.identity");
    case journal::CommitClass::fact: return context.say("leaf.fact");
    case journal::CommitClass::actor: return context.say("leaf.actor");
    case journal::CommitClass::contact: return context.say("leaf.contact");
    case journal::CommitClass::document: return context.say("leaf.document");
  }
  CHECK(false);
}

/// What happened, in the words of its operation or look.
Markup what(const PageContext& context, const LeafLine& leaf) {
  Markup said = !leaf.operation.zh.empty() ? all(context.pick(leaf.operation)) : !leaf.look.zh.empty() ? all(context.pick(leaf.look)) : all(context.pick(leaf.schema));
  for (const base::LocalText& refusal : leaf.refusals) said += h("div", {}, label(Tone::warning, context.say("refused.word")), " ", context.pick(refusal));
  if (!leaf.reason.zh.empty()) said += h("span", {css("quiet block")}, context.pick(leaf.reason));
  return said;
}
Markup who(const PageContext& context, const LeafLine& leaf) {
  if (leaf.role.zh.empty()) return all("—");
  Markup said = all(context.pick(leaf.role));
  if (!leaf.unit.empty()) said += h("span", {css("block")}, filed(context, leaf.unit), leaf.office.empty() ? Markup() : all(" · ", filed(context, leaf.office)));
  if (!leaf.actor.empty()) said += h("span", {css("block")}, code_text(leaf.actor));
  return said;
}

Url leaf_url(const PageContext& context, std::int64_t index) { return context.link(Url("/desk/journal").segment(std::to_string(index))); }

Markup leaf_table(const PageContext& context, const JournalView& view, std::string_view title) {
  Table table(context.say(title));
  for (const char* heading : {"journal.place", "looks.at", "journal.kind", "journal.what", "journal.who"}) table.column(context.say(heading));
  for (const LeafLine& leaf : view.leaves) {
    table.row({h("a", {href(leaf_url(context, leaf.index))}, std::to_string(leaf.index)), moment(leaf.at), all(kind_of(context, leaf.kind)), what(context, leaf), who(context, leaf)});
  }
  return table.drawn();
}

DeskAnswer list_page(const PageContext& context, Desk& desk, const DeskAsked& asked, bool only_refused) {
  const std::string given = context.parameter("before");
  const auto before = whole(given);
  if (!given.empty() && !before) return base::Result<Page>(base::refuse(base::RefusalWord::cursor_invalid, {}, "before"));
  const auto view = desk.administration().journal(asked.token, before.value_or(0), only_refused);
  if (!view) return std::nullopt;
  Page page = only_refused ? page_of_desk(context, "refused.title", "refused.lead") : page_of_desk(context, "journal.title", "journal.lead");
  page.body += h("p", {}, context.say("journal.size", {{"size", view->size}}));
  page.body += view->leaves.empty() ? h("p", {}, context.say(only_refused ? "refused.none" : "journal.none")) : leaf_table(context, *view, only_refused ? "refused.title" : "journal.caption");
  if (view->next > 0) {
    const Url here = context.link(only_refused ? Url("/desk/refused") : Url("/desk/journal"));
    page.body += h("p", {}, link_to(here.parameter("before", std::to_string(view->next)), context.say("journal.older")));
  }
  return base::Result<Page>(std::move(page));
}

DeskAnswer leaf_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto index = whole(asked.object);
  const auto leaf = index ? desk.administration().leaf(asked.token, *index) : std::nullopt;
  if (!leaf) return std::nullopt;
  Page page = page_of_desk(context, "journal.leaf", "journal.leaf_lead");
  page.title = context.say("journal.leaf_number", {{"index", leaf->line.index}});
  page.here = page.title;
  page.crumbs.push_back({context.say("journal.title"), context.link(Url("/desk/journal"))});
  SummaryList facts;
  facts.add(context.say("journal.place"), all(std::to_string(leaf->line.index)));
  facts.add(context.say("looks.at"), moment(leaf->line.at));
  facts.add(context.say("journal.kind"), kind_of(context, leaf->line.kind));
  facts.add(context.say("journal.what"), what(context, leaf->line));
  facts.add(context.say("journal.who"), who(context, leaf->line));
  Markup references;
  for (const std::int64_t one : leaf->references) references += all(h("a", {href(leaf_url(context, one))}, std::to_string(one)), " ");
  facts.add(context.say("journal.references"), references);
  for (const LeafView::Commit& commit : leaf->commits) facts.add(context.say("journal.commitment", {{"class", class_of(context, commit.commit_class)}}), code_text(commit.hash));
  facts.add(context.say("journal.leaf_hash"), code_text(leaf->leaf_hash));
  facts.add(context.say("journal.tile"), context.say("journal.in_tile", {{"place", std::int64_t{leaf->place_in_tile}}, {"path", leaf->tile}}));
  facts.add(context.say("journal.bytes"), code_text(leaf->bytes));
  page.body += facts.drawn();
  return base::Result<Page>(std::move(page));
}

/// The officer with its unit; who looked under a consent may have none.
Markup who_looked(const PageContext& context, const DeskLook& look) {
  if (look.unit.empty()) return code_text(look.actor);
  return all(filed(context, look.unit), " · ", filed(context, look.office), " ", code_text(look.actor));
}

}  // namespace

DeskAnswer looks_to_review_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  Page page = page_of_desk(context, "audit.title", "audit.lead");
  const std::vector<DeskLook> looks = desk.marked_looks(asked.token);
  if (looks.empty()) {
    page.body += h("p", {}, context.say("audit.none"));
    return page;
  }
  Table table(context.say("audit.title"));
  for (const char* heading : {"looks.at", "looks.who", "looks.why", "audit.mark", "audit.place"}) table.column(context.say(heading));
  for (const DeskLook& look : looks) {
    Markup marks;
    for (const base::LocalText& mark : look.marks) marks += h("div", {}, context.pick(mark));
    table.row({moment(look.at), who_looked(context, look), all(context.pick(look.matter.zh.empty() ? look.kind : look.matter), " ", filed(context, look.case_reference)), marks,
               h("a", {href(leaf_url(context, look.log_index))}, context.say("looks.log", {{"index", look.log_index}}))});
  }
  page.body += table.drawn();
  return page;
}

DeskAnswer journal_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  return asked.object.empty() ? list_page(context, desk, asked, false) : leaf_page(context, desk, asked);
}
DeskAnswer refused_page_of_log(const PageContext& context, Desk& desk, const DeskAsked& asked) { return list_page(context, desk, asked, true); }

DeskAnswer verification_page(const PageContext& context, Desk& desk, const DeskAsked& asked) {
  const auto view = desk.administration().verification(asked.token);
  if (!view) return std::nullopt;
  Page page = page_of_desk(context, "verification.title", "verification.lead");
  const auto mark = [&] {
    switch (view->mark) {
      case MarkState::agrees: return note(Tone::good, context.say("verification.agrees"), h("p", {}, context.say("verification.agrees_text", {{"size", view->marked_size}})));
      case MarkState::none: return note(Tone::warning, context.say("verification.no_mark"), h("p", {}, context.say("verification.no_mark_text")));
      case MarkState::log_behind: return note(Tone::warning, context.say("verification.behind"), h("p", {}, context.say("verification.behind_text", {{"size", view->marked_size}})));
      case MarkState::differs: return note(Tone::warning, context.say("verification.differs"), h("p", {}, context.say("verification.differs_text", {{"size", view->marked_size}})));
    }
    CHECK(false);
  };
  page.body += mark();
  SummaryList facts;
  facts.add(context.say("verification.origin"), code_text(view->origin));
  facts.add(context.say("verification.size"), context.number(view->size));
  facts.add(context.say("verification.key"), code_text(view->vkey));
  page.body += all(facts.drawn(), h("h2", {}, context.say("verification.checkpoint")), h("pre", {}, view->checkpoint), h("h2", {}, context.say("verification.run")));
  page.body += h("p", {}, context.say("verification.run_data"));
  page.body += h("pre", {}, "liaoxin verify --data DIR");
  page.body += h("p", {}, context.say("verification.run_url"));
  page.body += h("pre", {}, "liaoxin verify --url " + site_address(context.site) + " --key '" + view->vkey + "'");
  return page;
}

}  // namespace liaoxin::http
