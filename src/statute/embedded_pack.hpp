#pragma once
#include <span>

#include "base/embedded_file.hpp"

namespace liaoxin::statute {

/// The files of `statute/liaoning/`, compiled in at build time.
[[nodiscard]] std::span<const base::EmbeddedFile> embedded_files();

}  // namespace liaoxin::statute
