// Evidence beside an objection: whole to who has to do with it, to nobody else, and gone with the record.
#include "cases/objection/evidence.hpp"
#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;
using testing::kReader;
using testing::kWorkBody;

const std::string kNumber = id_number("21990019800101001"), kPhoto = std::string("\xff\xd8\xff\xe0") + std::string(2000, '\0') + "photo of the receipt";

class Evidence : public ::testing::Test {
 protected:
  Evidence() {
    record = d.file_person_penalty(kNumber, "人罚1号");
    const std::string link(d.must("account.open", "operator", R"({"login":"zhang.san","person_name":"张某","id_number":")" + kNumber + R"("})").at("enrolment").as_string());
    self = std::string(d.must("account.grant", "operator", R"({"login":"zhang.san","role":"person"})").at("as").as_string());
    d.secret("zhang.san", link);
    d.ready("clerk", "办事某", id_number("11010119700101001"), kWorkBody);
    d.ready("other", "他某", id_number("11010119700101002"), kReader);
    objection = std::string(d.must("objection.submit", self, R"({"record":")" + record + R"(","ground":"wrong_grade","statement":"已经缴清"})").at("objection").as_string());
    evidence = std::string(d.must("objection.add_evidence", self, R"({"objection":")" + objection + R"(","name":"收据.jpg","file":")" + base::base64(kPhoto) + "\"}").at("evidence").as_string());
  }
  void go_on(const char* operation, const std::string& more = "") { d.must(operation, "officer:a@" + kWorkBody, R"({"objection":")" + objection + "\"" + more + "}"); }
  bool reads(const std::string& login) {
    const std::string token = d.enter(login);
    const auto file = d.desk().evidence_file(token, evidence);
    const auto page = d.desk().objection(token, objection);
    EXPECT_EQ(page ? page->evidence.size() : 0u, file ? 1u : 0u) << login;
    if (file) {
      EXPECT_EQ(file->content, kPhoto) << "as it was given";
    }
    d.later(30);
    return file.has_value();
  }
  DeskOf d;
  std::string record, self, objection, evidence;
};

// Tag: objection_evidence
TEST_F(Evidence, IsReadBySubjectAndWorkBodyAndByTheSourceOnceItIsAsked) {
  EXPECT_TRUE(reads("zhang.san"));
  EXPECT_TRUE(reads("clerk"));
  EXPECT_FALSE(reads("zhang.wei")) << "the source, before it is asked";
  EXPECT_FALSE(reads("other"));
  EXPECT_FALSE(d.desk().evidence_file("nobody", evidence));
  go_on("objection.accept");
  go_on("objection.ask_source", R"(,"question":"请核实")");
  EXPECT_TRUE(reads("zhang.wei"));
  EXPECT_FALSE(reads("other"));
}

// Tag: objection_evidence
TEST_F(Evidence, ThePersonSeesWhoOpenedItAndTheProcedureOverNobodyElseDoes) {
  EXPECT_TRUE(reads("clerk"));
  const auto looks = d.desk().looks(d.enter("zhang.san"), "").looks;
  const auto by_clerk = std::ranges::count_if(looks, [](const http::DeskLook& look) { return look.unit == "辽宁省信用中心"; });
  EXPECT_EQ(by_clerk, 2) << "the file, and the page that lists it";
  go_on("objection.accept");
  go_on("objection.decide", R"(,"outcome":"not_founded","reason":"核对无误","elements":{})");
  go_on("objection.close", R"(,"told_on":"2026-06-01","proof":"签收")");
  d.later(60);
  EXPECT_FALSE(reads("clerk"));
  EXPECT_TRUE(reads("zhang.san")) << "it stays its own";
}

TEST_F(Evidence, StandsInNoFileOfTheDataDirectoryAndGoesWithItsRecord) {
  EXPECT_EQ(d.every_byte().find("photo of the receipt"), std::string::npos);
  d.go_to("2034-06-01T09:00:00+08:00");
  while (do_due_work(d.platform()).may_have_more()) continue;
  EXPECT_FALSE(reads("zhang.san")) << "the key of its month is destroyed";
}

TEST(EvidenceKind, IsToldByTheFirstBytesAndNotByTheName) {
  EXPECT_EQ(cases::evidence_kind_of("%PDF-1.7"), cases::EvidenceKind::pdf);
  EXPECT_EQ(cases::evidence_kind_of("\x89PNG\r\n\x1a\n...."), cases::EvidenceKind::png);
  for (const char* other : {"", "%PDF", "<html>", "MZ", "GIF89a", "PK\x03\x04", " %PDF-1.7"}) EXPECT_FALSE(cases::evidence_kind_of(other)) << other;
}

}  // namespace
}  // namespace liaoxin::app
