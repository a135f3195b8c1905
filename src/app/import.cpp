#include "app/import.hpp"

#include <map>
#include <set>
#include <tuple>

#include "app/actors.hpp"
#include "app/admission.hpp"
#include "app/corrections.hpp"
#include "app/verdict_file.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "intake/headings.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;
using registry::Verdict;

namespace {

/// Where each column of the form stands in the file, and what was not understood.
struct ColumnMap {
  std::vector<std::optional<std::size_t>> at;
  std::vector<std::string> unknown;
};

base::Result<ColumnMap> map_columns(const statute::Schema& schema, const std::vector<std::string>& headings) {
  std::vector<intake::ColumnName> names;
  for (const statute::Column& column : schema.columns) names.push_back({column.code, column.name.zh, column.aliases});
  intake::HeadingMatch match = intake::match_headings(headings, names);
  ColumnMap map{std::move(match.heading_of), {}};
  for (base::Refusal& refusal : match.refusals) {
    // A column we do not know is passed over and named; the same column twice leaves open which one counts.
    if (refusal.word != RefusalWord::heading_unknown) return std::unexpected(std::move(refusal));
    map.unknown.push_back(refusal.message.zh + " / " + refusal.message.en);
  }
  for (std::size_t i = 0; i < schema.columns.size(); ++i) {
    const statute::Column& column = schema.columns[i];
    if (column.required == statute::Requirement::required && !map.at[i]) return refuse(RefusalWord::heading_missing, column.code + " " + column.name.zh, column.code);
  }
  return map;
}

base::Result<registry::Attestation> attestation_of(Platform& platform, const ImportRequest& request, const statute::Schema& schema) {
  const auto known = [&](const std::optional<statute::Actor>& actor) -> base::Result<std::string> {
    if (!actor) return std::string{};
    if (actor->kind != statute::ActorKind::officer) return refuse(RefusalWord::actor_not_registered, base::one_line(statute::to_string(*actor)));
    TRY_VOID(actor_known(platform, *actor));
    return statute::to_string(*actor);
  };
  registry::Attestation attestation;
  attestation.served_by = TRY(known(request.served_by));
  attestation.reviewed_by = TRY(known(request.secrecy_reviewed_by));
  if (request.served_by) attestation.served_by_unit = request.served_by->unit;
  if (request.secrecy_reviewed_by) attestation.reviewed_by_unit = request.secrecy_reviewed_by->unit;
  attestation.served_on = request.served_on;
  if (!request.service_column.empty()) {
    const statute::Column* column = schema.by_heading(request.service_column);
    if (column == nullptr) return refuse(RefusalWord::heading_unknown, base::one_line(request.service_column));
    attestation.service_column = column->code;
  }
  // Who attests service says when, or in which column; a date without a name attests nothing.
  if (attestation.served_by.empty() && (request.served_on || !request.service_column.empty())) return refuse(RefusalWord::attestation_incomplete);
  return attestation;
}

/// Judges and admits the rows of one file.
class Importer {
 public:
  Importer(Platform& platform, const ImportRequest& request, const statute::Item& item, const statute::Schema& schema, registry::Attestation attestation)
      : platform_(platform),
        request_(request),
        file_name_(base::one_line(request.file_name.empty() ? request.file.filename().string() : request.file_name)),
        schema_(schema),
        judge_(platform.pack(), item, schema, std::move(attestation)),
        admitter_(platform, request.actor, schema),
        context_(filing_context(platform.db(), request.actor.unit, platform.clock().now().date())) {
    context_.policy_value = [this, read = std::move(context_.policy_value)](const std::string& key, const std::string& unit, base::Date on) {
      const auto known = policy_values_.find({key, unit, on});
      if (known != policy_values_.end()) return known->second;
      return policy_values_.emplace(std::tuple{key, unit, on}, read(key, unit, on)).first->second;
    };
  }

  base::Result<ImportResult> run(intake::TableReader& reader, const std::function<void(const ImportProgress&)>& committed) {
    const ColumnMap map = TRY(map_columns(schema_, reader.headings()));
    result_.unknown_headings = map.unknown;
    VerdictFile verdicts(request_.verdicts, reader);
    std::vector<std::string> cells(schema_.columns.size());
    intake::InputRow input;
    for (bool more = true; more;) {
      std::optional<store::Writer> writer;
      if (!request_.dry_run) writer.emplace(platform_.sequencer(), platform_.clock().now());
      changed_ = false;
      policy_values_.clear();
      for (std::int64_t in_batch = 0; in_batch < request_.rows_per_commit; ++in_batch) {
        more = TRY(reader.next(input));
        if (!more) break;
        ++result_.rows;
        for (std::size_t i = 0; i < cells.size(); ++i) {
          cells[i].clear();
          if (map.at[i] && *map.at[i] < input.cells.size()) cells[i] = input.cells[*map.at[i]];
        }
        take(writer ? &*writer : nullptr, input, cells, verdicts);
      }
      if (!more) result_.verdict_hash = verdicts.finish();
      if (writer) {
        if (changed_) admitter_.flush_figures(*writer);
        if (!more && changed_ever_) leave_import(*writer);
        if (changed_ || !more) result_.log_size = commit(*writer);
        // A number drawn in a transaction that is not kept was never given: the next one draws again.
        if (!changed_ever_) result_.import_id = 0;
        // Who is told of the progress may wait for one who waits to write.
        writer.reset();
      }
      committed({result_.rows, request_.dry_run ? 0 : result_.rows, reader.share_read()});
    }
    return result_;
  }

