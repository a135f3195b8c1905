// Every operation is done once, and refused for each of the words it declares; a refusal leaves nothing but its trace in
// the log. Operations and words come from their declarations: what is declared and not tried here fails.
#include <algorithm>
#include <map>
#include <set>

#include "refusals_world.hpp"

namespace liaoxin::app {
namespace {

using namespace refusals;

struct Case {
  const char* operation;
  const char* word;
  std::string actor;
  std::string input;
  const char* at = nullptr;  ///< another time than the world's
};

/// Where a correction goes wrong, whoever corrects: in a record of an item, the cells that are wrong in it.
struct WrongCells {
  const char* word;
  const char* item;
  std::string elements;
};

std::vector<WrongCells> wrong_cells() {
  return {
      {"element_unknown", "penalty", R"({"COLOUR":"4"})"},
      {"nothing_changed", "penalty", "{}"},
      {"key_element_fixed", "penalty", R"({"CF_WSH":"另一号"})"},
      {"cell_missing", "penalty", R"({"CF_SY":" "})"},
      {"cell_must_be_empty", "pledge", R"({"unperformedCommitmentContent":"尚待补交"})"},
      {"cell_too_long", "penalty", R"({"X_XFGZS":")" + std::string(129, 'x') + R"("})"},
      {"cell_has_control_characters", "penalty", R"({"CF_CFJG":"处\u0001罚局"})"},
      {"date_invalid", "penalty", R"({"CF_JDRQ":"2026-02-30"})"},
      {"decimal_invalid", "penalty", R"({"CF_NR_FK":"五万"})"},
      {"value_not_in_list", "penalty", R"({"CF_CFLB":"训诫"})"},
      {"subject_kind_differs", "penalty", R"({"CF_XDR_LB":"个体工商户"})"},
      {"identity_document_not_yet", "person", R"({"CF_XDR_ZJLX":"护照号"})"},
      {"id_number_invalid", "person", R"({"CF_XDR_ZJHM":"110105194912310021"})"},
      {"conduct_under_18", "person", R"({"CF_JDRQ":"1960-01-01"})"},
      {"public_security_decision_on_person", "penalty", R"({"CF_XDR_LB":"个体工商户","CF_CFLB":"行政拘留"})"},
      {"uscc_length", "penalty", R"({"CF_XDR_SHXYM":"123"})"},
      {"uscc_alphabet", "penalty", R"({"CF_XDR_SHXYM":"I1210100MA00000012"})"},
      {"uscc_check", "penalty", R"({"CF_XDR_SHXYM":"$mistyped"})"},
      {"source_not_submitter", "penalty", R"({"CF_SJLYDM":"$reader"})"},
      {"document_in_future", "penalty", R"({"CF_JDRQ":"2026-06-02"})"},
      {"dates_out_of_order", "pledge", R"({"commitmentValidity":"2026-04-30"})"},
      {"document_hash_invalid", "penalty", R"({"X_WSHX":"abc"})"},
      {"service_date_impossible", "penalty", R"({"X_SDRQ":"2026-06-02"})"},
      {"id_number_in_text", "penalty", R"({"CF_SY":"当事人 11010519491231002X"})"},
      {"declaration_text_forbidden", "market", R"({"SC_NR":"员工血型"})"},
      {"ground_not_shipped", "listing", R"({"SL_GROUND":"L28-2-16"})"},
      // Not said whether it was a summary procedure, in a year for which nobody set the fine that tells.
      {"parameter_not_in_force", "penalty", R"({"LX_JYCX":"","CF_JDRQ":"1990-01-01"})"},
  };
}

std::vector<Case> cases() {
  std::vector<Case> all{
      {"unit.register", "unit_exists", "operator", R"({"uscc":"$department","name":"x","kind":"department","region":"210000","submitters":[]})"},
      {"unit.register", "unit_kind_unknown", "operator", R"({"uscc":"$nobody","name":"x","kind":"shop","region":"210000","submitters":[]})"},
      {"unit.register", "region_unknown", "operator", R"({"uscc":"$nobody","name":"x","kind":"department","region":"990000","submitters":[]})"},
      {"unit.register", "code_invalid", "operator", R"({"uscc":"123","name":"x","kind":"department","region":"210000","submitters":[]})"},
      {"unit.register", "name_missing", "operator", R"({"uscc":"$nobody","name":" ","kind":"department","region":"210000","submitters":[]})"},
      {"officer.register", "officer_exists", "operator", R"({"unit":"$department","id":"a","name":"x","office":"y","posts":["submitter","decision_officer","reviewer","clerk"]})"},
      {"officer.register", "unit_unknown", "operator", R"({"unit":"$nobody","id":"a","name":"x","office":"y","posts":["submitter","decision_officer","reviewer","clerk"]})"},
      {"officer.register", "name_missing", "operator", R"({"unit":"$department","id":"c","name":"　","office":"y","posts":["submitter","decision_officer","reviewer","clerk"]})"},
      {"officer.register", "actor_malformed", "operator", R"({"unit":"$department","id":"a@b","name":"x","office":"y","posts":["submitter","decision_officer","reviewer","clerk"]})"},
      {"officer.register", "post_unknown", "operator", R"({"unit":"$department","id":"c","name":"x","office":"y","posts":["king"]})"},
      {"officer.assign", "actor_not_registered", "operator", R"({"unit":"$department","id":"nobody","posts":[]})"},
      {"officer.assign", "post_unknown", "operator", R"({"unit":"$department","id":"a","posts":["king"]})"},
      {"edition.adopt", "document_in_future", kCharge, R"({"items":["C4-03"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2027-12-01","authority":"x"})"},
      {"edition.adopt", "edition_exists", kCharge, R"({"items":["C8-05","C8-05"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2025-12-01","authority":"x"})"},
      {"edition.adopt", "item_unknown", kCharge, R"({"items":["Z9"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2025-12-01","authority":"x"})"},
      {"edition.adopt", "item_not_importable", kCharge, R"({"items":["C4-01"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2025-12-01","authority":"x"})"},
      {"edition.adopt", "edition_exists", kCharge, R"({"items":["C4-03"],"from_on":"2022-01-01","decision_number":"1","decided_on":"2021-12-01","authority":"x"})"},
      {"edition.adopt", "edition_exists", kCharge, R"({"items":["C4-03","C4-03"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2025-12-01","authority":"x"})"},
      {"edition.adopt", "document_hash_invalid", kCharge, R"({"items":["C4-03"],"from_on":"2026-01-01","decision_number":"1","decided_on":"2025-12-01","authority":"x","document_hash":"abc"})"},
      {"edition.adopt", "joint_decision_unknown", kCharge, R"({"items":["C3-01"],"from_on":"2026-01-01","decision_number":"无此文号","decided_on":"2025-12-01","authority":"x"})"},
      {"edition.adopt", "document_not_named", kCharge, R"({"items":["C4-03"],"from_on":"2026-01-01","decision_number":"","decided_on":"2025-12-01","authority":"x"})"},
      {"policy_value.set", "policy_key_unknown", kSource, R"({"key":"penalty.colour","unit":"$department","value":"1","from_on":"2026-01-01","decision_number":"1"})"},
      {"policy_value.set", "policy_value_invalid", kSource, R"({"key":"penalty.fine_general_from","unit":"$department","value":"much","from_on":"2026-01-01","decision_number":"1"})"},
      {"policy_value.set", "unit_unknown", kCharge, R"({"key":"penalty.fine_general_from","unit":"$nobody","value":"1","from_on":"2026-01-01","decision_number":"1"})"},
      {"policy_value.set", "document_not_named", kSource, R"({"key":"penalty.fine_general_from","unit":"$department","value":"1","from_on":"2026-01-01","decision_number":" "})"},
      {"calendar.add", "calendar_day_loaded", "operator", R"({"days":[{"date":"2026-01-01","kind":"off","holiday":"元旦"}],"notice":"x"})"},
      {"calendar.add", "calendar_day_invalid", "operator", R"({"days":[{"date":"2027-02-01","kind":"half","holiday":"x"}],"notice":"x"})"},
      {"calendar.add", "calendar_malformed", "operator", R"({"days":[{"date":"2027-02-01","kind":"off","holiday":"x"},{"date":"2027-02-01","kind":"off","holiday":"x"}],"notice":"x"})"},
      {"calendar.add", "document_not_named", "operator", R"({"days":[{"date":"2027-02-01","kind":"off","holiday":"x"}],"notice":""})"},
      {"service.attest", "record_unknown", kSource, R"({"record":"rec-x","served_on":"2026-05-08","proof":"x"})"},
      {"service.attest", "already_told", kSource, R"({"record":"$running","served_on":"2026-05-08","proof":"x"})"},
      {"service.attest", "record_not_running", kSource, R"({"record":"$ended","served_on":"2026-05-08","proof":"x"})"},
      {"service.attest", "service_date_impossible", kSource, R"({"record":"$held","served_on":"2026-06-02","proof":"x"})"},
      {"service.attest", "proof_missing", kSource, R"({"record":"$held","served_on":"2026-05-08","proof":" "})"},
      {"service.attest", "adulthood_not_stated", kSource, R"({"record":"$young","served_on":"2026-05-08","proof":"x"})"},
      {"notice.acknowledge", "notice_unknown", kOwner, R"({"notice":"ntc-x"})"},
      {"notice.acknowledge", "notice_served", kOwner, R"({"notice":"$served_notice"})"},
      {"mail_address.register", "mail_address_malformed", kOwner, R"({"address":"shop at example.cn"})"},
      {"mail_address.register", "phone_number_malformed", kOwner, R"({"address":"1380013800"})"},
      {"mail_address.register", "mail_code_limit", "subject:" + kOther, R"({"address":"shop@example.cn"})"},
      {"mail_address.register", "subject_merged", "subject:" + registry::compute_uscc("91210100MA0000007"), R"({"address":"shop@example.cn"})"},
      {"mail_address.confirm", "mail_code_false", kOwner, R"({"code":"aaaaaaaaaaaa"})"},
      {"mail_address.remove", "mail_address_none", kOwner, R"({})"},
      {"notice.serve", "notice_unknown", kSource, R"({"notice":"ntc-x","served_on":"2026-06-01","service":"mail","proof":"x"})"},
      {"notice.serve", "notice_served", kSource, R"({"notice":"$served_notice","served_on":"2026-06-01","service":"mail","proof":"x"})"},
      {"notice.serve", "service_kind_unknown", kSource, R"({"notice":"$open_notice","served_on":"2026-06-01","service":"rumour","proof":"x"})"},
      {"notice.serve", "service_date_impossible", kSource, R"({"notice":"$open_notice","served_on":"2026-06-02","service":"mail","proof":"x"})"},
      {"notice.serve", "proof_missing", kSource, R"({"notice":"$open_notice","served_on":"2026-06-01","service":"mail","proof":""})"},
      {"record.correct", "record_unknown", kSource, R"({"record":"rec-x","elements":{"CF_NR_FK":"4"},"reason":"x"})"},
      {"record.correct", "record_not_running", kSource, R"({"record":"$ended","elements":{"CF_NR_FK":"4"},"reason":"x"})"},
      {"record.correct", "reason_missing", kSource, R"({"record":"$running","elements":{"CF_NR_FK":"4"},"reason":""})"},
      {"record.withdraw", "record_unknown", kSource, R"({"record":"rec-x","reason":"x"})"},
      {"record.withdraw", "record_not_running", kSource, R"({"record":"$ended","reason":"x"})"},
      {"record.withdraw", "reason_missing", kSource, R"({"record":"$running","reason":" "})"},
      {"document.fall", "record_unknown", kSource, R"({"record":"rec-x","document_number":"x","decided_on":"2026-05-20","kind":"revoked"})"},
      {"document.fall", "record_not_running", kSource, R"({"record":"$ended","document_number":"x","decided_on":"2026-05-20","kind":"revoked"})"},
      {"document.fall", "document_kind_unknown", kSource, R"({"record":"$running","document_number":"x","decided_on":"2026-05-20","kind":"lost"})"},
      {"document.fall", "document_in_future", kSource, R"({"record":"$running","document_number":"x","decided_on":"2026-06-02","kind":"revoked"})"},
      {"document.fall", "document_not_named", kSource, R"({"record":"$running","document_number":"","decided_on":"2026-05-20","kind":"revoked"})"},
      {"document.stay", "record_unknown", kSource, R"({"record":"rec-x","document_number":"x","decided_on":"2026-05-20","action":"stay"})"},
      {"document.stay", "record_not_running", kSource, R"({"record":"$ended","document_number":"x","decided_on":"2026-05-20","action":"stay"})"},
      {"document.stay", "stay_unchanged", kSource, R"({"record":"$running","document_number":"x","decided_on":"2026-05-20","action":"lift"})"},
      {"document.stay", "document_in_future", kSource, R"({"record":"$running","document_number":"x","decided_on":"2026-06-02","action":"stay"})"},
      {"document.stay", "document_not_named", kSource, R"({"record":"$running","document_number":" ","decided_on":"2026-05-20","action":"stay"})"},
      {"subject.merge", "subject_unknown", kClerk, R"({"from_uscc":"$nobody","into_uscc":"$company","document_number":"x","reason":"x"})"},
      {"subject.merge", "subject_merged", kClerk, R"({"from_uscc":"$company","into_uscc":"$company","document_number":"x","reason":"x"})"},
      {"subject.merge", "document_not_named", kClerk, R"({"from_uscc":"$company","into_uscc":"$other","document_number":"","reason":"x"})"},
      {"subject.change_code", "subject_unknown", kClerk, R"({"uscc":"$nobody","new_uscc":"$new","document_number":"x"})"},
      {"subject.change_code", "code_invalid", kClerk, R"({"uscc":"$company","new_uscc":"123","document_number":"x"})"},
      {"subject.change_code", "code_taken", kClerk, R"({"uscc":"$company","new_uscc":"$other","document_number":"x"})"},
      {"subject.change_code", "subject_kind_differs", kClerk, R"({"uscc":"$company","new_uscc":"$individual","document_number":"x"})"},
      {"subject.change_code", "document_not_named", kClerk, R"({"uscc":"$company","new_uscc":"$new","document_number":""})"},
      {"subscription.open", "subscription_kind_unknown", kClerk, R"({"kind":"shop","reference":"$reader","name":"x","item":"C4-03","agreement":"x"})"},
      {"subscription.open", "item_unknown", kClerk, R"({"kind":"unit","reference":"$reader","name":"x","item":"Z9","agreement":"x"})"},
      {"subscription.open", "unit_unknown", kClerk, R"({"kind":"unit","reference":"$nobody","name":"x","item":"C4-03","agreement":"x"})"},
      {"subscription.open", "name_missing", kClerk, R"({"kind":"api_client","reference":"","name":"x","item":"C4-03","agreement":"x"})"},
      {"subscription.open", "document_not_named", kClerk, R"({"kind":"unit","reference":"$reader","name":"x","item":"C4-03","agreement":""})"},
      {"sharing.deliver", "record_unknown", kClerk, R"({"subscription":"$subscription","record":"rec-x"})"},
      {"sharing.deliver", "subscription_unknown", kClerk, R"({"subscription":"sub-x","record":"$running"})"},
      {"sharing.deliver", "not_shareable", kClerk, R"({"subscription":"$subscription","record":"$held"})"},
      {"sharing.deliver", "already_delivered", kClerk, R"({"subscription":"$subscription","record":"$running"})"},
      {"report.issue", "subject_unknown", kClerk, R"({"uscc":"$nobody","holder":"x","purpose":"x"})"},
      {"report.issue", "name_missing", kClerk, R"({"uscc":"$company","holder":"","purpose":"x"})"},
      {"sharing.deliver", "organisations_only", kClerk, R"({"subscription":"$subscription","record":"$running_person"})"},
      {"report.issue", "organisations_only", kClerk, R"({"uscc":"$individual","holder":"x","purpose":"x"})"},
      {"subject.merge", "organisations_only", kClerk, R"({"from_uscc":"$individual","into_uscc":"$company","document_number":"x","reason":"x"})"},
      {"consent.give", "consent_user_unknown", kOwner, R"({"user":"$nobody","purpose":"financing","items":["C4-03"],"until_on":"2026-12-31"})"},
      {"consent.give", "purpose_unknown", kOwner, R"({"user":"$department","purpose":"everything","items":["C4-03"],"until_on":"2026-12-31"})"},
      {"consent.give", "consent_items_invalid", kOwner, R"({"user":"$department","purpose":"financing","items":["C4-01"],"until_on":"2026-12-31"})"},
      {"consent.give", "consent_term_invalid", kOwner, R"({"user":"$department","purpose":"financing","items":["C4-03"],"until_on":"2026-05-31"})"},
      {"consent.give", "consent_exists", kOwner, R"({"user":"$other","purpose":"financing","items":["C4-03"],"until_on":"2026-12-31"})"},
      {"consent.give", "parameter_not_in_force", kOwner, R"({"user":"$department","purpose":"financing","items":["C4-03"],"until_on":"2022-01-31"})", "2021-12-31T09:00:00+08:00"},
      {"consent.give", "subject_merged", "subject:" + registry::compute_uscc("91210100MA0000007"), R"({"user":"$department","purpose":"financing","items":["C4-03"],"until_on":"2026-12-31"})"},
      {"counter.open", "subject_code_invalid", kClerk, sitting_with("subject_code", "$mistyped")},
      {"counter.open", "name_missing", kClerk, sitting_with("subject_name", " ")},
      {"counter.open", "present_person_invalid", kClerk, sitting_with("present_name", " ")},
      {"counter.open", "present_person_invalid", kClerk, sitting_with("present_number", "1")},
      {"counter.open", "present_person_invalid", kClerk, sitting_with("present_authority", "")},
      {"counter.open", "present_person_invalid", kClerk, sitting_with("subject_code", "$number")},
      {"counter.open", "identity_check_unknown", kClerk, sitting_with("identity_document", "library_card")},
      {"counter.open", "identity_check_unknown", kClerk, sitting_with("identity_check", "by_heart")},
      {"counter.open", "proof_missing", kClerk, sitting_with("signed_paper", " ")},
      {"counter.open", "id_number_in_text", kClerk, sitting_with("signed_paper", "窗 11010519491231002X")},
      {"counter.open", "counter_conflict", kNear, sitting_with("present_number", "$number")},
      {"counter.open", "counter_limit", kServed, kSitting},
      {"counter.open", "inquiry_limit", kLooked, R"({"subject_code":"$number","subject_name":"张某","identity_document":"identity_card","identity_check":"by_sight","signed_paper":"窗1号"})"},
      {"counter.open", "parameter_not_in_force", kClerk, kSitting, "2021-12-31T09:00:00+08:00"},
      {"counter.close", "counter_not_open", kClerk, R"({"sitting":"sit-x"})"},
      {"counter.close", "counter_not_open", kClerk, R"({"sitting":"$sitting"})"},
      {"counter.tell", "sitting_unknown", kClerk, R"({"sitting":"sit-x","told_on":"2026-06-01","service":"mail","proof":"x"})"},
      {"counter.tell", "second_person_needed", kClerk, R"({"sitting":"$sitting","told_on":"2026-06-01","service":"mail","proof":"x"})"},
      {"counter.tell", "sitting_told", kClerk, R"({"sitting":"$told_sitting","told_on":"2026-06-01","service":"mail","proof":"x"})"},
      {"counter.tell", "service_date_impossible", kServed, R"({"sitting":"$sitting","told_on":"2026-05-31","service":"mail","proof":"x"})"},
      {"counter.tell", "service_kind_unknown", kServed, R"({"sitting":"$sitting","told_on":"2026-06-01","service":"pigeon","proof":"x"})"},
      {"counter.tell", "proof_missing", kServed, R"({"sitting":"$sitting","told_on":"2026-06-01","service":"mail","proof":" "})"},
      {"look.contest", "look_unknown", kOwner, R"({"look":"lok-x","statement":"x"})"},
      {"look.contest", "look_contested", kOwner, R"({"look":"$contested_look","statement":"x"})"},
      {"look.contest", "objection_without_statement", kOwner, R"({"look":"$look","statement":" "})"},
      {"look.contest", "parameter_not_in_force", kOwner, R"({"look":"$look","statement":"x"})", "2021-12-31T09:00:00+08:00"},
      {"look.answer", "look_unknown", kSecondReceiver, R"({"contest":"lct-x","was_needed":true,"reason":"x"})"},
      {"look.answer", "look_answered", kSecondReceiver, R"({"contest":"$contest_of_answered_look","was_needed":true,"reason":"x"})"},
      {"look.answer", "second_person_needed", kReceiver, R"({"contest":"$contest_of_contested_look","was_needed":true,"reason":"x"})"},
      {"look.answer", "reason_missing", kSecondReceiver, R"({"contest":"$contest_of_contested_look","was_needed":true,"reason":""})"},
      {"leave.begin", "leave_dates_invalid", kSource, R"({"from_on":"2026-05-31","until_on":"2026-06-02","stand_in":"li"})"},
      {"leave.begin", "leave_dates_invalid", kSource, R"({"from_on":"2026-06-03","until_on":"2026-06-02","stand_in":"li"})"},
      {"leave.begin", "leave_overlaps", kSource, R"({"from_on":"2026-06-25","until_on":"2026-06-26","stand_in":"li"})"},
      {"leave.begin", "stand_in_invalid", kSource, R"({"from_on":"2026-07-01","until_on":"2026-07-02","stand_in":"nobody"})"},
      {"leave.end", "leave_unknown", kClerk, "{}"},
      {"leave.end", "leave_unknown", kSource, "{}", "2026-06-26T00:00:00+08:00"},
      {"declaration.submit", "item_not_in_force", kOwner, R"({"kind":"business","declared":"软件","accuracy_pledged":true})", "2021-11-30T09:00:00+08:00"},
      {"declaration.submit", "parameter_not_in_force", kOwner, R"({"kind":"business","declared":"软件","accuracy_pledged":true})", "2021-12-31T09:00:00+08:00"},
      {"declaration.submit", "declaration_kind_unknown", kOwner, R"({"kind":"opinion","declared":"软件","accuracy_pledged":true})"},
      {"declaration.submit", "declaration_empty", kOwner, R"({"kind":"business","declared":" ","accuracy_pledged":true})"},
      {"declaration.submit", "declaration_text_private", kOwner, R"({"kind":"business","declared":"电话13900000000","accuracy_pledged":true})"},
      {"declaration.submit", "declaration_text_forbidden", kOwner, R"({"kind":"business","declared":"员工血型","accuracy_pledged":true})"},
      {"declaration.submit", "pledge_missing", kOwner, R"({"kind":"business","declared":"软件","accuracy_pledged":false})"},
      {"declaration.submit", "declaration_limit", "subject:" + kOther, R"({"kind":"business","declared":"软件","accuracy_pledged":true})"},
      {"declaration.submit", "subject_merged", "subject:" + registry::compute_uscc("91210100MA0000007"), R"({"kind":"business","declared":"软件","accuracy_pledged":true})"},
      {"declaration.withdraw", "declaration_unknown", kOwner, R"({"declaration":"dcl-x"})"},
      {"declaration.withdraw", "declaration_withdrawn", kOwner, R"({"declaration":"$withdrawn_declaration"})"},
      {"objection.add_evidence", "objection_unknown", kOwner, evidence("obj-x", "收据.pdf", kPdf)},
      {"objection.add_evidence", "objection_step_wrong", kOwner, evidence("$objection_decided", "收据.pdf", kPdf)},
      {"objection.add_evidence", "name_missing", kOwner, evidence("$objection_contested", " ", kPdf)},
      {"objection.add_evidence", "id_number_in_text", kOwner, evidence("$objection_contested", "11010519491231002X.pdf", kPdf)},
      {"objection.add_evidence", "evidence_kind_unknown", kOwner, evidence("$objection_contested", "收据.pdf", "MZ program")},
      {"objection.add_evidence", "evidence_kind_unknown", kOwner, R"({"objection":"$objection_contested","name":"收据.pdf","file":"not base64!"})"},
      {"objection.add_evidence", "evidence_too_large", kOwner, evidence("$objection_contested", "收据.pdf", kPdf + std::string(5 << 20, 'x'))},
      {"objection.add_evidence", "evidence_limit", kOwner, evidence("$objection_accepted", "收据.pdf", kPdf)},
      {"objection.add_evidence", "parameter_not_in_force", kOwner, evidence("$objection_contested", "收据.pdf", kPdf), "2021-12-31T09:00:00+08:00"},
      {"collector.register", "collector_unit_needed", kClerk, agreement_with("collector", "$department")},
      {"collector.register", "document_not_named", kClerk, agreement_with("agreement_number", " ")},
      {"collector.register", "collector_need_missing", kClerk, agreement_with("need", "")},
      {"collector.register", "collector_need_missing", kClerk, agreement_with("method", "")},
      {"collector.register", "collection_kinds_invalid", kClerk, agreement_with("kinds", base::json::array{"deposits"})},
      {"collector.register", "objection_procedure_missing", kClerk, agreement_with("objection_procedure", " ")},
      {"collector.register", "objection_procedure_missing", kClerk, agreement_with("contact", "")},
      {"collector.register", "agreement_term_invalid", kClerk, agreement_with("until_on", "2026-05-31")},
      {"collector.register", "agreement_term_invalid", kClerk, agreement_with("until_on", "2029-06-02")},
      {"collector.register", "agreement_exists", kClerk, agreement_with("collector", "$association")},
      {"collector.register", "parameter_not_in_force", kClerk, agreement_with("until_on", "2022-05-31"), "2021-12-31T09:00:00+08:00"},
      {"collector.end", "agreement_unknown", kClerk, R"({"agreement":"agr-x","reason":"x"})"},
      {"collector.end", "agreement_ended", kClerk, R"({"agreement":"$ended_agreement","reason":"x"})"},
      {"collector.end", "reason_missing", kClerk, R"({"agreement":"$agreement","reason":" "})"},
      {"collector.submit", "item_not_in_force", kCollector, supplied("新"), "2021-11-30T09:00:00+08:00"},
      {"collector.submit", "collection_kinds_invalid", kCollector, supplied("新", "kind", "deposits")},
      {"collector.submit", "subject_code_invalid", kCollector, supplied("新", "subject_code", "$mistyped")},
      {"collector.submit", "name_missing", kCollector, supplied_about_person("subject_name", "")},
      {"collector.submit", "collector_not_agreed", kCollector, supplied("新", "kind", "payment")},
      {"collector.submit", "collector_not_agreed", "collector:a@" + kLeft, supplied("新")},
      {"collector.submit", "declaration_text_forbidden", kCollector, supplied("新", "information", "员工血型")},
      {"collector.submit", "information_term_invalid", kCollector, supplied("新", "until_on", "2026-05-31")},
      {"collector.submit", "information_term_invalid", kCollector, supplied("新", "until_on", "2028-01-01")},
      {"collector.submit", "disclosure_law_invalid", kCollector, supplied_about_person("disclosure_law", "《辽宁省某某条例》第三条")},
      {"collector.submit", "collection_not_consented", kCollector, supplied_about_person("kind", "performance")},
      {"collector.submit", "cell_missing", kCollector, supplied(" ")},
      {"collector.submit", "cell_too_long", kCollector, supplied("新", "information", std::string(1001, 'x'))},
      {"collector.submit", "document_in_future", kCollector, supplied("新", "occurred_on", "2026-06-02")},
      {"collector.submit", "id_number_in_text", kCollector, supplied("新", "information", "联系人 11010519491231002X")},
      {"collector.submit", "record_has_ended", kCollector, supplied("信gone", "information", "合同履行中")},
      {"collector.submit", "record_under_objection", kCollector, supplied("信accepted", "information", "合同履行中")},
      {"collector.submit", "cell_was_corrected", kCollector, supplied("信running")},
      {"collection.allow", "collector_not_agreed", kOwner, R"({"collector":"$left","kinds":["membership"],"until_on":"2026-12-31",)" + kReadAndFree + "}"},
      {"collection.allow", "collection_notice_not_read", kOwner, allowing(R"("notice_read":false,"is_tied_to_service":false)")},
      {"collection.allow", "collection_tied", kOwner, allowing(R"("notice_read":true,"is_tied_to_service":true)")},
      {"collection.allow", "collection_kinds_invalid", kOwner, allowing(kReadAndFree, R"(["payment"])")},
      {"collection.allow", "collection_term_invalid", kOwner, allowing(kReadAndFree, R"(["membership"])", "2026-05-31")},
      {"collection.allow", "collection_term_invalid", kOwner, allowing(kReadAndFree, R"(["membership"])", "2027-06-02")},
      {"collection.allow", "collection_exists", kOwner, allowing(kReadAndFree)},
      {"collection.allow", "subject_merged", "subject:" + registry::compute_uscc("91210100MA0000007"), allowing(kReadAndFree)},
      {"collection.allow", "parameter_not_in_force", kOwner, allowing(kReadAndFree), "2021-12-31T09:00:00+08:00"},
      {"collection.revoke", "collection_unknown", kOwner, R"({"collection":"col-x"})"},
      {"collection.revoke", "collection_ended", kOwner, R"({"collection":"$ended_collection"})"},
      {"consent.withdraw", "consent_unknown", kOwner, R"({"consent":"cns-x"})"},
      {"consent.withdraw", "consent_ended", kOwner, R"({"consent":"$ended_consent"})"},
      {"inquiry.authorised", "purpose_unknown", "subject:" + kOther, R"({"subject_code":"$company","purpose":"everything"})"},
      {"inquiry.authorised", "subject_code_invalid", "subject:" + kOther, R"({"subject_code":"$mistyped","purpose":"financing"})"},
      {"inquiry.authorised", "name_missing", "subject:" + kOther, R"({"subject_code":"$number","purpose":"financing"})"},
      {"inquiry.authorised", "consent_missing", "subject:" + kOther, R"({"subject_code":"$company","purpose":"contract"})"},
      {"inquiry.make", "matter_unknown", kReceiver, R"({"subject_code":"$company","matter":"residence","case_reference":"x"})"},
      {"inquiry.make", "matter_not_of_unit", kReceiver, R"({"subject_code":"$company","matter":"permit","case_reference":"x"})", "2021-11-30T09:00:00+08:00"},
      {"inquiry.make", "case_reference_missing", kReceiver, R"({"subject_code":"$company","matter":"permit","case_reference":" "})"},
      {"inquiry.make", "id_number_in_text", kReceiver, R"({"subject_code":"$company","matter":"permit","case_reference":"查 11010519491231002X"})"},
      {"inquiry.make", "subject_code_invalid", kReceiver, R"({"subject_code":"$mistyped","matter":"permit","case_reference":"x"})"},
      {"inquiry.make", "name_missing", kReceiver, R"({"subject_code":"$number","matter":"permit","case_reference":"x"})"},
      {"inquiry.make", "consent_missing", kSource, R"({"subject_code":"$number","subject_name":"张某","matter":"recruitment","case_reference":"x"})"},
      {"inquiry.make", "inquiry_limit", kReceiver, R"({"subject_code":"$number","subject_name":"张某","matter":"permit","case_reference":"x"})"},
      {"inquiry.make", "parameter_not_in_force", kReceiver, R"({"subject_code":"$number","subject_name":"张某","matter":"permit","case_reference":"x"})", "2021-12-31T09:00:00+08:00"},
      {"recall.confirm", "recall_unknown", kClerk, R"({"recall":"rcl-x","removed_from":"x"})"},
      {"recall.confirm", "recall_confirmed", kClerk, R"({"recall":"$confirmed_recall","removed_from":"x"})"},
      {"recall.confirm", "name_missing", kClerk, R"({"recall":"$open_recall","removed_from":" "})"},
      {"journal.new_epoch", "epoch_not_needed", "operator", R"({"reason":"x"})"},
      {"leniency.claim", "record_unknown", kOwner, R"({"record":"rec-x","flag":"force_majeure","statement":"x"})"},
      {"leniency.claim", "leniency_flag_unknown", kOwner, R"({"record":"$running","flag":"poverty","statement":"x"})"},
      {"leniency.claim", "record_not_running", kOwner, R"({"record":"$ended","flag":"force_majeure","statement":"x"})"},
      {"leniency.claim", "leniency_not_negative", kOwner, R"({"record":"$running_pledge","flag":"force_majeure","statement":"x"})"},
      {"leniency.claim", "leniency_persons_only", kOwner, R"({"record":"$running","flag":"minor","statement":"x"})"},
      {"leniency.claim", "leniency_set_before", kOwner, R"({"record":"$granted","flag":"slight_no_intent","statement":"x"})"},
      {"leniency.claim", "leniency_claim_open", kOwner, R"({"record":"$claimed","flag":"slight_no_intent","statement":"x"})"},
      {"leniency.claim", "leniency_claimed_before", kOwner, R"({"record":"$refused","flag":"force_majeure","statement":"x"})"},
      {"leniency.claim", "statement_missing", kOwner, R"({"record":"$running","flag":"force_majeure","statement":" "})"},
      {"leniency.claim", "parameter_not_in_force", kOwner, R"({"record":"$running","flag":"force_majeure","statement":"x"})", "2021-12-31T09:00:00+08:00"},
      {"leniency.decide", "leniency_unknown", kSource, R"({"claim":"len-x","outcome":"granted","reason":"x"})"},
      {"leniency.decide", "leniency_answered", kSource, R"({"claim":"$answered_claim","outcome":"granted","reason":"x"})"},
      {"leniency.decide", "outcome_unknown", kSource, R"({"claim":"$claim","outcome":"perhaps","reason":"x"})"},
      {"leniency.decide", "reason_missing", kSource, R"({"claim":"$claim","outcome":"granted","reason":" "})"},
      {"leniency.grant", "record_unknown", kSource, R"({"record":"rec-x","flag":"force_majeure","reason":"x"})"},
      {"leniency.grant", "leniency_flag_unknown", kSource, R"({"record":"$running","flag":"","reason":"x"})"},
      {"leniency.grant", "record_not_running", kSource, R"({"record":"$ended","flag":"force_majeure","reason":"x"})"},
      {"leniency.grant", "leniency_not_negative", kSource, R"({"record":"$running_pledge","flag":"force_majeure","reason":"x"})"},
      {"leniency.grant", "leniency_persons_only", kSource, R"({"record":"$running","flag":"minor","reason":"x"})"},
      {"leniency.grant", "leniency_set_before", kSource, R"({"record":"$granted","flag":"slight_no_intent","reason":"x"})"},
      {"leniency.grant", "leniency_claim_open", kSource, R"({"record":"$claimed","flag":"force_majeure","reason":"x"})"},
      {"leniency.grant", "reason_missing", kSource, R"({"record":"$running","flag":"force_majeure","reason":" "})"},
      {"designation.decide", "record_unknown", kSource, designating("rec-x")},
      {"designation.decide", "organisation_only", kSource, designating("$running_person")},
      {"designation.decide", "designation_not_for_item", kSource, designating("$running_pledge")},
      {"designation.decide", "record_not_running", kSource, designating("$ended")},
      {"designation.decide", "document_stayed", kSource, designating("$stopped")},
      {"designation.decide", "record_not_told", kSource, designating("$held")},
      {"designation.decide", "record_treated_leniently", kSource, designating("$granted")},
      {"designation.decide", "record_contested", kSource, designating("$contested")},
      {"designation.decide", "document_class_unknown", kSource, designating("$running", "document_class", "newspaper")},
      {"designation.decide", "document_not_named", kSource, designating("$running", "document_number", " ")},
      {"designation.decide", "document_not_named", kSource, designating("$running", "authority", "")},
      {"designation.decide", "law_not_named", kSource, designating("$running", "document_class", "named_by_law")},
      {"designation.decide", "document_hash_invalid", kSource, designating("$running", "file_hash", "abc")},
      {"designation.decide", "document_not_effective", kSource, designating("$running", "effective_on", "2026-06-02")},
      {"designation.decide", "designation_exists", kSource, designating("$designated")},
      {"designation.decide", "reason_missing", kSource, designating("$running", "reason", " ")},
      {"designation.end", "designation_unknown", kSource, R"({"designation":"dsg-x","document_number":"撤1号","decided_on":"2026-06-01","kind":"revoked"})"},
      {"designation.end", "designation_unknown", kSource, R"({"designation":"$ended_designation","document_number":"撤1号","decided_on":"2026-06-01","kind":"revoked"})"},
      {"designation.end", "document_kind_unknown", kSource, R"({"designation":"$designation","document_number":"撤1号","decided_on":"2026-06-01","kind":"forgotten"})"},
      {"designation.end", "document_not_named", kSource, R"({"designation":"$designation","document_number":" ","decided_on":"2026-06-01","kind":"revoked"})"},
      {"designation.end", "document_in_future", kSource, R"({"designation":"$designation","document_number":"撤1号","decided_on":"2026-06-02","kind":"revoked"})"},
      {"restoration.apply", "record_unknown", kOwner, applying("rec-x")},
      {"restoration.apply", "record_not_running", kOwner, applying("$ended")},
      {"restoration.apply", "restoration_not_needed", kOwner, applying("$running_pledge")},
      {"restoration.apply", "restoration_excluded", kOwner, applying("$running_listing")},
      {"restoration.apply", "restoration_too_early", kOwner, applying("$running")},
      {"restoration.apply", "restoration_open", kOwner, applying("$applied")},
      {"restoration.apply", "restoration_way_unknown", kOwner, applying("$restorable", "way", "payment")},
      {"restoration.apply", "restoration_correction_missing", kOwner, applying("$restorable", "correction", " ")},
      {"restoration.apply", "restoration_pledge_missing", kOwner, applying("$restorable", "pledge", false)},
      {"restoration.apply", "parameter_not_in_force", kOwner, applying("$old"), "2025-05-06T09:00:00+08:00"},
      {"restoration.accept", "restoration_unknown", kSource, R"({"application":"rst-x","handler":"a"})"},
      {"restoration.accept", "actor_not_registered", kSource, R"({"application":"$application_applied","handler":"nobody"})"},
      {"restoration.accept", "restoration_step_wrong", kSource, R"({"application":"$application_handled","handler":"a"})"},
      {"restoration.accept", "record_not_running", kSource, R"({"application":"$application_gone","handler":"a"})"},
      {"restoration.accept", "parameter_not_in_force", kSource, R"({"application":"$application_applied","handler":"a"})", "2025-05-06T09:00:00+08:00"},
      {"restoration.decide", "restoration_unknown", kSource, R"({"application":"rst-x","outcome":"granted","reason":"x"})"},
      {"restoration.decide", "second_person_needed", kSource, R"({"application":"$application_own_handled","outcome":"granted","reason":"x"})"},
      {"restoration.decide", "restoration_step_wrong", kSource, R"({"application":"$application_applied","outcome":"granted","reason":"x"})"},
      {"restoration.decide", "record_not_running", kSource, R"({"application":"$application_gone_handled","outcome":"granted","reason":"x"})"},
      {"restoration.decide", "outcome_unknown", kSource, R"({"application":"$application_handled","outcome":"perhaps","reason":"x"})"},
      {"restoration.decide", "reason_missing", kSource, R"({"application":"$application_handled","outcome":"granted","reason":" "})"},
      {"restoration.decide", "restoration_ground_missing", kSource, R"({"application":"$application_handled","outcome":"refused","reason":"x"})"},
      {"restoration.report_fee", "restoration_unknown", kOwner, R"({"application":"rst-x","statement":"x"})"},
      {"restoration.report_fee", "statement_missing", kOwner, R"({"application":"$application_applied","statement":" "})"},
      {"shield.set", "record_unknown", kSource, shielding("rec-x")},
      {"shield.set", "organisation_only", kSource, shielding("$running_person")},
      {"shield.set", "record_not_running", kSource, shielding("$ended")},
      {"shield.set", "restoration_not_needed", kSource, shielding("$running_pledge")},
      {"shield.set", "shield_exists", kSource, shielding("$shielded")},
      {"shield.set", "document_not_named", kSource, shielding("$running", "ruling_number", " ")},
      {"shield.set", "document_not_named", kSource, shielding("$running", "court", "")},
      {"shield.set", "document_in_future", kSource, shielding("$running", "decided_on", "2026-06-02")},
      {"shield.set", "dates_out_of_order", kSource, shielding("$running", "plan_until_on", "2026-05-05")},
      {"shield.lift", "record_unknown", kSource, R"({"record":"rec-x","reason":"x"})"},
      {"shield.lift", "record_not_running", kSource, R"({"record":"$ended","reason":"x"})"},
      {"shield.lift", "shield_unknown", kSource, R"({"record":"$unshielded","reason":"x"})"},
      {"shield.lift", "reason_missing", kSource, R"({"record":"$shielded","reason":" "})"},
      {"account.open", "login_malformed", "operator", R"({"login":"a b","person_name":"王某","id_number":"11010519491231002X"})"},
      {"account.open", "account_exists", "operator", R"({"login":"zhang.wei","person_name":"张某","id_number":"11010519491231002X"})"},
      {"account.open", "id_number_invalid", "operator", R"({"login":"wang","person_name":"王某","id_number":"110105194912310021"})"},
      {"account.open", "name_missing", "operator", R"({"login":"wang","person_name":" ","id_number":"11010519491231002X"})"},
      {"account.open", "person_differs", "operator", R"({"login":"wang","person_name":"王某","id_number":"11010519491231002X"})"},
      {"account.grant", "account_unknown", "operator", R"({"login":"wang","role":"officer","unit":"$department","officer":"a"})"},
      {"account.grant", "role_unknown", "operator", R"({"login":"zhang.wei","role":"emperor"})"},
      {"account.grant", "role_incomplete", "operator", R"({"login":"zhang.wei","role":"officer","unit":"$department"})"},
      {"account.grant", "role_excluded", "operator", R"({"login":"auditor","role":"officer","unit":"$department","officer":"a"})"},
      {"account.grant", "role_held", "operator", R"({"login":"zhang.wei","role":"officer","unit":"$department","officer":"a"})"},
      {"account.grant", "actor_not_registered", "operator", R"({"login":"zhang.wei","role":"officer","unit":"$department","officer":"nobody"})"},
      {"account.grant", "subject_unknown", "operator", R"({"login":"zhang.wei","role":"subject","uscc":"$nobody","ground":"legal_representative","authority_document":"登记信息"})"},
      {"account.grant", "representation_missing", "operator", R"({"login":"zhang.wei","role":"subject","uscc":"$company"})"},
      {"account.grant", "representation_missing", "operator", R"({"login":"zhang.wei","role":"subject","uscc":"$company","ground":"guardian","authority_document":"x"})"},
      {"account.grant", "representation_missing", "operator", R"({"login":"zhang.wei","role":"subject","uscc":"$company","ground":"legal_representative","authority_document":" "})"},
      {"account.grant", "representation_missing", "operator", R"({"login":"zhang.wei","role":"subject","uscc":"$company","ground":"entrusted","authority_document":"x"})"},
      {"account.grant", "representation_missing", "operator", R"({"login":"zhang.wei","role":"person","represented_number":"$number","represented_name":"张某","ground":"legal_representative","authority_document":"x"})"},
      {"account.grant", "representation_missing", "operator", R"({"login":"zhang.san","role":"person","represented_number":"$number","represented_name":"张某","ground":"guardian","authority_document":"x"})"},
      {"account.grant", "representation_term_invalid", "operator", R"({"login":"zhang.wei","role":"subject","uscc":"$company","ground":"entrusted","authority_document":"x","until_on":"2026-05-31"})"},
      {"account.grant", "representation_term_invalid", "operator", R"({"login":"zhang.wei","role":"subject","uscc":"$company","ground":"entrusted","authority_document":"x","until_on":"2029-06-02"})"},
      {"account.grant", "id_number_invalid", "operator", R"({"login":"zhang.wei","role":"person","represented_number":"110105194912310021","represented_name":"王某","ground":"guardian","authority_document":"x"})"},
      {"account.grant", "name_missing", "operator", R"({"login":"zhang.wei","role":"person","represented_number":"$number","ground":"guardian","authority_document":"x"})"},
      {"account.grant", "person_differs", "operator", R"({"login":"zhang.wei","role":"person","represented_number":"$number","represented_name":"王某","ground":"guardian","authority_document":"x"})"},
      {"account.grant", "parameter_not_in_force", "operator", R"({"login":"zhang.wei","role":"subject","uscc":"$company","ground":"entrusted","authority_document":"x","until_on":"2021-12-31"})", "2021-12-31T09:00:00+08:00"},
      {"representation.end", "grant_unknown", kOwner, R"({"grant":"grt-x"})"},
      {"representation.end", "grant_unknown", kOwner, R"({"grant":"$grant"})"},
      {"account.revoke", "account_unknown", "operator", R"({"login":"wang","grant":"$grant","reason":"x"})"},
      {"account.revoke", "grant_unknown", "operator", R"({"login":"auditor","grant":"$grant","reason":"x"})"},
      {"account.revoke", "reason_missing", "operator", R"({"login":"zhang.wei","grant":"$grant","reason":""})"},
      {"account.disable", "account_unknown", "operator", R"({"login":"wang","reason":"x"})"},
      {"account.disable", "account_disabled", "operator", R"({"login":"gone","reason":"x"})"},
      {"account.disable", "reason_missing", "operator", R"({"login":"zhang.wei","reason":" "})"},
      {"account.reset", "account_unknown", "operator", R"({"login":"wang","reason":"x"})"},
      {"account.reset", "account_disabled", "operator", R"({"login":"gone","reason":"x"})"},
      {"account.reset", "reason_missing", "operator", R"({"login":"zhang.wei","reason":" "})"},
      {"client.register", "name_missing", "operator", R"({"name":" ","unit":"$department","officer":"a","public_key":"$key","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})"},
      {"client.register", "actor_not_registered", "operator", R"({"name":"x","unit":"$department","officer":"nobody","public_key":"$key","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})"},
      {"client.register", "client_key_invalid", "operator", R"({"name":"x","unit":"$department","officer":"a","public_key":"AAAA","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})"},
      {"client.register", "client_key_taken", "operator", R"({"name":"x","unit":"$department","officer":"a","public_key":"$taken_key","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})"},
      {"client.register", "client_key_taken", "operator", R"({"name":"x","unit":"$department","officer":"a","certificate_fingerprint":"$taken_print","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})"},
      {"client.register", "client_identity_missing", "operator", R"({"name":"x","unit":"$department","officer":"a","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})"},
      {"client.register", "certificate_fingerprint_invalid", "operator", R"({"name":"x","unit":"$department","officer":"a","certificate_fingerprint":"AB:CD","items":[],"from_on":"2026-06-01","until_on":"2026-12-31"})"},
      {"client.register", "item_unknown", "operator", R"({"name":"x","unit":"$department","officer":"a","public_key":"$key","items":["C4-03","C9-99"],"from_on":"2026-06-01","until_on":"2026-12-31"})"},
      {"client.register", "client_dates_invalid", "operator", R"({"name":"x","unit":"$department","officer":"a","public_key":"$key","items":[],"from_on":"2026-05-01","until_on":"2026-05-31"})"},
      {"client.revoke", "client_unknown", "operator", R"({"client":"cli-x","reason":"x"})"},
      {"client.revoke", "client_already_revoked", "operator", R"({"client":"$revoked_client","reason":"x"})"},
      {"client.revoke", "reason_missing", "operator", R"({"client":"$client","reason":" "})"},
      {"objection.submit", "record_unknown", kOwner, R"({"record":"rec-x","ground":"error","statement":"x"})"},
      {"objection.submit", "objection_ground_unknown", kOwner, R"({"record":"$running","ground":"taste","statement":"x"})"},
      {"objection.submit", "objection_without_statement", kOwner, R"({"record":"$running","ground":"error","statement":" "})"},
      {"objection.submit", "objection_already_open", kOwner, R"({"record":"$contested","ground":"error","statement":"x"})"},
      {"objection.accept", "objection_unknown", kClerk, R"({"objection":"obj-x"})"},
      {"objection.accept", "objection_step_wrong", kClerk, R"({"objection":"$objection_accepted"})"},
      {"objection.decide", "objection_unknown", kClerk, R"({"objection":"obj-x","outcome":"not_founded","reason":"x","elements":{}})"},
      {"objection.decide", "objection_step_wrong", kClerk, R"({"objection":"$objection_contested","outcome":"not_founded","reason":"x","elements":{}})"},
      {"objection.decide", "objection_outcome_unknown", kClerk, R"({"objection":"$objection_accepted","outcome":"withdrawn","reason":"x","elements":{}})"},
      {"objection.decide", "reason_missing", kClerk, R"({"objection":"$objection_accepted","outcome":"not_founded","reason":"","elements":{}})"},
      {"objection.ask_source", "objection_unknown", kClerk, R"({"objection":"obj-x","question":"x"})"},
      {"objection.ask_source", "objection_step_wrong", kClerk, R"({"objection":"$objection_contested","question":"x"})"},
      {"objection.ask_source", "reason_missing", kClerk, R"({"objection":"$objection_accepted","question":" "})"},
      {"objection.answer", "objection_unknown", kSource, R"({"objection":"obj-x","outcome":"confirmed","points":["x"],"elements":{}})"},
      {"objection.answer", "objection_step_wrong", kSource, R"({"objection":"$objection_accepted","outcome":"confirmed","points":["x"],"elements":{}})"},
      {"objection.answer", "objection_outcome_unknown", kSource, R"({"objection":"$objection_asked","outcome":"own_error","points":["x"],"elements":{}})"},
      {"objection.answer", "answer_without_points", kSource, R"({"objection":"$objection_asked","outcome":"confirmed","points":["x"," "],"elements":{}})"},
      {"objection.close", "objection_unknown", kClerk, R"({"objection":"obj-x","told_on":"2026-06-01","proof":"x"})"},
      {"objection.close", "objection_step_wrong", kClerk, R"({"objection":"$objection_accepted","told_on":"2026-06-01","proof":"x"})"},
      {"objection.close", "told_date_impossible", kClerk, R"({"objection":"$objection_decided","told_on":"2026-05-31","proof":"x"})"},
      {"objection.close", "proof_missing", kClerk, R"({"objection":"$objection_decided","told_on":"2026-06-01","proof":""})"},
      {"proposal.approve", "proposal_unknown", kSecondCharge, R"({"proposal":"prp-x","content_hash":"x"})"},
      {"proposal.approve", "proposal_closed", kSecondCharge, R"({"proposal":"$decided_proposal","content_hash":"$decided_proposal_hash"})"},
      {"proposal.approve", "proposal_closed", kSecondCharge, R"({"proposal":"$refused_proposal","content_hash":"$refused_proposal_hash"})"},
      {"proposal.approve", "proposal_closed", kSecondCharge, R"({"proposal":"$withdrawn_proposal","content_hash":"$withdrawn_proposal_hash"})"},
      {"proposal.approve", "proposal_expired", kSecondCharge, R"({"proposal":"$proposal","content_hash":"$proposal_hash"})", "2026-06-12T00:00:00+08:00"},
      {"proposal.approve", "proposal_content_differs", kSecondCharge, R"({"proposal":"$proposal","content_hash":"$late_proposal_hash"})"},
      {"proposal.approve", "proposal_no_longer_possible", kSecondCharge, R"({"proposal":"$late_proposal","content_hash":"$late_proposal_hash"})"},
      {"proposal.approve", "second_person_needed", kCharge, R"({"proposal":"$proposal","content_hash":"$proposal_hash"})"},
      {"proposal.approve", "second_office_needed", kNeighbour, R"({"proposal":"$proposal","content_hash":"$proposal_hash"})"},
      {"proposal.refuse", "proposal_unknown", kSecondCharge, R"({"proposal":"prp-x","reason":"x"})"},
      {"proposal.refuse", "proposal_closed", kSecondCharge, R"({"proposal":"$decided_proposal","reason":"x"})"},
      {"proposal.refuse", "proposal_expired", kSecondCharge, R"({"proposal":"$proposal","reason":"x"})", "2026-06-12T00:00:00+08:00"},
      {"proposal.refuse", "second_person_needed", kCharge, R"({"proposal":"$proposal","reason":"x"})"},
      {"proposal.refuse", "second_office_needed", kNeighbour, R"({"proposal":"$proposal","reason":"x"})"},
      {"proposal.refuse", "reason_missing", kSecondCharge, R"({"proposal":"$proposal","reason":" "})"},
      {"proposal.withdraw", "proposal_unknown", kCharge, R"({"proposal":"prp-x"})"},
      {"proposal.withdraw", "proposal_closed", kCharge, R"({"proposal":"$decided_proposal"})"},
      {"proposal.withdraw", "proposal_expired", kCharge, R"({"proposal":"$proposal"})", "2026-06-12T00:00:00+08:00"},
      {"objection.pause", "objection_unknown", kClerk, pausing("obj-x")},
      {"objection.pause", "objection_step_wrong", kClerk, pausing("$objection_contested")},
      {"objection.pause", "pause_kind_unknown", kClerk, pausing("$objection_accepted", "holiday")},
      {"objection.pause", "pause_exists", kClerk, pausing("$objection_paused")},
      {"objection.pause", "document_not_named", kClerk, pausing("$objection_accepted", "testing", " ")},
      {"objection.pause", "document_in_future", kClerk, pausing("$objection_accepted", "testing", "检1号", "2026-06-02")},
      {"objection.pause", "pause_date_impossible", kClerk, pausing("$objection_accepted", "testing", "检1号", "2026-05-31")},
      {"objection.pause", "pause_date_impossible", kClerk, pausing("$objection_accepted"), "2026-06-30T09:00:00+08:00"},
      {"objection.resume", "objection_unknown", kClerk, resuming("obj-x")},
      {"objection.resume", "pause_unknown", kClerk, resuming("$objection_accepted")},
      {"objection.resume", "pause_unknown", kClerk, resuming("$objection_resumed")},
      {"objection.resume", "document_not_named", kClerk, resuming("$objection_paused", "")},
      {"objection.resume", "document_in_future", kClerk, resuming("$objection_paused", "检2号", "2026-06-02")},
      {"objection.resume", "pause_date_impossible", kClerk, resuming("$objection_paused", "检2号", "2026-05-31")},
      {"objection.dispute", "objection_unknown", kOwner, R"({"objection":"obj-x","statement":"x"})"},
      {"objection.dispute", "objection_step_wrong", kOwner, R"({"objection":"$objection_contested","statement":"x"})"},
      {"objection.dispute", "objection_handed_over", kOwner, R"({"objection":"$objection_disputed","statement":"x"})"},
      {"objection.dispute", "objection_handed_over", kOwner, R"({"objection":"$objection_settled","statement":"x"})"},
      {"objection.dispute", "objection_not_disputed", kOwner, R"({"objection":"$objection_upheld","statement":"x"})"},
      {"objection.dispute", "record_not_running", kOwner, R"({"objection":"$objection_taken_back","statement":"x"})"},
      {"objection.dispute", "objection_already_open", kOwner, R"({"objection":"$objection_again","statement":"x"})"},
      {"objection.dispute", "objection_without_statement", kOwner, R"({"objection":"$objection_disputable","statement":" "})"},
      {"objection.dispute", "parameter_not_in_force", kOwner, R"({"objection":"$objection_disputable","statement":"x"})", "2021-12-31T09:00:00+08:00"},
      {"objection.settle", "objection_unknown", kSource, settling("obj-x")},
      {"objection.settle", "objection_step_wrong", kSource, settling("$objection_settled")},
      {"objection.settle", "second_person_needed", kSource, settling("$objection_disputed")},
      {"objection.settle", "outcome_unknown", kSecondSource, settling("$objection_disputed", "corrected")},
      {"objection.settle", "reason_missing", kSecondSource, settling("$objection_disputed", "rejected", " ")},
      {"joint_decision.register", "joint_decision_exists", kSecretary, joint_decision()},
      {"joint_decision.register", "joint_level_unknown", kSecretary, joint_decision("level", "township")},
      {"joint_decision.register", "joint_level_unknown", kSecretary, joint_decision("level", "county")},
      {"joint_decision.register", "document_not_named", kSecretary, joint_decision("decision_number", " ")},
      {"joint_decision.register", "document_not_named", kSecretary, joint_decision("title", "")},
      {"joint_decision.register", "document_in_future", kSecretary, joint_decision("decided_on", "2026-06-02")},
      {"joint_decision.register", "document_hash_invalid", kSecretary, joint_decision("file_hash", "abc")},
      // Before the regulation no term of an objection was in force.
      {"objection.submit", "parameter_not_in_force", kOwner, R"({"record":"$running","ground":"error","statement":"x"})", "2021-12-31T09:00:00+08:00"},
      {"objection.accept", "parameter_not_in_force", kClerk, R"({"objection":"$objection_contested"})", "2021-12-31T09:00:00+08:00"},
      {"objection.ask_source", "parameter_not_in_force", kClerk, R"({"objection":"$objection_accepted","question":"x"})", "2021-12-31T09:00:00+08:00"},
  };
  for (const WrongCells& wrong : wrong_cells()) {
    const std::string which = std::string_view(wrong.item) == "penalty" ? "" : "_" + std::string(wrong.item);
    const std::string source = std::string_view(wrong.item) == "market" ? kCollector : kSource;
    all.push_back({"record.correct", wrong.word, source, R"({"record":"$running)" + which + R"(","reason":"x","elements":)" + wrong.elements + "}"});
    all.push_back({"objection.decide", wrong.word, kClerk, R"({"objection":"$objection_accepted)" + which + R"(","outcome":"own_error","reason":"x","elements":)" + wrong.elements + "}"});
    all.push_back({"objection.answer", wrong.word, source, R"({"objection":"$objection_asked)" + which + R"(","outcome":"corrected","points":["x"],"elements":)" + wrong.elements + "}"});
  }
  return all;
}

