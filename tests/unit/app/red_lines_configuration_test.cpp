// Random configurations never make a red line expressible (red line 8): editions from any day, standards of units, list systems, lists of measures and settings of the
// operator, sound ones and others. Whatever is taken, what the red lines forbid is asked for afterwards.
#include <algorithm>
#include <fstream>
#include <map>
#include <random>

#include "app/site_settings.hpp"
#include "base/text.hpp"
#include "province.hpp"
#include "registry/terms.hpp"
#include "statute/act_table.hpp"
#include "statute/forbidden.hpp"
#include "statute/item_content.hpp"
#include "statute/measure_kind.hpp"
#include "store/listings.hpp"
#include "store/measures.hpp"
#include "store/units.hpp"

namespace liaoxin::app {
namespace {

using base::json::array;
using base::json::object;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;
using testing::kInCharge;
using testing::kJointMeeting;
using testing::kReader;
using testing::kWorkBody;
using testing::Province;

constexpr unsigned kSeeds = 3;
constexpr int kSteps = 80, kMostDays = 16;
constexpr std::size_t kSound = 60;  // of a hundred acts are what an office would do

const std::string kShop = registry::compute_uscc("92210100MA0000001"), kPerson = id_number("21990019800101001"), kChild = id_number("21990020120601001");
const std::string kShopName = "沈阳演示小吃店", kPersonName = "辛某某";

using Words = std::vector<std::string>;

Words words_of_inquiries() {
  Words words{"residence", "identity_card", "border", "candidacy", "schooling", "other", ""};
  for (const statute::MatterFacts& matter : statute::inquiry_matters()) words.emplace_back(matter.word);
  return words;
}
Words kinds_of_acts() {
  Words kinds{"M26-6-01", "M28-01", "R22-4-01", "score", ""};
  for (const statute::MeasureKindFacts& one : statute::measure_kinds()) kinds.emplace_back(one.word);
  for (const statute::RewardKindFacts& one : statute::reward_kinds()) kinds.emplace_back(one.word);
  return kinds;
}
Words codes_of_grounds() {
  Words codes{"L28-9-01", "L29-1-01", ""};
  for (const statute::Ground& one : statute::grounds()) codes.emplace_back(one.code);
  return codes;
}

/// A province that is configured at random, with records about an organisation, an individual business and a natural person.
class Configured : public Province {
 public:
  explicit Configured(unsigned seed) : dice_(seed) {
    register_organisation(kCompany, "沈阳演示科技有限公司");
    held_ = file_penalty(kCompany, "罚1号", "2026-05-06", false);
    withdrawn_ = file_penalty(kCompany, "罚2号");
    must("record.withdraw", "officer:a@" + kDepartment, R"({"record":")" + withdrawn_ + R"(","reason":"报送有误"})");
    persons_ = {file_individual_penalty(kShop, "个罚1号"), file_honour("荣1号", kShop, kShopName), file_person_penalty(kPerson, "人罚1号", kPersonName)};
    for (const statute::Item& item : platform().pack().items) items_.push_back(item.code);
    items_.insert(items_.end(), {"C9-99", "religion", ""});
  }

