#include "app/law.hpp"

#include "app/executor.hpp"
#include "http/server.hpp"
#include "registry/public_reads.hpp"
#include "statute/test_tags.hpp"

namespace liaoxin::app {

std::set<std::string> operation_names() {
  std::set<std::string> names;
  for (const statute::Operation* operation : all_commands()) names.emplace(operation->name);
  for (const statute::Operation& operation : registry::public_queries()) names.emplace(operation.name);
  return names;
}

std::vector<statute::JudgedDuty> judged_duties(base::Date on) {
  return statute::derive_states(statute::embedded_pack(), on, operation_names(), statute::test_tags(), http::page_names());
}

}  // namespace liaoxin::app
