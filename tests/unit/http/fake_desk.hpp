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
    return DeskPerson{"zhang.wei", "张某", {{"grt-a", {"报送单位人员", "Officer"}, "沈阳市处罚局", true}}};
  }
  void sign_out(const std::string&) override {}
  base::Result<void> choose(const std::string&, const std::string&) override { return {}; }
  base::Result<void> refresh(const std::string&, const std::string&, const std::string&) override { return {}; }
  std::vector<const statute::Operation*> operations(const std::string&) override { return {}; }
  std::vector<DeskTask> tasks(const std::string&) override { return {}; }
  std::vector<OwnRecord> own_records(const std::string&) override { return {}; }
  std::vector<DeskLook> looks(const std::string&, std::int64_t) override { return {}; }
  std::vector<DeskConsent> consents(const std::string&) override { return {}; }
  std::optional<base::json::object> own_file(const std::string&) override { return std::nullopt; }
  std::vector<DeskLook> marked_looks(const std::string&) override { return {}; }
  std::vector<DeskProposal> proposals(const std::string&) override { return {}; }
  base::Result<UnitRecords> unit_records(const std::string&, const std::string&, bool) override { return UnitRecords{}; }
  std::vector<UnitMonth> unit_months(const std::string&) override { return {}; }
  FilingDesk& filings() override { return filings_; }
  std::expected<base::json::object, std::vector<base::Refusal>> act(const std::string&, std::string_view, const base::json::object&) override { return base::json::object{}; }
  std::vector<DeskLetter> letters(const std::string&) override { return {}; }
  std::optional<DeskLetterText> letter(const std::string&, const std::string&) override { return std::nullopt; }
  DeskMailAddress mail_address(const std::string&) override { return {}; }
  void keep_answer(const std::string&, base::json::object) override {}
  std::optional<base::json::object> take_answer(const std::string&) override { return std::nullopt; }

  /// Lets every password through that is being hashed, and all that come later.
  void release() {
    const std::lock_guard lock(mutex_);
    released_ = true;
    changed_.notify_all();
  }
  FakeFilings filings_;
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
