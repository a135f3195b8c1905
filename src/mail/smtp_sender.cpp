#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "base/check.hpp"
#include "mail/sender.hpp"

namespace liaoxin::mail {
namespace {

constexpr long kConnectSeconds = 10, kSeconds = 30;

bool is_this_machine(std::string_view url) {
  constexpr std::array<std::string_view, 3> kHosts{"smtp://127.0.0.1", "smtp://[::1]", "smtp://localhost"};
  return std::ranges::any_of(kHosts, [&](std::string_view host) { return url.starts_with(host) && (url.size() == host.size() || url[host.size()] == ':' || url[host.size()] == '/'); });
}

struct Reading {
  std::string_view rest;
};

std::size_t hand_over(char* buffer, std::size_t size, std::size_t count, void* from) {
  auto& reading = *static_cast<Reading*>(from);
  const std::size_t bytes = std::min(size * count, reading.rest.size());
  std::memcpy(buffer, reading.rest.data(), bytes);
  reading.rest.remove_prefix(bytes);
  return bytes;
}

class SmtpSender final : public Sender {
 public:
  explicit SmtpSender(ServerSettings settings) : settings_(std::move(settings)) {}

  std::expected<void, NotTaken> send(const Message& message) override {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
    CHECK(handle != nullptr);
    CURL* curl = handle.get();
    const std::string text = wire_text(message), from = "<" + message.from + ">", to = "<" + message.to + ">";
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(curl_slist_append(nullptr, to.c_str()), curl_slist_free_all);
    Reading reading{text};
    char error[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, kSeconds);
    curl_easy_setopt(curl, CURLOPT_URL, settings_.url.c_str());
    // A message never goes over a net in the clear: without STARTTLS it is not sent.
    curl_easy_setopt(curl, CURLOPT_USE_SSL, is_this_machine(settings_.url) ? static_cast<long>(CURLUSESSL_NONE) : static_cast<long>(CURLUSESSL_ALL));
    if (!settings_.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.ca_file.c_str());
    if (!settings_.user.empty()) {
      curl_easy_setopt(curl, CURLOPT_USERNAME, settings_.user.c_str());
      curl_easy_setopt(curl, CURLOPT_PASSWORD, settings_.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, hand_over);
    curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    const CURLcode code = curl_easy_perform(curl);
    if (code == CURLE_OK) return {};
    long reply = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
    // 5xx to the message is an answer to it; 5xx to our name or password is our own mistake and may be mended.
    const bool is_about_message = code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_RECV_ERROR;
    return std::unexpected(NotTaken{is_about_message && reply >= 500 && reply < 600, static_cast<int>(reply), error[0] != '\0' ? error : curl_easy_strerror(code)});
  }

 private:
  ServerSettings settings_;
};

}  // namespace

std::unique_ptr<Sender> smtp_sender(ServerSettings settings) {
  // Before the first thread that sends; doing it twice does nothing.
  CHECK(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
  return std::make_unique<SmtpSender>(std::move(settings));
}

}  // namespace liaoxin::mail
