// Every query of the API is answered once, and refused for each of the words it declares and for nothing else.
#include <algorithm>
#include <map>
#include <set>

#include "http/api.hpp"
#include "http/face.hpp"
#include "http/problem.hpp"
#include "province.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kDepartment;
using testing::Province;

class QueryRefusals : public ::testing::Test {
 protected:
  QueryRefusals() {
    p.register_organisation(kCompany, "沈阳演示科技有限公司");
    record = p.file_penalty(kCompany, "罚1号");
    certificate = p.must("record.correct", "officer:a@" + kDepartment, R"({"record":")" + p.file_penalty(kCompany, "罚2号") + R"(","elements":{"CF_NR_FK":"4"},"reason":"录入有误"})").at("certificate").as_string();
  }
  /// The word of the refusal, empty for an answer. No word comes that neither the query nor all queries declare.
  std::string word_of(const statute::Operation& query, const std::string& address, http::Method method = http::Method::get) {
    const http::Response response = face.answer({method, address, {}});
    if (response.status == 200) return {};
    const std::string word(base::parse_json(response.body)->at("code").as_string());
    const base::RefusalWord refusal = *base::refusal_word(word);
    EXPECT_EQ(response.status, http::status_of(refusal)) << address;
    const auto declares = [&](const std::vector<base::RefusalWord>& words) { return std::ranges::find(words, refusal) != words.end(); };
    EXPECT_TRUE(declares(query.refusals) || declares(http::common_refusals())) << query.name << " does not declare " << word << ": " << address;
    return word;
  }
  /// An address at which the query is answered.
  std::string answered(const statute::Operation& query) const {
    if (query.name == "organisation.search") return "/v1/organisations?q=沈阳演示";
    std::string address(query.route);
    const std::string which = query.name == "certificate.show" ? certificate : query.name == "record.show" ? record : kCompany;
    if (const auto brace = address.find('{'); brace != std::string::npos) address.replace(brace, std::string::npos, which);
    return address;
  }

  Province p;
  std::string record, certificate;
  const statute::Pack pack = statute::embedded_pack();
  const http::Law law{pack, {}, {}};
  PublicFace reads{p.places(), p.clock()};
  http::Face face{http::Site{}, reads, law};
};

TEST_F(QueryRefusals, EachQueryIsRefusedForEachOfItsWords) {
  const std::multimap<std::string_view, std::pair<std::string, std::string>> cases{
      {"organisation.search", {"query_too_short", "/v1/organisations?q=沈"}},
      {"organisation.search", {"cursor_invalid", "/v1/organisations?q=沈阳&cursor=x"}},
      {"organisation.search", {"limit_out_of_range", "/v1/organisations?q=沈阳&limit=0"}},
      {"organisation.search", {"limit_out_of_range", "/v1/organisations?q=沈阳&limit=101"}},
      {"organisation.search", {"region_unknown", "/v1/organisations?q=沈阳&city=990000"}},
      {"organisation.search", {"item_unknown", "/v1/organisations?q=沈阳&item=Z9"}},
      {"organisation.show", {"not_found", "/v1/organisations/org-x"}},
      {"record.show", {"not_found", "/v1/records/rec-x"}},
      {"certificate.show", {"not_found", "/v1/certificates/x"}},
  };
  for (const statute::Operation& query : registry::public_queries()) {
    EXPECT_EQ(word_of(query, answered(query)), "") << query.name;
    std::set<std::string> tried, declared;
    for (const base::RefusalWord word : query.refusals) declared.emplace(base::word(word));
    for (auto [at, end] = cases.equal_range(query.name); at != end; ++at) {
      const auto& [word, address] = at->second;
      EXPECT_EQ(word_of(query, address), word) << address;
      tried.insert(word);
    }
    EXPECT_EQ(tried, declared) << query.name;
  }
}

TEST_F(QueryRefusals, WhatAnyQueryIsRefusedForIsNamed) {
  std::set<std::string> tried{"server_busy", "machine_failed", "too_many_requests"};  // SocketTest, Face and RateLimits: a machine in trouble, a network that asks too often
  const auto expect = [&](const statute::Operation& query, const std::string& address, const std::string& word, http::Method method = http::Method::get) {
    EXPECT_EQ(word_of(query, address, method), word) << address;
    tried.insert(word);
  };
  for (const statute::Operation& query : registry::public_queries()) {
    const std::string address = answered(query);
    const std::string more = address + (address.find('?') == std::string::npos ? "?" : "&");
    expect(query, more + "colour=blue", "parameter_unknown");
    expect(query, more + "colour=blue&colour=red", "parameter_repeated");
    expect(query, more + "colour=%zz", "target_malformed");
    expect(query, address, "method_not_allowed", http::Method::other);
    for (const statute::Field& field : query.fields) {
      const bool is_in_path = query.route.find("{" + field.name + "}") != std::string_view::npos;
      if (field.required && !is_in_path) expect(query, std::string(query.route), "json_field_missing");
      if (field.type == "integer") expect(query, more + field.name + "=many", "json_wrong_type");
    }
  }
  std::set<std::string> declared;
  for (const base::RefusalWord word : http::common_refusals()) declared.emplace(base::word(word));
  EXPECT_EQ(tried, declared);
}

}  // namespace
}  // namespace liaoxin::app
