#pragma once
#include <string>

#include "registry/record.hpp"

/// What handlers, desks and due work share about restoration (art. 39).
namespace liaoxin::app {

/// Who found restores: the unit that decided, and where none is named the one that filed the record.
[[nodiscard]] inline const std::string& restoring_unit(const registry::RecordState& record) { return record.deciding_unit.empty() ? record.source_unit : record.deciding_unit; }

}  // namespace liaoxin::app
