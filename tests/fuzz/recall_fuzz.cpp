#include "base/check.hpp"
#include "base/seal.hpp"
#include "journal/note.hpp"
#include "report/recall_file.hpp"

// Any text as a recall certificate, checked under the key of the seeds: what verifies must be the file that was issued,
// apart from blanks and the order of keys.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  static const std::string key = journal::Ed25519Signer("localhost:8080/log/0", base::Bytes(32, 'k')).vkey();
  const auto verified = report::verify_recall({reinterpret_cast<const char*>(data), size}, key);
  if (!verified) return 0;
  CHECK(verified->body.organisation_uscc == "91210100MA0000000X");
  CHECK(verified->body.document_number == "沈市监罚〔2026〕12号");
  (void)report::printed_facts(*verified);
  return 0;
}
