// restoration/*.toml, restoration_guide.toml, measures/*.toml, lists/*.toml, rewards.toml.
#include "statute/pack_read.hpp"

#include <algorithm>

namespace liaoxin::statute {
namespace {

using base::RefusalWord;

/// The classes and grades display_end.cpp relies on.
void check_set(TomlTable& root, const RestorationSet& set) {
  const auto has = [&](std::string_view code) { return set.find_class(code) != nullptr; };
  if (set.by_grade) {
    if (!has("minor") || !has("general") || !has("serious")) {
      root.problem(RefusalWord::pack_malformed, set.code + ": classes minor, general, serious");
    }
    const auto summary = std::ranges::find(set.grades, "summary", &GradeRule::content);
    if (summary == set.grades.end() || !summary->grade) {
      root.problem(RefusalWord::pack_malformed, set.code + ": a grade for summary");
    }
  } else if (!(has("one_year_field") && has("penalty")) && !(has("general") && has("serious"))) {
    root.problem(RefusalWord::pack_malformed, set.code + ": classes penalty, one_year_field or general, serious");
  }
}

}  // namespace

void read_restoration(TomlTable& root, Pack& pack) {
  RestorationSet set;
  set.code = root.text("code");
  set.name = root.local("");
  set.from = root.date("from");
  set.to = root.date_or_none("to");
  set.by_grade = root.flag("by_grade");
  set.unpublished = root.texts("unpublished");
  set.start_basis = root.basis("start_");
  if (!set.unpublished.empty()) set.unpublished_basis = root.basis("unpublished_");
  for (TomlTable& table : root.tables("class")) {
    RestorationClass one;
    one.code = table.text("code");
    one.name = table.local("");
    one.published = table.flag("published");
    one.min_months = static_cast<int>(table.integer("min_months"));
    one.max_months = static_cast<int>(table.integer("max_months"));
    one.basis = table.basis();
    table.done();
    if (one.min_months < 0 || one.max_months < 1 || one.min_months > one.max_months) {
      table.problem(RefusalWord::pack_malformed, one.code + ": 0 <= min_months <= max_months");
    }
    set.classes.push_back(std::move(one));
  }
  for (TomlTable& table : root.tables("grade")) {
    GradeRule rule;
    rule.content = table.text("content");
    const std::string graded = table.text("grade");
    rule.grade = grade(graded);
    if (!rule.grade && graded != "by_amount") table.problem(RefusalWord::pack_malformed, "grade " + graded);
    rule.basis = table.basis();
    table.done();
    set.grades.push_back(std::move(rule));
  }
  check_set(root, set);
  root.done();
  for (const RestorationSet& other : pack.restoration) {
    if ((!other.to || set.from <= *other.to) && (!set.to || other.from <= *set.to)) {
      root.problem(RefusalWord::pack_overlap, set.code + " and " + other.code);
    }
  }
  pack.restoration.push_back(std::move(set));
}

void read_restoration_guide(TomlTable& root, Pack& pack) {
  for (TomlTable& table : root.tables("line")) {
    GuideLine line;
    line.part = choose(table, "part", guide_part, GuidePart::note);
    line.code = table.text("code");
    line.text = table.local("");
    line.basis = table.basis();
    table.done();
    pack.restoration_guide.push_back(std::move(line));
  }
  root.done();
}

void read_measures(TomlTable& root, Pack& pack) {
  for (TomlTable& table : root.tables("measure")) {
    MeasureDraft measure;
    measure.code = table.text("code");
    measure.name = table.local("");
    measure.article = table.text("article");
    measure.group = table.text("group");
    measure.supervision = table.flag("supervision");
    measure.basis = table.basis();
    table.done();
    pack.measures.push_back(std::move(measure));
  }
  root.done();
}

void read_lists(TomlTable& root, Pack& pack) {
  for (TomlTable& table : root.tables("ground")) {
    GroundText ground;
    ground.code = table.text("code");
    ground.group = table.local("group");
    ground.name = table.local("");
    ground.article = table.text("article");
    table.done();
    pack.grounds.push_back(std::move(ground));
  }
  for (TomlTable& table : root.tables("field")) {
    ListField field;
    field.code = table.text("code");
    field.name = table.local("");
    field.basis = table.basis();
    table.done();
    pack.list_fields.push_back(std::move(field));
  }
  root.done();
}

void read_rewards(TomlTable& root, Pack& pack) {
  for (TomlTable& table : root.tables("reward")) {
    RewardDraft reward;
    reward.code = table.text("code");
    reward.name = table.local("");
    reward.article = table.text("article");
    reward.basis = table.basis();
    table.done();
    pack.rewards.push_back(std::move(reward));
  }
  root.done();
}

}  // namespace liaoxin::statute
