#pragma once
#include <condition_variable>
#include <mutex>

#include "http/desk.hpp"

/// A desk without accounts: everybody who shows a cookie is signed in, and a password is hashed until the test lets go.
namespace liaoxin::http::testing {

/// A unit that files: what arrives is kept in the object.
class FakeFilings : public FilingDesk {
 public:
  class Arriving : public UploadedFile {
   public:
    explicit Arriving(FakeFilings& filings) : filings_(filings) {}
    void write(std::string_view bytes) override { filings_.arrived += bytes; }

   private:
    FakeFilings& filings_;
  };
  bool may_file(const std::string& token) override { return token != "owner"; }
  std::vector<FilingItem> items(const std::string&) override { return {{"C4-03", {"行政处罚", "Penalty"}, true, {{"X_SDRQ", {"送达日期", "Day of service"}}}, "X_SDRQ"}}; }
  std::optional<std::string> blank_form(const std::string&, const std::string& item) override { return item == "C4-03" ? std::optional<std::string>("PK") : std::nullopt; }
  base::Result<std::unique_ptr<UploadedFile>> receive(const std::string&) override { return std::make_unique<Arriving>(*this); }
  std::expected<std::string, Refused> file(const std::string&, const FilingInput& input, std::unique_ptr<UploadedFile> file) override {
    said = input;
    if (!file) return std::unexpected(Refused{"", {base::make_refusal(base::RefusalWord::upload_missing, {}, "/file")}});
    return "fil-a";
  }
  std::string keep(const std::string&, const FilingInput&, std::unique_ptr<UploadedFile>) override { return "fil-a"; }
  std::vector<FilingView> list(const std::string&) override { return {view}; }
  std::optional<FilingView> find(const std::string&, const std::string& id) override { return id == "fil-a" ? std::optional(view) : std::nullopt; }
  std::optional<std::string> verdicts(const std::string&, const std::string&) override { return "a,b\r\n"; }
  bool run_again(const std::string&, const std::string&) override { return view.state == FilingState::failed; }
  std::optional<RefusedPage> refused_rows(const std::string&, const std::string&, const RefusedQuery&) override { return RefusedPage{view, rows, false}; }
  std::expected<MendResult, std::vector<base::Refusal>> mend(const std::string&, const std::string&, const MendedRows& given, bool) override {
    mended = given;
    return MendResult{1, view.left};
  }

