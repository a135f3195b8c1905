#include "base/hash.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

#include "base/check.hpp"

namespace liaoxin::base {
namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

EVP_MD_CTX* fresh_context() {
  static thread_local EVP_MD_CTX* context = EVP_MD_CTX_new();
  static const EVP_MD* digest = EVP_sha256();
  CHECK(context != nullptr);
  CHECK(EVP_DigestInit_ex(context, digest, nullptr) == 1);
  return context;
}

constexpr std::string_view kBase32 = "abcdefghijklmnopqrstuvwxyz234567";

}  // namespace

Hash sha256(std::string_view bytes) { return sha256(bytes, {}); }

Hash sha256(std::string_view first, std::string_view second) {
  EVP_MD_CTX* context = fresh_context();
  Hash hash;
  CHECK(EVP_DigestUpdate(context, first.data(), first.size()) == 1);
  CHECK(EVP_DigestUpdate(context, second.data(), second.size()) == 1);
  CHECK(EVP_DigestFinal_ex(context, hash.data(), nullptr) == 1);
  return hash;
}

Hash hmac_sha256(std::string_view key, std::string_view message) {
  // RFC 2104 over the EVP digest: the one-shot HMAC() fetches its algorithm anew at every call, which costs
  // more than the hashing itself.
  unsigned char block[64] = {};
  if (key.size() > sizeof block) {
    const Hash shortened = sha256(key);
    std::copy(shortened.begin(), shortened.end(), block);
  } else {
    std::copy(key.begin(), key.end(), block);
  }
  unsigned char inner[64], outer[64];
  for (int i = 0; i < 64; ++i) {
    inner[i] = block[i] ^ 0x36;
    outer[i] = block[i] ^ 0x5c;
  }
  const Hash first = sha256({reinterpret_cast<char*>(inner), 64}, message);
  const Hash result = sha256({reinterpret_cast<char*>(outer), 64}, view(first));
  OPENSSL_cleanse(block, sizeof block);
  OPENSSL_cleanse(inner, sizeof inner);
  OPENSSL_cleanse(outer, sizeof outer);
  return result;
}

std::optional<Hash> to_hash(std::string_view bytes) {
  if (bytes.size() != 32) return std::nullopt;
  Hash hash;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

std::string hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const unsigned char c : bytes) {
    text += kDigits[c >> 4];
    text += kDigits[c & 15];
  }
  return text;
}

std::optional<Bytes> unhex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes bytes;
  auto value = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = value(text[i]), low = value(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), raw(bytes), static_cast<int>(bytes.size()));
  CHECK(size == static_cast<int>(text.size()));
  return text;
}

std::optional<Bytes> unbase64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  if (text.empty()) return Bytes{};
  std::size_t padding = 0;
  while (padding < 2 && text[text.size() - 1 - padding] == '=') ++padding;
  for (std::size_t i = 0; i + padding < text.size(); ++i) {
    const char c = text[i];
    const bool known = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    if (!known) return std::nullopt;
  }
  Bytes bytes(text.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), raw(text), static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  bytes.resize(bytes.size() - padding);
  if (base64(bytes) != text) return std::nullopt;  // stray bits in the last character
  return bytes;
}

std::string base32(std::string_view bytes) {
  std::string text;
  unsigned buffer = 0, bits = 0;
  for (const unsigned char c : bytes) {
    buffer = (buffer << 8 | c) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += kBase32[buffer >> bits & 31];
    }
  }
  if (bits > 0) text += kBase32[buffer << (5 - bits) & 31];
  return text;
}

std::optional<Bytes> unbase32(std::string_view text) {
  Bytes bytes;
  unsigned buffer = 0, bits = 0;
  for (const char c : text) {
    const std::size_t value = kBase32.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    buffer = (buffer << 5 | static_cast<unsigned>(value)) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(buffer >> bits & 255);
    }
  }
  if (base32(bytes) != text) return std::nullopt;
  return bytes;
}

bool equal_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Sha256Stream::Sha256Stream() : context_(EVP_MD_CTX_new()) {
  CHECK(context_ != nullptr);
  CHECK(EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_), EVP_sha256(), nullptr) == 1);
}
Sha256Stream::~Sha256Stream() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context_)); }
void Sha256Stream::add(std::string_view bytes) {
  CHECK(EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_), bytes.data(), bytes.size()) == 1);
}
Hash Sha256Stream::finish() {
  Hash hash;
  CHECK(EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_), hash.data(), nullptr) == 1);
  return hash;
}

}  // namespace liaoxin::base
