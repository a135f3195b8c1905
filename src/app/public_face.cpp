#include "app/public_face.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "app/access_register.hpp"
#include "app/acts.hpp"
#include "app/declared.hpp"
#include "app/endings.hpp"
#include "app/findings.hpp"
#include "app/listings.hpp"
#include "app/measures.hpp"
#include "app/public_face_reader.hpp"
#include "app/restorations.hpp"
#include "app/supplied.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "cases/objection/objection.hpp"
#include "journal/checkpoint.hpp"
#include "journal/note.hpp"
#include "registry/identifiers.hpp"
#include "statute/embedded_pack.hpp"
#include "store/joint_decisions.hpp"
#include "store/objections.hpp"
#include "store/promises.hpp"
#include "store/public_queries.hpp"
#include "store/recipients.hpp"
#include "store/restorations.hpp"
#include "store/subjects.hpp"
#include "store/trust_assessments.hpp"
#include "store/unit_outcomes.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;
using registry::CoverageView;
using statute::Channel;

namespace {

/// Of recipients by how long they take to confirm.
constexpr std::size_t kSlowestShown = 20;

/// The sections of an organisation's page, in order, and the items each holds.
struct SectionOf {
  const char* key;
  base::LocalText title;
  std::vector<std::string> items;
};
const std::vector<SectionOf>& sections() {
  static const std::vector<SectionOf> list{
      {"basics", {"登记信息", "Registration"}, {"C1-01", "C1-02"}},
      {"permits", {"行政许可", "Permits"}, {"C8-05"}},
      {"penalties", {"行政处罚记录", "Penalty records"}, {"C4-03"}},
      {"honours", {"表彰奖励", "Honours"}, {"C3-01", "C3-02"}},
      {"pledges", {"信用承诺", "Pledges"}, {"C2-01", "C2-02", "C2-03", "C2-04"}},
      {"abnormal", {"经营异常名录", "Abnormal operations"}, {"C8-06"}},
      {"lists", {"严重失信主体名单", "Serious lists"}, {"C8-01"}},
  };
  return list;
}

/// A page cursor: stage, public id and folded name, signed, so that nobody can make one up.
std::string make_cursor(const store::KeyStore& keys, const store::NameHit& hit) {
  const std::string text = std::to_string(hit.stage) + "|" + public_id(keys, "org", hit.subject.id) + "|" + hit.folded;
  const base::Hash mac = base::hmac_sha256(keys.cursor_key().bytes, text);
  return base::base32(std::string(base::view(mac).substr(0, 10)) + text);
}
bool read_cursor(const store::KeyStore& keys, const std::string& cursor, store::NameSearch& search) {
  const auto bytes = base::unbase32(cursor);
  if (!bytes || bytes->size() < 13) return false;
  const std::string text = bytes->substr(10);
  const base::Hash mac = base::hmac_sha256(keys.cursor_key().bytes, text);
  if (!base::equal_secret(base::view(mac).substr(0, 10), std::string_view(*bytes).substr(0, 10))) return false;
  // We signed it ourselves, so it has its parts. The name stands last, for it may hold anything.
  const auto first = text.find('|');
  const auto second = text.find('|', first + 1);
  CHECK(first != std::string::npos && second != std::string::npos);
  search.stage = std::stoi(text.substr(0, first));
  const auto id = internal_id(keys, "org", text.substr(first + 1, second - first - 1));
  if (!id) return false;
  search.after_id = *id;
  search.after_folded = text.substr(second + 1);
  return true;
}

}  // namespace

PublicFace::Reader PublicFace::reader() {
  std::unique_ptr<store::Connection> connection;
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      connection = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!connection) connection = std::make_unique<store::Connection>(places_.database(), store::ConnectionRole::reader);
  return Reader(*this, std::move(connection));
}

std::shared_ptr<const statute::Pack> PublicFace::pack_of(store::Connection& snapshot) {
  const std::int64_t version = store::calendar_version(snapshot);
  const std::lock_guard lock(mutex_);
  if (newest_pack_ && calendar_version_ == version) return newest_pack_;
  newest_pack_ = std::make_shared<const statute::Pack>(pack_with_added_days(snapshot));
  calendar_version_ = version;
  return newest_pack_;
}

