#include "app/demo_province_organisations.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "registry/identifiers.hpp"

namespace liaoxin::app {
namespace {

enum Purpose : std::uint64_t { kKindDice = 1, kBodyDice };

struct KindShare {
  DemoKind kind;
  int of_thousand;
  std::string_view pair;  // first two characters of the code
};
constexpr KindShare kShares[] = {
    {DemoKind::company, 760, "91"},     {DemoKind::joint_stock, 20, "91"},  {DemoKind::cooperative, 55, "93"},
    {DemoKind::partnership, 25, "91"},  {DemoKind::sole_owner, 20, "91"},   {DemoKind::branch, 25, "91"},
    {DemoKind::institution, 35, "12"},  {DemoKind::social_group, 20, "51"}, {DemoKind::private_body, 30, "52"},
    {DemoKind::foundation, 4, "53"},    {DemoKind::law_firm, 6, "31"},
};

// The first character of every invented word says that the body is none.
constexpr std::string_view kFirst[] = {"演", "示", "拟", "样", "例", "试", "仿", "虚", "构", "型"};
constexpr std::string_view kSecond[] = {"辰", "禾", "川", "澜", "朔", "岚", "芃", "屿", "泽", "峤", "桦", "柏", "榕", "筠", "蘅", "苇", "荻", "稷", "穗", "粟",
                                        "汀", "浦", "湄", "沅", "溪", "渚", "滨", "淼", "澈", "汐", "垣", "垚", "坤", "堃", "岭", "岱", "巍", "嵘", "晖", "昀",
                                        "昕", "晟", "曜", "朗", "霁", "霖", "钧", "铭", "锐", "铎", "珩", "玥", "琮", "璞", "翎", "翊", "羽", "骏", "骥", "驰"};

struct Trade {
  std::string_view name;
  std::string_view scope;
};
constexpr Trade kTrades[] = {
    {"科技", "技术开发、技术咨询、技术服务"}, {"商贸", "日用百货、五金产品销售"},     {"餐饮管理", "餐饮管理、餐饮服务"},
    {"建筑工程", "房屋建筑工程施工"},         {"机械制造", "通用机械设备制造、销售"}, {"物流", "道路货物运输、仓储服务"},
    {"食品", "食品生产、食品销售"},           {"医药", "药品零售、医疗器械销售"},     {"环保科技", "环境保护专用设备销售"},
    {"化工", "化工产品销售"},                 {"农业发展", "农作物种植、销售"},       {"水产", "水产养殖、水产品销售"},
    {"船舶配件", "船舶配件制造、修理"},       {"金属材料", "金属材料销售、加工"},     {"矿产品", "矿产品加工、销售"},
    {"热力", "热力生产和供应"},               {"装饰工程", "室内外装饰工程设计、施工"}, {"旅游服务", "旅游信息咨询、会务服务"},
    {"文化传媒", "文化艺术交流活动组织、策划"}, {"教育咨询", "教育信息咨询"},         {"物业管理", "物业管理服务"},
    {"汽车服务", "机动车维修、汽车销售"},     {"电子", "电子产品研发、制造、销售"},   {"软件", "软件开发、信息系统集成"},
    {"纺织", "纺织品制造、销售"},             {"服装", "服装制造、销售"},             {"家具", "家具制造、销售"},
    {"能源", "能源技术开发"},                 {"电力设备", "电力设备制造、安装"},     {"仪器仪表", "仪器仪表制造、销售"},
    {"粮油", "粮食收购、加工、销售"},         {"果蔬", "果蔬种植、储存、销售"},       {"畜牧", "牲畜饲养、销售"},
    {"园林绿化", "园林绿化工程施工"},         {"广告", "广告设计、制作、代理、发布"}, {"酒店管理", "酒店管理、住宿服务"},
    {"运输", "道路旅客运输、货物运输"},       {"检测技术", "检测技术服务"},           {"人力资源", "人力资源服务"},
    {"塑料制品", "塑料制品制造、销售"},       {"消防设备", "消防设备销售、安装、维护"}, {"供应链管理", "供应链管理服务"},
};

constexpr std::string_view kSurnames[] = {"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨",
                                          "朱", "秦", "许", "何", "吕", "张", "孔", "曹", "严", "金", "魏", "陶", "姜", "谢", "邹", "苏"};

const KindShare& share_of(DemoKind kind) {
  return *std::find_if(std::begin(kShares), std::end(kShares), [&](const KindShare& share) { return share.kind == kind; });
}

std::string invented_word(DemoDice& dice) {
  std::string word(dice.pick(kFirst));
  word += dice.pick(kSecond);
  if (dice.chance(450)) word += dice.pick(kSecond);
  return word;
}

std::string place_of(const DemoOrganisation& organisation, DemoDice& dice) {
  const int form = dice.below(10);
  if (form == 0) return "辽宁";
  if (form < 7) return std::string(organisation.city->place);
  return std::string(organisation.city->place) + std::string(organisation.county->name);
}

std::string name_of(DemoKind kind, const std::string& place, const std::string& word, const Trade& trade) {
  const std::string start = place + word, whole = start + std::string(trade.name);
  switch (kind) {
    case DemoKind::company: return whole + "有限公司";
    case DemoKind::joint_stock: return whole + "股份有限公司";
    case DemoKind::cooperative: return start + "种植农民专业合作社";
    case DemoKind::partnership: return whole + "中心(有限合伙)";
    case DemoKind::sole_owner: return whole + "经营部(个人独资)";
    case DemoKind::branch: return whole + "有限公司分公司";
    case DemoKind::institution: return start + "服务中心";
    case DemoKind::social_group: return whole + "行业协会";
    case DemoKind::private_body: return start + "培训学校";
    case DemoKind::foundation: return start + "公益基金会";
    case DemoKind::law_firm: return start + "律师事务所";
  }
  CHECK(false);
}

}  // namespace

std::string_view registrar_kind(DemoKind kind) {
  switch (kind) {
    case DemoKind::company:
    case DemoKind::joint_stock:
    case DemoKind::cooperative:
    case DemoKind::partnership:
    case DemoKind::sole_owner:
    case DemoKind::branch: return "market";
    case DemoKind::institution: return "establishment";
    case DemoKind::social_group:
    case DemoKind::private_body:
    case DemoKind::foundation: return "civil";
    case DemoKind::law_firm: return "justice";
  }
  CHECK(false);
}

std::string_view registration_item(DemoKind kind) {
  const bool unincorporated = kind == DemoKind::partnership || kind == DemoKind::sole_owner || kind == DemoKind::branch || kind == DemoKind::law_firm;
  return unincorporated ? "C1-02" : "C1-01";
}

DemoOrganisations::Range DemoOrganisations::of_city(std::size_t city) const {
  const auto cities = demo_cities();
  std::int64_t before = 0, all = 0;
  for (std::size_t i = 0; i < cities.size(); ++i) {
    if (i < city) before += cities[i].weight;
    all += cities[i].weight;
  }
  return {plan_.organisations * before / all, plan_.organisations * (before + cities[city].weight) / all};
}

DemoKind DemoOrganisations::kind(std::int64_t index) const {
  int roll = DemoDice(plan_.seed, kKindDice, static_cast<std::uint64_t>(index)).below(1000);
  for (const KindShare& share : kShares) {
    roll -= share.of_thousand;
    if (roll < 0) return share.kind;
  }
  CHECK(false);
}

DemoOrganisation DemoOrganisations::at(std::int64_t index) const {
  const auto cities = demo_cities();
  DemoDice dice(plan_.seed, kBodyDice, static_cast<std::uint64_t>(index));
  DemoOrganisation organisation;
  organisation.index = index;
  for (std::size_t city = 0; city < cities.size(); ++city) {
    if (index < of_city(city).last) {
      organisation.city = &cities[city];
      break;
    }
  }
  CHECK(organisation.city != nullptr);
  organisation.county = &dice.pick(organisation.city->counties);
  organisation.kind = kind(index);
  organisation.uscc = demo_uscc(share_of(organisation.kind).pair, organisation.county->code,
                                1000 + static_cast<std::uint64_t>(index) + plan_.seed % 97 * 9'000'000);

  const Trade& trade = dice.pick(kTrades);
  const std::string place = place_of(organisation, dice);
  organisation.name = name_of(organisation.kind, place, invented_word(dice), trade);
  organisation.scope = trade.scope;
  organisation.representative = demo_person(dice);

  const int age_days = dice.between(40, 30 * 365);
  organisation.established_on = plan_.today.plus_days(-age_days);
  organisation.state_on = organisation.established_on.plus_days(dice.below(age_days));
  const int state = dice.below(1000);
  organisation.state = state < 920 ? "存续" : state < 940 ? "停业" : state < 950 ? "清算" : state < 985 ? "注销" : "吊销";
  if (organisation.state == "注销") organisation.deregistered_on = organisation.state_on;
  if (dice.chance(80)) {
    const base::Date renamed_on = organisation.established_on.plus_days(age_days / 2);
    organisation.former_names = name_of(organisation.kind, place, invented_word(dice), trade) + "@" +
                                organisation.established_on.iso() + ".." + renamed_on.iso();
    organisation.state_on = std::max(organisation.state_on, renamed_on);
    if (organisation.deregistered_on) organisation.deregistered_on = organisation.state_on;
  }
  return organisation;
}

std::string demo_uscc(std::string_view pair, std::string_view division, std::uint64_t number) {
  static constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  constexpr std::uint64_t kRange = 887'503'681;  // 31^6
  CHECK(number < kRange);
  // A multiplier without common factor with 31 spreads neighbouring numbers and keeps them apart.
  std::uint64_t spread = number * 334'214'467 % kRange;
  std::string body = "LX";
  for (int i = 0; i < 6; ++i) {
    body += kAlphabet[spread % 31];
    spread /= 31;
  }
  return registry::compute_uscc(std::string(pair) + std::string(division) + registry::compute_organisation_code(body));
}

std::string demo_person(DemoDice& dice) {
  std::string name(dice.pick(kSurnames));
  name += dice.pick(kFirst);
  return name += dice.pick(kSecond);
}

}  // namespace liaoxin::app
