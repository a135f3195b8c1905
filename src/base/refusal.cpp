#include "base/refusal.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>

#include "base/check.hpp"

namespace liaoxin::base {
namespace {

struct Entry {
  std::string_view word;
  RefusalClass refusal_class;
  BasisKind kind;
  std::string_view reference;
  std::string_view zh, en, remedy_zh, remedy_en;
};

constexpr Entry kEntries[] = {
#define REFUSAL(name, cls, basis, reference, zh, en, remedy_zh, remedy_en) \
  {#name, RefusalClass::cls, BasisKind::basis, reference, zh, en, remedy_zh, remedy_en},
#include "base/refusal_words.def"
#undef REFUSAL
};

const Entry& entry(RefusalWord word) {
  const auto index = static_cast<std::size_t>(word);
  CHECK(index < std::size(kEntries));
  return kEntries[index];
}

constexpr std::string_view kKinds[] = {"regulation", "national", "reported", "default", "product"};

}  // namespace

std::string_view word(BasisKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<BasisKind> basis_kind(std::string_view word) {
  for (std::size_t i = 0; i < std::size(kKinds); ++i) {
    if (kKinds[i] == word) return static_cast<BasisKind>(i);
  }
  return std::nullopt;
}

LocalText printed(BasisKind kind) {
  switch (kind) {
    case BasisKind::regulation: return {"《辽宁省社会信用条例》", "the Regulations"};
    case BasisKind::national: return {"国家规定", "national law or rule"};
    case BasisKind::reported: return {"据公开转述,未核原文", "as publicly reported, original text not checked"};
    case BasisKind::default_value: return {"平台默认值,非法定", "platform default, not law"};
    case BasisKind::product: return {"平台自设保护规则", "safeguard of this platform"};
  }
  CHECK(false);
}

std::string_view word(RefusalWord word) { return entry(word).word; }
RefusalClass refusal_class(RefusalWord word) { return entry(word).refusal_class; }

std::optional<RefusalWord> refusal_word(std::string_view word) {
  for (std::size_t i = 0; i < std::size(kEntries); ++i) {
    if (kEntries[i].word == word) return static_cast<RefusalWord>(i);
  }
  return std::nullopt;
}

const std::vector<RefusalWord>& all_refusal_words() {
  static const std::vector<RefusalWord> words = [] {
    std::vector<RefusalWord> all;
    for (std::size_t i = 0; i < std::size(kEntries); ++i) all.push_back(static_cast<RefusalWord>(i));
    return all;
  }();
  return words;
}

Refusal make_refusal(RefusalWord word, std::string_view detail, std::string_view pointer) {
  const Entry& e = entry(word);
  Refusal refusal{word, {e.kind, std::string(e.reference)}, {std::string(e.zh), std::string(e.en)},
                  {std::string(e.remedy_zh), std::string(e.remedy_en)}, std::string(pointer)};
  if (!detail.empty()) {
    refusal.message.zh += ":" + std::string(detail);
    refusal.message.en += ": " + std::string(detail);
  }
  return refusal;
}

Result<void> must_say(std::string_view text, RefusalWord otherwise, std::string_view pointer) {
  if (trim(text).empty()) return refuse(otherwise, {}, pointer);
  return {};
}

}  // namespace liaoxin::base
