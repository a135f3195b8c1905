#pragma once
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>

namespace liaoxin::http::testing {

/// A certificate for `localhost` that only its own holder vouches for, and its key, as files as long as the object lives.
class SelfSigned {
 public:
  explicit SelfSigned(long from_seconds = -3600, long until_seconds = 3600, const char* passphrase = nullptr) {
    static std::atomic<int> made{0};
    const std::filesystem::path place = std::filesystem::temp_directory_path() / ("liaoxin-cert-" + std::to_string(::getpid()) + "-" + std::to_string(++made));
    certificate = place.string() + ".crt";
    key = place.string() + ".key";
    EVP_PKEY* pair = EVP_EC_gen("P-256");
    X509* made_out = X509_new();
    X509_set_version(made_out, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made_out), 1);
    X509_gmtime_adj(X509_getm_notBefore(made_out), from_seconds);
    X509_gmtime_adj(X509_getm_notAfter(made_out), until_seconds);
    X509_set_pubkey(made_out, pair);
    X509_NAME* name = X509_get_subject_name(made_out);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(made_out, name);
    X509_EXTENSION* names = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost");
    X509_add_ext(made_out, names, -1);
    X509_sign(made_out, pair, EVP_sha256());
    FILE* out = std::fopen(certificate.c_str(), "w");
    PEM_write_X509(out, made_out);
    std::fclose(out);
    out = std::fopen(key.c_str(), "w");
    PEM_write_PrivateKey(out, pair, passphrase == nullptr ? nullptr : EVP_aes_128_cbc(), nullptr, 0, nullptr, const_cast<char*>(passphrase));
    std::fclose(out);
    std::filesystem::permissions(key, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    X509_EXTENSION_free(names);
    X509_free(made_out);
    EVP_PKEY_free(pair);
  }
  ~SelfSigned() {
    std::filesystem::remove(certificate);
    std::filesystem::remove(key);
  }
  SelfSigned(const SelfSigned&) = delete;
  SelfSigned& operator=(const SelfSigned&) = delete;
  std::filesystem::path certificate, key;
};

}  // namespace liaoxin::http::testing
