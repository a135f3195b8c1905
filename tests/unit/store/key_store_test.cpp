// Keys whose retention is over: a crash between overwriting a key and removing its file stops no start.
#include <gtest/gtest.h>

#include "base/failure.hpp"
#include "store/key_store.hpp"

namespace liaoxin::store {
namespace {

TEST(KeyStore, AKeyWhoseDestructionWasInterruptedIsGone) {
  const std::filesystem::path directory = std::filesystem::temp_directory_path() / ("liaoxin-keys-" + std::to_string(::getpid()));
  std::filesystem::remove_all(directory);
  base::SeededRandom random(1);
  const base::Instant now = *base::Instant::parse_rfc3339("2026-06-01T09:00:00+08:00");
  KeyStore::create(directory, random, now);
  const std::filesystem::path file = directory / "vault-202701.key";
  {
    KeyStore keys(directory);
    (void)keys.vault_key(base::Date::parse("2027-01-15").value(), random, now);
    ASSERT_TRUE(std::filesystem::exists(file));
  }
  write_durably(file, std::string(256, '\0'), 0600);
  {
    KeyStore keys(directory);
    EXPECT_EQ(keys.find_vault_key(202701), nullptr);
    EXPECT_FALSE(std::filesystem::exists(file)) << "what was begun is finished";
  }
  // Anything else that cannot be read stays a damage, and is named.
  write_durably(file, "{}", 0600);
  EXPECT_THROW(KeyStore{directory}, base::Failure);
  std::filesystem::remove_all(directory);
}

}  // namespace
}  // namespace liaoxin::store
