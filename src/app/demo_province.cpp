#include "app/demo_province.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "app/demo_province_dice.hpp"
#include "app/demo_province_organisations.hpp"
#include "app/demo_province_places.hpp"
#include "base/check.hpp"

namespace liaoxin::app {
namespace {

// What each dice is thrown for: another number, other numbers.
enum Purpose : std::uint64_t { kPenaltyDice = 11, kPermitDice, kHonourDice, kPledgeDice, kAbnormalDice, kListDice };

/// Departments at province level, with the trade by which their documents are known.
struct Department {
  std::string_view kind, name, letter;
};
constexpr Department kDepartments[] = {
    {"establishment", "演示省机构编制部门", "编"}, {"civil", "演示省民政厅", "民"},       {"justice", "演示省司法厅", "司"},
    {"emergency", "演示省应急管理厅", "应急"},     {"environment", "演示省生态环境厅", "环"}, {"fire", "演示省消防机构", "消"},
    {"culture", "演示省文化和旅游厅", "文"},       {"transport", "演示省交通运输厅", "交"}, {"tax", "演示省税务局", "税"},
    {"commerce", "演示省商务厅", "商"},           {"housing", "演示省住房城乡建设厅", "建"},
};

const DemoUnit& unit_of(const std::vector<DemoUnit>& units, std::string_view kind, std::string_view region = "210000") {
  const auto found = std::find_if(units.begin(), units.end(), [&](const DemoUnit& u) { return u.kind == kind && u.region == region; });
  CHECK(found != units.end());
  return *found;
}

using Cells = std::initializer_list<std::pair<std::string_view, std::string>>;

/// One table under way; rows name their cells by column code, in any order.
class Table {
 public:
  Table(DemoSink& sink, std::string name, std::string item, const DemoUnit& unit, std::vector<std::string> headings, bool wrong_rows = false)
      : sink_(sink), table_{std::move(name), std::move(item), &unit, std::move(headings), wrong_rows} {}
  ~Table() {
    if (begun_) sink_.end();
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  void row(Cells cells) {
    if (!begun_) sink_.begin(table_);
    begun_ = true;
    std::vector<std::string> line(table_.headings.size());
    for (const auto& [code, value] : cells) {
      const auto at = std::find(table_.headings.begin(), table_.headings.end(), code);
      CHECK(at != table_.headings.end());
      line[static_cast<std::size_t>(at - table_.headings.begin())] = value;
    }
    sink_.row(line);
  }
  [[nodiscard]] const DemoUnit& unit() const { return *table_.unit; }

 private:
  DemoSink& sink_;
  DemoTable table_;
  bool begun_ = false;
};

const std::vector<std::string>& penalty_headings() {
  static const std::vector<std::string> headings{"CF_XDR_MC", "CF_XDR_LB", "CF_XDR_SHXYM", "CF_WSH",    "CF_WFXW", "CF_SY",    "CF_YJ",    "CF_CFLB",
                                                 "CF_NR",     "CF_NR_FK",  "CF_NR_WFFF",   "CF_JDRQ",   "CF_YXQ",  "CF_CFJG",  "CF_CFJGDM", "CF_SJLY",
                                                 "CF_SJLYDM", "LX_JYCX",   "X_SDRQ",       "X_XFGZS"};
  return headings;
}

struct Conduct {
  std::string_view department, conduct, facts, basis;
};
constexpr Conduct kConducts[] = {
    {"market", "价格违法", "未按规定明码标价", "价格管理规定(演示)"},
    {"market", "计量违法", "使用未经检定的计量器具", "计量管理规定(演示)"},
    {"market", "广告违法", "发布的广告缺少应当标明的内容", "广告管理规定(演示)"},
    {"emergency", "安全生产违法", "未按规定开展安全教育培训", "安全生产规定(演示)"},
    {"environment", "环境违法", "未按规定保存监测记录", "生态环境规定(演示)"},
    {"fire", "消防违法", "消防设施未保持完好有效", "消防规定(演示)"},
    {"culture", "旅游经营违法", "未按规定向游客说明服务内容", "旅游规定(演示)"},
    {"transport", "道路运输违法", "未按规定维护和检测车辆", "道路运输规定(演示)"},
    {"housing", "建筑市场违法", "未按规定办理施工手续", "建筑市场规定(演示)"},
    {"commerce", "商务违法", "未按规定备案", "商务规定(演示)"},
};

/// Fine in units of 10,000 yuan across the grades: below 3,000 yuan, up to 500,000, above.
std::string fine_of(DemoDice& dice) {
  const int roll = dice.below(100);
  if (roll < 25) return fmt::format("0.{:02}", dice.between(5, 29));
  if (roll < 92) return std::to_string(dice.between(1, 45));
  return std::to_string(dice.between(55, 120));
}

void write_penalties(const DemoPlan& plan, const std::vector<DemoUnit>& units, const DemoOrganisations& organisations, std::size_t city_number, const DemoCity& city,
                     DemoSink& sink) {
  for (const Department& department : kDepartments) {
    const bool acts = std::any_of(std::begin(kConducts), std::end(kConducts), [&](const Conduct& c) { return c.department == department.kind; });
    if (!acts) continue;
    Table table(sink, fmt::format("C4-03-{}-{}", department.kind, city.code), "C4-03", unit_of(units, department.kind), penalty_headings());
    const auto [first, last] = organisations.of_city(city_number);
    for (std::int64_t index = first; index < last; ++index) {
      DemoDice dice(plan.seed, kPenaltyDice, static_cast<std::uint64_t>(index));
      if (!dice.chance(180)) continue;
      const Conduct& conduct = dice.pick(kConducts);
      const std::string_view kind = conduct.department == "market" ? "commerce" : conduct.department;
      if (kind != department.kind) continue;
      const DemoOrganisation o = organisations.at(index);
      const int count = dice.between(1, 2);
      for (int n = 0; n < count; ++n) {
        // Some are of these days, so that a unit can also be seen to file in time.
        const base::Date decided = plan.today.plus_days(-(dice.chance(300) ? dice.between(4, 8) : dice.between(4, 900)));
        const std::string fine = fine_of(dice);
        const bool confiscates = dice.chance(150), suspends = dice.chance(60);
        std::string kinds = "罚款";
        if (confiscates) kinds += ";没收违法所得";
        if (suspends) kinds += ";暂扣许可证件";
        const bool served = dice.chance(850);
        std::string facts(conduct.facts);
        if (dice.chance(12)) facts += ",联系电话 13800001234";  // stays closed to the public
        const std::string number = fmt::format("演{}罚〔{}〕{}-{}号", department.letter, decided.year(), index + 1, n + 1);
        table.row({{"CF_XDR_MC", o.name},
                   {"CF_XDR_LB", "法人及非法人组织"},
                   {"CF_XDR_SHXYM", o.uscc},
                   {"CF_WSH", number},
                   {"CF_WFXW", std::string(conduct.conduct)},
                   {"CF_SY", facts},
                   {"CF_YJ", std::string(conduct.basis)},
                   {"CF_CFLB", kinds},
                   {"CF_NR", fmt::format("罚款 {} 万元", fine)},
                   {"CF_NR_FK", fine},
                   {"CF_NR_WFFF", confiscates ? "0.5" : ""},
                   {"CF_JDRQ", decided.iso()},
                   {"CF_YXQ", "2099-12-31"},
                   {"CF_CFJG", table.unit().name},
                   {"CF_CFJGDM", table.unit().uscc},
                   {"CF_SJLY", table.unit().name},
                   {"CF_SJLYDM", table.unit().uscc},
                   {"LX_JYCX", dice.chance(40) ? "是" : "否"},
                   {"X_SDRQ", served ? decided.plus_days(dice.between(0, 3)).iso() : ""},
                   {"X_XFGZS", "修告" + number}});
      }
    }
  }
}

void write_registrations(const DemoPlan& plan, const std::vector<DemoUnit>& units, const DemoOrganisations& organisations, std::size_t city_number, const DemoCity& city,
                         DemoSink& sink) {
  static const std::vector<std::string> kHeadings{"DJ_MC", "DJ_SHXYM", "DJ_ZT", "DJ_CLRQ", "DJ_ZXRQ", "DJ_DQ", "DJ_DZ", "DJ_FDDBR", "DJ_JYFW", "DJ_CYM", "DJ_DJJG", "DJ_DJJGDM", "DJ_GXRQ"};
  for (const std::string_view item : {"C1-01", "C1-02"}) {
    for (const std::string_view registrar : {"market", "establishment", "civil", "justice"}) {
      const DemoUnit& unit = registrar == "market" ? unit_of(units, "market", city.code) : unit_of(units, registrar);
      Table table(sink, fmt::format("{}-{}-{}", item, registrar, city.code), std::string(item), unit, kHeadings);
      const auto [first, last] = organisations.of_city(city_number);
      for (std::int64_t index = first; index < last; ++index) {
        const DemoKind kind = organisations.kind(index);
        if (registration_item(kind) != item || registrar_kind(kind) != registrar) continue;
        const DemoOrganisation o = organisations.at(index);
        DemoDice dice(plan.seed, kListDice + 100, static_cast<std::uint64_t>(index));
        table.row({{"DJ_MC", o.name},
                   {"DJ_SHXYM", o.uscc},
                   {"DJ_ZT", std::string(o.state)},
                   {"DJ_CLRQ", o.established_on.iso()},
                   {"DJ_ZXRQ", o.deregistered_on ? o.deregistered_on->iso() : ""},
                   {"DJ_DQ", std::string(o.county->code)},
                   {"DJ_DZ", fmt::format("{}{}演示大街{}号", city.name, o.county->name, dice.between(1, 400))},
                   {"DJ_FDDBR", o.representative},
                   {"DJ_JYFW", o.scope},
                   {"DJ_CYM", o.former_names},
                   {"DJ_DJJG", unit.name},
                   {"DJ_DJJGDM", unit.uscc},
                   {"DJ_GXRQ", o.state_on.iso()}});
      }
    }
  }
}

void write_permits(const DemoPlan& plan, const std::vector<DemoUnit>& units, const DemoOrganisations& organisations, std::size_t city_number, const DemoCity& city, DemoSink& sink) {
  static const std::vector<std::string> kHeadings{"XK_XDR_MC", "XK_XDR_LB", "XK_XDR_SHXYM", "XK_FRDB", "XK_XKWS", "XK_WSH", "XK_XKLB",  "XK_XKZS", "XK_XKBH", "XK_NR",
                                                  "XK_JDRQ",   "XK_YXQZ",   "XK_YXQZI",     "XK_XKJG", "XK_XKJGDM", "XK_ZT", "XK_LYDW", "XK_LYDWDM", "X_SDRQ"};
  static constexpr std::string_view kPermits[] = {"道路运输经营许可", "食品经营许可", "特种设备使用登记", "文化经营许可", "建筑业企业资质"};
  const DemoUnit& unit = unit_of(units, "transport");
  Table table(sink, fmt::format("C8-05-transport-{}", city.code), "C8-05", unit, kHeadings);
  const auto [first, last] = organisations.of_city(city_number);
  for (std::int64_t index = first; index < last; ++index) {
    DemoDice dice(plan.seed, kPermitDice, static_cast<std::uint64_t>(index));
    if (!dice.chance(350)) continue;
    const DemoOrganisation o = organisations.at(index);
    const base::Date decided = std::max(o.established_on, plan.today.plus_days(-(dice.chance(400) ? dice.between(1, 8) : dice.between(10, 2000))));
    const std::string title(dice.pick(kPermits));
    const std::string number = fmt::format("演许〔{}〕{}号", decided.year(), index + 1);
    table.row({{"XK_XDR_MC", o.name}, {"XK_XDR_LB", "法人及非法人组织"}, {"XK_XDR_SHXYM", o.uscc}, {"XK_FRDB", o.representative}, {"XK_XKWS", title + "决定书"}, {"XK_WSH", number},
               {"XK_XKLB", "普通"}, {"XK_XKZS", title + "证"}, {"XK_XKBH", fmt::format("YS{:08}", index + 1)}, {"XK_NR", title}, {"XK_JDRQ", decided.iso()}, {"XK_YXQZ", decided.iso()},
               {"XK_YXQZI", dice.chance(200) ? "2099/12/31" : decided.plus_months(dice.between(2, 6) * 12).iso()}, {"XK_XKJG", unit.name}, {"XK_XKJGDM", unit.uscc}, {"XK_ZT", "1"},
               {"XK_LYDW", unit.name}, {"XK_LYDWDM", unit.uscc}, {"X_SDRQ", decided.iso()}});
  }
}

void write_good_news(const DemoPlan& plan, const std::vector<DemoUnit>& units, const DemoOrganisations& organisations, DemoSink& sink) {
  {
    Table table(sink, "C3-01-commerce", "C3-01", unit_of(units, "commerce"),
                {"A000001", "A000002", "DATA_CATEGORY", "COMMENT_YEAR", "IDENTIFICATION_NO", "IDENTIFICATION_DATE", "IDENTIFICATION_DEPT", "EXPIRATION_DATE", "DATA_SOURCE"});
    for (std::int64_t index = 0; index < plan.organisations; ++index) {
      DemoDice dice(plan.seed, kHonourDice, static_cast<std::uint64_t>(index));
      if (!dice.chance(60)) continue;
      const DemoOrganisation o = organisations.at(index);
      const base::Date on = std::max(o.established_on, plan.today.plus_days(-dice.between(20, 800)));
      table.row({{"A000001", o.name}, {"A000002", o.uscc}, {"DATA_CATEGORY", dice.chance(500) ? "守信典型企业" : "A级纳税人"}, {"COMMENT_YEAR", std::to_string(on.year())},
                 {"IDENTIFICATION_NO", fmt::format("演荣〔{}〕{}号", on.year(), index + 1)}, {"IDENTIFICATION_DATE", on.iso()}, {"IDENTIFICATION_DEPT", table.unit().name},
                 {"EXPIRATION_DATE", on.plus_months(36).iso()}, {"DATA_SOURCE", table.unit().name}});
    }
  }
  for (const std::string_view item : {"C2-01", "C2-03"}) {
    Table table(sink, fmt::format("{}-housing", item), std::string(item), unit_of(units, "housing"),
                {"code", "subjectName", "subjectCategory", "identify", "commitmentTypeId", "reason", "content", "liabilityBreachCommitment", "commitmentDate", "commitmentValidity",
                 "fulfillmentStatus", "unperformedCommitmentContent", "liabilityBreachCommitmentContent", "acceptanceUnit", "acceptanceUnitIdentify", "publicationType"});
    const bool voluntary = item == "C2-03";
    for (std::int64_t index = voluntary ? 1 : 0; index < plan.organisations; index += 2) {
      DemoDice dice(plan.seed, kPledgeDice, static_cast<std::uint64_t>(index));
      if (!dice.chance(160)) continue;
      const DemoOrganisation o = organisations.at(index);
      const base::Date on = std::max(o.established_on, plan.today.plus_days(-dice.between(5, 400)));
      std::string day = on.iso();
      std::erase(day, '-');
      const bool performed = dice.chance(930);
      table.row({{"code", fmt::format("{}{}{:06}", o.city->code, day, index % 1000000)}, {"subjectName", o.name}, {"subjectCategory", "法人及非法人组织"}, {"identify", o.uscc},
                 {"commitmentTypeId", voluntary ? "主动型" : "审批替代型"}, {"reason", "办理登记事项"}, {"content", "承诺所提交材料真实、完整"}, {"liabilityBreachCommitment", "依法承担相应责任"},
                 {"commitmentDate", on.iso()}, {"commitmentValidity", on.plus_months(24).iso()}, {"fulfillmentStatus", performed ? "全部履行" : "部分履行"},
                 {"unperformedCommitmentContent", performed ? "" : "部分材料尚待补交"}, {"liabilityBreachCommitmentContent", performed ? "" : "限期补交"},
                 {"acceptanceUnit", table.unit().name}, {"acceptanceUnitIdentify", table.unit().uscc}, {"publicationType", dice.chance(900) ? "可向社会公开" : "特定范围内公开"}});
    }
  }
}

void write_lists(const DemoPlan& plan, const std::vector<DemoUnit>& units, const DemoOrganisations& organisations, DemoSink& sink) {
  for (std::size_t number = 0; number < demo_cities().size(); ++number) {
    const DemoCity& city = demo_cities()[number];
    const DemoUnit& unit = unit_of(units, "market", city.code);
    Table table(sink, fmt::format("C8-06-market-{}", city.code), "C8-06", unit,
                {"AB_NAME", "AB_USCC", "AB_REASON_TYPE", "AB_IN_DATE", "AB_IN_ORG", "AB_IN_ORG_CODE", "AB_OUT_DATE", "AB_OUT_REASON", "AB_IN_NO", "X_SDRQ"});
    const auto [first, last] = organisations.of_city(number);
    for (std::int64_t index = first; index < last; ++index) {
      DemoDice dice(plan.seed, kAbnormalDice, static_cast<std::uint64_t>(index));
      const DemoKind kind = organisations.kind(index);
      if (!dice.chance(40) || registrar_kind(kind) != "market") continue;
      const DemoOrganisation o = organisations.at(index);
      const base::Date in = plan.today.plus_days(-dice.between(10, 300));
      const bool removed = dice.chance(250);
      table.row({{"AB_NAME", o.name}, {"AB_USCC", o.uscc}, {"AB_REASON_TYPE", "未按期公示年度报告"}, {"AB_IN_DATE", in.iso()}, {"AB_IN_ORG", unit.name}, {"AB_IN_ORG_CODE", unit.uscc},
                 {"AB_OUT_DATE", removed ? in.plus_days(5).iso() : ""}, {"AB_OUT_REASON", removed ? "已补报" : ""}, {"AB_IN_NO", fmt::format("演{}异〔{}〕{}号", city.letter, in.year(), index + 1)},
                 {"X_SDRQ", in.iso()}});
    }
  }
  const DemoUnit& emergency = unit_of(units, "emergency");
  Table table(sink, "C8-01-emergency", "C8-01", emergency,
              {"SL_LIST_CODE", "SL_LIST_NAME", "SL_SUBJ_NAME", "SL_SUBJ_TYPE", "SL_SUBJ_CODE", "SL_DECISION_NO", "SL_DECISION_DATE", "SL_REASON", "SL_GROUND", "SL_BASIS", "SL_ORG", "SL_ORG_CODE",
               "SL_START", "SL_TERM_END", "SL_STATUS", "SL_SOURCE", "SL_SOURCE_CODE", "X_SDRQ"});
  for (std::int64_t index = 0; index < plan.organisations; ++index) {
    DemoDice dice(plan.seed, kListDice, static_cast<std::uint64_t>(index));
    if (!dice.chance(6)) continue;
    const DemoOrganisation o = organisations.at(index);
    const base::Date on = plan.today.plus_days(-dice.between(20, 500));
    table.row({{"SL_LIST_CODE", "YS-AQSC"}, {"SL_LIST_NAME", "安全生产严重失信主体名单(演示)"}, {"SL_SUBJ_NAME", o.name}, {"SL_SUBJ_TYPE", "法人及非法人组织"}, {"SL_SUBJ_CODE", o.uscc},
               {"SL_DECISION_NO", fmt::format("演列〔{}〕{}号", on.year(), index + 1)}, {"SL_DECISION_DATE", on.iso()}, {"SL_REASON", "演示事由"}, {"SL_GROUND", "L28-1-04"},
               {"SL_BASIS", "安全生产规定(演示)"}, {"SL_ORG", emergency.name}, {"SL_ORG_CODE", emergency.uscc}, {"SL_START", on.iso()}, {"SL_TERM_END", on.plus_months(24).iso()}, {"SL_STATUS", "列入"},
               {"SL_SOURCE", emergency.name}, {"SL_SOURCE_CODE", emergency.uscc}, {"X_SDRQ", on.iso()}});
  }
}

/// Rows that must be refused, each for its own reason, so that the verdict file can be looked at.
void write_wrong_rows(const DemoPlan& plan, const std::vector<DemoUnit>& units, const DemoOrganisations& organisations, DemoSink& sink) {
  const DemoUnit& unit = unit_of(units, "environment");
  Table table(sink, "C4-03-wrong-rows", "C4-03", unit, penalty_headings(), true);
  const DemoOrganisation o = organisations.at(0);
  const std::string today = plan.today.plus_days(-30).iso();
  const auto row = [&](std::string code, std::string category, std::string number, std::string facts, std::string decided) {
    table.row({{"CF_XDR_MC", o.name}, {"CF_XDR_LB", std::move(category)}, {"CF_XDR_SHXYM", std::move(code)}, {"CF_WSH", std::move(number)}, {"CF_WFXW", "环境违法"}, {"CF_SY", std::move(facts)},
               {"CF_YJ", "生态环境规定(演示)"}, {"CF_CFLB", "罚款"}, {"CF_NR", "罚款 1 万元"}, {"CF_NR_FK", "1"}, {"CF_JDRQ", std::move(decided)}, {"CF_YXQ", "2099-12-31"}, {"CF_CFJG", unit.name},
               {"CF_CFJGDM", unit.uscc}, {"CF_SJLY", unit.name}, {"CF_SJLYDM", unit.uscc}, {"LX_JYCX", "否"}, {"X_SDRQ", today}});
  };
  std::string wrong_check = o.uscc;
  wrong_check.back() = wrong_check.back() == 'A' ? 'B' : 'A';
  const std::string organisation = "法人及非法人组织";
  row(wrong_check, organisation, "演环罚〔2026〕误1号", "未按规定保存监测记录", today);
  row(o.uscc, organisation, "", "未按规定保存监测记录", today);
  row(o.uscc, organisation, "演环罚〔2026〕误3号", "当事人身份证 11010519491231002X", today);
  row(o.uscc, "个体工商户", "演环罚〔2026〕误4号", "未按规定保存监测记录", today);
  row("", "自然人", "演环罚〔2026〕误5号", "未按规定保存监测记录", today);
  row(o.uscc, organisation, "演环罚〔2026〕误6号", "未按规定保存监测记录", "2026-02-30");
}

}  // namespace

std::vector<DemoUnit> demo_units(std::uint64_t seed) {
  std::vector<DemoUnit> units;
  const auto add = [&](std::string_view kind, std::string name, std::string_view region) {
    const std::uint64_t number = 1 + units.size() + seed % 97 * 100;
    const std::string prefix = fmt::format("{}-{}", region, kind);
    units.push_back({demo_uscc("11", region, number), std::move(name), std::string(kind), std::string(region),
                     {{prefix + "-1", "演示甲", "业务处", {"submitter", "decision_officer"}}, {prefix + "-2", "演示乙", "法规处", {"decision_officer", "reviewer"}}}});
  };
  for (const DemoCity& city : demo_cities()) add("market", std::string(city.name) + "市场监督管理局(演示)", city.code);
  for (const Department& department : kDepartments) add(department.kind, std::string(department.name), "210000");
  return units;
}

void generate_province(const DemoPlan& plan, DemoSink& sink) {
  const std::vector<DemoUnit> units = demo_units(plan.seed);
  const DemoOrganisations organisations(plan);
  const auto each_city = [&](auto write) {
    for (std::size_t city = 0; city < demo_cities().size(); ++city) write(plan, units, organisations, city, demo_cities()[city], sink);
  };
  each_city(write_registrations);
  each_city(write_permits);
  each_city(write_penalties);
  write_good_news(plan, units, organisations, sink);
  write_lists(plan, units, organisations, sink);
  write_wrong_rows(plan, units, organisations, sink);
}

}  // namespace liaoxin::app
