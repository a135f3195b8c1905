#pragma once
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "divisions.hpp"
#include "paper.hpp"

/// The second model: what statute.md and design.md say about who may see what, written as plainly as can be and
/// without a line of the product's rules. It is wrong in other places than the product, if it is wrong.
namespace liaoxin::simulation {

/// Working days read from the list of holidays alone: the week, days off, days worked instead.
class PlainCalendar {
 public:
  explicit PlainCalendar(const std::string& csv_file);
  void add_day_off(base::Date day) { off_.insert(day); }
  /// Whether days up to this one are known: those of the years of which something was published, the last week of the last apart.
  [[nodiscard]] bool is_known(base::Date day) const { return day <= base::Date::of(std::max(off_.rbegin()->year(), worked_.rbegin()->year()), 12, 24); }
  [[nodiscard]] bool is_working(base::Date day) const;
  /// The day on which `count` working days after `from` have passed.
  [[nodiscard]] base::Date after(base::Date from, int count) const { return after(from, count, {}); }
  /// The same where some days do not count.
  [[nodiscard]] base::Date after(base::Date from, int count, const std::set<base::Date>& stopped) const;

 private:
  std::set<base::Date> off_, worked_;
};

/// Somebody who was given a version of a record and must hear of its end.
struct Receiver {
  std::string name;
  int version = 0;
  bool told_of_end = false;
  bool by_consent = false;  ///< read under a consent of the subject, and is told of its end too
  std::set<std::string> beside = {};  ///< dsg-…, mea-…: what stood beside it as it was received
  int told_of_beside = 0;             ///< how often it was told that something beside it ended or rests
  bool took_anew = false;             ///< a later entry of the same reader holds
};

/// A measure that follows from a record.
struct KnownMeasure {
  std::string id, notice;  ///< mea-…, ntc-…
  bool is_serious = false;
  int version = 0;
  int months = 0;
  std::optional<base::Date> served_on = {};
  bool is_lifted = false;
};

enum class Step { none, submitted, accepted, asked, decided, disputed };

/// Everything that happened to one record.
struct Known {
  Paper paper;               ///< its present content
  std::string first_code;    ///< the code it was filed under
  std::string owner;         ///< the organisation it belongs to, by the first code that one had
  std::string id;            ///< rec-…, when the product said so
  int version = 0;
  base::Date filed_on;
  bool told = false;         ///< an officer put a name to it that the organisation was told of this version
  bool is_owed_telling = false;  ///< this version came of an objection to one that had been told: its result tells it
  bool reviewed = false;     ///< an officer put a name to the secrecy review of this version's texts
  bool ended = false;
  bool stayed = false;
  Step step = Step::none;    ///< of the objection that is open
  std::string objection;     ///< obj-…
  std::string ground;        ///< of it
  bool upheld = false;
  base::Date submitted_on, asked_on, decided_on;
  std::set<base::Date> stopped;            ///< days since it was asked that do not count
  std::optional<base::Date> stopped_from;  ///< the clock of the source stands still since then
  std::string answered_by;                 ///< who answered for the source; empty: nobody yet
  std::string disputable;                  ///< obj-… that was closed without change, and not handed over yet
  std::string claim, claimed_ground;      ///< len-… while it is open
  std::map<std::string, bool> treated;    ///< by ground: granted or not
  std::string designation, designation_notice;  ///< dsg-…, until its own document falls
  int designation_version = 0;
  bool designation_told = false, designation_stayed = false;
  std::string application, handler;  ///< rst-… while it is open; the letter of its officer once it is accepted
  bool shielded = false;
  std::string listing, listing_notice;  ///< lst-… while it is open, and its prior notice
  int listing_version = 0;
  std::optional<base::Date> listing_told_on;
  bool is_stated = false, is_answered = false, was_entered = false;
  // Of an entry made here:
  std::string basis, entry_listing;  ///< rec-… it rests on; empty: the record is no such entry
  int basis_version = 0;
  bool is_removal_asked = false;
  std::vector<KnownMeasure> measures;
  std::vector<std::string> rewards;  ///< rwd-…, until they are ended by an act
  std::vector<Receiver> receivers;
  std::vector<std::string> story;
};

/// Whether the public sees a record, and the one reason that decides.
struct Sight {
  bool is_shown = false;
  bool is_labelled = false;  ///< an objection runs
  bool is_designated = false;  ///< called untrustworthy
  bool is_measured = false, is_rewarded = false;  ///< a measure or reward is in force
  std::string because;
  bool operator==(const Sight&) const = default;
};

class Model {
 public:
  Model(PlainCalendar calendar, Divisions divisions) : calendar_(std::move(calendar)), divisions_(std::move(divisions)) {}

  PlainCalendar& calendar() { return calendar_; }
  std::vector<Known>& records() { return records_; }
  /// The record an entry made here rests on; nothing of another record.
  [[nodiscard]] const Known* basis_of(const Known& entry) const;
  Known* find(const Paper& paper);

  /// A department set thresholds for fines that were decided since a day; other fines have no grade.
  void set_thresholds(const std::string& organ, base::Date from) { thresholds_from_.emplace(organ, from); }
  [[nodiscard]] bool has_thresholds(const std::string& organ) const { return thresholds_from_.contains(organ); }
  /// A registrar said of how grave a listing is for missing reports, for listings since a day; others' have no grade.
  void set_listing_grade(const std::string& registrar, base::Date from) { listing_grade_from_.emplace(registrar, from); }

