#pragma once
#include <string>
#include <vector>

#include "app/command_line.hpp"
#include "base/failure.hpp"
#include "base/json.hpp"
#include "base/refusal.hpp"

/// Words for people go to stderr, data to stdout.
namespace liaoxin::app {

/// Prints refusals (one object a line with --json) and gives the exit code of their class.
ExitCode print_refusals(const std::vector<base::Refusal>& refusals, bool json);
inline ExitCode print_refusal(const base::Refusal& refusal, bool json) { return print_refusals({refusal}, json); }
/// Prints a failed machine; never a trace.
ExitCode print_failure(const base::Failure& failure, bool json);
void print_json(const base::json::value& value);
/// One line as --json and programs want it, indented where a person reads it on a terminal.
void print_answer(const base::json::value& value, bool json);
/// One member a line, two blanks a level; what is empty stays on its line.
[[nodiscard]] std::string indented(const base::json::value& value, std::size_t level = 0);
/// A line for people on stderr.
void say(const std::string& line);
/// True when stderr is a terminal and NO_COLOR is not asked for.
[[nodiscard]] bool on_terminal();

}  // namespace liaoxin::app
