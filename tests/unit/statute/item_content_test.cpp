// What an edition adopted, compared with what the program brings.
#include "statute/item_content.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "statute/embedded_pack.hpp"
#include "statute/pack.hpp"

namespace liaoxin::statute {
namespace {

ItemContent drafted(const char* code) {
  const Item& item = *embedded_pack().item(code);
  return content_of(item, embedded_pack().schema_of(item));
}

TEST(ItemContent, OfEveryItemIsKeptAsItIs) {
  for (const Item& item : embedded_pack().items) {
    const ItemContent content = content_of(item, embedded_pack().schema_of(item));
    const auto read = base::from_json<ItemContent>(*base::parse_json(base::canonical_json(base::to_json(content))));
    ASSERT_TRUE(read) << item.code;
    EXPECT_TRUE(changes_between(*read, content).empty()) << item.code;
  }
}

TEST(ItemContent, EachDifferenceThatMattersToASubjectIsSaid) {
  const ItemContent adopted = drafted("C4-03");
  const auto change = [&](auto edit) {
    ItemContent offered = adopted;
    edit(offered);
    const auto changes = changes_between(adopted, offered);
    return changes.size() == 1 ? changes[0] : ContentChange{};
  };
  EXPECT_EQ(change([](ItemContent& c) { c.until = "court_two_years"; }).what.zh, "公示期限");
  EXPECT_EQ(change([](ItemContent& c) { c.keep = "lasting"; }).what.zh, "保存期限");
  EXPECT_EQ(change([](ItemContent& c) { c.natural_person = "disclosure"; }).what.zh, "自然人");
  EXPECT_EQ(change([](ItemContent& c) { c.told_first = !c.told_first; }).what.zh, "先送达后公示");
  EXPECT_EQ(change([](ItemContent& c) { c.name_zh = "别的"; }).after.zh, "别的");
  const ContentChange wider = change([](ItemContent& c) { c.elements[0].modes = "disclosure,inquiry,sharing,internal"; });
  EXPECT_TRUE(wider.what.zh.starts_with("信息项 ")) << wider.what.zh;
  const ContentChange gone = change([](ItemContent& c) { c.elements.pop_back(); }), come = change([](ItemContent& c) { c.elements.push_back({"X_NEW", "新", "new", "required", "inquiry"}); });
  EXPECT_TRUE(!gone.before.zh.empty() && gone.after.zh.empty());
  EXPECT_TRUE(come.before.zh.empty() && come.after.zh.starts_with("必填")) << come.after.zh;
}

}  // namespace
}  // namespace liaoxin::statute
