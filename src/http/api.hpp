#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "http/server.hpp"
#include "http/target.hpp"
#include "registry/public_reads.hpp"

/// The JSON API: one route for each of registry::public_queries(), and its description. Writes stand in operation_route.hpp.
namespace liaoxin::http {

struct ApiAnswer {
  std::string body;
  std::string next;  ///< target of Link: rel="next", empty at the end
};

/// A match of `segments` with a pattern such as /v1/records/{id}: what stands at the braces, "" for a pattern without.
[[nodiscard]] std::optional<std::string> matched(std::string_view pattern, const std::vector<std::string>& segments);

/// The query a target asks for; none: there is no such route.
[[nodiscard]] const statute::Operation* query_at(const Target& target);

/// The words with which any query can be refused besides its own: of its address, its parameters, its method, and of a
/// machine in trouble.
[[nodiscard]] const std::vector<base::RefusalWord>& common_refusals();

/// Answers a query. Refusals: parameter_unknown, json_wrong_type, json_field_missing with the parameter as pointer, and the query's own.
[[nodiscard]] base::Result<ApiAnswer> answer_query(const statute::Operation& query, const Target& target, registry::PublicReads& reads, const Law& law);

/// OpenAPI 3.1, derived from the declarations: of the queries with the described structs of their answers, and of the commands.
[[nodiscard]] std::string openapi_json(const Site& site, const Law& law);

}  // namespace liaoxin::http
