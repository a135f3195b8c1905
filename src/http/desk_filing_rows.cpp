#include "http/desk_filing_rows.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "http/components.hpp"
#include "http/problem.hpp"

namespace liaoxin::http {
namespace {

using base::Refusal;
using base::RefusalWord;

/// Longer texts are written in a box of several lines.
constexpr std::size_t kLineCharacters = 60;

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

/// `r12-CF_WSH`: row and column of an input, in its name and in the address of its message.
std::string cell_name(std::int64_t row, std::string_view column) { return "r" + std::to_string(row) + "-" + std::string(column); }

MendedRows rows_of(const FormValues& form) {
  MendedRows rows;
  for (const auto& [name, value] : form) {
    const std::size_t hyphen = name.find('-');
    if (!name.starts_with('r') || hyphen == std::string::npos) continue;
    const auto row = number_of(std::string_view(name).substr(1, hyphen - 1));
    if (row) rows[*row][name.substr(hyphen + 1)] = value;
  }
  return rows;
}

Url rows_url(const PageContext& context, const FilingView& filing) { return context.link(Url("/desk/filings").segment(filing.id).segment("refused")); }

/// One row: what is wrong with it, the cells to mend, the others to read.
class RowForm {
 public:
  RowForm(const PageContext& context, const FilingView& filing, const RefusedRow& row, bool is_alone)
      : context_(context),
        filing_(filing),
        row_(row),
        is_alone_(is_alone),
        is_refused_as_a_whole_(std::ranges::all_of(row.cells, [](const RefusedCell& cell) { return cell.refusals.empty() || !cell.can_change; })) {}

  [[nodiscard]] Markup drawn() const {
    Markup said, inputs;
    for (const Refusal& one : row_.refusals) said += h("p", {css("field-error")}, message_of(context_, one), " ", context_.pick(one.remedy), " ", basis_line(context_, one.basis));
    SummaryList others;
    for (const RefusedCell& cell : row_.cells) {
      if (is_input(cell)) {
        inputs += input_of(cell);
      } else {
        others.add(context_.pick(cell.column.name) + " (" + cell.column.code + ")", filed(context_, cell.value));
      }
    }
    // A row that was sent without any change is sent all the same.
    Markup content = all(h("legend", {}, h("span", {}, title())), said, hidden_row(), inputs);
    if (!others.empty()) content += h("details", {}, h("summary", {}, context_.say("filing.other_cells")), others.drawn());
    if (!is_alone_) content += h("p", {}, link_to(rows_url(context_, filing_).parameter("row", std::to_string(row_.number)), context_.say("filing.whole_row")));
    return h("fieldset", {css("record refused-row"), id("r" + std::to_string(row_.number))}, content);
  }
  /// What is wrong, for the summary above the form; each line leads to its cell.
  [[nodiscard]] Markup messages() const {
    Markup items;
    const std::string number = context_.say("filing.row", {{"number", row_.number}});
    for (const Refusal& one : row_.refusals) items += h("li", {}, h("a", {href(Url("#").fragment("r" + std::to_string(row_.number)))}, number), " ", message_of(context_, one));
    for (const RefusedCell& cell : row_.cells) {
      for (const Refusal& one : cell.refusals) {
        items += h("li", {}, h("a", {href(Url("#").fragment(cell_name(row_.number, cell.column.code)))}, number, " · ", context_.pick(cell.column.name)), " ", message_of(context_, one));
      }
    }
    return items;
  }

