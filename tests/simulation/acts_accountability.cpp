// Findings and what is done about them, fines, reports on pledges, government trust, responsibility of bodies (arts. 19, 46, 48, 51 to 53).
#include "simulation.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::json::array;
using base::json::object;

namespace {

std::string source_of(const Paper& paper) { return paper.source.empty() ? paper.organ : paper.source; }

}  // namespace

/// A source is found silent on the first day after its last one, and not before; what is ours bears a talk and nothing harder.
void Simulation::hold_to_account() {
  Known* record = !dice_.chance(75) ? nullptr : pick([&](const Known& k) { return k.step == Step::asked && !k.ended && model_.is_silent(k, today()); });
  if (record == nullptr) record = pick([](const Known& k) { return k.step == Step::asked && !k.ended; });
  if (record == nullptr) return;
  const std::string source = source_of(record->paper);
  object input{{"unit", source}, {"step", "talk"}, {"findings", array{"objection_late/" + record->objection + "/asked"}}, {"document_number", next_number()}, {"reason", "逾期未答"}};
  if (!model_.is_silent(*record, today())) return must_be_refused("accountability.act", officer(kInCharge), input, "finding_unknown", record);
  object harder = input;
  harder["step"] = dice_.chance(50) ? "warning" : "criticism";
  must_be_refused("accountability.act", officer(kInCharge), harder, "accountability_step_excessive", record);
  const auto answer = must("accountability.act", officer(kInCharge), input, record);
  if (failed()) return;
  const auto number = answer.at("accountability");
  tell_story(*record, "its source is spoken with");
  if (dice_.chance(20)) must_be_refused("accountability.answer", stranger_to(*record), {{"accountability", number}, {"answer", "x"}}, "not_competent", record);
  count("spoken with");
  if (dice_.chance(70)) must("accountability.answer", officer(source), {{"accountability", number}, {"answer", "即日答复"}}, record);
  must("accountability.close", officer(kInCharge), {{"accountability", number}, {"reason", "已督促"}}, record);
  must_be_refused("accountability.answer", officer(source), {{"accountability", number}, {"answer", "又"}}, "accountability_closed", record);
  look_at_page(record->owner);
}

/// Within the amounts of the article, and never else.
void Simulation::fine_collector() {
  const std::int64_t fine = dice_.pick(std::vector<std::int64_t>{1, 49999, 50000, 200000, 500000, 500001});
  const object input{{"collector", kAssociation}, {"conduct", "objection_unhandled"}, {"fine_yuan", fine}, {"gains_yuan", dice_.between(0, 9)}, {"document_number", next_number()}, {"decided_on", today().iso()},
                     {"served_on", today().iso()}, {"proof", "送达回证"}, {"reason", "不核查异议"}};
  if (fine < 50000 || fine > 500000) return must_be_refused("accountability.fine", officer(kInCharge), input, "fine_out_of_range");
  must("accountability.fine", officer(kInCharge), input);
  must_be_refused("accountability.fine", officer(kInCharge), input, "fine_exists");
}

/// Whatever is reported and answered about a pledge, the public sees of it what it saw before.
void Simulation::report_on_pledge() {
  Known* record = pick([&](const Known& k) { return k.paper.item == "C2-01" && (!k.ended || dice_.chance(10)) && !model_.is_merged_away(k.owner); });
  const Organisation& reporter = any_organisation();
  if (record == nullptr || model_.is_merged_away(reporter.first_code)) return;
  const std::string who = "subject:" + reporter.code;
  const object input{{"record", record->id}, {"statement", "没有按承诺办理"}};
  if (!model_.sight(*record, world_.now()).is_shown) return must_be_refused("pledge.report", who, input, "pledge_not_public", record);
  const auto reported = must("pledge.report", who, input, record);
  if (failed()) return;
  must_be_refused("pledge.report", who, input, "pledge_reported", record);
  const std::string outcome = dice_.pick(std::vector<std::string>{"performed", "not_performed", "unfounded"});
  must("pledge.answer_report", officer(source_of(record->paper)), {{"report", reported.at("report")}, {"outcome", outcome}, {"reason", "经核实"}}, record);
  tell_story(*record, "a report on it is answered: " + outcome);
  look_at(*record);
  look_at_page(record->owner);
}

