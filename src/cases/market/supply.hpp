#pragma once
#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

#include "cases/market/agreement.hpp"
#include "cases/market/collection.hpp"

/// Supplying market information (arts. 13, 14): one matter of one subject at a time, by a named person of the collector, who
/// answers for its lawfulness, truth and accuracy.
namespace liaoxin::cases {

struct SubmitInformation {
  std::string number;                       ///< by which the collector keeps it
  std::string subject_code, subject_name;   ///< unified social credit code or identity number, and the name that goes with it
  std::string kind, information;
  base::Date occurred_on, until_on;
  std::optional<std::string> disclosure_law;  ///< the law or administrative regulation, with article, that requires disclosure
};
BOOST_DESCRIBE_STRUCT(SubmitInformation, (), (number, subject_code, subject_name, kind, information, occurred_on, until_on, disclosure_law))

/// What is supplied, as far as its ground depends on it.
struct Supplied {
  MarketKind kind;
  std::string content;
  base::Date occurred_on, until_on;
  std::string disclosure_law;    ///< empty: none named
  bool is_of_protected = false;  ///< about a natural person or an individual business
};

/// On what the supply rests: an agreement always, and of natural persons and individual businesses a consent or a law.
struct Ground {
  std::int64_t agreement = 0;
  std::optional<std::int64_t> collection;
};
/// Refusals: collector_not_agreed, declaration_text_forbidden, information_term_invalid, disclosure_law_invalid,
/// collection_not_consented.
[[nodiscard]] base::Result<Ground> decide_supply(const Supplied& supplied, const std::optional<Agreement>& agreement, const std::vector<Collection>& collections, base::Instant now);

/// Art. 14: laws and administrative regulations only, named with their article. A local regulation, a rule or a notice is none.
[[nodiscard]] bool names_law_or_administrative_regulation(std::string_view text);

[[nodiscard]] const std::vector<statute::Operation>& market_commands();

}  // namespace liaoxin::cases
