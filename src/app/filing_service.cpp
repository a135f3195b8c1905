#include "app/filing_service.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "app/blank_form.hpp"
#include "app/refused_rows.hpp"
#include "base/check.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "intake/headings.hpp"
#include "intake/table_writer.hpp"
#include "statute/embedded_pack.hpp"
#include "store/units.hpp"

namespace liaoxin::app {
namespace {

using base::Refusal;
using base::RefusalWord;
using http::FilingState;
using Part = FilingStore::Part;
using std::lock_guard;

constexpr std::int64_t kDay = 24LL * 3600 * 1'000'000;
constexpr std::size_t kWaitingOfUnit = 4, kKeptOfUnit = 100;
constexpr std::int64_t kAttempts = 3;
constexpr std::int64_t kRowsPerCommit = 500;
constexpr std::uintmax_t kVerdictBytes = 128 << 20;

/// What a file that comes over the network may cost (security.md F5).
intake::Limits limits() { return {.file_bytes = 32ULL << 20, .rows = 200'000, .unpacked_bytes = 256ULL << 20, .strings_bytes = 256ULL << 20}; }

/// The process ends: what is committed stays, the rest is run again by the next.
struct Stopped {};

constexpr std::pair<FilingState, std::string_view> kStates[] = {{FilingState::kept, "kept"}, {FilingState::waiting, "waiting"}, {FilingState::running, "running"},
                                                                 {FilingState::done, "done"}, {FilingState::refused, "refused"}, {FilingState::failed, "failed"}};
FilingState state_of(const Filing& filing) {
  const auto found = std::ranges::find(kStates, filing.state, &std::pair<FilingState, std::string_view>::second);
  return found == std::end(kStates) ? FilingState::failed : found->first;
}

class Incoming final : public http::UploadedFile {
 public:
  explicit Incoming(const std::filesystem::path& path) : file(path) {}
  void write(std::string_view bytes) override { file.write(bytes); }
  ScratchFile file;
};

statute::Actor actor_of(const Filing& filing) {
  const auto actor = statute::parse_actor(filing.actor);
  CHECK(actor.has_value());
  return *actor;
}

}  // namespace

FilingService::FilingService(Places places, const Clock& clock, FilingHost host)
    : places_(std::move(places)), clock_(clock), host_(std::move(host)), keys_(places_.keys), pack_(statute::embedded_pack()), store_(places_, keys_) {
  sweep();
  // What a process that ended left undone; the oldest first.
  auto filings = store_.all();
  for (auto filing = filings.rbegin(); filing != filings.rend(); ++filing) {
    if (filing->state == "waiting" || filing->state == "running") queue_.push_back(filing->id);
  }
  worker_ = std::thread([this] { run(); });
}

FilingService::~FilingService() {
  {
    const lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  worker_.join();
}

// ---- who, and what belongs to whom

bool FilingService::may_file(const std::string& token) { return host_.officer(token).has_value(); }

std::optional<Filing> FilingService::own(const FilingOfficer& officer, const std::string& id) {
  auto filing = store_.find(id);
  if (!filing || actor_of(*filing).unit != officer.actor.unit) return std::nullopt;
  return filing;
}

base::Date FilingService::kept_until(const Filing& filing) const {
  const auto days = pack_.parameter("filing.kept_days", base::Instant{filing.filed_at}.date());
  CHECK(days.has_value());
  return base::Instant{filing.filed_at + days->value * kDay}.date();
}

std::vector<http::FilingItem> FilingService::items(const std::string& token) {
  std::vector<http::FilingItem> list;
  if (!host_.officer(token)) return list;
  host_.with_platform([&](Platform& platform) {
    for (const statute::Item& item : platform.pack().items) {
      const statute::Schema* schema = platform.pack().schema_of(item);
      if (item.importable_stage != 1 || schema == nullptr || !store::edition_in_force(platform.db(), item.code, clock_.now().date())) continue;
      http::FilingItem one{item.code, item.name, item.told_first, {}, schema->role("served_on").value_or("")};
      for (const statute::Column& column : schema->columns) {
        if (column.type == statute::ColumnType::date) one.date_columns.push_back({column.code, column.name});
      }
      list.push_back(std::move(one));
    }
  });
  return list;
}

std::optional<std::string> FilingService::blank_form(const std::string& token, const std::string& code) {
  const std::vector<http::FilingItem> known = items(token);
  if (std::ranges::find(known, code, &http::FilingItem::code) == known.end()) return std::nullopt;
  base::SystemRandom random;
  const ScratchFile file(store_.scratch_path(random));
  write_blank_form(*pack_.schema_of(*pack_.item(code)), file.path(), intake::Format::xlsx);
  return file.bytes();
}

// ---- a file arrives

base::Result<std::unique_ptr<http::UploadedFile>> FilingService::receive(const std::string& token) {
  if (!host_.officer(token)) return base::refuse(RefusalWord::operation_not_allowed);
  base::SystemRandom random;
  return std::make_unique<Incoming>(store_.scratch_path(random));
}

std::optional<Filing> FilingService::with_file(const FilingOfficer& officer, const http::FilingInput& input, std::unique_ptr<http::UploadedFile> file) {
  std::optional<Filing> before = input.kept.empty() ? std::nullopt : own(officer, input.kept);
  if (before && before->state != "kept" && before->state != "refused") before.reset();
  if (!file && !before) return std::nullopt;
  Filing filing = before.value_or(Filing{});
  if (file) {
    if (!before) {
      base::SystemRandom random;
      filing.id = FilingStore::new_id(random);
    }
    const auto* incoming = dynamic_cast<const Incoming*>(file.get());
    CHECK(incoming != nullptr);
    store_.put(filing.id, Part::file, incoming->file.bytes());
    filing.file_name = input.file_name;
    filing.file_bytes = static_cast<std::int64_t>(input.file_bytes);
  }
  filing.actor = statute::to_string(officer.actor);
  filing.actor_name = officer.name;
  filing.filed_at = clock_.now().micros;
  filing.state = "kept";
  filing.refusal.reset();
  filing.rows_read = 0;
  filing.item = input.item;
  filing.service = input.service;
  filing.served_on = input.served_on;
  filing.service_column = input.service_column;
  filing.is_reviewed = input.is_reviewed;
  return filing;
}

std::vector<Refusal> FilingService::judged(const FilingOfficer& officer, const http::FilingInput& input, Filing& filing) {
  std::vector<Refusal> refusals;
  if (!officer.is_submitter) refusals.push_back(base::make_refusal(RefusalWord::post_not_held));
  const statute::Item* item = pack_.item(input.item);
  const statute::Schema* schema = item == nullptr ? nullptr : pack_.schema_of(*item);
  if (schema == nullptr) refusals.push_back(base::make_refusal(RefusalWord::item_unknown, base::one_line(input.item), "/item"));
  if (input.service == "on") {
    const auto day = base::Date::parse_lenient(base::half_width(input.served_on));
    if (!day) refusals.push_back(base::make_refusal(RefusalWord::date_invalid, base::one_line(input.served_on), "/served_on"));
    else if (clock_.now().date() < *day) refusals.push_back(base::make_refusal(RefusalWord::service_date_impossible, day->iso(), "/served_on"));
    else filing.served_on = day->iso();
  } else if (input.service == "column") {
    const std::string heading = input.service_column.empty() && schema != nullptr ? schema->role("served_on").value_or("") : input.service_column;
    const statute::Column* column = schema == nullptr ? nullptr : schema->by_heading(heading);
    if (schema != nullptr && column == nullptr) refusals.push_back(base::make_refusal(RefusalWord::heading_unknown, base::one_line(heading), "/service_column"));
    if (column != nullptr) filing.service_column = column->code;
  } else if (input.service != "none") {
    refusals.push_back(base::make_refusal(RefusalWord::attestation_choice, {}, "/service"));
  }
  // It publishes what it attests, as service.attest does: a fresh code is asked for both.
  if (refusals.empty() && attests(filing) && !officer.is_fresh) refusals.push_back(base::make_refusal(RefusalWord::factor_not_fresh, {}, "/code_again"));
  return refusals;
}

std::expected<std::string, http::FilingDesk::Refused> FilingService::file(const std::string& token, const http::FilingInput& input, std::unique_ptr<http::UploadedFile> file) {
  const auto officer = host_.officer(token);
  if (!officer) return std::unexpected(Refused{"", {base::make_refusal(RefusalWord::operation_not_allowed)}});
  const lock_guard lock(mutex_);
  auto filing = with_file(*officer, input, std::move(file));
  if (!filing) return std::unexpected(Refused{"", {base::make_refusal(RefusalWord::upload_missing, {}, "/file")}});
  std::vector<Refusal> refusals = judged(*officer, input, *filing);
  const auto waiting = std::ranges::count_if(store_.all(), [&](const Filing& one) { return (one.state == "waiting" || one.state == "running") && actor_of(one).unit == officer->actor.unit; });
  if (refusals.empty() && static_cast<std::size_t>(waiting) >= kWaitingOfUnit) refusals.push_back(base::make_refusal(RefusalWord::filings_waiting));
  filing->state = refusals.empty() ? "waiting" : "kept";
  filing->attempts = 0;
  store_.save(*filing);
  if (!refusals.empty()) return std::unexpected(Refused{filing->id, std::move(refusals)});
  enqueue(filing->id);
  return filing->id;
}

std::string FilingService::keep(const std::string& token, const http::FilingInput& input, std::unique_ptr<http::UploadedFile> file) {
  const auto officer = host_.officer(token);
  if (!officer) return {};
  const lock_guard lock(mutex_);
  const auto filing = with_file(*officer, input, std::move(file));
  if (!filing) return {};
  store_.save(*filing);
  return filing->id;
}

// ---- the worker

void FilingService::enqueue(const std::string& id) {
  queue_.push_back(id);
  changed_.notify_all();
}

void FilingService::await_idle() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return queue_.empty() && running_.empty(); });
}

void FilingService::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    if (queue_.empty()) {
      if (!changed_.wait_for(lock, std::chrono::hours(1), [this] { return stop_ || !queue_.empty(); })) sweep();
      continue;
    }
    running_ = queue_.front();
    queue_.pop_front();
    progress_ = {};
    const std::string id = running_;
    lock.unlock();
    work(id);
    lock.lock();
    running_.clear();
    sweep();
    changed_.notify_all();
  }
}

