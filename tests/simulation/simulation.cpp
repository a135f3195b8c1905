#include "simulation.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "store/records.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::Date;
using base::Instant;
using base::json::array;
using base::json::object;

namespace {

const Date kBegin = Date::of(2025, 1, 1);
/// Past the last loaded calendar day, so that the end runs on provisional working days.
const Date kEnd = Date::of(2027, 1, 20);

Instant at(Date date, std::int64_t seconds) { return {Instant::start_of(date).micros + seconds * 1'000'000}; }

std::filesystem::path directory_for(std::uint64_t seed) {
  // Memory where there is some: every commit syncs, as in the product, and a disk would only slow the days down.
  const std::filesystem::path memory = "/dev/shm";
  const auto root = std::filesystem::is_directory(memory) && ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
  return root / fmt::format("liaoxin-simulation-{}-{}", ::getpid(), seed);
}

}  // namespace

Simulation::Simulation(std::uint64_t seed)
    : seed_(seed),
      dice_(seed),
      province_(Divisions(SOURCE_DIR "/statute/liaoning/divisions.csv")),
      world_(directory_for(seed), seed, at(kBegin, 0)),
      model_(PlainCalendar(SOURCE_DIR "/statute/liaoning/calendar/workdays.csv"), province_.divisions) {
  world_.after_operation = [this](const object& input) { check_touched(input); };
}

Outcome Simulation::run(int days) {
  settle();
  const Date end = std::min(kEnd, kBegin.plus_days(days));
  for (Date date = kBegin; date < end && !failed(); date = date.plus_days(1)) day(date);
  if (!failed()) finish();
  return std::move(outcome_);
}

void Simulation::day(Date date) {
  // 1. The first second of the day, before any job has run: what ended yesterday is gone already (red line 6).
  world_.go_to(at(date, 0));
  look_at_everything();
  check_by_turn();
  // 2. The job that runs each minute; now and then the machine stood still for a day.
  world_.go_to(at(date, 60));
  if (!failed() && !dice_.chance(10)) due_work();
  if (date == Date::of(2026, 11, 20)) {
    model_.calendar().add_day_off(Date::of(2027, 1, 1));
    must("calendar.add", "operator", {{"days", array{object{{"date", "2027-01-01"}, {"kind", "off"}, {"holiday", "元旦"}}}}, {"notice", "模拟通知"}});
  }
  // 3. The working day.
  const int acts = date.is_weekend() ? dice_.between(0, 1) : dice_.between(2, 7);
  std::int64_t seconds = 8 * 3600;
  for (int i = 0; i < acts && !failed(); ++i) {
    seconds += dice_.between(60, 7200);
    world_.go_to(at(date, seconds));
    act_at_random();
  }
  if (failed()) return;
  // 4. The last second.
  world_.go_to(at(date, 24 * 3600 - 1));
  look_at_search();
}

void Simulation::act_at_random() {
  struct Choice {
    int weight;
    void (Simulation::*act)();
  };
  static constexpr Choice kChoices[] = {
      {28, &Simulation::file_new},        {8, &Simulation::file_again},   {9, &Simulation::file_changed},
      {5, &Simulation::file_wrong_rows},  {3, &Simulation::file_over_anothers_record},
      {4, &Simulation::file_registration_again},
      {9, &Simulation::attest},           {4, &Simulation::correct},      {3, &Simulation::withdraw},
      {6, &Simulation::stay_or_lift},     {4, &Simulation::fall},         {12, &Simulation::contest},
      {34, &Simulation::move_objection},  {1, &Simulation::merge},        {1, &Simulation::change_code},
      {1, &Simulation::subscribe},        {1, &Simulation::drop_proposal}, {14, &Simulation::deliver},
      {3, &Simulation::read_letter},      {2, &Simulation::choose_reminders},
      {4, &Simulation::report},           {4, &Simulation::inquire},      {10, &Simulation::consent},
      {3, &Simulation::serve_at_counter}, {3, &Simulation::contest_look}, {1, &Simulation::go_on_leave}, {3, &Simulation::declare}, {2, &Simulation::supply}, {14, &Simulation::treat_leniently}, {6, &Simulation::designate}, {16, &Simulation::restore}, {4, &Simulation::shield}, {2, &Simulation::end_early}, {10, &Simulation::hand_over}, {1, &Simulation::register_joint_decision}, {2, &Simulation::assign_posts}, {1, &Simulation::set_standard}, {8, &Simulation::concern_citizen}, {36, &Simulation::list}, {8, &Simulation::move_measure_list}, {20, &Simulation::measure}, {4, &Simulation::reward}, {12, &Simulation::hold_to_account}, {2, &Simulation::fine_collector}, {5, &Simulation::report_on_pledge}, {2, &Simulation::promise}, {2, &Simulation::hold_responsible}, {2, &Simulation::assess_trust}, {4, &Simulation::move_edition_draft},
      {14, &Simulation::confirm},         {8, &Simulation::act_without_right}, {6, &Simulation::act_out_of_order}, {6, &Simulation::move_objection_wrongly}, {4, &Simulation::stop_and_start},
  };
  int total = 0;
  for (const Choice& choice : kChoices) total += choice.weight;
  int roll = dice_.below(total);
  for (const Choice& choice : kChoices) {
    roll -= choice.weight;
    if (roll < 0) return (this->*choice.act)();
  }
}

