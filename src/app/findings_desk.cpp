// Findings and what was done about them, at the desks of both sides; reports on public pledges (arts. 19, 51 to 53).
#include <algorithm>

#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/acts.hpp"
#include "app/findings.hpp"
#include "app/office_desk_service.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "cases/finding/accountability.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "store/accountabilities.hpp"
#include "store/pledge_reports.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {

using http::DeskKind;
using http::PledgeReportLine;

namespace {

http::FindingLine line_of(Platform& platform, const cases::Finding& finding) {
  return {.reference = finding.reference, .unit = unit_name(platform.db(), finding.unit), .uscc = finding.unit, .title = cases::printed(finding), .missed = finding.missed,
          .due_on = finding.due_on ? finding.due_on->iso() : "", .basis = finding.basis, .evidence = finding.evidence, .log_index = log_index_of(platform, finding)};
}

/// What was sealed beside an act under one name; empty once it is no longer kept.
std::string said(Platform& platform, std::optional<std::int64_t> row, std::string_view name) {
  const auto reasons = row ? sealed_reasons(platform, *row) : std::nullopt;
  return reasons ? std::string(reasons->at(name).as_string()) : std::string();
}

http::AccountabilityLine line_of(Platform& platform, const store::StoredAccountability& stored, const statute::Actor& reader, bool is_overseer) {
  const cases::Accountability& one = stored.accountability;
  http::AccountabilityLine line{.id = platform.public_id("acc", one.id), .unit = unit_name(platform.db(), one.unit), .step = cases::facts_of(one.step).title, .document_number = one.document_number,
                                .due_on = one.due_on ? one.due_on->iso() : "", .decided_at = one.decided_at.rfc3339(), .answered_at = one.answered_at ? one.answered_at->rfc3339() : "",
                                .closed_at = one.closed_at ? one.closed_at->rfc3339() : "", .reason = said(platform, stored.row_id, "reason"), .answer = said(platform, stored.answer_row, "answer"),
                                .closing = said(platform, stored.close_row, "reason")};
  for (const cases::Finding& finding : store::findings_of(platform.db(), one)) line.findings.push_back(line_of(platform, finding));
  line.is_overdue = cases::is_overdue(one, platform.clock().now().date());
  line.may_answer = one.unit == reader.unit && !one.answered_at && !one.closed_at;
  line.may_close = is_overseer && !one.closed_at;
  return line;
}

PledgeReportLine line_of(Platform& platform, const store::StoredPledgeReport& stored, const store::StoredRecord& record, PledgeReportLine::Side side) {
  using Side = PledgeReportLine::Side;
  const cases::PledgeReport& report = stored.report;
  const base::Instant now = platform.clock().now();
  PledgeReportLine line{.side = side, .id = platform.public_id("plr", report.id), .record = platform.public_id("rec", record.state.id), .reported_at = report.reported_at.rfc3339(), .due_on = report.due_on.iso(),
                        .days_left = (report.due_on.days - now.date().days).count(), .reason = said(platform, stored.answer_row, "reason"), .may_answer = side == Side::source && !report.answered_at};
  // Red line 6: whose pledge it was is no longer served to others once it is public no more.
  const statute::Item* item = platform.pack().item(record.state.item);
  CHECK(item != nullptr);
  if (side == Side::subject || cases::is_public_pledge(record.state, *item, now)) {
    const auto subject = store::find_subject(platform.db(), record.state.subject_id);
    CHECK(subject.has_value());
    line.organisation = subject->name;
  }
  if (side != Side::subject) line.statement = said(platform, stored.row_id, "statement");
  if (report.answered_at) {
    line.answered_at = report.answered_at->rfc3339();
    line.outcome = cases::facts_of(*report.outcome).title;
  }
  return line;
}

std::vector<PledgeReportLine> of_unit(Platform& platform, const std::string& unit) {
  std::vector<PledgeReportLine> lines;
  for (const store::StoredPledgeReport& stored : store::open_pledge_reports(platform.db())) {
    const auto record = store::find_record(platform.db(), stored.report.record_id);
    CHECK(record.has_value());
    if (takes_pledge_reports(platform.db(), unit, record->state)) lines.push_back(line_of(platform, stored, *record, PledgeReportLine::Side::source));
  }
  return lines;
}

std::vector<PledgeReportLine> of_subject(Platform& platform, const statute::Actor& actor) {
  store::Connection& db = platform.db();
  std::vector<PledgeReportLine> lines;
  if (const auto about = about_self(platform, actor)) {
    for (const store::StoredPledgeReport& stored : store::pledge_reports_by(db, *about)) {
      const auto record = store::find_record(db, stored.report.record_id);
      CHECK(record.has_value());
      lines.push_back(line_of(platform, stored, *record, PledgeReportLine::Side::reporter));
    }
  }
  const auto own = own_subject(platform, actor);
  if (!own) return lines;
  for (const store::StoredRecord& record : store::records_of_subject(db, *own)) {
    for (const store::StoredPledgeReport& stored : store::pledge_reports_about(db, record.state.id)) lines.push_back(line_of(platform, stored, record, PledgeReportLine::Side::subject));
  }
  return lines;
}

}  // namespace

bool takes_pledge_reports(store::Connection& db, const std::string& unit, const registry::RecordState& record) {
  return record.ended == registry::EndKind::none && (unit == record.source_unit || store::is_submitter(db, record.source_unit, unit));
}

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

std::optional<std::vector<PledgeReportLine>> OfficeDeskService::pledge_reports(const std::string& token) {
  return host_.only(token, {DeskKind::own, DeskKind::unit}, [](Platform& platform, const statute::Actor& actor) { return actor.unit.empty() ? of_subject(platform, actor) : of_unit(platform, actor.unit); });
}

}  // namespace liaoxin::app
