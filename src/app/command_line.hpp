#pragma once

namespace liaoxin::app {

/// Exit codes: 0 done · 1 failed or verification false · 2 usage or unusable input · 3 done, some rows refused ·
/// 4 refused by rule or state · 75 try again.
enum class ExitCode { done = 0, failed = 1, usage = 2, rows_refused = 3, refused = 4, try_again = 75 };

/// The whole program: reads the arguments, runs one command, prints data to stdout and words to stderr.
[[nodiscard]] int run_command_line(int argc, char** argv);

}  // namespace liaoxin::app
