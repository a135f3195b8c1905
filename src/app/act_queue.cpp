#include "app/act_queue.hpp"

#include <exception>
#include <optional>
#include <semaphore>
#include <utility>

namespace liaoxin::app {

/// A caller and its act. It sleeps until its act is done or the lead is its own.
struct ActQueue::Waiting {
  const Act& act;
  std::optional<Answer> answer = {};
  std::exception_ptr failure = {};
  bool is_done = false;
  std::binary_semaphore woken{0};
};

Answer ActQueue::perform(const Act& act) {
  Waiting own{act};
  bool leads = false;
  {
    const std::lock_guard lock(waiting_lock_);
    waiting_.push_back(&own);
    leads = !std::exchange(is_led_, true);
  }
  if (!leads) own.woken.acquire();
  if (!own.is_done) lead(own);
  if (own.failure) std::rethrow_exception(own.failure);
  return std::move(*own.answer);
}

std::size_t ActQueue::waiting() {
  const std::lock_guard lock(waiting_lock_);
  return waiting_.size();
}

void ActQueue::lead(Waiting& own) {
  std::vector<Waiting*> group;
  {
    const std::lock_guard lock(lock_);
    {
      const std::lock_guard waiting(waiting_lock_);
      group.swap(waiting_);
    }
    perform_together(group);
  }
  Waiting* next = nullptr;
  {
    const std::lock_guard waiting(waiting_lock_);
    is_led_ = !waiting_.empty();
    if (is_led_) next = waiting_.front();
  }
  // Whoever is woken may be gone at once: nothing of it is touched afterwards.
  for (Waiting* one : group) {
    one->is_done = true;
    if (one != &own) one->woken.release();
  }
  if (next != nullptr) next->woken.release();
}

void ActQueue::perform_together(const std::vector<Waiting*>& group) {
  try {
    in_one_transaction(platform_, [&](store::Writer& writer) {
      for (Waiting* one : group) one->answer = one->act(writer);
    });
  } catch (...) {
    if (group.size() == 1) {
      group.front()->failure = std::current_exception();
      return;
    }
    // The failure of one is nobody else's: nothing was done, so each is done again, alone.
    for (Waiting* one : group) perform_together({one});
  }
}

}  // namespace liaoxin::app
