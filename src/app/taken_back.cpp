#include "app/taken_back.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "app/acts.hpp"
#include "app/endings.hpp"
#include "app/platform.hpp"
#include "base/check.hpp"
#include "cases/consent/consent.hpp"
#include "cases/market/agreement.hpp"
#include "cases/market/collection.hpp"
#include "store/access_entries.hpp"
#include "store/accounts.hpp"
#include "store/allowances.hpp"
#include "store/clients.hpp"
#include "store/declarations.hpp"
#include "store/listings.hpp"
#include "store/market.hpp"
#include "store/rewards.hpp"

namespace liaoxin::app {
namespace {

using store::Allowance;

struct Way {
  TakenBack how;
  std::string_view word;  ///< on the list of endings
  Allowance what;
  std::string_view prefix;  ///< of its public number
};
constexpr Way kWays[] = {{TakenBack::consent_withdrawn, "consent_withdrawn", Allowance::consent, "cns"},       {TakenBack::declaration_withdrawn, "declaration_withdrawn", Allowance::declaration, "dcl"},
                         {TakenBack::agreement_ended, "agreement_ended", Allowance::agreement, "agr"},         {TakenBack::collection_revoked, "collection_revoked", Allowance::collection, "col"},
                         {TakenBack::role_ended, "role_ended", Allowance::role, "grt"},                        {TakenBack::account_disabled, "account_disabled", Allowance::account, "acc"},
                         {TakenBack::account_reset, "account_reset", Allowance::account, "acc"},               {TakenBack::client_revoked, "client_revoked", Allowance::client, "cli"},
                         {TakenBack::reward_ended, "reward_ended", Allowance::reward, "rwd"},                  {TakenBack::list_system_ended, "list_system_ended", Allowance::list_system, "lsy"}};

/// Takes it back where the copy still allows it; `tell` leaves the act in the log. Gives whether it was allowed.
class Again {
 public:
  Again(store::Writer& writer, Platform& platform, const statute::Actor& actor) : writer_(writer), platform_(platform), actor_(actor) {}

  bool take(const Way& way, std::int64_t id) {
    switch (way.how) {
      case TakenBack::consent_withdrawn: return consent(way, id);
      case TakenBack::declaration_withdrawn: return declaration(way, id);
      case TakenBack::agreement_ended: return agreement(way, id);
      case TakenBack::collection_revoked: return collection(way, id);
      case TakenBack::role_ended: return role(way, id);
      case TakenBack::account_disabled:
      case TakenBack::account_reset: return account(way, id);
      case TakenBack::client_revoked: return client(way, id);
      case TakenBack::reward_ended: return reward(way, id);
      case TakenBack::list_system_ended: return list_system(way, id);
    }
    CHECK(false);
  }

 private:
  store::Appended act(const Way& way, std::int64_t id) {
    return write_act(writer_, actor_, {.operation = "epoch.take_back_again", .facts = {{"what", platform_.public_id(way.prefix, id)}, {"how", way.word}}});
  }
  store::Connection& db() { return writer_.db(); }
  base::Instant now() const { return writer_.now(); }

  bool consent(const Way& way, std::int64_t id) {
    cases::Consent one = *store::find_consent(db(), id);
    if (!cases::is_live(one, now())) return false;
    one.withdrawn_at = now();
    recall_consent(writer_, platform_, actor_, one, act(way, id));
    return true;
  }
  bool declaration(const Way& way, std::int64_t id) {
    cases::Declaration one = store::find_declaration(db(), id)->declaration;
    if (one.withdrawn_at) return false;
    one.withdrawn_at = now();
    act(way, id);
    store::withdraw_declaration(db(), one);
    return true;
  }
  // What was supplied under an agreement or a consent to collection ended record by record, and ends again so.
  bool agreement(const Way& way, std::int64_t id) {
    cases::Agreement one = *store::find_agreement(db(), id);
    if (!cases::is_in_force(one, now())) return false;
    one.ended_at = now();
    act(way, id);
    store::end_agreement(db(), one);
    return true;
  }
  bool collection(const Way& way, std::int64_t id) {
    cases::Collection one = *store::find_collection(db(), id);
    if (!cases::is_live(one, now())) return false;
    one.revoked_at = now();
    act(way, id);
    store::revoke_collection(db(), one);
    return true;
  }
  bool role(const Way& way, std::int64_t id) {
    const auto one = store::find_grant(db(), id, now());
    if (!one) return false;
    act(way, id);
    CHECK(store::end_grant(db(), one->account_id, id, now()));
    store::end_logins_of(db(), one->account_id);
    return true;
  }
  /// Disabled, or left without a password until it is reset once more.
  bool account(const Way& way, std::int64_t id) {
    store::StoredAccount one = *store::find_account(db(), id);
    if (one.disabled_at) return false;
    act(way, id);
    one.password_hash.clear();
    one.enrolment_hash.clear();
    one.enrolment_until.reset();
    if (way.how == TakenBack::account_disabled) {
      one.code_secret_sealed.clear();
      one.disabled_at = now();
    }
    store::save_account(db(), one);
    store::end_logins_of(db(), id);
    store::unlink_identity(db(), id);
    return true;
  }
  bool client(const Way& way, std::int64_t id) {
    if (store::find_client(db(), id)->revoked_at) return false;
    act(way, id);
    store::revoke_client(db(), id, now());
    return true;
  }
  bool reward(const Way& way, std::int64_t id) {
    cases::Reward one = *store::find_reward(db(), id);
    if (one.ended_at) return false;
    one.ended_at = now();
    store::end_reward(db(), one, act(way, id).row_id);
    return true;
  }
  bool list_system(const Way& way, std::int64_t id) {
    cases::ListSystem one = *store::find_list_system(db(), id);
    if (one.is_over(now())) return false;
    one.ended_at = now();
    one.is_end_done = true;
    store::end_list_system(db(), one, act(way, id).row_id);
    return true;
  }

  store::Writer& writer_;
  Platform& platform_;
  const statute::Actor& actor_;
};

}  // namespace

void note_taken_back(store::Writer& writer, TakenBack how, std::int64_t id) {
  const auto way = std::ranges::find(kWays, how, &Way::how);
  note_ending(writer, store::allowing_row(writer.db(), way->what, id), way->word);
}

std::int64_t take_back_again(store::Writer& writer, Platform& platform, const statute::Actor& actor, const std::vector<store::StoredEnding>& lost) {
  Again again(writer, platform, actor);
  std::int64_t count = 0;
  for (const store::StoredEnding& line : lost) {
    const auto way = std::ranges::find(kWays, line.word, &Way::word);
    if (way == std::end(kWays)) continue;
    const std::int64_t row = store::row_with_leaf(writer.db(), line.version, line.leaf_hash);
    const auto id = row == 0 ? std::nullopt : store::allowed_by(writer.db(), way->what, row);
    if (id && again.take(*way, *id)) ++count;
  }
  return count;
}

}  // namespace liaoxin::app
