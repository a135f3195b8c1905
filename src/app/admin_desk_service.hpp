#pragma once
#include "app/desk_host.hpp"
#include "http/admin_desk.hpp"

namespace liaoxin::app {

/// The desks of the three administrators. Each read asks for its one kind of actor; whoever else asks gets nothing.
class AdminDeskService final : public http::AdminDesk {
 public:
  explicit AdminDeskService(DeskHost host) : host_(std::move(host)) {}
  std::optional<http::AccountsView> accounts(const std::string& token, const std::string& after, const std::string& login) override;
  std::optional<std::vector<http::ClientLine>> clients(const std::string& token) override;
  std::optional<std::vector<http::UnitLine>> units(const std::string& token) override;
  std::optional<http::CalendarView> calendar(const std::string& token) override;
  std::optional<http::JournalView> journal(const std::string& token, std::int64_t before, bool only_refused) override;
  std::optional<http::LeafView> leaf(const std::string& token, std::int64_t index) override;
  std::optional<http::VerificationView> verification(const std::string& token) override;

 private:
  const DeskHost host_;
};

}  // namespace liaoxin::app
