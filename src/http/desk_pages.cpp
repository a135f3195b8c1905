#include "http/desk_pages.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "http/components.hpp"
#include "http/desk_case.hpp"
#include "http/desk_clock.hpp"
#include "http/desk_counter.hpp"
#include "http/desk_drafts.hpp"
#include "http/desk_evidence.hpp"
#include "http/desk_filing.hpp"
#include "http/desk_identity.hpp"
#include "http/desk_letters.hpp"
#include "http/desk_market.hpp"
#include "http/desk_own.hpp"
#include "http/desk_proposals.hpp"
#include "http/desk_routes.hpp"
#include "http/desk_unit.hpp"
#include "http/desk_visit.hpp"
#include "http/problem.hpp"

namespace liaoxin::http {
namespace {

using base::Refusal;
using base::RefusalWord;

/// So many letters stand on the first page of a desk; the others on their own page.
constexpr std::size_t kLettersOnFront = 5;
/// So many of what happened to the logins.
constexpr std::size_t kAlertsOnFront = 5;

/// What an act that cannot be taken back does, said before it is done.
Markup consequence(const PageContext& context, const statute::Operation& operation) {
  static constexpr std::pair<std::string_view, std::string_view> kConsequences[] = {
      {"account.revoke", "consequence.account_revoke"}, {"account.disable", "consequence.account_disable"}, {"account.reset", "consequence.account_reset"},
      {"client.revoke", "consequence.client_revoke"},   {"document.fall", "consequence.document_fall"},     {"record.withdraw", "consequence.record_withdraw"},
      {"representation.end", "consequence.representation_end"},
      {"shield.complete", "consequence.shield_complete"}, {"restoration.end_early", "consequence.end_early"},
      {"collector.end", "consequence.collector_end"},   {"collection.revoke", "consequence.collection_revoke"}};
  const auto found = std::ranges::find(kConsequences, operation.name, &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(kConsequences) ? Markup() : note(Tone::warning, context.say("consequence.title"), h("p", {}, context.say(found->second)));
}

/// The answer of an act, line by line, in the words of its fields where they have some.
Markup answer_lines(const PageContext& context, const base::json::object& answer) {
  SummaryList list;
  for (const auto& [name, value] : answer) {
    const std::string key = "answer." + std::string(name);
    const std::string label = all_texts().contains(key) ? context.say(key) : std::string(name);
    if (name == "clock") {
      const auto clocks = base::from_json<std::vector<DueView>>(value);
      CHECK(clocks.has_value());
      for (const DueView& due : *clocks) list.add(label, due_text(context, due));
    } else if (value.is_array()) {
      Markup lines;
      for (const base::json::value& one : value.get_array()) {
        if (one.is_string()) lines += h("li", {}, h("code", {}, std::string(one.get_string())));
      }
      if (!lines.empty()) list.add(label, h("ul", {css("plain")}, lines));
    } else if (value.is_string()) list.add(label, h("code", {}, std::string(value.get_string())));
    else if (value.is_int64() || value.is_uint64()) list.add(label, context.number(value.to_number<std::int64_t>()));
  }
  return list.drawn();
}

/// What became of the logins: whoever knows nothing of it ends them all but this one. Empty where there is nothing to tell.
Markup alerts_note(const PageContext& context, const std::string& token, const std::vector<DeskAlert>& alerts) {
  if (alerts.empty()) return {};
  Markup lines;
  for (const DeskAlert& one : std::span(alerts).first(std::min(alerts.size(), kAlertsOnFront))) lines += h("li", {}, context.pick(one.what), " ", moment(one.noted_at));
  const auto answer = [&](const char* word, const char* text) { return small_form(context.link(Url("/desk/alerts")), token, all(hidden("answer", word), h("button", {{"type", "submit"}, css("small")}, context.say(text)))); };
  return note(Tone::warning, context.say("alerts.title"), all(h("ul", {css("plain")}, lines), h("p", {}, context.say("alerts.text")), answer("end_others", "alerts.end_others"), answer("was_me", "alerts.was_me")));
}

}  // namespace

std::expected<std::shared_ptr<Upload>, Response> DeskPages::begin_upload(const Request& request, const PageContext& context, std::uint64_t body_bytes, const FrameFacts& facts) {
  Visit visit{request, context, facts, login_token(request), std::nullopt, {}, {}, {}};
  if (!is_from_here(request)) return std::unexpected(refused_page(visit, base::make_refusal(RefusalWord::form_not_ours)));
  visit.person = desk_.who(visit.token);
  if (!visit.person) return std::unexpected(redirect(context.link(Url("/sign-in"))));
  const auto& segments = context.target.segments;
  if (is_evidence_form({segments.begin() + (context.language == Language::en ? 1 : 0), segments.end()})) return begin_evidence(visit, body_bytes);
  return begin_filing(visit, desk_.filings(), body_bytes);
}

std::optional<Response> DeskPages::answer(const Request& request, const PageContext& context, const std::vector<std::string>& path, const FrameFacts& facts) {
  if (path.empty() || (path[0] != "sign-in" && path[0] != "enrol" && path[0] != "desk")) return std::nullopt;
  Visit visit{request, context, facts, login_token(request), std::nullopt, {}, {}, {}};
  // 1. A form is read whole, and only one that comes from here. Of one with a file that is refused its page says what is wrong.
  if (visit.is_post()) {
    if (!is_from_here(request)) return refused_page(visit, base::make_refusal(RefusalWord::form_not_ours));
    if (request.upload) {
      if (request.upload->is_broken) return refused_page(visit, base::make_refusal(RefusalWord::machine_failed));
      const auto form = request.upload->reader.finish();
      visit.form = request.upload->reader.so_far().values;
      if (!form) visit.upload_refusal = form.error();
    } else if (auto form = read_form(request.body)) {
      visit.form = std::move(*form);
    } else {
      return refused_page(visit, form.error());
    }
  }
  // 2. Pages of those who are not signed in yet.
  if (path[0] == "sign-in" && path.size() == 1) return sign_in(visit);
  if (path[0] == "sign-in") return identity_sign_in(visit, desk_, path);
  if (path[0] == "enrol" && path.size() == 2) return enrol(visit, path[1]);
  if (path[0] != "desk") return std::nullopt;
  // 3. Everything else asks who it is, and a form for the token its page was given.
  visit.person = desk_.who(visit.token);
  if (!visit.person) return ended_login(visit, desk_, path);
  if (visit.is_post() && !base::equal_secret(visit.value("form_token"), form_token(visit.token))) return refused_page(visit, base::make_refusal(RefusalWord::form_not_ours));
  if (path.size() >= 2 && path[1] == "filings") return filing_response(visit, desk_, path);
  if (path.size() == 1 && !visit.is_post()) return front(visit);
  if (path.size() == 2 && path[1] == "done" && !visit.is_post()) return done(visit);
  if (path.size() == 2 && path[1] == "sign-out" && visit.is_post()) {
    desk_.sign_out(visit.token);
    Response response = redirect(context.link(Url("/")));
    response.fields.push_back(cookie(kLoginCookie, "", 0));
    return response;
  }
  if (path.size() == 2 && path[1] == "role" && visit.is_post()) {
    if (const auto chosen = desk_.choose(visit.token, visit.value("grant")); !chosen) return redirect(context.link(Url("/sign-in")));
    return redirect(context.link(Url("/desk")));
  }
  if (path.size() == 2 && path[1] == "alerts" && visit.is_post()) {
    desk_.settle_alerts(visit.token, visit.value("answer") == "end_others");
    return redirect(context.link(Url("/desk")));
  }
  if (path.size() == 2 && path[1] == "drafts" && visit.is_post()) {
    desk_.drafts().erase(visit.token, visit.value("draft"));
    return redirect(context.link(Url("/desk")));
  }
  if (path.size() >= 2 && path[1] == "sitting") return in_sitting(visit, path);
  if (path.size() == 3 && path[1] == "do") return operation(visit, path[2], For::oneself);
  if (path.size() >= 2 && path[1] == "identity") return identity_link_page(visit, desk_, path);
  if (visit.is_post()) return std::nullopt;
  if (path.size() == 2 && path[1] == "file.json") return own_file(visit);
  if (path.size() == 3 && path[1] == "letters") return letter(visit, path[2]);
  if (path.size() == 3 && path[1] == "objections") return objection(visit, path[2]);
  if (path.size() == 3 && path[1] == "clocks") {
    auto page = clock_page(context, desk_, visit.token, path[2]);
    return page ? std::optional(desk_response(visit, std::move(*page))) : std::nullopt;
  }
  if (path.size() == 3 && path[1] == "evidence") return evidence_response(visit, desk_, path[2]);
  if (path.size() == 2 && path[1] == "oversight.csv") {
    const auto csv = desk_.offices().oversight_csv(visit.token);
    if (!csv) return std::nullopt;
    return Response{200, {{"Content-Type", "text/csv; charset=utf-8"}, {"Cache-Control", "no-store"}, {"Content-Disposition", "attachment; filename=\"liaoxin-oversight.csv\""}}, *csv, false};
  }
  if (auto page = desk_page(context, desk_, *visit.person, visit.token, path)) return *page ? desk_response(visit, std::move(**page)) : refused_page(visit, page->error());
  if (auto page = unit_desk_page(context, desk_, visit.token, path)) return *page ? desk_response(visit, std::move(**page)) : refused_page(visit, page->error());
  if (auto page = own_desk_page(context, desk_, *visit.person, visit.token, path)) return desk_response(visit, std::move(*page));
  return std::nullopt;
}

Response DeskPages::sign_in(Visit& visit) {
  const PageContext& context = visit.context;
  std::vector<Refusal> refusals;
  if (!visit.is_post() && desk_.who(visit.token)) return redirect(context.link(Url("/desk")));
  if (visit.is_post()) {
    const auto tokens = desk_.sign_in(visit.value("login"), visit.value("password"), base::trim(visit.value("code")), visit.request.address, request_cookie(visit.request, kDeviceCookie));
    if (tokens) return signed_in(visit, context, desk_, *tokens);
    refusals.push_back(tokens.error());
  }
  Page page = page_named(context, "desk.sign_in");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, context.say("desk.sign_in_lead")), error_summary(context, refusals));
  if (context.parameter("kept") == "draft") page.body += note(Tone::good, context.say("draft.kept"), h("p", {}, context.say("draft.kept_ended"), " ", context.say("draft.never_kept")));
  const Markup lines = all(line(context, {"login", context.say("field.login"), "", visit.value("login"), false, "username"}, refusals),
                           line(context, {"password", context.say("desk.password"), "", "", true, "current-password"}, refusals),
                           line(context, {"code", context.say("desk.code"), context.say("desk.code_hint"), "", false, "one-time-code"}, refusals));
  page.body += h("form", {{"method", "post"}, Attribute("action", context.link(Url("/sign-in"))), css("form")}, lines, submit(context.say("desk.sign_in")));
  page.body += identity_way(context, desk_);
  page.body += h("p", {css("quiet")}, context.say("desk.sign_in_help"));
  const bool waits = !refusals.empty() && refusals.front().word == RefusalWord::sign_in_wait;
  return desk_response(visit, std::move(page), refusals.empty() ? 200 : waits ? 429 : 403);
}

