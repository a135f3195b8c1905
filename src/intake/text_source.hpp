#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/refusal.hpp"
#include "intake/table.hpp"

struct UConverter;

namespace liaoxin::intake {

/// That the path names a file that may be read and is not too large. Refusals: file_not_found, file_too_large.
[[nodiscard]] base::Result<void> check_input_file(const std::filesystem::path& path, const Limits& limits);

/// A text file as a moving window of valid UTF-8, whatever its encoding was. UTF-8 is told from GB18030 by the first MiB; a
/// file that is plain ASCII so far may still turn out to be GB18030 later. Bytes that are no text become U+FFFD.
class TextSource {
 public:
  /// Refusals: file_not_found, file_too_large, file_empty, file_not_a_table, file_encoding_unknown. Throws Failure when reading fails.
  [[nodiscard]] static base::Result<std::unique_ptr<TextSource>> open(const std::filesystem::path& path, const Limits& limits);
  ~TextSource();
  TextSource(const TextSource&) = delete;
  TextSource& operator=(const TextSource&) = delete;

  /// The text read and not yet consumed. Valid until the next call of fill().
  [[nodiscard]] std::string_view window() const { return {buffer_.data() + begin_, end_ - begin_}; }
  void consume(std::size_t bytes) { begin_ += bytes; }
  /// Adds text to the window, at least doubling it; false when the file has ended.
  bool fill();
  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] Encoding encoding() const { return encoding_; }
  /// Whether U+FFFD or NUL may stand in the text: then rows are worth a second look.
  [[nodiscard]] bool damaged() const { return damaged_; }
  [[nodiscard]] double share_read() const;

 private:
  TextSource() = default;
  [[nodiscard]] base::Result<void> detect();
  [[nodiscard]] std::size_t read_raw(char* into, std::size_t size);
  void add_utf8(std::size_t raw_from);
  void add_converted(std::string_view raw, bool last);
  void start_converter(const char* name);

  int file_ = -1;
  std::uint64_t file_bytes_ = 0, taken_bytes_ = 0;
  std::string prefix_;        // what detection has read and fill() has not handed on
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;       // of valid text
  std::size_t raw_end_ = 0;   // of bytes; behind end_ an unfinished UTF-8 sequence
  bool ended_ = false;
  bool seen_beyond_ascii_ = false;
  bool damaged_ = false;
  Encoding encoding_ = Encoding::utf8;
  UConverter* from_ = nullptr;
  UConverter* to_ = nullptr;
  struct Pivot;
  std::unique_ptr<Pivot> pivot_;
};

}  // namespace liaoxin::intake
