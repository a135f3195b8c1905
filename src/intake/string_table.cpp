#include "intake/string_table.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/check.hpp"
#include "base/failure.hpp"

namespace liaoxin::intake {
namespace {

constexpr std::size_t kWindow = 256 << 10;

[[noreturn]] void spill_failed() {
  throw base::Failure("spill_failed", std::string("temporary file of an import: ") + std::strerror(errno),
                      "free space in the directory for temporary files, or set TMPDIR");
}

}  // namespace

StringTable::~StringTable() {
  if (file_ >= 0) ::close(file_);
}

void StringTable::add(std::string_view text) {
  if (count_ % kStride == 0) starts_.push_back(end_);
  const auto length = static_cast<std::uint32_t>(text.size());
  data_.append(reinterpret_cast<const char*>(&length), sizeof length);
  data_ += text;
  end_ += sizeof length + length;
  ++count_;
  if (data_.size() > (file_ >= 0 ? kWindow : in_memory_)) spill();
}

void StringTable::finish() {
  if (file_ < 0) return;
  spill();
  data_.shrink_to_fit();
}

void StringTable::spill() {
  if (file_ < 0) {
    std::string pattern = (std::filesystem::temp_directory_path() / "liaoxin-import-XXXXXX").string();
    file_ = ::mkstemp(pattern.data());
    if (file_ < 0) spill_failed();
    ::unlink(pattern.c_str());
  }
  for (std::string_view left = data_; !left.empty();) {
    const ssize_t written = ::write(file_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) spill_failed();
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  data_.clear();
}

std::string_view StringTable::get(std::uint64_t index) {
  CHECK(index < count_);
  std::uint64_t at = index / kStride * kStride;
  std::uint64_t offset = starts_[index / kStride];
  if (last_index_ != ~0ULL && last_index_ + 1 <= index && last_index_ + 1 > at) {
    at = last_index_ + 1;
    offset = next_offset_;
  }
  for (;; ++at) {
    std::uint32_t length = 0;
    std::memcpy(&length, bytes(offset, sizeof length).data(), sizeof length);
    if (at == index) {
      last_index_ = index;
      next_offset_ = offset + sizeof length + length;
      return bytes(offset + sizeof length, length);
    }
    offset += sizeof length + length;
  }
}

std::string_view StringTable::bytes(std::uint64_t offset, std::size_t size) {
  CHECK(offset + size <= end_);
  if (file_ < 0) return std::string_view(data_).substr(offset, size);
  if (offset < window_start_ || offset + size > window_start_ + data_.size()) {
    window_start_ = offset;
    data_.resize(std::min<std::uint64_t>(std::max(kWindow, size), end_ - offset));
    for (std::size_t got = 0; got < data_.size();) {
      const ssize_t more = ::pread(file_, data_.data() + got, data_.size() - got, static_cast<off_t>(offset + got));
      if (more < 0 && errno == EINTR) continue;
      if (more <= 0) spill_failed();
      got += static_cast<std::size_t>(more);
    }
  }
  return std::string_view(data_).substr(offset - window_start_, size);
}

}  // namespace liaoxin::intake
