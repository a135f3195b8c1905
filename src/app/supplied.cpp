#include "app/supplied.hpp"

#include <algorithm>

#include "app/access_register.hpp"
#include "app/erasure.hpp"
#include "app/persons.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "statute/forbidden.hpp"
#include "store/market.hpp"

namespace liaoxin::app {
namespace {

const std::string& cell(const statute::Schema& schema, const registry::JudgedRow& row, std::string_view code) {
  const statute::Column* column = schema.column(code);
  CHECK(column != nullptr);
  return row.elements[static_cast<std::size_t>(column - schema.columns.data())];
}

/// Whom a row is about, as consents and the access register write it.
std::string about_row(Session& s, const registry::JudgedRow& row) {
  if (!row.identity_number.empty()) return about_number(s.platform.keys(), row.identity_number);
  return about_code(s.db(), row.subject_code);
}

}  // namespace

Cells supplied_cells(const cases::SubmitInformation& c, const cases::InquirySubject& subject, const cases::MarketKindFacts& kind, const store::StoredUnit& collector) {
  Cells filled{{"SC_BH", c.number}, {"SC_ZTMC", c.subject_name}, {"SC_XXLB", kind.title.zh}, {"SC_NR", c.information}, {"SC_FSRQ", c.occurred_on.iso()},
                                            {"SC_JZRQ", c.until_on.iso()}, {"SC_FLYJ", c.disclosure_law.value_or("")}, {"SC_CJDW", collector.name}, {"SC_CJDWDM", collector.uscc}};
  filled["SC_ZTLB"] = subject.is_natural_person ? "自然人" : subject.is_protected ? "个体工商户" : "法人及非法人组织";
  filled[subject.is_natural_person ? "SC_ZJHM" : "SC_ZTDM"] = subject.code;
  return filled;
}

base::Result<cases::Ground> ground_of(Session& s, const registry::JudgedRow& row) {
  const statute::Schema& schema = *s.pack().schema_of(*s.pack().item(row.state.item));
  const auto kind = std::ranges::find(cases::market_kinds(), cell(schema, row, "SC_XXLB"), [](const cases::MarketKindFacts& one) { return one.title.zh; });
  CHECK(kind != cases::market_kinds().end());  // the judge knows no other word
  const cases::Supplied supplied{.kind = kind->kind, .content = cell(schema, row, "SC_NR"), .occurred_on = *base::Date::parse(cell(schema, row, "SC_FSRQ")),
                                 .until_on = *base::Date::parse(cell(schema, row, "SC_JZRQ")), .disclosure_law = base::trim(cell(schema, row, "SC_FLYJ")),
                                 .is_of_protected = !statute::is_organisation(row.state.subject_kind)};
  return cases::decide_supply(supplied, store::agreement_in_force(s.db(), row.state.source_unit, s.now()), store::collections_about(s.db(), about_row(s, row), row.state.source_unit), s.now());
}

base::Result<void> may_correct_supplied(const std::map<std::string, std::string>& elements) {
  for (const char* code : {"SC_XXLB", "SC_JZRQ", "SC_FLYJ"}) {
    if (elements.contains(code)) return base::refuse(base::RefusalWord::key_element_fixed, {}, std::string("/elements/") + code);
  }
  const auto content = elements.find("SC_NR");
  if (content != elements.end() && statute::forbidden_class_in(content->second) != nullptr) return base::refuse(base::RefusalWord::declaration_text_forbidden, {}, "/elements/SC_NR");
  return {};
}

std::vector<registry::CollectorView> collector_views(store::Connection& db, const store::KeyStore& keys, base::Instant now) {
  std::vector<registry::CollectorView> list;
  for (const cases::Agreement& one : store::agreements(db)) {
    registry::CollectorView view{.agreement = public_id(keys, "agr", one.id), .name = unit_name(db, one.collector), .uscc = one.collector, .agreement_number = one.number, .need = one.need, .method = one.method,
                                 .objection_procedure = one.objection_procedure, .contact = one.contact, .until_on = one.until_on.iso(), .is_in_force = cases::is_in_force(one, now)};
    for (const cases::MarketKind kind : one.kinds) view.kinds.push_back(cases::facts_of(kind).title);
    list.push_back(std::move(view));
  }
  return list;
}

base::json::array end_supplied(Session& s, const std::vector<registry::RecordId>& records) {
  base::json::array certificates;
  for (const registry::RecordId id : records) {
    auto record = store::find_record(s.db(), id);
    CHECK(record.has_value());
    if (record->state.ended != registry::EndKind::none) continue;
    certificates.emplace_back(end_record(s.writer, s.platform, s.actor, record->state, registry::EndKind::withdrawn, {.operation = s.operation}).certificate_number);
    erase_record(s.writer, record->state);
  }
  return certificates;
}

}  // namespace liaoxin::app
