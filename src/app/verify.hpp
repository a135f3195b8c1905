#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "app/platform.hpp"
#include "base/json.hpp"

/// `liaoxin verify --data DIR`: everything is derived again from the leaves and compared with what is stored.
namespace liaoxin::app {

/// The first bad entry, named exactly, and how many there are. Never a value of it.
struct VerifyReport {
  std::string origin;
  std::int64_t leaves = 0, bodies_opened = 0, bodies_closed = 0, checkpoints = 0, records = 0, certificates = 0, wrong = 0;
  std::string first_wrong;  ///< "journal index 17: leaf hash differs", empty when all is well
  [[nodiscard]] bool passed() const { return wrong == 0; }
};
[[nodiscard]] base::json::object to_json(const VerifyReport& report);

/// Checks leaves, their hashes and order, sealed bodies against their commitments (erased or under a destroyed key:
/// closed, not wrong), tiles, every checkpoint's root and signature, the mark, each record's row against the replay of
/// its version and acts, each certificate against its leaf. Reads one snapshot; a running `serve` may go on.
[[nodiscard]] VerifyReport verify_data(const Places& places);

}  // namespace liaoxin::app
