// Any edit behind the program's back is found and named; an old copy put back is noticed.
#include "province.hpp"

#include "app/verify.hpp"
#include "store/units.hpp"

namespace liaoxin::app {
namespace {

using testing::kCompany;
using testing::kDepartment;
using testing::Province;

/// Edits the database as somebody with the file could, past every guard of ours.
void tamper(const Province& p, const std::string& sql) {
  store::Connection connection(p.places().database(), store::ConnectionRole::maintenance);
  connection.execute(sql);
}

class Verify : public ::testing::Test {
 protected:
  Verify() {
    p_.register_organisation(kCompany, "沈阳演示科技有限公司");
    record_ = p_.file_penalty(kCompany, "罚1号");
    p_.file_penalty(kCompany, "罚2号");
    p_.must("inquiry.make", "officer:a@" + kDepartment, R"({"subject_code":")" + kCompany + R"(","matter":"penalty","case_reference":"立1号"})");
    p_.must("inquiry.make", "officer:a@" + kDepartment, R"({"subject_code":")" + kCompany + R"(","matter":"permit","case_reference":"许2号"})");
    p_.must("record.withdraw", "officer:a@" + kDepartment, R"({"record":")" + record_ + R"(","reason":"报送有误"})");
    p_.close();
  }
  Province p_;
  std::string record_;
};

TEST_F(Verify, AnUntouchedDirectoryPasses) {
  const VerifyReport report = verify_data(p_.places());
  EXPECT_TRUE(report.passed()) << report.first_wrong;
  EXPECT_GT(report.leaves, 10);
  EXPECT_EQ(report.certificates, 1);
}

// Tag: journal_proofs
// Tag: sealed_bodies
TEST_F(Verify, C3_EveryEditIsFoundAndNamed) {
  const std::pair<const char*, const char*> edits[] = {
      {"UPDATE journal SET leaf = CAST(substr(leaf, 1, 20) || x'ff' || substr(leaf, 22) AS BLOB) WHERE idx = 7", "journal index 7"},
      {"UPDATE journal SET leaf_hash = zeroblob(32) WHERE idx = 7", "journal index 7"},
      {"DELETE FROM journal WHERE idx = 7", "journal index 7: entry missing"},
      {"UPDATE vault SET body = CAST(substr(body, 1, 30) || x'00' || substr(body, 32) AS BLOB) WHERE row_id = 9 AND class = 2", "does not open"},
      {"UPDATE vault SET key_id = 203001 WHERE row_id = 9 AND class = 2", "its key is not the one"},
      {"UPDATE vault SET key_id = key_id + 1 WHERE row_id = 9 AND class = 3", "its key is not the one"},
      {"UPDATE vault SET salt = (SELECT salt FROM vault WHERE row_id = 10 AND class = 2) WHERE row_id = 9 AND class = 2", "does not open"},
      {"DELETE FROM vault WHERE row_id = 9", "commitments"},
      {"UPDATE tile SET data = CAST(zeroblob(32) || substr(data, 33) AS BLOB) WHERE level = 0", "tiles of"},
      {"UPDATE checkpoint SET root = zeroblob(32) WHERE size = (SELECT MAX(size) FROM checkpoint)", "checkpoint size"},
      {"UPDATE checkpoint SET note = replace(note, 'localhost', 'localhast') WHERE size = (SELECT MAX(size) FROM checkpoint)", "checkpoint size"},
      {"DELETE FROM access_entry WHERE sequence = 2", "a look that its subject does not see"},
      {"UPDATE access_entry SET matter = 'honour' WHERE sequence = 1", "a look that its subject does not see"},
      {"UPDATE access_entry SET case_reference = '许9号' WHERE sequence = 1", "another officer or case"},
      {"UPDATE access_entry SET actor = 'officer:b@x' WHERE sequence = 1", "another officer or case"},
      {"UPDATE access_entry SET about = 'org/99' WHERE sequence = 2", "a look that its subject does not see"},
      {"INSERT INTO access_entry SELECT ledger, about, 3, at, kind, actor, unit, office, matter, case_reference, '', protected, marks, row_id + 100000 FROM access_entry WHERE sequence = 1", "3 lines, 2 looks"},
      {"UPDATE record SET ended = 0 WHERE ended <> 0", "ended"},
      {"UPDATE record SET display_until_on = '2099-01-01' WHERE item = 'C4-03' AND ended = 0", "display_until_on"},
      {"UPDATE record SET told_at = 1 WHERE item = 'C4-03' AND ended = 0", "told_at"},
      {"UPDATE record SET grade = 1 WHERE item = 'C4-03' AND ended = 0", "grade"},
      {"UPDATE record SET served_by = 'x' WHERE item = 'C4-03' AND ended = 0", "served_by"},
      {"UPDATE record SET subject_id = 77 WHERE item = 'C4-03' AND ended = 0", "subject_id"},
      {"UPDATE certificate SET body = replace(body, '罚1号', '罚3号')", "certificate"},
  };
  const auto database = p_.places().database();
  const std::string copy = database.string() + ".good";
  {
    store::Connection connection(database, store::ConnectionRole::maintenance);
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  std::filesystem::copy_file(database, copy);
  for (const auto& [sql, named] : edits) {
    tamper(p_, sql);
    const VerifyReport report = verify_data(p_.places());
    EXPECT_FALSE(report.passed()) << sql;
    EXPECT_NE(report.first_wrong.find(named), std::string::npos) << sql << "\n  says: " << report.first_wrong;
    std::filesystem::remove(database.string() + "-wal");
    std::filesystem::remove(database.string() + "-shm");
    std::filesystem::copy_file(copy, database, std::filesystem::copy_options::overwrite_existing);
  }
  EXPECT_TRUE(verify_data(p_.places()).passed());
}

TEST_F(Verify, AnOldCopyPutBackIsRolledBackToNobody) {
  const auto database = p_.places().database();
  const std::string old = database.string() + ".old";
  {
    store::Connection connection(database, store::ConnectionRole::maintenance);
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  std::filesystem::copy_file(database, old);
  p_.open();
  p_.file_penalty(kCompany, "罚3号");
  p_.close();
  std::filesystem::remove(database.string() + "-wal");
  std::filesystem::remove(database.string() + "-shm");
  std::filesystem::copy_file(old, database, std::filesystem::copy_options::overwrite_existing);
  p_.open();
  try {
    store::Writer writer(p_.platform().sequencer(), p_.clock().now());
    ADD_FAILURE() << "an old copy must not be written to";
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.word(), "journal_rollback");
  }
  EXPECT_FALSE(verify_data(p_.places()).passed());
  EXPECT_TRUE(PublicFace(p_.places(), p_.clock()).outcomes().log_size > 0) << "the public pages stay";
}

TEST_F(Verify, F1_TheWritersConnectionCannotEditOrDropWhatTheLogKeeps) {
  store::Connection connection(p_.places().database(), store::ConnectionRole::writer);
  for (const char* sql : {"DELETE FROM journal", "DELETE FROM vault", "DELETE FROM tile", "DELETE FROM checkpoint", "UPDATE journal SET leaf = x'00'",
                          "UPDATE checkpoint SET root = x'00'", "UPDATE tile SET level = 9", "UPDATE vault SET class = 9", "DROP TABLE record", "ATTACH 'x' AS y",
                          "CREATE TABLE x (y)", "ALTER TABLE record ADD COLUMN z"}) {
    EXPECT_THROW(connection.execute(sql), base::Failure) << sql;
  }
  store::Connection reader(p_.places().database(), store::ConnectionRole::reader);
  EXPECT_THROW(reader.execute("UPDATE record SET ended = 1"), base::Failure);
}

TEST_F(Verify, D5_KeysThatOthersCanReadOrThatAreGoneStopTheStart) {
  const auto keys = p_.places().keys;
  std::filesystem::permissions(keys, std::filesystem::perms::owner_all | std::filesystem::perms::group_read);
  EXPECT_THROW(p_.open(), base::Failure);
  std::filesystem::permissions(keys, std::filesystem::perms::owner_all);
  std::filesystem::rename(keys, keys.string() + ".away");
  EXPECT_THROW(p_.open(), base::Failure);
}

TEST_F(Verify, AWriterThatIsDroppedChangesNothing) {
  p_.open();
  p_.platform().sequencer().refresh();
  const auto before = p_.platform().sequencer().size();
  {
    store::Writer writer(p_.platform().sequencer(), p_.clock().now());
    writer.append({.kind = journal::LeafKind::write, .schema = "operation", .bodies = {{journal::CommitClass::fact, "{}"}}});
  }
  p_.close();
  p_.open();
  store::Writer writer(p_.platform().sequencer(), p_.clock().now());
  EXPECT_EQ(writer.tree_size(), before);
  EXPECT_TRUE(verify_data(p_.places()).passed());
}

}  // namespace
}  // namespace liaoxin::app
