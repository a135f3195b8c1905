#pragma once
#include <algorithm>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <type_traits>

#include "app/platform.hpp"
#include "http/desk.hpp"
#include "statute/operation.hpp"

namespace liaoxin::app {

/// Whose desk an actor has.
[[nodiscard]] http::DeskKind desk_of(store::Connection& db, const statute::Actor& actor);

/// What a part of the desks asks of the whole.
struct DeskHost {
  using Read = std::function<void(Platform&, const statute::Actor&)>;
  /// Runs a read with the platform and the actor of a login in the role it chose, while nobody else acts. Not at all where nobody
  /// is signed in.
  std::function<void(const std::string& token, const Read& read)> as_actor;

  /// What a read gives at one of these desks; nothing at others.
  template <class What>
  [[nodiscard]] auto only(const std::string& token, std::initializer_list<http::DeskKind> desks, What read) const {
    std::optional<std::invoke_result_t<What, Platform&, const statute::Actor&>> found;
    as_actor(token, [&](Platform& platform, const statute::Actor& actor) {
      if (std::ranges::count(desks, desk_of(platform.db(), actor)) > 0) found = read(platform, actor);
    });
    return found;
  }
};

}  // namespace liaoxin::app
