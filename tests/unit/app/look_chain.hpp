#pragma once
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/json.hpp"

namespace liaoxin::app::testing {

/// What a whole file says of the looks in each register, newest first: their numbers run from 1 without a gap, and what each leaf commits to names
/// the place of the look before it.
inline void expect_numbered_and_chained(const std::map<std::string, std::vector<base::json::object>>& registers) {
  for (const auto& [name, looks] : registers) {
    for (std::size_t i = 0; i < looks.size(); ++i) {
      EXPECT_EQ(looks[i].at("sequence").to_number<std::int64_t>(), static_cast<std::int64_t>(looks.size() - i)) << name << ": from 1, without a gap";
      const auto fact = base::parse_json(std::string(looks[i].at("fact").as_string()))->as_object();
      EXPECT_EQ(fact.contains("before"), i + 1 < looks.size()) << name;
      if (i + 1 < looks.size()) EXPECT_EQ(fact.at("before").as_object().at("index"), looks[i + 1].at("log_index")) << name;
    }
  }
}

}  // namespace liaoxin::app::testing
