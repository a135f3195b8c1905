#include "app/command_line.hpp"

#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/printing.hpp"
#include "base/text.hpp"

namespace liaoxin::app {
namespace {

void add_common(CLI::App& command, CommonOptions& common, bool needs_data = true) {
  auto* data = command.add_option("--data", common.data, "数据目录 data directory");
  if (needs_data) data->required();
  command.add_option("--keys", common.keys, "密钥目录 key directory (default DATA/keys)");
  command.add_option("--mark", common.mark, "标记文件 mark file (default DATA.mark)");
  command.add_option("--erasures", common.erasures, "删除清单 erasure list (default DATA.erasures)");
  command.add_option("--clock", common.clock, "固定时钟 fixed clock, RFC 3339 with +08:00");
  command.add_flag("--json", common.json, "机器可读输出 machine-readable output");
  command.add_flag("--quiet", common.quiet, "只输出结果 no words");
}
void add_as(CLI::App& command, CommonOptions& common) {
  command.add_option("--as", common.as, "以谁的身份 acting as officer:ID@USCC, subject:USCC, court:ID@USCC, collector:ID@USCC, auditor:ID, system:LOGIN, security:LOGIN, operator");
}

/// A wrong command gets the nearest right one as a hint.
std::string hint(const CLI::App& app, int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string typed = argv[i];
    if (typed.starts_with("-")) continue;
    std::string best;
    std::size_t distance = 4;
    for (const CLI::App* command : app.get_subcommands({})) {
      if (command->get_name() == typed) return {};
      const std::size_t d = base::edit_distance(typed, command->get_name());
      if (d < distance) {
        distance = d;
        best = command->get_name();
      }
    }
    return best;
  }
  return {};
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app{"liaoxin 辽信:公共信用信息平台 public credit information platform"};
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string("liaoxin 0.1.0"));
  CommonOptions common;
  ExitCode code = ExitCode::done;
  const auto on = [&](CLI::App* command, auto run) {
    command->callback([&code, run] { code = run(); });
  };

  auto* init = app.add_subcommand("init", "建立新的数据目录 make a new data directory\n  liaoxin init --data DIR --origin localhost:8080");
  std::string origin = "localhost:8080";
  add_common(*init, common);
  init->add_option("--origin", origin, "日志名称 name of the log, set once");
  on(init, [&] { return run_init(common, origin); });

  auto* demo = app.add_subcommand("demo", "生成演示省份 make a demo province\n  liaoxin demo --data DIR --organisations 2000 --seed 1 --files OUT");
  DemoOptions demo_options;
  add_common(*demo, common);
  demo->add_option("--organisations", demo_options.organisations, "组织数 number of organisations")->check(CLI::Range(1, 10'000'000));
  demo->add_option("--seed", demo_options.seed, "种子 seed: same seed, same bytes");
  demo->add_option("--files", demo_options.files, "部门文件存放处 where the departments' files are written");
  on(demo, [&] { return run_demo(common, demo_options); });

  auto* serve = app.add_subcommand("serve", "提供公示网站和接口 serve pages, API and log\n  liaoxin serve --data DIR --listen 127.0.0.1:8080");
  ServeOptions serve_options;
  add_common(*serve, common);
  serve->add_option("--listen", serve_options.listen, "地址:端口 address:port");
  serve->add_option("--private-port", serve_options.private_port, "运维端口 port of /livez /readyz /metrics on loopback; 0: none");
  serve->add_option("--settings", serve_options.settings, "站点设置 TOML file with the operator's particulars");
  serve->add_option("--log", serve_options.log, "访问日志文件,一行一次应答 file of the access log, one line an answer; - for stderr; who asked and what was looked for are not in it");
  serve->add_option("--tls-certificate", serve_options.tls.certificate, "证书及其链,PEM certificate and its chain, PEM; with it HTTPS alone is spoken");
  serve->add_option("--tls-key", serve_options.tls.key, "证书的私钥,PEM,权限 0600 its private key, PEM, mode 0600");
  serve->add_option("--client-ca", serve_options.tls.client_ca, "签发接口客户端证书的机构,PEM authorities that issue to machine clients, PEM");
  serve->add_option("--client-crl", serve_options.tls.client_crl, "这些机构的吊销列表,PEM their revocation lists, PEM");
  on(serve, [&] { return run_serve(common, serve_options); });