Response DeskPages::enrol(Visit& visit, const std::string& token) {
  const PageContext& context = visit.context;
  Page page = page_named(context, "desk.enrol");
  const auto enrolment = desk_.enrolment(token);
  if (!enrolment) {
    page.body = all(h("h1", {}, page.title), error_summary(context, {enrolment.error()}));
    return desk_response(visit, std::move(page), 404);
  }
  std::vector<Refusal> refusals;
  if (visit.is_post()) {
    if (visit.value("password") != visit.value("again")) {
      refusals.push_back(base::make_refusal(RefusalWord::passwords_differ, {}, "/again"));
    } else if (const auto enrolled = desk_.enrol(token, visit.value("password"), base::trim(visit.value("code"))); enrolled) {
      return redirect(context.link(Url("/sign-in")));
    } else {
      refusals.push_back(enrolled.error());
    }
  }
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, say_with(context, "desk.enrol_lead", {{"name", filed(context, enrolment->name)}, {"login", all(enrolment->login)}})), error_summary(context, refusals));
  const Markup factor = enrolment->secret.empty() ? h("p", {}, context.say("desk.enrol_kept")) : h("div", {css("certificate")},
                          h("div", {}, h("h2", {}, context.say("desk.enrol_factor")), h("p", {}, context.say("desk.enrol_factor_text")), h("p", {}, h("code", {}, enrolment->secret))),
                          h("div", {}, qr_picture(enrolment->address, context.say("desk.enrol_qr"))));
  const Markup lines = all(line(context, {"password", context.say("desk.new_password"), context.say("desk.password_hint"), "", true, "new-password"}, refusals),
                           line(context, {"again", context.say("desk.password_again"), "", "", true, "new-password"}, refusals),
                           line(context, {"code", context.say("desk.code"), context.say("desk.code_hint"), "", false, "one-time-code"}, refusals));
  page.body += all(factor, h("form", {{"method", "post"}, Attribute("action", context.link(Url("/enrol").segment(token))), css("form")}, lines, submit(context.say("desk.enrol_do"))));
  return desk_response(visit, std::move(page), refusals.empty() ? 200 : 422);
}

