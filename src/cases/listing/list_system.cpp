#include "cases/listing/list_system.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "statute/forbidden.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;

namespace {

base::Result<void> must_be_of_province(statute::DivisionLevel level) {
  if (level != statute::DivisionLevel::province) return refuse(RefusalWord::list_system_province_only);
  return {};
}

std::string said(const std::string& text) { return base::one_line(base::trim(text)); }

}  // namespace

bool ListSystem::has_ground(const std::string& ground) const { return std::ranges::find(grounds, ground) != grounds.end(); }

// Article 27. The provincial department in charge, with the departments concerned, establishes a list and states its standard, removal requirements, procedure and remedies.
base::Result<ListSystem> decide_list_system(const EstablishListSystem& command, const ListSystemFacts& facts, std::int64_t longest_months, base::Instant now) {
  // 1. Of the province: there are no city or county lists.
  TRY_VOID(must_be_of_province(facts.own_level));
  // 2. Everything the article asks to be stated.
  for (const auto& [text, pointer] : {std::pair(&command.list_code, "/list_code"), std::pair(&command.name, "/name"), std::pair(&command.standard, "/standard"),
                                      std::pair(&command.removal_requirements, "/removal_requirements"), std::pair(&command.removal_procedure, "/removal_procedure"), std::pair(&command.remedies, "/remedies")}) {
    TRY_VOID(base::must_say(*text, RefusalWord::list_system_incomplete, pointer));
  }
  // 3. Article 28. Only grounds the article names; none is added or widened.
  const std::set<std::string> grounds(command.grounds.begin(), command.grounds.end());
  if (grounds.empty()) return refuse(RefusalWord::ground_not_shipped, {}, "/grounds");
  for (const std::string& ground : grounds) {
    if (!statute::is_shipped_ground(ground)) return refuse(RefusalWord::ground_not_shipped, base::one_line(ground), "/grounds");
  }
  // 4. Article 28. On a law, an administrative regulation or a state rule, in force when the list takes effect.
  TRY_VOID(base::must_say(command.legal_basis, RefusalWord::list_basis_missing, "/legal_basis"));
  if (!command.basis_from_on) return refuse(RefusalWord::list_basis_missing, {}, "/basis_from_on");
  if (*command.basis_from_on > command.from_on) return refuse(RefusalWord::list_basis_not_in_force, command.basis_from_on->iso(), "/basis_from_on");
  // 5. An authority that is registered, and a term that is not longer than any entry is shown.
  if (!facts.is_unit_known) return refuse(RefusalWord::unit_unknown, base::one_line(command.unit), "/unit");
  if (command.term_months && (*command.term_months < 1 || *command.term_months > longest_months)) return refuse(RefusalWord::list_term_invalid, std::to_string(longest_months), "/term_months");
  // 6. Confirmed by the provincial joint meeting, and not in force before it was.
  if (!facts.decided_on) return refuse(RefusalWord::joint_decision_unknown, said(command.decision_number), "/decision_number");
  if (command.from_on < *facts.decided_on) return refuse(RefusalWord::dates_out_of_order, facts.decided_on->iso(), "/from_on");
  // 7. Once.
  if (facts.is_there) return refuse(RefusalWord::list_system_exists, said(command.list_code), "/list_code");
  return ListSystem{.code = said(command.list_code), .name = said(command.name), .grounds = {grounds.begin(), grounds.end()}, .legal_basis = said(command.legal_basis), .basis_from_on = *command.basis_from_on,
                    .unit = command.unit, .standard = base::trim(command.standard), .removal_requirements = base::trim(command.removal_requirements), .removal_procedure = base::trim(command.removal_procedure),
                    .remedies = base::trim(command.remedies), .term_months = command.term_months, .from_on = command.from_on, .decision_number = said(command.decision_number), .established_at = now,
                    .ended_at = std::nullopt};
}

// Article 27. Whoever establishes a list ends it: nobody is entered on it any more.
base::Result<ListSystem> decide_end(ListSystem system, const EndListSystem& command, statute::DivisionLevel own_level, base::Instant now) {
  TRY_VOID(must_be_of_province(own_level));
  if (system.ended_at) return refuse(RefusalWord::list_system_unknown, {}, "/list_system");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  system.ended_at = now;
  return system;
}

}  // namespace liaoxin::cases
