#include "process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>

namespace liaoxin::bench {
namespace {

int start(const std::vector<std::string>& arguments, int output) {
  std::vector<char*> pointers;
  for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  const int process = ::fork();
  if (process == 0) {
    ::dup2(output, 1);
    ::execv(pointers[0], pointers.data());
    ::_exit(127);
  }
  if (process < 0) throw std::runtime_error("cannot start " + arguments[0]);
  return process;
}

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

}  // namespace

Cost run(const std::vector<std::string>& arguments) {
  int channel[2];
  if (::pipe2(channel, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const auto begin = std::chrono::steady_clock::now();
  const int process = start(arguments, channel[1]);
  ::close(channel[1]);
  Cost cost;
  char buffer[4096];
  for (ssize_t count = 0; (count = ::read(channel[0], buffer, sizeof buffer)) > 0;) cost.output.append(buffer, static_cast<std::size_t>(count));
  ::close(channel[0]);
  int status = 0;
  rusage usage{};
  ::wait4(process, &status, 0, &usage);
  cost.wall_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  cost.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  cost.peak_mib = static_cast<double>(usage.ru_maxrss) / 1024;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error(arguments[0] + " " + arguments[1] + " failed: " + cost.output);
  return cost;
}

Background::Background(const std::vector<std::string>& arguments) {
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  process_ = start(arguments, nowhere);
  ::close(nowhere);
}
Background::~Background() {
  ::kill(process_, SIGTERM);
  ::waitpid(process_, nullptr, 0);
}

std::string program(const std::string& name) { return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name; }

}  // namespace liaoxin::bench
