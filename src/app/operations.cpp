#include "app/operations.hpp"

#include <algorithm>
#include <map>

#include "access/commands.hpp"
#include "access/leave.hpp"
#include "access/proposal.hpp"
#include "base/check.hpp"
#include "cases/consent/consent.hpp"
#include "cases/counter/counter.hpp"
#include "cases/declaration/declaration.hpp"
#include "cases/designation/designation.hpp"
#include "cases/edition/edition_draft.hpp"
#include "cases/finding/accountability.hpp"
#include "cases/inquiry/inquiry.hpp"
#include "cases/leniency/leniency.hpp"
#include "cases/listing/listing.hpp"
#include "cases/look/look_contest.hpp"
#include "cases/market/supply.hpp"
#include "cases/measure/measure.hpp"
#include "cases/measure/measure_list.hpp"
#include "cases/objection/objection.hpp"
#include "cases/pledge/pledge_report.hpp"
#include "cases/restoration/restoration.hpp"
#include "cases/reward/reward.hpp"
#include "cases/trust/promise.hpp"
#include "cases/trust/trust_assessment.hpp"
#include "registry/commands.hpp"

namespace liaoxin::app {

const std::vector<const statute::Operation*>& all_commands() {
  static const std::vector<const statute::Operation*> all = [] {
    std::vector<const statute::Operation*> list;
    for (const auto* room : {&registry::registry_commands(), &cases::objection_commands(), &cases::inquiry_commands(), &cases::consent_commands(), &cases::counter_commands(), &cases::look_commands(), &cases::declaration_commands(), &cases::market_commands(), &cases::leniency_commands(), &cases::designation_commands(), &cases::restoration_commands(), &cases::listing_commands(), &access::leave_commands(), &access::access_commands(), &access::proposal_commands(), &cases::measure_list_commands(), &cases::measure_commands(), &cases::reward_commands(), &cases::accountability_commands(), &cases::pledge_commands(), &cases::trust_commands(), &cases::trust_assessment_commands(), &cases::edition_commands(), &cases::rule_draft_commands()}) {
      for (const statute::Operation& operation : *room) list.push_back(&operation);
    }
    return list;
  }();
  return all;
}

const std::vector<Command>& commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> list;
    for (const statute::Operation* operation : all_commands()) {
      const auto row = std::ranges::find(access::policy(), operation->name, &access::PolicyRow::operation);
      CHECK(row != access::policy().end());  // the build compares them
      list.push_back({operation, &*row, list.size()});
    }
    return list;
  }();
  return all;
}

const Command* command_named(std::string_view name) {
  static const std::map<std::string_view, const Command*> by_name = [] {
    std::map<std::string_view, const Command*> map;
    for (const Command& command : commands()) map.emplace(command.operation->name, &command);
    return map;
  }();
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : found->second;
}

const statute::Operation* find_command(std::string_view name) {
  const Command* command = command_named(name);
  return command == nullptr ? nullptr : command->operation;
}

}  // namespace liaoxin::app
