#include "intake/json_lines_reader.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <optional>

#include "base/json.hpp"
#include "base/text.hpp"
#include "intake/plain_number.hpp"

namespace liaoxin::intake {
namespace {

using base::RefusalWord;
namespace json = boost::json;

/// Handler of Boost.JSON's parser for one flat object: key and text of each member, the first thing wrong.
struct FlatObject {
  static constexpr std::size_t max_object_size = 1'000'000;
  static constexpr std::size_t max_array_size = 1;
  static constexpr std::size_t max_key_size = 1 << 16;
  static constexpr std::size_t max_string_size = 1 << 26;

  std::vector<std::pair<std::string, std::string>> members;
  std::size_t count = 0;
  int depth = 0;
  std::string piece;
  std::optional<RefusalWord> wrong;
  std::string detail;

  void start() {
    count = 0;
    depth = 0;
    piece.clear();
    wrong.reset();
    detail.clear();
  }
  bool refuse(RefusalWord word, std::string_view what, json::error_code& ec) {
    wrong = word;
    detail = what;
    ec = json::error::syntax;
    return false;
  }
  bool value(std::string_view text) {
    members[count - 1].second.assign(text);
    piece.clear();
    return true;
  }
  bool number(std::string_view last, json::error_code& ec) {
    piece += last;
    const auto plain = plain_number(piece);
    if (!plain) return refuse(RefusalWord::row_number_too_long, members[count - 1].first, ec);
    return value(*plain);
  }
  [[nodiscard]] bool has_key(std::string_view key) const {
    for (std::size_t i = 0; i < count; ++i) {
      if (members[i].first == key) return true;
    }
    return false;
  }

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code& ec) {
    return ++depth == 1 || refuse(RefusalWord::row_json_nested, members[count - 1].first, ec);
  }
  bool on_object_end(std::size_t, json::error_code&) { return true; }
  bool on_array_begin(json::error_code& ec) {
    return refuse(RefusalWord::row_json_nested, count == 0 ? "" : members[count - 1].first, ec);
  }
  bool on_array_end(std::size_t, json::error_code&) { return true; }
  bool on_key_part(std::string_view s, std::size_t, json::error_code&) { piece += s; return true; }
  bool on_key(std::string_view s, std::size_t, json::error_code& ec) {
    piece += s;
    const std::string key = base::trim(piece);
    piece.clear();
    if (has_key(key)) return refuse(RefusalWord::json_duplicate_key, key, ec);
    if (count == members.size()) members.emplace_back();
    members[count].first = key;
    members[count].second.clear();
    ++count;
    return true;
  }
  bool on_string_part(std::string_view s, std::size_t, json::error_code&) { piece += s; return true; }
  bool on_string(std::string_view s, std::size_t, json::error_code&) {
    if (depth == 0) return true;
    piece += s;
    return value(piece);
  }
  bool on_number_part(std::string_view s, json::error_code&) { piece += s; return true; }
  bool on_int64(std::int64_t, std::string_view s, json::error_code& ec) { return depth == 0 || number(s, ec); }
  bool on_uint64(std::uint64_t, std::string_view s, json::error_code& ec) { return depth == 0 || number(s, ec); }
  bool on_double(double, std::string_view s, json::error_code& ec) { return depth == 0 || number(s, ec); }
  bool on_bool(bool b, json::error_code&) { return depth == 0 || value(b ? "true" : "false"); }
  bool on_null(json::error_code&) { return depth == 0 || value(""); }
  bool on_comment_part(std::string_view, json::error_code&) { return true; }
  bool on_comment(std::string_view, json::error_code&) { return true; }
};

/// Parses one line; the refusal when it is no flat object.
std::optional<base::Refusal> parse(json::basic_parser<FlatObject>& parser, std::string_view line) {
  parser.reset();
  parser.handler().start();
  json::error_code ec;
  const std::size_t used = parser.write_some(false, line.data(), line.size(), ec);
  const FlatObject& object = parser.handler();
  if (object.wrong) return base::make_refusal(*object.wrong, base::one_line(object.detail));
  if (ec || object.depth == 0 || line.find_first_not_of(" \t\r\n", used) != std::string_view::npos) {
    return base::make_refusal(RefusalWord::json_malformed, "byte " + std::to_string(used));
  }
  return std::nullopt;
}

json::basic_parser<FlatObject> make_parser() {
  json::parse_options options;
  options.max_depth = 4;
  return json::basic_parser<FlatObject>(options);
}

}  // namespace

