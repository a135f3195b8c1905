#include "http/multipart.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "http/head_reader.hpp"

namespace liaoxin::http {
namespace {

using base::RefusalWord;

constexpr std::size_t kPartHeadBytes = 4096, kParts = 40, kBoundaryBytes = 70, kFileNameCharacters = 100;
constexpr std::string_view kHeadEnd = "\r\n\r\n";

bool is_same_word(std::string_view text, std::string_view lower) {
  return std::ranges::equal(text, lower, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

/// `; name=value; name="value"` behind the first word of a field, one after the other.
class Parameters {
 public:
  explicit Parameters(std::string_view text) : rest_(text) {}
  /// False at the end or where what follows is none.
  bool next(std::string& name, std::string& value) {
    const std::size_t start = rest_.find_first_not_of(" \t;");
    const std::size_t equals = rest_.find('=', start == std::string_view::npos ? 0 : start);
    if (start == std::string_view::npos || equals == std::string_view::npos) return false;
    name = rest_.substr(start, equals - start);
    rest_.remove_prefix(equals + 1);
    value.clear();
    if (!rest_.starts_with('"')) {
      const std::size_t end = std::min(rest_.find(';'), rest_.size());
      value = base::trim(std::string(rest_.substr(0, end)));
      rest_.remove_prefix(end);
      return true;
    }
    std::size_t at = 1;
    for (; at < rest_.size() && rest_[at] != '"'; ++at) {
      // Only a quotation mark is ever escaped; a backslash elsewhere belongs to a path.
      if (rest_[at] == '\\' && at + 1 < rest_.size() && rest_[at + 1] == '"') ++at;
      value += rest_[at];
    }
    rest_.remove_prefix(std::min(at + 1, rest_.size()));
    return true;
  }

 private:
  std::string_view rest_;
};

/// A name to show: without folders, in one line, of bounded length. It never becomes a name on our disk.
std::string shown_name(const std::string& given) {
  if (!base::is_utf8(given)) return {};
  const std::size_t folder = given.find_last_of("/\\");
  std::u32string name = base::to_code_points(base::one_line(folder == std::string::npos ? given : given.substr(folder + 1)));
  if (name.size() > kFileNameCharacters) name.erase(0, name.size() - kFileNameCharacters);
  return base::to_utf8(name);
}

}  // namespace

std::optional<std::string> multipart_boundary(std::string_view content_type) {
  const std::size_t end = std::min(content_type.find(';'), content_type.size());
  if (!is_same_word(base::trim(std::string(content_type.substr(0, end))), "multipart/form-data")) return std::nullopt;
  Parameters parameters(content_type.substr(end));
  std::string name, value;
  while (parameters.next(name, value)) {
    if (is_same_word(name, "boundary") && !value.empty() && value.size() <= kBoundaryBytes) return value;
  }
  return std::nullopt;
}

MultipartReader::MultipartReader(const std::string& boundary, std::function<void(std::string_view)> file_bytes)
    // The first boundary stands at the very beginning, as if a line had ended before it.
    : delimiter_("\r\n--" + boundary), file_bytes_(std::move(file_bytes)), buffer_("\r\n") {}

void MultipartReader::refuse(RefusalWord word, std::string_view detail) {
  if (!refusal_) refusal_ = base::make_refusal(word, detail);
  buffer_.clear();
}

void MultipartReader::take(std::string_view bytes) {
  if (refusal_ || place_ == Place::end) return;
  buffer_ += bytes;
  while (!refusal_ && step()) {
  }
}

bool MultipartReader::step() {
  switch (place_) {
    case Place::boundary:
      if (buffer_.size() < delimiter_.size()) return false;
      if (!buffer_.starts_with(delimiter_)) return refuse(RefusalWord::form_malformed), false;
      buffer_.erase(0, delimiter_.size());
      place_ = Place::behind_boundary;
      return true;
    case Place::behind_boundary: {
      if (buffer_.size() < 2) return false;
      const bool is_last = buffer_.starts_with("--");
      if (!is_last && !buffer_.starts_with("\r\n")) return refuse(RefusalWord::form_malformed), false;
      if (!is_last && ++parts_ > kParts) return refuse(RefusalWord::form_too_large), false;
      if (is_last) buffer_.clear();
      place_ = is_last ? Place::end : Place::head;
      return !is_last;
    }
    case Place::head: {
      const std::size_t end = buffer_.find(kHeadEnd);
      const bool is_long = end == std::string::npos ? buffer_.size() >= kPartHeadBytes + kHeadEnd.size() : end > kPartHeadBytes;
      if (is_long) return refuse(RefusalWord::form_too_large), false;
      if (end == std::string::npos) return false;
      read_head(std::string_view(buffer_).substr(0, end));
      buffer_.erase(0, end + kHeadEnd.size());
      place_ = Place::content;
      return !refusal_;
    }
    case Place::content: {
      const std::size_t end = buffer_.find(delimiter_);
      // What could be the beginning of a boundary waits for the rest of it.
      const std::size_t sure = end != std::string::npos ? end : buffer_.size() - std::min(buffer_.size(), delimiter_.size() - 1);
      content(std::string_view(buffer_).substr(0, sure));
      if (refusal_) return false;
      buffer_.erase(0, sure);
      if (end == std::string::npos) return false;
      end_part();
      place_ = Place::boundary;
      return !refusal_;
    }
    case Place::end: return false;
  }
  return false;
}

void MultipartReader::read_head(std::string_view head) {
  name_.clear();
  value_.clear();
  is_file_ = false;
  bool has_name = false;
  for (const std::string& line : base::split(head, '\n')) {
    const std::string text = base::trim(line);
    const std::size_t colon = text.find(':');
    if (text.empty()) continue;
    if (colon == std::string::npos) return refuse(RefusalWord::form_malformed);
    const std::string_view field = std::string_view(text).substr(0, colon);
    if (is_same_word(field, "content-transfer-encoding")) return refuse(RefusalWord::form_malformed);
    if (!is_same_word(field, "content-disposition")) continue;
    const std::string rest = base::trim(text.substr(colon + 1));
    const std::size_t end = std::min(rest.find(';'), rest.size());
    if (has_name || !is_same_word(std::string_view(rest).substr(0, end), "form-data")) return refuse(RefusalWord::form_malformed);
    Parameters parameters(std::string_view(rest).substr(end));
    std::string name, value;
    while (parameters.next(name, value)) {
      if (is_same_word(name, "name")) {
        name_ = value;
        has_name = true;
      } else if (is_same_word(name, "filename")) {
        if (has_file_) return refuse(RefusalWord::upload_several);
        is_file_ = has_file_ = true;
        form_.file_name = shown_name(value);
      }
    }
  }
  if (name_.empty()) refuse(RefusalWord::form_malformed);
}

void MultipartReader::content(std::string_view bytes) {
  if (bytes.empty()) return;
  if (is_file_) {
    form_.file_bytes += bytes.size();
    if (form_.file_bytes > kUploadBytes) return refuse(RefusalWord::file_too_large, std::to_string(kUploadBytes >> 20) + " MiB");
    file_bytes_(bytes);
  } else {
    value_bytes_ += bytes.size();
    if (value_bytes_ > kBodyBytes) return refuse(RefusalWord::form_too_large);
    value_ += bytes;
  }
}

void MultipartReader::end_part() {
  if (is_file_) return;
  auto value = form_text(value_);
  auto name = form_text(name_);
  if (!value || !name) return refuse(RefusalWord::form_malformed);
  if (!form_.values.emplace(*name, std::move(*value)).second) refuse(RefusalWord::parameter_repeated, base::one_line(*name));
}

base::Result<MultipartForm> MultipartReader::finish() {
  if (!refusal_ && place_ != Place::end) refuse(RefusalWord::form_malformed);
  if (refusal_) return std::unexpected(*refusal_);
  return form_;
}

}  // namespace liaoxin::http
