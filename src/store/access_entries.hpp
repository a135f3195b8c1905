#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "cases/consent/consent.hpp"
#include "store/connection.hpp"

/// The access register: every look at what is not public, by subject, numbered without a gap; and the consents under which
/// others may look.
namespace liaoxin::store {

/// One look. Each subject's entries are numbered 1, 2, 3, …, and the leaf of each refers to the leaf before it.
struct StoredAccess {
  std::string about;  ///< "org/ID", or "per/" and the blind index of the identity number
  std::int64_t sequence = 0;
  base::Instant at;
  std::string kind;   ///< word of app::AccessKind
  std::string actor, unit, office;
  std::string matter;  ///< of an inquiry: its matter or purpose
  std::string case_reference;
  std::string receipt;  ///< number of the inquiry's receipt; empty for other looks
  bool is_protected = false;
  std::string marks;    ///< words of cases::unusual, joined by a comma
  std::int64_t row_id = 0;
};
void insert_access(Connection& db, const StoredAccess& entry);
/// The newest entry about a subject.
[[nodiscard]] std::optional<StoredAccess> last_access(Connection& db, std::string_view about);
/// A subject's entries, newest first, before a number; 0 = from the newest.
[[nodiscard]] std::vector<StoredAccess> accesses_about(Connection& db, std::string_view about, std::int64_t before, std::int64_t limit);
/// The same before a row of the journal, which orders the entries of several registers.
[[nodiscard]] std::vector<StoredAccess> accesses_before(Connection& db, std::string_view about, std::int64_t row_id, std::int64_t limit);
[[nodiscard]] std::optional<StoredAccess> find_access(Connection& db, std::string_view receipt);
/// By the journal row of its leaf.
[[nodiscard]] std::optional<StoredAccess> find_access(Connection& db, std::int64_t row_id);
/// Adds a word for the audit administrator to a look.
void mark_access(Connection& db, const StoredAccess& entry, std::string_view mark);
/// Inquiries and sittings of an actor about natural persons and individual businesses since an instant.
[[nodiscard]] std::int64_t protected_inquiries_since(Connection& db, std::string_view actor, base::Instant since);
/// Whether an actor looked at a subject since an instant.
[[nodiscard]] bool has_looked_since(Connection& db, std::string_view about, std::string_view actor, base::Instant since);
/// Whether a unit named this case in an inquiry before.
[[nodiscard]] bool knows_case(Connection& db, std::string_view unit, std::string_view case_reference);
/// When a unit last inquired about a subject, under its duties or a consent, before an instant.
[[nodiscard]] std::optional<base::Instant> last_inquiry(Connection& db, std::string_view about, std::string_view unit, base::Instant before);
/// A subject's entries of one case, in order.
[[nodiscard]] std::vector<StoredAccess> accesses_in(Connection& db, std::string_view about, std::string_view case_reference);
/// Looks with a mark, newest first: for the audit administrator. They name no subject.
[[nodiscard]] std::vector<StoredAccess> marked_accesses(Connection& db, base::Instant before, std::int64_t limit);

void insert_consent(Connection& db, const cases::Consent& consent, std::int64_t row_id);
void save_consent(Connection& db, const cases::Consent& consent);
[[nodiscard]] std::optional<cases::Consent> find_consent(Connection& db, std::int64_t id);
/// Consents whose last day lies before `today` and whose users have not been told yet.
[[nodiscard]] std::vector<cases::Consent> consents_over(Connection& db, base::Date today, std::int64_t limit);
[[nodiscard]] std::vector<cases::Consent> consents_about(Connection& db, std::string_view about);
[[nodiscard]] std::vector<cases::Consent> consents_to(Connection& db, std::string_view about, std::string_view user);

}  // namespace liaoxin::store
