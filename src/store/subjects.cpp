#include "store/subjects.hpp"

#include <algorithm>
#include <set>

#include "base/check.hpp"
#include "base/text.hpp"
#include "store/name_index.hpp"

namespace liaoxin::store {
namespace {

#define SUBJECT_COLUMNS "s.id, s.kind, s.uscc, s.name, s.region, s.status, s.established_on, s.merged_into, s.person_id"

const Query kById{"SELECT " SUBJECT_COLUMNS " FROM subject s WHERE s.ledger = 0 AND s.id = $1"};
const Query kByCode{"SELECT " SUBJECT_COLUMNS
                    " FROM subject_code c JOIN subject s ON s.ledger = 0 AND s.id = c.subject_id WHERE c.ledger = 0 AND c.code = $1"};
const Query kFormerNames{"SELECT name, from_on, to_on FROM subject_name WHERE ledger = 0 AND subject_id = $1 AND position > 0 ORDER BY position"};
const Query kByPerson{"SELECT " SUBJECT_COLUMNS " FROM subject s WHERE s.ledger = 0 AND s.person_id = $1"};
const Query kCount{"SELECT COUNT(*) FROM subject WHERE ledger = 0 AND kind IN (0, 1)"};
const Query kInsert{
    "INSERT INTO subject (ledger, id, kind, uscc, name, region, status, established_on, created_at, tokens, person_id) VALUES (0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
const Query kInsertCode{"INSERT INTO subject_code (ledger, code, subject_id) VALUES (0, $1, $2)"};
const Query kInsertName{"INSERT INTO subject_name (ledger, folded, subject_id, position, name, from_on, to_on) VALUES (0, $1, $2, $3, $4, $5, $6)"};
const Query kDeleteNames{"DELETE FROM subject_name WHERE ledger = 0 AND subject_id = $1"};
const Query kUpdate{"UPDATE subject SET kind = $2, name = $3, region = $4, status = $5, established_on = $6, tokens = $7 WHERE ledger = 0 AND id = $1"};
const Query kTokens{"SELECT tokens FROM subject WHERE ledger = 0 AND id = $1"};
const Query kSetTokens{"UPDATE subject SET tokens = $2 WHERE ledger = 0 AND id = $1"};
const Query kEndCode{"UPDATE subject_code SET until_at = $2 WHERE ledger = 0 AND code = $1"};
const Query kSetCode{"UPDATE subject SET uscc = $2 WHERE ledger = 0 AND id = $1"};
const Query kWithoutRecords{"SELECT " SUBJECT_COLUMNS " FROM subject s WHERE s.ledger = 0 AND s.person_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM record r WHERE r.ledger = 0 AND "
                            "r.subject_id = s.id AND r.ended NOT IN ($2, $3) AND (r.retention_until_on IS NULL OR r.retention_until_on >= $1)) ORDER BY s.id"};
const Query kForgetPerson{"UPDATE subject SET person_id = NULL WHERE ledger = 0 AND id = $1"};
const Query kMergedInto{"SELECT " SUBJECT_COLUMNS " FROM subject s WHERE s.ledger = 0 AND s.merged_into = $1 ORDER BY s.id"};
const Query kSetMerged{"UPDATE subject SET merged_into = $2 WHERE ledger = 0 AND id = $1"};
const Query kFollowMerged{"UPDATE subject SET merged_into = $2 WHERE ledger = 0 AND merged_into = $1"};
const Query kFormerCodes{"SELECT code FROM subject_code WHERE ledger = 0 AND subject_id = $1 AND until_at IS NOT NULL ORDER BY code"};
const Query kExact{"SELECT " SUBJECT_COLUMNS
                   ", n.name, n.folded FROM subject_name n JOIN subject s ON s.ledger = 0 AND s.id = n.subject_id WHERE n.ledger = 0 AND n.folded = $1 AND "
                   "n.subject_id > $2 ORDER BY n.subject_id, n.position LIMIT $3"};
const Query kPrefix{"SELECT " SUBJECT_COLUMNS
                    ", n.name, n.folded FROM subject_name n JOIN subject s ON s.ledger = 0 AND s.id = n.subject_id WHERE n.ledger = 0 AND n.folded > $1 AND "
                    "n.folded < $2 AND (n.folded > $3 OR (n.folded = $3 AND n.subject_id > $4)) ORDER BY n.folded, n.subject_id, n.position LIMIT $5"};
const Query kNames{"SELECT name, folded FROM subject_name WHERE ledger = 0 AND subject_id = $1 ORDER BY position"};

StoredSubject read(const Rows& rows) {
  StoredSubject subject;
  subject.id = rows.integer(0);
  subject.kind = static_cast<statute::SubjectKind>(rows.integer(1));
  subject.uscc = rows.text(2);
  subject.name = rows.text(3);
  subject.region = rows.text(4);
  subject.status = rows.text(5);
  subject.established_on = rows.maybe_date(6);
  subject.merged_into = rows.maybe_integer(7);
  subject.person_id = rows.maybe_integer(8);
  return subject;
}

/// The token by which a search narrows to a city or an item. Letters and digits only, so never a bigram of a name.
std::string city_token(std::string_view region) { return "_c" + std::string(region.substr(0, 4)); }
std::string item_token(std::string_view item) {
  std::string token = "_i" + std::string(item);
  std::erase(token, '-');
  return token;
}

std::vector<std::string> folded_of(const StoredSubject& subject, const std::vector<StoredName>& former) {
  std::vector<std::string> names{base::fold_name(subject.name)};
  for (const StoredName& name : former) names.push_back(base::fold_name(name.name));
  return names;
}

void insert_names(Connection& db, const StoredSubject& subject, const std::vector<StoredName>& former, const std::vector<std::string>& folded) {
  db.run(kInsertName, folded[0], subject.id, 0, subject.name, nullptr, nullptr);
  for (std::size_t i = 0; i < former.size(); ++i) {
    db.run(kInsertName, folded[i + 1], subject.id, static_cast<int>(i) + 1, former[i].name, former[i].from_on, former[i].to_on);
  }
}

}  // namespace

std::optional<StoredSubject> find_subject(Connection& db, registry::SubjectId id) {
  auto rows = db.select(kById, id);
  if (!rows.next()) return std::nullopt;
  return read(rows);
}

std::optional<StoredSubject> find_subject_by_code(Connection& db, std::string_view code) {
  auto rows = db.select(kByCode, code);
  if (!rows.next()) return std::nullopt;
  return read(rows);
}

std::optional<StoredSubject> find_subject_of_person(Connection& db, std::int64_t person_id) {
  auto rows = db.select(kByPerson, person_id);
  if (!rows.next()) return std::nullopt;
  return read(rows);
}

std::vector<StoredName> former_names(Connection& db, registry::SubjectId id) {
  std::vector<StoredName> names;
  auto rows = db.select(kFormerNames, id);
  while (rows.next()) names.push_back({rows.text(0), rows.maybe_date(1), rows.maybe_date(2)});
  return names;
}

std::vector<std::string> former_codes(Connection& db, registry::SubjectId id) {
  std::vector<std::string> codes;
  auto rows = db.select(kFormerCodes, id);
  while (rows.next()) codes.push_back(rows.text(0));
  return codes;
}

std::int64_t count_organisations(Connection& db) {
  auto rows = db.select(kCount);
  return rows.next() ? rows.integer(0) : 0;
}

std::string name_tokens(const std::vector<std::string>& folded_names) {
  std::set<std::string> tokens;
  for (const std::string& folded : folded_names) {
    const std::u32string points = base::to_code_points(folded);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) tokens.insert(base::to_utf8(std::u32string_view(points).substr(i, 2)));
  }
  std::string text;
  for (const std::string& token : tokens) text += (text.empty() ? "" : " ") + token;
  return text;
}

void insert_subject(Connection& db, const StoredSubject& subject, const std::vector<StoredName>& former, base::Instant now) {
  const bool is_organisation = statute::is_organisation(subject.kind);
  const std::vector<std::string> folded = folded_of(subject, former);
  const std::string tokens = is_organisation ? name_tokens(folded) + " " + city_token(subject.region) : "";
  db.run(kInsert, subject.id, static_cast<int>(subject.kind), subject.uscc, subject.name, subject.region, subject.status, subject.established_on, now, tokens, subject.person_id);
  if (subject.kind == statute::SubjectKind::natural_person) return;
  db.run(kInsertCode, subject.uscc, subject.id);
  insert_names(db, subject, former, folded);
  if (is_organisation) index_tokens(db, subject.id, tokens);
}

void update_subject(Connection& db, const StoredSubject& subject, const std::vector<StoredName>& former) {
  CHECK(statute::is_organisation(subject.kind));
  std::string before;
  {
    auto rows = db.select(kTokens, subject.id);
    CHECK(rows.next());
    before = rows.text(0);
  }
  const std::vector<std::string> folded = folded_of(subject, former);
  std::string tokens = name_tokens(folded) + " " + city_token(subject.region);
  for (const std::string& token : base::split(before, ' ')) {
    if (token.starts_with("_i")) tokens += " " + token;
  }
  db.run(kUpdate, subject.id, static_cast<int>(subject.kind), subject.name, subject.region, subject.status, subject.established_on, tokens);
  db.run(kDeleteNames, subject.id);
  insert_names(db, subject, former, folded);
  if (tokens != before) {
    unindex_tokens(db, subject.id, before);
    index_tokens(db, subject.id, tokens);
  }
}

void set_item_token(Connection& db, registry::SubjectId id, std::string_view item, bool present) {
  std::string before;
  {
    auto rows = db.select(kTokens, id);
    CHECK(rows.next());
    before = rows.text(0);
  }
  if (before.empty()) return;  // not an organisation: nothing narrows to it
  const std::string token = item_token(item);
  std::vector<std::string> tokens = base::split(before, ' ');
  const auto found = std::find(tokens.begin(), tokens.end(), token);
  if ((found != tokens.end()) == present) return;
  if (present) {
    tokens.push_back(token);
  } else {
    tokens.erase(found);
  }
  std::string after;
  for (const std::string& part : tokens) after += (after.empty() ? "" : " ") + part;
  db.run(kSetTokens, id, after);
  unindex_tokens(db, id, before);
  index_tokens(db, id, after);
}

std::vector<StoredSubject> persons_without_records(Connection& db, base::Date before) {
  std::vector<StoredSubject> list;
  auto rows = db.select(kWithoutRecords, before, static_cast<int>(registry::EndKind::retention_ended), static_cast<int>(registry::EndKind::unverifiable));
  while (rows.next()) list.push_back(read(rows));
  return list;
}
void forget_person_of(Connection& db, registry::SubjectId id) { db.run(kForgetPerson, id); }

void change_code(Connection& db, registry::SubjectId id, std::string_view old_code, std::string_view new_code, base::Instant now) {
  CHECK(db.run(kEndCode, old_code, now) == 1);
  db.run(kInsertCode, new_code, id);
  CHECK(db.run(kSetCode, id, new_code) == 1);
}

std::vector<StoredSubject> merged_into(Connection& db, registry::SubjectId id) {
  std::vector<StoredSubject> list;
  auto rows = db.select(kMergedInto, id);
  while (rows.next()) list.push_back(read(rows));
  return list;
}
void mark_merged(Connection& db, registry::SubjectId from, registry::SubjectId into) {
  CHECK(db.run(kSetMerged, from, into) == 1);
  db.run(kFollowMerged, from, into);
}

std::vector<NameHit> search_names(Connection& db, const NameSearch& search) {
  std::vector<NameHit> hits;
  std::set<registry::SubjectId> seen;
  const auto fits = [&](const StoredSubject& subject) {
    if (subject.merged_into) return false;
    if (!search.city.empty() && subject.region.substr(0, 4) != search.city.substr(0, 4)) return false;
    if (search.item.empty()) return true;
    auto rows = db.select(kTokens, subject.id);
    const std::string tokens = rows.next() ? " " + rows.text(0) + " " : "";
    return tokens.find(" " + item_token(search.item) + " ") != std::string::npos;
  };
  // A subject found by two of its names stands under the earlier one only, or the next page would show it again.
  const auto found_before = [&](registry::SubjectId id, const std::string& folded) {
    auto rows = db.select(kNames, id);
    bool before = false;
    while (rows.next()) before = before || (rows.text(1).starts_with(search.folded) && rows.text(1) < folded);
    return before;
  };
  const auto full = [&] { return static_cast<std::int64_t>(hits.size()) >= search.limit; };
  const auto add = [&](StoredSubject subject, std::string name, std::string folded, int stage) {
    // An individual business is found by its whole name, not by a part of it, and never filtered on anything.
    if (!statute::is_organisation(subject.kind) && (stage > 0 || !search.city.empty() || !search.item.empty())) return;
    if (full() || !fits(subject) || !seen.insert(subject.id).second) return;
    hits.push_back({std::move(subject), std::move(name), std::move(folded), stage});
  };
  if (search.stage == 0) {
    auto rows = db.select(kExact, search.folded, search.after_id, search.limit * 4 + 4);
    std::vector<std::tuple<StoredSubject, std::string, std::string>> found;
    while (rows.next()) found.emplace_back(read(rows), rows.text(9), rows.text(10));
    for (auto& [subject, name, folded] : found) add(subject, name, folded, 0);
  }
  if (search.stage <= 1 && !full()) {
    const std::string end = search.folded + "\xf4\x8f\xbf\xbf";
    std::string after = search.stage == 1 ? search.after_folded : search.folded;
    registry::SubjectId after_id = search.stage == 1 ? search.after_id : 0;
    for (bool more = true; more && !full();) {
      std::vector<std::tuple<StoredSubject, std::string, std::string>> found;
      {
        auto rows = db.select(kPrefix, search.folded, end, after, after_id, 200);
        while (rows.next()) found.emplace_back(read(rows), rows.text(9), rows.text(10));
      }
      more = found.size() == 200;
      for (auto& [subject, name, folded] : found) {
        after = folded;
        after_id = subject.id;
        // What the filters leave out is not looked up by its other names: many names share a beginning.
        if (fits(subject) && !found_before(subject.id, folded)) add(subject, name, folded, 1);
      }
    }
  }
  if (!full()) {
    std::string tokens = name_tokens({search.folded});
    if (!search.city.empty()) tokens += " " + city_token(search.city);
    if (!search.item.empty()) tokens += " " + item_token(search.item);
    registry::SubjectId after_id = search.stage == 2 ? search.after_id : 0;
    for (bool more = true; more && !full();) {
      const std::vector<registry::SubjectId> ids = subjects_with_tokens(db, tokens, after_id, 200);
      more = ids.size() == 200;
      for (const registry::SubjectId id : ids) {
        after_id = id;
        if (full()) break;
        // The index has bigrams only: every hit is checked against the folded names. Exact and prefix hits came before.
        std::string matched, matched_folded;
        bool earlier = false;
        {
          auto rows = db.select(kNames, id);
          while (rows.next()) {
            const std::string folded = rows.text(1);
            if (folded.starts_with(search.folded)) earlier = true;
            if (matched.empty() && folded.find(search.folded) != std::string::npos) {
              matched = rows.text(0);
              matched_folded = folded;
            }
          }
        }
        if (matched.empty() || earlier) continue;
        if (auto subject = find_subject(db, id)) add(std::move(*subject), matched, matched_folded, 2);
      }
    }
  }
  return hits;
}

}  // namespace liaoxin::store
