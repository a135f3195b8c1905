#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "app/platform.hpp"
#include "intake/table.hpp"
#include "registry/judge.hpp"
#include "statute/operation.hpp"

namespace liaoxin::app {

/// A row that is refused, with its cells in the order of the form, as they were given.
struct RefusedInput {
  std::int64_t number = 0;  ///< of the file, from 1
  std::span<const std::string> cells;
  std::span<const base::Refusal> refusals;
};

/// One file of one item, filed by a named officer, with what that officer attests (design section 11).
struct ImportRequest {
  std::filesystem::path file;
  std::string item;
  statute::Actor actor;
  std::optional<statute::Actor> served_by;
  std::optional<base::Date> served_on;
  std::string service_column;
  std::optional<statute::Actor> secrecy_reviewed_by;
  std::filesystem::path verdicts;  ///< empty: no verdict file is written
  bool dry_run = false;
  std::int64_t rows_per_commit = 2000;
  std::string file_name;   ///< as its sender calls it; empty: the name of `file`
  intake::Limits limits;   ///< what the file may cost
  std::function<void(const RefusedInput&)> on_refused;  ///< told of each refused row; none: nobody is
};

struct ImportProgress {
  std::int64_t rows = 0;              ///< input rows read so far
  std::int64_t durable_through = 0;   ///< input rows whose outcome is committed; 0 in a dry run, which keeps nothing
  double share_read = 0;              ///< of the file, 0 to 1
};

struct ImportResult {
  std::int64_t import_id = 0;  ///< 0 when nothing changed
  std::int64_t rows = 0, accepted = 0, held = 0, refused = 0, same = 0, replaced = 0, attested = 0;
  std::int64_t log_index = -1;  ///< of the import's leaf, -1 when nothing changed
  std::uint64_t log_size = 0;
  std::string verdict_hash;
  std::vector<std::string> unknown_headings;
};

/// Reads, judges and admits a file, row by row, in commits of a few thousand rows; memory stays bounded. Interrupted,
/// it is simply run again: rows already there are recognised by their natural key and content.
/// Refusals: actor_not_registered, operation_not_allowed (not an officer), item_unknown, item_not_importable,
/// item_not_in_force, attestation_incomplete, heading_missing, heading_unknown, and those of the reader.
[[nodiscard]] base::Result<ImportResult> import_file(Platform& platform, const ImportRequest& request,
                                                     const std::function<void(const ImportProgress&)>& committed);

}  // namespace liaoxin::app
