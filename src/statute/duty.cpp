#include "statute/duty.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "statute/pack.hpp"

namespace liaoxin::statute {
namespace {

DutyState state_of(const JudgedDuty& judged) {
  switch (judged.duty->scope) {
    case Scope::outside: return DutyState::outside;
    case Scope::not_shipped: return DutyState::not_shipped;
    case Scope::registered: return judged.missing.empty() ? DutyState::registered : DutyState::not_yet;
    case Scope::platform: break;
  }
  if (!judged.missing.empty()) return DutyState::not_yet;
  return judged.default_keys.empty() ? DutyState::works : DutyState::works_on_default;
}

}  // namespace

std::string_view word(DutyState state) {
  switch (state) {
    case DutyState::works: return "works";
    case DutyState::works_on_default: return "works_on_default";
    case DutyState::not_yet: return "not_yet";
    case DutyState::registered: return "register";
    case DutyState::outside: return "outside";
    case DutyState::not_shipped: return "not_shipped";
  }
  CHECK(false);
}

base::LocalText label(DutyState state) {
  switch (state) {
    case DutyState::works: return {"已实现", "works"};
    case DutyState::works_on_default: return {"已实现,部分数值或者理解为平台默认", "works on a default"};
    case DutyState::not_yet: return {"尚未实现", "not yet"};
    case DutyState::registered: return {"登记并展示", "register: held and shown"};
    case DutyState::outside: return {"软件之外", "outside: no software can"};
    case DutyState::not_shipped: return {"有意不做", "not shipped: a decision, with its reason"};
  }
  CHECK(false);
}

std::vector<JudgedDuty> derive_states(const Pack& pack, base::Date on, const std::set<std::string>& operations,
                                      const std::set<std::string>& tests, const std::set<std::string>& pages) {
  std::vector<JudgedDuty> states;
  for (const Duty& duty : pack.duties) {
    JudgedDuty judged;
    judged.duty = &duty;
    for (const Need& need : duty.needs) {
      bool exists = false;
      switch (need.kind) {
        case Need::Kind::operation: exists = operations.contains(need.name); break;
        case Need::Kind::test: exists = tests.contains(need.name); break;
        case Need::Kind::page: exists = pages.contains(need.name); break;
        case Need::Kind::parameter: {
          const auto parameter = pack.parameter(need.name, on);
          exists = parameter.has_value();
          if (exists && parameter->is_default()) judged.default_keys.push_back(need.name);
          break;
        }
      }
      if (!exists) judged.missing.push_back(need);
    }
    // A duty that names no test cannot be shown to work.
    if (std::ranges::find(duty.needs, Need::Kind::test, &Need::kind) == duty.needs.end()) judged.missing.push_back({Need::Kind::test, "none named"});
    judged.state = state_of(judged);
    states.push_back(std::move(judged));
  }
  return states;
}

}  // namespace liaoxin::statute
