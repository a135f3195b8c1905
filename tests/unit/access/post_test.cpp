// Posts (security.md B5): what an officer may make of how its unit stands to an object, over every set of relations and posts.
#include <gtest/gtest.h>

#include <map>

#include "access/post.hpp"

namespace liaoxin::access {
namespace {

using enum Competence;
using statute::Post;

constexpr std::uint32_t kSetsOfPosts = 1U << 4, kRelations = static_cast<std::uint32_t>(proposer) + 1;

TEST(Posts, EachCarriesWhatItIsThereForAndNothingElse) {
  // A relation of the unit alone, and the posts of which one has to be held for it to be the officer's.
  const std::map<Competence, SetOf<Post>> carried_by{{source, {Post::submitter}}, {deciding, {Post::decision_officer}}, {implementing, {Post::decision_officer}}, {work_body, {Post::clerk}}, {looker, {Post::reviewer}}, {entitled, {Post::reviewer}}};
  for (std::uint32_t posts = 0; posts < kSetsOfPosts; ++posts) {
    const auto held = SetOf<Post>::numbered(posts);
    for (std::uint32_t one = 0; one < kRelations; ++one) {
      const auto relation = static_cast<Competence>(one);
      const auto through = through_posts({relation}, held);
      const auto rule = carried_by.find(relation);
      EXPECT_EQ(through.contains(relation), rule == carried_by.end() || !(rule->second & held).empty()) << word(relation) << " " << posts;
      for (const auto& [unit, review] : {std::pair(source, source_review), std::pair(deciding, deciding_review), std::pair(work_body, work_body_review)}) {
        EXPECT_EQ(through.contains(review), (held.contains(Post::reviewer) && relation == unit) || relation == review) << word(relation) << " " << posts;
      }
    }
  }
}

TEST(Posts, NoPostOpensWhatItsUnitHasNothingToDoWith) {
  for (std::uint32_t posts = 0; posts < kSetsOfPosts; ++posts) EXPECT_TRUE(through_posts({}, SetOf<Post>::numbered(posts)).empty()) << posts;
}

TEST(Posts, AllOfThemAreTheClosedList) {
  EXPECT_EQ(all_posts().size(), 4);
  for (const statute::PostFacts& one : statute::posts()) EXPECT_EQ(statute::post(one.word), &one);
  EXPECT_EQ(statute::post("king"), nullptr);
}

}  // namespace
}  // namespace liaoxin::access
