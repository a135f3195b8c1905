#include "registry/notice.hpp"

#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"

namespace liaoxin::registry {

using base::refuse;
using base::RefusalWord;

namespace {
constexpr std::array<std::string_view, 20> kKinds{"record_held", "record_corrected", "record_ended", "objection_accepted", "objection_decided", "objection_answered", "leniency_answered",
                                                "designation_made", "restoration_refused", "objection_settled", "listing_proposed", "listing_decided", "removal_refused", "measure_applied", "designation_ended", "measure_lifted",
                                                "record_shielded", "shield_lifted", "document_stayed", "stay_lifted"};
constexpr std::array<std::string_view, 5> kServices{"direct", "left", "mail", "electronic", "announced"};
}  // namespace

std::string_view word(NoticeKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::optional<NoticeKind> notice_kind(std::string_view text) { return base::enumerator<NoticeKind>(kKinds, text); }
base::LocalText printed(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::record_held: return {"信用信息告知书", "Notice of a record"};
    case NoticeKind::record_corrected: return {"信用信息更正告知书", "Notice of a correction"};
    case NoticeKind::record_ended: return {"信用信息终止告知书", "Notice that a record has ended"};
    case NoticeKind::objection_accepted: return {"异议受理告知书", "Notice that an objection is accepted"};
    case NoticeKind::objection_decided: return {"异议处理结果告知书", "Notice of the decision on an objection"};
    case NoticeKind::objection_answered: return {"异议核查结果告知书", "Notice of the source's answer to an objection"};
    case NoticeKind::leniency_answered: return {"从宽主张答复告知书", "Answer to a claim of lenient treatment"};
    case NoticeKind::designation_made: return {"失信认定告知书", "Notice of a designation"};
    case NoticeKind::restoration_refused: return {"不予信用修复告知书", "Notice that restoration is refused"};
    case NoticeKind::listing_proposed: return {"拟列入严重失信主体名单事先告知书", "Notice before a listing"};
    case NoticeKind::listing_decided: return {"列入决定告知书", "Notice of the decision on a listing"};
    case NoticeKind::removal_refused: return {"不予移出名单告知书", "Notice that removal from a list is refused"};
    case NoticeKind::objection_settled: return {"异议移交处理告知书", "Notice of how a disputed objection was settled"};
    case NoticeKind::measure_applied: return {"失信惩戒措施告知书", "Notice of a measure"};
    case NoticeKind::designation_ended: return {"失信认定终止告知书", "Notice that a designation has ended"};
    case NoticeKind::measure_lifted: return {"失信惩戒措施解除告知书", "Notice that a measure is lifted"};
    case NoticeKind::record_shielded: return {"信用信息临时屏蔽告知书", "Notice that a record is shielded"};
    case NoticeKind::shield_lifted: return {"解除临时屏蔽告知书", "Notice that a shield is lifted"};
    case NoticeKind::document_stayed: return {"文书中止执行告知书", "Notice that a document is stayed"};
    case NoticeKind::stay_lifted: return {"文书恢复执行告知书", "Notice that the stay of a document is lifted"};
  }
  CHECK(false);
}

std::string_view word(ServiceKind kind) { return kServices[static_cast<std::size_t>(kind)]; }
std::optional<ServiceKind> service_kind(std::string_view text) { return base::enumerator<ServiceKind>(kServices, text); }
base::LocalText printed(ServiceKind kind) {
  switch (kind) {
    case ServiceKind::direct: return {"直接送达", "handed over"};
    case ServiceKind::left: return {"留置送达", "left at the address before witnesses"};
    case ServiceKind::mail: return {"邮寄送达", "sent by mail"};
    case ServiceKind::electronic: return {"电子送达", "sent electronically"};
    case ServiceKind::announced: return {"公告送达", "announced in public"};
  }
  CHECK(false);
}

base::Result<ServiceKind> decide_serve(const Notice& notice, const ServeNotice& command, base::Date today) {
  // 1. A notice is served once.
  if (notice.served_on) return refuse(RefusalWord::notice_served, notice.served_on->iso());
  // 2. In one of the ways there are.
  const auto service = service_kind(command.service);
  if (!service) return refuse(RefusalWord::service_kind_unknown, base::one_line(command.service), "/service");
  // 3. Nobody is told before the event, or tomorrow.
  if (command.served_on < notice.created_at.date() || command.served_on > today) {
    return refuse(RefusalWord::service_date_impossible, command.served_on.iso(), "/served_on");
  }
  // 4. Silence about the proof is no proof.
  TRY_VOID(base::must_say(command.proof, RefusalWord::proof_missing, "/proof"));
  return *service;
}

base::Result<void> decide_acknowledge(const Notice& notice) {
  if (notice.served_on) return refuse(RefusalWord::notice_served, notice.served_on->iso());
  return {};
}

}  // namespace liaoxin::registry
