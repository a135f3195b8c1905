#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace liaoxin::bench {

/// Asks a server on the loopback for paths, one after another on each of several kept connections, for a time.
struct Load {
  double requests_a_second = 0;
  double median_ms = 0;
};
/// Throws std::runtime_error when an answer is not 200 or a connection breaks.
[[nodiscard]] Load ask(unsigned short port, const std::vector<std::string>& paths, int connections, double seconds);

/// One whole answer as sent, head and body, over a connection kept open.
[[nodiscard]] std::string answer_bytes(unsigned short port, const std::string& path);
/// Waits until a port accepts connections; throws after ten seconds.
void wait_for(unsigned short port);

}  // namespace liaoxin::bench