Response DeskPages::front(Visit& visit) {
  const PageContext& context = visit.context;
  const DeskPerson& person = *visit.person;
  const std::string token = form_token(visit.token);
  Page page = page_named(context, "desk.title");
  page.body = all(h("h1", {}, page.title), h("p", {css("lead")}, say_with(context, "desk.who", {{"name", filed(context, person.name)}, {"login", all(person.login)}})));
  // 1. In which role.
  Markup roles;
  for (const DeskRole& role : person.roles) {
    const Markup named = all(context.pick(role.title), role.place.empty() ? Markup() : all(" · ", filed(context, role.place)));
    roles += h("li", {}, role.is_chosen ? all(h("strong", {}, named), " ", label(Tone::good, context.say("desk.role_chosen")))
                                        : small_form(context.link(Url("/desk/role")), token, all(hidden("grant", role.grant), h("button", {{"type", "submit"}, css("small")}, named))));
  }
  if (roles.empty()) page.body += note(Tone::warning, context.say("desk.no_role"), h("p", {}, context.say("desk.no_role_text")));
  else page.body += all(h("h2", {}, context.say("desk.roles")), h("ul", {css("plain")}, roles));
  page.body += alerts_note(context, token, desk_.alerts(visit.token));
  // 2. Who is away, and in whose place one acts.
  if (person.leave) {
    page.body += note(Tone::warning, context.say("leave.away"),
                      all(h("p", {}, say_with(context, "leave.away_text", {{"until", day(person.leave->until_on)}, {"other", filed(context, person.leave->other)}})),
                          small_form(context.link(Url("/desk/do/leave.end")), token, submit(context.say("leave.end")))));
  }
  for (const DeskLeave& one : person.stands_in_for) {
    page.body += note(Tone::accent, context.say("leave.stands_in"), h("p", {}, say_with(context, "leave.stands_in_text", {{"other", filed(context, one.other)}, {"until", day(one.until_on)}})));
  }
  // 3. What waits for this role.
  if (person.chosen() != nullptr) {
    const bool is_own = person.desk == DeskKind::own;
    const std::vector<OwnRecord> records = is_own ? desk_.own_records(visit.token) : std::vector<OwnRecord>{};
    const std::vector<DeskLetter> letters = is_own ? all_letters(records, desk_.letters(visit.token)) : std::vector<DeskLetter>{};
    Markup tasks = unread_letters(context, person, letters, kLettersOnFront);
    for (const DeskTask& task : desk_.tasks(visit.token)) {
      const Url url = context.link(Url("/desk/do").segment(task.operation->name)).parameters(task.given);
      const Markup due = task.due_on.empty() ? Markup() : all(" ", countdown(context, task.days_left), " ", task.clock.empty() ? day(task.due_on) : h("a", {href(clock_url(context, task.clock))}, day(task.due_on)));
      tasks += h("li", {}, h("a", {href(url)}, context.pick(task.operation->title)), " ", filed(context, task.about), task.item.zh.empty() ? Markup() : all(" ", context.pick(task.item)), task.ended.zh.empty() ? Markup() : all(" · ", context.pick(task.ended)), due);
    }
    page.body += h("h2", {}, context.say("desk.tasks"));
    page.body += tasks.empty() ? h("p", {}, context.say("desk.no_tasks")) : h("ul", {css("tasks")}, tasks);
    page.body += drafts_section(visit, desk_);
    page.body += proposals_section(context, desk_.proposals(visit.token));
    page.body += desk_links(context, person.desk);
    page.body += own_desk_links(context, person);
    if (desk_.filings().may_file(visit.token)) page.body += filing_links(context);
    // 4. The records of whom it speaks for.
    if (is_own) page.body += all(h("h2", {}, context.say("desk.own")), own_records(context, person, records), own_letters(context, person, letters, kLettersOnFront));
    // 5. Everything the role may do.
    Markup operations;
    for (const statute::Operation* one : desk_.operations(visit.token)) {
      operations += h("li", {}, h("a", {href(context.link(Url("/desk/do").segment(one->name)))}, context.pick(one->title)));
    }
    page.body += h("details", {}, h("summary", {}, context.say("desk.operations")), h("ul", {}, operations));
  }
  if (desk_.identities() != nullptr) page.body += h("p", {}, link_to(context.link(Url("/desk/identity")), context.say("identity.title")));
  page.body += small_form(context.link(Url("/desk/sign-out")), token, h("p", {}, h("button", {{"type", "submit"}, css("small")}, context.say("desk.sign_out"))));
  return desk_response(visit, std::move(page));
}

