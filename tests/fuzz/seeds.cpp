// Writes the first inputs of every fuzz target: DIRECTORY/TARGET/N. Made by the product's own writers, so that they never
// grow old.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "../unit/report/recall_example.hpp"
#include "intake/table_writer.hpp"
#include "journal/leaf.hpp"

namespace {

namespace fs = std::filesystem;
using namespace liaoxin;

class Seeds {
 public:
  explicit Seeds(fs::path root) : root_(std::move(root)) {}
  void add(const std::string& target, std::string_view bytes) {
    fs::create_directories(root_ / target);
    std::ofstream(root_ / target / ("seed-" + std::to_string(++count_)), std::ios::binary) << bytes;
  }
  [[nodiscard]] const fs::path& root() const { return root_; }

 private:
  fs::path root_;
  int count_ = 0;
};

std::string table(const fs::path& directory, const intake::TableStyle& style) {
  const fs::path path = directory / "table";
  const std::vector<std::string> headings{"CF_XDR_MC", "CF_XDR_SHXYM", "CF_JDRQ", "备注"};
  auto writer = intake::create_table(path, style, headings);
  writer->write(std::vector<std::string>{"沈阳某某公司", "91210100MA0000000X", "2026-05-06", "多行\n\"引号\", 逗号"});
  writer->write(std::vector<std::string>{"=1+1", "", "2026/5/6", "'"});
  writer->finish();
  writer.reset();
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  fs::remove(path);
  return bytes;
}

void add_tables(Seeds& seeds) {
  using intake::Encoding, intake::Format;
  fs::create_directories(seeds.root());
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf8_with_bom, Encoding::gb18030, Encoding::utf16_little, Encoding::utf16_big}) {
    seeds.add("csv", table(seeds.root(), {Format::csv, encoding, ','}));
    seeds.add("csv", table(seeds.root(), {Format::csv, encoding, ';'}));
  }
  seeds.add("csv", "a\tb\r\n1\t\"2\"\"3\"\r4\t5\n");
  seeds.add("json_lines", table(seeds.root(), {Format::json_lines, Encoding::utf8, ','}));
  seeds.add("json_lines", "{\"a\":1.50,\"b\":null}\n{\"b\":true,\"c\":\"\\ud83d\\ude00\"}\n{\"a\":1,\"a\":2}\n");
  seeds.add("archive", table(seeds.root(), {Format::xlsx, Encoding::utf8, ','}));
  const std::string main = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  const std::string sheet = "<worksheet" + main +
                            R"(><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c><c r="C1" t="str"><v>c</v></c></row>)"
                            R"(<row r="2"><c r="A2" s="1"><v>46148</v></c><c r="B2"><v>1.5E-2</v></c><c r="C2" t="b"><v>1</v></c></row>)"
                            R"(<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>1+1</f><v>2</v></c><c r="D3"><v>9</v></c></row></sheetData></worksheet>)";
  const std::string strings = "<sst" + main + "><si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si></sst>";
  const std::string styles = "<styleSheet" + main + R"(><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>)";
  seeds.add("workbook", sheet + '\xff' + strings + '\xff' + styles);
  seeds.add("workbook", sheet + '\xff' + strings);
}

void add_journal(Seeds& seeds) {
  report::RecallExample example(2);
  seeds.add("recall", example.issue());
  base::SeededRandom random(3);
  for (const journal::LeafKind kind : {journal::LeafKind::write, journal::LeafKind::correct, journal::LeafKind::access}) {
    const journal::SaltedCommit fact = journal::commit_to(kind, journal::CommitClass::fact, "{}", random);
    const std::vector<std::uint64_t> references = kind == journal::LeafKind::correct ? std::vector<std::uint64_t>{5} : std::vector<std::uint64_t>{};
    seeds.add("leaf", journal::encode_leaf({kind, 0, 1'790'000'000, journal::schema_code("operation"), 0, references, {fact.commit}}));
  }
  const std::string note = journal::sign_checkpoint({example.signer.origin(), example.edge.size(), example.edge.root(), ""}, example.signer);
  seeds.add("note", note);
  seeds.add("note", note.substr(0, note.find("\n\n") + 1));
  seeds.add("note", example.signer.vkey());
  const journal::TlogProof proof{1, {base::Hash{}, base::Hash{}}, note};
  seeds.add("note", journal::encode_tlog_proof(proof));
  seeds.add("proof", std::string("\x03\0\0\0\0\0\0\0\x09\0\0\0\0\0\0\0", 16) + std::string(128, 'p'));
}

}  // namespace

int main(int, char** arguments) {
  Seeds seeds(arguments[1]);
  add_tables(seeds);
  add_journal(seeds);
  seeds.add("token", "eyJhbGciOiJFUzI1NiIsImtpZCI6ImUifQ.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUuZ292LmNuIiwiYXVkIjoibGlhb3hpbiJ9.AAAA");
  seeds.add("token", R"({"keys":[{"kid":"e","kty":"EC","crv":"P-256","use":"sig","x":"axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY","y":"T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"}]})");
  seeds.add("json", R"({"items":["C4-03"],"from_on":"2026-01-01","decision_number":"a","decided_on":"2025-12-01","authority":"b"})");
  seeds.add("json", R"({"days":[{"date":"2027-01-01","kind":"off","holiday":"元旦"}],"notice":"n"})");
  seeds.add("json", R"({"objection":"obj-a","outcome":"corrected","points":["a"],"elements":{"CF_NR_FK":"0.1"}})");
  seeds.add("json", R"([1,-2,3.5,null,true,"\u00e9\n",{"a":{"b":[]}}])");
  seeds.add("request", "GET /organisations/org-x?q=%E6%B2%88&limit=20 HTTP/1.1\r\nHost: localhost:8080\r\nAccept: text/html\r\n\r\n");
  seeds.add("request", "POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n");
  seeds.add("request", "/v1/records/rec-a?x=1&y=%2e%2E");
  seeds.add("multipart", "\7--b\r\nContent-Disposition: form-data; name=\"item\"\r\n\r\nC4-03\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\\\"b.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n1,2\r\n--b--\r\n");
  seeds.add("multipart", "\1multipart/form-data; charset=utf-8; boundary=\"a b\"");
  for (const char* cell : {"2026年5月6日", "2026-05-06 00:00:00", "１，２３４．５０", "罚款、警告;其他-x", "长期", "91210100MA0000000X", "是", "—", "0.2000"}) {
    for (const char column : {'\0', '\x07', '\x30', '\x60'}) seeds.add("cell", std::string{column, '\0'} + cell);
  }
  for (const char* text : {"当事人 11010519491231002X", "联系 138 0000 1234", "电话 024-12345678", "6222 0200 0000 0000 000", "住沈阳市和平区演示大街1号2单元301室", "护照 E12345678"}) seeds.add("text_scan", text);
  return 0;
}
