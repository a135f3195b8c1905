#include "app/short_message_gateway.hpp"

#include <fmt/format.h>

#include <chrono>

#include "base/failure.hpp"
#include "base/json.hpp"

namespace liaoxin::app {
namespace {

/// Nothing of the answer is read but its status.
constexpr http::FetchLimits kLimits{.body_bytes = 64 * 1024, .time = std::chrono::seconds(20)};

/// To the message itself; what is said of us or of the moment may be mended.
bool is_final(unsigned status) { return status == 400 || status == 422; }

}  // namespace

bool is_this_machine(const http::RemoteAddress& address) { return address.host == "127.0.0.1" || address.host == "::1" || address.host == "localhost"; }

std::expected<void, mail::NotTaken> ShortMessageGateway::send(const mail::ShortMessage& message) {
  const http::Posted posted{base::json::serialize(base::json::object{{"id", message.id}, {"number", message.number}, {"text", message.text}}),
                            {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + settings_.token}, {"Idempotency-Key", message.id}}};
  // A connection for each message: its name is looked up once, and what was looked up is what is spoken to.
  http::Fetcher fetcher({settings_.authorities, {}, {}});
  try {
    const unsigned status = fetcher.post(settings_.address, posted, kLimits).status;
    if (status >= 200 && status < 300) return {};
    return std::unexpected(mail::NotTaken{is_final(status), static_cast<int>(status), fmt::format("the gateway answers {}", status)});
  } catch (const base::Failure& failure) {
    return std::unexpected(mail::NotTaken{.what = fmt::format("{}: {}", failure.word(), failure.what())});
  }
}

}  // namespace liaoxin::app
