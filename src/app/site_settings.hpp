#pragma once
#include <filesystem>
#include <optional>
#include <set>
#include <string>

#include "app/identity_provider.hpp"
#include "app/short_message_gateway.hpp"
#include "base/refusal.hpp"
#include "http/server.hpp"
#include "mail/sender.hpp"

namespace liaoxin::app {

/// The operator's own mail server.
struct MailSettings {
  mail::ServerSettings server;
  std::string from;  ///< address of the sender
};

struct SiteSettings {
  http::Site site;
  std::set<std::string> proxies;  ///< addresses whose X-Forwarded-For is believed
  std::optional<MailSettings> mail = {};  ///< none: reminders wait
  std::optional<ShortMessageSettings> short_message = {};  ///< none: those to numbers wait
  http::TlsFiles tls = {};
  std::optional<IdentitySettings> identity = {};  ///< none: everybody signs in here
};

/// The operator's settings from a TOML file: the particulars of http::Site under [site]; under [proxies] `addresses`, a list of IP
/// addresses; under [mail] `server` (smtp://host:port or smtps://host:port), `from`, and where the server asks for them `ca_file`,
/// `user` and `password_file`; under [short_message] `url`, `token_file` (0600) and, where its certificate is the operator's own,
/// `ca_file`; under [tls] the files of http::TlsFiles; under [identity] the provider of IdentitySettings. Keys that
/// are absent keep `defaults`. Refusals: file_unreadable, settings_malformed (with the line or the key), settings_unknown_key (a section too).
[[nodiscard]] base::Result<SiteSettings> read_site_settings(const std::filesystem::path& file, http::Site defaults);

}  // namespace liaoxin::app
