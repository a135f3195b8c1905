#include "store/schema.hpp"

#include "base/text.hpp"

namespace liaoxin::store {
namespace {

// Tokens: $INT integer column, $BYTES byte string, $END the table options (all tables are STRICT on SQLite; those
// whose key orders their rows are clustered by it). `ledger` leads every key: later it is the distribution column.
// Instants are microseconds UTC, civil dates YYYY-MM-DD text, flags 0 or 1, JSON opaque text.
constexpr std::string_view kTables = R"sql(
CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL$END
CREATE TABLE counter (ledger $INT NOT NULL, name TEXT NOT NULL, next $INT NOT NULL, PRIMARY KEY (ledger, name)$END

CREATE TABLE journal (ledger $INT NOT NULL, row_id $INT NOT NULL, epoch $INT NOT NULL, idx $INT, leaf $BYTES NOT NULL,
  leaf_hash $BYTES NOT NULL, PRIMARY KEY (ledger, row_id), UNIQUE (ledger, epoch, idx)$ROWS
CREATE INDEX journal_waiting ON journal (ledger, row_id) WHERE idx IS NULL;
CREATE TABLE vault (ledger $INT NOT NULL, row_id $INT NOT NULL, class $INT NOT NULL, key_id $INT NOT NULL, salt $BYTES, body $BYTES,
  PRIMARY KEY (ledger, row_id, class)$END
CREATE TABLE tile (ledger $INT NOT NULL, epoch $INT NOT NULL, level $INT NOT NULL, n $INT NOT NULL, width $INT NOT NULL,
  data $BYTES NOT NULL, PRIMARY KEY (ledger, epoch, level, n)$END
CREATE TABLE checkpoint (ledger $INT NOT NULL, epoch $INT NOT NULL, size $INT NOT NULL, root $BYTES NOT NULL, note TEXT NOT NULL,
  cosigs TEXT, PRIMARY KEY (ledger, epoch, size)$END

CREATE TABLE unit (ledger $INT NOT NULL, id $INT NOT NULL, uscc TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  region TEXT NOT NULL, public_security $INT NOT NULL, registered_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id),
  UNIQUE (ledger, uscc)$END
CREATE TABLE submitter (ledger $INT NOT NULL, source TEXT NOT NULL, submitter TEXT NOT NULL, PRIMARY KEY (ledger, source, submitter)$END
CREATE TABLE officer (ledger $INT NOT NULL, unit TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, office TEXT NOT NULL, posts TEXT NOT NULL,
  registered_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, unit, code)$END
CREATE TABLE edition (ledger $INT NOT NULL, id $INT NOT NULL, item TEXT NOT NULL, from_on TEXT NOT NULL, decision_number TEXT NOT NULL,
  decided_on TEXT NOT NULL, authority TEXT NOT NULL, document_hash TEXT, demonstration $INT NOT NULL, content TEXT NOT NULL, row_id $INT NOT NULL,
  PRIMARY KEY (ledger, id)$END
CREATE INDEX edition_of_item ON edition (ledger, item, from_on, id);
CREATE TABLE edition_draft (ledger $INT NOT NULL, id $INT NOT NULL, unit TEXT NOT NULL, items TEXT NOT NULL, content_hash TEXT NOT NULL, purpose TEXT NOT NULL, drafted_at $INT NOT NULL, row_id $INT NOT NULL,
  PRIMARY KEY (ledger, id)$END
CREATE TABLE consultation (ledger $INT NOT NULL, kind TEXT NOT NULL, draft_id $INT NOT NULL, sent_on TEXT NOT NULL, until_on TEXT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, kind, draft_id)$END
CREATE TABLE unit_opinion (ledger $INT NOT NULL, kind TEXT NOT NULL, draft_id $INT NOT NULL, unit TEXT NOT NULL, opinion TEXT NOT NULL, given_at $INT, given_row $INT, PRIMARY KEY (ledger, kind, draft_id, unit),
  FOREIGN KEY (ledger, kind, draft_id) REFERENCES consultation (ledger, kind, draft_id)$END
CREATE TABLE rule_comment (ledger $INT NOT NULL, id $INT NOT NULL, kind TEXT NOT NULL, draft_id $INT NOT NULL, made_at $INT NOT NULL, statement TEXT NOT NULL, answer TEXT NOT NULL, row_id $INT NOT NULL,
  answer_row $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX rule_comment_on ON rule_comment (ledger, kind, draft_id, id);
CREATE TABLE joint_decision (ledger $INT NOT NULL, id $INT NOT NULL, level TEXT NOT NULL, number TEXT NOT NULL, decided_on TEXT NOT NULL, title TEXT NOT NULL, file_hash TEXT NOT NULL,
  unit TEXT NOT NULL, registered_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id), UNIQUE (ledger, unit, number)$END
CREATE INDEX joint_decision_by_number ON joint_decision (ledger, number, id);
CREATE TABLE policy_value (ledger $INT NOT NULL, id $INT NOT NULL, key TEXT NOT NULL, unit TEXT NOT NULL, value TEXT NOT NULL,
  from_on TEXT NOT NULL, decision_number TEXT NOT NULL, demonstration $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX policy_value_by_key ON policy_value (ledger, key, unit, from_on, id);
CREATE TABLE calendar_day (ledger $INT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, holiday TEXT NOT NULL, notice TEXT NOT NULL,
  row_id $INT NOT NULL, PRIMARY KEY (ledger, day)$END

CREATE TABLE subject (ledger $INT NOT NULL, id $INT NOT NULL, kind $INT NOT NULL, uscc TEXT NOT NULL, name TEXT NOT NULL,
  region TEXT NOT NULL, status TEXT NOT NULL, established_on TEXT, merged_into $INT, created_at $INT NOT NULL, tokens TEXT NOT NULL,
  person_id $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX subject_merged ON subject (ledger, merged_into, id) WHERE merged_into IS NOT NULL;
CREATE UNIQUE INDEX subject_of_person ON subject (ledger, person_id) WHERE person_id IS NOT NULL;
CREATE TABLE subject_code (ledger $INT NOT NULL, code TEXT NOT NULL, subject_id $INT NOT NULL, until_at $INT, PRIMARY KEY (ledger, code)$END
CREATE INDEX subject_former_code ON subject_code (ledger, subject_id, code) WHERE until_at IS NOT NULL;
CREATE TABLE subject_name (ledger $INT NOT NULL, folded TEXT NOT NULL, subject_id $INT NOT NULL, position $INT NOT NULL, name TEXT NOT NULL,
  from_on TEXT, to_on TEXT, PRIMARY KEY (ledger, folded, subject_id, position)$END
CREATE INDEX subject_name_by_subject ON subject_name (ledger, subject_id, position);

CREATE TABLE record (ledger $INT NOT NULL, id $INT NOT NULL, subject_id $INT NOT NULL, item TEXT NOT NULL, natural_key $BYTES NOT NULL,
  version $INT NOT NULL, row_id $INT NOT NULL, content_hash $BYTES NOT NULL, import_id $INT NOT NULL, admitted_at $INT NOT NULL,
  source_unit TEXT NOT NULL, deciding_unit TEXT NOT NULL, document_number TEXT NOT NULL, document_fold TEXT NOT NULL, document_on TEXT, due_on TEXT,
  served_on TEXT, served_by TEXT, told_at $INT, reviewed_by TEXT, closed_elements TEXT NOT NULL, grade $INT NOT NULL, bars_kind $INT NOT NULL,
  display_until_on TEXT, retention_until_on TEXT, cells_filled $INT NOT NULL, cells_expected $INT NOT NULL,
  ended $INT NOT NULL, ended_at $INT, stayed $INT NOT NULL, unanswered $INT NOT NULL, open_objections $INT NOT NULL,
  PRIMARY KEY (ledger, id)$END
CREATE UNIQUE INDEX record_key ON record (ledger, natural_key);
CREATE INDEX record_by_subject ON record (ledger, subject_id, id);
CREATE INDEX record_by_document ON record (ledger, document_fold, id);
CREATE INDEX record_without_document ON record (ledger, subject_id, document_fold, id) WHERE ended = 3 OR stayed = 1;
CREATE INDEX record_by_source ON record (ledger, source_unit, id);
CREATE INDEX record_held_by_source ON record (ledger, source_unit, id) WHERE told_at IS NULL AND ended = 0 AND due_on IS NOT NULL;
CREATE INDEX record_by_display_end ON record (ledger, display_until_on, id) WHERE ended = 0;
CREATE INDEX record_by_retention_end ON record (ledger, retention_until_on, id) WHERE ended = 0;
CREATE TABLE record_version (ledger $INT NOT NULL, record_id $INT NOT NULL, version $INT NOT NULL, row_id $INT NOT NULL,
  content_hash $BYTES NOT NULL, import_id $INT NOT NULL, admitted_at $INT NOT NULL, replaced_at $INT NOT NULL, PRIMARY KEY (ledger, record_id, version)$END
CREATE TABLE import_file (ledger $INT NOT NULL, id $INT NOT NULL, item TEXT NOT NULL, unit TEXT NOT NULL, officer TEXT NOT NULL,
  verdict_hash TEXT NOT NULL, rows $INT NOT NULL, accepted $INT NOT NULL, held $INT NOT NULL, refused $INT NOT NULL,
  same $INT NOT NULL, finished_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE TABLE import_reason (ledger $INT NOT NULL, import_id $INT NOT NULL, word TEXT NOT NULL, rows $INT NOT NULL,
  PRIMARY KEY (ledger, import_id, word)$END
CREATE TABLE unit_figure (ledger $INT NOT NULL, unit TEXT NOT NULL, item TEXT NOT NULL, month TEXT NOT NULL, accepted $INT NOT NULL,
  timely $INT NOT NULL, with_due $INT NOT NULL, cells_filled $INT NOT NULL, cells_expected $INT NOT NULL, corrections $INT NOT NULL,
  last_at $INT NOT NULL, last_document_on TEXT, PRIMARY KEY (ledger, unit, item, month)$END

CREATE TABLE objection (ledger $INT NOT NULL, id $INT NOT NULL, number TEXT NOT NULL, record_id $INT NOT NULL, subject_id $INT NOT NULL,
  state TEXT NOT NULL, ground TEXT NOT NULL, submitted_at $INT NOT NULL, accepted_on TEXT, review_due_on TEXT, asked_on TEXT, answer_due_on TEXT,
  answered_on TEXT, decided_at $INT, told_due_on TEXT, outcome TEXT, closed_at $INT, disputed_at $INT, settle_due_on TEXT, settled_at $INT, settlement TEXT, deemed_accepted $INT NOT NULL,
  PRIMARY KEY (ledger, id), UNIQUE (ledger, number)$END
CREATE INDEX objection_by_record ON objection (ledger, record_id, id);
CREATE TABLE objection_pause (ledger $INT NOT NULL, id $INT NOT NULL, objection_id $INT NOT NULL, step TEXT NOT NULL, kind TEXT NOT NULL, document_number TEXT NOT NULL, from_on TEXT NOT NULL,
  row_id $INT NOT NULL, until_on TEXT, until_document TEXT NOT NULL, until_row $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX objection_pause_of ON objection_pause (ledger, objection_id, id);
CREATE TABLE act (ledger $INT NOT NULL, row_id $INT NOT NULL, operation TEXT NOT NULL, record_id $INT, objection_id $INT, at $INT NOT NULL,
  PRIMARY KEY (ledger, row_id)$END
CREATE INDEX act_by_record ON act (ledger, record_id, row_id) WHERE record_id IS NOT NULL;
CREATE INDEX act_by_objection ON act (ledger, objection_id, row_id) WHERE objection_id IS NOT NULL;

CREATE TABLE subscription (ledger $INT NOT NULL, id $INT NOT NULL, kind TEXT NOT NULL, reference TEXT NOT NULL, name TEXT NOT NULL,
  item TEXT NOT NULL, agreement TEXT NOT NULL, opened_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE TABLE recipient (ledger $INT NOT NULL, id $INT NOT NULL, record_id $INT NOT NULL, version $INT NOT NULL, kind TEXT NOT NULL,
  reference TEXT NOT NULL, name TEXT NOT NULL, channel TEXT NOT NULL, received_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX recipient_by_record ON recipient (ledger, record_id, id);
CREATE TABLE received_beside (ledger $INT NOT NULL, kind TEXT NOT NULL, beside_id $INT NOT NULL, recipient_id $INT NOT NULL, PRIMARY KEY (ledger, kind, beside_id, recipient_id)$END
CREATE TABLE report (ledger $INT NOT NULL, id $INT NOT NULL, number TEXT NOT NULL, subject_id $INT NOT NULL, holder TEXT NOT NULL,
  purpose TEXT NOT NULL, issued_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id), UNIQUE (ledger, number)$END
CREATE TABLE certificate (ledger $INT NOT NULL, id $INT NOT NULL, number TEXT NOT NULL, record_id $INT NOT NULL, version $INT NOT NULL,
  ended $INT NOT NULL, decided_at $INT NOT NULL, decision_row $INT NOT NULL, row_id $INT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (ledger, id), UNIQUE (ledger, number)$END
CREATE INDEX certificate_by_record ON certificate (ledger, record_id, id);
CREATE TABLE recall (ledger $INT NOT NULL, id $INT NOT NULL, certificate_id $INT NOT NULL, recipient_id $INT NOT NULL, told_at $INT NOT NULL,
  told_row $INT NOT NULL, confirmed_at $INT, confirmed_row $INT, whole $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX recall_by_certificate ON recall (ledger, certificate_id, id);
CREATE INDEX recall_by_recipient ON recall (ledger, recipient_id, id);
CREATE TABLE ending (ledger $INT NOT NULL, id $INT NOT NULL, version_row $INT NOT NULL, word TEXT NOT NULL, at $INT NOT NULL,
  PRIMARY KEY (ledger, id)$END
CREATE TABLE notice (ledger $INT NOT NULL, id $INT NOT NULL, kind TEXT NOT NULL, record_id $INT NOT NULL,
  version $INT NOT NULL, objection_id $INT, created_at $INT NOT NULL, due_on TEXT, derivation TEXT NOT NULL, parameters TEXT NOT NULL,
  row_id $INT NOT NULL, served_on TEXT, service TEXT, served_by TEXT NOT NULL, served_row $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX notice_by_record ON notice (ledger, record_id, id);
CREATE INDEX notice_unserved ON notice (ledger, id) WHERE served_on IS NULL;
CREATE INDEX notice_by_objection ON notice (ledger, objection_id, id) WHERE objection_id IS NOT NULL;
CREATE TABLE mail_address (ledger $INT NOT NULL, id $INT NOT NULL, about TEXT NOT NULL, confirmed_sealed $BYTES NOT NULL, pending_sealed $BYTES NOT NULL,
  code_hash $BYTES NOT NULL, code_until $INT, PRIMARY KEY (ledger, about)$END
CREATE TABLE mail (ledger $INT NOT NULL, id $INT NOT NULL, about TEXT NOT NULL, channel TEXT NOT NULL, kind TEXT NOT NULL, notice_id $INT, address_sealed $BYTES NOT NULL,
  text_sealed $BYTES NOT NULL, created_at $INT NOT NULL, next_try_at $INT, tries $INT NOT NULL, taken_at $INT, reply $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX mail_due ON mail (ledger, channel, next_try_at, id) WHERE next_try_at IS NOT NULL;
CREATE INDEX mail_about_notice ON mail (ledger, notice_id, id) WHERE notice_id IS NOT NULL;
CREATE INDEX mail_about ON mail (ledger, about, kind, created_at);
CREATE TABLE access_entry (ledger $INT NOT NULL, about TEXT NOT NULL, sequence $INT NOT NULL, at $INT NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL,
  unit TEXT NOT NULL, office TEXT NOT NULL, matter TEXT NOT NULL, case_reference TEXT NOT NULL, receipt TEXT NOT NULL, protected $INT NOT NULL,
  marks TEXT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, about, sequence)$END
CREATE UNIQUE INDEX access_entry_by_receipt ON access_entry (ledger, receipt) WHERE receipt <> '';
CREATE INDEX access_entry_by_actor ON access_entry (ledger, actor, at);
CREATE UNIQUE INDEX access_entry_by_row ON access_entry (ledger, row_id);
CREATE INDEX access_entry_by_case ON access_entry (ledger, unit, case_reference);
CREATE INDEX access_entry_marked ON access_entry (ledger, at) WHERE marks <> '';
CREATE TABLE consent (ledger $INT NOT NULL, id $INT NOT NULL, about TEXT NOT NULL, user_uscc TEXT NOT NULL, user_name TEXT NOT NULL, purpose TEXT NOT NULL,
  items TEXT NOT NULL, given_at $INT NOT NULL, until_on TEXT NOT NULL, withdrawn_at $INT, recalled $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX consent_running ON consent (ledger, until_on, id) WHERE recalled = 0;
CREATE INDEX consent_about ON consent (ledger, about, user_uscc, id);
CREATE TABLE read_under (ledger $INT NOT NULL, recipient_id $INT NOT NULL, consent_id $INT NOT NULL, PRIMARY KEY (ledger, recipient_id, consent_id)$END
CREATE INDEX read_under_consent ON read_under (ledger, consent_id, recipient_id);
CREATE TABLE declaration_reading (ledger $INT NOT NULL, id $INT NOT NULL, declaration_id $INT NOT NULL, consent_id $INT NOT NULL, reader TEXT NOT NULL, read_at $INT NOT NULL,
  told_at $INT, confirmed_at $INT, row_id $INT NOT NULL, PRIMARY KEY (ledger, id), UNIQUE (ledger, declaration_id, consent_id)$END
CREATE INDEX declaration_reading_under ON declaration_reading (ledger, consent_id, id);
CREATE INDEX declaration_reading_told ON declaration_reading (ledger, reader, id) WHERE told_at IS NOT NULL AND confirmed_at IS NULL;
CREATE TABLE sitting (ledger $INT NOT NULL, id $INT NOT NULL, clerk TEXT NOT NULL, clerk_person $INT, about TEXT NOT NULL, subject TEXT NOT NULL,
  present_index $BYTES NOT NULL, opened_at $INT NOT NULL, closed_at $INT, told_on TEXT, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX sitting_by_clerk ON sitting (ledger, clerk, id);
CREATE INDEX sitting_by_time ON sitting (ledger, opened_at, id);
CREATE INDEX sitting_about ON sitting (ledger, about, id);
CREATE INDEX sitting_untold ON sitting (ledger, id) WHERE told_on IS NULL;
CREATE TABLE look_contest (ledger $INT NOT NULL, id $INT NOT NULL, about TEXT NOT NULL, sequence $INT NOT NULL, officer TEXT NOT NULL, unit TEXT NOT NULL,
  submitted_at $INT NOT NULL, due_on TEXT NOT NULL, row_id $INT NOT NULL, answered_at $INT, was_needed $INT NOT NULL, answer_row $INT, PRIMARY KEY (ledger, id)$END
CREATE UNIQUE INDEX look_contest_about ON look_contest (ledger, about, sequence);
CREATE INDEX look_contest_open ON look_contest (ledger, unit, id) WHERE answered_at IS NULL;
CREATE TABLE leniency (ledger $INT NOT NULL, id $INT NOT NULL, record_id $INT NOT NULL, flag TEXT NOT NULL, step TEXT NOT NULL, claimed_at $INT NOT NULL, answer_due_on TEXT,
  answered_at $INT, row_id $INT NOT NULL, answer_row $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX leniency_by_record ON leniency (ledger, record_id, id);
CREATE INDEX leniency_open ON leniency (ledger, id) WHERE step = 'claimed';
CREATE TABLE designation (ledger $INT NOT NULL, id $INT NOT NULL, record_id $INT NOT NULL, version $INT NOT NULL, document_class TEXT NOT NULL, document_number TEXT NOT NULL, document_fold TEXT NOT NULL, authority TEXT NOT NULL,
  law TEXT NOT NULL, file_hash TEXT NOT NULL, effective_on TEXT NOT NULL, officer TEXT NOT NULL, decided_at $INT NOT NULL, notice_id $INT NOT NULL, row_id $INT NOT NULL, stayed $INT NOT NULL, ended_at $INT, end_row $INT,
  PRIMARY KEY (ledger, id)$END
CREATE INDEX designation_by_record ON designation (ledger, record_id, id);
CREATE INDEX designation_by_document ON designation (ledger, document_fold, id);
CREATE TABLE restoration (ledger $INT NOT NULL, id $INT NOT NULL, record_id $INT NOT NULL, way TEXT NOT NULL, step TEXT NOT NULL, applied_at $INT NOT NULL, accept_due_on TEXT NOT NULL,
  answer_due_on TEXT NOT NULL, handler TEXT NOT NULL, accepted_on TEXT, result_due_on TEXT, decided_at $INT, silence_at TEXT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX restoration_by_record ON restoration (ledger, record_id, id);
CREATE INDEX restoration_open ON restoration (ledger, id) WHERE decided_at IS NULL;
CREATE TABLE fee_report (ledger $INT NOT NULL, id $INT NOT NULL, record_id $INT NOT NULL, restoration_id $INT, unit TEXT NOT NULL, reported_on TEXT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE TABLE shield (ledger $INT NOT NULL, id $INT NOT NULL, record_id $INT NOT NULL, ruling_number TEXT NOT NULL, court TEXT NOT NULL, decided_on TEXT NOT NULL, plan_until_on TEXT NOT NULL,
  set_at $INT NOT NULL, row_id $INT NOT NULL, lifted_at $INT, lift_row $INT, PRIMARY KEY (ledger, id)$END
CREATE UNIQUE INDEX shield_standing ON shield (ledger, record_id) WHERE lifted_at IS NULL;
CREATE TABLE list_system (ledger $INT NOT NULL, id $INT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, grounds TEXT NOT NULL, legal_basis TEXT NOT NULL, basis_from_on TEXT NOT NULL, unit TEXT NOT NULL,
  standard TEXT NOT NULL, removal_requirements TEXT NOT NULL, removal_procedure TEXT NOT NULL, remedies TEXT NOT NULL, term_months $INT, drafter TEXT NOT NULL, from_on TEXT,
  decision_number TEXT NOT NULL, established_at $INT, ended_at $INT, end_done $INT NOT NULL, row_id $INT NOT NULL, established_row $INT, end_row $INT, PRIMARY KEY (ledger, id),
  CHECK (established_at IS NULL OR (from_on IS NOT NULL AND decision_number <> ''))$END
CREATE UNIQUE INDEX list_system_drafted ON list_system (ledger, code) WHERE established_at IS NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX list_system_standing ON list_system (ledger, code) WHERE established_at IS NOT NULL AND ended_at IS NULL;
CREATE TABLE listing (ledger $INT NOT NULL, id $INT NOT NULL, system_id $INT NOT NULL, record_id $INT NOT NULL, version $INT NOT NULL, ground TEXT NOT NULL, unit TEXT NOT NULL, proposer TEXT NOT NULL,
  step TEXT NOT NULL, proposed_at $INT NOT NULL, notice_id $INT NOT NULL, stated_at $INT, answered_at $INT, decided_at $INT, entry_id $INT, removal_asked_at $INT, removal_due_on TEXT, removed_at $INT,
  row_id $INT NOT NULL, statement_row $INT, answer_row $INT, removal_row $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX listing_by_record ON listing (ledger, record_id, id);
CREATE UNIQUE INDEX listing_by_entry ON listing (ledger, entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX listing_open ON listing (ledger, unit, id) WHERE step = 'proposed' OR removal_asked_at IS NOT NULL;
CREATE TABLE measure_list (ledger $INT NOT NULL, id $INT NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL, regulation TEXT NOT NULL, settled_on TEXT NOT NULL, step TEXT NOT NULL,
  decision_number TEXT NOT NULL, opened_on TEXT, comments_until_on TEXT, reopened_because TEXT NOT NULL, from_on TEXT, row_id $INT NOT NULL, PRIMARY KEY (ledger, id), UNIQUE (ledger, number)$END
CREATE TABLE measure_entry (ledger $INT NOT NULL, id $INT NOT NULL, list_id $INT NOT NULL, kind TEXT NOT NULL, law TEXT NOT NULL, unit TEXT NOT NULL, method TEXT NOT NULL, triggers TEXT NOT NULL,
  severity TEXT NOT NULL, term_months $INT NOT NULL, own_term $INT NOT NULL, dropped_on TEXT, row_id $INT NOT NULL, PRIMARY KEY (ledger, id), UNIQUE (ledger, list_id, kind, unit), UNIQUE (ledger, id, kind, unit, term_months),
  FOREIGN KEY (ledger, list_id) REFERENCES measure_list (ledger, id)$END
CREATE TABLE measure (ledger $INT NOT NULL, id $INT NOT NULL, record_id $INT NOT NULL, version $INT NOT NULL, subject_kind TEXT NOT NULL, entry_id $INT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL,
  officer TEXT NOT NULL, document_number TEXT NOT NULL, decided_on TEXT NOT NULL, term_months $INT NOT NULL, list_months $INT NOT NULL, applied_at $INT NOT NULL, notice_id $INT NOT NULL,
  row_id $INT NOT NULL, lifted_at $INT, lift_row $INT, PRIMARY KEY (ledger, id),
  FOREIGN KEY (ledger, entry_id, kind, unit, list_months) REFERENCES measure_entry (ledger, id, kind, unit, term_months),
  FOREIGN KEY (ledger, notice_id) REFERENCES notice (ledger, id),
  CHECK (subject_kind IN ('legal_person', 'unincorporated_organisation')), CHECK (officer <> '' AND document_number <> ''), CHECK (term_months >= 1 AND term_months <= list_months)$END
CREATE INDEX measure_by_record ON measure (ledger, record_id, id);
CREATE INDEX measure_by_unit ON measure (ledger, unit, id);
CREATE TABLE refused_attempt (ledger $INT NOT NULL, id $INT NOT NULL, operation TEXT NOT NULL, unit TEXT NOT NULL, officer TEXT NOT NULL, record_id $INT NOT NULL, kind TEXT NOT NULL, word TEXT NOT NULL,
  tried_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX refused_attempt_by_unit ON refused_attempt (ledger, unit, id);
CREATE TABLE reward (ledger $INT NOT NULL, id $INT NOT NULL, record_id $INT NOT NULL, kind TEXT NOT NULL, unit TEXT NOT NULL, officer TEXT NOT NULL, granted_at $INT NOT NULL, row_id $INT NOT NULL,
  ended_at $INT, end_row $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX reward_by_record ON reward (ledger, record_id, id);
CREATE INDEX reward_by_unit ON reward (ledger, unit, id);
CREATE TABLE accountability (ledger $INT NOT NULL, id $INT NOT NULL, unit TEXT NOT NULL, step TEXT NOT NULL, document_number TEXT NOT NULL, due_on TEXT, decided_at $INT NOT NULL, row_id $INT NOT NULL,
  answered_at $INT, answer_row $INT, closed_at $INT, close_row $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX accountability_by_unit ON accountability (ledger, unit, id);
CREATE TABLE accountability_finding (ledger $INT NOT NULL, accountability_id $INT NOT NULL, position $INT NOT NULL, kind TEXT NOT NULL, reference TEXT NOT NULL, missed_zh TEXT NOT NULL, missed_en TEXT NOT NULL,
  due_on TEXT, basis_kind TEXT NOT NULL, basis_reference TEXT NOT NULL, evidence TEXT NOT NULL, evidence_row $INT NOT NULL, PRIMARY KEY (ledger, accountability_id, position)$END
CREATE TABLE collector_fine (ledger $INT NOT NULL, id $INT NOT NULL, collector TEXT NOT NULL, conduct TEXT NOT NULL, fine_yuan $INT NOT NULL, gains_yuan $INT NOT NULL, document_number TEXT NOT NULL,
  decided_on TEXT NOT NULL, served_on TEXT NOT NULL, registered_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX collector_fine_of ON collector_fine (ledger, collector, id);
CREATE TABLE pledge_report (ledger $INT NOT NULL, id $INT NOT NULL, record_id $INT NOT NULL, reporter TEXT NOT NULL, reported_at $INT NOT NULL, due_on TEXT NOT NULL, row_id $INT NOT NULL,
  outcome TEXT NOT NULL, answered_at $INT, answer_row $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX pledge_report_by_record ON pledge_report (ledger, record_id, id);
CREATE INDEX pledge_report_by_reporter ON pledge_report (ledger, reporter, id);
CREATE INDEX pledge_report_open ON pledge_report (ledger, id) WHERE answered_at IS NULL;
CREATE TABLE promise (ledger $INT NOT NULL, id $INT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL, matter TEXT NOT NULL, document_number TEXT NOT NULL, due_on TEXT NOT NULL, new_due_on TEXT, registered_at $INT NOT NULL,
  row_id $INT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, authority TEXT NOT NULL, change_document TEXT NOT NULL, compensation TEXT NOT NULL, reported_at $INT, reported_row $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX promise_by_unit ON promise (ledger, unit, id);
CREATE TABLE trust_assessment (ledger $INT NOT NULL, id $INT NOT NULL, unit TEXT NOT NULL, year $INT NOT NULL, method TEXT NOT NULL, result TEXT NOT NULL, document_number TEXT NOT NULL, decided_on TEXT NOT NULL,
  registered_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id), UNIQUE (ledger, unit, year)$END
CREATE TABLE leave (ledger $INT NOT NULL, id $INT NOT NULL, officer TEXT NOT NULL, officer_person $INT, stand_in TEXT NOT NULL, stand_in_person $INT, from_on TEXT NOT NULL,
  until_on TEXT NOT NULL, ended_at $INT, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX leave_of_officer ON leave (ledger, officer, id) WHERE ended_at IS NULL;
CREATE INDEX leave_of_stand_in ON leave (ledger, stand_in, id) WHERE ended_at IS NULL;
CREATE TABLE declaration (ledger $INT NOT NULL, id $INT NOT NULL, about TEXT NOT NULL, kind TEXT NOT NULL, text_sealed $BYTES NOT NULL, declared_at $INT NOT NULL,
  withdrawn_at $INT, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX declaration_about ON declaration (ledger, about, id) WHERE withdrawn_at IS NULL;
CREATE TABLE evidence (ledger $INT NOT NULL, id $INT NOT NULL, objection_id $INT NOT NULL, kind TEXT NOT NULL, bytes $INT NOT NULL, added_at $INT NOT NULL,
  row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX evidence_of_objection ON evidence (ledger, objection_id, id);
CREATE TABLE collector_agreement (ledger $INT NOT NULL, id $INT NOT NULL, collector TEXT NOT NULL, number TEXT NOT NULL, need TEXT NOT NULL, method TEXT NOT NULL,
  kinds TEXT NOT NULL, objection_procedure TEXT NOT NULL, contact TEXT NOT NULL, registered_at $INT NOT NULL, until_on TEXT NOT NULL, ended_at $INT, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX collector_agreement_with ON collector_agreement (ledger, collector, id);
CREATE TABLE collection_consent (ledger $INT NOT NULL, id $INT NOT NULL, about TEXT NOT NULL, collector TEXT NOT NULL, kinds TEXT NOT NULL, given_at $INT NOT NULL,
  until_on TEXT NOT NULL, revoked_at $INT, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX collection_consent_about ON collection_consent (ledger, about, collector, id);
CREATE TABLE supply_ground (ledger $INT NOT NULL, record_id $INT NOT NULL, agreement_id $INT NOT NULL, collection_id $INT, PRIMARY KEY (ledger, record_id)$END
CREATE INDEX supply_ground_agreement ON supply_ground (ledger, agreement_id, record_id);
CREATE INDEX supply_ground_collection ON supply_ground (ledger, collection_id, record_id) WHERE collection_id IS NOT NULL;
CREATE TABLE exposure_check (ledger $INT NOT NULL, day TEXT NOT NULL, checks $INT NOT NULL, wrongful_minutes $INT NOT NULL, PRIMARY KEY (ledger, day)$END
CREATE TABLE exposure_of_source (ledger $INT NOT NULL, source_unit TEXT NOT NULL, wrongful_minutes $INT NOT NULL, PRIMARY KEY (ledger, source_unit)$END

CREATE TABLE person (ledger $INT NOT NULL, id $INT NOT NULL, name_sealed $BYTES NOT NULL, id_number_sealed $BYTES NOT NULL, id_number_index $BYTES NOT NULL,
  row_id $INT NOT NULL, PRIMARY KEY (ledger, id), UNIQUE (ledger, id_number_index)$END
CREATE TABLE account (ledger $INT NOT NULL, id $INT NOT NULL, login TEXT NOT NULL, person_id $INT NOT NULL, password_hash TEXT NOT NULL,
  code_secret_sealed $BYTES NOT NULL, last_code_step $INT NOT NULL, enrolment_hash $BYTES NOT NULL, enrolment_until $INT, disabled_at $INT,
  signed_in_at $INT, opened_at $INT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id), UNIQUE (ledger, login)$END
CREATE INDEX account_by_person ON account (ledger, person_id, id);
CREATE INDEX account_by_enrolment ON account (ledger, enrolment_hash, id);
CREATE TABLE account_grant (ledger $INT NOT NULL, id $INT NOT NULL, account_id $INT NOT NULL, role TEXT NOT NULL, actor TEXT NOT NULL,
  from_at $INT NOT NULL, until_at $INT, ground TEXT NOT NULL, row_id $INT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX account_grant_by_account ON account_grant (ledger, account_id, id);
CREATE TABLE proposal (ledger $INT NOT NULL, id $INT NOT NULL, operation TEXT NOT NULL, input_sealed $BYTES NOT NULL, versions TEXT NOT NULL, policy_hash TEXT NOT NULL,
  proposed_by TEXT NOT NULL, person_id $INT, proposed_at $INT NOT NULL, expires_on TEXT NOT NULL, content_hash TEXT NOT NULL, step TEXT NOT NULL,
  row_id $INT NOT NULL, decided_by TEXT, decided_at $INT, decided_row $INT, PRIMARY KEY (ledger, id)$END
CREATE INDEX proposal_open ON proposal (ledger, id) WHERE step = 'open';
CREATE INDEX account_grant_by_actor ON account_grant (ledger, actor, id);
CREATE TABLE login (ledger $INT NOT NULL, token_hash $BYTES NOT NULL, account_id $INT NOT NULL, grant_id $INT NOT NULL, started_at $INT NOT NULL,
  seen_at $INT NOT NULL, factor_at $INT NOT NULL, client_hash $BYTES NOT NULL, PRIMARY KEY (ledger, token_hash)$END
CREATE INDEX login_by_account ON login (ledger, account_id, token_hash);
CREATE TABLE draft (ledger $INT NOT NULL, id $INT NOT NULL, account_id $INT NOT NULL, grant_id $INT NOT NULL, operation TEXT NOT NULL,
  values_sealed $BYTES NOT NULL, saved_at $INT NOT NULL, last_on TEXT NOT NULL, PRIMARY KEY (ledger, id)$END
CREATE INDEX draft_of_account ON draft (ledger, account_id, grant_id, id);
CREATE TABLE account_identity (ledger $INT NOT NULL, account_id $INT NOT NULL, identity_index $BYTES NOT NULL, linked_at $INT NOT NULL, row_id $INT NOT NULL,
  PRIMARY KEY (ledger, account_id), UNIQUE (ledger, identity_index)$END
CREATE TABLE sign_in_try (ledger $INT NOT NULL, place $BYTES NOT NULL, failures $INT NOT NULL, last_at $INT NOT NULL,
  PRIMARY KEY (ledger, place)$END
CREATE TABLE device (ledger $INT NOT NULL, account_id $INT NOT NULL, device_hash $BYTES NOT NULL, since_at $INT NOT NULL,
  PRIMARY KEY (ledger, account_id, device_hash)$END
CREATE TABLE account_alert (ledger $INT NOT NULL, account_id $INT NOT NULL, kind TEXT NOT NULL, noted_at $INT NOT NULL,
  PRIMARY KEY (ledger, account_id, kind, noted_at)$END
CREATE TABLE client (ledger $INT NOT NULL, id $INT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, officer TEXT NOT NULL, public_key $BYTES, certificate $BYTES,
  items TEXT NOT NULL, from_on TEXT NOT NULL, until_on TEXT NOT NULL, registered_at $INT NOT NULL, revoked_at $INT, row_id $INT NOT NULL,
  PRIMARY KEY (ledger, id), UNIQUE (ledger, public_key), UNIQUE (ledger, certificate), CHECK (public_key IS NOT NULL OR certificate IS NOT NULL)$END
CREATE TABLE request_nonce (ledger $INT NOT NULL, client_id $INT NOT NULL, nonce TEXT NOT NULL, seen_at $INT NOT NULL, PRIMARY KEY (ledger, client_id, nonce)$END
CREATE INDEX request_nonce_by_time ON request_nonce (ledger, seen_at);
CREATE TABLE idempotency_key (ledger $INT NOT NULL, client_id $INT NOT NULL, key TEXT NOT NULL, id $INT NOT NULL, request_hash $BYTES NOT NULL,
  answer_sealed $BYTES NOT NULL, at $INT NOT NULL, PRIMARY KEY (ledger, client_id, key)$END
CREATE INDEX idempotency_key_by_time ON idempotency_key (ledger, at);
)sql";

// The one exception to "one text": an index of the bigrams of present and former names of organisations.
constexpr std::string_view kSearchSqlite = R"sql(
CREATE VIRTUAL TABLE name_index USING fts5(tokens, content='', detail='none', tokenize='ascii');
)sql";
// What SQLite's planner must know and can not see in an empty database: `ledger` and `epoch`, which lead the keys, tell
// nothing apart on one machine. Without it a key's first column looks as good as an index on the record.
constexpr std::string_view kStatisticsSqlite = R"sql(
ANALYZE;
INSERT INTO sqlite_stat1 (tbl, idx, stat)
SELECT t.name, CASE WHEN i.origin = 'pk' AND t.wr = 1 THEN t.name ELSE i.name END,
  '1000000' || (SELECT group_concat(CASE WHEN c.name IN ('ledger', 'epoch') THEN ' 1000000'
                                         WHEN c.seqno = (SELECT MAX(l.seqno) FROM pragma_index_info(i.name) l) THEN ' 1' ELSE ' 10' END, '')
                FROM pragma_index_info(i.name) c)
FROM pragma_table_list t JOIN pragma_index_list(t.name) i WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%';
)sql";
constexpr std::string_view kSearchPostgresql = R"sql(
CREATE TABLE name_index (ledger BIGINT NOT NULL, subject_id BIGINT NOT NULL, tokens TSVECTOR NOT NULL, PRIMARY KEY (ledger, subject_id));
CREATE INDEX name_index_tokens ON name_index USING GIN (tokens);
)sql";

void replace_all(std::string& text, std::string_view token, std::string_view value) {
  for (std::size_t at = text.find(token); at != std::string::npos; at = text.find(token, at + value.size())) {
    text.replace(at, token.size(), value);
  }
}

}  // namespace

std::vector<std::string> schema_statements(Engine engine) {
  const bool sqlite = engine == Engine::sqlite;
  std::string text = std::string(kTables) + std::string(sqlite ? kSearchSqlite : kSearchPostgresql) + std::string(sqlite ? kStatisticsSqlite : "");
  replace_all(text, "$INT", sqlite ? "INTEGER" : "BIGINT");
  replace_all(text, "$BYTES", sqlite ? "BLOB" : "BYTEA");
  replace_all(text, "$END", sqlite ? ") STRICT, WITHOUT ROWID;" : ");");
  replace_all(text, "$ROWS", sqlite ? ") STRICT;" : ");");
  std::vector<std::string> statements;
  for (const std::string& piece : base::split(text, ';')) {
    const std::string statement = base::trim(piece);
    if (!statement.empty()) statements.push_back(statement);
  }
  return statements;
}

}  // namespace liaoxin::store
