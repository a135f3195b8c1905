#pragma once
#include <array>
#include <chrono>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

/// How often one network or one client may ask. Buckets of tokens in memory, at most kBuckets of them: who has not asked
/// for longest is forgotten first. Limits of ours, to keep the site up; nothing of them is law, and nothing is written down.
namespace liaoxin::http {

enum class Limited {
  read,     ///< anything that is only looked at, by network
  sign_in,  ///< sign-in and enrolment, by network: each costs a hash of a password
  write,    ///< other forms and operations, by network
  client,   ///< operations of one machine client, whatever network it asks from
};

class RateLimits {
 public:
  using Now = std::function<std::chrono::steady_clock::time_point()>;
  explicit RateLimits(Now now = std::chrono::steady_clock::now) : now_(std::move(now)) {}

  /// Takes a token. Nothing when there was one, else the whole seconds until there is. Safe to call from several threads.
  [[nodiscard]] std::optional<int> wait_seconds(Limited what, const std::string& who);

  static constexpr std::size_t kBuckets = 50'000;

 private:
  struct Bucket {
    std::pair<Limited, std::string> of;
    double tokens = 0;
    std::chrono::steady_clock::time_point at;
  };
  Now now_;
  std::mutex mutex_;           ///< of what follows
  std::list<Bucket> buckets_;  ///< asked last comes first
  std::map<std::pair<Limited, std::string>, std::list<Bucket>::iterator> found_;
};

/// A bucket's size and how many tokens it gets a second.
struct Rate {
  double burst, per_second;
};
[[nodiscard]] Rate rate_of(Limited what);

}  // namespace liaoxin::http
