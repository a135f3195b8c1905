#include "readings.hpp"

#include <algorithm>

#include "app/record_reader.hpp"
#include "statute/inquiry_matter.hpp"
#include "store/recipients.hpp"
#include "units.hpp"

namespace liaoxin::simulation {
namespace {

using base::json::array;
using base::json::object;
using store::StoredRecord;

constexpr std::string_view kContested = "objection", kMeasured = "measure", kPrintedLabel = ">异议处理中<";

bool has_label(const registry::RecordView& view, std::string_view word) { return std::ranges::find(view.labels, word, &registry::LabelView::word) != view.labels.end(); }
bool has_label(const object& record, std::string_view word) {
  return std::ranges::any_of(record.at("labels").as_array(), [&](const base::json::value& label) { return label.at("word").as_string() == word; });
}
Served served(registry::RecordId id, const auto& record) { return {id, has_label(record, kContested), has_label(record, kMeasured)}; }

class Reader {
 public:
  Reader(World& world, const store::StoredSubject& subject, const std::vector<StoredRecord>& records, const std::vector<StoredRecord>& asked) : world_(world), subject_(subject), records_(records), asked_(asked) {}

  /// The page of an organisation and those of the records that are asked for.
  void read_pages() {
    for (const StoredRecord& record : asked_) {
      if (const auto view = world_.face().record(public_id(record))) add("its own page", served(record.state.id, *view));
    }
    if (subject_.person_id) return;
    const auto page = world_.face().organisation(subject_.uscc);
    if (!page) return;
    ReadPath path{"the page of its organisation", Audience::everybody, {}};
    for (const registry::SectionView& section : page->sections) {
      for (const registry::RecordView& one : section.records) path.served.push_back(served(id_of(one.id), one));
    }
    readings_.paths.push_back(std::move(path));
  }

  /// The same as the program answers it over the wire, as data and as drawn pages.
  void read_over_the_wire() {
    for (const StoredRecord& record : asked_) {
      const std::string address = "/records/" + public_id(record);
      if (const auto answer = world_.get("/v1" + address)) add("the record by the interface", served(record.state.id, base::parse_json(*answer)->as_object()));
      if (const auto page = world_.get(address)) add("its own page as it is drawn", {record.state.id, page->find(kPrintedLabel) != std::string::npos});
    }
    if (subject_.person_id) return;
    const std::string address = "/organisations/" + world_.platform().public_id("org", subject_.id);
    if (const auto answer = world_.get("/v1" + address)) {
      ReadPath path{"the organisation by the interface", Audience::everybody, {}};
      const auto organisation = base::parse_json(*answer);
      for (const base::json::value& section : organisation->at("sections").as_array()) add_all(path, section.at("records").as_array());
      readings_.paths.push_back(std::move(path));
    }
    if (const auto page = world_.get(address)) add_marked_up(*page);
  }

  /// What a search says by what is on record.
  void search() {
    std::set<std::string> items;
    for (const StoredRecord& record : records_) items.insert(record.state.item);
    for (const std::string& item : items) {
      const auto page = world_.face().search({.q = subject_.name, .city = {}, .item = item, .cursor = {}, .limit = 100});
      if (page && std::ranges::find(page->hits, subject_.uscc, &registry::SearchHit::uscc) != page->hits.end()) readings_.items_found.insert(item);
    }
  }

  /// Its own file: what is kept, as its desk reads it.
  void read_own_file() {
    ReadPath path{"the subject's own file", Audience::subject, {}};
    for (const StoredRecord& record : asked_) {
      const auto view = app::read_record_view(world_.platform().read_context(), record, statute::Channel::disclosure, registry::Viewer::subject, world_.now());
      if (view) path.served.push_back(served(record.state.id, *view));
    }
    readings_.paths.push_back(std::move(path));
  }