 private:
  [[nodiscard]] bool is_input(const RefusedCell& cell) const {
    if (!cell.can_change) return false;
    return is_alone_ || !cell.refusals.empty() || is_refused_as_a_whole_;
  }
  [[nodiscard]] Markup title() const {
    return all(context_.say("filing.row", {{"number", row_.number}}), row_.about.empty() ? Markup() : all(" · ", filed(context_, row_.about)));
  }
  [[nodiscard]] Markup hidden_row() const { return empty_element("input", {{"type", "hidden"}, {"name", cell_name(row_.number, "")}, {"value", ""}}); }
  [[nodiscard]] Markup input_of(const RefusedCell& cell) const {
    Control control{cell_name(row_.number, cell.column.code), context_.pick(cell.column.name), all(cell.column.code), cell.value, {}};
    if (!cell.may_hold.empty()) control.hint += all(" · ", say_with(context_, "filing.may_hold", {{"values", filed(context_, cell.may_hold)}}));
    for (const FormColumn& choice : cell.choices) control.choices.push_back({choice.code, choice.name.zh == choice.code ? choice.code : choice.code + " " + context_.pick(choice.name)});
    control.is_long = cell.value.find('\n') != std::string::npos || base::to_code_points(cell.value).size() > kLineCharacters;
    std::vector<Refusal> refusals;
    for (const Refusal& one : cell.refusals) {
      // One control says all that is wrong with it in one place.
      if (refusals.empty()) {
        refusals.push_back(one);
        refusals.front().pointer = "/" + control.name;
        continue;
      }
      refusals.front().remedy.zh += " " + one.message.zh + "。" + one.remedy.zh;
      refusals.front().remedy.en += " " + one.message.en + ". " + one.remedy.en;
    }
    return http::control(context_, control, refusals);
  }
  const PageContext& context_;
  const FilingView& filing_;
  const RefusedRow& row_;
  bool is_alone_, is_refused_as_a_whole_;  ///< as a whole: no cell is named, so any may be the wrong one
};

/// A row about a natural person or individual business stands in no list: only its number, and the way to it.
Markup row_of_person(const PageContext& context, const FilingView& filing, const RefusedRow& row) {
  return h("div", {css("record"), id("r" + std::to_string(row.number))}, h("h3", {}, context.say("filing.row", {{"number", row.number}})), h("p", {}, context.say("filing.about_person")),
           h("p", {}, link_to(rows_url(context, filing).parameter("row", std::to_string(row.number)), context.say("filing.open_row"))));
}

}  // namespace

Response refused_rows_response(DeskVisit& visit, Desk& desks, const FilingView& filing) {
  const PageContext& context = visit.context;
  FilingDesk& desk = desks.filings();
  const auto given = [&](const std::string& name, std::string_view parameter) { return number_of(visit.is_post() ? visit.value(name) : context.parameter(parameter)); };
  RefusedQuery query{given("after", "after").value_or(0), given("row", "row")};
  std::vector<Refusal> refusals;
  if (visit.is_post()) {
    if (auto refusal = refreshed_by_form(visit, desks)) refusals.push_back(std::move(*refusal));
    // What is filled in is kept whether or not it can be judged now.
    const auto mended = desk.mend(visit.token, filing.id, rows_of(visit.form), refusals.empty());
    if (mended && refusals.empty()) {
      Url to = mended->left == 0 ? context.link(Url("/desk/filings").segment(filing.id)) : rows_url(context, filing).parameter("taken", std::to_string(mended->taken));
      if (mended->left > 0 && query.after > 0) to = to.parameter("after", std::to_string(query.after));
      // A row alone that is still refused stays alone.
      if (mended->left > 0 && query.row && mended->taken == 0) to = to.parameter("row", std::to_string(*query.row));
      return redirect(to);
    }
    if (!mended) refusals = mended.error();
  }
  auto found = desk.refused_rows(visit.token, filing.id, query);
  if (!found) return refused_page(visit, base::make_refusal(RefusalWord::not_found));
  Page page = page_named(context, "filing.mend_title");
  page.crumbs = {{context.say("desk.title"), context.link(Url("/desk"))}, {context.say("filing.list"), context.link(Url("/desk/filings"))}, {filing.said.file_name, context.link(Url("/desk/filings").segment(filing.id))}};
  page.here = page.title;
  page.body = all(h("h1", {}, page.title), error_summary(context, refusals));
  const auto taken = visit.is_post() ? std::nullopt : number_of(context.parameter("taken"));
  if (taken) page.body += h("div", {css("note good"), {"role", "status"}}, h("p", {css("note-heading")}, context.say("filing.taken_now", {{"taken", *taken}, {"left", found->filing.left}})));
  if (found->rows.empty()) {
    page.body += h("p", {}, context.say(found->filing.left > 0 ? "filing.no_rows_here" : "filing.no_rows"));
    page.body += h("p", {}, link_to(found->filing.left > 0 ? rows_url(context, filing) : context.link(Url("/desk/filings").segment(filing.id)), context.say("filing.back")));
    return desk_response(visit, std::move(page), refusals.empty() ? 200 : status_of(refusals.front().word));
  }
  page.title = context.say("form.error_prefix") + page.title;
  Markup messages, rows;
  bool has_inputs = false;
  for (const RefusedRow& row : found->rows) {
    if (row.is_about_person && !query.row) {
      rows += row_of_person(context, filing, row);
      continue;
    }
    const RowForm form(context, filing, row, query.row.has_value());
    messages += form.messages();
    rows += form.drawn();
    has_inputs = true;
  }
  if (!messages.empty()) {
    page.body += h("div", {css("note warning"), {"tabindex", "-1"}, id("refused")}, h("h2", {css("note-heading")}, context.say("filing.to_mend", {{"count", found->filing.left}})), h("ul", {}, messages));
  }
  Markup form = all(hidden("form_token", form_token(visit.token)), hidden("after", std::to_string(query.after)));
  if (query.row) form += hidden("row", std::to_string(*query.row));
  form += rows;
  const bool attests = filing.said.service == "on" || filing.said.service == "column" || filing.said.is_reviewed;
  if (has_inputs) {
    if (attests) form += h("p", {css("quiet")}, context.say("filing.mend_attests", {{"name", visit.person->name}}));
    if (attests && !visit.person->is_fresh) form += line(context, {"code_again", context.say("desk.code"), context.say("filing.code_hint"), "", false, "one-time-code"}, refusals);
    form += submit(context.say("filing.save"));
  }
  page.body += h("form", {{"method", "post"}, Attribute("action", rows_url(context, filing)), css("form")}, form);
  Markup ways;
  if (found->has_more) ways += all(link_to(rows_url(context, filing).parameter("after", std::to_string(found->rows.back().number)), context.say("filing.next_rows")), " ");
  if (query.after > 0 || query.row) ways += link_to(rows_url(context, filing), context.say("filing.first_rows"));
  page.body += h("p", {css("actions")}, ways);
  return desk_response(visit, std::move(page), refusals.empty() ? 200 : status_of(refusals.front().word));
}

}  // namespace liaoxin::http
