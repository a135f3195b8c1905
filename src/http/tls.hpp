#pragma once
#include <openssl/types.h>

#include <filesystem>
#include <memory>
#include <optional>

#include "access/signed_request.hpp"

/// The server's half of TLS, without sockets: which certificate it shows, what it accepts, whose clients it believes.
namespace liaoxin::http {

/// PEM files. A certificate comes with its chain, its own first.
struct TlsFiles {
  std::filesystem::path certificate, key;
  std::filesystem::path client_ca;   ///< authorities whose client certificates are believed; empty: nobody's are asked for
  std::filesystem::path client_crl;  ///< their revocation lists; empty: none is looked at
};

/// TLS 1.2 and 1.3 with forward secrecy and authenticated ciphers only, without renegotiation, resumption or early data: each
/// connection is a new one, so a certificate that was revoked opens none. Throws base::Failure: tls_file_unreadable,
/// tls_key_open (others may read the key), tls_key_unreadable, tls_pair_wrong, tls_certificate_not_in_force.
[[nodiscard]] std::shared_ptr<SSL_CTX> server_tls(const TlsFiles& files);

/// The client's certificate, where it has shown one; the handshake fails on one that is not believed.
[[nodiscard]] std::optional<access::ShownCertificate> shown_certificate(const SSL* connection);

}  // namespace liaoxin::http
