#include "cases/designation/designation.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "registry/record_acts.hpp"
#include "statute/act_table.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;
using registry::Bar;
using statute::closed;
using statute::command;

std::span<const DocumentClassFacts> document_classes() {
  static const DocumentClassFacts classes[] = {{DocumentClass::ruling, "ruling", {"生效的裁判或者仲裁文书", "judgment, ruling or award in force"}},
                                               {DocumentClass::administrative_decision, "administrative_decision", {"行政处罚、裁决等行政决定", "administrative decision"}},
                                               {DocumentClass::named_by_law, "named_by_law", {"法律、法规或者国家规定的其他文书", "another document named by law, regulation or the state"}}};
  return classes;
}
const DocumentClassFacts* document_class(std::string_view word) { return base::line_of_word(document_classes(), word); }
const DocumentClassFacts& facts_of(DocumentClass document_class) { return base::line_of(document_classes(), &DocumentClassFacts::document_class, document_class); }

base::Result<void> may_be_designated(const registry::RecordState& record, const statute::Item& item, base::Instant now) {
  // 1. Of an organisation, and of information that can bring a measure or an entry at all.
  if (!statute::is_organisation(record.subject_kind)) return refuse(RefusalWord::organisation_only, {}, "/record");
  const bool may_follow = statute::may(record.subject_kind, item.code, statute::Act::measure) || statute::may(record.subject_kind, item.code, statute::Act::list);
  if (!item.negative || !may_follow) return refuse(RefusalWord::designation_not_for_item, item.name.zh, "/record");
  // 2. The record runs: not ended, not past its last day, its document not stayed.
  if (record.ended != registry::EndKind::none) return refuse(RefusalWord::record_not_running, printed(record.ended).zh, "/record");
  if (record.display_until_on && now.date() > *record.display_until_on) return refuse(RefusalWord::record_not_running, record.display_until_on->iso(), "/record");
  if (record.stayed) return refuse(RefusalWord::document_stayed, record.document_number, "/record");
  // 3. Its subject was told of it.
  if (item.told_first && (!record.told_at || now < *record.told_at)) return refuse(RefusalWord::record_not_told, {}, "/record");
  // 4. Lenient treatment and an open objection come first.
  const bool is_lenient = has(record.bars, Bar::force_majeure) || has(record.bars, Bar::slight_no_intent) || has(record.bars, Bar::leniency_claimed);
  if (is_lenient) return refuse(RefusalWord::record_treated_leniently, {}, "/record");
  if (record.open_objections > 0 || record.unanswered) return refuse(RefusalWord::record_contested, {}, "/record");
  return {};
}

bool is_carried(const Designation& designation, const registry::RecordState& record) { return !designation.ended_at && designation.version == record.version; }

bool is_called(std::span<const std::string> authority, const std::string& name) {
  return std::ranges::any_of(authority, [own = base::fold_name(name)](const std::string& one) { return base::fold_name(one) == own; });
}

bool rests_on(const Designation& designation, std::string_view document_number, std::span<const std::string> authority) {
  return base::fold_number(designation.document_number) == base::fold_number(document_number) && is_called(authority, designation.authority);
}

bool is_in_force(const Designation& designation, const registry::RecordState& record, const statute::Item& item, base::Instant now) {
  CHECK(designation.record_id == record.id);
  // Its end is an act that was done: a clock set back does not undo it.
  if (designation.stayed || designation.ended_at) return false;
  // While the plan of a reorganisation runs its effects are suspended (art. 39).
  if (has(record.bars, Bar::shielded)) return false;
  if (!designation.told_on || now.date() < *designation.told_on || designation.version != record.version) return false;
  return may_be_designated(record, item, now).has_value();
}

