#include "journal/tile_path.hpp"

#include <algorithm>
#include <optional>

#include "base/check.hpp"
#include "base/text.hpp"
#include "journal/log_text.hpp"
#include "journal/tree.hpp"

namespace liaoxin::journal {
namespace {

std::string group(std::uint64_t value) {
  const std::string digits = std::to_string(value);
  return std::string(3 - digits.size(), '0') + digits;
}

bool is_group(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `x001/x234/067` to 1234067. Leading groups of zeros are caught by the caller, who writes the path again.
std::optional<std::uint64_t> parse_n(std::string_view text) {
  std::string digits;
  while (text.starts_with('x')) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || !is_group(text.substr(1, slash - 1))) return std::nullopt;
    digits += text.substr(1, slash - 1);
    text.remove_prefix(slash + 1);
  }
  if (!is_group(text)) return std::nullopt;
  digits += text;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return parse_decimal(digits);
}

std::optional<TileAddress> parse(std::string_view path) {
  TileAddress address;
  if (!path.starts_with("tile/")) return std::nullopt;
  path.remove_prefix(5);
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  if (path.substr(0, slash) == "entries") {
    address.content = TileContent::entries;
  } else {
    const auto level = parse_decimal(path.substr(0, slash));
    if (!level || *level > 63) return std::nullopt;
    address.level = static_cast<unsigned>(*level);
  }
  path.remove_prefix(slash + 1);
  if (const std::size_t partial = path.find(".p/"); partial != std::string_view::npos) {
    const auto width = parse_decimal(path.substr(partial + 3));
    if (!width || *width == 0 || *width >= kTileWidth) return std::nullopt;
    address.width = static_cast<unsigned>(*width);
    path = path.substr(0, partial);
  }
  const auto n = parse_n(path);
  if (!n) return std::nullopt;
  address.n = *n;
  return address;
}

}  // namespace

std::string tile_path(const TileAddress& address) {
  CHECK(address.level <= 63 && address.width >= 1 && address.width <= kTileWidth);
  std::string groups = group(address.n % 1000);
  for (std::uint64_t rest = address.n / 1000; rest > 0; rest /= 1000) groups = "x" + group(rest % 1000) + "/" + groups;
  std::string path = "tile/";
  path += address.content == TileContent::entries ? "entries" : std::to_string(address.level);
  path += "/" + groups;
  if (address.width < kTileWidth) path += ".p/" + std::to_string(address.width);
  return path;
}

base::Result<TileAddress> parse_tile_path(std::string_view path) {
  const auto address = parse(path);
  if (!address || tile_path(*address) != path) {
    return base::refuse(base::RefusalWord::tile_path_malformed, base::one_line(path.substr(0, 80)));
  }
  return *address;
}

}  // namespace liaoxin::journal
