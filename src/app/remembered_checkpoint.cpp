#include "app/remembered_checkpoint.hpp"


#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/failure.hpp"
#include "store/directory_lock.hpp"
#include "store/key_store.hpp"

namespace liaoxin::app {
namespace fs = std::filesystem;
namespace {

fs::path directory_of(const fs::path& file) { return file.parent_path().empty() ? fs::path(".") : file.parent_path(); }

}  // namespace

RememberedCheckpoint RememberedCheckpoint::of_key(const journal::VerifierKey& key) {
  fs::path state;
  if (const char* given = std::getenv("XDG_STATE_HOME"); given != nullptr && fs::path(given).is_absolute()) {
    state = given;
  } else if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
    state = fs::path(home) / ".local" / "state";
  } else {
    throw base::Failure("state_directory_unknown", "neither XDG_STATE_HOME nor HOME is set", "name a file with --remember");
  }
  // The whole key, not its short id: ids of four bytes can be made to collide.
  return RememberedCheckpoint(state / "liaoxin" / (base::hex(base::view(base::sha256(journal::vkey(key)))) + ".checkpoint"));
}

std::optional<std::string> RememberedCheckpoint::read() const {
  std::error_code error;
  const auto status = fs::status(file_, error);
  if (status.type() == fs::file_type::not_found) return std::nullopt;
  std::ifstream in(file_, std::ios::binary);
  std::string note(journal::kMaxNoteBytes + 1, '\0');
  if (in) in.read(note.data(), static_cast<std::streamsize>(note.size()));
  // What cannot be read must not be taken for nothing: then the next checkpoint would be believed without comparison.
  if (!fs::is_regular_file(status) || (!in.eof() && in.fail()) || in.bad()) {
    throw base::Failure("remembered_unreadable", "cannot read the remembered checkpoint " + file_.string(), "check the file and its owner");
  }
  note.resize(static_cast<std::size_t>(in.gcount()));
  return note;
}

void RememberedCheckpoint::replace(const std::optional<std::string>& before, const std::string& note) const {
  std::error_code error;
  fs::create_directories(directory_of(file_), error);
  if (error) throw base::Failure("remembered_unwritable", "cannot make the directory of " + file_.string(), "check its owner, or name a file with --remember");
  const store::DirectoryLock lock(directory_of(file_), "remembered_unwritable", "", "check the directory and its owner, or name a file with --remember");
  if (read() != before) {
    throw base::Failure("remembered_changed", "another program changed " + file_.string() + " meanwhile; it stays as it is", "run the same command again");
  }
  store::write_durably(file_, note, 0600);
}

}  // namespace liaoxin::app
