#include "cases/trust/excuse.hpp"

#include <span>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "cases/trust/promise.hpp"
#include "cases/trust/text_without_number.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;

namespace {

// Article 46. Four excuses are rejected: these are the words they come in. Each names a change within government and little else; what other matters are called
// too has no place here.
constexpr std::string_view kDivisionChanged[] = {"区划调整", "区划变更", "区划变动", "区划改革", "撤县设区", "撤县设市", "撤县改区", "撤市设区", "撤乡并镇", "乡镇合并", "县区合并",
                                                 "change of administrative division", "change in administrative division", "adjustment of administrative division", "administrative division change",
                                                 "administrative division adjustment", "administrative divisions changed", "administrative divisions were"};
constexpr std::string_view kGovernmentChanged[] = {"换届", "政府更替", "政府更迭", "上届政府", "上一届政府", "前届政府", "上任政府", "前任政府", "上届班子", "上一届班子",
                                                   "change of government", "change in government", "previous government"};
constexpr std::string_view kInstitutionChanged[] = {"机构改革", "机构调整", "机构撤并", "机构撤销", "机构合并", "机构变动", "机构职能调整", "机构或者职能调整", "职能调整", "职能划转", "职能转移", "职能变更",
                                                    "职责调整", "职责划转", "部门撤并", "部门撤销", "部门合并", "单位撤并",
                                                    "institutional reform", "institutional restructuring", "restructuring of institutions", "change of institutions", "change of functions", "adjustment of functions",
                                                    "functions were transferred", "merger of departments", "departments were merged"};
constexpr std::string_view kPersonReplaced[] = {"责任人员更替", "责任人员更换", "人事变动", "人事调整", "负责人更换", "负责人更替", "负责人变更", "负责人变动", "负责人调离", "更换负责人", "责任人更替", "责任人更换", "责任人变更",
                                                "领导更换", "领导更替", "领导变更", "领导变动", "领导调整", "领导调离", "更换领导", "前任领导", "前任负责人", "上任领导", "经办人更换", "经办人变动", "新官不理旧账", "新官上任",
                                                "person responsible was replaced", "persons responsible were replaced", "change of personnel", "personnel change", "change of leadership", "change of leaders",
                                                "my predecessor", "former leader"};
// What only sounds like one: other plans, other bodies, and what a government decides on.
constexpr std::string_view kOtherMatters[] = {"功能区划", "金融机构", "信贷机构", "担保机构", "中介机构", "代理机构", "评估机构", "鉴定机构", "检测机构", "检验机构", "审计机构", "监理机构", "医疗机构", "养老机构", "教育机构", "培训机构",
                                              "government policy", "government policies", "government budget", "government funding"};

struct Excuse {
  std::string_view cause;  ///< of `promise_causes`
  std::span<const std::string_view> phrases;
};
constexpr Excuse kExcuses[] = {{"division_changed", kDivisionChanged}, {"government_changed", kGovernmentChanged}, {"institution_changed", kInstitutionChanged}, {"person_replaced", kPersonReplaced}};

/// The text as phrases are looked for in it.
std::string searched(std::string_view text) {
  std::string folded = base::fold_name(text);
  for (const std::string_view other : kOtherMatters) {
    const std::string word = base::fold_name(other);
    for (std::size_t at = folded.find(word); at != std::string::npos; at = folded.find(word)) folded.replace(at, word.size(), "|");
  }
  return folded;
}

}  // namespace

base::Result<std::string> reason_without_excuse(const std::string& text, std::string_view pointer, base::Date today) {
  std::string reason = TRY(text_without_number(text, RefusalWord::reason_missing, pointer, today));
  const std::string within = searched(reason);
  for (const Excuse& excuse : kExcuses) {
    for (const std::string_view phrase : excuse.phrases) {
      if (within.find(base::fold_name(phrase)) == std::string::npos) continue;
      const PromiseCause* cause = base::line_of_word(promise_causes(), excuse.cause);
      CHECK(cause != nullptr && cause->is_rejected);
      return refuse(RefusalWord::trust_excuse_rejected, cause->title.zh + "“" + std::string(phrase) + "”", pointer);
    }
  }
  return reason;
}

}  // namespace liaoxin::cases
