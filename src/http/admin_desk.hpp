#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/refusal.hpp"

/// What the three administrators see. None of them reads what is filed about anybody: accounts and clients, units and calendar,
/// the log without the bodies of its business leaves.
namespace liaoxin::http {

/// A role an account has.
struct GrantLine {
  std::string grant;  ///< grt-…
  base::LocalText title;
  std::string place;    ///< name of the unit or organisation; empty for administrators
  std::string officer;  ///< its number there
};

enum class AccountState { waiting, link_expired, ready, disabled };

struct AccountLine {
  std::string login;
  std::string name;  ///< of staff; of an account that only speaks for a subject nobody's
  AccountState state = AccountState::ready;
  std::string link_until, signed_in_at, disabled_at;  ///< RFC 3339, or empty
  std::vector<GrantLine> roles;
  bool is_own = false;  ///< of who looks: nobody gives a role to himself
};
struct AccountsView {
  std::vector<AccountLine> accounts;
  std::string next;  ///< login after which the next page begins, or empty
};

enum class ClientState { not_yet, live, over, revoked };

struct ClientLine {
  std::string id, name, unit, officer;
  std::vector<base::LocalText> items;
  std::string from_on, until_on, revoked_at;
  ClientState state = ClientState::live;
};

struct OfficerLine {
  std::string id, name, office;
  std::vector<base::LocalText> posts;
};
struct UnitLine {
  std::string uscc, name;
  base::LocalText kind, region;
  bool is_public_security = false;
  std::vector<std::string> submitters;  ///< names of the units that may file for it
  std::vector<OfficerLine> officers;
};

/// Days that depart from the week: off, or worked on a weekend.
struct CalendarLine {
  std::string on, holiday, notice;
  bool is_working = false, is_added = false;  ///< added here, not part of the law as it was delivered
};
struct CalendarView {
  std::vector<int> years;  ///< whose notice is loaded
  std::vector<CalendarLine> days;
};

/// One leaf of the log with what its auditor may know of it: operation, unit and office, never whom it is about.
struct LeafLine {
  std::int64_t index = 0;
  std::string at;
  unsigned kind = 0;            ///< journal::LeafKind
  base::LocalText schema, reason;
  base::LocalText operation;    ///< of an act
  base::LocalText look;         ///< of a look
  base::LocalText role;         ///< who acted
  std::string unit, office, actor;
  std::vector<base::LocalText> refusals;  ///< of a refused attempt
};
struct JournalView {
  std::int64_t size = 0;
  std::vector<LeafLine> leaves;
  std::int64_t next = 0;  ///< below which index the next page begins; 0: there is none
};

/// A leaf as it stands in the log.
struct LeafView {
  LeafLine line;
  std::vector<std::int64_t> references;
  struct Commit {
    unsigned commit_class = 0;
    std::string hash;  ///< Base64
  };
  std::vector<Commit> commits;
  std::string bytes;      ///< hexadecimal
  std::string leaf_hash;  ///< Base64
  std::string tile;       ///< path of the public tile that holds its hash, below the log
  int place_in_tile = 0;
};

enum class MarkState { agrees, none, log_behind, differs };

struct VerificationView {
  std::string origin, vkey, checkpoint;
  std::int64_t size = 0;
  MarkState mark = MarkState::none;
  std::int64_t marked_size = 0;
};

class AdminDesk {
 public:
  virtual ~AdminDesk() = default;
  // Of the security administrator; nothing for others.
  /// Accounts of staff by login; with `login` that one account, whatever its roles.
  [[nodiscard]] virtual std::optional<AccountsView> accounts(const std::string& token, const std::string& after, const std::string& login) = 0;
  [[nodiscard]] virtual std::optional<std::vector<ClientLine>> clients(const std::string& token) = 0;
  // Of the system administrator; nothing for others.
  [[nodiscard]] virtual std::optional<std::vector<UnitLine>> units(const std::string& token) = 0;
  [[nodiscard]] virtual std::optional<CalendarView> calendar(const std::string& token) = 0;
  // Of the audit administrator; nothing for others.
  /// Newest first, below an index; 0: from the newest. `only_refused`: attempts that were refused.
  [[nodiscard]] virtual std::optional<JournalView> journal(const std::string& token, std::int64_t before, bool only_refused) = 0;
  [[nodiscard]] virtual std::optional<LeafView> leaf(const std::string& token, std::int64_t index) = 0;
  [[nodiscard]] virtual std::optional<VerificationView> verification(const std::string& token) = 0;
};

}  // namespace liaoxin::http
