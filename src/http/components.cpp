#include "http/components.hpp"

#include <algorithm>
#include <span>

#include "base/check.hpp"
#include "base/text.hpp"
#include "http/law_views.hpp"

namespace liaoxin::http {

void SummaryList::add(std::string_view term, std::string_view text) {
  if (!text.empty()) add(term, all(text));
}

void SummaryList::add(std::string_view term, const Markup& content) {
  if (content.empty()) return;
  rows_ += h("div", {}, h("dt", {}, term), h("dd", {}, content));
}

Markup SummaryList::drawn() const { return rows_.empty() ? Markup() : h("dl", {css("summary")}, rows_); }

void Table::column(std::string_view heading, bool is_number) { columns_.emplace_back(heading, is_number); }

void Table::row(std::vector<Markup> cells) {
  CHECK(cells.size() == columns_.size());
  Markup row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i == 0) {
      row += h("th", {{"scope", "row"}}, cells[i]);
    } else {
      row += h("td", columns_[i].second ? Attributes{css("number")} : Attributes{}, cells[i]);
    }
  }
  rows_ += h("tr", {}, row);
}

Markup Table::drawn() const {
  Markup head;
  for (const auto& [heading, is_number] : columns_) {
    Attributes attributes{{"scope", "col"}};
    if (is_number) attributes.push_back(css("number"));
    head += h("th", attributes, heading);
  }
  const Markup table = h("table", {}, h("caption", {}, caption_), h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows_));
  return h("div", {css("scroll"), {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption_}}, table);
}

namespace {

bool is_han(char32_t c) { return (c >= 0x2E80 && c <= 0x2FDF) || c == 0x3007 || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF); }

}  // namespace

bool is_chinese_here(const PageContext& context, std::string_view text) { return context.language == Language::en && std::ranges::any_of(base::to_code_points(text), is_han); }

Markup filed(const PageContext& context, std::string_view text) {
  if (!is_chinese_here(context, text)) return all(text);
  return h("span", {{"lang", tag_of(Language::zh)}}, text);
}

Markup message_of(const PageContext& context, const base::Refusal& refusal) {
  const std::string& text = context.pick(refusal.message);
  if (!is_chinese_here(context, text)) return all(text);
  Markup out;
  const std::u32string letters = base::to_code_points(text);
  for (auto from = letters.begin(); from != letters.end();) {
    // A run of either script, one after the other.
    const bool is_chinese = is_han(*from);
    const auto to = std::find_if(from, letters.end(), [&](char32_t c) { return is_han(c) != is_chinese; });
    const std::string run = base::to_utf8(std::u32string_view(from, to));
    out += is_chinese ? h("span", {{"lang", tag_of(Language::zh)}}, run) : all(run);
    from = to;
  }
  return out;
}

Markup say_with(const PageContext& context, std::string_view key, const std::vector<std::pair<std::string_view, Markup>>& parts) {
  // Each argument is said as one character of the private use area, which no text has, and then exchanged.
  constexpr std::size_t kMarkBytes = 3;
  Arguments arguments;
  for (std::size_t i = 0; i < parts.size(); ++i) arguments.emplace_back(parts[i].first, base::to_utf8(std::u32string(1, static_cast<char32_t>(0xE000 + i))));
  const std::string said = context.say(key, arguments);
  Markup out;
  std::size_t from = 0;
  for (std::size_t at = said.find('\xEE'); at != std::string::npos; at = said.find('\xEE', from)) {
    const auto index = static_cast<std::size_t>(base::to_code_points(std::string_view(said).substr(at, kMarkBytes)).front() - 0xE000);
    CHECK(index < parts.size());
    out += std::string_view(said).substr(from, at - from);
    out += parts[index].second;
    from = at + kMarkBytes;
  }
  out += std::string_view(said).substr(from);
  return out;
}

std::string listed(const PageContext& context, const std::vector<base::LocalText>& texts) {
  std::string list;
  for (const base::LocalText& text : texts) list += (list.empty() ? "" : context.say("consents.and")) + context.pick(text);
  return list;
}

Markup moment(std::string_view rfc3339) {
  if (rfc3339.size() < 16) return {};
  return h("time", {{"datetime", rfc3339}}, std::string(rfc3339.substr(0, 10)) + " " + std::string(rfc3339.substr(11, 5)));
}

Markup day(std::string_view iso) { return iso.empty() ? Markup() : h("time", {{"datetime", iso}}, iso); }

Markup code_text(std::string_view text) { return h("code", {}, text); }

Markup link_to(const Url& url, std::string_view text) { return h("a", {href(url)}, text); }

namespace {

Attribute tone_class(Tone tone, bool is_note) {
  switch (tone) {
    case Tone::plain: return is_note ? css("note") : css("tag");
    case Tone::good: return is_note ? css("note good") : css("tag good");
    case Tone::warning: return is_note ? css("note warning") : css("tag warning");
    case Tone::accent: return is_note ? css("note accent") : css("tag accent");
  }
  CHECK(false);
}

}  // namespace

Markup label(Tone tone, std::string_view text) { return h("strong", {tone_class(tone, false)}, text); }

