#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../unit/app/mailbox.hpp"
#include "dice.hpp"
#include "model.hpp"
#include "province.hpp"
#include "readings.hpp"
#include "world.hpp"

namespace liaoxin::simulation {

/// What one seed came to. `wrong` holds the first thing that went wrong, with seed, moment and the record's story.
struct Outcome {
  std::string wrong;
  std::string root;                          ///< of the log at the end, hex
  std::map<std::string, std::int64_t> done;  ///< how often each kind of thing happened
  std::int64_t looks = 0;                    ///< readings of a record compared with the second model
};

/// Two virtual years of one province: hundreds of departments, registrars and work bodies on three levels, a court and a
/// subscribing unit, thousands of subjects act, rightly and wrongly, while the machine dies now and then. After every act and
/// at the turn of every day what the public sees is compared with the second model.
class Simulation {
 public:
  explicit Simulation(std::uint64_t seed);
  /// All of it, or its first days.
  Outcome run(int days = kWholeCourse);
  static constexpr int kWholeCourse = 100'000;

 private:
  struct Organisation {
    std::string first_code, code;
    std::string registrar;  ///< empty: registered elsewhere, and known by what is filed about it
  };
  struct Subscription {
    std::string id, kind, item, name;
  };

  // The province before the first day: settling.cpp.
  void settle();
  void register_units();
  void set_standards();
  void set_thresholds(const Unit& unit, base::Date from);
  void adopt_catalogue();

  // Who acts, with right and without: actors.cpp.
  const Unit& any_department() { return dice_.pick(province_.departments); }
  /// A department that is none of these.
  const Unit& other_department(const std::set<std::string>& than);
  /// Of the unit that filed a record, or of who files for it; of the unit that decided.
  [[nodiscard]] std::string officer_of(const Known& record);
  [[nodiscard]] std::string decision_officer_of(const Known& record);
  /// Of a department that has nothing to do with it.
  [[nodiscard]] std::string stranger_to(const Known& record);
  /// Of a work body whose region covers the record, the organisation, the unit; and of one whose region does not.
  enum class Rank { clerk, reviewer };
  [[nodiscard]] std::string work_officer(const std::function<bool(const Unit&)>& suits, Rank rank = Rank::clerk);
  [[nodiscard]] std::string work_officer_for(const Known& record, Rank rank = Rank::clerk);
  [[nodiscard]] std::string work_officer_elsewhere(const Known& record, Rank rank = Rank::clerk);
  [[nodiscard]] std::string any_work_officer();
  /// Now and then a work body from elsewhere tries first, and is refused.
  void try_from_elsewhere(std::string_view operation, const base::json::object& input, const Known& record, Rank rank = Rank::clerk);
  /// One organisation of all; of two, one about which something is filed.
  const Organisation& any_organisation();
  [[nodiscard]] const Organisation& organisation_of(const std::string& first_code) const { return organisations_[place_of_organisation_.at(first_code)]; }
  void add_organisation(const std::string& code, const std::string& registrar);

  // The course of events: simulation.cpp.
  void day(base::Date date);
  void act_at_random();
  void finish();

  // What the actors do: acts_*.cpp. Each does something that suits the state of things, or nothing.
  void file_new();
  void file_of(const Unit& organ, const std::string& item, int rows);
  void file_again();
  void file_changed();
  void file_wrong_rows();
  void file_over_anothers_record();
  void file_registration_again();
  /// New organisations come onto a register, in one file.
  void register_organisations(const Unit& registrar, int count);
  void attest();
  void correct();
  void withdraw();
  void serve_letter(const Known& record);
  void stay_or_lift();
  void fall();
  void contest();
  void move_objection();
  void stop_clock(Known& record);
  /// A new version by an objection; its result tells it where the former one had been told.
  void correct_by_objection(Known& record, const std::string& remark);
  void hand_over();
  void merge();
  void change_code();
  void subscribe();
  void drop_proposal();
  void deliver();
  void report();
  void inquire();
  void consent();
  void read_letter();
  void choose_reminders();
  void send_mail();
  void recall_consent(const std::string& owner);
  void end_old_consents();
  void confirm();
  void serve_at_counter();
  void contest_look();
  void go_on_leave();
  void declare();
  void supply();
  void treat_leniently();
  void designate();
  void stay_designation(Known& record);
  void read_of_stay(const Known& record, const base::json::object& answer, bool is_stay);
  void restore();
  void see_restored(Known& record);
  void end_early();
  void shield();
  void draft_list_system(const std::string& code);
  void move_list_system();
  void list();
  void propose_listing(Known& record);
  void move_listing(Known& record);
  void move_entry(Known& entry);
  void register_joint_decision();
  void move_measure_list();
  void measure();
  void reward();
  void hold_to_account();
  void fine_collector();
  void report_on_pledge();
  void promise();
  void hold_responsible();
  void assess_trust();
  void move_edition_draft();
  void consult_on(const base::json::object& edition);
  /// A decision the provincial joint meeting took today; its number.
  std::string decide_jointly();
  void act_without_right();
  void act_out_of_order();
  void move_objection_wrongly();
  void assign_posts();
  void set_standard();
  void concern_citizen();
  void file_about_citizens();
  void inquire_about_citizen(std::size_t which);
  void end_citizen_record(std::size_t place);
  void end_old_citizen_records();
  void stop_and_start();
  void due_work();

