#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "http/form.hpp"

/// multipart/form-data (RFC 7578) read as it arrives: memory holds the fields and one piece of the file, never the file.
namespace liaoxin::http {

/// One file at most, 32 MiB; its fields are those of an ordinary form, 64 KiB together.
inline constexpr std::uint64_t kUploadBytes = 32ULL << 20;

/// The boundary of a Content-Type; nothing when it is not multipart/form-data with one.
[[nodiscard]] std::optional<std::string> multipart_boundary(std::string_view content_type);

struct MultipartForm {
  FormValues values;
  std::string file_name;         ///< as the sender calls it: one line, at most 100 characters, without its folders
  std::uint64_t file_bytes = 0;  ///< 0: no file was chosen, or an empty one
};

class MultipartReader {
 public:
  /// `file_bytes` is given the file piece by piece; the part that has a file name is the file.
  MultipartReader(const std::string& boundary, std::function<void(std::string_view)> file_bytes);
  /// The next bytes, in pieces of any size. After a refusal they are passed over.
  void take(std::string_view bytes);
  /// All has arrived. Refusals: form_malformed, form_too_large, parameter_repeated, file_too_large, upload_several.
  [[nodiscard]] base::Result<MultipartForm> finish();
  /// What has arrived of it, for the page of a form that is refused.
  [[nodiscard]] const MultipartForm& so_far() const { return form_; }

 private:
  enum class Place { boundary, behind_boundary, head, content, end };
  /// Takes what can be taken from the buffer; false when more has to come first.
  bool step();
  void read_head(std::string_view head);
  void content(std::string_view bytes);
  void end_part();
  void refuse(base::RefusalWord word, std::string_view detail = {});
  const std::string delimiter_;
  std::function<void(std::string_view)> file_bytes_;
  std::string buffer_;
  Place place_ = Place::boundary;
  MultipartForm form_;
  std::optional<base::Refusal> refusal_;
  std::string name_, value_;
  bool is_file_ = false, has_file_ = false;
  std::size_t parts_ = 0, value_bytes_ = 0;
};

}  // namespace liaoxin::http
