#pragma once
#include <string>
#include <vector>

namespace liaoxin::store {

enum class Engine { sqlite, postgresql };

/// Number of the newest migration this program knows.
inline constexpr int kSchemaVersion = 1;

/// The DDL of one engine, statement by statement, made from the one text with its few tokens replaced.
[[nodiscard]] std::vector<std::string> schema_statements(Engine engine);

}  // namespace liaoxin::store
