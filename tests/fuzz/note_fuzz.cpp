#include <span>

#include "base/check.hpp"
#include "journal/checkpoint.hpp"
#include "journal/tlog_proof.hpp"

// Signed notes, checkpoints, keys and proofs: texts from anywhere. Nothing holds without the key's signature.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // No input can hold a signature under a key nobody has.
  static const journal::VerifierKey key = journal::verifier_key("localhost:8080/log/0", base::Bytes(32, '\x01'));
  CHECK(!journal::open_checkpoint(text, std::span(&key, 1)));
  if (const auto note = journal::parse_note(text)) CHECK(!journal::verify_note(*note, std::span(&key, 1)));
  if (const auto checkpoint = journal::parse_checkpoint(text)) CHECK(journal::checkpoint_text(*checkpoint) == text);
  if (const auto vkey = journal::parse_vkey(text)) CHECK(journal::vkey(*vkey) == text);
  if (const auto proof = journal::parse_tlog_proof(text)) {
    const auto again = journal::parse_tlog_proof(journal::encode_tlog_proof(*proof));
    CHECK(again && *again == *proof);
    CHECK(!journal::verify_tlog_proof(base::Hash{}, *proof, std::span(&key, 1)));
  }
  return 0;
}
