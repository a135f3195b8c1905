#pragma once
#include <memory>
#include <mutex>
#include <string>

#include "app/public_face.hpp"
#include "store/public_queries.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

/// A connection taken from the idle ones for one answer, with its snapshot.
class PublicFace::Reader {
 public:
  Reader(PublicFace& face, std::unique_ptr<store::Connection> connection)
      : face_(face),
        connection_(std::move(connection)),
        snapshot_(std::make_unique<store::ReadSnapshot>(*connection_)),
        epoch_(store::epoch_of(*connection_)),
        pack_(face.pack_of(*connection_)) {}
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() {
    snapshot_.reset();
    const std::lock_guard lock(face_.mutex_);
    face_.idle_.push_back(std::move(connection_));
  }
  [[nodiscard]] store::Connection& db() { return *connection_; }
  [[nodiscard]] ReadContext context() { return {*connection_, face_.keys_, *pack_, face_.withheld_.empty() ? nullptr : &face_.withheld_}; }
  [[nodiscard]] const statute::Pack& pack() const { return *pack_; }
  /// Epoch of the log; another process may have opened the next one since the last answer.
  [[nodiscard]] std::int64_t epoch() const { return epoch_; }
  [[nodiscard]] std::int64_t log_size() { return store::log_size(*connection_, epoch_); }
  /// A value that changes whenever an answer may: the log grows with every write, displays end with the day, and an old copy
  /// put back shows less than the same log did when it was new.
  [[nodiscard]] std::string state_on(base::Date today) {
    return std::to_string(epoch_) + "." + std::to_string(log_size()) + "." + today.iso() + "." + std::to_string(face_.withheld_.size());
  }

 private:
  PublicFace& face_;
  std::unique_ptr<store::Connection> connection_;
  std::unique_ptr<store::ReadSnapshot> snapshot_;
  std::int64_t epoch_;
  std::shared_ptr<const statute::Pack> pack_;
};

}  // namespace liaoxin::app
