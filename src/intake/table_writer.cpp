#include "intake/table_writer.hpp"

#include <unicode/ucnv.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/check.hpp"
#include "base/failure.hpp"
#include "base/json.hpp"
#include "intake/formula_guard.hpp"

namespace liaoxin::intake {
namespace {

constexpr std::size_t kFlush = 256 << 10;
constexpr std::size_t kSheetCell = 32'767;  // UTF-16 units a spreadsheet cell can hold

[[noreturn]] void write_failed(const std::string& why) { throw base::Failure("write_failed", "writing a table file: " + why); }

/// A text file in one of the encodings.
class TextFile {
 public:
  TextFile(const std::filesystem::path& path, Encoding encoding) : file_(std::fopen(path.c_str(), "wb")) {
    if (file_ == nullptr) write_failed(std::strerror(errno));
    if (encoding == Encoding::utf8) return;
    if (encoding == Encoding::utf8_with_bom) {
      pending_ = "\ufeff";
      return;
    }
    UErrorCode status = U_ZERO_ERROR;
    from_ = ucnv_open("UTF-8", &status);
    to_ = ucnv_open(encoding == Encoding::gb18030 ? "gb18030" : encoding == Encoding::utf16_little ? "UTF-16LE" : "UTF-16BE", &status);
    CHECK(U_SUCCESS(status));
    if (encoding != Encoding::gb18030) pending_ = "\ufeff";
  }
  ~TextFile() {
    if (file_ != nullptr) std::fclose(file_);
    ucnv_close(from_);
    ucnv_close(to_);
  }
  TextFile(const TextFile&) = delete;
  TextFile& operator=(const TextFile&) = delete;

  /// To be appended to; whole characters only. Followed by a call of flush_if_large().
  [[nodiscard]] std::string& pending() { return pending_; }
  void flush_if_large() {
    if (pending_.size() >= kFlush) flush();
  }
  void close() {
    flush();
    if (std::fclose(std::exchange(file_, nullptr)) != 0) write_failed(std::strerror(errno));
  }

 private:
  void flush() {
    if (to_ == nullptr) {
      put(pending_);
    } else {
      std::string out(pending_.size() * 4 + 16, '\0');
      char* target = out.data();
      const char* source = pending_.data();
      UErrorCode status = U_ZERO_ERROR;
      ucnv_convertEx(to_, from_, &target, out.data() + out.size(), &source, pending_.data() + pending_.size(), nullptr, nullptr,
                     nullptr, nullptr, true, true, &status);
      CHECK(U_SUCCESS(status));
      put({out.data(), static_cast<std::size_t>(target - out.data())});
    }
    pending_.clear();
  }
  void put(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) write_failed(std::strerror(errno));
  }

  std::FILE* file_;
  std::string pending_;
  UConverter* from_ = nullptr;
  UConverter* to_ = nullptr;
};

class CsvWriter final : public TableWriter {
 public:
  CsvWriter(const std::filesystem::path& path, const TableStyle& style, std::span<const std::string> headings)
      : file_(path, style.encoding), delimiter_(style.delimiter), columns_(headings.size()) {
    CsvWriter::write(headings);
  }
  void write(std::span<const std::string> cells) override {
    std::string& out = file_.pending();
    for (std::size_t i = 0; i < columns_; ++i) {
      if (i > 0) out += delimiter_;
      if (i < cells.size()) append(out, cells[i]);
    }
    out += "\r\n";
    file_.flush_if_large();
  }
  void finish() override { file_.close(); }

 private:
  /// Quoted also where another program would split the cell by its own delimiter.
  static void append(std::string& out, const std::string& cell) {
    const bool guard = begins_formula(cell);
    if (cell.find_first_of(",;\t\"\r\n") == std::string::npos) {
      if (guard) out += '\'';
      out += cell;
      return;
    }
    out += guard ? "\"'" : "\"";
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }

  TextFile file_;
  char delimiter_;
  std::size_t columns_;
};

class JsonLinesWriter final : public TableWriter {
 public:
  JsonLinesWriter(const std::filesystem::path& path, const TableStyle& style, std::span<const std::string> headings)
      : file_(path, style.encoding), headings_(headings.begin(), headings.end()) {}
  void write(std::span<const std::string> cells) override {
    std::string& out = file_.pending();
    out += '{';
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      if (i > 0) out += ',';
      out += base::canonical_json(base::json::string(headings_[i]));
      out += ':';
      out += i < cells.size() ? base::canonical_json(base::json::string(cells[i])) : "\"\"";
    }
    out += "}\n";
    file_.flush_if_large();
  }
  void finish() override { file_.close(); }

 private:
  TextFile file_;
  std::vector<std::string> headings_;
};

class XlsxWriter final : public TableWriter {
 public:
  XlsxWriter(const std::filesystem::path& path, std::span<const std::string> headings) : columns_(headings.size()) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    workbook_ = workbook_new_opt(path.c_str(), &options);
    if (workbook_ == nullptr) write_failed("cannot start a workbook");
    lxw_doc_properties properties{};
    properties.created = 1;  // else the library writes the time of day, and the same cells give other bytes
    workbook_set_properties(workbook_, &properties);
    sheet_ = workbook_add_worksheet(workbook_, nullptr);
    worksheet_freeze_panes(sheet_, 1, 0);
    XlsxWriter::write(headings);
  }
  ~XlsxWriter() override {
    if (workbook_ != nullptr) workbook_close(workbook_);
  }
  void write(std::span<const std::string> cells) override {
    for (std::size_t i = 0; i < std::min(columns_, cells.size()); ++i) {
      if (cells[i].empty()) continue;
      check(worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(i), fitting(guarded(cells[i])).c_str(), nullptr));
    }
    ++row_;
  }
  void finish() override { check(workbook_close(std::exchange(workbook_, nullptr))); }

 private:
  static void check(lxw_error error) {
    if (error != LXW_NO_ERROR) write_failed(lxw_strerror(error));
  }
  /// Cut between characters where a spreadsheet cell cannot hold more; only our own long reasons are ever cut.
  static std::string fitting(std::string text) {
    if (text.size() <= kSheetCell) return text;
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      units += byte >= 0xf0 ? 2 : (byte & 0xc0) == 0x80 ? 0 : 1;
      if (units >= kSheetCell) return text.substr(0, at) + "…";
    }
    return text;
  }

  std::size_t columns_;
  lxw_workbook* workbook_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t row_ = 0;
};

}  // namespace

std::unique_ptr<TableWriter> create_table(const std::filesystem::path& path, const TableStyle& style,
                                          std::span<const std::string> headings) {
  switch (style.format) {
    case Format::csv: return std::make_unique<CsvWriter>(path, style, headings);
    case Format::json_lines: return std::make_unique<JsonLinesWriter>(path, style, headings);
    case Format::xlsx: return std::make_unique<XlsxWriter>(path, headings);
  }
  CHECK(false);
}

}  // namespace liaoxin::intake
