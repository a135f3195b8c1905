#include "cases/edition/edition_draft.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "registry/text_scan.hpp"
#include "statute/item_content.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

namespace {

/// What other units read names nobody by a number.
base::Result<std::string> fit_text(const std::string& text, RefusalWord otherwise, std::string_view pointer, base::Date today) {
  TRY_VOID(base::must_say(text, otherwise, pointer));
  if (!registry::scan_text(text, today).empty()) return refuse(RefusalWord::personal_number_in_text, {}, pointer);
  return base::trim(text);
}

std::vector<std::string> each_once(std::vector<std::string> words) {
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

bool has_answered(const EditionOpinion& opinion) { return opinion.given_at.has_value(); }

}  // namespace

base::LocalText printed(EditionDraftStep step) {
  switch (step) {
    case EditionDraftStep::drafted: return {"已起草,未征求意见", "drafted, nobody consulted yet"};
    case EditionDraftStep::consulting: return {"正在征求意见", "units are being consulted"};
    case EditionDraftStep::consulted: return {"征求意见结束", "the consultation is over"};
  }
  CHECK(false);
}

EditionDraftStep step_of(const EditionDraft& draft, base::Date today) {
  if (!draft.opinions_until_on) return EditionDraftStep::drafted;
  const bool is_over = today > *draft.opinions_until_on || std::ranges::all_of(draft.opinions, has_answered);
  return is_over ? EditionDraftStep::consulted : EditionDraftStep::consulting;
}

const EditionOpinion* opinion_of(const EditionDraft& draft, std::string_view unit) {
  const auto found = std::ranges::find(draft.opinions, unit, &EditionOpinion::unit);
  return found == draft.opinions.end() ? nullptr : &*found;
}

std::string content_hash_of(const std::vector<std::string>& items, const statute::Pack& pack) {
  base::json::object contents;
  for (const std::string& code : items) {
    const statute::Item* item = pack.item(code);
    contents[code] = item == nullptr ? base::json::value(nullptr) : base::to_json(statute::content_of(*item, pack.schema_of(*item)));
  }
  return base::hex(base::view(base::sha256(base::canonical_json(contents))));
}

bool were_consulted_on(const std::vector<EditionDraft>& drafts, const std::vector<std::string>& items, const statute::Pack& pack, base::Date today) {
  return std::ranges::any_of(drafts, [&](const EditionDraft& draft) {
    const bool has_all = std::ranges::all_of(items, [&](const std::string& code) { return std::ranges::find(draft.items, code) != draft.items.end(); });
    // What changed since is something nobody was asked about.
    return has_all && step_of(draft, today) == EditionDraftStep::consulted && content_hash_of(draft.items, pack) == draft.content_hash;
  });
}

// Article 10. The department in charge drafts the catalogue together with the departments concerned.
base::Result<EditionDraft> decide_edition_draft(const DraftEdition& command, bool (*is_ready)(const statute::Item& item), base::Instant now, const statute::Pack& pack) {
  // 1. Items this platform knows, and can collect.
  for (const std::string& code : command.items) {
    const statute::Item* item = pack.item(code);
    if (item == nullptr) return refuse(RefusalWord::item_unknown, base::one_line(code), "/items");
    if (!is_ready(*item)) return refuse(RefusalWord::item_not_importable, code, "/items");
  }
  if (command.items.empty()) return refuse(RefusalWord::item_unknown, {}, "/items");
  // 2. What they are wanted for.
  EditionDraft draft{.unit = {}, .items = each_once(command.items), .content_hash = {}, .purpose = TRY(fit_text(command.drafting_purpose, RefusalWord::reason_missing, "/drafting_purpose", now.date())), .drafted_at = now};
  draft.content_hash = content_hash_of(draft.items, pack);
  return draft;
}

// Article 10. Opinions are asked before the joint meeting confirms it.
base::Result<EditionDraft> decide_consultation(EditionDraft draft, const ConsultOnEdition& command, const std::vector<std::string>& others, base::Instant now, const statute::Pack& pack) {
  const EditionDraftStep step = step_of(draft, now.date());
  if (step != EditionDraftStep::drafted) return refuse(RefusalWord::rule_draft_step_wrong, printed(step).zh, "/edition_draft");
  // 1. Others than who drafted it; nobody asks itself.
  for (const std::string& code : command.consulted) {
    if (std::ranges::find(others, code) == others.end()) return refuse(RefusalWord::consulted_unit_unfit, base::one_line(code), "/consulted");
  }
  if (command.consulted.empty()) return refuse(RefusalWord::consulted_unit_unfit, {}, "/consulted");
  // 2. With days enough to answer.
  const base::Date earliest = now.date().plus_days(static_cast<int>(TRY(pack.parameter("edition.consultation", now.date())).value));
  if (command.opinions_until_on < earliest) return refuse(RefusalWord::consultation_too_short, earliest.iso(), "/opinions_until_on");
  draft.opinions_until_on = command.opinions_until_on;
  for (std::string& code : each_once(command.consulted)) draft.opinions.push_back({.unit = std::move(code)});
  return draft;
}

base::Result<EditionOpinion> decide_edition_opinion(const EditionDraft& draft, std::string_view unit, const std::string& text, base::Instant now) {
  const EditionOpinion* asked = opinion_of(draft, unit);
  CHECK(asked != nullptr);
  if (has_answered(*asked)) return refuse(RefusalWord::unit_opinion_given, {}, "/edition_draft");
  const EditionDraftStep step = step_of(draft, now.date());
  if (step != EditionDraftStep::consulting) return refuse(RefusalWord::rule_draft_step_wrong, printed(step).zh, "/edition_draft");
  return EditionOpinion{.unit = std::string(unit), .text = TRY(fit_text(text, RefusalWord::statement_missing, "/unit_opinion", now.date())), .given_at = now};
}

const std::vector<statute::Operation>& edition_commands() {
  using statute::command;
  static const base::Basis basis{BasisKind::regulation, "10"};
  static const std::vector<statute::Operation> operations{
      command<DraftEdition>("edition.draft", basis, {"起草目录版本", "Draft an edition of the catalogue"}, R"({"items":["C4-03"],"drafting_purpose":"与全国基础目录一致"})",
                            {RefusalWord::item_unknown, RefusalWord::item_not_importable, RefusalWord::reason_missing, RefusalWord::personal_number_in_text}),
      command<ConsultOnEdition>("edition.consult", basis, {"就目录版本草案征求意见", "Consult units on a draft edition"}, R"({"edition_draft":"edr-…","consulted":["11210000MB1234567A"],"opinions_until_on":"2026-07-31"})",
                                {RefusalWord::rule_draft_unknown, RefusalWord::rule_draft_step_wrong, RefusalWord::consulted_unit_unfit, RefusalWord::consultation_too_short, RefusalWord::parameter_not_in_force}),
      command<GiveEditionOpinion>("edition.opinion", basis, {"对目录版本草案提出意见", "Give an opinion on a draft edition"}, R"({"edition_draft":"edr-…","unit_opinion":"无不同意见"})",
                                  {RefusalWord::rule_draft_unknown, RefusalWord::unit_opinion_given, RefusalWord::rule_draft_step_wrong, RefusalWord::statement_missing, RefusalWord::personal_number_in_text}),
  };
  return operations;
}

}  // namespace liaoxin::cases