PublicFace::PublicFace(Places places, const Clock& clock)
    : PublicFace(places, clock, std::make_unique<store::Connection>(places.database(), store::ConnectionRole::reader)) {}

// The keys after the database: a wrong data directory is the likelier mistake, and is named as such.
PublicFace::PublicFace(const Places& places, const Clock& clock, std::unique_ptr<store::Connection> connection)
    : places_(places), clock_(clock), keys_((require_schema(*connection), places.keys)), pack_(pack_with_added_days(*connection)) {
  name_ = store::meta(*connection, "name");
  idle_.push_back(std::move(connection));
  // A restored old copy knows nothing of what ended after it was made; the list of endings does.
  Reader reader = this->reader();
  const auto mark = store::read_mark(places_.mark);
  if (mark && mark->is_ahead_of(reader.epoch(), static_cast<std::uint64_t>(reader.log_size()))) {
    for (const auto& [version, words] : read_endings(places_.erasures).in_force()) withheld_.insert(version);
  }
}
PublicFace::~PublicFace() = default;

base::LocalText PublicFace::city_title(const std::string& region) const {
  const statute::Division* city = region.size() == 6 ? pack_.division(region.substr(0, 4) + "00") : nullptr;
  return city == nullptr ? base::LocalText{} : city->name;
}
base::LocalText PublicFace::region_title(const std::string& region) const {
  const statute::Division* division = pack_.division(region);
  return division == nullptr ? base::LocalText{region, region} : division->name;
}
base::LocalText PublicFace::status_title(const std::string& status) const {
  const statute::Schema* form = pack_.schema_of(*pack_.item(sections().front().items.front()));
  CHECK(form != nullptr);
  const statute::Column* column = form->column(form->role("state").value_or(""));
  CHECK(column != nullptr);
  const statute::EnumValue* value = column->value(status);
  return value == nullptr ? base::LocalText{status, status} : value->label;
}

base::Result<registry::SearchPage> PublicFace::search(const registry::SearchQuery& query) {
  Reader reader = this->reader();
  registry::SearchPage page;
  page.query = query.q;
  page.coverage = coverage_of(reader, sections().front().items, clock_.now().date());
  const std::int64_t limit = query.limit.value_or(20);
  if (limit < 1 || limit > 100) return refuse(RefusalWord::limit_out_of_range, std::to_string(limit), "limit");
  const auto add = [&](const store::StoredSubject& subject, const std::string& matched) {
    page.hits.push_back({public_id(keys_, "org", subject.id), subject.uscc, subject.name, matched, region_title(subject.region), city_title(subject.region), subject.status,
                         status_title(subject.status)});
  };
  // A whole code finds its one organisation, a former code too.
  const registry::UsccCheck code = registry::check_uscc(query.q);
  if (code.valid()) {
    auto subject = store::find_subject_by_code(reader.db(), code.code);
    if (subject && subject->merged_into) subject = store::find_subject(reader.db(), *subject->merged_into);
    if (subject) add(*subject, subject->uscc == code.code ? "" : code.code);
    return page;
  }
  store::NameSearch search;
  search.folded = base::fold_name(query.q);
  search.limit = limit;
  search.city = query.city.value_or("");
  search.item = query.item.value_or("");
  if (!search.city.empty() && pack_.division(search.city) == nullptr) return refuse(RefusalWord::region_unknown, base::one_line(search.city), "city");
  if (!search.item.empty() && pack_.item(search.item) == nullptr) return refuse(RefusalWord::item_unknown, base::one_line(search.item), "item");
  if (base::to_code_points(search.folded).size() < 2) return refuse(RefusalWord::query_too_short, {}, "q");
  if (query.cursor && !read_cursor(keys_, *query.cursor, search)) return refuse(RefusalWord::cursor_invalid, {}, "cursor");
  // Hits whose item filter came from the index are looked at once more with visible(): tokens only narrow.
  const auto shows_item = [&](const store::StoredSubject& subject) {
    if (search.item.empty()) return true;
    const auto records = store::records_of_subject(reader.db(), subject.id);
    return std::any_of(records.begin(), records.end(), [&](const store::StoredRecord& record) {
      return record.state.item == search.item && read_record_view(reader.context(), record, Channel::disclosure, registry::Viewer::stranger, clock_.now());
    });
  };
  // A page is filled with what may be seen: neither a gap nor a cursor tells of an organisation whose record is hidden.
  std::vector<store::NameHit> hits;
  search.limit = limit + 1;
  for (bool exhausted = false; !exhausted && static_cast<std::int64_t>(hits.size()) <= limit;) {
    std::vector<store::NameHit> found = store::search_names(reader.db(), search);
    exhausted = static_cast<std::int64_t>(found.size()) < search.limit;
    if (!exhausted) {
      search.stage = found.back().stage;
      search.after_id = found.back().subject.id;
      search.after_folded = found.back().folded;
    }
    for (store::NameHit& hit : found) {
      if (shows_item(hit.subject)) hits.push_back(std::move(hit));
    }
  }
  const bool more = static_cast<std::int64_t>(hits.size()) > limit;
  if (more) hits.resize(static_cast<std::size_t>(limit));
  for (const store::NameHit& hit : hits) add(hit.subject, hit.matched_name == hit.subject.name ? "" : hit.matched_name);
  if (more) page.next = make_cursor(keys_, hits.back());
  return page;
}

