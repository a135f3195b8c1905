#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "journal/note.hpp"

/// The newest checkpoint a reader has found good, kept in a file of the reader's own: the memory that shows a log which
/// went back or became another.
namespace liaoxin::app {

class RememberedCheckpoint {
 public:
  explicit RememberedCheckpoint(std::filesystem::path file) : file_(std::move(file)) {}

  /// `$XDG_STATE_HOME/liaoxin/`, else `~/.local/state/liaoxin/`; one file for each key, whatever address the log is
  /// read from. Throws Failure state_directory_unknown when neither variable is set.
  [[nodiscard]] static RememberedCheckpoint of_key(const journal::VerifierKey& key);

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  /// Byte for byte; nothing when there is no such file. Throws Failure remembered_unreadable.
  [[nodiscard]] std::optional<std::string> read() const;
  /// Puts `note` in the place of `before`, durably and in one step. Throws Failure: remembered_changed when another
  /// program put something else there meanwhile (it stays), remembered_unwritable.
  void replace(const std::optional<std::string>& before, const std::string& note) const;

 private:
  std::filesystem::path file_;
};

}  // namespace liaoxin::app
