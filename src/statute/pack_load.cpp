#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "statute/embedded_pack.hpp"
#include "statute/pack_read.hpp"

namespace liaoxin::statute {
namespace {

using base::RefusalWord;
using Reader = void (*)(TomlTable&, Pack&);

struct Place {
  std::string_view prefix;  ///< a whole path, or a folder ending in "/"
  Reader read;
};

/// In the order in which they are read: articles and forms before what refers to them.
constexpr std::array<Place, 10> kPlaces = {{
    {"pack.toml", read_pack_head},
    {"articles.toml", read_articles},
    {"parameters.toml", read_parameters},
    {"schemas/", read_schema},
    {"catalogue/", read_items},
    {"restoration/", read_restoration},
    {"restoration_guide.toml", read_restoration_guide},
    {"measures/", read_measures},
    {"lists/", read_lists},
    {"rewards.toml", read_rewards},
}};

bool is_at(std::string_view path, std::string_view place) {
  return place.ends_with('/') ? path.starts_with(place) && path.ends_with(".toml") : path == place;
}

bool is_calendar(std::string_view path) { return path.starts_with("calendar/") && path.ends_with(".csv"); }

void read_calendars(std::span<const PackFile> files, Pack& pack, Problems& problems) {
  Calendar calendar;
  bool any = false;
  for (const PackFile& file : files) {
    if (!is_calendar(file.path)) continue;
    any = true;
    const auto days = parse_calendar_days(file.bytes, file.path);
    if (!days) {
      problems.add(days.error());
      continue;
    }
    auto joined = calendar.with_added(*days);
    if (joined) {
      calendar = std::move(*joined);
    } else {
      problems.add(joined.error());
    }
  }
  if (!any) problems.add(RefusalWord::pack_malformed, "calendar", 1, "no calendar/*.csv");
  pack.set_calendar(std::move(calendar));
}

std::string hash_of(std::span<const PackFile> files) {
  base::Sha256Stream stream;
  for (const PackFile& file : files) {
    // The length between path and bytes keeps two different packs from hashing the same text.
    stream.add(std::string(file.path) + '\0' + std::to_string(file.bytes.size()) + '\0');
    stream.add(file.bytes);
  }
  const base::Hash hash = stream.finish();
  return base::hex(base::view(hash));
}

}  // namespace

base::Result<Pack> load_pack(std::span<const PackFile> unsorted) {
  std::vector<PackFile> files(unsorted.begin(), unsorted.end());
  std::ranges::sort(files, {}, &PackFile::path);
  Pack pack;
  Problems problems;
  for (const Place& place : kPlaces) {
    bool any = false;
    for (const PackFile& file : files) {
      if (!is_at(file.path, place.prefix)) continue;
      any = true;
      const auto tree = parse_toml(file);
      if (!tree) {
        problems.add(tree.error());
        continue;
      }
      TomlTable root(*tree, file.path, problems);
      place.read(root, pack);
    }
    if (!any) problems.add(RefusalWord::pack_malformed, place.prefix, 1, "missing");
  }
  read_calendars(files, pack, problems);
  for (const PackFile& file : files) {
    const auto known = [&](const Place& place) { return is_at(file.path, place.prefix); };
    if (file.path == "divisions.csv") {
      read_divisions(file.bytes, file.path, pack, problems);
    } else if (std::ranges::none_of(kPlaces, known) && !is_calendar(file.path)) {
      problems.add(RefusalWord::pack_malformed, file.path, 1, "no such file in a pack");
    }
  }
  check_pack(pack, problems);
  if (!problems.empty()) return std::unexpected(problems.first());
  pack.hash = hash_of(files);
  return pack;
}

const Pack& embedded_pack() {
  static const Pack pack = [] {
    auto loaded = load_pack(embedded_files());
    if (!loaded) base::check_failed(loaded.error().message.en, __FILE__, __LINE__);
    return std::move(*loaded);
  }();
  return pack;
}

}  // namespace liaoxin::statute
