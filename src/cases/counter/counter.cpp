#include "cases/counter/counter.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "registry/notice.hpp"
#include "registry/text_scan.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::must_say;
using base::refuse;
using base::RefusalWord;

namespace {

constexpr std::int64_t kMicrosPerMinute = 60'000'000;

bool knows(std::span<const CounterWord> words, std::string_view word) { return std::ranges::find(words, word, &CounterWord::word) != words.end(); }

/// A text that names something and carries no identity number, on one line.
base::Result<std::string> named(std::string_view text, RefusalWord otherwise, std::string_view pointer, base::Date today) {
  TRY_VOID(must_say(text, otherwise, pointer));
  for (const registry::TextHit& hit : registry::scan_text(text, today)) {
    if (hit.kind == registry::TextHitKind::citizen_id) return refuse(RefusalWord::id_number_in_text, {}, pointer);
  }
  return base::one_line(base::trim(text));
}

bool is_given(const std::optional<std::string>& text) { return text && !base::trim(*text).empty(); }

}  // namespace

base::Instant ends_at(const Sitting& sitting) { return {sitting.opened_at.micros + kSittingMinutes * kMicrosPerMinute}; }
bool is_open(const Sitting& sitting, base::Instant now) { return !sitting.closed_at && sitting.opened_at.micros <= now.micros && now.micros < ends_at(sitting).micros; }

std::span<const CounterWord> identity_documents() {
  static const std::array<CounterWord, 2> list{{{"identity_card", {"居民身份证", "identity card"}}, {"temporary_card", {"临时居民身份证", "temporary identity card"}}}};
  return list;
}
std::span<const CounterWord> identity_checks() {
  static const std::array<CounterWord, 2> list{{{"card_reader", {"读卡器读取,人证一致", "read by a card reader, and it is the one present"}}, {"by_sight", {"人工核对原件,人证一致", "original looked at, and it is the one present"}}}};
  return list;
}

base::Result<Present> decide_open(const OpenSitting& command, const InquirySubject& subject, base::Date today) {
  TRY_VOID(must_say(command.subject_name, RefusalWord::name_missing, "/subject_name"));
  // 1. Who is present: a natural person comes itself, for all others a person with an authority.
  Present present;
  const bool names_somebody = is_given(command.present_name) || is_given(command.present_number) || is_given(command.present_authority);
  if (subject.is_natural_person) {
    if (names_somebody) return refuse(RefusalWord::present_person_invalid, {}, "/present_name");
    present.name = base::one_line(base::trim(command.subject_name));
    present.number = subject.code;
  } else {
    if (!is_given(command.present_name)) return refuse(RefusalWord::present_person_invalid, {}, "/present_name");
    const registry::CitizenIdCheck number = registry::check_citizen_id(command.present_number.value_or(""), today);
    if (!number.valid()) return refuse(RefusalWord::present_person_invalid, {}, "/present_number");
    present.name = TRY(named(*command.present_name, RefusalWord::present_person_invalid, "/present_name", today));
    present.number = number.code;
    present.authority = TRY(named(command.present_authority.value_or(""), RefusalWord::present_person_invalid, "/present_authority", today));
  }
  // 2. By which document, and how it was looked at.
  if (!knows(identity_documents(), command.identity_document)) return refuse(RefusalWord::identity_check_unknown, base::one_line(command.identity_document), "/identity_document");
  if (!knows(identity_checks(), command.identity_check)) return refuse(RefusalWord::identity_check_unknown, base::one_line(command.identity_check), "/identity_check");
  // 3. That it was there: a paper it signed.
  present.paper = TRY(named(command.signed_paper, RefusalWord::proof_missing, "/signed_paper", today));
  return present;
}

base::Result<void> may_serve(const ClerkFacts& facts) {
  if (facts.is_subject || facts.is_present || facts.speaks_for_subject) return refuse(RefusalWord::counter_conflict);
  return {};
}

base::Result<void> decide_tell(const Sitting& sitting, const TellSitting& command, base::Date today) {
  if (sitting.told_on) return refuse(RefusalWord::sitting_told, sitting.told_on->iso());
  if (command.told_on < sitting.opened_at.date() || command.told_on > today) return refuse(RefusalWord::service_date_impossible, command.told_on.iso(), "/told_on");
  if (!registry::service_kind(command.service)) return refuse(RefusalWord::service_kind_unknown, base::one_line(command.service), "/service");
  return must_say(command.proof, RefusalWord::proof_missing, "/proof");
}

const std::vector<statute::Operation>& counter_commands() {
  using statute::closed;
  using statute::command;
  using statute::identifying;
  static const base::Basis basis{BasisKind::regulation, "15"};
  static const std::vector<statute::Operation> operations{
      command<OpenSitting>("counter.open", basis, {"窗口代办:核验到场的人", "Counter: serve somebody who is present"},
                           R"({"subject_code":"91210100MA0000001X","subject_name":"沈阳演示科技有限公司","present_name":"王某","present_number":"…","present_authority":"授权委托书 2026-1","identity_document":"identity_card","identity_check":"card_reader","signed_paper":"窗〔2026〕1号"})",
                           {RefusalWord::subject_code_invalid, RefusalWord::name_missing, RefusalWord::present_person_invalid, RefusalWord::identity_check_unknown, RefusalWord::proof_missing,
                            RefusalWord::id_number_in_text, RefusalWord::counter_conflict, RefusalWord::counter_limit, RefusalWord::inquiry_limit, RefusalWord::parameter_not_in_force}, {identifying("subject_code"), identifying("subject_name"), identifying("present_number")}),
      command<CloseSitting>("counter.close", basis, {"结束窗口代办", "Counter: end the sitting"}, R"({"sitting":"sit-…"})", {RefusalWord::counter_not_open}),
      command<TellSitting>("counter.tell", basis, {"窗口代办:告知当事人", "Counter: tell the subject"}, R"({"sitting":"sit-…","told_on":"2026-09-01","service":"mail","proof":"挂号信回执"})",
                           {RefusalWord::sitting_unknown, RefusalWord::second_person_needed, RefusalWord::sitting_told, RefusalWord::service_date_impossible, RefusalWord::service_kind_unknown,
                            RefusalWord::proof_missing}, {closed("proof")}),
  };
  return operations;
}

}  // namespace liaoxin::cases
