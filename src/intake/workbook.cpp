#include "intake/workbook.hpp"

#include <charconv>
#include <map>

#include "base/text.hpp"
#include "intake/xml_stream.hpp"

namespace liaoxin::intake {
namespace {

using base::RefusalWord;
constexpr std::size_t kMaxStyles = 100'000;
constexpr std::size_t kMaxSheets = 10'000;

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

struct Relations final : XmlHandler {
  struct Relation { std::string id, type, target; };
  std::vector<Relation> all;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || attributes.get("TargetMode") == "External" || all.size() >= kMaxSheets) return;
    all.push_back({std::string(attributes.get("Id")), std::string(attributes.get("Type")), std::string(attributes.get("Target"))});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  [[nodiscard]] std::string target_of_type(std::string_view type_end) const {
    for (const Relation& relation : all) {
      if (relation.type.ends_with(type_end)) return relation.target;
    }
    return {};
  }
};

struct Sheets final : XmlHandler {
  struct Sheet { std::string name, relation; bool visible; };
  std::vector<Sheet> all;
  bool from_1904 = false;
  bool is_workbook = false;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbook") is_workbook = true;
    if (name == "workbookPr") {
      const std::string_view value = attributes.get("date1904");
      from_1904 = value == "1" || value == "true";
    }
    if (name == "sheet" && all.size() < kMaxSheets) {
      const std::string_view state = attributes.get("state");
      all.push_back({std::string(attributes.get("name")), std::string(attributes.get("id")), state.empty() || state == "visible"});
    }
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

struct Styles final : XmlHandler {
  std::map<int, std::string> codes;
  std::vector<NumberKind> kinds;
  bool in_cell_formats = false;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt" && codes.size() < kMaxStyles) codes[number(attributes.get("numFmtId"))] = attributes.get("formatCode");
    if (name == "cellXfs") in_cell_formats = true;
    if (name == "xf" && in_cell_formats && kinds.size() < kMaxStyles) {
      const int id = number(attributes.get("numFmtId"));
      const auto code = codes.find(id);
      kinds.push_back(number_kind(id, code == codes.end() ? std::string_view() : code->second));
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cell_formats = false;
  }
  void text(std::string_view) override {}
};

struct SharedStrings final : XmlHandler {
  SharedStrings(StringTable& table, const Limits& limits) : strings(table), cell_bytes(limits.cell_bytes), total(limits.strings_bytes) {}
  StringTable& strings;
  std::size_t cell_bytes;
  std::uint64_t total;
  StringItem item;
  bool too_many = false;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "si") item.clear();
    else item.start(name, attributes.get("space") == "preserve");
  }
  void end(std::string_view name) override {
    item.end(name);
    if (name != "si") return;
    too_many = too_many || strings.cost() > total;
    if (!too_many) strings.add(item.take());
  }
  void text(std::string_view piece) override { item.text(piece, cell_bytes); }
};

/// Name in the archive of a relation's target, relative to the folder of the part that has the relation.
std::string part_name(std::string_view folder, std::string_view target) {
  if (target.empty()) return {};
  std::vector<std::string> parts;
  const std::string whole = target.front() == '/' ? std::string(target.substr(1)) : std::string(folder) + std::string(target);
  for (const std::string& part : base::split(whole, '/')) {
    if (part == "..") {
      if (parts.empty()) return {};
      parts.pop_back();
    } else if (part != ".") {
      parts.push_back(part);
    }
  }
  std::string name;
  for (const std::string& part : parts) name += (name.empty() ? "" : "/") + part;
  return name;
}

}  // namespace

