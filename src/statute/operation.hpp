#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/refusal.hpp"

/// An operation is anything a user can do. It is declared once; the API route, the OpenAPI entry, the command line,
/// the policy row, the journal's words and the test that exercises it are derived from the declaration.
namespace liaoxin::statute {

/// Who acts. Until accounts exist the machine's operator says so with `--as`.
enum class ActorKind { officer, subject, person, court, collector, auditor, operator_, system, security, public_ };
struct Actor {
  ActorKind kind = ActorKind::public_;
  std::string id;    ///< officer's or auditor's id, a system or security administrator's login; a subject's USCC; a natural person's per-…
  std::string unit;  ///< USCC of the unit of an officer, court or collector
  std::string approved_by;  ///< of an act that takes two persons: the second one, written as `--as` writes it
  std::string assisted_by;  ///< of an act done for the subject by another: the clerk at the counter, or who stands for it; written so too
  std::vector<std::string> stands_in_for;  ///< officers on leave in whose place this one acts, in its own name and right
};
[[nodiscard]] std::string_view word(ActorKind kind);
/// `officer:ID@USCC`, `subject:USCC`, `person:per-…`, `court:ID@USCC`, `collector:ID@USCC`, `auditor:ID`, `system:LOGIN`, `security:LOGIN`,
/// and `operator`, who sits at the machine itself. Refusal: actor_malformed.
[[nodiscard]] base::Result<Actor> parse_actor(std::string_view text);
[[nodiscard]] std::string to_string(const Actor& actor);

/// Whether a number of a person may stand in a field (art. 8).
enum class PersonalNumbers {
  refused,   ///< others may read what stands there: a page, a letter, a certificate or an answer prints it
  allowed,   ///< only the parties of its procedure read it; or it is judged as a filed cell is; or a machine made it
  expected,  ///< it identifies somebody, or opens something; so no draft keeps it either
};

struct Field {
  std::string name;
  std::string type;  ///< string, integer, boolean, date, array, object
  bool required = true;
  std::string element = {};  ///< type of what an array or object holds; empty for the others
  PersonalNumbers numbers = PersonalNumbers::refused;
};

struct Operation {
  std::string_view name;  ///< objection.accept
  base::Basis basis;
  base::LocalText title;
  std::vector<Field> fields;
  std::string_view example;  ///< input as JSON for a command; the path filled in for a query
  std::string_view route;    ///< of a query on the public API, e.g. /v1/organisations/{id}; empty for a command
  std::vector<base::RefusalWord> refusals;  ///< those of its own rules; shape and right refusals come besides
};

namespace detail {
template <class T>
std::string type_word() {
  if constexpr (base::detail::is_optional<T>::value) return type_word<typename T::value_type>();
  else if constexpr (base::detail::is_vector<T>::value) return "array";
  else if constexpr (std::is_same_v<T, std::string>) return "string";
  else if constexpr (std::is_same_v<T, base::Date>) return "date";
  else if constexpr (std::is_same_v<T, bool>) return "boolean";
  else if constexpr (std::is_same_v<T, std::int64_t>) return "integer";
  else return "object";
}
template <class T>
std::string element_word() {
  if constexpr (base::detail::is_optional<T>::value) return element_word<typename T::value_type>();
  else if constexpr (base::detail::is_vector<T>::value) return type_word<typename T::value_type>();
  else if constexpr (std::is_same_v<T, std::map<std::string, std::string>>) return "string";
  else return "";
}
}  // namespace detail

template <class Struct>
[[nodiscard]] std::vector<Field> fields_of() {
  std::vector<Field> fields;
  using Members = boost::describe::describe_members<Struct, boost::describe::mod_public | boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    using Type = std::remove_cvref_t<decltype(std::declval<Struct>().*member.pointer)>;
    const bool optional = base::detail::is_optional<Type>::value || base::detail::is_vector<Type>::value;
    fields.push_back({.name = member.name, .type = detail::type_word<Type>(), .required = !optional, .element = detail::element_word<Type>()});
  });
  return fields;
}

/// A field of a command in which numbers of persons may stand.
struct WithNumbers {
  std::string_view field;
  PersonalNumbers numbers = PersonalNumbers::allowed;
};
/// Read by nobody but the parties of its procedure, judged as a filed cell is, or made by a machine.
[[nodiscard]] inline WithNumbers closed(std::string_view field) { return {field, PersonalNumbers::allowed}; }
/// It identifies somebody, or opens something.
[[nodiscard]] inline WithNumbers identifying(std::string_view field) { return {field, PersonalNumbers::expected}; }
/// The fields with what is said of some of them. CHECK: each is there.
[[nodiscard]] std::vector<Field> with_numbers(std::vector<Field> fields, const std::vector<WithNumbers>& said);

/// A command: decides and writes. In the fields not named in `numbers` no number of a person may stand.
template <class Command>
[[nodiscard]] Operation command(std::string_view name, base::Basis basis, base::LocalText title, std::string_view example,
                                std::vector<base::RefusalWord> refusals, const std::vector<WithNumbers>& numbers = {}) {
  return {name, std::move(basis), std::move(title), with_numbers(fields_of<Command>(), numbers), example, {}, std::move(refusals)};
}

/// A query: reads, and writes nothing of the business.
template <class Arguments>
[[nodiscard]] Operation query(std::string_view name, base::Basis basis, base::LocalText title, std::string_view route,
                              std::string_view example, std::vector<base::RefusalWord> refusals) {
  return {name, std::move(basis), std::move(title), fields_of<Arguments>(), example, route, std::move(refusals)};
}

}  // namespace liaoxin::statute
