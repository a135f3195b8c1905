// What editions, list systems and lists of measures go through before they take force (arts. 10, 24, 27): opinions of units, comments of the public, answers.
#include "app/executor.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/edition/edition_draft.hpp"
#include "cases/listing/list_system.hpp"
#include "cases/measure/measure_list.hpp"
#include "registry/identifiers.hpp"
#include "store/edition_drafts.hpp"
#include "store/listings.hpp"
#include "store/measures.hpp"
#include "store/rule_drafts.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

/// A draft of any kind, by its number.
struct Found {
  RuleDraftKind kind;
  std::int64_t id = 0;
  std::optional<EditionDraft> edition = {};
  std::optional<ListSystem> list_system = {};
  std::optional<MeasureList> measure_list = {};

  [[nodiscard]] std::string drafter() const { return edition ? edition->unit : list_system ? list_system->drafter : std::string(); }
  [[nodiscard]] std::optional<Consultation> consultation() const { return edition ? edition->consultation : list_system ? list_system->consultation : std::nullopt; }
};

base::Result<Found> found(Session& s, const std::string& number) {
  const RuleDraftKindFacts* kind = rule_draft_kind_of(number);
  const auto id = kind == nullptr ? std::nullopt : s.platform.internal_id(kind->prefix, number);
  if (id) {
    Found draft{.kind = kind->kind, .id = *id};
    switch (kind->kind) {
      case RuleDraftKind::edition:
        if (auto stored = store::find_edition_draft(s.db(), *id)) draft.edition = std::move(stored->draft);
        break;
      case RuleDraftKind::list_system: draft.list_system = store::find_list_system(s.db(), *id); break;
      case RuleDraftKind::measure_list: draft.measure_list = store::find_measure_list(s.db(), *id); break;
    }
    if (draft.edition || draft.list_system || draft.measure_list) return draft;
  }
  return refuse(RefusalWord::rule_draft_unknown, base::one_line(number), "/rule_draft");
}

/// Collectors and receivers under an agreement have nothing to say of what departments file and list.
bool may_be_consulted(const store::StoredUnit& unit) { return unit.kind != "collector" && unit.kind != "subscriber"; }

base::Result<object> consult(Session& s, const ConsultOnRuleDraft& given) {
  TRY_VOID(s.permit(s.province_relations()));
  const Found draft = TRY(found(s, given.rule_draft));
  ConsultOnRuleDraft c = given;
  std::vector<std::string> others;
  for (std::string& code : c.consulted) {
    code = registry::normalise_code(code);
    const auto unit = store::find_unit(s.db(), code);
    if (unit && code != draft.drafter() && may_be_consulted(*unit)) others.push_back(code);
  }
  // A list of measures is open to comments once it is approved: units are not asked about it here.
  if (draft.measure_list) return refuse(RefusalWord::rule_draft_step_wrong, printed(draft.measure_list->step).zh, "/rule_draft");
  const Consultation sent = draft.edition ? *TRY(decide_edition_consultation(*draft.edition, c, others, s.now(), s.pack())).consultation
                                          : *TRY(decide_list_system_consultation(*draft.list_system, c, others, s.now(), s.pack())).consultation;
  base::json::array asked;
  for (const UnitOpinion& one : sent.opinions) asked.emplace_back(one.unit);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"rule_draft", c.rule_draft}, {"consulted", asked}, {"opinions_until_on", sent.until_on.iso()}}});
  store::insert_consultation(s.db(), draft.kind, draft.id, sent, place.row_id);
  return object{{"rule_draft", c.rule_draft}, {"due_on", sent.until_on.iso()}, {"log_index", place.index}};
}

/// The step of a draft on which units are not being consulted now.
std::optional<base::LocalText> closed_to_units(Session& s, const Found& draft) {
  if (draft.list_system) return closed_as(*draft.list_system, s.now());
  CHECK(draft.edition.has_value());
  const EditionDraftStep step = step_of(*draft.edition, s.today());
  return step == EditionDraftStep::consulting ? std::nullopt : std::optional(printed(step));
}

base::Result<object> give_opinion(Session& s, const GiveUnitOpinion& c) {
  const Found draft = TRY(found(s, c.rule_draft));
  const auto consultation = draft.consultation();
  TRY_VOID(s.permit_with(Competence::concerned, opinion_of(consultation, s.actor.unit) != nullptr));
  const UnitOpinion opinion = TRY(decide_unit_opinion(*consultation, s.actor.unit, closed_to_units(s, draft), c.unit_opinion, s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"rule_draft", c.rule_draft}, {"unit", opinion.unit}, {"opinion", opinion.text}}});
  store::keep_unit_opinion(s.db(), draft.kind, draft.id, opinion, place.row_id);
  return object{{"rule_draft", c.rule_draft}, {"log_index", place.index}};
}

/// The step of a draft that is not open to the public now; editions are discussed among units alone.
std::optional<base::LocalText> closed_to_public(Session& s, const Found& draft) {
  if (draft.list_system) return closed_as(*draft.list_system, s.now());
  if (draft.measure_list) return closed_as(*draft.measure_list, s.today());
  return printed(step_of(*draft.edition, s.today()));
}

base::Result<object> comment(Session& s, const CommentRuleDraft& c) {
  TRY_VOID(s.permit());
  const Found draft = TRY(found(s, c.rule_draft));
  RuleComment one = TRY(decide_comment(draft.kind, draft.id, closed_to_public(s, draft), c.opinion, s.now()));
  one.id = s.writer.next_id("rule_comment");
  const std::string number = s.platform.public_id("cmt", one.id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"rule_draft", c.rule_draft}, {"comment", number}, {"opinion", one.text}}});
  store::insert_rule_comment(s.db(), one, place.row_id);
  return object{{"comment", number}, {"log_index", place.index}};
}

base::Result<object> answer_comment(Session& s, const AnswerRuleComment& c) {
  TRY_VOID(s.permit(s.province_relations()));
  const auto id = s.platform.internal_id("cmt", c.comment);
  auto stored = id ? store::find_rule_comment(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::comment_unknown, base::one_line(c.comment), "/comment");
  const RuleComment answered = TRY(decide_comment_answer(std::move(*stored), c.answer, s.today()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"comment", c.comment}, {"answer", answered.answer}}});
  store::answer_rule_comment(s.db(), answered, place.row_id);
  return object{{"comment", c.comment}, {"log_index", place.index}};
}

}  // namespace

void add_rule_draft_handlers(Handlers& handlers) {
  handlers["rule_draft.consult"] = detail::handler<ConsultOnRuleDraft>(consult);
  handlers["rule_draft.opinion"] = detail::handler<GiveUnitOpinion>(give_opinion);
  handlers["rule_draft.comment"] = detail::handler<CommentRuleDraft>(comment);
  handlers["rule_draft.answer_comment"] = detail::handler<AnswerRuleComment>(answer_comment);
}

}  // namespace liaoxin::app
