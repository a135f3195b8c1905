// serve: the public face and the desks, and the jobs beside them.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "app/client_service.hpp"
#include "app/commands.hpp"
#include "app/desk_service.hpp"
#include "app/executor.hpp"
#include "app/identity_provider.hpp"
#include "app/exposure.hpp"
#include "app/law.hpp"
#include "app/outbox.hpp"
#include "app/printing.hpp"
#include "app/public_face.hpp"
#include "app/site_settings.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "http/server.hpp"
#include "statute/test_tags.hpp"

namespace liaoxin::app {
namespace {

std::atomic<bool> stop_requested{false};
void request_stop(int) { stop_requested = true; }
std::atomic<bool> reload_requested{false};
void request_reload(int) { reload_requested = true; }

/// The files of TLS: the command line's, else those of the settings. Throws base::Failure: tls_incomplete.
std::optional<http::TlsFiles> tls_files(const http::TlsFiles& asked, http::TlsFiles files) {
  if (!asked.certificate.empty()) files.certificate = asked.certificate;
  if (!asked.key.empty()) files.key = asked.key;
  if (!asked.client_ca.empty()) files.client_ca = asked.client_ca;
  if (!asked.client_crl.empty()) files.client_crl = asked.client_crl;
  const bool has_any = !files.certificate.empty() || !files.key.empty() || !files.client_ca.empty() || !files.client_crl.empty();
  if (!has_any) return std::nullopt;
  if (files.certificate.empty() || files.key.empty()) throw base::Failure("tls_incomplete", "TLS needs a certificate and its key", "give --tls-certificate and --tls-key, or both under [tls] of the settings");
  if (!files.client_crl.empty() && files.client_ca.empty()) throw base::Failure("tls_incomplete", "revocation lists are given without the authorities they are of", "give --client-ca, or client_ca under [tls]");
  return files;
}

/// Held as long as this process serves: a second serve on the same directory is refused.
class ServeLock {
 public:
  explicit ServeLock(const std::filesystem::path& data) : descriptor_(::open((data / "serve.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) throw base::Failure("data_unwritable", "cannot write in " + data.string(), "check the directory and its owner");
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      ::close(descriptor_);
      throw base::Failure("already_serving", "another serve runs on " + data.string(), "stop it first; import and do may run beside it");
    }
  }
  ~ServeLock() { ::close(descriptor_); }
  ServeLock(const ServeLock&) = delete;
  ServeLock& operator=(const ServeLock&) = delete;

 private:
  int descriptor_;
};

/// A job beside the server, at once and then each so many seconds, on a thread of its own.
class RepeatedJob {
 public:
  RepeatedJob(std::string name, std::chrono::seconds pause, std::function<void()> job) : name_(std::move(name)), pause_(pause), job_(std::move(job)), thread_([this] { run(); }) {}
  ~RepeatedJob() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run() {
    for (;;) {
      try {
        job_();
      } catch (const base::Failure& failure) {
        // A busy or full disk passes; a rollback does not, and the site stays readable meanwhile.
        fmt::print(stderr, "{{\"{}\":\"{}\",\"message\":\"{}\"}}\n", name_, failure.word(), base::one_line(failure.what()));
      }
      std::unique_lock lock(mutex_);
      if (wake_.wait_for(lock, pause_, [this] { return stop_; })) return;
    }
  }

  const std::string name_;
  const std::chrono::seconds pause_;
  const std::function<void()> job_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

/// Closes what fell due, and asks the public face for what must be hidden.
void do_minute_job(const Places& places, const Clock& clock, PublicFace& face) {
  Platform platform(places, clock);
  while (do_due_work(platform, 200).may_have_more()) {
  }
  const ExposureCheck check = check_exposure(platform, face, 200);
  if (check.wrongful > 0) fmt::print(stderr, "{{\"alarm\":\"wrongful_exposure\",\"records\":{}}}\n", check.wrongful);
}

/// A file that grows, one line at a time; - is stderr.
class LineLog {
 public:
  /// Throws base::Failure: log_failed.
  explicit LineLog(const std::string& path) : file_(path == "-" ? stderr : std::fopen(path.c_str(), "ae")) {
    if (file_ == nullptr) throw base::Failure("log_failed", fmt::format("cannot write the access log {}: {}", path, std::strerror(errno)), "choose a file in a folder that exists and may be written, or - for stderr");
  }
  LineLog(const LineLog&) = delete;
  LineLog& operator=(const LineLog&) = delete;
  ~LineLog() {
    if (file_ != stderr) std::fclose(file_);
  }
  void add(std::string_view line) {
    const std::lock_guard lock(mutex_);
    fmt::print(file_, "{}\n", line);
    std::fflush(file_);
  }

