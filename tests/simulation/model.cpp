#include "model.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace liaoxin::simulation {

using base::Date;

PlainCalendar::PlainCalendar(const std::string& csv_file) {
  std::ifstream in(csv_file);
  if (!in) throw std::runtime_error("cannot read " + csv_file);
  for (std::string line; std::getline(in, line);) {
    const auto day = Date::parse(line.substr(0, 10));
    if (day) (line.substr(11, 3) == "off" ? off_ : worked_).insert(*day);
  }
}

bool PlainCalendar::is_working(Date day) const { return worked_.contains(day) || (!off_.contains(day) && !day.is_weekend()); }

Date PlainCalendar::after(Date from, int count, const std::set<Date>& stopped) const {
  while (count > 0) {
    from = from.plus_days(1);
    if (is_working(from) && !stopped.contains(from)) --count;
  }
  return from;
}

std::string Model::owner_of(const std::string& code) const {
  const auto first = first_code_.find(code);
  std::string owner = first == first_code_.end() ? code : first->second;
  for (auto next = merged_into_.find(owner); next != merged_into_.end(); next = merged_into_.find(owner)) owner = next->second;
  return owner;
}

void Model::merge(const std::string& from, const std::string& into) {
  const std::string gone = owner_of(from), stays = owner_of(into);
  merged_into_[gone] = stays;
  for (Known& record : records_) {
    if (record.owner != gone) continue;
    record.owner = stays;
    // Who was told of a case that is open is no more.
    record.listing.clear();
  }
}

void Model::change_code(const std::string& old_code, const std::string& new_code) { first_code_[new_code] = owner_of(old_code); }

// One document of one organisation is one record, under whichever of its codes it is filed.
Known* Model::find(const Paper& paper) {
  const auto first = [&](const std::string& code) {
    const auto found = first_code_.find(code);
    return found == first_code_.end() ? code : found->second;
  };
  const auto found = std::find_if(records_.begin(), records_.end(), [&](const Known& k) {
    return k.paper.item == paper.item && k.paper.organ == paper.organ && k.paper.number == paper.number && first(k.first_code) == first(paper.code);
  });
  return found == records_.end() ? nullptr : &*found;
}

Model::Row Model::file(const Paper& paper, base::Instant now, bool names_service, bool names_review) {
  Known* known = find(paper);
  const bool tells = names_service && paper.served_on && is_told_first(paper.item);
  if (known != nullptr && known->paper == paper) {
    // What was served before a changed version was made tells another one.
    const bool brings_service = tells && !known->told && !known->ended && (known->version == 1 || *paper.served_on >= known->filed_on);
    const bool brings_review = names_review && !known->reviewed && !known->ended;
    if (brings_service) known->told = true;
    if (brings_review) known->reviewed = true;
    return brings_service || brings_review ? Row::attested : Row::same;
  }
  if (known != nullptr && (known->ended || known->step != Step::none)) return Row::refused;
  if (known != nullptr && paper.item == "C1-01" && paper.on < known->paper.on) return Row::refused;
  const Row outcome = known == nullptr ? Row::added : Row::replaced;
  if (known == nullptr) {
    first_code_.emplace(paper.code, paper.code);
    records_.push_back({});
    known = &records_.back();
    known->first_code = paper.code;
  } else {
    tell_receivers(*known);
    end_entries_on(*known);
  }
  known->paper = paper;
  known->owner = owner_of(paper.code);
  register_place(paper);
  ++known->version;
  known->filed_on = now.date();
  known->told = tells && (outcome == Row::added || *paper.served_on >= now.date());
  known->is_owed_telling = false;
  known->reviewed = names_review;
  known->ended = paper.state == "移出" || (paper.removed_on && *paper.removed_on <= now.date());
  return outcome;
}

// Who was never registered here is where its code was given out. What is registered of one that was absorbed moves nobody.
void Model::register_place(const Paper& paper) {
  const std::string& first = first_code_.at(paper.code);
  if (paper.item == "C1-01" && !is_merged_away(first)) place_[first] = paper.region;
  place_.emplace(first, paper.code.substr(2, 6));
}

bool Model::is_competent(const std::string& region, const Known& record) const {
  const std::string& source = record.paper.source.empty() ? record.paper.organ : record.paper.source;
  return divisions_.lies_in(seat_.at(source), region) || divisions_.lies_in(place_.at(record.owner), region);
}

void Model::tell_receivers(Known& record) {
  for (Receiver& receiver : record.receivers) receiver.told_of_end = receiver.told_of_end || !receiver.took_anew;
}

