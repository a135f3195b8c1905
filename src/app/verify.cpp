#include "app/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "app/notices.hpp"
#include "app/replay.hpp"
#include "journal/checkpoint.hpp"
#include "journal/codes.hpp"
#include "journal/openings.hpp"
#include "store/access_entries.hpp"
#include "store/notices.hpp"
#include "store/recipients.hpp"
#include "store/records.hpp"
#include "store/units.hpp"

namespace liaoxin::app {
namespace {

using store::Query;

const Query kLeaves{"SELECT row_id, idx, leaf, leaf_hash FROM journal WHERE ledger = 0 AND epoch = $1 AND idx >= $2 ORDER BY idx LIMIT 2000"};
const Query kVaultRows{"SELECT class, key_id, salt, body FROM vault WHERE ledger = 0 AND row_id = $1 ORDER BY class"};
const Query kCheckpoints{"SELECT size, root, note FROM checkpoint WHERE ledger = 0 AND epoch = $1 AND size > $2 ORDER BY size LIMIT 2000"};
const Query kUncounted{"SELECT COUNT(*) FROM journal WHERE ledger = 0 AND (idx IS NULL OR epoch > $1)"};
const Query kLooks{"SELECT COUNT(*) FROM access_entry WHERE ledger = 0"};
const Query kCertificates{"SELECT id FROM certificate WHERE ledger = 0 ORDER BY id"};

class Verification {
 public:
  Verification(const Places& places, store::Connection& db, const store::KeyStore& keys) : places_(places), db_(db), keys_(keys) {}

  VerifyReport run() {
    report_.origin = store::meta(db_, "origin");
    const std::int64_t newest = store::epoch_of(db_);
    // Each epoch is a log of its own; closed ones stay verifiable.
    for (epoch_ = 0; epoch_ <= newest; ++epoch_) {
      origin_ = journal::origin_of(store::meta(db_, "name"), 0, static_cast<std::uint32_t>(epoch_));
      leaves_ = {};
      checkpoints_.clear();
      checkpoints_done_ = false;
      check_leaves();
      check_tiles_and_checkpoints();
    }
    check_mark(newest);
    auto rows = db_.select(kUncounted, newest);
    if (rows.next() && rows.integer(0) > 0) wrong("journal: a row without a place in the log");
    store::each_record(db_, [&](const store::StoredRecord& record) { check_record(record); });
    check_certificates();
    check_looks();
    store::each_notice(db_, [&](const store::StoredNotice& notice) { check_notice(notice); });
    return report_;
  }

 private:
  void wrong(std::string what) {
    if (report_.wrong++ == 0) report_.first_wrong = std::move(what);
  }

  void check_leaves() {
    for (std::int64_t next = 0;;) {
      struct Row {
        std::int64_t row_id, index;
        std::string leaf, hash;
      };
      std::vector<Row> page;
      {
        auto rows = db_.select(kLeaves, epoch_, next);
        while (rows.next()) page.push_back({rows.integer(0), rows.integer(1), rows.blob(2), rows.blob(3)});
      }
      if (page.empty()) break;
      for (const Row& row : page) {
        if (row.index != next) wrong(entry(next) + ": entry missing");
        next = row.index + 1;
        ++report_.leaves;
        const base::Hash hash = journal::leaf_hash(row.leaf);
        if (base::view(hash) != row.hash) wrong(entry(row.index) + ": leaf and leaf hash differ");
        leaves_.append(hash);
        roots_due(leaves_.size());
        const auto leaf = journal::decode_leaf(row.leaf, static_cast<std::uint64_t>(row.index));
        if (!leaf) {
          wrong(entry(row.index) + ": leaf cannot be read");
          continue;
        }
        check_bodies(row.row_id, row.index, *leaf);
      }
    }
  }

  /// An entry of the log in words; the epoch is said where there was more than one.
  [[nodiscard]] std::string entry(std::int64_t index) const {
    return epoch_ == 0 ? fmt::format("journal index {}", index) : fmt::format("journal epoch {} index {}", epoch_, index);
  }

  /// Compares the checkpoint stored for this size, if any, with the root of the leaves so far.
  void roots_due(std::uint64_t size) {
    if (checkpoints_.empty() && !checkpoints_done_) {
      auto rows = db_.select(kCheckpoints, epoch_, static_cast<std::int64_t>(size) - 1);
      while (rows.next()) checkpoints_.push_back({rows.integer(0), rows.blob(1), rows.text(2)});
      std::reverse(checkpoints_.begin(), checkpoints_.end());
      checkpoints_done_ = checkpoints_.empty();
    }
    if (checkpoints_.empty() || checkpoints_.back().size != static_cast<std::int64_t>(size)) return;
    const StoredCheckpoint checkpoint = std::move(checkpoints_.back());
    checkpoints_.pop_back();
    ++report_.checkpoints;
    const base::Hash root = leaves_.root();
    const journal::VerifierKey key = journal::verifier_key(origin_, base::ed25519_public(keys_.log_key().bytes));
    const auto opened = journal::open_checkpoint(checkpoint.note, std::span(&key, 1));
    if (!opened) {
      wrong(fmt::format("checkpoint size {}: note is not signed by this log: {}", size, base::word(opened.error().word)));
    } else if (opened->size != size || opened->root != root || base::view(root) != checkpoint.root) {
      wrong(fmt::format("checkpoint size {}: root differs from the leaves", size));
    }
  }