void FilingService::work(const std::string& id) {
  std::optional<Filing> filing;
  const auto save = [&] {
    const lock_guard lock(mutex_);
    store_.save(*filing);
  };
  try {
    {
      const lock_guard lock(mutex_);
      filing = store_.find(id);
    }
    if (!filing) return;
    filing->state = "running";
    // A file that ends the process each time does not end it for ever.
    if (++filing->attempts > kAttempts) throw base::Failure("filing_failed", "this file was interrupted again and again", "look into the log of the server");
    save();
    import_whole(*filing);
    save();
  } catch (const Stopped&) {
    --filing->attempts;
    save();
  } catch (const std::exception& error) {
    fmt::print(stderr, "{{\"filing\":\"{}\",\"message\":\"{}\"}}\n", id, base::one_line(error.what()));
    if (!filing) return;
    filing->state = "failed";
    filing->refusal = kept(base::make_refusal(RefusalWord::filing_failed));
    try {
      save();
    } catch (const base::Failure& failure) {
      // Nothing can be written: it is still waiting or running on the disk, and run again by the next process.
      fmt::print(stderr, "{{\"filing\":\"{}\",\"message\":\"{}\"}}\n", id, base::one_line(failure.what()));
    }
  }
}

ImportRequest FilingService::request_of(const Filing& filing, const statute::Actor& actor) const {
  ImportRequest request;
  request.item = filing.item;
  request.actor = actor;
  request.file_name = filing.file_name;
  request.limits = limits();
  request.rows_per_commit = kRowsPerCommit;
  if (filing.service == "on" || filing.service == "column") request.served_by = actor;
  if (filing.service == "on") request.served_on = base::Date::parse_lenient(filing.served_on);
  if (filing.service == "column") request.service_column = filing.service_column;
  if (filing.is_reviewed) request.secrecy_reviewed_by = actor;
  return request;
}

