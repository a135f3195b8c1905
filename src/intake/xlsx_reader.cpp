#include "intake/xlsx_reader.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "intake/archive.hpp"
#include "intake/formula_guard.hpp"
#include "intake/plain_number.hpp"
#include "intake/workbook.hpp"
#include "intake/xml_stream.hpp"

namespace liaoxin::intake {
namespace {

using base::RefusalWord;

/// Column of a reference like BC12, from 0; -1 when there is none.
std::int64_t column_of(std::string_view reference) {
  std::int64_t column = 0;
  std::size_t letters = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || ++letters > 3) break;
    column = column * 26 + (c - 'A' + 1);
  }
  return column - 1;
}

}  // namespace

/// Fills the current row from the events of the sheet's XML and pauses the stream behind it.
struct XlsxReader::Sheet final : XmlHandler {
  Sheet(std::unique_ptr<Archive> opened, const Limits& limit) : archive(std::move(opened)), limits(limit), strings(limit.strings_in_memory) {}

  std::unique_ptr<Archive> archive;
  Limits limits;
  Workbook workbook;
  StringTable strings;
  std::unique_ptr<XmlStream> stream;

  InputRow row;
  std::size_t columns = 0;  // of the headings; 0 while they are read
  std::size_t row_bytes = 0;
  bool content = false;
  std::int64_t line = 0;

  bool in_row = false, in_cell = false, in_value = false;
  std::int64_t column = -1;
  std::string reference, type, value;
  std::size_t style = 0;
  StringItem inline_text;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "c" && in_row) {
      in_cell = true;
      reference = attributes.get("r");
      const std::int64_t named = column_of(reference);
      column = named >= 0 ? named : column + 1;
      type = attributes.get("t");
      style = 0;
      const std::string_view number = attributes.get("s");
      std::from_chars(number.data(), number.data() + number.size(), style);
      value.clear();
      inline_text.clear();
    } else if (name == "v" && in_cell) {
      in_value = true;
    } else if (in_cell) {
      inline_text.start(name, attributes.get("space") == "preserve");
    } else if (name == "row") {
      in_row = true;
      const std::string_view number = attributes.get("r");
      ++line;
      std::from_chars(number.data(), number.data() + number.size(), line);
      row.cells.resize(columns);
      for (std::string& cell : row.cells) cell.clear();
      row.broken.reset();
      row.line = line;
      row_bytes = 0;
      content = false;
      column = -1;
    }
  }

  void text(std::string_view piece) override {
    if (in_value) {
      if (value.size() <= limits.cell_bytes) value += piece;
    } else if (in_cell) {
      inline_text.text(piece, limits.cell_bytes);
    }
  }

  void end(std::string_view name) override {
    if (name == "v") {
      in_value = false;
    } else if (name == "c" && in_cell) {
      in_cell = false;
      place(cell_text());
    } else if (name == "row" && in_row) {
      in_row = false;
      stream->pause();
    } else if (in_cell) {
      inline_text.end(name);
    }
  }

  void break_row(RefusalWord word, std::string_view detail) {
    if (!row.broken) row.broken = base::make_refusal(word, detail);
    content = true;
  }

  [[nodiscard]] std::string cell_text() {
    if (type == "inlineStr") return inline_text.take();
    if (value.empty()) return {};
    if (type == "s") {
      std::uint64_t index = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
      if (error == std::errc{} && index < strings.size()) return std::string(strings.get(index));
      break_row(RefusalWord::row_cell_error, reference);
      return {};
    }
    if (type == "str") return unescape_sheet_text(value);
    if (type == "b") return value == "1" || value == "true" ? "TRUE" : "FALSE";
    if (type == "d") return value.substr(0, 10);
    if (type == "e") {
      break_row(RefusalWord::row_cell_error, reference + " " + base::one_line(value.substr(0, 20)));
      return value;
    }
    return number_text();
  }

  [[nodiscard]] std::string number_text() {
    const NumberKind kind = style < workbook.kinds.size() ? workbook.kinds[style] : NumberKind::plain;
    double serial = 0;
    const auto parsed = std::from_chars(value.data(), value.data() + value.size(), serial);
    if (kind != NumberKind::plain && parsed.ec == std::errc{}) {
      if (kind == NumberKind::time && serial < 1) return sheet_time(serial);
      if (const auto date = sheet_date(serial, workbook.from_1904)) return *date;
    }
    if (auto plain = plain_spreadsheet_number(value)) return *std::move(plain);
    break_row(RefusalWord::row_number_too_long, reference);
    return value;
  }

  void place(std::string text) {
    if (text.empty()) return;
    unguard(text);
    content = true;
    const auto at = static_cast<std::size_t>(column);
    if (text.size() > limits.cell_bytes) return break_row(RefusalWord::row_cell_too_large, reference);
    row_bytes += text.size();
    if (row_bytes > limits.row_bytes) return break_row(RefusalWord::row_too_large, std::to_string(limits.row_bytes));
    if (text.find('\0') != std::string::npos) break_row(RefusalWord::row_nul_byte, reference);
    if (at >= row.cells.size()) {
      if (columns > 0) return break_row(RefusalWord::row_cell_count, std::to_string(at + 1) + " ≠ " + std::to_string(columns));
      if (at >= limits.columns) return break_row(RefusalWord::file_too_many_columns, std::to_string(limits.columns));
      row.cells.resize(at + 1);
    }
    row.cells[at] = std::move(text);
  }

  /// Goes on to the next row with content; false at the end.
  [[nodiscard]] base::Result<bool> advance() {
    do {
      if (!TRY(stream->run())) return false;
    } while (!content);
    return true;
  }
};

XlsxReader::XlsxReader() = default;
XlsxReader::~XlsxReader() = default;

base::Result<std::unique_ptr<TableReader>> XlsxReader::open(const std::filesystem::path& path, const Limits& limits,
                                                            std::string_view sheet_name) {
  std::unique_ptr<XlsxReader> reader(new XlsxReader);
  reader->limits_ = limits;
  reader->sheet_ = std::make_unique<Sheet>(TRY(Archive::open(path, limits)), limits);
  Sheet& sheet = *reader->sheet_;
  sheet.workbook = TRY(read_workbook(*sheet.archive, sheet_name, limits));
  if (!sheet.workbook.strings_part.empty() && sheet.archive->has(sheet.workbook.strings_part)) {
    TRY_VOID(read_shared_strings(*sheet.archive, sheet.workbook.strings_part, sheet.strings, limits));
  }
  sheet.stream = std::make_unique<XmlStream>(TRY(sheet.archive->entry(sheet.workbook.sheet_part)), sheet, limits);
  if (!TRY(sheet.advance())) return base::refuse(RefusalWord::file_empty);
  if (sheet.row.broken) return std::unexpected(*sheet.row.broken);
  for (const std::string& cell : sheet.row.cells) reader->headings_.push_back(base::trim(cell));
  sheet.columns = reader->headings_.size();
  return reader;
}

double XlsxReader::share_read() const { return sheet_->stream->share_read(); }

base::Result<bool> XlsxReader::next(InputRow& row) {
  if (!TRY(sheet_->advance())) return false;
  if (number_ == limits_.rows) return base::refuse(RefusalWord::file_too_many_rows, std::to_string(limits_.rows));
  std::swap(row, sheet_->row);
  row.number = ++number_;
  return true;
}

}  // namespace liaoxin::intake
