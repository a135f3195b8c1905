#pragma once
#include <boost/describe.hpp>
#include <boost/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"

/// The one JSON of the project. Parsing refuses duplicate keys, depth over 64 and trailing bytes (Boost.JSON
/// alone keeps the last duplicate in silence). `from_json` fills described structs and reports every wrong field
/// with its JSON pointer.
namespace liaoxin::base {

namespace json = boost::json;

BOOST_DESCRIBE_STRUCT(LocalText, (), (zh, en))

/// Parses one document. Refusals: json_malformed (pointer empty, detail with the position), json_duplicate_key.
[[nodiscard]] Result<json::value> parse_json(std::string_view text);

/// RFC 8785 canonical form. Numbers must be integers within ±2^53 (CHECK: we never store others).
[[nodiscard]] std::string canonical_json(const json::value& value);

/// Appends one JSON string with its quotes, escaped as RFC 8785 asks.
void append_json_string(std::string& out, std::string_view text);

namespace detail {

template <class T>
concept Described = boost::describe::has_describe_members<T>::value;

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};

using Errors = std::vector<Refusal>;
void wrong(Errors& errors, RefusalWord word, const std::string& pointer, std::string_view detail);

template <class T>
void decode(const json::value& value, T& out, const std::string& pointer, Errors& errors) {
  if constexpr (is_optional<T>::value) {
    if (value.is_null()) return;
    out.emplace();
    decode(value, *out, pointer, errors);
  } else if constexpr (is_vector<T>::value) {
    if (!value.is_array()) return wrong(errors, RefusalWord::json_wrong_type, pointer, "array");
    for (std::size_t i = 0; i < value.get_array().size(); ++i) {
      out.emplace_back();
      decode(value.get_array()[i], out.back(), pointer + "/" + std::to_string(i), errors);
    }
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!value.is_string()) return wrong(errors, RefusalWord::json_wrong_type, pointer, "string");
    out = std::string(value.get_string());
  } else if constexpr (std::is_same_v<T, bool>) {
    if (!value.is_bool()) return wrong(errors, RefusalWord::json_wrong_type, pointer, "true or false");
    out = value.get_bool();
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    if (!value.is_int64()) return wrong(errors, RefusalWord::json_wrong_type, pointer, "integer");
    out = value.get_int64();
  } else if constexpr (std::is_same_v<T, Date>) {
    const auto date = value.is_string() ? Date::parse_lenient(std::string_view(value.get_string())) : std::nullopt;
    if (!date) return wrong(errors, RefusalWord::json_wrong_type, pointer, "date YYYY-MM-DD");
    out = *date;
  } else if constexpr (std::is_same_v<T, std::map<std::string, std::string>>) {
    if (!value.is_object()) return wrong(errors, RefusalWord::json_wrong_type, pointer, "object of strings");
    for (const auto& [key, item] : value.get_object()) {
      decode(item, out[std::string(key)], pointer + "/" + std::string(key), errors);
    }
  } else {
    static_assert(Described<T>, "this type has no JSON form");
    if (!value.is_object()) return wrong(errors, RefusalWord::json_wrong_type, pointer, "object");
    const json::object& object = value.get_object();
    using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      auto& field = out.*member.pointer;
      const json::value* found = object.if_contains(member.name);
      if (found != nullptr) {
        decode(*found, field, pointer + "/" + member.name, errors);
      } else if constexpr (!is_optional<std::remove_reference_t<decltype(field)>>::value &&
                           !is_vector<std::remove_reference_t<decltype(field)>>::value) {
        wrong(errors, RefusalWord::json_field_missing, pointer + "/" + member.name, member.name);
      }
    });
    for (const auto& [key, item] : object) {
      bool known = false;
      boost::mp11::mp_for_each<Members>([&](auto member) { known = known || key == member.name; });
      if (!known) wrong(errors, RefusalWord::json_field_unknown, pointer + "/" + std::string(key), std::string_view(key));
    }
  }
}

}  // namespace detail

/// Decodes a described struct; on failure every wrong field, each with its pointer.
template <class T>
[[nodiscard]] std::expected<T, std::vector<Refusal>> from_json(const json::value& value) {
  T out{};
  detail::Errors errors;
  detail::decode(value, out, "", errors);
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return out;
}

/// The JSON of a value, all of it in the memory named, which must outlive it.
template <class T>
[[nodiscard]] json::value to_json(const T& in, json::storage_ptr memory = {}) {
  if constexpr (detail::is_optional<T>::value) {
    return in ? to_json(*in, std::move(memory)) : json::value(nullptr, std::move(memory));
  } else if constexpr (detail::is_vector<T>::value) {
    json::array array(memory);
    array.reserve(in.size());
    for (const auto& item : in) array.push_back(to_json(item, memory));
    return array;
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
    return json::value(json::string(in, std::move(memory)));
  } else if constexpr (std::is_same_v<T, bool> || std::is_integral_v<T>) {
    return json::value(in, std::move(memory));
  } else if constexpr (std::is_same_v<T, Date>) {
    return json::value(json::string(in.iso(), std::move(memory)));
  } else if constexpr (std::is_same_v<T, Instant>) {
    return json::value(json::string(in.rfc3339(), std::move(memory)));
  } else if constexpr (std::is_same_v<T, std::map<std::string, std::string>>) {
    json::object object(std::move(memory));
    object.reserve(in.size());
    for (const auto& [key, item] : in) object[key] = item;
    return object;
  } else {
    static_assert(detail::Described<T>, "this type has no JSON form");
    using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    json::object object(memory);
    object.reserve(boost::mp11::mp_size<Members>::value);
    boost::mp11::mp_for_each<Members>([&](auto member) {
      if constexpr (detail::is_optional<std::remove_cvref_t<decltype(in.*member.pointer)>>::value) {
        if (!(in.*member.pointer)) return;
      }
      object.emplace(member.name, to_json(in.*member.pointer, memory));
    });
    return object;
  }
}

/// A refusal as clients see it: word, basis, message and remedy in both languages, pointer.
[[nodiscard]] json::object refusal_json(const Refusal& refusal);

}  // namespace liaoxin::base
