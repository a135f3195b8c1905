#pragma once
#include <cstdint>
#include <vector>

#include "statute/operation.hpp"
#include "store/endings.hpp"
#include "store/writer.hpp"

/// What somebody was allowed and is allowed no more: consents, declarations, agreements, roles, accounts, machine clients, rewards, list systems. An old copy of the
/// data still allows it; the list of endings says that it was taken back, by the place of the act that allowed it.
namespace liaoxin::app {

class Platform;

enum class TakenBack { consent_withdrawn, declaration_withdrawn, agreement_ended, collection_revoked, role_ended, account_disabled, account_reset, client_revoked, reward_ended, list_system_ended };

/// Notes it in the transaction of the act that takes it back.
void note_taken_back(store::Writer& writer, TakenBack how, std::int64_t id);

/// In a new epoch: takes back again what was taken back in the tail that was lost; whoever read something under it is told again. Gives how many.
std::int64_t take_back_again(store::Writer& writer, Platform& platform, const statute::Actor& actor, const std::vector<store::StoredEnding>& lost);

}  // namespace liaoxin::app
