#pragma once
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/refusal.hpp"
#include "http/admin_desk.hpp"
#include "http/draft_desk.hpp"
#include "http/filing_desk.hpp"
#include "http/identity_desk.hpp"
#include "http/objection_view.hpp"
#include "http/office_desk.hpp"
#include "registry/views.hpp"
#include "report/notice.hpp"
#include "statute/operation.hpp"

/// What stands behind the desks: who signs in, what is to be done, and the acts themselves. Safe to call from several
/// threads. Throws base::Failure when the machine fails.
namespace liaoxin::http {

/// Whose desk a role opens: each has pages of its own, and to all others these are not there.
enum class DeskKind { none, own, unit, work_body, in_charge, joint_meeting, court, collector, system, security, audit };

/// One role of an account.
struct DeskRole {
  std::string grant;  ///< grt-…
  base::LocalText title;
  std::string place;  ///< name of the unit or organisation it is held for; empty for administrators
  bool is_chosen = false;
};

/// A sitting at the counter that is open: the pages below /desk/sitting are those of its subject.
struct DeskSitting {
  std::string id;  ///< sit-…
  std::string subject_name, present_name, present_authority;
  std::string ends_at;  ///< RFC 3339
};

/// A leave an officer is on, or in which it stands in.
struct DeskLeave {
  std::string other;  ///< name of the stand-in, or of who is away
  std::string until_on;
};

/// Somebody signed in, as of one request.
struct DeskPerson {
  std::string login, name;
  std::vector<DeskRole> roles;
  DeskKind desk = DeskKind::none;  ///< of the chosen role; `own` speaks for a subject: an organisation, or the person itself
  bool is_fresh = false;           ///< the second factor is fresh: no code has to be asked again
  std::optional<DeskLeave> leave;       ///< of an officer that is away; who acts has returned
  std::vector<DeskLeave> stands_in_for;
  std::optional<DeskSitting> sitting;  ///< in which an officer acts for a subject who is present
  [[nodiscard]] const DeskRole* chosen() const {
    for (const DeskRole& role : roles) {
      if (role.is_chosen) return &role;
    }
    return nullptr;
  }
};

/// Something about the logins of an account that its holder should know (security.md, threat "stolen login").
struct DeskAlert {
  base::LocalText what;
  std::string noted_at;  ///< RFC 3339
};

/// One thing to do: an operation with what is known of its input, and until when.
struct DeskTask {
  const statute::Operation* operation = nullptr;
  std::map<std::string, std::string> given;  ///< fields that are filled in already
  std::string about;                         ///< the organisation and document it is about
  std::string due_on;                        ///< last day, or empty
  std::int64_t days_left = 0;                ///< until then; below 0: overdue
  base::LocalText item = {};                 ///< of a record of a natural person or individual business, which `about` names by number alone
  std::string clock = {};                    ///< number of the proceeding whose days are counted, or empty
  base::LocalText ended = {};                ///< of a recall: what ended, the record or only what stood beside it
};

/// A letter to a subject, to be read and printed: a notice about one of its records (arts. 35, 37), or what was done for it at a
/// counter.
struct DeskLetter {
  std::string id;  ///< ntc-… of a notice, sit-… of a sitting
  base::LocalText title;
  std::string at;  ///< RFC 3339
  // Of a notice: the document of its record, when it was proved that the subject has it (empty: not yet), and what became of the
  // reminder: none, waiting, taken, given_up.
  std::string document_number = {}, served_on = {}, reminder = "none";
  [[nodiscard]] bool is_notice() const { return id.starts_with("ntc-"); }
};

/// An objection that was made to a record of the subject.
struct OwnObjection {
  std::string id, number;
  base::LocalText step;
  bool is_running = false, may_add_evidence = false, may_dispute = false;
};

/// A listing case about a record of the subject, or of which it is the entry (arts. 30, 38).
struct OwnListing {
  std::string id, list;
  base::LocalText ground, step;
  std::vector<std::string> said;  ///< conduct, how each limiting word is met, evidence; empty: no longer kept
  std::string statement, answer;
  std::string defence_until;   ///< last day of the time for statement and defence; empty: the notice is not served
  std::string removal_requirements, removal_due_on;
  bool may_state = false, may_apply_removal = false;
};

/// A record of the subject that is signed in, shown or not.
struct OwnRecord {
  registry::RecordView record;
  bool is_held = false, is_ended = false, is_public = false;
  std::string ended_at = {};        ///< RFC 3339, of one that ended or is past its last day
  base::LocalText ended_how = {};
  std::string kept_until = {};      ///< last day it is kept; empty: lasting
  std::vector<std::string> recipients;  ///< names of all who received it
  std::vector<std::string> certificates;
  std::vector<DeskLetter> letters;
  std::vector<OwnObjection> objections;  ///< in order; only the last can be running
  bool is_restorable = false;            ///< restoration can be applied for today
  std::string application = {};          ///< number of the last application for it, or empty
  std::string claim = {};                ///< len-… of the claim of lenient treatment that waits for its answer, or empty
  std::vector<OwnListing> listings = {};
  std::vector<MeasureLine> measures = {};  ///< that follow from it, those that ended too
};

/// One look at what is not public, as its subject sees it, or as the audit administrator does: then without the subject.
struct DeskLook {
  std::int64_t sequence = 0, log_index = 0;
  std::string at;  ///< RFC 3339
  base::LocalText kind, matter;
  bool is_own = false;
  std::string unit, office, actor;  ///< name of the unit; `actor` for the audit administrator only
  std::string case_reference, receipt;
  std::vector<base::LocalText> marks;  ///< for the audit administrator only
  std::string id;  ///< lok-…, where it can be contested; empty for the audit administrator, and where it was
  // Of one that was contested: the name of the officer who looked, until when its unit answers, and the answer.
  std::string officer, answer_due_on, answered_at, answer;
  std::string contest_statement;  ///< what its subject said against it
  bool was_needed = false;
  std::string representative;  ///< who stood for the subject, by name
  std::string under;  ///< name of the organisation that was looked at and merged into this one since; empty: the subject itself
};
/// A look that its subject contests, for those of the unit who may answer: with the statement, and the name of the officer.
struct DeskLookContest {
  DeskLook look;
  std::string submitted_at;
};
/// A page of them, newest first.
struct DeskLooks {
  std::vector<DeskLook> looks;
  std::string next;  ///< where the earlier ones begin; empty: there are none
};

/// A consent the subject gave.
struct DeskConsent {
  std::string id, user_name;
  base::LocalText purpose;
  std::vector<base::LocalText> items;
  std::string given_at, until_on, withdrawn_at;
  bool is_live = false;
};

/// What a subject allowed a collector of market information.
struct DeskCollection {
  std::string id, collector_name;
  std::vector<base::LocalText> kinds;
  std::string given_at, until_on, revoked_at;
  bool is_live = false;
};

/// Somebody who stands for a subject: on what ground, and until when.
struct DeskRepresentative {
  std::string grant;  ///< grt-…
  std::string name;
  base::LocalText ground;
  std::string from_at, until_on;  ///< no last day: as long as the ground lasts
};

struct DeskMailAddress {
  std::string confirmed, pending;  ///< empty: none
};

/// An act that waits for a second person.
struct DeskProposal {
  const statute::Operation* operation = nullptr;
  std::string id, content_hash;  ///< both go into the approval
  base::json::object input;      ///< what would be done
  std::string proposed_by;       ///< name of the officer, and of the unit
  std::string proposed_at, expires_on;
  bool is_own = false;                        ///< made by who looks: to be withdrawn, not to be decided on
  std::vector<const statute::Operation*> ways;  ///< what can be done about it
};

/// A record a unit filed about an organisation; what its list says of it.
struct UnitRecord {
  std::string id, subject_name, document_number, document_on, filed_at;
  base::LocalText item_title;
  bool is_ended = false, is_held = false, is_contested = false, is_stayed = false, is_past = false;  ///< past: display is over
  bool is_shareable = false;  ///< whoever searched may share it
  bool is_negative = false;   ///< it says something negative: what follows from that can be done about it, and no reward
  std::string designation = {};                ///< dsg-… that it carries, or empty
  std::string listing = {}, entry_of = {};     ///< lst-…: the case that is open on it, the one of which it is the entry; or empty
  bool has_guide = false;     ///< whoever searched hands over its restoration notice
  bool is_shielded = false;   ///< while the plan of a reorganisation runs
  bool is_restored_here = false;  ///< whoever searched may end it as restored
};
struct UnitRecords {
  std::vector<UnitRecord> records;  ///< newest first
  std::string next;                 ///< where the next page begins, or empty
};

/// What a unit filed in one month (art. 12).
struct UnitMonth {
  std::string month;  ///< YYYY-MM
  std::int64_t accepted = 0, timely = 0, with_due = 0, cells_filled = 0, cells_expected = 0, corrections = 0;
};

struct DeskEnrolment {
  std::string login, name;
  std::string secret;   ///< as typed into an authenticator; empty: the account keeps the one it has
  std::string address;  ///< as its QR code holds it; empty likewise
};

/// A claim of lenient treatment, for the unit that answers it (art. 31).
struct DeskLeniencyClaim {
  base::LocalText ground;
  std::string statement;  ///< empty: no longer kept
  std::string claimed_at, answer_due_on;
  std::optional<registry::RecordView> record;
};

/// An application for restoration, for the unit that decides on it (art. 39).
struct DeskRestoration {
  base::LocalText way, step;
  std::string correction;  ///< empty: no longer kept
  std::string applied_at, accept_due_on, answer_due_on, handler, result_due_on;
  std::optional<registry::RecordView> record;
};

/// One term of a proceeding with its derivation: what has to be done, from which day, by when, and when the clock stood still.
struct DeskTerm {
  base::LocalText what;
  std::string from_on;
  DueView due;
  struct Pause {
    base::LocalText kind;
    std::string from_on, until_on;  ///< the second empty while it lasts
    std::string document;
  };
  std::vector<Pause> pauses;
};
/// The clock certificate of a proceeding; it names nobody.
struct DeskClock {
  std::string id;
  base::LocalText proceeding;
  std::vector<DeskTerm> terms;
};

/// A listing case, for the authority that decides on it (arts. 38, 27).
struct DeskListing {
  OwnListing facts;
  std::string proposer, proposed_at, told_on, removal_statement;  ///< the proposer by name
  std::optional<registry::RecordView> record;
};

/// A word that can be chosen in a form, and what it stands for.
struct DeskChoice {
  std::string word;
  base::LocalText text;
};
/// Lists of a form that depend on who fills it in, by field.
using DeskChoices = std::map<std::string, std::vector<DeskChoice>>;

class Desk {
 public:
  virtual ~Desk() = default;
  /// Refusals: those of app::SignIn.
  [[nodiscard]] virtual base::Result<DeskEnrolment> enrolment(const std::string& token) = 0;
  [[nodiscard]] virtual base::Result<void> enrol(const std::string& token, const std::string& password, const std::string& code) = 0;
  [[nodiscard]] virtual base::Result<DeskTokens> sign_in(const std::string& login, const std::string& password, const std::string& code, const std::string& network, const std::string& device) = 0;
  [[nodiscard]] virtual std::optional<DeskPerson> who(const std::string& token) = 0;
  virtual void sign_out(const std::string& token) = 0;
  /// The login is the browser's alone that sends `token` (access::bound_token).
  virtual void bind(const std::string& token) = 0;
  /// What its holder should know of the logins of the account, newest first.
  [[nodiscard]] virtual std::vector<DeskAlert> alerts(const std::string& token) = 0;
  virtual void settle_alerts(const std::string& token, bool ends_others) = 0;
  [[nodiscard]] virtual base::Result<void> choose(const std::string& token, const std::string& grant) = 0;
  [[nodiscard]] virtual base::Result<void> refresh(const std::string& token, const std::string& code, const std::string& network) = 0;

