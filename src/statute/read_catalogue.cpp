// catalogue/*.toml and schemas/*.toml.
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "statute/negative_items.hpp"
#include "statute/pack_read.hpp"

namespace liaoxin::statute {
namespace {

using base::RefusalWord;

ModeSet modes(TomlTable& table, std::string_view key) {
  ModeSet set;
  for (const std::string& text : table.texts(key)) {
    const auto one = channel(text);
    if (one) {
      set = set | ModeSet{*one};
    } else if (text == "internal") {
      set = set | ModeSet::internal();
    } else {
      table.problem(RefusalWord::pack_malformed, std::string(key) + " " + text);
    }
  }
  return set;
}

std::optional<Keep> keep_word(std::string_view text) {
  for (const Keep keep : {Keep::lasting, Keep::five_years, Keep::as_agreed}) {
    if (word(keep) == text) return keep;
  }
  return std::nullopt;
}

std::optional<Nature> nature_word(std::string_view text) {
  for (const Nature nature : {Nature::basic, Nature::good, Nature::bad, Nature::neutral}) {
    if (word(nature) == text) return nature;
  }
  return std::nullopt;
}

std::optional<ColumnType> column_type(std::string_view text) {
  for (const ColumnType type : {ColumnType::string, ColumnType::text, ColumnType::date, ColumnType::decimal,
                                ColumnType::integer, ColumnType::enumeration, ColumnType::enumeration_list}) {
    if (word(type) == text) return type;
  }
  return std::nullopt;
}

std::optional<Requirement> requirement(std::string_view text) {
  if (text == "required") return Requirement::required;
  if (text == "optional") return Requirement::optional;
  if (text == "conditional") return Requirement::conditional;
  return std::nullopt;
}

void read_values(TomlTable& table, Column& column) {
  const std::vector<std::string> values = table.texts("enum");
  const std::vector<std::string> zh = table.has("enum_zh") ? table.texts("enum_zh") : values;
  const std::vector<std::string> en = table.texts("enum_en");
  const bool is_enum = column.type == ColumnType::enumeration || column.type == ColumnType::enumeration_list;
  if (is_enum != !values.empty() || zh.size() != values.size() || en.size() != values.size()) {
    table.problem(RefusalWord::pack_malformed, column.code + ": enum, enum_zh and enum_en of equal length");
    return;
  }
  for (std::size_t i = 0; i < values.size(); ++i) column.values.push_back({values[i], {zh[i], en[i]}});
  for (auto& [older, today] : table.pairs("map")) {
    for (const std::string& part : base::split(today, ';')) {
      if (!column.has_value(part)) table.problem(RefusalWord::pack_unknown_reference, column.code + ": " + part);
    }
    column.older.emplace(older, today);
  }
}

Column read_column(TomlTable& table) {
  Column column;
  column.code = table.text("code");
  column.name = table.local("");
  column.type = choose(table, "type", column_type, ColumnType::string);
  column.length = static_cast<int>(table.integer_or("length", 0));
  column.decimals = static_cast<int>(table.integer_or("decimals", 0));
  column.required = choose(table, "required", requirement, Requirement::optional);
  column.visibility = modes(table, "visibility");
  column.aliases = table.texts("aliases");
  column.label_other = table.flag("label_other");
  column.secrecy_review = table.flag("secrecy_review");
  column.dropped = table.flag("dropped");
  column.no_value = table.texts("no_value");
  read_values(table, column);
  if (column.required == Requirement::conditional) {
    column.condition =
        Condition{table.text("when_column"), table.texts("when_values"), table.flag("empty_otherwise")};
  }
  if (column.visibility.is_empty()) table.problem(RefusalWord::pack_malformed, column.code + ": visibility");
  if (column.dropped && column.required == Requirement::required) {
    table.problem(RefusalWord::pack_malformed, column.code + ": dropped and required");
  }
  table.done();
  return column;
}

void check_columns(TomlTable& root, const Schema& schema) {
  std::set<std::string> headings;
  for (const Column& column : schema.columns) {
    std::set<std::string> own = {fold_heading(column.code), fold_heading(column.name.zh)};
    for (const std::string& alias : column.aliases) own.insert(fold_heading(alias));
    for (const std::string& heading : own) {
      if (!headings.insert(heading).second) {
        root.problem(RefusalWord::pack_malformed, column.code + ": heading " + heading + " stands twice");
      }
    }
    if (column.condition && schema.column(column.condition->column) == nullptr) {
      root.problem(RefusalWord::pack_unknown_reference, column.code + ": when_column " + column.condition->column);
    }
  }
  for (const auto& part : schema.natural_key) {
    for (const std::string& code : part) {
      if (code != "$subject" && schema.column(code) == nullptr) {
        root.problem(RefusalWord::pack_unknown_reference, "natural_key " + code);
      }
    }
    // A cell missing in the key refuses the row, so at least one column of each part has to be required.
    const auto is_required = [&](const std::string& code) {
      const Column* column = schema.column(code);
      return code == "$subject" || (column != nullptr && column->required == Requirement::required);
    };
    if (std::ranges::none_of(part, is_required)) root.problem(RefusalWord::pack_malformed, "natural_key " + part[0]);
  }
}

}  // namespace

void read_items(TomlTable& root, Pack& pack) {
  for (TomlTable& table : root.tables("item")) {
    Item item;
    item.code = table.text("code");
    item.name = table.local("");
    item.purpose = table.local("purpose");
    item.article = table.text("article");
    item.basis = table.basis();
    item.nature = choose(table, "nature", nature_word, Nature::neutral);
    item.organisation = modes(table, "organisation");
    item.individual_business = modes(table, "individual_business");
    item.natural_person = modes(table, "natural_person");
    item.until = choose(table, "until", display_rule, DisplayRule::state);
    item.keep = choose(table, "keep", keep_word, Keep::lasting);
    item.schema = table.text_or("schema", "");
    item.negative = table.flag("negative");
    item.told_first = table.flag("told_first");
    item.special_report = table.flag("special_report");
    item.importable_stage = static_cast<int>(table.integer_or("importable_stage", 0));
    table.done();
    if (pack.item(item.code) != nullptr) table.problem(RefusalWord::pack_malformed, item.code + " stands twice");
    if (item.importable_stage == 1 && item.schema.empty()) {
      table.problem(RefusalWord::pack_malformed, item.code + ": importable without a schema");
    }
    // Red lines 2 and 8: what is negative, and what is told first, no pack decides.
    if (item.negative != is_negative_item(item.code)) table.problem(RefusalWord::pack_malformed, item.code + ": whether an item is negative is closed");
    if (item.told_first != is_told_first_item(item.code)) table.problem(RefusalWord::pack_malformed, item.code + ": a negative item and a permit are told first");
    if (item.natural_person.contains(Channel::disclosure)) {
      table.problem(RefusalWord::pack_malformed, item.code + ": no record of a natural person is public");
    }
    pack.items.push_back(std::move(item));
  }
  root.done();
}

void read_schema(TomlTable& root, Pack& pack) {
  Schema schema;
  schema.code = root.text("code");
  schema.name = root.local("");
  for (const std::string& part : root.texts("natural_key")) schema.natural_key.push_back(base::split(part, '|'));
  for (TomlTable& table : root.tables("column")) schema.columns.push_back(read_column(table));
  for (auto& [role, code] : root.pairs("roles")) {
    if (!is_role(role)) root.problem(RefusalWord::pack_unknown_reference, "role " + role);
    if (schema.column(code) == nullptr) {
      root.problem(RefusalWord::pack_unknown_reference, "role " + role + " = " + code);
    }
    schema.roles.emplace(role, code);
  }
  for (Column& column : schema.columns) column.names_person = schema.role("legal_representative") == column.code;
  for (const std::string_view needed : {"subject_name", "subject_code"}) {
    if (!schema.roles.contains(needed)) root.problem(RefusalWord::pack_malformed, "role " + std::string(needed));
  }
  if (schema.natural_key.empty()) root.problem(RefusalWord::pack_malformed, "natural_key");
  check_columns(root, schema);
  root.done();
  if (pack.schema(schema.code) != nullptr) root.problem(RefusalWord::pack_malformed, schema.code + " stands twice");
  pack.schemas.push_back(std::move(schema));
}

}  // namespace liaoxin::statute
