// The catalogue of words: both languages, the same arguments, nothing missing, nothing left over.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "http/texts.hpp"

#include "access/commands.hpp"
#include "access/leave.hpp"
#include "access/proposal.hpp"
#include "cases/consent/consent.hpp"
#include "cases/counter/counter.hpp"
#include "cases/declaration/declaration.hpp"
#include "cases/designation/designation.hpp"
#include "cases/edition/edition_draft.hpp"
#include "cases/finding/accountability.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "cases/leniency/leniency.hpp"
#include "cases/listing/listing.hpp"
#include "cases/look/look_contest.hpp"
#include "cases/market/supply.hpp"
#include "cases/measure/measure.hpp"
#include "cases/measure/measure_list.hpp"
#include "cases/objection/objection.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "cases/restoration/restoration.hpp"
#include "cases/reward/reward.hpp"
#include "cases/trust/promise.hpp"
#include "cases/trust/trust_assessment.hpp"
#include "registry/commands.hpp"

namespace liaoxin::http {
namespace {

std::string sources() {
  std::string all;
  for (const auto& file : std::filesystem::directory_iterator(SOURCE_DIR "/src/http")) {
    std::ifstream in(file.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

std::set<std::string> arguments_of(const std::string& text) {
  static const std::regex kArgument(R"(\{(\w+))");
  std::set<std::string> names;
  for (std::sregex_iterator at(text.begin(), text.end(), kArgument), end; at != end; ++at) {
    if ((*at)[1] != "one") names.insert((*at)[1]);  // `one {# record}` is a form of the plural, no argument
  }
  return names;
}

bool has_han(const std::string& text) { return std::regex_search(text, std::regex("[\xE4-\xE9][\x80-\xBF][\x80-\xBF]")); }

TEST(Texts, EachHasBothLanguagesWithTheSameArguments) {
  ASSERT_GT(all_texts().size(), 200u);
  for (const auto& [key, text] : all_texts()) {
    EXPECT_FALSE(text.zh.empty()) << key;
    EXPECT_FALSE(text.en.empty()) << key;
    EXPECT_EQ(arguments_of(text.zh), arguments_of(text.en)) << key;
    EXPECT_TRUE(key == "site.other_language" || !has_han(text.en)) << key;
  }
}

/// Names of all fields of all operations: their words are looked up by the name, and before that by operation and name.
std::set<std::string> field_names(bool with_operation = false) {
  std::set<std::string> names;
  for (const auto* room : {&registry::registry_commands(), &cases::objection_commands(), &cases::inquiry_commands(), &cases::consent_commands(), &cases::counter_commands(), &cases::look_commands(), &cases::declaration_commands(), &cases::market_commands(), &cases::leniency_commands(), &cases::designation_commands(), &cases::restoration_commands(), &cases::listing_commands(), &access::leave_commands(), &access::access_commands(), &access::proposal_commands(), &cases::measure_list_commands(), &cases::measure_commands(), &cases::reward_commands(), &cases::accountability_commands(), &cases::pledge_commands(), &cases::trust_commands(), &cases::trust_assessment_commands(), &cases::edition_commands(), &cases::rule_draft_commands()}) {
    for (const statute::Operation& operation : *room) {
      std::string prefix = with_operation ? std::string(operation.name) + "_" : "";
      std::ranges::replace(prefix, '.', '_');
      for (const statute::Field& field : operation.fields) names.insert(prefix + field.name);
    }
  }
  return names;
}

TEST(Texts, EachFieldAndEachGroundHasItsWords) {
  for (const std::string& name : field_names()) EXPECT_TRUE(all_texts().contains("field." + name)) << name;
  for (const std::string_view ground : cases::kObjectionGrounds) EXPECT_TRUE(all_texts().contains("ground." + std::string(ground))) << ground;
}

TEST(Texts, EachIsUsedByAPage) {
  const std::string code = sources();
  const auto names = field_names(), names_with_operation = field_names(true);
  for (const auto& [key, text] : all_texts()) {
    const std::string group = key.substr(0, key.find('.')), name = key.substr(key.find('.') + 1);
    const auto& grounds = cases::kObjectionGrounds;
    if (group == "field" && names.contains(name)) continue;
    if (group == "field_of" && names_with_operation.contains(name)) continue;
    if (group == "ground" && std::find(std::begin(grounds), std::end(grounds), name) != std::end(grounds)) continue;
    if (group == "answer") continue;  // what operations answer; looked up by the name they give it
    EXPECT_NE(code.find("\"" + key + "\""), std::string::npos) << key << " is used nowhere: remove it";
  }
}

TEST(Texts, ArgumentsArePutInByTheRulesOfTheLanguage) {
  EXPECT_EQ(say(Language::en, "organisation.count", {{"count", std::int64_t{1}}}), "1 record");
  EXPECT_EQ(say(Language::en, "organisation.count", {{"count", std::int64_t{1200}}}), "1,200 records");
  EXPECT_EQ(say(Language::zh, "organisation.count", {{"count", std::int64_t{1200}}}), "1,200 条");
  EXPECT_EQ(say(Language::zh, "search.found", {{"query", std::string("{a}'<b>")}}), "找到名称含“{a}'<b>”的组织") << "arguments are not read as patterns";
}

TEST(Texts, AShareIsRoundedDownSoThatAHundredMeansAll) {
  EXPECT_EQ(percent(Language::en, 9999, 10000), "99.9 %");
  EXPECT_EQ(percent(Language::zh, 1, 1), "100.0%");
  EXPECT_EQ(percent(Language::zh, 0, 0), "—");
}

}  // namespace
}  // namespace liaoxin::http
