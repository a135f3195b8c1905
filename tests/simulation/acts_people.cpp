// At the counter, contested looks, leave, and what subjects declare themselves.
#include <fmt/format.h>

#include <algorithm>

#include "simulation.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::json::object;

namespace {

/// An identity number that belongs to nobody: the division does not exist.
constexpr const char* kPresent = "21990019800101001X";

}  // namespace

void Simulation::serve_at_counter() {
  const Organisation of = any_organisation();
  if (model_.is_merged_away(of.first_code)) return;
  // A counter is open to whoever comes to it.
  const std::string clerk = any_work_officer(), other_clerk = second_officer(statute::parse_actor(clerk)->unit);
  const auto begun = must("counter.open", clerk, {{"subject_code", of.code}, {"subject_name", name_of(of.code)}, {"present_name", "模拟丙"}, {"present_number", kPresent},
                                                               {"present_authority", next_number()}, {"identity_document", "identity_card"}, {"identity_check", "card_reader"}, {"signed_paper", next_number()}});
  // Whoever changed its code and kept its name, or the other way round, is found by what stands on its licence now.
  if (failed() || begun.contains("served")) return;
  const std::string sitting(begun.at("sitting").as_string());
  const object consent{{"user", any_department().code}, {"purpose", "insurance"}, {"items", base::json::array{"C4-03"}}, {"until_on", today().iso()}};
  const auto served = [&](std::string_view operation, const object& input) { return world_.act_at_counter(sitting, operation, input); };
  const auto given = served("consent.give", consent);
  if (!given) return fail(nullptr, fmt::format("a consent at the counter was refused: {}", base::word(given.error().front().word)));
  if (!served("consent.withdraw", {{"consent", given->at("consent")}})) return fail(nullptr, "a consent given at the counter could not be taken back there");
  const auto other = served("report.issue", {{"uscc", of.code}, {"holder", "模拟银行"}, {"purpose", "授信"}});
  if (other || other.error().front().word != base::RefusalWord::operation_not_at_counter) return fail(nullptr, "a report was issued at the counter");
  must("counter.close", clerk, {{"sitting", sitting}});
  const auto late = served("consent.give", consent);
  if (late || late.error().front().word != base::RefusalWord::counter_not_open) return fail(nullptr, "a sitting went on after its end");
  const object told{{"sitting", sitting}, {"told_on", today().iso()}, {"service", "mail"}, {"proof", "回执"}};
  must_be_refused("counter.tell", clerk, told, "second_person_needed");
  must("counter.tell", other_clerk, told);
}

void Simulation::contest_look() {
  if (looked_at_.empty()) return;
  const Organisation of = organisation_of(dice_.pick(looked_at_));
  if (model_.is_merged_away(of.first_code)) return;
  const std::string subject = "subject:" + of.code;
  const auto look = world_.newest_look(of.code);
  if (!look) return;
  const auto contested = must("look.contest", subject, {{"look", *look}, {"statement", "没有办理"}});
  if (failed()) return;
  must_be_refused("look.contest", subject, {{"look", *look}, {"statement", "没有办理"}}, "look_contested");
  const object answer{{"contest", contested.at("contest")}, {"was_needed", dice_.chance(50)}, {"reason", "许可所需"}};
  must_be_refused("look.answer", officer(any_department().code), answer, "not_competent");
  must_be_refused("look.answer", world_.officer_of_look(*look), answer, "second_person_needed");
  must("look.answer", second_officer(statute::parse_actor(world_.officer_of_look(*look))->unit), answer);
}

void Simulation::go_on_leave() {
  const object leave{{"from_on", today().plus_days(1).iso()}, {"until_on", today().plus_days(3).iso()}, {"stand_in", "c"}};
  const std::string away = officer(any_department().code);
  must_be_refused("leave.begin", away, {{"from_on", today().iso()}, {"until_on", today().iso()}, {"stand_in", "b"}}, "stand_in_invalid");
  must("leave.begin", away, leave);
  must_be_refused("leave.begin", away, leave, "leave_overlaps");
  must("leave.end", away, {});
}

