#include "http/law_views.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace liaoxin::http {
namespace {

std::string_view word(statute::Need::Kind kind) {
  switch (kind) {
    case statute::Need::Kind::operation: return "operation";
    case statute::Need::Kind::parameter: return "parameter";
    case statute::Need::Kind::test: return "test";
    case statute::Need::Kind::page: return "page";
  }
  CHECK(false);
}

}  // namespace

std::vector<statute::JudgedDuty> judged_duties(const Law& law, base::Date today) {
  return statute::derive_states(law.pack, today, law.operations, law.tests, page_names());
}

DutyList duty_list(const Law& law, base::Date today) {
  DutyList list;
  for (const statute::JudgedDuty& judged : judged_duties(law, today)) {
    const statute::Duty& duty = *judged.duty;
    DutyView view{duty.id, duty.article, duty.title, duty.does, std::string(statute::word(judged.state)), statute::label(judged.state), duty.stage, duty.reason, {}, judged.default_keys};
    for (const statute::Need& need : judged.missing) view.missing.push_back(std::string(word(need.kind)) + ":" + need.name);
    list.duties.push_back(std::move(view));
  }
  return list;
}

namespace {

bool is_choice(const statute::Parameter& parameter, base::Date today) { return parameter.is_default() && parameter.in_force(today); }

}  // namespace

bool is_choice(const Law& law, std::string_view key, base::Date today) {
  return std::ranges::any_of(law.pack.parameters, [&](const statute::Parameter& parameter) { return parameter.key == key && is_choice(parameter, today); });
}

ChoiceList choice_list(const Law& law, base::Date today) {
  ChoiceList list;
  for (const statute::Parameter& parameter : law.pack.parameters) {
    if (!is_choice(parameter, today)) continue;
    list.choices.push_back({parameter.key, statute::printed_value(parameter), parameter.from.iso(), parameter.to ? parameter.to->iso() : "",
                            parameter.says, parameter.other_reading, parameter.changeable_by, registry::basis_view(parameter.basis)});
  }
  return list;
}

}  // namespace liaoxin::http
