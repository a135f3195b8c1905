// tests/tables/visibility.txt against visible(): every line for every item, kind of organisation and element.
#include <gtest/gtest.h>

#include <span>

#include "../table.hpp"
#include "registry/visibility.hpp"
#include "statute/embedded_pack.hpp"
#include "statute/pack.hpp"

namespace liaoxin::registry {
namespace {

using statute::Channel;

const base::Instant kNow = *base::Instant::parse_rfc3339("2026-06-01T09:00:00+08:00");
const base::Date kToday = kNow.date();

RecordState in_state(const std::string& name, const std::string& item, statute::SubjectKind kind) {
  RecordState state;
  state.item = item;
  state.subject_kind = kind;
  state.admitted_at = base::Instant::start_of(kToday.plus_days(-10));
  state.told_at = state.admitted_at;
  state.reviewed_by = "officer:a@x";
  if (const auto end = end_kind(name)) state.ended = *end;
  else if (name == "labelled") state.open_objections = 1;
  else if (name == "held") state.told_at.reset();
  else if (name == "told_from_tomorrow") state.told_at = base::Instant::start_of(kToday.plus_days(1));
  else if (name == "stayed") state.stayed = true;
  else if (name == "unanswered") state.unanswered = true;
  else if (name == "last_day") state.display_until_on = state.retention_until_on = kToday;
  else if (name == "display_over") state.display_until_on = kToday.plus_days(-1);
  else if (name == "retention_over") state.retention_until_on = kToday.plus_days(-1);
  else if (name == "not_published") state.bars = static_cast<Bars>(Bar::not_published);
  else if (name == "procedure_derived") state.bars = static_cast<Bars>(Bar::procedure_derived);
  else if (name == "publication_limited") state.bars = static_cast<Bars>(Bar::publication_limited);
  else if (name == "subject_only") state.bars = static_cast<Bars>(Bar::subject_only);
  else if (name == "not_performed") state.bars = static_cast<Bars>(Bar::not_performed);
  else if (name == "force_majeure") state.bars = static_cast<Bars>(Bar::force_majeure);
  else if (name == "slight_no_intent") state.bars = static_cast<Bars>(Bar::slight_no_intent);
  else if (name == "leniency_claimed") state.bars = static_cast<Bars>(Bar::leniency_claimed);
  else if (name == "minority_claimed") state.bars = static_cast<Bars>(Bar::minority_claimed);
  else if (name == "shielded") state.bars = static_cast<Bars>(Bar::shielded);
  else EXPECT_EQ(name, "running_told") << "a state the test does not know";
  return state;
}

// Tag: channels_independent
TEST(VisibilityTable, EveryStateItemElementChannelAndViewer) {
  const statute::Pack& pack = statute::embedded_pack();
  const auto rows = read_table<7>("visibility.txt");
  int asked = 0;
  std::set<std::string> shown_channels;
  for (const auto& [text, cells] : rows) {
    const std::string& name = cells[0];
    const std::span<const std::string> answer = std::span(cells).subspan(1);
    for (const statute::Item& item : pack.items) {
      for (const auto kind : {statute::SubjectKind::legal_person, statute::SubjectKind::unincorporated_organisation}) {
        const RecordState state = in_state(name, item.code, kind);
        const auto expected = [&](const std::string& cell, Channel channel) {
          const bool by_modes = item.modes(kind).contains(channel);
          if (cell == "yes") return true;
          if (cell == "no" || (cell == "told" && item.told_first)) return false;
          EXPECT_TRUE(cell == "modes" || cell == "told") << text;
          return by_modes;
        };
        const auto look = [&](const std::string& cell, Channel channel, Viewer viewer) {
          const bool whole = expected(cell, channel);
          ++asked;
          ASSERT_EQ(is_visible(visible(state, item, channel, viewer, kNow)), whole) << name << " " << item.code << " channel " << static_cast<int>(channel) << " viewer " << static_cast<int>(viewer);
          if (whole && viewer == Viewer::stranger) shown_channels.insert(std::string(statute::label(channel).en));
          const statute::Schema* schema = pack.schema_of(item);
          if (schema == nullptr) return;
          for (const statute::Column& column : schema->columns) {
            // An element is never seen where its record is not; a stranger sees only the elements of the channel.
            const bool element = is_visible(visible(state, item, column, channel, viewer, kNow));
            ++asked;
            if (!whole || column.dropped) ASSERT_FALSE(element) << name << " " << item.code << " " << column.code;
            else ASSERT_EQ(element, viewer != Viewer::stranger || column.visibility.contains(channel)) << name << " " << item.code << " " << column.code;
          }
        };
        const Channel channels[] = {Channel::disclosure, Channel::inquiry, Channel::sharing};
        for (int i = 0; i < 3; ++i) {
          look(answer[i], channels[i], Viewer::stranger);
          look(answer[3], channels[i], Viewer::source);
          // Who reviews an objection reads what the source reads, and nothing without one.
          look(state.open_objections > 0 ? answer[3] : "no", channels[i], Viewer::reviewer);
          look(answer[4], channels[i], Viewer::subject);
          look(answer[5], channels[i], Viewer::auditor);
          look(answer[5], channels[i], Viewer::court);
        }
      }
    }
  }
  EXPECT_EQ(rows.size(), 27u);
  EXPECT_GT(asked, 10'000);
  EXPECT_EQ(shown_channels.size(), 3u) << "each channel shows something somewhere";
}

}  // namespace
}  // namespace liaoxin::registry