void Simulation::due_work() {
  send_mail();
  end_old_citizen_records();
  std::vector<const Known*> over;
  std::int64_t with_basis = 0;  // entries that end on the day of what they rest on: by themselves or along with it
  for (Known& record : model_.records()) {
    if (record.ended || !model_.is_display_over(record, today())) continue;
    over.push_back(&record);
    const Known* basis = model_.basis_of(record);
    with_basis += basis != nullptr && model_.is_display_over(*basis, today()) ? 1 : 0;
  }
  for (Known& record : model_.records()) {
    if (std::ranges::find(over, &record) == over.end()) continue;
    tell_story(record, "its display is over: every receiver must hear");
    if (!record.ended) model_.end(record);
  }
  end_old_consents();
  app::DueWork total;
  for (bool more = true; more;) {
    const app::DueWork done = app::do_due_work(world_.platform(), 100);
    total.ended += done.ended;
    outcome_.done["due: consent over"] += done.consents_over;
    outcome_.done["due: display over"] += done.ended;
    outcome_.done["due: source silent"] += done.hidden;
    outcome_.done["due: deemed accepted"] += done.accepted;
    outcome_.done["due: judged again"] += done.judged_again;
    more = done.may_have_more();
  }
  check_touched({});
  const auto expected = static_cast<std::int64_t>(over.size());
  if (total.ended > expected || total.ended < expected - with_basis) {
    for (const Known& record : model_.records()) {
      const auto id = world_.platform().internal_id("rec", record.id);
      const auto stored = id ? store::find_record(world_.platform().db(), *id) : std::nullopt;
      if (stored && (stored->state.ended != registry::EndKind::none) != record.ended) return fail(&record, record.ended ? "its display is over and due work did not end it" : "due work ended it too early");
    }
    return fail(nullptr, fmt::format("due work ended {} records, {} were past their display", total.ended, over.size()));
  }
  for (const Known* record : over) find_recalls(*record);
}

void Simulation::finish() {
  std::set<std::string> owners;
  for (const Known& record : model_.records()) {
    if (record.paper.item != "C1-01") owners.insert(record.owner);
  }
  outcome_.done["units that filed"] += static_cast<std::int64_t>(units_filed_.size());
  outcome_.done["organisations"] += static_cast<std::int64_t>(organisations_.size());
  outcome_.done["organisations with records"] += static_cast<std::int64_t>(owners.size());
  outcome_.done["citizens with records"] += static_cast<std::int64_t>(citizens_.size());
  look_at_everything();
  if (!failed()) look_at_the_end();
}

