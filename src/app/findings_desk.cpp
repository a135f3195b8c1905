// Findings and what was done about them, at the desks of both sides (arts. 51 to 53).
#include "app/acts.hpp"
#include "app/desk_clock.hpp"
#include "app/findings.hpp"
#include "app/office_desk_service.hpp"
#include "app/record_reader.hpp"
#include "cases/finding/accountability.hpp"
#include "store/accountabilities.hpp"

namespace liaoxin::app {

using http::DeskKind;

namespace {

http::FindingLine line_of(Platform& platform, const cases::Finding& finding) {
  return {.reference = finding.reference, .unit = unit_name(platform.db(), finding.unit), .uscc = finding.unit, .title = cases::printed(finding), .missed = finding.missed,
          .due_on = finding.due_on ? finding.due_on->iso() : "", .basis = finding.basis, .evidence = finding.evidence, .log_index = log_index_of(platform, finding), .clock = clock_of({{"evidence", finding.evidence}})};
}

http::AccountabilityLine line_of(Platform& platform, const store::StoredAccountability& stored, const statute::Actor& reader, bool is_overseer) {
  const cases::Accountability& one = stored.accountability;
  http::AccountabilityLine line{.id = platform.public_id("acc", one.id), .unit = unit_name(platform.db(), one.unit), .step = cases::facts_of(one.step).title, .document_number = one.document_number,
                                .due_on = one.due_on ? one.due_on->iso() : "", .decided_at = one.decided_at.rfc3339(), .answered_at = one.answered_at ? one.answered_at->rfc3339() : "",
                                .closed_at = one.closed_at ? one.closed_at->rfc3339() : "", .reason = words_beside(platform, stored.row_id, "reason"), .answer = words_beside(platform, stored.answer_row, "answer"),
                                .closing = words_beside(platform, stored.close_row, "reason")};
  for (const cases::Finding& finding : store::findings_of(platform.db(), one)) line.findings.push_back(line_of(platform, finding));
  line.is_overdue = cases::is_overdue(one, platform.clock().now().date());
  line.may_answer = one.unit == reader.unit && !one.answered_at && !one.closed_at;
  line.may_close = is_overseer && !one.closed_at;
  return line;
}

}  // namespace

std::optional<http::FindingsView> OfficeDeskService::findings(const std::string& token) {
  return host_.only(token, {DeskKind::in_charge, DeskKind::unit, DeskKind::work_body, DeskKind::joint_meeting, DeskKind::court, DeskKind::collector}, [](Platform& platform, const statute::Actor& actor) {
    http::FindingsView view{.is_overseer = desk_of(platform.db(), actor) == DeskKind::in_charge};
    for (const cases::Finding& finding : view.is_overseer ? findings_of_units(platform) : findings_about(platform, actor.unit)) view.findings.push_back(line_of(platform, finding));
    const auto acts = view.is_overseer ? store::all_accountabilities(platform.db()) : store::accountabilities_of(platform.db(), actor.unit);
    for (const store::StoredAccountability& stored : acts) view.acts.push_back(line_of(platform, stored, actor, view.is_overseer));
    for (const cases::CollectorFine& fine : view.is_overseer ? store::all_fines(platform.db()) : store::fines_of(platform.db(), actor.unit)) {
      view.fines.push_back({unit_name(platform.db(), fine.collector), cases::facts_of(fine.conduct).title, fine.fine_yuan, fine.gains_yuan, fine.document_number, fine.served_on.iso()});
    }
    return view;
  });
}

}  // namespace liaoxin::app
