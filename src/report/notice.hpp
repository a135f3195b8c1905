#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"

/// Notices of two kinds, as plain models that a page, a letter or a terminal prints: a subject is told of a record
/// about it before the record is shown, and a recipient is told that a record it had received has ended. Every
/// paragraph that rests on a rule names it with its kind.
namespace liaoxin::report {

struct NoticeParagraph {
  base::LocalText text;
  std::optional<base::Basis> basis;
};

struct Notice {
  base::LocalText title;
  std::string addressee;
  std::vector<NoticeParagraph> paragraphs;
  base::Instant made_at;
};

/// The record both kinds speak of, without its content.
struct NoticeRecord {
  std::string organisation_name;
  std::string item_code;
  base::LocalText item_title;
  std::string document_number;
};

struct ToldFacts {
  NoticeRecord record;
  std::string source_name;                  ///< the unit that filed the record
  std::optional<base::Date> served_on;      ///< of the document; absent while nobody has attested service
  std::optional<base::Date> shown_until;    ///< absent when the record is not displayed in public
  base::Basis display_basis;                ///< of the display and its end
  std::string desk_address;                 ///< where objections and restorations are filed
  base::Instant made_at;
};

/// 信息告知书, to the organisation. Silence about service is not service: without a date it says that the record is
/// held back.
[[nodiscard]] Notice told_notice(const ToldFacts& facts);

struct RecallNoticeFacts {
  NoticeRecord record;
  std::string recipient_name;
  base::Instant received_at;
  base::LocalText ending;      ///< ending_title() of the decision
  base::Instant ended_at;
  base::Basis ending_basis;
  std::string confirm_address;
  base::Instant made_at;
};

/// 信息消除通知, to one recipient.
[[nodiscard]] Notice recall_notice(const RecallNoticeFacts& facts);

/// `依据:《辽宁省社会信用条例》第37条` in both languages; the kind of a rule that is not law says so.
[[nodiscard]] base::LocalText printed_basis(const base::Basis& basis);

/// The notice as lines of text, Chinese before English.
[[nodiscard]] std::string notice_text(const Notice& notice);

}  // namespace liaoxin::report