 private:
  std::FILE* file_;
  std::mutex mutex_;
};

}  // namespace

ExitCode run_serve(const CommonOptions& common, const ServeOptions& options) {
  const auto clock = common.make_clock();
  if (!clock) return print_refusal(clock.error(), common.json);
  http::ServerOptions server;
  const std::size_t colon = options.listen.rfind(':');
  const std::string port = colon == std::string::npos ? "" : options.listen.substr(colon + 1);
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos || std::stoi(port) > 65535) {
    return print_refusal(base::make_refusal(base::RefusalWord::listen_malformed, base::one_line(options.listen), "--listen"), common.json);
  }
  server.listen_address = options.listen.substr(0, colon);
  server.port = static_cast<unsigned short>(std::stoi(port));
  server.private_port = static_cast<unsigned short>(options.private_port);
  PublicFace face(common.places(), *clock);
  server.site.name = face.name();
  std::optional<MailSettings> mail;
  std::optional<ShortMessageSettings> short_message;
  http::TlsFiles configured;
  std::optional<IdentityHost> identity;
  if (!options.settings.empty()) {
    const auto settings = read_site_settings(options.settings, server.site);
    if (!settings) return print_refusal(settings.error(), common.json);
    server.site = settings->site;
    server.proxies = settings->proxies;
    mail = settings->mail;
    short_message = settings->short_message;
    configured = settings->tls;
    if (settings->identity) identity.emplace(*settings->identity, std::make_unique<RemoteIdentityProvider>(*settings->identity));
  }
  server.tls = tls_files(options.tls, configured);
  server.reload_requested = [] { return reload_requested.exchange(false); };
  std::optional<LineLog> answers;
  if (!options.log.empty()) {
    answers.emplace(options.log);
    server.access_log = [&answers](std::string_view line) { answers->add(line); };
  }
  LineLog failures("-");
  server.failure_log = [&failures](std::string_view line) { failures.add(line); };
  server.on_listening = [&](unsigned short listening, unsigned short) {
    if (!common.quiet) say(fmt::format("辽信已开启 serving {}://{}:{}/", server.tls ? "https" : "http", server.listen_address, listening));
  };
  const ServeLock lock(common.places().data);
  struct sigaction action {};
  action.sa_handler = request_stop;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = request_reload;
  sigaction(SIGHUP, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  const RepeatedJob minute_job("minute_job", std::chrono::seconds(60), [&] { do_minute_job(common.places(), *clock, face); });
  std::optional<RepeatedJob> mail_job;
  if (mail) {
    mail_job.emplace("mail_job", std::chrono::seconds(5), [&common, &clock, &mail, sender = std::shared_ptr(mail::smtp_sender(mail->server))] {
      Platform platform(common.places(), *clock);
      (void)send_due_mail(platform, *sender, mail->from);
    });
  }
  std::optional<RepeatedJob> short_message_job;
  if (short_message) {
    short_message_job.emplace("short_message_job", std::chrono::seconds(5), [&common, &clock, gateway = std::make_shared<ShortMessageGateway>(*short_message)] {
      Platform platform(common.places(), *clock);
      (void)send_due_short_messages(platform, *gateway);
    });
  }
  const http::Law law{face.pack(), operation_names(), statute::test_tags(), all_commands()};
  DeskService desk(common.places(), *clock, std::make_unique<Passwords>(), std::move(identity));
  ClientService clients(common.places(), *clock);
  return http::serve(server, face, law, [] { return stop_requested.load(); }, &desk, &clients) == 0 ? ExitCode::done : ExitCode::failed;
}

}  // namespace liaoxin::app
