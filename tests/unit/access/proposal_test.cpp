// Four eyes: no single person both proposes and approves, and what is approved is what was proposed.
#include "access/proposal.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace liaoxin::access {
namespace {

std::string word_of(const base::Result<void>& result) { return result ? "" : std::string(base::word(result.error().word)); }

/// Everybody there can be among two officers' roles, two units, two offices and two persons.
std::vector<Signatory> everybody() {
  std::vector<Signatory> list;
  for (const char* unit : {"U", "V"}) {
    for (const char* officer : {"a", "b"}) {
      for (const char* office : {"", "信用处", " 信用处 ", "法规处"}) {
        const std::string actor = std::string("officer:") + officer + "@" + unit;
        for (const std::vector<std::int64_t>& persons : {std::vector<std::int64_t>{}, {1}, {2}, {1, 2}}) {
          if (persons.size() == 1) list.push_back({actor, persons, unit, office, true});
          list.push_back({actor, persons, unit, office, false});
        }
      }
    }
  }
  return list;
}

TEST(FourEyes, B6_NoSinglePersonProposesAndApproves) {
  std::int64_t allowed = 0;
  for (const Signatory& proposer : everybody()) {
    for (const Signatory& other : everybody()) {
      const std::string word = word_of(may_countersign(proposer, other));
      EXPECT_EQ(word, word_of(may_countersign(other, proposer))) << "whoever comes first";
      const bool share_a_person = std::ranges::any_of(proposer.persons, [&](std::int64_t one) { return std::ranges::find(other.persons, one) != other.persons.end(); });
      if (share_a_person || proposer.actor == other.actor) {
        EXPECT_EQ(word, "second_person_needed") << proposer.actor << " " << other.actor;
        continue;
      }
      if (proposer.has_account && other.has_account) {
        EXPECT_EQ(word, "") << "two persons, known by their accounts";
        ++allowed;
        continue;
      }
      // Who has no account is told apart by the office only.
      const bool both_named = !proposer.office.empty() && !other.office.empty();
      const bool is_other_office = proposer.unit != other.unit || (both_named && (proposer.office == "法规处") != (other.office == "法规处"));
      EXPECT_EQ(word, is_other_office ? "" : "second_office_needed") << proposer.actor << " " << proposer.office << " " << other.actor << " " << other.office;
      allowed += is_other_office ? 1 : 0;
    }
  }
  EXPECT_GT(allowed, 0);
}

Proposal proposal() {
  Proposal p{.id = 1, .operation = "edition.adopt", .input = R"({"items":["C4-03"]})", .policy_hash = "p1", .proposed_by = "officer:a@U", .expires_on = *base::Date::parse("2026-06-11")};
  p.content_hash = content_hash(p);
  return p;
}

TEST(FourEyes, B6_AnyChangeOfWhatIsCoveredVoidsTheApproval) {
  const Proposal p = proposal();
  EXPECT_EQ(word_of(is_unchanged(p, p.content_hash, "p1")), "");
  EXPECT_EQ(word_of(is_unchanged(p, "", "p1")), "proposal_content_differs");
  EXPECT_EQ(word_of(is_unchanged(p, p.content_hash, "p2")), "proposal_policy_changed");
  const auto differs = [&](auto change) {
    Proposal changed = p;
    change(changed);
    EXPECT_EQ(word_of(is_unchanged(changed, p.content_hash, changed.policy_hash)), "proposal_content_differs");
    EXPECT_NE(content_hash(changed), p.content_hash);
  };
  differs([](Proposal& c) { c.operation = "policy_value.set"; });
  differs([](Proposal& c) { c.input = R"({"items":["C4-04"]})"; });
  differs([](Proposal& c) { c.versions = R"({"rec-x":1})"; });
  differs([](Proposal& c) { c.proposed_by = "officer:b@U"; });
  differs([](Proposal& c) { c.policy_hash = "p2"; });
  differs([](Proposal& c) { c.expires_on = c.expires_on.plus_days(1); });
}

TEST(FourEyes, B6_WhatIsAboutARecordIsApprovedOnTheVersionItWasProposedOn) {
  Proposal p = proposal();
  EXPECT_EQ(word_of(is_current(p, "{}")), "") << "about no record";
  p.versions = R"({"rec-x":1})";
  EXPECT_EQ(word_of(is_current(p, R"({"rec-x":1})")), "");
  EXPECT_EQ(word_of(is_current(p, R"({"rec-x":2})")), "proposal_outdated");
}

TEST(FourEyes, B6_AProposalIsDecidedOnOnceAndInTime) {
  Proposal p = proposal();
  EXPECT_EQ(word_of(is_open(p, p.expires_on)), "") << "the last day counts";
  EXPECT_EQ(word_of(is_open(p, p.expires_on.plus_days(1))), "proposal_expired");
  for (const ProposalStep step : {ProposalStep::approved, ProposalStep::refused, ProposalStep::withdrawn}) {
    p.step = step;
    EXPECT_EQ(word_of(is_open(p, p.expires_on)), "proposal_closed");
  }
}

TEST(FourEyes, StepsAreReadBack) {
  for (const ProposalStep step : {ProposalStep::open, ProposalStep::approved, ProposalStep::refused, ProposalStep::withdrawn}) EXPECT_EQ(proposal_step(word(step)), step);
  EXPECT_FALSE(proposal_step("asleep"));
}

}  // namespace
}  // namespace liaoxin::access
