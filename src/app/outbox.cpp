#include "app/outbox.hpp"

#include <functional>

#include "app/accounts.hpp"
#include "app/acts.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"
#include "store/schema.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::json::object;
using registry::MailAddress;

namespace {

constexpr std::string_view kConfirmed = "mail_address.confirmed", kPending = "mail_address.pending", kAddress = "mail.address", kText = "mail.text";
constexpr std::string_view kMail = "mail", kShortMessage = "short_message";
const statute::Actor kMachine{statute::ActorKind::operator_, "operator", ""};

std::string opened(Platform& platform, std::string_view column, std::int64_t row, const base::Bytes& sealed) {
  if (sealed.empty()) return {};
  const auto value = open_column(platform.keys(), column, row, sealed);
  if (!value) throw base::Failure("database_corrupt", "a mail address or mail cannot be opened", "verify the data directory and its keys");
  return *value;
}
base::Bytes closed(Platform& platform, std::string_view column, std::int64_t row, const std::string& value) { return value.empty() ? base::Bytes() : seal_column(platform, column, row, value); }

std::string desk_address(Platform& platform) { return "https://" + store::meta(platform.db(), "name") + "/desk"; }

}  // namespace

MailAddress mail_address_of(Platform& platform, std::string_view about) {
  const auto stored = store::find_mail_address(platform.db(), about);
  if (!stored) return {};
  return {opened(platform, kConfirmed, stored->id, stored->confirmed_sealed), opened(platform, kPending, stored->id, stored->pending_sealed), stored->code_hash, stored->code_until};
}

void keep_mail_address(store::Writer& writer, Platform& platform, std::string_view about, const MailAddress& address) {
  const auto before = store::find_mail_address(writer.db(), about);
  const std::int64_t id = before ? before->id : writer.next_id("mail_address");
  store::save_mail_address(writer.db(), {id, std::string(about), closed(platform, kConfirmed, id, address.confirmed), closed(platform, kPending, id, address.pending), address.code_hash, address.code_until});
}

void write_mail(store::Writer& writer, Platform& platform, std::string_view about, std::string_view address, report::MailKind kind, const report::MailFacts& facts, std::optional<std::int64_t> notice_id) {
  const bool is_short = registry::is_phone_number(address);
  const report::MailText text = is_short ? report::MailText{{}, report::short_text(kind, facts)} : report::mail_text(kind, facts);
  const std::int64_t id = writer.next_id("mail");
  store::insert_mail(writer.db(), {.id = id, .about = std::string(about), .channel = std::string(is_short ? kShortMessage : kMail), .kind = std::string(report::word(kind)), .notice_id = notice_id,
                                   .address_sealed = seal_column(platform, kAddress, id, address),
                                   .text_sealed = seal_column(platform, kText, id, base::json::serialize(object{{"subject", text.subject}, {"text", text.text}})),
                                   .created_at = writer.now(), .next_try_at = writer.now()});
}

void write_notice_mail(store::Writer& writer, Platform& platform, std::string_view about, std::int64_t notice_id) {
  const MailAddress address = mail_address_of(platform, about);
  if (address.confirmed.empty()) return;
  write_mail(writer, platform, about, address.confirmed, report::MailKind::notice, {.desk_address = desk_address(platform), .notice = platform.public_id("ntc", notice_id)}, notice_id);
}

namespace {

/// What is handed over, opened.
struct Outgoing {
  std::string number;  ///< mal-…
  std::string address, subject, text;
  base::Instant created_at;
};

MailRound send_due(Platform& platform, std::string_view channel, std::int64_t limit, const std::function<std::expected<void, mail::NotTaken>(const Outgoing&)>& send) {
  MailRound round;
  for (store::StoredMail& mail : store::mail_due(platform.db(), channel, platform.clock().now(), limit)) {
    const auto text = base::parse_json(opened(platform, kText, mail.id, mail.text_sealed));
    CHECK(text.has_value());
    const std::string number = platform.public_id("mal", mail.id);
    const auto taken = send({number, opened(platform, kAddress, mail.id, mail.address_sealed), std::string(text->at("subject").as_string()), std::string(text->at("text").as_string()), mail.created_at});
    store::Writer writer(platform.sequencer(), platform.clock().now());
    ++mail.tries;
    mail.next_try_at.reset();
    if (taken) mail.taken_at = writer.now();
    else {
      mail.reply = taken.error().reply;
      if (!taken.error().is_final) mail.next_try_at = registry::next_mail_try(mail.created_at, mail.tries, writer.now());
    }
    if (!mail.next_try_at) {
      mail.address_sealed.clear();
      mail.text_sealed.clear();
      object facts{{"mail", number}, {"channel", mail.channel}, {"kind", mail.kind}, {"tries", mail.tries}};
      if (mail.notice_id) facts["notice"] = platform.public_id("ntc", *mail.notice_id);
      if (!taken) facts["reply"] = mail.reply;
      write_act(writer, kMachine, {.operation = taken ? "mail.taken" : "mail.given_up", .facts = std::move(facts)});
    }
    store::save_mail(writer.db(), mail);
    writer.commit();
    ++(taken ? round.taken : mail.next_try_at ? round.put_off : round.given_up);
  }
  return round;
}

}  // namespace

MailRound send_due_mail(Platform& platform, mail::Sender& sender, const std::string& from, std::int64_t limit) {
  return send_due(platform, kMail, limit, [&](const Outgoing& one) {
    return sender.send({.from = from, .to = one.address, .subject = one.subject, .text = one.text, .id = one.number + "@" + from.substr(from.find('@') + 1), .at = one.created_at});
  });
}

MailRound send_due_short_messages(Platform& platform, mail::ShortMessageSender& sender, std::int64_t limit) {
  return send_due(platform, kShortMessage, limit, [&](const Outgoing& one) { return sender.send({.number = one.address, .text = one.text, .id = one.number}); });
}

std::string_view word(MailState state) {
  switch (state) {
    case MailState::none: return "none";
    case MailState::waiting: return "waiting";
    case MailState::taken: return "taken";
    case MailState::given_up: return "given_up";
  }
  CHECK(false);
}

MailState mail_state(store::Connection& db, std::int64_t notice_id) {
  MailState state = MailState::none;
  for (const store::StoredMail& mail : store::mail_about_notice(db, notice_id)) state = mail.taken_at ? MailState::taken : mail.next_try_at ? MailState::waiting : MailState::given_up;
  return state;
}

}  // namespace liaoxin::app
