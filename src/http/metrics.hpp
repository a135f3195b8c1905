#pragma once
#include <array>
#include <atomic>
#include <cstdint>

#include "http/message.hpp"
#include "registry/public_reads.hpp"

namespace liaoxin::http {

/// The private port: /livez (the process answers), /readyz (the data can be read), /metrics (Prometheus text).
class Metrics {
 public:
  explicit Metrics(registry::PublicReads& reads) : reads_(reads) {}
  [[nodiscard]] Response answer(const Request& request);
  void answered(int status) { ++answers_[static_cast<std::size_t>(status / 100) % answers_.size()]; }

 private:
  registry::PublicReads& reads_;
  std::array<std::atomic<std::uint64_t>, 6> answers_{};  ///< by the first digit of the status
};

}  // namespace liaoxin::http
