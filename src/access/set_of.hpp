#pragma once
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace liaoxin::access {

/// A set of the words of one closed enumeration; at most 32 of them, numbered from 0.
template <class Word>
class SetOf {
 public:
  constexpr SetOf() = default;
  constexpr SetOf(std::initializer_list<Word> words) {
    for (const Word word : words) add(word);
  }
  /// The sets in the order of their numbers: each subset of the first n words has one below 2^n.
  [[nodiscard]] static constexpr SetOf numbered(std::uint32_t number) {
    SetOf set;
    set.bits_ = number;
    return set;
  }
  constexpr void add(Word word) { bits_ |= bit(word); }
  constexpr void remove(Word word) { bits_ &= ~bit(word); }
  [[nodiscard]] constexpr bool contains(Word word) const { return (bits_ & bit(word)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr int size() const { return std::popcount(bits_); }
  [[nodiscard]] constexpr SetOf operator&(SetOf other) const { return numbered(bits_ & other.bits_); }
  [[nodiscard]] std::vector<Word> list() const {
    std::vector<Word> words;
    for (std::uint32_t i = 0; i < 32; ++i) {
      if ((bits_ >> i & 1U) != 0) words.push_back(static_cast<Word>(i));
    }
    return words;
  }
  constexpr bool operator==(const SetOf&) const = default;

 private:
  [[nodiscard]] static constexpr std::uint32_t bit(Word word) { return 1U << static_cast<std::uint32_t>(word); }
  std::uint32_t bits_ = 0;
};

}  // namespace liaoxin::access
