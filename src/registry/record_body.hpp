#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/refusal.hpp"
#include "registry/record.hpp"
#include "statute/schema.hpp"

namespace liaoxin::registry {

/// What the vault holds of one record version, and what its leaf commits to: the whole content and every fact the
/// business row keeps beside it, so that the row can be compared with its leaf.
struct RecordBody {
  RecordState state;  ///< as it was when this version was admitted
  std::string subject_code;
  std::string subject_name;
  std::int64_t import_id = 0;
  std::map<std::string, std::string> elements;  ///< column code to value, empty cells left out
};

/// Canonical JSON (RFC 8785), written directly because every imported row passes here.
[[nodiscard]] std::string encode_record_body(const RecordState& state, std::string_view subject_code, std::string_view subject_name,
                                             std::int64_t import_id, const statute::Schema& schema, const std::vector<std::string>& elements);
/// Reads it back; CHECKs the form, because only what opened against its commitment comes here.
[[nodiscard]] RecordBody decode_record_body(std::string_view body);

}  // namespace liaoxin::registry
