#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/seal.hpp"
#include "http/client_desk.hpp"
#include "http/desk_pages.hpp"
#include "http/head_reader.hpp"
#include "http/message.hpp"
#include "http/page.hpp"
#include "http/rate_limits.hpp"

namespace liaoxin::http {

/// The public face without sockets: a request in, an answer out. Safe to call from several threads.
class Face {
 public:
  /// Without a desk nobody signs in, and without the clients' no machine writes.
  Face(Site site, registry::PublicReads& reads, const Law& law, Desk* desk = nullptr, ClientDesk* clients = nullptr, RateLimits::Now now = std::chrono::steady_clock::now);

  /// Never throws: what fails inside becomes 503 or 500 with a number for the log, and says nothing of itself.
  [[nodiscard]] Response answer(const Request& request);
  /// The answer to a head that could not be read; the connection ends with it.
  [[nodiscard]] Response refuse(const HeadFault& fault);
  /// More requests wait than can be answered soon.
  [[nodiscard]] Response too_busy();

  /// Told of every inner failure: the number given to the client, and what happened. For the log.
  std::function<void(std::string_view trace_id, std::string_view what)> on_failure;

 private:
  struct Asked;
  [[nodiscard]] Response routed(Asked& asked);
  [[nodiscard]] Response page(Asked& asked, const PageRoute& route, std::string id);
  [[nodiscard]] Response operation(const Asked& asked, const statute::Operation& operation);
  [[nodiscard]] Response problem(const Asked& asked, int status, const base::Refusal& refusal);
  /// 429 where one asks too often; nothing else.
  [[nodiscard]] std::optional<Response> held_back(const Asked& asked, Limited what, const std::optional<std::string>& who);
  [[nodiscard]] Response failed(const Asked& asked, int status, base::RefusalWord word, std::string_view what);
  /// W/"…" of what is asked for: changes with every write, every day, every build.
  [[nodiscard]] std::string entity_tag(const Asked& asked);
  [[nodiscard]] FrameFacts frame_facts();
  [[nodiscard]] std::string fresh_trace_id(const Request& request);

  Site site_;
  registry::PublicReads& reads_;
  const Law& law_;
  std::optional<DeskPages> desk_;
  ClientDesk* clients_;
  RateLimits limits_;
  std::mutex mutex_;              ///< guards what follows
  std::string facts_tag_;         ///< state in which facts_ was read
  FrameFacts facts_;
  base::SystemRandom random_;
};

}  // namespace liaoxin::http