  /// Where a unit sits.
  void settle_unit(const std::string& unit, const std::string& region) { seat_[unit] = region; }
  /// Where an organisation is registered, by any of its codes.
  [[nodiscard]] const std::string& place_of(const std::string& code) const { return place_.at(owner_of(code)); }
  /// Article 9: whether a work body of this region is competent for a record. It is where the unit that filed the record sits, or where its organisation is registered.
  [[nodiscard]] bool is_competent(const std::string& region, const Known& record) const;
  /// The same for an organisation, which lies where it is registered.
  [[nodiscard]] bool is_competent(const std::string& region, const std::string& code) const { return divisions_.lies_in(place_of(code), region); }

  enum class Row { added, replaced, same, attested, refused };
  /// What a sound row must lead to, and that it has.
  Row file(const Paper& paper, base::Instant now, bool names_service, bool names_review);
  /// A new version by operation: held until told, the receivers hear of the old one's end.
  void correct(Known& record, const std::string& remark, base::Instant now);
  /// What rests on it ends with it.
  void end(Known& record);
  /// A listing was decided: its entry, which is held. References to records do not outlive it.
  Known& enter(Known& basis, Paper paper, std::string id, base::Date today);
  /// An entry is taken off: its basis may carry another one.
  void remove(Known& entry);
  void merge(const std::string& from, const std::string& into);
  void change_code(const std::string& old_code, const std::string& new_code);
  /// The first code of the organisation that has this one now, through merges.
  [[nodiscard]] std::string owner_of(const std::string& code) const;
  [[nodiscard]] bool is_merged_away(const std::string& owner) const { return merged_into_.contains(owner); }

  [[nodiscard]] Sight sight(const Known& record, base::Instant now) const;
  /// What a unit under a sharing agreement may be given: independent of publicity, not of the end.
  [[nodiscard]] bool may_be_shared(const Known& record, base::Instant now) const;
  /// The word of the refusal, where a record can not be designated now.
  [[nodiscard]] std::string why_no_designation(const Known& record, base::Instant now) const;
  /// The word of the refusal, where a record can carry no entry on a list now, and where none can be proposed.
  [[nodiscard]] std::string why_no_entry(const Known& record, base::Instant now) const;
  [[nodiscard]] std::string why_no_listing(const Known& record, base::Instant now) const;
  /// The word of the refusal, where restoration can not be applied for now.
  [[nodiscard]] std::string why_no_restoration(const Known& record, base::Date today) const;
  /// The same where its unit ends it early by one act, on a ruling or by its own decision.
  [[nodiscard]] std::string why_no_early_end(const Known& record, bool by_ruling, base::Date today) const;
  /// The word of the refusal, where no measure can follow from a record now, by the list of the simulation; for serious conduct or for ordinary.
  [[nodiscard]] std::string why_no_measure(const Known& record, bool is_serious, base::Instant now) const;
  /// not_served, in_force, suspended, over.
  [[nodiscard]] std::string standing(const KnownMeasure& measure, const Known& record, base::Instant now) const;
  [[nodiscard]] bool is_rewarded(const Known& record, base::Date today) const;
  [[nodiscard]] bool is_display_over(const Known& record, base::Date today) const;
  [[nodiscard]] bool is_silent(const Known& record, base::Date today) const;
  /// The last day of the source's answer, as its pauses that ended leave it.
  [[nodiscard]] base::Date answer_due(const Known& record) const { return calendar_.after(record.asked_on, 3, record.stopped); }
  [[nodiscard]] Step step_on(const Known& record, base::Date today) const;
  [[nodiscard]] static int must_hear(const Known& record);
  /// Somebody receives a record as it is now: anew, or what it holds already, with what stands beside it today.
  void receive(Known& record, const std::string& name, bool by_consent, base::Instant now) const;
  /// What stood beside a record ended or rests: how many that received it so are told to take it as it is now.
  static int tell_beside(Known& record, const std::string& what);
  /// The same of all that stands beside it.
  static void tell_all_beside(Known& record);

 private:
  struct Term {
    bool is_public = true;
    std::optional<base::Date> last;  ///< last day, included
    void narrow(bool allows, base::Date day);
  };
  [[nodiscard]] Term term(const Known& record, base::Date today) const;
  [[nodiscard]] int grade(const Paper& paper) const;  ///< 0 minor or unknown, 1 general, 2 serious
  [[nodiscard]] int grade_today(const Known& record, base::Date today) const;
  static void tell_receivers(Known& record);
  void register_place(const Paper& paper);
  void end_entries_on(const Known& basis);

  PlainCalendar calendar_;
  Divisions divisions_;
  std::map<std::string, base::Date> thresholds_from_, listing_grade_from_;  ///< by unit
  std::map<std::string, std::string> seat_;         ///< unit to region
  std::map<std::string, std::string> place_;        ///< first code to region
  std::map<std::string, std::string> first_code_;   ///< code to the organisation's first code
  std::map<std::string, std::string> merged_into_;  ///< first code to first code
  std::vector<Known> records_;
};

}  // namespace liaoxin::simulation
