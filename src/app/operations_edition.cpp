// Drafts of editions of the catalogue and the consultation on them (art. 10); an edition is adopted in operations_register.cpp.
#include <algorithm>

#include "app/declared.hpp"
#include "app/executor.hpp"
#include "app/unfiled_items.hpp"
#include "base/text.hpp"
#include "cases/edition/edition_draft.hpp"
#include "registry/identifiers.hpp"
#include "store/edition_drafts.hpp"

namespace liaoxin::app {
namespace {

using access::Competence;
using base::refuse;
using base::RefusalWord;
using base::json::object;
using namespace cases;

base::Result<store::StoredEditionDraft> found(Session& s, const std::string& number) {
  const auto id = s.platform.internal_id("edr", number);
  auto stored = id ? store::find_edition_draft(s.db(), *id) : std::nullopt;
  if (!stored) return refuse(RefusalWord::rule_draft_unknown, base::one_line(number), "/edition_draft");
  return std::move(*stored);
}

base::Result<object> draft(Session& s, const DraftEdition& c) {
  TRY_VOID(s.permit(s.province_relations()));
  EditionDraft made = TRY(decide_edition_draft(c, is_adoptable, s.now(), s.pack()));
  made.id = s.writer.next_id("edition_draft");
  made.unit = s.actor.unit;
  const std::string number = s.platform.public_id("edr", made.id);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"edition_draft", number}, {"items", text_array(made.items)}, {"content_hash", made.content_hash}, {"purpose", made.purpose}, {"pack", s.pack().hash}}});
  store::insert_edition_draft(s.db(), made, place.row_id);
  return object{{"edition_draft", number}, {"log_index", place.index}};
}

/// Collectors and receivers under an agreement have nothing to say of what departments file.
bool may_be_consulted(const store::StoredUnit& unit) { return unit.kind != "collector" && unit.kind != "subscriber"; }

base::Result<object> consult(Session& s, const ConsultOnEdition& given) {
  TRY_VOID(s.permit(s.province_relations()));
  const store::StoredEditionDraft stored = TRY(found(s, given.edition_draft));
  ConsultOnEdition c = given;
  std::vector<std::string> others;
  for (std::string& code : c.consulted) {
    code = registry::normalise_code(code);
    const auto unit = store::find_unit(s.db(), code);
    if (unit && code != stored.draft.unit && may_be_consulted(*unit)) others.push_back(code);
  }
  const EditionDraft sent = TRY(decide_consultation(stored.draft, c, others, s.now(), s.pack()));
  base::json::array asked;
  for (const EditionOpinion& one : sent.opinions) asked.emplace_back(one.unit);
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, 
                                                   .facts = {{"edition_draft", c.edition_draft}, {"consulted", asked}, {"opinions_until_on", sent.opinions_until_on->iso()}}});
  store::send_edition_draft(s.db(), sent, place.row_id);
  return object{{"edition_draft", c.edition_draft}, {"due_on", sent.opinions_until_on->iso()}, {"log_index", place.index}};
}

base::Result<object> give_opinion(Session& s, const GiveEditionOpinion& c) {
  const store::StoredEditionDraft stored = TRY(found(s, c.edition_draft));
  TRY_VOID(s.permit_with(Competence::concerned, opinion_of(stored.draft, s.actor.unit) != nullptr));
  const EditionOpinion opinion = TRY(decide_edition_opinion(stored.draft, s.actor.unit, c.unit_opinion, s.now()));
  const auto place = write_act(s.writer, s.actor, {.operation = s.operation, .facts = {{"edition_draft", c.edition_draft}, {"unit", opinion.unit}, {"opinion", opinion.text}}});
  store::keep_edition_opinion(s.db(), stored.draft.id, opinion, place.row_id);
  return object{{"edition_draft", c.edition_draft}, {"log_index", place.index}};
}

}  // namespace

void add_edition_handlers(Handlers& handlers) {
  handlers["edition.draft"] = detail::handler<DraftEdition>(draft);
  handlers["edition.consult"] = detail::handler<ConsultOnEdition>(consult);
  handlers["edition.opinion"] = detail::handler<GiveEditionOpinion>(give_opinion);
}

}  // namespace liaoxin::app
