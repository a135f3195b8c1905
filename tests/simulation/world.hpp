#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/executor.hpp"
#include "app/import.hpp"
#include "app/platform.hpp"
#include "app/public_face.hpp"
#include "http/face.hpp"
#include "paper.hpp"

namespace liaoxin::simulation {

/// The whole product in one directory, under a clock that the simulation moves and chance that the seed fixes.
class World {
 public:
  World(std::filesystem::path directory, std::uint64_t seed, base::Instant begin);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  void go_to(base::Instant instant) { clock_.set(instant); }
  [[nodiscard]] base::Instant now() const { return clock_.now(); }
  [[nodiscard]] app::Platform& platform() { return *platform_; }
  [[nodiscard]] app::PublicFace& face() { return *face_; }
  [[nodiscard]] std::uint64_t log_size();
  [[nodiscard]] app::Places places() const { return app::places(directory_ / "data"); }

  app::Answer act(std::string_view operation, const std::string& actor, const base::json::object& input);
  /// What acts do meanwhile is done in one transaction.
  void together(const std::function<void()>& acts);
  /// The same, and then all of it is taken back.
  void try_out(const std::function<void(store::Writer&)>& acts);
  /// The body of what an address answers, as a reader keeps it who asks again only whether it changed; nothing where there is none.
  [[nodiscard]] std::optional<std::string> get(const std::string& target);

  /// Told after every operation, done or refused, what it was asked with; not of what is done together or tried out.
  std::function<void(const base::json::object& input)> after_operation = [](const base::json::object&) {};
  /// Records that changed since this was last asked.
  [[nodiscard]] std::vector<registry::RecordId> changed_records();

  /// What a clerk does for the subject of a sitting.
  app::Answer act_at_counter(const std::string& sitting, std::string_view operation, const base::json::object& input);
  /// The newest look at an organisation by a unit, where nobody contested it (lok-…); and who looked.
  [[nodiscard]] std::optional<std::string> newest_look(const std::string& code);
  [[nodiscard]] std::string officer_of_look(const std::string& look);

  struct Filing {
    std::string item, unit;
    std::vector<Paper> papers;
    bool names_service = false, names_review = false;
    int killed_after = 0;  ///< rows after which the machine dies; 0: it lives
    std::string officer = "a";
  };
  struct Filed {
    base::Result<app::ImportResult> result;
    std::int64_t durable_rows = 0;
    bool killed = false;
    std::string verdicts;  ///< the verdict file's text
  };
  /// Writes the file and imports it. A machine that dies comes back from the bytes that lay on its disk.
  Filed file(const Filing& filing);

  /// What a penalty of a natural person says.
  struct PersonPaper {
    std::string id_number, name, number;
    base::Date on;
  };
  /// Penalties of natural persons, in a file of their own; their numbers row by row, or nothing where a row was refused.
  std::optional<std::vector<std::string>> file_about_persons(const std::string& unit, const std::vector<PersonPaper>& papers, bool is_told);

  void reopen();
  /// An act that was under way when the program stopped.
  void drop_half_done_act();

 private:
  void open();
  void close();
  void keep_image();
  void come_back_from_image();

  std::filesystem::path directory_;
  app::Clock clock_;
  std::uint64_t seed_;
  std::unique_ptr<app::Platform> platform_;
  std::unique_ptr<app::PublicFace> face_;
  http::Law law_;
  std::unique_ptr<http::Face> pages_;
  struct Kept {
    std::string tag, body;
  };
  std::map<std::string, Kept> kept_;       ///< by address
  std::chrono::steady_clock::time_point asked_at_;
  std::int64_t seen_rows_ = 0;             ///< of the journal, when it was last asked what changed
  store::Writer* together_ = nullptr;  ///< the transaction under way
  int files_ = 0;
};

}  // namespace liaoxin::simulation
