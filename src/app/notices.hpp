#pragma once
#include <optional>
#include <string>

#include "app/platform.hpp"
#include "cases/objection/objection.hpp"
#include "base/json.hpp"
#include "registry/notice.hpp"
#include "report/notice.hpp"
#include "statute/calendar.hpp"
#include "store/notices.hpp"
#include "store/records.hpp"
#include "store/writer.hpp"

/// Notices to subjects (arts. 35, 37; told first): left in the transaction of the event, listed, printed.
namespace liaoxin::app {

/// What an event adds to what its record says of itself.
struct NoticeMatter {
  registry::NoticeKind kind{};
  std::int64_t row_id = 0;  ///< journal row of the event
  std::optional<std::int64_t> objection_id;
  std::optional<statute::DueDate> due;
  registry::NoticeParameters parameters{};  ///< those of the event; names and display are filled in here
};
/// Leaves a notice about a record as it stands after the event; gives its number, `ntc-…`.
std::string leave_notice(store::Writer& writer, Platform& platform, const registry::RecordState& record, NoticeMatter matter);

/// That a notice was served, as the act which enters it says in its facts.
[[nodiscard]] base::json::object service_facts(const store::KeyStore& keys, const registry::Notice& notice);

/// A due date as answers and notices show it: each day counted or not, why, and by which kind of rule.
[[nodiscard]] base::json::object due_json(const statute::DueDate& due);

/// One line of a list: number, what it is about, by when it is due, whether and how it was served.
[[nodiscard]] base::json::object notice_line(const store::KeyStore& keys, const store::StoredNotice& notice);

/// The letter, dated today. Its facts are those of the day of the event, and whether service of the document has been
/// attested since; the reasons come from the sealed body of the act.
[[nodiscard]] report::Notice notice_letter_of(Platform& platform, const store::StoredNotice& notice);

/// 信用修复告知书 of a negative record that runs (art. 39), dated today: with the earliest day that its first notice named, else that of the
/// rules of today. Nothing beside any other record.
[[nodiscard]] std::optional<report::Notice> restoration_letter_of(Platform& platform, const store::StoredRecord& record);

/// The notice that an objection was accepted, or counts as accepted, and until when it is reviewed.
[[nodiscard]] NoticeMatter accepted_matter(const cases::Objection& objection, const store::Appended& place);

}  // namespace liaoxin::app
