#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "base/refusal.hpp"

namespace liaoxin::statute {

/// Matters in which a state organ may look up credit information in the performance of its duties (art. 21). Closed: residence,
/// identity cards and borders (3) and candidates for office (5) are not shipped, others (7) wait until a law names them.
enum class InquiryMatter {
  permit,            ///< (1)
  inspection,        ///< (1)
  penalty,           ///< (1)
  procurement,       ///< (2)
  tendering,         ///< (2)
  fiscal_funds,      ///< (2)
  land_use,          ///< (2)
  research_project,  ///< (2)
  recruitment,       ///< (4), with the candidate's consent (product)
  appointment,       ///< (4), the same
  promotion,         ///< (4), the same
  honour,            ///< (6)
};

struct MatterFacts {
  InquiryMatter matter;
  std::string_view word;
  std::string_view article;
  base::LocalText title;
  bool needs_consent = false;
  /// The items whose records are shared in this matter: what it needs, in the reading that shares less (default).
  std::span<const std::string_view> items;
  /// The items whose records are decisions in this matter; empty where its decisions are no record.
  std::span<const std::string_view> decisions = {};
};

[[nodiscard]] std::span<const MatterFacts> inquiry_matters();
[[nodiscard]] const MatterFacts& facts_of(InquiryMatter matter);
[[nodiscard]] const MatterFacts* inquiry_matter(std::string_view word);

/// What a consent may be given for (art. 14): one purpose each. Employment by others than the state's own organs is none, or
/// every employer would ask for it.
enum class ConsentPurpose { contract, financing, insurance, cooperation, public_post };

struct PurposeFacts {
  ConsentPurpose purpose;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const PurposeFacts> consent_purposes();
[[nodiscard]] const PurposeFacts* consent_purpose(std::string_view word);
[[nodiscard]] std::string_view word(ConsentPurpose purpose);

}  // namespace liaoxin::statute
