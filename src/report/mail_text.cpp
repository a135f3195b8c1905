#include "report/mail_text.hpp"

#include <fmt/format.h>

#include "base/check.hpp"

namespace liaoxin::report {
namespace {

/// Below each of them: what nobody will ever be asked for by mail.
constexpr std::string_view kSafeguard =
    "\n本邮件由系统自动发出,请不要回复。我们不会通过邮件向您收费,也不会索要密码或验证码。\n"
    "\nThis mail was sent by a machine; please do not answer it. We never ask for money, a password or a code by mail.\n";

}  // namespace

std::string_view word(MailKind kind) {
  switch (kind) {
    case MailKind::code: return "code";
    case MailKind::notice: return "notice";
    case MailKind::changed: return "changed";
  }
  CHECK(false);
}

MailText mail_text(MailKind kind, const MailFacts& facts) {
  switch (kind) {
    case MailKind::code:
      return {"辽信:验证您的邮箱 Confirm your e-mail address",
              fmt::format("您的验证码是:{0}\n请登录 {1} ,在“验证提醒地址”中填写,24 小时内有效。如果不是您本人登记的,请不用理会。\n"
                          "\nYour code is {0}\nSign in at {1} and enter it under \"Confirm the address for reminders\" within 24 hours. If it was not you who asked for it, do nothing.\n{2}",
                          facts.code, facts.desk_address, kSafeguard)};
    case MailKind::notice:
      return {"辽信:您有一份新的告知书 A notice waits for you",
              fmt::format("您有一份新的告知书,编号 {0} 。请登录 {1} 查看内容和您的权利。\n"
                          "\nA new notice waits for you, number {0}. Sign in at {1} to read it and what you can do.\n{2}",
                          facts.notice, facts.desk_address, kSafeguard)};
    case MailKind::changed:
      return {"辽信:提醒邮箱已变更 Your reminder address was changed",
              fmt::format("这个邮箱不再用于接收提醒。如果不是您本人操作的,请马上登录 {0} 查看,并联系平台。\n"
                          "\nReminders do not go to this address any more. If it was not you who changed this, sign in at {0} at once and contact the platform.\n{1}",
                          facts.desk_address, kSafeguard)};
  }
  CHECK(false);
}

std::string short_text(MailKind kind, const MailFacts& facts) {
  switch (kind) {
    case MailKind::code: return fmt::format("【辽信】验证码 {0} ,24 小时内在办事台填写。不是您本人登记的,请不用理会。Your code for reminders: {0}", facts.code);
    case MailKind::notice: return fmt::format("【辽信】您有一份新的告知书,请登录办事台 {0} 查看。A letter waits at your desk.", facts.desk_address);
    case MailKind::changed: return fmt::format("【辽信】提醒不再发到这个号码。不是您本人操作的,请马上登录 {0} 查看。Reminders do not go to this number any more.", facts.desk_address);
  }
  CHECK(false);
}

}  // namespace liaoxin::report
