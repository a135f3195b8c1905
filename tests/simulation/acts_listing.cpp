// List systems and listings (arts. 27, 28, 38): proposed, told, stated, answered, decided by another office, entered, removed.
#include "simulation.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::json::array;
using base::json::object;

namespace {
object list_of(const std::string& code) {
  return {{"list_code", code}, {"name", "模拟名单" + code}, {"grounds", array{"L28-1-04", "L28-2-01"}}, {"legal_basis", "模拟规定第七条"}, {"basis_from_on", "2021-09-01"}, {"unit", kListing}, {"standard", "发生重大责任事故"},
          {"removal_requirements", "完成整改"}, {"removal_procedure", "向列入机关申请"}, {"remedies", "行政复议"}, {"term_months", 12}};
}
constexpr int kConsultationDays = 30;
}  // namespace

/// A list system is drafted and sent to its authority and the public; nobody is asked for less than thirty days, and two drafts of one code there are not.
void Simulation::draft_list_system(const std::string& code) {
  const std::string charge = officer(kInCharge);
  system_ = {};
  system_.id = must("list_system.draft", charge, list_of(code)).at("list_system").as_string();
  if (failed()) return;
  must_be_refused("list_system.draft", charge, list_of(code), "list_system_exists");
  must_be_refused("list_system.establish", charge, {{"list_system", system_.id}, {"decision_number", kFirstDecision}, {"from_on", today().iso()}}, "rule_draft_step_wrong");
  object asking{{"rule_draft", system_.id}, {"consulted", array{base::json::value(kListing)}}, {"opinions_until_on", today().plus_days(kConsultationDays - 1).iso()}};
  must_be_refused("rule_draft.consult", charge, asking, "consultation_too_short");
  system_.until_on = today().plus_days(kConsultationDays + dice_.between(0, 5));
  asking["opinions_until_on"] = system_.until_on->iso();
  must("rule_draft.consult", charge, asking);
  must("rule_draft.opinion", officer(kListing), {{"rule_draft", system_.id}, {"unit_opinion", "同意"}});
}

/// The draft in the making at its next step: the public comments, each comment is answered, the joint meeting decides, it is established. The first is the one on which is
/// listed; another is ended again, and the next one drafted.
void Simulation::move_list_system() {
  const std::string charge = officer(kInCharge);
  if (system_.id.empty()) return draft_list_system("MN-" + next_number());
  object establishing{{"list_system", system_.id}, {"decision_number", kFirstDecision}, {"from_on", today().iso()}};
  const Organisation& of = any_organisation();
  const object comment{{"rule_draft", system_.id}, {"opinion", next_remark()}};
  if (today() <= *system_.until_on) {
    if (!model_.is_merged_away(of.first_code)) system_.unanswered.push_back(std::string(must("rule_draft.comment", "subject:" + of.code, comment).at("comment").as_string()));
    if (!failed()) must_be_refused("list_system.establish", charge, establishing, "comments_still_open");
    return;
  }
  if (!model_.is_merged_away(of.first_code)) must_be_refused("rule_draft.comment", "subject:" + of.code, comment, "comments_closed");
  if (!system_.unanswered.empty()) {
    must_be_refused("list_system.establish", charge, establishing, "comments_unanswered");
    for (const std::string& one : system_.unanswered) must("rule_draft.answer_comment", charge, {{"comment", one}, {"answer", "已研究"}});
    system_.unanswered.clear();
  }
  must_be_refused("list_system.establish", charge, establishing, "joint_decision_too_early");
  establishing["decision_number"] = decide_jointly();
  must("list_system.establish", charge, establishing);
  if (list_system_.empty()) list_system_ = system_.id;
  else if (!failed()) must("list_system.end", charge, {{"list_system", system_.id}, {"reason", "模拟废止"}});
  count("list system established");
  system_ = {};
}

void Simulation::list() {
  if (dice_.chance(list_system_.empty() ? 60 : 4)) return move_list_system();
  if (dice_.chance(35)) {
    std::vector<Known*> entries;
    for (Known& one : model_.records()) {
      if (!one.basis.empty() && !one.ended) entries.push_back(&one);
    }
    if (!entries.empty()) return move_entry(*dice_.pick(entries));
  }
  Known* record = pick([&](const Known& k) {
    if (k.paper.item != "C4-03" || k.ended) return false;
    return !k.listing.empty() || dice_.chance(model_.why_no_listing(k, world_.now()).empty() ? 80 : 6);
  }, [](const Known& k) { return !k.listing.empty(); });
  if (record == nullptr) return;
  if (record->listing.empty()) return propose_listing(*record);
  move_listing(*record);
}

void Simulation::propose_listing(Known& record) {
  object input{{"list_system", list_system_.empty() ? system_.id : list_system_}, {"record", record.id}, {"ground", "L28-1-04"}, {"conduct", "隐瞒隐患"}, {"limits", array{"造成严重后果"}}, {"evidence", "调查报告"}};
  // A draft is no list: nobody is proposed for it.
  const std::string why_not = list_system_.empty() ? "list_system_unknown" : model_.why_no_listing(record, world_.now());
  if (!why_not.empty()) return must_be_refused("listing.propose", officer(kListing), input, why_not, &record);
  if (dice_.chance(15)) {
    input["limits"] = array{};
    return must_be_refused("listing.propose", officer(kListing), input, "limiting_word_unanswered", &record);
  }
  const auto answer = must("listing.propose", officer(kListing), input, &record);
  if (failed()) return;
  record.listing = answer.at("listing").as_string();
  record.listing_notice = answer.at("notice").as_string();
  record.listing_version = record.version;
  record.listing_told_on.reset();
  record.is_stated = record.is_answered = false;
  tell_story(record, "listing proposed");
  if (dice_.chance(50)) move_listing(record);
}