base::Result<registry::OrganisationView> PublicFace::organisation(const std::string& id) {
  Reader reader = this->reader();
  store::Connection& db = reader.db();
  const base::Instant now = clock_.now();
  std::optional<store::StoredSubject> subject;
  if (const auto number = internal_id(keys_, "org", id)) {
    subject = store::find_subject(db, *number);
  } else if (const registry::UsccCheck code = registry::check_uscc(id); code.valid()) {
    subject = store::find_subject_by_code(db, code.code);
  }
  // A natural person has no page (red line 4); an individual business has one with what its licence hangs on the wall for.
  if (!subject || subject->kind == statute::SubjectKind::natural_person) return refuse(RefusalWord::not_found);
  registry::OrganisationView view;
  if (subject->merged_into) {
    view.merged_into = public_id(keys_, "org", *subject->merged_into);
  }
  view.id = public_id(keys_, "org", subject->id);
  view.uscc = subject->uscc;
  view.name = subject->name;
  for (const store::StoredName& name : store::former_names(db, subject->id)) {
    view.former_names.push_back({name.name, name.from_on ? name.from_on->iso() : "", name.to_on ? name.to_on->iso() : ""});
  }
  view.kind = statute::label(subject->kind);
  view.region = subject->region;
  view.region_title = region_title(subject->region);
  view.city_title = city_title(subject->region);
  view.status = subject->status;
  view.status_title = status_title(subject->status);
  // An organisation stands for what it declares itself; of an individual business nothing of the kind is public.
  if (statute::is_organisation(subject->kind) && !subject->merged_into) view.declared = declared_by(db, keys_, about_subject(db, *subject));
  view.established_on = subject->established_on ? subject->established_on->iso() : "";
  std::map<std::string, std::vector<registry::RecordView>> by_item;
  for (const store::StoredRecord& record : store::records_of_subject(db, subject->id)) {
    if (auto seen = read_record_view(reader.context(), record, Channel::disclosure, registry::Viewer::stranger, now)) {
      by_item[record.state.item].push_back(std::move(*seen));
    }
  }
  for (const SectionOf& section : sections()) {
    registry::SectionView part{section.key, section.title, {}, {}};
    for (const std::string& item : section.items) {
      for (registry::RecordView& record : by_item[item]) part.records.push_back(std::move(record));
    }
    std::stable_sort(part.records.begin(), part.records.end(), [](const auto& a, const auto& b) { return a.document_on > b.document_on; });
    part.coverage = coverage_of(reader, section.items, now.date());
    view.sections.push_back(std::move(part));
  }
  view.read_at = now.rfc3339();
  view.log_size = reader.log_size();
  return view;
}

base::Result<registry::RecordView> PublicFace::record(const std::string& id) {
  Reader reader = this->reader();
  const auto number = internal_id(keys_, "rec", id);
  const auto record = number ? store::find_record(reader.db(), *number) : std::nullopt;
  if (!record) return refuse(RefusalWord::not_found);
  auto view = read_record_view(reader.context(), *record, Channel::disclosure, registry::Viewer::stranger, clock_.now());
  if (!view) return refuse(RefusalWord::not_found);
  return std::move(*view);
}

