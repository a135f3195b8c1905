#include "intake/text_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unicode/ucnv.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/check.hpp"
#include "base/failure.hpp"
#include "intake/utf8_scan.hpp"

namespace liaoxin::intake {
namespace {

using base::RefusalWord;
constexpr std::size_t kPrefix = 1 << 20;
constexpr std::size_t kChunk = 256 << 10;
constexpr std::string_view kReplacement = "\ufffd";
constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";

struct Tally {
  std::size_t good = 0;  // sequences beyond ASCII
  std::size_t bad = 0;
  /// Few enough to be damage in a text of this encoding rather than a text in another one.
  [[nodiscard]] bool is_text() const { return bad * 100 <= good; }
};

Tally tally_utf8(std::string_view text) {
  Tally tally;
  while (!text.empty()) {
    const Utf8Scan scan = scan_utf8(text);
    tally.good += static_cast<std::size_t>(
        std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(scan.good), [](char c) { return (c & 0xc0) == 0xc0; }));
    if (scan.good == text.size() || scan.unfinished) return tally;
    ++tally.bad;
    text.remove_prefix(scan.good + 1);
  }
  return tally;
}

Tally tally_gb18030(std::string_view text) {
  Tally tally;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (byte(0) < 0x80) {
      ++at;
      continue;
    }
    if (at + 1 >= text.size()) break;
    const bool lead = byte(0) >= 0x81 && byte(0) <= 0xfe;
    if (lead && byte(1) >= 0x40 && byte(1) != 0x7f && byte(1) != 0xff) {
      ++tally.good;
      at += 2;
    } else if (lead && byte(1) >= 0x30 && byte(1) <= 0x39) {
      if (at + 3 >= text.size()) break;
      const bool four = byte(2) >= 0x81 && byte(2) <= 0xfe && byte(3) >= 0x30 && byte(3) <= 0x39;
      four ? ++tally.good : ++tally.bad;
      at += four ? 4 : 1;
    } else {
      ++tally.bad;
      ++at;
    }
  }
  return tally;
}

/// Counts what the converter had to replace. ICU's C interface gives no other sign of it.
void note_damage(const void* context, UConverterToUnicodeArgs* args, const char* units, std::int32_t length,
                 UConverterCallbackReason reason, UErrorCode* error) {
  if (reason <= UCNV_IRREGULAR) *static_cast<bool*>(const_cast<void*>(context)) = true;
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, error);
}

}  // namespace

struct TextSource::Pivot {
  std::array<UChar, 4096> units;
  UChar* source = units.data();
  UChar* target = units.data();
  bool damaged = false;
};

TextSource::~TextSource() {
  if (file_ >= 0) ::close(file_);
  ucnv_close(from_);
  ucnv_close(to_);
}

base::Result<void> check_input_file(const std::filesystem::path& path, const Limits& limits) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || ::access(path.c_str(), R_OK) != 0) {
    return base::refuse(RefusalWord::file_not_found, path.filename().string());
  }
  if (static_cast<std::uint64_t>(status.st_size) > limits.file_bytes) {
    return base::refuse(RefusalWord::file_too_large, std::to_string(limits.file_bytes >> 20) + " MiB");
  }
  return {};
}

base::Result<std::unique_ptr<TextSource>> TextSource::open(const std::filesystem::path& path, const Limits& limits) {
  TRY_VOID(check_input_file(path, limits));
  std::unique_ptr<TextSource> source(new TextSource);
  source->file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (source->file_ < 0) return base::refuse(RefusalWord::file_not_found, path.filename().string());
  source->file_bytes_ = std::filesystem::file_size(path);
  TRY_VOID(source->detect());
  return source;
}

std::size_t TextSource::read_raw(char* into, std::size_t size) {
  std::size_t taken = std::min(size, prefix_.size());
  std::memcpy(into, prefix_.data(), taken);
  prefix_.erase(0, taken);
  while (taken < size) {
    const ssize_t got = ::read(file_, into + taken, size - taken);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw base::Failure("read_failed", std::string("reading an input file: ") + std::strerror(errno));
    if (got == 0) break;
    taken += static_cast<std::size_t>(got);
    taken_bytes_ += static_cast<std::uint64_t>(got);
  }
  return taken;
}

double TextSource::share_read() const {
  const std::uint64_t waiting = std::min<std::uint64_t>(taken_bytes_, prefix_.size() + window().size());
  return file_bytes_ == 0 ? 1 : std::min(1.0, static_cast<double>(taken_bytes_ - waiting) / static_cast<double>(file_bytes_));
}