Markup note(Tone tone, std::string_view heading, const Markup& content) {
  return h("div", {tone_class(tone, true)}, h("p", {css("note-heading")}, heading), content);
}

Markup print_button(const PageContext& context) {
  return h("button", {{"type", "button"}, css("small"), {"data-print", "page"}, Attribute("hidden")}, context.say("action.print"));
}

Markup copy_button(const PageContext& context, std::string_view element_id) {
  return h("button", {{"type", "button"}, css("small"), {"data-copy", element_id}, {"data-done", context.say("action.copied")}, Attribute("hidden")},
           context.say("action.copy"));
}

Markup share_of(const PageContext& context, std::int64_t part, std::int64_t whole) {
  if (whole == 0) return all("—");
  return all(percent(context.language, part, whole), " ", h("span", {css("quiet")}, context.say("figures.of", {{"part", part}, {"whole", whole}})));
}

Markup countdown(const PageContext& context, std::int64_t days_left) {
  if (days_left < 0) return label(Tone::warning, context.say("countdown.over", {{"days", -days_left}}));
  return days_left == 0 ? label(Tone::accent, context.say("countdown.today")) : label(Tone::plain, context.say("countdown.left", {{"days", days_left}}));
}

namespace {

/// Where the rule stands. A safeguard of ours is named by what stands beside it, a choice of ours by the page that explains it.
Markup reference_of(const PageContext& context, const registry::BasisView& basis) {
  const bool is_article = basis.kind == base::word(base::BasisKind::regulation) && !basis.reference.empty() && basis.reference.front() >= '0' && basis.reference.front() <= '9';
  if (is_article) return all(context.say("basis.article", {{"number", basis.reference}}));
  if (basis.kind == base::word(base::BasisKind::product)) return {};
  const auto& parameters = context.law.pack.parameters;
  if (std::ranges::find(parameters, basis.reference, &statute::Parameter::key) == parameters.end()) {
    // Instruments keep their Chinese names; where a text is silent is said in Chinese only, and the page of choices says it in both.
    const bool is_silence = basis.kind == base::word(base::BasisKind::default_value);
    return is_silence && context.language == Language::en ? Markup() : filed(context, basis.reference);
  }
  return is_choice(context.law, basis.reference, context.reads.now().date()) ? link_to(context.link(Url("/choices")).fragment(basis.reference), context.say("basis.choice")) : Markup();
}

}  // namespace

Markup basis_line(const PageContext& context, const registry::BasisView& basis) {
  const bool is_law = basis.kind == "regulation" || basis.kind == "national";
  return h("span", {css("basis")}, label(is_law ? Tone::plain : Tone::warning, context.pick(basis.printed)), " ", reference_of(context, basis));
}

Markup basis_line(const PageContext& context, const base::Basis& basis) {
  return basis_line(context, registry::basis_view(basis));
}

Markup joint_decision_line(const PageContext& context, std::int64_t log_index) {
  return h("span", {css("quiet block")}, context.say("catalogue.decision_registered", {{"index", log_index}}));
}

namespace {

/// What is loaded of one item; where several units file, they stand folded below one line.
Markup coverage_of_item(const PageContext& context, std::span<const registry::CoverageView> filings) {
  const registry::CoverageView& first = filings.front();
  const Markup item = all(context.pick(first.item_title));
  const auto day_of = [](const registry::CoverageView& filing) { return filing.last_filed_at.substr(0, 10); };
  if (!first.in_force) return say_with(context, "coverage.not_in_force", {{"item", item}});
  if (first.unit.empty()) return say_with(context, "coverage.nobody_filed", {{"item", item}});
  if (filings.size() == 1) return say_with(context, "coverage.filed", {{"item", item}, {"unit", filed(context, first.unit)}, {"until", day(day_of(first))}});
  Markup units;
  for (const registry::CoverageView& one : filings) units += h("li", {}, say_with(context, "coverage.by_unit", {{"unit", filed(context, one.unit)}, {"until", day(day_of(one))}}));
  const std::string until = std::ranges::max(filings, {}, day_of).last_filed_at.substr(0, 10);
  const std::string line = context.say("coverage.filed_by_many", {{"item", context.pick(first.item_title)}, {"count", static_cast<std::int64_t>(filings.size())}, {"until", until}});
  return h("details", {}, h("summary", {}, line), h("ul", {}, units));
}

}  // namespace

Markup coverage_sentences(const PageContext& context, const std::vector<registry::CoverageView>& coverage) {
  Markup lines;
  for (auto first = coverage.begin(); first != coverage.end();) {
    const auto last = std::find_if(first, coverage.end(), [&](const registry::CoverageView& one) { return one.item != first->item; });
    lines += h("li", {}, coverage_of_item(context, std::span(first, last)));
    first = last;
  }
  if (lines.empty()) lines = h("li", {}, context.say("coverage.nothing_loaded"));
  return h("ul", {css("coverage")}, lines);
}

std::string place_name(const PageContext& context, const base::LocalText& city, const base::LocalText& region) {
  if (city.zh.empty() || city.zh == region.zh) return context.pick(region);
  return context.say("organisation.place", {{"city", context.pick(city)}, {"region", context.pick(region)}});
}

}  // namespace liaoxin::http
