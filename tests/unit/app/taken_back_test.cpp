// What was allowed and taken back stays taken back, also where the act that took it back was lost with the tail of the log.
#include "app/backup.hpp"
#include "app/taken_back.hpp"
#include "app/verify.hpp"
#include "base/seal.hpp"
#include "province.hpp"
#include "store/access_entries.hpp"
#include "store/accounts.hpp"
#include "store/clients.hpp"
#include "store/declarations.hpp"
#include "store/market.hpp"

namespace liaoxin::app {
namespace {

using testing::kAssociation;
using testing::kCompany;
using testing::kDepartment;
using testing::kInCharge;
using testing::kOther;
using testing::kWorkBody;
using testing::Province;
using testing::quoted;

TEST(TakenBack, ANewEpochTakesBackAgainWhatTheLostTailTookBack) {
  Province p;
  p.register_organisation(kCompany, "沈阳演示科技有限公司");
  p.register_organisation(kOther, "沈阳演示银行有限公司");
  p.register_collector();
  p.file_penalty(kCompany, "罚1号");
  const std::string self = "subject:" + kCompany, bank = "subject:" + kOther, work = "officer:a@" + kWorkBody;
  const auto number = [&](const std::string& operation, const std::string& actor, const std::string& input, const char* what) { return std::string(p.must(operation, actor, input).at(what).as_string()); };
  const auto id = [&](const char* prefix, const std::string& public_number) { return *p.platform().internal_id(prefix, public_number); };
  // 1. Allowed, and used.
  const std::string until = R"("until_on":"2026-12-31")";
  const std::string to_bank = "{" + quoted("user", kOther) + R"(,"purpose":"financing","items":["C4-03"],)" + until + "}";
  const std::string consent = number("consent.give", self, to_bank, "consent");
  const std::string look = "{" + quoted("subject_code", kCompany) + "," + quoted("subject_name", "沈阳演示科技有限公司") + R"(,"purpose":"financing"})";
  ASSERT_EQ(p.must("inquiry.authorised", bank, look).at("records").as_array().size(), 1u);
  const std::string declaration = number("declaration.submit", self, R"({"kind":"qualification","declared":"通过质量管理体系认证","accuracy_pledged":true})", "declaration");
  const std::string agreement = number("collector.register", work, Province::agreement(), "agreement");
  const std::string collection = number("collection.allow", self, "{" + quoted("collector", kAssociation) + R"(,"kinds":["membership"],"notice_read":true,"is_tied_to_service":false,)" + until + "}", "collection");
  const std::string client = number("client.register", "operator", "{" + quoted("name", "执法系统") + "," + quoted("unit", kDepartment) + R"(,"officer":"a",)" + quoted("public_key", base::base64(base::ed25519_public(std::string(32, 'k')))) +
                                                                       R"(,"items":["C4-03"],"from_on":"2026-06-01",)" + until + "}", "client");
  std::vector<std::string> grants;
  for (int i = 0; i < 4; ++i) {
    const std::string login = "clerk." + std::to_string(i);
    p.must("account.open", "operator", "{" + quoted("login", login) + R"(,"person_name":"演示",)" + quoted("id_number", testing::id_number("2101021990010100" + std::to_string(i))) + "}");
    grants.push_back(number("account.grant", "operator", "{" + quoted("login", login) + R"(,"role":"officer","officer":"a",)" + quoted("unit", kDepartment) + "}", "grant"));
  }
  const auto set_up = [&](const std::string& login) {
    store::WriteTransaction transaction(p.platform().db());
    store::StoredAccount account = *store::find_account(p.platform().db(), login);
    account.password_hash = "set";
    store::save_account(p.platform().db(), account);
    transaction.commit();
  };
  // One was reset and set up again before the copy was made: that stands.
  p.must("account.reset", "operator", R"({"login":"clerk.3","reason":"忘记密码"})");
  for (const char* login : {"clerk.0", "clerk.1", "clerk.2", "clerk.3"}) set_up(login);
  const auto backup = p.directory() / "backup";
  make_backup(p.places(), backup, p.clock().now());
  // 2. Taken back, and lost.
  p.must("consent.withdraw", self, "{" + quoted("consent", consent) + "}");
  p.must("declaration.withdraw", self, "{" + quoted("declaration", declaration) + "}");
  p.must("collection.revoke", self, "{" + quoted("collection", collection) + "}");
  p.must("collector.end", work, "{" + quoted("agreement", agreement) + R"(,"reason":"协议解除"})");
  p.must("client.revoke", "operator", "{" + quoted("client", client) + R"(,"reason":"密钥遗失"})");
  p.must("account.revoke", "operator", R"({"login":"clerk.0",)" + quoted("grant", grants[0]) + R"(,"reason":"调离"})");
  p.must("account.disable", "operator", R"({"login":"clerk.1","reason":"离职"})");
  p.must("account.reset", "operator", R"({"login":"clerk.2","reason":"忘记密码"})");
  const Places places = app::places(p.directory() / "restored", p.places().keys, p.places().mark, p.places().erasures);
  ASSERT_TRUE(restore_backup(backup, places));
  Platform platform(places, p.clock());
  const auto act = [&](const std::string& operation, const std::string& actor, const std::string& input) { return execute(platform, operation, *base::parse_json(input), *statute::parse_actor(actor)); };
  const auto opened = act("journal.new_epoch", "operator", R"({"reason":"磁盘损坏"})");
  ASSERT_TRUE(opened) << opened.error().front().message.en;
  EXPECT_EQ(opened->at("ended_again").as_int64(), 8);
  // 3. Taken back in the new epoch too, and who read under it is told.
  store::Connection& db = platform.db();
  const auto looked = act("inquiry.authorised", bank, look);
  ASSERT_FALSE(looked);
  EXPECT_EQ(looked.error().front().word, base::RefusalWord::consent_missing);
  EXPECT_TRUE(store::find_consent(db, id("cns", consent))->is_recalled);
  EXPECT_TRUE(store::find_declaration(db, id("dcl", declaration))->text_sealed.empty());
  EXPECT_FALSE(store::agreement_in_force(db, kAssociation, p.clock().now()));
  EXPECT_FALSE(cases::is_live(*store::find_collection(db, id("col", collection)), p.clock().now()));
  EXPECT_TRUE(store::find_client(db, id("cli", client))->revoked_at);
  EXPECT_FALSE(store::find_grant(db, id("grt", grants[0]), p.clock().now()));
  EXPECT_TRUE(store::find_account(db, "clerk.1")->disabled_at);
  EXPECT_EQ(store::find_account(db, "clerk.2")->password_hash, "");
  EXPECT_TRUE(store::find_grant(db, id("grt", grants[3]), p.clock().now()));
  EXPECT_EQ(store::find_account(db, "clerk.3")->password_hash, "set");
  EXPECT_EQ(verify_data(places).first_wrong, "");
}

}  // namespace
}  // namespace liaoxin::app
