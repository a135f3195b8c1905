#include "registry/public_reads.hpp"

namespace liaoxin::registry {

using base::BasisKind;
using base::RefusalWord;
using statute::query;

const std::vector<statute::Operation>& public_queries() {
  static const std::vector<statute::Operation> operations{
      query<SearchQuery>("organisation.search", {BasisKind::regulation, "17"}, {"查找组织", "Find organisations"}, "/v1/organisations",
                         "/v1/organisations?q=沈阳", {RefusalWord::query_too_short, RefusalWord::cursor_invalid, RefusalWord::limit_out_of_range, RefusalWord::region_unknown, RefusalWord::item_unknown}),
      query<Identified>("organisation.show", {BasisKind::regulation, "17"}, {"查看组织", "Show an organisation"}, "/v1/organisations/{id}",
                        "/v1/organisations/org-example", {RefusalWord::not_found}),
      query<Identified>("record.show", {BasisKind::regulation, "17"}, {"查看一条记录", "Show a record"}, "/v1/records/{id}",
                        "/v1/records/rec-example", {RefusalWord::not_found}),
      query<NoArguments>("unit.list", {BasisKind::regulation, "6"}, {"报送单位与质量", "Units and their figures"}, "/v1/units", "/v1/units", {}),
      query<NoArguments>("coverage.list", {BasisKind::product, "empty and not covered are different words"}, {"归集覆盖情况", "Coverage"}, "/v1/coverage", "/v1/coverage", {}),
      query<NoArguments>("collector.list", {BasisKind::regulation, "35"}, {"市场信用信息采集单位", "Collectors of market information"}, "/v1/collectors", "/v1/collectors", {}),
      query<NoArguments>("list_system.list", {BasisKind::regulation, "27"}, {"严重失信主体名单制度", "List systems"}, "/v1/list-systems", "/v1/list-systems", {}),
      query<NoArguments>("measure_list.list", {BasisKind::regulation, "24"}, {"惩戒措施清单", "Lists of measures"}, "/v1/measure-lists", "/v1/measure-lists", {}),
      query<NoArguments>("reward_list.list", {BasisKind::regulation, "22"}, {"守信激励清单", "Lists of rewards"}, "/v1/reward-lists", "/v1/reward-lists", {}),
      query<NoArguments>("promise.list", {BasisKind::regulation, "46"}, {"政务诚信", "Government trust"}, "/v1/promises", "/v1/promises", {}),
      query<NoArguments>("trust_assessment.list", {BasisKind::regulation, "46"}, {"政务诚信评价", "Assessments of government trust"}, "/v1/trust-assessments", "/v1/trust-assessments", {}),
      query<NoArguments>("outcome.show", {BasisKind::product, "what the platform is judged by"}, {"平台自身指标", "Outcome figures"}, "/v1/outcomes", "/v1/outcomes", {}),
      query<NoArguments>("item.list", {BasisKind::regulation, "10"}, {"目录", "Catalogue"}, "/v1/items", "/v1/items", {}),
      query<Numbered>("certificate.show", {BasisKind::regulation, "39"}, {"查看消除凭证", "Show a recall certificate"}, "/v1/certificates/{number}",
                      "/v1/certificates/example", {RefusalWord::not_found}),
      query<NoArguments>("duty.list", {BasisKind::product, "coverage of the law"}, {"条例履行情况", "Coverage of the law"}, "/v1/duties", "/v1/duties", {}),
      query<NoArguments>("choice.list", {BasisKind::product, "choices made where the law is silent"}, {"法律未规定时的选择", "Choices made where the law is silent"}, "/v1/choices", "/v1/choices", {}),
  };
  return operations;
}

}  // namespace liaoxin::registry
