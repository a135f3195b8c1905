#pragma once
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_file.hpp"
#include "base/refusal.hpp"
#include "statute/calendar.hpp"
#include "statute/division.hpp"
#include "statute/drafts.hpp"
#include "statute/duty.hpp"
#include "statute/item.hpp"
#include "statute/parameter.hpp"
#include "statute/restoration_rules.hpp"
#include "statute/schema.hpp"

namespace liaoxin::statute {

/// The law of one jurisdiction as data: what `statute/liaoning/` holds, checked. A value; read-only once loaded.
class Pack {
 public:
  std::string name;
  std::string version;
  base::LocalText title;         ///< of the regulation; our rendering (回译)
  base::LocalText jurisdiction;  ///< our rendering
  base::Date in_force_from;
  std::string hash;  ///< SHA-256 in hex over all files, paths included

  std::vector<Article> articles;
  std::vector<Duty> duties;
  std::vector<Parameter> parameters;
  std::vector<Division> divisions;
  std::vector<Item> items;
  std::vector<Schema> schemas;
  std::vector<RestorationSet> restoration;
  std::vector<GuideLine> restoration_guide;
  std::vector<MeasureDraft> measures;
  std::vector<GroundText> grounds;
  std::vector<ListField> list_fields;
  std::vector<RewardDraft> rewards;

  [[nodiscard]] const Item* item(std::string_view code) const;
  [[nodiscard]] const Schema* schema(std::string_view code) const;
  /// The form of an item's files; nothing when the item has none.
  [[nodiscard]] const Schema* schema_of(const Item& item) const;
  [[nodiscard]] const Division* division(std::string_view code) const;
  /// The value of a key on a day, with its basis; parameter_not_in_force when none is.
  [[nodiscard]] base::Result<Parameter> parameter(std::string_view key, base::Date on) const;
  /// The rule set of credit restoration in force on a day; nothing before the first.
  [[nodiscard]] const RestorationSet* restoration_set(base::Date on) const;
  [[nodiscard]] const Calendar& calendar() const { return calendar_; }
  /// Replaces the calendar by one with more years (calendar.add); everything else stays.
  void set_calendar(Calendar calendar) { calendar_ = std::move(calendar); }

 private:
  Calendar calendar_;
};

using PackFile = base::EmbeddedFile;  ///< path below the pack's root, and bytes

/// Reads and checks a pack. The refusal names file and line of the first problem and how many there are.
[[nodiscard]] base::Result<Pack> load_pack(std::span<const PackFile> files);

/// The pack compiled into the program.
[[nodiscard]] const Pack& embedded_pack();

/// The state of every duty, derived: a duty works when everything it needs exists, on a default when a parameter it
/// needs is one on that day, else not yet. Never stored by hand.
[[nodiscard]] std::vector<JudgedDuty> derive_states(const Pack& pack, base::Date on,
                                                    const std::set<std::string>& operations,
                                                    const std::set<std::string>& tests,
                                                    const std::set<std::string>& pages);

}  // namespace liaoxin::statute