base::Result<void> TextSource::detect() {
  std::string head(kPrefix, '\0');
  head.resize(read_raw(head.data(), head.size()));
  if (head.empty()) return base::refuse(RefusalWord::file_empty);
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) {
    encoding_ = head[0] == '\xff' ? Encoding::utf16_little : Encoding::utf16_big;
    start_converter(encoding_ == Encoding::utf16_little ? "UTF-16LE" : "UTF-16BE");
    prefix_ = head.substr(2);
    damaged_ = true;  // NUL characters are not looked for in this rare form: every row gets the second look
    return {};
  }
  const auto nul_bytes = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  const auto other_controls = static_cast<std::size_t>(
      std::count_if(head.begin(), head.end(), [](char c) { return c > 0 && c < 9; }));
  if (nul_bytes * 50 > head.size() || other_controls * 50 > head.size() || head.starts_with("%PDF")) {
    return base::refuse(RefusalWord::file_not_a_table);
  }
  if (head.starts_with(kUtf8Mark)) {
    encoding_ = Encoding::utf8_with_bom;
    prefix_ = head.substr(kUtf8Mark.size());
    return {};
  }
  if (const Tally utf8 = tally_utf8(head); utf8.bad > 0 && !utf8.is_text()) {
    if (!tally_gb18030(head).is_text()) return base::refuse(RefusalWord::file_encoding_unknown);
    encoding_ = Encoding::gb18030;
    start_converter("gb18030");
  }
  prefix_ = std::move(head);
  return {};
}

void TextSource::start_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  from_ = ucnv_open(name, &status);
  to_ = ucnv_open("UTF-8", &status);
  pivot_ = std::make_unique<Pivot>();
  ucnv_setToUCallBack(from_, note_damage, &pivot_->damaged, nullptr, nullptr, &status);
  CHECK(U_SUCCESS(status));
}

bool TextSource::fill() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, raw_end_ - begin_);
    end_ -= begin_;
    raw_end_ -= begin_;
    begin_ = 0;
  }
  const std::size_t chunk = std::max(kChunk, end_);
  if (from_ != nullptr) {
    std::string raw(chunk, '\0');
    raw.resize(read_raw(raw.data(), chunk));
    ended_ = raw.size() < chunk;
    add_converted(raw, ended_);
  } else {
    if (buffer_.size() < raw_end_ + chunk) buffer_.resize(raw_end_ + chunk);
    const std::size_t got = read_raw(buffer_.data() + raw_end_, chunk);
    ended_ = got < chunk;
    raw_end_ += got;
    add_utf8(end_);
  }
  return true;
}

void TextSource::add_utf8(std::size_t raw_from) {
  const std::string_view fresh(buffer_.data() + raw_from, raw_end_ - raw_from);
  const Utf8Scan scan = scan_utf8(fresh);
  damaged_ = damaged_ || scan.has_nul;
  end_ = raw_from + scan.good;
  const bool whole = scan.good == fresh.size() || (scan.unfinished && !ended_);
  if (whole) {
    seen_beyond_ascii_ = seen_beyond_ascii_ || scan.beyond_ascii;
    return;
  }
  const std::string rest(fresh.substr(scan.good));
  raw_end_ = end_;
  // Plain ASCII so far: the file is GB18030 whose first Chinese character comes late.
  if (!seen_beyond_ascii_ && !scan.beyond_ascii && encoding_ == Encoding::utf8 && tally_gb18030(rest).is_text()) {
    encoding_ = Encoding::gb18030;
    start_converter("gb18030");
    add_converted(rest, ended_);
    return;
  }
  seen_beyond_ascii_ = true;
  damaged_ = true;
  std::string mended;
  std::string_view left = rest;
  while (!left.empty()) {
    const Utf8Scan next = scan_utf8(left);
    mended += left.substr(0, next.good);
    left.remove_prefix(next.good);
    if (left.empty() || (next.unfinished && !ended_)) break;
    mended += kReplacement;
    left.remove_prefix(1);
  }
  const std::size_t needed = end_ + mended.size() + left.size();
  if (buffer_.size() < needed) buffer_.resize(needed);
  std::memcpy(buffer_.data() + end_, mended.data(), mended.size());
  end_ += mended.size();
  std::memcpy(buffer_.data() + end_, left.data(), left.size());
  raw_end_ = end_ + left.size();
}

void TextSource::add_converted(std::string_view raw, bool last) {
  const char* source = raw.data();
  const char* source_limit = raw.data() + raw.size();
  for (;;) {
    if (buffer_.size() < end_ + raw.size() * 2 + 64) buffer_.resize(end_ + raw.size() * 2 + 64);
    char* target = buffer_.data() + end_;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(to_, from_, &target, buffer_.data() + buffer_.size(), &source, source_limit, pivot_->units.data(),
                   &pivot_->source, &pivot_->target, pivot_->units.data() + pivot_->units.size(), false, last, &status);
    const std::string_view fresh(buffer_.data() + end_, static_cast<std::size_t>(target - buffer_.data()) - end_);
    damaged_ = damaged_ || pivot_->damaged || std::memchr(fresh.data(), 0, fresh.size()) != nullptr;
    end_ = raw_end_ = static_cast<std::size_t>(target - buffer_.data());
    if (status != U_BUFFER_OVERFLOW_ERROR) {
      CHECK(U_SUCCESS(status));
      return;
    }
  }
}

}  // namespace liaoxin::intake
