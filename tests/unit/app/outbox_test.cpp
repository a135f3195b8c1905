// Reminders by mail: to an address its subject proved, once for each letter, and never with what a record holds.
#include "app/outbox.hpp"

#include "mailbox.hpp"
#include "province.hpp"
#include "store/notices.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kDepartment;
using testing::kOther;
using testing::Mailbox;
using testing::Province;
using testing::Telephone;

const std::string kOwner = "subject:" + kCompany, kSource = "officer:a@" + kDepartment, kFrom = "liaoxin@example.cn";

class Reminded : public Province {
 public:
  Reminded() { register_organisation(kCompany, "沈阳演示科技有限公司"); }
  MailRound round() { return send_due_mail(platform(), mailbox, kFrom); }
  void later(std::int64_t minutes) { clock().set({clock().now().micros + minutes * 60'000'000}); }
  void have_address(const std::string& address = "shop@example.cn") {
    must("mail_address.register", kOwner, R"({"address":")" + address + "\"}");
    round();
    must("mail_address.confirm", kOwner, R"({"code":")" + mailbox.code() + "\"}");
    round();
  }
  /// The newest letter about a record that was filed and is held.
  std::int64_t letter() {
    const std::string record = file_penalty(kCompany, "沈罚1号", "2026-05-06", false);
    return store::notices_of(platform().db(), *platform().internal_id("rec", record)).back().notice.id;
  }
  Mailbox mailbox;
};

TEST(Mail, NobodyIsRemindedAtAnAddressThatWasNotConfirmed) {
  Reminded r;
  r.must("mail_address.register", kOwner, R"({"address":"shop@example.cn"})");
  EXPECT_EQ(r.round().taken, 1);
  const std::int64_t letter = r.letter();
  EXPECT_EQ(mail_state(r.platform().db(), letter), MailState::none);
  EXPECT_EQ(r.refusal("mail_address.confirm", kOwner, R"({"code":"aaaaaaaaaaaa"})"), "mail_code_false");
  EXPECT_EQ(r.refusal("mail_address.confirm", "subject:" + kOther, R"({"code":"x"})"), "subject_unknown");
  r.later(24 * 60 + 1);
  EXPECT_EQ(r.refusal("mail_address.confirm", kOwner, R"({"code":")" + r.mailbox.code() + "\"}"), "mail_code_false") << "a code is good for a day";
}

TEST(Mail, EachLetterIsAnnouncedOnceAndTheMailSaysNothingOfTheRecord) {
  Reminded r;
  r.have_address();
  r.mailbox.taken.clear();
  const std::int64_t letter = r.letter();
  EXPECT_EQ(mail_state(r.platform().db(), letter), MailState::waiting);
  EXPECT_EQ(r.round().taken, 1);
  EXPECT_EQ(r.round().taken, 0);
  EXPECT_EQ(mail_state(r.platform().db(), letter), MailState::taken);
  ASSERT_EQ(r.mailbox.taken.size(), 1u);
  const mail::Message& message = r.mailbox.taken[0];
  EXPECT_EQ(message.to, "shop@example.cn");
  EXPECT_NE(message.text.find(r.platform().public_id("ntc", letter)), std::string::npos);
  EXPECT_NE(message.text.find("/desk"), std::string::npos);
  for (const char* content : {"沈罚1号", "罚款", "沈阳演示科技有限公司", kCompany.c_str(), "C4-03"}) EXPECT_EQ((message.subject + message.text).find(content), std::string::npos) << content;
}

TEST(Mail, ATakenReminderServesNothing) {
  Reminded r;
  r.have_address();
  const std::int64_t letter = r.letter();
  r.round();
  const auto stored = store::find_notice(r.platform().db(), letter);
  EXPECT_FALSE(stored->notice.served_on);
  r.must("notice.acknowledge", kOwner, R"({"notice":")" + r.platform().public_id("ntc", letter) + "\"}");
  EXPECT_EQ(store::find_notice(r.platform().db(), letter)->notice.service, registry::ServiceKind::electronic);
  EXPECT_FALSE(store::find_record(r.platform().db(), stored->notice.record_id)->state.told_at) << "and a letter that was read releases no record";
}