void Simulation::fail(const Known* record, const std::string& what) {
  if (failed()) return;
  outcome_.wrong = fmt::format("seed {}, {}: {}\n  replay: ./dev simulate --first {} --seeds 1\n", seed_, world_.now().rfc3339(), what, seed_);
  if (record == nullptr) return;
  outcome_.wrong += fmt::format("  {} {} {} of {}\n", record->id, record->paper.item, record->paper.number, record->owner);
  for (const std::string& line : record->story) outcome_.wrong += "    " + line + "\n";
  const auto id = world_.platform().internal_id("rec", record->id);
  const auto stored = id ? store::find_record(world_.platform().db(), *id) : std::nullopt;
  if (!stored) return;
  const registry::RecordState& is = stored->state;
  outcome_.wrong += fmt::format("  the product holds: version {}, told {}, ended {}, stayed {}, unanswered {}, open objections {}, bars {}, display until {}, retention until {}, subject {}\n", is.version,
                                is.told_at ? is.told_at->rfc3339() : "no", registry::word(is.ended), is.stayed, is.unanswered, is.open_objections, is.bars,
                                is.display_until_on ? is.display_until_on->iso() : "-", is.retention_until_on ? is.retention_until_on->iso() : "-", is.subject_id);
}

void Simulation::tell_story(Known& record, const std::string& line) { record.story.push_back(world_.now().rfc3339() + "  " + line); }

object Simulation::must(std::string_view operation, const std::string& actor, const object& input, const Known* record) {
  app::Answer answer = world_.act(operation, actor, input);
  // What takes two persons is approved by the second officer of the same unit.
  if (answer && answer->contains("content_hash")) {
    const auto first = statute::parse_actor(actor);
    const std::string second = first->id == "b" ? officer(first->unit) : second_officer(first->unit);
    answer = world_.act("proposal.approve", second, {{"proposal", answer->at("proposal")}, {"content_hash", answer->at("content_hash")}});
    count("proposal.approve");
  }
  if (!answer) {
    const base::Refusal& refusal = answer.error().front();
    fail(record, fmt::format("{} by {} was refused: {} {} {}", operation, actor, base::word(refusal.word), refusal.message.en, refusal.pointer));
    return {};
  }
  count(std::string(operation));
  return *answer;
}

void Simulation::must_be_refused(std::string_view operation, const std::string& actor, const object& input, std::string_view word, const Known* record) {
  const std::uint64_t size = world_.log_size();
  const app::Answer answer = world_.act(operation, actor, input);
  count("refused: " + std::string(word));
  count("refused");
  if (answer) return fail(record, fmt::format("{} by {} was done, it should have been refused with {}", operation, actor, word));
  if (const auto got = base::word(answer.error().front().word); got != word) {
    return fail(record, fmt::format("{} by {} was refused with {}, not {}", operation, actor, got, word));
  }
  if (world_.log_size() != size + 1) fail(record, fmt::format("the refusal of {} left more than its one leaf", operation));
}

Known* Simulation::pick(const std::function<bool(const Known&)>& suits) {
  // Most records are registrations, of which little is said: few of them come into question at a time.
  constexpr std::size_t kOfRegistrations = 40;
  const auto turn = static_cast<std::size_t>(dice_.below(kOfRegistrations));
  std::vector<Known*> fitting;
  for (std::size_t i = 0; i < model_.records().size(); ++i) {
    Known& record = model_.records()[i];
    if (record.paper.item == "C1-01" && i % kOfRegistrations != turn && record.step == Step::none) continue;
    // Entries made here are moved by the acts of listings alone.
    if (!record.id.empty() && record.basis.empty() && suits(record)) fitting.push_back(&record);
  }
  return fitting.empty() ? nullptr : dice_.pick(fitting);
}

Known* Simulation::pick(const std::function<bool(const Known&)>& suits, const std::function<bool(const Known&)>& is_under_way) {
  Known* under_way = dice_.chance(50) ? pick([&](const Known& k) { return is_under_way(k) && suits(k); }) : nullptr;
  return under_way != nullptr ? under_way : pick(suits);
}

std::string Simulation::code_of(const std::string& owner) const {
  const auto found = place_of_organisation_.find(owner);
  return found == place_of_organisation_.end() ? owner : organisations_[found->second].code;
}

std::string Simulation::public_item(const Known& record) const {
  return record.paper.item == "C4-03" && record.paper.summary == "是" ? "C4-04" : record.paper.item;
}

std::string Simulation::next_number() { return fmt::format("模〔{}〕{}号", today().year(), ++numbers_); }
std::string Simulation::next_remark() { return fmt::format("事由{}", ++remarks_); }

}  // namespace liaoxin::simulation
