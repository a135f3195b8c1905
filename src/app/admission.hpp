#pragma once
#include <map>
#include <optional>
#include <string>

#include "app/acts.hpp"
#include "app/platform.hpp"
#include "registry/judge.hpp"
#include "store/records.hpp"
#include "store/subjects.hpp"
#include "store/units.hpp"
#include "store/writer.hpp"

namespace liaoxin::app {

/// What became of a judged row.
struct Admission {
  enum class Outcome { added, same, replaced, attested, refused };
  Outcome outcome = Outcome::same;
  std::optional<base::Refusal> refusal;
  registry::RecordId record = 0;
};

/// Brings judged rows into the register inside a write transaction: new, same again, or a new version of the same
/// natural key. A new version recalls the old one from everyone who received it.
class Admitter {
 public:
  Admitter(Platform& platform, statute::Actor actor, const statute::Schema& schema) : platform_(platform), actor_(std::move(actor)), schema_(schema) {}
  [[nodiscard]] Admission admit(store::Writer& writer, registry::JudgedRow& row, std::int64_t import_id);
  /// Puts a new version of a record in place: journal, vault, row, subject. Used by import and by corrections.
  store::Appended write_version(store::Writer& writer, registry::JudgedRow& row, const store::StoredRecord* before, std::string_view content_hash,
                                std::int64_t import_id, std::string_view reason);
  /// Adds what was counted since the last call to the units' figures.
  void flush_figures(store::Writer& writer);

 private:
  /// The subject a row belongs to, added or brought up to date where the row says so; `found` by the row's code.
  [[nodiscard]] registry::SubjectId settled_subject(store::Writer& writer, const registry::JudgedRow& row, const std::optional<store::StoredSubject>& found);
  /// The same of a natural person, who has a number and no code.
  [[nodiscard]] registry::SubjectId settled_person(store::Writer& writer, const registry::JudgedRow& row, const std::optional<store::StoredSubject>& found);
  [[nodiscard]] const std::string& element(const registry::JudgedRow& row, std::string_view role) const;
  /// Leaves the notice that an admitted version calls for: held, ended, or replaced after others had received it.
  void tell_subject(store::Writer& writer, const registry::RecordState& state, const store::Appended& place, const std::optional<std::string>& certificate);
  /// The column whose content a correction replaced and the row would bring back (red line 6); nothing where there is none.
  [[nodiscard]] std::optional<std::string> corrected_cell(store::Writer& writer, const registry::JudgedRow& row, const store::StoredRecord& before) const;
  void count(const registry::JudgedRow& row, bool correction, base::Instant now);

  Platform& platform_;
  statute::Actor actor_;
  const statute::Schema& schema_;
  std::map<store::FigureKey, store::Figure> figures_;
};

/// Hash over the content of a version: equal content is the same version. Of a natural person it is keyed, for what is known
/// of a person is guessed too easily.
[[nodiscard]] base::Bytes content_hash(const store::KeyStore& keys, const registry::JudgedRow& row);
/// The record this row is about, under whichever of its codes the organisation's document was filed. `subject`: the one
/// the row's code finds.
[[nodiscard]] std::optional<store::StoredRecord> find_same_record(store::Connection& db, const store::KeyStore& keys, const registry::JudgedRow& row, const std::optional<store::StoredSubject>& subject);

}  // namespace liaoxin::app