  void check_bodies(std::int64_t row_id, std::int64_t index, const journal::Leaf& leaf) {
    struct Row {
      int commit_class;
      std::uint32_t key_id;
      bool erased;
      std::string salt, body;
    };
    std::vector<Row> rows;
    {
      auto select = db_.select(kVaultRows, row_id);
      while (select.next()) {
        rows.push_back({static_cast<int>(select.integer(0)), static_cast<std::uint32_t>(select.integer(1)), select.is_null(2) || select.is_null(3), select.blob(2), select.blob(3)});
      }
    }
    if (rows.size() != leaf.commits.size()) wrong(fmt::format("vault of {}: {} bodies, {} commitments", entry(index), rows.size(), leaf.commits.size()));
    for (const Row& row : rows) {
      // What is sealed says itself under which key, so that a number changed beside it can not close it.
      if (!row.erased && (base::sealed_key_id(row.salt) != row.key_id || base::sealed_key_id(row.body) != row.key_id)) {
        wrong(fmt::format("vault of {}, class {}: its key is not the one it was sealed under", entry(index), row.commit_class));
        continue;
      }
      const base::Key* key = keys_.find_vault_key(row.key_id);
      if (row.erased || key == nullptr) {
        ++report_.bodies_closed;
        continue;
      }
      const auto salt = base::open(*key, row.salt, store::vault_place("salt", row_id, row.commit_class));
      const auto body = base::open(*key, row.body, store::vault_place("body", row_id, row.commit_class));
      if (!salt || !body) {
        wrong(fmt::format("vault of {}, class {}: sealed {} does not open", entry(index), row.commit_class, salt ? "body" : "salt"));
        continue;
      }
      ++report_.bodies_opened;
      if (!journal::verify_opening(leaf, {static_cast<journal::CommitClass>(row.commit_class), *salt, *body})) {
        wrong(fmt::format("vault of {}, class {}: body is not the committed one", entry(index), row.commit_class));
      } else if (leaf.kind == journal::LeafKind::access && row.commit_class == static_cast<int>(journal::CommitClass::fact)) {
        check_look(row_id, index, *body);
      }
    }
  }

  /// Art. 35: the subject sees every look. A leaf that says somebody looked has its line in the access register.
  void check_look(std::int64_t row_id, std::int64_t index, const std::string& body) {
    const auto facts = base::parse_json(body);
    if (!facts || !facts->is_object() || !facts->get_object().contains("about")) return;  // a refusal, which opened nothing
    ++looks_;
    const base::json::object& fact = facts->get_object();
    const auto text = [&](const char* name) { return fact.contains(name) ? std::string(fact.at(name).as_string()) : std::string(); };
    const std::int64_t sequence = fact.at("sequence").to_number<std::int64_t>();
    const auto lines = store::accesses_about(db_, text("about"), sequence + 1, 1);
    const bool is_there = !lines.empty() && lines.front().sequence == sequence && lines.front().row_id == row_id && lines.front().kind == text("kind") && lines.front().matter == text("matter") &&
                          lines.front().receipt == text("receipt");
    if (!is_there) wrong(fmt::format("access register: {} is a look that its subject does not see as it was", entry(index)));
    if (is_there) check_looker(row_id, index, lines.front());
  }
  void check_looker(std::int64_t row_id, std::int64_t index, const store::StoredAccess& line) {
    const auto content = store::open_vault(db_, keys_, row_id, journal::CommitClass::actor);
    const auto facts = content ? base::parse_json(content->body) : base::refuse(base::RefusalWord::json_malformed);
    if (!facts || !facts->is_object()) return;  // closed, or found wrong already
    const base::json::object& looker = facts->get_object();
    const std::string reference = looker.contains("case") ? std::string(looker.at("case").as_string()) : "";
    if (line.actor != std::string(looker.at("actor").as_string()) || line.case_reference != reference) {
      wrong(fmt::format("access register: {} names another officer or case than the journal", entry(index)));
    }
  }
  void check_looks() {
    auto rows = db_.select(kLooks);
    if (rows.next() && rows.integer(0) != looks_) wrong(fmt::format("access register: {} lines, {} looks in the journal", rows.integer(0), looks_));
  }

  void check_tiles_and_checkpoints() {
    const auto reader = store::tile_reader(db_, epoch_);
    const auto root = journal::root_from_all_tiles(leaves_.size(), reader);
    if (!root || *root != leaves_.root()) wrong(fmt::format("tiles of {} entries: {}", leaves_.size(), root ? "root differs from the leaves" : root.error().message.en));
    if (!checkpoints_.empty()) wrong(fmt::format("checkpoint size {}: larger than the log", checkpoints_.back().size));
  }

