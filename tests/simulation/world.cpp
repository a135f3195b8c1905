#include "world.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>

#include "../unit/app/declared.hpp"
#include "app/access_register.hpp"
#include "app/counter.hpp"
#include "app/law.hpp"
#include "statute/embedded_pack.hpp"
#include "statute/test_tags.hpp"
#include "store/look_contests.hpp"
#include "store/sittings.hpp"

namespace liaoxin::simulation {

namespace fs = std::filesystem;

namespace {
/// Thrown in the middle of an import: the machine dies here.
struct Killed {};

const store::Query kLastRow{"SELECT row_id FROM journal WHERE ledger = 0 ORDER BY row_id DESC LIMIT 1"};
const store::Query kActedOn{"SELECT DISTINCT record_id FROM act WHERE ledger = 0 AND row_id > $1 AND record_id IS NOT NULL ORDER BY record_id"};
const store::Query kFiled{"SELECT id FROM record WHERE ledger = 0 AND row_id > $1 ORDER BY id"};
constexpr std::chrono::minutes kBetweenReadings{1};  // nobody here asks too often
}  // namespace

World::World(fs::path directory, std::uint64_t seed, base::Instant begin)
    : directory_(std::move(directory)), clock_(begin), seed_(seed * 1'000'003), law_{statute::embedded_pack(), app::operation_names(), statute::test_tags(), app::all_commands()} {
  fs::remove_all(directory_);
  fs::create_directories(directory_);
  base::SeededRandom random(++seed_);
  app::initialise(places(), "localhost:8080", statute::embedded_pack(), random, begin);
  open();
}

World::~World() {
  close();
  fs::remove_all(directory_);
}

void World::open() {
  platform_ = std::make_unique<app::Platform>(places(), clock_, std::make_unique<base::SeededRandom>(++seed_));
  face_ = std::make_unique<app::PublicFace>(places(), clock_);
  pages_ = std::make_unique<http::Face>(http::Site{}, *face_, law_, nullptr, nullptr, [this] { return asked_at_ += kBetweenReadings; });
}

void World::close() {
  pages_.reset();
  face_.reset();
  platform_.reset();
}

void World::reopen() {
  close();
  open();
}

void World::drop_half_done_act() {
  {
    platform_->sequencer().refresh();
    store::Writer writer(platform_->sequencer(), clock_.now());
    writer.append({.kind = journal::LeafKind::write, .schema = "operation", .bodies = {{journal::CommitClass::fact, "{}"}}});
  }
  reopen();
}

std::uint64_t World::log_size() {
  platform_->sequencer().refresh();
  return platform_->sequencer().size();
}

app::Answer World::act(std::string_view operation, const std::string& actor, const base::json::object& input) {
  const statute::Actor who = *statute::parse_actor(actor);
  app::Answer answer = together_ == nullptr ? app::execute(*platform_, operation, input, who) : app::execute_in(*together_, *platform_, *app::command_named(operation), input, {who});
  const std::string undeclared = app::testing::undeclared_word(operation, who, answer);
  if (!undeclared.empty()) throw std::logic_error(std::string(operation) + " does not declare " + undeclared);
  if (together_ == nullptr) after_operation(input);
  return answer;
}

void World::together(const std::function<void()>& acts) {
  app::in_one_transaction(*platform_, [&](store::Writer& writer) {
    together_ = &writer;
    acts();
    together_ = nullptr;
  });
  after_operation({});
}

void World::try_out(const std::function<void(store::Writer&)>& acts) {
  store::Writer writer(platform_->sequencer(), clock_.now());
  together_ = &writer;
  acts(writer);
  together_ = nullptr;
}

std::optional<std::string> World::get(const std::string& target) {
  const auto kept = kept_.find(target);
  http::Request request{.target = target, .fields = {}, .body = {}, .upload = {}, .address = {}, .certificate = {}};
  if (kept != kept_.end()) request.fields.push_back({"if-none-match", kept->second.tag});
  http::Response response = pages_->answer(request);
  if (response.status == 304) return kept->second.body;
  if (response.status != 200) {
    kept_.erase(target);
    return std::nullopt;
  }
  // Answers of the interface are kept; pages are too large to keep them all.
  if (target.starts_with("/v1/")) kept_[target] = {std::string(response.field("ETag")), response.body};
  return std::move(response.body);
}

std::vector<registry::RecordId> World::changed_records() {
  std::set<registry::RecordId> changed;
  for (const store::Query* query : {&kActedOn, &kFiled}) {
    auto rows = platform_->db().select(*query, seen_rows_);
    while (rows.next()) changed.insert(rows.integer(0));
  }
  auto last = platform_->db().select(kLastRow);
  seen_rows_ = last.next() ? last.integer(0) : 0;
  return {changed.begin(), changed.end()};
}

app::Answer World::act_at_counter(const std::string& sitting, std::string_view operation, const base::json::object& input) {
  const auto stored = store::find_sitting(platform_->db(), *platform_->internal_id("sit", sitting));
  app::Answer answer = app::execute(*platform_, *app::command_named(operation), input, {.actor = app::served_actor(*stored), .sitting = stored->id});
  after_operation(input);
  return answer;
}

std::optional<std::string> World::newest_look(const std::string& code) {
  store::Connection& db = platform_->db();
  const auto about = app::about_subject(db, *store::find_subject_by_code(db, code));
  const auto looks = store::accesses_about(db, about, 0, 20);
  const auto found = std::ranges::find_if(looks, [&](const store::StoredAccess& look) { return !look.unit.empty() && !store::find_look_contest(db, about, look.sequence); });
  return found == looks.end() ? std::nullopt : std::optional(platform_->public_id("lok", found->row_id));
}
std::string World::officer_of_look(const std::string& look) { return store::find_access(platform_->db(), *platform_->internal_id("lok", look))->actor; }

void World::keep_image() {
  const fs::path image = directory_ / "image";
  fs::remove_all(image);
  fs::create_directories(image);
  for (const auto& entry : fs::directory_iterator(places().data)) {
    // Shared memory of the database does not outlive the machine.
    if (entry.is_regular_file() && !entry.path().string().ends_with("-shm")) fs::copy_file(entry.path(), image / entry.path().filename());
  }
}

void World::come_back_from_image() {
  close();
  for (const auto& entry : fs::directory_iterator(places().data)) {
    if (entry.is_regular_file()) fs::remove(entry.path());
  }
  for (const auto& entry : fs::directory_iterator(directory_ / "image")) fs::copy_file(entry.path(), places().data / entry.path().filename());
  open();
}

World::Filed World::file(const Filing& filing) {
  const fs::path path = directory_ / ("file" + std::to_string(++files_) + ".csv");
  {
    std::ofstream out(path, std::ios::binary);
    out << heading(filing.item);
    for (const Paper& paper : filing.papers) out << row(paper);
  }
  app::ImportRequest request;
  request.file = path;
  request.item = filing.item;
  request.actor = *statute::parse_actor("officer:" + filing.officer + "@" + filing.unit);
  if (filing.names_service) {
    request.served_by = request.actor;
    request.service_column = "X_SDRQ";
  }
  if (filing.names_review) request.secrecy_reviewed_by = request.actor;
  if (filing.killed_after > 0) request.rows_per_commit = 2;
  request.verdicts = directory_ / "verdicts.csv";
  Filed filed{base::refuse(base::RefusalWord::not_found), 0, false, {}};
  try {
    filed.result = app::import_file(*platform_, request, [&](const app::ImportProgress& progress) {
      filed.durable_rows = progress.durable_through;
      if (filing.killed_after == 0 || progress.durable_through < filing.killed_after) return;
      keep_image();
      throw Killed{};
    });
  } catch (const Killed&) {
    filed.killed = true;
    come_back_from_image();
  }
  std::ifstream in(request.verdicts, std::ios::binary);
  filed.verdicts.assign(std::istreambuf_iterator<char>(in), {});
  fs::remove(path);
  fs::remove(request.verdicts);
  after_operation({});
  return filed;
}

std::optional<std::vector<std::string>> World::file_about_persons(const std::string& unit, const std::vector<PersonPaper>& papers, bool is_told) {
  const fs::path path = directory_ / "person.csv";
  std::string columns = heading("C4-03");
  columns.insert(columns.size() - 1, ",CF_XDR_ZJLX,CF_XDR_ZJHM");
  const std::string organ = name_of(unit) + "," + unit;
  {
    std::ofstream out(path, std::ios::binary);
    out << columns;
    for (const PersonPaper& paper : papers) {
      const std::string on = paper.on.iso();
      out << paper.name << ",自然人,," << paper.number << ",价格违法,未按规定公示价格,价格法第四十二条,罚款,罚款五万元,5," << on << ",2099-12-31," << organ << "," << organ << ",否," << on << ",身份证," << paper.id_number << "\n";
    }
  }
  app::ImportRequest request;
  request.file = path;
  request.item = "C4-03";
  request.actor = *statute::parse_actor("officer:a@" + unit);
  if (is_told) {
    request.served_by = request.actor;
    request.service_column = "X_SDRQ";
  }
  const auto result = app::import_file(*platform_, request, [](const app::ImportProgress&) {});
  fs::remove(path);
  if (!result || result->refused != 0) return std::nullopt;
  std::vector<std::string> ids;
  store::each_record(platform_->db(), [&](const store::StoredRecord& record) {
    if (record.import_id == result->import_id) ids.push_back(platform_->public_id("rec", record.state.id));
  });
  after_operation({});
  return ids;
}

}  // namespace liaoxin::simulation
