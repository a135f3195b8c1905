// Random packs never make a red line expressible (red line 8): whatever a pack, an edition or a parameter says, a pack that loads keeps them.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "base/text.hpp"
#include "statute/act_table.hpp"
#include "statute/embedded_pack.hpp"
#include "statute/forbidden.hpp"
#include "statute/negative_items.hpp"
#include "statute/pack.hpp"

namespace liaoxin::statute {
namespace {

constexpr int kPacks = 600;

using Dice = std::mt19937;
std::size_t below(Dice& dice, std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(dice); }

/// Lines of a file, one of which is changed: a word for another one, a flag turned over, a number for another, a line left out or said twice.
class Pages {
 public:
  Pages() {
    for (const PackFile& file : embedded_files()) texts_[std::string(file.path)] = file.bytes;
  }
  void change(Dice& dice) {
    auto at = std::next(texts_.begin(), static_cast<std::ptrdiff_t>(below(dice, texts_.size())));
    // Most changes go where red lines could be moved.
    if (dice() % 3 != 0) at = texts_.find(dice() % 2 == 0 ? "catalogue/items.toml" : dice() % 2 == 0 ? "lists/serious.toml" : "schemas/admin_penalty_cf.toml");
    if (at == texts_.end()) at = texts_.find("catalogue/items.toml");
    std::vector<std::string> lines = base::split(at->second, '\n');
    std::string& line = lines[below(dice, lines.size())];
    static const std::vector<std::string> kWords{"disclosure", "inquiry", "sharing", "internal", "true", "false", "lasting", "five_years", "serious", "minor", "L28-1-01", "L28-2-15", "L28-4-01", "L28-6-01", "C4-03", "C1-04", "C3-03",
                                                 "natural_person", "individual_business", "organisation", "negative", "told_first", "shipped", "not_shipped", "inactive", "宗教信仰", "指纹", "疾病", "血型", "行踪", "通信记录", "政治面貌"};
    switch (dice() % 6) {
      case 0: line = "natural_person = [\"" + kWords[below(dice, 4)] + "\", \"" + kWords[below(dice, 4)] + "\"]"; break;
      case 1: line = "individual_business = [\"" + kWords[below(dice, 4)] + "\"]"; break;
      case 2: {
        for (const auto& [from, to] : {std::pair("true", "false"), std::pair("false", "true"), std::pair("not_shipped", "shipped"), std::pair("inactive", "shipped")}) {
          const std::size_t place = line.find(from);
          if (place == std::string::npos) continue;
          line.replace(place, std::string_view(from).size(), to);
          break;
        }
        break;
      }
      case 3: {
        const std::size_t open = line.find('"'), close = open == std::string::npos ? open : line.find('"', open + 1);
        if (close != std::string::npos) line.replace(open + 1, close - open - 1, kWords[below(dice, kWords.size())]);
        break;
      }
      case 4: line.clear(); break;
      default: line += "\n" + line; break;
    }
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) text += lines[i] + (i + 1 < lines.size() ? "\n" : "");
    at->second = std::move(text);
  }
  [[nodiscard]] base::Result<Pack> load() const {
    std::vector<PackFile> files;
    for (const auto& [path, text] : texts_) files.push_back({path, text});
    return load_pack(files);
  }

 private:
  std::map<std::string, std::string> texts_;
};

/// What a loaded pack must not be able to say; empty: it does not.
std::string crossed(const Pack& pack) {
  for (const Item& item : pack.items) {
    // 2. A row alone starts nothing: what is negative, and a permit, is held until its subject was told.
    if (item.negative != is_negative_item(item.code) || item.told_first != is_told_first_item(item.code)) return item.code + " is shown before its subject was told";
    // 4. No natural person is on a public path, and nobody goes beyond the table of acts.
    if (item.natural_person.contains(Channel::disclosure)) return item.code + " shows natural persons";
    for (const SubjectKind kind : {SubjectKind::legal_person, SubjectKind::individual_business, SubjectKind::natural_person}) {
      const ModeSet modes = item.modes(kind);
      for (const auto& [channel, act] : {std::pair(Channel::disclosure, Act::disclose), std::pair(Channel::inquiry, Act::query), std::pair(Channel::sharing, Act::share)}) {
        if (modes.contains(channel) && !may(kind, item.code, act)) return item.code + " goes beyond the table of acts";
      }
    }
    // 3. No class that is forbidden is an element.
    if (const Schema* schema = pack.schema_of(item)) {
      for (const Column& column : schema->columns) {
        if (forbidden_class_in(column.name.zh) != nullptr) return column.code + " is of a forbidden class";
      }
    }
  }
  // 8. Grounds of lists are those of the closed list.
  for (const GroundText& one : pack.grounds) {
    if (ground(one.code) == nullptr) return one.code + " is no ground";
  }
  return {};
}

// Tag: red_lines_property
TEST(RedLines, RandomPacksNeverMakeOneExpressible) {
  EXPECT_EQ(crossed(embedded_pack()), "");
  Dice dice(20261124);
  int loaded = 0;
  for (int i = 0; i < kPacks; ++i) {
    Pages pages;
    const std::size_t changes = 1 + below(dice, 3);
    for (std::size_t change = 0; change < changes; ++change) pages.change(dice);
    const auto pack = pages.load();
    if (!pack) continue;
    ++loaded;
    EXPECT_EQ(crossed(*pack), "") << "pack " << i;
  }
  EXPECT_GT(loaded, kPacks / 20) << "packs that are all refused show nothing";
  EXPECT_LT(loaded, kPacks) << "and so do packs that are all taken";
}

}  // namespace
}  // namespace liaoxin::statute
