#include "load.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <stdexcept>
#include <thread>

#include "figure.hpp"

namespace liaoxin::bench {
namespace {

using Steady = std::chrono::steady_clock;

int connected(unsigned short port) {
  const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(connection);
    return -1;
  }
  const int on = 1;
  ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return connection;
}

struct Connection {
  int descriptor = -1;
  std::string received;
  std::size_t expected = 0;  ///< bytes of the whole answer, 0 until its head is there
  Steady::time_point asked_at;

  void ask(const std::string& path) {
    const std::string request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    received.clear();
    expected = 0;
    asked_at = Steady::now();
    if (::send(descriptor, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) throw std::runtime_error("cannot send");
  }
  /// True when the answer is whole.
  bool receive() {
    char buffer[65536];
    const ssize_t size = ::recv(descriptor, buffer, sizeof buffer, 0);
    if (size <= 0) throw std::runtime_error("the server closed a connection");
    received.append(buffer, static_cast<std::size_t>(size));
    if (expected == 0) {
      const std::size_t head = received.find("\r\n\r\n");
      if (head == std::string::npos) return false;
      if (!received.starts_with("HTTP/1.1 200")) throw std::runtime_error("not 200: " + received.substr(0, 200));
      const std::size_t at = received.find("Content-Length: ");
      if (at == std::string::npos || at > head) throw std::runtime_error("an answer without Content-Length");
      expected = head + 4 + std::strtoull(received.c_str() + at + 16, nullptr, 10);
    }
    return received.size() >= expected;
  }
};

}  // namespace

Load ask(unsigned short port, const std::vector<std::string>& paths, int connections, double seconds) {
  std::vector<Connection> all(static_cast<std::size_t>(connections));
  const int events = ::epoll_create1(EPOLL_CLOEXEC);
  std::size_t next = 0, answered = 0;
  const auto next_path = [&]() -> const std::string& { return paths[next++ % paths.size()]; };
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].descriptor = connected(port);
    if (all[i].descriptor < 0) throw std::runtime_error("cannot connect");
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = i;
    ::epoll_ctl(events, EPOLL_CTL_ADD, all[i].descriptor, &event);
    all[i].ask(next_path());
  }
  std::vector<double> times;
  const auto begin = Steady::now();
  const auto elapsed = [&] { return std::chrono::duration<double>(Steady::now() - begin).count(); };
  while (elapsed() < seconds) {
    epoll_event ready[64];
    const int count = ::epoll_wait(events, ready, 64, 1000);
    for (int i = 0; i < count; ++i) {
      Connection& connection = all[ready[i].data.u64];
      if (!connection.receive()) continue;
      times.push_back(std::chrono::duration<double, std::milli>(Steady::now() - connection.asked_at).count());
      ++answered;
      connection.ask(next_path());
    }
  }
  const double took = elapsed();
  for (const Connection& connection : all) ::close(connection.descriptor);
  ::close(events);
  return {static_cast<double>(answered) / took, quantile(std::move(times), 0.5)};
}

std::string answer_bytes(unsigned short port, const std::string& path) {
  Connection connection;
  connection.descriptor = connected(port);
  if (connection.descriptor < 0) throw std::runtime_error("cannot connect");
  connection.ask(path);
  while (!connection.receive()) {
  }
  ::close(connection.descriptor);
  return connection.received;
}

void wait_for(unsigned short port) {
  for (int i = 0; i < 100; ++i) {
    const int connection = connected(port);
    if (connection >= 0) {
      ::close(connection);
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error("no server on port " + std::to_string(port));
}

}  // namespace liaoxin::bench
