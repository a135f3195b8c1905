// The only source that sees the TOML parser.
#include <toml++/toml.h>

#include "statute/toml_tree.hpp"

namespace liaoxin::statute {
namespace {

TomlNode convert(const toml::node& node) {
  TomlNode out;
  out.line = static_cast<int>(node.source().begin.line);
  if (const auto* text = node.as_string()) {
    out.kind = TomlNode::Kind::text;
    out.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    out.kind = TomlNode::Kind::integer;
    out.integer = integer->get();
  } else if (const auto* boolean = node.as_boolean()) {
    out.kind = TomlNode::Kind::boolean;
    out.boolean = boolean->get();
  } else if (const auto* date = node.as_date()) {
    out.kind = TomlNode::Kind::text;
    out.text = base::Date::of(date->get().year, date->get().month, date->get().day).iso();
  } else if (const auto* array = node.as_array()) {
    out.kind = TomlNode::Kind::list;
    for (const toml::node& item : *array) out.list.push_back(convert(item));
  } else if (const auto* table = node.as_table()) {
    out.kind = TomlNode::Kind::table;
    for (const auto& [key, item] : *table) out.table.emplace_back(std::string(key.str()), convert(item));
  }
  return out;
}

}  // namespace

base::Result<TomlNode> parse_toml(const base::EmbeddedFile& file) {
  try {
    return convert(toml::parse(file.bytes, file.path));
  } catch (const toml::parse_error& error) {
    return base::refuse(base::RefusalWord::pack_malformed, std::string(file.path) + ":" +
                                                               std::to_string(error.source().begin.line) + ": " +
                                                               std::string(error.description()));
  }
}

}  // namespace liaoxin::statute
