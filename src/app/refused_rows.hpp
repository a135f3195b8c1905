#pragma once
#include <vector>

#include "app/filing_store.hpp"
#include "app/import.hpp"
#include "http/filing_desk.hpp"
#include "statute/schema.hpp"

/// Refused rows: kept as they were given until they are mended, and laid out cell by cell for the form on which they are.
namespace liaoxin::app {

[[nodiscard]] KeptRow kept_row(const RefusedInput& input);
[[nodiscard]] std::size_t bytes_of(const KeptRow& row);
/// A row as its form shows it.
[[nodiscard]] http::RefusedRow row_view(const statute::Schema& schema, const KeptRow& kept);

/// The refused rows of a run, as many as can be kept to be mended; more of them stand in the verdict file alone.
class RefusedRows {
 public:
  void add(const RefusedInput& input);
  [[nodiscard]] const std::vector<KeptRow>& rows() const { return rows_; }

 private:
  std::vector<KeptRow> rows_;
  std::size_t bytes_ = 0;
};

}  // namespace liaoxin::app
