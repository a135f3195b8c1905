// Two virtual years from one seed, several seeds. LIAOXIN_SIMULATION_SEEDS=N runs N of them, LIAOXIN_SIMULATION_FIRST
// names the first.
#include "simulation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "access/commands.hpp"

namespace liaoxin::simulation {
namespace {

int number_from(const char* variable, int otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::atoi(text);
}

/// What must have happened at least once in any two years, besides every command.
const char* const kMustHappen[] = {
    "row added", "row replaced", "row same", "row attested", "row refused", "rows accepted", "rows held", "rows refused", "killed in an import", "stopped in an act", "stopped and started",
    "filed over another's record", "stayed", "stay lifted", "fallen by court", "fallen by source", "due: display over", "due: source silent", "due: deemed accepted", "due: judged again", "due: consent over", "source answered late",
    "outcome own_error", "outcome not_founded", "outcome confirmed", "outcome corrected", "outcome withdrawn", "outcome unverifiable", "recalls", "certificates verified",
    "refused: not_competent", "refused: actor_not_registered", "refused: record_not_running", "refused: already_told", "refused: objection_already_open", "refused: objection_step_wrong",
    "refused: stay_unchanged", "refused: not_shareable", "refused: already_delivered", "refused: recall_confirmed", "refused: record_unknown", "refused: operation_not_allowed",
    "refused: epoch_not_needed", "refused: second_person_needed", "refused: notice_served", "refused: mail_code_false", "mail sent", "refused: proposal_closed", "refused: consent_missing", "refused: look_contested", "refused: stand_in_invalid", "refused: leave_overlaps", "refused: collection_not_consented", "refused: collector_not_agreed", "refused: matter_not_of_unit", "leniency granted", "leniency refused", "refused: leniency_claim_open", "refused: leniency_claimed_before", "refused: record_contested", "refused: record_treated_leniently", "refused: record_not_told", "restored", "restoration refused", "shielded", "plan carried out", "ended early", "refused: restoration_too_early", "settled upheld", "settled rejected", "refused: pause_date_impossible", "refused: post_not_held", "refused: joint_decision_unknown", "citizen: told", "citizen: held", "citizen: looked up", "entered on a list", "removed from a list", "listing dropped", "refused: listing_waiting", "refused: listing_not_serious", "refused: limiting_word_unanswered", "measure applied", "refused: measure_grade_unfit", "refused: measure_severity_too_low", "refused: measure_term_too_long", "refused: comments_still_open", "refused: comments_unanswered", "refused: comment_days_too_few", "refused: joint_decision_too_early", "refused: comments_closed", "refused: list_system_exists", "list system established", "list of measures taken back", "refused: reward_not_listed", "spoken with", "refused: finding_unknown", "refused: accountability_step_excessive", "refused: fine_out_of_range", "refused: pledge_not_public", "refused: pledge_reported", "refused: trust_excuse_rejected", "refused: promise_over", "refused: edition_not_consulted", "refused: consultation_too_short", "refused: unit_opinion_given", "refused: rule_draft_step_wrong", "refused: trust_assessment_exists", "refused: region_not_covered", "refused: source_must_be_asked", "refused: source_has_time", "source silent, found unverifiable", "refused: promise_day_missing", "refused: point_unanswered",
    "wrong: another unit", "wrong: unknown officer", "wrong: own record", "wrong: another's record", "wrong: another post", "wrong: another's standard", "wrong: another region", "wrong: own case",
    "wrong: too late", "wrong: twice", "wrong: out of order", "standard set",
    "invariants", "read: its own page", "read: its own page as it is drawn", "read: the page of its organisation", "read: the page of its organisation as it is drawn", "read: the record by the interface", "read: the organisation by the interface",
    "read: a search by what is on record", "read: a report", "read: an inquiry in a matter", "read: an inquiry under a consent", "read: a delivery to a unit", "read: a delivery to a client", "read: the subject's own file",
};

/// How big the province of every seed is at least, and how much in it is refused.
struct Size {
  const char* what;
  std::int64_t at_least;
};
constexpr Size kSizes[] = {{"units", 300}, {"units that filed", 150}, {"organisations", 2000}, {"organisations with records", 250}, {"citizens with records", 150}, {"refused", 500}};

std::vector<std::string> what_did_not_happen(const std::map<std::string, std::int64_t>& done) {
  std::vector<std::string> missing;
  const auto needs = [&](const std::string& what) {
    const auto found = done.find(what);
    if (found == done.end() || found->second == 0) missing.push_back(what);
  };
  for (const char* what : kMustHappen) needs(what);
  for (const statute::Operation* command : app::all_commands()) {
    // A new epoch is refused whenever the log is whole, and here it always is. Nobody signs in in these two years: everyone
    // acts as himself, and accounts have tests of their own.
    const auto& accounts = access::access_commands();
    const bool is_of_accounts = std::ranges::find(accounts, command->name, &statute::Operation::name) != accounts.end();
    if (command->name != "journal.new_epoch" && !is_of_accounts) needs(std::string(command->name));
  }
  return missing;
}

// Tag: intake_permits
// Tag: intake_pledges
// Tag: intake_lists
// Tag: public_reads
TEST(Simulation, TwoYearsOfEverySeedShowNothingThatMustBeHidden) {
  const int first = number_from("LIAOXIN_SIMULATION_FIRST", 1), seeds = number_from("LIAOXIN_SIMULATION_SEEDS", 2);
  ASSERT_GT(seeds, 0);
  std::map<std::string, std::int64_t> done;
  std::int64_t looks = 0;
  for (int seed = first; seed < first + seeds; ++seed) {
    const Outcome outcome = Simulation(static_cast<std::uint64_t>(seed)).run();
    if (!outcome.wrong.empty()) ADD_FAILURE() << outcome.wrong;
    for (const auto& [what, times] : outcome.done) done[what] += times;
    looks += outcome.looks;
    std::cout << "seed " << seed << ": " << outcome.looks << " looks";
    for (const Size& size : kSizes) {
      const auto found = outcome.done.find(size.what);
      const std::int64_t is = found == outcome.done.end() ? 0 : found->second;
      EXPECT_GE(is, size.at_least) << "seed " << seed << ": " << size.what;
      std::cout << ", " << is << " " << size.what;
    }
    std::cout << ", root " << outcome.root << std::endl;
  }
  // A simulation that exercises nothing finds nothing.
  EXPECT_EQ(what_did_not_happen(done), std::vector<std::string>{});
  if (std::getenv("LIAOXIN_SIMULATION_SEEDS") != nullptr) {
    for (const auto& [what, times] : done) std::cout << "  " << times << "  " << what << "\n";
  }
  EXPECT_GT(looks, 10000 * seeds);
}

TEST(Simulation, TheSameSeedGivesTheSameLog) {
  const Outcome one = Simulation(101).run(150), other = Simulation(101).run(150);
  if (!one.wrong.empty()) ADD_FAILURE() << one.wrong;
  EXPECT_FALSE(one.root.empty());
  EXPECT_EQ(one.root, other.root);
}

}  // namespace
}  // namespace liaoxin::simulation