  std::string arrived;
  FilingInput said;
  FilingView view{.id = "fil-a", .said = {.item = "C4-03", .service = "column", .service_column = "X_SDRQ", .file_name = "<b>处罚</b>.csv"}, .item_title = {"行政处罚", "Penalty"}, .filed_by = "张某", .filed_at = "2026-06-01T09:00:00+08:00"};
  std::vector<RefusedRow> rows;
  MendedRows mended;
};

/// Administrators by the token of their login; every name is hostile.
class FakeAdministration : public AdminDesk {
 public:
  std::optional<AccountsView> accounts(const std::string& token, const std::string&, const std::string& login) override {
    if (token != "security") return std::nullopt;
    if (login == "nobody") return AccountsView{};
    return AccountsView{{{.login = "zhang.wei", .name = kMarkup, .state = AccountState::ready, .roles = {{"grt-a", {"报送单位人员", "Officer"}, kMarkup, "a"}}},
                         {.login = "li.si", .name = kMarkup, .state = AccountState::disabled, .disabled_at = "2026-06-01T09:00:00+08:00"}},
                        "li.si"};
  }
  std::optional<std::vector<ClientLine>> clients(const std::string& token) override {
    if (token != "security") return std::nullopt;
    return std::vector<ClientLine>{{.id = "cli-a", .name = kMarkup, .unit = kMarkup, .officer = "a", .from_on = "2026-01-01", .until_on = "2026-12-31"},
                                   {.id = "cli-b", .name = kMarkup, .unit = kMarkup, .officer = "a", .revoked_at = "2026-06-01T09:00:00+08:00", .state = ClientState::revoked}};
  }
  std::optional<std::vector<UnitLine>> units(const std::string& token) override {
    if (token != "system") return std::nullopt;
    return std::vector<UnitLine>{{.uscc = "11210000LX0000000X", .name = kMarkup, .kind = {"报送部门", "department"}, .region = {"沈阳市", "Shenyang"}, .submitters = {kMarkup}, .officers = {{"a", kMarkup, kMarkup, {{kMarkup, kMarkup}}}}}};
  }
  std::optional<CalendarView> calendar(const std::string& token) override {
    if (token != "system") return std::nullopt;
    return CalendarView{{2026}, {{"2026-10-01", kMarkup, kMarkup, false, true}}};
  }
  std::optional<JournalView> journal(const std::string& token, std::int64_t before, bool) override {
    if (token != "audit") return std::nullopt;
    asked_before = before;
    return JournalView{9, {{.index = 8, .at = "2026-06-01T09:00:00+08:00", .kind = 2, .operation = {kMarkup, kMarkup}, .role = {"经办人", "Officer"}, .unit = kMarkup, .office = kMarkup, .actor = kMarkup}}, 8};
  }
  std::optional<LeafView> leaf(const std::string& token, std::int64_t index) override {
    if (token != "audit" || index != 8) return std::nullopt;
    return LeafView{.line = {.index = 8, .at = "2026-06-01T09:00:00+08:00", .kind = 1}, .references = {3}, .commits = {{2, "aGFzaA=="}}, .bytes = "0101", .leaf_hash = "aGFzaA==", .tile = "/tile/0/000.p/9", .place_in_tile = 8};
  }
  std::optional<VerificationView> verification(const std::string& token) override {
    if (token != "audit") return std::nullopt;
    return VerificationView{kMarkup, "key", kMarkup, 9, MarkState::log_behind, 12};
  }
  static inline const std::string kMarkup = "<b>沈阳'\"&</b>";
  std::int64_t asked_before = -1;
};

/// Offices by the token of their login; every name is hostile.
class FakeOffices : public OfficeDesk {
 public:
  std::optional<std::vector<EditionLine>> editions(const std::string& token) override {
    if (token != "in_charge" && token != "joint_meeting") return std::nullopt;
    const base::LocalText said{kMarkup, kMarkup};
    return std::vector<EditionLine>{{.code = "C4-03", .title = said, .state = EditionState::changed, .in_force_from = "2026-01-01", .decision_number = kMarkup, .authority = kMarkup, .changes = {{said, said, {}}}},
                                    {.code = "C3-01", .title = said, .state = EditionState::added}, {.code = "C1-01", .title = said, .state = EditionState::same, .in_force_from = "2026-01-01"}};
  }
  std::optional<std::vector<DecisionLine>> decisions(const std::string& token) override {
    if (token != "in_charge" && token != "joint_meeting") return std::nullopt;
    return std::vector<DecisionLine>{{.number = kMarkup, .authority = kMarkup, .items = {{kMarkup, kMarkup}}, .log_index = 3}, {.number = kMarkup, .standard = {kMarkup, kMarkup}, .unit = kMarkup}};
  }
  std::optional<std::vector<EditionDraftLine>> edition_drafts(const std::string& token) override {
    if (token != "in_charge" && token != "joint_meeting" && token != "unit") return std::nullopt;
    return std::vector<EditionDraftLine>{{.id = "edr-x", .purpose = kMarkup, .step = {"正在征求意见", "units are being consulted"}, .opinions_until_on = "2026-06-08", .items = {{.code = "C4-03", .title = {kMarkup, kMarkup}}},
                                          .opinions = {{kMarkup, kMarkup, "2026-06-02T09:00:00+08:00"}, {kMarkup, "", ""}}}};
  }
  std::optional<std::vector<ListSystemLine>> list_systems(const std::string& token) override {
    if (token != "in_charge" && token != "joint_meeting" && token != "unit") return std::nullopt;
    return std::vector<ListSystemLine>{{{.list_system = "lsy-x", .list_code = kMarkup, .name = kMarkup, .legal_basis = kMarkup, .basis_from_on = "2021-09-01", .step = "consulted", .step_title = {"征求意见结束", "the consultation is over"},
                                         .opinions_until_on = "2026-05-01", .comments = {{"cmt-x", "2026-04-20", kMarkup, ""}}},
                                        {{kMarkup, kMarkup, "2026-04-20T09:00:00+08:00"}, {kMarkup, "", ""}}}};
  }
  std::optional<OversightView> oversight(const std::string& token) override {
    if (token != "in_charge") return std::nullopt;
    return OversightView{{{"2026-06", 1, 2}}, {{.unit = kMarkup, .item = {kMarkup, kMarkup}, .accepted = 2, .timely = 1, .with_due = 2}}, {running()}, {{kMarkup, {"共享单位", "unit"}, 2, 5}}, {running()}, {{kMarkup, "2026-06-02", 7}}, {attempt()}};
  }
  std::optional<std::string> oversight_csv(const std::string& token) override { return token == "in_charge" ? std::optional<std::string>("unit\r\n") : std::nullopt; }
  std::optional<IntakeView> intake(const std::string& token) override {
    if (token != "work_body") return std::nullopt;
    return IntakeView{{{.unit = kMarkup, .item = {kMarkup, kMarkup}, .files = 1, .rows = 2, .refused = 1}}, {{kMarkup, {kMarkup, kMarkup}, 1}}};
  }
  std::optional<ProceedingsView> proceedings(const std::string& token) override {
    if (token != "work_body") return std::nullopt;
    return ProceedingsView{{running()}, {{.unit = kMarkup, .item = {kMarkup, kMarkup}, .how = {"撤回", "withdrawn"}}}, {{kMarkup, {"共享单位", "unit"}, 2, 5}}, 1, 1};
  }
  std::optional<std::vector<registry::CollectorView>> agreements(const std::string& token) override {
    if (token != "work_body" && token != "in_charge" && token != "collector") return std::nullopt;
    return std::vector<registry::CollectorView>{{.agreement = "agr-x", .name = kMarkup, .uscc = "51210000LX0000000X", .agreement_number = kMarkup, .need = kMarkup, .method = kMarkup, .kinds = {{"会员自律", "membership"}},
                                                 .objection_procedure = "三个工作日内答复", .contact = "会员部", .until_on = "2027-12-31"}};
  }
  static AttemptLine attempt() { return {.unit = kMarkup, .officer = kMarkup, .measure = {kMarkup, kMarkup}, .item = {kMarkup, kMarkup}, .why = {kMarkup, kMarkup}, .tried_at = "2026-06-03T09:00:00+08:00", .log_index = 5}; }
  std::optional<UnitMeasures> measures(const std::string& token) override {
    if (token != "unit") return std::nullopt;
    const base::LocalText said{kMarkup, kMarkup};
    return UnitMeasures{{{.id = "mea-x", .record = "rec-x", .title = said, .article = "26(3)", .unit = kMarkup, .law = kMarkup, .method = kMarkup, .document_number = kMarkup, .standing = said, .last_on = "2026-09-01", .derivation = {{said, {"regulation", "30"}}}, .may_be_lifted = true, .is_waiting = true, .organisation = kMarkup}},
                        {{"rwd-x", said, kMarkup, "2026-06-01"}}, {attempt()}};
  }
  std::optional<std::vector<registry::MeasureListView>> measure_lists(const std::string& token) override {
    if (token != "in_charge") return std::nullopt;
    return std::vector<registry::MeasureListView>{{.id = "mls-x", .number = kMarkup, .title = kMarkup, .regulation = kMarkup, .step = "commenting", .step_title = {"公开征求意见", "open to comments"}, .comments_until_on = "2026-07-31", .takes_comments = true, .comments = {{"cmt-x", "2026-06-01", kMarkup, ""}}}};
  }
  std::optional<FindingsView> findings(const std::string& token) override {
    const bool is_overseer = token == "in_charge";
    if (!is_overseer && token != "unit" && token != "work_body" && token != "joint_meeting" && token != "court" && token != "collector") return std::nullopt;
    const FindingLine line{.reference = "objection_late/obj-a/asked", .unit = kMarkup, .uscc = "11210000LX0000000X", .title = {"平台服务标准未达:异议逾期未办", "Service standard missed: objection not handled in time"}, .missed = {"待来源单位答复", "the source's answer"},
                           .due_on = "2026-06-01", .basis = {base::BasisKind::default_value, "objection.source_feedback"}, .evidence = "obj-a", .log_index = 7};
    return FindingsView{is_overseer, {line},
                        {{.id = "acc-x", .unit = kMarkup, .step = {"约谈", "talk"}, .document_number = kMarkup, .decided_at = "2026-06-01T09:00:00+08:00", .reason = kMarkup + "三件逾期", .findings = {line}, .may_answer = !is_overseer, .may_close = is_overseer}},
                        {{kMarkup, {"未按规定核查处理异议信息", "contested information not verified"}, 50000, 0, kMarkup, "2026-05-21"}}};
  }
  std::optional<std::vector<PledgeReportLine>> pledge_reports(const std::string& token) override {
    using Side = PledgeReportLine::Side;
    const PledgeReportLine line{.id = "plr-x", .record = "rec-a", .organisation = kMarkup, .statement = kMarkup + "没有退款", .reported_at = "2026-06-01T09:00:00+08:00", .due_on = "2026-06-23", .days_left = 3};
    std::vector<PledgeReportLine> lines;
    if (token == "unit") {
      lines = {line};
      lines[0].may_answer = true;
    } else if (token == "own") {
      lines = {line, line};
      lines[0].side = Side::reporter;
      lines[1].side = Side::subject;
      lines[1].statement = "不应看到";
    } else {
      return std::nullopt;
    }
    return lines;
  }
  std::optional<LettersToServe> to_serve(const std::string& token, const std::string& after) override {
    if (token != "work_body" && token != "unit") return std::nullopt;
    if (!after.empty()) return LettersToServe{};
    return LettersToServe{{{.id = "ntc-a", .record = "rec-a", .title = {kMarkup, kMarkup}, .item = {kMarkup, kMarkup}, .organisation = kMarkup, .document_number = kMarkup, .written_at = "2026-06-01T09:00:00+08:00", .due_on = "2026-06-04", .releases = true},
                           {.id = "ntc-b", .record = "rec-b", .title = {kMarkup, kMarkup}, .item = {kMarkup, kMarkup}, .written_at = "2026-06-01T09:00:00+08:00"}}, "ntc-b"};
  }
  std::optional<base::Result<std::vector<DocumentRecord>>> documents(const std::string& token, const DocumentSearch& search) override {
    using Found = base::Result<std::vector<DocumentRecord>>;
    if (token != "court") return std::nullopt;
    if (search.number == "no-case") return Found(base::refuse(base::RefusalWord::case_reference_missing, {}, "/case_reference"));
    std::vector<DocumentRecord> list;
    if (search.number != "none") {
      list.push_back({.id = "rec-a", .organisation = kMarkup, .item = {kMarkup, kMarkup}, .deciding_unit = kMarkup, .document_number = kMarkup, .is_stayed = true, .designations = {{"dsg-a", "失信1号"}, {"dsg-b", "失信2号", true}}, .steps = {{{kMarkup, kMarkup}, "2026-06-01T09:00:00+08:00", 3}}});
      list.push_back({.id = "rec-b", .item = {kMarkup, kMarkup}, .deciding_unit = kMarkup, .ended = {"撤回", "withdrawn"}, .recalls = {{"aaaa", 2, 1}}});
    }
    return Found(std::move(list));
  }
  static RunningLine running() { return {.id = "obj-a", .number = kMarkup, .unit = kMarkup, .item = {kMarkup, kMarkup}, .step = {"复核中", "under review"}, .due_on = "2026-06-01", .days_left = -3}; }
  static inline const std::string kMarkup = FakeAdministration::kMarkup;
};

/// Nothing is kept.
class FakeDrafts : public DraftDesk {
 public:
  std::vector<DeskDraft> list(const std::string&) override { return {}; }
  base::Result<DeskDraft> open(const std::string&, const std::string&) override { return base::refuse(base::RefusalWord::draft_unknown); }
  base::Result<std::string> keep(const std::string&, const std::string&, std::string_view, const std::map<std::string, std::string>&) override { return base::refuse(base::RefusalWord::draft_limit); }
  bool keep_for_ended(const std::string&, const std::string&, std::string_view, const std::map<std::string, std::string>&) override { return false; }
  void erase(const std::string&, const std::string&) override {}
};

class FakeDesk : public Desk {
 public:
  base::Result<DeskEnrolment> enrolment(const std::string&) override { return base::refuse(base::RefusalWord::enrolment_unknown); }
  base::Result<void> enrol(const std::string&, const std::string&, const std::string&) override { return {}; }
  base::Result<DeskTokens> sign_in(const std::string&, const std::string&, const std::string&, const std::string&, const std::string&) override {
    std::unique_lock lock(mutex_);
    ++hashing_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return released_; });
    return base::refuse(base::RefusalWord::sign_in_failed);
  }
  std::optional<DeskPerson> who(const std::string& token) override {
    if (token.empty()) return std::nullopt;
    DeskPerson person{"zhang.wei", "张某", {{"grt-a", {"报送单位人员", "Officer"}, "沈阳市处罚局", true}}};
    person.desk = desk_of(token);
    return person;
  }
  void sign_out(const std::string&) override {}
  std::optional<DeskClock> clock(const std::string&, const std::string& id) override { return id == clock_.id ? std::optional(clock_) : std::nullopt; }
  void bind(const std::string&) override {}
  std::vector<DeskAlert> alerts(const std::string&) override { return {}; }
  void settle_alerts(const std::string&, bool) override {}
  base::Result<void> choose(const std::string&, const std::string&) override { return {}; }
  base::Result<void> refresh(const std::string&, const std::string&, const std::string&) override { return {}; }
  std::vector<const statute::Operation*> operations(const std::string&) override { return operations_; }
  DeskChoices choices(const std::string& token, const statute::Operation&, const std::string& record) override {
    asked_of_record_ = record;
    return token == "work_body" || token == "own" ? choices_ : DeskChoices{};
  }
  std::vector<DeskTask> tasks(const std::string&) override { return tasks_; }
  std::vector<OwnRecord> own_records(const std::string&) override { return records_; }
  DeskLooks looks(const std::string&, const std::string&) override { return {}; }
  std::vector<DeskConsent> consents(const std::string&) override { return {}; }
  std::vector<DeskCollection> collections(const std::string&) override { return {}; }
  std::vector<DeskRepresentative> representatives(const std::string&) override { return {}; }
  std::optional<ObjectionView> objection(const std::string&, const std::string& id) override { return id == "obj-x" ? std::optional(objection_) : std::nullopt; }
  std::optional<registry::RecordView> record_to_correct(const std::string&, const std::string& record) override { return record == "rec-x" ? objection_.record : std::nullopt; }
  std::optional<DeskLeniencyClaim> leniency_claim(const std::string&, const std::string& id) override {
    if (id != "len-x") return std::nullopt;
    return DeskLeniencyClaim{{"不可抗力", "force majeure"}, FakeAdministration::kMarkup + "当日洪水", "2026-06-01T09:00:00+08:00", "2026-06-04", objection_.record};
  }
  std::optional<DeskRestoration> restoration(const std::string&, const std::string& id) override {
    if (id != "rst-x") return std::nullopt;
    return DeskRestoration{.way = {"完成整改", "completed rectification"}, .step = {"已申请,待受理", "applied for, to be accepted"}, .correction = FakeAdministration::kMarkup + "罚款已缴清", .applied_at = "2026-06-01T09:00:00+08:00",
                           .accept_due_on = "2026-06-04", .answer_due_on = "2026-06-15", .handler = {}, .result_due_on = {}, .record = objection_.record};
  }
  std::optional<DeskListing> listing(const std::string&, const std::string& id) override {
    if (id != "lst-x") return std::nullopt;
    return DeskListing{.facts = listing_, .proposer = FakeAdministration::kMarkup + "甲", .proposed_at = "2026-06-01T09:00:00+08:00", .told_on = "2026-06-01", .removal_statement = FakeAdministration::kMarkup + "已经整改", .record = objection_.record};
  }
  std::optional<DeskLookContest> look_contest(const std::string&, const std::string& contest) override { return contest == "lct-x" ? std::optional(contest_) : std::nullopt; }
  std::optional<DeskEvidenceFile> evidence_file(const std::string&, const std::string& id) override {
    if (id != "evi-x") return std::nullopt;
    return DeskEvidenceFile{"缴款收据.jpg", "image/jpeg", "\xff\xd8\xff"};
  }
  std::optional<base::json::object> own_file(const std::string&) override { return std::nullopt; }
  std::vector<registry::DeclaredView> declared(const std::string&) override { return {}; }
  std::vector<DeskLetter> letters(const std::string&) override { return {}; }
  std::optional<report::Notice> letter(const std::string&, const std::string&) override { return std::nullopt; }
  std::vector<const statute::Operation*> counter_operations(const std::string&) override { return {}; }
  std::expected<base::json::object, std::vector<base::Refusal>> act_in_sitting(const std::string&, const std::string&, std::string_view, const base::json::object&) override { return base::json::object{}; }
  std::vector<DeskLook> marked_looks(const std::string& token) override {
    if (token != "audit") return {};
    return {{.log_index = 3, .at = "2026-06-01T09:00:00+08:00", .unit = FakeAdministration::kMarkup, .office = FakeAdministration::kMarkup, .marks = {{FakeAdministration::kMarkup, FakeAdministration::kMarkup}}}};
  }
  std::vector<DeskProposal> proposals(const std::string&) override { return {}; }
  base::Result<UnitRecords> unit_records(const std::string& token, const std::string&, bool) override {
    if (token != "collector") return UnitRecords{};
    const std::string markup = FakeAdministration::kMarkup;
    return UnitRecords{{{.id = "rec-a", .subject_name = markup, .document_number = markup, .document_on = "2026-05-06", .filed_at = "2026-06-01T09:00:00+08:00", .item_title = {markup, markup}}}, ""};
  }
  base::Result<std::vector<UnitRecord>> search_records(const std::string&, const std::string& query) override {
    if (query.size() < 6) return base::refuse(base::RefusalWord::query_too_short, {}, "/q");
    return std::vector<UnitRecord>{{.id = "rec-a", .subject_name = FakeAdministration::kMarkup, .document_number = FakeAdministration::kMarkup, .item_title = {"行政处罚", "Penalty"}, .is_shareable = is_shareable}};
  }
  std::vector<UnitMonth> unit_months(const std::string&) override { return {}; }
  DraftDesk& drafts() override { return drafts_; }
  FilingDesk& filings() override { return filings_; }
  AdminDesk& administration() override { return administration_; }
  OfficeDesk& offices() override { return offices_; }
  /// A token named after a desk is a login there; every other one is a unit's.
  static DeskKind desk_of(const std::string& token) {
    for (const auto& [name, kind] : kDesks) {
      if (token == name) return kind;
    }
    return DeskKind::unit;
  }
  static constexpr std::pair<std::string_view, DeskKind> kDesks[] = {{"own", DeskKind::own}, {"unit", DeskKind::unit}, {"work_body", DeskKind::work_body}, {"in_charge", DeskKind::in_charge},
                                                                      {"joint_meeting", DeskKind::joint_meeting}, {"court", DeskKind::court}, {"collector", DeskKind::collector}, {"system", DeskKind::system},
                                                                      {"security", DeskKind::security}, {"audit", DeskKind::audit}};
  std::expected<base::json::object, std::vector<base::Refusal>> act(const std::string&, std::string_view, const base::json::object&) override { return base::json::object{}; }
  std::vector<DeskLetter> notices(const std::string&) override { return {}; }
  DeskMailAddress mail_address(const std::string&) override { return {}; }
  void keep_answer(const std::string&, base::json::object) override {}
  std::optional<base::json::object> take_answer(const std::string&) override { return answer_; }

  bool is_shareable = false;  ///< what a search finds

  /// Lets every password through that is being hashed, and all that come later.
  void release() {
    const std::lock_guard lock(mutex_);
    released_ = true;
    changed_.notify_all();
  }
  ObjectionView objection_;
  DeskLookContest contest_;
  OwnListing listing_{.id = "lst-x", .list = FakeAdministration::kMarkup + "安全生产名单", .ground = {"严重危害:安全生产", "seriously endangering: work safety"}, .step = {"拟列入,已事先告知", "proposed, told beforehand"},
                      .said = {FakeAdministration::kMarkup + "隐瞒隐患", "造成多人伤亡", "调查报告"}, .statement = FakeAdministration::kMarkup + "责任不清", .answer = FakeAdministration::kMarkup + "已认定",
                      .defence_until = "2026-06-08", .removal_requirements = FakeAdministration::kMarkup + "经验收", .removal_due_on = "2026-06-22", .may_state = true, .may_apply_removal = true};
  std::vector<OwnRecord> records_;
  std::optional<base::json::object> answer_;
  std::vector<DeskTask> tasks_;
  DeskChoices choices_;
  std::string asked_of_record_;  ///< of which record choices were asked for last
  DeskClock clock_{.id = "rst-x", .proceeding = {"信用修复", "Restoration of credit"}, .terms = {{{"作出决定", "decide"}, "2026-06-01", {"2026-06-04", true, {"default", "restoration.result"}, {{"2026-06-02", true, {"工作日", "working day"}, "national"}, {"2026-06-03", false, {"中止计时", "the clock stands still"}, "regulation"}}}, {{{"检测", "testing"}, "2026-06-03", "2026-06-03", "检字〔2026〕<b>1</b>号"}}}}};
  std::vector<const statute::Operation*> operations_;
  FakeDrafts drafts_;
  FakeFilings filings_;
  FakeAdministration administration_;
  FakeOffices offices_;
  void await_hashing(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return hashing_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int hashing_ = 0;
  bool released_ = false;
};

}  // namespace liaoxin::http::testing