  /// One act of configuration, some days later, and what crosses a red line then; empty: nothing.
  std::string step() {
    clock().set({clock().now().micros + static_cast<std::int64_t>(below(kMostDays)) * 86'400'000'000});
    std::string wrong;
    in_one_transaction(platform(), [&](store::Writer& writer) {
      writer_ = &writer;
      configure();
      wrong = first_of({&Configured::derived_of_persons, &Configured::inquired, &Configured::made});
      writer_ = nullptr;
    });
    if (wrong.empty()) wrong = first_of({&Configured::collected, &Configured::shown, &Configured::configured});
    return wrong.empty() ? wrong : wrong + ", on " + today().iso();
  }

  std::map<std::string, int> taken, refused;  ///< by operation

 private:
  using Check = std::string (Configured::*)();
  std::string first_of(std::initializer_list<Check> checks) {
    for (const Check check : checks) {
      std::string wrong = (this->*check)();
      if (!wrong.empty()) return wrong;
    }
    return {};
  }

  void configure() {
    switch (below(8)) {
      case 0:
      case 1: return adopt_edition();
      case 2: return set_policy_value();
      case 3: return move_list_system();
      default: return move_measure_list();
    }
  }

  [[nodiscard]] base::Date today() { return clock().now().date(); }
  std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(dice_); }
  const std::string& any(const Words& words) { return words[below(words.size())]; }
  bool chance(std::size_t percent) { return below(100) < percent; }
  std::string any_unit() { return chance(kSound) ? any({kDepartment, kReader}) : any({kDepartment, kInCharge, kWorkBody, kReader, "11210000MB0000099", kShop}); }
  std::string any_officer() { return "officer:a@" + (chance(kSound) ? kInCharge : any({kDepartment, kInCharge, kWorkBody, kReader})); }
  base::Date any_day() { return today().plus_days(static_cast<int>(below(2400)) - 1600); }
  std::string any_day_from_long_ago() { return chance(10) ? any({"2021-12-31", "2022-01-01", "2024-02-29", "2099-12-31"}) : any_day().iso(); }
  array some_of(const Words& words, std::size_t most) {
    array list;
    for (std::size_t count = below(most + 1); count > 0; --count) list.emplace_back(any(words));
    return list;
  }

  /// The example of an operation with other values of some of its fields.
  static object example(const std::string& operation, const object& values) {
    object input = base::parse_json(command_named(operation)->operation->example)->as_object();
    for (const auto& [key, value] : values) input[key] = value;
    return input;
  }
  /// What takes two persons is approved by the second officer.
  std::optional<object> tried(const std::string& operation, const std::string& actor, const object& input) {
    const auto done = [&](const std::string& one, const statute::Actor& who, const object& with) { return execute_in(*writer_, platform(), *command_named(one), with, {who}); };
    const statute::Actor who = *statute::parse_actor(actor);
    Answer answer = done(operation, who, input);
    if (answer && answer->contains("content_hash")) answer = done("proposal.approve", {statute::ActorKind::officer, testing::kSecond, who.unit}, {{"proposal", answer->at("proposal")}, {"content_hash", answer->at("content_hash")}});
    ++(answer ? taken : refused)[operation];
    return answer ? std::optional(*answer) : std::nullopt;
  }

  void adopt_edition() {
    array items = chance(kSound) ? array{any({"C3-02", "C8-04", "C8-09"})} : some_of(items_, 3);
    if (chance(90)) {
      const auto draft = tried("edition.draft", any_officer(), {{"items", items}, {"drafting_purpose", "与全国目录一致"}});
      if (draft && tried("rule_draft.consult", "officer:a@" + kInCharge, {{"rule_draft", draft->at("rule_draft")}, {"consulted", array{kWorkBody}}, {"opinions_until_on", today().plus_days(chance(kSound) ? 7 : static_cast<int>(below(20))).iso()}})) {
        tried("rule_draft.opinion", "officer:a@" + kWorkBody, {{"rule_draft", draft->at("rule_draft")}, {"unit_opinion", "无不同意见"}});
      }
    }
    const bool is_decided = chance(90);
    const std::string decision = decide_jointly();
    tried("edition.adopt", any_officer(), {{"items", items}, {"from_on", chance(kSound) ? today().iso() : any_day_from_long_ago()}, {"decision_number", is_decided ? decision : any({"演示1号", "无此号"})}, {"decided_on", is_decided ? today().iso() : any_day().iso()}, {"authority", "演示联席会议"}});
  }

  /// What the joint meeting decided today; its number.
  std::string decide_jointly() {
    const std::string number = "联决" + std::to_string(++numbers_) + "号";
    tried("joint_decision.register", "officer:a@" + kJointMeeting, {{"level", "province"}, {"decision_number", number}, {"decided_on", today().iso()}, {"title", "关于所提草案的决定"}});
    return number;
  }

  void set_policy_value() {
    static const Words kKeys{"penalty.fine_general_from", "penalty.fine_serious_from", "abnormal.grade", "inquiry.matters", "inquiry.matters", "inquiry.declared", "reward.kinds", "reward.kinds", "persons.public", "minor.age", ""};
    static const Words kValues{"", "0", "1", "300000", "50000000", "999999999999999", "-1", "minor", "general", "serious", "permit", "permit,tendering", "inspection,penalty,honour", "permit,residence", "candidacy", "recruitment", "R22-1-01", "R22-5-01,R22-2-01", "R22-4-01", "*", "true"};
    const std::string key = chance(kSound) ? "inquiry.matters" : any(kKeys), value = chance(kSound) ? any({"permit", "permit,tendering", "inspection,penalty,honour", "recruitment", "permit,residence"}) : any(kValues);
    tried("policy_value.set", any_officer(), {{"key", key}, {"unit", any_unit()}, {"value", value}, {"from_on", any_day_from_long_ago()}, {"decision_number", chance(90) ? "演示2号" : " "}});
  }

  void draft_list_system() {
    object system = Province::list_system("MN-" + std::to_string(++numbers_));
    if (chance(60)) system["grounds"] = some_of(codes_of_grounds(), 3);
    if (chance(30)) system["unit"] = any_unit();
    if (chance(30)) system["legal_basis"] = any({"", "演示规定第七条", "沈阳市办法"});
    if (chance(30)) system["basis_from_on"] = any_day_from_long_ago();
    if (chance(30)) system["term_months"] = static_cast<std::int64_t>(below(80)) - 10;
    const auto answer = tried("list_system.draft", any_officer(), system);
    if (!answer) return;
    system_drafts_.emplace_back(answer->at("list_system").as_string());
    tried("rule_draft.consult", "officer:a@" + kInCharge, {{"rule_draft", system_drafts_.back()}, {"consulted", array{kWorkBody}}, {"opinions_until_on", today().plus_days(chance(kSound) ? 30 : static_cast<int>(below(40))).iso()}});
  }
  void move_list_system() {
    if (system_drafts_.empty() || chance(40)) return draft_list_system();
    const std::string draft = chance(kSound) ? system_drafts_.front() : any(system_drafts_);
    const bool is_decided = chance(80);
    const std::string decision = decide_jointly();
    if (!tried("list_system.establish", any_officer(), {{"list_system", draft}, {"decision_number", is_decided ? decision : any({"演示1号", "无此号"})}, {"from_on", chance(50) ? today().iso() : any_day_from_long_ago()}})) return;
    list_systems_.push_back(draft);
    std::erase(system_drafts_, draft);
  }

  void draft_measure_list() {
    const auto answer = tried("measure_list.draft", "officer:a@" + kInCharge, example("measure_list.draft", {{"list_number", "清单" + std::to_string(++numbers_) + "号"}}));
    if (answer) lists_.emplace_back(answer->at("list").as_string());
  }
  void move_measure_list() {
    if (lists_.empty() || chance(3)) return draft_measure_list();
    // The newest one mostly, and its next step, so that some come to their end.
    const bool is_sound = chance(kSound);
    const object list{{"list", is_sound ? lists_.back() : any(lists_)}};
    const auto with = [&](object more) {
      more["list"] = list.at("list");
      return more;
    };
    switch (is_sound ? next_step() : below(6)) {
      case 0: tried("measure_list.approve", any_officer(), with({{"decision_number", chance(80) ? decide_jointly() : any({"演示1号", "无此号"})}})); break;
      case 1: tried("measure_list.open_comments", any_officer(), with({{"comments_until_on", today().plus_days(chance(kSound) ? 30 : static_cast<int>(below(60))).iso()}})); break;
      case 2:
      case 3: tried("measure_list.release", any_officer(), with({{"from_on", today().plus_days(static_cast<int>(below(30)) - 3).iso()}})); break;
      default: {
        object line = example("measure_list.add_measure", with({{"unit", any_unit()}}));
        if (!chance(kSound)) line["measure_kind"] = any(kinds_of_acts());
        line["triggers"] = chance(kSound) ? array{any({"C4-03", "C8-06", "C8-01"})} : some_of(items_, 3);
        line["severity"] = chance(kSound) ? "ordinary" : any({"ordinary", "serious", "minor", "any"});
        line["term_months"] = static_cast<std::int64_t>(below(60)) - 5;
        tried("measure_list.add_measure", any_officer(), line);
      }
    }
  }

  std::size_t next_step() {
    using enum cases::MeasureListStep;
    switch (store::measure_lists(platform().db()).back().step) {
      case draft: return chance(50) ? 4 : 0;
      case approved: return 1;
      default: return 2;
    }
  }

  /// Red lines 2, 4 and 6: what is held, what has ended and what is about persons stands on no public path.
  std::string shown() {
    PublicFace face(places(), clock());
    if (face.record(held_)) return "a record is public whose subject was not told";
    if (face.record(withdrawn_)) return "a record is public that has ended";
    if (face.record(persons_.back())) return "a natural person's record is public";
    if (face.record(persons_[1])) return "an honour of an individual business is public";
    for (const std::string& text : {kPersonName, kPerson, kShopName.substr(0, kShopName.size() - 3)}) {
      const auto page = face.search({.q = text, .city = {}, .item = {}, .cursor = {}, .limit = {}});
      if (page && !page->hits.empty()) return "a search finds a person";
    }
    const auto page = face.organisation(kShop);
    if (!page) return {};
    for (const registry::SectionView& section : page->sections) {
      for (const registry::RecordView& one : section.records) {
        if (!statute::may(statute::SubjectKind::individual_business, one.item, statute::Act::disclose)) return one.item + " of an individual business is public";
      }
    }
    return {};
  }

  /// Red lines 1 and 4: nothing follows from a record about a person, and none is in a feed or report.
  std::string derived_of_persons() {
    const std::string record = any(persons_), actor = any_officer(), kind = any(kinds_of_acts());
    if (tried("measure.apply", actor, example("measure.apply", {{"record", record}, {"measure_kind", kind}}))) return "a measure on a person";
    if (tried("reward.grant", actor, {{"record", record}, {"reward_kind", kind}, {"reason", "守信"}})) return "a reward to a person";
    if (tried("designation.decide", actor, example("designation.decide", {{"record", record}}))) return "a person is designated";
    object listing = Province::listing(list_systems_.empty() ? "lsy-x" : any(list_systems_), record);
    listing["ground"] = any(codes_of_grounds());
    if (tried("listing.propose", actor, listing)) return "a listing of a person";
    if (tried("report.issue", "officer:a@" + kWorkBody, {{"uscc", kShop}, {"holder", "x"}, {"purpose", "x"}})) return "a report about a person";
    return {};
  }

  /// Red line 4, article 21: one person in one matter of the closed list, which is among the duties of the unit, and only what it shares.
  std::string inquired() {
    const std::string word = any(words_of_inquiries()), unit = any({kDepartment, kReader});
    const bool is_about_person = chance(50);
    object input{{"subject_code", is_about_person ? kPerson : kShop}, {"matter", word}, {"case_reference", "许" + std::to_string(++numbers_) + "号"}};
    if (chance(80)) input["subject_name"] = is_about_person ? kPersonName : kShopName;
    const auto answer = tried("inquiry.make", "officer:a@" + unit, input);
    if (!answer) return {};
    const statute::MatterFacts* matter = statute::inquiry_matter(word);
    if (matter == nullptr) return "an inquiry in a matter that is none: " + word;
    if (!input.contains("subject_name")) return "an inquiry about a person without a name";
    const auto set = store::policy_value(platform().db(), std::string(registry::kInquiryMatters), unit, today());
    if (!set || !registry::names_word(set->value, word)) return "an inquiry in a matter that is not of the unit: " + word;
    const auto kind = is_about_person ? statute::SubjectKind::natural_person : statute::SubjectKind::individual_business;
    for (const base::json::value& one : answer->at("records").as_array()) {
      const std::string item(one.at("item").as_string());
      if (std::ranges::find(matter->items, item) == matter->items.end() || !statute::may(kind, item, statute::Act::share)) return item + " was shared in " + word;
    }
    return {};
  }

  [[nodiscard]] bool in_force(std::string_view item) { return store::edition_in_force(platform().db(), item, today()).has_value(); }
  /// Red line 3: no act makes a record of an item that is not in force.
  std::string made() {
    const bool is_made = tried("trust.responsibility", "officer:a@" + kDepartment, responsibility("责" + std::to_string(++numbers_) + "号")).has_value();
    return is_made && !in_force("C8-09") ? "a record was made of an item that is not in force" : "";
  }

  /// Red lines 3 and 5: nothing is collected outside an edition in force, and nothing about the conduct of minors.
  std::string collected() {
    const std::string number = std::to_string(++numbers_);
    const auto honour = import("C3-02", kDepartment, "A000001,A000002,DATA_CATEGORY,IDENTIFICATION_NO,IDENTIFICATION_DATE,IDENTIFICATION_DEPT,EXPIRATION_DATE\n沈阳演示科技有限公司," + kCompany + ",公益慈善,善" + number + "号,2026-01-05,沈阳市处罚局,2027-06-30\n", false, false);
    const bool is_taken = honour && honour->accepted > 0;
    ++(is_taken ? taken : refused)["C3-02"];
    if (is_taken && !in_force("C3-02")) return "a row was taken of an item that is not in force";
    const auto child = import("C4-03", kDepartment, person_heading() + person_penalty(kChild, "少罚" + number + "号"));
    if (child && child->refused != 1) return "a penalty of a minor was taken";
    ++refused["a minor's penalty"];
    return {};
  }

  /// Red line 3: no item is in force since before it was decided. Red line 8: what was configured picks from the closed lists, and no element is of a class that is never collected.
  std::string configured() {
    for (const store::StoredEdition& edition : store::all_editions(platform().db())) {
      if (edition.from_on < edition.decided_on) return edition.item + " is in force since before it was decided";
    }
    for (const std::string& item : items_) {
      const auto edition = store::edition_in_force(platform().db(), item, today());
      if (!edition) continue;
      const auto content = base::from_json<statute::ItemContent>(*base::parse_json(edition->content));
      if (!content) return "an edition cannot be read";
      for (const statute::ElementContent& element : content->elements) {
        if (statute::forbidden_class_in(element.name_zh) != nullptr || statute::forbidden_class_in(element.name_en) != nullptr) return element.code + " is of a forbidden class";
      }
    }
    for (const cases::ListSystem& system : store::all_list_systems(platform().db())) {
      if (system.grounds.empty()) return "a list has no ground";
      for (const std::string& ground : system.grounds) {
        if (!statute::is_shipped_ground(ground)) return ground + " is a ground of a list";
      }
    }
    for (const cases::MeasureList& list : store::measure_lists(platform().db())) {
      for (const cases::MeasureEntry& entry : store::entries_of(platform().db(), list.id)) {
        const std::string_view article = statute::facts_of(entry.kind).article;
        if (!article.starts_with("26(") || article[3] < '1' || article[3] > '5' || entry.term_months < 1) return "a list has a measure that is none";
        for (const std::string& trigger : entry.triggers) {
          if (!statute::may(statute::SubjectKind::legal_person, trigger, statute::Act::measure)) return trigger + " brings a measure";
        }
      }
    }
    return {};
  }

  std::mt19937 dice_;
  store::Writer* writer_ = nullptr;  ///< of the transaction under way
  std::string held_, withdrawn_;
  Words persons_;  ///< records about an individual business and, as the last one, a natural person
  Words items_, system_drafts_, list_systems_, lists_;
  int numbers_ = 0;
};

// Tag: red_lines_property
TEST(RedLines, RandomConfigurationsNeverMakeOneExpressible) {
  std::map<std::string, int> taken, refused;
  for (unsigned seed = 1; seed <= kSeeds; ++seed) {
    Configured province(seed);
    for (int step = 0; step < kSteps; ++step) ASSERT_EQ(province.step(), "") << "seed " << seed << ", step " << step;
    for (const auto& [what, times] : province.taken) taken[what] += times;
    for (const auto& [what, times] : province.refused) refused[what] += times;
  }
  // Where everything is refused, or everything taken, nothing is shown.
  for (const char* what : {"edition.adopt", "policy_value.set", "list_system.establish", "measure_list.add_measure", "measure_list.approve", "measure_list.open_comments", "measure_list.release", "inquiry.make", "C3-02", "trust.responsibility"}) {
    EXPECT_GT(taken[what], 0) << what;
    EXPECT_GT(refused[what], 0) << what;
  }
}

// Tag: red_lines_property
TEST(RedLines, NoSettingOfTheOperatorNamesOne) {
  static const Words kKnown{"[site]", "name = \"credit.example.gov.cn\"", "sponsor_zh = \"演示单位\"", "icp = \"备1号\"", "[proxies]", "addresses = [\"192.0.2.1\"]"};
  static const Words kUnknown{"[persons]", "persons_public = true", "score = true", "show_ended = true", "minimum_age = 0", "told_first = false", "red_lines = false", "[inquiry]", "matters = [\"residence\"]", "[red_lines]", "off = true"};
  const std::filesystem::path file = std::filesystem::temp_directory_path() / ("liaoxin-settings-" + std::to_string(::getpid()) + ".toml");
  int taken = 0, refused = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    std::mt19937 dice(seed);
    std::string text;
    bool is_known = true;
    for (const std::string& line : kKnown) {
      if (dice() % 6 != 0) text += line + "\n";
      if (dice() % 12 != 0) continue;
      text += kUnknown[dice() % kUnknown.size()] + "\n";
      is_known = false;
    }
    std::ofstream(file, std::ios::binary) << text;
    const auto read = read_site_settings(file, {});
    ++(read ? taken : refused);
    EXPECT_TRUE(!read || is_known) << "seed " << seed << ":\n" << text;
  }
  std::filesystem::remove(file);
  EXPECT_GT(taken, 0);
  EXPECT_GT(refused, 0);
}

}  // namespace
}  // namespace liaoxin::app