TEST(Mail, AMailThatIsNotTakenIsTriedAgainAndGivenUpAfterThreeDays) {
  Reminded r;
  r.have_address();
  const std::int64_t letter = r.letter();
  r.mailbox.refuses = mail::NotTaken{.reply = 451, .what = "later"};
  r.mailbox.tries = 0;
  EXPECT_EQ(r.round().put_off, 1);
  EXPECT_EQ(r.round().put_off, 0) << "not before its time";
  for (int minute = 0; minute < 3 * 24 * 60; ++minute) {
    r.later(1);
    r.round();
  }
  EXPECT_EQ(mail_state(r.platform().db(), letter), MailState::given_up);
  EXPECT_GE(r.mailbox.tries, 10);
  EXPECT_LE(r.mailbox.tries, 20);
  r.mailbox.refuses.reset();
  r.later(60);
  EXPECT_EQ(r.round().taken, 0);
}

TEST(Mail, AnAddressThatDoesNotExistIsGivenUpAtOnceAndItsSubjectSeesIt) {
  Reminded r;
  r.have_address();
  const std::int64_t letter = r.letter();
  r.mailbox.refuses = mail::NotTaken{.is_final = true, .reply = 550, .what = "no such mailbox"};
  EXPECT_EQ(r.round().given_up, 1);
  EXPECT_EQ(mail_state(r.platform().db(), letter), MailState::given_up);
}

TEST(Mail, TheFormerAddressLearnsThatItIsNoneAnyMore) {
  Reminded r;
  r.have_address("first@example.cn");
  r.mailbox.taken.clear();
  r.have_address("second@example.cn");
  ASSERT_EQ(r.mailbox.taken.size(), 2u);
  EXPECT_EQ(r.mailbox.taken[0].to, "second@example.cn");
  EXPECT_EQ(r.mailbox.taken[1].to, "first@example.cn");
  r.mailbox.taken.clear();
  r.must("mail_address.remove", kOwner, "{}");
  r.round();
  ASSERT_EQ(r.mailbox.taken.size(), 1u);
  EXPECT_EQ(r.mailbox.taken[0].to, "second@example.cn");
  EXPECT_EQ(mail_state(r.platform().db(), r.letter()), MailState::none);
}

TEST(Mail, ANumberIsProvedByItsCodeAndRemindedByShortMessageAlone) {
  Reminded r;
  Telephone telephone;
  const auto ring = [&] { return send_due_short_messages(r.platform(), telephone); };
  r.must("mail_address.register", kOwner, R"({"address":"138 0013 8000"})");
  EXPECT_EQ(r.round().taken, 0) << "no mail server is asked about a number";
  EXPECT_EQ(ring().taken, 1);
  EXPECT_EQ(telephone.taken[0].number, "13800138000");
  r.must("mail_address.confirm", kOwner, R"({"code":")" + telephone.code() + "\"}");
  const std::int64_t letter = r.letter();
  // A gateway that is down holds up no mail, and what it did not take is the same message the next time.
  telephone.refuses = mail::NotTaken{.reply = 503, .what = "down"};
  EXPECT_EQ(ring().put_off, 1);
  EXPECT_EQ(ring().put_off, 0) << "not before its time";
  EXPECT_EQ(mail_state(r.platform().db(), letter), MailState::waiting);
  telephone.refuses.reset();
  r.later(1);
  EXPECT_EQ(ring().taken, 1);
  EXPECT_EQ(ring().taken, 0);
  EXPECT_EQ(mail_state(r.platform().db(), letter), MailState::taken);
  const std::string& text = telephone.taken.back().text;
  EXPECT_NE(text.find("/desk"), std::string::npos);
  for (const std::string& content : {std::string("沈罚1号"), std::string("罚款"), std::string("沈阳演示科技有限公司"), kCompany, r.platform().public_id("ntc", letter)}) EXPECT_EQ(text.find(content), std::string::npos) << content;
  // A mail address takes its place, and the number is told.
  telephone.taken.clear();
  r.have_address("shop@example.cn");
  EXPECT_EQ(ring().taken, 1);
  EXPECT_EQ(telephone.taken[0].number, "13800138000");
  EXPECT_EQ(r.every_byte().find("13800138000"), std::string::npos);
}

TEST(Mail, GM_NoAddressAndNoCodeStandsInAnyFile) {
  Reminded r;
  r.must("mail_address.register", kOwner, R"({"address":"shop.owner@example.cn"})");
  r.round();
  const std::string code = r.mailbox.code();
  r.letter();
  const std::string bytes = r.every_byte();
  EXPECT_EQ(bytes.find("shop.owner"), std::string::npos);
  EXPECT_EQ(bytes.find(code), std::string::npos);
  EXPECT_NE(bytes.find(kCompany), std::string::npos) << "the search itself works";
}

}  // namespace
}  // namespace liaoxin::app
