#pragma once
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "app/desk_service.hpp"
#include "base/hash.hpp"
#include "base/one_time_code.hpp"
#include "province.hpp"

namespace liaoxin::app::testing {

inline const std::string kPassword = "辽河春水向东流到海不复回";

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

/// A province with an officer of the department who has an account, and one of another unit.
class DeskOf : public Province {
 public:
  DeskOf() {
    begin_desk();
    ready("zhang.wei", "张某", "11010519491231002X", kDepartment);
  }
  /// An account of an officer that can sign in.
  void ready(const std::string& login, const std::string& name, const std::string& id_number, const std::string& unit) {
    ready_as(login, name, id_number, R"("role":"officer","unit":")" + unit + R"(","officer":"a")");
  }
  /// An account in a role, written as the fields of account.grant.
  void ready_as(const std::string& login, const std::string& name, const std::string& id_number, const std::string& role) {
    const std::string link(must("account.open", "operator", R"({"login":")" + login + R"(","person_name":")" + name + R"(","id_number":")" + id_number + R"("})").at("enrolment").as_string());
    must("account.grant", "operator", R"({"login":")" + login + "\"," + role + "}");
    secret(login, link);
  }
  /// Sets an account up from its one-time link.
  void secret(const std::string& login, const std::string& link) {
    secret_[login] = *base::unbase32(desk_->enrolment(link)->secret);
    EXPECT_TRUE(desk_->enrol(link, kPassword, code(login)));
    later(60);
  }
  DeskService& desk() { return *desk_; }
  /// The process ends and another begins.
  void end_desk() { desk_.reset(); }
  void begin_desk(std::optional<IdentityHost> identity = std::nullopt) {
    auto passwords = std::make_unique<HeldPasswords>();
    passwords_ = passwords.get();
    desk_ = std::make_unique<DeskService>(places(), clock(), std::move(passwords), std::move(identity));
  }
  HeldPasswords& passwords() { return *passwords_; }
  std::string code(const std::string& login = "zhang.wei") { return base::one_time_code(secret_.at(login), base::code_step(clock().now())); }
  void later(std::int64_t seconds) { clock().set({clock().now().micros + seconds * 1'000'000}); }
  std::string enter(const std::string& login = "zhang.wei") {
    const auto tokens = desk_->sign_in(login, kPassword, code(login), "192.0.2.1", "");
    EXPECT_TRUE(tokens);
    return tokens ? tokens->login : std::string();
  }

 private:
  std::unique_ptr<DeskService> desk_;
  HeldPasswords* passwords_ = nullptr;
  std::map<std::string, std::string> secret_;
};

}  // namespace liaoxin::app::testing
