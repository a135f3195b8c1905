#include <gtest/gtest.h>

#include "statute/pack.hpp"

namespace liaoxin::statute {
namespace {

TEST(EmbeddedPack, Loads) {
  const Pack& pack = embedded_pack();
  EXPECT_EQ(pack.name, "liaoning");
  EXPECT_EQ(pack.hash.size(), 64u);
}

}  // namespace
}  // namespace liaoxin::statute
