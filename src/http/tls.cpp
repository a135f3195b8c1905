#include "http/tls.hpp"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include "base/failure.hpp"
#include "base/hash.hpp"

namespace liaoxin::http {
namespace {

/// What TLS 1.2 may use; TLS 1.3 has no other kind.
constexpr const char* kCiphers = "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
                                 "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
constexpr const char* kGroups = "X25519:P-256:P-384";
constexpr int kChainDepth = 4;

/// What the library says of its last error, and nothing of it left for the next.
std::string last_error() {
  const unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  char text[256] = "no reason given";
  if (code != 0) ERR_error_string_n(code, text, sizeof text);
  return text;
}

[[noreturn]] void fail(const char* word, const std::filesystem::path& file, const std::string& why, const char* remedy) { throw base::Failure(word, fmt::format("{}: {}", file.string(), why), remedy); }

void must(int is_set, const char* what) {
  if (is_set != 1) throw base::Failure("tls_unusable", fmt::format("{}: {}", what, last_error()), "check the OpenSSL library of this machine");
}

/// A passphrase could only be asked for at a terminal, where a server has none.
int no_passphrase(char*, int, int, void*) { return 0; }

void load_certificate(SSL_CTX* context, const std::filesystem::path& file) {
  if (SSL_CTX_use_certificate_chain_file(context, file.c_str()) != 1) fail("tls_file_unreadable", file, last_error(), "give a PEM file with the server's certificate first and then those of the authorities between");
  const X509* certificate = SSL_CTX_get0_certificate(context);
  const bool has_begun = X509_cmp_current_time(X509_get0_notBefore(certificate)) < 0, has_ended = X509_cmp_current_time(X509_get0_notAfter(certificate)) < 0;
  if (!has_begun || has_ended) fail("tls_certificate_not_in_force", file, has_ended ? "the certificate has expired" : "the certificate is not valid yet", "have it renewed, or set this machine's clock right");
}

void load_key(SSL_CTX* context, const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) fail("tls_file_unreadable", file, "there is no such file, or it may not be read", "check the path and the owner of the key file");
  if ((status.st_mode & 077) != 0) fail("tls_key_open", file, fmt::format("mode {:04o}: others than its owner may use the key", status.st_mode & 07777), "chmod 600 the file, and have a new key certified where somebody may have read this one");
  if (SSL_CTX_use_PrivateKey_file(context, file.c_str(), SSL_FILETYPE_PEM) == 1) return;
  if (ERR_GET_REASON(ERR_peek_last_error()) == X509_R_KEY_VALUES_MISMATCH) {
    ERR_clear_error();
    fail("tls_pair_wrong", file, "this is not the key of the certificate", "give the key the certificate was issued for");
  }
  fail("tls_key_unreadable", file, last_error(), "give a PEM file with the private key, without a passphrase");
}

void believe_clients(SSL_CTX* context, const TlsFiles& files) {
  STACK_OF(X509_NAME)* names = SSL_load_client_CA_file(files.client_ca.c_str());
  if (names == nullptr || SSL_CTX_load_verify_file(context, files.client_ca.c_str()) != 1) {
    fail("tls_file_unreadable", files.client_ca, last_error(), "give a PEM file with the certificates of the authorities that issue to machine clients");
  }
  SSL_CTX_set_client_CA_list(context, names);
  // A browser has none and shows none; one that is shown has to hold.
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_verify_depth(context, kChainDepth);
  if (files.client_crl.empty()) return;
  X509_STORE* store = SSL_CTX_get_cert_store(context);
  X509_LOOKUP* lookup = X509_STORE_add_lookup(store, X509_LOOKUP_file());
  if (lookup == nullptr || X509_load_crl_file(lookup, files.client_crl.c_str(), X509_FILETYPE_PEM) < 1) {
    fail("tls_file_unreadable", files.client_crl, last_error(), "give a PEM file with the current revocation list of each of these authorities");
  }
  X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK);
}

}  // namespace

std::shared_ptr<SSL_CTX> server_tls(const TlsFiles& files) {
  ERR_clear_error();
  std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  if (!context) throw base::Failure("tls_unusable", last_error(), "check the OpenSSL library of this machine");
  SSL_CTX* const raw = context.get();
  must(SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION), "TLS 1.2");
  must(SSL_CTX_set_cipher_list(raw, kCiphers), "ciphers");
  must(SSL_CTX_set1_groups_list(raw, kGroups), "groups");
  SSL_CTX_set_options(raw, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  must(SSL_CTX_set_num_tickets(raw, 0), "tickets");
  SSL_CTX_set_default_passwd_cb(raw, no_passphrase);
  load_certificate(raw, files.certificate);
  load_key(raw, files.key);
  if (!files.client_ca.empty()) believe_clients(raw, files);
  return context;
}

std::optional<access::ShownCertificate> shown_certificate(const SSL* connection) {
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(connection), X509_free);
  if (!certificate || SSL_get_verify_result(connection) != X509_V_OK) return std::nullopt;
  unsigned char* der = nullptr;
  const int size = i2d_X509(certificate.get(), &der);
  const std::unique_ptr<BIGNUM, decltype(&BN_free)> number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr), BN_free);
  char* const digits = number ? BN_bn2hex(number.get()) : nullptr;
  std::optional<access::ShownCertificate> shown;
  if (size > 0 && digits != nullptr) shown = {base::Bytes(base::view(base::sha256(std::string_view(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size))))), digits};
  OPENSSL_free(digits);
  OPENSSL_free(der);
  return shown;
}

}  // namespace liaoxin::http
