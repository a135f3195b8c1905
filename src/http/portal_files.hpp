#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/embedded_file.hpp"
#include "http/html.hpp"

/// What lies in `portal/` and is compiled in: style sheets, two small modules, the mark, the texts.
namespace liaoxin::http {

[[nodiscard]] std::span<const base::EmbeddedFile> embedded_files();
/// CHECK: there is such a file.
[[nodiscard]] const base::EmbeddedFile& portal_file(std::string_view name);

/// A file under /static/, where its name carries its hash, so that it may be kept for ever.
struct StaticFile {
  std::string_view path;  ///< liaoxin.css
  std::string name;  ///< liaoxin.0123456789ab.css
  std::string_view media_type;
  std::string_view bytes;
};
[[nodiscard]] const StaticFile* static_file(std::string_view name_with_hash);
/// The address of liaoxin.css, large.css, copy.js, print.js, mark.svg.
[[nodiscard]] Url static_url(std::string_view path);
/// A value that changes with every build of the portal's files.
[[nodiscard]] std::string_view portal_digest();

}  // namespace liaoxin::http
