#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace liaoxin::base {

using Bytes = std::string;  ///< raw bytes; std::string so that views, maps and SQL bindings are plain
using Hash = std::array<unsigned char, 32>;

[[nodiscard]] Hash sha256(std::string_view bytes);
/// SHA-256 of two pieces one after the other, without joining them.
[[nodiscard]] Hash sha256(std::string_view first, std::string_view second);
[[nodiscard]] Hash hmac_sha256(std::string_view key, std::string_view message);
[[nodiscard]] inline std::string_view view(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}
[[nodiscard]] std::optional<Hash> to_hash(std::string_view bytes);  ///< exactly 32 bytes, else nothing

[[nodiscard]] std::string hex(std::string_view bytes);
[[nodiscard]] std::optional<Bytes> unhex(std::string_view text);
/// Standard alphabet, padded.
[[nodiscard]] std::string base64(std::string_view bytes);
/// Strict: standard alphabet, full padding, no stray bits, no blanks.
[[nodiscard]] std::optional<Bytes> unbase64(std::string_view text);
/// RFC 4648 lower-case base32 without padding, for public identifiers.
[[nodiscard]] std::string base32(std::string_view bytes);
[[nodiscard]] std::optional<Bytes> unbase32(std::string_view text);

/// Compares secrets in constant time.
[[nodiscard]] bool equal_secret(std::string_view a, std::string_view b);

/// Running SHA-256 over a stream.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;
  void add(std::string_view bytes);
  [[nodiscard]] Hash finish();

 private:
  void* context_;
};

}  // namespace liaoxin::base
