#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"

/// Notices as plain models that a page, a letter or a terminal prints: a subject is told of a record about it, of its
/// correction or end and of every step of its objection, and a recipient is told that a record it had received has
/// ended. Every paragraph that rests on a rule names it with its kind.
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

/// How a negative record ends before its last day (art. 39).
struct NoticeGuide {
  std::optional<base::Date> restorable_from;  ///< nothing: it cannot be restored, and the lines say what its way out is
  std::optional<NoticeParagraph> why;         ///< that day
  struct Line {
    base::LocalText part;                     ///< condition, way, paper, place, note
    NoticeParagraph paragraph;
    bool is_brief = false;                    ///< stands in the notice of the record too
  };
  std::vector<Line> lines;
};

struct ToldFacts {
  NoticeRecord record;
  std::string source_name;                  ///< the unit that filed the record
  std::optional<base::Date> served_on;      ///< of the document; absent while nobody has attested service
  bool is_displayed = false;                ///< may be displayed in public, once told
  std::optional<base::Date> shown_until;    ///< last day of that display, where it has one
  base::Basis display_basis;                ///< of the display and its end
  std::optional<NoticeGuide> guide;         ///< nothing: it says nothing negative
  std::string desk_address;                 ///< where objections and restorations are filed
  base::Instant made_at;
};

/// 信息告知书, to the organisation. Silence about service is not service: without a date it says that the record is
/// held back.
[[nodiscard]] Notice told_notice(const ToldFacts& facts);

struct RestorationNoticeFacts {
  NoticeRecord record;
  std::string source_name;
  NoticeGuide guide;
  std::string desk_address;
  base::Instant made_at;
};
/// 信用修复告知书, the second letter of the same record: all of the guide, for who serves it with the decision.
[[nodiscard]] Notice restoration_notice(const RestorationNoticeFacts& facts);

struct CorrectedFacts {
  NoticeRecord record;
  std::string source_name;
  std::string certificate_address;  ///< empty when nobody had received the former version
  std::string desk_address;
  base::Instant made_at;
};
/// 信息更正告知书, to the organisation.
[[nodiscard]] Notice corrected_notice(const CorrectedFacts& facts);

struct EndedFacts {
  NoticeRecord record;
  base::LocalText ending;  ///< ending_title() of the decision
  base::Instant ended_at;
  std::string certificate_address;
  base::Instant made_at;
  std::string fee_address = {};  ///< where a fee that was asked for is reported; empty where nothing was restored
};
/// 信息终止告知书, to the organisation.
[[nodiscard]] Notice ended_notice(const EndedFacts& facts);

struct AcceptedFacts {
  NoticeRecord record;
  std::string objection_number;
  std::optional<base::Date> review_due_on;
  base::Instant made_at;
};
/// 异议受理告知书, to the organisation that objected.
[[nodiscard]] Notice accepted_notice(const AcceptedFacts& facts);

/// A point of an objection beside its answer.
struct AnsweredPoint {
  std::string point;  ///< empty: what the source says beyond the points, or no longer kept
  std::string answer;
};
struct ResultFacts {
  NoticeRecord record;
  std::string objection_number;
  bool is_answer_of_source = false;   ///< else the decision of the work body
  base::LocalText outcome;
  std::vector<std::string> reasons;   ///< of the work body, in its words; empty when no longer kept
  std::vector<AnsweredPoint> points;  ///< as the source answered them; empty when no longer kept
  std::string certificate_address;    ///< empty when nothing ended or was replaced
  std::string desk_address;
  base::Instant made_at;
};
/// 异议结果告知书, to the organisation that objected.
[[nodiscard]] Notice result_notice(const ResultFacts& facts);

struct SettledFacts {
  NoticeRecord record;
  std::string objection_number;
  base::LocalText settlement;
  std::vector<std::string> reasons;  ///< in the words of who settled it; empty when no longer kept
  std::string certificate_address;   ///< empty when the record stays
  base::Instant made_at;
};
/// 异议移交处理告知书, to the subject that disputed the result (art. 37), with the remedies that are left.
[[nodiscard]] Notice settled_notice(const SettledFacts& facts);

struct LeniencyFacts {
  NoticeRecord record;
  bool is_granted = false;
  std::vector<std::string> reasons;  ///< in the words of who answered; empty when no longer kept
  std::string desk_address;
  base::Instant made_at;
};
/// 从宽主张答复告知书, to the subject that claimed (art. 31).
[[nodiscard]] Notice leniency_notice(const LeniencyFacts& facts);

struct DesignationFacts {
  NoticeRecord record;
  std::string document_number;       ///< on which the designation rests
  std::vector<std::string> reasons;
  std::string desk_address;
  base::Instant made_at;
};
/// 失信认定告知书, to the organisation (art. 23): the designation has no effect before this letter is served.
[[nodiscard]] Notice designation_notice(const DesignationFacts& facts);

struct MeasureNoticeFacts {
  NoticeRecord record;
  base::LocalText measure;
  std::string unit;             ///< name of who applies it
  std::string law;              ///< on which the list lets it
  std::string document_number;  ///< of the decision
  std::int64_t months = 0;      ///< from the service of this letter
  std::vector<std::string> reasons;
  std::string desk_address;
  base::Instant made_at;
};
/// 失信惩戒措施告知书, to the organisation (arts. 25, 26, 30): the measure has no effect before this letter is served.
[[nodiscard]] Notice measure_notice(const MeasureNoticeFacts& facts);

