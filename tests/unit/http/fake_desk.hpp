#pragma once
#include <condition_variable>
#include <mutex>

#include "http/desk.hpp"

/// A desk without accounts: everybody who shows a cookie is signed in, and a password is hashed until the test lets go.
namespace liaoxin::http::testing {

class FakeDesk : public Desk {
 public:
  base::Result<DeskEnrolment> enrolment(const std::string&) override { return base::refuse(base::RefusalWord::enrolment_unknown); }
  base::Result<void> enrol(const std::string&, const std::string&, const std::string&) override { return {}; }
  base::Result<DeskTokens> sign_in(const std::string&, const std::string&, const std::string&, const std::string&, const std::string&) override {
    std::unique_lock lock(mutex_);
    ++hashing_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return released_; });
    return base::refuse(base::RefusalWord::sign_in_failed);
  }
  std::optional<DeskPerson> who(const std::string& token) override {
    if (token.empty()) return std::nullopt;
    return DeskPerson{"zhang.wei", "张某", {{"grt-a", {"报送单位人员", "Officer"}, "沈阳市处罚局", true}}};
  }
  void sign_out(const std::string&) override {}
  base::Result<void> choose(const std::string&, const std::string&) override { return {}; }
  base::Result<void> refresh(const std::string&, const std::string&, const std::string&) override { return {}; }
  std::vector<const statute::Operation*> operations(const std::string&) override { return {}; }
  std::vector<DeskTask> tasks(const std::string&) override { return {}; }
  std::vector<OwnRecord> own_records(const std::string&) override { return {}; }
  std::expected<base::json::object, std::vector<base::Refusal>> act(const std::string&, std::string_view, const base::json::object&) override { return base::json::object{}; }
  std::optional<base::json::object> take_answer(const std::string&) override { return std::nullopt; }

  /// Lets every password through that is being hashed, and all that come later.
  void release() {
    const std::lock_guard lock(mutex_);
    released_ = true;
    changed_.notify_all();
  }
  void await_hashing(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return hashing_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int hashing_ = 0;
  bool released_ = false;
};

}  // namespace liaoxin::http::testing
