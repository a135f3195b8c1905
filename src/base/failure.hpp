#pragma once
#include <stdexcept>
#include <string>

namespace liaoxin::base {

/// A failed machine: disk, network, database, key file. Thrown by adapters only and caught once per
/// request, once per batch, and once in main. `word` is stable; `what()` is for the operator's log.
class Failure : public std::runtime_error {
 public:
  Failure(std::string word, const std::string& message, std::string remedy = {})
      : std::runtime_error(message), word_(std::move(word)), remedy_(std::move(remedy)) {}
  [[nodiscard]] const std::string& word() const { return word_; }
  [[nodiscard]] const std::string& remedy() const { return remedy_; }

 private:
  std::string word_;
  std::string remedy_;
};

}  // namespace liaoxin::base
