#include "store/directory_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/failure.hpp"

namespace liaoxin::store {

DirectoryLock::DirectoryLock(const std::filesystem::path& directory, std::string_view word, std::string_view what, const std::string& remedy)
    : descriptor_(::open(directory.empty() ? "." : directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) == 0) return;
  if (descriptor_ >= 0) ::close(descriptor_);
  throw base::Failure(std::string(word), "cannot lock the directory " + std::string(what) + directory.string(), remedy);
}
DirectoryLock::~DirectoryLock() { ::close(descriptor_); }

}  // namespace liaoxin::store
