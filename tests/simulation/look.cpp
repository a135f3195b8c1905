// What the public sees, compared with what the second model says it must and must not see.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/verify.hpp"
#include "base/hash.hpp"
#include "journal/checkpoint.hpp"
#include "report/recall_file.hpp"
#include "simulation.hpp"
#include "store/recipients.hpp"

namespace liaoxin::simulation {
namespace {

bool has_label(const registry::RecordView& view, std::string_view word) {
  return std::any_of(view.labels.begin(), view.labels.end(), [&](const auto& label) { return label.word == word; });
}

/// What is wrong with a record that may be seen; empty: nothing.
std::string wrong_in(const registry::RecordView& view, const Known& record, const Sight& sight) {
  if (has_label(view, "objection") != sight.is_labelled) return sight.is_labelled ? "it is contested and carries no label" : "it carries the label of an objection that is over";
  if (has_label(view, "designated") != sight.is_designated) return sight.is_designated ? "it is designated and does not say so" : "WRONGFUL EXPOSURE: it is called untrustworthy and no designation is in force";
  if (has_label(view, "listed_elsewhere") != (record.paper.item == "C8-01" && record.basis.empty())) return "the label 'listed elsewhere' is wrong";
  if (has_label(view, "listed_here") == record.basis.empty()) return "the label of an entry made here is wrong";
  if (has_label(view, "measure") != sight.is_measured) return sight.is_measured ? "a measure is in force and it does not say so" : "WRONGFUL EXPOSURE: it shows a measure that is not in force";
  if (has_label(view, "reward") != sight.is_rewarded) return sight.is_rewarded ? "a reward is in force and it does not say so" : "it shows a reward that is not in force";
  if (view.version != record.version) return fmt::format("version {} is shown, {} is the present one", view.version, record.version);
  if (record.paper.item != "C4-03") return {};
  const auto text = std::find_if(view.elements.begin(), view.elements.end(), [](const auto& element) { return element.code == "CF_SY"; });
  const bool is_shown = text != view.elements.end() && !text->value.empty();
  const bool may_be = record.reviewed && record.paper.remark.find("1380000") == std::string::npos;
  if (is_shown != may_be) return is_shown ? "WRONGFUL EXPOSURE of a text that was not reviewed or holds a telephone number" : "a reviewed text is hidden";
  return {};
}

}  // namespace

void Simulation::look_at(Known& record) {
  if (failed() || record.id.empty()) return;
  ++outcome_.looks;
  const Sight sight = model_.sight(record, world_.now());
  const auto view = world_.face().record(record.id);
  if (view && !sight.is_shown) return fail(&record, "WRONGFUL EXPOSURE by its number: " + sight.because);
  if (!view && sight.is_shown) return fail(&record, "hidden, and nothing says it should be");
  if (!view) return;
  if (const std::string wrong = wrong_in(*view, record, sight); !wrong.empty()) fail(&record, wrong);
}

void Simulation::look_at_page(const std::string& owner) {
  if (failed()) return;
  const auto page = world_.face().organisation(code_of(owner));
  if (!page) return fail(nullptr, "no page for " + owner);
  if (model_.is_merged_away(owner)) {
    const auto now_at = world_.face().organisation(code_of(model_.owner_of(owner)));
    if (!now_at || page->merged_into != now_at->id) return fail(nullptr, fmt::format("the page of {} does not lead to {}", owner, model_.owner_of(owner)));
  }
  std::map<std::string, const registry::RecordView*> seen;
  for (const registry::SectionView& section : page->sections) {
    for (const registry::RecordView& view : section.records) {
      if (!seen.emplace(view.id, &view).second) return fail(nullptr, "a record stands twice on the page of " + owner);
    }
  }
  for (Known& record : model_.records()) {
    if (record.owner != owner || record.id.empty()) continue;
    const auto view = seen.find(record.id);
    const bool is_seen = view != seen.end();
    const Sight sight = model_.sight(record, world_.now());
    if (is_seen) ++outcome_.looks;
    if (is_seen && !sight.is_shown) return fail(&record, fmt::format("WRONGFUL EXPOSURE on the page of {}: {}", owner, sight.because));
    if (!is_seen && sight.is_shown) return fail(&record, "not on its page, and nothing says it should be hidden");
    if (!is_seen) continue;
    if (const std::string wrong = wrong_in(*view->second, record, sight); !wrong.empty()) return fail(&record, wrong);
    seen.erase(view);
  }
  if (seen.empty()) return;
  const auto of_another = std::ranges::find(model_.records(), seen.begin()->first, &Known::id);
  if (of_another != model_.records().end()) fail(&*of_another, fmt::format("WRONGFUL EXPOSURE on the page of {}: it belongs to another", owner));
  else fail(nullptr, fmt::format("the page of {} shows a record nobody filed: {} {}", owner, seen.begin()->first, seen.begin()->second->document_number));
}

void Simulation::look_at_everything() {
  look_at_citizens();
  // What runs and is hidden is asked for by its number every day; what has ended takes turns of a week, and pages of those about
  // whom something is filed turns of two months. Where the second model sees another thing than yesterday the page is looked at
  // today, and what an act touches right after it in any case.
  constexpr std::size_t kWeek = 7, kTwoMonths = 60;
  constexpr int kOtherPages = 2;
  const auto turn = static_cast<std::size_t>(world_.now().date().days.time_since_epoch().count());
  const auto has_turn = [&](std::size_t position, std::size_t days) { return (position + turn) % days == 0; };
  std::set<std::string> pages;
  sights_.resize(model_.records().size());
  for (std::size_t i = 0; i < model_.records().size(); ++i) {
    Known& record = model_.records()[i];
    const Sight sight = model_.sight(record, world_.now());
    if ((!record.ended || has_turn(i, kWeek)) && !sight.is_shown) look_at(record);
    const bool is_changed = sight != sights_[i];
    if (is_changed || (record.paper.item != "C1-01" && has_turn(i, kTwoMonths))) pages.insert(record.owner);
    if (is_changed && sight.is_shown) look_at(record);
    sights_[i] = sight;
  }
  for (int i = 0; i < kOtherPages; ++i) pages.insert(dice_.pick(organisations_).first_code);
  for (const std::string& owner : pages) look_at_page(owner);
}

std::set<std::string> Simulation::all_hits(const std::string& text, const std::string& city, const std::string& item) {
  std::set<std::string> found;
  std::optional<std::string> cursor;
  do {
    const auto page = world_.face().search({.q = text, .city = city, .item = item, .cursor = cursor, .limit = 100});
    if (!page) {
      fail(nullptr, "a search was refused: " + page.error().message.en);
      return found;
    }
    for (const registry::SearchHit& hit : page->hits) found.insert(hit.uscc);
    cursor = page->next;
  } while (!cursor->empty());
  return found;
}

void Simulation::look_at_search() {
  const Organisation& of = dice_.pick(organisations_);
  const auto by_code = world_.face().search({.q = of.code, .city = {}, .item = {}, .cursor = {}, .limit = {}});
  const std::string expected = code_of(model_.owner_of(of.first_code));
  if (!by_code || by_code->hits.size() != 1 || by_code->hits[0].uscc != expected) return fail(nullptr, fmt::format("a search for {} does not find {}", of.code, expected));
  // The search by what is on record reads all names: some days.
  if (!dice_.chance(40)) return;
  static const std::vector<std::string> kItems{"C4-03", "C8-05", "C8-06", "C2-01", "C3-01", "C8-01"};
  const std::string &item = dice_.pick(kItems), &city = dice_.pick(province_.divisions.prefectures());
  const std::set<std::string> found = all_hits("模拟", city, item);
  std::map<std::string, const Known*> wanted;
  for (const Known& record : model_.records()) {
    if (public_item(record) == item && province_.divisions.lies_in(model_.place_of(record.owner), city) && model_.sight(record, world_.now()).is_shown) wanted.emplace(code_of(record.owner), &record);
  }
  ++outcome_.looks;
  for (const std::string& code : found) {
    if (!wanted.contains(code)) return fail(nullptr, fmt::format("WRONGFUL EXPOSURE: the search in {} says that {} has a record of {}", city, code, item));
  }
  for (const auto& [code, record] : wanted) {
    if (!found.contains(code)) return fail(record, fmt::format("the search in {} does not find {} by its record of {}", city, code, item));
  }
}

void Simulation::look_at_the_end() {
  const app::VerifyReport report = app::verify_data(world_.places());
  if (!report.passed()) return fail(nullptr, fmt::format("verify finds {} things wrong: {}", report.wrong, report.first_wrong));
  int checked = 0;
  for (Known& record : model_.records()) {
    look_at(record);
    if (failed()) return;
    if (record.ended && Model::must_hear(record) > 0) return fail(&record, "it ended and a receiver was not told");
    // Each receiver of a version that is over stands on a certificate, once, and once more for each end of what stood beside it.
    std::multiset<std::string> wanted, told;
    for (const Receiver& receiver : record.receivers) {
      for (int i = 0; i < receiver.told_of_beside + (receiver.told_of_end ? 1 : 0); ++i) wanted.insert(receiver.name + " v" + std::to_string(receiver.version));
    }
    const auto id = world_.platform().internal_id("rec", record.id);
    for (const store::StoredCertificate& certificate : store::certificates_of(world_.platform().db(), *id)) {
      for (const store::StoredRecall& recall : store::recalls_of(world_.platform().db(), certificate.id)) {
        told.insert(recall.recipient.reference + " v" + std::to_string(recall.recipient.version));
        count("recalls");
      }
      if (++checked % 5 != 0) continue;
      const auto file = world_.face().certificate_file(certificate.number);
      if (!file) return fail(&record, "a certificate has no file");
      if (const auto verified = report::verify_recall(*file, world_.face().vkey()); !verified) {
        return fail(&record, "a certificate does not verify: " + verified.error().message.en);
      }
      count("certificates verified");
    }
    if (wanted != told) return fail(&record, fmt::format("receivers told of an end: {}; they should be: {}", fmt::join(told, ", "), fmt::join(wanted, ", ")));
  }
  const std::string note = world_.face().checkpoint();
  const auto text = journal::parse_checkpoint(std::string_view(note).substr(0, note.find("\n\n") + 1));
  if (!text) return fail(nullptr, "the newest checkpoint cannot be read");
  outcome_.root = base::hex(base::view(text->root));
}

}  // namespace liaoxin::simulation
