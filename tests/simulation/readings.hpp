#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/records.hpp"
#include "store/subjects.hpp"
#include "world.hpp"

/// What every read path of the product serves about one subject at this moment.
namespace liaoxin::simulation {

/// For whom a path is there, and with it what may be on it.
enum class Audience {
  everybody,  ///< what is disclosed
  recipient,  ///< a unit or user that asks by inquiry or is sent something under an agreement
  subject,    ///< itself: everything that is kept
};

/// One record as one path served it.
struct Served {
  registry::RecordId id = 0;
  bool is_labelled = false;   ///< as contested
  bool shows_measure = false;
};
struct ReadPath {
  std::string_view name;
  Audience audience;
  std::vector<Served> served;
};
struct Readings {
  std::vector<ReadPath> paths;
  std::set<std::string> items_found;  ///< by which a search finds the subject: it says that a record of the item is there to be seen
};

/// How much is read: its page and its file, or by every path there is; what would leave a trace is taken back.
enum class Depth { pages, every_path };
/// `records`: all of the subject. `asked`: those of them that are asked for one by one, and looked up in its own file.
[[nodiscard]] Readings readings_of(World& world, const store::StoredSubject& subject, const std::vector<store::StoredRecord>& records, const std::vector<store::StoredRecord>& asked, Depth depth);

}  // namespace liaoxin::simulation
