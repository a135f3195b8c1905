#include <algorithm>
#include <map>

#include "access/policy.hpp"
#include "base/text.hpp"
#include "http/api.hpp"
#include "http/api_table.hpp"
#include "http/operation_route.hpp"
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

/// One response for each status, with the words that have it.
void add_problems(object& responses, const std::vector<base::RefusalWord>& common, const std::vector<base::RefusalWord>& own) {
  std::map<int, std::string> words;
  for (const auto* list : {&common, &own}) {
    for (const base::RefusalWord refusal : *list) {
      if (list == &own && std::ranges::find(common, refusal) != common.end()) continue;
      std::string& listed = words[status_of(refusal)];
      listed += (listed.empty() ? "" : ", ") + std::string(base::word(refusal));
    }
  }
  for (const auto& [status, listed] : words) responses[std::to_string(status)] = problem_response(listed);
}

object responses_of(const statute::Operation& query, value schema) {
  object responses;
  responses["200"] = {{"description", query.title.en}, {"headers", {{"ETag", {{"schema", {{"type", "string"}}}}}}},
                      {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
  responses["304"] = {{"description", "Not modified since the ETag given in If-None-Match"}};
  add_problems(responses, common_refusals(), query.refusals);
  return responses;
}

object schema_of_type(const std::string& type, const std::string& element) {
  if (type == "date") return {{"type", "string"}, {"format", "date"}};
  if (type == "array") return {{"type", "array"}, {"items", schema_of_type(element, "")}};
  if (type == "object" && !element.empty()) return {{"type", "object"}, {"additionalProperties", schema_of_type(element, "")}};
  return {{"type", type}};
}

object described(const statute::Operation& operation) {
  return {{"operationId", operation.name}, {"summary", operation.title.en}, {"description", operation.title.zh},
          {"x-basis", {{"kind", base::word(operation.basis.kind)}, {"reference", operation.basis.reference}}}};
}

/// A command: its input as declared, the fields of a signed request, its refusals.
object post_of(const statute::Operation& command) {
  object properties;
  array required;
  for (const statute::Field& field : command.fields) {
    properties[field.name] = schema_of_type(field.type, field.element);
    if (field.required) required.push_back(base::json::string(field.name));
  }
  object schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = required;
  object post = described(command);
  post["x-machine-clients"] = access::may_clients(access::policy_of(command.name));
  post["security"] = array{object{{"signature", array()}}, object{{"certificate", array()}}, object{{"signature", array()}, {"certificate", array()}}};
  post["parameters"] = array{object{{"$ref", "#/components/parameters/IdempotencyKey"}}, object{{"$ref", "#/components/parameters/ContentDigest"}},
                             object{{"$ref", "#/components/parameters/SignatureInput"}}};
  post["requestBody"] = {{"required", true}, {"content", {{"application/json", {{"schema", schema}}}}}};
  object responses;
  responses["200"] = {{"description", command.title.en},
                      {"headers", {{"Idempotency-Replayed", {{"description", "`true` where the request came before and this was its answer"}, {"schema", {{"type", "string"}}}}}}},
                      {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Done"}}}}}}}};
  add_problems(responses, write_refusals(), command.refusals);
  post["responses"] = responses;
  return post;
}

object header_parameter(std::string_view name, std::string_view description) {
  return {{"name", name}, {"in", "header"}, {"required", true}, {"description", description}, {"schema", {{"type", "string"}}}};
}

object parameters() {
  return {{"IdempotencyKey", header_parameter("Idempotency-Key", "One for each matter, 1 to 64 letters, digits, hyphens and underscores; the same when it is sent again. Kept for 30 days.")},
          {"ContentDigest", header_parameter("Content-Digest", "RFC 9530: sha-256=:…: of the body")},
          {"SignatureInput", header_parameter("Signature-Input", "RFC 9421: " + accepted_signature())}};
}

object done_schema() {
  return {{"type", "object"}, {"description", "What the operation gives, and how many entries the log has with it"}, {"properties", {{"log_size", {{"type", "integer"}}}}}, {"required", {"log_size"}}};
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

std::string openapi_json(const Site& site, const Law& law) {
  object schemas;
  object paths;
  for (const statute::Operation& query : registry::public_queries()) {
    const auto call = std::ranges::find(api_calls(), query.name, &ApiCall::query);
    array parameters;
    for (const statute::Field& field : query.fields) {
      parameters.push_back(parameter_of(field, query.route.find("{" + field.name + "}") != std::string_view::npos));
    }
    object get = described(query);
    if (!parameters.empty()) get["parameters"] = parameters;
    get["responses"] = responses_of(query, call->answer_schema(schemas));
    paths[query.route] = {{"get", get}};
  }
  for (const statute::Operation* command : law.commands) paths[std::string(kOperationsPath) + std::string(command->name)] = {{"post", post_of(*command)}};
  object components;
  if (!law.commands.empty()) {
    schemas["Done"] = done_schema();
    components["parameters"] = parameters();
    components["securitySchemes"] = {{"certificate", {{"type", "mutualTLS"}, {"description", "the certificate the client is registered with, where it is registered with one"}}},
                                     {"signature", {{"type", "apiKey"}, {"in", "header"}, {"name", "Signature"}, {"description", "RFC 9421, Ed25519: sig1=:…:, by the key the client is registered with"}}}};
  }
  schemas["Problem"] = problem_schema();
  components["schemas"] = schemas;
  const object info{{"title", "辽信 Liaoxin"}, {"version", "1"}, {"summary", "Public reads of a public-credit-information platform, and its operations for machine clients"},
                    {"license", {{"name", "Apache License 2.0"}, {"identifier", "Apache-2.0"}}}};
  return base::json::serialize(object{{"openapi", "3.1.0"}, {"info", info}, {"servers", array{object{{"url", site_address(site)}}}},
                                      {"security", array()}, {"paths", paths}, {"components", components}});
}

}  // namespace liaoxin::http
