#include "statute/display_end.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace liaoxin::statute {
namespace {

using base::Basis;
using base::BasisKind;
using base::Date;

const Basis kOneEnd{BasisKind::product, "one end for display, inquiry, sharing and use"};
const Basis kTransition{BasisKind::default_value, "restoration.transition"};
const Basis kUnknownGrade{BasisKind::default_value, "restoration.unknown_grade"};
const Basis kDerived{BasisKind::default_value, "penalty.summary_derived"};
const Basis kNotMoved{BasisKind::default_value, "publicity.end_not_moved"};
const Basis kOneYearField{BasisKind::default_value, "restoration.one_year_field_fine"};
const Basis kClass2019{BasisKind::default_value, "restoration.class_2019"};
const Basis kPerformedDay{BasisKind::default_value, "restoration.min_day"};

/// Content that only the graded sets speak of: the older ones know penalties alone.
constexpr std::string_view kAbnormal = "abnormal_operation";

std::string_view plain_kind(std::string_view kind) { return kind.starts_with("其他") ? "其他" : kind; }

bool has_content(const PenaltyFacts& facts, std::string_view content) {
  return std::ranges::any_of(facts.contents, [&](const std::string& one) { return plain_kind(one) == content; });
}

bool is_about_penalties(const PenaltyFacts& facts) { return !has_content(facts, kAbnormal); }

/// What one rule set says about a record.
struct Verdict {
  const RestorationClass* applied = nullptr;
  bool is_public = false;
  Grade grade = Grade::unknown;
};

bool is_unpublished(const PenaltyFacts& facts, const RestorationSet& set) {
  if (set.unpublished.empty()) return false;
  const auto named = [&](std::string_view content) {
    return std::ranges::find(set.unpublished, content) != set.unpublished.end();
  };
  if (is_summary(facts.procedure) && named("summary")) return true;
  return !facts.contents.empty() &&
         std::ranges::all_of(facts.contents, [&](const std::string& one) { return named(plain_kind(one)); });
}

/// The longer minimum of five fields held from a certain amount, or with a licence suspended or revoked.
bool meets_one_year_minimum(const PenaltyFacts& facts, const Pack& pack) {
  if (!facts.one_year_field) return false;
  const auto limit = pack.parameter("restoration.one_year_field_fine", facts.decided_on);
  if (!limit) return false;
  return std::max(facts.fine_fen.value_or(0), facts.confiscated_fen.value_or(0)) >= limit->value ||
         has_content(facts, "暂扣许可证件") || has_content(facts, "吊销许可证件");
}

const RestorationClass* ungraded_class(const PenaltyFacts& facts, const RestorationSet& set, const Pack& pack,
                                       std::vector<Step>& steps) {
  if (const RestorationClass* field = set.find_class("one_year_field")) {
    if (meets_one_year_minimum(facts, pack)) {
      steps.push_back({{"五个重点领域,罚没数额或者证照处罚达到标准,最短公示期一年",
                        "one of five fields, with the amount or licence penalty that brings the one-year minimum"},
                       kOneYearField});
      return field;
    }
    return set.find_class("penalty");
  }
  if (facts.serious_by_2019) return set.find_class("serious");
  steps.push_back({{"部门未称严重,按一般失信行为", "not called serious by the department: general"}, kClass2019});
  return set.find_class("general");
}

std::string name_of(const RestorationSet& set) { return set.code + " " + set.name.zh; }

Verdict judge_ungraded(const PenaltyFacts& facts, const RestorationSet& set, const Pack& pack,
                       std::vector<Step>& steps) {
  Verdict verdict;
  verdict.applied = ungraded_class(facts, set, pack, steps);
  CHECK(verdict.applied != nullptr);
  verdict.is_public = verdict.applied->published;
  if (is_unpublished(facts, set)) {
    verdict.is_public = false;
    steps.push_back({{name_of(set) + ":简易程序处罚和单处警告不公示",
                      set.code + ": summary-procedure penalties and mere warnings are not public"},
                     set.unpublished_basis});
  }
  return verdict;
}

/// A content of a decision as the forms call it.
base::LocalText name_of(std::string_view content, const Pack& pack) {
  for (const Schema& form : pack.schemas) {
    if (form.code == content) return form.name;
    const auto kinds = form.role("penalty_kinds");
    const EnumValue* value = kinds ? form.column(*kinds)->value(content) : nullptr;
    if (value != nullptr) return value->label;
  }
  return {std::string(content), std::string(content)};
}

/// Grade by content: the highest known one; unknown when none is known. Adds its reasons to `steps`.
Grade grade_of(const PenaltyFacts& facts, const RestorationSet& set, const Pack& pack, std::vector<Step>& steps) {
  Grade highest = Grade::unknown;
  const auto add = [&](const base::LocalText& name, Grade one, const Basis& basis) {
    steps.push_back({{name.zh + ":" + label(one).zh, name.en + ": " + label(one).en}, basis});
    highest = std::max(highest, one);
  };
  const auto rule_of = [&](std::string_view content) -> const GradeRule* {
    const auto found = std::ranges::find(set.grades, content, &GradeRule::content);
    return found == set.grades.end() ? nullptr : &*found;
  };
  if (is_summary(facts.procedure)) {
    // A summary-procedure penalty is minor whatever it consists of.
    const GradeRule* summary = rule_of("summary");
    CHECK(summary != nullptr && summary->grade);
    add({"简易程序", "summary procedure"}, *summary->grade, summary->basis);
    return highest;
  }
  for (const std::string& kind : facts.contents) {
    const std::string_view content = plain_kind(kind);
    const base::LocalText name = name_of(content, pack);
    const auto set_grade = facts.set_grades.find(content);
    const GradeRule* rule = rule_of(content);
    if (set_grade != facts.set_grades.end()) {
      add(name, set_grade->second.grade, set_grade->second.basis);
    } else if (rule == nullptr) {
      add(name, Grade::unknown, kUnknownGrade);
    } else if (rule->grade) {
      add(name, *rule->grade, rule->basis);
    } else if (!facts.thresholds || !facts.fine_fen) {
      add(name, Grade::unknown, rule->basis);
    } else if (*facts.fine_fen < facts.thresholds->general_from_fen) {
      add(name, Grade::minor, {BasisKind::default_value, "restoration.fine_minor"});
    } else {
      const bool serious = *facts.fine_fen >= facts.thresholds->serious_from_fen;
      add(name, serious ? Grade::serious : Grade::general, facts.thresholds->basis);
    }
  }
  return highest;
}

Verdict judge_graded(const PenaltyFacts& facts, const RestorationSet& set, const Pack& pack, std::vector<Step>& steps) {
  Verdict verdict;
  verdict.grade = grade_of(facts, set, pack, steps);
  const Grade counted = verdict.grade == Grade::unknown ? Grade::minor : verdict.grade;
  if (verdict.grade == Grade::unknown) {
    steps.push_back({{"等级未知,按轻微处理", "grade unknown: counts as minor"}, kUnknownGrade});
  }
  verdict.applied = set.find_class(word(counted));
  CHECK(verdict.applied != nullptr);
  verdict.is_public = verdict.applied->published;
  if (!verdict.is_public && facts.department_insists && verdict.grade == Grade::minor) {
    verdict.is_public = true;
    steps.push_back({{"认定部门对该信息另有说明理由的公示决定",
                      "the department decided, with reasons, to show this minor record"},
                     verdict.applied->basis});
  }
  return verdict;
}

/// The sets that speak: that of the day of decision (else the oldest) and that in force today, each once.
std::vector<const RestorationSet*> sets_for(const PenaltyFacts& facts, const Pack& pack, Date today) {
  std::vector<const RestorationSet*> sets;
  CHECK(!pack.restoration.empty());
  const RestorationSet* of_decision = pack.restoration_set(facts.decided_on);
  if (of_decision == nullptr) of_decision = &*std::ranges::min_element(pack.restoration, {}, &RestorationSet::from);
  const RestorationSet* of_today = pack.restoration_set(std::max(today, facts.decided_on));
  if (of_today == nullptr) of_today = of_decision;
  const auto speaks = [&](const RestorationSet& set) { return set.by_grade || is_about_penalties(facts); };
  if (speaks(*of_decision)) sets.push_back(of_decision);
  if (of_today != of_decision && speaks(*of_today)) sets.push_back(of_today);
  return sets;
}

void add_start(const PenaltyFacts& facts, const RestorationSet& set, std::vector<Step>& steps) {
  steps.push_back({{name_of(set) + ":自 " + facts.decided_on.iso() + " 起算",
                    set.code + ": counted from " + facts.decided_on.iso()},
                   set.start_basis});
}

void add_end(const RestorationSet& set, const Verdict& verdict, Date end, std::vector<Step>& steps) {
  const std::string months = std::to_string(verdict.applied->max_months);
  steps.push_back({{verdict.applied->name.zh + ",最长 " + months + " 个月,至 " + end.iso() +
                        (verdict.is_public ? "" : ";不公示"),
                    set.code + " " + verdict.applied->name.en + ": at most " + months + " months, to " + end.iso() +
                        (verdict.is_public ? "" : "; not public")},
                   verdict.applied->basis});
}

/// From which day restoration can be applied for, and why from that day. `applied`: nothing where no set speaks.
void add_earliest(const PenaltyFacts& facts, const RestorationClass* applied, Date from, std::vector<Step>& steps) {
  const bool has_minimum = applied != nullptr && applied->min_months > 0;
  base::LocalText why{"没有最短公示期", "no shortest publicity"};
  if (has_minimum) {
    const std::string months = std::to_string(applied->min_months);
    why = {applied->name.zh + ",自 " + facts.decided_on.iso() + " 起最短公示 " + months + " 个月", applied->name.en + ", at least " + months + " months from " + facts.decided_on.iso()};
  }
  steps.push_back({{why.zh + ":满足修复条件最早自 " + from.iso(), why.en + ": restorable from " + from.iso()}, kPerformedDay});
}

/// No loaded set speaks of this content: the reading best for the subject, as for an unknown grade.
DisplayEnd end_without_set(const PenaltyFacts& facts) {
  constexpr int kMinorMonths = 3;
  DisplayEnd end;
  end.ends_on = facts.decided_on.plus_months(kMinorMonths);
  end.restorable_from = facts.decided_on;
  end.steps.push_back({{"当时没有适用的修复规则,按未定级处理:不公示,三个月",
                        "no rule set of that time speaks of it: as ungraded, not public, three months"},
                       kUnknownGrade});
  add_earliest(facts, nullptr, end.restorable_from, end.steps);
  return end;
}

}  // namespace

