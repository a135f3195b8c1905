#include "paper.hpp"

#include <stdexcept>

namespace liaoxin::simulation {
namespace {

std::string day(const std::optional<base::Date>& date) { return date ? date->iso() : ""; }

std::string with_slashes(const std::optional<base::Date>& date) {
  std::string text = day(date);
  for (char& c : text) {
    if (c == '-') c = '/';
  }
  return text;
}

std::string joined(const std::vector<std::string>& parts, char separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : std::string(1, separator)) + part;
  return text;
}

/// Ten thousand yuan, as the form asks for.
std::string ten_thousand(int yuan) {
  if (yuan == 0) return "";
  std::string part = std::to_string(yuan % 10000);
  part.insert(0, 4 - part.size(), '0');
  return std::to_string(yuan / 10000) + "." + part;
}

constexpr std::string_view kOrganisation = "法人及非法人组织";

}  // namespace

std::string name_of(std::string_view code) { return "模拟" + std::string(code.substr(10, 7)) + "有限公司"; }

bool is_told_first(std::string_view item) { return item == "C4-03" || item == "C8-05" || item == "C8-06" || item == "C8-01"; }

std::string heading(std::string_view item) {
  if (item == "C1-01") return "DJ_MC,DJ_SHXYM,DJ_ZT,DJ_DQ,DJ_DJJG,DJ_DJJGDM,DJ_GXRQ,DJ_FDDBR,DJ_JYFW\n";
  if (item == "C4-03") {
    return "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_YXQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM,LX_JYCX,X_SDRQ\n";
  }
  if (item == "C8-05") {
    return "XK_XDR_MC,XK_XDR_LB,XK_XDR_SHXYM,XK_FRDB,XK_XKWS,XK_WSH,XK_XKLB,XK_NR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XKJG,XK_XKJGDM,XK_ZT,XK_LYDW,XK_LYDWDM,X_SDRQ\n";
  }
  if (item == "C3-01") return "A000001,A000002,DATA_CATEGORY,IDENTIFICATION_NO,IDENTIFICATION_DATE,IDENTIFICATION_DEPT,EXPIRATION_DATE,DATA_SOURCE\n";
  if (item == "C2-01") {
    return "code,subjectName,subjectCategory,identify,commitmentTypeId,reason,content,liabilityBreachCommitment,commitmentDate,commitmentValidity,fulfillmentStatus,"
           "unperformedCommitmentContent,liabilityBreachCommitmentContent,acceptanceUnit,acceptanceUnitIdentify,publicationType,remarks\n";
  }
  if (item == "C8-06") return "AB_NAME,AB_USCC,AB_REASON_TYPE,AB_IN_DATE,AB_IN_ORG,AB_IN_ORG_CODE,AB_OUT_DATE,AB_OUT_REASON,AB_SOURCE,AB_IN_NO,X_SDRQ\n";
  if (item == "C8-01") {
    return "SL_LIST_CODE,SL_SUBJ_NAME,SL_SUBJ_TYPE,SL_SUBJ_CODE,SL_DECISION_NO,SL_DECISION_DATE,SL_REASON,SL_GROUND,SL_BASIS,SL_ORG,SL_ORG_CODE,SL_START,SL_TERM_END,SL_STATUS,"
           "SL_OUT_DATE,SL_SOURCE,SL_SOURCE_CODE,SL_BZ,X_SDRQ\n";
  }
  throw std::logic_error("no form for " + std::string(item));
}

std::string remark_column(std::string_view item) {
  if (item == "C1-01") return "DJ_JYFW";
  if (item == "C4-03") return "CF_SY";
  if (item == "C8-05") return "XK_NR";
  if (item == "C3-01") return "DATA_CATEGORY";
  if (item == "C2-01") return "remarks";
  if (item == "C8-06") return "AB_SOURCE";
  if (item == "C8-01") return "SL_BZ";
  throw std::logic_error("no form for " + std::string(item));
}

std::string row(const Paper& p) {
  const std::string name = name_of(p.code);
  const std::string who = name + "," + std::string(kOrganisation) + "," + p.code;
  const std::string organ = "单位" + p.organ.substr(10, 7) + "," + p.organ;
  const std::string& files = p.source.empty() ? p.organ : p.source;
  const std::string source = "单位" + files.substr(10, 7) + "," + files;
  std::vector<std::string> cells;
  if (p.item == "C1-01") cells = {name, p.code, "存续", p.region, organ, day(p.on), "王某某", p.remark};
  if (p.item == "C4-03") {
    cells = {who, p.number, "价格违法", p.remark, "价格法第四十二条", joined(p.kinds, ';'), "见决定书", ten_thousand(p.fine_yuan), day(p.on), "2099-12-31", organ, source, p.summary, day(p.served_on)};
  }
  if (p.item == "C8-05") {
    cells = {who, "李某某", "许可决定书", p.number, "普通", p.remark, day(p.on), day(p.on), p.until ? day(p.until) : "2099-12-31", organ, "1", organ, day(p.served_on)};
  }
  if (p.item == "C3-01") {
    cells = {name, p.code, p.remark, p.number, day(p.on), "单位" + p.organ.substr(10, 7), p.until_with_slashes ? with_slashes(p.until) : day(p.until), "单位" + p.organ.substr(10, 7)};
  }
  if (p.item == "C2-01") {
    const bool performed = p.state == "全部履行";
    cells = {p.number, who, "审批替代型", "办理登记", "材料真实", "依法承担责任", day(p.on), day(p.until), p.state, performed ? "" : "尚待补交", performed ? "" : "限期补交", organ, p.publication, p.remark};
  }
  if (p.item == "C8-06") {
    cells = {name, p.code, "未按期公示年度报告", day(p.on), organ, day(p.removed_on), p.removed_on ? "已补报" : "", p.remark, p.number, day(p.served_on)};
  }
  if (p.item == "C8-01") {
    cells = {"MN-AQSC", name, std::string(kOrganisation), p.code, p.number, day(p.on), "模拟事由", "L28-1-04", "安全生产规定(模拟)", organ, day(p.on), day(p.until), p.state,
             day(p.removed_on), organ, p.remark, day(p.served_on)};
  }
  return joined(cells, ',') + "\n";
}

}  // namespace liaoxin::simulation
