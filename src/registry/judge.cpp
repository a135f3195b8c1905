#include "registry/judge.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "registry/cells.hpp"
#include "registry/identifiers.hpp"
#include "registry/text_scan.hpp"
#include "statute/act_table.hpp"
#include "statute/age.hpp"
#include "statute/forbidden.hpp"
#include "statute/item_end.hpp"
#include "statute/reporting.hpp"
#include "statute/uscc_kind.hpp"

namespace liaoxin::registry {
namespace {

using base::make_refusal;
using base::RefusalWord;
using statute::Requirement;

void refuse_row(JudgedRow& row, RefusalWord word, std::string_view detail = {}, std::string_view column = {}) {
  row.refusals.push_back(make_refusal(word, detail, column));
}
void note(JudgedRow& row, RefusalWord word, std::string_view detail = {}, std::string_view column = {}) {
  row.notes.push_back(make_refusal(word, detail, column));
}

constexpr std::string_view kNaturalPerson = "自然人";
constexpr std::string_view kIndividualBusiness = "个体工商户";

}  // namespace

const std::vector<RefusalWord>& correction_refusals() {
  static const std::vector<RefusalWord> words{
      RefusalWord::element_unknown, RefusalWord::nothing_changed, RefusalWord::key_element_fixed,
      RefusalWord::cell_missing, RefusalWord::cell_must_be_empty, RefusalWord::cell_too_long, RefusalWord::cell_has_control_characters,
      RefusalWord::date_invalid, RefusalWord::decimal_invalid, RefusalWord::value_not_in_list,
      RefusalWord::subject_kind_differs, RefusalWord::identity_document_not_yet, RefusalWord::id_number_invalid,
      RefusalWord::public_security_decision_on_person, RefusalWord::conduct_under_18, RefusalWord::uscc_length, RefusalWord::uscc_alphabet,
      RefusalWord::uscc_check, RefusalWord::source_not_submitter,
      RefusalWord::document_in_future, RefusalWord::dates_out_of_order, RefusalWord::document_hash_invalid, RefusalWord::service_date_impossible,
      RefusalWord::id_number_in_text, RefusalWord::ground_not_shipped, RefusalWord::parameter_not_in_force,
      RefusalWord::declaration_text_forbidden, RefusalWord::entry_by_proceeding};
  return words;
}

std::string_view word(Verdict verdict) {
  switch (verdict) {
    case Verdict::accepted: return "accepted";
    case Verdict::held: return "held";
    case Verdict::refused: return "refused";
  }
  CHECK(false);
}

Judge::Judge(const statute::Pack& pack, const statute::Item& item, const statute::Schema& schema, Attestation attestation)
    : pack_(pack), item_(item), schema_(schema), attestation_(std::move(attestation)), service_index_(schema.columns.size()) {
  const auto index_of = [&](std::string_view code) {
    const auto found = std::find_if(schema.columns.begin(), schema.columns.end(), [&](const statute::Column& c) { return c.code == code; });
    CHECK(found != schema.columns.end());
    return static_cast<std::size_t>(found - schema.columns.begin());
  };
  for (const auto& [role, column] : schema.roles) role_index_[role] = index_of(column);
  for (const statute::Column& column : schema.columns) condition_index_.push_back(column.condition ? index_of(column.condition->column) : 0);
  for (const auto& part : schema.natural_key) {
    std::vector<std::size_t> columns;
    for (const std::string& code : part) {
      if (code != "$subject") columns.push_back(index_of(code));
    }
    key_columns_.push_back(std::move(columns));
  }
  if (!attestation_.service_column.empty()) {
    service_index_ = index_of(attestation_.service_column);
  } else if (const auto served = role_index_.find("served_on"); served != role_index_.end()) {
    service_index_ = served->second;
  }
}

const std::string& Judge::role(const JudgedRow& row, std::string_view name) const {
  static const std::string kEmpty;
  const auto found = role_index_.find(name);
  return found == role_index_.end() ? kEmpty : row.elements[found->second];
}

JudgedRow Judge::judge(std::span<const std::string> cells, const FilingContext& context) const {
  CHECK(cells.size() == schema_.columns.size());
  JudgedRow row;
  row.state.item = item_.code;
  normalise(cells, row);
  judge_requirements(row);
  judge_subject(row, context);
  judge_source(row, context);
  judge_document(row, context);
  judge_protected(row, context);
  judge_texts(row, context);
  if (role_index_.contains("summary_flag")) judge_procedure(row);
  if (role_index_.contains("ground")) judge_ground(row);
  if (role_index_.contains("publication_type")) judge_pledge(row);
  if (row.refusals.empty()) judge_term(row, context);
  judge_service(row, context);
  judge_attesters(row, context);
  make_key(row);
  if (row.refusals.empty()) {
    const bool held = item_.told_first && !row.state.told_at;
    row.verdict = held ? Verdict::held : Verdict::accepted;
  }
  return row;
}

void Judge::normalise(std::span<const std::string> cells, JudgedRow& row) const {
  row.elements.resize(schema_.columns.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    auto cell = normalise_cell(schema_.columns[i], cells[i]);
    if (cell) {
      row.elements[i] = std::move(*cell);
    } else {
      row.refusals.push_back(std::move(cell).error());
    }
  }
}

void Judge::judge_requirements(JudgedRow& row) const {
  // A natural person has no unified social credit code: its identity number stands in a column of its own.
  const bool has_own_number = role_index_.contains("identity_number") && role(row, "subject_category") == kNaturalPerson;
  const std::optional<std::size_t> needless = has_own_number ? column_of("subject_code") : std::nullopt;
  for (std::size_t i = 0; i < schema_.columns.size(); ++i) {
    const statute::Column& column = schema_.columns[i];
    bool expected = column.required == Requirement::required;
    if (column.condition) {
      const statute::Condition& condition = *column.condition;
      const std::string& deciding = row.elements[condition_index_[i]];
      expected = std::find(condition.values.begin(), condition.values.end(), deciding) != condition.values.end();
      if (!expected && condition.empty_otherwise && !row.elements[i].empty()) {
        refuse_row(row, RefusalWord::cell_must_be_empty, column.name.zh, column.code);
      }
    }
    if (i == needless) expected = false;
    if (!expected || column.dropped) continue;
    ++row.cells_expected;
    if (!row.elements[i].empty()) {
      ++row.cells_filled;
    } else if (std::none_of(row.refusals.begin(), row.refusals.end(), [&](const auto& r) { return r.pointer == column.code; })) {
      refuse_row(row, RefusalWord::cell_missing, column.name.zh, column.code);
    }
  }
}

std::optional<std::size_t> Judge::column_of(std::string_view role) const {
  const auto found = role_index_.find(role);
  return found == role_index_.end() ? std::nullopt : std::optional(found->second);
}

void Judge::judge_subject(JudgedRow& row, const FilingContext& context) const {
  row.subject_name = role(row, "subject_name");
  const std::string& category = role(row, "subject_category");
  if (category == kNaturalPerson) return judge_person(row, context);
  if (category == kIndividualBusiness) row.state.subject_kind = statute::SubjectKind::individual_business;
  const auto code_column = column_of("subject_code");
  const std::string column = code_column ? schema_.columns[*code_column].code : "";
  const std::string& cell = role(row, "subject_code");
  if (cell.empty()) return;  // judged as a missing cell
  const UsccCheck check = check_uscc(cell);
  const statute::UsccKind* kind = check.valid() ? statute::uscc_kind(check.code) : nullptr;
  // A form without a category tells a natural person by its number.
  if (is_read_as_citizen_id(cell, context.today)) {
    if (category.empty()) return judge_person(row, context);
    refuse_row(row, RefusalWord::subject_kind_differs, category, column);
    return;
  }
  if (auto refusal = refusal_of(check, column)) {
    row.refusals.push_back(std::move(*refusal));
    return;
  }
  const std::string& code = check.code;
  const bool is_individual = kind != nullptr && kind->group == statute::SubjectGroup::individual_business;
  if (!category.empty() && is_individual != (category == kIndividualBusiness)) {
    refuse_row(row, RefusalWord::subject_kind_differs, category, column);
    return;
  }
  if (kind == nullptr) note(row, RefusalWord::code_pair_unknown, code.substr(0, 2), column);
  if (check.inner_check_differs) note(row, RefusalWord::organisation_code_check, {}, column);
  if (pack_.division(code.substr(2, 6)) == nullptr) note(row, RefusalWord::division_unknown, code.substr(2, 6), column);
  row.subject_code = code;
  row.elements[*code_column] = code;
  row.state.subject_kind = is_individual                ? statute::SubjectKind::individual_business
                           : item_.code == "C1-02" ? statute::SubjectKind::unincorporated_organisation
                                                   : statute::SubjectKind::legal_person;
  if (!statute::may(row.state.subject_kind, item_.code, statute::Act::store, role_index_.contains("ground"))) {
    refuse_row(row, RefusalWord::item_not_for_this_kind, item_.code, column);
  }
}

/// A natural person is matched by the citizen identity number and by nothing else (uscc.md section 4). The number leaves the
/// row here: it is sealed with the person, and no element, body or message holds it.
void Judge::judge_person(JudgedRow& row, const FilingContext& context) const {
  row.state.subject_kind = statute::SubjectKind::natural_person;
  if (!statute::may(row.state.subject_kind, item_.code, statute::Act::store, role_index_.contains("ground"))) {
    refuse_row(row, RefusalWord::item_not_for_this_kind, item_.code);
  }
  const std::string& kind = role(row, "identity_kind");
  if (!kind.empty() && kind != "身份证") {
    refuse_row(row, RefusalWord::identity_document_not_yet);
    return;
  }
  const auto code_column = column_of("subject_code");
  const auto number_column = column_of("identity_number");
  const std::size_t column = number_column.value_or(code_column.value_or(0));
  const std::string cell = row.elements[column];
  if (cell.empty()) return;  // judged as a missing cell
  row.elements[column].clear();
  if (number_column && code_column && !row.elements[*code_column].empty()) {
    const bool is_the_same = row.elements[*code_column] == cell;
    row.elements[*code_column].clear();
    if (!is_the_same) refuse_row(row, RefusalWord::subject_kind_differs, kNaturalPerson, schema_.columns[*code_column].code);
  }
  const CitizenIdCheck check = check_citizen_id(cell, context.today);
  if (!check.valid()) {
    refuse_row(row, RefusalWord::id_number_invalid, {}, schema_.columns[column].code);
    return;
  }
  row.identity_number = check.code;
}

/// What is never held about natural persons and individual businesses, whatever item it came under (red line 5; statute.md,
/// not shipped).
void Judge::judge_protected(JudgedRow& row, const FilingContext& context) const {
  if (statute::is_organisation(row.state.subject_kind)) return;
  // 1. Decisions of public-security organs.
  const std::string& unit = row.state.deciding_unit.empty() ? row.state.source_unit : row.state.deciding_unit;
  const bool public_security = statute::names_public_security(role(row, "deciding_unit_name")) || role(row, "penalty_kinds").find("行政拘留") != std::string::npos ||
                               (!unit.empty() && context.is_public_security(unit));
  // What will never be taken is said first, before what could be mended.
  if (public_security) row.refusals.insert(row.refusals.begin(), make_refusal(RefusalWord::public_security_decision_on_person));
  // 2. Negative records of conduct under 18. No form states the day of the conduct: who was a minor on the day of the
  //    decision was one before; for who was only a little older the source has to say it.
  if (!item_.negative || row.identity_number.empty() || !row.state.document_on) return;
  const base::Date born_on = check_citizen_id(row.identity_number, context.today).born_on;
  if (!statute::has_reached_age(born_on, statute::kAdultYears, *row.state.document_on)) {
    refuse_row(row, RefusalWord::conduct_under_18);
    return;
  }
  const auto safe_years = pack_.parameter("minor.adult_without_conduct_date", *row.state.document_on);
  if (!safe_years) {
    row.refusals.push_back(safe_years.error());
  } else if (!statute::has_reached_age(born_on, static_cast<int>(safe_years->value), *row.state.document_on)) {
    row.state.bars = row.state.bars | Bar::adulthood_not_stated;
    note(row, RefusalWord::adulthood_not_stated);
  }
}

void Judge::judge_source(JudgedRow& row, const FilingContext& context) const {
  const auto clean = [&](std::string_view name) {
    const auto found = role_index_.find(name);
    if (found == role_index_.end() || row.elements[found->second].empty()) return std::string{};
    const UsccCheck check = check_uscc(row.elements[found->second]);
    if (auto refusal = refusal_of(check, schema_.columns[found->second].code)) {
      row.refusals.push_back(std::move(*refusal));
      return std::string{};
    }
    row.elements[found->second] = check.code;
    return check.code;
  };
  row.state.deciding_unit = clean("deciding_unit_code");
  row.state.source_unit = clean("source_unit_code");
  // A form without a source column: the unit that files is the source.
  if (!role_index_.contains("source_unit_code")) {
    row.state.source_unit = row.state.deciding_unit.empty() ? context.submitter_unit : row.state.deciding_unit;
  } else if (row.state.source_unit.empty() && role(row, "source_unit_code").empty()) {
    row.state.source_unit = context.submitter_unit;
  }
  if (!row.state.source_unit.empty() && !context.may_submit_for(row.state.source_unit)) {
    refuse_row(row, RefusalWord::source_not_submitter, row.state.source_unit);
  }
}

void Judge::judge_document(JudgedRow& row, const FilingContext& context) const {
  row.state.document_number = role(row, "document_number");
  for (const std::string_view name : {"document_on", "listed_on", "state_on"}) {
    if (const auto date = base::Date::parse(role(row, name)); date && !row.state.document_on) row.state.document_on = date;
  }
  // Art. 23: negative information rests on a document in force; without number and date there is no record.
  if (item_.negative && (row.state.document_number.empty() || !row.state.document_on)) {
    refuse_row(row, RefusalWord::document_missing);
  }
  if (row.state.document_on && *row.state.document_on > context.today) {
    refuse_row(row, RefusalWord::document_in_future, row.state.document_on->iso());
  }
  const auto from = base::Date::parse(role(row, "valid_from")), until = base::Date::parse(role(row, "valid_until"));
  if (from && until && *until < *from) refuse_row(row, RefusalWord::dates_out_of_order, until->iso());
  const std::string& hash = role(row, "document_hash");
  if (!hash.empty() && (hash.size() != 64 || !base::unhex(hash))) refuse_row(row, RefusalWord::document_hash_invalid, {}, "X_WSHX");
  // Two notices from one record: expected since 2025-06-22, its absence is a matter of data quality only.
  if (item_.negative && role_index_.contains("restoration_notice") && role(row, "restoration_notice").empty() && row.state.document_on &&
      *row.state.document_on >= base::Date::of(2025, 6, 22)) {
    note(row, RefusalWord::restoration_notice_missing);
  }
}

/// Art. 8. No number of a person stands in a row, except where its form asks for the subject's own.
void Judge::judge_texts(JudgedRow& row, const FilingContext& context) const {
  const auto subject_code = column_of("subject_code"), identity_number = column_of("identity_number");
  for (std::size_t i = 0; i < schema_.columns.size(); ++i) {
    const statute::Column& column = schema_.columns[i];
    // Read, checked, thrown away: there is no use for it. A natural person's own number has left the row before.
    if (column.dropped || i == identity_number) {
      row.elements[i].clear();
      continue;
    }
    if (row.elements[i].empty()) continue;
    if (column.type != statute::ColumnType::text) {
      if (i != subject_code && holds_citizen_id(row.elements[i], context.today)) refuse_row(row, RefusalWord::id_number_in_text, column.name.zh, column.code);
      continue;
    }
    for (const TextHit& hit : scan_text(row.elements[i], context.today)) {
      if (hit.kind == TextHitKind::citizen_id) {
        refuse_row(row, RefusalWord::id_number_in_text, column.name.zh, column.code);
        break;
      }
      if (row.state.closed_elements.insert(column.code).second) {
        note(row, RefusalWord::text_not_public, word(hit.kind), column.code);
      }
    }
  }
  if (!attestation_.reviewed_by.empty()) row.state.reviewed_by = attestation_.reviewed_by;
}

void Judge::judge_procedure(JudgedRow& row) const {
  if (role(row, "summary_flag") == "是" && item_.code == "C4-03") {
    row.state.item = "C4-04";
    note(row, RefusalWord::stored_as_summary_procedure);
  }
}

void Judge::judge_ground(JudgedRow& row) const {
  const std::string& ground = role(row, "ground");
  if (!ground.empty() && !statute::is_shipped_ground(ground)) refuse_row(row, RefusalWord::ground_not_shipped, ground, "SL_GROUND");
}

void Judge::judge_pledge(JudgedRow& row) const {
  const std::string& publication = role(row, "publication_type");
  if (publication == "特定范围内公开") row.state.bars = row.state.bars | Bar::publication_limited;
  if (publication == "不可公开") row.state.bars = row.state.bars | Bar::subject_only;
  const std::string& performance = role(row, "state");
  if (!performance.empty() && performance != "全部履行") row.state.bars = row.state.bars | Bar::not_performed;
}

/// The end of display and the end of retention (art. 10), by the rule of the item.
void Judge::judge_term(JudgedRow& row, const FilingContext& context) const {
  RecordState& state = row.state;
  const statute::Item& item = *pack_.item(state.item);
  const auto reading = [&](std::string_view name) -> const std::string& { return role(row, name); };
  auto dates = record_dates(item, reading, state.deciding_unit, state.document_on.value_or(context.today), state.subject_kind, context.policy_value, pack_);
  auto end = dates ? statute::item_end(item, *dates, pack_, context.today) : std::unexpected(dates.error());
  auto kept = dates ? statute::retention_end(item, *dates, pack_, context.today) : std::unexpected(dates.error());
  if (!end || !kept) {
    row.refusals.push_back(!end ? end.error() : kept.error());
    return;
  }
  state.display_until_on = end->ends_on;
  state.retention_until_on = *kept;
  if (item.negative) state.grade = end->grade;
  if (!end->is_public) state.bars = state.bars | Bar::not_published;
  if (statute::is_derived(dates->conduct.procedure)) {
    state.bars = state.bars | Bar::procedure_derived;
    note(row, RefusalWord::procedure_derived);
  }
  const std::string& list_state = role(row, "state");
  const bool off_the_list = role_index_.contains("ground") && (list_state == "移出" || list_state == "撤销");
  if (off_the_list || (dates->removed_on && *dates->removed_on <= context.today)) state.ended = EndKind::removed_from_list;
  const auto claimed = base::Date::parse(role(row, "claimed_display_until"));
  if (claimed && end->ends_on && *claimed != *end->ends_on) note(row, RefusalWord::claimed_display_differs, end->ends_on->iso(), "CF_GSJZQ");
  if (item_.told_first && state.document_on) {
    if (const auto due = statute::report_due(*state.document_on, pack_)) {
      state.due_on = due->on;
      if (context.today > due->on) note(row, RefusalWord::reported_late, due->on.iso());
    }
  }
}

void Judge::judge_service(JudgedRow& row, const FilingContext& context) const {
  std::optional<base::Date> served = attestation_.served_on;
  if (!served && service_index_ < row.elements.size()) served = base::Date::parse(row.elements[service_index_]);
  if (!served) return;
  if (*served > context.today || (row.state.document_on && *served < *row.state.document_on)) {
    refuse_row(row, RefusalWord::service_date_impossible, served->iso());
    return;
  }
  row.state.served_on = served;
  // Red line 2: a row's own date starts nothing; an officer attests it by name.
  if (attestation_.served_by.empty()) return;
  row.state.served_by = attestation_.served_by;
  // Told or not: while nobody has said that the subject was an adult, the record is held.
  if (has(row.state.bars, Bar::adulthood_not_stated)) return;
  row.state.told_at = base::Instant{};  // set to the moment of admission
}

void Judge::judge_attesters(JudgedRow& row, const FilingContext& context) const {
  const auto has_to_do = [&](const std::string& unit) {
    return unit.empty() || unit == row.state.source_unit || unit == row.state.deciding_unit || unit == context.submitter_unit;
  };
  if (!has_to_do(attestation_.served_by_unit)) refuse_row(row, RefusalWord::not_competent, attestation_.served_by);
  if (!has_to_do(attestation_.reviewed_by_unit)) refuse_row(row, RefusalWord::not_competent, attestation_.reviewed_by);
}

void Judge::make_key(JudgedRow& row) const {
  row.natural_key = schema_.code;
  for (const auto& columns : key_columns_) {
    std::string part;
    if (columns.empty()) part = row.identity_number.empty() ? row.subject_code : row.identity_number;
    for (const std::size_t column : columns) {
      if (part.empty()) part = row.elements[column];
    }
    if (part.empty()) {
      if (row.refusals.empty()) refuse_row(row, RefusalWord::key_incomplete, columns.empty() ? "" : schema_.columns[columns[0]].name.zh,
                                           columns.empty() ? "" : schema_.columns[columns[0]].code);
      return;
    }
    // However its brackets, width and blanks are typed, a document is one document.
    row.natural_key += '\x1f' + base::fold_number(part);
  }
}

}  // namespace liaoxin::registry
