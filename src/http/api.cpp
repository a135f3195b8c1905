#include "http/api.hpp"

#include <algorithm>
#include <charconv>
#include <type_traits>

#include "base/check.hpp"
#include "base/text.hpp"
#include "http/api_schema.hpp"
#include "http/api_table.hpp"
#include "http/law_views.hpp"

namespace liaoxin::http {
namespace {

using base::json::value;
using registry::PublicReads;

template <class T>
struct result_value {
  using type = T;
};
template <class T>
struct result_value<base::Result<T>> {
  using type = T;
};

/// A call from its argument struct and a function of it; the answer's schema follows from the return type.
template <class Arguments, class Function>
ApiCall call(std::string_view name, Function function) {
  using Answer = typename result_value<std::invoke_result_t<Function, const Arguments&, PublicReads&, const Law&>>::type;
  ApiCall made;
  made.query = name;
  made.answer = [function](const value& arguments, PublicReads& reads, const Law& law, base::json::storage_ptr memory) -> base::Result<value> {
    const auto decoded = base::from_json<Arguments>(arguments);
    if (!decoded) return std::unexpected(decoded.error().front());
    if constexpr (std::is_same_v<Answer, std::invoke_result_t<Function, const Arguments&, PublicReads&, const Law&>>) {
      return base::to_json(function(*decoded, reads, law), std::move(memory));
    } else {
      return base::to_json(TRY(function(*decoded, reads, law)), std::move(memory));
    }
  };
  made.answer_schema = [](base::json::object& components) { return schema_of<Answer>(components); };
  return made;
}

using registry::Identified;
using registry::NoArguments;
using registry::Numbered;
using registry::SearchQuery;

std::vector<ApiCall> make_calls() {
  return {
      call<SearchQuery>("organisation.search", [](const SearchQuery& query, PublicReads& reads, const Law&) { return reads.search(query); }),
      call<Identified>("organisation.show", [](const Identified& which, PublicReads& reads, const Law&) { return reads.organisation(which.id); }),
      call<Identified>("record.show", [](const Identified& which, PublicReads& reads, const Law&) { return reads.record(which.id); }),
      call<NoArguments>("unit.list", [](const NoArguments&, PublicReads& reads, const Law&) { return UnitList{reads.units()}; }),
      call<NoArguments>("coverage.list", [](const NoArguments&, PublicReads& reads, const Law&) { return CoverageList{reads.coverage()}; }),
      call<NoArguments>("collector.list", [](const NoArguments&, PublicReads& reads, const Law&) { return CollectorList{reads.collectors()}; }),
      call<NoArguments>("list_system.list", [](const NoArguments&, PublicReads& reads, const Law&) { return ListSystemList{reads.list_systems()}; }),
      call<NoArguments>("measure_list.list", [](const NoArguments&, PublicReads& reads, const Law&) { return MeasureLists{reads.measure_lists()}; }),
      call<NoArguments>("reward_list.list", [](const NoArguments&, PublicReads& reads, const Law&) { return RewardLists{reads.reward_lists()}; }),
      call<NoArguments>("promise.list", [](const NoArguments&, PublicReads& reads, const Law&) { return PromiseList{reads.promises()}; }),
      call<NoArguments>("trust_assessment.list", [](const NoArguments&, PublicReads& reads, const Law&) { return TrustAssessmentList{reads.trust_assessments()}; }),
      call<NoArguments>("outcome.show", [](const NoArguments&, PublicReads& reads, const Law&) { return reads.outcomes(); }),
      call<NoArguments>("item.list", [](const NoArguments&, PublicReads& reads, const Law&) { return ItemList{reads.items()}; }),
      call<Numbered>("certificate.show", [](const Numbered& which, PublicReads& reads, const Law&) { return reads.certificate(which.number); }),
      call<NoArguments>("duty.list", [](const NoArguments&, PublicReads& reads, const Law& law) { return duty_list(law, reads.now().date()); }),
      call<NoArguments>("choice.list", [](const NoArguments&, PublicReads& reads, const Law& law) { return choice_list(law, reads.now().date()); }),
  };
}

std::vector<std::string> pattern_parts(std::string_view pattern) { return base::split(pattern.substr(1), '/'); }
bool is_placeholder(std::string_view part) { return part.starts_with('{'); }

/// The arguments of a query as JSON, each in the type its field has.
base::Result<value> arguments_of(const statute::Operation& query, const Target& target) {
  base::json::object arguments;
  const auto parts = pattern_parts(query.route);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (is_placeholder(parts[i])) arguments[std::string_view(parts[i]).substr(1, parts[i].size() - 2)] = target.segments[i];
  }
  for (const auto& [name, text] : target.parameters) {
    const auto field = std::ranges::find(query.fields, name, &statute::Field::name);
    if (field == query.fields.end() || arguments.contains(name)) {
      return base::refuse(base::RefusalWord::parameter_unknown, base::one_line(name), base::one_line(name));
    }
    if (text.empty() && !field->required) continue;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc() && end == text.data() + text.size();
    if (field->type == "integer" && is_number) {
      arguments[name] = number;
    } else {
      arguments[name] = text;
    }
  }
  return arguments;
}

}  // namespace

const std::vector<ApiCall>& api_calls() {
  static const std::vector<ApiCall> calls = [] {
    auto made = make_calls();
    const auto& queries = registry::public_queries();
    CHECK(std::ranges::equal(made, queries, {}, &ApiCall::query, &statute::Operation::name));
    return made;
  }();
  return calls;
}

std::optional<std::string> matched(std::string_view pattern, const std::vector<std::string>& segments) {
  if (pattern == "/") return segments.empty() ? std::optional<std::string>("") : std::nullopt;
  const auto parts = pattern_parts(pattern);
  if (parts.size() != segments.size()) return std::nullopt;
  std::string found;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (is_placeholder(parts[i])) {
      found = segments[i];
    } else if (parts[i] != segments[i]) {
      return std::nullopt;
    }
  }
  return found;
}

const std::vector<base::RefusalWord>& common_refusals() {
  using enum base::RefusalWord;
  static const std::vector<base::RefusalWord> words{target_malformed, parameter_unknown, parameter_repeated, json_wrong_type, json_field_missing, method_not_allowed, too_many_requests, server_busy, machine_failed};
  return words;
}

const statute::Operation* query_at(const Target& target) {
  for (const statute::Operation& query : registry::public_queries()) {
    if (matched(query.route, target.segments)) return &query;
  }
  return nullptr;
}

base::Result<ApiAnswer> answer_query(const statute::Operation& query, const Target& target, PublicReads& reads, const Law& law) {
  const value arguments = TRY(arguments_of(query, target));
  const auto call = std::ranges::find(api_calls(), query.name, &ApiCall::query);
  base::json::monotonic_resource memory;
  const value answer = TRY(call->answer(arguments, reads, law, &memory));
  ApiAnswer made{base::json::serialize(answer), {}};
  const value* next = answer.is_object() ? answer.get_object().if_contains("next") : nullptr;
  if (next != nullptr && next->is_string() && !next->get_string().empty()) {
    for (const auto& [name, text] : target.parameters) {
      if (name != "cursor") made.next += (made.next.empty() ? "?" : "&") + percent_encoded(name) + "=" + percent_encoded(text);
    }
    made.next = std::string(query.route) + made.next + "&cursor=" + percent_encoded(std::string_view(next->get_string()));
  }
  return made;
}

}  // namespace liaoxin::http
