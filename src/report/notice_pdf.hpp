#pragma once
#include <string>

#include "base/hash.hpp"
#include "report/notice.hpp"

namespace liaoxin::report {

/// The letter of a notice as A4 pages: the whole of it in Chinese, then in English, its number on every page. Throws
/// as PdfWriter does.
[[nodiscard]] base::Bytes notice_pdf(const Notice& notice, const std::string& number);

}  // namespace liaoxin::report
