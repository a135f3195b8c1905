#pragma once
#include <span>
#include <string_view>

namespace liaoxin::base {

/// A file compiled into the binary: its path below the embedded root, and its bytes.
struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;
};

}  // namespace liaoxin::base
