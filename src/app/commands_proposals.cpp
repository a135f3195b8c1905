// proposals: what waits for a second person, for who made it or may decide on it.
#include <fmt/format.h>

#include "app/actors.hpp"
#include "app/commands.hpp"
#include "app/printing.hpp"
#include "app/proposals.hpp"

namespace liaoxin::app {

ExitCode run_proposals(const CommonOptions& common) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  const auto actor = common.actor();
  if (!actor) return print_refusal(actor.error(), common.json);
  Platform platform(common.places(), *clock);
  if (const auto known = actor_known(platform, *actor); !known) return print_refusal(known.error(), common.json);
  base::json::array list;
  for (const OpenProposal& one : open_proposals(platform, {*actor})) {
    const std::string id = platform.public_id("prp", one.proposal.id);
    list.push_back({{"proposal", id}, {"operation", one.proposal.operation}, {"input", one.input}, {"content_hash", one.proposal.content_hash}, {"proposed_by", one.proposal.proposed_by},
                    {"proposed_at", one.proposal.proposed_at.rfc3339()}, {"expires_on", one.proposal.expires_on.iso()}, {"own", one.is_own}});
    if (common.json) continue;
    fmt::print("{}  {} {} {}\n    {}\n    提请人 proposed by {},有效期至 until {}\n    content_hash {}\n", id, one.proposal.operation, one.operation->title.zh, one.operation->title.en,
               base::json::serialize(one.input), one.is_own ? "本人 you" : one.proposal.proposed_by, one.proposal.expires_on.iso(), one.proposal.content_hash);
  }
  if (common.json) print_json(list);
  else if (list.empty() && !common.quiet) say("没有待批准的提请 no proposal waits");
  return ExitCode::done;
}

}  // namespace liaoxin::app
