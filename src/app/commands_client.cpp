// client keygen, client send: the half of a machine client that lies outside of the platform.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <vector>

#include "access/signed_request.hpp"
#include "app/commands.hpp"
#include "app/printing.hpp"
#include "base/text.hpp"
#include "http/fetch.hpp"
#include "http/operation_route.hpp"
#include "store/key_store.hpp"

namespace liaoxin::app {
namespace {

using base::refuse;
using base::RefusalWord;

constexpr std::size_t kSeedBytes = 32, kNonceBytes = 16;
constexpr std::size_t kAnswerBytes = 4 << 20;

/// The 32 secret bytes. Refusal: client_key_file_invalid, also where others than the owner may read the file.
base::Result<base::Bytes> read_seed(const std::string& file) {
  struct stat status {};
  std::ifstream in(file, std::ios::binary);
  if (!in || ::stat(file.c_str(), &status) != 0 || (status.st_mode & 077) != 0) return refuse(RefusalWord::client_key_file_invalid, base::one_line(file), "--key");
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto seed = base::unbase64(base::trim(text));
  if (!seed || seed->size() != kSeedBytes) return refuse(RefusalWord::client_key_file_invalid, base::one_line(file), "--key");
  return *seed;
}

base::Result<std::string> read_input(const std::string& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream in(file, std::ios::binary);
  if (!in) return refuse(RefusalWord::file_unreadable, base::one_line(file), "--input");
  return std::string(std::istreambuf_iterator<char>(in), {});
}

ExitCode exit_code_of(unsigned status) {
  switch (status) {
    case 200: return ExitCode::done;
    case 400:
    case 404:
    case 405:
    case 413:
    case 415: return ExitCode::usage;
    case 429:
    case 503: return ExitCode::try_again;
    default: return status < 500 ? ExitCode::refused : ExitCode::failed;
  }
}

}  // namespace

ExitCode run_client_keygen(const CommonOptions& common, const std::string& file) {
  if (std::filesystem::exists(file)) throw base::Failure("key_file_exists", "there is a file " + file + " already", "choose another name; a key is never overwritten");
  base::SystemRandom random;
  const base::Bytes seed = random.bytes(kSeedBytes);
  store::write_durably(file, base::base64(seed) + "\n", 0600);
  const std::string public_key = base::base64(base::ed25519_public(seed));
  if (common.json) {
    print_json(base::json::object{{"public_key", public_key}, {"file", file}});
  } else {
    fmt::print("{}\n", public_key);
    if (!common.quiet) say("请由安全管理员用 client.register 登记此公钥 have the security administrator register this public key with client.register");
  }
  return ExitCode::done;
}

ExitCode run_client_send(const CommonOptions& common, const ClientSendOptions& options) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  auto address = http::parse_remote_address(options.url);
  if (!address) return print_refusal(address.error(), common.json);
  if (options.key.empty() && options.trust.certificate.empty()) return print_refusal(base::make_refusal(RefusalWord::client_identity_missing, {}, "--key"), common.json);
  std::optional<base::Bytes> seed;
  if (!options.key.empty()) {
    auto read = read_seed(options.key);
    if (!read) return print_refusal(read.error(), common.json);
    seed = std::move(*read);
  }
  auto body = read_input(options.input);
  if (!body) return print_refusal(body.error(), common.json);
  base::SystemRandom random;
  const std::string key = options.idempotency_key.empty() ? base::base32(random.bytes(kNonceBytes)) : options.idempotency_key;
  // Said before it is sent: where no answer comes back, the same key asks again without doing it twice.
  if (options.idempotency_key.empty() && !common.quiet) say("幂等键 idempotency key: " + key);
  address->path = std::string(http::kOperationsPath) + options.operation;
  std::string authority = address->authority();
  std::ranges::transform(authority, authority.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  access::SignedRequest request{"POST", authority, address->path, "", key, "", "", std::move(*body)};
  std::vector<http::Field> fields{{"Content-Type", "application/json"}, {"Accept-Language", "zh-CN"}, {"Idempotency-Key", request.idempotency_key}};
  if (seed) {
    access::sign_request(request, options.client, base::base32(random.bytes(kNonceBytes)), clock->now(), *seed);
    fields.insert(fields.end(), {{"Content-Digest", request.content_digest}, {"Signature-Input", request.signature_input}, {"Signature", request.signature}});
  }
  http::Fetcher fetcher(options.trust);
  const http::Fetched answer = fetcher.post(*address, {request.body, std::move(fields)}, {.body_bytes = kAnswerBytes});
  if (const auto read = base::parse_json(answer.body)) {
    print_answer(*read, common.json);
  } else {
    fmt::print("{}\n", base::one_line(answer.body));
  }
  return exit_code_of(answer.status);
}

}  // namespace liaoxin::app
