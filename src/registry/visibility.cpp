#include "registry/visibility.hpp"

#include "base/check.hpp"
#include "statute/act_table.hpp"

namespace liaoxin::registry {

using statute::Channel;

namespace {

statute::Act act_of(Channel channel) {
  switch (channel) {
    case Channel::disclosure: return statute::Act::disclose;
    case Channel::inquiry: return statute::Act::query;
    case Channel::sharing: return statute::Act::share;
  }
  CHECK(false);
}

/// What keeps a record from everybody without a relation to it, by every channel.
constexpr Bars kBarsFromAll = Bars{} | Bar::subject_only | Bar::not_performed | Bar::minority_claimed | Bar::shielded;

bool judges_or_filed(Viewer viewer) { return viewer == Viewer::source || viewer == Viewer::reviewer || viewer == Viewer::restorer; }

}  // namespace

std::string_view word(VisibleReason reason) {
  switch (reason) {
    case VisibleReason::shown: return "shown";
    case VisibleReason::own_record: return "own_record";
    case VisibleReason::oversight: return "oversight";
    case VisibleReason::retention_over: return "retention_over";
    case VisibleReason::ended: return "ended";
    case VisibleReason::display_over: return "display_over";
    case VisibleReason::stayed: return "stayed";
    case VisibleReason::unanswered: return "unanswered";
    case VisibleReason::not_told: return "not_told";
    case VisibleReason::barred: return "barred";
    case VisibleReason::no_open_procedure: return "no_open_procedure";
    case VisibleReason::channel_not_allowed: return "channel_not_allowed";
    case VisibleReason::element_not_allowed: return "element_not_allowed";
    case VisibleReason::text_not_reviewed: return "text_not_reviewed";
    case VisibleReason::text_closed: return "text_closed";
  }
  CHECK(false);
}

VisibleReason visible(const RecordState& record, const statute::Item& item, Channel channel, Viewer viewer, base::Instant now) {
  CHECK(record.item == item.code);
  const base::Date today = now.date();
  // 1. What is no longer kept is shown to nobody.
  if (record.ended == EndKind::retention_ended || (record.retention_until_on && today > *record.retention_until_on)) {
    return VisibleReason::retention_over;
  }
  // 2. The subject reads its own record (art. 35); auditor and court read what is kept. Of a natural person or individual
  //    business they, and the source, read it only in its own open procedure (red line 4). Who reviews an objection has none to
  //    any record but by that objection.
  if (viewer == Viewer::subject) return VisibleReason::own_record;
  const bool is_organisation = statute::is_organisation(record.subject_kind);
  // Whoever restores has an application of the subject itself before it, which is the open procedure.
  const bool needs_procedure = viewer == Viewer::reviewer || (!is_organisation && viewer != Viewer::stranger && viewer != Viewer::restorer);
  const bool has_procedure = record.open_objections > 0 || (viewer != Viewer::reviewer && has(record.bars, Bar::leniency_claimed));
  if (needs_procedure && !has_procedure) return VisibleReason::no_open_procedure;
  if (viewer == Viewer::auditor || viewer == Viewer::court) return VisibleReason::oversight;
  // 3. An end ends every channel at the same instant, for the source too.
  if (record.ended != EndKind::none) return VisibleReason::ended;
  if (record.display_until_on && today > *record.display_until_on) return VisibleReason::display_over;
  // 4. The source sees its own running row, held or hidden; so does who judges an objection or an application, or it would judge blind.
  if (judges_or_filed(viewer)) return VisibleReason::shown;
  // 5. Stayed, contested without an answer, not yet told: hidden from everyone else.
  if (record.stayed) return VisibleReason::stayed;
  if (record.unanswered) return VisibleReason::unanswered;
  if (item.told_first && (!record.told_at || now < *record.told_at)) return VisibleReason::not_told;
  // 6. A pledge to be shown to its subject only, or not performed without a designation, goes to no one else; nor what is said to be a minor's, nor what is
  //    shielded for a reorganisation.
  if ((record.bars & kBarsFromAll) != 0) return VisibleReason::barred;
  // 7. Every other bar closes disclosure only: inquiry and sharing are independent of it.
  if (channel == Channel::disclosure && record.bars != 0) return VisibleReason::barred;
  // 8. The item must use this channel for this kind of subject (art. 10).
  if (!item.modes(record.subject_kind).contains(channel)) return VisibleReason::channel_not_allowed;
  // 9. And whatever an edition says, what the table of acts forbids about persons stays closed.
  if (!is_organisation && !statute::may(record.subject_kind, record.item, act_of(channel))) return VisibleReason::channel_not_allowed;
  return VisibleReason::shown;
}

VisibleReason visible(const RecordState& record, const statute::Item& item, const statute::Column& column, Channel channel, Viewer viewer,
                      base::Instant now) {
  const VisibleReason whole = visible(record, item, channel, viewer, now);
  if (!is_visible(whole)) return whole;
  if (column.dropped) return VisibleReason::element_not_allowed;
  if (whole == VisibleReason::own_record || whole == VisibleReason::oversight || judges_or_filed(viewer)) return whole;
  if (!column.visibility.contains(channel)) return VisibleReason::element_not_allowed;
  // Nobody's name but that of the business itself stands on the page of an individual business (product).
  if (channel == Channel::disclosure && column.names_person && !statute::is_organisation(record.subject_kind)) return VisibleReason::element_not_allowed;
  // Free text is public only after the attested secrecy review (art. 8) and a clean scan.
  if (channel == Channel::disclosure && column.secrecy_review) {
    if (!statute::is_organisation(record.subject_kind) || record.reviewed_by.empty()) return VisibleReason::text_not_reviewed;
    if (record.closed_elements.contains(column.code)) return VisibleReason::text_closed;
  }
  return VisibleReason::shown;
}

}  // namespace liaoxin::registry
