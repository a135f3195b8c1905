#pragma once
#include <boost/core/demangle.hpp>

#include <string>
#include <typeinfo>

#include "base/json.hpp"

/// JSON Schema 2020-12 of described structs.
namespace liaoxin::http {

/// The name of a struct without its namespaces.
template <class T>
[[nodiscard]] std::string struct_name() {
  const std::string full = boost::core::demangle(typeid(T).name());
  const auto colon = full.rfind(':');
  return colon == std::string::npos ? full : full.substr(colon + 1);
}

/// A reference to the schema of a struct; it and all it holds are added to `components`.
template <class T>
[[nodiscard]] base::json::value schema_of(base::json::object& components) {
  if constexpr (base::detail::is_optional<T>::value) {
    return schema_of<typename T::value_type>(components);
  } else if constexpr (base::detail::is_vector<T>::value) {
    return {{"type", "array"}, {"items", schema_of<typename T::value_type>(components)}};
  } else if constexpr (std::is_same_v<T, std::string>) {
    return {{"type", "string"}};
  } else if constexpr (std::is_same_v<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::is_integral_v<T>) {
    return {{"type", "integer"}};
  } else {
    static_assert(base::detail::Described<T>, "this type has no JSON form");
    const std::string name = struct_name<T>();
    if (!components.contains(name)) {
      components[name] = nullptr;  // holds the place while its members are described
      base::json::object properties;
      base::json::array required;
      using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
      boost::mp11::mp_for_each<Members>([&](auto member) {
        using Type = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
        properties[member.name] = schema_of<Type>(components);
        if constexpr (!base::detail::is_optional<Type>::value) required.push_back(base::json::string(member.name));
      });
      components[name] = {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
    }
    return {{"$ref", "#/components/schemas/" + name}};
  }
}

}  // namespace liaoxin::http
