#pragma once
#include <set>
#include <string>

namespace liaoxin::statute {

/// The tags that tests carry in a comment `// Tag: name`, collected when the program is built. A duty of the statute
/// works only when its tests exist (duty.hpp); a tag nobody needs fails a test, so that a misspelt one is found.
[[nodiscard]] const std::set<std::string>& test_tags();

}  // namespace liaoxin::statute
