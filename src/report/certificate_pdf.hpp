#pragma once
#include "base/hash.hpp"
#include "report/recall_certificate.hpp"

namespace liaoxin::report {

/// The print of a recall certificate: A4, Chinese with English beside it, its number on every page, a QR code of its
/// address, the recipients in a table whose heading is repeated. It carries no attachment, and its look proves
/// nothing: the JSON file does. Throws Failure("glyph_missing"), Failure("pdf_failed"), Failure("qr_failed"). The
/// certificate is one that check_shape() accepts (CHECK).
[[nodiscard]] base::Bytes certificate_pdf(const RecallCertificate& certificate);

}  // namespace liaoxin::report