void Model::receive(Known& record, const std::string& name, bool by_consent, base::Instant now) const {
  std::set<std::string> beside;
  if (sight(record, now).is_designated) beside.insert(record.designation);
  for (const KnownMeasure& one : record.measures) {
    if (standing(one, record, now) == "in_force") beside.insert(one.id);
  }
  const auto held = std::find_if(record.receivers.begin(), record.receivers.end(), [&](const Receiver& r) { return r.name == name && r.version == record.version && r.by_consent == by_consent && !r.told_of_end && !r.took_anew; });
  if (held != record.receivers.end() && held->told_of_beside == 0) return held->beside.merge(beside);
  if (held != record.receivers.end()) held->took_anew = true;
  record.receivers.push_back({.name = name, .version = record.version, .by_consent = by_consent, .beside = std::move(beside)});
}

int Model::tell_beside(Known& record, const std::string& what) {
  int told = 0;
  for (Receiver& receiver : record.receivers) {
    if (receiver.told_of_end || receiver.took_anew || !receiver.beside.contains(what)) continue;
    ++receiver.told_of_beside;
    ++told;
  }
  return told;
}

void Model::tell_all_beside(Known& record) {
  if (!record.designation.empty() && record.designation_version == record.version) tell_beside(record, record.designation);
  for (const KnownMeasure& one : record.measures) {
    if (!one.is_lifted && one.version == record.version) tell_beside(record, one.id);
  }
}

int Model::must_hear(const Known& record) {
  return static_cast<int>(std::count_if(record.receivers.begin(), record.receivers.end(), [](const Receiver& r) { return !r.told_of_end && !r.took_anew; }));
}

void Model::correct(Known& record, const std::string& remark, base::Instant now) {
  tell_receivers(record);
  end_entries_on(record);
  ++record.version;
  record.paper.remark = remark;
  record.filed_on = now.date();
  record.told = record.is_owed_telling = false;
  // Only the text of the remark column changes. Where it is a reviewed text, the new text was not reviewed.
  if (record.paper.item == "C4-03" || record.paper.item == "C8-05") record.reviewed = false;
}

void Model::end(Known& record) {
  tell_receivers(record);
  record.ended = true;
  end_entries_on(record);
}

// An entry rests on one version of one record, and ends when that does.
void Model::end_entries_on(const Known& basis) {
  for (Known& entry : records_) {
    if (entry.basis.empty() || entry.basis != basis.id || entry.ended) continue;
    tell_receivers(entry);
    entry.ended = true;
  }
}

const Known* Model::basis_of(const Known& entry) const {
  if (entry.basis.empty()) return nullptr;
  return &*std::find_if(records_.begin(), records_.end(), [&](const Known& k) { return k.id == entry.basis; });
}

Known& Model::enter(Known& basis, Paper paper, std::string id, Date today) {
  Known entry;
  entry.first_code = paper.code;
  entry.owner = basis.owner;
  entry.paper = std::move(paper);
  entry.id = std::move(id);
  entry.version = 1;
  entry.filed_on = today;
  entry.basis = basis.id;
  entry.basis_version = basis.version;
  entry.entry_listing = basis.listing;
  basis.listing.clear();
  basis.was_entered = true;
  first_code_.emplace(entry.first_code, entry.first_code);
  records_.push_back(std::move(entry));
  return records_.back();
}

/// For the same conduct nobody is listed twice.
void Model::remove(Known& entry) { end(entry); }

void Model::Term::narrow(bool allows, Date day) {
  is_public = is_public && allows;
  last = last ? std::min(*last, day) : day;
}

namespace {
/// Decided on the spot; where the department does not say, small fines and warnings count as such (art. 51 of the penalty law).
bool is_summary(const Paper& p) {
  const auto is_small = [&](const std::string& kind) { return kind == "警告" || (kind == "罚款" && p.fine_yuan > 0 && p.fine_yuan <= 3000); };
  return p.summary == "是" || (p.summary.empty() && std::all_of(p.kinds.begin(), p.kinds.end(), is_small));
}
}  // namespace

int Model::grade(const Paper& paper) const {
  int highest = 0;
  const auto from = thresholds_from_.find(paper.organ);
  const bool knows_grade = from != thresholds_from_.end() && paper.on >= from->second;
  for (const std::string& kind : paper.kinds) {
    int one = 0;
    if (kind == "没收违法所得") one = 1;
    if (kind == "暂扣许可证件" || kind == "吊销许可证件") one = 2;
    if (kind == "罚款" && knows_grade && paper.fine_yuan > 0) one = paper.fine_yuan >= 500000 ? 2 : paper.fine_yuan >= 3000 ? 1 : 0;
    highest = std::max(highest, one);
  }
  return highest;
}

