#include "app/asked_subject.hpp"

#include <algorithm>

#include "app/access_register.hpp"
#include "app/persons.hpp"
#include "base/text.hpp"

namespace liaoxin::app {
namespace {

bool is_called(store::Connection& db, const store::KeyStore& keys, const store::StoredSubject& subject, const std::string& folded_name) {
  if (base::fold_name(name_of_subject(db, keys, subject)) == folded_name) return true;
  const auto former = store::former_names(db, subject.id);
  return std::ranges::any_of(former, [&](const store::StoredName& name) { return base::fold_name(name.name) == folded_name; });
}

}  // namespace

AskedSubject find_asked(store::Connection& db, const store::KeyStore& keys, const cases::InquirySubject& asked) {
  AskedSubject found;
  if (asked.is_natural_person) {
    found.about = about_number(keys, asked.code);
    const auto person = person_of_number(db, keys, asked.code);
    if (person) found.subject = store::find_subject_of_person(db, person->id);
  } else {
    found.subject = store::find_subject_by_code(db, asked.code);
    if (found.subject && found.subject->merged_into) found.subject = store::find_subject(db, *found.subject->merged_into);
    found.about = about_code(db, asked.code);
  }
  if (found.subject && !asked.folded_name.empty() && !is_called(db, keys, *found.subject, asked.folded_name)) found.subject.reset();
  return found;
}

}  // namespace liaoxin::app
