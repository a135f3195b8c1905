#pragma once
#include <string_view>
#include <vector>

#include "registry/views.hpp"
#include "statute/item.hpp"
#include "store/key_store.hpp"
#include "store/connection.hpp"

namespace liaoxin::app {

/// Where the text of a declaration is sealed to.
inline constexpr std::string_view kDeclarationColumn = "declaration.text";

/// The catalogue item that a consent names when what the subject declared may be read under it.
inline constexpr std::string_view kDeclaredItem = "C8-04";

/// What a subject declared itself and has not taken back, oldest first. Who may read it is the caller's to ask.
[[nodiscard]] std::vector<registry::DeclaredView> declared_by(store::Connection& db, const store::KeyStore& keys, std::string_view about);

}  // namespace liaoxin::app
