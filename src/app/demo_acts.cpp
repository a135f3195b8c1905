#include "app/demo_acts.hpp"

#include <fmt/format.h>

#include "app/executor.hpp"
#include "app/proposals.hpp"

namespace liaoxin::app {
namespace {

base::json::object done(std::string_view operation, const Answer& answer) {
  if (!answer) {
    throw base::Failure("demo_failed", fmt::format("{}: {} {}", operation, base::word(answer.error().front().word), answer.error().front().message.en),
                        "use an empty data directory made by liaoxin init");
  }
  return *answer;
}

}  // namespace

statute::Actor officer(const std::string& id, const std::string& unit) { return {statute::ActorKind::officer, id, unit}; }
base::json::object must(Platform& platform, std::string_view operation, const statute::Actor& actor, const base::json::object& input) { return done(operation, execute(platform, operation, input, actor)); }
base::json::object must_by_two(Platform& platform, std::string_view operation, const Two& two, const base::json::object& input) { return done(operation, execute_by_two(platform, operation, input, two.first, two.second)); }

}  // namespace liaoxin::app
