#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace liaoxin::store {

/// Held while a file of the directory is compared and replaced, so that several processes do it one after another.
class DirectoryLock {
 public:
  /// Throws base::Failure with this word and remedy when the directory cannot be locked; `what` names it.
  DirectoryLock(const std::filesystem::path& directory, std::string_view word, std::string_view what, const std::string& remedy);
  ~DirectoryLock();
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

 private:
  int descriptor_;
};

}  // namespace liaoxin::store
