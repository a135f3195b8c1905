#include "app/backup.hpp"

#include "province.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::Province;

// Tag: backup_restore
TEST(Backup, IsVerifiedSignedAndRestoresToTheSameLog) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const std::string record = p.file_penalty(kCompany, "罚1号");
  const auto backup = p.directory() / "backup";
  const BackupResult made = make_backup(p.places(), backup, p.clock().now());
  EXPECT_EQ(made.log_size, static_cast<std::int64_t>(p.platform().sequencer().size()));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(backup)) EXPECT_NE(entry.path().extension(), ".key") << "never a key";
  EXPECT_EQ(std::filesystem::status(backup).permissions(), std::filesystem::perms::owner_all) << "held and ended rows stand in it";
  EXPECT_THROW(make_backup(p.places(), backup, p.clock().now()), base::Failure) << "never over another backup";
  Places target = app::places(p.directory() / "restored", p.places().keys, p.places().mark);
  const auto report = restore_backup(backup, target);
  ASSERT_TRUE(report) << report.error().message.en;
  EXPECT_TRUE(verify_data(target).passed());
  EXPECT_TRUE(PublicFace(target, p.clock()).record(record));
  EXPECT_EQ(restore_backup(backup, target).error().word, base::RefusalWord::restore_target_exists);
}

TEST(Backup, AnOldBackupIsReadableButWritesNothing) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const auto backup = p.directory() / "backup";
  make_backup(p.places(), backup, p.clock().now());
  p.file_penalty(kCompany, "罚1号");
  const Places target = app::places(p.directory() / "restored", p.places().keys, p.places().mark);
  ASSERT_TRUE(restore_backup(backup, target));
  Platform old(target, p.clock());
  try {
    store::Writer writer(old.sequencer(), p.clock().now());
    ADD_FAILURE() << "the published tail is lost";
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.word(), "journal_rollback");
  }
}

TEST(Backup, AFlippedByteOrAForeignKeyIsRefused) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  const auto backup = p.directory() / "backup";
  make_backup(p.places(), backup, p.clock().now());
  const auto flip = [&](const char* name, std::streamoff at) {
    std::fstream file(backup / name, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const char byte = static_cast<char>(file.get() ^ 1);
    file.seekp(at);
    file.put(byte);
  };
  const Places target = app::places(p.directory() / "restored", p.places().keys, p.places().mark);
  flip("liaoxin.sqlite", 40000);
  EXPECT_EQ(restore_backup(backup, target).error().word, base::RefusalWord::backup_hash_false);
  flip("liaoxin.sqlite", 40000);
  flip("manifest.note", 20);
  EXPECT_EQ(restore_backup(backup, target).error().word, base::RefusalWord::backup_manifest_false);
  flip("manifest.note", 20);
  Province other;
  const Places foreign = app::places(p.directory() / "foreign", other.places().keys);
  std::filesystem::remove_all(other.places().keys);
  base::SeededRandom random(99);
  store::KeyStore::create(other.places().keys, random, p.clock().now());
  EXPECT_EQ(restore_backup(backup, foreign).error().word, base::RefusalWord::backup_manifest_false);
  EXPECT_FALSE(std::filesystem::exists(foreign.database()));
}

}  // namespace
}  // namespace liaoxin::app
