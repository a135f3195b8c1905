// list_tags OUTPUT FILE...
// Collects the tags of tests, one per line behind "// Tag:" or "# Tag:", and writes them sorted into a C++ source that
// defines `std::span<const std::string_view> liaoxin::statute::test_tag_list()`. The output is left alone when nothing
// changed, so that editing a test does not rebuild the program.
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

namespace {

void collect(std::istream& in, std::set<std::string>& tags) {
  for (std::string line; std::getline(in, line);) {
    for (const std::string_view marker : {"// Tag:", "# Tag:"}) {
      const auto at = line.find(marker);
      if (at == std::string::npos) continue;
      std::istringstream names(line.substr(at + marker.size()));
      for (std::string name; names >> name;) tags.insert(name);
      break;
    }
  }
}

std::string source_of(const std::set<std::string>& tags) {
  std::ostringstream out;
  out << "#include <span>\n#include <string_view>\nnamespace {\nconstexpr std::string_view kTags[] = {\n";
  for (const std::string& tag : tags) out << "    \"" << tag << "\",\n";
  out << "    \"\"};\n}  // namespace\nnamespace liaoxin::statute {\n"
      << "std::span<const std::string_view> test_tag_list() { return std::span(kTags).first(" << tags.size()
      << "); }\n}  // namespace liaoxin::statute\n";
  return out.str();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: list_tags OUTPUT FILE...\n";
    return 2;
  }
  std::set<std::string> tags;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i]);
    if (!in) {
      std::cerr << "list_tags: cannot read " << argv[i] << "\n";
      return 1;
    }
    collect(in, tags);
  }
  const std::string source = source_of(tags);
  {
    std::ifstream old(argv[1], std::ios::binary);
    const std::string before((std::istreambuf_iterator<char>(old)), std::istreambuf_iterator<char>());
    if (old && before == source) return 0;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << source;
  return out.good() ? 0 : 1;
}