void Simulation::move_listing(Known& record) {
  const std::string owner = "subject:" + code_of(record.owner), proposer = officer(kListing), decider = second_officer(kListing);
  const std::string document = next_number();
  const object entering{{"listing", record.listing}, {"outcome", "entered"}, {"reason", "符合认定标准"}, {"document_number", document}};
  // 1. Nothing before the notice is served.
  if (!record.listing_told_on) {
    if (dice_.chance(25)) return must_be_refused("listing.decide", decider, entering, "listing_not_told", &record);
    // Who lists serves it, whoever filed the record; or its subject opens it.
    if (dice_.chance(50)) must("notice.serve", officer(kListing), {{"notice", record.listing_notice}, {"served_on", today().iso()}, {"service", "direct"}, {"proof", "回证"}}, &record);
    else must("notice.acknowledge", owner, {{"notice", record.listing_notice}}, &record);
    record.listing_told_on = today();
    return tell_story(record, "listing told");
  }
  // 2. Nothing before the time for defence is over.
  const base::Date defended_until = model_.calendar().after(*record.listing_told_on, 5);
  const bool is_waiting = today() <= defended_until || !model_.calendar().is_known(defended_until);
  if (is_waiting && dice_.chance(60)) return must_be_refused("listing.decide", decider, entering, "listing_waiting", &record);
  // 3. What is stated is answered first.
  if (record.is_stated && !record.is_answered) {
    if (!is_waiting && dice_.chance(25)) return must_be_refused("listing.decide", decider, entering, "listing_unanswered", &record);
    must("listing.answer", proposer, {{"listing", record.listing}, {"reason", "调查报告已认定"}}, &record);
    record.is_answered = true;
    return tell_story(record, "statement answered");
  }
  if (!record.is_stated && dice_.chance(50)) {
    must("listing.state", owner, {{"listing", record.listing}, {"statement", "责任尚未查清"}}, &record);
    record.is_stated = true;
    return tell_story(record, "statement before the listing");
  }
  if (is_waiting) return;
  // 4. Another person, of another office.
  if (dice_.chance(10)) return must_be_refused("listing.decide", proposer, entering, "second_person_needed", &record);
  if (dice_.chance(10)) return must_be_refused("listing.decide", "officer:c@" + kListing, entering, "other_office_needed", &record);
  // 5. What it rests on still stands, or the case is dropped.
  const std::string why_not = record.version != record.listing_version ? "listing_basis_changed" : model_.why_no_entry(record, world_.now());
  if (!why_not.empty()) {
    must_be_refused("listing.decide", decider, entering, why_not, &record);
    if (failed()) return;
  }
  if (!why_not.empty() || dice_.chance(25)) {
    must("listing.decide", decider, {{"listing", record.listing}, {"outcome", "dropped"}, {"reason", "情节尚不严重"}}, &record);
    record.listing.clear();
    count("listing dropped");
    return tell_story(record, "listing dropped");
  }
  const auto answer = must("listing.decide", decider, entering, &record);
  if (failed()) return;
  count("entered on a list");
  tell_story(record, "entered on a list");
  Paper paper{.item = "C8-01", .organ = kListing, .source = {}, .number = document, .code = code_of(record.owner), .on = today(), .kinds = {}, .summary = {}, .until = today().plus_months(12),
              .removed_on = std::nullopt, .state = "列入", .publication = {}, .served_on = std::nullopt, .remark = {}};
  const std::string page = record.owner;
  Known& entry = model_.enter(record, std::move(paper), std::string(answer.at("record").as_string()), today());
  tell_story(entry, "entered, and held");
  look_at_page(page);
}

void Simulation::move_entry(Known& entry) {
  const std::string owner = "subject:" + code_of(entry.owner), organ = officer(kListing);
  // 1. Held until its decision is served.
  if (!entry.told && !model_.is_display_over(entry, today())) {
    must("service.attest", organ, {{"record", entry.id}, {"served_on", today().iso()}, {"proof", "回执"}}, &entry);
    entry.told = true;
    tell_story(entry, "its decision was served");
    return look_at_page(entry.owner);
  }
  const bool runs = !model_.is_display_over(entry, today());
  const object asking{{"listing", entry.entry_listing}, {"statement", "已完成整改"}}, refusing{{"listing", entry.entry_listing}, {"requirement", "完成整改"}, {"reason", "尚未验收"}};
  // 2. Removal is asked for.
  if (!entry.is_removal_asked) {
    if (dice_.chance(20)) return must_be_refused("listing.refuse_removal", organ, refusing, "removal_not_asked", &entry);
    if (!runs) return must_be_refused("listing.apply_removal", owner, asking, "record_not_running", &entry);
    must("listing.apply_removal", owner, asking, &entry);
    entry.is_removal_asked = true;
    return tell_story(entry, "removal asked for");
  }
  // 3. And answered: with the requirement that is not met, or by its end everywhere.
  if (dice_.chance(50)) {
    must("listing.refuse_removal", organ, refusing, &entry);
    entry.is_removal_asked = false;
    return tell_story(entry, "removal refused");
  }
  if (runs && dice_.chance(15)) return must_be_refused("listing.apply_removal", owner, asking, "removal_open", &entry);
  const object removing{{"listing", entry.entry_listing}, {"reason", "整改完成"}};
  if (!runs) return must_be_refused("listing.remove", organ, removing, "record_not_running", &entry);
  must("listing.remove", organ, removing, &entry);
  if (failed()) return;
  count("removed from a list");
  model_.remove(entry);
  tell_story(entry, "removed");
  find_recalls(entry);
  serve_letter(entry);
  look_at_page(entry.owner);
}

}  // namespace liaoxin::simulation
