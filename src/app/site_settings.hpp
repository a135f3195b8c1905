#pragma once
#include <filesystem>

#include "base/refusal.hpp"
#include "http/server.hpp"

namespace liaoxin::app {

/// The operator's particulars from a TOML file with the keys of http::Site under [site]; keys that are absent keep
/// `defaults`. Refusals: file_unreadable, settings_malformed (with the line), settings_unknown_key.
[[nodiscard]] base::Result<http::Site> read_site_settings(const std::filesystem::path& file, http::Site defaults);

}  // namespace liaoxin::app
