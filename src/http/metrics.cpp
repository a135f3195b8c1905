#include "http/metrics.hpp"

#include <fmt/format.h>

namespace liaoxin::http {
namespace {

Response plain(int status, std::string body) {
  return {status, {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}, {"Cache-Control", "no-store"}}, std::move(body), false};
}

}  // namespace

Response Metrics::answer(const Request& request) {
  if (request.method == Method::other || request.method == Method::post) return plain(405, "GET only\n");
  if (request.target == "/livez") return plain(200, "ok\n");
  try {
    if (request.target == "/readyz") {
      static_cast<void>(reads_.state_tag());
      return plain(200, "ok\n");
    }
    if (request.target != "/metrics") return plain(404, "no such address\n");
    std::string text = "# TYPE liaoxin_http_answers_total counter\n";
    for (std::size_t digit = 2; digit < answers_.size(); ++digit) {
      text += fmt::format("liaoxin_http_answers_total{{class=\"{}xx\"}} {}\n", digit, answers_[digit].load());
    }
    const registry::OutcomeView outcome = reads_.outcomes();
    const auto gauge = [&](std::string_view name, std::int64_t value) { text += fmt::format("# TYPE liaoxin_{0} gauge\nliaoxin_{0} {1}\n", name, value); };
    gauge("log_size", outcome.log_size);
    gauge("wrongful_exposure_minutes", outcome.wrongful_exposure_minutes);
    gauge("exposure_checks", outcome.exposure_checks);
    gauge("answers_overdue", outcome.answers_overdue);
    gauge("recalls_open", outcome.recalls_told - outcome.recalls_confirmed);
    return plain(200, std::move(text));
  } catch (const std::exception&) {
    return plain(503, "the data can not be read\n");
  }
}

}  // namespace liaoxin::http