std::optional<Response> DeskPages::in_sitting(Visit& visit, const std::vector<std::string>& path) {
  // It ended while its pages stood open.
  if (!visit.person->sitting) return refused_page(visit, base::make_refusal(RefusalWord::counter_not_open));
  if (path.size() == 4 && path[2] == "do") return operation(visit, path[3], For::sitting);
  if (visit.is_post()) return std::nullopt;
  if (path.size() == 2) return desk_response(visit, counter_front(visit, desk_));
  if (path.size() == 3 && path[2] == "file.json") return own_file(visit);
  if (path.size() == 4 && path[2] == "letters") return letter(visit, path[3]);
  if (path.size() == 4 && path[2] == "objections") return objection(visit, path[3]);
  std::vector<std::string> own = path;
  own.erase(own.begin() + 1);
  if (auto page = own_desk_page(visit.context, desk_, *visit.person, visit.token, own)) return desk_response(visit, std::move(*page));
  return std::nullopt;
}

std::optional<Response> DeskPages::letter(Visit& visit, const std::string& id) {
  const auto found = desk_.letter(visit.token, id);
  if (!found) return std::nullopt;
  return desk_response(visit, letter_page(visit.context, *visit.person, *found));
}

std::optional<Response> DeskPages::objection(Visit& visit, const std::string& id) {
  auto page = objection_page(visit, desk_, id);
  if (!page) return std::nullopt;
  return desk_response(visit, std::move(*page));
}

