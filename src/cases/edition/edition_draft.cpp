#include "cases/edition/edition_draft.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "statute/item_content.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::refuse;
using base::RefusalWord;

namespace {

constexpr std::string_view kConsultationTerm = "edition.consultation";

std::vector<std::string> each_once(std::vector<std::string> words) {
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

}  // namespace

base::LocalText printed(EditionDraftStep step) {
  switch (step) {
    case EditionDraftStep::drafted: return {"已起草,未征求意见", "drafted, nobody consulted yet"};
    case EditionDraftStep::consulting: return {"正在征求意见", "units are being consulted"};
    case EditionDraftStep::consulted: return {"征求意见结束", "the consultation is over"};
  }
  CHECK(false);
}

std::optional<base::Date> consulted_on(const EditionDraft& draft, base::Date today) {
  if (!draft.consultation) return std::nullopt;
  base::Date last_given = draft.consultation->sent_on;
  bool have_all_answered = true;
  for (const UnitOpinion& one : draft.consultation->opinions) {
    if (one.given_at) last_given = std::max(last_given, one.given_at->date());
    else have_all_answered = false;
  }
  if (have_all_answered) return last_given;
  const base::Date after = draft.consultation->until_on.plus_days(1);
  return today < after ? std::nullopt : std::optional(after);
}

EditionDraftStep step_of(const EditionDraft& draft, base::Date today) {
  if (!draft.consultation) return EditionDraftStep::drafted;
  return consulted_on(draft, today) ? EditionDraftStep::consulted : EditionDraftStep::consulting;
}

std::vector<statute::RunningTerm> terms_of(const EditionDraft& draft) { return terms_of(draft.consultation, kConsultationTerm); }

std::string content_hash_of(const std::vector<std::string>& items, const statute::Pack& pack) {
  base::json::object contents;
  for (const std::string& code : items) {
    const statute::Item* item = pack.item(code);
    contents[code] = item == nullptr ? base::json::value(nullptr) : base::to_json(statute::content_of(*item, pack.schema_of(*item)));
  }
  return base::hex(base::view(base::sha256(base::canonical_json(contents))));
}

std::optional<base::Date> were_consulted_on(const std::vector<EditionDraft>& drafts, const std::vector<std::string>& items, const statute::Pack& pack, base::Date today) {
  std::optional<base::Date> earliest;
  for (const EditionDraft& draft : drafts) {
    const bool has_all = std::ranges::all_of(items, [&](const std::string& code) { return std::ranges::find(draft.items, code) != draft.items.end(); });
    // What changed since is something nobody was asked about.
    if (!has_all || content_hash_of(draft.items, pack) != draft.content_hash) continue;
    const auto over_on = consulted_on(draft, today);
    if (over_on && (!earliest || *over_on < *earliest)) earliest = over_on;
  }
  return earliest;
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
  EditionDraft draft{.unit = {}, .items = each_once(command.items), .content_hash = {}, .purpose = TRY(public_text(command.drafting_purpose, RefusalWord::reason_missing, "/drafting_purpose", now.date())), .drafted_at = now};
  draft.content_hash = content_hash_of(draft.items, pack);
  return draft;
}

// Article 10. Opinions are asked before the joint meeting confirms it.
base::Result<EditionDraft> decide_edition_consultation(EditionDraft draft, const ConsultOnRuleDraft& command, const std::vector<std::string>& others, base::Instant now, const statute::Pack& pack) {
  const EditionDraftStep step = step_of(draft, now.date());
  if (step != EditionDraftStep::drafted) return refuse(RefusalWord::rule_draft_step_wrong, printed(step).zh, "/rule_draft");
  draft.consultation = TRY(decide_consultation(command, others, kConsultationTerm, now, pack));
  return draft;
}

const std::vector<statute::Operation>& edition_commands() {
  using statute::command;
  static const base::Basis basis{BasisKind::regulation, "10"};
  static const std::vector<statute::Operation> operations{
      command<DraftEdition>("edition.draft", basis, {"起草目录版本", "Draft an edition of the catalogue"}, R"({"items":["C4-03"],"drafting_purpose":"与全国基础目录一致"})",
                            {RefusalWord::item_unknown, RefusalWord::item_not_importable, RefusalWord::reason_missing, RefusalWord::personal_number_in_text}),
  };
  return operations;
}

}  // namespace liaoxin::cases
