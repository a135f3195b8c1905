// embed_files OUTPUT NAMESPACE ROOT FILE...
// Writes a C++ source that holds the bytes of each FILE, named by its path below ROOT, and defines
// `std::span<const liaoxin::base::EmbeddedFile> NAMESPACE::embedded_files()`.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

void write_bytes(std::ostream& out, const std::string& bytes) {
  out << "{";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % 32 == 0) out << "\n";
    out << static_cast<int>(static_cast<signed char>(bytes[i])) << ",";
  }
  out << "0}";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: embed_files OUTPUT NAMESPACE ROOT FILE...\n";
    return 2;
  }
  const std::string root = std::string(argv[3]) + "/";
  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"base/embedded_file.hpp\"\nnamespace {\n";
  std::vector<std::pair<std::string, std::size_t>> files;
  for (int i = 4; i < argc; ++i) {
    const std::string path = argv[i];
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      std::cerr << "embed_files: cannot read " << path << "\n";
      return 1;
    }
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    out << "constexpr char kFile" << files.size() << "[] = ";
    write_bytes(out, bytes);
    out << ";\n";
    const std::string name = path.rfind(root, 0) == 0 ? path.substr(root.size()) : path;
    files.emplace_back(name, bytes.size());
  }
  out << "constexpr liaoxin::base::EmbeddedFile kFiles[] = {\n";
  for (std::size_t i = 0; i < files.size(); ++i) {
    out << "  {\"" << files[i].first << "\", {kFile" << i << ", " << files[i].second << "}},\n";
  }
  out << "};\n}  // namespace\nnamespace " << argv[2]
      << " {\nstd::span<const liaoxin::base::EmbeddedFile> embedded_files() { return kFiles; }\n}\n";
  return out.good() ? 0 : 1;
}
