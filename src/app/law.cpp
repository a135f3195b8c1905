#include "app/law.hpp"

#include <set>

#include "app/executor.hpp"
#include "registry/public_reads.hpp"
#include "statute/test_tags.hpp"

namespace liaoxin::app {

const std::vector<std::string>& page_names() {
  static const std::vector<std::string> names{"search", "organisation", "record", "units", "coverage", "catalogue", "statute", "choices", "object", "verify", "outcomes", "recall", "log"};
  return names;
}

std::vector<statute::JudgedDuty> judged_duties(base::Date on) {
  std::set<std::string> operations;
  for (const statute::Operation* operation : all_commands()) operations.emplace(operation->name);
  for (const statute::Operation& operation : registry::public_queries()) operations.emplace(operation.name);
  const std::set<std::string> pages(page_names().begin(), page_names().end());
  return statute::derive_states(statute::embedded_pack(), on, operations, statute::test_tags(), pages);
}

}  // namespace liaoxin::app
