// The desks of an installation, as pages call them.
#include <atomic>
#include <thread>

#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;

TEST(DeskService, OthersActWhilePasswordsAreHashed) {
  DeskOf d;
  const std::string token = d.enter();
  d.passwords().hold();
  std::vector<std::thread> guesses;
  for (int i = 0; i < 4; ++i) {
    guesses.emplace_back([&] { EXPECT_FALSE(d.desk().sign_in("zhang.wei", "guess guess guess", "000000", "198.51.100.1", "")); });
  }
  d.passwords().await(4);
  // All four are being hashed, and the desk answers.
  EXPECT_TRUE(d.desk().who(token));
  EXPECT_EQ(d.desk().act(token, "no.such.operation", {}).error().front().word, base::RefusalWord::operation_unknown);
  d.passwords().let_go();
  for (std::thread& guess : guesses) guess.join();
}

// A4: five guesses are free, however many come at the same time.
TEST(DeskService, A4_GuessesAtTheSameTimeAreCountedOneByOne) {
  DeskOf d;
  d.passwords().hold();
  std::vector<std::thread> guesses;
  std::atomic<int> looked_at = 0, waited = 0;
  for (int i = 0; i < 12; ++i) {
    guesses.emplace_back([&] {
      const auto answer = d.desk().sign_in("zhang.wei", "guess guess guess", "000000", "198.51.100.1", "");
      if (answer.error().word == base::RefusalWord::sign_in_failed) ++looked_at;
      if (answer.error().word == base::RefusalWord::sign_in_wait) ++waited;
    });
  }
  d.passwords().await(12);
  d.passwords().let_go();
  for (std::thread& guess : guesses) guess.join();
  EXPECT_EQ(looked_at, 5);
  EXPECT_EQ(waited, 7);
}

}  // namespace
}  // namespace liaoxin::app
