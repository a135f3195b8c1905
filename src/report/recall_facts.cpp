#include <fmt/format.h>

#include "base/text.hpp"
#include "report/recall_file.hpp"

namespace liaoxin::report {
namespace {

/// Text of others is shown without control and direction characters, so that it cannot pass for a line of ours.
std::string shown(std::string_view text) { return base::one_line(text); }

void add_recipient(std::string& out, std::size_t number, const RecallRecipient& recipient) {
  out += fmt::format("  {}. {} ({} {}, {})\n", number, shown(recipient.name), shown(recipient.kind_zh),
                     shown(recipient.kind_en), shown(recipient.channel));
  out += fmt::format("     收到 received {}; 告知 told {} (#{}); ", recipient.received_at, recipient.told_at,
                     recipient.told_index);
  out += recipient.confirmed_at
             ? fmt::format("确认 confirmed {} (#{})\n", *recipient.confirmed_at, *recipient.confirmed_index)
             : std::string("尚未确认 not yet confirmed\n");
}

}  // namespace

std::string printed_facts(const VerifiedRecall& verified) {
  const RecallCertificate& body = verified.body;
  const base::LocalText ending = ending_title(body.decision.ending);
  std::string out = "消除凭证已核验 Recall certificate verified\n";
  out += fmt::format("编号 Number: {}\n", body.number);
  out += fmt::format("签发 Issued: {}; {}\n", body.issued_at,
                     body.expires_at ? "有效至 expires " + *body.expires_at : std::string("长期有效 does not expire"));
  out += fmt::format("组织 Organisation: {} ({})\n", shown(body.organisation_name), shown(body.organisation_uscc));
  out += fmt::format("事项 Item: {} {} {}\n", shown(body.item_code), shown(body.item_title_zh),
                     shown(body.item_title_en));
  out += fmt::format("文书号 Document: {}\n", shown(body.document_number));
  out += fmt::format("决定 Decision: {} {}, {} (#{})\n", shown(ending.zh), shown(ending.en), body.decision.at,
                     body.decision.index);
  out += fmt::format("接收方 Recipients: {}\n", body.recipients.size());
  for (std::size_t i = 0; i < body.recipients.size(); ++i) add_recipient(out, i + 1, body.recipients[i]);
  out += fmt::format("日志 Log: {}, 条目 entry #{}, 检查点 checkpoint {}\n", shown(verified.checkpoint.origin),
                     verified.index, verified.checkpoint.size);
  out += fmt::format("本文件不能显示其后的变化,请以编号查询:{}\n", shown(body.address));
  out += fmt::format("This file cannot show later erasure or correction; check the number at {}\n",
                     shown(body.address));
  return out;
}

}  // namespace liaoxin::report
