#include "cases/listing/list_system.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"
#include "statute/forbidden.hpp"

namespace liaoxin::cases {

using base::refuse;
using base::RefusalWord;

namespace {

constexpr std::string_view kConsultationTerm = "list_system.consultation";

base::Result<void> must_be_of_province(statute::DivisionLevel level) {
  if (level != statute::DivisionLevel::province) return refuse(RefusalWord::list_system_province_only);
  return {};
}

base::Result<void> must_be_at(const ListSystem& system, ListSystemStep step, base::Instant now, std::string_view pointer) {
  const ListSystemStep is_at = step_of(system, now);
  if (is_at != step) return refuse(RefusalWord::rule_draft_step_wrong, printed(is_at).zh, pointer);
  return {};
}

std::string said(const std::string& text) { return base::one_line(base::trim(text)); }

}  // namespace

std::string_view word(ListSystemStep step) {
  switch (step) {
    case ListSystemStep::drafted: return "drafted";
    case ListSystemStep::consulting: return "consulting";
    case ListSystemStep::consulted: return "consulted";
    case ListSystemStep::established: return "established";
    case ListSystemStep::ended: return "ended";
  }
  CHECK(false);
}
base::LocalText printed(ListSystemStep step) {
  switch (step) {
    case ListSystemStep::drafted: return {"已起草,未征求意见", "drafted, nobody consulted yet"};
    case ListSystemStep::consulting: return {"正在征求意见", "open to opinions and comments"};
    case ListSystemStep::consulted: return {"征求意见结束", "the consultation is over"};
    case ListSystemStep::established: return {"已设立", "established"};
    case ListSystemStep::ended: return {"已终止", "ended"};
  }
  CHECK(false);
}

ListSystemStep step_of(const ListSystem& system, base::Instant now) {
  if (system.is_over(now)) return ListSystemStep::ended;
  if (system.established_at) return ListSystemStep::established;
  if (!system.consultation) return ListSystemStep::drafted;
  // The public has its days to the last, also where every unit has answered.
  return now.date() <= system.consultation->until_on ? ListSystemStep::consulting : ListSystemStep::consulted;
}

std::vector<statute::RunningTerm> terms_of(const ListSystem& system) { return terms_of(system.consultation, kConsultationTerm); }

std::optional<base::LocalText> closed_as(const ListSystem& system, base::Instant now) {
  const ListSystemStep step = step_of(system, now);
  return step == ListSystemStep::consulting ? std::nullopt : std::optional(printed(step));
}

bool ListSystem::has_ground(const std::string& ground) const { return std::ranges::find(grounds, ground) != grounds.end(); }

// Article 27. The provincial department in charge, with the departments concerned, establishes a list and states its standard, removal requirements, procedure and remedies.
base::Result<ListSystem> decide_list_system_draft(const DraftListSystem& command, const ListSystemFacts& facts, std::int64_t longest_months, base::Date today) {
  // 1. Of the province: there are no city or county lists.
  TRY_VOID(must_be_of_province(facts.own_level));
  // 2. Everything the article asks to be stated; everybody reads it.
  for (const auto& [text, pointer] : {std::pair(&command.list_code, "/list_code"), std::pair(&command.name, "/name"), std::pair(&command.standard, "/standard"),
                                      std::pair(&command.removal_requirements, "/removal_requirements"), std::pair(&command.removal_procedure, "/removal_procedure"), std::pair(&command.remedies, "/remedies")}) {
    (void)TRY(public_text(*text, RefusalWord::list_system_incomplete, pointer, today));
  }
  // 3. Article 28. Only grounds the article names; none is added or widened.
  const std::set<std::string> grounds(command.grounds.begin(), command.grounds.end());
  if (grounds.empty()) return refuse(RefusalWord::ground_not_shipped, {}, "/grounds");
  for (const std::string& ground : grounds) {
    if (!statute::is_shipped_ground(ground)) return refuse(RefusalWord::ground_not_shipped, base::one_line(ground), "/grounds");
  }
  // 4. Article 28. On a law, an administrative regulation or a state rule, of a known day.
  TRY_VOID(base::must_say(command.legal_basis, RefusalWord::list_basis_missing, "/legal_basis"));
  if (!command.basis_from_on) return refuse(RefusalWord::list_basis_missing, {}, "/basis_from_on");
  // 5. An authority that is registered, and a term that is not longer than any entry is shown.
  if (!facts.is_unit_known) return refuse(RefusalWord::unit_unknown, base::one_line(command.unit), "/unit");
  if (command.term_months && (*command.term_months < 1 || *command.term_months > longest_months)) return refuse(RefusalWord::list_term_invalid, std::to_string(longest_months), "/term_months");
  // 6. One draft of a code at a time.
  if (facts.is_being_drafted) return refuse(RefusalWord::list_system_exists, said(command.list_code), "/list_code");
  return ListSystem{.code = said(command.list_code), .name = said(command.name), .grounds = {grounds.begin(), grounds.end()}, .legal_basis = said(command.legal_basis), .basis_from_on = *command.basis_from_on,
                    .unit = command.unit, .standard = base::trim(command.standard), .removal_requirements = base::trim(command.removal_requirements), .removal_procedure = base::trim(command.removal_procedure),
                    .remedies = base::trim(command.remedies), .term_months = command.term_months, .drafter = {}, .consultation = {}, .from_on = {}, .decision_number = {}, .established_at = {}, .ended_at = {}};
}

// Article 27. In conjunction with the departments concerned; the public is asked by the measure of article 24.
base::Result<ListSystem> decide_list_system_consultation(ListSystem system, const ConsultOnRuleDraft& command, const std::vector<std::string>& others, base::Instant now, const statute::Pack& pack) {
  TRY_VOID(must_be_at(system, ListSystemStep::drafted, now, "/rule_draft"));
  system.consultation = TRY(decide_consultation(command, others, kConsultationTerm, now, pack));
  return system;
}

// Articles 5, 27, 28. Established as the provincial joint meeting decided, once everybody was heard and answered.
base::Result<ListSystem> decide_establishment(ListSystem system, const EstablishListSystem& command, std::span<const RuleComment> comments, std::optional<base::Date> decided_on, statute::DivisionLevel own_level,
                                              base::Instant now) {
  TRY_VOID(must_be_of_province(own_level));
  // 1. The days for opinions and comments are over, the last one too, and each comment has its answer.
  if (step_of(system, now) == ListSystemStep::consulting) return refuse(RefusalWord::comments_still_open, system.consultation->until_on.iso(), "/list_system");
  TRY_VOID(must_be_at(system, ListSystemStep::consulted, now, "/list_system"));
  if (const auto open = count_unanswered(comments); open > 0) return refuse(RefusalWord::comments_unanswered, std::to_string(open), "/list_system");
  // 2. The joint meeting decided after it had heard what was said, and the list takes force on no day that is over, nor before it decided.
  if (!decided_on) return refuse(RefusalWord::joint_decision_unknown, said(command.decision_number), "/decision_number");
  TRY_VOID(must_follow(*decided_on, system.consultation->until_on.plus_days(1)));
  TRY_VOID(must_take_force_since(std::max(*decided_on, now.date()), command.from_on));
  // 3. Article 28. Its basis is in force when the list takes effect.
  if (system.basis_from_on > command.from_on) return refuse(RefusalWord::list_basis_not_in_force, system.basis_from_on.iso(), "/from_on");
  system.decision_number = said(command.decision_number);
  system.from_on = command.from_on;
  system.established_at = now;
  return system;
}

// Article 27. One list under one code: the newer takes the place of the older on the day it takes force.
ListSystem superseded(ListSystem older, const ListSystem& newer) {
  CHECK(older.established_at && newer.established_at && older.code == newer.code && older.id != newer.id);
  const base::Instant at = std::max(base::Instant::start_of(*newer.from_on), *newer.established_at);
  if (!older.ended_at || at < *older.ended_at) {
    older.ended_at = at;
    older.is_end_done = at == *newer.established_at;
  }
  return older;
}

// Article 27. Whoever establishes a list ends it: nobody is entered on it any more. A draft that is not to be established is taken back the same way.
base::Result<ListSystem> decide_end(ListSystem system, const EndListSystem& command, statute::DivisionLevel own_level, base::Instant now) {
  TRY_VOID(must_be_of_province(own_level));
  if (step_of(system, now) == ListSystemStep::ended) return refuse(RefusalWord::list_system_unknown, {}, "/list_system");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  system.ended_at = now;
  system.is_end_done = true;
  return system;
}

}  // namespace liaoxin::cases
