#pragma once
#include "app/desk_host.hpp"
#include "http/office_desk.hpp"

namespace liaoxin::app {

/// Every item as it is drafted, beside what the newest edition says of it.
[[nodiscard]] std::vector<http::EditionLine> edition_lines(Platform& platform);

/// The desks of the offices behind the register. Each read asks whose desk it is; whoever else asks gets nothing.
class OfficeDeskService final : public http::OfficeDesk {
 public:
  explicit OfficeDeskService(DeskHost host) : host_(std::move(host)) {}
  std::optional<std::vector<http::EditionLine>> editions(const std::string& token) override;
  std::optional<std::vector<http::DecisionLine>> decisions(const std::string& token) override;
  std::optional<std::vector<http::EditionDraftLine>> edition_drafts(const std::string& token) override;
  std::optional<http::OversightView> oversight(const std::string& token) override;
  std::optional<std::string> oversight_csv(const std::string& token) override;
  std::optional<http::IntakeView> intake(const std::string& token) override;
  std::optional<http::ProceedingsView> proceedings(const std::string& token) override;
  std::optional<http::LettersToServe> to_serve(const std::string& token, const std::string& after) override;
  std::optional<std::vector<registry::CollectorView>> agreements(const std::string& token) override;
  std::optional<http::UnitMeasures> measures(const std::string& token) override;
  std::optional<std::vector<http::ListSystemLine>> list_systems(const std::string& token) override;
  std::optional<std::vector<registry::MeasureListView>> measure_lists(const std::string& token) override;
  std::optional<http::FindingsView> findings(const std::string& token) override;
  std::optional<std::vector<http::PledgeReportLine>> pledge_reports(const std::string& token) override;
  std::optional<base::Result<std::vector<http::DocumentRecord>>> documents(const std::string& token, const http::DocumentSearch& search) override;

 private:
  const DeskHost host_;
};

}  // namespace liaoxin::app
