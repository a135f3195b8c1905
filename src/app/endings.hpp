#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registry/record.hpp"
#include "store/endings.hpp"

/// The list of endings, beside the data (DIR.erasures): what a restored old copy must neither show nor open nor allow again. One
/// line each, NUMBER EPOCH INDEX LEAF-HASH WORD, only ever added to. It holds no content and no name.
namespace liaoxin::app {

/// What can happen to a version besides an end, whose word is that of its EndKind, and besides a bar (hiding_bars).
namespace ending {
inline constexpr std::string_view kReplaced = "replaced", kErased = "erased", kStayed = "stayed", kStayLifted = "stay_lifted", kUnanswered = "unanswered", kAnswered = "answered";
/// An old copy would show what is contested without its label (art. 37).
inline constexpr std::string_view kContested = "contested", kContestedNoMore = "contested_no_more";
/// Of a measure or a designation, by the place of the act that made it: an old copy shows it no more.
inline constexpr std::string_view kMeasureLifted = "measure_lifted", kDesignationEnded = "designation_ended";
}
/// A bar that an act sets on a record that was shown, and the words for setting and lifting it.
struct HidingBar {
  registry::Bar bar;
  std::string_view set, lifted;
};
[[nodiscard]] std::span<const HidingBar> hiding_bars();
/// Notes in the transaction of the event what happened to the version in this journal row.
void note_ending(store::Writer& writer, std::int64_t version_row, std::string_view word);

struct ListOfEndings {
  std::vector<store::StoredEnding> lines;
  [[nodiscard]] std::int64_t last_id() const { return lines.empty() ? 0 : lines.back().id; }
  /// Those with a number beyond this one, in their order.
  [[nodiscard]] std::vector<store::StoredEnding> after(std::int64_t id) const;
  /// What still holds at each place in the log; a stay or a bar that was lifted holds no more.
  [[nodiscard]] std::map<store::LogPlace, std::set<std::string, std::less<>>> in_force() const;
};
/// An absent file is an empty list; a line cut short by a crash is passed over. Throws Failure: endings_damaged.
[[nodiscard]] ListOfEndings read_endings(const std::filesystem::path& file);

/// Adds what the database knows and the list does not yet, durably. Called after each commit that may end something,
/// and when an installation is opened: a crash between commit and list is made good before the next act.
void write_endings(const std::filesystem::path& file, store::Connection& db);

}  // namespace liaoxin::app