  void check_mark(std::int64_t newest) {
    const auto mark = store::read_mark(places_.mark);
    if (!mark || mark->epoch < newest) return;  // opened an epoch, and died before the mark was written
    const bool ahead = mark->is_ahead_of(newest, leaves_.size());
    const auto marked = ahead ? base::Result<base::Hash>(base::Hash{}) : journal::root_from_tiles(mark->size, store::tile_reader(db_, newest));
    if (ahead || !marked || *marked != mark->root) wrong("mark file: the log is behind it or differs from it");
  }

  /// The stored row must equal the replay of the version's body and the effects of its acts.
  void check_record(const store::StoredRecord& record) {
    ++report_.records;
    check_told(record);
    const auto replay = replay_of(db_, keys_, record);
    if (!replay) return;  // closed: retention is over
    for (const std::int64_t row_id : replay->unreadable) wrong(fmt::format("act at journal row {}: its effect cannot be read", row_id));
    for (const std::string_view column : differing_columns(record.state, replay->state)) {
      wrong(fmt::format("record {} ({}): {} is not what the journal says", public_id(keys_, "rec", record.state.id), record.state.item, column));
    }
  }

  void check_certificates() {
    std::vector<std::int64_t> ids;
    {
      auto rows = db_.select(kCertificates);
      while (rows.next()) ids.push_back(rows.integer(0));
    }
    for (const std::int64_t id : ids) {
      ++report_.certificates;
      const auto certificate = store::find_certificate(db_, id);
      const auto digest = store::open_vault(db_, keys_, certificate->row_id, journal::CommitClass::document);
      if (!digest || digest->body != base::view(base::sha256(certificate->body))) {
        wrong(fmt::format("certificate {}: its body is not the one its leaf commits to", certificate->number));
      }
    }
  }

  /// A service that was entered stands in an act; what waits for it has no such act.
  void check_notice(const store::StoredNotice& stored) {
    const registry::Notice& notice = stored.notice;
    const std::string number = public_id(keys_, "ntc", notice.id);
    if (notice.served_on.has_value() != stored.served_row.has_value()) wrong(fmt::format("notice {}: a service without its act", number));
    if (!notice.served_on || !stored.served_row) return;
    const auto content = store::open_vault(db_, keys_, *stored.served_row, journal::CommitClass::fact);
    if (!content) return;  // closed: retention is over
    const auto facts = base::parse_json(content->body);
    const auto* served = facts && facts->is_object() ? facts->get_object().if_contains("served") : nullptr;
    const bool is_there = served != nullptr && served->is_array() && std::ranges::find(served->get_array(), base::json::value(service_facts(keys_, notice))) != served->get_array().end();
    if (!is_there) wrong(fmt::format("notice {}: its service is not what the journal says", number));
  }

  /// What is held waits for its subject to be told: a notice must say so.
  void check_told(const store::StoredRecord& record) {
    const statute::Item* item = pack_.item(record.state.item);
    if (item == nullptr || !item->told_first || record.state.told_at || record.state.ended != registry::EndKind::none) return;
    const auto notices = store::notices_of(db_, record.state.id);
    if (std::ranges::none_of(notices, [&](const store::StoredNotice& stored) { return stored.notice.version == record.state.version; })) {
      wrong(fmt::format("record {} ({}): held, and no notice to its subject", public_id(keys_, "rec", record.state.id), record.state.item));
    }
  }

  struct StoredCheckpoint {
    std::int64_t size;
    std::string root, note;
  };
  const Places& places_;
  store::Connection& db_;
  const store::KeyStore& keys_;
  const statute::Pack& pack_ = statute::embedded_pack();
  VerifyReport report_;
  std::int64_t epoch_ = 0;
  std::string origin_;
  journal::TreeEdge leaves_;
  std::vector<StoredCheckpoint> checkpoints_;
  std::int64_t looks_ = 0;
  bool checkpoints_done_ = false;
};

}  // namespace

base::json::object to_json(const VerifyReport& r) {
  return {{"passed", r.passed()}, {"origin", r.origin}, {"leaves", r.leaves}, {"bodies_opened", r.bodies_opened}, {"bodies_closed", r.bodies_closed}, {"checkpoints", r.checkpoints},
          {"records", r.records}, {"certificates", r.certificates}, {"wrong", r.wrong}, {"first_wrong", r.first_wrong}};
}

VerifyReport verify_data(const Places& places) {
  store::Connection db(places.database(), store::ConnectionRole::reader);
  require_schema(db);
  const store::KeyStore keys(places.keys);
  const store::ReadSnapshot snapshot(db);
  try {
    return Verification(places, db, keys).run();
  } catch (const base::Failure& failure) {
    // A row so damaged that it can not even be read is a finding too.
    VerifyReport report;
    report.wrong = 1;
    report.first_wrong = failure.what();
    return report;
  }
}

}  // namespace liaoxin::app