std::vector<CoverageView> PublicFace::coverage_of(Reader& reader, const std::vector<std::string>& items, base::Date today) {
  store::Connection& db = reader.db();
  // Nothing of it changes without a write or a new day, on which an edition may take force.
  const std::string state = reader.state_on(today);
  const std::lock_guard lock(coverage_mutex_);
  if (coverage_state_ != state) {
    coverage_.clear();
    std::map<std::string, std::string> names;
    for (const store::StoredUnit& unit : store::all_units(db)) names[unit.uscc] = unit.name;
    for (const store::FigureSum& sum : store::figure_sums(db)) {
      const auto name = names.find(sum.unit);
      const statute::Item* item = pack_.item(sum.item);
      CHECK(item != nullptr);
      coverage_[sum.item].push_back({sum.item, item->name, false, name == names.end() ? sum.unit : name->second, sum.unit, sum.figure.accepted, sum.figure.last_at.rfc3339(),
                                     sum.figure.last_document_on ? sum.figure.last_document_on->iso() : ""});
    }
    for (const statute::Item& item : pack_.items) {
      const bool in_force = store::edition_in_force(db, item.code, today).has_value();
      std::vector<CoverageView>& lines = coverage_[item.code];
      if (lines.empty()) lines.push_back({item.code, item.name, in_force, "", "", 0, "", ""});
      for (CoverageView& line : lines) line.in_force = in_force;
    }
    coverage_state_ = state;
  }
  std::vector<CoverageView> list;
  for (const std::string& code : items) {
    const std::vector<CoverageView>& lines = coverage_.at(code);
    list.insert(list.end(), lines.begin(), lines.end());
  }
  return list;
}

std::vector<CoverageView> PublicFace::coverage() {
  Reader reader = this->reader();
  std::vector<std::string> codes;
  for (const statute::Item& item : pack_.items) {
    if (item.importable_stage == 1) codes.push_back(item.code);
  }
  return coverage_of(reader, codes, clock_.now().date());
}

std::vector<registry::UnitView> PublicFace::units() {
  Reader reader = this->reader();
  store::Connection& db = reader.db();
  const base::Date today = clock_.now().date();
  std::map<std::string, registry::UnitView> by_unit;
  std::vector<std::string> order;
  for (const store::StoredUnit& unit : store::all_units(db)) {
    by_unit[unit.uscc] = {.name = unit.name, .uscc = unit.uscc, .kind = unit.kind, .region_title = region_title(unit.region)};
    order.push_back(unit.uscc);
  }
  for (const store::FigureSum& sum : store::figure_sums(db)) {
    registry::UnitView& unit = by_unit[sum.unit];
    if (unit.uscc.empty()) {
      unit.uscc = unit.name = sum.unit;
      order.push_back(sum.unit);
    }
    unit.accepted += sum.figure.accepted;
    unit.timely += sum.figure.timely;
    unit.with_due += sum.figure.with_due;
    unit.cells_filled += sum.figure.cells_filled;
    unit.cells_expected += sum.figure.cells_expected;
    unit.corrections += sum.figure.corrections;
  }
  for (const auto& [uscc, late] : late_steps(reader.context(), today)) {
    const auto unit = by_unit.find(uscc);
    // What is late at a court is shown to itself alone.
    if (unit == by_unit.end() || unit->second.kind == "court") continue;
    unit->second.objections_overdue = late.objections_overdue;
    unit->second.objections_late = late.objections_late;
    unit->second.silences = late.silences;
    unit->second.restorations_overdue = late.restorations_overdue;
    unit->second.restorations_late = late.restorations_late;
  }
  for (const auto& [uscc, minutes] : store::exposure_of_sources(db)) {
    if (by_unit.contains(uscc)) by_unit[uscc].wrongful_exposure_minutes = minutes;
  }
  for (const store::UnitOutcome& outcome : store::unit_outcomes(db, clock_.now())) {
    if (!by_unit.contains(outcome.unit)) continue;
    registry::UnitView& unit = by_unit[outcome.unit];
    unit.objections_upheld = outcome.objections_upheld;
    unit.objections_refused = outcome.objections_refused;
    unit.restorations_granted = outcome.restorations_granted;
    unit.restorations_refused = outcome.restorations_refused;
    unit.recalls_issued = outcome.recalls_issued;
    unit.recalls_told = outcome.received.told;
    unit.recalls_confirmed = outcome.received.confirmed;
    unit.recall_slowest_days = outcome.received.slowest_days;
  }
  for (auto& [uscc, unit] : by_unit) {
    unit.findings_shown = unit.kind != "court";
    // What is late at a court is shown to itself alone.
    if (unit.findings_shown) unit.recalls_open = store::open_recalls_of(db, uscc);
    else unit.recall_slowest_days = 0;
  }
  std::vector<registry::UnitView> list;
  for (const std::string& uscc : order) list.push_back(std::move(by_unit[uscc]));
  return list;
}