// Three rule sets followed each other. The set of the day of decision, that of the day of filing and that of today
// must all allow publicity; the earliest end wins.
Model::Term Model::term(const Known& record, Date today) const {
  const Paper& p = record.paper;
  Term term;
  const Date second = Date::of(2023, 5, 1), third = Date::of(2026, 4, 1);
  if (p.item == "C4-03") {
    for (const Date day : {p.on, std::max(p.on, record.filed_on), std::max(p.on, today)}) {
      if (day < third) {
        const bool only_warned = std::all_of(p.kinds.begin(), p.kinds.end(), [](const auto& kind) { return kind == "警告"; });
        term.narrow(!only_warned, p.on.plus_months(day < second ? 12 : 36));
      } else {
        const int of = is_summary(p) ? 0 : grade(p);
        constexpr std::array<int, 3> kMonths{3, 12, 36};
        term.narrow(of > 0, p.on.plus_months(kMonths[static_cast<std::size_t>(of)]));
      }
    }
    if (p.summary != "否") term.is_public = false;  // summary, or not said
  }
  if (p.item == "C8-06") {
    // Only the third set speaks of this list, and of a grade only where the registrar has set one.
    const auto from = listing_grade_from_.find(p.organ);
    const bool knows_grade = from != listing_grade_from_.end() && p.on >= from->second;
    for (const Date day : {std::max(p.on, record.filed_on), std::max(p.on, today)}) {
      const bool graded = day >= third && knows_grade;
      term.narrow(graded, p.on.plus_months(graded ? 12 : 3));
    }
  }
  if (p.item == "C8-01") term.narrow(true, p.on.plus_months(36));
  if (const Known* basis = basis_of(record)) {
    if (const Term of_basis = this->term(*basis, today); of_basis.last) term.narrow(true, *of_basis.last);
  }
  if (p.removed_on) term.narrow(true, p.removed_on->plus_days(-1));
  if (p.until && p.item != "C4-03") term.narrow(true, *p.until);
  // What is kept for five years is kept for five years from its end, else from its document.
  if (p.item == "C4-03" || p.item == "C8-06" || p.item == "C8-01" || p.item == "C2-01") {
    const Date from = p.removed_on ? *p.removed_on : p.item == "C2-01" && p.until ? *p.until : p.on;
    term.narrow(true, from.plus_months(60));
  }
  if (p.item == "C2-01" && p.publication != "可向社会公开") term.is_public = false;
  return term;
}

bool Model::is_display_over(const Known& record, Date today) const {
  const Term t = term(record, today);
  return t.last && today > *t.last;
}

Step Model::step_on(const Known& record, Date today) const {
  // Nobody accepted within one working day: it counts as accepted.
  if (record.step == Step::submitted && today > calendar_.after(record.submitted_on, 1)) return Step::accepted;
  return record.step;
}

bool Model::is_silent(const Known& record, Date today) const { return record.step == Step::asked && !record.stopped_from && today > answer_due(record); }

bool Model::may_be_shared(const Known& record, base::Instant now) const {
  const Paper& p = record.paper;
  if (const Known* basis = basis_of(record); basis != nullptr && (basis->stayed || basis->shielded || is_silent(*basis, now.date()))) return false;
  if (record.ended || record.stayed || is_silent(record, now.date()) || is_display_over(record, now.date())) return false;
  if (is_told_first(p.item) && !record.told) return false;
  if (record.shielded) return false;
  return p.item != "C2-01" || (p.publication != "不可公开" && p.state == "全部履行");
}

namespace {
bool is_lenient(const Known& record) {
  return !record.claim.empty() || std::any_of(record.treated.begin(), record.treated.end(), [](const auto& one) { return one.second; });
}
}  // namespace

// Designation: of what runs and was told, is not stayed, not treated leniently and not contested.
std::string Model::why_no_designation(const Known& record, base::Instant now) const {
  if (record.ended || is_display_over(record, now.date())) return "record_not_running";
  if (record.stayed) return "document_stayed";
  if (!record.told) return "record_not_told";
  if (is_lenient(record)) return "record_treated_leniently";
  if (record.step != Step::none) return "record_contested";
  return {};
}

// An entry on a list: of what could be designated and is not shielded, and of serious grade under the rules of April 2026.
std::string Model::why_no_entry(const Known& record, base::Instant now) const {
  if (record.paper.summary == "是") return "listing_not_for_item";
  if (const std::string why = why_no_designation(record, now); !why.empty()) return why;
  if (record.shielded) return "listing_shielded";
  const bool is_serious = now.date() >= Date::of(2026, 4, 1) && !is_summary(record.paper) && grade(record.paper) == 2;
  return is_serious ? "" : "listing_not_serious";
}

std::string Model::why_no_listing(const Known& record, base::Instant now) const {
  const std::string why = why_no_entry(record, now);
  return why.empty() && (record.was_entered || !record.listing.empty()) ? "listing_open" : why;
}

