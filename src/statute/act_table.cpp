#include "statute/act_table.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "base/check.hpp"
#include "base/embedded_file.hpp"
#include "base/text.hpp"

namespace liaoxin::statute {
namespace acts {
std::span<const base::EmbeddedFile> embedded_files();
}

namespace {

constexpr std::size_t kActCount = std::size(kActs);
constexpr std::string_view kImported = "C8-01-imported";

/// Cells of a row: for each act whether organisation, individual business and natural person have a y.
struct Cells {
  std::array<std::array<bool, 3>, kActCount> allowed{};

  [[nodiscard]] bool at(Act act, SubjectKind kind) const {
    const std::size_t column = is_organisation(kind) ? 0 : kind == SubjectKind::individual_business ? 1 : 2;
    return allowed[static_cast<std::size_t>(act)][column];
  }
};

struct Table {
  std::vector<std::pair<std::string, Cells>> items;
  std::array<Cells, std::size(kOverrides)> states;
};

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  for (std::string& word : base::split(line, ' ')) {
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

Cells read_cells(std::span<const std::string> words) {
  CHECK(words.size() == kActCount);
  Cells cells;
  for (std::size_t act = 0; act < kActCount; ++act) {
    CHECK(words[act].size() == 3);
    for (std::size_t kind = 0; kind < 3; ++kind) {
      CHECK(words[act][kind] == 'y' || words[act][kind] == 'n');
      cells.allowed[act][kind] = words[act][kind] == 'y';
    }
  }
  return cells;
}

Table read_table() {
  Table table;
  std::size_t states = 0;
  for (const std::string& line : base::split(act_table_text(), '\n')) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string> words = words_of(line);
    CHECK(words.size() == kActCount + 2);
    const Cells cells = read_cells(std::span(words).subspan(2));
    if (words[0] == "item") {
      for (const std::string& code : base::split(words[1], ',')) table.items.emplace_back(code, cells);
    } else {
      CHECK(words[0] == "state");
      const auto state = override_word(words[1]);
      CHECK(state.has_value());
      table.states[static_cast<std::size_t>(*state)] = cells;
      ++states;
    }
  }
  CHECK(states == std::size(kOverrides));
  return table;
}

const Table& table() {
  static const Table table = read_table();
  return table;
}

}  // namespace

bool may(SubjectKind kind, std::string_view item, Act act, bool imported_list_entry) {
  const std::string_view row = item == "C8-01" && imported_list_entry ? kImported : item;
  for (const auto& [code, cells] : table().items) {
    if (code == row) return cells.at(act, kind);
  }
  return false;
}

bool forbidden(Override state, Act act, SubjectKind kind) {
  return !table().states[static_cast<std::size_t>(state)].at(act, kind);
}

std::string_view word(Act act) {
  switch (act) {
    case Act::store: return "store";
    case Act::disclose: return "disclose";
    case Act::query: return "query";
    case Act::share: return "share";
    case Act::assess: return "assess";
    case Act::list: return "list";
    case Act::measure: return "measure";
    case Act::batch: return "batch";
  }
  CHECK(false);
}

std::string_view word(Override state) {
  switch (state) {
    case Override::under_18_negative: return "under_18_negative";
    case Override::public_security_person: return "public_security_person";
    case Override::ended: return "ended";
    case Override::held: return "held";
    case Override::lenient: return "lenient";
    case Override::minor_or_ungraded: return "minor_or_ungraded";
    case Override::under_review: return "under_review";
    case Override::stayed: return "stayed";
    case Override::objected: return "objected";
    case Override::pledge_undesignated: return "pledge_undesignated";
    case Override::not_assessable: return "not_assessable";
  }
  CHECK(false);
}

std::optional<Override> override_word(std::string_view text) {
  for (const Override state : kOverrides) {
    if (word(state) == text) return state;
  }
  return std::nullopt;
}

std::vector<std::string_view> act_table_items() {
  std::vector<std::string_view> codes;
  for (const auto& [code, cells] : table().items) codes.push_back(code);
  return codes;
}

std::string_view act_table_text() { return acts::embedded_files().front().bytes; }

}  // namespace liaoxin::statute
