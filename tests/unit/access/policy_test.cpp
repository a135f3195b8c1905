// The gate, cell by cell: every operation, role, set of relations and age of the code is decided, never sampled. A second
// decider (second_decider.hpp) answers the same question from the regulation, and every row is broken in every way to see
// that one of the two notices.
#include <gtest/gtest.h>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <vector>

#include "access/policy.hpp"
#include "second_decider.hpp"

namespace liaoxin::access {
namespace {

using testing::asks_fresh_code;
using testing::may;
using testing::Question;
using testing::question;
using testing::takes_two;
using statute::ActorKind;

constexpr int kRoles = static_cast<int>(ActorKind::public_) + 1;
/// `any` is no relation that holds between two; the others are.
constexpr int kRelations = boost::mp11::mp_size<boost::describe::describe_enumerators<Competence>>::value - 1;
static_assert(static_cast<int>(Competence::any) == 0);

/// Sets of relations of which at most two hold, or all but at most two: what a rule that speaks of one or two relations can tell apart.
const std::vector<SetOf<Competence>>& telling_sets() {
  static const std::vector<SetOf<Competence>> sets = [] {
    constexpr std::uint32_t kAll = ((1U << kRelations) - 1) << 1;
    std::vector<SetOf<Competence>> list;
    for (int one = 0; one < kRelations; ++one) {
      for (int other = one; other < kRelations; ++other) {
        const std::uint32_t held = 1U << (one + 1) | 1U << (other + 1);
        list.push_back(SetOf<Competence>::numbered(held));
        list.push_back(SetOf<Competence>::numbered(kAll & ~held));
      }
    }
    list.push_back({});
    list.push_back(SetOf<Competence>::numbered(kAll));
    return list;
  }();
  return sets;
}
template <class See>
void each_role(SetOf<Competence> relations, See see) {
  for (int role = 0; role < kRoles; ++role) {
    for (const bool is_fresh : {true, false}) see(Facts{static_cast<ActorKind>(role), relations, is_fresh});
  }
}
/// The cells that tell; and every cell there is.
template <class See>
void each_cell(See see) {
  for (const SetOf<Competence> relations : telling_sets()) each_role(relations, see);
}
template <class See>
void each_cell_there_is(See see) {
  for (std::uint32_t subset = 0; subset < (1U << kRelations); ++subset) each_role(SetOf<Competence>::numbered(subset << 1), see);
}
/// The gate, or a broken one.
using Gate = bool (*)(const PolicyRow&, const Facts&);
bool gate_allows(const PolicyRow& row, const Facts& facts) { return decide(row, facts) == Decision::allowed; }

std::string cell(const Facts& facts) {
  std::string text(statute::word(facts.role));
  for (const Competence one : facts.relations.list()) text += " " + std::string(word(one));
  return text + (facts.is_code_fresh ? "" : ", code not fresh");
}

/// The first cell of a row that breaks a rule, in words; nothing when none does.
using Broken = std::optional<std::string>;
Broken broken(const PolicyRow& row, const char* rule, const std::function<bool(const Facts&)>& keeps) {
  Broken found;
  each_cell([&](const Facts& facts) {
    if (!found && !keeps(facts)) found = row.operation + ": " + rule + ": " + cell(facts);
  });
  return found;
}

// ---- What holds of every row (security.md section 2)

/// Nobody does anything by default: without a named role nothing helps, without a relation only what asks for none.
Broken denies_by_default(const PolicyRow& row, Gate allows) {
  return broken(row, "denied by default", [&](const Facts& facts) {
    if (!row.roles.contains(facts.role) || facts.role == ActorKind::public_) return !allows(row, facts);
    return row.competences.contains(Competence::any) || !facts.relations.empty() || !allows(row, facts);
  });
}
/// What forbids wins: no relation makes up for a role that is not named or a code that grew old.
Broken forbid_wins(const PolicyRow& row, Gate allows) {
  return broken(row, "what forbids wins", [&](const Facts& facts) {
    const bool forbidden = !row.roles.contains(facts.role) || (row.conditions.contains(Condition::fresh_code) && !facts.is_code_fresh);
    return !forbidden || !allows(row, facts);
  });
}
/// A role given widens nobody else's rights.
Broken role_widens_nobody_else(const PolicyRow& row, Gate allows) {
  for (int given = 0; given < kRoles; ++given) {
    PolicyRow wider = row;
    wider.roles.add(static_cast<ActorKind>(given));
    if (auto found = broken(row, "a role given widens nobody else", [&](const Facts& facts) { return facts.role == static_cast<ActorKind>(given) || allows(wider, facts) == allows(row, facts); })) return found;
  }
  return std::nullopt;
}
/// Self-service reaches self only. A consent, to read or to collect, is given for oneself, to whom it says, and everybody says where he is to be reminded;
/// what an organisation reads under one, it was consented by its subject, and what it received it confirms to have removed.
/// Everybody declares of itself, comments on what is about nobody, and reports on what was pledged to everybody, which opens nothing. A natural person reaches nobody else.
Broken self_service_reaches_self(const PolicyRow& row, Gate allows) {
  return broken(row, "self-service reaches self only", [&](const Facts& facts) {
    const bool is_self_service = facts.role == ActorKind::subject || facts.role == ActorKind::person;
    const bool is_of_oneself = row.purpose == Purpose::consent || row.purpose == Purpose::reminders || row.purpose == Purpose::declaration || row.purpose == Purpose::collection || row.purpose == Purpose::public_comment || row.purpose == Purpose::pledge_report;
    if (!is_self_service || !allows(row, facts) || facts.relations.contains(Competence::self) || is_of_oneself) return true;
    return facts.role == ActorKind::subject && ((row.purpose == Purpose::purpose_of_the_consent && facts.relations.contains(Competence::consented)) ||
                                                (row.purpose == Purpose::recall && facts.relations.contains(Competence::recipient)));
  });
}
/// The three administrators: security grants and never uses, system runs and touches no record, audit changes nothing.
/// The machine's operator sets up, repairs, and types the confirmations of recipients without a desk here.
Broken administrators_keep_to_theirs(const PolicyRow& row, Gate allows) {
  return broken(row, "administrators keep to theirs", [&](const Facts& facts) {
    if (!allows(row, facts)) return true;
    switch (facts.role) {
      case ActorKind::auditor:
      case ActorKind::public_: return false;
      case ActorKind::security: return row.purpose == Purpose::accounts || row.purpose == Purpose::approval;
      case ActorKind::system: return row.purpose == Purpose::installation || row.purpose == Purpose::calendar || row.purpose == Purpose::approval;
      case ActorKind::operator_:
        return row.purpose == Purpose::installation || row.purpose == Purpose::calendar || row.purpose == Purpose::accounts || row.purpose == Purpose::restore || row.purpose == Purpose::recall;
      default: return row.purpose != Purpose::accounts && row.purpose != Purpose::installation && row.purpose != Purpose::restore;
    }
  });
}
/// Everything leaves its trace, and says on what it rests.
Broken is_journalled_on_a_basis(const PolicyRow& row, Gate /*allows*/) {
  if (!row.obligations.contains(Obligation::journal)) return row.operation + ": not journalled";
  if (row.basis.reference.empty()) return row.operation + ": no basis";
  return std::nullopt;
}
/// No word of a row is dead or shadowed by another: each role and each relation decides some cell.
Broken no_word_is_dead(const PolicyRow& row, Gate allows) {
  const auto decides = [&](const PolicyRow& without) {
    bool differs = false;
    each_cell([&](const Facts& facts) { differs = differs || allows(row, facts) != allows(without, facts); });
    return differs;
  };
  for (const ActorKind role : row.roles.list()) {
    PolicyRow without = row;
    without.roles.remove(role);
    if (!decides(without)) return row.operation + ": the role " + std::string(statute::word(role)) + " is dead";
  }
  for (const Competence one : row.competences.list()) {
    PolicyRow without = row;
    without.competences.remove(one);
    if (!decides(without)) return row.operation + ": the relation " + std::string(word(one)) + " is dead";
  }
  return std::nullopt;
}

constexpr Broken (*kProperties[])(const PolicyRow&, Gate) = {denies_by_default,           forbid_wins,               role_widens_nobody_else, self_service_reaches_self, administrators_keep_to_theirs,
                                                       is_journalled_on_a_basis, no_word_is_dead};

// ---- The second decider

/// Where gate and second decider differ, and why the gate is right.
struct Difference {
  std::string_view operation;
  ActorKind role;
  Competence relation;
  bool gate_allows;
  std::string_view reason;
};
constexpr Difference kDifferences[] = {
    {"notice.serve", ActorKind::officer, Competence::deciding, false, "the letter is the platform's or the source's; the deciding unit proves its own telling by service.attest"},
    {"recall.confirm", ActorKind::officer, Competence::work_body, true, "the holder of a report has no desk: the work body takes its word and enters it, under its own name"},
    {"recall.confirm", ActorKind::operator_, Competence::recipient, true, "an API client has no desk: the machine's operator enters its word, under its own name"},
};

/// Whether the gate answers as the second decider does, but for the recorded differences, and these in full.
enum class Cells { telling, all };
Broken differs_from_second(std::string_view operation, const PolicyRow* row, Gate allows = gate_allows, Cells cells = Cells::telling) {
  const Question asked = question(operation);
  if (asked == Question::unknown) return std::string(operation) + ": the second decider does not know it";
  if (row != nullptr && (row->four_eyes == FourEyes::yes) != takes_two(asked)) return std::string(operation) + ": the second decider differs on four eyes";
  if (row != nullptr && may_clients(*row) != testing::may_clients(asked)) return std::string(operation) + ": the second decider differs on machine clients";
  if (row != nullptr && may_at_counter(*row) != testing::may_at_counter(asked)) return std::string(operation) + ": the second decider differs on the counter";
  Broken found;
  std::set<const Difference*> seen;
  const auto compare = [&](const Facts& facts) {
    const bool gate = row != nullptr && allows(*row, facts);
    if (gate == may(asked, facts.role, facts.relations, facts.is_code_fresh)) return;
    const auto recorded = std::ranges::find_if(kDifferences, [&](const Difference& one) {
      return one.operation == operation && one.role == facts.role && facts.relations.contains(one.relation) && one.gate_allows == gate;
    });
    if (recorded != std::end(kDifferences)) seen.insert(recorded);
    else if (!found) found = std::string(operation) + ": the gate " + (gate ? "allows" : "refuses") + ", the second decider does not: " + cell(facts);
  };
  if (cells == Cells::all) each_cell_there_is(compare);
  else each_cell(compare);
  for (const Difference& one : kDifferences) {
    if (!found && one.operation == operation && !seen.contains(&one)) found = std::string(operation) + ": a recorded difference is none: " + std::string(statute::word(one.role)) + " " + std::string(word(one.relation));
  }
  return found;
}

/// What notices that a row is not as it should be; nothing when nothing does.
Broken noticed(std::string_view operation, const PolicyRow* row, Gate allows = gate_allows) {
  if (row != nullptr) {
    for (const auto property : kProperties) {
      if (auto found = property(*row, allows)) return found;
    }
  }
  return differs_from_second(operation, row, allows);
}

// Tag: policy_table
TEST(Policy, B1_EveryCellOfEveryRowKeepsTheRules) {
  for (const PolicyRow& row : policy()) {
    for (const auto property : kProperties) EXPECT_EQ(property(row, gate_allows).value_or(""), "");
  }
}

TEST(Policy, TheSecondDeciderAgreesInEveryCell) {
  for (const PolicyRow& row : policy()) EXPECT_EQ(differs_from_second(row.operation, &row, gate_allows, Cells::all).value_or(""), "");
  for (const Difference& one : kDifferences) {
    EXPECT_NE(std::ranges::find(policy(), one.operation, &PolicyRow::operation), policy().end()) << one.operation;
    EXPECT_FALSE(one.reason.empty());
  }
}

TEST(Policy, A9_TheSameOperationsAskForAFreshCode) {
  for (const PolicyRow& row : policy()) EXPECT_EQ(row.conditions.contains(Condition::fresh_code), asks_fresh_code(question(row.operation))) << row.operation;
}

struct Mutant {
  std::string what;
  std::optional<PolicyRow> row;  ///< nothing: it was removed
};

std::vector<Mutant> mutants(const PolicyRow& row) {
  std::vector<Mutant> list{{"removed", std::nullopt}};
  const auto add = [&](std::string what, const std::function<void(PolicyRow&)>& change) {
    PolicyRow changed = row;
    change(changed);
    list.push_back({std::move(what), std::move(changed)});
  };
  for (int i = 0; i < kRoles; ++i) {
    const auto role = static_cast<ActorKind>(i);
    if (row.roles.contains(role)) add("role dropped: " + std::string(statute::word(role)), [&](PolicyRow& r) { r.roles.remove(role); });
    else add("role added: " + std::string(statute::word(role)), [&](PolicyRow& r) { r.roles.add(role); });
  }
  for (int i = 0; i <= kRelations; ++i) {
    const auto one = static_cast<Competence>(i);
    if (row.competences.contains(one)) add("relation dropped: " + std::string(word(one)), [&](PolicyRow& r) { r.competences.remove(one); });
    else add("relation added: " + std::string(word(one)), [&](PolicyRow& r) { r.competences.add(one); });
  }
  if (row.conditions.contains(Condition::fresh_code)) add("fresh code dropped", [](PolicyRow& r) { r.conditions.remove(Condition::fresh_code); });
  else add("fresh code added", [](PolicyRow& r) { r.conditions.add(Condition::fresh_code); });
  add("four eyes changed", [](PolicyRow& r) { r.four_eyes = r.four_eyes == FourEyes::yes ? FourEyes::no : FourEyes::yes; });
  if (may_clients(row)) add("clients shut out", [](PolicyRow& r) { r.conditions.remove(Condition::client); });
  else add("clients let in", [](PolicyRow& r) { r.conditions.add(Condition::client); });
  if (may_at_counter(row)) add("counter shut", [](PolicyRow& r) { r.conditions.remove(Condition::counter); });
  else add("counter opened", [](PolicyRow& r) { r.conditions.add(Condition::counter); });
  add("journal dropped", [](PolicyRow& r) { r.obligations.remove(Obligation::journal); });
  return list;
}

TEST(Policy, EveryMutantIsNoticed) {
  std::int64_t made = 0;
  std::vector<std::string> survivors;
  for (const PolicyRow& row : policy()) {
    for (const Mutant& mutant : mutants(row)) {
      ++made;
      if (!noticed(row.operation, mutant.row ? &*mutant.row : nullptr)) survivors.push_back(row.operation + ", " + mutant.what);
    }
  }
  EXPECT_EQ(survivors, std::vector<std::string>{});
  // One removed, one for each role, one for each relation and `any`, one for the code, one for clients, one for the counter, one for four eyes, one for the journal.
  EXPECT_EQ(made, static_cast<std::int64_t>(policy().size()) * (1 + kRoles + kRelations + 1 + 1 + 1 + 1 + 1 + 1));
  RecordProperty("mutants", std::to_string(made));
}

/// The gate broken: each rule of `decide` left out, or turned around.
constexpr Gate kBrokenGates[] = {
    [](const PolicyRow& row, const Facts& facts) { return decide(row, {row.roles.list().empty() ? facts.role : row.roles.list().front(), facts.relations, facts.is_code_fresh}) == Decision::allowed; },
    [](const PolicyRow& row, const Facts& facts) { return row.roles.contains(facts.role) && (facts.is_code_fresh || !row.conditions.contains(Condition::fresh_code)); },
    [](const PolicyRow& row, const Facts& facts) { return decide(row, {facts.role, facts.relations, true}) == Decision::allowed; },
    [](const PolicyRow& row, const Facts& facts) {
      SetOf<Competence> held = facts.relations;  // whoever claims it
      held.add(Competence::any);
      return row.roles.contains(facts.role) && !(row.competences & held).empty() && (facts.is_code_fresh || !row.conditions.contains(Condition::fresh_code));
    },
    [](const PolicyRow&, const Facts&) { return true; },
    [](const PolicyRow&, const Facts&) { return false; },
    [](const PolicyRow& row, const Facts& facts) { return !gate_allows(row, facts); },
    [](const PolicyRow& row, const Facts& facts) { return gate_allows(row, facts) && facts.is_code_fresh; },
    [](const PolicyRow& row, const Facts& facts) { return gate_allows(row, facts) && facts.relations.size() < 2; },
};

TEST(Policy, EveryBrokenGateIsNoticed) {
  int number = 0;
  for (const Gate broken_gate : kBrokenGates) {
    const bool is_noticed = std::ranges::any_of(policy(), [&](const PolicyRow& row) { return noticed(row.operation, &row, broken_gate).has_value(); });
    EXPECT_TRUE(is_noticed) << "broken gate " << number;
    ++number;
  }
}

TEST(Policy, TheGateSaysWhichRuleSpoke) {
  const auto row = std::ranges::find(policy(), std::string("record.withdraw"), &PolicyRow::operation);
  ASSERT_NE(row, policy().end());
  const auto word_of = [&](const Facts& facts) {
    const auto permit = gate(*row, facts);
    return permit ? "" : std::string(base::word(permit.error().word));
  };
  const SetOf source{Competence::source};
  EXPECT_EQ(word_of({ActorKind::officer, source, true}), "");
  EXPECT_EQ(word_of({ActorKind::auditor, source, true}), "operation_not_allowed");
  EXPECT_EQ(word_of({ActorKind::officer, {}, false}), "not_competent");
  EXPECT_EQ(word_of({ActorKind::officer, source, false}), "factor_not_fresh");
  EXPECT_EQ(gate(*row, {ActorKind::officer, {}, true}).error().basis, row->basis);
}

}  // namespace
}  // namespace liaoxin::access
