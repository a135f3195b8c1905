#include "registry/record.hpp"

#include "base/check.hpp"

namespace liaoxin::registry {

std::string_view word(EndKind kind) {
  switch (kind) {
    case EndKind::none: return "running";
    case EndKind::corrected: return "corrected";
    case EndKind::withdrawn: return "withdrawn";
    case EndKind::document_fallen: return "document_fallen";
    case EndKind::display_ended: return "display_ended";
    case EndKind::unverifiable: return "unverifiable";
    case EndKind::removed_from_list: return "removed_from_list";
    case EndKind::retention_ended: return "retention_ended";
    case EndKind::consent_ended: return "consent_ended";
    case EndKind::restored: return "restored";
    case EndKind::designation_ended: return "designation_ended";
    case EndKind::designation_stayed: return "designation_stayed";
    case EndKind::measure_lifted: return "measure_lifted";
  }
  CHECK(false);
}

std::optional<EndKind> end_kind(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(EndKind::measure_lifted); ++i) {
    if (word(static_cast<EndKind>(i)) == text) return static_cast<EndKind>(i);
  }
  return std::nullopt;
}

base::LocalText printed(EndKind kind) {
  switch (kind) {
    case EndKind::none: return {"有效", "running"};
    case EndKind::corrected: return {"已更正", "corrected"};
    case EndKind::withdrawn: return {"已撤回", "withdrawn"};
    case EndKind::document_fallen: return {"依据文书已失效", "its document no longer stands"};
    case EndKind::display_ended: return {"公示期已满", "display period over"};
    case EndKind::unverifiable: return {"无法核实,已删除", "could not be verified, deleted"};
    case EndKind::removed_from_list: return {"已移出名单", "removed from the list"};
    case EndKind::retention_ended: return {"保存期已满", "retention over"};
    case EndKind::consent_ended: return {"当事人的同意已撤回或到期", "the subject's consent was withdrawn or ran out"};
    case EndKind::restored: return {"已修复", "restored"};
    case EndKind::designation_ended: return {"失信认定已终止", "the designation ended"};
    case EndKind::designation_stayed: return {"失信认定已中止", "the designation is stayed"};
    case EndKind::measure_lifted: return {"惩戒措施已解除", "the measure was lifted"};
  }
  CHECK(false);
}

bool leaves_the_record(EndKind kind) { return kind == EndKind::designation_ended || kind == EndKind::designation_stayed || kind == EndKind::measure_lifted; }

}  // namespace liaoxin::registry