  /// What leaves the house on demand. All of it is taken back: nobody received anything.
  void ask() {
    world_.try_out([&](store::Writer& writer) {
      const auto add_answer = [&](std::string_view name, Audience audience, const app::Answer& answer) {
        if (!answer) return;
        ReadPath path{name, audience, {}};
        add_all(path, answer->at("records").as_array());
        readings_.paths.push_back(std::move(path));
      };
      const std::string self = "subject:" + subject_.uscc;
      add_answer("a report", Audience::everybody, world_.act("report.issue", self, {{"uscc", subject_.uscc}, {"holder", "模拟银行"}, {"purpose", "授信"}}));
      for (const statute::MatterFacts* matter : matters()) {
        add_answer("an inquiry in a matter", Audience::recipient, world_.act("inquiry.make", officer(kSubscriber), {{"subject_code", subject_.uscc}, {"matter", matter->word}, {"case_reference", "模拟"}}));
      }
      array items;
      for (const std::string& item : items_open_to_inquiry()) items.emplace_back(item);
      const bool may_ask = !items.empty() && world_.act("consent.give", self, {{"user", kSubscriber}, {"purpose", "cooperation"}, {"items", std::move(items)}, {"until_on", world_.now().date().iso()}}).has_value();
      if (may_ask) add_answer("an inquiry under a consent", Audience::recipient, world_.act("inquiry.authorised", officer(kSubscriber), {{"subject_code", subject_.uscc}, {"purpose", "cooperation"}}));
      for (const StoredRecord& record : asked_) {
        deliver(writer, record, "a delivery to a unit", "unit", kInCharge, Audience::recipient);
        deliver(writer, record, "a delivery to a client", "api_client", "asker", Audience::everybody);
      }
    });
  }

  [[nodiscard]] Readings take() { return std::move(readings_); }

 private:
  [[nodiscard]] registry::RecordId id_of(std::string_view text) { return world_.platform().internal_id("rec", text).value_or(0); }

  void add_all(ReadPath& path, const array& records) {
    for (const base::json::value& one : records) path.served.push_back(served(id_of(one.at("id").as_string()), one.as_object()));
  }

  void add(std::string_view name, Served one) { readings_.paths.push_back({name, Audience::everybody, {one}}); }
  [[nodiscard]] std::string public_id(const StoredRecord& record) const { return world_.platform().public_id("rec", record.state.id); }

  /// The cards of a page: each begins with a link to its record, and the next one ends it.
  void add_marked_up(const std::string& page) {
    static constexpr std::string_view kCard = "<article class=\"record\">", kLink = "/records/";
    ReadPath path{"the page of its organisation as it is drawn", Audience::everybody, {}};
    for (std::size_t at = page.find(kCard); at != std::string::npos;) {
      const std::size_t next = page.find(kCard, at + 1);
      const std::string_view card = std::string_view(page).substr(at, next == std::string::npos ? next : next - at);
      const std::size_t begin = card.find(kLink) + kLink.size();
      path.served.push_back({id_of(card.substr(begin, card.find_first_of("\"#", begin) - begin)), card.find(kPrintedLabel) != std::string_view::npos});
      at = next;
    }
    readings_.paths.push_back(std::move(path));
  }

  void deliver(store::Writer& writer, const StoredRecord& record, std::string_view name, const std::string& kind, const std::string& reference, Audience audience) {
    const std::int64_t id = writer.next_id("subscription");
    store::insert_subscription(writer.db(), {id, kind, reference, "模拟用户", record.state.item, "模拟协议"}, world_.now(), record.row_id);
    const auto answer = world_.act("sharing.deliver", officer(kWorkBody), {{"subscription", world_.platform().public_id("sub", id)}, {"record", public_id(record)}});
    if (answer) readings_.paths.push_back({name, audience, {served(record.state.id, answer->at("record").as_object())}});
  }

  /// Enough matters to read every item that any of them shares.
  [[nodiscard]] std::vector<const statute::MatterFacts*> matters() const {
    std::set<std::string_view> open;
    for (const StoredRecord& record : records_) open.insert(record.state.item);
    std::vector<const statute::MatterFacts*> list;
    for (const statute::MatterFacts& matter : statute::inquiry_matters()) {
      if (matter.needs_consent) continue;
      std::size_t read = 0;
      for (const std::string_view item : matter.items) read += open.erase(item);
      if (read > 0) list.push_back(&matter);
    }
    return list;
  }
  [[nodiscard]] std::set<std::string> items_open_to_inquiry() const {
    std::set<std::string> items;
    for (const StoredRecord& record : records_) {
      if (world_.platform().pack().item(record.state.item)->modes(subject_.kind).contains(statute::Channel::inquiry)) items.insert(record.state.item);
    }
    return items;
  }

  World& world_;
  const store::StoredSubject& subject_;
  const std::vector<StoredRecord>&records_, &asked_;
  Readings readings_;
};

}  // namespace

Readings readings_of(World& world, const store::StoredSubject& subject, const std::vector<StoredRecord>& records, const std::vector<StoredRecord>& asked, Depth depth) {
  Reader reader(world, subject, records, asked);
  reader.read_pages();
  reader.read_own_file();
  if (depth == Depth::every_path) {
    reader.read_over_the_wire();
    if (!subject.person_id) reader.search();
    if (!subject.person_id && !subject.merged_into) reader.ask();
  }
  return reader.take();
}

}  // namespace liaoxin::simulation