struct DesignationEndedFacts {
  NoticeRecord record;
  std::string document_number;  ///< on which it rested
  base::LocalText how;          ///< what became of that document
  std::string certificate_address;  ///< empty: nobody had received the record with it
  base::Instant made_at;
};
/// 失信认定终止告知书, to the organisation (art. 23): the record says 失信 no longer.
[[nodiscard]] Notice designation_ended_notice(const DesignationEndedFacts& facts);

struct MeasureLiftedFacts {
  NoticeRecord record;
  base::LocalText measure;
  std::string unit;                  ///< name of who had applied it
  std::vector<std::string> reasons;  ///< empty: no longer kept
  std::string certificate_address;   ///< empty: nobody had received the record with it
  base::Instant made_at;
};
/// 失信惩戒措施解除告知书, to the organisation (art. 30).
[[nodiscard]] Notice measure_lifted_notice(const MeasureLiftedFacts& facts);

struct ShieldedFacts {
  NoticeRecord record;
  std::string ruling, court;
  std::optional<base::Date> plan_until_on;
  base::Instant made_at;
};
/// 信用信息临时屏蔽告知书, to the enterprise in reorganisation (art. 39).
[[nodiscard]] Notice shielded_notice(const ShieldedFacts& facts);

struct ShieldLiftedFacts {
  NoticeRecord record;
  std::vector<std::string> reasons;  ///< empty: no longer kept
  std::string desk_address;
  base::Instant made_at;
};
/// 解除临时屏蔽告知书, to the enterprise: the record is read again.
[[nodiscard]] Notice shield_lifted_notice(const ShieldLiftedFacts& facts);

struct StayFacts {
  NoticeRecord record;
  std::string designation_document;     ///< of the designation that alone rests on the document; empty: the record rests on it
  std::string document_number, unit;    ///< that stays, or lifts the stay, and which court or organ entered it
  std::optional<base::Date> decided_on;
  base::Instant from;                   ///< hidden, or shown again
  bool has_consequences = false;        ///< it can carry a designation, a list entry, a measure
  std::vector<base::LocalText> shown_by;  ///< once it is lifted: the ways in which it is read again; empty: something else hides it still
  std::string certificate_address;      ///< empty: nobody had received the record with that designation
  std::string desk_address;
  base::Instant made_at;
};
/// 文书中止执行告知书 (art. 23), to the subject: what rests while the document is stayed.
[[nodiscard]] Notice stayed_notice(const StayFacts& facts);
/// 文书恢复执行告知书, to the subject: what is in force and read again.
[[nodiscard]] Notice stay_lifted_notice(const StayFacts& facts);

struct RestorationRefusedFacts {
  NoticeRecord record;
  std::vector<std::string> reasons;  ///< the condition that is not met, and why; empty: no longer kept
  std::string desk_address;
  base::Instant made_at;
};
/// 不予信用修复告知书 (art. 39): which condition is not met, and that one may apply again. A restoration that is granted is told by ended_notice().
[[nodiscard]] Notice restoration_refused_notice(const RestorationRefusedFacts& facts);

/// What the notices of a listing say of its list (arts. 27, 38).
struct NoticeList {
  std::string number;  ///< of the case
  std::string name, legal_basis, removal_requirements, removal_procedure, remedies;
};
struct ListingProposedFacts {
  NoticeRecord record;
  NoticeList list;
  base::LocalText ground;
  std::vector<std::string> reasons;  ///< the conduct, and how each limiting word is met; empty: no longer kept
  std::int64_t defence_days = 0;
  struct Measure {
    base::LocalText title;
    std::string unit, law;
    std::int64_t months = 0;  ///< at most
  };
  std::vector<Measure> measures;     ///< those that may follow, of the list in force; empty: there is none
  std::string desk_address;
  base::Instant made_at;
};
/// 拟列入严重失信主体名单事先告知书 (art. 38): grounds, basis, what follows with the measures, remedies, removal requirements, and the right to statement and defence.
[[nodiscard]] Notice listing_proposed_notice(const ListingProposedFacts& facts);
struct ListingDecidedFacts {
  NoticeRecord record;
  NoticeList list;
  bool is_entered = false;
  std::vector<std::string> reasons;
  std::string desk_address;
  base::Instant made_at;
};
/// 列入决定告知书 (art. 38), entered or dropped.
[[nodiscard]] Notice listing_decided_notice(const ListingDecidedFacts& facts);
struct RemovalRefusedFacts {
  NoticeRecord record;
  NoticeList list;
  std::vector<std::string> reasons;  ///< the requirement that is not met, and why
  std::string desk_address;
  base::Instant made_at;
};
/// 不予移出名单告知书 (art. 27). A removal is told by ended_notice().
[[nodiscard]] Notice removal_refused_notice(const RemovalRefusedFacts& facts);

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

struct CounterFacts {
  std::string addressee, unit_name;
  std::string present_name, present_authority;  ///< the authority is empty where the subject itself is said to have come
  base::Instant opened_at;
  std::vector<base::LocalText> acts;            ///< what was done, besides reading
  std::string desk_address;
  base::Instant made_at;
};
/// 窗口代办告知书, to the subject for whom a clerk acted.
[[nodiscard]] Notice counter_notice(const CounterFacts& facts);

/// `依据:《辽宁省社会信用条例》第37条` in both languages; the kind of a rule that is not law says so.
[[nodiscard]] base::LocalText printed_basis(const base::Basis& basis);

/// The notice as lines of text, Chinese before English.
[[nodiscard]] std::string notice_text(const Notice& notice);

}  // namespace liaoxin::report
