#include "statute/channel.hpp"

#include "base/check.hpp"

namespace liaoxin::statute {

std::string_view word(Channel channel) {
  switch (channel) {
    case Channel::disclosure: return "disclosure";
    case Channel::inquiry: return "inquiry";
    case Channel::sharing: return "sharing";
  }
  CHECK(false);
}

std::optional<Channel> channel(std::string_view text) {
  for (const Channel one : kChannels) {
    if (word(one) == text) return one;
  }
  return std::nullopt;
}

base::LocalText label(Channel channel) {
  switch (channel) {
    case Channel::disclosure: return {"公开公示", "Public display"};
    case Channel::inquiry: return {"查询", "Inquiry"};
    case Channel::sharing: return {"政务共享", "Government sharing"};
  }
  CHECK(false);
}

}  // namespace liaoxin::statute