  /// What the role that is chosen may do at all, by the policy table.
  [[nodiscard]] virtual std::vector<const statute::Operation*> operations(const std::string& token) = 0;
  /// What only this desk has to choose from in the form of one of its operations; empty where the form's own lists will do. `record`: its public id as the form
  /// has it; empty: it does not say yet.
  [[nodiscard]] virtual DeskChoices choices(const std::string& token, const statute::Operation& operation, const std::string& record) = 0;
  [[nodiscard]] virtual std::vector<DeskTask> tasks(const std::string& token) = 0;
  /// Those the role that is chosen made or may decide on.
  [[nodiscard]] virtual std::vector<DeskProposal> proposals(const std::string& token) = 0;
  /// Of a representative: every record of its organisation; in a sitting, of its subject, and so below. Each look is
  /// journalled before the answer leaves.
  [[nodiscard]] virtual std::vector<OwnRecord> own_records(const std::string& token) = 0;
  /// Notices to whom the login speaks for. The look is journalled before the answer leaves.
  [[nodiscard]] virtual std::vector<DeskLetter> notices(const std::string& token) = 0;
  [[nodiscard]] virtual DeskMailAddress mail_address(const std::string& token) = 0;
  /// Of a representative or a natural person: everybody who ever looked, newest first, before a number (0: from the newest).
  [[nodiscard]] virtual DeskLooks looks(const std::string& token, const std::string& before) = 0;
  [[nodiscard]] virtual std::vector<DeskConsent> consents(const std::string& token) = 0;
  [[nodiscard]] virtual std::vector<DeskCollection> collections(const std::string& token) = 0;
  /// Who may act for the subject that is signed in, but for whoever is so itself.
  [[nodiscard]] virtual std::vector<DeskRepresentative> representatives(const std::string& token) = 0;
  /// How each day of a proceeding is counted, the same for its subject, whoever handles it and who oversees it; nothing for others.
  [[nodiscard]] virtual std::optional<DeskClock> clock(const std::string& token, const std::string& id) = 0;
  /// An objection: for its subject, and while it runs for the work body in whose region it lies and for the source once it was asked;
  /// nothing for others. The look is journalled before the answer leaves.
  [[nodiscard]] virtual std::optional<ObjectionView> objection(const std::string& token, const std::string& id) = 0;
  /// One file of its evidence, for the same.
  [[nodiscard]] virtual std::optional<DeskEvidenceFile> evidence_file(const std::string& token, const std::string& id) = 0;
  /// A record as it stands, for who may correct it; nothing for others. A look at what is not public is registered.
  [[nodiscard]] virtual std::optional<registry::RecordView> record_to_correct(const std::string& token, const std::string& record) = 0;
  /// A contested look that waits for its answer, for whoever may give it; nothing for others, and for who looked.
  [[nodiscard]] virtual std::optional<DeskLookContest> look_contest(const std::string& token, const std::string& contest) = 0;
  /// What whom the role or sitting speaks for declared itself.
  [[nodiscard]] virtual std::vector<registry::DeclaredView> declared(const std::string& token) = 0;
  /// Everything that is kept about whom the role, or the sitting, speaks for, as one document (art. 35); nothing for other roles.
  [[nodiscard]] virtual std::optional<base::json::object> own_file(const std::string& token) = 0;
  /// Letters that no record of it is about: what was done for it at a counter, newest first.
  [[nodiscard]] virtual std::vector<DeskLetter> letters(const std::string& token) = 0;
  /// The claim, to the unit that answers it, while it is open. The subject sees the look.
  [[nodiscard]] virtual std::optional<DeskLeniencyClaim> leniency_claim(const std::string& token, const std::string& id) = 0;
  /// The application, to the unit that decides on it, while it is open. The subject sees the look.
  [[nodiscard]] virtual std::optional<DeskRestoration> restoration(const std::string& token, const std::string& id) = 0;
  /// The listing case, to the authority, while it waits for a step of it. The subject sees the look.
  [[nodiscard]] virtual std::optional<DeskListing> listing(const std::string& token, const std::string& id) = 0;
  /// One letter to whom the role speaks for; of a sitting also to another officer of the work body, who sends it.
  [[nodiscard]] virtual std::optional<report::Notice> letter(const std::string& token, const std::string& id) = 0;
  /// What a clerk may do at the counter for who is present, by the policy table.
  [[nodiscard]] virtual std::vector<const statute::Operation*> counter_operations(const std::string& token) = 0;
  /// Does it for the subject of a sitting: of the one that the form was made in. Refusals besides: counter_not_open.
  [[nodiscard]] virtual std::expected<base::json::object, std::vector<base::Refusal>> act_in_sitting(const std::string& token, const std::string& sitting, std::string_view operation, const base::json::object& input) = 0;
  /// Of the audit administrator: look-ups with a mark, newest first. They say who looked, and not at whom.
  [[nodiscard]] virtual std::vector<DeskLook> marked_looks(const std::string& token) = 0;
  /// Of an officer: the records of its unit about organisations; `only_held`: those that wait for service. Refusal: cursor_invalid.
  [[nodiscard]] virtual base::Result<UnitRecords> unit_records(const std::string& token, const std::string& cursor, bool only_held) = 0;
  /// Of an officer: records about organisations by number, by number of the document, or by the organisation's name: those its unit
  /// filed or decided; of a work body those of its region that are shared, and those under objection. Refusal: query_too_short.
  [[nodiscard]] virtual base::Result<std::vector<UnitRecord>> search_records(const std::string& token, const std::string& query) = 0;
  /// Of an officer: the last twelve months of its unit, the newest first.
  [[nodiscard]] virtual std::vector<UnitMonth> unit_months(const std::string& token) = 0;
  /// Signing in by an identity provider; nothing where the operator has none.
  [[nodiscard]] virtual IdentityDesk* identities() { return nullptr; }
  /// Forms that were kept to go on with later.
  [[nodiscard]] virtual DraftDesk& drafts() = 0;
  /// Filing records.
  [[nodiscard]] virtual FilingDesk& filings() = 0;
  /// What the three administrators see.
  [[nodiscard]] virtual AdminDesk& administration() = 0;
  /// What the offices behind the register see.
  [[nodiscard]] virtual OfficeDesk& offices() = 0;
  /// Does it. Refusals: not_signed_in, factor_not_fresh, and those of the operation.
  [[nodiscard]] virtual std::expected<base::json::object, std::vector<base::Refusal>> act(const std::string& token, std::string_view operation, const base::json::object& input) = 0;
  /// Remembers what the page after the act shows.
  virtual void keep_answer(const std::string& token, base::json::object answer) = 0;
  /// The answer kept last for this login, once.
  [[nodiscard]] virtual std::optional<base::json::object> take_answer(const std::string& token) = 0;
};

}  // namespace liaoxin::http