  auto* account = app.add_subcommand("account", "账号 accounts");
  account->require_subcommand(1);
  auto* bootstrap = account->add_subcommand("bootstrap", "开设第一个安全管理员账号,其余账号由其开设 open the first security administrator's account, who opens the others\n"
      "  liaoxin account bootstrap --data DIR --login zhang.wei --name 张某 --id-number-file - <<< 11010519491231002X");
  BootstrapOptions bootstrap_options;
  add_common(*bootstrap, common);
  bootstrap->add_option("--login", bootstrap_options.login, "登录名 login")->required();
  bootstrap->add_option("--name", bootstrap_options.name, "姓名 name of the person")->required();
  bootstrap->add_option("--id-number-file", bootstrap_options.id_number_file, "身份证号码所在文件,- 为标准输入 file with the ID number, - for stdin")->required();
  on(bootstrap, [&] { return run_bootstrap(common, bootstrap_options); });

  auto* client = app.add_subcommand("client", "接口客户端 machine clients");
  client->require_subcommand(1);
  auto* keygen = client->add_subcommand("keygen", "生成密钥对,打印公钥 make a pair of keys and print the public one\n  liaoxin client keygen client.key");
  std::string key_file;
  add_common(*keygen, common, false);
  keygen->add_option("file", key_file, "私钥文件(新建,0600)file of the secret key, made anew with mode 0600")->required();
  on(keygen, [&] { return run_client_keygen(common, key_file); });
  auto* send = client->add_subcommand("send", "发送一项操作,以密钥签名或以证书连接 send one operation, signed with a key or over a connection with a certificate\n"
      "  liaoxin client send record.correct --url http://localhost:8080 --client cli-… --key client.key --input correction.json");
  ClientSendOptions send_options;
  add_common(*send, common, false);
  send->add_option("operation", send_options.operation, "操作名 name of the operation")->required();
  send->add_option("--url", send_options.url, "平台地址 address of the platform")->required();
  auto* send_client = send->add_option("--client", send_options.client, "客户端编号,签名时须填 number of the client, for signing");
  auto* send_key = send->add_option("--key", send_options.key, "私钥文件 file of the secret key")->needs(send_client);
  send_client->needs(send_key);
  auto* send_certificate = send->add_option("--certificate", send_options.trust.certificate, "客户端证书,PEM certificate of the client, PEM");
  auto* certificate_key = send->add_option("--certificate-key", send_options.trust.key, "客户端证书的私钥,PEM its private key, PEM")->needs(send_certificate);
  send_certificate->needs(certificate_key);
  send->add_option("--ca", send_options.trust.authorities, "平台证书的签发机构,PEM(默认用本机信任的)authorities of the platform's certificate, PEM (default: those of this machine)");
  send->add_option("--input", send_options.input, "JSON 文件或 - input file, or - for standard input")->required();
  send->add_option("--idempotency-key", send_options.idempotency_key, "重试时沿用的键 the key of an earlier try");
  on(send, [&] { return run_client_send(common, send_options); });

