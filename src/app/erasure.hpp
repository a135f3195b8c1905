#pragma once
#include "app/platform.hpp"
#include "registry/record.hpp"
#include "store/writer.hpp"

namespace liaoxin::app {

/// Deletes what an ended record said (art. 37: information that cannot be verified): salts and bodies of all its versions
/// and its business fields, with a kind-6 leaf, in the same transaction. What stays is an opaque line: that something was
/// there and why it went. The document number stays, because the recall certificate names it.
void erase_record(store::Writer& writer, const registry::RecordState& state);

}  // namespace liaoxin::app
