#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/check.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "statute/act_table.hpp"
#include "statute/embedded_pack.hpp"
#include "statute/forbidden.hpp"
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

/// The article numbers in a text such as "11(2), 19, 23".
std::vector<int> article_numbers(std::string_view text) {
  std::vector<int> numbers;
  for (const std::string& part : base::split(text, ',')) {
    const std::string trimmed = base::trim(part);
    int number = 0;
    for (const char c : trimmed) {
      if (std::isdigit(static_cast<unsigned char>(c)) == 0) break;
      number = number * 10 + (c - '0');
    }
    numbers.push_back(number);
  }
  return numbers;
}

/// A pack picks from the table of acts and cannot go beyond it.
void check_modes(const Item& item, Problems& problems) {
  constexpr std::pair<Channel, Act> kPairs[] = {
      {Channel::disclosure, Act::disclose}, {Channel::inquiry, Act::query}, {Channel::sharing, Act::share}};
  for (const SubjectKind kind : kSubjectKinds) {
    const ModeSet modes = item.modes(kind);
    bool beyond = !modes.is_empty() && !may(kind, item.code, Act::store);
    for (const auto& [channel, act] : kPairs) {
      beyond = beyond || (modes.contains(channel) && !may(kind, item.code, act));
    }
    if (beyond) {
      problems.add(RefusalWord::pack_malformed, "catalogue", 1,
                   item.code + ": modes of " + std::string(word(kind)) + " go beyond the table of acts");
    }
  }
}

void check_elements(const Schema& schema, Problems& problems) {
  for (const Column& column : schema.columns) {
    if (forbidden_class_in(column.name.zh) != nullptr || forbidden_class_in(column.name.en) != nullptr) {
      problems.add(RefusalWord::pack_malformed, "schemas/" + schema.code, 1, column.code + ": forbidden class of data");
    }
  }
}

/// Parameters the program computes with; the rest of parameters.toml is read by people.
struct ComputedKey {
  std::string_view key;
  Unit unit;
};

constexpr ComputedKey kComputed[] = {
    {"objection.accept_decision", Unit::working_days},  {"objection.platform_review", Unit::working_days},
    {"objection.own_error_notify", Unit::working_days}, {"objection.source_feedback", Unit::working_days},
    {"objection.result_notify", Unit::working_days},    {"objection.still_disputed", Unit::working_days},
    {"document.withdraw", Unit::working_days},          {"publicity.report_days", Unit::working_days},
    {"penalty.summary_fine_person", Unit::fen},         {"penalty.summary_fine_organisation", Unit::fen},
    {"restoration.one_year_field_fine", Unit::fen},     {"pledge.performance_months", Unit::months},
    {"serious_list.max_months", Unit::months},          {"court_list.max_months", Unit::months},
    {"government_trust.max_months", Unit::months},      {"retention.years", Unit::years},
};

void check_computed(const Pack& pack, Problems& problems) {
  for (const ComputedKey& computed : kComputed) {
    bool found = false;
    for (const Parameter& parameter : pack.parameters) {
      if (parameter.key != computed.key) continue;
      found = true;
      if (parameter.unit != computed.unit || parameter.value < 1) {
        problems.add(RefusalWord::pack_malformed, "parameters.toml", 1,
                     parameter.key + ": at least 1 in " + std::string(word(computed.unit)));
      }
    }
    if (!found) {
      problems.add(RefusalWord::pack_unknown_reference, "parameters.toml", 1, std::string(computed.key) + " is missing");
    }
  }
}

}  // namespace

void check_pack(const Pack& pack, Problems& problems) {
  const auto article = [&](std::string_view text, std::string_view file, const std::string& code) {
    for (const int number : article_numbers(text)) {
      if (std::ranges::find(pack.articles, number, &Article::number) == pack.articles.end()) {
        problems.add(RefusalWord::pack_unknown_reference, file, 1, code + ": article " + std::string(text));
      }
    }
  };
  for (const Item& item : pack.items) {
    article(item.article, "catalogue", item.code);
    check_modes(item, problems);
    if (!item.schema.empty() && pack.schema(item.schema) == nullptr) {
      problems.add(RefusalWord::pack_unknown_reference, "catalogue", 1, item.code + ": schema " + item.schema);
    }
  }
  check_computed(pack, problems);
  for (const Schema& schema : pack.schemas) check_elements(schema, problems);
  for (const MeasureDraft& measure : pack.measures) article(measure.article, "measures", measure.code);
  for (const GroundText& text : pack.grounds) {
    article(text.article, "lists", text.code);
    const Ground* known = ground(text.code);
    if (known == nullptr || known->state == GroundState::not_shipped) {
      problems.add(RefusalWord::pack_unknown_reference, "lists", 1, text.code);
    }
  }
  for (const RewardDraft& reward : pack.rewards) article(reward.article, "rewards.toml", reward.code);
  for (const Duty& duty : pack.duties) {
    for (const Need& need : duty.needs) {
      const bool known = need.kind != Need::Kind::parameter ||
                         std::ranges::find(pack.parameters, need.name, &Parameter::key) != pack.parameters.end();
      if (!known) problems.add(RefusalWord::pack_unknown_reference, "articles.toml", 1, duty.id + ": " + need.name);
    }
  }
}

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
