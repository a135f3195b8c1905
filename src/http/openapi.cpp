#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "http/api.hpp"
#include "http/api_table.hpp"
#include "http/page.hpp"
#include "http/problem.hpp"

namespace liaoxin::http {
namespace {

using base::json::array;
using base::json::object;
using base::json::value;

object parameter_of(const statute::Field& field, bool is_in_path) {
  return {{"name", field.name}, {"in", is_in_path ? "path" : "query"}, {"required", is_in_path || field.required},
          {"schema", {{"type", field.type}}}};
}

object problem_response(const std::string& words) {
  return {{"description", words}, {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
}

object responses_of(const statute::Operation& query, value schema) {
  object responses;
  responses["200"] = {{"description", query.title.en}, {"headers", {{"ETag", {{"schema", {{"type", "string"}}}}}}},
                      {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
  responses["304"] = {{"description", "Not modified since the ETag given in If-None-Match"}};
  std::map<int, std::string> words;
  for (const auto* list : {&common_refusals(), &query.refusals}) {
    for (const base::RefusalWord refusal : *list) {
      std::string& listed = words[status_of(refusal)];
      listed += (listed.empty() ? "" : ", ") + std::string(base::word(refusal));
    }
  }
  for (const auto& [status, listed] : words) responses[std::to_string(status)] = problem_response(listed);
  return responses;
}

value problem_schema() {
  const object text{{"type", "string"}};
  const object basis{{"type", "object"}, {"properties", {{"kind", text}, {"reference", text}, {"printed", text}}}, {"required", {"kind", "reference", "printed"}}};
  const object error{{"type", "object"}, {"properties", {{"pointer", text}, {"detail", text}}}, {"required", {"pointer", "detail"}}};
  return {{"type", "object"},
          {"description", "RFC 9457. `code` is the stable word of the refusal; title, detail and remedy follow Accept-Language."},
          {"properties", {{"type", text}, {"title", text}, {"status", {{"type", "integer"}}}, {"detail", text}, {"code", text}, {"basis", basis}, {"remedy", text},
                          {"errors", {{"type", "array"}, {"items", error}}}, {"trace_id", text}}},
          {"required", {"type", "title", "status", "detail", "code", "basis", "remedy"}}};
}

}  // namespace

std::string openapi_json(const Site& site) {
  object schemas;
  object paths;
  for (const statute::Operation& query : registry::public_queries()) {
    const auto call = std::ranges::find(api_calls(), query.name, &ApiCall::query);
    array parameters;
    for (const statute::Field& field : query.fields) {
      parameters.push_back(parameter_of(field, query.route.find("{" + field.name + "}") != std::string_view::npos));
    }
    object get{{"operationId", query.name}, {"summary", query.title.en}, {"description", query.title.zh},
               {"x-basis", {{"kind", base::word(query.basis.kind)}, {"reference", query.basis.reference}}}};
    if (!parameters.empty()) get["parameters"] = parameters;
    get["responses"] = responses_of(query, call->answer_schema(schemas));
    paths[query.route] = {{"get", get}};
  }
  schemas["Problem"] = problem_schema();
  const object info{{"title", "辽信 Liaoxin"}, {"version", "1"}, {"summary", "Public reads of a public-credit-information platform"},
                    {"license", {{"name", "Apache License 2.0"}, {"identifier", "Apache-2.0"}}}};
  return base::json::serialize(object{{"openapi", "3.1.0"}, {"info", info}, {"servers", array{object{{"url", site_address(site)}}}},
                                      {"security", array()}, {"paths", paths}, {"components", {{"schemas", schemas}}}});
}

}  // namespace liaoxin::http
