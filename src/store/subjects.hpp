#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "registry/record.hpp"
#include "statute/subject_kind.hpp"
#include "store/writer.hpp"

namespace liaoxin::store {

struct StoredSubject {
  registry::SubjectId id = 0;
  statute::SubjectKind kind = statute::SubjectKind::legal_person;
  std::string uscc, name, region, status;
  std::optional<base::Date> established_on;
  std::optional<registry::SubjectId> merged_into;
  std::optional<std::int64_t> person_id;  ///< of a natural person, who has no code, name or region here
};
struct StoredName {
  std::string name;
  std::optional<base::Date> from_on, to_on;
};

[[nodiscard]] std::optional<StoredSubject> find_subject(Connection& db, registry::SubjectId id);
/// By the present code, or by a former one.
[[nodiscard]] std::optional<StoredSubject> find_subject_by_code(Connection& db, std::string_view code);
/// A natural person as a subject.
[[nodiscard]] std::optional<StoredSubject> find_subject_of_person(Connection& db, std::int64_t person_id);
/// Codes the subject had before its present one, by code.
[[nodiscard]] std::vector<std::string> former_codes(Connection& db, registry::SubjectId id);
[[nodiscard]] std::vector<StoredName> former_names(Connection& db, registry::SubjectId id);
/// Organisations with a record; natural persons and individual businesses are not counted.
[[nodiscard]] std::int64_t count_organisations(Connection& db);

/// Adds a subject with its code and its name, and an organisation with its search tokens: an individual business is found by
/// its whole name or its code only, a natural person by neither.
void insert_subject(Connection& db, const StoredSubject& subject, const std::vector<StoredName>& former, base::Instant now);
/// Replaces name, region, status, date, former names and search tokens.
void update_subject(Connection& db, const StoredSubject& subject, const std::vector<StoredName>& former);
/// Natural persons about whom every record was deleted or is past its retention before a day.
[[nodiscard]] std::vector<StoredSubject> persons_without_records(Connection& db, base::Date before);
/// Takes the person away from a subject about whom nothing is kept any more.
void forget_person_of(Connection& db, registry::SubjectId id);
/// Adds a code to a subject; the code it had until now stays findable.
void change_code(Connection& db, registry::SubjectId id, std::string_view old_code, std::string_view new_code, base::Instant now);
/// Those that merged into a subject, themselves or by way of another.
[[nodiscard]] std::vector<StoredSubject> merged_into(Connection& db, registry::SubjectId id);
/// What was merged into `from` before is in `into` from now on too.
void mark_merged(Connection& db, registry::SubjectId from, registry::SubjectId into);
/// Takes or gives the token that lets searches narrow by an item, after a record of an organisation began or ended.
void set_item_token(Connection& db, registry::SubjectId id, std::string_view item, bool present);

/// One hit of a name search, in the static order: exact, prefix, any part.
struct NameHit {
  StoredSubject subject;
  std::string matched_name;
  std::string folded;
  int stage = 0;  ///< 0 exact, 1 prefix, 2 any part
};
struct NameSearch {
  std::string folded;      ///< of what was typed, at least two characters
  std::string city;        ///< token filter, may be empty
  std::string item;        ///< token filter, may be empty
  int stage = 0;           ///< where to go on
  std::string after_folded;
  registry::SubjectId after_id = 0;
  std::int64_t limit = 20;
};
[[nodiscard]] std::vector<NameHit> search_names(Connection& db, const NameSearch& search);
/// Bigrams of folded names, in the form of index tokens: "沈阳 阳市 …". ASCII only in effect: each is hex-free UTF-8.
[[nodiscard]] std::string name_tokens(const std::vector<std::string>& folded_names);

}  // namespace liaoxin::store
