#include "http/rate_limits.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"

namespace liaoxin::http {

Rate rate_of(Limited what) {
  switch (what) {
    // A page draws a handful of files besides, and an office of hundreds may share an address.
    case Limited::read: return {600, 30};
    case Limited::sign_in: return {30, 0.5};
    case Limited::write: return {120, 5};
    case Limited::client: return {240, 10};
  }
  CHECK(false);
}

std::optional<int> RateLimits::wait_seconds(Limited what, const std::string& who) {
  const std::lock_guard lock(mutex_);
  const Rate rate = rate_of(what);
  const auto now = now_();
  const std::pair key(what, who);
  if (const auto found = found_.find(key); found != found_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, found->second);
    Bucket& bucket = buckets_.front();
    bucket.tokens = std::min(rate.burst, bucket.tokens + rate.per_second * std::chrono::duration<double>(now - bucket.at).count());
    bucket.at = now;
  } else {
    if (buckets_.size() == kBuckets) {
      found_.erase(buckets_.back().of);
      buckets_.pop_back();
    }
    buckets_.push_front({key, rate.burst, now});
    found_.emplace(key, buckets_.begin());
  }
  Bucket& bucket = buckets_.front();
  if (bucket.tokens < 1) return static_cast<int>(std::ceil((1 - bucket.tokens) / rate.per_second));
  bucket.tokens -= 1;
  return std::nullopt;
}

}  // namespace liaoxin::http
