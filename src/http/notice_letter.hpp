#pragma once
#include <string>

#include "report/notice.hpp"

namespace liaoxin::http {

/// The letter of a notice as one HTML file that needs no other: Chinese, then English. For printing; the site serves none.
[[nodiscard]] std::string notice_letter(const report::Notice& notice, const std::string& number);

}  // namespace liaoxin::http
