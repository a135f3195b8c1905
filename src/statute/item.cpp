#include "statute/item.hpp"

#include "base/check.hpp"

namespace liaoxin::statute {
namespace {

struct RuleText {
  DisplayRule rule;
  std::string_view word;
  std::string_view zh;
  std::string_view en;
};

constexpr RuleText kRules[] = {
    {DisplayRule::state, "state", "状态存续期间", "as long as the state lasts"},
    {DisplayRule::validity, "validity", "至有效期届满", "to the end of validity"},
    {DisplayRule::validity_else_state, "validity_else_state", "至有效期届满,无有效期的为状态存续期间",
     "to the end of validity, else as long as the state lasts"},
    {DisplayRule::display_maximum, "T", "至该类别最长公示期届满", "to the display maximum of its class"},
    {DisplayRule::one_year, "one_year", "自文书作出之日起一年", "one year from the document"},
    {DisplayRule::listed_display_maximum, "listed_T", "列入期间,且不超过最长公示期",
     "while listed, at most the display maximum"},
    {DisplayRule::listed_three_years, "listed_three_years", "列入期间,且不超过三年", "while listed, at most three years"},
    {DisplayRule::court_two_years, "court_two_years", "在法院名单期间,且不超过两年",
     "while on the court's list, at most two years"},
    {DisplayRule::next_assessment, "next_assessment", "至下一次评价", "until the next assessment"},
    {DisplayRule::as_agreed, "as_agreed", "按约定", "as agreed"},
    {DisplayRule::while_needed, "while_needed", "该主体尚有记录期间", "while any record of the subject exists"},
    {DisplayRule::state_breach_maximum, "state_breach_T", "状态存续期间;违约的至最长公示期届满",
     "as long as the state lasts; a breach: to the display maximum"},
    {DisplayRule::state_breach_three_years, "state_breach_three_years", "状态存续期间;违约的至补正,且不超过三年",
     "as long as the state lasts; a breach: until made good, at most three years"},
};

const RuleText& text_of(DisplayRule rule) {
  for (const RuleText& text : kRules) {
    if (text.rule == rule) return text;
  }
  CHECK(false);
}

}  // namespace

ModeSet Item::modes(SubjectKind kind) const {
  switch (kind) {
    case SubjectKind::legal_person: return organisation;
    case SubjectKind::unincorporated_organisation: return organisation;
    case SubjectKind::individual_business: return individual_business;
    case SubjectKind::natural_person: return natural_person;
  }
  CHECK(false);
}

std::string_view word(DisplayRule rule) { return text_of(rule).word; }

base::LocalText label(DisplayRule rule) {
  const RuleText& text = text_of(rule);
  return {std::string(text.zh), std::string(text.en)};
}

std::optional<DisplayRule> display_rule(std::string_view wanted) {
  for (const RuleText& text : kRules) {
    if (text.word == wanted) return text.rule;
  }
  return std::nullopt;
}

std::string_view word(Keep keep) {
  switch (keep) {
    case Keep::lasting: return "lasting";
    case Keep::five_years: return "5y";
    case Keep::as_agreed: return "as_agreed";
  }
  CHECK(false);
}

base::LocalText label(Keep keep) {
  switch (keep) {
    case Keep::lasting: return {"长期", "lasting"};
    case Keep::five_years: return {"自行为或者状态结束之日起五年", "five years from the end of the conduct or state"};
    case Keep::as_agreed: return {"按约定", "as agreed"};
  }
  CHECK(false);
}

std::string_view word(Nature nature) {
  switch (nature) {
    case Nature::basic: return "basic";
    case Nature::good: return "good";
    case Nature::bad: return "bad";
    case Nature::neutral: return "neutral";
  }
  CHECK(false);
}

}  // namespace liaoxin::statute
