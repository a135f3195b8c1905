#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/refusal.hpp"
#include "statute/operation.hpp"

/// Government trust 政务诚信 (art. 46): policy pledges and contracts of governments, whether they are performed, and what is paid where they have to
/// change. All of it is public, by unit; the other side is not named.
namespace liaoxin::cases {

enum class PromiseKind { pledge, contract };
struct PromiseKindFacts {
  PromiseKind kind;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const PromiseKindFacts> promise_kinds();
[[nodiscard]] const PromiseKindFacts* promise_kind(std::string_view word);
[[nodiscard]] const PromiseKindFacts& facts_of(PromiseKind kind);

/// How it stands with it.
enum class PromiseState { running, performed, delayed, not_performed, changed };
[[nodiscard]] std::string_view word(PromiseState state);
[[nodiscard]] std::optional<PromiseState> promise_state(std::string_view word);
[[nodiscard]] base::LocalText printed(PromiseState state);
/// What can be reported: performed, delayed, not performed.
struct PromiseOutcome {
  PromiseState state;
  std::string_view word;
  base::LocalText title;
};
[[nodiscard]] std::span<const PromiseOutcome> promise_outcomes();

/// Why it is not performed in time. The four that the article rejects stand in the list so that who chooses one reads that it counts for nothing.
struct PromiseCause {
  std::string_view word;
  base::LocalText title;
  bool is_rejected = false;
};
[[nodiscard]] std::span<const PromiseCause> promise_causes();

struct Promise {
  std::int64_t id = 0;
  std::string unit;  ///< USCC
  PromiseKind kind = PromiseKind::pledge;
  std::string matter, document_number;
  base::Date due_on;                             ///< as it was promised
  std::optional<base::Date> new_due_on = {};     ///< of the newest delay
  base::Instant registered_at;
  PromiseState state = PromiseState::running;
  std::string reason = {};                       ///< of the newest report or change, public
  std::string authority = {}, change_document = {}, compensation = {};  ///< of a change
  std::optional<base::Instant> reported_at = {};
};
/// The day it waits for now: the one promised, or that of the newest delay.
[[nodiscard]] base::Date last_day(const Promise& promise);
/// It runs, or is delayed, and its last day has passed without anybody saying how it stands, or that it waits no more.
[[nodiscard]] bool is_overdue(const Promise& promise, base::Date today);

struct RegisterPromise {
  std::string unit, kind, subject_matter;
  base::Date due_on;
  std::string document_number;
};
BOOST_DESCRIBE_STRUCT(RegisterPromise, (), (unit, kind, subject_matter, due_on, document_number))
struct ReportPerformance {
  std::string promise, outcome;
  std::optional<std::string> cause, reason;  ///< of what is delayed or not performed
  std::optional<base::Date> new_due_on;      ///< of what is delayed: the day it is performed on
};
BOOST_DESCRIBE_STRUCT(ReportPerformance, (), (promise, outcome, cause, reason, new_due_on))
struct ChangePromise {
  std::string promise, authority, procedure_document, compensation, reason;
};
BOOST_DESCRIBE_STRUCT(ChangePromise, (), (promise, authority, procedure_document, compensation, reason))

/// `is_there`: a promise of this unit stands under the same document and matter. Refusals: promise_kind_unknown, promise_matter_missing, document_not_named, id_number_in_text, promise_exists.
[[nodiscard]] base::Result<Promise> decide_promise(const RegisterPromise& command, bool is_there, base::Instant now);
/// Refusals: promise_over, outcome_unknown, trust_cause_unknown, trust_excuse_rejected, reason_missing, id_number_in_text, promise_day_missing.
[[nodiscard]] base::Result<Promise> decide_performance(Promise promise, const ReportPerformance& command, base::Instant now);
/// Refusals: promise_over, change_authority_missing, document_not_named, compensation_missing, reason_missing, id_number_in_text, trust_excuse_rejected.
[[nodiscard]] base::Result<Promise> decide_change(Promise promise, const ChangePromise& command, base::Instant now);

[[nodiscard]] const std::vector<statute::Operation>& trust_commands();

}  // namespace liaoxin::cases
