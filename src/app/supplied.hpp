#pragma once
#include "app/executor.hpp"
#include "app/made_record.hpp"
#include "cases/market/supply.hpp"
#include "registry/judge.hpp"
#include "registry/views.hpp"

/// Market information as it stands in records: cells of its form, and what each record rests on.
namespace liaoxin::app {

/// What a command of a collector says, in the cells of its form.
[[nodiscard]] Cells supplied_cells(const cases::SubmitInformation& command, const cases::InquirySubject& subject, const cases::MarketKindFacts& kind, const store::StoredUnit& collector);
/// On what a judged row of market information rests (arts. 13, 14).
/// Refusals: as cases::decide_supply.
[[nodiscard]] base::Result<cases::Ground> ground_of(Session& session, const registry::JudgedRow& row);
/// A correction mends what was said. The kind, the term and the law stay, for they are what the ground was given for: the
/// collector withdraws and supplies anew. Refusals: key_element_fixed, declaration_text_forbidden.
[[nodiscard]] base::Result<void> may_correct_supplied(const std::map<std::string, std::string>& elements);
/// All agreements with collectors, newest first.
[[nodiscard]] std::vector<registry::CollectorView> collector_views(store::Connection& db, const store::KeyStore& keys, base::Instant now);
/// What was supplied on ground that is gone ends everywhere at once, and its content goes. Gives the numbers of the certificates.
[[nodiscard]] base::json::array end_supplied(Session& session, const std::vector<registry::RecordId>& records);

}  // namespace liaoxin::app
