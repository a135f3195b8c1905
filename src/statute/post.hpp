#pragma once
#include <span>
#include <string_view>

#include "base/refusal.hpp"

namespace liaoxin::statute {

/// What an officer's office is for 岗位, beside what its unit is: files what its unit holds, decides for it, reviews what another
/// office decided, serves a counter. Closed; an officer holds those that it was registered with, and nothing else.
enum class Post { submitter, decision_officer, reviewer, clerk };
struct PostFacts {
  Post post;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const PostFacts> posts();
/// Null when there is no such post.
[[nodiscard]] const PostFacts* post(std::string_view word);
[[nodiscard]] const PostFacts& facts_of(Post post);

}  // namespace liaoxin::statute