/// Words whose case needs a world of its own; each is tried in the test named beside it.
const std::set<std::pair<std::string, std::string>>& tried_elsewhere() {
  static const std::set<std::pair<std::string, std::string>> pairs{
      {"consent.give", "counter_conflict"},         // Counter.NobodyIsClerkInItsOwnMatter
      {"objection.submit", "record_not_running"},   // OperationRefusals.AfterItsRetentionNothingCanBeContested
      {"proposal.approve", "proposal_policy_changed"},  // FourEyes.B6_UnderAnotherPolicyNothingIsApproved
      // Accounts.TheOperatorOpensNoneOnceTwoSecurityAdministratorsHaveSetTheirsUp
      {"account.open", "bootstrap_done"},
      {"account.grant", "bootstrap_done"},
      {"account.revoke", "bootstrap_done"},
      {"account.disable", "bootstrap_done"},
      {"account.reset", "bootstrap_done"},
      {"client.register", "bootstrap_done"},
      {"client.revoke", "bootstrap_done"},
      {"journal.new_epoch", "reason_missing"},      // OperationRefusals.ALostTailIsNotContinuedWithoutAReason
  };
  return pairs;
}

TEST(OperationRefusals, EachOperationIsRefusedForEachOfItsWordsAndLeavesNothing) {
  World world;
  std::set<std::pair<std::string, std::string>> tried = tried_elsewhere();
  for (const Case& one : cases()) {
    tried.emplace(one.operation, one.word);
    const base::Instant today = world.clock().now();
    if (one.at != nullptr) world.go_to(one.at);
    const auto before = world.rows();
    const auto size = world.platform().sequencer().size();
    EXPECT_EQ(world.refusal(one.operation, one.actor, world.filled(one.input)), one.word) << one.operation << " " << one.input;
    EXPECT_EQ(world.rows(), before) << one.operation << " " << one.word << ": a refusal left something";
    EXPECT_EQ(world.platform().sequencer().size(), size + 1) << one.operation << " " << one.word << ": its trace, and nothing else";
    world.clock().set(today);
  }
  std::set<std::pair<std::string, std::string>> declared;
  for (const statute::Operation* operation : all_commands()) {
    for (const base::RefusalWord word : operation->refusals) declared.emplace(operation->name, base::word(word));
  }
  EXPECT_EQ(tried, declared);
  world.finish();
  std::set<std::string> done{"journal.new_epoch"};  // done in Ending.*
  for (const auto& [operation, input] : world.done()) done.insert(operation);
  std::set<std::string> all;
  for (const statute::Operation* operation : all_commands()) all.emplace(operation->name);
  EXPECT_EQ(done, all);
}

