#include "access/post.hpp"

namespace liaoxin::access {

using enum Competence;
using statute::Post;

SetOf<statute::Post> all_posts() {
  SetOf<Post> all;
  for (const statute::PostFacts& one : statute::posts()) all.add(one.post);
  return all;
}

// Security B5. 1. What a unit filed its submitters keep; 2. what it decided, or a list has it carry out, its decision officers answer for; 3. what was
// done in either its reviewers look at again, and what somebody else proposed they approve; 4. a work body's clerks
// handle what its reviewers settle.
SetOf<Competence> through_posts(SetOf<Competence> relations, SetOf<Post> posts) {
  const bool is_reviewer = posts.contains(Post::reviewer);
  SetOf<Competence> held = relations;
  if (is_reviewer && relations.contains(source)) held.add(source_review);
  if (is_reviewer && relations.contains(deciding)) held.add(deciding_review);
  if (is_reviewer && relations.contains(work_body)) held.add(work_body_review);
  if (!posts.contains(Post::submitter)) held.remove(source);
  if (!posts.contains(Post::decision_officer)) {
    held.remove(deciding);
    held.remove(implementing);
  }
  if (!posts.contains(Post::clerk)) held.remove(work_body);
  if (!is_reviewer) {
    held.remove(looker);
    held.remove(entitled);
  }
  return held;
}

}  // namespace liaoxin::access