base::Result<Procedure> procedure_of(std::optional<bool> summary_flag, const std::vector<std::string>& kinds,
                                     std::optional<std::int64_t> fine_fen, SubjectKind kind, Date decided_on,
                                     const Pack& pack) {
  if (summary_flag) return *summary_flag ? Procedure::summary : Procedure::ordinary;
  const bool is_person = kind == SubjectKind::natural_person || kind == SubjectKind::individual_business;
  const std::string_view key = is_person ? "penalty.summary_fine_person" : "penalty.summary_fine_organisation";
  const Parameter limit = TRY(pack.parameter(key, decided_on));
  bool fits = !kinds.empty();
  for (const std::string& one : kinds) {
    const bool small_fine = one == "罚款" && fine_fen && *fine_fen <= limit.value;
    fits = fits && (one == "警告" || small_fine);
  }
  return fits ? Procedure::derived_summary : Procedure::derived_ordinary;
}

DisplayEnd display_end(const PenaltyFacts& facts, const Pack& pack, Date today) {
  const std::vector<const RestorationSet*> sets = sets_for(facts, pack, today);
  if (sets.empty()) return end_without_set(facts);
  DisplayEnd end;
  end.is_public = true;
  bool first = true;
  const RestorationClass* applied_last = nullptr;
  // 1. Each set that speaks gives its end and says whether it allows publicity.
  for (const RestorationSet* set : sets) {
    add_start(facts, *set, end.steps);
    const Verdict verdict =
        set->by_grade ? judge_graded(facts, *set, pack, end.steps) : judge_ungraded(facts, *set, pack, end.steps);
    const Date ends_on = facts.decided_on.plus_months(verdict.applied->max_months);
    add_end(*set, verdict, ends_on, end.steps);
    end.sets.push_back(set->code);
    end.is_public = end.is_public && verdict.is_public;
    end.ends_on = first ? ends_on : std::min(end.ends_on, ends_on);
    // 2. Grade and the earliest restoration follow the set in force, which stands last.
    end.grade = verdict.grade;
    end.carries_measures = !set->by_grade || verdict.grade == Grade::general || verdict.grade == Grade::serious;
    end.restorable_from = facts.decided_on.plus_months(verdict.applied->min_months);
    applied_last = verdict.applied;
    first = false;
  }
  if (sets.size() > 1) {
    end.steps.push_back({{"新旧规则都准许才公示,先届满者为准,至 " + end.ends_on.iso(),
                          "both rule sets must allow publicity; the earlier end holds: " + end.ends_on.iso()},
                         kTransition});
  }
  // 3. What was derived and not confirmed is not shown.
  if (is_derived(facts.procedure)) {
    end.is_public = false;
    end.steps.push_back({{"是否简易程序系推定,确认前不公示", "the procedure is derived: not public until confirmed"},
                         kDerived});
  }
  // 4. One end for everything, on a calendar day.
  end.restorable_from = std::min(end.restorable_from, end.ends_on);
  add_earliest(facts, applied_last, end.restorable_from, end.steps);
  end.steps.push_back({{"最后一日 " + end.ends_on.iso() + " 二十四时届满,不因节假日顺延",
                        "ends at 24:00 of " + end.ends_on.iso() + ", not moved by holidays"},
                       kNotMoved});
  end.steps.push_back({{"届满时公示、查询、共享和使用同时终止", "display, inquiry, sharing and use end together"}, kOneEnd});
  CHECK(end.ends_on > facts.decided_on);
  return end;
}

}  // namespace liaoxin::statute
