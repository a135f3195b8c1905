#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cases/market/agreement.hpp"

/// Consent to collection 同意采集 (arts. 14, 35): a subject lets one collector supply named kinds of information about it until a
/// day, after it read what is collected, how, for which use, and its rights and duties. It is tied to nothing, and taken
/// back at any time; with it goes what was collected under it.
namespace liaoxin::cases {

struct Collection {
  std::int64_t id = 0;
  std::string about;      ///< as the access register writes it
  std::string collector;  ///< USCC
  std::set<MarketKind> kinds;
  base::Instant given_at;
  base::Date until_on;    ///< last day
  std::optional<base::Instant> revoked_at;
};
[[nodiscard]] bool is_live(const Collection& collection, base::Instant now);

struct AllowCollection {
  std::string collector;
  std::vector<std::string> kinds;
  base::Date until_on;
  bool notice_read = false;          ///< content, method, use, rights and duties, as the page shows them
  bool is_tied_to_service = false;   ///< whether it was made a condition of something; then it is no consent
};
BOOST_DESCRIBE_STRUCT(AllowCollection, (), (collector, kinds, until_on, notice_read, is_tied_to_service))
struct RevokeCollection {
  std::string collection;
};
BOOST_DESCRIBE_STRUCT(RevokeCollection, (), (collection))

/// `agreement`: the one in force with the collector; `others`: what this subject allowed it before. Refusals: collector_not_agreed,
/// collection_notice_not_read, collection_tied, collection_kinds_invalid, collection_term_invalid, collection_exists,
/// parameter_not_in_force.
[[nodiscard]] base::Result<Collection> decide_allow(const AllowCollection& command, const std::optional<Agreement>& agreement, const std::vector<Collection>& others, base::Instant now,
                                                    const statute::Pack& pack);
/// Refusal: collection_ended.
[[nodiscard]] base::Result<Collection> decide_revoke(Collection collection, base::Instant now);

}  // namespace liaoxin::cases
