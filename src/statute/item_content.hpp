#pragma once
#include <boost/describe.hpp>

#include <string>
#include <vector>

#include "base/refusal.hpp"
#include "statute/item.hpp"
#include "statute/schema.hpp"

namespace liaoxin::statute {

/// What an edition says of an item, in words: kept beside the decision that adopted it, so that what was decided can be compared
/// with what a later version of the program brings.
struct ElementContent {
  std::string code, name_zh, name_en, required, modes;
};
BOOST_DESCRIBE_STRUCT(ElementContent, (), (code, name_zh, name_en, required, modes))
struct ItemContent {
  std::string name_zh, name_en, purpose_zh, purpose_en, article;
  std::string organisation, individual_business, natural_person;  ///< modes by subject kind
  std::string until, keep;
  bool negative = false, told_first = false;
  std::vector<ElementContent> elements;
};
BOOST_DESCRIBE_STRUCT(ItemContent, (), (name_zh, name_en, purpose_zh, purpose_en, article, organisation, individual_business, natural_person, until, keep, negative, told_first, elements))

/// `form`: of its files, or null where the item has none.
[[nodiscard]] ItemContent content_of(const Item& item, const Schema* form);

/// One difference; an empty side says that it was not there, or is there no more.
struct ContentChange {
  base::LocalText what, before, after;
};
[[nodiscard]] std::vector<ContentChange> changes_between(const ItemContent& adopted, const ItemContent& offered);

}  // namespace liaoxin::statute
