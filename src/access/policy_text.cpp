#include "access/policy_text.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.hpp"

namespace liaoxin::access {
namespace {

using statute::ActorKind;

constexpr int kArticles = 55;

/// The enumerator of a word as the text writes it, blanks for underscores.
template <class Word>
std::optional<Word> enumerator(std::string word) {
  std::ranges::replace(word, ' ', '_');
  std::optional<Word> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Word>>([&](auto one) {
    if (word == one.name) found = one.value;
  });
  return found;
}
template <>
std::optional<ActorKind> enumerator(std::string word) {
  // Everybody but the public, who has no account and does nothing that is written.
  for (int i = 0; i < static_cast<int>(ActorKind::public_); ++i) {
    if (statute::word(static_cast<ActorKind>(i)) == word) return static_cast<ActorKind>(i);
  }
  return std::nullopt;
}

template <class Word>
std::expected<Word, std::string> one_word(const char* column, const std::string& word) {
  if (const auto found = enumerator<Word>(word)) return *found;
  return std::unexpected(fmt::format("`{}` is no word of the column {}", word, column));
}

/// The words of a cell between commas; a hyphen is none.
template <class Word>
std::expected<SetOf<Word>, std::string> words(const char* column, const std::string& cell) {
  SetOf<Word> set;
  if (cell == "-") return set;
  for (const std::string& part : base::split(cell, ',')) {
    const auto word = one_word<Word>(column, base::trim(part));
    if (!word) return std::unexpected(word.error());
    if (set.contains(*word)) return std::unexpected(fmt::format("`{}` stands twice in the column {}", base::trim(part), column));
    set.add(*word);
  }
  return set;
}

std::expected<base::Basis, std::string> basis_of(const std::string& cell) {
  const std::size_t colon = cell.find(':');
  const auto kind = base::basis_kind(cell.substr(0, colon));
  if (!kind || colon == std::string::npos || colon + 1 == cell.size()) return std::unexpected(fmt::format("`{}` is no basis: write KIND:REFERENCE", cell));
  const std::string reference = cell.substr(colon + 1);
  if (*kind == base::BasisKind::regulation) {
    int article = 0;
    const auto read = std::from_chars(reference.data(), reference.data() + reference.size(), article);
    if (read.ec != std::errc() || read.ptr != reference.data() + reference.size() || article < 1 || article > kArticles) {
      return std::unexpected(fmt::format("`{}` is no article of the regulation", reference));
    }
  }
  return base::Basis{*kind, reference};
}

std::expected<PolicyRow, std::string> row_of(const std::string& line) {
  std::vector<std::string> cells;
  for (const std::string& cell : base::split(line, '|')) cells.push_back(base::trim(cell));
  if (cells.size() != 9) return std::unexpected(fmt::format("{} columns; a row has 9", cells.size()));
  PolicyRow row;
  row.operation = cells[0];
  row.roles = TRY(words<ActorKind>("roles", cells[1]));
  row.competences = TRY(words<Competence>("competence", cells[2]));
  row.states = TRY(words<ObjectState>("object states", cells[3]));
  row.purpose = TRY(one_word<Purpose>("purpose", cells[4]));
  row.conditions = TRY(words<Condition>("conditions", cells[5]));
  row.four_eyes = TRY(one_word<FourEyes>("four eyes", cells[6]));
  row.obligations = TRY(words<Obligation>("obligations", cells[7]));
  row.basis = TRY(basis_of(cells[8]));
  if (row.operation.empty()) return std::unexpected("no operation is named");
  if (row.roles.empty()) return std::unexpected("no role is named");
  if (row.competences.contains(Competence::any) && row.competences.size() > 1) return std::unexpected("`any` makes the other relations idle: it stands alone");
  SetOf<Competence> held;
  for (const ActorKind role : row.roles.list()) {
    const auto of_role = (row.competences & relations_of(role)).list();
    if (of_role.empty()) return std::unexpected(fmt::format("`{}` can have none of the relations of this row", statute::word(role)));
    for (const Competence one : of_role) held.add(one);
  }
  for (const Competence one : row.competences.list()) {
    if (!held.contains(one)) return std::unexpected(fmt::format("no role of this row can be `{}`", word(one)));
  }
  if (!row.obligations.contains(Obligation::journal)) return std::unexpected("every operation is journalled");
  return row;
}

}  // namespace

std::string_view word(Competence competence) { return boost::describe::enum_to_string(competence, ""); }

std::expected<std::vector<PolicyRow>, PolicyError> parse_policy(std::string_view text) {
  std::vector<PolicyRow> rows;
  int number = 0;
  for (const std::string& line : base::split(text, '\n')) {
    ++number;
    if (base::trim(line).empty() || line[0] == '#') continue;
    auto row = row_of(line);
    if (!row) return std::unexpected(PolicyError{number, row.error()});
    if (std::ranges::find(rows, row->operation, &PolicyRow::operation) != rows.end()) return std::unexpected(PolicyError{number, fmt::format("a second row for {}", row->operation)});
    row->line = number;
    rows.push_back(std::move(*row));
  }
  return rows;
}

std::expected<void, PolicyError> fits(const std::vector<PolicyRow>& rows, const std::vector<const statute::Operation*>& operations) {
  for (const statute::Operation* operation : operations) {
    if (std::ranges::find(rows, operation->name, &PolicyRow::operation) == rows.end()) return std::unexpected(PolicyError{0, fmt::format("the operation {} has no row", operation->name)});
  }
  for (const PolicyRow& row : rows) {
    if (std::ranges::find(operations, row.operation, &statute::Operation::name) == operations.end()) return std::unexpected(PolicyError{row.line, fmt::format("the row {} has no operation", row.operation)});
  }
  return {};
}

}  // namespace liaoxin::access
