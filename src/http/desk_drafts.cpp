#include "http/desk_drafts.hpp"

#include "base/hash.hpp"
#include "http/components.hpp"

namespace liaoxin::http {
namespace {

Markup deleting(const DeskVisit& visit, const DeskDraft& draft) {
  const PageContext& context = visit.context;
  return small_form(context.link(Url("/desk/drafts")), form_token(visit.token),
                    all(hidden("draft", draft.id), h("button", {{"type", "submit"}, css("small")}, context.say("draft.delete"), h("span", {css("visually-hidden")}, " ", context.pick(draft.operation->title), " ", moment(draft.saved_at)))));
}

}  // namespace

Markup drafts_section(const DeskVisit& visit, Desk& desk) {
  const PageContext& context = visit.context;
  Markup list;
  for (const DeskDraft& draft : desk.drafts().list(visit.token)) {
    const Url url = context.link(Url("/desk/do").segment(draft.operation->name)).parameter("draft", draft.id);
    list += h("li", {}, h("a", {href(url)}, context.pick(draft.operation->title)), " ", h("span", {css("quiet")}, say_with(context, "draft.facts", {{"at", moment(draft.saved_at)}, {"day", day(draft.last_on)}})), deleting(visit, draft));
  }
  return list.empty() ? list : all(h("h2", {}, context.say("draft.title")), h("ul", {css("tasks")}, list));
}

Markup draft_note(const DeskVisit& visit, const DeskDraft& draft) {
  const PageContext& context = visit.context;
  return note(Tone::plain, context.say("draft.kept"),
              all(h("p", {}, say_with(context, "draft.facts", {{"at", moment(draft.saved_at)}, {"day", day(draft.last_on)}})), h("p", {}, context.say("draft.never_kept")), deleting(visit, draft)));
}

Markup draft_button(const PageContext& context) { return h("button", {{"type", "submit"}, {"name", "keep_draft"}, {"value", "yes"}, css("button second")}, context.say("draft.keep")); }

bool is_draft(const DeskVisit& visit) { return visit.form.contains("keep_draft"); }

Response ended_login(DeskVisit& visit, Desk& desk, const std::vector<std::string>& path) {
  const Url sign_in = visit.context.link(Url("/sign-in"));
  // Only the form that this login was given: its token shows it, and the login, though it ended, names the account.
  const bool is_form = visit.is_post() && path.size() == 3 && path[1] == "do" && base::equal_secret(visit.value("form_token"), form_token(visit.token));
  if (!is_form || !desk.drafts().keep_for_ended(visit.token, visit.value("draft"), path[2], visit.form)) return redirect(sign_in);
  return redirect(sign_in.parameter("kept", "draft"));
}

}  // namespace liaoxin::http
