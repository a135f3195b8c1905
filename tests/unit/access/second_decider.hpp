#pragma once
#include <map>
#include <string_view>

#include "access/policy.hpp"

/// A second answer to the question of the gate, written from the regulation and from what each article asks of the
/// platform, not from the policy text. It shares with the gate the words of the question only.
namespace liaoxin::access::testing {

using statute::ActorKind;

/// How somebody stands to the object, as articles speak of it.
struct Standing {
  bool self = false;       ///< a credit subject before its own information
  bool source = false;     ///< a unit that provided the information (art. 12)
  bool deciding = false;   ///< the unit whose document it rests on (art. 23)
  bool work_body = false;  ///< art. 9
  bool in_charge = false;  ///< art. 6
  bool court = false;      ///< of the effective rulings of art. 23(1), and of review
  bool recipient = false;  ///< a unit the information was shared with (arts. 16, 39)
  bool consented = false;  ///< a user under a live consent (arts. 13, 14)
  bool looker = false;     ///< the unit whose look is contested
  bool concerned = false;  ///< the unit that was acted on (art. 51), that promised (art. 46), or whose opinion was asked for (art. 10)
  bool collector = false;  ///< the collector whose agreement it is (art. 13)
  bool joint_meeting = false;  ///< the secretariat of a joint meeting (art. 5)
  bool source_review = false;     ///< looks again, in a unit that provided the information, at what another of its offices did (36, 37)
  bool deciding_review = false;   ///< the same in the unit whose document it rests on (37, 39)
  bool work_body_review = false;  ///< the same in a work body
  bool implementing = false;  ///< a unit that a list of measures names for one (arts. 24, 25)
  bool entitled = false;   ///< to the proposed act itself (security B6)
  bool proposer = false;   ///< who proposed it
};

inline Standing standing(SetOf<Competence> relations) {
  const auto is = [&](Competence one) { return relations.contains(one); };
  return {is(Competence::self), is(Competence::source), is(Competence::deciding), is(Competence::work_body), is(Competence::in_charge), is(Competence::court), is(Competence::recipient),
          is(Competence::consented), is(Competence::looker), is(Competence::concerned), is(Competence::collector), is(Competence::joint_meeting), is(Competence::source_review), is(Competence::deciding_review), is(Competence::work_body_review), is(Competence::implementing), is(Competence::entitled), is(Competence::proposer)};
}

enum class Question {
  unit_register, officer_register, officer_assign, edition_adopt, policy_value_set, calendar_add, service_attest, notice_serve, record_correct, record_withdraw, document_fall, document_stay, subject_merge,
  subject_change_code, objection_submit, objection_accept, objection_decide, objection_ask_source, objection_answer, objection_close, sharing_deliver, subscription_open, report_issue,
  recall_confirm, journal_new_epoch, account_open, account_grant, account_revoke, account_disable, account_reset, proposal_approve, proposal_refuse, proposal_withdraw, inquiry_make,
  inquiry_authorised, consent_give, consent_withdraw, client_register, client_revoke, notice_acknowledge, mail_address_change, mail_address_confirm, counter_open, counter_close, counter_tell,
  look_contest, look_answer, leave_begin, leave_end, declaration_submit, declaration_withdraw,
  collector_register, collector_end, collector_submit, collection_allow, collection_revoke, objection_add_evidence, representation_end, leniency_claim, leniency_answer, designation_decide, designation_end,
  restoration_apply, restoration_handle, restoration_decide, restoration_report_fee, shield_set, shield_lift, restoration_end_early, objection_clock, objection_dispute, objection_settle, joint_decision_register,
  list_system_change, listing_propose, listing_state, listing_answer, listing_decide, listing_remove, listing_apply_removal, listing_refuse_removal,
  measure_list_prepare, measure_list_release, rule_draft_consult, rule_draft_comment, rule_draft_answer, measure_apply, measure_lift, reward_grant, reward_end,
  accountability_act, accountability_answer, accountability_close, accountability_fine, pledge_report, pledge_answer_report, trust_say, trust_change, trust_responsibility, trust_assess, edition_draft, rule_draft_opinion, list_system_draft, unknown
};

inline Question question(std::string_view operation) {
  using enum Question;
  static const std::map<std::string_view, Question> names{
      {"unit.register", unit_register}, {"officer.register", officer_register}, {"officer.assign", officer_assign}, {"edition.adopt", edition_adopt}, {"policy_value.set", policy_value_set}, {"calendar.add", calendar_add},
      {"service.attest", service_attest}, {"notice.serve", notice_serve}, {"record.correct", record_correct}, {"record.withdraw", record_withdraw}, {"document.fall", document_fall},
      {"document.stay", document_stay}, {"subject.merge", subject_merge}, {"subject.change_code", subject_change_code}, {"objection.submit", objection_submit},
      {"objection.accept", objection_accept}, {"objection.decide", objection_decide}, {"objection.ask_source", objection_ask_source}, {"objection.answer", objection_answer},
      {"objection.close", objection_close}, {"sharing.deliver", sharing_deliver}, {"subscription.open", subscription_open}, {"report.issue", report_issue}, {"recall.confirm", recall_confirm},
      {"journal.new_epoch", journal_new_epoch}, {"account.open", account_open}, {"account.grant", account_grant}, {"account.revoke", account_revoke}, {"account.disable", account_disable},
      {"account.reset", account_reset}, {"proposal.approve", proposal_approve}, {"proposal.refuse", proposal_refuse}, {"proposal.withdraw", proposal_withdraw},
      {"inquiry.make", inquiry_make}, {"inquiry.authorised", inquiry_authorised}, {"consent.give", consent_give}, {"consent.withdraw", consent_withdraw},
      {"client.register", client_register}, {"client.revoke", client_revoke}, {"notice.acknowledge", notice_acknowledge},
      {"mail_address.register", mail_address_change}, {"mail_address.remove", mail_address_change}, {"mail_address.confirm", mail_address_confirm},
      {"counter.open", counter_open}, {"counter.close", counter_close}, {"counter.tell", counter_tell},
      {"look.contest", look_contest}, {"look.answer", look_answer}, {"leave.begin", leave_begin}, {"leave.end", leave_end}, {"declaration.submit", declaration_submit},
      {"declaration.withdraw", declaration_withdraw}, {"collector.register", collector_register}, {"collector.end", collector_end}, {"collector.submit", collector_submit},
      {"leniency.claim", leniency_claim}, {"leniency.decide", leniency_answer}, {"leniency.grant", leniency_answer}, {"designation.decide", designation_decide}, {"designation.end", designation_end},
      {"restoration.apply", restoration_apply}, {"restoration.accept", restoration_handle}, {"restoration.decide", restoration_decide}, {"restoration.report_fee", restoration_report_fee},
      {"shield.set", shield_set}, {"shield.lift", shield_lift}, {"shield.complete", shield_lift}, {"restoration.end_early", restoration_end_early},
      {"objection.pause", objection_clock}, {"objection.resume", objection_clock}, {"objection.dispute", objection_dispute}, {"objection.settle", objection_settle}, {"joint_decision.register", joint_decision_register},
      {"list_system.draft", list_system_draft}, {"list_system.establish", list_system_change}, {"list_system.end", list_system_change}, {"listing.propose", listing_propose}, {"listing.state", listing_state}, {"listing.answer", listing_answer},
      {"listing.decide", listing_decide}, {"listing.remove", listing_remove}, {"listing.apply_removal", listing_apply_removal}, {"listing.refuse_removal", listing_refuse_removal},
      {"measure_list.draft", measure_list_prepare}, {"measure_list.add_measure", measure_list_prepare}, {"measure_list.approve", measure_list_prepare}, {"measure_list.open_comments", measure_list_prepare},
      {"measure_list.remove_measure", measure_list_prepare}, {"measure_list.reopen", measure_list_prepare}, {"measure_list.release", measure_list_release},
      {"rule_draft.consult", rule_draft_consult}, {"rule_draft.opinion", rule_draft_opinion}, {"rule_draft.comment", rule_draft_comment}, {"rule_draft.answer_comment", rule_draft_answer},
      {"measure.apply", measure_apply}, {"measure.lift", measure_lift}, {"reward.grant", reward_grant}, {"reward.end", reward_end},
      {"accountability.act", accountability_act}, {"accountability.answer", accountability_answer}, {"accountability.close", accountability_close}, {"accountability.fine", accountability_fine},
      {"pledge.report", pledge_report}, {"pledge.answer_report", pledge_answer_report}, {"trust.register", trust_say}, {"trust.report_performance", trust_say}, {"trust.change", trust_change}, {"trust.responsibility", trust_responsibility},
      {"trust.assess", trust_assess}, {"edition.draft", edition_draft},
      {"objection.add_evidence", objection_add_evidence}, {"representation.end", representation_end}, {"collection.allow", collection_allow}, {"collection.revoke", collection_revoke}};
  const auto found = names.find(operation);
  return found == names.end() ? unknown : found->second;
}

/// Departments and units: arts. 6, 7, 9 to 12, 16, 17, 23, 37, 39.
inline bool officer_may(Question asked, const Standing& s) {
  using enum Question;
  switch (asked) {
    // 10: the provincial department in charge drafts the catalogue and releases it as the joint meeting confirmed it.
    case edition_adopt:
    case edition_draft: return s.in_charge;
    // 10, 24, 27: it asks the departments concerned and answers the public.
    case rule_draft_consult:
    case rule_draft_answer: return s.in_charge;
    // 10, 27: the departments concerned say what they think of the draft.
    case rule_draft_opinion: return s.concerned;
    // 6(2): the department in charge has standards made; 7(2): each department makes those of its own field.
    case policy_value_set: return s.in_charge || s.deciding;
    // The yearly notice on holidays is the State Council's; every unit reads the same one.
    case calendar_add: return true;
    // Red line 2, 38: the officer of the unit that decided, or that provides the record, proves that the subject was told.
    case service_attest: return s.source || s.deciding;
    // 37: the work body notifies the applicant; letters to a subject are otherwise its own department's affair (12, 38).
    case notice_serve: return s.work_body || s.source || s.deciding;
    // 12: units keep what they provided up to date; 37: the work body corrects its own error at once.
    case record_correct: return s.source || s.deciding || s.work_body;
    case record_withdraw: return s.source || s.deciding;
    // 23: without an effective document nothing stands; the unit that relied on it says that it fell.
    case document_fall:
    case document_stay: return s.source || s.deciding;
    // 3, 9: the register of subjects is kept by the work body under the guidance of the department in charge.
    case subject_merge:
    case subject_change_code: return s.work_body || s.in_charge;
    // 37: the work body accepts, reviews, decides on its own error, asks the unit, and tells the applicant.
    case objection_accept:
    case objection_ask_source:
    case objection_close: return s.work_body;
    // 37: whether its own aggregation was wrong a reviewer says, not who aggregated.
    case objection_decide: return s.work_body_review;
    // 37: the department or unit that caused the information verifies it and answers.
    case objection_answer: return s.source || s.deciding;
    // 37: whose clock it is says that an inspection or the like stops it.
    case objection_clock: return s.work_body || s.source || s.deciding;
    // 37: what is still disputed is for the department concerned.
    case objection_settle: return s.source_review || s.deciding_review;
    // 5: what a joint meeting decided its own secretariat enters.
    case joint_decision_register: return s.joint_meeting;
    // 9, 16: the work body shares; 17: the department in charge sets up the channel.
    case sharing_deliver: return s.work_body;
    case subscription_open: return s.work_body || s.in_charge;
    // 9, 17: the work body serves inquiries.
    case report_issue: return s.work_body;
    // 39: each recipient confirms what it removed.
    case recall_confirm: return s.recipient;
    // 21: departments inquire as the performance of their duties needs it, in the matters it names.
    case inquiry_make: return true;
    // 9, 15: the counter is the work body's.
    case counter_open:
    case counter_close: return s.work_body;
    // Whoever was said to be present hears of it from somebody else.
    case counter_tell: return s.work_body_review;
    // 36, 37: the unit that looked says what for.
    case look_answer: return s.looker;
    // 31: who answers for the record treats it leniently, or says with reasons why not.
    case leniency_answer: return s.source || s.deciding;
    // 23: the unit whose document it is designates, and ends what rests on it.
    case designation_decide:
    case designation_end: return s.deciding;
    // 39: who found restores, and answers for what is shielded while a plan runs.
    case restoration_handle:
    case restoration_end_early:
    case shield_set:
    case shield_lift: return s.deciding;
    // 39 with security B6: another than who handled it decides.
    case restoration_decide: return s.deciding_review;
    // 27: the department in charge establishes lists.
    case list_system_draft:
    case list_system_change: return s.in_charge;
    // 38: the listing authority proposes, answers, decides and removes.
    case listing_propose:
    case listing_answer:
    case listing_decide:
    case listing_remove:
    case listing_refuse_removal: return s.deciding;
    // 24: the department in charge drafts the list, takes it through its steps, and releases it.
    case measure_list_prepare:
    case measure_list_release: return s.in_charge;
    // 25, 26: the unit that the list names applies a measure, and lifts it.
    case measure_apply:
    case measure_lift: return s.implementing;
    // 22: each unit grants what is its own to give, and takes that back.
    case reward_grant: return true;
    case reward_end: return s.deciding;
    // 51: the department in charge speaks, orders, warns and criticises; 53: it fines collectors.
    case accountability_act:
    case accountability_close:
    case accountability_fine: return s.in_charge;
    // Who is spoken with answers.
    case accountability_answer: return s.concerned;
    // 19: the unit that took the pledge answers for it.
    case pledge_answer_report: return s.source;
    // 46: governments say what they promised and whether they performed it; the work body (9) enters it for them.
    case trust_say: return s.concerned || s.work_body;
    // A change takes the authority of who promised.
    case trust_change: return s.concerned;
    // 48, 23: whoever took the decision enters it, and nobody for it.
    case trust_responsibility: return s.deciding;
    // 46, 6: who is in charge of social credit has governments assessed.
    case trust_assess: return s.in_charge;
    // Each officer says of itself that it is away; nobody else is related to that.
    case leave_begin:
    case leave_end: return true;
    // 14, red line 4: an authorised user under the subject's own live consent.
    case inquiry_authorised: return s.consented;
    // Security B6: who could do it alone, were it not for the second person, decides on it; who proposed it takes it back.
    case proposal_approve:
    case proposal_refuse: return s.entitled;
    case proposal_withdraw: return s.proposer;
    // 13: the platform's side of an agreement with a collector is the work body's, under the guidance of the department in charge (9).
    case collector_register:
    case collector_end: return s.work_body || s.in_charge;
    // 13: only who is of the collector supplies what it collected.
    case collector_submit:
    // 13, 14, 36: consent, objection and what one declares are the credit subject's alone.
    case collection_allow:
    case collection_revoke:
    case look_contest:
    case declaration_submit:
    case declaration_withdraw:
    case consent_give:
    case consent_withdraw:
    // 19: the public watches public pledges.
    case pledge_report:
    case objection_submit:
    case objection_add_evidence:
    case leniency_claim:
    // 39: the subject asks for its own restoration, and says what it was asked to pay.
    case restoration_apply:
    case restoration_report_fee:
    // 38, 27: statement and defence, and asking for removal, are the listed subject's.
    case listing_state:
    case listing_apply_removal:
    case objection_dispute:
    case representation_end:
    // 24: comments are asked of the public, and a unit has other ways to speak.
    case rule_draft_comment:
    // 35, 37: what the subject was told, and where it wants to be told, nobody says in its place.
    case notice_acknowledge:
    case mail_address_change:
    case mail_address_confirm:
    // Security section 2: what runs the installation and who may act on it is no officer's business.
    case unit_register:
    case officer_register:
    case officer_assign:
    case journal_new_epoch:
    case account_open:
    case account_grant:
    case account_revoke:
    case account_disable:
    case account_reset:
    case client_register:
    case client_revoke:
    case unknown: return false;
  }
  return false;
}

/// 23(1): a ruling that is set aside or stayed speaks through the court; the court's own record is one it decided.
inline bool court_may(Question asked, const Standing& s) {
  switch (asked) {
    case Question::document_fall:
    case Question::designation_end:
    // 39: the court that approved the plan.
    case Question::shield_set:
    case Question::document_stay: return s.court || s.deciding;
    default: return false;
  }
}

/// 13: a collector supplies, answers for what it supplied (35, 37), takes it back, and leaves its agreement; nothing else.
inline bool collector_may(Question asked, const Standing& s) {
  switch (asked) {
    case Question::collector_submit: return true;
    case Question::collector_end: return s.collector;
    // 53, 51: who is spoken with answers, whatever it is.
    case Question::accountability_answer: return s.concerned;
    case Question::record_correct:
    case Question::record_withdraw:
    case Question::objection_clock:
    case Question::objection_answer: return s.source;
    case Question::objection_settle: return s.source_review;
    default: return false;
  }
}

/// 35, 36: knowing and objecting, about oneself only. 17: a report is free of charge, to the organisation about itself.
inline bool subject_may(Question asked, const Standing& s, bool is_organisation) {
  switch (asked) {
    case Question::objection_submit:
    case Question::objection_add_evidence:
    case Question::leniency_claim:
    case Question::restoration_apply:
    case Question::restoration_report_fee:
    case Question::objection_dispute:
    // 35: whoever is spoken for says by whom, and by whom no longer.
    case Question::representation_end:
    case Question::look_contest: return s.self;
    // 24: everybody with an account comments on a list; it is about nobody.
    case Question::rule_draft_comment: return true;
    // 13: everybody declares of itself, and takes back what is its own.
    case Question::declaration_submit: return true;
    case Question::declaration_withdraw: return s.self;
    // 19: public pledges are watched by everybody.
    case Question::pledge_report: return true;
    // 14: everybody consents for himself, so that there is nobody else to be related to; and withdraws what is his.
    case Question::consent_give: return true;
    case Question::consent_withdraw: return s.self;
    case Question::collection_allow: return true;
    case Question::collection_revoke: return s.self;
    case Question::notice_acknowledge: return s.self;
    case Question::mail_address_change:
    case Question::mail_address_confirm: return true;
    // Lists are of organisations only (red line 1).
    case Question::listing_state:
    case Question::listing_apply_removal: return s.self && is_organisation;
    // 14, 33: an organisation reads what it was consented to read, and confirms what it removed of it (39). A natural
    // person looks up nobody (red line 4).
    case Question::inquiry_authorised: return is_organisation && s.consented;
    case Question::recall_confirm: return is_organisation && s.recipient;
    // Red line 1: nothing is put together about a natural person, for itself neither.
    case Question::report_issue: return s.self && is_organisation;
    default: return false;
  }
}

/// Security section 2: the three administrators, and the machine before there are any.
inline bool security_may(Question asked, const Standing& s) {
  switch (asked) {
    // B6: what one proposed another decides on.
    case Question::proposal_approve:
    case Question::proposal_refuse: return s.entitled;
    case Question::proposal_withdraw: return s.proposer;
    case Question::account_open:
    case Question::account_grant:
    case Question::account_revoke:
    case Question::account_disable:
    case Question::account_reset:
    case Question::client_register:
    case Question::client_revoke: return true;
    default: return false;
  }
}
inline bool system_may(Question asked, const Standing& s) {
  switch (asked) {
    case Question::proposal_withdraw: return s.proposer;
    case Question::unit_register:
    case Question::officer_register:
    case Question::officer_assign:
    case Question::calendar_add: return true;
    default: return false;
  }
}
/// The operator sets an installation up, opens its first accounts, and is the only one who can when its log lost its tail.
inline bool operator_may(Question asked) {
  return asked == Question::unit_register || asked == Question::officer_register || asked == Question::officer_assign || asked == Question::calendar_add || security_may(asked, {}) || asked == Question::journal_new_epoch;
}

/// Security A9: a fresh second factor to approve, publish, delete, export, grant.
inline bool asks_fresh_code(Question asked) {
  using enum Question;
  switch (asked) {
    // Approving and publishing: what comes into force, what is shown from now on.
    case edition_adopt:
    case joint_decision_register:
    case designation_decide:
    case accountability_act:
    case accountability_fine:
    case trust_change:
    case trust_responsibility:
    case trust_assess:
    case leniency_answer:
    case shield_lift:
    case list_system_change:
    case listing_propose:
    case listing_decide:
    case measure_list_release:
    case measure_apply:
    case reward_grant:
    case policy_value_set:
    case service_attest:
    case record_correct:
    case document_stay:
    case objection_close:
    case proposal_approve:
    // What opens a whole file, and what says that its subject was told.
    case counter_open:
    case counter_tell:
    // Deleting: what ends, or moves to another subject.
    case record_withdraw:
    case document_fall:
    case designation_end:
    case measure_lift:
    case reward_end:
    case restoration_decide:
    case restoration_end_early:
    case listing_remove:
    case listing_refuse_removal:
    case shield_set:
    case subject_merge:
    case subject_change_code:
    case objection_decide:
    case objection_answer:
    case objection_settle:
    case collector_end:
    case journal_new_epoch:
    // Exporting.
    case sharing_deliver:
    case report_issue:
    // Granting.
    case subscription_open:
    // Whoever is let in for a moment must not turn what its owner is told elsewhere.
    case mail_address_change:
    case consent_give:
    case collector_register:
    case collection_allow:
    case account_open:
    case account_grant:
    case account_revoke:
    case account_disable:
    case account_reset:
    case representation_end:
    case client_register:
    case client_revoke: return true;
    default: return false;
  }
}

/// Security D7 and section 1, rule 0: a unit's system says of one record what its unit decided, received or removed (12, 16,
/// 23, 37, 39). It decides nothing itself, and looks up nobody.
inline bool may_clients(Question asked) {
  using enum Question;
  switch (asked) {
    case service_attest:
    case notice_serve:
    case record_correct:
    case record_withdraw:
    case document_fall:
    case document_stay:
    case objection_answer:
    case sharing_deliver:
    case collector_submit:
    case recall_confirm: return true;
    default: return false;
  }
}

/// 14, 15, 36: at a counter a clerk objects, consents and withdraws for who is present, and does nothing else for it.
inline bool may_at_counter(Question asked) {
  using enum Question;
  switch (asked) {
    case objection_submit:
    case objection_add_evidence:
    case objection_dispute:
    case leniency_claim:
    case restoration_apply:
    case restoration_report_fee:
    case listing_state:
    case listing_apply_removal:
    case consent_give:
    case consent_withdraw:
    case collection_allow:
    case collection_revoke: return true;
    default: return false;
  }
}

/// Security B6: two persons where one act changes what holds for many, or for good: the catalogue (10), a standard (6, 7),
/// the calendar of every clock (37), which organisation a record belongs to (3), a standing outflow of records (16).
/// What is done to one record has its own second look: the source's answer, the notice to its subject, the objection.
inline bool takes_two(Question asked) {
  using enum Question;
  switch (asked) {
    case edition_adopt:
    case policy_value_set:
    case calendar_add:
    case subject_merge:
    case subject_change_code:
    case collector_register:
    // 27: what everybody can be listed for.
    case list_system_change:
    // Red line 2, 23: nobody is called untrustworthy by one officer alone.
    case designation_decide:
    // 24, 25: a list holds for the whole province; and nobody is punished by one officer alone.
    case measure_list_release:
    case measure_apply:
    // 53: nor is anybody fined so.
    case accountability_fine:
    // 39: what ends many records by one word is not one officer's word.
    case restoration_end_early:
    case subscription_open:
    // A role opens a whole file, or an office: one administrator alone must not become anybody (A2).
    case account_grant: return true;
    default: return false;
  }
}

/// The second answer.
inline bool may(Question asked, ActorKind role, SetOf<Competence> relations, bool is_code_fresh) {
  if (asks_fresh_code(asked) && !is_code_fresh) return false;
  const Standing s = standing(relations);
  switch (role) {
    case ActorKind::officer: return officer_may(asked, s);
    case ActorKind::court: return court_may(asked, s);
    case ActorKind::collector: return collector_may(asked, s);
    case ActorKind::subject: return subject_may(asked, s, true);
    case ActorKind::person: return subject_may(asked, s, false);
    case ActorKind::operator_: return operator_may(asked);
    case ActorKind::system: return system_may(asked, s);
    case ActorKind::security: return security_may(asked, s);
    // Security section 2: audit reads logs and changes nothing; the public reads.
    case ActorKind::auditor:
    case ActorKind::public_: return false;
  }
  return false;
}

}  // namespace liaoxin::access::testing
