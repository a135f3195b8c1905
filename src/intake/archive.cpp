#include "intake/archive.hpp"

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "base/text.hpp"

namespace liaoxin::intake {
namespace {

using base::RefusalWord;
constexpr std::uint64_t kFreeOfRatio = 16 << 20;
constexpr std::size_t kTail = 66 << 10;  // end record with the longest comment

/// The entry count is read before libzip sees the file: it allocates for every entry the directory declares.
base::Result<void> check_entry_count(const std::filesystem::path& path, std::size_t limit) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::uint64_t>(file.tellg());
  std::string tail(std::min<std::uint64_t>(size, kTail), '\0');
  file.seekg(static_cast<std::streamoff>(size - tail.size()));
  file.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  for (std::size_t at = tail.rfind("PK\5\6"); at != std::string::npos; at = at == 0 ? std::string::npos : tail.rfind("PK\5\6", at - 1)) {
    if (at + 12 > tail.size()) continue;
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(tail[at + i])); };
    const std::size_t count = std::max(byte(8) | byte(9) << 8, byte(10) | byte(11) << 8);
    if (count > limit) return base::refuse(RefusalWord::archive_too_many_entries, std::to_string(limit));
  }
  return {};
}

bool escapes(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != name.npos || name.find(':') != name.npos) return true;
  const auto parts = base::split(name, '/');
  return std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return part == ".." || part == "."; });
}

bool begins_archive(std::string_view head) {
  static constexpr std::array<std::string_view, 7> kMagic{"PK\3\4", "PK\5\6", "Rar!", "7z\xbc\xaf", "\x1f\x8b\x08", "\xfd" "7zX", "BZh"};
  return std::any_of(kMagic.begin(), kMagic.end(), [&](std::string_view magic) { return head.starts_with(magic); });
}

}  // namespace

ArchiveEntry::~ArchiveEntry() {
  if (file_ != nullptr) zip_fclose(file_);
}

ArchiveEntry::ArchiveEntry(ArchiveEntry&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)), declared_(other.declared_), met_(other.met_) {}

base::Result<std::size_t> ArchiveEntry::read(char* into, std::size_t size) {
  const zip_int64_t got = zip_fread(file_, into, size);
  if (got < 0) {
    const int error = zip_error_code_zip(zip_file_get_error(file_));
    return base::refuse(error == ZIP_ER_INCONS ? RefusalWord::archive_headers_lie : RefusalWord::archive_damaged);
  }
  met_ += static_cast<std::uint64_t>(got);
  if (met_ > declared_ || (got == 0 && size > 0 && met_ < declared_)) return base::refuse(RefusalWord::archive_headers_lie);
  return static_cast<std::size_t>(got);
}

base::Result<std::unique_ptr<Archive>> Archive::open(const std::filesystem::path& path, const Limits& limits) {
  TRY_VOID(check_entry_count(path, limits.archive_entries));
  std::unique_ptr<Archive> archive(new Archive);
  int error = 0;
  archive->zip_ = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error);
  if (archive->zip_ == nullptr) {
    const bool lies = error == ZIP_ER_INCONS || error == ZIP_ER_EXISTS;  // two files of one name are the second
    return base::refuse(lies ? RefusalWord::archive_headers_lie : RefusalWord::archive_damaged);
  }
  TRY_VOID(archive->check(limits));
  return archive;
}

Archive::~Archive() {
  if (zip_ != nullptr) zip_discard(zip_);
}

base::Result<void> Archive::check(const Limits& limits) const {
  const auto count = static_cast<std::uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(zip_, 0)));
  if (count > limits.archive_entries) {
    return base::refuse(RefusalWord::archive_too_many_entries, std::to_string(limits.archive_entries));
  }
  std::uint64_t unpacked = 0;
  for (std::uint64_t index = 0; index < count; ++index) {
    zip_stat_t status;
    if (zip_stat_index(zip_, index, 0, &status) != 0) return base::refuse(RefusalWord::archive_damaged);
    const std::string name = status.name;
    if (escapes(name)) return base::refuse(RefusalWord::archive_path_escape, base::one_line(name));
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    zip_file_get_external_attributes(zip_, index, 0, &system, &attributes);
    if (system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16)) {
      return base::refuse(RefusalWord::archive_path_escape, base::one_line(name));
    }
    if (status.encryption_method != ZIP_EM_NONE) return base::refuse(RefusalWord::workbook_encrypted);
    if (status.comp_method != ZIP_CM_STORE && status.comp_method != ZIP_CM_DEFLATE) {
      return base::refuse(RefusalWord::archive_damaged, base::one_line(name));
    }
    unpacked += std::min(status.size, limits.unpacked_bytes + 1);
    const bool swollen = status.size > kFreeOfRatio && status.size / std::max<std::uint64_t>(1, status.comp_size) > limits.unpack_ratio;
    if (unpacked > limits.unpacked_bytes || swollen) return base::refuse(RefusalWord::archive_bomb, base::one_line(name));
  }
  for (std::uint64_t index = 0; index < count; ++index) TRY_VOID(check_not_nested(index));
  return {};
}

base::Result<void> Archive::check_not_nested(std::uint64_t index) const {
  zip_file_t* file = zip_fopen_index(zip_, index, 0);
  if (file == nullptr) return base::refuse(RefusalWord::archive_damaged);
  std::array<char, 4> head{};
  const zip_int64_t got = zip_fread(file, head.data(), head.size());
  zip_fclose(file);
  if (got < 0) return base::refuse(RefusalWord::archive_damaged);
  if (begins_archive({head.data(), static_cast<std::size_t>(got)})) {
    return base::refuse(RefusalWord::archive_nested, base::one_line(zip_get_name(zip_, index, 0)));
  }
  return {};
}

bool Archive::has(std::string_view name) const {
  return zip_name_locate(zip_, std::string(name).c_str(), ZIP_FL_NOCASE) >= 0;
}

base::Result<ArchiveEntry> Archive::entry(std::string_view name) const {
  const zip_int64_t index = zip_name_locate(zip_, std::string(name).c_str(), ZIP_FL_NOCASE);
  zip_stat_t status;
  if (index < 0 || zip_stat_index(zip_, static_cast<std::uint64_t>(index), 0, &status) != 0) {
    return base::refuse(RefusalWord::archive_damaged, base::one_line(name));
  }
  zip_file_t* file = zip_fopen_index(zip_, static_cast<std::uint64_t>(index), 0);
  if (file == nullptr) return base::refuse(RefusalWord::archive_damaged, base::one_line(name));
  return ArchiveEntry(file, status.size);
}

}  // namespace liaoxin::intake
