#include "journal/checkpoint.hpp"

#include <algorithm>
#include <optional>

#include "base/check.hpp"
#include "base/text.hpp"
#include "journal/log_text.hpp"
#include "journal/tree.hpp"

namespace liaoxin::journal {
namespace {

using Word = base::RefusalWord;

}  // namespace

std::string checkpoint_text(const Checkpoint& checkpoint) {
  CHECK(checkpoint.size <= kMaxTreeSize);
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
         base::base64(base::view(checkpoint.root)) + "\n" + checkpoint.extensions;
}

base::Result<Checkpoint> parse_checkpoint(std::string_view text) {
  std::string_view rest = text;
  const auto origin = take_line(rest);
  if (!origin || origin->empty()) return base::refuse(Word::checkpoint_malformed, "origin");
  const auto size_line = take_line(rest);
  const auto size = size_line ? parse_decimal(*size_line) : std::nullopt;
  if (!size) return base::refuse(Word::checkpoint_malformed, "size");
  const auto root_line = take_line(rest);
  const auto root_bytes = root_line ? base::unbase64(*root_line) : std::nullopt;
  const auto root = root_bytes ? base::to_hash(*root_bytes) : std::nullopt;
  if (!root) return base::refuse(Word::checkpoint_malformed, "root");
  if (*size == 0 && *root != empty_root()) return base::refuse(Word::checkpoint_malformed, "root of size 0");
  Checkpoint checkpoint{std::string(*origin), *size, *root, std::string(rest)};
  while (!rest.empty()) {
    const auto line = take_line(rest);
    if (!line || line->empty()) return base::refuse(Word::checkpoint_malformed, "extension line");
  }
  return checkpoint;
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const Signer& signer) {
  CHECK(checkpoint.origin == signer.origin());
  return sign_note(checkpoint_text(checkpoint), signer);
}

base::Result<Checkpoint> open_checkpoint(std::string_view note, std::span<const VerifierKey> keys) {
  const Note parsed = TRY(parse_note(note));
  TRY_VOID(verify_note(parsed, keys));
  Checkpoint checkpoint = TRY(parse_checkpoint(parsed.text));
  // A witness may have signed as well; the log itself signs under its origin, and that line must be there.
  const auto is_log_line = [&](const SignatureLine& line) {
    return line.name == checkpoint.origin && std::any_of(keys.begin(), keys.end(), [&](const VerifierKey& key) {
             return key.name == line.name && key.id == line.key_id;
           });
  };
  if (std::none_of(parsed.signatures.begin(), parsed.signatures.end(), is_log_line)) {
    return base::refuse(Word::origin_unknown, base::one_line(checkpoint.origin));
  }
  return checkpoint;
}

std::string origin_of(std::string_view name, std::uint32_t ledger, std::uint32_t epoch) {
  const std::string first = std::string(name) + "/log/" + std::to_string(ledger);
  return epoch == 0 ? first : first + "/" + std::to_string(epoch);
}

}  // namespace liaoxin::journal
