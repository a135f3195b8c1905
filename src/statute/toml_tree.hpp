#pragma once
#include <cstdint>
#include <list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/dates.hpp"
#include "base/embedded_file.hpp"
#include "base/refusal.hpp"

namespace liaoxin::statute {

/// A TOML document as a plain tree with line numbers, so that the parser's heavy headers stay in one source file.
struct TomlNode {
  enum class Kind { text, integer, boolean, list, table, other };
  Kind kind = Kind::other;
  std::string text;  ///< of text, and of dates in ISO form
  std::int64_t integer = 0;
  bool boolean = false;
  std::vector<TomlNode> list;
  std::list<std::pair<std::string, TomlNode>> table;  ///< in order; a list may hold pairs of what is not complete yet
  int line = 0;
};

/// pack_malformed with file and line when the text is no TOML.
[[nodiscard]] base::Result<TomlNode> parse_toml(const base::EmbeddedFile& file);

/// What is wrong with a pack, in order of discovery.
class Problems {
 public:
  void add(base::RefusalWord word, std::string_view file, int line, std::string_view what);
  void add(base::Refusal refusal);
  [[nodiscard]] bool empty() const { return refusals_.empty(); }
  /// The first problem; its message also says how many there are.
  [[nodiscard]] base::Refusal first() const;

 private:
  std::vector<base::Refusal> refusals_;
};

/// Reads one table key by key. A missing or wrong value becomes a problem and yields an empty value; `done` adds a
/// problem for every key nobody asked for, so that a typing mistake does not silently drop a rule.
class TomlTable {
 public:
  TomlTable(const TomlNode& node, std::string_view file, Problems& problems)
      : node_(&node), file_(file), problems_(&problems) {}

  [[nodiscard]] std::string text(std::string_view key);
  [[nodiscard]] std::string text_or(std::string_view key, std::string_view otherwise);
  [[nodiscard]] std::int64_t integer(std::string_view key);
  [[nodiscard]] std::int64_t integer_or(std::string_view key, std::int64_t otherwise);
  [[nodiscard]] bool flag(std::string_view key);  ///< absent: false
  [[nodiscard]] base::Date date(std::string_view key);
  [[nodiscard]] std::optional<base::Date> date_or_none(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);  ///< absent: none
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);
  [[nodiscard]] base::LocalText local(std::string_view prefix);           ///< prefix_zh and prefix_en; "" is zh and en
  [[nodiscard]] base::LocalText local_or_empty(std::string_view prefix);  ///< both or neither
  [[nodiscard]] base::Basis basis(std::string_view prefix = "");          ///< prefix + basis and reference
  [[nodiscard]] std::vector<TomlTable> tables(std::string_view key);
  [[nodiscard]] bool has(std::string_view key) const;

  void problem(base::RefusalWord word, std::string_view what);
  void done();
  [[nodiscard]] int line() const { return node_->line; }
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  [[nodiscard]] const TomlNode* find(std::string_view key);
  const TomlNode* node_;
  std::string file_;
  Problems* problems_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace liaoxin::statute
