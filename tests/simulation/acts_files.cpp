// Files: new, again, changed, wrong, interrupted.
#include <fmt/format.h>

#include <algorithm>

#include "simulation.hpp"
#include "store/records.hpp"
#include "store/subjects.hpp"
#include "units.hpp"

namespace liaoxin::simulation {

using base::Date;

namespace {
const std::vector<std::string> kItems{"C4-03", "C4-03", "C4-03", "C4-03", "C8-05", "C3-01", "C2-01", "C8-06", "C8-01"};

std::string word(Model::Row row) {
  switch (row) {
    case Model::Row::added: return "added";
    case Model::Row::replaced: return "replaced";
    case Model::Row::same: return "same";
    case Model::Row::attested: return "attested";
    case Model::Row::refused: return "refused";
  }
  return "";
}
}  // namespace

Paper Simulation::new_paper(const std::string& item, const std::string& organ, const std::string& code) {
  Paper paper;
  paper.item = item;
  paper.code = code;
  paper.organ = organ;
  paper.number = item == "C2-01" ? fmt::format("210100{}{:06}", 20250101, ++numbers_) : next_number();
  paper.on = today().plus_days(-(dice_.chance(70) ? dice_.between(0, 60) : dice_.between(60, 1800)));
  paper.remark = next_remark();
  if (dice_.chance(85)) paper.served_on = std::min(today(), paper.on.plus_days(dice_.between(0, 5)));
  if (item == "C4-03") {
    static const std::vector<std::vector<std::string>> kKinds{{"罚款"}, {"罚款"}, {"罚款"}, {"警告"}, {"警告", "罚款"}, {"没收违法所得"}, {"罚款", "没收违法所得"}, {"暂扣许可证件"}, {"责令停产停业"}, {"通报批评"}};
    static const std::vector<int> kFines{800, 2999, 3000, 20000, 20000, 120000, 499999, 500000, 900000};
    static const std::vector<std::string> kSummary{"否", "否", "否", "否", "否", "否", "是", ""};
    paper.kinds = dice_.pick(kKinds);
    if (std::find(paper.kinds.begin(), paper.kinds.end(), "罚款") != paper.kinds.end()) paper.fine_yuan = dice_.pick(kFines);
    paper.summary = dice_.pick(kSummary);
    if (dice_.chance(8)) paper.remark += " 联系 13800001234";
  }
  if (item == "C8-05" && dice_.chance(80)) paper.until = paper.on.plus_days(dice_.between(20, 1500));
  if (item == "C3-01" && dice_.chance(70)) {
    paper.until = paper.on.plus_days(dice_.between(20, 900));
    paper.until_with_slashes = dice_.chance(30);
  }
  if (item == "C2-01") {
    if (dice_.chance(70)) paper.until = paper.on.plus_days(dice_.between(20, 700));
    paper.state = dice_.chance(80) ? "全部履行" : "部分履行";
    paper.publication = dice_.chance(80) ? "可向社会公开" : dice_.chance(50) ? "特定范围内公开" : "不可公开";
  }
  if (item == "C8-01") {
    paper.state = "列入";
    if (dice_.chance(70)) paper.until = paper.on.plus_days(dice_.between(60, 1200));
  }
  if (item == "C1-01") {
    paper.number.clear();
    paper.served_on.reset();
  }
  return paper;
}

void Simulation::file(World::Filing filing) {
  World::Filed filed = world_.file(filing);
  if (!filed.killed && !filed.result) return fail(nullptr, "import refused: " + filed.result.error().message.en + " " + filed.result.error().pointer);
  // Rows past the last durable one were lost with the machine; the department files again, the whole file.
  const std::size_t kept = filed.killed ? static_cast<std::size_t>(filed.durable_rows) : filing.papers.size();
  units_filed_.insert(filing.papers.front().organ);
  std::map<Model::Row, std::int64_t> expected;
  std::set<std::string> owners;
  for (std::size_t i = 0; i < kept; ++i) {
    const Paper& paper = filing.papers[i];
    const Model::Row row = model_.file(paper, world_.now(), filing.names_service, filing.names_review);
    ++expected[row];
    count("row " + word(row));
    Known* record = model_.find(paper);
    if (record == nullptr) continue;
    owners.insert(record->owner);
    tell_story(*record, fmt::format("filed by {} as {}, on {}, served on {}, kinds {}, fine {}, summary '{}', until {}, state {}, {}{}: {}", filing.unit, paper.code, paper.on.iso(),
                                    paper.served_on ? paper.served_on->iso() : "-", fmt::join(paper.kinds, ";"), paper.fine_yuan, paper.summary, paper.until ? paper.until->iso() : "-",
                                    paper.state, filing.names_service ? "service attested" : "no service attested", filing.names_review ? ", reviewed" : "", word(row)));
    if (record->id.empty()) {
      const auto subject = store::find_subject_by_code(world_.platform().db(), paper.code);
      if (!subject) return fail(record, "the organisation is not known after its record was filed");
      for (const store::StoredRecord& stored : store::records_of_subject(world_.platform().db(), subject->merged_into.value_or(subject->id))) {
        const bool is_this = paper.item == "C1-01" ? stored.state.item == "C1-01" : stored.state.document_number == paper.number;
        if (is_this) record->id = world_.platform().public_id("rec", stored.state.id);
      }
      if (record->id.empty()) return fail(record, "the record is not there after it was filed\n" + filed.verdicts);
    }
    find_recalls(*record);
  }
  if (!filed.killed) {
    const app::ImportResult& r = *filed.result;
    const auto differs = [&](const char* what, std::int64_t got, std::int64_t want) {
      if (got == want) return false;
      fail(model_.find(filing.papers.front()), fmt::format("a file of {}: {} rows {}, expected {}\n{}", filing.item, got, what, want, filed.verdicts));
      return true;
    };
    if (differs("refused", r.refused, expected[Model::Row::refused]) || differs("same", r.same, expected[Model::Row::same]) ||
        differs("replaced", r.replaced, expected[Model::Row::replaced]) || differs("attested", r.attested, expected[Model::Row::attested])) {
      return;
    }
    count("import");
    outcome_.done["rows accepted"] += r.accepted;
    outcome_.done["rows held"] += r.held;
  }
  constexpr std::size_t kMostPages = 20;  // of a file of many rows some
  const std::size_t every = owners.size() / kMostPages + 1;
  for (auto owner = owners.begin(); owner != owners.end(); ++owner) {
    if (static_cast<std::size_t>(std::distance(owners.begin(), owner)) % every == 0) look_at_page(*owner);
  }
  if (filed.killed && !failed()) {
    count("killed in an import");
    filing.killed_after = 0;
    file(std::move(filing));
  }
}

void Simulation::register_organisations(const Unit& registrar, int count) {
  std::vector<std::string> counties;
  for (const std::string& county : province_.divisions.counties()) {
    if (province_.divisions.lies_in(county, registrar.region)) counties.push_back(county);
  }
  World::Filing filing{"C1-01", registrar.code, {}, false, false, 0};
  for (; count > 0; --count) {
    const std::string code = code_numbered("91", registrar.region, ++codes_);
    add_organisation(code, registrar.code);
    filing.papers.push_back(new_paper("C1-01", registrar.code, code));
    filing.papers.back().on = today();
    filing.papers.back().region = dice_.pick(counties);
  }
  file(std::move(filing));
}

void Simulation::file_registration_again() {
  // Somebody new; or a known organisation whose register changed, and which moved perhaps.
  if (dice_.chance(40)) return register_organisations(dice_.pick(province_.registrars), dice_.chance(20) ? dice_.between(5, 20) : 1);
  const Organisation& of = any_organisation();
  if (of.registrar.empty()) return;
  Paper paper = new_paper("C1-01", of.registrar, of.code);
  paper.on = today();
  paper.region = dice_.chance(30) ? dice_.pick(province_.divisions.counties()) : model_.place_of(of.code);
  file({"C1-01", of.registrar, {paper}, false, false, 0});
}

void Simulation::file_new() {
  const std::string& item = dice_.pick(kItems);
  file_of(item == "C8-06" ? dice_.pick(province_.registrars) : any_department(), item, dice_.between(1, 5));
}

void Simulation::file_of(const Unit& organ, const std::string& item, int rows) {
  World::Filing filing;
  filing.item = item;
  for (int i = 0; i < rows; ++i) {
    // Now and then about somebody who is registered in another province.
    const bool is_from_elsewhere = dice_.chance(2);
    if (is_from_elsewhere) add_organisation(code_numbered("91", "110105", ++codes_), {});
    const Organisation& of = is_from_elsewhere ? organisations_.back() : any_organisation();
    filing.papers.push_back(new_paper(item, organ.code, of.code));
  }
  // An honour is of the unit that files it.
  const bool is_sent = !organ.submitter.empty() && item != "C3-01" && dice_.chance(50);
  filing.unit = is_sent ? organ.submitter : organ.code;
  if (!is_sent && organ.post_of_d == "submitter" && dice_.chance(30)) filing.officer = "d";
  filing.names_service = is_told_first(item) && dice_.chance(75);
  filing.names_review = dice_.chance(60);
  if (rows > 2 && dice_.chance(20)) filing.killed_after = 2;
  file(std::move(filing));
}

void Simulation::file_again() {
  Known* record = pick([](const Known& k) { return k.paper.item != "C1-01"; });
  if (record == nullptr) return;
  const Paper paper = record->paper;
  file({paper.item, paper.organ, {paper}, is_told_first(paper.item) && dice_.chance(60), dice_.chance(50), 0});
}

void Simulation::file_changed() {
  Known* record = pick([&](const Known& k) { return k.paper.item != "C1-01" && (!k.ended || dice_.chance(10)); });
  if (record == nullptr) return;
  Paper paper = record->paper;
  // The department writes the code the organisation has now; the document stays the same document.
  if (dice_.chance(50) && record->owner == model_.owner_of(record->first_code) && record->first_code == record->owner) paper.code = code_of(record->owner);
  paper.remark = next_remark();
  if (paper.item == "C4-03" && paper.fine_yuan > 0 && dice_.chance(50)) paper.fine_yuan = dice_.chance(50) ? 2500 : 30000;
  if (paper.item == "C4-03" && dice_.chance(15)) paper.summary = dice_.chance(50) ? "是" : "否";
  if (paper.item == "C8-06" && dice_.chance(60)) paper.removed_on = today();
  if (paper.item == "C8-01" && dice_.chance(40)) {
    paper.state = "移出";
    paper.removed_on = today();
  }
  if (paper.item == "C2-01" && dice_.chance(50)) paper.state = paper.state == "全部履行" ? "部分履行" : "全部履行";
  if (dice_.chance(30) && is_told_first(paper.item)) paper.served_on = today();
  file({paper.item, paper.organ, {paper}, is_told_first(paper.item) && dice_.chance(70), dice_.chance(50), 0});
}

void Simulation::file_wrong_rows() {
  const std::string organ = any_department().code, code = any_organisation().code;
  World::Filing filing{"C4-03", organ, {}, true, true, 0};
  const auto wrong = [&](auto spoil) {
    Paper paper = new_paper("C4-03", organ, code);
    spoil(paper);
    filing.papers.push_back(paper);
  };
  wrong([&](Paper& p) { p.code.back() = p.code.back() == '1' ? '2' : '1'; });
  wrong([&](Paper& p) { p.code = code_numbered("92", "210100", 7); });
  wrong([&](Paper& p) { p.number.clear(); });
  wrong([&](Paper& p) { p.remark = "当事人 11010519491231002X"; });
  wrong([&](Paper& p) { p.on = today().plus_days(1); p.served_on.reset(); });
  wrong([&](Paper& p) { p.served_on = p.on.plus_days(-1); });
  wrong([&](Paper& p) { p.source = other_department({organ}).code; });
  wrong([&](Paper& p) { p.kinds = {"罚站"}; });
  const std::uint64_t size = world_.log_size();
  const World::Filed filed = world_.file(filing);
  const auto rows = static_cast<std::int64_t>(filing.papers.size());
  if (!filed.result || filed.result->refused != rows) return fail(nullptr, fmt::format("{} of {} wrong rows were refused", filed.result ? filed.result->refused : -1, rows));
  if (world_.log_size() != size) fail(nullptr, "refused rows left something in the log");
  outcome_.done["rows refused"] += rows;
}

// A unit must not put its own version in the place of what another unit filed, nor move a record to another organisation.
void Simulation::file_over_anothers_record() {
  Known* record = pick([](const Known& k) { return k.paper.item == "C4-03" && !k.ended && k.step == Step::none; });
  if (record != nullptr) {
    Paper paper = record->paper;
    paper.source = other_department({paper.organ}).code;
    paper.remark = next_remark();
    const World::Filed filed = world_.file({"C4-03", paper.source, {paper}, true, true, 0});
    if (!filed.result || filed.result->refused != 1) return fail(record, "another unit's file replaced the record");
    look_at(*record);
  }
  Known* pledge = pick([](const Known& k) { return k.paper.item == "C2-01" && !k.ended && k.step == Step::none; });
  if (pledge == nullptr || failed()) return;
  Paper paper = pledge->paper;
  const Organisation& other = dice_.pick(organisations_);
  if (model_.owner_of(other.first_code) == pledge->owner || other.first_code == pledge->first_code || other.registrar.empty()) return;
  paper.code = other.code;
  const World::Filed filed = world_.file({"C2-01", paper.organ, {paper}, false, true, 0});
  if (!filed.result || filed.result->refused != 1) return fail(pledge, "a file moved the pledge to another organisation");
  count("filed over another's record");
  look_at(*pledge);
}

}  // namespace liaoxin::simulation
