#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/executor.hpp"
#include "app/import.hpp"
#include "app/platform.hpp"
#include "app/public_face.hpp"
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
  store::Writer* together_ = nullptr;  ///< the transaction under way
  int files_ = 0;
};

}  // namespace liaoxin::simulation
