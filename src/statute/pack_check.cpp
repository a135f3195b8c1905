// What no single file of a pack can know: references between files, and the limits set by code.
#include <algorithm>
#include <cctype>
#include <utility>

#include "base/text.hpp"
#include "statute/act_table.hpp"
#include "statute/forbidden.hpp"
#include "statute/pack_read.hpp"

namespace liaoxin::statute {
namespace {

using base::RefusalWord;

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
      problems.add(RefusalWord::pack_unknown_reference, "parameters.toml", 1,
                   std::string(computed.key) + " is missing");
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

}  // namespace liaoxin::statute
