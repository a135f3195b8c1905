#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line.hpp"
#include "app/platform.hpp"
#include "base/refusal.hpp"
#include "http/fetch.hpp"
#include "http/tls.hpp"
#include "statute/operation.hpp"

/// What each command of the command line was asked for, and the commands themselves. Parsing stands in
/// command_line.cpp; printing in printing.hpp.
namespace liaoxin::app {

/// Options that every command on a data directory shares.
struct CommonOptions {
  std::string data, keys, mark, erasures, clock, as;
  bool json = false, quiet = false;

  [[nodiscard]] Places places() const;
  /// Refusal: clock_malformed.
  [[nodiscard]] base::Result<Clock> make_clock() const;
  /// Refusal: actor_malformed; without --as the public.
  [[nodiscard]] base::Result<statute::Actor> actor() const;
};

struct ImportOptions {
  std::string file, item, served_by, served_on, service_column, secrecy_reviewed_by, verdicts;
  bool dry_run = false;
};
struct TemplateOptions {
  std::string item, format = "xlsx", output;
};
struct SearchOptions {
  std::string text, city, item, cursor;
  std::int64_t limit = 20;
};
struct ShowOptions {
  std::string id, as_of;
};
struct NoticeOptions {
  std::string number, output;  ///< the output's ending, .pdf or .html, is its format
};
struct DoOptions {
  std::string operation, input;
  bool list = false;
};
struct StatuteOptions {
  bool items = false, choices = false, refusals = false;
  std::string schema;
};
struct ServeOptions {
  std::string listen = "127.0.0.1:8080", settings, log;
  int private_port = 0;
  http::TlsFiles tls;  ///< each empty one is taken from the settings
};
struct VerifyUrlOptions {
  std::string url, key, remember;
};
struct ClientSendOptions {
  std::string operation, url, client, key, input, idempotency_key;  ///< without an idempotency key a fresh one is made and printed
  http::Trust trust;
};
struct BootstrapOptions {
  std::string login, name, id_number_file;
};
struct DemoOptions {
  std::int64_t organisations = 2000, seed = 1;
  std::string files;
};

ExitCode run_bootstrap(const CommonOptions& common, const BootstrapOptions& options);
ExitCode run_client_keygen(const CommonOptions& common, const std::string& file);
ExitCode run_client_send(const CommonOptions& common, const ClientSendOptions& options);
ExitCode run_init(const CommonOptions& common, const std::string& origin);
ExitCode run_import(const CommonOptions& common, const ImportOptions& options);
ExitCode run_template(const CommonOptions& common, const TemplateOptions& options);
ExitCode run_search(const CommonOptions& common, const SearchOptions& options);
ExitCode run_show(const CommonOptions& common, const ShowOptions& options);
ExitCode run_notice(const CommonOptions& common, const NoticeOptions& options);
ExitCode run_do(const CommonOptions& common, const DoOptions& options);
ExitCode run_proposals(const CommonOptions& common);
ExitCode run_due(const CommonOptions& common);
ExitCode run_statute(const CommonOptions& common, const StatuteOptions& options);
ExitCode run_serve(const CommonOptions& common, const ServeOptions& options);
ExitCode run_demo(const CommonOptions& common, const DemoOptions& options);
ExitCode run_verify(const CommonOptions& common);
ExitCode run_verify_url(const CommonOptions& common, const VerifyUrlOptions& options);
ExitCode run_backup(const CommonOptions& common, const std::string& directory);
ExitCode run_restore(const CommonOptions& common, const std::string& directory);
ExitCode run_verify_report(const CommonOptions& common, const std::string& file, const std::string& key);

}  // namespace liaoxin::app
