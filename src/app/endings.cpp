#include "app/endings.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <numeric>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace liaoxin::app {
namespace fs = std::filesystem;
namespace {

std::optional<std::int64_t> number(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<store::StoredEnding> read_line(const std::string& line) {
  const auto parts = base::split(line, ' ');
  if (parts.size() != 5 || parts[4].empty()) return std::nullopt;
  const auto id = number(parts[0]), epoch = number(parts[1]), index = number(parts[2]);
  const auto hash = base::unhex(parts[3]);
  if (!id || !epoch || !index || !hash || hash->size() != 32) return std::nullopt;
  return store::StoredEnding{*id, {*epoch, *index}, *hash, parts[4]};
}

/// What this word says to hold no more; nothing of one that says that something holds.
std::optional<std::string_view> lifted_by(std::string_view word) {
  if (word == ending::kStayLifted) return ending::kStayed;
  if (word == ending::kAnswered) return ending::kUnanswered;
  if (word == ending::kContestedNoMore) return ending::kContested;
  const auto bars = hiding_bars();
  const auto found = std::ranges::find(bars, word, &HidingBar::lifted);
  return found == bars.end() ? std::nullopt : std::optional(found->set);
}

[[noreturn]] void damaged(const fs::path& file) {
  throw base::Failure("endings_damaged", "the list of endings " + file.string() + " cannot be read", "restore it from its copy; without it an old backup could show what has ended");
}

/// A file open for adding, locked against everybody else who adds until it goes out of scope. Closed also when what
/// follows fails: a lock left behind would hold up every later act.
struct LockedFile {
  int descriptor;
  explicit LockedFile(const fs::path& file) : descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {}
  ~LockedFile() {
    if (descriptor >= 0) ::close(descriptor);
  }
  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;
};

/// The list, locked, with the number of its last whole line.
class OpenList {
 public:
  explicit OpenList(const fs::path& file) : file_(file), locked_(file) {
    if (locked_.descriptor < 0 || ::flock(locked_.descriptor, LOCK_EX) != 0) fail();
    const off_t size = ::lseek(locked_.descriptor, 0, SEEK_END);
    const off_t from = size > 1024 ? size - 1024 : 0;
    std::string tail(static_cast<std::size_t>(size - from), '\0');
    if (::pread(locked_.descriptor, tail.data(), tail.size(), from) != static_cast<ssize_t>(tail.size())) fail();
    const std::size_t end = tail.rfind('\n');
    if (end == std::string::npos) return;
    whole_bytes_ = from + static_cast<off_t>(end) + 1;
    const std::size_t before = end == 0 ? std::string::npos : tail.rfind('\n', end - 1);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    const auto line = read_line(tail.substr(begin, end - begin));
    if (!line) damaged(file_);
    last_id_ = line->id;
  }

  [[nodiscard]] std::int64_t last_id() const { return last_id_; }
  void add(const std::vector<store::StoredEnding>& endings) {
    std::string text;
    for (const store::StoredEnding& ending : endings) {
      text += fmt::format("{} {} {} {} {}\n", ending.id, ending.version.epoch, ending.version.index, base::hex(ending.leaf_hash), ending.word);
      last_id_ = ending.id;
    }
    // What a crash left of a line is written over.
    const bool good = ::ftruncate(locked_.descriptor, whole_bytes_) == 0 &&
                      ::pwrite(locked_.descriptor, text.data(), text.size(), whole_bytes_) == static_cast<ssize_t>(text.size()) && ::fsync(locked_.descriptor) == 0;
    if (!good) fail();
    whole_bytes_ += static_cast<off_t>(text.size());
  }

 private:
  [[noreturn]] void fail() const {
    throw base::Failure("file_failed", "cannot write the list of endings " + file_.string(), "free space, check the directory and its owner; the act itself is kept");
  }
  const fs::path& file_;
  LockedFile locked_;
  off_t whole_bytes_ = 0;
  std::int64_t last_id_ = 0;
};

}  // namespace

std::span<const HidingBar> hiding_bars() {
  using registry::Bar;
  static constexpr HidingBar bars[] = {{Bar::shielded, "shielded", "shield_lifted"},
                                       {Bar::leniency_claimed, "leniency_claimed", "leniency_claim_answered"},
                                       {Bar::minority_claimed, "minority_claimed", "minority_claim_answered"},
                                       {Bar::force_majeure, "force_majeure", "force_majeure_lifted"},
                                       {Bar::slight_no_intent, "slight_no_intent", "slight_no_intent_lifted"}};
  // None of them is forgotten: what an act can set on a record, and a new version keeps.
  static_assert(std::accumulate(std::begin(bars), std::end(bars), registry::Bars{}, [](registry::Bars all, const HidingBar& one) { return all | one.bar; }) == registry::kBarsKept);
  return bars;
}

void note_ending(store::Writer& writer, std::int64_t version_row, std::string_view word) {
  store::insert_ending(writer.db(), writer.next_id("ending"), version_row, word, writer.now());
}

std::vector<store::StoredEnding> ListOfEndings::after(std::int64_t id) const {
  return {std::ranges::upper_bound(lines, id, {}, &store::StoredEnding::id), lines.end()};
}

std::map<store::LogPlace, std::set<std::string, std::less<>>> ListOfEndings::in_force() const {
  std::map<store::LogPlace, std::set<std::string, std::less<>>> map;
  for (const store::StoredEnding& line : lines) {
    auto& words = map[line.version];
    if (const auto lifted = lifted_by(line.word)) words.erase(std::string(*lifted));
    else words.insert(line.word);
  }
  std::erase_if(map, [](const auto& entry) { return entry.second.empty(); });
  return map;
}

ListOfEndings read_endings(const fs::path& file) {
  ListOfEndings list;
  std::ifstream in(file, std::ios::binary);
  std::string line;
  while (std::getline(in, line)) {
    if (in.eof()) break;  // no line end: cut short
    auto ending = read_line(line);
    if (!ending) damaged(file);
    list.lines.push_back(std::move(*ending));
  }
  return list;
}

void write_endings(const fs::path& file, store::Connection& db) {
  OpenList list(file);
  for (;;) {
    const auto fresh = store::endings_after(db, list.last_id(), 1000);
    if (fresh.empty()) return;
    list.add(fresh);
  }
}

}  // namespace liaoxin::app
