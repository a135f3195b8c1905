#pragma once
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <memory>
#include <string>
#include <vector>

#include "access/identity_token.hpp"
#include "base/check.hpp"
#include "base/hash.hpp"

namespace liaoxin::access::testing {

/// A key pair of a provider that signs whatever it is asked to.
class TokenKey {
 public:
  enum class Kind { rsa, small_rsa, ec };
  explicit TokenKey(std::string id, Kind kind = Kind::ec)
      : id_(std::move(id)), kind_(kind), key_(kind == Kind::ec ? EVP_EC_gen("P-256") : EVP_RSA_gen(kind == Kind::rsa ? 2048 : 1024), EVP_PKEY_free) {}

  /// Its public half as a key set holds it, with more members.
  [[nodiscard]] std::string jwk(const std::string& more = "") const {
    const std::string head = R"({"kid":")" + id_ + R"(","use":"sig",)" + more;
    if (kind_ != Kind::ec) return head + R"("kty":"RSA","n":")" + number(OSSL_PKEY_PARAM_RSA_N) + R"(","e":")" + number(OSSL_PKEY_PARAM_RSA_E) + "\"}";
    return head + R"("kty":"EC","crv":"P-256","x":")" + number(OSSL_PKEY_PARAM_EC_PUB_X, 32) + R"(","y":")" + number(OSSL_PKEY_PARAM_EC_PUB_Y, 32) + "\"}";
  }
  /// A token with this header and payload, signed as `algorithm` says, whatever the header claims.
  [[nodiscard]] std::string token(const std::string& header, const std::string& payload, const std::string& algorithm) const {
    const std::string bytes = base64url(header) + "." + base64url(payload);
    return bytes + "." + base64url(signature(bytes, algorithm));
  }
  [[nodiscard]] std::string token(const std::string& payload, const std::string& algorithm = "ES256") const { return token(R"({"alg":")" + algorithm + R"(","kid":")" + id_ + "\"}", payload, algorithm); }

 private:
  [[nodiscard]] std::string number(const char* parameter, int size = 0) const {
    BIGNUM* value = nullptr;
    CHECK(EVP_PKEY_get_bn_param(key_.get(), parameter, &value) == 1);
    std::string bytes(static_cast<std::size_t>(size == 0 ? BN_num_bytes(value) : size), '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    BN_free(value);
    return base64url(bytes);
  }
  [[nodiscard]] std::string signature(const std::string& bytes, const std::string& algorithm) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_PKEY_CTX* key = nullptr;
    CHECK(EVP_DigestSignInit(context.get(), &key, EVP_sha256(), nullptr, key_.get()) == 1);
    if (algorithm == "PS256") {
      EVP_PKEY_CTX_set_rsa_padding(key, RSA_PKCS1_PSS_PADDING);
      EVP_PKEY_CTX_set_rsa_pss_saltlen(key, RSA_PSS_SALTLEN_DIGEST);
    }
    std::size_t size = 0;
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    CHECK(EVP_DigestSign(context.get(), nullptr, &size, data, bytes.size()) == 1);
    std::string made(size, '\0');
    CHECK(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(made.data()), &size, data, bytes.size()) == 1);
    made.resize(size);
    if (kind_ != Kind::ec) return made;
    // A token holds both numbers, 32 bytes each (RFC 7518 section 3.4).
    const auto* der = reinterpret_cast<const unsigned char*>(made.data());
    ECDSA_SIG* both = d2i_ECDSA_SIG(nullptr, &der, static_cast<long>(made.size()));
    std::string plain(64, '\0');
    BN_bn2binpad(ECDSA_SIG_get0_r(both), reinterpret_cast<unsigned char*>(plain.data()), 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(both), reinterpret_cast<unsigned char*>(plain.data()) + 32, 32);
    ECDSA_SIG_free(both);
    return plain;
  }
  std::string id_;
  Kind kind_;
  std::shared_ptr<EVP_PKEY> key_;
};

}  // namespace liaoxin::access::testing
