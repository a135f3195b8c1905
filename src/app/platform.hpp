#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/record_reader.hpp"
#include "base/dates.hpp"
#include "base/seal.hpp"
#include "statute/pack.hpp"
#include "store/connection.hpp"
#include "store/key_store.hpp"
#include "store/writer.hpp"

namespace liaoxin::app {

/// Where an installation's parts lie. Keys may be moved away; mark and erasure list always lie outside the data.
struct Places {
  std::filesystem::path data;
  std::filesystem::path keys;      ///< default DATA/keys
  std::filesystem::path mark;      ///< default DATA.mark
  std::filesystem::path erasures;  ///< default DATA.erasures
  [[nodiscard]] std::filesystem::path database() const { return data / "liaoxin.sqlite"; }
};
[[nodiscard]] Places places(const std::filesystem::path& data, const std::optional<std::filesystem::path>& keys = {},
                            const std::optional<std::filesystem::path>& mark = {}, const std::optional<std::filesystem::path>& erasures = {});

/// The one clock. `fixed` stands still, for demo, golden texts and screenshots; every page then says so.
class Clock {
 public:
  Clock() = default;
  explicit Clock(base::Instant fixed) : fixed_(fixed) {}
  [[nodiscard]] base::Instant now() const;
  [[nodiscard]] bool is_fixed() const { return fixed_.has_value(); }
  void set(base::Instant instant) { fixed_ = instant; }

 private:
  std::optional<base::Instant> fixed_;
};

/// Makes a new installation: directory, keys, schema, first leaves (pack, policy). Nothing is in force after it.
/// Throws Failure: data_exists, and those of its parts.
void initialise(const Places& places, const std::string& name, const statute::Pack& pack, base::Random& random, base::Instant now);

/// An open installation for writing: one connection, keys, pack with the calendar days added since, sequencer.
/// Throws Failure: database_missing, database_newer, keys_…, journal_…
class Platform {
 public:
  Platform(Places places, const Clock& clock, std::unique_ptr<base::Random> random = std::make_unique<base::SystemRandom>());

  [[nodiscard]] store::Connection& db() { return connection_; }
  [[nodiscard]] store::KeyStore& keys() { return keys_; }
  [[nodiscard]] const statute::Pack& pack() const { return pack_; }
  [[nodiscard]] const Places& places() const { return places_; }
  [[nodiscard]] const Clock& clock() const { return clock_; }
  [[nodiscard]] const std::string& origin() const { return installation_.origin; }
  [[nodiscard]] std::int64_t epoch() const { return installation_.epoch; }
  [[nodiscard]] base::Random& random() { return *random_; }
  [[nodiscard]] store::Sequencer& sequencer() { return *sequencer_; }
  [[nodiscard]] ReadContext read_context() { return {connection_, keys_, pack_}; }
  /// After calendar.add: reads the added days again.
  void reload_calendar();
  /// The same where another process added days since. Asked when a transaction or a read begins, so that all of it sees one calendar.
  void follow_calendar();
  /// Brings the list of endings beside the data up to what was committed.
  void publish_endings();
  /// Writes from now on go to this epoch of the log, a tree under an origin of its own (app/epoch.hpp).
  void enter_epoch(std::int64_t epoch);

  /// `rec-…`, `org-…` … of a number, and back: one AES block, so numbers can neither be guessed nor counted.
  [[nodiscard]] std::string public_id(std::string_view prefix, std::int64_t id) const;
  [[nodiscard]] std::optional<std::int64_t> internal_id(std::string_view prefix, std::string_view text) const;

 private:
  Places places_;
  const Clock& clock_;
  std::unique_ptr<base::Random> random_;
  store::Connection connection_;
  store::KeyStore keys_;
  std::int64_t calendar_version_;
  statute::Pack pack_;
  store::Installation installation_;
  std::unique_ptr<store::Sequencer> sequencer_;
};

[[nodiscard]] std::string public_id(const store::KeyStore& keys, std::string_view prefix, std::int64_t id);
[[nodiscard]] std::optional<std::int64_t> internal_id(const store::KeyStore& keys, std::string_view prefix, std::string_view text);

/// The embedded law with the calendar days added at run time. Throws Failure calendar_conflict.
[[nodiscard]] statute::Pack pack_with_added_days(store::Connection& connection);

/// Checks what every opening of a database checks: that this program knows its schema.
void require_schema(store::Connection& connection);

}  // namespace liaoxin::app
