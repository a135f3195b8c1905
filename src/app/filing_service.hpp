#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/filing_store.hpp"
#include "app/import.hpp"
#include "app/platform.hpp"
#include "http/filing_desk.hpp"

namespace liaoxin::app {

/// Who files: an officer of a unit that is signed in.
struct FilingOfficer {
  statute::Actor actor;
  std::string name;
  bool is_fresh = false;  ///< its second factor
  bool is_submitter = false;  ///< its post; others of the unit look on
};

/// What the filing of records asks of the desks of its process.
struct FilingHost {
  std::function<std::optional<FilingOfficer>(const std::string& token)> officer;
  /// Runs something with the platform of the desks, while nobody else acts.
  std::function<void(const std::function<void(Platform&)>&)> with_platform;
};

/// Files sent through the desk: each is judged by a thread of its own, one after the other, on a platform of its own; between
/// two commits those who wait at the desks come first. A file interrupted by the end of the process is run again by the next.
class FilingService final : public http::FilingDesk {
 public:
  /// Throws base::Failure: those of the directory and of the keys.
  FilingService(Places places, const Clock& clock, FilingHost host);
  ~FilingService() override;

  bool may_file(const std::string& token) override;
  std::vector<http::FilingItem> items(const std::string& token) override;
  std::optional<std::string> blank_form(const std::string& token, const std::string& item) override;
  base::Result<std::unique_ptr<http::UploadedFile>> receive(const std::string& token) override;
  std::expected<std::string, Refused> file(const std::string& token, const http::FilingInput& input, std::unique_ptr<http::UploadedFile> file) override;
  std::string keep(const std::string& token, const http::FilingInput& input, std::unique_ptr<http::UploadedFile> file) override;
  std::vector<http::FilingView> list(const std::string& token) override;
  std::optional<http::FilingView> find(const std::string& token, const std::string& id) override;
  std::optional<std::string> verdicts(const std::string& token, const std::string& id) override;
  bool run_again(const std::string& token, const std::string& id) override;
  std::optional<http::RefusedPage> refused_rows(const std::string& token, const std::string& id, const http::RefusedQuery& query) override;
  std::expected<http::MendResult, std::vector<base::Refusal>> mend(const std::string& token, const std::string& id, const http::MendedRows& rows, bool is_judged) override;

  /// Waits until no file is waiting or being judged.
  void await_idle();

 private:
  /// The filing of that number, if it is one of the officer's unit.
  [[nodiscard]] std::optional<Filing> own(const FilingOfficer& officer, const std::string& id);
  /// The filing under which a form's file is kept, new or sent before; nothing when there is no file.
  [[nodiscard]] std::optional<Filing> with_file(const FilingOfficer& officer, const http::FilingInput& input, std::unique_ptr<http::UploadedFile> file);
  [[nodiscard]] std::vector<base::Refusal> judged(const FilingOfficer& officer, const http::FilingInput& input, Filing& filing);
  [[nodiscard]] http::FilingView view_of(const Filing& filing);
  [[nodiscard]] ImportRequest request_of(const Filing& filing, const statute::Actor& actor) const;
  [[nodiscard]] base::Date kept_until(const Filing& filing) const;

  void run();
  void work(const std::string& id);
  void import_whole(Filing& filing);
  void enqueue(const std::string& id);
  /// Removes the files of filings that are done, what was kept long enough, and the oldest of a unit that keeps too many.
  void sweep();

  const Places places_;
  const Clock& clock_;
  const FilingHost host_;
  const store::KeyStore keys_;
  const statute::Pack& pack_;
  std::mutex mutex_;  ///< of all that follows
  std::condition_variable changed_;
  FilingStore store_;
  std::deque<std::string> queue_;
  std::string running_;
  ImportProgress progress_;
  std::atomic<bool> stop_{false};
  std::thread worker_;
};

}  // namespace liaoxin::app
