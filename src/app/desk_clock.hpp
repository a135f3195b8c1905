#pragma once
#include <map>
#include <string>

namespace liaoxin::app {

/// Of the fields a task or form names, the number of the proceeding whose days are counted; empty where there is none.
[[nodiscard]] std::string clock_of(const std::map<std::string, std::string>& given);

}  // namespace liaoxin::app