  auto* import = app.add_subcommand("import", "导入部门文件 import a department's file\n"
      "  liaoxin import penalties.xlsx --data DIR --item C4-03 --as officer:zhang@11210000… --served-by officer:zhang@11210000… --service-column X_SDRQ");
  ImportOptions import_options;
  add_common(*import, common);
  add_as(*import, common);
  import->add_option("file", import_options.file, "文件 file: CSV, XLSX or JSON Lines")->required();
  import->add_option("--item", import_options.item, "信息事项 catalogue item, e.g. C4-03")->required();
  import->add_option("--served-by", import_options.served_by, "证明送达的经办人 officer who attests service");
  import->add_option("--served-on", import_options.served_on, "全部送达日期 the day all were served");
  import->add_option("--service-column", import_options.service_column, "送达日期所在列 column with each row's day of service");
  import->add_option("--secrecy-reviewed-by", import_options.secrecy_reviewed_by, "保密审查人 officer who attests the secrecy review");
  import->add_option("--verdicts", import_options.verdicts, "回执文件 verdict file (default FILE.verdicts.EXT)");
  import->add_flag("--dry-run", import_options.dry_run, "只判不存 judge only, keep nothing");
  on(import, [&] { return run_import(common, import_options); });

  auto* form = app.add_subcommand("template", "取得填报模板 get the form of an item\n  liaoxin template C4-03 --format xlsx -o C4-03.xlsx");
  TemplateOptions template_options;
  add_common(*form, common, false);
  form->add_option("item", template_options.item, "信息事项 catalogue item")->required();
  form->add_option("--format", template_options.format, "xlsx or csv")->check(CLI::IsMember({"xlsx", "csv"}));
  form->add_option("-o,--output", template_options.output, "输出文件 output file (default ITEM.FORMAT)");
  on(form, [&] { return run_template(common, template_options); });

  auto* search = app.add_subcommand("search", "查找组织 find organisations, as the public sees them\n  liaoxin search 沈阳 --data DIR");
  SearchOptions search_options;
  add_common(*search, common);
  search->add_option("text", search_options.text, "名称的一部分或统一社会信用代码 part of a name, or a code")->required();
  search->add_option("--city", search_options.city, "地市代码 six-digit code of a city");
  search->add_option("--item", search_options.item, "只看有此类公示记录的 only with a public record of this item");
  search->add_option("--cursor", search_options.cursor, "下一页标记 cursor of the next page");
  search->add_option("--limit", search_options.limit, "每页条数 page size, 1 to 100");
  on(search, [&] { return run_search(common, search_options); });

  auto* show = app.add_subcommand("show", "查看组织或记录 show an organisation or record\n  liaoxin show rec-… --data DIR [--as subject:USCC] [--as-of 2026-09-01]");
  ShowOptions show_options;
  add_common(*show, common);
  add_as(*show, common);
  show->add_option("id", show_options.id, "org-…, rec-… 或统一社会信用代码 or a code")->required();
  show->add_option("--as-of", show_options.as_of, "当日的状态 the state on that day, explained, never resurrected");
  on(show, [&] { return run_show(common, show_options); });

  auto* notice = app.add_subcommand("notice", "打印告知书 print the letter of a notice\n  liaoxin notice ntc-… --data DIR --as officer:zhang@11210000… --output letter.pdf");
  NoticeOptions notice_options;
  add_common(*notice, common);
  add_as(*notice, common);
  notice->add_option("number", notice_options.number, "告知书编号 number of the notice, ntc-…; liaoxin show lists them; rec-…: 信用修复告知书 the restoration notice of that record")->required();
  notice->add_option("-o,--output", notice_options.output, "输出文件 output file, .pdf or .html")->required()->check([](const std::string& file) {
    return file.ends_with(".pdf") || file.ends_with(".html") ? std::string() : "FILE.pdf or FILE.html expected: " + file;
  });
  on(notice, [&] { return run_notice(common, notice_options); });

  auto* act = app.add_subcommand("do", "办理一项操作 run one operation\n  liaoxin do objection.submit --data DIR --as subject:USCC --input - < objection.json\n  liaoxin do --list");
  DoOptions do_options;
  add_common(*act, common, false);
  add_as(*act, common);
  act->add_option("operation", do_options.operation, "操作名 name of the operation");
  act->add_option("--input", do_options.input, "JSON 文件或 - input file, or - for standard input");
  act->add_flag("--list", do_options.list, "列出全部操作 list all operations");
  on(act, [&] { return run_do(common, do_options); });