TEST(OperationRefusals, AfterItsRetentionNothingCanBeContested) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const std::string input = R"({"record":")" + record + R"(","ground":"error","statement":"不对"})";
  p.must("record.withdraw", kSource, R"({"record":")" + record + R"(","reason":"报送有误"})");
  const std::string objection(p.must("objection.submit", kOwner, input).at("objection").as_string());
  EXPECT_FALSE(objection.empty()) << "what ended can still be contested while it is kept";
  Province q;
  q.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string old = q.file_penalty(kCompany, "罚1号");
  q.go_to("2034-06-01T09:00:00+08:00");
  while (do_due_work(q.platform()).may_have_more()) continue;
  EXPECT_EQ(q.refusal("objection.submit", kOwner, R"({"record":")" + old + R"(","ground":"error","statement":"不对"})"), "record_not_running");
}

TEST(OperationRefusals, ALostTailIsNotContinuedWithoutAReason) {
  namespace fs = std::filesystem;
  Province p;
  p.close();
  const fs::path kept = p.directory() / "kept";
  fs::copy(p.places().data, kept, fs::copy_options::recursive);
  p.open();
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  p.close();
  fs::remove_all(p.places().data);
  fs::rename(kept, p.places().data);
  p.open();
  EXPECT_EQ(p.refusal("journal.new_epoch", "operator", R"({"reason":" "})"), "reason_missing");
  p.must("journal.new_epoch", "operator", R"({"reason":"磁盘损坏"})");
}

}  // namespace
}  // namespace liaoxin::app
