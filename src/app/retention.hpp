#pragma once
#include <cstdint>

#include "app/platform.hpp"

namespace liaoxin::app {

/// Retention that is over (art. 10): the keys of past months are destroyed, each with a kind-8 leaf. From then on no copy
/// of what they sealed opens, old backups included; reads had stopped at each record's own last day, and its end had
/// been told to every recipient. Gives the number of keys destroyed.
std::int64_t destroy_expired(Platform& platform);

}  // namespace liaoxin::app
