#include "cases/trust/text_without_number.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registry/text_scan.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;

base::Result<std::string> text_without_number(const std::string& text, RefusalWord otherwise, std::string_view pointer, base::Date today) {
  TRY_VOID(base::must_say(text, otherwise, pointer));
  const auto hits = registry::scan_text(text, today);
  if (std::ranges::any_of(hits, [](const registry::TextHit& hit) { return hit.kind == registry::TextHitKind::citizen_id; })) return refuse(RefusalWord::id_number_in_text, {}, pointer);
  return base::one_line(base::trim(text));
}

}  // namespace liaoxin::cases
