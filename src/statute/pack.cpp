#include "statute/pack.hpp"

#include <algorithm>

namespace liaoxin::statute {
namespace {

template <class Range, class Projection>
auto* find_by(Range& range, std::string_view wanted, Projection projection) {
  const auto found = std::ranges::find(range, wanted, projection);
  return found == range.end() ? nullptr : &*found;
}

}  // namespace

const Item* Pack::item(std::string_view code) const { return find_by(items, code, &Item::code); }

const Schema* Pack::schema(std::string_view code) const { return find_by(schemas, code, &Schema::code); }

const Schema* Pack::schema_of(const Item& item) const { return item.schema.empty() ? nullptr : schema(item.schema); }

const Division* Pack::division(std::string_view code) const { return find_by(divisions, code, &Division::code); }

base::Result<Parameter> Pack::parameter(std::string_view key, base::Date on) const {
  for (const Parameter& one : parameters) {
    if (one.key == key && one.in_force(on)) return one;
  }
  return base::refuse(base::RefusalWord::parameter_not_in_force, std::string(key) + " " + on.iso());
}

const RestorationSet* Pack::restoration_set(base::Date on) const {
  for (const RestorationSet& set : restoration) {
    if (set.in_force(on)) return &set;
  }
  return nullptr;
}

}  // namespace liaoxin::statute
