#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "cases/rule_draft/rule_draft.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"

/// The way of an edition of the catalogue (art. 10): drafted, sent to units for their opinions, decided by the joint meeting, adopted.
namespace liaoxin::cases {

enum class EditionDraftStep { drafted, consulting, consulted };
[[nodiscard]] base::LocalText printed(EditionDraftStep step);

struct EditionDraft {
  std::int64_t id = 0;
  std::string unit;                ///< that drafted it
  std::vector<std::string> items;  ///< codes, in their order, each once
  std::string content_hash;        ///< of what the items say; hex
  std::string purpose;
  base::Instant drafted_at;
  std::optional<Consultation> consultation = {};
};
/// The consultation is over when its last day has passed, or every unit that was asked has answered.
[[nodiscard]] EditionDraftStep step_of(const EditionDraft& draft, base::Date today);
/// The first day on which the consultation is over: the day of the last answer, or the one after its last day; nothing before.
[[nodiscard]] std::optional<base::Date> consulted_on(const EditionDraft& draft, base::Date today);
/// The days for opinions on one that was sent to units.
[[nodiscard]] std::vector<statute::RunningTerm> terms_of(const EditionDraft& draft);
/// SHA-256 of what the pack says of these items, hex; an item it does not have counts as nothing.
[[nodiscard]] std::string content_hash_of(const std::vector<std::string>& items, const statute::Pack& pack);
/// Since when the consultation on all of these items in one draft, as the pack says them now, is over: the earliest; nothing where there was none, or it still runs.
[[nodiscard]] std::optional<base::Date> were_consulted_on(const std::vector<EditionDraft>& drafts, const std::vector<std::string>& items, const statute::Pack& pack, base::Date today);

struct DraftEdition {
  std::vector<std::string> items;
  std::string drafting_purpose;
};
BOOST_DESCRIBE_STRUCT(DraftEdition, (), (items, drafting_purpose))
/// `is_ready`: each item is one this version can collect. Refusals: item_unknown, item_not_importable, reason_missing, personal_number_in_text.
[[nodiscard]] base::Result<EditionDraft> decide_edition_draft(const DraftEdition& command, bool (*is_ready)(const statute::Item& item), base::Instant now, const statute::Pack& pack);
/// The draft with units asked about it. Refusals: rule_draft_step_wrong, and those of the consultation.
[[nodiscard]] base::Result<EditionDraft> decide_edition_consultation(EditionDraft draft, const ConsultOnRuleDraft& command, const std::vector<std::string>& others, base::Instant now, const statute::Pack& pack);

[[nodiscard]] const std::vector<statute::Operation>& edition_commands();

}  // namespace liaoxin::cases