 private:
  void take(store::Writer* writer, const intake::InputRow& input, const std::vector<std::string>& cells, VerdictFile& verdicts) {
    registry::JudgedRow row;
    if (input.broken) {
      row.refusals.push_back(*input.broken);
    } else {
      row = judge_.judge(cells, context_);
    }
    bool same = false;
    if (row.verdict != Verdict::refused && writer != nullptr) {
      if (result_.import_id == 0) result_.import_id = writer->next_id("import");
      const Admission admission = admitter_.admit(*writer, row, result_.import_id);
      switch (admission.outcome) {
        case Admission::Outcome::added: break;
        case Admission::Outcome::replaced: ++result_.replaced; break;
        case Admission::Outcome::attested: ++result_.attested; break;
        case Admission::Outcome::same:
          ++result_.same;
          same = true;
          break;
        case Admission::Outcome::refused:
          row.verdict = Verdict::refused;
          row.refusals.push_back(*admission.refusal);
          break;
      }
      const bool changes = admission.outcome != Admission::Outcome::same && admission.outcome != Admission::Outcome::refused;
      changed_ = changed_ || changes;
      changed_ever_ = changed_ever_ || changes;
    }
    if (row.verdict == Verdict::accepted) ++result_.accepted;
    if (row.verdict == Verdict::held) ++result_.held;
    if (row.verdict == Verdict::refused) ++result_.refused;
    using Outcome = VerdictFile::Outcome;
    const Outcome outcome = same                              ? Outcome::same
                            : row.verdict == Verdict::refused ? Outcome::refused
                            : row.verdict == Verdict::held    ? Outcome::held
                                                              : Outcome::accepted;
    if (row.verdict == Verdict::refused) {
      // A row counts once for each word, however many of its cells it was said of.
      std::set<std::string> words;
      for (const base::Refusal& refusal : row.refusals) words.emplace(base::word(refusal.word));
      for (const std::string& word : words) ++reasons_[word];
    }
    verdicts.add(input, outcome, row.refusals, row.notes);
    if (row.verdict == Verdict::refused && request_.on_refused) request_.on_refused({input.number, cells, row.refusals});
  }

  /// The receipt of the import: one leaf with its counts and the hash of the verdict file.
  void leave_import(store::Writer& writer) {
    const base::json::object facts{{"import", result_.import_id}, {"item", request_.item},        {"unit", request_.actor.unit}, {"rows", result_.rows},
                                   {"accepted", result_.accepted}, {"held", result_.held},         {"refused", result_.refused},  {"same", result_.same},
                                   {"verdicts", result_.verdict_hash}};
    const base::json::object reasons{{"actor", statute::to_string(request_.actor)}, {"file", file_name_}};
    const store::Appended place = writer.append({.kind = journal::LeafKind::write, .schema = "import", .reason = "imported",
                                                 .bodies = {{journal::CommitClass::fact, base::canonical_json(facts)}, {journal::CommitClass::actor, base::canonical_json(reasons)}}});
    result_.log_index = static_cast<std::int64_t>(place.index);
    store::insert_import(writer.db(), {result_.import_id, request_.item, request_.actor.unit, request_.actor.id, result_.verdict_hash,
                                       result_.rows, result_.accepted, result_.held, result_.refused, result_.same},
                         reasons_, writer.now(), place.row_id);
  }

  std::uint64_t commit(store::Writer& writer) {
    writer.commit();
    platform_.publish_endings();
    return platform_.sequencer().size();
  }

  Platform& platform_;
  const ImportRequest& request_;
  const std::string file_name_;
  const statute::Schema& schema_;
  registry::Judge judge_;
  Admitter admitter_;
  registry::FilingContext context_;
  /// Values already read in this commit: between two commits a unit may set another.
  std::map<std::tuple<std::string, std::string, base::Date>, std::optional<std::string>> policy_values_;
  ImportResult result_;
  std::map<std::string, std::int64_t> reasons_;  ///< of the rows refused
  bool changed_ = false, changed_ever_ = false;
};

}  // namespace

base::Result<ImportResult> import_file(Platform& platform, const ImportRequest& request, const std::function<void(const ImportProgress&)>& committed) {
  if (request.actor.kind != statute::ActorKind::officer) return refuse(RefusalWord::operation_not_allowed, "import");
  TRY_VOID(actor_known(platform, request.actor));
  if (!posts_of(platform.db(), request.actor).contains(statute::Post::submitter)) return refuse(RefusalWord::post_not_held, "import");
  const statute::Item* item = platform.pack().item(request.item);
  if (item == nullptr) return refuse(RefusalWord::item_unknown, base::one_line(request.item));
  const statute::Schema* schema = platform.pack().schema_of(*item);
  if (item->importable_stage != 1 || schema == nullptr) return refuse(RefusalWord::item_not_importable, item->code + " " + item->name.zh);
  // Red line 3: nothing is collected outside a catalogue item in force.
  if (!store::edition_in_force(platform.db(), item->code, platform.clock().now().date())) return refuse(RefusalWord::item_not_in_force, item->code);
  registry::Attestation attestation = TRY(attestation_of(platform, request, *schema));
  const auto reader = TRY(intake::open_table(request.file, request.limits));
  Importer importer(platform, request, *item, *schema, std::move(attestation));
  return importer.run(*reader, committed);
}

}  // namespace liaoxin::app
