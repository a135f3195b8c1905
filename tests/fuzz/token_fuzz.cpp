#include <span>

#include "access/identity_token.hpp"
#include "base/check.hpp"

// Identity tokens and key sets, from whoever answers as the provider. Nothing holds without the signature of its key.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // The generator of P-256 as a public key: whoever signs with its secret half, 1, had to know the fuzzer.
  static const auto keys = access::read_key_set(
      R"({"keys":[{"kid":"e","kty":"EC","crv":"P-256","x":"axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY","y":"T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"}]})");
  CHECK(keys && keys->size() == 1);
  CHECK(!access::verify_identity_token(text, *keys, {"https://id.example.gov.cn", "liaoxin", "nonce", {"mfa"}}, {1'780'275'600'000'000}));
  if (const auto read = access::read_key_set(text)) {
    for (const access::ProviderKey& key : *read) {
      CHECK(!key.id.empty() && (key.type == "RSA" || key.type == "EC"));
      CHECK(!access::verify_identity_token("eyJhbGciOiJFUzI1NiIsImtpZCI6ImUifQ.e30.AAAA", std::span(&key, 1), {"https://id.example.gov.cn", "liaoxin", "nonce", {}}, {0}));
    }
  }
  return 0;
}
