// The mark of what was published: it only moves on, whoever writes it last.
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "store/writer.hpp"

namespace liaoxin::store {
namespace {

class MarkFile : public ::testing::Test {
 protected:
  MarkFile() { std::filesystem::create_directories(directory); }
  ~MarkFile() override { std::filesystem::remove_all(directory); }
  const std::filesystem::path directory = std::filesystem::temp_directory_path() / ("liaoxin-mark-" + std::to_string(::getpid()));
  const std::filesystem::path file = directory / "data.mark";
};

TEST_F(MarkFile, NeverShrinksWithinAnEpochAndEntersTheNext) {
  write_mark(file, {0, 5, {}});
  write_mark(file, {0, 3, {}});
  EXPECT_EQ(read_mark(file)->size, 5U);
  write_mark(file, {1, 1, {}});
  EXPECT_EQ(read_mark(file)->epoch, 1);
  write_mark(file, {0, 9, {}});
  EXPECT_EQ(read_mark(file)->epoch, 1) << "an epoch that ended moves nothing any more";
}

TEST_F(MarkFile, ManyWritersAtOnceLeaveTheLargest) {
  std::vector<std::thread> writers;
  for (std::uint64_t i = 1; i <= 32; ++i) {
    writers.emplace_back([this, i] { write_mark(file, {0, i, {}}); });
  }
  for (std::thread& one : writers) one.join();
  EXPECT_EQ(read_mark(file)->size, 32U);
}

}  // namespace
}  // namespace liaoxin::store