std::vector<registry::CollectorView> PublicFace::collectors() {
  Reader reader = this->reader();
  std::vector<registry::CollectorView> list = collector_views(reader.db(), keys_, clock_.now());
  std::erase_if(list, [](const registry::CollectorView& one) { return !one.is_in_force; });
  return list;
}

std::vector<registry::ListSystemView> PublicFace::list_systems() {
  Reader reader = this->reader();
  return list_system_views(ListsFor::everybody, reader.db(), keys_, pack_, clock_.now());
}
std::vector<registry::MeasureListView> PublicFace::measure_lists() {
  Reader reader = this->reader();
  return measure_list_views(ListsFor::everybody, reader.db(), keys_, pack_, clock_.now().date());
}

std::vector<registry::RewardListView> PublicFace::reward_lists() {
  Reader reader = this->reader();
  return reward_list_views(reader.db(), clock_.now().date());
}

std::vector<registry::PromiseView> PublicFace::promises() {
  Reader reader = this->reader();
  store::Connection& db = reader.db();
  const base::Date today = clock_.now().date();
  std::vector<registry::PromiseView> list;
  for (const store::StoredPromise& stored : store::all_promises(db)) {
    const cases::Promise& promise = stored.promise;
    const auto unit = store::find_unit(db, promise.unit);
    CHECK(unit.has_value());
    list.push_back({.id = public_id(keys_, "prm", promise.id), .unit = unit->name, .uscc = unit->uscc, .region_title = region_title(unit->region), .kind_title = cases::facts_of(promise.kind).title,
                    .subject_matter = promise.matter, .document_number = promise.document_number, .due_on = promise.due_on.iso(), .new_due_on = promise.new_due_on ? promise.new_due_on->iso() : "", .state = std::string(cases::word(promise.state)),
                    .state_title = cases::printed(promise.state), .is_overdue = cases::is_overdue(promise, today), .reason = promise.reason, .authority = promise.authority,
                    .procedure_document = promise.change_document, .compensation = promise.compensation, .reported_at = promise.reported_at ? promise.reported_at->rfc3339() : "",
                    .log_index = store::log_index(db, stored.reported_row.value_or(stored.row_id))});
  }
  std::ranges::stable_sort(list, {}, &registry::PromiseView::uscc);
  return list;
}

std::vector<registry::TrustAssessmentView> PublicFace::trust_assessments() {
  Reader reader = this->reader();
  store::Connection& db = reader.db();
  std::vector<registry::TrustAssessmentView> list;
  for (const store::StoredTrustAssessment& stored : store::trust_assessments(db)) {
    const cases::TrustAssessment& one = stored.assessment;
    const auto unit = store::find_unit(db, one.unit);
    CHECK(unit.has_value());
    list.push_back({.id = public_id(keys_, "tas", one.id), .unit = unit->name, .uscc = unit->uscc, .region_title = region_title(unit->region), .year = one.year, .method = one.method, .result = one.result,
                    .document_number = one.document_number, .decided_on = one.decided_on.iso(), .log_index = store::log_index(db, stored.row_id)});
  }
  return list;
}

