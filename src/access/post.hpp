#pragma once
#include "access/policy.hpp"
#include "access/set_of.hpp"
#include "statute/post.hpp"

namespace liaoxin::access {

/// What an officer may make of how its unit stands to an object (security.md B5: each does what its post is for).
/// Relations of the unit's kind alone, and those of no post, pass as they are.
[[nodiscard]] SetOf<Competence> through_posts(SetOf<Competence> relations, SetOf<statute::Post> posts);
/// Every post: of who is no officer, and of who is only asked whether its unit could.
[[nodiscard]] SetOf<statute::Post> all_posts();

}  // namespace liaoxin::access
