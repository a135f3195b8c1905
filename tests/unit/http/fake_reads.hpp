#pragma once
#include <stdexcept>

#include "base/failure.hpp"
#include "http/face.hpp"
#include "statute/embedded_pack.hpp"

/// Public reads without a database: one organisation with one contested penalty, one unit, one certificate. Names hold
/// what would be markup if anybody forgot to escape it.
namespace liaoxin::http::testing {

inline const std::string kHostile = "<b>沈阳'\"&</b>";
inline const std::string kOrganisation = "org-aaaaaaaaaaaaaaaaaaaaaaaaaa";
inline const std::string kRecord = "rec-aaaaaaaaaaaaaaaaaaaaaaaaaa";
inline const std::string kCertificate = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

class FakeReads : public registry::PublicReads {
 public:
  base::Result<registry::SearchPage> search(const registry::SearchQuery& query) override {
    fail_if_told();
    if (query.limit.value_or(20) > 100) return base::refuse(base::RefusalWord::limit_out_of_range, {}, "limit");
    if (query.q.size() < 6) return base::refuse(base::RefusalWord::query_too_short, {}, "q");
    registry::SearchPage page;
    page.query = query.q;
    page.hits.push_back({kOrganisation, "91210102LX0000000X", kHostile, "", {"和平区", "Heping District"}, {"沈阳市", "Shenyang"}, "存续", {"存续", "In existence"}});
    page.next = query.cursor ? "" : "next&cursor";
    page.coverage = coverage();
    return page;
  }
  base::Result<registry::OrganisationView> organisation(const std::string& id) override {
    fail_if_told();
    if (id != kOrganisation) return base::refuse(base::RefusalWord::not_found);
    registry::OrganisationView view;
    view.id = id;
    view.uscc = uscc;
    view.name = kHostile;
    view.former_names = {{kHostile, "", "2020-01-01"}};
    view.kind = {"法人", "Legal person"};
    view.region_title = {"和平区", "Heping District"};
    view.city_title = {"沈阳市", "Shenyang"};
    view.status = "存续";
    view.status_title = {"存续", "In existence"};
    view.sections = {{"penalties", {"行政处罚记录", "Penalty records"}, {penalty()}, coverage()}, {"honours", {"表彰奖励", "Honours"}, {}, coverage()}};
    view.read_at = now().rfc3339();
    return view;
  }
  base::Result<registry::RecordView> record(const std::string& id) override {
    fail_if_told();
    if (id != kRecord) return base::refuse(base::RefusalWord::not_found);
    return penalty();
  }
  std::vector<registry::CollectorView> collectors() override {
    return {{.agreement = "agr-x", .name = kHostile, .uscc = "51210000LX0000000X", .agreement_number = kHostile, .need = kHostile, .method = kHostile, .kinds = {{"会员自律", "membership"}}, .objection_procedure = kHostile, .contact = kHostile, .until_on = "2027-12-31"}};
  }
  std::vector<registry::ListSystemView> list_systems() override {
    return {{.list_system = "lsy-x", .list_code = kHostile, .name = kHostile, .grounds = {{"严重危害:安全生产", "seriously endangering: work safety"}}, .legal_basis = kHostile, .basis_from_on = "2021-09-01", .authority = kHostile,
             .authority_code = "11210000LX0000000X", .standard = kHostile, .removal_requirements = kHostile, .removal_procedure = kHostile, .remedies = kHostile, .term_months = 12, .from_on = "2026-06-01",
             .decision_number = kHostile, .ended_on = "", .step = "established", .step_title = {"已设立", "established"}, .opinions_until_on = "2026-05-01", .is_in_force = true, .takes_comments = true, .log_index = 7,
             .comments = {{"cmt-y", "2026-05-01", kHostile, kHostile}, {"cmt-z", "2026-05-01", kHostile, ""}}}};
  }
  std::vector<registry::RewardListView> reward_lists() override { return {{.unit = kHostile, .rewards = {{"绿色通道", "green channel"}}, .from_on = "2026-06-01", .decision_number = kHostile, .is_in_force = false}}; }
  std::vector<registry::MeasureListView> measure_lists() override {
    return {{.id = "mls-x", .number = kHostile, .title = kHostile, .regulation = kHostile, .step = "released", .step_title = {"已公布", "released"}, .decision_number = kHostile, .from_on = "2026-01-01", .is_in_force = true, .takes_comments = true,
             .measures = {{.code = "M26-3-02", .title = {"政府采购中信用减分", "fewer points"}, .article = "26(3)", .group = {"管理性措施", "management"}, .law = kHostile, .unit = kHostile, .method = kHostile, .triggers = {{"行政处罚", "Penalty"}}, .severity = {"严重", "serious"}, .term_months = 3}},
             .comments = {{"cmt-x", "2026-01-01", kHostile, kHostile}}}};
  }
  std::vector<registry::PromiseView> promises() override {
    return {{.id = "prm-a", .unit = kHostile, .uscc = "11210000LX0000000X", .region_title = {"沈阳市", "Shenyang"}, .kind_title = {"政策承诺", "policy pledge"}, .subject_matter = kHostile, .document_number = kHostile, .due_on = "2026-09-01", .new_due_on = "2026-09-15",
             .state = "delayed", .state_title = {"延期履行", "delayed"}, .is_overdue = true},
            {.id = "prm-b", .unit = kHostile, .uscc = "11210000LX0000000X", .region_title = {"沈阳市", "Shenyang"}, .kind_title = {"合同、协议", "contract or agreement"}, .subject_matter = kHostile, .document_number = kHostile, .due_on = "2026-12-31",
             .state = "changed", .state_title = {"为公共利益变更", "changed for the public interest"}, .reason = kHostile, .authority = kHostile, .procedure_document = kHostile, .compensation = kHostile,
             .reported_at = "2026-09-28T10:00:00+08:00", .log_index = 9}};
  }
  std::vector<registry::TrustAssessmentView> trust_assessments() override {
    return {{.id = "tas-a", .unit = kHostile, .uscc = "11210000LX0000000X", .region_title = {"沈阳市", "Shenyang"}, .year = 2025, .method = kHostile, .result = kHostile, .document_number = kHostile, .decided_on = "2026-03-01", .log_index = 11}};
  }
  std::vector<registry::UnitView> units() override { return {{.name = kHostile, .uscc = "11210000LX0000000X", .kind = "department", .region_title = {"沈阳市", "Shenyang"}, .objections_upheld = 3},
                                                              {.name = "法院", .uscc = "11210000LX0000001X", .kind = "court", .region_title = {"沈阳市", "Shenyang"}, .findings_shown = false}}; }
  std::vector<registry::CoverageView> coverage() override {
    return {{"C4-03", {"行政处罚", "Penalty"}, true, kHostile, "11210000LX0000000X", 2, "2026-09-28T10:00:00+08:00", "2026-09-01"},
            {"C4-03", {"行政处罚", "Penalty"}, true, "乙", "11210000LX0000001X", 2, "2026-09-27T10:00:00+08:00", "2026-09-01"},
            {"C3-01", {"表彰", "Commendation"}, true, "", "", 0, "", ""}, {"C2-01", {"承诺", "Pledge"}, false, "", "", 0, "", ""}};
  }
  registry::OutcomeView outcomes() override {
    registry::OutcomeView view;
    view.slowest_recipients = {{{"接口用户", "API client"}, "", "", 4, 3, 9}, {{"共享单位", "unit"}, kHostile, "11210000LX0000000X", 2, 2, 1}};
    return view;
  }
  std::vector<registry::ItemView> items() override { return {}; }
  base::Result<registry::CertificateView> certificate(const std::string& number) override {
    if (number != kCertificate) return base::refuse(base::RefusalWord::not_found);
    registry::CertificateView view;
    view.number = number;
    view.organisation = kHostile;
    view.recipients = {{{"共享单位", "unit"}, kHostile, "2026-09-28T10:00:00+08:00", "2026-09-28T10:00:00+08:00", "", 1, -1}};
    return view;
  }
  base::Result<std::string> certificate_file(const std::string& number) override {
    if (number != kCertificate) return base::refuse(base::RefusalWord::not_found);
    return "{}";
  }
  base::Result<std::string> certificate_pdf(const std::string& number) override {
    if (number != kCertificate) return base::refuse(base::RefusalWord::not_found);
    return "%PDF";
  }
  std::string vkey() override { return "key"; }
  std::string checkpoint() override { return "log\n1\nroot\n"; }
  /// Tiles of a log of 300 entries: one full tile and one of 44 at level 0, one of 1 at level 1.
  std::optional<std::string> tile(unsigned level, std::uint64_t n, unsigned width) override {
    const bool is_there = (level == 0 && n == 0) || (level == 0 && n == 1 && width <= 44) || (level == 1 && n == 0 && width == 1);
    return is_there ? std::optional<std::string>(std::string(32UL * width, 'x')) : std::nullopt;
  }
  std::string state_tag() override {
    fail_if_told();
    return tag;
  }
  base::Instant now() override { return instant; }
  bool clock_is_fixed() override { return false; }

