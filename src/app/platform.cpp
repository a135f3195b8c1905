#include "app/platform.hpp"

#include <fmt/format.h>

#include <chrono>

#include "access/policy.hpp"
#include "app/endings.hpp"
#include "base/check.hpp"
#include "journal/checkpoint.hpp"
#include "statute/embedded_pack.hpp"
#include "store/schema.hpp"
#include "store/units.hpp"

namespace liaoxin::app {
namespace fs = std::filesystem;
namespace {

fs::path beside(const fs::path& data, const char* ending) {
  fs::path plain = data;
  if (!plain.has_filename()) plain = plain.parent_path();
  return plain.string() + ending;
}

}  // namespace

Places places(const fs::path& data, const std::optional<fs::path>& keys, const std::optional<fs::path>& mark, const std::optional<fs::path>& erasures) {
  return {data, keys.value_or(data / "keys"), mark.value_or(beside(data, ".mark")), erasures.value_or(beside(data, ".erasures"))};
}

statute::Pack pack_with_added_days(store::Connection& connection) {
  statute::Pack pack = statute::embedded_pack();
  const auto days = store::added_calendar_days(connection);
  if (!days.empty()) {
    auto calendar = pack.calendar().with_added(days);
    if (!calendar) throw base::Failure("calendar_conflict", calendar.error().message.en, "this program's pack and the added calendar disagree; use the program that added it");
    pack.set_calendar(std::move(*calendar));
  }
  return pack;
}

base::Instant Clock::now() const {
  if (fixed_) return *fixed_;
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

void require_schema(store::Connection& connection) {
  std::string version;
  try {
    version = store::meta(connection, "schema_version");
  } catch (const base::Failure& failure) {
    if (failure.word() != "database_failed") throw;  // a database without our tables is another program's
  }
  if (version.empty()) throw base::Failure("database_corrupt", "this is not a database of liaoxin", "name the right directory with --data");
  if (std::stoi(version) > store::kSchemaVersion) {
    throw base::Failure("database_newer", fmt::format("the database has schema {}, this program knows {}", version, store::kSchemaVersion),
                        "use the newer program; nothing was changed");
  }
}

void initialise(const Places& places, const std::string& name, const statute::Pack& pack, base::Random& random, base::Instant now) {
  if (fs::exists(places.database())) {
    throw base::Failure("data_exists", "there is an installation in " + places.data.string() + " already", "choose another directory");
  }
  if (fs::exists(places.mark)) {
    throw base::Failure("mark_exists", "the mark file " + places.mark.string() + " belongs to an installation that was here",
                        "restore that installation, or remove the mark file if it is gone on purpose");
  }
  fs::create_directories(places.data);
  fs::permissions(places.data, fs::perms::owner_all);
  store::KeyStore::create(places.keys, random, now);
  const std::string origin = journal::origin_of(name, 0, 0);
  {
    store::Connection connection(places.database(), store::ConnectionRole::maintenance);
    connection.execute("BEGIN IMMEDIATE");
    for (const std::string& statement : store::schema_statements(store::Engine::sqlite)) connection.execute(statement);
    store::set_meta(connection, "schema_version", std::to_string(store::kSchemaVersion));
    store::set_meta(connection, "name", name);
    store::set_meta(connection, "origin", origin);
    store::set_meta(connection, "epoch", "0");
    connection.execute("COMMIT");
  }
  store::Connection connection(places.database(), store::ConnectionRole::writer);
  store::KeyStore keys(places.keys);
  store::Installation installation{places.data, places.mark, origin, 0, connection, keys, random};
  store::Sequencer sequencer(installation);
  store::Writer writer(sequencer, now);
  const auto system_leaf = [&](std::string_view schema, const base::json::object& body) {
    writer.append({.kind = journal::LeafKind::system, .schema = schema, .bodies = {{journal::CommitClass::fact, base::canonical_json(body)}}});
  };
  system_leaf("system.pack_hash", {{"pack", pack.name}, {"version", pack.version}, {"hash", pack.hash}});
  system_leaf("system.policy_hash", {{"hash", access::policy_hash()}});
  store::set_meta(connection, "policy_hash", access::policy_hash());
  store::set_meta(connection, "pack_hash", pack.hash);
  writer.commit();
}

Platform::Platform(Places places, const Clock& clock, std::unique_ptr<base::Random> random)
    : places_(std::move(places)),
      clock_(clock),
      random_(std::move(random)),
      connection_(places_.database(), store::ConnectionRole::writer),
      keys_((require_schema(connection_), places_.keys)),
      calendar_version_(store::calendar_version(connection_)),
      pack_(pack_with_added_days(connection_)),
      installation_{places_.data, places_.mark, store::meta(connection_, "origin"), store::epoch_of(connection_), connection_, keys_, *random_},
      sequencer_(std::make_unique<store::Sequencer>(installation_)) {
  publish_endings();
  // A new policy table or pack shows in the log before it decides anything.
  const std::string policy = access::policy_hash();
  if (store::meta(connection_, "policy_hash") != policy || store::meta(connection_, "pack_hash") != pack_.hash) {
    store::Writer writer(*sequencer_, clock_.now());
    writer.append({.kind = journal::LeafKind::system, .schema = "system.policy_hash",
                   .bodies = {{journal::CommitClass::fact, base::canonical_json(base::json::object{{"hash", policy}})}}});
    writer.append({.kind = journal::LeafKind::system, .schema = "system.pack_hash",
                   .bodies = {{journal::CommitClass::fact, base::canonical_json(base::json::object{{"hash", pack_.hash}})}}});
    store::set_meta(connection_, "policy_hash", policy);
    store::set_meta(connection_, "pack_hash", pack_.hash);
    writer.commit();
  }
}

void Platform::reload_calendar() {
  calendar_version_ = store::calendar_version(connection_);
  pack_ = pack_with_added_days(connection_);
}
void Platform::follow_calendar() {
  if (store::calendar_version(connection_) != calendar_version_) reload_calendar();
}
void Platform::publish_endings() { write_endings(places_.erasures, connection_); }

void Platform::enter_epoch(std::int64_t epoch) {
  installation_.epoch = epoch;
  installation_.origin = journal::origin_of(store::meta(connection_, "name"), 0, static_cast<std::uint32_t>(epoch));
  sequencer_ = std::make_unique<store::Sequencer>(installation_);
}

std::string public_id(const store::KeyStore& keys, std::string_view prefix, std::int64_t id) {
  // Eight bytes of prefix and eight of number make one block: a rec- number can not be passed off as an org- one.
  std::string block(prefix.substr(0, 8));
  block.resize(8, '\0');
  for (int shift = 56; shift >= 0; shift -= 8) block += static_cast<char>(id >> shift);
  return std::string(prefix) + "-" + base::base32(base::encrypt_block(keys.public_id_key().bytes, block));
}

std::optional<std::int64_t> internal_id(const store::KeyStore& keys, std::string_view prefix, std::string_view text) {
  if (text.size() <= prefix.size() + 1 || text.substr(0, prefix.size()) != prefix || text[prefix.size()] != '-') return std::nullopt;
  const auto bytes = base::unbase32(text.substr(prefix.size() + 1));
  if (!bytes || bytes->size() != 16) return std::nullopt;
  const std::string block = base::decrypt_block(keys.public_id_key().bytes, *bytes);
  std::string expected(prefix.substr(0, 8));
  expected.resize(8, '\0');
  if (block.substr(0, 8) != expected) return std::nullopt;
  std::int64_t id = 0;
  for (std::size_t i = 8; i < 16; ++i) id = id << 8 | static_cast<unsigned char>(block[i]);
  return id;
}

std::string Platform::public_id(std::string_view prefix, std::int64_t id) const { return app::public_id(keys_, prefix, id); }
std::optional<std::int64_t> Platform::internal_id(std::string_view prefix, std::string_view text) const { return app::internal_id(keys_, prefix, text); }

}  // namespace liaoxin::app
