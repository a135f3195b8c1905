#pragma once
#include <span>
#include <string_view>

#include "base/refusal.hpp"
#include "statute/limiting_word.hpp"

namespace liaoxin::statute {

/// The grounds of art. 28 this program knows. Closed: a pack or list picks from them and cannot add one.
enum class GroundState {
  shipped,
  inactive,     ///< waits for rules that are not loaded, or must be named in code first
  not_shipped,  ///< named by the article, left out by decision: no ground punishes speech, assembly or conscience
};

struct Ground {
  std::string_view code;  ///< "L28-1-01"
  GroundState state = GroundState::not_shipped;
  std::span<const LimitingWord> limits{};  ///< each of which a listing has to answer for; empty for what is not shipped
};

[[nodiscard]] std::span<const Ground> grounds();
/// Nothing for a code that does not exist.
[[nodiscard]] const Ground* ground(std::string_view code);
[[nodiscard]] bool is_shipped_ground(std::string_view code);

/// Classes of data about natural persons that no item, element or free text of ours may hold, from any source
/// (product; art. 8 asks for legality, relevance and prudence and names no class).
enum class ForbiddenClass {
  religion,
  genes,
  fingerprints,
  biometrics,
  blood_type,
  illness,
  political_opinion,
  location,
  communications,
};

struct ForbiddenClassText {
  ForbiddenClass value;
  std::string_view word;
  std::string_view zh;
  std::string_view en;
};

[[nodiscard]] std::span<const ForbiddenClassText> forbidden_classes();
/// True when the Chinese or English name of an element speaks of a forbidden class; checked for every form of a pack.
[[nodiscard]] const ForbiddenClassText* forbidden_class_in(std::string_view element_name);

/// Words that mark a public-security organ in the name of a deciding unit, where the unit register does not say.
[[nodiscard]] bool names_public_security(std::string_view unit_name);

}  // namespace liaoxin::statute