// Early end: of what can be restored; its shortest publicity, three months by the rules of today or since 2026 by its grade, binds all but a court.
std::string Model::why_no_early_end(const Known& record, bool by_ruling, Date today) const {
  const Paper& p = record.paper;
  if (record.ended || is_display_over(record, today)) return "record_not_running";
  if (p.item == "C8-01") return "restoration_excluded";
  constexpr std::array<int, 3> kMonths{0, 3, 12};
  const int of = is_summary(p) ? 0 : grade(p);
  const int months = today < Date::of(2026, 4, 1) ? 3 : kMonths[static_cast<std::size_t>(of)];
  return !by_ruling && today < p.on.plus_months(months) ? "restoration_too_early" : "";
}

// Restoration: after the shortest publicity; never of a list; the clocks are known since June 2025.
std::string Model::why_no_restoration(const Known& record, Date today) const {
  if (std::string why_not = why_no_early_end(record, false, today); !why_not.empty()) return why_not;
  if (!record.application.empty()) return "restoration_open";
  if (today < Date::of(2025, 6, 22)) return "parameter_not_in_force";
  return {};
}

// Grades came with the third rule set; before, none is known.
int Model::grade_today(const Known& record, Date today) const { return today < Date::of(2026, 4, 1) || is_summary(record.paper) ? 0 : grade(record.paper); }

// A measure: of what could be designated, is not shielded, and is as grave as the line of the list asks.
std::string Model::why_no_measure(const Known& record, bool is_serious, base::Instant now) const {
  if (std::string why_not = why_no_designation(record, now); !why_not.empty()) return why_not;
  if (record.shielded) return "record_shielded";
  const int of = grade_today(record, now.date());
  if (of == 0) return "measure_grade_unfit";
  return is_serious && of < 2 ? "measure_severity_too_low" : "";
}

std::string Model::standing(const KnownMeasure& measure, const Known& record, base::Instant now) const {
  const Date today = now.date();
  const bool is_granted = std::any_of(record.treated.begin(), record.treated.end(), [](const auto& one) { return one.second; });
  if (measure.is_lifted || record.ended || measure.version != record.version || is_granted || grade_today(record, today) == 0 || is_display_over(record, today)) return "over";
  if (!measure.served_on) return "not_served";
  if (today > measure.served_on->plus_months(measure.months)) return "over";
  return record.stayed || is_silent(record, today) || !record.claim.empty() || record.shielded ? "suspended" : "in_force";
}

bool Model::is_rewarded(const Known& record, Date today) const { return !record.rewards.empty() && !record.ended && !record.stayed && !is_silent(record, today) && !is_display_over(record, today); }

Sight Model::sight(const Known& record, base::Instant now) const {
  const Paper& p = record.paper;
  Sight sight;
  const Known* basis = basis_of(record);
  sight.is_labelled = record.step != Step::none || (basis != nullptr && basis->step != Step::none);
  sight.is_designated = !record.designation.empty() && record.designation_told && !record.designation_stayed && record.designation_version == record.version && why_no_designation(record, now).empty();
  sight.is_measured = std::any_of(record.measures.begin(), record.measures.end(), [&](const KnownMeasure& one) { return standing(one, record, now) == "in_force"; });
  sight.is_rewarded = is_rewarded(record, now.date());
  const auto hidden = [&](const char* why) {
    sight.because = why;
    return sight;
  };
  if (record.ended) return hidden("it has ended");
  if (is_display_over(record, now.date())) return hidden("its display is over");
  if (record.stayed) return hidden("its document is stayed");
  if (basis != nullptr && basis->stayed) return hidden("the document it rests on is stayed");
  if (basis != nullptr && is_silent(*basis, now.date())) return hidden("what it rests on is contested and the source is silent");
  if (basis != nullptr && basis->shielded) return hidden("what it rests on is shielded for a reorganisation");
  if (basis != nullptr && is_lenient(*basis)) return hidden("what it rests on is treated leniently, or that is claimed");
  if (is_silent(record, now.date())) return hidden("it is contested and the source is silent");
  if (is_told_first(p.item) && !record.told) return hidden("nobody attests that the organisation was told");
  if (record.shielded) return hidden("it is shielded for a reorganisation");
  if (is_lenient(record)) return hidden("it is treated leniently, or that is claimed");
  if (!term(record, now.date()).is_public) return hidden("its rules do not allow publicity");
  if (p.item == "C2-01" && p.state != "全部履行") return hidden("a pledge not performed is no designation");
  sight.is_shown = true;
  sight.because = "nothing bars it";
  return sight;
}

}  // namespace liaoxin::simulation
