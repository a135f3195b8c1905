#include "statute/toml_tree.hpp"

#include "base/check.hpp"

namespace liaoxin::statute {

using base::RefusalWord;

void Problems::add(RefusalWord word, std::string_view file, int line, std::string_view what) {
  add(base::make_refusal(word, std::string(file) + ":" + std::to_string(line) + ": " + std::string(what)));
}

void Problems::add(base::Refusal refusal) { refusals_.push_back(std::move(refusal)); }

base::Refusal Problems::first() const {
  CHECK(!refusals_.empty());
  base::Refusal refusal = refusals_.front();
  if (refusals_.size() > 1) {
    const std::string more = std::to_string(refusals_.size() - 1);
    refusal.message.zh += "(另有 " + more + " 处)";
    refusal.message.en += " (and " + more + " more)";
  }
  return refusal;
}

const TomlNode* TomlTable::find(std::string_view key) {
  asked_.emplace(key);
  for (const auto& [name, node] : node_->table) {
    if (name == key) return &node;
  }
  return nullptr;
}

bool TomlTable::has(std::string_view key) const {
  for (const auto& entry : node_->table) {
    if (entry.first == key) return true;
  }
  return false;
}

void TomlTable::problem(RefusalWord word, std::string_view what) { problems_->add(word, file_, node_->line, what); }

std::string TomlTable::text(std::string_view key) {
  const TomlNode* node = find(key);
  if (node == nullptr || node->kind != TomlNode::Kind::text || node->text.empty()) {
    problem(RefusalWord::pack_malformed, std::string(key) + " = \"...\"");
    return {};
  }
  return node->text;
}

std::string TomlTable::text_or(std::string_view key, std::string_view otherwise) {
  return has(key) ? text(key) : std::string(otherwise);
}

std::int64_t TomlTable::integer(std::string_view key) {
  const TomlNode* node = find(key);
  if (node == nullptr || node->kind != TomlNode::Kind::integer) {
    problem(RefusalWord::pack_malformed, std::string(key) + " = number");
    return 0;
  }
  return node->integer;
}

std::int64_t TomlTable::integer_or(std::string_view key, std::int64_t otherwise) {
  return has(key) ? integer(key) : otherwise;
}

bool TomlTable::flag(std::string_view key) {
  const TomlNode* node = find(key);
  if (node == nullptr) return false;
  if (node->kind != TomlNode::Kind::boolean) problem(RefusalWord::pack_malformed, std::string(key) + " = true | false");
  return node->boolean;
}

base::Date TomlTable::date(std::string_view key) {
  const std::string value = text(key);
  const auto date = base::Date::parse(value);
  if (!date && !value.empty()) problem(RefusalWord::pack_malformed, std::string(key) + " = YYYY-MM-DD");
  return date.value_or(base::Date{});
}

std::optional<base::Date> TomlTable::date_or_none(std::string_view key) {
  if (!has(key)) return std::nullopt;
  return date(key);
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> values;
  const TomlNode* node = find(key);
  if (node == nullptr) return values;
  if (node->kind != TomlNode::Kind::list) {
    problem(RefusalWord::pack_malformed, std::string(key) + " = [\"...\"]");
    return values;
  }
  for (const TomlNode& item : node->list) {
    if (item.kind != TomlNode::Kind::text) problem(RefusalWord::pack_malformed, std::string(key) + " = [\"...\"]");
    values.push_back(item.text);
  }
  return values;
}

std::vector<std::pair<std::string, std::string>> TomlTable::pairs(std::string_view key) {
  std::vector<std::pair<std::string, std::string>> values;
  const TomlNode* node = find(key);
  if (node == nullptr) return values;
  if (node->kind != TomlNode::Kind::table) problem(RefusalWord::pack_malformed, std::string(key) + " = { ... }");
  for (const auto& [name, item] : node->table) {
    if (item.kind != TomlNode::Kind::text) problem(RefusalWord::pack_malformed, name + " = \"...\"");
    values.emplace_back(name, item.text);
  }
  return values;
}

base::LocalText TomlTable::local(std::string_view prefix) {
  const std::string head = prefix.empty() ? "" : std::string(prefix) + "_";
  return {text(head + "zh"), text(head + "en")};
}

base::LocalText TomlTable::local_or_empty(std::string_view prefix) {
  const std::string head = std::string(prefix) + "_";
  if (!has(head + "zh") && !has(head + "en")) return {};
  return local(prefix);
}

base::Basis TomlTable::basis(std::string_view prefix) {
  const std::string head(prefix);
  const std::string kind = text(head + "basis");
  const auto known = base::basis_kind(kind);
  if (!known && !kind.empty()) problem(RefusalWord::pack_unknown_reference, "basis " + kind);
  return {known.value_or(base::BasisKind::default_value), text(head + "reference")};
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> out;
  const TomlNode* node = find(key);
  if (node == nullptr) return out;
  if (node->kind == TomlNode::Kind::table) {
    out.emplace_back(*node, file_, *problems_);
    return out;
  }
  for (const TomlNode& item : node->list) {
    if (item.kind != TomlNode::Kind::table) {
      problem(RefusalWord::pack_malformed, "[[" + std::string(key) + "]]");
      continue;
    }
    out.emplace_back(item, file_, *problems_);
  }
  return out;
}

void TomlTable::done() {
  for (const auto& [name, node] : node_->table) {
    if (!asked_.contains(name)) problems_->add(RefusalWord::pack_malformed, file_, node.line, "unknown key " + name);
  }
}

}  // namespace liaoxin::statute
