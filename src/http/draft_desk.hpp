#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "statute/operation.hpp"

/// What stands behind the drafts of forms: an account's own, in the role they were typed in, and seen by nobody else. Safe to call
/// from several threads. Throws base::Failure when the machine fails. Each call takes the token of the login.
namespace liaoxin::http {

/// A form that was kept to go on with later.
struct DeskDraft {
  std::string id;  ///< drf-…
  const statute::Operation* operation = nullptr;
  std::string saved_at;  ///< RFC 3339
  std::string last_on;   ///< it is kept up to this day
  std::map<std::string, std::string> values;  ///< of one that was opened
};

class DraftDesk {
 public:
  virtual ~DraftDesk() = default;
  /// The newest first, without what was typed.
  [[nodiscard]] virtual std::vector<DeskDraft> list(const std::string& token) = 0;
  /// Refusal: draft_unknown.
  [[nodiscard]] virtual base::Result<DeskDraft> open(const std::string& token, const std::string& id) = 0;
  /// Keeps what was typed into the fields of an operation, under its number where there is such a draft, else under a new one. Never
  /// kept: codes, identity numbers wherever they stand, and whom a look is about. Gives the number. Refusals: not_signed_in,
  /// operation_unknown, draft_limit.
  [[nodiscard]] virtual base::Result<std::string> keep(const std::string& token, const std::string& id, std::string_view operation, const std::map<std::string, std::string>& values) = 0;
  /// The same for a login that ended by itself while its form was filled in: its account finds the draft when it signs in again. Gives
  /// whether it was kept.
  [[nodiscard]] virtual bool keep_for_ended(const std::string& token, const std::string& id, std::string_view operation, const std::map<std::string, std::string>& values) = 0;
  /// Does nothing where there is no such draft.
  virtual void erase(const std::string& token, const std::string& id) = 0;
};

}  // namespace liaoxin::http
