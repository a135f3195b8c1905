#include "app/demo_province_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "intake/cell_values.hpp"
#include "registry/identifiers.hpp"

namespace liaoxin::app {
namespace {

using base::Date;

std::string text(std::string_view view) { return std::string(view); }

/// A day at most `days` before today and after the organisation began.
Date recent_day(const DemoRow& row, int days) {
  const Date day = row.plan.today.plus_days(-row.dice.between(1, days));
  return std::min(std::max(day, row.organisation.established_on.plus_days(30)), row.plan.today.plus_days(-1));
}

std::string_view letter_of(const DemoUnit& unit) {
  for (const DemoCity& city : demo_cities()) {
    if (city.code == unit.region) return city.letter;
  }
  return "辽";
}

std::string document(const DemoRow& row, std::string_view series, Date day) {
  return fmt::format("{}演{}〔{}〕{:06}号", letter_of(row.unit), series, day.year(), row.number);
}

std::string optional_day(bool given, Date day) { return given ? day.iso() : std::string(); }

std::string_view kind_of_organisation(DemoKind kind) {
  switch (kind) {
    case DemoKind::company:
    case DemoKind::joint_stock: return "企业法人";
    case DemoKind::cooperative: return "农民专业合作社";
    case DemoKind::branch: return "分支机构";
    case DemoKind::institution: return "事业单位";
    case DemoKind::social_group: return "社会团体";
    case DemoKind::private_body: return "民办非企业单位";
    case DemoKind::foundation: return "基金会";
    case DemoKind::partnership:
    case DemoKind::sole_owner:
    case DemoKind::law_firm: return "其他";
  }
  CHECK(false);
}

struct Offence {
  std::string_view unit_kind, series, conduct, facts, basis;
};
constexpr Offence kOffences[] = {
    {"market", "市监罚", "未按规定公示企业信息", "当事人未在规定期限内公示年度报告,经责令后改正", "《企业信息公示暂行条例》"},
    {"market", "市监罚", "发布虚假广告", "当事人在宣传资料中对商品性能作出与实际不符的表述", "《中华人民共和国广告法》"},
    {"market", "市监罚", "经营标签不符合规定的食品", "当事人销售的部分预包装食品标签缺少应当标注的内容", "《中华人民共和国食品安全法》"},
    {"market", "市监罚", "使用未经检定的计量器具", "当事人经营使用的电子秤超过检定周期", "《中华人民共和国计量法》"},
    {"emergency", "应急罚", "未如实记录安全生产教育培训情况", "当事人未按规定建立安全生产教育和培训档案", "《中华人民共和国安全生产法》"},
    {"emergency", "应急罚", "未定期组织应急预案演练", "当事人未按预案要求组织演练", "《中华人民共和国安全生产法》"},
    {"environment", "环罚", "未按排污许可证要求开展自行监测", "当事人未按许可证规定的频次开展监测", "《排污许可管理条例》"},
    {"environment", "环罚", "未密闭贮存易产生扬尘的物料", "当事人露天堆放物料,未采取有效覆盖措施", "《中华人民共和国大气污染防治法》"},
    {"fire", "消罚", "消防设施未保持完好有效", "当事人场所内部分疏散指示标志损坏", "《中华人民共和国消防法》"},
    {"fire", "消罚", "占用疏散通道", "当事人在疏散通道堆放货物", "《中华人民共和国消防法》"},
    {"culture", "文旅罚", "未与旅游者签订旅游合同", "当事人组织团队旅游活动未按规定签订书面合同", "《旅行社条例》"},
    {"transport", "交罚", "未按规定维护和检测运输车辆", "当事人所属车辆超过检测周期仍从事运输", "《道路运输车辆技术管理规定》"},
    {"tax", "税罚", "未按规定期限办理纳税申报", "当事人逾期未办理纳税申报,后已补报", "《中华人民共和国税收征收管理法》"},
    {"housing", "建罚", "未按工程设计图纸施工", "当事人在施工中擅自变更部分做法", "《建设工程质量管理条例》"},
    {"commerce", "商罚", "未按规定办理单用途商业预付卡备案", "当事人发行预付卡未办理备案", "《单用途商业预付卡管理办法》"},
};

struct Penalty {
  std::string kinds, content;
  std::int64_t fine_yuan = 0;
  std::int64_t confiscated_yuan = 0;
  std::string licence;
  bool summary = false;
};

Penalty penalty_of(DemoDice& dice) {
  Penalty penalty;
  const int roll = dice.below(100);
  if (roll < 14) {
    penalty.kinds = roll < 10 ? "警告" : "通报批评";
    penalty.summary = roll < 7;
    penalty.content = penalty.kinds;
    return penalty;
  }
  penalty.kinds = "罚款";
  penalty.fine_yuan = roll < 40   ? dice.between(3, 29) * 100
                      : roll < 88 ? dice.between(6, 990) * 500
                                  : dice.between(50, 300) * 10'000;
  penalty.summary = penalty.fine_yuan < 3000 && dice.chance(400);
  penalty.content = fmt::format("罚款人民币{}元", penalty.fine_yuan);
  if (roll >= 60 && roll < 72) {
    penalty.confiscated_yuan = dice.between(2, 400) * 250;
    penalty.kinds = "没收违法所得;罚款";
    penalty.content = fmt::format("没收违法所得人民币{}元,{}", penalty.confiscated_yuan, penalty.content);
  } else if (roll >= 92) {
    static constexpr std::string_view kFurther[] = {"吊销许可证件", "责令停产停业", "暂扣许可证件", "限制开展生产经营活动", "降低资质等级"};
    const std::string_view further = dice.pick(kFurther);
    penalty.kinds += ";" + text(further);
    penalty.content += "," + text(further);
    if (further.find("许可证件") != further.npos) penalty.licence = "演示许可证 YS-" + std::to_string(dice.between(1000, 9999));
  }
  return penalty;
}

/// In units of 10,000 yuan; empty for none.
std::string ten_thousands(std::int64_t yuan) { return yuan == 0 ? "" : intake::decimal_text(yuan * 100); }

struct Permit {
  std::string_view unit_kind, series, title, certificate, content, category;
};
constexpr Permit kPermits[] = {
    {"market", "市监许准", "准予行政许可决定书", "食品经营许可证", "食品销售;热食类食品制售", "普通"},
    {"market", "市监许准", "准予行政许可决定书", "特种设备使用登记证", "特种设备使用登记", "登记"},
    {"emergency", "应急许准", "准予行政许可决定书", "危险化学品经营许可证", "危险化学品经营", "普通"},
    {"environment", "环许准", "准予行政许可决定书", "排污许可证", "排放污染物", "普通"},
    {"fire", "消许准", "公众聚集场所投入使用、营业前消防安全检查意见书", "消防安全检查合格证", "投入使用、营业", "核准"},
    {"culture", "文旅许准", "准予行政许可决定书", "旅行社业务经营许可证", "国内旅游业务和入境旅游业务", "普通"},
    {"transport", "交许准", "准予行政许可决定书", "道路运输经营许可证", "道路普通货物运输", "普通"},
    {"housing", "建许准", "准予行政许可决定书", "建筑业企业资质证书", "建筑工程施工总承包", "认可"},
    {"commerce", "商许准", "准予行政许可决定书", "成品油零售经营批准证书", "成品油零售", "普通"},
};

template <class T, std::size_t N>
const T& of_unit(const T (&all)[N], const DemoRow& row) {
  std::array<const T*, N> fitting{};
  int count = 0;
  for (const T& one : all) {
    if (one.unit_kind == row.unit.kind) fitting[static_cast<std::size_t>(count++)] = &one;
  }
  CHECK(count > 0);
  return *fitting[static_cast<std::size_t>(row.dice.below(count))];
}

struct Honour {
  std::string_view unit_kind, series, name;
  int years;
};
constexpr Honour kHonours[] = {{"tax", "税信", "A级纳税人", 1}, {"market", "市监信", "守信典型企业", 2}, {"commerce", "商信", "诚信示范商户", 2}};

void fill_pledge_of(const DemoRow& row, std::string_view kind, std::string_view matter, std::string_view content, DemoCells& cells) {
  const DemoOrganisation& organisation = row.organisation;
  const Date day = recent_day(row, 600);
  std::string digits = day.iso();
  std::erase(digits, '-');
  const bool performed = row.dice.chance(950);
  cells = {{"code", row.unit.region + digits + fmt::format("{:06}", row.number % 1'000'000)},
           {"subjectName", organisation.name},
           {"subjectCategory", "法人及非法人组织"},
           {"identify", organisation.uscc},
           {"commitmentTypeId", text(kind)},
           {"reason", text(matter)},
           {"content", text(content)},
           {"liabilityBreachCommitment", "违反承诺的,依法承担相应责任"},
           {"commitmentDate", day.iso()},
           {"commitmentValidity", day.plus_months(24).iso()},
           {"fulfillmentStatus", performed ? "全部履行" : "部分履行"},
           {"unperformedCommitmentContent", performed ? "" : "部分材料尚未按承诺期限补交"},
           {"liabilityBreachCommitmentContent", performed ? "" : "已通知限期补正"},
           {"fulfillmentStatusDate", std::min(day.plus_days(60), row.plan.today).iso()},
           {"acceptanceConfirmUnit", row.unit.name},
           {"acceptanceConfirmUnitIdentify", row.unit.uscc},
           {"acceptanceUnit", row.unit.name},
           {"acceptanceUnitIdentify", row.unit.uscc},
           {"publicationType", "可向社会公开"},
           {"remarks", ""}};
}

}  // namespace

void fill_registration(const DemoRow& row, DemoCells& cells) {
  const DemoOrganisation& organisation = row.organisation;
  const bool company = organisation.kind == DemoKind::company || organisation.kind == DemoKind::joint_stock;
  static constexpr std::string_view kRoads[] = {"演示路", "样例街", "拟真大街", "示范路", "仿宋街", "虚构大道"};
  cells = {{"DJ_MC", organisation.name},
           {"DJ_SHXYM", organisation.uscc},
           {"DJ_LX", text(kind_of_organisation(organisation.kind))},
           {"DJ_ZT", text(organisation.state)},
           {"DJ_CLRQ", organisation.established_on.iso()},
           {"DJ_ZXRQ", organisation.deregistered_on ? organisation.deregistered_on->iso() : ""},
           {"DJ_DQ", text(organisation.county->code)},
           {"DJ_DZ", fmt::format("{}{}{}{}号", organisation.city->name, organisation.county->name, row.dice.pick(kRoads), row.dice.between(1, 299))},
           {"DJ_FDDBR", organisation.representative},
           {"DJ_JYFW", organisation.scope},
           {"DJ_ZCZB", company ? std::to_string(row.dice.between(1, 200) * 10) : ""},
           {"DJ_CYM", organisation.former_names},
           {"DJ_DJJG", row.unit.name},
           {"DJ_DJJGDM", row.unit.uscc},
           {"DJ_GXRQ", organisation.state_on.iso()}};
}

void fill_permit(const DemoRow& row, DemoCells& cells) {
  const DemoOrganisation& organisation = row.organisation;
  const Permit& permit = of_unit(kPermits, row);
  const Date day = recent_day(row, 5 * 365);
  const bool lasting = row.dice.chance(60);
  const Date until = lasting ? Date::of(2099, 12, 31) : day.plus_months(12 * row.dice.between(1, 5)).plus_days(-1);
  const bool told = row.dice.chance(900);
  cells = {{"XK_XDR_MC", organisation.name},
           {"XK_XDR_LB", "法人及非法人组织"},
           {"XK_XDR_SHXYM", organisation.uscc},
           {"XK_FRDB", organisation.representative},
           {"XK_XKWS", text(permit.title)},
           {"XK_WSH", document(row, permit.series, day)},
           {"XK_XKLB", text(permit.category)},
           {"XK_XKZS", text(permit.certificate)},
           {"XK_XKBH", fmt::format("YS{}{:07}", row.unit.region, row.number)},
           {"XK_NR", text(permit.content)},
           {"XK_JDRQ", day.iso()},
           {"XK_YXQZ", day.iso()},
           {"XK_YXQZI", until.iso()},
           {"XK_XKJG", row.unit.name},
           {"XK_XKJGDM", row.unit.uscc},
           {"XK_ZT", until < row.plan.today ? "2" : "1"},
           {"XK_LYDW", row.unit.name},
           {"XK_LYDWDM", row.unit.uscc},
           {"BZ", ""},
           {"X_SDRQ", optional_day(told, std::min(day.plus_days(3), row.plan.today))}};
}

void fill_penalty(const DemoRow& row, DemoCells& cells) {
  const DemoOrganisation& organisation = row.organisation;
  const Offence& offence = of_unit(kOffences, row);
  const Date day = recent_day(row, 913);
  const Penalty penalty = penalty_of(row.dice);
  const std::string number = document(row, offence.series, day);
  std::string facts = text(offence.facts);
  // Rows whose text the scan holds back, at known places: the first city's market registrar.
  if (row.unit.kind == "market" && row.unit.region == "210100") {
    if (row.number == 2) facts += ",联系电话024-00000000";
    if (row.number == 3) facts += ",检查地点为沈阳市演示区样例街1号";
  }
  const bool told = row.dice.chance(850), hashed = row.dice.chance(600), flagged = row.dice.chance(930);
  const bool notice = day >= Date::of(2025, 6, 22) && row.dice.chance(900);
  const bool open_ended = row.dice.chance(300);
  cells = {{"CF_XDR_MC", organisation.name},
           {"CF_XDR_LB", "法人及非法人组织"},
           {"CF_XDR_SHXYM", organisation.uscc},
           {"CF_XDR_ZZJG", organisation.uscc.substr(8, 8) + "-" + organisation.uscc.substr(16, 1)},
           {"CF_FRDB", organisation.representative},
           {"CF_WSH", number},
           {"CF_WFXW", text(offence.conduct)},
           {"CF_SY", facts},
           {"CF_YJ", text(offence.basis)},
           {"CF_CFLB", penalty.kinds},
           {"CF_NR", penalty.content},
           {"CF_NR_FK", ten_thousands(penalty.fine_yuan)},
           {"CF_NR_WFFF", ten_thousands(penalty.confiscated_yuan)},
           {"CF_NR_ZKDX", penalty.licence},
           {"CF_JDRQ", day.iso()},
           {"CF_YXQ", open_ended ? "2099-12-31" : day.plus_months(36).iso()},
           {"CF_CFJG", row.unit.name},
           {"CF_CFJGDM", row.unit.uscc},
           {"CF_SJLY", row.unit.name},
           {"CF_SJLYDM", row.unit.uscc},
           {"BZ", ""},
           {"LX_JYCX", !flagged ? "" : penalty.summary ? "是" : "否"},
           {"X_SDRQ", optional_day(told, std::min(day.plus_days(row.dice.below(8)), row.plan.today))},
           {"X_WSHX", hashed ? base::hex(base::view(base::sha256("liaoxin/demo", number))) : ""},
           {"X_XFGZS", notice ? document(row, "信修告", day) : ""}};
}

void fill_honour(const DemoRow& row, DemoCells& cells) {
  const Honour& honour = of_unit(kHonours, row);
  const Date day = recent_day(row, 700);
  cells = {{"A000001", row.organisation.name},
           {"A000002", row.organisation.uscc},
           {"DATA_CATEGORY", text(honour.name)},
           {"COMMENT_YEAR", std::to_string(day.year() - 1)},
           {"IDENTIFICATION_NO", document(row, honour.series, day)},
           {"IDENTIFICATION_DATE", day.iso()},
           {"IDENTIFICATION_DEPT", row.unit.name},
           {"EXPIRATION_DATE", row.dice.chance(100) ? "长期" : day.plus_months(12 * honour.years).iso()},
           {"DATA_SOURCE", row.unit.name}};
}

void fill_pledge(const DemoRow& row, DemoCells& cells) {
  const bool approval = row.dice.chance(500);
  fill_pledge_of(row, approval ? "审批替代型" : "证明事项型", approval ? "办理经营许可" : "办理登记事项证明",
                 "本单位承诺所提交的材料真实、合法、有效,符合办理条件,并在规定期限内补齐材料", cells);
}

void fill_voluntary_pledge(const DemoRow& row, DemoCells& cells) {
  fill_pledge_of(row, "主动型", "诚信经营公开承诺", "本单位承诺依法经营、诚实守信、公平竞争,自觉接受社会监督", cells);
}

void fill_abnormal(const DemoRow& row, DemoCells& cells) {
  static constexpr std::string_view kReasons[] = {"未按期公示年度报告", "未按期公示年度报告", "未在责令期限内公示有关企业信息",
                                                  "公示信息隐瞒真实情况、弄虚作假", "通过登记的住所或者经营场所无法联系"};
  const DemoOrganisation& organisation = row.organisation;
  const Date day = recent_day(row, 800);
  const bool removed = row.dice.chance(350) && day.plus_days(90) < row.plan.today;
  const bool told = row.dice.chance(850);
  cells = {{"AB_NAME", organisation.name},
           {"AB_USCC", organisation.uscc},
           {"AB_FRDB", organisation.representative},
           {"AB_REASON_TYPE", text(row.dice.pick(kReasons))},
           {"AB_SETUP_DATE", organisation.established_on.iso()},
           {"AB_IN_DATE", day.iso()},
           {"AB_IN_ORG", row.unit.name},
           {"AB_IN_ORG_CODE", row.unit.uscc},
           {"AB_OUT_DATE", optional_day(removed, day.plus_days(90))},
           {"AB_OUT_REASON", removed ? "已补报年度报告并公示" : ""},
           {"AB_SOURCE", row.unit.name},
           {"AB_IN_NO", document(row, "市监列异", day)},
           {"X_SDRQ", optional_day(told, std::min(day.plus_days(5), row.plan.today))}};
}

void fill_listed_elsewhere(const DemoRow& row, DemoCells& cells) {
  const DemoOrganisation& organisation = row.organisation;
  const bool safety = row.unit.kind == "emergency";
  const Date day = recent_day(row, 700);
  const bool removed = row.dice.chance(200) && day.plus_days(200) < row.plan.today;
  const bool told = row.dice.chance(850);
  cells = {{"SL_LIST_CODE", safety ? "DEMO-AQ" : "DEMO-HJ"},
           {"SL_LIST_NAME", safety ? "安全生产严重失信主体名单(演示)" : "生态环境严重失信主体名单(演示)"},
           {"SL_SUBJ_NAME", organisation.name},
           {"SL_SUBJ_TYPE", "法人及非法人组织"},
           {"SL_SUBJ_CODE", organisation.uscc},
           {"SL_NOTICE_NO", document(row, "列告", day.plus_days(-20))},
           {"SL_NOTICE_DATE", day.plus_days(-18).iso()},
           {"SL_DECISION_NO", document(row, "列决", day)},
           {"SL_DECISION_DATE", day.iso()},
           {"SL_REASON", safety ? "发生生产安全责任事故" : "违法排放污染物造成严重后果"},
           {"SL_GROUND", safety ? "L28-1-04" : "L28-1-02"},
           {"SL_BASIS", safety ? "《中华人民共和国安全生产法》" : "《中华人民共和国环境保护法》"},
           {"SL_ORG", row.unit.name},
           {"SL_ORG_CODE", row.unit.uscc},
           {"SL_START", day.iso()},
           {"SL_TERM_END", day.plus_months(36).iso()},
           {"SL_STATUS", removed ? "移出" : "列入"},
           {"SL_OUT_NO", removed ? document(row, "移决", day.plus_days(200)) : ""},
           {"SL_OUT_DATE", optional_day(removed, day.plus_days(200))},
           {"SL_OUT_REASON", removed ? "信用修复" : ""},
           {"SL_SOURCE", row.unit.name},
           {"SL_SOURCE_CODE", row.unit.uscc},
           {"X_SDRQ", optional_day(told, std::min(day.plus_days(2), row.plan.today))}};
}

void spoil_penalty(std::int64_t number, DemoCells& cells) {
  const auto cell = [&](std::string_view code) -> std::string& {
    const auto found = std::find_if(cells.begin(), cells.end(), [&](const auto& pair) { return pair.first == code; });
    CHECK(found != cells.end());
    return found->second;
  };
  std::string& code = cell("CF_XDR_SHXYM");
  CHECK(number >= 1 && number <= kWrongPenalties);
  switch (number) {
    case 1: code.back() = code.back() == '0' ? '1' : '0'; break;
    case 2: cell("CF_WSH").clear(); break;
    // A number with right date and check for the scan; its division 219999 does not exist, so it is nobody's.
    case 3: cell("CF_SY") += ",现场负责人身份证号219999190001010007"; break;
    case 4:
      cell("CF_XDR_LB") = "个体工商户";
      code = registry::compute_uscc("92" + code.substr(2, 15));
      break;
    case 5:
      cell("CF_XDR_LB") = "自然人";
      code.clear();
      break;
    case 6: cell("CF_JDRQ") = "2025-02-30"; break;
    case 7: cell("CF_JDRQ") = "2098-01-01"; break;
    case 8: cell("CF_CFLB") = "罚钱"; break;
    case 9: code.pop_back(); break;
    case 10: code[10] = 'O'; break;
    case 11: cell("CF_NR_FK") = "五千元"; break;
    case 12: cell("CF_CFJGDM").clear(); break;
    case 13: cell("CF_XDR_MC").clear(); break;
    default: cell("CF_SJLYDM") = registry::compute_uscc("11210000" + registry::compute_organisation_code("LX999999")); break;
  }
}

}  // namespace liaoxin::app
