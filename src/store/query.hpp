#pragma once
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace liaoxin::store {

/// One SQL text, written once for both engines: `$1…$n`, no engine's own functions or casts, an ORDER BY with a
/// unique key, upserts on key columns. A Query registers itself, so that the test which prepares every statement on
/// SQLite and on PostgreSQL needs no second list.
class Query {
 public:
  /// Name search is the one exception to one text for both: its statements exist once an engine.
  enum class Engine { both, sqlite_only, postgresql_only };
  explicit Query(std::string_view text, Engine engine = Engine::both) : text_(text), engine_(engine) { registered().push_back(this); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Engine engine() const { return engine_; }
  [[nodiscard]] static const std::vector<const Query*>& all() { return registered(); }

 private:
  static std::vector<const Query*>& registered() {
    static std::vector<const Query*> queries;
    return queries;
  }
  std::string_view text_;
  Engine engine_;
};

/// The one of a list that has one at most, or of which the first is wanted.
template <class T>
[[nodiscard]] std::optional<T> first(std::vector<T> list) {
  if (list.empty()) return std::nullopt;
  return std::move(list.front());
}

}  // namespace liaoxin::store
