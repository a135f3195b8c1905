#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "http/api.hpp"

/// How each query is answered. Its name, route, fields and refusals stand in registry::public_queries(); here only the call.
namespace liaoxin::http {

struct ApiCall {
  std::string_view query;
  /// The answer lives in the memory named.
  std::function<base::Result<base::json::value>(const base::json::value& arguments, registry::PublicReads& reads, const Law& law, base::json::storage_ptr memory)> answer;
  std::function<base::json::value(base::json::object& components)> answer_schema;
};
/// One for each query, in the same order (CHECK).
[[nodiscard]] const std::vector<ApiCall>& api_calls();

}  // namespace liaoxin::http
