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

/// What answering takes, so that none of it holds up the others.
enum class Effort {
  drawing,  ///< reads and draws
  acting,   ///< waits for its turn to write, and for the disk
  hashing,  ///< a password: a tenth of a second and 64 MiB; or waits for an identity provider
};

/// The public face without sockets: a request in, an answer out. Safe to call from several threads.
class Face {
 public:
  /// Without a desk nobody signs in, and without the clients' no machine writes.
  Face(Site site, registry::PublicReads& reads, const Law& law, Desk* desk = nullptr, ClientDesk* clients = nullptr, RateLimits::Now now = std::chrono::steady_clock::now);

  /// Never throws: what fails inside becomes 503 or 500 with a number for the log, and says nothing of itself.
  [[nodiscard]] Response answer(const Request& request);
  /// Whether a request is a form with a file, sent to the page that takes one.
  [[nodiscard]] static bool is_upload(const Request& request);
  /// A body as large as its route takes; of an upload any: its page says what is too large.
  [[nodiscard]] static std::size_t body_limit(const Request& request);
  /// Where the body of an upload goes, or the answer to one that is not taken. Never throws.
  [[nodiscard]] std::expected<std::shared_ptr<Upload>, Response> begin_upload(const Request& request, std::uint64_t body_bytes);
  /// The answer to a head that could not be read; the connection ends with it.
  [[nodiscard]] Response refuse(const HeadFault& fault);
  [[nodiscard]] static Effort effort(const Request& request);
  /// More requests of its kind wait than can be answered soon: 503 in its language, as a page or as data.
  [[nodiscard]] Response too_busy(const Request& request);
  /// The same for a connection that is one too many: nothing is known of its request.
  [[nodiscard]] Response too_busy();

  /// Told of every inner failure: the number given to the client, and what happened. For the log.
  std::function<void(std::string_view trace_id, std::string_view what)> on_failure;

 private:
  struct Asked;
  [[nodiscard]] Response routed(Asked& asked);
  /// What the function answers; what fails inside becomes an answer too.
  template <class Function>
  [[nodiscard]] Response guarded(Asked& asked, const Function& function);
  [[nodiscard]] Response page(Asked& asked, const PageRoute& route, std::string id);
  [[nodiscard]] Response operation(const Asked& asked, const statute::Operation& operation);
  [[nodiscard]] Response problem(const Asked& asked, int status, const base::Refusal& refusal);
  /// 429 where one asks too often; nothing else.
  [[nodiscard]] std::optional<Response> held_back(const Asked& asked, Limited what, const std::optional<std::string>& who);
  [[nodiscard]] Response failed(const Asked& asked, int status, base::RefusalWord word, std::string_view what);
  [[nodiscard]] PageContext context_of(const Asked& asked, std::string id = {}) const;
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
