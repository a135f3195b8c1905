#pragma once
#include <initializer_list>
#include <optional>
#include <string_view>

#include "base/refusal.hpp"

namespace liaoxin::statute {

/// The three ways of release of art. 17. They are independent: none implies another, and a request uses exactly one.
enum class Channel {
  disclosure,  ///< 公开公示: anyone
  inquiry,     ///< 查询: an authorised user under the subject's consent, for one purpose
  sharing,     ///< 政务共享: an officer in a named matter
};

inline constexpr Channel kChannels[] = {Channel::disclosure, Channel::inquiry, Channel::sharing};

[[nodiscard]] std::string_view word(Channel channel);
[[nodiscard]] std::optional<Channel> channel(std::string_view word);
[[nodiscard]] base::LocalText label(Channel channel);

/// The channels an item or element may use. `internal` marks what is kept for matching or checks only. An empty set
/// without the mark means: not collected. The subject's own reading (art. 35) is no channel and needs none.
class ModeSet {
 public:
  constexpr ModeSet() = default;
  constexpr ModeSet(std::initializer_list<Channel> channels) {
    for (const Channel channel : channels) bits_ |= bit(channel);
  }
  [[nodiscard]] static constexpr ModeSet all() {
    return {Channel::disclosure, Channel::inquiry, Channel::sharing};
  }
  [[nodiscard]] static constexpr ModeSet internal() {
    ModeSet set;
    set.bits_ = kInternal;
    return set;
  }
  [[nodiscard]] constexpr bool contains(Channel channel) const { return (bits_ & bit(channel)) != 0; }
  [[nodiscard]] constexpr bool is_internal() const { return (bits_ & kInternal) != 0; }
  /// No channel at all; an internal set has none.
  [[nodiscard]] constexpr bool has_no_channel() const { return (bits_ & kChannelBits) == 0; }
  /// Neither a channel nor internal: the item does not collect this kind of subject.
  [[nodiscard]] constexpr bool is_empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr ModeSet without(Channel channel) const {
    ModeSet set = *this;
    set.bits_ &= static_cast<unsigned char>(~bit(channel));
    return set;
  }
  /// What both allow.
  friend constexpr ModeSet operator&(ModeSet a, ModeSet b) {
    a.bits_ &= b.bits_;
    return a;
  }
  friend constexpr ModeSet operator|(ModeSet a, ModeSet b) {
    a.bits_ |= b.bits_;
    return a;
  }
  constexpr bool operator==(const ModeSet&) const = default;

 private:
  static constexpr unsigned char kInternal = 8;
  static constexpr unsigned char kChannelBits = 7;
  static constexpr unsigned char bit(Channel channel) {
    return static_cast<unsigned char>(1u << static_cast<unsigned>(channel));
  }
  unsigned char bits_ = 0;
};

}  // namespace liaoxin::statute
