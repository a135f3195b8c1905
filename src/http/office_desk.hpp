#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/refusal.hpp"
#include "registry/views.hpp"
#include "statute/item_content.hpp"

/// What the offices behind the register see: the department in charge, the joint meeting, the work body, a court. Lists are about
/// units, documents and organisations; of natural persons and individual businesses there are numbers at most (red line 4).
namespace liaoxin::http {

enum class EditionState {
  added,      ///< drafted here, and no edition adopted it
  changed,    ///< an edition adopted something else than what is drafted here
  same,       ///< as adopted
  removed,    ///< adopted, and drafted here no more
  not_ready,  ///< drafted, and no row of it is taken yet
};

/// An item as it is drafted, beside what the newest edition says of it.
struct EditionLine {
  std::string code;
  base::LocalText title, modes, until, keep;
  std::int64_t elements = 0;
  EditionState state = EditionState::added;
  std::string in_force_from, decision_number, authority, decided_on;  ///< of the newest edition
  bool is_ahead = false;                                               ///< it takes force on a day to come
  bool is_demonstration = false;
  std::vector<statute::ContentChange> changes;
};

/// What a unit that was asked said of the draft of an edition; without a day it has not answered.
struct EditionOpinionLine {
  std::string unit, opinion, given_at;
};
/// The draft of an edition, its items beside what is in force, and the opinions the reader may see.
struct EditionDraftLine {
  std::string id, purpose;
  base::LocalText step;
  std::string opinions_until_on;  ///< empty: nobody was asked yet
  std::vector<EditionLine> items;
  std::vector<EditionOpinionLine> opinions;
};

/// A decision by which editions or standards took force, as it stands in the log.
struct DecisionLine {
  std::string number, authority, decided_on, from_on, document_hash;
  std::vector<base::LocalText> items;  ///< of an edition
  base::LocalText standard;            ///< of a standard: its key and value
  std::string unit;                    ///< of a standard: for which unit
  std::int64_t log_index = 0;
  std::int64_t joint_decision_index = -1;  ///< of an edition: place in the log of the decision it rests on
  bool is_demonstration = false;
};

/// How a unit files one item (arts. 6, 12).
struct QualityLine {
  std::string unit;
  base::LocalText item;
  std::int64_t accepted = 0, timely = 0, with_due = 0, cells_filled = 0, cells_expected = 0, corrections = 0;
  std::string last_at;
};
struct QualityMonth {
  std::string month;  ///< YYYY-MM
  std::int64_t timely = 0, with_due = 0;
};
/// An objection, or an application for restoration, with its clock. It names the unit and never the subject.
struct RunningLine {
  std::string id, number, unit;
  base::LocalText item, step;
  std::string due_on;
  std::int64_t days_left = 0;  ///< below 0: overdue
  bool is_hidden = false;      ///< the record is hidden: its source is silent
};
/// Who was told to remove something and has not confirmed it.
struct SilentLine {
  std::string name;
  base::LocalText kind;
  std::int64_t open = 0, days = 0;  ///< recalls, and days since the oldest
  /// For the work body, which enters what recipients without a desk confirm: the oldest of them.
  struct Recall {
    std::string id, told_at;
  };
  std::vector<Recall> recalls = {};
};
/// Fees that applicants for restoration say they were asked for (art. 39); nobody who says so is named.
struct FeeLine {
  std::string unit, reported_on;
  std::int64_t reports = 0;
};
/// A measure against an organisation (arts. 25, 30), with its end and how that comes about.
struct MeasureLine {
  std::string id, record;
  base::LocalText title;
  std::string article, unit, law, method, document_number;
  base::LocalText standing;
  std::string last_on;  ///< empty before its service
  std::vector<registry::StepView> derivation;
  bool may_be_lifted = false;  ///< it is not over
  bool is_waiting = false;     ///< its notice is not served
  std::string organisation = {};  ///< for the unit that applied it
};
/// What a unit tried that no list lets it do (arts. 25, 52(4)): the unit and its officer are named, the subject is not.
struct AttemptLine {
  std::string unit, officer;
  base::LocalText measure, item, why;
  std::string tried_at;
  std::int64_t log_index = 0;
};
/// A reward in force (art. 22).
struct RewardLine {
  std::string id;
  base::LocalText title;
  std::string organisation, granted_on;
};
/// What a unit applied and granted and is not over, and what it tried beyond the list.
struct UnitMeasures {
  std::vector<MeasureLine> measures;
  std::vector<RewardLine> rewards;
  std::vector<AttemptLine> attempts;
};
struct OversightView {
  std::vector<QualityMonth> months;  ///< the oldest first
  std::vector<QualityLine> lines;
  std::vector<RunningLine> overdue;
  std::vector<SilentLine> silent;
  std::vector<RunningLine> restorations;  ///< past their day
  std::vector<FeeLine> fees;
  std::vector<AttemptLine> attempts = {};  ///< the newest first
};

/// What came in, by unit: rows taken, held, refused and why.
struct IntakeLine {
  std::string unit;
  base::LocalText item;
  std::int64_t files = 0, rows = 0, accepted = 0, held = 0, refused = 0, same = 0;
};
struct RefusedReason {
  std::string unit;
  base::LocalText reason;
  std::int64_t rows = 0;
};
struct IntakeView {
  std::vector<IntakeLine> lines;
  std::vector<RefusedReason> reasons;  ///< the most frequent first
};

/// A record about an organisation that ended lately, by the unit that filed it: whose it was is served to nobody here any more (red line 6).
struct EndedLine {
  std::string unit, ended_at;
  base::LocalText item, how;
  std::int64_t recipients = 0, confirmed = 0;
};
struct ProceedingsView {
  std::vector<RunningLine> running;
  std::vector<EndedLine> ended;
  std::vector<SilentLine> silent;
  std::int64_t hidden = 0;        ///< records that are hidden, for silence or a stay
  std::int64_t ended_others = 0;  ///< of natural persons and individual businesses, which are not listed
};

/// A record that rests on a document, for the court that decides on it.
struct DocumentRecord {
  std::string id;
  std::string organisation;  ///< empty: a natural person or individual business, who is not named here
  base::LocalText item;
  std::string deciding_unit, document_number, document_on;
  bool is_held = false, is_stayed = false;
  base::LocalText ended;  ///< how, or empty
  struct Designation {
    std::string id, document_number;
    bool is_stayed = false;
  };
  std::vector<Designation> designations;  ///< that it carries now
  struct Step {
    base::LocalText operation;
    std::string at;
    std::int64_t log_index = 0;
  };
  std::vector<Step> steps;  ///< what followed, the oldest first
  struct Recall {
    std::string certificate;  ///< number; empty where nobody is named
    std::int64_t recipients = 0, confirmed = 0;
  };
  std::vector<Recall> recalls;
};

/// A letter that waits to be served: by the unit that filed the record, or by the work body where it tells of an objection.
struct LetterToServe {
  std::string id, record;
  base::LocalText title, item;
  std::string organisation, document_number;  ///< empty: a natural person or individual business, who is not named in a list
  std::string written_at, due_on;
  bool releases = false;  ///< the record is held, and the attested service of its document is what shows it
  bool has_guide = false; ///< the restoration notice goes with it
};
struct LettersToServe {
  std::vector<LetterToServe> letters;  ///< the oldest first
  std::string next;                    ///< number to go on after; empty at the end
};

/// What a court asks for: a document, in a case it has before it, to do one of these about it.
struct DocumentSearch {
  std::string number, case_reference;
  std::string purpose;  ///< name of one of document_purposes()
};
[[nodiscard]] inline const std::vector<std::string_view>& document_purposes() {
  static const std::vector<std::string_view> purposes{"document.fall", "document.stay", "designation.end", "shield.set"};
  return purposes;
}

/// What the platform sees missed by a unit, with its evidence (arts. 51 to 53).
struct FindingLine {
  std::string reference;  ///< names it in an act
  std::string unit, uscc;
  base::LocalText title, missed;
  std::string due_on;  ///< or empty: the article sets no day
  base::Basis basis;   ///< of that day
  std::string evidence;
  std::int64_t log_index = -1;  ///< -1: figures of many
  std::string clock = {};       ///< number of the proceeding whose days are counted, or empty
};
/// What the department in charge did about a unit, for itself and for that unit.
struct AccountabilityLine {
  std::string id, unit;
  base::LocalText step;
  std::string document_number, due_on, decided_at, answered_at, closed_at;
  std::string reason, answer, closing;  ///< as said; empty: not said, or no longer kept
  std::vector<FindingLine> findings;
  bool is_overdue = false, may_answer = false, may_close = false;
};
struct FineLine {
  std::string collector;
  base::LocalText conduct;
  std::int64_t fine_yuan = 0, gains_yuan = 0;
  std::string document_number, served_on;
};
struct FindingsView {
  bool is_overseer = false;  ///< of all units but courts; else of the own unit alone
  std::vector<FindingLine> findings;
  std::vector<AccountabilityLine> acts;
  std::vector<FineLine> fines;
};

/// A report on a public pledge of an organisation (art. 19).
struct PledgeReportLine {
  enum class Side { source, reporter, subject };  ///< as whom somebody reads it
  Side side = Side::source;
  std::string id, record, organisation;  ///< organisation: empty once the pledge is public no more
  std::string statement;                 ///< never for the organisation
  std::string reported_at, due_on;
  std::int64_t days_left = 0;
  base::LocalText outcome;  ///< empty: not answered
  std::string answered_at, reason;
  bool may_answer = false;
};

class OfficeDesk {
 public:
  virtual ~OfficeDesk() = default;
  // Of the department in charge and the joint meeting; nothing for others.
  [[nodiscard]] virtual std::optional<std::vector<EditionLine>> editions(const std::string& token) = 0;
  [[nodiscard]] virtual std::optional<std::vector<DecisionLine>> decisions(const std::string& token) = 0;
  // Of the department in charge and the joint meeting all, the newest first; of another unit those it was asked about, with its own answer alone; nothing for others.
  [[nodiscard]] virtual std::optional<std::vector<EditionDraftLine>> edition_drafts(const std::string& token) = 0;
  // Of the department in charge; nothing for others.
  [[nodiscard]] virtual std::optional<OversightView> oversight(const std::string& token) = 0;
  /// The figures of that page as CSV.
  [[nodiscard]] virtual std::optional<std::string> oversight_csv(const std::string& token) = 0;
  // Of a work body; nothing for others.
  [[nodiscard]] virtual std::optional<IntakeView> intake(const std::string& token) = 0;
  [[nodiscard]] virtual std::optional<ProceedingsView> proceedings(const std::string& token) = 0;
  // Of a unit and of a work body, each its own; nothing for others.
  [[nodiscard]] virtual std::optional<LettersToServe> to_serve(const std::string& token, const std::string& after) = 0;
  // Of a collector, which sees its own, and of who concludes them: work bodies and the department in charge; nothing for others.
  [[nodiscard]] virtual std::optional<std::vector<registry::CollectorView>> agreements(const std::string& token) = 0;
  // Of a unit, its own; nothing for others.
  [[nodiscard]] virtual std::optional<UnitMeasures> measures(const std::string& token) = 0;
  // Of the department in charge, lists of every step; nothing for others.
  [[nodiscard]] virtual std::optional<std::vector<registry::MeasureListView>> measure_lists(const std::string& token) = 0;
  // Of the department in charge about all units but courts, of every other unit, court and collector about itself; nothing for others.
  [[nodiscard]] virtual std::optional<FindingsView> findings(const std::string& token) = 0;
  // Of a unit, those it answers; of who speaks for itself, those it made and those about its pledges; nothing for others.
  [[nodiscard]] virtual std::optional<std::vector<PledgeReportLine>> pledge_reports(const std::string& token) = 0;
  // Of a court; nothing for others.
  /// The records that rest on documents of exactly this number. Natural persons and individual businesses see the look, its case and its
  /// purpose; these are asked for whoever the document is about, or the question would tell. Refusals: case_reference_missing,
  /// id_number_in_text, purpose_unknown.
  [[nodiscard]] virtual std::optional<base::Result<std::vector<DocumentRecord>>> documents(const std::string& token, const DocumentSearch& search) = 0;
};

}  // namespace liaoxin::http
