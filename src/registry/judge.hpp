#pragma once
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "registry/record.hpp"
#include "registry/terms.hpp"
#include "statute/pack.hpp"

namespace liaoxin::registry {

/// What a named officer attests for a whole file: that, or on what dates, the decisions were served, and that the
/// texts passed the secrecy review (art. 8). Without it rows are held and texts stay closed. Each officer with the unit it
/// acts for: one that has to do with the row, as service.attest asks (red line 2).
struct Attestation {
  std::string served_by;
  std::optional<base::Date> served_on;
  std::string service_column;  ///< code of the column that holds each row's service date
  std::string reviewed_by;
  std::string served_by_unit, reviewed_by_unit;  ///< USCC; empty = attested before, with the version this row corrects
};

/// Who files, and what the departments have set: everything a judgement needs besides the row.
struct FilingContext {
  base::Date today;
  std::string submitter_unit;  ///< USCC after the @ of --as
  /// May this unit file for that source unit? (the unit itself or its registered submitter)
  std::function<bool(const std::string& source_unit)> may_submit_for;
  /// Is this unit a public-security organ, by the register of units?
  std::function<bool(const std::string& unit)> is_public_security;
  PolicyValues policy_value;
};

/// The words with which a correction is refused: its own, then those of the judge that can come first. What a form makes
/// impossible is not among them: a negative record without its document, for one, lacks a required cell before that.
[[nodiscard]] const std::vector<base::RefusalWord>& correction_refusals();

enum class Verdict { accepted, held, refused };
[[nodiscard]] std::string_view word(Verdict verdict);

/// The judgement of one row. `elements` are the normalised cells in schema order (dropped columns empty).
struct JudgedRow {
  Verdict verdict = Verdict::refused;
  std::vector<base::Refusal> refusals;
  std::vector<base::Refusal> notes;  ///< warnings: the row is taken all the same
  std::vector<std::string> elements;
  std::string subject_code;     ///< USCC; empty for a natural person
  std::string identity_number;  ///< of a natural person: matches it and stands in no element, body or message
  std::string subject_name;
  std::string natural_key;      ///< text over which the key hash is taken
  RecordState state;        ///< id, subject and version are set when it is admitted
  std::int64_t cells_filled = 0, cells_expected = 0;
};

/// Judges rows of one file: prepared once for a schema and an item, then pure for each row.
/// Art. 12 with the catalogue: per-row verdicts with every reason.
class Judge {
 public:
  Judge(const statute::Pack& pack, const statute::Item& item, const statute::Schema& schema, Attestation attestation);
  /// `cells` holds one cell per column of the schema, empty where the file has none.
  [[nodiscard]] JudgedRow judge(std::span<const std::string> cells, const FilingContext& context) const;

 private:
  [[nodiscard]] const std::string& role(const JudgedRow& row, std::string_view name) const;
  /// The column that plays a role; nothing where the form has none.
  [[nodiscard]] std::optional<std::size_t> column_of(std::string_view role) const;
  void normalise(std::span<const std::string> cells, JudgedRow& row) const;
  void judge_requirements(JudgedRow& row) const;
  void judge_subject(JudgedRow& row, const FilingContext& context) const;
  void judge_person(JudgedRow& row, const FilingContext& context) const;
  void judge_protected(JudgedRow& row, const FilingContext& context) const;
  void judge_source(JudgedRow& row, const FilingContext& context) const;
  void judge_document(JudgedRow& row, const FilingContext& context) const;
  void judge_texts(JudgedRow& row, const FilingContext& context) const;
  void judge_procedure(JudgedRow& row) const;
  void judge_term(JudgedRow& row, const FilingContext& context) const;
  void judge_ground(JudgedRow& row) const;
  void judge_pledge(JudgedRow& row) const;
  void judge_service(JudgedRow& row, const FilingContext& context) const;
  void judge_attesters(JudgedRow& row, const FilingContext& context) const;
  void make_key(JudgedRow& row) const;

  const statute::Pack& pack_;
  const statute::Item& item_;
  const statute::Schema& schema_;
  Attestation attestation_;
  std::map<std::string, std::size_t, std::less<>> role_index_;
  std::vector<std::vector<std::size_t>> key_columns_;  ///< empty inner vector = the subject's code
  std::size_t service_index_;
  std::vector<std::size_t> condition_index_;  ///< for each column with a condition, the column that decides it
};

}  // namespace liaoxin::registry
