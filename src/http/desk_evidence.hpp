#pragma once
#include <expected>
#include <memory>

#include "http/desk.hpp"
#include "http/desk_visit.hpp"
#include "http/upload.hpp"

/// Evidence beside an objection in the browser (arts. 36, 37): added as a file, listed beside the steps, taken as it was given.
namespace liaoxin::http {

/// Whether a path, without its language, is the form that brings a file of evidence.
[[nodiscard]] bool is_evidence_form(const std::vector<std::string>& path);
/// Keeps the file while it arrives; more than one may hold is answered at once.
[[nodiscard]] std::expected<std::shared_ptr<Upload>, Response> begin_evidence(DeskVisit& visit, std::uint64_t body_bytes);
/// Puts what arrived into the input of the act.
void add_evidence_file(const Upload& upload, base::json::object& input);

[[nodiscard]] Markup evidence_list(const PageContext& context, const std::vector<DeskEvidence>& evidence);
/// The file itself, never drawn by this site: it is saved, and opened elsewhere.
[[nodiscard]] Response evidence_response(DeskVisit& visit, Desk& desk, const std::string& id);

}  // namespace liaoxin::http
