// Letters at the desk of whom they are to, and where reminders of them go (arts. 35, 37).
#include <algorithm>
#include <iterator>

#include "app/access_register.hpp"
#include "app/actors.hpp"
#include "app/desk_service.hpp"
#include "app/executor.hpp"
#include "app/notices.hpp"
#include "app/outbox.hpp"
#include "store/notices.hpp"

namespace liaoxin::app {

using std::lock_guard;

std::vector<http::DeskLetter> DeskService::letters_about(const store::StoredRecord& record) {
  store::Connection& db = platform_.db();
  std::vector<http::DeskLetter> list;
  for (const store::StoredNotice& stored : store::notices_of(db, record.state.id)) {
    const registry::Notice& notice = stored.notice;
    list.push_back({.id = platform_.public_id("ntc", notice.id), .title = registry::printed(notice.kind), .at = notice.created_at.rfc3339(), .document_number = record.state.document_number,
                    .served_on = notice.served_on ? notice.served_on->iso() : "", .reminder = std::string(word(mail_state(db, notice.id)))});
  }
  return list;
}

std::vector<http::DeskLetter> DeskService::notices(const std::string& token) {
  const lock_guard lock(mutex_);
  std::vector<http::DeskLetter> list;
  const auto as = actor(token);
  const auto about = as ? about_self(platform_, *as) : std::nullopt;
  const auto subject = about ? own_subject(platform_, *as) : std::nullopt;
  if (!subject) return list;
  note_look({*as}, "");
  for (const store::StoredRecord& record : store::records_of_subject(platform_.db(), *subject)) std::ranges::copy(letters_about(record), std::back_inserter(list));
  return list;
}

http::DeskMailAddress DeskService::mail_address(const std::string& token) {
  const lock_guard lock(mutex_);
  const auto as = actor(token);
  const auto about = as ? about_self(platform_, *as) : std::nullopt;
  if (!about) return {};
  const registry::MailAddress address = mail_address_of(platform_, *about);
  return {address.confirmed, address.pending};
}

}  // namespace liaoxin::app