namespace {
/// Lists of the desk in the language of the page.
FormLists lists_of(const PageContext& context, const DeskChoices& choices) {
  FormLists lists;
  for (const auto& [field, words] : choices) {
    for (const DeskChoice& one : words) lists[field].push_back({one.word, context.pick(one.text)});
  }
  return lists;
}

/// The act is done, whatever becomes of its draft: one that stays goes on its last day.
void forget_draft(Desk& desk, const DeskVisit& visit) {
  try {
    desk.drafts().erase(visit.token, visit.value("draft"));
  } catch (const base::Failure&) {
  }
}
}  // namespace

Response DeskPages::operation(Visit& visit, const std::string& name, For whom) {
  const PageContext& context = visit.context;
  const bool is_sitting = whom == For::sitting;
  const auto operations = is_sitting ? desk_.counter_operations(visit.token) : desk_.operations(visit.token);
  const auto found = std::ranges::find_if(operations, [&](const statute::Operation* one) { return one->name == name; });
  // What is not there and what is not his are one answer.
  if (found == operations.end()) return refused_page(visit, base::make_refusal(RefusalWord::not_found));
  const statute::Operation& operation = **found;
  const auto lists_for = [&](const FormValues& values) {
    const auto record = values.find("record");
    return lists_of(context, desk_.choices(visit.token, operation, record == values.end() ? "" : record->second));
  };
  std::vector<Refusal> refusals;
  FormValues values = visit.form;
  std::optional<DeskDraft> draft;
  if (visit.is_post() && is_draft(visit) && !is_sitting) {
    const auto kept = desk_.drafts().keep(visit.token, visit.value("draft"), operation.name, visit.form);
    if (kept) return redirect(context.link(Url("/desk/do")).segment(operation.name).parameter("draft", *kept));
    refusals.push_back(kept.error());
  } else if (visit.is_post()) {
    // 1. The code, where it comes with the form.
    if (auto refusal = refreshed_by_form(visit, desk_)) refusals.push_back(std::move(*refusal));
    if (visit.upload_refusal) refusals.push_back(*visit.upload_refusal);
    // 2. The act itself.
    if (refusals.empty()) {
      base::json::object input = input_of(operation, visit.form);
      if (visit.request.upload) add_evidence_file(*visit.request.upload, input);
      auto answer = is_sitting ? desk_.act_in_sitting(visit.token, visit.value("in_sitting"), operation.name, input) : desk_.act(visit.token, operation.name, input);
      if (answer) {
        forget_draft(desk_, visit);
        const bool begins_sitting = operation.name == "counter.open" && answer->contains("sitting");
        if (begins_sitting) return redirect(context.link(Url("/desk/sitting")));
        desk_.keep_answer(visit.token, std::move(*answer));
        return redirect(context.link(Url("/desk/done")));
      }
      refusals = as_form_says(context, operation, std::move(answer.error()), lists_for(visit.form));
      if (refusals.front().word == RefusalWord::factor_not_fresh) refusals.front().pointer = "/code_again";
    }
  } else {
    values = FormValues(context.target.parameters.begin(), context.target.parameters.end());
    if (!is_sitting && values.contains("draft")) {
      auto opened = desk_.drafts().open(visit.token, values["draft"]);
      // Drafts are of one operation each; at another there is none of that number.
      if (!opened || opened->operation != &operation) return refused_page(visit, base::make_refusal(RefusalWord::draft_unknown));
      draft = std::move(*opened);
      values = draft->values;
    }
  }
  Page page = page_named(context, "desk.title");
  page.title = (refusals.empty() ? "" : context.say("form.error_prefix")) + context.pick(operation.title);
  page.crumbs = {{context.say("desk.title"), context.link(Url("/desk"))}};
  page.here = context.pick(operation.title);
  page.body = all(h("h1", {}, context.pick(operation.title)), h("p", {}, basis_line(context, operation.basis)), error_summary(context, refusals), draft ? draft_note(visit, *draft) : Markup(), consequence(context, operation));
  if (operation.name == "counter.tell" && !values["sitting"].empty()) page.body += h("p", {}, link_to(context.link(Url("/desk/letters")).segment(values["sitting"]), context.say("letters.print")));
  if (operation.name == "collection.allow") page.body += collection_notice(context);
  page.body += case_facts(visit, desk_, operation, values);
  Markup fields = form_fields(context, operation, values, refusals, lists_for(values));
  if (!refusals.empty() && refusals.front().pointer == "/code_again") {
    fields += line(context, {"code_again", context.say("desk.code"), context.say("desk.code_hint"), "", false, "one-time-code"}, refusals);
  }
  const Url action = context.link(is_sitting ? Url("/desk/sitting/do") : Url("/desk/do")).segment(operation.name);
  // A form knows its sitting: filled in beside one subject, it does nothing for the next.
  const Markup sitting = is_sitting ? hidden("in_sitting", visit.person->sitting->id) : Markup();
  Attributes form{{"method", "post"}, Attribute("action", action), css("form")};
  if (operation.name == kAddEvidence) form.push_back({"enctype", "multipart/form-data"});
  // Of somebody who stands at a counter nothing is kept for later, and no file is.
  const std::string number = draft ? draft->id : visit.value("draft");
  const bool keeps = !is_sitting && operation.name != kAddEvidence;
  const Markup keeping = keeps ? draft_button(context) : Markup();
  const Markup kept_as = !keeps || number.empty() ? Markup() : hidden("draft", number);
  const Markup buttons = h("p", {css("actions")}, h("button", {{"type", "submit"}}, context.pick(operation.title)), keeping);
  page.body += h("form", form, hidden("form_token", form_token(visit.token)), kept_as, sitting, fields, buttons);
  return desk_response(visit, std::move(page), refusals.empty() ? 200 : status_of(refusals.front().word));
}