  auto* proposals = app.add_subcommand("proposals", "待另一人批准的提请 what waits for a second person\n  liaoxin proposals --data DIR --as officer:zhang@11210000…");
  add_common(*proposals, common);
  add_as(*proposals, common);
  on(proposals, [&] { return run_proposals(common); });

  auto* due = app.add_subcommand("due", "办理到期事项 close what fell due: displays past their end, silent sources\n  liaoxin due --data DIR");
  add_common(*due, common);
  on(due, [&] { return run_due(common); });

  auto* statute = app.add_subcommand("statute", "条例履行情况 coverage of the law\n  liaoxin statute [--json] [--items] [--choices] [--refusals] [--schema admin_penalty_cf]");
  StatuteOptions statute_options;
  add_common(*statute, common, false);
  statute->add_flag("--items", statute_options.items, "目录事项 catalogue items");
  statute->add_flag("--choices", statute_options.choices, "法律未规定时的选择 choices made where the law is silent");
  statute->add_flag("--refusals", statute_options.refusals, "全部拒绝原因 every refusal word");
  statute->add_option("--schema", statute_options.schema, "文件格式 columns of a form");
  on(statute, [&] { return run_statute(common, statute_options); });

  auto* verify = app.add_subcommand("verify", "核验数据目录,或从外面核验日志 verify a data directory, or a log from outside\n  liaoxin verify --data DIR\n"
      "  liaoxin verify --url http://localhost:8080/log/0 --key VKEY [--remember FILE]");
  VerifyUrlOptions verify_url;
  add_common(*verify, common, false);
  auto* url = verify->add_option("--url", verify_url.url, "日志地址 address of the log, or of a site whose log lies at /log/0")->excludes("--data");
  verify->add_option("--key", verify_url.key, "核验公钥或其文件 verification key (vkey), or a file that holds it")->needs(url);
  verify->add_option("--remember", verify_url.remember, "记住检查点的文件 file of the remembered checkpoint (default in ~/.local/state/liaoxin)")->needs(url);
  on(verify, [&] { return verify_url.url.empty() ? run_verify(common) : run_verify_url(common, verify_url); });

  auto* report = app.add_subcommand("verify-report", "离线核验消除凭证 check a recall certificate with no network\n  liaoxin verify-report NUMBER.recall.json --key VKEY");
  std::string report_file, report_key;
  add_common(*report, common, false);
  report->add_option("file", report_file, "凭证文件 the .recall.json file")->required();
  report->add_option("--key", report_key, "核验公钥或其文件 verification key (vkey), or a file that holds it")->required();
  on(report, [&] { return run_verify_report(common, report_file, report_key); });

  std::string backup_directory;
  auto* backup = app.add_subcommand("backup", "备份(不含密钥) back up, without keys\n  liaoxin backup BACKUP --data DIR");
  add_common(*backup, common);
  backup->add_option("directory", backup_directory, "备份目录 directory of the backup")->required();
  on(backup, [&] { return run_backup(common, backup_directory); });

  auto* restore = app.add_subcommand("restore", "恢复备份 restore a backup\n  liaoxin restore BACKUP --data NEW-DIR --keys KEYS --mark MARK");
  add_common(*restore, common);
  restore->add_option("directory", backup_directory, "备份目录 directory of the backup")->required();
  on(restore, [&] { return run_restore(common, backup_directory); });

  try {
    app.parse(argc, argv);
    return static_cast<int>(code);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error);
    if (status == 0) return 0;  // help or version
    if (const std::string best = hint(app, argc, argv); !best.empty()) say("您是不是想用 did you mean: liaoxin " + best);
    return static_cast<int>(ExitCode::usage);
  } catch (const base::Failure& failure) {
    return static_cast<int>(print_failure(failure, common.json));
  } catch (const std::exception& error) {
    return static_cast<int>(print_failure(base::Failure("failed", error.what(), "see the words above; nothing half done was kept"), common.json));
  }
}

}  // namespace liaoxin::app