base::Result<Workbook> read_workbook(const Archive& archive, std::string_view sheet, const Limits& limits) {
  if (!archive.has("_rels/.rels")) return base::refuse(RefusalWord::workbook_not_found_inside);
  Relations root;
  TRY_VOID(read_xml(archive, "_rels/.rels", root, limits));
  const std::string workbook_part = part_name("", root.target_of_type("/officeDocument"));
  if (workbook_part.empty() || !workbook_part.ends_with(".xml") || !archive.has(workbook_part)) {
    return base::refuse(RefusalWord::workbook_not_found_inside);
  }
  Sheets sheets;
  TRY_VOID(read_xml(archive, workbook_part, sheets, limits));
  if (!sheets.is_workbook) return base::refuse(RefusalWord::workbook_not_found_inside);

  const std::size_t slash = workbook_part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : workbook_part.substr(0, slash + 1);
  Relations relations;
  TRY_VOID(read_xml(archive, folder + "_rels/" + workbook_part.substr(folder.size()) + ".rels", relations, limits));

  Workbook workbook;
  workbook.from_1904 = sheets.from_1904;
  for (const Sheets::Sheet& candidate : sheets.all) {
    if (sheet.empty() ? !candidate.visible : candidate.name != sheet) continue;
    for (const Relations::Relation& relation : relations.all) {
      if (relation.id == candidate.relation && relation.type.ends_with("/worksheet")) {
        workbook.sheet_part = part_name(folder, relation.target);
      }
    }
    if (!workbook.sheet_part.empty()) break;
  }
  if (workbook.sheet_part.empty() || !archive.has(workbook.sheet_part)) {
    return base::refuse(RefusalWord::workbook_sheet_missing, base::one_line(sheet));
  }
  workbook.strings_part = part_name(folder, relations.target_of_type("/sharedStrings"));
  const std::string styles_part = part_name(folder, relations.target_of_type("/styles"));
  if (!styles_part.empty() && archive.has(styles_part)) {
    Styles styles;
    TRY_VOID(read_xml(archive, styles_part, styles, limits));
    workbook.kinds = std::move(styles.kinds);
  }
  return workbook;
}

void StringItem::clear() {
  text_.clear();
  in_text_ = phonetic_ = false;
}

void StringItem::start(std::string_view element, bool keep_blanks) {
  if (element == "rPh") phonetic_ = true;
  if (element == "t" && !phonetic_) {
    in_text_ = true;
    keep_blanks_ = keep_blanks;
    run_from_ = text_.size();
  }
}

void StringItem::end(std::string_view element) {
  if (element == "rPh") phonetic_ = false;
  if (element != "t" || !in_text_) return;
  in_text_ = false;
  if (keep_blanks_) return;
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text_.find_first_not_of(kBlanks, run_from_);
  text_.erase(run_from_, std::min(first, text_.size()) - run_from_);
  while (text_.size() > run_from_ && kBlanks.find(text_.back()) != std::string_view::npos) text_.pop_back();
}

void StringItem::text(std::string_view piece, std::size_t limit) {
  if (in_text_ && text_.size() <= limit) text_ += piece;
}

std::string StringItem::take() { return unescape_sheet_text(text_); }

std::string unescape_sheet_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = text.find("_x", at);
    if (next == std::string_view::npos) return out.append(text.substr(at));
    out.append(text.substr(at, next - at));
    unsigned value = 0;
    const char* digits = text.data() + next + 2;
    const bool room = next + 7 <= text.size() && text[next + 6] == '_';
    if (room && std::from_chars(digits, digits + 4, value, 16).ptr == digits + 4) {
      const bool surrogate = value >= 0xd800 && value <= 0xdfff;
      out += base::to_utf8(std::u32string(1, surrogate ? 0xfffd : value));
      at = next + 7;
    } else {
      out += "_x";
      at = next + 2;
    }
  }
  return out;
}

base::Result<void> read_shared_strings(const Archive& archive, std::string_view part, StringTable& strings, const Limits& limits) {
  SharedStrings handler(strings, limits);
  TRY_VOID(read_xml(archive, part, handler, limits));
  if (handler.too_many) {
    return base::refuse(RefusalWord::workbook_strings_too_many, std::to_string(limits.strings_bytes >> 20) + " MiB");
  }
  strings.finish();
  return {};
}

}  // namespace liaoxin::intake
