// Search over a million names: time of each query in this process, and the first page against a plain scan.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <stdexcept>
#include <vector>

#include "app/public_face.hpp"
#include "base/text.hpp"
#include "bench.hpp"
#include "figure.hpp"
#include "province.hpp"
#include "store/subjects.hpp"

namespace liaoxin::bench {
namespace {

struct Name {
  std::string folded;
  std::int64_t subject = 0;
};

constexpr std::size_t kPage = 20;

void fill(app::Platform& platform, std::int64_t count, std::vector<Name>& names) {
  for (std::int64_t done = 0; done < count;) {
    store::Writer writer(platform.sequencer(), platform.clock().now());
    for (std::int64_t i = 0; i < 20'000 && done < count; ++i, ++done) {
      store::StoredSubject subject;
      subject.id = writer.next_id("subject");
      subject.uscc = organisation_code(done);
      subject.name = organisation_name(done);
      subject.region = "210102";
      std::vector<store::StoredName> former;
      if (done % 20 == 0) former.push_back({organisation_name(count + done), {}, {}});
      store::insert_subject(writer.db(), subject, former, writer.now());
      names.push_back({base::fold_name(subject.name), subject.id});
      for (const store::StoredName& name : former) names.push_back({base::fold_name(name.name), subject.id});
    }
    writer.commit();
  }
}

/// The first page by looking at every name: exact, then prefix by name, then any part by number; each subject once.
std::vector<std::int64_t> scan(const std::vector<Name>& names, const std::string& folded) {
  std::vector<std::int64_t> exact, part;
  std::vector<std::pair<std::string, std::int64_t>> prefix;
  for (const Name& name : names) {
    if (name.folded == folded) exact.push_back(name.subject);
    else if (name.folded.starts_with(folded)) prefix.emplace_back(name.folded, name.subject);
    else if (name.folded.find(folded) != std::string::npos) part.push_back(name.subject);
  }
  std::sort(exact.begin(), exact.end());
  std::sort(prefix.begin(), prefix.end());
  std::sort(part.begin(), part.end());
  std::vector<std::int64_t> page;
  std::set<std::int64_t> seen;
  const auto add = [&](std::int64_t id) {
    if (page.size() < kPage && seen.insert(id).second) page.push_back(id);
  };
  for (const std::int64_t id : exact) add(id);
  for (const auto& [name, id] : prefix) add(id);
  for (const std::int64_t id : part) add(id);
  return page;
}

std::vector<std::string> queries(std::int64_t count) {
  std::vector<std::string> list{"沈阳", "有限", "商贸", "安安", "机械", "葫芦", "芦岛", "环保设备", "科技", "不存在的名字", "龙凤"};
  for (std::int64_t i = 0; i < 120; ++i) {
    const std::string name = organisation_name(i * 7919 % count);
    const std::u32string points = base::to_code_points(name);
    list.push_back(name);
    list.push_back(base::to_utf8(std::u32string_view(points).substr(2, 2)));
    list.push_back(base::to_utf8(std::u32string_view(points).substr(3, 3)));
    list.push_back(base::to_utf8(std::u32string_view(points).substr(2, 6)));
    list.push_back(base::to_utf8(std::u32string_view(points).substr(0, 4)));
    list.push_back(organisation_name(count + i * 20));
    list.push_back(organisation_code(i * 104729 % count));
  }
  return list;
}

}  // namespace

void bench_search(const Options& options) {
  const auto data = options.directory / "data";
  (void)make_province(data);
  const app::Clock clock;
  std::vector<Name> names;
  {
    app::Platform platform(app::places(data), clock);
    fill(platform, options.rows, names);
  }
  app::PublicFace face(app::places(data), clock);
  const store::KeyStore keys(app::places(data).keys);
  std::vector<double> times;
  int compared = 0;
  const auto list = queries(options.rows);
  for (const std::string& query : list) (void)face.search({.q = query});  // the first round fills caches, as a running server has
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const auto page = face.search({.q = list[i]});
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    if (!page) throw std::runtime_error("search refused: " + list[i]);
    if (i % 7 > 4 || list[i].size() == 18) continue;  // a scan takes long: most queries are compared
    std::vector<std::int64_t> found;
    for (const auto& hit : page->hits) found.push_back(*app::internal_id(keys, "org", hit.id));
    if (found != scan(names, base::fold_name(list[i]))) throw std::runtime_error("the first page of '" + list[i] + "' differs from a scan");
    ++compared;
  }
  const double median = quantile(times, 0.5), slow = quantile(times, 0.99);
  print({"search.median", median, 0.5, 0.5 / median, 1, "ms", fmt::format("{} queries over {} names, {} first pages equal to a scan", times.size(), names.size(), compared)},
        options.json);
  print({"search.p99", slow, 5, 5 / slow, 1, "ms", "the slowest hundredth of them"}, options.json);
}

}  // namespace liaoxin::bench
