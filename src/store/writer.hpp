#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/seal.hpp"
#include "journal/leaf.hpp"
#include "journal/note.hpp"
#include "journal/tree.hpp"
#include "store/connection.hpp"
#include "store/key_store.hpp"

namespace liaoxin::store {

/// What an entry of the journal commits to: one body per retention class, canonical JSON (or 32 raw bytes for
/// CommitClass::document). `retention_until_on` picks the key that seals it; nothing = open-ended.
struct JournalBody {
  journal::CommitClass commit_class{};
  std::string body;
};
struct JournalEntry {
  journal::LeafKind kind = journal::LeafKind::write;
  std::string_view schema;  ///< word of journal/codes.txt
  std::string_view reason = "none";
  std::vector<std::uint64_t> references;
  std::vector<JournalBody> bodies;
  std::optional<base::Date> retention_until_on;
};
struct Appended {
  std::int64_t row_id = 0;
  std::uint64_t index = 0;
  base::Hash leaf_hash{};
};

/// The last published state of the log, kept outside the data directory; it never shrinks. A smaller or different
/// stored tree means that an old copy was put in place.
struct Mark {
  std::int64_t epoch = 0;
  std::uint64_t size = 0;
  base::Hash root{};
  /// Whether a log of this epoch and size lacks what was published. A mark of an earlier epoch is only late.
  [[nodiscard]] bool is_ahead_of(std::int64_t log_epoch, std::uint64_t log_size) const { return epoch > log_epoch || (epoch == log_epoch && size > log_size); }
};
[[nodiscard]] std::optional<Mark> read_mark(const std::filesystem::path& file);
/// Moves the mark on, never back: where another process published more meanwhile, its mark stays.
void write_mark(const std::filesystem::path& file, const Mark& mark);

/// Everything an open data directory consists of for writing: database, keys, signer, place of the mark.
struct Installation {
  std::filesystem::path directory;
  std::filesystem::path mark_file;
  std::string origin;
  std::int64_t epoch = 0;
  Connection& connection;
  KeyStore& keys;
  base::Random& random;
};

/// The state of the writer between transactions: the right edge of the tree and the next free numbers.
class Sequencer {
 public:
  explicit Sequencer(Installation& installation);
  /// Reads the tree anew when another process wrote since. Refuses to go on (Failure journal_rollback,
  /// journal_fork) when the stored tree is behind the mark or differs from it, and (journal_epoch) when another process
  /// opened a new epoch.
  void refresh();
  [[nodiscard]] std::uint64_t size() const { return edge_.size(); }

 private:
  friend class Writer;
  Installation& installation_;
  journal::Ed25519Signer signer_;
  journal::TreeEdge edge_;
  bool loaded_ = false;
  std::uint64_t stored_size_ = 0;
  std::map<std::string, std::int64_t> next_;
};

/// One write transaction: business rows, journal row, vault rows, tiles and signed checkpoint commit together.
/// Uncommitted, everything is as before. No signature leaves before commit() has returned.
class Writer {
 public:
  Writer(Sequencer& sequencer, base::Instant now);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  [[nodiscard]] Connection& db() { return sequencer_.installation_.connection; }
  [[nodiscard]] base::Instant now() const { return now_; }
  [[nodiscard]] base::Random& random() { return sequencer_.installation_.random; }
  /// The next number of a kind of thing (record, subject, import, …); sequential, never reused.
  [[nodiscard]] std::int64_t next_id(const std::string& name);
  /// Numbers up to `last` are used elsewhere: the next one is larger.
  void skip_ids(const std::string& name, std::int64_t last);
  Appended append(const JournalEntry& entry);
  /// What `what` gives; all that it wrote is taken back, in the database and in the tree.
  template <class What>
  [[nodiscard]] auto rehearse(What what) {
    const Point before = set_point();
    auto result = what();
    return_to(before);
    return result;
  }
  /// What `what` gives; where that is no success, or it throws, all that it wrote is taken back and the transaction goes on.
  template <class What>
  [[nodiscard]] auto attempt(What what) {
    const Point before = set_point();
    try {
      auto result = what();
      if (result) keep();
      else return_to(before);
      return result;
    } catch (...) {
      return_to(before);
      throw;
    }
  }
  /// Size the tree has inside this transaction.
  [[nodiscard]] std::uint64_t tree_size() const { return edge_.size(); }
  /// Commits with one sync and moves the mark. Gives the number of leaves added.
  std::uint64_t commit();

 private:
  /// A place in the transaction to which it can be taken back; where that fails it can only be rolled back as a whole.
  struct Point {
    journal::TreeEdge edge;
    std::map<std::string, std::int64_t> next;
  };
  [[nodiscard]] Point set_point();
  void return_to(const Point& point);
  void keep();
  void load_counter(const std::string& name);
  Sequencer& sequencer_;
  base::Instant now_;
  WriteTransaction transaction_;
  journal::TreeEdge edge_;
  std::map<std::string, std::int64_t> next_;
  std::uint64_t first_size_;
  bool committed_ = false;
};

/// AAD of a vault value: a sealed value moved to another row or column does not open.
[[nodiscard]] std::string vault_place(std::string_view column, std::int64_t row_id, int commit_class);
/// Salt and body of a vault row. Nothing when erased or when the month's key is destroyed: closed, not wrong.
struct VaultContent {
  base::Bytes salt, body;
};
[[nodiscard]] std::optional<VaultContent> open_vault(Connection& connection, const KeyStore& keys, std::int64_t row_id,
                                                     journal::CommitClass commit_class);
/// Reads tiles of the stored tree.
[[nodiscard]] journal::TileReader tile_reader(Connection& connection, std::int64_t epoch);

}  // namespace liaoxin::store
