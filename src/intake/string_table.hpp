#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liaoxin::intake {

/// Strings by number, as many as a workbook has. Beyond `in_memory` bytes all of them move to a nameless temporary file.
/// Reading in about the order of adding, as sheets do, is fast in both forms.
class StringTable {
 public:
  explicit StringTable(std::size_t in_memory) : in_memory_(in_memory) {}
  ~StringTable();
  StringTable(const StringTable&) = delete;
  StringTable& operator=(const StringTable&) = delete;

  /// Throws Failure("spill_failed") when the temporary file cannot be written.
  void add(std::string_view text);
  /// Called once after the last add().
  void finish();
  [[nodiscard]] std::uint64_t size() const { return count_; }
  /// What the strings cost altogether.
  [[nodiscard]] std::uint64_t cost() const { return end_ + count_ * 16; }
  [[nodiscard]] bool spilled() const { return file_ >= 0; }
  /// The string of a number below size(). Valid until the next call.
  [[nodiscard]] std::string_view get(std::uint64_t index);

 private:
  /// `size` bytes at `offset` of the records.
  [[nodiscard]] std::string_view bytes(std::uint64_t offset, std::size_t size);
  void spill();

  static constexpr std::uint64_t kStride = 16;
  std::size_t in_memory_;
  std::string data_;                    // records: u32 length, bytes; what is not yet in the file
  std::vector<std::uint64_t> starts_;   // offset of every kStride-th record
  std::uint64_t count_ = 0;
  std::uint64_t end_ = 0;               // bytes of all records
  std::uint64_t last_index_ = ~0ULL;    // the record read last and where the next one begins
  std::uint64_t next_offset_ = 0;
  int file_ = -1;
  std::uint64_t window_start_ = 0;
};

}  // namespace liaoxin::intake
