#include "cases/market/supply.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "statute/forbidden.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

namespace {

/// What stands between the first pair of title brackets.
std::string_view title_in(std::string_view text) {
  constexpr std::string_view open = "《", close = "》";
  const auto from = text.find(open);
  const auto to = from == std::string_view::npos ? from : text.find(close, from);
  return to == std::string_view::npos ? std::string_view() : text.substr(from + open.size(), to - from - open.size());
}

/// A regulation of a province, city, prefecture or county carries its name in front: 某某省…条例. A city in general (城市…)
/// or a market (市场…) is no place.
bool is_local(std::string_view title) {
  if (title.starts_with("中华人民共和国")) return false;
  const std::u32string letters = base::to_code_points(title);
  constexpr std::size_t kLongestPlace = 9;
  for (std::size_t i = 2; i < std::min(letters.size(), kLongestPlace); ++i) {
    const bool is_market = letters[i] == U'市' && i + 1 < letters.size() && letters[i + 1] == U'场';
    if (std::u32string_view(U"省市州县旗").contains(letters[i]) && !is_market) return true;
    if (letters.compare(i, 3, U"自治区") == 0) return true;
  }
  return false;
}

}  // namespace

bool names_law_or_administrative_regulation(std::string_view text) {
  const std::string_view title = title_in(text);
  const bool has_article = text.find("第") != std::string_view::npos && text.find("条", text.find("》") == std::string_view::npos ? 0 : text.find("》")) != std::string_view::npos;
  if (title.empty() || !has_article) return false;
  // 办法 ends in the same letter as 法, and is a rule.
  if (title.ends_with("法")) return !title.ends_with("办法") && !is_local(title);
  return title.ends_with("条例") && !is_local(title);
}

base::Result<Ground> decide_supply(const Supplied& supplied, const std::optional<Agreement>& agreement, const std::vector<Collection>& collections, base::Instant now) {
  // 1. Under an agreement in force that covers this kind.
  if (!agreement || !is_in_force(*agreement, now) || !agreement->kinds.contains(supplied.kind)) return refuse(RefusalWord::collector_not_agreed);
  // 2. Nothing of a class that is never collected.
  if (statute::forbidden_class_in(supplied.content) != nullptr) return refuse(RefusalWord::declaration_text_forbidden, {}, "/information");
  // 3. For a term of its own, within the agreement.
  if (supplied.until_on < supplied.occurred_on || supplied.until_on < now.date() || supplied.until_on > agreement->until_on) {
    return refuse(RefusalWord::information_term_invalid, supplied.until_on.iso(), "/until_on");
  }
  // 4. Art. 14: what involves personal information only with consent, or where a law or administrative regulation requires
  //    that it be disclosed, and then it is named.
  if (!supplied.disclosure_law.empty()) {
    if (!names_law_or_administrative_regulation(supplied.disclosure_law)) return refuse(RefusalWord::disclosure_law_invalid, base::one_line(supplied.disclosure_law), "/disclosure_law");
    return Ground{agreement->id, std::nullopt};
  }
  if (!supplied.is_of_protected) return Ground{agreement->id, std::nullopt};
  const auto live = std::ranges::find_if(collections, [&](const Collection& one) { return is_live(one, now) && one.kinds.contains(supplied.kind); });
  if (live == collections.end()) return refuse(RefusalWord::collection_not_consented);
  if (supplied.until_on > live->until_on) return refuse(RefusalWord::information_term_invalid, supplied.until_on.iso(), "/until_on");
  return Ground{agreement->id, live->id};
}

const std::vector<statute::Operation>& market_commands() {
  using statute::closed;
  using statute::command;
  using statute::identifying;
  static const base::Basis collectors{BasisKind::regulation, "13"}, consent{BasisKind::regulation, "14"};
  static const std::vector<statute::Operation> operations{
      command<RegisterCollector>("collector.register", collectors, {"登记采集协议", "Register an agreement with a collector"},
                                 R"({"collector":"51210000MJ0000001X","agreement_number":"信协〔2026〕1号","need":"会员管理","method":"会员申报","kinds":["membership"],"objection_procedure":"收到异议后三个工作日内核实并书面答复","contact":"会员部 024-00000000","until_on":"2026-12-31"})",
                                 {RefusalWord::collector_unit_needed, RefusalWord::document_not_named, RefusalWord::collector_need_missing, RefusalWord::collection_kinds_invalid, RefusalWord::objection_procedure_missing,
                                  RefusalWord::agreement_term_invalid, RefusalWord::agreement_exists, RefusalWord::parameter_not_in_force}),
      command<EndAgreement>("collector.end", collectors, {"终止采集协议", "End an agreement with a collector"}, R"({"agreement":"agr-…","reason":"协议解除"})",
                            {RefusalWord::agreement_unknown, RefusalWord::agreement_ended, RefusalWord::reason_missing}),
      command<SubmitInformation>("collector.submit", collectors, {"提供市场信用信息", "Supply market information"},
                                 R"({"number":"2026-0001","subject_code":"91210100MA0000001X","subject_name":"某某有限公司","kind":"performance","information":"供货合同按期履行完毕","occurred_on":"2026-01-15","until_on":"2026-12-31"})",
                                 {RefusalWord::item_not_in_force, RefusalWord::collection_kinds_invalid, RefusalWord::subject_code_invalid, RefusalWord::name_missing, RefusalWord::collector_not_agreed, RefusalWord::declaration_text_forbidden,
                                  RefusalWord::information_term_invalid, RefusalWord::disclosure_law_invalid, RefusalWord::collection_not_consented, RefusalWord::cell_missing, RefusalWord::cell_too_long,
                                  RefusalWord::document_in_future, RefusalWord::id_number_in_text, RefusalWord::record_has_ended, RefusalWord::record_under_objection, RefusalWord::cell_was_corrected}, {identifying("subject_code"), identifying("subject_name"), closed("information")}),
      command<AllowCollection>("collection.allow", consent, {"同意采集我的信息", "Allow a collector to collect"},
                               R"({"collector":"51210000MJ0000001X","kinds":["membership"],"until_on":"2026-12-31","notice_read":true,"is_tied_to_service":false})",
                               {RefusalWord::collector_not_agreed, RefusalWord::collection_notice_not_read, RefusalWord::collection_tied, RefusalWord::collection_kinds_invalid, RefusalWord::collection_term_invalid,
                                RefusalWord::collection_exists, RefusalWord::subject_merged, RefusalWord::parameter_not_in_force}),
      command<RevokeCollection>("collection.revoke", consent, {"撤回同意采集", "Take back what a collector was allowed"}, R"({"collection":"col-…"})", {RefusalWord::collection_unknown, RefusalWord::collection_ended}),
  };
  return operations;
}

}  // namespace liaoxin::cases
