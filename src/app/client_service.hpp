#pragma once
#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "app/act_queue.hpp"
#include "app/executor.hpp"
#include "app/platform.hpp"
#include "http/client_desk.hpp"

namespace liaoxin::app {

/// Machine clients of an installation: one platform for writing. Acts that come at the same time are committed together.
class ClientService final : public http::ClientDesk {
 public:
  ClientService(Places places, const Clock& clock) : platform_(std::move(places), clock), acts_(platform_, mutex_) {}

  base::Result<http::KnownClient> known(const access::SignedRequest& request, std::string_view operation) override;
  http::ClientAnswer act(const access::SignedRequest& request, const http::KnownClient& known, std::string_view operation) override;

 private:
  using Matter = std::pair<std::string, std::string>;  ///< client and idempotency key
  /// A request on its way; the same one beside it is told to wait.
  class Running;

  [[nodiscard]] http::ClientAnswer act_once(store::Writer& writer, const access::SignedRequest& request, const http::KnownClient& known, std::string_view operation, const std::string& key);
  [[nodiscard]] base::Bytes sealed(std::int64_t id, std::string_view operation, const Answer& answer);
  /// The first answer again. A record that was shared is read anew: what has ended since is not served.
  [[nodiscard]] Answer repeated(store::Writer& writer, const store::KeptAnswer& kept, std::string_view operation, const std::string& body);

  std::mutex mutex_;  ///< of the platform
  Platform platform_;
  ActQueue acts_;
  std::mutex running_mutex_;
  std::set<Matter> running_;
};

}  // namespace liaoxin::app
