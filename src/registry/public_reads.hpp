#pragma once
#include <optional>
#include <string>
#include <vector>

#include "registry/views.hpp"
#include "statute/operation.hpp"

namespace liaoxin::registry {

/// Everything a stranger may read, and nothing else. Pages and API know only this interface; every record and every
/// element has passed `visible()` on the disclosure channel at the moment of the call. Safe to call from several
/// threads. Refusals: not_found (hidden and absent alike), query_too_short, cursor_invalid, limit_out_of_range.
/// Throws base::Failure when the machine fails.
class PublicReads {
 public:
  virtual ~PublicReads() = default;
  [[nodiscard]] virtual base::Result<SearchPage> search(const SearchQuery& query) = 0;
  /// By public id `org-…` or by USCC.
  [[nodiscard]] virtual base::Result<OrganisationView> organisation(const std::string& id) = 0;
  [[nodiscard]] virtual base::Result<RecordView> record(const std::string& id) = 0;
  [[nodiscard]] virtual std::vector<UnitView> units() = 0;
  [[nodiscard]] virtual std::vector<CoverageView> coverage() = 0;
  /// Whose agreements are in force.
  [[nodiscard]] virtual std::vector<CollectorView> collectors() = 0;
  /// List systems, those in force first, and drafts of them that units and the public were asked about.
  [[nodiscard]] virtual std::vector<ListSystemView> list_systems() = 0;
  /// Lists of measures in force, about to take force, or open to comments.
  [[nodiscard]] virtual std::vector<MeasureListView> measure_lists() = 0;
  /// Lists of rewards in force and about to take force, by unit.
  [[nodiscard]] virtual std::vector<RewardListView> reward_lists() = 0;
  /// What governments promised and agreed, by unit.
  [[nodiscard]] virtual std::vector<PromiseView> promises() = 0;
  /// Assessments of government trust, by unit, the newest year first.
  [[nodiscard]] virtual std::vector<TrustAssessmentView> trust_assessments() = 0;
  [[nodiscard]] virtual OutcomeView outcomes() = 0;
  [[nodiscard]] virtual std::vector<ItemView> items() = 0;
  /// Opens only with the 128-bit number.
  [[nodiscard]] virtual base::Result<CertificateView> certificate(const std::string& number) = 0;
  /// The one file NUMBER.recall.json, and its print.
  [[nodiscard]] virtual base::Result<std::string> certificate_file(const std::string& number) = 0;
  [[nodiscard]] virtual base::Result<std::string> certificate_pdf(const std::string& number) = 0;

  /// The log: verification key, newest checkpoint, tiles.
  [[nodiscard]] virtual std::string vkey() = 0;
  [[nodiscard]] virtual std::string checkpoint() = 0;
  [[nodiscard]] virtual std::optional<std::string> tile(unsigned level, std::uint64_t n, unsigned width) = 0;

  /// A value that changes with every write: the ETag of everything above.
  [[nodiscard]] virtual std::string state_tag() = 0;
  [[nodiscard]] virtual base::Instant now() = 0;
  /// True when a fixed clock is set; every page then says so.
  [[nodiscard]] virtual bool clock_is_fixed() = 0;
};

/// The queries of the public face, declared once: API route, OpenAPI entry, policy and command line follow.
[[nodiscard]] const std::vector<statute::Operation>& public_queries();

}  // namespace liaoxin::registry
