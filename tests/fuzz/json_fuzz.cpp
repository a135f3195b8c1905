#include <string_view>

#include "base/check.hpp"
#include "base/json.hpp"
#include "cases/objection/objection.hpp"
#include "registry/commands.hpp"

namespace {

bool has_only_safe_numbers(const boost::json::value& value) {
  if (value.is_double()) return false;
  if (value.is_uint64()) return value.get_uint64() <= (1ULL << 53);
  if (value.is_int64()) return value.get_int64() >= -(1LL << 53) && value.get_int64() <= (1LL << 53);
  if (value.is_array()) {
    for (const auto& item : value.get_array()) {
      if (!has_only_safe_numbers(item)) return false;
    }
  }
  if (value.is_object()) {
    for (const auto& [key, item] : value.get_object()) {
      if (!has_only_safe_numbers(item)) return false;
    }
  }
  return true;
}

}  // namespace

// Any text as JSON, and as the input of a command. What is read and printed in canonical form reads the same again.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  const auto value = base::parse_json({reinterpret_cast<const char*>(data), size});
  if (!value) return 0;
  if (has_only_safe_numbers(*value)) {
    const std::string canonical = base::canonical_json(*value);
    const auto again = base::parse_json(canonical);
    CHECK(again.has_value());
    CHECK(base::canonical_json(*again) == canonical);
  }
  if (const auto command = base::from_json<registry::AdoptEdition>(*value)) CHECK(base::from_json<registry::AdoptEdition>(base::to_json(*command)).has_value());
  if (const auto command = base::from_json<registry::AddCalendar>(*value)) CHECK(base::from_json<registry::AddCalendar>(base::to_json(*command)).has_value());
  if (const auto command = base::from_json<cases::AnswerObjection>(*value)) CHECK(base::from_json<cases::AnswerObjection>(base::to_json(*command)).has_value());
  return 0;
}