/// A promise runs until it is performed or changed; the four excuses leave it as it was.
void Simulation::promise() {
  const Unit& promising = any_department();
  const std::string unit = promising.code, last = today().plus_days(30).iso();
  const auto covers = [&](const Unit& body) { return province_.divisions.lies_in(promising.region, body.region); };
  const object input{{"unit", unit}, {"kind", dice_.chance(50) ? "pledge" : "contract"}, {"subject_matter", "租金补贴"}, {"due_on", last}, {"document_number", next_number()}};
  if (dice_.chance(20)) must_be_refused("trust.register", work_officer([&](const Unit& body) { return !covers(body); }), input, "region_not_covered");
  const auto registered = must("trust.register", dice_.chance(50) ? officer(unit) : work_officer(covers), input);
  if (failed()) return;
  must_be_refused("trust.register", officer(unit), input, "promise_exists");
  const std::string number(registered.at("promise").as_string());
  const auto state = [&]() -> std::string {
    for (const registry::PromiseView& one : world_.face().promises()) {
      if (one.id == number) return one.state;
    }
    return "nowhere";
  };
  const object delayed{{"promise", number}, {"outcome", "delayed"}, {"cause", "other"}, {"reason", "资金将于下月拨付"}, {"new_due_on", today().plus_days(60).iso()}};
  object dayless = delayed;
  dayless["new_due_on"] = last;
  must_be_refused("trust.report_performance", officer(unit), dayless, "promise_day_missing");
  object excuse = delayed;
  excuse["cause"] = dice_.pick(std::vector<std::string>{"division_changed", "government_changed", "institution_changed", "person_replaced"});
  must_be_refused("trust.report_performance", officer(unit), excuse, "trust_excuse_rejected");
  object in_words = delayed;
  in_words["reason"] = "因机构改革,资金未拨付";
  must_be_refused("trust.report_performance", officer(unit), in_words, "trust_excuse_rejected");
  if (state() != "running") return fail(nullptr, "an excuse the article rejects changed a promise");
  if (dice_.chance(50)) must("trust.report_performance", officer(unit), delayed);
  const bool is_changed = dice_.chance(50);
  if (is_changed) must("trust.change", officer(unit), {{"promise", number}, {"authority", "模拟人民政府"}, {"procedure_document", next_number()}, {"compensation", "补偿搬迁费用"}, {"reason", "防洪工程需要"}});
  else must("trust.report_performance", officer(unit), {{"promise", number}, {"outcome", "performed"}});
  if (state() != (is_changed ? "changed" : "performed")) return fail(nullptr, "a promise does not stand in public as it was reported");
  must_be_refused("trust.report_performance", officer(unit), delayed, "promise_over");
}

/// A decision on responsibility stands on the record of the body alone: the public never sees it, told or not, and it ends at once everywhere.
void Simulation::hold_responsible() {
  const Organisation of = any_organisation();
  if (model_.is_merged_away(of.first_code)) return;
  const std::string unit = any_department().code;
  const object input{{"unit", unit}, {"body", of.code}, {"document_number", next_number()}, {"decided_on", today().iso()}, {"effective_on", today().iso()}, {"responsibility", next_remark()}};
  object early = input;
  early["effective_on"] = today().plus_days(1).iso();
  must_be_refused("trust.responsibility", officer(unit), early, "document_not_effective");
  must_be_refused("trust.responsibility", officer(other_department({unit}).code), input, "not_competent");
  const auto recorded = must("trust.responsibility", officer(unit), input);
  if (failed()) return;
  const std::string record(recorded.at("record").as_string());
  const auto is_seen = [&] { return world_.face().record(record).has_value(); };
  if (is_seen()) return fail(nullptr, "WRONGFUL EXPOSURE of responsibility before its body was told");
  must_be_refused("trust.responsibility", officer(unit), input, "document_number_used");
  if (dice_.chance(50)) must("service.attest", officer(unit), {{"record", record}, {"served_on", today().iso()}, {"proof", "回执"}});
  if (is_seen()) return fail(nullptr, "WRONGFUL EXPOSURE of responsibility by its number");
  look_at_page(of.first_code);
  const object withdrawing{{"record", record}, {"reason", "报送有误"}};
  must("record.withdraw", officer(unit), withdrawing);
  must_be_refused("record.withdraw", officer(unit), withdrawing, "record_not_running");
}

}  // namespace liaoxin::simulation
