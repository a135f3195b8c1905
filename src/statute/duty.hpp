#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"

namespace liaoxin::statute {

/// What a duty rests on before it can be said to work.
struct Need {
  enum class Kind { operation, parameter, test, page };
  Kind kind = Kind::operation;
  std::string name;
};

enum class Scope {
  platform,     ///< enforced or led by the platform
  registered,   ///< held and shown by the platform
  outside,      ///< no software can
  not_shipped,  ///< a decision of ours, with its reason
};

/// One duty of an article: articles are counted by their duties (article 37 has nine).
struct Duty {
  std::string id;  ///< "37.1"
  int article = 0;
  base::LocalText title;
  base::LocalText does;  ///< what the platform does, in our words
  Scope scope = Scope::platform;
  int stage = 0;           ///< the stage of the product it belongs to, 1 to 4
  base::LocalText reason;  ///< of outside and not_shipped
  std::vector<Need> needs;
};

struct Article {
  int number = 0;
  int chapter = 0;
  base::LocalText title;  ///< our rendering
};

enum class DutyState { works, works_on_default, not_yet, registered, outside, not_shipped };

[[nodiscard]] std::string_view word(DutyState state);
[[nodiscard]] base::LocalText label(DutyState state);

struct JudgedDuty {
  const Duty* duty = nullptr;
  DutyState state = DutyState::not_yet;
  std::vector<Need> missing;                 ///< needs that do not exist yet
  std::vector<std::string> default_keys;     ///< needed parameters that are defaults in force
};

}  // namespace liaoxin::statute
