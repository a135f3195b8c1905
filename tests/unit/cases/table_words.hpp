#pragma once
#include <string>

#include "base/dates.hpp"
#include "base/refusal.hpp"

/// What the tables of cases say, read the same way in each test.
namespace liaoxin::cases {

/// Ten in the morning of a day.
inline base::Instant morning(const std::string& on) { return *base::Instant::parse_rfc3339(on + "T10:00:00+08:00"); }

/// The word of a refusal; where there is none, what the line says then.
template <class T>
std::string word_of(const base::Result<T>& result, const std::string& otherwise = {}) {
  return result ? otherwise : std::string(base::word(result.error().word));
}

}  // namespace liaoxin::cases
