// The catalogue beside what editions adopted, and the decisions by which editions and standards took force (arts. 5, 10).
#include <algorithm>
#include <map>

#include "app/office_desk_service.hpp"
#include "app/record_reader.hpp"
#include "app/unfiled_items.hpp"
#include "base/check.hpp"
#include "base/json.hpp"
#include "statute/item_content.hpp"
#include "store/joint_decisions.hpp"
#include "store/records.hpp"
#include "store/units.hpp"

namespace liaoxin::app {

using http::DeskKind;

namespace {

base::LocalText modes_of(const statute::Item& item) {
  base::LocalText modes;
  for (const statute::Channel channel : statute::kChannels) {
    if (!item.organisation.contains(channel)) continue;
    const base::LocalText one = statute::label(channel);
    modes.zh += (modes.zh.empty() ? "" : "、") + one.zh;
    modes.en += (modes.en.empty() ? "" : ", ") + one.en;
  }
  return modes;
}

void add_edition(const store::StoredEdition& edition, base::Date today, http::EditionLine& line) {
  line.in_force_from = edition.from_on.iso();
  line.decision_number = edition.decision_number;
  line.authority = edition.authority;
  line.decided_on = edition.decided_on.iso();
  line.is_ahead = edition.from_on > today;
  line.is_demonstration = edition.is_demonstration;
}

statute::ItemContent adopted_content(const store::StoredEdition& edition) {
  const auto read = base::parse_json(edition.content);
  auto content = read ? base::from_json<statute::ItemContent>(*read) : std::unexpected(std::vector<base::Refusal>{});
  if (!content) throw base::Failure("database_corrupt", "what an edition adopted cannot be read", "run liaoxin verify on the data directory");
  return std::move(*content);
}

}  // namespace

std::vector<http::EditionLine> edition_lines(Platform& platform) {
  const base::Date today = platform.clock().now().date();
  const statute::Pack& pack = platform.pack();
  std::map<std::string, store::StoredEdition> newest;
  for (const store::StoredEdition& edition : store::all_editions(platform.db())) {
    const auto known = newest.find(edition.item);
    if (known == newest.end() || known->second.from_on <= edition.from_on) newest[edition.item] = edition;
  }
  std::vector<http::EditionLine> lines;
  for (const statute::Item& item : pack.items) {
    const statute::ItemContent offered = statute::content_of(item, pack.schema_of(item));
    http::EditionLine line{.code = item.code, .title = item.name, .modes = modes_of(item), .until = statute::label(item.until), .keep = statute::label(item.keep),
                           .elements = static_cast<std::int64_t>(offered.elements.size())};
    if (const auto found = newest.find(item.code); found != newest.end()) {
      add_edition(found->second, today, line);
      line.changes = statute::changes_between(adopted_content(found->second), offered);
      line.state = line.changes.empty() ? http::EditionState::same : http::EditionState::changed;
      newest.erase(found);
    } else if (item.importable_stage != 1 && !is_never_filed(item.code)) {
      line.state = http::EditionState::not_ready;
    }
    lines.push_back(std::move(line));
  }
  for (const auto& [code, edition] : newest) {
    const statute::ItemContent content = adopted_content(edition);
    http::EditionLine line{.code = code, .title = {content.name_zh, content.name_en}, .elements = static_cast<std::int64_t>(content.elements.size()), .state = http::EditionState::removed};
    add_edition(edition, today, line);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::optional<std::vector<http::EditionLine>> OfficeDeskService::editions(const std::string& token) {
  return host_.only(token, {DeskKind::in_charge, DeskKind::joint_meeting}, [](Platform& platform, const statute::Actor&) { return edition_lines(platform); });
}

std::optional<std::vector<http::DecisionLine>> OfficeDeskService::decisions(const std::string& token) {
  return host_.only(token, {DeskKind::in_charge, DeskKind::joint_meeting}, [&](Platform& platform, const statute::Actor&) {
    store::Connection& db = platform.db();
    // One act adopts many items: they share its row of the journal.
    std::map<std::int64_t, http::DecisionLine> by_row;
    for (const store::StoredEdition& edition : store::all_editions(db)) {
      const auto [at, is_new] = by_row.try_emplace(edition.row_id);
      http::DecisionLine& line = at->second;
      if (is_new) {
        line.number = edition.decision_number;
        line.authority = edition.authority;
        line.decided_on = edition.decided_on.iso();
        line.from_on = edition.from_on.iso();
        line.document_hash = edition.document_hash.value_or("");
        line.is_demonstration = edition.is_demonstration;
        const auto decision = store::find_joint_decision(db, statute::DivisionLevel::province, edition.decision_number);
        CHECK(decision.has_value());  // no edition takes force without it
        line.joint_decision_index = store::log_index(db, decision->row_id);
      }
      const statute::Item* item = platform.pack().item(edition.item);
      line.items.push_back(item == nullptr ? base::LocalText{edition.item, edition.item} : item->name);
    }
    for (const store::StoredPolicyValue& value : store::all_policy_values(db)) {
      http::DecisionLine& line = by_row[value.row_id];
      line.number = value.decision_number;
      line.from_on = value.from_on.iso();
      line.standard = {value.key + " = " + value.value, value.key + " = " + value.value};
      line.unit = unit_name(db, value.unit);
      line.is_demonstration = value.is_demonstration;
    }
    std::vector<http::DecisionLine> lines;
    for (auto& [row_id, line] : by_row) {
      line.log_index = store::log_index(db, row_id);
      lines.push_back(std::move(line));
    }
    std::ranges::reverse(lines);
    return lines;
  });
}

}  // namespace liaoxin::app
