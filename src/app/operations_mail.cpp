// The address at which a subject wants to be reminded: its own choice, proved by a code, changed in its sight.
#include "app/access_register.hpp"
#include "app/accounts.hpp"
#include "app/executor.hpp"
#include "app/outbox.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "registry/commands.hpp"
#include "registry/mail_address.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace registry;

constexpr std::int64_t kMicrosPerHour = 3'600'000'000;

std::string desk_address(Session& s) { return "https://" + store::meta(s.db(), "name") + "/desk"; }

/// The subject an actor asks for, as the register writes it. Who spoke for a merged organisation is not told of the one its
/// records went to.
base::Result<std::string> asks_for(Session& s) {
  TRY_VOID(s.permit());
  if (s.actor.kind == statute::ActorKind::subject && store::find_subject_by_code(s.db(), s.actor.id)->merged_into) return refuse(RefusalWord::subject_merged);
  return *about_self(s.platform, s.actor);
}

object done(Session& s, const std::string& about, const std::string& address) {
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"about", about}}, .reasons = {{"address", address}}});
  return {{"log_index", place.index}};
}

base::Result<object> register_address(Session& s, const RegisterMailAddress& c) {
  const std::string about = TRY(asks_for(s));
  MailAddress address = mail_address_of(s.platform, about);
  address.pending = TRY(read_reminder_address(c.address));
  // So many codes a day: nobody's mailbox or telephone is filled through us.
  const base::Instant day_before{s.now().micros - 24 * kMicrosPerHour};
  if (store::mails_since(s.db(), about, report::word(report::MailKind::code), day_before) >= kMailCodesPerDay) return refuse(RefusalWord::mail_code_limit);
  const std::string code = base::base32(s.platform.random().bytes(kMailCodeBytes));
  address.code_hash = token_hash(code);
  address.code_until = base::Instant{s.now().micros + kMailCodeHours * kMicrosPerHour};
  keep_mail_address(s.writer, s.platform, about, address);
  write_mail(s.writer, s.platform, about, address.pending, report::MailKind::code, {.desk_address = desk_address(s), .code = code});
  return done(s, about, address.pending);
}

/// The former address learns that it is none any more: a change by somebody else does not pass unseen.
void tell_former(Session& s, const std::string& about, const std::string& former) {
  if (!former.empty()) write_mail(s.writer, s.platform, about, former, report::MailKind::changed, {.desk_address = desk_address(s)});
}

base::Result<object> confirm_address(Session& s, const ConfirmMailAddress& c) {
  const std::string about = TRY(asks_for(s));
  const MailAddress before = mail_address_of(s.platform, about);
  const MailAddress address = TRY(decide_confirm(before, token_hash(base::trim(c.code)), s.now()));
  keep_mail_address(s.writer, s.platform, about, address);
  if (before.confirmed != address.confirmed) tell_former(s, about, before.confirmed);
  return done(s, about, address.confirmed);
}

base::Result<object> remove_address(Session& s, const RemoveMailAddress&) {
  const std::string about = TRY(asks_for(s));
  const MailAddress before = mail_address_of(s.platform, about);
  if (before.confirmed.empty() && before.pending.empty()) return refuse(RefusalWord::mail_address_none);
  keep_mail_address(s.writer, s.platform, about, {});
  tell_former(s, about, before.confirmed);
  return done(s, about, before.confirmed);
}

}  // namespace

void add_mail_handlers(Handlers& handlers) {
  handlers["mail_address.register"] = detail::handler<RegisterMailAddress>(register_address);
  handlers["mail_address.confirm"] = detail::handler<ConfirmMailAddress>(confirm_address);
  handlers["mail_address.remove"] = detail::handler<RemoveMailAddress>(remove_address);
}

}  // namespace liaoxin::app
