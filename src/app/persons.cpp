#include "app/persons.hpp"

#include "app/accounts.hpp"
#include "base/check.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"

namespace liaoxin::app {

base::Bytes blind_index(const store::KeyStore& keys, std::string_view field, std::string_view value) {
  std::string message = "liaoxin/bidx/v1";
  message += '\0';
  message += field;
  message += '\0';
  message += value;
  return base::Bytes(base::view(base::hmac_sha256(keys.blind_index_key().bytes, message)));
}

std::optional<store::StoredPerson> person_of_number(store::Connection& db, const store::KeyStore& keys, std::string_view id_number) {
  return store::find_person(db, person_index(keys, id_number));
}

store::StoredPerson person_to_be(store::Writer& writer, Platform& platform, std::string_view id_number, std::string_view name, std::int64_t row_id) {
  if (auto known = person_of_number(writer.db(), platform.keys(), id_number)) return std::move(*known);
  const std::int64_t id = writer.next_id("person");
  store::StoredPerson person{id, seal_column(platform, "person.name", id, base::trim(name)), seal_column(platform, "person.id_number", id, id_number),
                             person_index(platform.keys(), id_number)};
  store::insert_person(writer.db(), person, row_id);
  return person;
}

std::string number_of(const store::KeyStore& keys, const store::StoredPerson& person) {
  const auto number = open_column(keys, "person.id_number", person.id, person.id_number_sealed);
  if (!number) throw base::Failure("database_corrupt", "the number of a person cannot be opened", "verify the data directory and its keys");
  return *number;
}

std::string masked_number(std::string_view id_number) {
  CHECK(id_number.size() == 18);
  return std::string(id_number.substr(0, 2)) + std::string(14, '*') + std::string(id_number.substr(16));
}

void forget_people(store::Writer& writer, base::Date before) {
  for (const store::StoredSubject& subject : store::persons_without_records(writer.db(), before)) {
    if (!store::remove_person(writer.db(), *subject.person_id)) continue;
    store::forget_person_of(writer.db(), subject.id);
    writer.append({.kind = journal::LeafKind::system, .schema = "operation", .reason = "retention_ended", .bodies = {{journal::CommitClass::fact, R"({"operation":"person.forget"})"}}});
  }
}

std::optional<store::StoredSubject> subject_of_row(store::Connection& db, const store::KeyStore& keys, const registry::JudgedRow& row) {
  if (row.state.subject_kind != statute::SubjectKind::natural_person) return store::find_subject_by_code(db, row.subject_code);
  const auto person = person_of_number(db, keys, row.identity_number);
  return person ? store::find_subject_of_person(db, person->id) : std::nullopt;
}

std::string name_of_subject(store::Connection& db, const store::KeyStore& keys, const store::StoredSubject& subject) {
  if (!subject.person_id) return subject.name;
  const auto person = store::find_person(db, *subject.person_id);
  CHECK(person.has_value());
  return name_of(keys, *person);
}

}  // namespace liaoxin::app