  // Comparing: look.cpp.
  void look_at(Known& record);
  void look_at_page(const std::string& owner);
  void look_at_everything();
  void look_at_search();
  /// The codes a search finds, page by page.
  std::set<std::string> all_hits(const std::string& text, const std::string& city, const std::string& item);
  void look_at_citizens();

  // The named invariants: checking.cpp.
  /// After each operation, done or refused: of those whose records it changed, and of whom or what it was asked about.
  void check_touched(const base::json::object& input);
  /// Each day: of what ended with the day before, and of some by their turn.
  void check_by_turn();
  /// All of the records that are asked for; of the subject's others that what was read is right.
  void check(registry::SubjectId subject, const std::vector<store::StoredRecord>& asked, Depth depth);
  void look_at_the_end();

  // Small things.
  [[nodiscard]] base::Date today() const { return world_.now().date(); }
  [[nodiscard]] bool failed() const { return !outcome_.wrong.empty(); }
  void fail(const Known* record, const std::string& what);
  void tell_story(Known& record, const std::string& line);
  void count(const std::string& what) { ++outcome_.done[what]; }
  /// Runs an act that must succeed; gives its answer, empty after a failure.
  base::json::object must(std::string_view operation, const std::string& actor, const base::json::object& input, const Known* record = nullptr);
  void must_be_refused(std::string_view operation, const std::string& actor, const base::json::object& input, std::string_view word, const Known* record = nullptr);
  /// Files papers and compares what became of each row with the second model.
  void file(World::Filing filing);
  Paper new_paper(const std::string& item, const std::string& organ, const std::string& code);
  /// Compares what an inquiry gave with what the second model says is open to it.
  void compare_inquiry(const std::string& owner, const std::vector<std::string>& items, const base::json::object& answer, bool by_consent);
  Known* pick(const std::function<bool(const Known&)>& suits);
  /// Half of the time one of these that is under way, where there is one: of the many others few come as far.
  Known* pick(const std::function<bool(const Known&)>& suits, const std::function<bool(const Known&)>& is_under_way);
  [[nodiscard]] std::string code_of(const std::string& owner) const;
  [[nodiscard]] std::string public_item(const Known& record) const;
  void find_recalls(const Known& record);
  std::string next_number();
  std::string next_remark();

  std::uint64_t seed_;
  Dice dice_;
  Province province_;
  World world_;
  Model model_;
  Outcome outcome_;
  std::vector<Organisation> organisations_;
  std::map<std::string, std::size_t> place_of_organisation_;  ///< by first code
  std::set<std::string> units_filed_;
  std::vector<Sight> sights_;  ///< of each record, as of the last turn of a day
  std::string edition_draft_;                             ///< edr-…, the one units are asked about; empty: none
  std::set<std::string> unanswered_;                      ///< units that were asked about it and said nothing yet
  base::Date opinions_until_;                             ///< their last day
  bool is_drafted_item_adopted_ = false;
  std::set<std::pair<std::string, int>> assessed_;        ///< units of government, with the year
  std::vector<Subscription> subscriptions_;
  std::string list_system_;  ///< lsy-…, the one on which is listed
  struct GivenConsent {
    std::string id;
    base::Date until_on;
  };
  std::map<std::string, GivenConsent> consents_;  ///< to the subscriber, by the first code of who gave them
  app::testing::Mailbox post_;
  std::set<std::string> reminded_;   ///< first codes of those with an address
  std::vector<std::string> looked_at_;  ///< first codes of those into whom a unit looked
  std::set<std::string> mail_ids_;
  struct OpenRecall {
    std::string id, record;  ///< rcl-…, rec-…
  };
  std::vector<OpenRecall> open_recalls_;
  std::set<std::string> known_recalls_;
  struct CitizenRecord {
    std::string id, unit;
    std::size_t which = 0;  ///< citizen
    bool is_told = false;
    base::Date filed_on;
  };
  [[nodiscard]] std::string name_of_citizen(std::size_t which) const;
  std::vector<CitizenRecord> citizen_records_;  ///< running ones
  std::set<std::size_t> citizens_;              ///< about whom something was filed
  /// The list of measures in the making: approved, open to comments until a day, with comments that wait.
  struct MakingList {
    std::string id;  ///< mls-…
    std::optional<base::Date> until_on;
    std::vector<std::string> unanswered;
  };
  MakingList making_;
  MakingList system_;  ///< the list system in the making, the same way; lsy-…
  std::set<std::string> rewarding_;  ///< units with a list of rewards
  base::Date first_decided_on_;      ///< when the joint meeting confirmed the first catalogue
  std::optional<base::Date> list_from_;  ///< since when some list is in force
  int numbers_ = 0, remarks_ = 0, codes_ = 0;
  registry::RecordId turn_ = 0;  ///< the record that was looked at last by its turn
  int checks_ = 0;
};

}  // namespace liaoxin::simulation
