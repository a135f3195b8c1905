// Letters read by whom they are to, and reminders of them: to an address that was proved, one for each letter, saying nothing.
#include <algorithm>

#include "app/outbox.hpp"
#include "simulation.hpp"
#include "store/notices.hpp"

namespace liaoxin::simulation {

using base::json::object;

void Simulation::read_letter() {
  Known* record = pick([&](const Known& one) { return !model_.is_merged_away(one.owner); });
  if (record == nullptr) return;
  const auto letters = store::notices_of(world_.platform().db(), *world_.platform().internal_id("rec", record->id));
  const auto letter = std::ranges::find_if(letters, [](const store::StoredNotice& one) { return !one.notice.served_on; });
  if (letter == letters.end()) return;
  const object input{{"notice", world_.platform().public_id("ntc", letter->notice.id)}};
  must("notice.acknowledge", "subject:" + code_of(record->owner), input, record);
  // A letter that tells of a designation or a measure puts it in force, however it comes to be read.
  if (input.at("notice").as_string() == record->designation_notice) record->designation_told = true;
  if (input.at("notice").as_string() == record->listing_notice) record->listing_told_on = today();
  for (KnownMeasure& one : record->measures) {
    if (input.at("notice").as_string() == one.notice) one.served_on = today();
  }
  must_be_refused("notice.acknowledge", "subject:" + code_of(record->owner), input, "notice_served", record);
}

void Simulation::choose_reminders() {
  const bool is_chosen = !reminded_.empty() && dice_.chance(20);
  const Organisation of = is_chosen ? organisation_of(*std::next(reminded_.begin(), dice_.below(static_cast<int>(reminded_.size())))) : any_organisation();
  if (model_.is_merged_away(of.first_code)) return;
  const std::string actor = "subject:" + of.code;
  if (reminded_.erase(of.first_code) > 0) {
    must("mail_address.remove", actor, object{});
    return must_be_refused("mail_address.remove", actor, object{}, "mail_address_none");
  }
  const std::string address = of.first_code + "@example.cn";
  must("mail_address.register", actor, {{"address", address}});
  send_mail();
  must_be_refused("mail_address.confirm", actor, {{"code", "not the code"}}, "mail_code_false");
  must("mail_address.confirm", actor, {{"code", post_.code()}});
  if (!failed()) reminded_.insert(of.first_code);
}

/// What goes out is to an address somebody chose, once, and names no document.
void Simulation::send_mail() {
  const std::size_t before = post_.taken.size();
  while (app::send_due_mail(world_.platform(), post_, "liaoxin@example.cn").taken > 0) {
  }
  for (std::size_t i = before; i < post_.taken.size() && !failed(); ++i) {
    const mail::Message& message = post_.taken[i];
    if (!mail_ids_.insert(message.id).second) fail(nullptr, "a mail went out twice: " + message.id);
    for (const Known& record : model_.records()) {
      if ((message.subject + message.text).find(record.id) != std::string::npos) fail(&record, "a mail names the record");
    }
    count("mail sent");
  }
}

}  // namespace liaoxin::simulation
