#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/platform.hpp"
#include "registry/judge.hpp"
#include "store/accounts.hpp"
#include "store/subjects.hpp"

/// Natural persons as credit subjects: found by the keyed hash of the identity number, their name and number sealed.
namespace liaoxin::app {

/// Keyed hash by which a value is found again without standing anywhere (security.md section 4); exact match only.
[[nodiscard]] base::Bytes blind_index(const store::KeyStore& keys, std::string_view field, std::string_view value);
/// The person of a normalised identity number; nothing when the platform knows none.
[[nodiscard]] std::optional<store::StoredPerson> person_of_number(store::Connection& db, const store::KeyStore& keys, std::string_view id_number);
/// The same, added where there is none. `row_id`: the journal row that brings the person.
[[nodiscard]] store::StoredPerson person_to_be(store::Writer& writer, Platform& platform, std::string_view id_number, std::string_view name, std::int64_t row_id);
/// The identity number of a person, for judging a row anew and for the person itself.
[[nodiscard]] std::string number_of(const store::KeyStore& keys, const store::StoredPerson& person);
/// An identity number as an officer or its holder recognises it: the first two and last two characters.
[[nodiscard]] std::string masked_number(std::string_view id_number);

/// Item C1-04 is kept while any record is: when the last one of a natural person is past its retention, its identity goes too,
/// unless it has an account here. The journal says that somebody was forgotten, not who.
void forget_people(store::Writer& writer, base::Date before);

/// The subject a judged row is about, if the register has it: by code, or by the person's number.
[[nodiscard]] std::optional<store::StoredSubject> subject_of_row(store::Connection& db, const store::KeyStore& keys, const registry::JudgedRow& row);
/// Who a subject is called in front of itself and of those who may read the record: a person's name is opened here only.
[[nodiscard]] std::string name_of_subject(store::Connection& db, const store::KeyStore& keys, const store::StoredSubject& subject);

}  // namespace liaoxin::app
