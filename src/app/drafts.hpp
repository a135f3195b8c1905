#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "app/accounts.hpp"
#include "app/platform.hpp"
#include "base/dates.hpp"
#include "http/draft_desk.hpp"
#include "store/drafts.hpp"

namespace liaoxin::app {

/// What of a form may be kept: the fields of its operation, without codes, identity numbers and whom a look is about, and without
/// any text in which an identity number stands. What is neither field nor box of a field is left out.
[[nodiscard]] std::map<std::string, std::string> kept_values(const statute::Operation& operation, const std::map<std::string, std::string>& values, base::Date today);

/// What drafts ask of the desks.
struct DraftHost {
  /// Runs something with the platform, and with who is signed in by a token, while nobody else acts.
  std::function<void(const std::string& token, const std::function<void(Platform&, const std::optional<SignedIn>&)>& act)> as_account;
};

/// Drafts of forms. They change no row of the business and leave nothing in the journal.
class DraftService final : public http::DraftDesk {
 public:
  explicit DraftService(DraftHost host) : host_(std::move(host)) {}
  std::vector<http::DeskDraft> list(const std::string& token) override;
  base::Result<http::DeskDraft> open(const std::string& token, const std::string& id) override;
  base::Result<std::string> keep(const std::string& token, const std::string& id, std::string_view operation, const std::map<std::string, std::string>& values) override;
  bool keep_for_ended(const std::string& token, const std::string& id, std::string_view operation, const std::map<std::string, std::string>& values) override;
  void erase(const std::string& token, const std::string& id) override;

 private:
  DraftHost host_;
};

}  // namespace liaoxin::app
