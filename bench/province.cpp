#include "province.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "app/executor.hpp"
#include "app/platform.hpp"
#include "app/proposals.hpp"
#include "registry/identifiers.hpp"
#include "statute/embedded_pack.hpp"

namespace liaoxin::bench {
namespace {

base::json::object act(app::Platform& platform, const std::string& operation, const std::string& actor, const std::string& input) {
  const statute::Actor first = *statute::parse_actor(actor), second{statute::ActorKind::officer, "b", first.unit};
  const auto answer = app::execute_by_two(platform, operation, *base::parse_json(input), first, second);
  if (!answer) throw std::runtime_error(operation + ": " + answer.error().front().message.en);
  return *answer;
}

std::uint64_t mixed(std::uint64_t number) {
  number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
  number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
  return number ^ (number >> 31);
}

}  // namespace

Province make_province(const std::filesystem::path& data) {
  const app::Clock clock;
  base::SystemRandom random;
  const app::Places places = app::places(data);
  app::initialise(places, "localhost:8080", statute::embedded_pack(), random, clock.now());
  app::Platform platform(places, clock);
  Province province{data, registry::compute_uscc("11210100MB0000002")};
  const std::string in_charge = registry::compute_uscc("11210000MB0000004"), meeting = registry::compute_uscc("11210000MB0000019");
  for (const auto& [code, kind] : {std::pair{province.department, "department"}, {in_charge, "in_charge"}, {meeting, "joint_meeting"}}) {
    act(platform, "unit.register", "operator", fmt::format(R"({{"uscc":"{}","name":"演示单位","kind":"{}","region":"210000","submitters":[]}})", code, kind));
    act(platform, "officer.register", "operator", fmt::format(R"({{"unit":"{}","id":"a","name":"演示甲","office":"信用处","posts":["submitter","decision_officer"]}})", code));
    act(platform, "officer.register", "operator", fmt::format(R"({{"unit":"{}","id":"b","name":"演示乙","office":"法规处","posts":["decision_officer","reviewer"]}})", code));
  }
  const std::string draft(act(platform, "edition.draft", "officer:a@" + in_charge, R"({"items":["C1-01","C1-02","C4-03","C4-04"],"drafting_purpose":"演示"})").at("rule_draft").as_string());
  const std::string today = clock.now().date().iso();
  act(platform, "rule_draft.consult", "officer:a@" + in_charge,
      fmt::format(R"({{"rule_draft":"{}","consulted":["{}"],"opinions_until_on":"{}"}})", draft, province.department, clock.now().date().plus_days(30).iso()));
  act(platform, "rule_draft.opinion", "officer:a@" + province.department, fmt::format(R"({{"rule_draft":"{}","unit_opinion":"无不同意见"}})", draft));
  // The joint meeting decides after it was asked. The penalties measured are older: an item collects what is filed while it is in force.
  act(platform, "joint_decision.register", "officer:a@" + meeting, fmt::format(R"({{"level":"province","decision_number":"演示1号","decided_on":"{}","title":"关于补充目录的决定"}})", today));
  act(platform, "edition.adopt", "officer:a@" + in_charge,
      fmt::format(R"({{"items":["C1-01","C1-02","C4-03","C4-04"],"from_on":"{0}","decision_number":"演示1号","decided_on":"{0}","authority":"演示联席会议"}})", today));
  for (const auto& [key, value] : {std::pair{"penalty.fine_general_from", "300000"}, {"penalty.fine_serious_from", "50000000"}, {"inquiry.matters", "penalty"}}) {
    act(platform, "policy_value.set", "officer:a@" + in_charge,
        fmt::format(R"({{"key":"{}","unit":"{}","value":"{}","from_on":"2022-01-01","decision_number":"演示2号"}})", key, province.department, value));
  }
  return province;
}

std::string organisation_name(std::int64_t number) {
  static constexpr std::string_view kPlaces[] = {"沈阳", "大连", "鞍山", "抚顺", "本溪", "丹东", "锦州", "营口", "阜新", "辽阳", "盘锦", "铁岭", "朝阳", "葫芦岛"};
  static constexpr std::string_view kSigns[] = {"安", "邦", "诚", "达", "恩", "丰", "广", "恒", "吉", "嘉", "凯", "隆", "明", "宁", "鹏", "启", "瑞", "盛", "泰", "旺",
                                                "祥", "鑫", "益", "正", "卓", "博", "晨", "德", "方", "冠", "海", "锦", "乐", "茂", "诺", "普", "荣", "顺", "天", "伟"};
  static constexpr std::string_view kTrades[] = {"商贸", "机械", "建筑工程", "餐饮管理", "物流", "信息技术", "食品", "农业科技", "化工", "服饰", "医药", "环保设备", "装饰", "咨询服务"};
  static constexpr std::string_view kForms[] = {"有限公司", "有限责任公司", "股份有限公司", "专业合作社"};
  const std::uint64_t dice = mixed(static_cast<std::uint64_t>(number) + 1);
  std::string sign;
  std::uint64_t rest = static_cast<std::uint64_t>(number);
  for (int i = 0; i < 4; ++i) {
    sign += kSigns[rest % std::size(kSigns)];
    rest /= std::size(kSigns);
  }
  return fmt::format("{}{}{}{}", kPlaces[dice % std::size(kPlaces)], sign, kTrades[dice / 64 % std::size(kTrades)], kForms[dice / 4096 % std::size(kForms)]);
}

std::string organisation_code(std::int64_t number) {
  const std::string body = fmt::format("Y{:07}", number);
  return registry::compute_uscc("91210102" + registry::compute_organisation_code(body));
}

void write_penalties(const std::filesystem::path& file, const Province& province, std::int64_t rows) {
  std::ofstream out(file, std::ios::binary);
  out << "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_YXQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM,LX_JYCX,X_SDRQ,X_XFGZS\n";
  for (std::int64_t i = 0; i < rows; ++i) {
    const std::uint64_t dice = mixed(static_cast<std::uint64_t>(i) * 2 + 7);
    const std::int64_t subject = static_cast<std::int64_t>(dice % static_cast<std::uint64_t>(rows / 4 + 1));
    const std::string decided = fmt::format("2026-{:02}-{:02}", 1 + dice / 8 % 10, 1 + dice / 128 % 28);
    out << fmt::format("{},法人及非法人组织,{},沈市监罚〔2026〕{}号,价格违法,经营场所内未按规定明码标价并在责令改正期限内未改正,价格管理规定第{}条,罚款,罚款{}万元,{},{},2099-12-31,演示单位,{},演示单位,{},否,{},告知{}\n",
                       organisation_name(subject), organisation_code(subject), i + 1, 1 + dice % 60, 1 + dice % 40, 1 + dice % 40, decided, province.department,
                       province.department, decided, i + 1);
  }
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace liaoxin::bench
