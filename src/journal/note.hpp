#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "base/refusal.hpp"

/// C2SP signed-note: a text in UTF-8, an empty line, and one or more lines `— <name> <base64(key id, signature)>`.
namespace liaoxin::journal {

constexpr std::size_t kMaxSignatureLines = 64;
constexpr std::size_t kMaxNoteBytes = 1'000'000;

/// A public key with the name it signs under. The printed form is the vkey:
/// name + "+" + hex(key id) + "+" + base64(type || public key).
struct VerifierKey {
  std::string name;
  std::uint32_t id = 0;  ///< first four bytes of SHA-256(name, newline, type, public key)
  base::Bytes public_key;  ///< 32 bytes, Ed25519 (type 01, the only one this version checks)
  bool operator==(const VerifierKey&) const = default;
};

/// A name is not empty and holds no blank of any script and no plus sign.
[[nodiscard]] bool is_key_name(std::string_view name);
[[nodiscard]] VerifierKey verifier_key(std::string name, base::Bytes public_key);
[[nodiscard]] std::string vkey(const VerifierKey& key);
/// Refuses with key_malformed; the key id must be that of name and key, the type Ed25519.
[[nodiscard]] base::Result<VerifierKey> parse_vkey(std::string_view text);

struct SignatureLine {
  std::string name;
  std::uint32_t key_id = 0;
  base::Bytes signature;
};

struct Note {
  std::string text;  ///< ends in a newline
  std::vector<SignatureLine> signatures;
};

/// Shape only. Refuses with note_malformed: bytes outside UTF-8 or below 0x20 other than newline, no last newline,
/// no empty line before the signatures, text after them, a line that is not a signature line, more than 64 of them.
[[nodiscard]] base::Result<Note> parse_note(std::string_view bytes);

/// A line under a key we hold (name and key id both) must be good: otherwise note_signature_false for the whole
/// note. Other lines are ignored. Refuses with note_not_signed when no line is of a key we hold.
[[nodiscard]] base::Result<void> verify_note(const Note& note, std::span<const VerifierKey> keys);

/// Signs for a log. In production the key may live in another process or in hardware, out of reach of whoever
/// administers the database.
class Signer {
 public:
  virtual ~Signer() = default;
  /// The name of the key, which for a log is its origin.
  [[nodiscard]] virtual const std::string& origin() const = 0;
  [[nodiscard]] virtual std::string vkey() const = 0;
  /// One signature line, with its newline, over a text that ends in a newline.
  [[nodiscard]] virtual std::string sign(std::string_view text) const = 0;
};

class Ed25519Signer final : public Signer {
 public:
  /// `seed`: the 32 secret bytes of an Ed25519 key.
  Ed25519Signer(std::string origin, base::Bytes seed);
  [[nodiscard]] const std::string& origin() const override { return key_.name; }
  [[nodiscard]] std::string vkey() const override { return journal::vkey(key_); }
  [[nodiscard]] std::string sign(std::string_view text) const override;
  [[nodiscard]] const VerifierKey& key() const { return key_; }

 private:
  VerifierKey key_;
  base::Bytes seed_;
};

/// The whole note: text, empty line, signature line.
[[nodiscard]] std::string sign_note(std::string_view text, const Signer& signer);

}  // namespace liaoxin::journal
