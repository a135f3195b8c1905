#pragma once
#include <vector>

#include "statute/item.hpp"
#include "statute/item_end.hpp"
#include "statute/pack.hpp"

/// How a negative record ends before its last day (arts. 27, 39): it is restored, or taken off its list by whoever put it there, or
/// deleted by the court. Which of these there are is of its item.
namespace liaoxin::statute {

/// Whether records of this item can be restored at all: what stands on a list of its own, or on that of the courts, ends by removal.
[[nodiscard]] bool is_restorable(const Item& item);

/// The lines of the guide that stand beside a record of this item, in the order of the pack; none beside one that says nothing negative.
[[nodiscard]] std::vector<GuideLine> guide_of(const Pack& pack, const Item& item);

/// What a line of the guide is about: its part, or the way out that is none of restoring.
[[nodiscard]] base::LocalText heading_of(const GuideLine& line);

/// The step of a derivation that says from which day restoration can be applied for, and why; nothing where it never can.
[[nodiscard]] const Step* why_restorable(const ItemEnd& end);

}  // namespace liaoxin::statute
