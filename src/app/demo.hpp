#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/demo_province.hpp"
#include "app/platform.hpp"

namespace liaoxin::app {

/// Where to look first in a fresh demo province.
struct DemoTour {
  std::string certificate;  ///< number of a recall certificate with open and confirmed recipients
  std::string contested;    ///< code of an organisation with a record under objection
  /// Accounts at the desks, one for each kind of role, each with the one-time link that sets it up.
  struct Account {
    std::string login;
    base::LocalText role;
    std::string path;  ///< /enrol/…
  };
  std::vector<Account> accounts;
};

/// Registers the demo's units, lets them adopt the starting catalogue by decisions marked 演示, writes the departments'
/// files, imports each as its department would, and walks the loop on a few records. Where the log began a month before the
/// clock's today, a list of measures and a list system are in force too: the days for comments on them lie between.
DemoTour make_demo(Platform& platform, Clock& clock, const DemoPlan& plan, const std::filesystem::path& files, bool quiet);

}  // namespace liaoxin::app
