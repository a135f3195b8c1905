#pragma once
#include <cstdint>

#include "app/platform.hpp"
#include "registry/public_reads.hpp"

namespace liaoxin::app {

/// What one check of wrongful exposure found: how many records that must not be readable were asked for on the public
/// path, and how many answered. Each that answers counts as a wrongful minute, in public.
struct ExposureCheck {
  std::int64_t checks = 0, wrongful = 0;
};

/// Asks the public face for records which plain columns say must be hidden (ended, held, stayed, unanswered, barred, past their
/// last day, of natural persons), from a number that is drawn, without using `visible()` to choose them: the watcher shares no rule with what it watches. Keeps the sums.
ExposureCheck check_exposure(Platform& platform, registry::PublicReads& face, std::int64_t sample);

}  // namespace liaoxin::app
