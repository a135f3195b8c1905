#pragma once
#include <filesystem>
#include <set>
#include <string>

#include "base/refusal.hpp"
#include "http/server.hpp"

namespace liaoxin::app {

struct SiteSettings {
  http::Site site;
  std::set<std::string> proxies;  ///< addresses whose X-Forwarded-For is believed
};

/// The operator's settings from a TOML file: the particulars of http::Site under [site]; and under [proxies] `addresses`, a
/// list of IP addresses. Keys that are absent keep `defaults`. Refusals: file_unreadable, settings_malformed (with the line
/// or the key), settings_unknown_key.
[[nodiscard]] base::Result<SiteSettings> read_site_settings(const std::filesystem::path& file, http::Site defaults);

}  // namespace liaoxin::app
