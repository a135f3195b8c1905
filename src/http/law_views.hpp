#pragma once
#include <boost/describe.hpp>

#include <string>
#include <vector>

#include "http/server.hpp"
#include "registry/views.hpp"

/// Answers about the law itself, and the frames of lists: an answer is always an object, so that it can grow.
namespace liaoxin::http {

struct DutyView {
  std::string id;
  std::int64_t article = 0;
  base::LocalText title, does;
  std::string state;  ///< works, works_on_default, not_yet, register, outside, not_shipped
  base::LocalText state_title;
  std::int64_t stage = 0;
  base::LocalText reason;
  std::vector<std::string> missing;       ///< kind:name of what it needs and does not have
  std::vector<std::string> default_keys;  ///< parameters among its needs that are our defaults
};
BOOST_DESCRIBE_STRUCT(DutyView, (), (id, article, title, does, state, state_title, stage, reason, missing, default_keys))

struct ChoiceView {
  std::string key;
  base::LocalText value;  ///< "3 working days"; empty for a reading
  std::string from, to;
  base::LocalText says, other_reading, changeable_by;
  registry::BasisView basis;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (key, value, from, to, says, other_reading, changeable_by, basis))

struct UnitList {
  std::vector<registry::UnitView> units;
};
BOOST_DESCRIBE_STRUCT(UnitList, (), (units))
struct CoverageList {
  std::vector<registry::CoverageView> coverage;
};
BOOST_DESCRIBE_STRUCT(CoverageList, (), (coverage))
struct CollectorList {
  std::vector<registry::CollectorView> collectors;
};
BOOST_DESCRIBE_STRUCT(CollectorList, (), (collectors))
struct ListSystemList {
  std::vector<registry::ListSystemView> list_systems;
};
BOOST_DESCRIBE_STRUCT(ListSystemList, (), (list_systems))
struct MeasureLists {
  std::vector<registry::MeasureListView> lists;
};
BOOST_DESCRIBE_STRUCT(MeasureLists, (), (lists))
struct RewardLists {
  std::vector<registry::RewardListView> lists;
};
BOOST_DESCRIBE_STRUCT(RewardLists, (), (lists))
struct PromiseList {
  std::vector<registry::PromiseView> promises;
};
BOOST_DESCRIBE_STRUCT(PromiseList, (), (promises))
struct TrustAssessmentList {
  std::vector<registry::TrustAssessmentView> assessments;
};
BOOST_DESCRIBE_STRUCT(TrustAssessmentList, (), (assessments))
struct ItemList {
  std::vector<registry::ItemView> items;
};
BOOST_DESCRIBE_STRUCT(ItemList, (), (items))
struct DutyList {
  std::vector<DutyView> duties;
};
BOOST_DESCRIBE_STRUCT(DutyList, (), (duties))
struct ChoiceList {
  std::vector<ChoiceView> choices;
};
BOOST_DESCRIBE_STRUCT(ChoiceList, (), (choices))

/// Every duty with its derived state, in the order of the pack.
[[nodiscard]] std::vector<statute::JudgedDuty> judged_duties(const Law& law, base::Date today);
[[nodiscard]] DutyList duty_list(const Law& law, base::Date today);
/// The parameters that are our own choice and in force on that day.
[[nodiscard]] bool is_choice(const Law& law, std::string_view key, base::Date today);
[[nodiscard]] ChoiceList choice_list(const Law& law, base::Date today);

}  // namespace liaoxin::http
