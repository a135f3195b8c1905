// What waits for a second person, as the desk shows it.
#include "app/desk_service.hpp"
#include "app/proposals.hpp"
#include "app/record_reader.hpp"
#include "base/check.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

std::vector<http::DeskProposal> DeskService::proposals(const std::string& token) {
  const std::lock_guard lock(mutex_);
  std::vector<http::DeskProposal> list;
  platform_.follow_calendar();
  const auto in = sign_in_.who(token);
  const auto as = in ? in->actor() : std::nullopt;
  if (!as) return list;
  for (OpenProposal& one : open_proposals(platform_, {*as, in->is_fresh, in->person_id})) {
    const auto by = statute::parse_actor(one.proposal.proposed_by);
    CHECK(by.has_value());
    const auto officer = store::find_officer(platform_.db(), by->unit, by->id);
    const std::string name = officer ? officer->name + " · " + unit_name(platform_.db(), by->unit) : by->id;
    http::DeskProposal proposal{one.operation, platform_.public_id("prp", one.proposal.id), one.proposal.content_hash, std::move(one.input), name, one.proposal.proposed_at.rfc3339(),
                                one.proposal.expires_on.iso(), one.is_own, {}};
    for (const char* way : {"proposal.approve", "proposal.refuse", "proposal.withdraw"}) {
      if (one.is_own == (std::string_view(way) == "proposal.withdraw")) proposal.ways.push_back(find_command(way));
    }
    list.push_back(std::move(proposal));
  }
  return list;
}

}  // namespace liaoxin::app
