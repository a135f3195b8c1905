#pragma once
#include <optional>
#include <string>

#include "base/refusal.hpp"
#include "http/server.hpp"
#include "http/target.hpp"

namespace liaoxin::http {

/// What is served as it is: static files, the log's checkpoint, tiles and key, a certificate's file and print, OpenAPI.
struct ServedFile {
  std::string media_type;
  std::string bytes;
  std::string caching;        ///< Cache-Control
  std::string download_name;  ///< empty: shown in place
};

/// Nothing: the address is not that of a file. Refusals: not_found, parameter_unknown.
[[nodiscard]] std::optional<base::Result<ServedFile>> file_at(const Target& target, registry::PublicReads& reads, const Site& site, const Law& law);

}  // namespace liaoxin::http
