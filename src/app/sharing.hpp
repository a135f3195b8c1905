#pragma once
#include <optional>

#include "app/platform.hpp"
#include "registry/commands.hpp"
#include "registry/views.hpp"

namespace liaoxin::app {

/// A record that was shared before, as its receiver may see it now, for one who lost the answer. Nothing where it has
/// ended, is hidden or has another version by now. The look leaves its trace.
[[nodiscard]] std::optional<registry::RecordView> delivered_again(store::Writer& writer, Platform& platform, const registry::DeliverSharing& command, std::int64_t version);

}  // namespace liaoxin::app
