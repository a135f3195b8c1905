#include "app/pledge_reports.hpp"

#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/acts.hpp"
#include "app/office_desk_service.hpp"
#include "base/check.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "store/pledge_reports.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using http::DeskKind;
using http::PledgeReportLine;

namespace {

PledgeReportLine line_of(Platform& platform, const store::StoredPledgeReport& stored, const store::StoredRecord& record, PledgeReportLine::Side side) {
  using Side = PledgeReportLine::Side;
  const cases::PledgeReport& report = stored.report;
  const base::Instant now = platform.clock().now();
  PledgeReportLine line{.side = side, .id = platform.public_id("plr", report.id), .record = platform.public_id("rec", record.state.id), .reported_at = report.reported_at.rfc3339(), .due_on = report.due_on.iso(),
                        .days_left = (report.due_on.days - now.date().days).count(), .reason = words_beside(platform, stored.answer_row, "reason"), .may_answer = side == Side::source && !report.answered_at};
  // Red line 6: whose pledge it was is no longer served to others once it is public no more.
  const statute::Item* item = platform.pack().item(record.state.item);
  CHECK(item != nullptr);
  if (side == Side::subject || cases::is_public_pledge(record.state, *item, now)) {
    const auto subject = store::find_subject(platform.db(), record.state.subject_id);
    CHECK(subject.has_value());
    line.organisation = subject->name;
  }
  if (side != Side::subject) line.statement = words_beside(platform, stored.row_id, "statement");
  if (report.answered_at) {
    line.answered_at = report.answered_at->rfc3339();
    line.outcome = cases::facts_of(*report.outcome).title;
  }
  return line;
}

}  // namespace

bool takes_pledge_reports(store::Connection& db, const std::string& unit, const registry::RecordState& record) {
  return record.ended == registry::EndKind::none && (unit == record.source_unit || store::is_submitter(db, record.source_unit, unit));
}

std::vector<PledgeReportLine> pledge_reports_for(Platform& platform, const std::string& unit) {
  std::vector<PledgeReportLine> lines;
  for (const store::StoredPledgeReport& stored : store::open_pledge_reports(platform.db())) {
    const auto record = store::find_record(platform.db(), stored.report.record_id);
    CHECK(record.has_value());
    if (takes_pledge_reports(platform.db(), unit, record->state)) lines.push_back(line_of(platform, stored, *record, PledgeReportLine::Side::source));
  }
  return lines;
}

std::vector<PledgeReportLine> pledge_reports_of(Platform& platform, const statute::Actor& actor) {
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

base::json::array pledge_reports_json(Platform& platform, const statute::Actor& actor) {
  base::json::array list;
  for (const PledgeReportLine& line : pledge_reports_of(platform, actor)) {
    base::json::object one{{"report", line.id}, {"record", line.record}, {"is_own", line.side == PledgeReportLine::Side::reporter}, {"reported_at", line.reported_at}, {"due_on", line.due_on}};
    if (!line.statement.empty()) one["statement"] = line.statement;
    if (!line.answered_at.empty()) {
      one["answered_at"] = line.answered_at;
      one["outcome"] = base::to_json(line.outcome);
      one["reason"] = line.reason;
    }
    list.push_back(std::move(one));
  }
  return list;
}

std::optional<std::vector<PledgeReportLine>> OfficeDeskService::pledge_reports(const std::string& token) {
  return host_.only(token, {DeskKind::own, DeskKind::unit}, [](Platform& platform, const statute::Actor& actor) { return actor.unit.empty() ? pledge_reports_of(platform, actor) : pledge_reports_for(platform, actor.unit); });
}

}  // namespace liaoxin::app
