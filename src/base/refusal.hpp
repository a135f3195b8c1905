#pragma once
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liaoxin::base {

/// A text in both languages of the product; zh-CN comes first.
struct LocalText {
  std::string zh;
  std::string en;
  bool operator==(const LocalText&) const = default;
};

/// What kind of rule speaks. Only the first two may be called law.
enum class BasisKind { regulation, national, reported, default_value, product };

/// Stable word of a basis kind: regulation, national, reported, default, product.
[[nodiscard]] std::string_view word(BasisKind kind);
[[nodiscard]] std::optional<BasisKind> basis_kind(std::string_view word);
/// How a reader sees the kind, e.g. 平台默认值,非法定 for `default`.
[[nodiscard]] LocalText printed(BasisKind kind);

struct Basis {
  BasisKind kind = BasisKind::product;
  std::string reference;  ///< article of the regulation ("37"), name of an instrument, or our own rule
  bool operator==(const Basis&) const = default;
};

/// What sort of refusal a word is; decides exit code and HTTP status (design: 0/2/4/75, 400/403/404/409/422).
enum class RefusalClass { shape, right, absent, state, rule, again };

/// Every stable word a refusal can carry. The list, its bases and its texts stand in refusal_words.def.
enum class RefusalWord {
#define REFUSAL(name, ...) name,
#include "base/refusal_words.def"
#undef REFUSAL
};

[[nodiscard]] std::string_view word(RefusalWord word);
[[nodiscard]] std::optional<RefusalWord> refusal_word(std::string_view word);
[[nodiscard]] RefusalClass refusal_class(RefusalWord word);
/// All words in order, for the refusal table of the documentation and for tests.
[[nodiscard]] const std::vector<RefusalWord>& all_refusal_words();

/// A refusal the law or the caller can cause. It names the rule, its basis kind and the remedy (red line 7).
struct Refusal {
  RefusalWord word{};
  Basis basis;
  LocalText message;
  LocalText remedy;
  std::string pointer;  ///< column code or JSON pointer, empty when the whole is refused
};

/// Builds a refusal from the table. `detail` is added to both messages behind a colon.
[[nodiscard]] Refusal make_refusal(RefusalWord word, std::string_view detail = {}, std::string_view pointer = {});

template <class T>
using Result = std::expected<T, Refusal>;

[[nodiscard]] inline std::unexpected<Refusal> refuse(RefusalWord word, std::string_view detail = {},
                                                     std::string_view pointer = {}) {
  return std::unexpected(make_refusal(word, detail, pointer));
}
/// The same with the basis of a dated parameter instead of the table's.
[[nodiscard]] inline std::unexpected<Refusal> refuse_on(Basis basis, RefusalWord word, std::string_view detail = {},
                                                        std::string_view pointer = {}) {
  Refusal refusal = make_refusal(word, detail, pointer);
  refusal.basis = std::move(basis);
  return std::unexpected(std::move(refusal));
}

/// That a text says anything at all; else the refusal names its field.
[[nodiscard]] Result<void> must_say(std::string_view text, RefusalWord otherwise, std::string_view pointer);

}  // namespace liaoxin::base

/// The value of a Result, or return its refusal from this function. Not for coroutines.
#define TRY(expression)                                                             \
  __extension__({                                                                   \
    auto try_result = (expression);                                                 \
    if (!try_result) return std::unexpected(std::move(try_result).error());         \
    std::move(try_result).value();                                                  \
  })

/// The same for Result<void>.
#define TRY_VOID(expression)                                                        \
  do {                                                                              \
    auto try_result = (expression);                                                 \
    if (!try_result) return std::unexpected(std::move(try_result).error());         \
  } while (false)
