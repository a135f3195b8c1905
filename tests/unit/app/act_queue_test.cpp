// Acts that come at the same time: committed together, each for itself.
#include "app/act_queue.hpp"

#include <atomic>
#include <thread>

#include "base/failure.hpp"
#include "province.hpp"
#include "store/public_queries.hpp"

namespace liaoxin::app {
namespace {

using testing::kWorkBody;
using testing::Province;

class Together : public Province {
 public:
  Together() : queue_(platform(), lock_) {}
  /// Does all of them while nobody may write, so that they wait for each other; gives their answers.
  std::vector<std::optional<Answer>> at_once(const std::vector<ActQueue::Act>& acts) {
    std::vector<std::optional<Answer>> answers(acts.size());
    std::vector<std::thread> threads;
    {
      const std::lock_guard held(lock_);
      for (std::size_t i = 0; i < acts.size(); ++i) {
        threads.emplace_back([&, i] {
          try {
            answers[i] = queue_.perform(acts[i]);
          } catch (const base::Failure&) {
          }
        });
      }
      while (queue_.waiting() < acts.size()) std::this_thread::yield();
    }
    for (std::thread& thread : threads) thread.join();
    return answers;
  }
  ActQueue::Act registers(const std::string& officer, const std::string& as = "operator") {
    return [this, officer, as](store::Writer& writer) {
      const base::json::value input = base::json::object{{"unit", kWorkBody}, {"id", officer}, {"name", "演示"}, {"office", "信用处"}, {"posts", base::json::array{}}};
      return execute_in(writer, platform(), *command_named("officer.register"), input, {*statute::parse_actor(as)});
    };
  }
  bool has_officer(const std::string& id) { return store::find_officer(platform().db(), kWorkBody, id).has_value(); }
  std::int64_t log_size() { return store::log_size(platform().db(), 0); }
  std::int64_t checkpoints() {
    static const store::Query kCount{"SELECT count(*) FROM checkpoint"};
    auto rows = platform().db().select(kCount);
    return rows.next() ? rows.integer(0) : 0;
  }

 private:
  std::mutex lock_;
  ActQueue queue_;
};

TEST(ActQueue, ActsThatWaitTogetherAreDurableWithOneCommitAndEachHasItsPlaceInTheLog) {
  Together t;
  const auto leaves = t.log_size(), commits = t.checkpoints();
  std::vector<ActQueue::Act> acts;
  for (int i = 0; i < 20; ++i) acts.push_back(t.registers("n" + std::to_string(i)));
  std::set<std::int64_t> places;
  for (const auto& answer : t.at_once(acts)) {
    ASSERT_TRUE(answer && *answer);
    places.insert((*answer)->at("log_index").to_number<std::int64_t>());
  }
  EXPECT_EQ(places.size(), 20u);
  EXPECT_EQ(t.log_size(), leaves + 20);
  EXPECT_EQ(t.checkpoints(), commits + 1);
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(t.has_officer("n" + std::to_string(i))) << i;
}

TEST(ActQueue, C1_ARefusalLeavesItsTraceAndTakesNothingFromTheActsBesideIt) {
  Together t;
  const auto leaves = t.log_size();
  const auto answers = t.at_once({t.registers("n1"), t.registers("n2", "officer:a@" + kWorkBody), t.registers("n3")});
  EXPECT_TRUE(*answers[0]);
  ASSERT_FALSE(*answers[1]);
  EXPECT_EQ(answers[1]->error().front().word, base::RefusalWord::operation_not_allowed);
  EXPECT_TRUE(*answers[2]);
  EXPECT_TRUE(t.has_officer("n1") && t.has_officer("n3"));
  EXPECT_FALSE(t.has_officer("n2"));
  EXPECT_EQ(t.log_size(), leaves + 3);
}

TEST(ActQueue, AnActThatFailsFailsAloneAndLeavesNothing) {
  Together t;
  const auto leaves = t.log_size();
  const auto fails = [&](store::Writer& writer) -> Answer {
    EXPECT_TRUE(t.registers("half")(writer));
    throw base::Failure("disk_full", "no room", "make room");
  };
  const auto answers = t.at_once({t.registers("n1"), fails, t.registers("n3")});
  EXPECT_TRUE(answers[0] && *answers[0]);
  EXPECT_FALSE(answers[1]);
  EXPECT_TRUE(answers[2] && *answers[2]);
  EXPECT_TRUE(t.has_officer("n1") && t.has_officer("n3"));
  EXPECT_FALSE(t.has_officer("half"));
  EXPECT_EQ(t.log_size(), leaves + 2);
}

TEST(ActQueue, B7_OfManyWhoWantTheSameThingAtOnceOneGetsIt) {
  Together t;
  std::vector<ActQueue::Act> acts(64, t.registers("only"));
  int done = 0, refused = 0;
  for (const auto& answer : t.at_once(acts)) {
    ASSERT_TRUE(answer);
    ++(*answer ? done : refused);
  }
  EXPECT_EQ(done, 1);
  EXPECT_EQ(refused, 63);
}

TEST(ActQueue, WhoeverComesAfterwardsFindsNobodyLeading) {
  Together t;
  for (int round = 0; round < 3; ++round) {
    const auto answers = t.at_once({t.registers("a" + std::to_string(round)), t.registers("b" + std::to_string(round))});
    EXPECT_TRUE(*answers[0] && *answers[1]);
  }
}

}  // namespace
}  // namespace liaoxin::app
