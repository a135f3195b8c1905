#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/refusal.hpp"

/// What readers get. These structs are the answers of the JSON API word for word, and what the pages are drawn from.
/// They are filled only after `visible()` has let each record and each element pass.
namespace liaoxin::registry {

struct BasisView {
  std::string kind;       ///< regulation, national, reported, default, product
  std::string reference;
  base::LocalText printed;
};
BOOST_DESCRIBE_STRUCT(BasisView, (), (kind, reference, printed))
[[nodiscard]] BasisView basis_view(const base::Basis& basis);

/// One shown cell of a record. `note` stands in its place when the text is not public (内容未公开).
struct ElementView {
  std::string code;
  base::LocalText title;
  std::string value;
  std::optional<base::LocalText> note;
};
BOOST_DESCRIBE_STRUCT(ElementView, (), (code, title, value, note))

/// One step of a derivation: why a date is what it is.
struct StepView {
  base::LocalText text;
  BasisView basis;
};
BOOST_DESCRIBE_STRUCT(StepView, (), (text, basis))

struct LabelView {
  std::string word;  ///< objection, document_pending, listed_elsewhere
  base::LocalText text;
};
BOOST_DESCRIBE_STRUCT(LabelView, (), (word, text))

struct RecordView {
  std::string id;  ///< rec-…
  std::string organisation_id;  ///< empty of a natural person, who has no page
  std::string item;
  base::LocalText item_title;
  std::string document_number;
  std::string document_on;      ///< YYYY-MM-DD or empty
  std::string deciding_unit;    ///< name
  std::string source_unit;      ///< name
  std::string source_unit_code;
  std::int64_t version = 1;
  std::string admitted_at;      ///< RFC 3339
  std::string shown_since;      ///< RFC 3339; the instant from which it counts as told
  std::string shown_until;      ///< last public day, or empty when it lasts as long as the state it describes
  std::string grade;            ///< word, empty where the item has no grade
  base::LocalText grade_title;
  std::vector<StepView> derivation;   ///< of shown_until and grade
  std::string restorable_from;  ///< earliest day of restoration, or empty
  std::vector<LabelView> labels;
  std::vector<ElementView> elements;
  std::int64_t log_index = 0;
};
BOOST_DESCRIBE_STRUCT(RecordView, (), (id, organisation_id, item, item_title, document_number, document_on, deciding_unit, source_unit,
    source_unit_code, version, admitted_at, shown_since, shown_until, grade, grade_title, derivation, restorable_from, labels, elements, log_index))

/// Which units have filed which item, up to when. "No record" is never said without it.
struct CoverageView {
  std::string item;
  base::LocalText item_title;
  bool in_force = false;   ///< an edition of the item is in force
  std::string unit;        ///< name; empty when no unit has filed
  std::string unit_code;
  std::int64_t records = 0;
  std::string last_filed_at;     ///< RFC 3339 or empty
  std::string last_document_on;  ///< newest document date or empty
};
BOOST_DESCRIBE_STRUCT(CoverageView, (), (item, item_title, in_force, unit, unit_code, records, last_filed_at, last_document_on))

struct SectionView {
  std::string key;  ///< basics, permits, penalties, honours, pledges, abnormal, listed_elsewhere
  base::LocalText title;
  std::vector<RecordView> records;
  std::vector<CoverageView> coverage;
};
BOOST_DESCRIBE_STRUCT(SectionView, (), (key, title, records, coverage))

struct FormerName {
  std::string name, from_on, to_on;
};
BOOST_DESCRIBE_STRUCT(FormerName, (), (name, from_on, to_on))

/// What a subject declared itself: its own word, and no record of any unit (art. 13).
struct DeclaredView {
  std::string id;    ///< dcl-…
  std::string kind;
  base::LocalText kind_title;
  std::string text;
  std::string declared_at;  ///< RFC 3339
};
BOOST_DESCRIBE_STRUCT(DeclaredView, (), (id, kind, kind_title, text, declared_at))

struct OrganisationView {
  std::string id;    ///< org-…
  std::string uscc;
  std::string name;
  std::vector<FormerName> former_names;
  base::LocalText kind;
  std::string region;       ///< six digits
  base::LocalText region_title;
  base::LocalText city_title;
  std::string status;            ///< as it was filed
  base::LocalText status_title;
  std::string established_on;
  std::string merged_into;  ///< org-… or empty
  std::vector<SectionView> sections;
  std::vector<DeclaredView> declared;  ///< apart from all records above
  std::string read_at;      ///< RFC 3339
  std::int64_t log_size = 0;
};
BOOST_DESCRIBE_STRUCT(OrganisationView, (), (id, uscc, name, former_names, kind, region, region_title, city_title, status, status_title, established_on,
    merged_into, sections, declared, read_at, log_size))

struct SearchHit {
  std::string id, uscc, name, matched_name;
  base::LocalText region_title, city_title;
  std::string status;  ///< as it was filed
  base::LocalText status_title;
};
BOOST_DESCRIBE_STRUCT(SearchHit, (), (id, uscc, name, matched_name, region_title, city_title, status, status_title))

struct SearchPage {
  std::string query;
  std::vector<SearchHit> hits;
  std::string next;  ///< signed cursor, or empty
  std::vector<CoverageView> coverage;  ///< of the registration items: what the search can know
};
BOOST_DESCRIBE_STRUCT(SearchPage, (), (query, hits, next, coverage))

struct SearchQuery {
  std::string q;
  std::optional<std::string> city;    ///< six digits of a prefecture
  std::optional<std::string> item;    ///< C4-03 …: only organisations with a public record of it
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;  ///< 1..100, default 20
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (q, city, item, cursor, limit))

struct UnitView {
  std::string name, uscc, kind;
  base::LocalText region_title;
  std::int64_t accepted = 0;
  std::int64_t timely = 0, with_due = 0;             ///< timeliness = timely of with_due
  std::int64_t cells_filled = 0, cells_expected = 0; ///< completeness
  std::int64_t corrections = 0;
  std::int64_t recalls_open = 0;
  bool findings_shown = true;  ///< a court's are shown to itself alone: what is late stays 0 here
  // Steps of objections that are the unit's own: what waits past its day, and what was done after it, as long as that stays a finding.
  std::int64_t objections_overdue = 0, objections_late = 0;
  std::int64_t silences = 0;  ///< objections that the unit's silence answered, as long as that stays a finding
  // What came of objections to records the unit filed, and of applications it decides on.
  std::int64_t objections_upheld = 0, objections_refused = 0;
  std::int64_t restorations_granted = 0, restorations_refused = 0, restorations_overdue = 0, restorations_late = 0;
  std::int64_t recalls_issued = 0;                                         ///< of records the unit filed
  std::int64_t recalls_told = 0, recalls_confirmed = 0, recall_slowest_days = 0;  ///< told to the unit, and how long its slowest confirmation took
  std::int64_t wrongful_exposure_minutes = 0;                              ///< of records the unit filed
};
BOOST_DESCRIBE_STRUCT(UnitView, (), (name, uscc, kind, region_title, accepted, timely, with_due, cells_filled, cells_expected, corrections,
    recalls_open, findings_shown, objections_overdue, objections_late, silences, objections_upheld, objections_refused, restorations_granted, restorations_refused,
    restorations_overdue, restorations_late, recalls_issued, recalls_told, recalls_confirmed, recall_slowest_days, wrongful_exposure_minutes))

/// A policy pledge or contract of a government and how it stands (art. 46), public; the other side is not named.
struct PromiseView {
  std::string id;  ///< prm-…
  std::string unit, uscc;
  base::LocalText region_title, kind_title;
  std::string subject_matter, document_number;
  std::string due_on, new_due_on;  ///< as it was promised; of the newest delay, or empty
  std::string state;  ///< running, performed, delayed, not_performed, changed
  base::LocalText state_title;
  bool is_overdue = false;  ///< its newest day has passed, and nobody said how it stands
  std::string reason, authority, procedure_document, compensation;  ///< as far as said
  std::string reported_at;                                          ///< RFC 3339, or empty
  std::int64_t log_index = 0;                                       ///< of what was said last
};
BOOST_DESCRIBE_STRUCT(PromiseView, (), (id, unit, uscc, region_title, kind_title, subject_matter, document_number, due_on, new_due_on, state, state_title, is_overdue, reason,
    authority, procedure_document, compensation, reported_at, log_index))

/// What an assessment of government trust found of a unit for a year (art. 46), with its method; public, and about bodies of government alone.
struct TrustAssessmentView {
  std::string id;  ///< tas-…
  std::string unit, uscc;
  base::LocalText region_title;
  std::int64_t year = 0;
  std::string method, result, document_number, decided_on;
  std::int64_t log_index = 0;
};
BOOST_DESCRIBE_STRUCT(TrustAssessmentView, (), (id, unit, uscc, region_title, year, method, result, document_number, decided_on, log_index))

/// A collector of market information under its agreement (arts. 13, 35): what for, of which kinds, and how it handles objections.
struct CollectorView {
  std::string agreement;  ///< agr-…
  std::string name, uscc, agreement_number, need, method;
  std::vector<base::LocalText> kinds;
  std::string objection_procedure, contact, until_on;
  bool is_in_force = true;
};
BOOST_DESCRIBE_STRUCT(CollectorView, (), (agreement, name, uscc, agreement_number, need, method, kinds, objection_procedure, contact, until_on, is_in_force))

/// What somebody of the public said of a draft and its answer; nobody is named (art. 24).
struct RuleCommentView {
  std::string id, made_on, text, answer;
};
BOOST_DESCRIBE_STRUCT(RuleCommentView, (), (id, made_on, text, answer))
/// A list system with everything art. 27 asks to be stated; or the draft of one, open to comments.
struct ListSystemView {
  std::string list_system;  ///< lsy-…
  std::string list_code, name;
  std::vector<base::LocalText> grounds;
  std::string legal_basis, basis_from_on, authority, authority_code, standard, removal_requirements, removal_procedure, remedies;
  std::int64_t term_months = 0;  ///< 0: none
  std::string from_on, decision_number, ended_on;  ///< empty of a draft
  std::string step;  ///< word of ListSystemStep
  base::LocalText step_title;
  std::string opinions_until_on;
  bool is_in_force = false, takes_comments = false;
  std::int64_t log_index = 0;
  std::vector<RuleCommentView> comments;
};
BOOST_DESCRIBE_STRUCT(ListSystemView, (), (list_system, list_code, name, grounds, legal_basis, basis_from_on, authority, authority_code, standard, removal_requirements, removal_procedure, remedies, term_months,
    from_on, decision_number, ended_on, step, step_title, opinions_until_on, is_in_force, takes_comments, log_index, comments))
/// One measure of a list, as everybody reads it (art. 24).
struct ListedMeasureView {
  std::string code;
  base::LocalText title;
  std::string article;
  base::LocalText group;
  std::string law, unit, unit_code, method;
  std::vector<base::LocalText> triggers;
  base::LocalText severity;
  std::int64_t term_months = 0;  ///< at most
  bool has_own_term = false;     ///< nothing: the platform's shortest reading
};
BOOST_DESCRIBE_STRUCT(ListedMeasureView, (), (code, title, article, group, law, unit, unit_code, method, triggers, severity, term_months, has_own_term))
/// A list of measures that is in force, takes force later, or is open to comments.
struct MeasureListView {
  std::string id;  ///< mls-…
  std::string number, title, regulation;
  std::string step;  ///< word of MeasureListStep
  base::LocalText step_title;
  std::string decision_number, from_on, comments_until_on;
  std::string reopened_because;  ///< why it last went back to its draft
  bool is_in_force = false, takes_comments = false;
  std::vector<ListedMeasureView> measures;
  std::vector<RuleCommentView> comments;
};
BOOST_DESCRIBE_STRUCT(MeasureListView, (), (id, number, title, regulation, step, step_title, decision_number, from_on, comments_until_on, reopened_because, is_in_force, takes_comments, measures, comments))

/// Which rewards a unit grants, from a day, by a decision (art. 22).
struct RewardListView {
  std::string unit;
  std::vector<base::LocalText> rewards;
  std::string from_on, decision_number;
  bool is_in_force = false;  ///< nothing: it takes force on a day to come
};
BOOST_DESCRIBE_STRUCT(RewardListView, (), (unit, rewards, from_on, decision_number, is_in_force))

/// How recipients confirm recalls: a unit by its name, all others by their kind alone.
struct RecipientOutcomeView {
  base::LocalText kind;
  std::string unit, uscc;  ///< empty: no unit
  std::int64_t recalls_told = 0, recalls_confirmed = 0, slowest_days = 0;
};
BOOST_DESCRIBE_STRUCT(RecipientOutcomeView, (), (kind, unit, uscc, recalls_told, recalls_confirmed, slowest_days))

/// Public numbers about the platform itself.
struct OutcomeView {
  std::int64_t organisations = 0, records_public = 0, records_held = 0, records_ended = 0;
  std::int64_t objections_open = 0, objections_closed = 0, objections_upheld = 0, answers_overdue = 0;
  std::int64_t recalls_told = 0, recalls_confirmed = 0, slowest_confirmation_seconds = 0;
  std::vector<RecipientOutcomeView> slowest_recipients;  ///< the slowest first; no courts
  std::int64_t exposure_checks = 0, wrongful_exposure_minutes = 0;
  std::int64_t log_size = 0;
  std::string read_at;
};
BOOST_DESCRIBE_STRUCT(OutcomeView, (), (organisations, records_public, records_held, records_ended, objections_open, objections_closed,
    objections_upheld, answers_overdue, recalls_told, recalls_confirmed, slowest_confirmation_seconds, slowest_recipients, exposure_checks,
    wrongful_exposure_minutes, log_size, read_at))

struct ItemView {
  std::string code;
  base::LocalText title;
  std::string article;
  bool importable = false;
  bool in_force = false;
  std::string in_force_from, decision_number, authority;
  std::int64_t joint_decision_index = -1;  ///< place in the log of the provincial joint meeting's decision its edition rests on; -1: no edition
  bool demonstration = false;
  bool negative = false;
  bool told_first = false;
  base::LocalText modes;   ///< in words
  base::LocalText until, keep;
};
BOOST_DESCRIBE_STRUCT(ItemView, (), (code, title, article, importable, in_force, in_force_from, decision_number, authority, joint_decision_index, demonstration,
    negative, told_first, modes, until, keep))

struct RecipientView {
  base::LocalText kind;
  std::string name;
  std::string received_at, told_at, confirmed_at;
  std::int64_t told_index = -1, confirmed_index = -1;
};
BOOST_DESCRIBE_STRUCT(RecipientView, (), (kind, name, received_at, told_at, confirmed_at, told_index, confirmed_index))

/// A recall certificate as its page shows it; never the content that ended.
struct CertificateView {
  std::string number, organisation, uscc, item;
  base::LocalText item_title;
  std::string document_number;
  std::string end;
  base::LocalText end_title;
  bool record_runs_on = false;  ///< only a designation or a measure ended
  std::string decided_at;
  std::int64_t decision_index = 0;
  std::vector<RecipientView> recipients;
  std::string issued_at;
  std::int64_t log_size = 0;
  std::int64_t certificate_index = 0;
};
BOOST_DESCRIBE_STRUCT(CertificateView, (), (number, organisation, uscc, item, item_title, document_number, end, end_title, record_runs_on, decided_at,
    decision_index, recipients, issued_at, log_size, certificate_index))

struct Identified {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(Identified, (), (id))
struct Numbered {
  std::string number;
};
BOOST_DESCRIBE_STRUCT(Numbered, (), (number))
struct NoArguments {};
BOOST_DESCRIBE_STRUCT(NoArguments, (), ())

}  // namespace liaoxin::registry