base::Result<std::unique_ptr<TableReader>> JsonLinesReader::open(const std::filesystem::path& path, const Limits& limits) {
  std::unique_ptr<JsonLinesReader> reader(new JsonLinesReader(limits));
  reader->source_ = TRY(TextSource::open(path, limits));
  TRY_VOID(reader->collect_keys());
  reader->source_ = TRY(TextSource::open(path, limits));
  reader->used_ = 0;
  reader->line_ = 0;
  return reader;
}

base::Result<void> JsonLinesReader::collect_keys() {
  auto parser = make_parser();
  std::string_view line;
  bool too_large = false;
  while (next_line(line, too_large)) {
    if (too_large) continue;
    (void)parse(parser, line);  // what is wrong with a line is said when its row is read
    const FlatObject& object = parser.handler();
    for (std::size_t i = 0; i < object.count; ++i) {
      if (!columns_.try_emplace(object.members[i].first, headings_.size()).second) continue;
      headings_.push_back(object.members[i].first);
      if (headings_.size() > limits_.columns) {
        return base::refuse(RefusalWord::file_too_many_columns, std::to_string(limits_.columns));
      }
    }
  }
  if (headings_.empty()) return base::refuse(RefusalWord::file_empty);
  return {};
}

bool JsonLinesReader::next_line(std::string_view& line, bool& too_large) {
  too_large = false;
  for (;;) {
    source_->consume(used_);
    used_ = 0;
    std::string_view text = source_->window();
    std::size_t end = text.find('\n');
    while (end == std::string_view::npos && !source_->ended() && text.size() <= limits_.row_bytes) {
      source_->fill();
      text = source_->window();
      end = text.find('\n');
    }
    if (text.empty()) return false;
    ++line_;
    if (end == std::string_view::npos && !source_->ended()) {
      too_large = true;
      start_of_large_ = std::string(text.substr(0, 200));
      while (end == std::string_view::npos && !source_->ended()) {
        source_->consume(source_->window().size());
        source_->fill();
        end = source_->window().find('\n');
      }
      used_ = end == std::string_view::npos ? source_->window().size() : end + 1;
      line = start_of_large_;
      return true;
    }
    line = text.substr(0, end);
    used_ = end == std::string_view::npos ? text.size() : end + 1;
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) return true;
  }
}

base::Result<bool> JsonLinesReader::next(InputRow& row) {
  do {
    std::string_view line;
    bool too_large = false;
    if (!next_line(line, too_large)) return false;
    read_line(line, too_large, row);
  } while (!row.broken && std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); }));
  if (number_ == limits_.rows) return base::refuse(RefusalWord::file_too_many_rows, std::to_string(limits_.rows));
  row.number = ++number_;
  return true;
}

void JsonLinesReader::read_line(std::string_view line, bool too_large, InputRow& row) const {
  thread_local json::basic_parser<FlatObject> parser = make_parser();
  row.line = line_;
  row.broken.reset();
  row.cells.resize(headings_.size());
  for (std::string& cell : row.cells) cell.clear();
  if (too_large || line.size() > limits_.row_bytes) {
    row.broken = base::make_refusal(RefusalWord::row_too_large, std::to_string(limits_.row_bytes));
    return;
  }
  row.broken = parse(parser, line);
  if (!row.broken && source_->damaged() && line.find("\ufffd") != std::string_view::npos) {
    row.broken = base::make_refusal(RefusalWord::row_encoding_broken);
  }
  const FlatObject& object = parser.handler();
  for (std::size_t i = 0; i < object.count; ++i) {
    const auto& [key, value] = object.members[i];
    const bool large = value.size() > limits_.cell_bytes;
    if (!row.broken && large) row.broken = base::make_refusal(RefusalWord::row_cell_too_large, base::one_line(key));
    if (!row.broken && value.find('\0') != std::string::npos) row.broken = base::make_refusal(RefusalWord::row_nul_byte, base::one_line(key));
    const auto column = columns_.find(key);
    if (column != columns_.end() && !large) row.cells[column->second] = value;
  }
}

}  // namespace liaoxin::intake
