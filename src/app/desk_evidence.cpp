// Evidence beside an objection, whole to its subject, to the work body that reviews it and to the source that verifies it (art. 37).
#include "app/acts.hpp"
#include "app/desk_service.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "store/evidence.hpp"

namespace liaoxin::app {

using std::lock_guard;

std::optional<http::DeskEvidenceFile> DeskService::evidence_file(const std::string& token, const std::string& given) {
  const lock_guard lock(mutex_);
  const auto id = platform_.internal_id("evi", given);
  const auto stored = id ? store::find_evidence(platform_.db(), *id) : std::nullopt;
  const auto read = stored ? read_objection(token, stored->evidence.objection_id) : std::nullopt;
  if (!read) return std::nullopt;
  const auto said = sealed_reasons(platform_, stored->row_id);
  if (!said) return std::nullopt;
  if (read->is_own) note_look_of_another(read->speaker, given);
  else note_procedure_look(*read, given);
  return http::DeskEvidenceFile{std::string(said->at("name").as_string()), std::string(cases::facts_of(stored->evidence.kind).media_type), *base::unbase64(said->at("content").as_string())};
}

}  // namespace liaoxin::app