void FilingService::import_whole(Filing& filing) {
  base::SystemRandom random;
  const auto bytes = store_.get(filing.id, Part::file);
  if (!bytes) throw base::Failure("file_failed", "the file is not there, or cannot be opened", "send the file again");
  ScratchFile input(store_.scratch_path(random));
  input.write(*bytes);
  const ScratchFile verdicts(store_.scratch_path(random));
  RefusedRows refused;
  ImportRequest request = request_of(filing, actor_of(filing));
  request.file = input.path();
  request.verdicts = verdicts.path();
  request.on_refused = [&](const RefusedInput& row) { refused.add(row); };
  Platform platform(places_, clock_);
  std::int64_t durable = 0;
  const auto result = import_file(platform, request, [&](const ImportProgress& progress) {
    durable = progress.durable_through;
    {
      const lock_guard lock(mutex_);
      progress_ = progress;
    }
    // Who waits at a desk comes first.
    host_.with_platform([](Platform&) {});
    if (stop_) throw Stopped{};
  });
  if (!result) {
    filing.state = "refused";
    filing.refusal = kept(result.error());
    filing.rows_read = durable;
    return;
  }
  filing.state = "done";
  filing.rows = result->rows;
  filing.accepted = result->accepted;
  filing.held = result->held;
  filing.refused = result->refused;
  filing.same = result->same;
  filing.replaced = result->replaced;
  filing.attested = result->attested;
  filing.left = static_cast<std::int64_t>(refused.rows().size());
  filing.verdict_hash = result->verdict_hash;
  filing.unknown_headings = result->unknown_headings;
  if (result->log_index >= 0) filing.receipts.push_back({result->import_id, result->log_index, static_cast<std::int64_t>(result->log_size)});
  const lock_guard lock(mutex_);
  store_.put_rows(filing.id, refused.rows());
  filing.has_verdicts = std::filesystem::file_size(verdicts.path()) <= kVerdictBytes;
  if (filing.has_verdicts) store_.put(filing.id, Part::verdicts, verdicts.bytes());
}

