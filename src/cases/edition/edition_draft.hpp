#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"
#include "statute/pack.hpp"

/// The way of an edition of the catalogue (art. 10): drafted, sent to units for their opinions, decided by the joint meeting, adopted.
namespace liaoxin::cases {

enum class EditionDraftStep { drafted, consulting, consulted };
[[nodiscard]] base::LocalText printed(EditionDraftStep step);

/// What one unit that was consulted said; without a text it has not answered.
struct EditionOpinion {
  std::string unit;  ///< USCC
  std::string text = {};
  std::optional<base::Instant> given_at = {};
};
struct EditionDraft {
  std::int64_t id = 0;
  std::string unit;                ///< that drafted it
  std::vector<std::string> items;  ///< codes, in their order, each once
  std::string content_hash;        ///< of what the items say; hex
  std::string purpose;
  base::Instant drafted_at;
  std::optional<base::Date> opinions_until_on = {};
  std::vector<EditionOpinion> opinions = {};  ///< one of each unit consulted
};
/// The consultation is over when its last day has passed, or every unit that was asked has answered.
[[nodiscard]] EditionDraftStep step_of(const EditionDraft& draft, base::Date today);
/// Null where the unit was not asked.
[[nodiscard]] const EditionOpinion* opinion_of(const EditionDraft& draft, std::string_view unit);
/// SHA-256 of what the pack says of these items, hex; an item it does not have counts as nothing.
[[nodiscard]] std::string content_hash_of(const std::vector<std::string>& items, const statute::Pack& pack);
/// Whether units were consulted on all of these items in one draft, as the pack says them now.
[[nodiscard]] bool were_consulted_on(const std::vector<EditionDraft>& drafts, const std::vector<std::string>& items, const statute::Pack& pack, base::Date today);

struct DraftEdition {
  std::vector<std::string> items;
  std::string drafting_purpose;
};
BOOST_DESCRIBE_STRUCT(DraftEdition, (), (items, drafting_purpose))
struct ConsultOnEdition {
  std::string edition_draft;  ///< edr-…
  std::vector<std::string> consulted;  ///< USCCs of units
  base::Date opinions_until_on;
};
BOOST_DESCRIBE_STRUCT(ConsultOnEdition, (), (edition_draft, consulted, opinions_until_on))
struct GiveEditionOpinion {
  std::string edition_draft, unit_opinion;
};
BOOST_DESCRIBE_STRUCT(GiveEditionOpinion, (), (edition_draft, unit_opinion))

/// `is_ready`: each item is one this version can collect. Refusals: item_unknown, item_not_importable, reason_missing, personal_number_in_text.
[[nodiscard]] base::Result<EditionDraft> decide_edition_draft(const DraftEdition& command, bool (*is_ready)(const statute::Item& item), base::Instant now, const statute::Pack& pack);
/// `others`: those of the units named that are registered and may be asked, without the one that drafted. Refusals: rule_draft_step_wrong, consulted_unit_unfit,
/// consultation_too_short, parameter_not_in_force.
[[nodiscard]] base::Result<EditionDraft> decide_consultation(EditionDraft draft, const ConsultOnEdition& command, const std::vector<std::string>& others, base::Instant now, const statute::Pack& pack);
/// CHECK: the unit was asked. Refusals: unit_opinion_given, rule_draft_step_wrong, statement_missing, personal_number_in_text.
[[nodiscard]] base::Result<EditionOpinion> decide_edition_opinion(const EditionDraft& draft, std::string_view unit, const std::string& text, base::Instant now);

[[nodiscard]] const std::vector<statute::Operation>& edition_commands();

}  // namespace liaoxin::cases