registry::OutcomeView PublicFace::outcomes() {
  Reader reader = this->reader();
  store::Connection& db = reader.db();
  const base::Instant now = clock_.now();
  registry::OutcomeView view;
  view.organisations = store::count_organisations(db);
  const store::RecordSums records = store::record_sums(db, now.date());
  view.records_public = records.told_running;
  view.records_held = records.held;
  view.records_ended = records.ended;
  const store::ObjectionSums objections = store::objection_sums(db);
  view.objections_open = objections.open;
  view.objections_closed = objections.closed;
  view.objections_upheld = objections.upheld;
  for (const cases::Objection& objection : store::open_objections(db)) {
    if (!cases::overdue(objection, now.date(), reader.pack()).empty()) ++view.answers_overdue;
  }
  for (const store::RecipientOutcome& told : store::recipient_outcomes(db, now)) {
    view.recalls_told += told.told;
    view.recalls_confirmed += told.confirmed;
    view.slowest_confirmation_seconds = std::max(view.slowest_confirmation_seconds, told.slowest_seconds);
    const auto unit = told.unit.empty() ? std::nullopt : store::find_unit(db, told.unit);
    // What is late at a court is shown to itself alone.
    if (unit && unit->kind == "court") continue;
    view.slowest_recipients.push_back({recipient_kind(told.kind), unit_name(db, told.unit), told.unit, told.told, told.confirmed, told.slowest_days});
  }
  std::ranges::stable_sort(view.slowest_recipients, std::greater{}, &registry::RecipientOutcomeView::slowest_days);
  if (view.slowest_recipients.size() > kSlowestShown) view.slowest_recipients.resize(kSlowestShown);
  const store::ExposureSums exposure = store::exposure_sums(db);
  view.exposure_checks = exposure.checks;
  view.wrongful_exposure_minutes = exposure.wrongful_minutes;
  view.log_size = reader.log_size();
  view.read_at = now.rfc3339();
  return view;
}

std::vector<registry::ItemView> PublicFace::items() {
  Reader reader = this->reader();
  std::vector<registry::ItemView> list;
  for (const statute::Item& item : pack_.items) {
    registry::ItemView view;
    view.code = item.code;
    view.title = item.name;
    view.article = item.article;
    view.importable = item.importable_stage == 1;
    view.negative = item.negative;
    view.told_first = item.told_first;
    for (const Channel channel : statute::kChannels) {
      if (!item.organisation.contains(channel)) continue;
      const base::LocalText label = statute::label(channel);
      view.modes.zh += (view.modes.zh.empty() ? "" : "、") + label.zh;
      view.modes.en += (view.modes.en.empty() ? "" : ", ") + label.en;
    }
    view.until = statute::label(item.until);
    view.keep = statute::label(item.keep);
    if (const auto edition = store::edition_in_force(reader.db(), item.code, clock_.now().date())) {
      view.in_force = true;
      view.in_force_from = edition->from_on.iso();
      view.decision_number = edition->decision_number;
      view.authority = edition->authority;
      view.demonstration = edition->is_demonstration;
      const auto decision = store::find_joint_decision(reader.db(), statute::DivisionLevel::province, edition->decision_number);
      CHECK(decision.has_value());  // no edition takes force without it
      view.joint_decision_index = store::log_index(reader.db(), decision->row_id);
    }
    list.push_back(std::move(view));
  }
  return list;
}

std::string PublicFace::vkey() {
  const std::string origin = journal::origin_of(name_, 0, static_cast<std::uint32_t>(reader().epoch()));
  return journal::Ed25519Signer(origin, keys_.log_key().bytes).vkey();
}

std::string PublicFace::checkpoint() {
  Reader reader = this->reader();
  const auto checkpoint = store::newest_checkpoint(reader.db(), reader.epoch());
  return checkpoint ? checkpoint->note : std::string{};
}

std::optional<std::string> PublicFace::tile(unsigned level, std::uint64_t n, unsigned width) {
  Reader reader = this->reader();
  auto data = store::tile_reader(reader.db(), reader.epoch())(level, n, width);
  if (data) data->resize(32UL * width);
  return data;
}

std::string PublicFace::state_tag() { return reader().state_on(clock_.now().date()); }

}  // namespace liaoxin::app
