// The desks of an installation, as pages call them.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/desk_service.hpp"
#include "base/hash.hpp"
#include "base/one_time_code.hpp"
#include "province.hpp"

namespace liaoxin::app {
namespace {

using testing::kDepartment;
using testing::Province;

const std::string kPassword = "辽河春水向东流到海不复回";

/// Passwords whose hashing can be held up: it waits until it is let go.
class HeldPasswords final : public Passwords {
 public:
  HeldPasswords() : Passwords({.memory_kib = 64, .passes = 1, .lanes = 1}) {}
  bool is_password(std::string_view password, std::string_view pepper, const std::string& stored) override {
    {
      std::unique_lock lock(mutex_);
      ++running_;
      changed_.notify_all();
      changed_.wait(lock, [this] { return !held_; });
    }
    return Passwords::is_password(password, pepper, stored);
  }
  void hold() { set(true); }
  void let_go() { set(false); }
  void await(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return running_ >= count; });
  }

 private:
  void set(bool held) {
    const std::lock_guard lock(mutex_);
    held_ = held;
    running_ = 0;
    changed_.notify_all();
  }
  std::mutex mutex_;
  std::condition_variable changed_;
  bool held_ = false;
  int running_ = 0;
};

/// A province with one officer who has an account.
class DeskOf : public Province {
 public:
  DeskOf() {
    auto passwords = std::make_unique<HeldPasswords>();
    passwords_ = passwords.get();
    const std::string link(must("account.open", "operator", R"({"login":"zhang.wei","person_name":"张某","id_number":"11010519491231002X"})").at("enrolment").as_string());
    must("account.grant", "operator", R"({"login":"zhang.wei","role":"officer","unit":")" + kDepartment + R"(","officer":"a"})");
    desk_ = std::make_unique<DeskService>(places(), clock(), std::move(passwords));
    secret_ = *base::unbase32(desk_->enrolment(link)->secret);
    EXPECT_TRUE(desk_->enrol(link, kPassword, code()));
    later(60);
  }
  DeskService& desk() { return *desk_; }
  HeldPasswords& passwords() { return *passwords_; }
  std::string code() { return base::one_time_code(secret_, base::code_step(clock().now())); }
  void later(std::int64_t seconds) { clock().set({clock().now().micros + seconds * 1'000'000}); }
  std::string enter() {
    const auto tokens = desk_->sign_in("zhang.wei", kPassword, code(), "192.0.2.1", "");
    EXPECT_TRUE(tokens);
    return tokens ? tokens->login : std::string();
  }

 private:
  std::unique_ptr<DeskService> desk_;
  HeldPasswords* passwords_ = nullptr;
  std::string secret_;
};

TEST(DeskService, OthersActWhilePasswordsAreHashed) {
  DeskOf d;
  const std::string token = d.enter();
  d.passwords().hold();
  std::vector<std::thread> guesses;
  for (int i = 0; i < 4; ++i) {
    guesses.emplace_back([&] { EXPECT_FALSE(d.desk().sign_in("zhang.wei", "guess guess guess", "000000", "198.51.100.1", "")); });
  }
  d.passwords().await(4);
  // All four are being hashed, and the desk answers.
  EXPECT_TRUE(d.desk().who(token));
  EXPECT_EQ(d.desk().act(token, "no.such.operation", {}).error().front().word, base::RefusalWord::operation_unknown);
  d.passwords().let_go();
  for (std::thread& guess : guesses) guess.join();
}

// A4: five guesses are free, however many come at the same time.
TEST(DeskService, A4_GuessesAtTheSameTimeAreCountedOneByOne) {
  DeskOf d;
  d.passwords().hold();
  std::vector<std::thread> guesses;
  std::atomic<int> looked_at = 0, waited = 0;
  for (int i = 0; i < 12; ++i) {
    guesses.emplace_back([&] {
      const auto answer = d.desk().sign_in("zhang.wei", "guess guess guess", "000000", "198.51.100.1", "");
      if (answer.error().word == base::RefusalWord::sign_in_failed) ++looked_at;
      if (answer.error().word == base::RefusalWord::sign_in_wait) ++waited;
    });
  }
  d.passwords().await(12);
  d.passwords().let_go();
  for (std::thread& guess : guesses) guess.join();
  EXPECT_EQ(looked_at, 5);
  EXPECT_EQ(waited, 7);
}

}  // namespace
}  // namespace liaoxin::app
