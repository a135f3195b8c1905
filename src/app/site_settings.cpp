#include "app/site_settings.hpp"

#include <sys/stat.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/text.hpp"
#include "http/visitor.hpp"
#include "registry/mail_address.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;

namespace {

base::Result<std::set<std::string>> read_proxies(const toml::table& section) {
  std::set<std::string> proxies;
  for (const auto& [key, node] : section) {
    const toml::array* addresses = key.str() == "addresses" ? node.as_array() : nullptr;
    if (addresses == nullptr) return refuse(RefusalWord::settings_unknown_key, base::one_line(key.str()));
    for (const toml::node& one : *addresses) {
      const auto address = http::plain_address(one.value<std::string>().value_or(""));
      if (!address) return refuse(RefusalWord::settings_malformed, "[proxies] addresses");
      proxies.insert(*address);
    }
  }
  return proxies;
}

base::Result<MailSettings> read_mail(const toml::table& section) {
  MailSettings mail;
  std::string ca_file, password_file;
  const std::array<std::pair<std::string_view, std::string*>, 5> fields{
      {{"server", &mail.server.url}, {"from", &mail.from}, {"ca_file", &ca_file}, {"user", &mail.server.user}, {"password_file", &password_file}}};
  for (const auto& [key, node] : section) {
    const auto field = std::ranges::find_if(fields, [&](const auto& f) { return f.first == key.str(); });
    const auto text = node.value<std::string>();
    if (field == fields.end() || !text) return refuse(RefusalWord::settings_unknown_key, base::one_line(key.str()));
    *field->second = *text;
  }
  if (!mail.server.url.starts_with("smtp://") && !mail.server.url.starts_with("smtps://")) return refuse(RefusalWord::settings_malformed, "[mail] server");
  if (const auto from = registry::read_mail_address(mail.from); !from) return refuse(RefusalWord::settings_malformed, "[mail] from");
  mail.server.ca_file = ca_file;
  if (!password_file.empty()) {
    std::ifstream in(password_file, std::ios::binary);
    if (!in) return refuse(RefusalWord::file_unreadable, base::one_line(password_file));
    mail.server.password = base::trim(std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>()));
  }
  return mail;
}

base::Result<http::TlsFiles> read_tls(const toml::table& section) {
  http::TlsFiles tls;
  const std::array<std::pair<std::string_view, std::filesystem::path*>, 4> fields{{{"certificate", &tls.certificate}, {"key", &tls.key}, {"client_ca", &tls.client_ca}, {"client_crl", &tls.client_crl}}};
  for (const auto& [key, node] : section) {
    const auto field = std::ranges::find(fields, key.str(), &std::pair<std::string_view, std::filesystem::path*>::first);
    const auto file = node.value<std::string>();
    if (field == fields.end() || !file) return refuse(RefusalWord::settings_unknown_key, base::one_line(key.str()));
    *field->second = *file;
  }
  return tls;
}

/// A secret that its owner alone may read, without the line's end. `key`: where the settings name it.
base::Result<std::string> read_secret(const std::filesystem::path& file, std::string_view key) {
  struct stat status {};
  std::ifstream in(file, std::ios::binary);
  const bool is_closed = in && ::stat(file.c_str(), &status) == 0 && (status.st_mode & 077) == 0;
  const std::string secret = is_closed ? base::trim(std::string(std::istreambuf_iterator<char>(in), {})) : "";
  if (secret.empty()) return refuse(RefusalWord::settings_malformed, std::string(key) + " (0600)");
  return secret;
}

base::Result<ShortMessageSettings> read_short_message(const toml::table& section) {
  std::string url, token_file, ca_file;
  const std::array<std::pair<std::string_view, std::string*>, 3> fields{{{"url", &url}, {"token_file", &token_file}, {"ca_file", &ca_file}}};
  for (const auto& [key, node] : section) {
    const auto field = std::ranges::find(fields, key.str(), &std::pair<std::string_view, std::string*>::first);
    const auto text = node.value<std::string>();
    if (field == fields.end() || !text) return refuse(RefusalWord::settings_unknown_key, base::one_line(key.str()));
    *field->second = *text;
  }
  const auto address = http::parse_remote_address(url);
  if (!address || (!address->is_encrypted && !is_this_machine(*address))) return refuse(RefusalWord::settings_malformed, "[short_message] url (https://…)");
  return ShortMessageSettings{*address, TRY(read_secret(token_file, "[short_message] token_file")), ca_file};
}

/// https, or http on this machine, where browsers take secure cookies too.
bool is_own_address(std::string_view text) {
  const auto address = http::parse_remote_address(text);
  return address && address->path == "/sign-in/return" && (address->is_encrypted || address->host == "localhost" || address->host == "127.0.0.1");
}

