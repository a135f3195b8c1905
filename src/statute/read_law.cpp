// pack.toml, articles.toml, parameters.toml, divisions.csv.
#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "statute/pack_read.hpp"

namespace liaoxin::statute {
namespace {

using base::RefusalWord;

std::optional<Scope> scope_word(std::string_view text) {
  if (text == "platform") return Scope::platform;
  if (text == "register") return Scope::registered;
  if (text == "outside") return Scope::outside;
  if (text == "not_shipped") return Scope::not_shipped;
  return std::nullopt;
}

std::optional<Need::Kind> need_kind(std::string_view text) {
  if (text == "operation") return Need::Kind::operation;
  if (text == "parameter") return Need::Kind::parameter;
  if (text == "test") return Need::Kind::test;
  if (text == "page") return Need::Kind::page;
  return std::nullopt;
}

void read_needs(TomlTable& table, Duty& duty) {
  for (const std::string& text : table.texts("needs")) {
    const std::size_t colon = text.find(':');
    const auto kind = need_kind(std::string_view(text).substr(0, colon));
    if (colon == std::string::npos || !kind) {
      table.problem(RefusalWord::pack_malformed, "needs " + text);
      continue;
    }
    duty.needs.push_back({*kind, text.substr(colon + 1)});
  }
}

/// Two rows of one key may not speak on the same day.
bool overlap(const Parameter& a, const Parameter& b) {
  return (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to);
}

std::optional<DivisionLevel> division_level(std::string_view text) {
  if (text == "province") return DivisionLevel::province;
  if (text == "prefecture") return DivisionLevel::prefecture;
  if (text == "county") return DivisionLevel::county;
  return std::nullopt;
}

}  // namespace

void read_pack_head(TomlTable& root, Pack& pack) {
  pack.name = root.text("name");
  pack.version = root.text("version");
  pack.title = root.local("title");
  pack.jurisdiction = root.local("jurisdiction");
  pack.in_force_from = root.date("in_force_from");
  root.done();
}

void read_articles(TomlTable& root, Pack& pack) {
  for (TomlTable& table : root.tables("article")) {
    Article article;
    article.number = static_cast<int>(table.integer("number"));
    article.chapter = static_cast<int>(table.integer("chapter"));
    article.title = table.local("title");
    table.done();
    pack.articles.push_back(std::move(article));
  }
  for (TomlTable& table : root.tables("duty")) {
    Duty duty;
    duty.id = table.text("id");
    duty.article = static_cast<int>(table.integer("article"));
    duty.title = table.local("title");
    duty.does = table.local("does");
    duty.scope = choose(table, "scope", scope_word, Scope::platform);
    duty.stage = static_cast<int>(table.integer("stage"));
    duty.reason = table.local_or_empty("reason");
    read_needs(table, duty);
    table.done();
    if (std::ranges::find(pack.articles, duty.article, &Article::number) == pack.articles.end()) {
      table.problem(RefusalWord::pack_unknown_reference, "article " + std::to_string(duty.article));
    }
    if (std::ranges::find(pack.duties, duty.id, &Duty::id) != pack.duties.end()) {
      table.problem(RefusalWord::pack_malformed, "duty " + duty.id + " stands twice");
    }
    if (duty.stage < 1 || duty.stage > 4) table.problem(RefusalWord::pack_malformed, "stage 1 to 4");
    const bool unheld = duty.scope == Scope::outside || duty.scope == Scope::not_shipped;
    if (unheld && duty.reason.zh.empty()) table.problem(RefusalWord::pack_malformed, "reason_zh and reason_en");
    pack.duties.push_back(std::move(duty));
  }
  root.done();
}

void read_parameters(TomlTable& root, Pack& pack) {
  for (TomlTable& table : root.tables("parameter")) {
    Parameter parameter;
    parameter.key = table.text("key");
    parameter.value = table.integer("value");
    parameter.unit = choose(table, "unit", unit, Unit::reading);
    parameter.from = table.date("from");
    parameter.to = table.date_or_none("to");
    parameter.basis = table.basis();
    parameter.says = table.local("");
    parameter.other_reading = table.local_or_empty("other_reading");
    parameter.changeable_by = table.local_or_empty("changeable_by");
    table.done();
    if (parameter.to && *parameter.to < parameter.from) {
      table.problem(RefusalWord::pack_malformed, parameter.key + ": to before from");
    }
    if (parameter.is_default() && (parameter.other_reading.zh.empty() || parameter.changeable_by.zh.empty())) {
      table.problem(RefusalWord::pack_malformed,
                    parameter.key + ": a default names its other reading and who may set it");
    }
    for (const Parameter& other : pack.parameters) {
      if (other.key == parameter.key && overlap(other, parameter)) {
        table.problem(RefusalWord::pack_overlap, parameter.key + " from " + other.from.iso());
      }
    }
    pack.parameters.push_back(std::move(parameter));
  }
  root.done();
}

void read_divisions(std::string_view csv, std::string_view file, Pack& pack, Problems& problems) {
  const std::vector<std::string> lines = base::split(csv, '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string line = base::trim(lines[i]);
    if (line.empty()) continue;
    const std::vector<std::string> cells = base::split(line, ',');
    const auto level = cells.size() == 5 ? division_level(cells[3]) : std::nullopt;
    if (!level || cells[0].size() != 6) {
      problems.add(RefusalWord::pack_malformed, file, static_cast<int>(i + 1), "code,name_zh,name_en,level,parent");
      continue;
    }
    Division division{cells[0], {cells[1], cells[2]}, *level, cells[4]};
    if (pack.division(division.code) != nullptr) {
      problems.add(RefusalWord::pack_malformed, file, static_cast<int>(i + 1), division.code + " stands twice");
    }
    if (*level != DivisionLevel::province && pack.division(division.parent) == nullptr) {
      problems.add(RefusalWord::pack_unknown_reference, file, static_cast<int>(i + 1), division.parent);
    }
    pack.divisions.push_back(std::move(division));
  }
}

}  // namespace liaoxin::statute
