#include "app/printing.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <set>
#include <string>

#include "base/text.hpp"

namespace liaoxin::app {
namespace {

ExitCode exit_code(base::RefusalClass refusal_class) {
  switch (refusal_class) {
    case base::RefusalClass::shape: return ExitCode::usage;
    case base::RefusalClass::again: return ExitCode::try_again;
    case base::RefusalClass::right:
    case base::RefusalClass::absent:
    case base::RefusalClass::state:
    case base::RefusalClass::rule: return ExitCode::refused;
  }
  return ExitCode::failed;
}

}  // namespace

ExitCode print_refusals(const std::vector<base::Refusal>& refusals, bool json) {
  for (const base::Refusal& refusal : refusals) {
    if (json) {
      fmt::print("{}\n", base::json::serialize(base::refusal_json(refusal)));
      continue;
    }
    const base::LocalText kind = base::printed(refusal.basis.kind);
    fmt::print(stderr, "{}{}{}\n  {} / {}\n  依据 basis: {} ({}) · {}\n  办法 remedy: {} / {}\n", base::word(refusal.word), refusal.pointer.empty() ? "" : " @ ",
               refusal.pointer, refusal.message.zh, refusal.message.en, refusal.basis.reference, base::word(refusal.basis.kind), kind.zh, refusal.remedy.zh,
               refusal.remedy.en);
  }
  return refusals.empty() ? ExitCode::done : exit_code(base::refusal_class(refusals.front().word));
}

ExitCode print_failure(const base::Failure& failure, bool json) {
  if (json) {
    fmt::print("{}\n", base::json::serialize(base::json::object{{"failure", failure.word()}, {"message", failure.what()}, {"remedy", failure.remedy()}}));
  } else {
    fmt::print(stderr, "{}\n  {}\n", failure.word(), base::one_line(failure.what()));
    if (!failure.remedy().empty()) fmt::print(stderr, "  办法 remedy: {}\n", failure.remedy());
  }
  static const std::set<std::string> passing{"database_busy", "fetch_failed", "fetch_too_slow", "remembered_changed"};
  return passing.contains(failure.word()) ? ExitCode::try_again : ExitCode::failed;
}

void print_json(const base::json::value& value) { fmt::print("{}\n", base::json::serialize(value)); }

void print_answer(const base::json::value& value, bool json) {
  if (json || ::isatty(STDOUT_FILENO) != 1) return print_json(value);
  fmt::print("{}\n", indented(value));
}

std::string indented(const base::json::value& value, std::size_t level) {
  const std::string inner = "\n" + std::string(2 * level + 2, ' ');
  std::string out;
  const auto member = [&](const std::string& text) { out += (out.empty() ? "" : ",") + inner + text; };
  if (const auto* object = value.if_object(); object != nullptr && !object->empty()) {
    for (const auto& [key, part] : *object) member(base::json::serialize(base::json::value(key)) + ": " + indented(part, level + 1));
    return "{" + out + "\n" + std::string(2 * level, ' ') + "}";
  }
  if (const auto* array = value.if_array(); array != nullptr && !array->empty()) {
    for (const auto& part : *array) member(indented(part, level + 1));
    return "[" + out + "\n" + std::string(2 * level, ' ') + "]";
  }
  return base::json::serialize(value);
}

void say(const std::string& line) { fmt::print(stderr, "{}\n", line); }
bool on_terminal() { return ::isatty(STDERR_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr; }

}  // namespace liaoxin::app
