#pragma once
#include <functional>
#include <mutex>
#include <vector>

#include "app/executor.hpp"
#include "app/platform.hpp"

namespace liaoxin::app {

/// Acts of callers who ask at the same time, made durable together: one after the other in one transaction with one sync,
/// however many wait. What one of them is refused touches no other, and no answer leaves before the sync.
class ActQueue {
 public:
  using Act = std::function<Answer(store::Writer& writer)>;
  /// `lock` guards the platform; it is held while acts are done.
  ActQueue(Platform& platform, std::mutex& lock) : platform_(platform), lock_(lock) {}

  /// Does the act, and those of whoever waits beside it; gives its answer when it is durable. The caller does not hold the
  /// lock. An act that was done beside one that failed is done again, alone. Throws what the act throws, and the Failure of
  /// the transaction; either way nothing was done.
  [[nodiscard]] Answer perform(const Act& act);
  /// How many acts wait to be begun.
  [[nodiscard]] std::size_t waiting();

 private:
  struct Waiting;
  /// Does what waits, and hands the lead on to the next who came meanwhile.
  void lead(Waiting& own);
  void perform_together(const std::vector<Waiting*>& group);

  Platform& platform_;
  std::mutex& lock_;
  std::mutex waiting_lock_;  ///< of what follows; never held while `lock_` is awaited
  std::vector<Waiting*> waiting_;
  bool is_led_ = false;
};

}  // namespace liaoxin::app
