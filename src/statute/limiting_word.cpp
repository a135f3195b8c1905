#include "statute/limiting_word.hpp"

#include "base/words.hpp"

namespace liaoxin::statute {

std::span<const LimitingWordFacts> limiting_words() {
  using enum LimitingWord;
  static const LimitingWordFacts words[] = {{seriously_endangering, "seriously_endangering", {"严重危害", "seriously endangering"}},
                                            {seriously_disrupting, "seriously_disrupting", {"严重破坏", "seriously disrupting"}},
                                            {malicious, "malicious", {"恶意", "malicious"}},
                                            {intentional, "intentional", {"故意", "intentional"}},
                                            {able_to_perform, "able_to_perform", {"有能力履行", "able to perform"}},
                                            {refusing, "refusing", {"拒不履行、逃避执行", "refusing, evading enforcement"}},
                                            {serious_harm_to_credibility, "serious_harm_to_credibility", {"严重影响公信力", "seriously impacting credibility"}}};
  return words;
}
const LimitingWordFacts& facts_of(LimitingWord limit) { return base::line_of(limiting_words(), &LimitingWordFacts::limit, limit); }

}  // namespace liaoxin::statute
