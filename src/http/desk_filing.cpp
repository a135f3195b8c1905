#include "http/desk_filing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "http/components.hpp"
#include "http/desk_filing_rows.hpp"
#include "http/problem.hpp"

namespace liaoxin::http {
namespace {

using base::Refusal;
using base::RefusalWord;

/// Fields and part heads beside the file.
constexpr std::uint64_t kBesideFile = 128 * 1024;
constexpr int kRefreshSeconds = 2;

Url filings_url(const PageContext& context) { return context.link(Url("/desk/filings")); }

Page filing_page(const PageContext& context, std::string_view title) {
  Page page = page_named(context, title);
  page.crumbs = {{context.say("desk.title"), context.link(Url("/desk"))}, {context.say("filing.list"), filings_url(context)}};
  page.here = page.title;
  return page;
}

FilingInput input_of(const DeskVisit& visit) {
  FilingInput input{.item = visit.value("item"), .service = visit.value("service"), .served_on = base::trim(visit.value("served_on")), .service_column = visit.value("service_column"),
                    .is_reviewed = visit.value("reviewed") == "true", .kept = visit.value("kept")};
  if (visit.request.upload) {
    input.file_name = visit.request.upload->reader.so_far().file_name;
    input.file_bytes = visit.request.upload->reader.so_far().file_bytes;
  }
  return input;
}

std::string size_text(const PageContext& context, std::uint64_t bytes) {
  return bytes < 1024 * 1024 ? context.say("filing.kib", {{"size", static_cast<std::int64_t>((bytes + 1023) / 1024)}}) : context.say("filing.mib", {{"size", static_cast<std::int64_t>((bytes + (1 << 19)) >> 20)}});
}

Markup state_label(const PageContext& context, const FilingView& filing) {
  switch (filing.state) {
    case FilingState::kept: return label(Tone::warning, context.say("filing.state_kept"));
    case FilingState::waiting: return label(Tone::plain, context.say("filing.state_waiting"));
    case FilingState::running: return label(Tone::accent, context.say("filing.state_running"));
    case FilingState::done: return filing.left > 0 ? label(Tone::warning, context.say("filing.state_left")) : label(Tone::good, context.say("filing.state_done"));
    case FilingState::refused: return label(Tone::warning, context.say("filing.state_refused"));
    case FilingState::failed: return label(Tone::warning, context.say("filing.state_failed"));
  }
  return {};
}

Markup blank_form_link(const PageContext& context, std::string_view item, std::string_view words) { return link_to(filings_url(context).segment("form").parameter("item", item), words); }

/// The file once more, with its form filled in as before.
Url form_with(const PageContext& context, const FilingView& filing) { return filings_url(context).segment("new").parameter("kept", filing.id); }

// ---- the form

Response form_page(DeskVisit& visit, FilingDesk& desk, FilingInput input, std::vector<Refusal> refusals, int status) {
  const PageContext& context = visit.context;
  Page page = filing_page(context, "filing.new");
  page.title = (refusals.empty() ? "" : context.say("form.error_prefix")) + page.title;
  page.body = all(h("h1", {}, context.say("filing.new")), h("p", {css("lead")}, context.say("filing.lead")), error_summary(context, refusals));
  const std::vector<FilingItem> items = desk.items(visit.token);
  Markup fields = hidden("form_token", form_token(visit.token));
  // 1. What and where from. The fields stand before the file, so that they are known when it is refused.
  Control item{"item", context.say("filing.item"), all(context.say("filing.item_hint")), input.item, {}};
  std::vector<Choice> columns;
  for (const FilingItem& one : items) {
    item.choices.push_back({one.code, one.code + " " + context.pick(one.title)});
    for (const FormColumn& column : one.date_columns) {
      if (std::ranges::find(columns, column.code, &Choice::word) == columns.end()) columns.push_back({column.code, context.pick(column.name) + " (" + column.code + ")"});
    }
  }
  fields += control(context, item, refusals);
  // 2. What the officer attests, under its own name.
  Control service{"service", context.say("filing.service"), say_with(context, "filing.service_hint", {{"name", filed(context, visit.person->name)}}), input.service,
                  {{"column", context.say("filing.service_column")}, {"on", context.say("filing.service_on")}, {"none", context.say("filing.service_none")}}};
  fields += control(context, service, refusals);
  fields += h("div", {css("two")}, control(context, {"service_column", context.say("filing.column"), all(context.say("filing.column_hint")), input.service_column, columns}, refusals),
              control(context, {"served_on", context.say("filing.served_on"), all(context.say("filing.served_on_hint")), input.served_on, {}}, refusals));
  fields += control(context, {"reviewed", context.say("filing.reviewed"), all(context.say("filing.reviewed_hint")), input.is_reviewed ? "true" : "false",
                              {{"true", context.say("filing.reviewed_yes")}, {"false", context.say("filing.reviewed_no")}}}, refusals);
  if (!visit.person->is_fresh) fields += line(context, {"code_again", context.say("desk.code"), context.say("filing.code_hint"), "", false, "one-time-code"}, refusals);
  // 3. The file, or the one that is here already.
  const auto kept = input.kept.empty() ? std::nullopt : desk.find(visit.token, input.kept);
  if (kept) {
    fields += hidden("kept", kept->id);
    fields += note(Tone::good, context.say("filing.kept_here"), h("p", {}, say_with(context, "filing.kept_text", {{"name", filed(context, kept->said.file_name)}, {"size", all(size_text(context, kept->said.file_bytes))}})));
  }
  const bool has_error = std::ranges::any_of(refusals, [](const Refusal& one) { return one.pointer == "/file"; });
  Attributes file{id("file"), {"name", "file"}, {"type", "file"}, {"accept", ".csv,.xlsx,.jsonl,.ndjson,.txt"}, {"aria-describedby", has_error ? "file-hint file-error" : "file-hint"}};
  if (has_error) file.push_back({"aria-invalid", "true"});
  Markup errors;
  for (const Refusal& one : refusals) {
    if (one.pointer == "/file") errors += h("p", {css("field-error"), id("file-error")}, message_of(context, one), " ", context.pick(one.remedy));
  }
  fields += h("div", {css("field")}, h("label", {{"for", "file"}}, context.say(kept ? "filing.other_file" : "filing.file")), h("p", {css("hint quiet"), id("file-hint")}, context.say("filing.file_hint")), errors, empty_element("input", file));
  page.body += items.empty() ? note(Tone::warning, context.say("filing.no_items"), h("p", {}, context.say("filing.no_items_text")))
                             : h("form", {{"method", "post"}, {"enctype", "multipart/form-data"}, Attribute("action", filings_url(context).segment("new")), css("form")}, fields, submit(context.say("filing.send")));
  Markup forms;
  for (const FilingItem& one : items) forms += h("li", {}, blank_form_link(context, one.code, one.code + " " + context.pick(one.title)));
  if (!items.empty()) page.body += h("details", {}, h("summary", {}, context.say("filing.forms")), h("ul", {}, forms));
  page.body += h("p", {css("quiet")}, context.say("filing.private"));
  return desk_response(visit, std::move(page), status);
}

Response new_filing(DeskVisit& visit, Desk& desks) {
  const PageContext& context = visit.context;
  FilingDesk& desk = desks.filings();
  FilingInput input = input_of(visit);
  if (!visit.is_post()) {
    input.kept = context.parameter("kept");
    if (const auto kept = input.kept.empty() ? std::nullopt : desk.find(visit.token, input.kept)) {
      const std::string id = input.kept;
      input = kept->said;
      input.kept = id;
    }
    return form_page(visit, desk, input, {}, 200);
  }
  if (visit.upload_refusal) {
    Refusal refusal = *visit.upload_refusal;
    refusal.pointer = "/file";
    const int status = refusal.word == RefusalWord::file_too_large ? 413 : status_of(refusal.word);
    return form_page(visit, desk, input, {refusal}, status);
  }
  // The code comes with the form; a wrong one costs nothing that was filled in, nor the file.
  std::vector<Refusal> refusals;
  if (auto refusal = refreshed_by_form(visit, desks)) refusals.push_back(std::move(*refusal));
  auto file = visit.request.upload && input.file_bytes > 0 ? std::move(visit.request.upload->file) : nullptr;
  if (refusals.empty()) {
    auto filed_under = desk.file(visit.token, input, std::move(file));
    if (filed_under) return redirect(filings_url(context).segment(*filed_under));
    input.kept = filed_under.error().kept;
    refusals = std::move(filed_under.error().refusals);
  } else {
    input.kept = desk.keep(visit.token, input, std::move(file));
  }
  const int status = status_of(refusals.front().word);
  return form_page(visit, desk, input, std::move(refusals), status);
}

// ---- one file

Markup counts_of(const PageContext& context, const FilingView& filing) {
  SummaryList list;
  const auto count = [&](std::string_view key, std::int64_t value) {
    if (value > 0) list.add(context.say(key), context.number(value));
  };
  list.add(context.say("filing.rows"), context.number(filing.rows));
  list.add(context.say("filing.accepted"), context.number(filing.accepted));
  count("filing.held", filing.held);
  count("filing.same", filing.same);
  count("filing.replaced", filing.replaced);
  count("filing.attested", filing.attested);
  list.add(context.say("filing.refused"), context.number(filing.refused));
  count("filing.mended", filing.mended);
  return list.drawn();
}

Markup facts_of(const PageContext& context, const FilingView& filing) {
  SummaryList list;
  list.add(context.say("filing.item"), all(filing.said.item, " ", context.pick(filing.item_title)));
  list.add(context.say("filing.file"), all(filed(context, filing.said.file_name), " ", h("span", {css("quiet")}, size_text(context, filing.said.file_bytes))));
  list.add(context.say("filing.by"), all(filed(context, filing.filed_by), " · ", moment(filing.filed_at)));
  const std::string_view service = filing.said.service == "on" ? "filing.said_on" : filing.said.service == "column" ? "filing.said_column" : "filing.said_none";
  list.add(context.say("filing.service"), say_with(context, service, {{"day", day(filing.said.served_on)}, {"column", code_text(filing.said.service_column)}}));
  list.add(context.say("filing.reviewed"), context.say(filing.said.is_reviewed ? "filing.reviewed_yes" : "filing.reviewed_no"));
  for (const FilingView::Receipt& receipt : filing.receipts) {
    list.add(context.say("filing.receipt"), context.say("filing.receipt_text", {{"import", receipt.import_id}, {"index", receipt.log_index}, {"size", receipt.log_size}}));
  }
  list.add(context.say("filing.verdict_hash"), filing.verdict_hash.empty() ? Markup() : code_text(filing.verdict_hash));
  std::string unknown;
  for (const std::string& heading : filing.unknown_headings) unknown += (unknown.empty() ? "" : "、") + heading;
  list.add(context.say("filing.unknown"), filed(context, unknown));
  list.add(context.say("filing.kept_until"), day(filing.kept_until));
  return list.drawn();
}

Markup refusal_note(const PageContext& context, std::string_view heading, const Refusal& refusal) {
  return note(Tone::warning, context.say(heading), all(h("p", {}, message_of(context, refusal), " ", basis_line(context, refusal.basis)), h("p", {}, context.pick(refusal.remedy))));
}

Response one_filing(DeskVisit& visit, const FilingView& filing) {
  const PageContext& context = visit.context;
  const Url here = filings_url(context).segment(filing.id);
  Page page = filing_page(context, "filing.title");
  page.title = context.say("filing.title_of", {{"name", filing.said.file_name}});
  page.here = page.title;
  page.body = all(h("h1", {}, filed(context, page.title)), h("p", {css("tags")}, state_label(context, filing)));
  bool goes_on = false;
  switch (filing.state) {
    case FilingState::waiting:
    case FilingState::running:
      goes_on = true;
      page.body += note(Tone::plain, context.say(filing.state == FilingState::waiting ? "filing.waiting" : "filing.running"),
                        all(h("progress", {{"max", "100"}, {"value", std::to_string(filing.percent_read)}, {"aria-label", context.say("filing.progress")}}, std::to_string(filing.percent_read) + " %"),
                            h("p", {}, context.say("filing.progress_text", {{"percent", static_cast<std::int64_t>(filing.percent_read)}, {"rows", filing.rows_read}})),
                            h("p", {css("quiet")}, context.say("filing.may_leave"), " ", link_to(here, context.say("filing.look_again")))));
      break;
    case FilingState::done:
      if (filing.left > 0) {
        page.body += note(Tone::warning, context.say("filing.left", {{"count", filing.left}}),
                          all(h("p", {}, context.say("filing.left_text")), h("p", {css("actions")}, h("a", {css("button"), href(here.segment("refused"))}, context.say("filing.mend")))));
      }
      if (const std::int64_t elsewhere = filing.refused - filing.mended - filing.left; elsewhere > 0) {
        page.body += note(Tone::warning, context.say("filing.elsewhere", {{"count", elsewhere}}), h("p", {}, context.say("filing.elsewhere_text")));
      } else if (filing.left > 0) {
        break;
      } else if (filing.rows == 0) {
        page.body += note(Tone::warning, context.say("filing.no_content"), h("p", {}, context.say("filing.no_content_text")));
      } else if (filing.same == filing.rows) {
        page.body += note(Tone::good, context.say("filing.all_same"), h("p", {}, context.say("filing.all_same_text")));
      } else {
        page.body += note(Tone::good, context.say("filing.all_taken"), h("p", {}, context.say("filing.all_taken_text")));
      }
      break;
    case FilingState::refused:
      page.body += refusal_note(context, "filing.file_refused", *filing.refusal);
      page.body += h("p", {}, blank_form_link(context, filing.said.item, context.say("filing.form_of")));
      if (filing.rows_read > 0) page.body += h("p", {}, context.say("filing.taken_before", {{"rows", filing.rows_read}}));
      page.body += h("p", {css("actions")}, h("a", {css("button"), href(form_with(context, filing))}, context.say("filing.form_again")), " ", h("a", {css("button second"), href(filings_url(context).segment("new"))}, context.say("filing.new")));
      break;
    case FilingState::kept:
      page.body += note(Tone::warning, context.say("filing.state_kept"), h("p", {css("actions")}, h("a", {css("button"), href(form_with(context, filing))}, context.say("filing.form_again"))));
      break;
    case FilingState::failed:
      page.body += refusal_note(context, "filing.state_failed", *filing.refusal);
      page.body += small_form(here.segment("again"), form_token(visit.token), submit(context.say("filing.again")));
      break;
  }
  if (filing.state == FilingState::done) page.body += all(h("h2", {}, context.say("filing.counts")), counts_of(context, filing));
  if (filing.held > 0) page.body += h("p", {}, link_to(context.link(Url("/desk/held")), context.say("filing.held_link")));
  if (filing.has_verdicts) page.body += h("p", {css("actions")}, h("a", {css("button second"), href(here.segment("verdicts"))}, context.say("filing.verdicts")));
  page.body += all(h("h2", {}, context.say("filing.facts")), facts_of(context, filing));
  Response response = desk_response(visit, std::move(page));
  if (goes_on) response.fields.push_back({"Refresh", std::to_string(kRefreshSeconds)});
  return response;
}

Response list_page(DeskVisit& visit, FilingDesk& desk) {
  const PageContext& context = visit.context;
  Page page = page_named(context, "filing.list");
  page.crumbs = {{context.say("desk.title"), context.link(Url("/desk"))}};
  page.here = page.title;
  page.body = all(h("h1", {}, page.title), h("p", {css("actions")}, h("a", {css("button"), href(filings_url(context).segment("new"))}, context.say("filing.new"))));
  Table table(context.say("filing.caption"));
  table.column(context.say("filing.file"));
  table.column(context.say("filing.rows"), true);
  table.column(context.say("filing.left_short"), true);
  table.column(context.say("filing.at"));
  const std::vector<FilingView> filings = desk.list(visit.token);
  for (const FilingView& one : filings) {
    table.row({all(h("a", {href(filings_url(context).segment(one.id))}, filed(context, one.said.file_name)), h("span", {css("quiet block")}, one.said.item, " ", context.pick(one.item_title)), h("span", {css("block")}, state_label(context, one))),
               all(context.number(one.rows)), all(context.number(one.left)), all(moment(one.filed_at), h("span", {css("quiet block")}, filed(context, one.filed_by)))});
  }
  page.body += filings.empty() ? h("p", {}, context.say("filing.none")) : table.drawn();
  return desk_response(visit, std::move(page));
}

Response download(std::string_view name, std::string bytes) {
  const bool is_workbook = bytes.starts_with("PK"), is_lines = bytes.starts_with("{");
  Response response;
  response.fields = {{"Content-Type", is_workbook ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : is_lines ? "application/x-ndjson" : "text/csv"},
                     {"Cache-Control", "no-store"},
                     {"Content-Disposition", fmt::format("attachment; filename=\"{}.{}\"", name, is_workbook ? "xlsx" : is_lines ? "jsonl" : "csv")}};
  response.body = std::move(bytes);
  return response;
}

}  // namespace

Markup filing_links(const PageContext& context) {
  return all(h("h2", {}, context.say("filing.desk")),
             h("p", {css("actions")}, h("a", {css("button"), href(filings_url(context).segment("new"))}, context.say("filing.new")), " ", h("a", {css("button second"), href(filings_url(context))}, context.say("filing.list"))),
             h("ul", {css("plain")}, h("li", {}, link_to(context.link(Url("/desk/held")), context.say("unit.held_title"))), h("li", {}, link_to(context.link(Url("/desk/records")), context.say("unit.records"))),
               h("li", {}, link_to(context.link(Url("/desk/figures")), context.say("unit.figures")))));
}

std::expected<std::shared_ptr<Upload>, Response> begin_filing(DeskVisit& visit, FilingDesk& desk, std::uint64_t body_bytes) {
  if (!desk.may_file(visit.token)) return std::unexpected(refused_page(visit, base::make_refusal(RefusalWord::not_found)));
  if (body_bytes > kUploadBytes + kBesideFile) {
    return std::unexpected(form_page(visit, desk, {}, {base::make_refusal(RefusalWord::file_too_large, std::to_string(kUploadBytes >> 20) + " MiB", "/file")}, 413));
  }
  auto place = desk.receive(visit.token);
  if (!place) return std::unexpected(refused_page(visit, place.error()));
  return std::make_shared<Upload>(*multipart_boundary(visit.request.field("content-type")), std::move(*place));
}

Response filing_response(DeskVisit& visit, Desk& desks, const std::vector<std::string>& path) {
  FilingDesk& desk = desks.filings();
  const Refusal not_found = base::make_refusal(RefusalWord::not_found);
  if (!desk.may_file(visit.token)) return refused_page(visit, not_found);
  if (path.size() == 2 && !visit.is_post()) return list_page(visit, desk);
  if (path.size() == 3 && path[2] == "new") return new_filing(visit, desks);
  if (path.size() == 3 && path[2] == "form" && !visit.is_post()) {
    const std::string item = visit.context.parameter("item");
    if (auto bytes = desk.blank_form(visit.token, item)) return download(item, std::move(*bytes));
    return refused_page(visit, not_found);
  }
  // What is not there and what belongs to another unit are one answer.
  const auto filing = path.size() == 3 || path.size() == 4 ? desk.find(visit.token, path[2]) : std::nullopt;
  if (!filing) return refused_page(visit, not_found);
  if (path.size() == 3 && !visit.is_post()) return one_filing(visit, *filing);
  if (path.size() == 4 && path[3] == "refused") return refused_rows_response(visit, desks, *filing);
  if (path.size() == 4 && path[3] == "verdicts" && !visit.is_post()) {
    if (auto bytes = desk.verdicts(visit.token, filing->id)) return download("verdicts-" + filing->id, std::move(*bytes));
  }
  if (path.size() == 4 && path[3] == "again" && visit.is_post() && desk.run_again(visit.token, filing->id)) return redirect(filings_url(visit.context).segment(filing->id));
  return refused_page(visit, not_found);
}

}  // namespace liaoxin::http