Response DeskPages::own_file(Visit& visit) {
  const auto file = desk_.own_file(visit.token);
  if (!file) return redirect(visit.context.link(Url("/desk")));
  Response response;
  response.body = base::canonical_json(*file);
  response.fields = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}, {"Content-Disposition", "attachment; filename=\"liaoxin-own-file.json\""}};
  return response;
}

Response DeskPages::done(Visit& visit) {
  const PageContext& context = visit.context;
  Page page = page_named(context, "desk.done");
  const auto answer = desk_.take_answer(visit.token);
  auto found = answer ? inquiry_answer(context, *answer) : std::nullopt;
  if (found) page.title = context.say("inquiry.title");
  else if (answer) found = counter_answer(context, *answer);
  page.body = h("h1", {}, page.title);
  if (found) page.body += *found;
  else page.body += answer ? note(Tone::good, context.say("desk.done_text"), answer_lines(context, *answer)) : h("p", {}, context.say("desk.done_before"));
  // What was contested can be proved right away, and followed from now on.
  if (const auto* objection = answer ? answer->if_contains("objection") : nullptr) {
    const std::string number(objection->as_string());
    if (answer->contains("number") || answer->contains("evidence")) {
      page.body += h("p", {}, link_to(own_url(context, *visit.person).segment("do").segment(kAddEvidence).parameter("objection", number), context.say("evidence.add")));
    }
    page.body += h("p", {}, link_to(objection_url(context, *visit.person, number), context.say("case.follow")));
  }
  page.body += h("p", {}, link_to(context.link(Url("/desk")), context.say("desk.back")));
  return desk_response(visit, std::move(page));
}

}  // namespace liaoxin::http
