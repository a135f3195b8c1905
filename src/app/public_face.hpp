#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "app/platform.hpp"
#include "app/record_reader.hpp"
#include "registry/public_reads.hpp"

namespace liaoxin::app {

/// The public reads over the database: read-only connections, one snapshot per answer.
class PublicFace final : public registry::PublicReads {
 public:
  /// `external_name`: how readers reach this place, printed on certificates; the origin's name.
  PublicFace(Places places, const Clock& clock);
  ~PublicFace() override;

  base::Result<registry::SearchPage> search(const registry::SearchQuery& query) override;
  base::Result<registry::OrganisationView> organisation(const std::string& id) override;
  base::Result<registry::RecordView> record(const std::string& id) override;
  std::vector<registry::UnitView> units() override;
  std::vector<registry::CollectorView> collectors() override;
  std::vector<registry::ListSystemView> list_systems() override;
  std::vector<registry::MeasureListView> measure_lists() override;
  std::vector<registry::RewardListView> reward_lists() override;
  std::vector<registry::CoverageView> coverage() override;
  std::vector<registry::PromiseView> promises() override;
  std::vector<registry::TrustAssessmentView> trust_assessments() override;
  registry::OutcomeView outcomes() override;
  std::vector<registry::ItemView> items() override;
  base::Result<registry::CertificateView> certificate(const std::string& number) override;
  base::Result<std::string> certificate_file(const std::string& number) override;
  base::Result<std::string> certificate_pdf(const std::string& number) override;
  std::string vkey() override;
  std::string checkpoint() override;
  std::optional<std::string> tile(unsigned level, std::uint64_t n, unsigned width) override;
  std::string state_tag() override;
  base::Instant now() override { return clock_.now(); }
  bool clock_is_fixed() override { return clock_.is_fixed(); }

  /// As it was at the start: all but the calendar days that are added while it runs.
  [[nodiscard]] const statute::Pack& pack() const { return pack_; }
  /// The name given at init: host and port under which readers reach this place.
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  class Reader;  // app/public_face_reader.hpp
  PublicFace(const Places& places, const Clock& clock, std::unique_ptr<store::Connection> connection);
  [[nodiscard]] Reader reader();
  /// The law with the calendar of this snapshot.
  [[nodiscard]] std::shared_ptr<const statute::Pack> pack_of(store::Connection& snapshot);
  [[nodiscard]] std::vector<registry::CoverageView> coverage_of(Reader& reader, const std::vector<std::string>& items, base::Date today);
  [[nodiscard]] base::LocalText city_title(const std::string& region) const;
  [[nodiscard]] base::LocalText region_title(const std::string& region) const;
  /// A status word of the register with its meaning in both languages, from the form of registration.
  [[nodiscard]] base::LocalText status_title(const std::string& status) const;

  Places places_;
  const Clock& clock_;
  store::KeyStore keys_;
  statute::Pack pack_;
  std::string name_;
  std::set<store::LogPlace> withheld_;  ///< of a restored old copy (see ReadContext)
  std::mutex coverage_mutex_;  ///< of the next two
  std::string coverage_state_;
  std::map<std::string, std::vector<registry::CoverageView>> coverage_;  ///< by item, as it was in that state
  std::mutex mutex_;  ///< of the rest
  std::int64_t calendar_version_ = 0;  ///< of the next one
  std::shared_ptr<const statute::Pack> newest_pack_;
  std::vector<std::unique_ptr<store::Connection>> idle_;
};

}  // namespace liaoxin::app
