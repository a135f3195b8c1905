#pragma once
#include <string>
#include <vector>

#include "base/refusal.hpp"

namespace liaoxin::statute {

/// A measure of arts. 20, 26 to 28 to be adopted by a list (art. 24). Its target is always an organisation.
struct MeasureDraft {
  std::string code;
  base::LocalText name;
  std::string article;
  std::string group;  ///< "A" 依法减损权益或增加义务, "B" 管理性措施
  bool supervision = false;  ///< art. 20: a way of supervising, not a punishment
  base::Basis basis;
};

/// A ground of art. 28 as a list system may name it; which of them exist at all is code (forbidden.hpp).
struct GroundText {
  std::string code;
  base::LocalText group;  ///< the limiting words that belong to every ground of the group
  base::LocalText name;
  std::string article;
};

/// The fields a list system must define before it can be adopted (arts. 27, 28, 30, 38).
struct ListField {
  std::string code;
  base::LocalText name;
  base::Basis basis;
};

/// A reward of art. 22, organisations only.
struct RewardDraft {
  std::string code;
  base::LocalText name;
  std::string article;
  base::Basis basis;
};

}  // namespace liaoxin::statute
