#include "statute/operation.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace liaoxin::statute {

using base::refuse;
using base::RefusalWord;

std::vector<Field> with_numbers(std::vector<Field> fields, const std::vector<WithNumbers>& said) {
  for (const WithNumbers& one : said) {
    const auto field = std::ranges::find(fields, one.field, &Field::name);
    CHECK(field != fields.end());
    field->numbers = one.numbers;
  }
  return fields;
}

std::string_view word(ActorKind kind) {
  switch (kind) {
    case ActorKind::officer: return "officer";
    case ActorKind::subject: return "subject";
    case ActorKind::person: return "person";
    case ActorKind::court: return "court";
    case ActorKind::collector: return "collector";
    case ActorKind::auditor: return "auditor";
    case ActorKind::operator_: return "operator";
    case ActorKind::system: return "system";
    case ActorKind::security: return "security";
    case ActorKind::public_: return "public";
  }
  CHECK(false);
}

base::Result<Actor> parse_actor(std::string_view text) {
  if (text == "operator") return Actor{ActorKind::operator_, "operator", ""};
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return refuse(RefusalWord::actor_malformed, text);
  const std::string_view kind = text.substr(0, colon);
  const std::string_view rest = text.substr(colon + 1);
  const std::size_t at = rest.rfind('@');
  if (kind == "subject" && !rest.empty() && at == std::string_view::npos) return Actor{ActorKind::subject, std::string(rest), ""};
  if (kind == "person" && !rest.empty() && at == std::string_view::npos) return Actor{ActorKind::person, std::string(rest), ""};
  if (kind == "auditor" && !rest.empty()) return Actor{ActorKind::auditor, std::string(rest), ""};
  if (kind == "system" && !rest.empty()) return Actor{ActorKind::system, std::string(rest), ""};
  if (kind == "security" && !rest.empty()) return Actor{ActorKind::security, std::string(rest), ""};
  const bool with_unit = at != std::string_view::npos && at > 0 && at + 1 < rest.size();
  if (kind == "officer" && with_unit) return Actor{ActorKind::officer, std::string(rest.substr(0, at)), std::string(rest.substr(at + 1))};
  if (kind == "collector" && with_unit) return Actor{ActorKind::collector, std::string(rest.substr(0, at)), std::string(rest.substr(at + 1))};
  if (kind == "court" && with_unit) return Actor{ActorKind::court, std::string(rest.substr(0, at)), std::string(rest.substr(at + 1))};
  return refuse(RefusalWord::actor_malformed, text);
}

std::string to_string(const Actor& actor) {
  std::string text(word(actor.kind));
  if (actor.kind == ActorKind::operator_ || actor.kind == ActorKind::public_) return text;
  text += ":" + actor.id;
  if (!actor.unit.empty()) text += "@" + actor.unit;
  return text;
}

}  // namespace liaoxin::statute
