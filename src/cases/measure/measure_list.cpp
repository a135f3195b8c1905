#include "cases/measure/measure_list.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/text.hpp"
#include "base/words.hpp"
#include "statute/act_table.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;
using statute::command;

namespace {

constexpr std::array<std::string_view, 4> kSteps{"draft", "approved", "commenting", "released"};
constexpr std::string_view kCommentTerm = "measure_list.comment";
/// No measure runs longer than what the longest display of a negative record lets it.
constexpr std::int64_t kMostMonths = 36;

base::Result<void> must_be_at(const MeasureList& list, MeasureListStep step) {
  if (list.step != step) return refuse(RefusalWord::measure_list_step_wrong, printed(list.step).zh, "/list");
  return {};
}

/// The order in which released lists take each other's place.
std::pair<base::Date, std::int64_t> order_of(const MeasureList& list) {
  CHECK(list.step == MeasureListStep::released);
  return {*list.from_on, list.id};
}

/// Lists in the order in which they come into force; one that another takes the place of on its very day never does.
std::vector<const ReleasedList*> each_in_turn(std::span<const ReleasedList> released) {
  std::vector<const ReleasedList*> in_turn;
  for (const ReleasedList& one : released) in_turn.push_back(&one);
  std::ranges::sort(in_turn, {}, [](const ReleasedList* one) { return order_of(one->list); });
  std::vector<const ReleasedList*> in_force;
  for (const ReleasedList* one : in_turn) {
    if (!in_force.empty() && *in_force.back()->list.from_on == *one->list.from_on) in_force.pop_back();
    in_force.push_back(one);
  }
  return in_force;
}
/// Whether a list lets the unit do all that this line lets it do: a line that asks for more, or allows less, is another one.
bool has_line(const ReleasedList& list, const MeasureEntry& entry) {
  return std::ranges::any_of(list.entries, [&](const MeasureEntry& one) {
    const bool is_as_wide = std::ranges::includes(one.triggers, entry.triggers) && (one.severity == entry.severity || one.severity == MeasureSeverity::ordinary) && one.term_months >= entry.term_months;
    return one.kind == entry.kind && one.unit == entry.unit && is_as_wide;
  });
}

std::string cleaned(const std::string& text) { return base::one_line(base::trim(text)); }

}  // namespace

std::string_view word(MeasureListStep step) { return kSteps[static_cast<std::size_t>(step)]; }
std::optional<MeasureListStep> measure_list_step(std::string_view text) { return base::enumerator<MeasureListStep>(kSteps, text); }
base::LocalText printed(MeasureListStep step) {
  switch (step) {
    case MeasureListStep::draft: return {"起草", "being drafted"};
    case MeasureListStep::approved: return {"联席会议已审定", "approved by the joint meeting"};
    case MeasureListStep::commenting: return {"公开征求意见", "open to comments"};
    case MeasureListStep::released: return {"已公布", "released"};
  }
  CHECK(false);
}

std::span<const MeasureSeverityFacts> measure_severities() {
  static const MeasureSeverityFacts severities[] = {{MeasureSeverity::serious, "serious", {"严重失信行为", "serious conduct only"}}, {MeasureSeverity::ordinary, "ordinary", {"一般以上失信行为", "ordinary conduct too"}}};
  return severities;
}
const MeasureSeverityFacts* measure_severity(std::string_view word) { return base::line_of_word(measure_severities(), word); }
const MeasureSeverityFacts& facts_of(MeasureSeverity severity) { return base::line_of(measure_severities(), &MeasureSeverityFacts::severity, severity); }

// Article 24. The list is drafted on the basis of local regulations of the province.
base::Result<MeasureList> decide_draft(const DraftMeasureList& command, bool is_there, base::Date today) {
  TRY_VOID(base::must_say(command.list_number, RefusalWord::document_not_named, "/list_number"));
  TRY_VOID(base::must_say(command.title, RefusalWord::document_not_named, "/title"));
  TRY_VOID(base::must_say(command.regulation, RefusalWord::measure_law_missing, "/regulation"));
  if (is_there) return refuse(RefusalWord::measure_list_exists, base::one_line(command.list_number), "/list_number");
  return MeasureList{.number = cleaned(command.list_number), .title = cleaned(command.title), .regulation = cleaned(command.regulation), .settled_on = today, .decision_number = {}, .opened_on = {}, .comments_until_on = {}, .reopened_because = {}, .from_on = {}};
}

