#pragma once
#include <string_view>

namespace liaoxin::base {

/// Ends the process: a bug of ours was found. Never reached by anything a user can send.
[[noreturn]] void check_failed(std::string_view condition, std::string_view file, int line);

}  // namespace liaoxin::base

/// A statement that must hold whatever the input was. Active in every build.
#define CHECK(condition)                                                              \
  do {                                                                                \
    if (!(condition)) ::liaoxin::base::check_failed(#condition, __FILE__, __LINE__);  \
  } while (false)
