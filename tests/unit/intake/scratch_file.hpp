#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace liaoxin::intake {

/// A file in a temporary directory of its own, gone with the object.
class ScratchFile {
 public:
  explicit ScratchFile(std::string_view bytes = {}, const std::string& name = "upload") {
    std::string pattern = (std::filesystem::temp_directory_path() / "liaoxin-intake-XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
    path_ = directory_ / name;
    if (!bytes.empty()) std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~ScratchFile() { std::filesystem::remove_all(directory_); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::filesystem::path directory_;
  std::filesystem::path path_;
};

}  // namespace liaoxin::intake
