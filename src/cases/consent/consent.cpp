#include "cases/consent/consent.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "statute/act_table.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

namespace {

bool is_open_to(statute::SubjectKind kind, const statute::Item& item) { return item.modes(kind).contains(statute::Channel::inquiry) && statute::may(kind, item.code, statute::Act::query); }

/// A post in a state organ is a matter of its own (art. 21(4)): there the item is what the matter shares.
bool is_shared_for_post(std::string_view code) {
  const auto& shared = statute::facts_of(statute::InquiryMatter::recruitment).items;
  return std::ranges::find(shared, code) != shared.end();
}

}  // namespace

bool may_be_consented_to(const statute::Item& item) {
  using enum statute::SubjectKind;
  return is_shared_for_post(item.code) || std::ranges::any_of(std::array{legal_person, individual_business, natural_person}, [&](statute::SubjectKind kind) { return is_open_to(kind, item); });
}

bool is_live(const Consent& consent, base::Instant now) {
  if (consent.withdrawn_at) return false;  // an act that was done, whatever the clock says
  return consent.given_at.micros <= now.micros && now.date() <= consent.until_on;
}

bool allows(const Consent& consent, statute::ConsentPurpose purpose, base::Instant now) { return is_live(consent, now) && consent.purpose == purpose; }

base::Result<Consent> decide_give(const GiveConsent& command, statute::SubjectKind kind, const std::vector<Consent>& others, base::Instant now, const statute::Pack& pack) {
  Consent consent;
  // 1. One purpose, from the closed list.
  const statute::PurposeFacts* purpose = statute::consent_purpose(command.purpose);
  if (purpose == nullptr) return refuse(RefusalWord::purpose_unknown, base::one_line(command.purpose), "/purpose");
  consent.purpose = purpose->purpose;
  // 2. Item by item, and only what the channel of inquiry carries for this kind of subject at all.
  for (const std::string& code : command.items) {
    const statute::Item* item = pack.item(code);
    const bool is_for_post = consent.purpose == statute::ConsentPurpose::public_post && is_shared_for_post(code);
    if (item == nullptr || (!is_open_to(kind, *item) && !is_for_post)) return refuse(RefusalWord::consent_items_invalid, base::one_line(code), "/items");
    consent.items.insert(code);
  }
  if (consent.items.empty()) return refuse(RefusalWord::consent_items_invalid, {}, "/items");
  // 3. Until a day, and not for ever.
  const auto longest = TRY(pack.parameter("consent.longest_days", now.date()));
  if (command.until_on < now.date() || command.until_on > now.date().plus_days(static_cast<int>(longest.value))) {
    return refuse(RefusalWord::consent_term_invalid, command.until_on.iso(), "/until_on");
  }
  if (std::ranges::any_of(others, [&](const Consent& other) { return allows(other, consent.purpose, now); })) return refuse(RefusalWord::consent_exists, {}, "/user");
  consent.until_on = command.until_on;
  consent.given_at = now;
  return consent;
}

base::Result<Consent> decide_withdraw(Consent consent, base::Instant now) {
  if (!is_live(consent, now)) return refuse(RefusalWord::consent_ended);
  consent.withdrawn_at = now;
  return consent;
}

const std::vector<statute::Operation>& consent_commands() {
  using statute::command;
  static const std::vector<statute::Operation> operations{
      command<GiveConsent>("consent.give", {BasisKind::regulation, "14"}, {"同意他人查询我的信息", "Give consent to an inquiry"},
                           R"({"user":"91210100MA0000001X","purpose":"financing","items":["C4-03"],"until_on":"2026-12-31"})",
                           {RefusalWord::consent_user_unknown, RefusalWord::purpose_unknown, RefusalWord::consent_items_invalid, RefusalWord::consent_term_invalid, RefusalWord::consent_exists,
                            RefusalWord::subject_merged, RefusalWord::counter_conflict, RefusalWord::parameter_not_in_force}),
      command<WithdrawConsent>("consent.withdraw", {BasisKind::regulation, "14"}, {"撤回同意", "Withdraw a consent"}, R"({"consent":"cns-…"})",
                               {RefusalWord::consent_unknown, RefusalWord::consent_ended}),
  };
  return operations;
}

}  // namespace liaoxin::cases