/// Who changes posts may the next moment do other things than before, and nothing else.
void Simulation::assign_posts() {
  const Known* record = pick([&](const Known& k) { return !k.ended; });
  if (record == nullptr) return;
  const std::string unit = record->paper.organ;
  const auto hold = [&](base::json::array posts) { must("officer.assign", "operator", {{"unit", unit}, {"id", "c"}, {"posts", std::move(posts)}}, record); };
  hold({"clerk"});
  must_be_refused("record.withdraw", "officer:c@" + unit, {{"record", record->id}, {"reason", "x"}}, "post_not_held", record);
  hold({"decision_officer"});
}

void Simulation::declare() {
  const Organisation of = any_organisation();
  if (model_.is_merged_away(of.first_code)) return;
  const std::string subject = "subject:" + of.code, text = next_remark();
  const auto on_page = [&] {
    const auto page = world_.face().organisation(of.code);
    return page && std::ranges::any_of(page->declared, [&](const registry::DeclaredView& one) { return one.text == text; });
  };
  const auto declared = must("declaration.submit", subject, {{"kind", "business"}, {"declared", text}, {"accuracy_pledged", true}});
  if (failed()) return;
  if (!on_page()) return fail(nullptr, "what an organisation declared is not on its page");
  must("declaration.withdraw", subject, {{"declaration", declared.at("declaration")}});
  if (on_page()) return fail(nullptr, "what an organisation took back is on its page");
}

/// A collector under its agreement: what it supplies is on no public path, and gone with its ground.
void Simulation::supply() {
  const Organisation of = any_organisation();
  if (model_.is_merged_away(of.first_code)) return;
  const std::string collector = "collector:a@" + kAssociation, subject = "subject:" + of.code, last = today().plus_days(30).iso();
  object information{{"number", next_number()}, {"subject_code", of.code}, {"subject_name", name_of(of.code)}, {"kind", "membership"}, {"information", next_remark()}, {"occurred_on", today().iso()}, {"until_on", last}};
  must_be_refused("collector.submit", collector, information, "collector_not_agreed");
  const auto agreed = must("collector.register", any_work_officer(), {{"collector", kAssociation}, {"agreement_number", next_number()}, {"need", "会员管理"}, {"method", "会员申报"}, {"kinds", base::json::array{"membership"}},
                                                                     {"objection_procedure", "三个工作日内核实并答复"}, {"contact", "会员部"}, {"until_on", last}});
  if (failed()) return;
  const auto supplied = must("collector.submit", collector, information);
  if (failed()) return;
  if (world_.face().record(std::string(supplied.at("record").as_string()))) return fail(nullptr, "WRONGFUL EXPOSURE of market information by its number");
  // About a natural person only with its consent; that an organisation gave one lets nobody speak about its people.
  const object allowed{{"collector", kAssociation}, {"kinds", base::json::array{"membership"}}, {"until_on", last}, {"notice_read", true}, {"is_tied_to_service", false}};
  const auto collection = must("collection.allow", subject, allowed);
  object of_person = information;
  of_person["subject_code"] = kPresent;
  of_person["subject_name"] = "模拟丙";
  must_be_refused("collector.submit", collector, of_person, "collection_not_consented");
  if (failed()) return;
  must("collection.revoke", subject, {{"collection", collection.at("collection")}});
  must("collector.end", dice_.chance(50) ? collector : any_work_officer(), {{"agreement", agreed.at("agreement")}, {"reason", "协议解除"}});
  must_be_refused("collector.submit", collector, information, "collector_not_agreed");
  must_be_refused("record.withdraw", collector, {{"record", supplied.at("record")}, {"reason", "x"}}, "record_not_running");
}

}  // namespace liaoxin::simulation
