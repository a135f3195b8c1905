#include "store/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/check.hpp"
#include "base/text.hpp"
#include "journal/checkpoint.hpp"
#include "journal/codes.hpp"
#include "journal/commitment.hpp"
#include "store/directory_lock.hpp"
#include "store/units.hpp"

namespace liaoxin::store {
namespace {

const Query kNewestCheckpoint{"SELECT size, root FROM checkpoint WHERE ledger = 0 AND epoch = $1 ORDER BY size DESC LIMIT 1"};
const Query kTile{"SELECT width, data FROM tile WHERE ledger = 0 AND epoch = $1 AND level = $2 AND n = $3"};
const Query kCounter{"SELECT next FROM counter WHERE ledger = 0 AND name = $1"};
const Query kSaveCounter{"INSERT INTO counter (ledger, name, next) VALUES (0, $1, $2) ON CONFLICT (ledger, name) DO UPDATE SET next = $2"};
const Query kInsertJournal{"INSERT INTO journal (ledger, row_id, epoch, idx, leaf, leaf_hash) VALUES (0, $1, $2, $3, $4, $5)"};
const Query kInsertVault{"INSERT INTO vault (ledger, row_id, class, key_id, salt, body) VALUES (0, $1, $2, $3, $4, $5)"};
const Query kSaveTile{
    "INSERT INTO tile (ledger, epoch, level, n, width, data) VALUES (0, $1, $2, $3, $4, $5) "
    "ON CONFLICT (ledger, epoch, level, n) DO UPDATE SET width = $4, data = $5 WHERE tile.width < $4"};
const Query kInsertCheckpoint{"INSERT INTO checkpoint (ledger, epoch, size, root, note) VALUES (0, $1, $2, $3, $4)"};
const Query kVault{"SELECT key_id, salt, body FROM vault WHERE ledger = 0 AND row_id = $1 AND class = $2"};

}  // namespace

std::optional<Mark> read_mark(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto parts = base::split(base::trim(text), ' ');
  const auto is_number = [](const std::string& part) { return !part.empty() && part.size() <= 18 && part.find_first_not_of("0123456789") == std::string::npos; };
  const auto root = parts.size() == 3 ? base::unhex(parts[2]) : std::nullopt;
  const auto hash = root ? base::to_hash(*root) : std::nullopt;
  if (!hash || !is_number(parts[0]) || !is_number(parts[1])) {
    throw base::Failure("mark_damaged", "the mark file " + file.string() + " cannot be read", "restore it from its copy, or compare the log with a checkpoint you kept");
  }
  return Mark{std::stoll(parts[0]), std::stoull(parts[1]), *hash};
}

void write_mark(const std::filesystem::path& file, const Mark& mark) {
  // After their commits, writers of several processes come here at once.
  const DirectoryLock lock(file.parent_path(), "file_failed", "of the mark ", "check the directory and its owner; what was committed is kept");
  const auto before = read_mark(file);
  if (before && before->is_ahead_of(mark.epoch, mark.size)) return;
  write_durably(file, fmt::format("{} {} {}\n", mark.epoch, mark.size, base::hex(base::view(mark.root))), 0644);
}

std::string vault_place(std::string_view column, std::int64_t row_id, int commit_class) {
  return fmt::format("vault/{}/0/{}/{}", column, row_id, commit_class);
}

std::optional<VaultContent> open_vault(Connection& connection, const KeyStore& keys, std::int64_t row_id, journal::CommitClass commit_class) {
  const int number = static_cast<int>(commit_class);
  auto rows = connection.select(kVault, row_id, number);
  if (!rows.next() || rows.is_null(1) || rows.is_null(2)) return std::nullopt;
  const base::Key* key = keys.find_vault_key(static_cast<std::uint32_t>(rows.integer(0)));
  if (key == nullptr) return std::nullopt;
  auto salt = base::open(*key, rows.blob(1), vault_place("salt", row_id, number));
  auto body = base::open(*key, rows.blob(2), vault_place("body", row_id, number));
  if (!salt || !body) {
    throw base::Failure("vault_damaged", fmt::format("the sealed body of journal row {} does not open", row_id), "run liaoxin verify --data DIR; restore a backup");
  }
  return VaultContent{std::move(*salt), std::move(*body)};
}

journal::TileReader tile_reader(Connection& connection, std::int64_t epoch) {
  return [&connection, epoch](unsigned level, std::uint64_t n, unsigned width) -> std::optional<base::Bytes> {
    auto rows = connection.select(kTile, epoch, static_cast<int>(level), static_cast<std::int64_t>(n));
    if (!rows.next() || rows.integer(0) < static_cast<std::int64_t>(width)) return std::nullopt;
    return rows.blob(1);
  };
}

Sequencer::Sequencer(Installation& installation)
    : installation_(installation), signer_(installation.origin, installation.keys.log_key().bytes) {}

void Sequencer::refresh() {
  std::uint64_t size = 0;
  base::Hash root = journal::empty_root();
  if (epoch_of(installation_.connection) > installation_.epoch) {
    throw base::Failure("journal_epoch", "another process opened a new epoch of the log", "run the same command again");
  }
  {
    auto rows = installation_.connection.select(kNewestCheckpoint, installation_.epoch);
    if (rows.next()) {
      size = static_cast<std::uint64_t>(rows.integer(0));
      const auto stored = base::to_hash(rows.blob(1));
      if (!stored) throw base::Failure("journal_damaged", "the newest checkpoint has no root", "run liaoxin verify --data DIR; restore a backup");
      root = *stored;
    }
  }
  if (loaded_ && size == stored_size_) return;
  const auto reader = tile_reader(installation_.connection, installation_.epoch);
  auto edge = journal::TreeEdge::load(size, reader);
  if (!edge || edge->root() != root) {
    throw base::Failure("journal_damaged", "the tiles of the log do not give the root of its newest checkpoint", "run liaoxin verify --data DIR; restore a backup");
  }
  const auto mark = read_mark(installation_.mark_file);
  if (mark && mark->epoch >= installation_.epoch) {
    if (mark->is_ahead_of(installation_.epoch, size)) {
      throw base::Failure("journal_rollback", fmt::format("the log has {} entries, {} were already published: an old copy was put in place", size, mark->size),
                          "restore the newest backup; if the tail is lost for good, open a new epoch with journal.new_epoch");
    }
    const auto marked = journal::root_from_tiles(mark->size, reader);
    if (!marked || *marked != mark->root) {
      throw base::Failure("journal_fork", "the log differs from the one already published", "restore the right backup; never continue this copy");
    }
  }
  edge_ = std::move(*edge);
  stored_size_ = size;
  next_.clear();
  loaded_ = true;
}

Writer::Writer(Sequencer& sequencer, base::Instant now)
    : sequencer_(sequencer), now_(now), transaction_(sequencer.installation_.connection) {
  sequencer_.refresh();
  edge_ = sequencer_.edge_;
  next_ = sequencer_.next_;
  first_size_ = edge_.size();
}

Writer::~Writer() = default;

void Writer::load_counter(const std::string& name) {
  auto rows = db().select(kCounter, name);
  next_[name] = rows.next() ? rows.integer(0) : 1;
}

std::int64_t Writer::next_id(const std::string& name) {
  if (!next_.contains(name)) load_counter(name);
  return next_[name]++;
}

void Writer::skip_ids(const std::string& name, std::int64_t last) {
  if (!next_.contains(name)) load_counter(name);
  next_[name] = std::max(next_[name], last + 1);
}

Writer::Point Writer::set_point() {
  db().execute("SAVEPOINT attempt");
  return {edge_, next_};
}

void Writer::return_to(const Point& point) {
  db().execute("ROLLBACK TO SAVEPOINT attempt");
  db().execute("RELEASE SAVEPOINT attempt");
  edge_ = point.edge;
  next_ = point.next;
}

void Writer::keep() { db().execute("RELEASE SAVEPOINT attempt"); }

Appended Writer::append(const JournalEntry& entry) {
  Installation& installation = sequencer_.installation_;
  const std::int64_t row_id = next_id("journal");
  journal::Leaf leaf;
  leaf.kind = entry.kind;
  leaf.at_seconds = static_cast<std::uint64_t>(now_.seconds());
  leaf.schema = entry.kind == journal::LeafKind::erase ? std::uint16_t{0} : journal::schema_code(entry.schema);
  leaf.reason = journal::reason_code(entry.reason);
  leaf.references = entry.references;
  for (const JournalBody& body : entry.bodies) {
    const auto salted = journal::commit_to(entry.kind, body.commit_class, body.body, installation.random);
    leaf.commits.push_back(salted.commit);
    const base::Key& key = installation.keys.vault_key(entry.retention_until_on, installation.random, now_);
    const int number = static_cast<int>(body.commit_class);
    const auto salt = base::seal(key, salted.salt, vault_place("salt", row_id, number), installation.random);
    const auto sealed = base::seal(key, body.body, vault_place("body", row_id, number), installation.random);
    db().run(kInsertVault, row_id, number, static_cast<std::int64_t>(key.id), Blob{salt}, Blob{sealed});
  }
  const base::Bytes bytes = journal::encode_leaf(leaf);
  const base::Hash hash = journal::leaf_hash(bytes);
  const std::uint64_t index = edge_.size();
  db().run(kInsertJournal, row_id, installation.epoch, static_cast<std::int64_t>(index), Blob{bytes}, Blob{base::view(hash)});
  edge_.append(hash);
  return {row_id, index, hash};
}

std::uint64_t Writer::commit() {
  CHECK(!committed_);
  Installation& installation = sequencer_.installation_;
  for (const std::uint32_t id : installation.keys.take_created()) {
    append({.kind = journal::LeafKind::system, .schema = "system.key_added",
            .bodies = {{journal::CommitClass::fact, fmt::format("{{\"key\":{}}}", id)}}});
  }
  const std::uint64_t added = edge_.size() - first_size_;
  base::Hash root{};
  if (added > 0) {
    for (const journal::Tile& tile : edge_.take_tiles()) {
      const std::int64_t changed = db().run(kSaveTile, installation.epoch, static_cast<int>(tile.level), static_cast<std::int64_t>(tile.n),
                                            static_cast<int>(tile.width), Blob{tile.data});
      CHECK(changed == 1);
    }
    root = edge_.root();
    const std::string note = journal::sign_checkpoint({installation.origin, edge_.size(), root, {}}, sequencer_.signer_);
    db().run(kInsertCheckpoint, installation.epoch, static_cast<std::int64_t>(edge_.size()), Blob{base::view(root)}, note);
  }
  for (const auto& [name, next] : next_) {
    const auto before = sequencer_.next_.find(name);
    if (before == sequencer_.next_.end() || before->second != next) db().run(kSaveCounter, name, next);
  }
  transaction_.commit();
  // Dying here loses nothing: the stored checkpoint is republished at start, and the mark only lags behind.
  committed_ = true;
  sequencer_.edge_ = std::move(edge_);
  sequencer_.stored_size_ = sequencer_.edge_.size();
  sequencer_.next_ = std::move(next_);
  if (added > 0) write_mark(installation.mark_file, {installation.epoch, sequencer_.stored_size_, root});
  return added;
}

}  // namespace liaoxin::store
