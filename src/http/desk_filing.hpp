#pragma once
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "http/desk_visit.hpp"

/// The pages on which a unit files its records: the form, the progress and receipt of each file, and its refused rows, which
/// are mended where they stand (arts. 7, 12).
namespace liaoxin::http {

/// Links of an officer's desk to these pages.
[[nodiscard]] Markup filing_links(const PageContext& context);

/// The answer at /desk/filings[/…] for somebody who is signed in and whose form, where there is one, is ours.
[[nodiscard]] Response filing_response(DeskVisit& visit, Desk& desk, const std::vector<std::string>& path);

/// A file begins to arrive: where it goes, or the form again where it is too large or the role files nothing.
[[nodiscard]] std::expected<std::shared_ptr<Upload>, Response> begin_filing(DeskVisit& visit, FilingDesk& desk, std::uint64_t body_bytes);

}  // namespace liaoxin::http
