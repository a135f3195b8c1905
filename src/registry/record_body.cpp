#include "registry/record_body.hpp"

#include <algorithm>
#include <charconv>

#include "base/check.hpp"
#include "base/text.hpp"

namespace liaoxin::registry {
namespace {

void text(std::string& out, std::string_view key, std::string_view value) {
  out += '"';
  out += key;
  out += "\":";
  base::append_json_string(out, value);
  out += ',';
}
void number(std::string& out, std::string_view key, std::int64_t value) {
  out += '"';
  out += key;
  out += "\":";
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  out += ',';
}
void date(std::string& out, std::string_view key, const std::optional<base::Date>& value) {
  text(out, key, value ? value->iso() : std::string{});
}

std::optional<base::Date> date_of(const base::json::object& object, const char* key) {
  return base::Date::parse(std::string_view(object.at(key).as_string()));
}

}  // namespace

std::string encode_record_body(const RecordState& state, std::string_view subject_code, std::string_view subject_name, std::int64_t import_id,
                               const statute::Schema& schema, const std::vector<std::string>& elements) {
  CHECK(elements.size() == schema.columns.size());
  // Keys in code-unit order, as RFC 8785 asks; codes of columns are ASCII.
  static thread_local const statute::Schema* sorted_for = nullptr;
  static thread_local std::vector<std::size_t> order;
  if (sorted_for != &schema) {
    order.resize(schema.columns.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return schema.columns[a].code < schema.columns[b].code; });
    sorted_for = &schema;
  }
  std::string closed;
  for (const std::string& code : state.closed_elements) closed += (closed.empty() ? "" : ",") + code;
  std::string out;
  out.reserve(1024);
  out += '{';
  number(out, "admitted_at", state.admitted_at.micros);
  number(out, "bars", state.bars);
  text(out, "closed", closed);
  text(out, "deciding_unit", state.deciding_unit);
  date(out, "display_until_on", state.display_until_on);
  text(out, "document_number", state.document_number);
  date(out, "document_on", state.document_on);
  date(out, "due_on", state.due_on);
  out += "\"elements\":{";
  bool first = true;
  for (const std::size_t i : order) {
    if (elements[i].empty()) continue;
    if (!first) out += ',';
    first = false;
    base::append_json_string(out, schema.columns[i].code);
    out += ':';
    base::append_json_string(out, elements[i]);
  }
  out += "},";
  number(out, "ended", static_cast<std::int64_t>(state.ended));
  text(out, "grade", state.grade ? statute::word(*state.grade) : std::string_view{});
  number(out, "import", import_id);
  text(out, "item", state.item);
  number(out, "record", state.id);
  date(out, "retention_until_on", state.retention_until_on);
  text(out, "reviewed_by", state.reviewed_by);
  text(out, "served_by", state.served_by);
  date(out, "served_on", state.served_on);
  text(out, "source_unit", state.source_unit);
  text(out, "subject_code", subject_code);
  number(out, "subject_id", state.subject_id);
  number(out, "subject_kind", static_cast<std::int64_t>(state.subject_kind));
  text(out, "subject_name", subject_name);
  number(out, "told_at", state.told_at ? state.told_at->micros : -1);
  number(out, "version", state.version);
  out.back() = '}';
  return out;
}

RecordBody decode_record_body(std::string_view body) {
  const auto parsed = base::parse_json(body);
  CHECK(parsed && parsed->is_object());
  const base::json::object& object = parsed->get_object();
  const auto string_of = [&](const char* key) { return std::string(object.at(key).as_string()); };
  const auto integer_of = [&](const char* key) { return object.at(key).as_int64(); };
  RecordBody record;
  RecordState& state = record.state;
  state.admitted_at = {integer_of("admitted_at")};
  state.bars = static_cast<Bars>(integer_of("bars"));
  for (const std::string& code : base::split(string_of("closed"), ',')) {
    if (!code.empty()) state.closed_elements.insert(code);
  }
  state.deciding_unit = string_of("deciding_unit");
  state.display_until_on = date_of(object, "display_until_on");
  state.document_number = string_of("document_number");
  state.document_on = date_of(object, "document_on");
  state.due_on = date_of(object, "due_on");
  state.ended = static_cast<EndKind>(integer_of("ended"));
  state.grade = statute::grade(string_of("grade"));
  state.item = string_of("item");
  state.id = integer_of("record");
  state.retention_until_on = date_of(object, "retention_until_on");
  state.reviewed_by = string_of("reviewed_by");
  state.served_by = string_of("served_by");
  state.served_on = date_of(object, "served_on");
  state.source_unit = string_of("source_unit");
  state.subject_id = integer_of("subject_id");
  state.subject_kind = static_cast<statute::SubjectKind>(integer_of("subject_kind"));
  if (integer_of("told_at") >= 0) state.told_at = base::Instant{integer_of("told_at")};
  state.version = static_cast<int>(integer_of("version"));
  record.subject_code = string_of("subject_code");
  record.subject_name = string_of("subject_name");
  record.import_id = integer_of("import");
  for (const auto& [key, value] : object.at("elements").as_object()) record.elements[std::string(key)] = std::string(value.as_string());
  return record;
}

}  // namespace liaoxin::registry
