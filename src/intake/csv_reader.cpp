#include "intake/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/text.hpp"
#include "intake/formula_guard.hpp"

namespace liaoxin::intake {
namespace {

using base::RefusalWord;
constexpr std::size_t kExcerptBytes = 200;

enum class Ending { row, more, quote_open, quote_stray };

std::int64_t line_breaks(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'))) ++count;
  }
  return count;
}

/// Length of the first line with its line end; npos when the line end is not in the text.
std::size_t first_line(std::string_view text, bool last) {
  const std::size_t at = text.find_first_of("\r\n");
  if (at == std::string_view::npos) return last ? text.size() : at;
  if (text[at] == '\n') return at + 1;
  if (at + 1 < text.size()) return text[at + 1] == '\n' ? at + 2 : at + 1;
  return last ? at + 1 : std::string_view::npos;
}

/// The start of a text, cut between characters.
std::string excerpt(std::string_view text) {
  if (text.size() > kExcerptBytes) {
    std::size_t end = kExcerptBytes;
    while (end > 0 && (text[end] & 0xc0) == 0x80) --end;
    text = text.substr(0, end);
  }
  return std::string(text);
}

/// The first reason stays.
void break_row(InputRow& row, RefusalWord word, std::string_view detail = {}) {
  if (!row.broken) row.broken = base::make_refusal(word, detail);
}

void look_for_damage(InputRow& row, std::string_view raw) {
  if (raw.find('\0') != std::string_view::npos) break_row(row, RefusalWord::row_nul_byte);
  if (raw.find("\ufffd") != std::string_view::npos) break_row(row, RefusalWord::row_encoding_broken);
}

char most_used_delimiter(std::string_view heading) {
  std::array<std::size_t, 3> counts{};
  constexpr std::string_view kDelimiters = ",;\t";
  bool quoted = false;
  for (const char c : heading) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    const std::size_t which = kDelimiters.find(c);
    if (which != std::string_view::npos) ++counts[which];
  }
  return kDelimiters[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

}  // namespace

struct CsvReader::Shape {
  Ending ending = Ending::row;
  std::size_t bytes = 0;
  std::int64_t lines = 1;
  std::size_t large_cell = 0;  // column from 1 of a cell over the limit
  bool cut = false;            // far more cells than columns are allowed: the rest of the line was not looked at
};

base::Result<std::unique_ptr<TableReader>> CsvReader::open(std::unique_ptr<TextSource> source, const Limits& limits) {
  std::unique_ptr<CsvReader> reader(new CsvReader(std::move(source), limits));
  reader->source_->fill();
  reader->delimiter_ = most_used_delimiter(reader->source_->window());
  for (const char c : {reader->delimiter_, '\n', '\r', '"'}) reader->stop_[static_cast<unsigned char>(c)] = true;
  InputRow heading;
  if (!reader->read_row(heading)) return base::refuse(RefusalWord::file_empty);
  if (heading.broken) {
    heading.broken->pointer = "line " + std::to_string(heading.line);
    return std::unexpected(*heading.broken);
  }
  while (!heading.cells.empty() && base::trim(heading.cells.back()).empty()) heading.cells.pop_back();
  if (heading.cells.size() > limits.columns) {
    return base::refuse(RefusalWord::file_too_many_columns, std::to_string(limits.columns));
  }
  for (const std::string& cell : heading.cells) reader->headings_.push_back(base::trim(cell));
  return reader;
}

base::Result<bool> CsvReader::next(InputRow& row) {
  if (!read_row(row)) return false;
  if (number_ == limits_.rows) return base::refuse(RefusalWord::file_too_many_rows, std::to_string(limits_.rows));
  row.number = ++number_;
  const std::size_t count = headings_.size();
  if (!row.broken) {
    while (row.cells.size() > count && row.cells.size() <= limits_.columns && row.cells.back().empty()) row.cells.pop_back();
    if (row.cells.size() != count) {
      break_row(row, RefusalWord::row_cell_count, std::to_string(row.cells.size()) + " ≠ " + std::to_string(count));
    }
  }
  if (row.cells.size() < count) row.cells.resize(count);
  return true;
}

bool CsvReader::read_row(InputRow& row) {
  for (;;) {
    row.broken.reset();
    row.line = line_;
    const std::string_view text = source_->window();
    const bool last = source_->ended();
    if (text.empty() && last) return false;
    const Shape shape = text.empty() ? Shape{Ending::more} : parse(text, last, row);
    if (shape.ending == Ending::more) {
      if (text.size() < limits_.row_bytes) {
        source_->fill();
        continue;
      }
      break_row(row, RefusalWord::row_too_large, std::to_string(limits_.row_bytes));
      row.cells.assign(1, excerpt(text));
      skip_line();
      return true;
    }
    if (shape.ending == Ending::row) {
      const bool empty = !shape.cut && std::all_of(row.cells.begin(), row.cells.end(),
                                                    [](const std::string& cell) { return cell.empty(); });
      if (!empty) {
        if (shape.large_cell > 0) break_row(row, RefusalWord::row_cell_too_large, std::to_string(shape.large_cell));
        if (shape.bytes > limits_.row_bytes) break_row(row, RefusalWord::row_too_large, std::to_string(limits_.row_bytes));
        if (source_->damaged()) look_for_damage(row, text.substr(0, shape.bytes));
      }
      source_->consume(shape.bytes);
      line_ += shape.lines;
      if (empty) continue;
      return true;
    }
    const bool open = shape.ending == Ending::quote_open;
    break_row(row, open ? RefusalWord::row_quote_not_closed : RefusalWord::row_quote_stray);
    row.cells.assign(1, excerpt(text.substr(0, text.find_first_of("\r\n"))));
    skip_line();
    return true;
  }
}

CsvReader::Shape CsvReader::parse(std::string_view text, bool last, InputRow& row) const {
  Shape shape;
  std::size_t column = 0;
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const char* p = begin;
  for (;;) {
    if (column == row.cells.size()) row.cells.emplace_back();
    std::string& cell = row.cells[column];
    ++column;
    if (p < end && *p == '"') {
      cell.clear();
      const char* const opened = p++;
      for (;;) {
        const auto* quote = static_cast<const char*>(std::memchr(p, '"', static_cast<std::size_t>(end - p)));
        if (quote == nullptr) {
          const bool hopeless = last || text.size() >= limits_.row_bytes;
          return {hopeless ? Ending::quote_open : Ending::more};
        }
        if (quote + 1 == end && !last) return {Ending::more};
        const bool doubled = quote + 1 < end && quote[1] == '"';
        if (cell.size() <= limits_.cell_bytes) cell.append(p, quote + (doubled ? 1 : 0));
        p = quote + (doubled ? 2 : 1);
        if (!doubled) break;
      }
      shape.lines += line_breaks({opened, static_cast<std::size_t>(p - opened)});
      if (p < end && *p != delimiter_ && *p != '\n' && *p != '\r') return {Ending::quote_stray};
    } else {
      const char* const from = p;
      while (p < end && !stop_[static_cast<unsigned char>(*p)]) ++p;
      if (p == end && !last) return {Ending::more};
      if (p < end && *p == '"') return {Ending::quote_stray};
      cell.assign(from, static_cast<std::size_t>(p - from));
    }
    if (cell.size() > limits_.cell_bytes) {
      if (shape.large_cell == 0) shape.large_cell = column;
      cell = excerpt(cell);
    }
    if (!cell.empty() && cell.front() == '\'') unguard(cell);
    if (p < end && *p == delimiter_ && column <= limits_.columns * 2) {
      ++p;
      continue;
    }
    shape.cut = p < end && *p == delimiter_;
    if (shape.cut) p = std::find_if(p, end, [](char c) { return c == '\n' || c == '\r'; });
    if (p == end && !last) return {Ending::more};
    if (p < end && *p == '\r') {
      if (p + 1 == end && !last) return {Ending::more};
      if (p + 1 < end && p[1] == '\n') ++p;
    }
    if (p < end) ++p;
    row.cells.resize(column);
    shape.bytes = static_cast<std::size_t>(p - begin);
    return shape;
  }
}

void CsvReader::skip_line() {
  for (;;) {
    const std::string_view text = source_->window();
    const std::size_t length = first_line(text, source_->ended());
    if (length != std::string_view::npos) {
      source_->consume(length);
      break;
    }
    // A CR at the very end of the window may belong to a CR LF.
    source_->consume(text.size() - (text.ends_with('\r') ? 1 : 0));
    source_->fill();
  }
  ++line_;
}

}  // namespace liaoxin::intake