  std::string tag = "1";
  std::string uscc = "91210102LX0000000X";  ///< of the organisation
  base::Instant instant = *base::Instant::parse_rfc3339("2026-09-28T10:00:00+08:00");
  bool disk_fails = false, has_bug = false;

 private:
  void fail_if_told() const {
    if (disk_fails) throw base::Failure("disk_failed", "cannot read /var/secret/place");
    if (has_bug) throw std::runtime_error("secret of the machine");
  }
  static registry::RecordView penalty() {
    registry::RecordView view;
    view.id = kRecord;
    view.organisation_id = kOrganisation;
    view.item = "C4-03";
    view.item_title = {"行政处罚", "Penalty"};
    view.document_number = kHostile;
    view.document_on = "2026-09-01";
    view.deciding_unit = view.source_unit = kHostile;
    view.admitted_at = view.shown_since = "2026-09-28T10:00:00+08:00";
    view.shown_until = "2027-09-01";
    view.restorable_from = "2026-12-01";
    view.labels = {{"objection", {"异议处理中", "contested"}}};
    view.elements = {{"CF_CFLB", {"处罚类别", "Kind of penalty"}, "罚款;警告", {}}, {"CF_YXQ", {"处罚有效期", "Valid until"}, "2099-12-31", {}},
                     {"CF_FRDB", {"法定代表人", "Legal representative"}, "王某某", {}}, {"CF_NR", {"处罚内容", "Content"}, kHostile, {}}};
    return view;
  }
};

inline Law law() {
  static const statute::Pack pack = statute::embedded_pack();
  return {pack, {}, {}};
}

inline Request get(const std::string& target, std::vector<Field> fields = {}) { return {Method::get, target, std::move(fields)}; }

}  // namespace liaoxin::http::testing
