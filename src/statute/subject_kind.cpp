#include "statute/subject_kind.hpp"

#include "base/check.hpp"

namespace liaoxin::statute {

std::string_view word(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::legal_person: return "legal_person";
    case SubjectKind::unincorporated_organisation: return "unincorporated_organisation";
    case SubjectKind::individual_business: return "individual_business";
    case SubjectKind::natural_person: return "natural_person";
  }
  CHECK(false);
}

std::optional<SubjectKind> subject_kind(std::string_view text) {
  for (const SubjectKind kind : kSubjectKinds) {
    if (word(kind) == text) return kind;
  }
  return std::nullopt;
}

base::LocalText label(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::legal_person: return {"法人", "Legal person"};
    case SubjectKind::unincorporated_organisation: return {"非法人组织", "Unincorporated organisation"};
    case SubjectKind::individual_business: return {"个体工商户", "Individual business"};
    case SubjectKind::natural_person: return {"自然人", "Natural person"};
  }
  CHECK(false);
}

}  // namespace liaoxin::statute
