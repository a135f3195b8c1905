#include "statute/post.hpp"

#include "base/words.hpp"

namespace liaoxin::statute {

std::span<const PostFacts> posts() {
  static const PostFacts list[] = {
      {Post::submitter, "submitter", {"报送岗", "submitter"}},
      {Post::decision_officer, "decision_officer", {"决定岗", "decision officer"}},
      {Post::reviewer, "reviewer", {"复核岗", "reviewer"}},
      {Post::clerk, "clerk", {"经办岗", "clerk"}},
  };
  return list;
}
const PostFacts* post(std::string_view word) { return base::line_of_word(posts(), word); }
const PostFacts& facts_of(Post post) { return base::line_of(posts(), &PostFacts::post, post); }

}  // namespace liaoxin::statute
