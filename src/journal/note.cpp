#include "journal/note.hpp"

#include <algorithm>
#include <optional>

#include "base/check.hpp"
#include "base/seal.hpp"
#include "base/text.hpp"

namespace liaoxin::journal {
namespace {

using Word = base::RefusalWord;

constexpr std::string_view kEd25519Type{"\x01", 1};
constexpr std::string_view kLineStart = "\u2014 ";  // em dash, blank

std::unexpected<base::Refusal> malformed(std::string_view what) { return base::refuse(Word::note_malformed, what); }

/// The code points with the Unicode property White_Space.
bool is_blank(char32_t c) {
  return (c >= 0x09 && c <= 0x0d) || c == 0x20 || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

std::uint32_t first_four(std::string_view bytes) {
  std::uint32_t value = 0;
  for (const unsigned char c : bytes.substr(0, 4)) value = value << 8 | c;
  return value;
}

base::Bytes four_bytes(std::uint32_t value) {
  base::Bytes bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 255);
  return bytes;
}

bool has_forbidden_byte(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
}

/// `line` comes without its newline.
std::optional<SignatureLine> parse_signature_line(std::string_view line) {
  if (!line.starts_with(kLineStart)) return std::nullopt;
  line.remove_prefix(kLineStart.size());
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || !is_key_name(line.substr(0, blank))) return std::nullopt;
  const auto bytes = base::unbase64(line.substr(blank + 1));
  if (!bytes || bytes->size() < 5) return std::nullopt;
  return SignatureLine{std::string(line.substr(0, blank)), first_four(*bytes), bytes->substr(4)};
}

}  // namespace

bool is_key_name(std::string_view name) {
  if (name.empty() || !base::is_utf8(name) || name.find('+') != std::string_view::npos) return false;
  const std::u32string code_points = base::to_code_points(name);
  return std::none_of(code_points.begin(), code_points.end(), [](char32_t c) { return is_blank(c) || c < 0x20; });
}

VerifierKey verifier_key(std::string name, base::Bytes public_key) {
  CHECK(is_key_name(name));
  CHECK(public_key.size() == 32);
  const base::Hash hash = base::sha256(name + "\n", std::string(kEd25519Type) + public_key);
  return {std::move(name), first_four(base::view(hash)), std::move(public_key)};
}

std::string vkey(const VerifierKey& key) {
  return key.name + "+" + base::hex(four_bytes(key.id)) + "+" +
         base::base64(std::string(kEd25519Type) + key.public_key);
}

base::Result<VerifierKey> parse_vkey(std::string_view text) {
  const std::size_t first = text.find('+');
  const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos || !is_key_name(text.substr(0, first))) {
    return base::refuse(Word::key_malformed, "name+hex+base64");
  }
  const auto key = base::unbase64(text.substr(second + 1));
  if (!key || key->size() != 33 || !key->starts_with(kEd25519Type)) {
    return base::refuse(Word::key_malformed, "Ed25519");
  }
  VerifierKey result = verifier_key(std::string(text.substr(0, first)), key->substr(1));
  if (base::hex(four_bytes(result.id)) != text.substr(first + 1, second - first - 1)) {
    return base::refuse(Word::key_malformed, "key id");
  }
  return result;
}

base::Result<Note> parse_note(std::string_view bytes) {
  if (bytes.size() > kMaxNoteBytes) return malformed("size");
  if (!base::is_utf8(bytes)) return malformed("UTF-8");
  if (has_forbidden_byte(bytes)) return malformed("control character");
  if (!bytes.ends_with('\n')) return malformed("last newline");
  // The text may hold empty lines of its own: the last one parts it from the signatures.
  const std::size_t split = bytes.rfind("\n\n");
  if (split == std::string_view::npos) return malformed("empty line");
  Note note{std::string(bytes.substr(0, split + 1)), {}};
  std::string_view rest = bytes.substr(split + 2);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    auto line = parse_signature_line(rest.substr(0, end));
    if (!line) return malformed("signature line");
    if (note.signatures.size() == kMaxSignatureLines) return malformed("too many signature lines");
    note.signatures.push_back(std::move(*line));
    rest.remove_prefix(end + 1);
  }
  if (note.signatures.empty()) return malformed("no signature line");
  return note;
}

base::Result<void> verify_note(const Note& note, std::span<const VerifierKey> keys) {
  bool is_signed = false;
  for (const SignatureLine& line : note.signatures) {
    for (const VerifierKey& key : keys) {
      if (key.name != line.name || key.id != line.key_id) continue;
      if (!base::ed25519_verify(key.public_key, note.text, line.signature)) {
        return base::refuse(Word::note_signature_false, base::one_line(line.name));
      }
      is_signed = true;
    }
  }
  if (!is_signed) return base::refuse(Word::note_not_signed);
  return {};
}

Ed25519Signer::Ed25519Signer(std::string origin, base::Bytes seed)
    : key_(verifier_key(std::move(origin), base::ed25519_public(seed))), seed_(std::move(seed)) {}

std::string Ed25519Signer::sign(std::string_view text) const {
  CHECK(text.ends_with('\n'));
  const base::Bytes signature = base::ed25519_sign(seed_, text);
  return std::string(kLineStart) + key_.name + " " + base::base64(four_bytes(key_.id) + signature) + "\n";
}

std::string sign_note(std::string_view text, const Signer& signer) {
  return std::string(text) + "\n" + signer.sign(text);
}

}  // namespace liaoxin::journal
