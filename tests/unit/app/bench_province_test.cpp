// What is measured: the bench's own acts are taken, so that every figure can be measured.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "../../../bench/province.hpp"
#include "app/executor.hpp"
#include "app/import.hpp"
#include "app/platform.hpp"
#include "store/subjects.hpp"

namespace liaoxin::app {
namespace {

TEST(BenchProvince, TakesEveryRowAndEveryActThatIsMeasured) {
  const std::filesystem::path directory = std::filesystem::temp_directory_path() / ("liaoxin-bench-test-" + std::to_string(::getpid()));
  std::filesystem::remove_all(directory);
  std::filesystem::create_directories(directory);
  const bench::Province province = bench::make_province(directory / "data");
  constexpr int kRows = 40;
  bench::write_penalties(directory / "penalties.csv", province, kRows);
  {
    const Clock clock;
    Platform platform(places(directory / "data"), clock);
    const statute::Actor officer{statute::ActorKind::officer, "a", province.department};
    ImportRequest request{.file = directory / "penalties.csv", .item = "C4-03", .actor = officer, .served_by = officer, .service_column = "X_SDRQ"};
    request.secrecy_reviewed_by = statute::Actor{statute::ActorKind::officer, "b", province.department};
    const auto result = import_file(platform, request, [](const ImportProgress&) {});
    ASSERT_TRUE(result) << result.error().message.en;
    EXPECT_EQ(result->accepted, kRows);
    EXPECT_EQ(result->held, 0);
    const auto record = store::find_record(platform.db(), 1);
    ASSERT_TRUE(record);
    const auto organisation = store::find_subject(platform.db(), record->state.subject_id);
    const std::string number = platform.public_id("rec", record->state.id);
    const auto taken = [&](std::string_view operation, const statute::Actor& actor, const base::json::object& input) {
      const auto answer = execute(platform, operation, input, actor);
      EXPECT_TRUE(answer) << operation << ": " << answer.error().front().message.en;
      return answer ? *answer : base::json::object{};
    };
    const auto looked = taken("inquiry.make", officer, {{"subject_code", organisation->uscc}, {"matter", "penalty"}, {"case_reference", "沈市监立案〔2026〕1号"}});
    ASSERT_TRUE(looked.contains("records"));
    EXPECT_FALSE(looked.at("records").as_array().empty());
    const statute::Actor subject{statute::ActorKind::subject, organisation->uscc, ""};
    taken("objection.submit", subject, {{"record", number}, {"ground", "error"}, {"statement", "金额与决定书不符"}});
    taken("leniency.claim", subject, {{"record", number}, {"flag", "force_majeure"}, {"statement", "洪水"}});
    taken("record.withdraw", officer, {{"record", number}, {"reason", "报送有误"}});
  }
  std::filesystem::remove_all(directory);
}

}  // namespace
}  // namespace liaoxin::app