base::Result<IdentitySettings> read_identity(const toml::table& section) {
  IdentitySettings identity;
  std::string secret_file, authorities;
  const std::array<std::pair<std::string_view, std::string*>, 5> fields{
      {{"issuer", &identity.issuer}, {"client_id", &identity.client_id}, {"client_secret_file", &secret_file}, {"return_address", &identity.return_address}, {"authorities", &authorities}}};
  for (const auto& [key, node] : section) {
    if (const toml::array* words = key.str() == "second_factor" ? node.as_array() : nullptr) {
      for (const toml::node& word : *words) identity.second_factor.push_back(word.value<std::string>().value_or(""));
      if (std::ranges::find(identity.second_factor, "") != identity.second_factor.end()) return refuse(RefusalWord::settings_malformed, "[identity] second_factor");
      continue;
    }
    const auto field = std::ranges::find(fields, key.str(), &std::pair<std::string_view, std::string*>::first);
    const auto text = node.value<std::string>();
    if (field == fields.end() || !text) return refuse(RefusalWord::settings_unknown_key, base::one_line(key.str()));
    *field->second = *text;
  }
  const auto issuer = http::parse_remote_address(identity.issuer);
  if (!issuer || !issuer->is_encrypted) return refuse(RefusalWord::settings_malformed, "[identity] issuer (https://…)");
  if (identity.client_id.empty()) return refuse(RefusalWord::settings_malformed, "[identity] client_id");
  if (!is_own_address(identity.return_address)) return refuse(RefusalWord::settings_malformed, "[identity] return_address (https://…/sign-in/return)");
  identity.client_secret = TRY(read_secret(secret_file, "[identity] client_secret_file"));
  identity.authorities = authorities;
  return identity;
}

base::Result<http::Site> read_site(const toml::table& section, http::Site site) {
  const std::array<std::pair<std::string_view, std::string*>, 9> fields{{{"name", &site.name},
                                                                         {"sponsor_zh", &site.sponsor_zh},
                                                                         {"sponsor_en", &site.sponsor_en},
                                                                         {"contact", &site.contact},
                                                                         {"icp", &site.icp},
                                                                         {"police_record", &site.police_record},
                                                                         {"site_code", &site.site_code},
                                                                         {"province_zh", &site.province_zh},
                                                                         {"province_en", &site.province_en}}};
  for (const auto& [key, node] : section) {
    const auto field = std::ranges::find(fields, key.str(), &std::pair<std::string_view, std::string*>::first);
    const auto text = node.value<std::string>();
    if (field == fields.end() || !text) return refuse(RefusalWord::settings_unknown_key, base::one_line(key.str()));
    *field->second = *text;
  }
  return site;
}

/// The sections there are, and what reads each.
struct Section {
  std::string_view name;
  base::Result<void> (*read)(const toml::table& section, SiteSettings& settings);
};
constexpr Section kSections[] = {
    {"site", [](const toml::table& section, SiteSettings& settings) -> base::Result<void> { settings.site = TRY(read_site(section, settings.site)); return {}; }},
    {"proxies", [](const toml::table& section, SiteSettings& settings) -> base::Result<void> { settings.proxies = TRY(read_proxies(section)); return {}; }},
    {"mail", [](const toml::table& section, SiteSettings& settings) -> base::Result<void> { settings.mail = TRY(read_mail(section)); return {}; }},
    {"short_message", [](const toml::table& section, SiteSettings& settings) -> base::Result<void> { settings.short_message = TRY(read_short_message(section)); return {}; }},
    {"tls", [](const toml::table& section, SiteSettings& settings) -> base::Result<void> { settings.tls = TRY(read_tls(section)); return {}; }},
    {"identity", [](const toml::table& section, SiteSettings& settings) -> base::Result<void> { settings.identity = TRY(read_identity(section)); return {}; }},
};

}  // namespace

base::Result<SiteSettings> read_site_settings(const std::filesystem::path& file, http::Site site) {
  if (!std::filesystem::exists(file)) return refuse(RefusalWord::file_unreadable, base::one_line(file.string()));
  toml::table table;
  try {
    table = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    return refuse(RefusalWord::settings_malformed, "line " + std::to_string(error.source().begin.line) + ", " + std::string(error.description()));
  }
  SiteSettings settings{std::move(site), {}};
  for (const auto& [key, node] : table) {
    const auto section = std::ranges::find(kSections, key.str(), &Section::name);
    // A section that is misspelt would leave its settings out, and nobody would be told.
    if (section == std::end(kSections) || !node.is_table()) return refuse(RefusalWord::settings_unknown_key, base::one_line(key.str()));
    TRY_VOID(section->read(*node.as_table(), settings));
  }
  if (!table.contains("site")) return refuse(RefusalWord::settings_malformed, "[site]");
  return settings;
}

}  // namespace liaoxin::app
