#pragma once
#include "statute/pack.hpp"
#include "statute/toml_tree.hpp"

namespace liaoxin::statute {

// One function per kind of file of a pack. Each adds to the pack and reports what is wrong through the table.
void read_pack_head(TomlTable& root, Pack& pack);
void read_articles(TomlTable& root, Pack& pack);
void read_parameters(TomlTable& root, Pack& pack);
void read_items(TomlTable& root, Pack& pack);
void read_schema(TomlTable& root, Pack& pack);
void read_restoration(TomlTable& root, Pack& pack);
void read_restoration_guide(TomlTable& root, Pack& pack);
void read_measures(TomlTable& root, Pack& pack);
void read_lists(TomlTable& root, Pack& pack);
void read_rewards(TomlTable& root, Pack& pack);
void read_divisions(std::string_view csv, std::string_view file, Pack& pack, Problems& problems);

/// What no single file can know: unknown articles, forms, columns, keys; every item with form and basis where due.
void check_pack(const Pack& pack, Problems& problems);

/// A word of a closed list, or a problem and the first value.
template <class Value, class Lookup>
[[nodiscard]] Value choose(TomlTable& table, std::string_view key, Lookup lookup, Value otherwise) {
  const std::string text = table.text(key);
  const auto found = lookup(text);
  if (!found && !text.empty()) table.problem(base::RefusalWord::pack_malformed, std::string(key) + " " + text);
  return found.value_or(otherwise);
}

}  // namespace liaoxin::statute
