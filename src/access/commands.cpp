#include "access/commands.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"

namespace liaoxin::access {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;
using statute::ActorKind;
using statute::closed;
using statute::command;
using statute::identifying;

const std::vector<statute::Operation>& access_commands() {
  static const base::Basis basis{BasisKind::regulation, "15"};
  static const std::vector<statute::Operation> operations{
      command<OpenAccount>("account.open", basis, {"开设账号", "Open an account"}, R"({"login":"zhang.wei","person_name":"张某","id_number":"…"})",
                           {RefusalWord::login_malformed, RefusalWord::account_exists, RefusalWord::id_number_invalid, RefusalWord::name_missing, RefusalWord::person_differs, RefusalWord::bootstrap_done}, {closed("login"), identifying("id_number")}),
      command<GrantRole>("account.grant", basis, {"授予角色", "Grant a role"}, R"({"login":"zhang.wei","role":"officer","unit":"11210000MB1234567A","officer":"zhang"})",
                         {RefusalWord::account_unknown, RefusalWord::role_unknown, RefusalWord::role_incomplete, RefusalWord::role_excluded, RefusalWord::role_held, RefusalWord::actor_not_registered,
                          RefusalWord::subject_unknown, RefusalWord::id_number_invalid, RefusalWord::name_missing, RefusalWord::person_differs, RefusalWord::representation_missing, RefusalWord::representation_term_invalid,
                          RefusalWord::bootstrap_done, RefusalWord::parameter_not_in_force}, {closed("login"), identifying("represented_number"), identifying("represented_name")}),
      command<EndRepresentation>("representation.end", {BasisKind::regulation, "35"}, {"终止代表", "End a representation"}, R"({"grant":"grt-…"})", {RefusalWord::grant_unknown}),
      command<RevokeRole>("account.revoke", basis, {"收回角色", "Revoke a role"}, R"({"login":"zhang.wei","grant":"grt-…","reason":"调离"})",
                          {RefusalWord::account_unknown, RefusalWord::grant_unknown, RefusalWord::reason_missing, RefusalWord::bootstrap_done}, {closed("login")}),
      command<DisableAccount>("account.disable", basis, {"停用账号", "Disable an account"}, R"({"login":"zhang.wei","reason":"离职"})",
                              {RefusalWord::account_unknown, RefusalWord::account_disabled, RefusalWord::reason_missing, RefusalWord::bootstrap_done}, {closed("login")}),
      command<ResetAccount>("account.reset", basis, {"重置登录凭据", "Reset the means of signing in"}, R"({"login":"zhang.wei","reason":"手机遗失"})",
                            {RefusalWord::account_unknown, RefusalWord::account_disabled, RefusalWord::reason_missing, RefusalWord::bootstrap_done}, {closed("login")}),
      command<RegisterClient>("client.register", basis, {"登记接口客户端", "Register a machine client"},
                              R"({"name":"执法系统","unit":"11210000MB1234567A","officer":"zhang","public_key":"…","items":["C4-03"],"from_on":"2026-01-01","until_on":"2026-12-31"})",
                              {RefusalWord::name_missing, RefusalWord::actor_not_registered, RefusalWord::client_identity_missing, RefusalWord::client_key_invalid, RefusalWord::certificate_fingerprint_invalid,
                               RefusalWord::client_key_taken, RefusalWord::item_unknown,
                               RefusalWord::client_dates_invalid, RefusalWord::bootstrap_done}, {closed("public_key"), closed("certificate_fingerprint")}),
      command<RevokeClient>("client.revoke", basis, {"撤销接口客户端", "Revoke a machine client"}, R"({"client":"cli-…","reason":"密钥遗失"})",
                            {RefusalWord::client_unknown, RefusalWord::client_already_revoked, RefusalWord::reason_missing, RefusalWord::bootstrap_done}),
  };
  return operations;
}

std::span<const RepresentationGroundFacts> representation_grounds() {
  using enum RepresentationGround;
  static const RepresentationGroundFacts list[] = {
      {legal_representative, "legal_representative", {"法定代表人或负责人", "legal representative"}, true, false},
      {guardian, "guardian", {"监护人", "guardian"}, false, true},
      {entrusted, "entrusted", {"受委托", "entrusted"}, true, true},
  };
  return list;
}
const RepresentationGroundFacts* representation_ground(std::string_view word) { return base::line_of_word(representation_grounds(), word); }

base::Result<const RepresentationGroundFacts*> decide_representation(const GrantRole& command, bool is_of_person, base::Date today, const statute::Pack& pack) {
  // 1. On a ground that fits whom it is for, shown by a document.
  const RepresentationGroundFacts* ground = representation_ground(command.ground.value_or(""));
  if (ground == nullptr || !(is_of_person ? ground->of_persons : ground->of_organisations)) return refuse(RefusalWord::representation_missing, {}, "/ground");
  TRY_VOID(base::must_say(command.authority_document.value_or(""), RefusalWord::representation_missing, "/authority_document"));
  // 2. Who was entrusted was so until a day; an office lasts as long as it does, unless a day is set.
  if (!command.until_on && ground->ground == RepresentationGround::entrusted) return refuse(RefusalWord::representation_missing, {}, "/until_on");
  if (command.until_on) {
    const auto longest = TRY(pack.parameter("representation.longest_days", today));
    if (*command.until_on < today || *command.until_on > today.plus_days(static_cast<int>(longest.value))) return refuse(RefusalWord::representation_term_invalid, command.until_on->iso(), "/until_on");
  }
  return ground;
}

base::Result<std::string> read_login(std::string_view text) {
  std::string login = base::trim(text);
  std::ranges::transform(login, login.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const bool fits = login.size() >= 3 && login.size() <= 32 &&
                    std::ranges::all_of(login, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_'; });
  if (!fits) return refuse(RefusalWord::login_malformed, base::one_line(text), "/login");
  return login;
}

base::Result<base::Bytes> read_client_key(std::string_view text) {
  const auto bytes = base::unbase64(base::trim(text));
  if (!bytes || bytes->size() != 32) return refuse(RefusalWord::client_key_invalid, {}, "/public_key");
  return *bytes;
}

base::Result<base::Bytes> read_fingerprint(std::string_view text) {
  std::string digits = base::trim(text);
  std::erase(digits, ':');
  std::ranges::transform(digits, digits.begin(), [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto bytes = base::unhex(digits);
  if (!bytes || bytes->size() != 32) return refuse(RefusalWord::certificate_fingerprint_invalid, {}, "/certificate_fingerprint");
  return *bytes;
}

base::Result<void> is_term(base::Date from_on, base::Date until_on, base::Date today) {
  if (until_on < from_on || until_on < today) return refuse(RefusalWord::client_dates_invalid, from_on.iso() + " – " + until_on.iso(), "/until_on");
  return {};
}

base::Result<statute::Actor> actor_of(const GrantRole& c) {
  const auto role = account_role(c.role);
  if (!role) return refuse(RefusalWord::role_unknown, base::one_line(c.role), "/role");
  const auto needs = [](const std::optional<std::string>& text, const char* pointer) -> base::Result<std::string> {
    if (!text || base::trim(*text).empty()) return refuse(RefusalWord::role_incomplete, {}, pointer);
    return *text;
  };
  switch (*role) {
    case AccountRole::officer:
    case AccountRole::court:
    case AccountRole::collector: {
      std::string officer = TRY(needs(c.officer, "/officer"));
      std::string unit = TRY(needs(c.unit, "/unit"));
      const ActorKind kind = *role == AccountRole::court ? ActorKind::court : *role == AccountRole::collector ? ActorKind::collector : ActorKind::officer;
      return statute::Actor{kind, std::move(officer), std::move(unit)};
    }
    case AccountRole::subject: return statute::Actor{ActorKind::subject, TRY(needs(c.uscc, "/uscc")), ""};
    case AccountRole::person: return statute::Actor{ActorKind::person, "", ""};
    case AccountRole::system_administrator: return statute::Actor{ActorKind::system, c.login, ""};
    case AccountRole::security_administrator: return statute::Actor{ActorKind::security, c.login, ""};
    case AccountRole::audit_administrator: return statute::Actor{ActorKind::auditor, c.login, ""};
  }
  CHECK(false);
}

}  // namespace liaoxin::access