// Article 24. A list names the target, the method and the unit of each measure; article 26 gives the kinds.
base::Result<MeasureEntry> decide_entry(const MeasureList& list, const AddListMeasure& command, const std::vector<MeasureEntry>& others, bool is_unit, base::Instant now, const statute::Pack& pack) {
  TRY_VOID(must_be_at(list, MeasureListStep::draft));
  // 1. A kind the article names, on a law, by a unit, in a way.
  const statute::MeasureKindFacts* kind = statute::measure_kind(command.measure_kind);
  if (kind == nullptr) return refuse(RefusalWord::measure_kind_unknown, base::one_line(command.measure_kind), "/measure_kind");
  TRY_VOID(base::must_say(command.legal_basis, RefusalWord::measure_law_missing, "/legal_basis"));
  if (!is_unit) return refuse(RefusalWord::unit_unknown, base::one_line(command.unit), "/unit");
  TRY_VOID(base::must_say(command.carried_out, RefusalWord::measure_method_missing, "/carried_out"));
  // 2. For conduct that can bring a measure on an organisation; what another organ listed brings none.
  MeasureEntry entry{.list_id = list.id, .kind = kind->kind, .law = cleaned(command.legal_basis), .unit = command.unit, .method = cleaned(command.carried_out), .triggers = command.triggers};
  for (const std::string& code : command.triggers) {
    const statute::Item* item = pack.item(code);
    if (item == nullptr || !item->negative || !statute::may(statute::SubjectKind::legal_person, code, statute::Act::measure)) return refuse(RefusalWord::measure_trigger_unfit, base::one_line(code), "/triggers");
  }
  if (entry.triggers.empty()) return refuse(RefusalWord::measure_trigger_unfit, {}, "/triggers");
  std::ranges::sort(entry.triggers);
  entry.triggers.erase(std::ranges::unique(entry.triggers).begin(), entry.triggers.end());
  // 3. How grave: without a word for serious conduct only.
  if (command.severity) {
    const MeasureSeverityFacts* severity = measure_severity(*command.severity);
    if (severity == nullptr) return refuse(RefusalWord::measure_severity_unknown, base::one_line(*command.severity), "/severity");
    entry.severity = severity->severity;
  }
  // 4. How long: without a word the shortest there is (article 30).
  if (command.term_months && (*command.term_months < 1 || *command.term_months > kMostMonths)) return refuse(RefusalWord::measure_term_invalid, std::to_string(kMostMonths), "/term_months");
  entry.has_own_term = command.term_months.has_value();
  entry.term_months = entry.has_own_term ? *command.term_months : TRY(pack.parameter("measure.no_term_months", now.date())).value;
  // 5. Once for each unit.
  if (std::ranges::any_of(others, [&](const MeasureEntry& other) { return other.kind == entry.kind && other.unit == entry.unit; })) return refuse(RefusalWord::measure_listed, command.measure_kind, "/measure_kind");
  return entry;
}

base::Result<MeasureEntry> decide_line_removal(const MeasureList& list, const RemoveListMeasure& command, const std::vector<MeasureEntry>& entries) {
  TRY_VOID(must_be_at(list, MeasureListStep::draft));
  const auto found = std::ranges::find_if(entries, [&](const MeasureEntry& one) { return statute::facts_of(one.kind).word == command.measure_kind && one.unit == command.unit; });
  if (found == entries.end()) return refuse(RefusalWord::measure_line_unknown, base::one_line(command.measure_kind), "/measure_kind");
  return *found;
}

