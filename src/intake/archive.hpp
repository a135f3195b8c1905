#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "intake/table.hpp"

struct zip;
struct zip_file;

namespace liaoxin::intake {

/// One file inside an archive, read as a stream. More bytes than the directory declares: archive_headers_lie.
class ArchiveEntry {
 public:
  ArchiveEntry(zip_file* file, std::uint64_t declared) : file_(file), declared_(declared) {}
  ~ArchiveEntry();
  ArchiveEntry(ArchiveEntry&& other) noexcept;
  ArchiveEntry& operator=(ArchiveEntry&&) = delete;
  /// Up to `size` bytes; 0 at the end. Refusals: archive_damaged (check sum), archive_headers_lie.
  [[nodiscard]] base::Result<std::size_t> read(char* into, std::size_t size);
  [[nodiscard]] double share_read() const { return declared_ == 0 ? 1 : static_cast<double>(met_) / static_cast<double>(declared_); }

 private:
  zip_file* file_;
  std::uint64_t declared_;
  std::uint64_t met_ = 0;
};

/// A ZIP archive that has passed every check that needs no unpacking, and the look for archives inside it.
class Archive {
 public:
  /// Refusals: archive_damaged, archive_headers_lie, archive_bomb, archive_nested, archive_path_escape,
  /// archive_too_many_entries, workbook_encrypted.
  [[nodiscard]] static base::Result<std::unique_ptr<Archive>> open(const std::filesystem::path& path, const Limits& limits);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  [[nodiscard]] bool has(std::string_view name) const;
  /// Opens a file inside by its name; archive_damaged when there is none.
  [[nodiscard]] base::Result<ArchiveEntry> entry(std::string_view name) const;

 private:
  Archive() = default;
  [[nodiscard]] base::Result<void> check(const Limits& limits) const;
  [[nodiscard]] base::Result<void> check_not_nested(std::uint64_t index) const;

  zip* zip_ = nullptr;
};

}  // namespace liaoxin::intake
