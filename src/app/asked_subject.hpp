#pragma once
#include <optional>
#include <string>

#include "cases/inquiry/inquiry.hpp"
#include "store/key_store.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {

/// Whom a number and a name are about: the subject, when the platform has one of both, and what the access register writes.
struct AskedSubject {
  std::optional<store::StoredSubject> subject;
  std::string about;
};
/// A wrong name finds as little as a number nobody has.
[[nodiscard]] AskedSubject find_asked(store::Connection& db, const store::KeyStore& keys, const cases::InquirySubject& asked);

}  // namespace liaoxin::app