// Article 24. It is reported to the provincial joint meeting for approval.
base::Result<MeasureList> decide_approval(MeasureList list, const std::vector<MeasureEntry>& entries, const std::optional<registry::JointDecision>& decision) {
  TRY_VOID(must_be_at(list, MeasureListStep::draft));
  if (entries.empty()) return refuse(RefusalWord::measure_list_empty, {}, "/list");
  if (!decision) return refuse(RefusalWord::joint_decision_unknown, {}, "/decision_number");
  CHECK(decision->level == statute::DivisionLevel::province);
  TRY_VOID(must_follow(decision->decided_on, list.settled_on));
  list.decision_number = decision->number;
  list.step = MeasureListStep::approved;
  return list;
}

// Article 24. Then comments are invited from the public.
base::Result<MeasureList> decide_opening(MeasureList list, base::Date until_on, base::Instant now, const statute::Pack& pack) {
  TRY_VOID(must_be_at(list, MeasureListStep::approved));
  const base::Date earliest = now.date().plus_days(static_cast<int>(TRY(pack.parameter(kCommentTerm, now.date())).value));
  if (until_on < earliest) return refuse(RefusalWord::comment_days_too_few, earliest.iso(), "/comments_until_on");
  list.opened_on = now.date();
  list.comments_until_on = until_on;
  list.step = MeasureListStep::commenting;
  return list;
}

// Article 24. Comments are invited to change something: a list that they change is drafted again, approved again and open to comments again.
base::Result<MeasureList> decide_reopening(MeasureList list, const ReopenMeasureList& command, base::Instant now) {
  if (list.step != MeasureListStep::approved) TRY_VOID(must_be_at(list, MeasureListStep::commenting));
  list.reopened_because = TRY(public_text(command.reason, RefusalWord::reason_missing, "/reason", now.date()));
  list.step = MeasureListStep::draft;
  list.settled_on = now.date();
  list.decision_number.clear();
  list.opened_on.reset();
  list.comments_until_on.reset();
  return list;
}

// Article 24. Only then it is released.
base::Result<MeasureList> decide_release(MeasureList list, std::span<const RuleComment> comments, base::Date from_on, base::Instant now) {
  TRY_VOID(must_be_at(list, MeasureListStep::commenting));
  CHECK(list.comments_until_on.has_value());
  // 1. The days for comments are over, the last one too.
  if (takes_comments(list, now.date())) return refuse(RefusalWord::comments_still_open, list.comments_until_on->iso(), "/list");
  // 2. Each comment has its answer, those on earlier drafts of it too.
  if (const auto open = count_unanswered(comments); open > 0) return refuse(RefusalWord::comments_unanswered, std::to_string(open), "/list");
  // 3. Nothing takes force on a day that is over.
  if (from_on < now.date()) return refuse(RefusalWord::measure_list_from_past, from_on.iso(), "/from_on");
  list.from_on = from_on;
  list.step = MeasureListStep::released;
  return list;
}

std::vector<statute::RunningTerm> terms_of(const MeasureList& list) {
  if (!list.opened_on) return {};
  return {{.what = {"公开征求意见", "Comments of the public"}, .from_on = *list.opened_on, .parameter = kCommentTerm, .due_on = *list.comments_until_on}};
}

bool takes_comments(const MeasureList& list, base::Date today) { return list.step == MeasureListStep::commenting && today <= *list.comments_until_on; }
std::optional<base::LocalText> closed_as(const MeasureList& list, base::Date today) {
  return takes_comments(list, today) ? std::nullopt : std::optional(printed(list.step));
}

const MeasureList* list_in_force(std::span<const MeasureList> lists, base::Date today) {
  const MeasureList* newest = nullptr;
  for (const MeasureList& list : lists) {
    if (list.step != MeasureListStep::released || today < *list.from_on) continue;
    if (newest == nullptr || order_of(*newest) < order_of(list)) newest = &list;
  }
  return newest;
}

base::Date listed_since(const MeasureEntry& entry, const MeasureList& of, std::span<const ReleasedList> released) {
  base::Date since = *of.from_on;
  const auto in_turn = each_in_turn(released);
  for (auto earlier = in_turn.rbegin(); earlier != in_turn.rend(); ++earlier) {
    if (order_of((*earlier)->list) >= order_of(of)) continue;
    if (!has_line(**earlier, entry)) break;
    since = *(*earlier)->list.from_on;
  }
  return since;
}

