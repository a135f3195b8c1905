// Rooms may include only what docs/architecture.md lists, and every listed arrow must exist.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;
using Arrows = std::map<std::string, std::set<std::string>>;

const fs::path kRoot = SOURCE_DIR;

std::set<std::string> rooms() {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(kRoot / "src")) {
    if (entry.is_directory()) names.insert(entry.path().filename().string());
  }
  return names;
}

Arrows listed() {
  Arrows arrows;
  std::ifstream in(kRoot / "docs" / "architecture.md");
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      inside = line == "```arrows";
    } else if (inside) {
      std::istringstream words(line);
      std::string from, arrow;
      words >> from >> arrow;
      for (std::string to; words >> to;) arrows[from].insert(to);
    }
  }
  return arrows;
}

Arrows met() {
  const std::set<std::string> names = rooms();
  Arrows arrows;
  for (const std::string& room : names) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / "src" / room)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("#include \"")) continue;
        const std::string target = line.substr(10, line.find('/') - 10);
        if (names.contains(target) && target != room) arrows[room].insert(target);
      }
    }
  }
  return arrows;
}

TEST(Arrows, AreThoseTheArchitecturePageLists) {
  EXPECT_EQ(met(), listed()) << "draw a new arrow in docs/architecture.md on purpose, or remove the include";
}

}  // namespace
