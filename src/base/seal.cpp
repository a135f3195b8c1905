#include "base/seal.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <unistd.h>

#include "base/check.hpp"
#include "base/failure.hpp"

namespace liaoxin::base {
namespace {

constexpr std::size_t kHead = 1 + 4 + 12, kTag = 16;

struct CipherContext {
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  CipherContext() { CHECK(context != nullptr); }
  ~CipherContext() { EVP_CIPHER_CTX_free(context); }
  CipherContext(const CipherContext&) = delete;
  CipherContext& operator=(const CipherContext&) = delete;
};

const EVP_CIPHER* gcm() {
  static EVP_CIPHER* cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  CHECK(cipher != nullptr);
  return cipher;
}

unsigned char* raw(Bytes& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Bytes one_block(std::string_view key16, std::string_view block16, bool encrypt) {
  CHECK(key16.size() == 16 && block16.size() == 16);
  CipherContext cipher;
  Bytes out(32, '\0');
  int size = 0;
  CHECK(EVP_CipherInit_ex(cipher.context, EVP_aes_128_ecb(), nullptr, raw(key16), nullptr, encrypt ? 1 : 0) == 1);
  CHECK(EVP_CIPHER_CTX_set_padding(cipher.context, 0) == 1);
  CHECK(EVP_CipherUpdate(cipher.context, raw(out), &size, raw(block16), 16) == 1);
  CHECK(size == 16);
  out.resize(16);
  return out;
}

}  // namespace

Bytes SystemRandom::bytes(std::size_t size) {
  if (size > 256) {
    Bytes direct(size, '\0');
    if (RAND_bytes(raw(direct), static_cast<int>(size)) != 1) throw Failure("random_failed", "the system gave no random bytes");
    return direct;
  }
  if (process_ != ::getpid() || pool_.size() - used_ < size) {
    process_ = ::getpid();
    pool_.assign(4096, '\0');
    used_ = 0;
    if (RAND_bytes(raw(pool_), static_cast<int>(pool_.size())) != 1) {
      pool_.clear();
      throw Failure("random_failed", "the system gave no random bytes");
    }
  }
  Bytes out = pool_.substr(used_, size);
  std::fill_n(pool_.begin() + static_cast<std::ptrdiff_t>(used_), size, '\0');
  used_ += size;
  return out;
}

Bytes SeededRandom::bytes(std::size_t size) {
  Bytes out;
  while (out.size() < size) {
    std::string block;
    for (int i = 0; i < 8; ++i) block += static_cast<char>(seed_ >> (8 * i));
    for (int i = 0; i < 8; ++i) block += static_cast<char>(counter_ >> (8 * i));
    ++counter_;
    out += view(sha256("liaoxin/seeded/v1", block));
  }
  out.resize(size);
  return out;
}

std::uint64_t SeededRandom::below(std::uint64_t bound) {
  CHECK(bound > 0);
  const Bytes eight = bytes(8);
  std::uint64_t value = 0;
  for (const unsigned char c : eight) value = value << 8 | c;
  return value % bound;
}

Bytes seal(const Key& key, std::string_view plain, std::string_view associated, Random& random) {
  CHECK(key.bytes.size() == 32);
  Bytes sealed(kHead + plain.size() + kTag, '\0');
  sealed[0] = 1;
  for (int i = 0; i < 4; ++i) sealed[1 + static_cast<std::size_t>(i)] = static_cast<char>(key.id >> (24 - 8 * i));
  const Bytes nonce = random.bytes(12);
  std::copy(nonce.begin(), nonce.end(), sealed.begin() + 5);
  static thread_local CipherContext cipher;
  int size = 0;
  CHECK(EVP_EncryptInit_ex2(cipher.context, gcm(), raw(std::string_view(key.bytes)), raw(std::string_view(nonce)), nullptr) == 1);
  CHECK(EVP_EncryptUpdate(cipher.context, nullptr, &size, raw(associated), static_cast<int>(associated.size())) == 1);
  CHECK(EVP_EncryptUpdate(cipher.context, raw(sealed) + kHead, &size, raw(plain), static_cast<int>(plain.size())) == 1);
  CHECK(EVP_EncryptFinal_ex(cipher.context, raw(sealed) + kHead + size, &size) == 1);
  CHECK(EVP_CIPHER_CTX_ctrl(cipher.context, EVP_CTRL_GCM_GET_TAG, kTag, raw(sealed) + kHead + plain.size()) == 1);
  return sealed;
}

std::optional<std::uint32_t> sealed_key_id(std::string_view sealed) {
  if (sealed.size() < kHead + kTag || sealed[0] != 1) return std::nullopt;
  std::uint32_t id = 0;
  for (std::size_t i = 1; i <= 4; ++i) id = id << 8 | static_cast<unsigned char>(sealed[i]);
  return id;
}

std::optional<Bytes> open(const Key& key, std::string_view sealed, std::string_view associated) {
  CHECK(key.bytes.size() == 32);
  if (sealed_key_id(sealed) != key.id) return std::nullopt;
  const std::size_t length = sealed.size() - kHead - kTag;
  Bytes plain(length, '\0');
  Bytes tag(sealed.substr(kHead + length));
  static thread_local CipherContext cipher;
  int size = 0;
  CHECK(EVP_DecryptInit_ex2(cipher.context, gcm(), raw(std::string_view(key.bytes)), raw(sealed.substr(5, 12)), nullptr) == 1);
  CHECK(EVP_DecryptUpdate(cipher.context, nullptr, &size, raw(associated), static_cast<int>(associated.size())) == 1);
  CHECK(EVP_DecryptUpdate(cipher.context, raw(plain), &size, raw(sealed.substr(kHead, length)), static_cast<int>(length)) == 1);
  CHECK(EVP_CIPHER_CTX_ctrl(cipher.context, EVP_CTRL_GCM_SET_TAG, kTag, raw(tag)) == 1);
  if (EVP_DecryptFinal_ex(cipher.context, raw(plain) + size, &size) != 1) return std::nullopt;
  return plain;
}

Bytes ed25519_public(std::string_view seed) {
  CHECK(seed.size() == 32);
  EVP_PKEY* key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(seed), seed.size());
  CHECK(key != nullptr);
  Bytes out(32, '\0');
  std::size_t size = out.size();
  CHECK(EVP_PKEY_get_raw_public_key(key, raw(out), &size) == 1 && size == 32);
  EVP_PKEY_free(key);
  return out;
}

Bytes ed25519_sign(std::string_view seed, std::string_view message) {
  CHECK(seed.size() == 32);
  EVP_PKEY* key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(seed), seed.size());
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  CHECK(key != nullptr && context != nullptr);
  Bytes signature(64, '\0');
  std::size_t size = signature.size();
  CHECK(EVP_DigestSignInit(context, nullptr, nullptr, nullptr, key) == 1);
  CHECK(EVP_DigestSign(context, raw(signature), &size, raw(message), message.size()) == 1 && size == 64);
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  return signature;
}

bool ed25519_verify(std::string_view public_key, std::string_view message, std::string_view signature) {
  if (public_key.size() != 32 || signature.size() != 64) return false;
  EVP_PKEY* key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(public_key), public_key.size());
  if (key == nullptr) return false;
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  CHECK(context != nullptr);
  const bool good = EVP_DigestVerifyInit(context, nullptr, nullptr, nullptr, key) == 1 &&
                    EVP_DigestVerify(context, raw(signature), signature.size(), raw(message), message.size()) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(key);
  return good;
}

Bytes encrypt_block(std::string_view key16, std::string_view block16) { return one_block(key16, block16, true); }
Bytes decrypt_block(std::string_view key16, std::string_view block16) { return one_block(key16, block16, false); }

}  // namespace liaoxin::base
