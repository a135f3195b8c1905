#include "access/policy.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/embedded_file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace liaoxin::access {

std::span<const base::EmbeddedFile> embedded_files();

namespace {

using statute::ActorKind;

constexpr std::array<std::string_view, 9> kCompetences{"any", "self", "source", "deciding", "work_body", "in_charge", "court", "recipient", "consented"};
constexpr std::array kRoles{ActorKind::officer, ActorKind::subject, ActorKind::person, ActorKind::court, ActorKind::auditor, ActorKind::operator_, ActorKind::security};

std::vector<std::string> words(const std::string& cell) {
  std::vector<std::string> list;
  for (const std::string& part : base::split(cell, ',')) {
    const std::string word = base::trim(part);
    if (!word.empty() && word != "-") list.push_back(word);
  }
  return list;
}

}  // namespace

std::string_view word(Competence competence) { return kCompetences[static_cast<std::size_t>(competence)]; }

std::vector<PolicyRow> parse_policy(std::string_view text) {
  std::vector<PolicyRow> rows;
  for (const std::string& line : base::split(text, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    for (const std::string& cell : base::split(line, '|')) cells.push_back(base::trim(cell));
    CHECK(cells.size() == 9);
    PolicyRow row;
    row.operation = cells[0];
    for (const std::string& role : words(cells[1])) {
      const auto found = std::find_if(kRoles.begin(), kRoles.end(), [&](ActorKind kind) { return statute::word(kind) == role; });
      CHECK(found != kRoles.end());
      row.roles.push_back(*found);
    }
    for (const std::string& competence : words(cells[2])) {
      const auto found = std::find(kCompetences.begin(), kCompetences.end(), competence);
      CHECK(found != kCompetences.end());
      row.competences.push_back(static_cast<Competence>(found - kCompetences.begin()));
    }
    CHECK(!row.roles.empty() && !row.competences.empty());
    row.states = words(cells[3]);
    row.purpose = cells[4];
    row.conditions = cells[5];
    row.four_eyes = cells[6];
    row.obligations = cells[7];
    const std::size_t colon = cells[8].find(':');
    CHECK(colon != std::string::npos);
    const auto kind = base::basis_kind(cells[8].substr(0, colon));
    CHECK(kind.has_value());
    row.basis = {*kind, cells[8].substr(colon + 1)};
    CHECK(std::none_of(rows.begin(), rows.end(), [&](const PolicyRow& other) { return other.operation == row.operation; }));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::span<const PolicyRow> policy() {
  static const std::vector<PolicyRow> rows = parse_policy(embedded_files()[0].bytes);
  return rows;
}

std::string policy_hash() { return base::hex(base::view(base::sha256(embedded_files()[0].bytes))); }

base::Result<Permit> gate(const Facts& facts, std::span<const PolicyRow> table) {
  const auto row = std::find_if(table.begin(), table.end(), [&](const PolicyRow& r) { return r.operation == facts.operation; });
  if (row == table.end() || std::find(row->roles.begin(), row->roles.end(), facts.role) == row->roles.end()) {
    return base::refuse(base::RefusalWord::operation_not_allowed, facts.operation);
  }
  for (const Competence needed : row->competences) {
    if (needed == Competence::any || std::find(facts.relations.begin(), facts.relations.end(), needed) != facts.relations.end()) {
      return Permit(row->operation, row->basis);
    }
  }
  return base::refuse_on(row->basis, base::RefusalWord::not_competent, facts.operation);
}

}  // namespace liaoxin::access