// Article 24. A list is updated by the next one: what that does not have is no measure any more.
std::optional<base::Date> dropped_on(const MeasureEntry& entry, const MeasureList& of, std::span<const ReleasedList> released) {
  for (const ReleasedList* later : each_in_turn(released)) {
    if (order_of(later->list) > order_of(of) && !has_line(*later, entry)) return later->list.from_on;
  }
  return std::nullopt;
}

const std::vector<statute::Operation>& measure_list_commands() {
  static const std::vector<statute::Operation> operations{
      command<DraftMeasureList>("measure_list.draft", {BasisKind::regulation, "24"}, {"起草惩戒措施补充清单", "Draft a list of measures"}, R"({"list_number":"辽惩清单〔2026〕1号","title":"辽宁省失信惩戒措施补充清单","regulation":"辽宁省社会信用条例"})",
                                {RefusalWord::document_not_named, RefusalWord::measure_law_missing, RefusalWord::measure_list_exists}),
      command<AddListMeasure>("measure_list.add_measure", {BasisKind::regulation, "24"}, {"在清单草案中加入一项措施", "Add a measure to a draft list"},
                              R"({"list":"mls-…","measure_kind":"M26-3-02","legal_basis":"辽宁省社会信用条例第二十六条","unit":"11210000MB1234567A","carried_out":"政府采购评审时减分","triggers":["C4-03"],"severity":"ordinary","term_months":6})",
                              {RefusalWord::measure_list_unknown, RefusalWord::measure_list_step_wrong, RefusalWord::measure_kind_unknown, RefusalWord::measure_law_missing, RefusalWord::unit_unknown,
                               RefusalWord::measure_method_missing, RefusalWord::measure_trigger_unfit, RefusalWord::measure_severity_unknown, RefusalWord::measure_term_invalid, RefusalWord::measure_listed,
                               RefusalWord::parameter_not_in_force}),
      command<RemoveListMeasure>("measure_list.remove_measure", {BasisKind::regulation, "24"}, {"从清单草案中删去一项措施", "Take a measure off a draft list"}, R"({"list":"mls-…","measure_kind":"M26-3-02","unit":"11210000MB1234567A"})",
                                 {RefusalWord::measure_list_unknown, RefusalWord::measure_list_step_wrong, RefusalWord::measure_line_unknown}),
      command<ApproveMeasureList>("measure_list.approve", {BasisKind::regulation, "24"}, {"登记联席会议对清单的审定", "Enter the approval of a list by the joint meeting"}, R"({"list":"mls-…","decision_number":"辽信联席〔2026〕1号"})",
                                  {RefusalWord::measure_list_unknown, RefusalWord::measure_list_step_wrong, RefusalWord::measure_list_empty, RefusalWord::joint_decision_unknown, RefusalWord::joint_decision_too_early}),
      command<OpenMeasureList>("measure_list.open_comments", {BasisKind::regulation, "24"}, {"就清单公开征求意见", "Open a list to comments"}, R"({"list":"mls-…","comments_until_on":"2026-07-31"})",
                               {RefusalWord::measure_list_unknown, RefusalWord::measure_list_step_wrong, RefusalWord::comment_days_too_few, RefusalWord::parameter_not_in_force}),
      command<ReopenMeasureList>("measure_list.reopen", {BasisKind::regulation, "24"}, {"退回清单重新起草", "Take a list back to its draft"}, R"({"list":"mls-…","reason":"采纳公众意见,下调减分幅度"})",
                                 {RefusalWord::measure_list_unknown, RefusalWord::measure_list_step_wrong, RefusalWord::reason_missing, RefusalWord::personal_number_in_text}),
      command<ReleaseMeasureList>("measure_list.release", {BasisKind::regulation, "24"}, {"公布惩戒措施补充清单", "Release a list of measures"}, R"({"list":"mls-…","from_on":"2026-09-01"})",
                                  {RefusalWord::measure_list_unknown, RefusalWord::measure_list_step_wrong, RefusalWord::comments_still_open, RefusalWord::comments_unanswered, RefusalWord::measure_list_from_past})};
  return operations;
}

}  // namespace liaoxin::cases