// Article 23. Untrustworthy conduct is found by a document in force: a ruling or award, an administrative decision, or another one the law names.
base::Result<Designation> decide_designation(const registry::RecordState& record, const statute::Item& item, const DecideDesignation& command, const std::vector<Designation>& others,
                                             const std::string& officer, base::Instant now) {
  TRY_VOID(may_be_designated(record, item, now));
  // 1. The document, with its authority, and for a kind of its own the law that names it.
  const DocumentClassFacts* facts = document_class(command.document_class);
  if (facts == nullptr) return refuse(RefusalWord::document_class_unknown, base::one_line(command.document_class), "/document_class");
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  TRY_VOID(base::must_say(command.authority, RefusalWord::document_not_named, "/authority"));
  if (facts->document_class == DocumentClass::named_by_law) TRY_VOID(base::must_say(command.law.value_or(""), RefusalWord::law_not_named, "/law"));
  const std::string hash = command.file_hash.value_or("");
  if (!hash.empty() && (hash.size() != 64 || !base::unhex(hash))) return refuse(RefusalWord::document_hash_invalid, {}, "/file_hash");
  // 2. In force today.
  if (command.effective_on > now.date()) return refuse(RefusalWord::document_not_effective, command.effective_on.iso(), "/effective_on");
  // 3. Once; and with its reason.
  if (std::ranges::any_of(others, [&](const Designation& other) { return is_carried(other, record); })) return refuse(RefusalWord::designation_exists, {}, "/record");
  TRY_VOID(base::must_say(command.reason, RefusalWord::reason_missing, "/reason"));
  return Designation{.record_id = record.id, .version = record.version, .document_class = facts->document_class, .document_number = base::one_line(base::trim(command.document_number)),
                     .authority = base::one_line(base::trim(command.authority)), .law = base::one_line(base::trim(command.law.value_or(""))), .file_hash = hash, .effective_on = command.effective_on,
                     .officer = officer, .decided_at = now, .told_on = std::nullopt, .ended_at = std::nullopt};
}

// Article 23. While its document is stayed a designation does not hold, as a record does not whose document is.
base::Result<Designation> decide_stay(Designation designation, const registry::RecordState& record, const registry::StayDocument& command, base::Date today) {
  // 1. It stands on this record.
  TRY_VOID(registry::may_change(record));
  if (designation.record_id != record.id || !is_carried(designation, record)) return refuse(RefusalWord::designation_unknown, base::one_line(command.designation.value_or("")), "/designation");
  // 2. By a document of the organ or a court, which says the contrary of what holds now.
  designation.stayed = TRY(registry::stays(designation.stayed, command, today));
  return designation;
}

// Article 23. The document falls: what rests on it falls in the same instant.
base::Result<Designation> decide_end(Designation designation, const EndDesignation& command, base::Instant now) {
  if (designation.ended_at) return refuse(RefusalWord::designation_unknown, {}, "/designation");
  if (base::line_of_word(registry::fall_kinds(), command.kind) == nullptr) return refuse(RefusalWord::document_kind_unknown, base::one_line(command.kind), "/kind");
  TRY_VOID(base::must_say(command.document_number, RefusalWord::document_not_named, "/document_number"));
  if (command.decided_on > now.date()) return refuse(RefusalWord::document_in_future, command.decided_on.iso(), "/decided_on");
  designation.ended_at = now;
  return designation;
}

const std::vector<statute::Operation>& designation_commands() {
  static const std::vector<statute::Operation> operations{
      command<DecideDesignation>(
          "designation.decide", {BasisKind::regulation, "23"}, {"认定失信", "Designate as untrustworthy conduct"},
          R"({"record":"rec-…","document_class":"administrative_decision","document_number":"沈罚〔2026〕1号","authority":"沈阳市处罚局","effective_on":"2026-05-06","reason":"逾期拒不履行处罚决定"})",
          {RefusalWord::record_unknown, RefusalWord::organisation_only, RefusalWord::designation_not_for_item, RefusalWord::record_not_running, RefusalWord::document_stayed, RefusalWord::record_not_told,
           RefusalWord::record_treated_leniently, RefusalWord::record_contested, RefusalWord::document_class_unknown, RefusalWord::document_not_named, RefusalWord::law_not_named,
           RefusalWord::document_hash_invalid, RefusalWord::document_not_effective, RefusalWord::document_fallen, RefusalWord::designation_exists, RefusalWord::reason_missing}, {closed("file_hash")}),
      command<EndDesignation>("designation.end", {BasisKind::regulation, "23"}, {"认定失效", "End a designation"}, R"({"designation":"dsg-…","document_number":"沈行初〔2026〕9号","decided_on":"2026-06-01","kind":"revoked"})",
                              {RefusalWord::designation_unknown, RefusalWord::document_kind_unknown, RefusalWord::document_not_named, RefusalWord::document_in_future})};
  return operations;
}

}  // namespace liaoxin::cases
