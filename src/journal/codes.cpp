#include "journal/codes.hpp"

#include <charconv>
#include <span>
#include <string>

#include "base/check.hpp"
#include "base/embedded_file.hpp"
#include "base/text.hpp"

namespace liaoxin::journal {

std::span<const base::EmbeddedFile> embedded_files();

namespace {

struct Tables {
  std::vector<Code> schemas;
  std::vector<Code> reasons;
};

std::string_view next_field(std::string_view& line) {
  const std::size_t end = line.find(" | ");
  const std::string_view field = line.substr(0, end);
  line = end == std::string_view::npos ? std::string_view{} : line.substr(end + 3);
  CHECK(!field.empty());
  return field;
}

void add(std::vector<Code>& table, Code code) {
  for (const Code& other : table) CHECK(other.number != code.number && other.word != code.word);
  table.push_back(std::move(code));
}

Tables parse(std::string_view text) {
  Tables tables;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    CHECK(end != std::string_view::npos);
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.empty() || line.front() == '#') continue;
    const std::string_view table = next_field(line);
    const std::string_view number = next_field(line);
    Code code;
    const auto [last, error] = std::from_chars(number.data(), number.data() + number.size(), code.number);
    CHECK(error == std::errc() && last == number.data() + number.size());
    code.word = next_field(line);
    code.title.zh = next_field(line);
    code.title.en = next_field(line);
    CHECK(line.empty());
    CHECK(table == "schema" || table == "reason");
    add(table == "schema" ? tables.schemas : tables.reasons, std::move(code));
  }
  return tables;
}

const Tables& tables() {
  static const Tables parsed = [] {
    const auto files = embedded_files();
    CHECK(files.size() == 1);
    return parse(files.front().bytes);
  }();
  return parsed;
}

const Code* find(const std::vector<Code>& table, std::string_view word) {
  for (const Code& code : table) {
    if (code.word == word) return &code;
  }
  return nullptr;
}

const Code* find(const std::vector<Code>& table, std::uint16_t number) {
  for (const Code& code : table) {
    if (code.number == number) return &code;
  }
  return nullptr;
}

std::uint16_t known(const Code* code) {
  CHECK(code != nullptr);
  return code->number;
}

}  // namespace

const std::vector<Code>& schemas() { return tables().schemas; }
const std::vector<Code>& reasons() { return tables().reasons; }
std::uint16_t schema_code(std::string_view word) { return known(find_schema(word)); }
std::uint16_t reason_code(std::string_view word) { return known(find_reason(word)); }
const Code* find_schema(std::string_view word) { return find(schemas(), word); }
const Code* find_schema(std::uint16_t number) { return find(schemas(), number); }
const Code* find_reason(std::string_view word) { return find(reasons(), word); }
const Code* find_reason(std::uint16_t number) { return find(reasons(), number); }

}  // namespace liaoxin::journal