void FilingService::sweep() try {
  std::map<std::string, std::size_t> of_unit;
  for (const Filing& filing : store_.all()) {
    if (filing.state == "waiting" || filing.state == "running") continue;
    // What was taken stands in the database, what was refused is kept: the file itself has done its service. Only once this
    // stands on the disk: a process that ends before it leaves a filing that is run again, and that needs its file.
    if (filing.state == "done") store_.drop(filing.id, Part::file);
    const bool is_over = kept_until(filing) < clock_.now().date();
    const bool is_too_many = ++of_unit[actor_of(filing).unit] > kKeptOfUnit && filing.left == 0;
    if (is_over || is_too_many) store_.remove(filing.id);
  }
} catch (const std::exception& error) {
  // What could not be removed now is removed next time.
  fmt::print(stderr, "{{\"filings\":\"sweep\",\"message\":\"{}\"}}\n", base::one_line(error.what()));
}

// ---- what became of it

http::FilingView FilingService::view_of(const Filing& filing) {
  http::FilingView view;
  view.id = filing.id;
  view.said = {filing.item, filing.service, filing.served_on, filing.service_column, filing.is_reviewed, filing.id, filing.file_name, static_cast<std::uint64_t>(filing.file_bytes)};
  if (const statute::Item* item = pack_.item(filing.item)) view.item_title = item->name;
  view.filed_by = filing.actor_name;
  view.filed_at = base::Instant{filing.filed_at}.rfc3339();
  view.kept_until = kept_until(filing).iso();
  view.state = state_of(filing);
  view.rows_read = filing.rows_read;
  if (filing.id == running_) {
    view.rows_read = progress_.rows;
    view.percent_read = static_cast<int>(progress_.share_read * 100);
  }
  view.rows = filing.rows;
  view.accepted = filing.accepted;
  view.held = filing.held;
  view.refused = filing.refused;
  view.same = filing.same;
  view.replaced = filing.replaced;
  view.attested = filing.attested;
  view.mended = filing.mended;
  view.left = filing.left;
  for (const KeptReceipt& receipt : filing.receipts) view.receipts.push_back({receipt.import_id, receipt.log_index, receipt.log_size});
  view.unknown_headings = filing.unknown_headings;
  view.verdict_hash = filing.verdict_hash;
  if (filing.refusal) view.refusal = refusal_of(*filing.refusal);
  view.has_verdicts = filing.has_verdicts;
  return view;
}

std::vector<http::FilingView> FilingService::list(const std::string& token) {
  std::vector<http::FilingView> list;
  const auto officer = host_.officer(token);
  if (!officer) return list;
  const lock_guard lock(mutex_);
  for (const Filing& filing : store_.all()) {
    if (actor_of(filing).unit == officer->actor.unit) list.push_back(view_of(filing));
  }
  return list;
}

std::optional<http::FilingView> FilingService::find(const std::string& token, const std::string& id) {
  const auto officer = host_.officer(token);
  if (!officer) return std::nullopt;
  const lock_guard lock(mutex_);
  const auto filing = own(*officer, id);
  return filing ? std::optional(view_of(*filing)) : std::nullopt;
}

std::optional<std::string> FilingService::verdicts(const std::string& token, const std::string& id) {
  const auto officer = host_.officer(token);
  if (!officer) return std::nullopt;
  const lock_guard lock(mutex_);
  const auto filing = own(*officer, id);
  return filing && filing->has_verdicts ? store_.get(id, Part::verdicts) : std::nullopt;
}

bool FilingService::run_again(const std::string& token, const std::string& id) {
  const auto officer = host_.officer(token);
  if (!officer) return false;
  const lock_guard lock(mutex_);
  auto filing = own(*officer, id);
  if (!filing || filing->state != "failed") return false;
  filing->state = "waiting";
  filing->attempts = 0;
  filing->refusal.reset();
  store_.save(*filing);
  enqueue(id);
  return true;
}

}  // namespace liaoxin::app
