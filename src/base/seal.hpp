#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace liaoxin::base {

/// Source of random bytes. Production uses the system's; a simulation hands in a seeded one.
class Random {
 public:
  virtual ~Random() = default;
  /// Fills exactly `size` bytes, or throws Failure("random_failed"): crypto failure is closed.
  [[nodiscard]] virtual Bytes bytes(std::size_t size) = 0;
};

/// RAND_bytes, result checked.
class SystemRandom final : public Random {
 public:
  [[nodiscard]] Bytes bytes(std::size_t size) override;

 private:
  Bytes pool_;
  std::size_t used_ = 0;
  int process_ = 0;  ///< whose pool it is: a fork does not draw what its parent draws
};

/// Deterministic bytes from a seed (SHA-256 in counter mode). For demo data and simulation only.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : seed_(seed) {}
  [[nodiscard]] Bytes bytes(std::size_t size) override;
  /// A number in [0, bound); bound > 0.
  [[nodiscard]] std::uint64_t below(std::uint64_t bound);

 private:
  std::uint64_t seed_;
  std::uint64_t counter_ = 0;
};

/// A 32-byte key with the number under which it is stored.
struct Key {
  std::uint32_t id = 0;
  Bytes bytes;
};

/// Sealed value: u8 version | u32 key id | 12-byte nonce | ciphertext | 16-byte tag (AES-256-GCM).
/// `associated` binds the value to its place (table, column, ledger, row), so that a moved value does not open.
[[nodiscard]] Bytes seal(const Key& key, std::string_view plain, std::string_view associated, Random& random);
[[nodiscard]] std::optional<std::uint32_t> sealed_key_id(std::string_view sealed);
/// Nothing when key, place or a single bit differs.
[[nodiscard]] std::optional<Bytes> open(const Key& key, std::string_view sealed, std::string_view associated);

/// Ed25519: key seed (32 bytes) to public key; signature over a message; check.
[[nodiscard]] Bytes ed25519_public(std::string_view seed);
[[nodiscard]] Bytes ed25519_sign(std::string_view seed, std::string_view message);
[[nodiscard]] bool ed25519_verify(std::string_view public_key, std::string_view message, std::string_view signature);

/// One AES-128 block: internal number to the bytes of a public identifier and back.
[[nodiscard]] Bytes encrypt_block(std::string_view key16, std::string_view block16);
[[nodiscard]] Bytes decrypt_block(std::string_view key16, std::string_view block16);

}  // namespace liaoxin::base
