#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/desk.hpp"
#include "http/page.hpp"

/// The pages that belong to certain desks: one list from which their addresses and the links on a desk's first page are made.
namespace liaoxin::http {

/// A page of a desk is drawn for one login. Nothing: it is not there for this role, or there is no such object.
using DeskAnswer = std::optional<base::Result<Page>>;

struct DeskAsked {
  const DeskPerson& person;
  std::string token;   ///< of the login
  std::string object;  ///< what follows the name in the address, or empty
};

struct DeskRoute {
  std::string_view name;   ///< /desk/NAME
  std::string_view title;  ///< key of its text
  std::vector<DeskKind> desks;
  DeskAnswer (*draw)(const PageContext& context, Desk& desk, const DeskAsked& asked);
  bool has_objects = false;  ///< there is a page of each object too: /desk/NAME/OBJECT
};
[[nodiscard]] std::span<const DeskRoute> desk_routes();

/// The page at /desk/…, where the list has one for this desk.
[[nodiscard]] DeskAnswer desk_page(const PageContext& context, Desk& desk, const DeskPerson& person, const std::string& token, const std::vector<std::string>& path);
/// Links to the pages of a desk; nothing where it has none of its own.
[[nodiscard]] Markup desk_links(const PageContext& context, DeskKind kind);

/// A page of a desk with its heading and what it is for.
[[nodiscard]] Page page_of_desk(const PageContext& context, std::string_view title, std::string_view lead);

}  // namespace liaoxin::http
