#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "http/tls.hpp"
#include "registry/public_reads.hpp"
#include "statute/pack.hpp"

/// The face: JSON API, portal, log, which read only; the desks and the routes of machine clients, which write through the operations alone.
namespace liaoxin::http {

class ClientDesk;
class Desk;

/// What an operator says about the site (国办发〔2017〕47号: footer and meta tags of a government website).
struct Site {
  std::string name = "localhost:8080";  ///< host under which the site is reached; also in QR codes
  std::string sponsor_zh = "演示单位";  ///< 主办单位
  std::string sponsor_en = "Demonstration sponsor";
  std::string contact = "演示电话 024-00000000";
  std::string icp = "演示备案号";          ///< ICP number
  std::string police_record = "演示公安备案号";
  std::string site_code = "0000000000";    ///< 网站标识码
  std::string province_zh = "辽宁", province_en = "Liaoning";
};

/// The law behind the pages: the pack, and what exists of what its duties need (the rest, the pages, http knows).
struct Law {
  const statute::Pack& pack;
  std::set<std::string> operations;
  std::set<std::string> tests;
  std::vector<const statute::Operation*> commands = {};  ///< each has a write route
};

/// Names of the pages, as `needs = ["page:…"]` of the pack means them.
[[nodiscard]] const std::set<std::string>& page_names();

/// How long the server waits for the other side before it closes the connection.
struct Patience {
  std::chrono::milliseconds handshake{10'000};  ///< from a connection's begin to its encryption
  std::chrono::milliseconds idle{15'000};    ///< while a connection says nothing
  std::chrono::milliseconds head{10'000};    ///< from the first byte of a head to its blank line
  std::chrono::milliseconds answer{20'000};  ///< for taking an answer, and a second for each 1,000 bytes on top
};

/// Requests that hash a password, waiting or running; one more is answered 503 (security.md section 4: a bounded pool).
inline constexpr std::size_t kPasswordsAtOnce = 16;

struct ServerOptions {
  std::string listen_address = "127.0.0.1";
  unsigned short port = 8080;          ///< 0: any free one
  unsigned short private_port = 0;     ///< /livez, /readyz, /metrics on the loopback; 0: none
  Site site;
  std::set<std::string> proxies;       ///< addresses of proxies in front, whose X-Forwarded-For is believed
  Patience patience;
  std::optional<TlsFiles> tls;         ///< none: plain HTTP
  std::function<bool()> reload_requested;  ///< asked ten times a second: true once, when the files of TLS are to be read anew
  /// One JSON object a line for each answer: time, path without its query and without the number of a certificate,
  /// status, bytes, microseconds. Called from several threads. None: no access log.
  std::function<void(std::string_view line)> access_log;
  /// One JSON object a line for each inner failure, with the number its client was given. Called from several threads.
  std::function<void(std::string_view line)> failure_log;
  /// Called once, when both ports accept connections.
  std::function<void(unsigned short port, unsigned short private_port)> on_listening;
};

/// Serves until `stop_requested` says so (asked ten times a second), then takes no more connections and lets running
/// answers end. Returns 0, or 1 when some had to be cut off. Throws base::Failure: port_in_use, listen_failed, and those of server_tls.
int serve(const ServerOptions& options, registry::PublicReads& reads, const Law& law,
          const std::function<bool()>& stop_requested, Desk* desk = nullptr, ClientDesk* clients = nullptr);

}  // namespace liaoxin::http
