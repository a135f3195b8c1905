#include "app/site_settings.hpp"

#include <toml++/toml.h>

#include <algorithm>

#include <array>
#include <utility>

#include "base/text.hpp"
#include "http/visitor.hpp"

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

}  // namespace

base::Result<SiteSettings> read_site_settings(const std::filesystem::path& file, http::Site site) {
  if (!std::filesystem::exists(file)) return refuse(RefusalWord::file_unreadable, base::one_line(file.string()));
  toml::table table;
  try {
    table = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    return refuse(RefusalWord::settings_malformed, "line " + std::to_string(error.source().begin.line) + ", " + std::string(error.description()));
  }
  const std::array<std::pair<std::string_view, std::string*>, 9> fields{{{"name", &site.name},
                                                                         {"sponsor_zh", &site.sponsor_zh},
                                                                         {"sponsor_en", &site.sponsor_en},
                                                                         {"contact", &site.contact},
                                                                         {"icp", &site.icp},
                                                                         {"police_record", &site.police_record},
                                                                         {"site_code", &site.site_code},
                                                                         {"province_zh", &site.province_zh},
                                                                         {"province_en", &site.province_en}}};
  const toml::table* section = table["site"].as_table();
  if (section == nullptr) return refuse(RefusalWord::settings_malformed, "[site]");
  for (const auto& [key, node] : *section) {
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == key.str(); });
    const auto text = node.value<std::string>();
    if (field == fields.end() || !text) return refuse(RefusalWord::settings_unknown_key, base::one_line(key.str()));
    *field->second = *text;
  }
  SiteSettings settings{std::move(site), {}};
  if (const toml::table* proxies = table["proxies"].as_table()) settings.proxies = TRY(read_proxies(*proxies));
  return settings;
}

}  // namespace liaoxin::app
