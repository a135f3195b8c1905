#include "cases/inquiry/inquiry.hpp"

#include "base/check.hpp"
#include "base/text.hpp"
#include "registry/text_scan.hpp"
#include "statute/uscc_kind.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

base::Result<InquirySubject> inquiry_subject(std::string_view text, const std::optional<std::string>& name, base::Date today) {
  InquirySubject subject;
  const registry::UsccCheck code = registry::check_uscc(text);
  const statute::UsccKind* kind = code.valid() ? statute::uscc_kind(code.code) : nullptr;
  if (registry::is_read_as_citizen_id(text, today)) {
    subject.code = registry::check_citizen_id(text, today).code;
    subject.is_natural_person = subject.is_protected = true;
  } else if (code.valid()) {
    subject.code = code.code;
    subject.is_protected = kind != nullptr && kind->group == statute::SubjectGroup::individual_business;
  } else {
    // What was typed may be somebody's number with a slip in it: it is not repeated.
    return refuse(RefusalWord::subject_code_invalid, {}, "/subject_code");
  }
  if (name) subject.folded_name = base::fold_name(*name);
  if (subject.is_protected && subject.folded_name.empty()) return refuse(RefusalWord::name_missing, {}, "/subject_name");
  return subject;
}

base::Result<std::string> case_reference(std::string_view text, base::Date today) {
  TRY_VOID(base::must_say(text, RefusalWord::case_reference_missing, "/case_reference"));
  for (const registry::TextHit& hit : registry::scan_text(text, today)) {
    if (hit.kind == registry::TextHitKind::citizen_id) return refuse(RefusalWord::id_number_in_text, {}, "/case_reference");
  }
  return base::one_line(base::trim(text));
}

namespace {

constexpr int kEarliestHour = 7, kLatestHour = 20;
constexpr std::int64_t kMicrosPerHour = 3'600'000'000;

int hour_of(base::Instant at) { return static_cast<int>((at.micros - base::Instant::start_of(at.date()).micros) / kMicrosPerHour); }

}  // namespace

std::vector<std::string_view> unusual(const LookFacts& facts) {
  std::vector<std::string_view> marks;
  if (facts.present_for_another) marks.push_back("present_for_another");
  if (facts.is_consent_at_counter) marks.push_back("consent_at_counter");
  if (!facts.is_protected) return marks;
  if (facts.same_officer_looked_before) marks.push_back(facts.case_is_new_to_unit ? "again_other_case" : "again");
  const int hour = hour_of(facts.at);
  if (!facts.is_working_day || hour < kEarliestHour || hour >= kLatestHour) marks.push_back("odd_hours");
  return marks;
}

bool is_drawn(const base::Hash& leaf_hash, std::int64_t percent) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8 | leaf_hash[i];
  return static_cast<std::int64_t>(number % 100) < percent;
}

base::LocalText printed_mark(std::string_view mark) {
  if (mark == kDrawn) return {"随机抽取复核", "drawn at random for review"};
  if (mark == "again") return {"同一经办人三十天内再次查询同一主体", "the same officer looked at the same subject within thirty days"};
  if (mark == "again_other_case") return {"同一经办人以另一案号再次查询同一主体", "the same officer looked at the same subject again, under another case"};
  if (mark == "present_for_another") return {"同一人三十天内在同一经办人处为另一主体到场", "the same person was present before the same clerk for another subject within thirty days"};
  if (mark == "consent_at_counter") return {"窗口代为给予同意", "a consent was given at the counter"};
  if (mark == "contested") return {"当事人提出异议", "contested by its subject"};
  if (mark == "needless") return {"单位答复:查询不必要", "needless, by the answer of the unit"};
  if (mark == "odd_hours") return {"非工作日或工作时间以外", "outside working days or hours"};
  CHECK(false);
}

const std::vector<statute::Operation>& inquiry_commands() {
  using statute::command;
  using statute::identifying;
  static const std::vector<statute::Operation> operations{
      command<MakeInquiry>("inquiry.make", {BasisKind::regulation, "21"}, {"履职查询", "Look up a subject in a matter at hand"},
                           R"({"subject_code":"91210100MA0000001X","matter":"permit","case_reference":"沈许受〔2026〕1号"})",
                           {RefusalWord::matter_unknown, RefusalWord::matter_not_of_unit, RefusalWord::case_reference_missing, RefusalWord::id_number_in_text, RefusalWord::subject_code_invalid, RefusalWord::name_missing,
                            RefusalWord::consent_missing, RefusalWord::inquiry_limit, RefusalWord::parameter_not_in_force}, {identifying("subject_code"), identifying("subject_name")}),
      command<AuthorisedInquiry>("inquiry.authorised", {BasisKind::regulation, "14"}, {"授权查询", "Look up a subject under its consent"},
                                 R"({"subject_code":"91210100MA0000001X","purpose":"financing"})",
                                 {RefusalWord::purpose_unknown, RefusalWord::subject_code_invalid, RefusalWord::name_missing, RefusalWord::consent_missing}, {identifying("subject_code"), identifying("subject_name")}),
  };
  return operations;
}

}  // namespace liaoxin::cases
