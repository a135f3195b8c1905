// The desks of an installation, as pages call them.
#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "app/notices.hpp"
#include "desk_of.hpp"
#include "store/objections.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {
namespace {

using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;
using testing::kReader;
using testing::kWorkBody;

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

// Red line 4: the records of a unit are listed where they are about organisations, and nowhere else.
TEST(DeskService, AUnitsListsShowOrganisationsAloneByPages) {
  DeskOf d;
  d.register_organisation(kCompany, "演示公司");
  const std::string person = d.file_person_penalty(id_number("21010219850101123"), "罚〔2026〕自然人", "张某某");
  const std::string individual = d.file_individual_penalty(registry::compute_uscc("92210100MA0000003"), "罚〔2026〕个体");
  for (int i = 1; i <= 22; ++i) d.file_penalty(kCompany, "罚〔2026〕" + std::to_string(i) + "号", "2026-05-06", i != 7);
  d.ready("li.si", "李某", "110105194912310038", kReader);
  const std::string token = d.enter();
  std::vector<std::string> ids;
  std::string cursor;
  for (int page = 0; page < 2; ++page) {
    const auto found = d.desk().unit_records(token, cursor, false);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->records.size(), page == 0 ? 20u : 2u);
    EXPECT_EQ(found->next.empty(), page == 1);
    for (const http::UnitRecord& one : found->records) ids.push_back(one.id);
    cursor = found->next;
  }
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 22u);
  EXPECT_EQ(std::ranges::count(ids, person) + std::ranges::count(ids, individual), 0);
  const auto held = d.desk().unit_records(token, "", true);
  ASSERT_EQ(held->records.size(), 1u);
  EXPECT_EQ(held->records[0].document_number, "罚〔2026〕7号");
  EXPECT_TRUE(held->records[0].is_held);
  EXPECT_EQ(d.desk().unit_records(token, "rec-x", false).error().word, base::RefusalWord::cursor_invalid);
  EXPECT_EQ(d.desk().unit_months(token).at(0).month, "2026-06");
  // B2: another unit's list is its own; nobody's is empty.
  const std::string other = d.enter("li.si");
  EXPECT_TRUE(d.desk().unit_records(other, "", false)->records.empty());
  EXPECT_TRUE(d.desk().unit_months(other).empty());
  EXPECT_TRUE(d.desk().unit_records("nobody", "", false)->records.empty());
}

// Red line 4, B2: a search finds what the unit may handle, about organisations alone.
TEST(DeskService, ASearchStaysWithinTheRightOfItsUnitAndFindsNoPerson) {
  DeskOf d;
  d.register_organisation(kCompany, "沈阳演示公司");
  const std::string person = d.file_person_penalty(id_number("21010219850101123"), "罚〔2026〕自然人", "张某某");
  const std::string individual = d.file_individual_penalty(registry::compute_uscc("92210100MA0000003"), "罚〔2026〕个体", "沈阳演示小吃店");
  const std::string record = d.file_penalty(kCompany, "罚〔2026〕1号"), held = d.file_penalty(kCompany, "罚〔2026〕2号", "2026-05-06", false);
  d.ready("li.si", "李某", "110105194912310038", kReader);
  d.ready("clerk", "办事某", id_number("11010119700101001"), kWorkBody);
  const auto found = [&](const std::string& token, const std::string& query) {
    std::set<std::string> ids;
    const auto list = d.desk().search_records(token, query);
    EXPECT_TRUE(list) << query;
    if (list) {
      for (const http::UnitRecord& one : *list) ids.insert(one.id);
    }
    return ids;
  };
  using Ids = std::set<std::string>;
  const std::string department = d.enter(), other = d.enter("li.si"), clerk = d.enter("clerk");
  for (const std::string& query : {record, std::string(" 罚〔2026〕1号 ")}) {
    EXPECT_EQ(found(department, query), Ids{record}) << query;
    EXPECT_EQ(found(clerk, query), Ids{record}) << query;
    EXPECT_EQ(found(other, query), Ids{}) << "another unit's: " << query;
    EXPECT_EQ(found("nobody", query), Ids{}) << query;
  }
  EXPECT_EQ(found(department, "沈阳演示"), (Ids{record, held}));
  const Ids of_clerk = found(clerk, "沈阳演示");
  EXPECT_TRUE(of_clerk.contains(record));
  EXPECT_FALSE(of_clerk.contains(held)) << "what is held is read by its source and its subject";
  EXPECT_EQ(found(clerk, held), Ids{});
  for (const std::string& query : {person, individual, std::string("罚〔2026〕自然人"), std::string("罚〔2026〕个体"), std::string("张某某"), std::string("小吃店")}) {
    EXPECT_EQ(found(department, query), Ids{}) << query;
    EXPECT_EQ(found(clerk, query), Ids{}) << query;
  }
  EXPECT_EQ(d.desk().search_records(department, "沈").error().word, base::RefusalWord::query_too_short);
}

// Art. 17: what is not shared is not found, unless it is contested; and only what is shared can be shared.
TEST(DeskService, ASearchOfAWorkBodyFindsWhatIsSharedOrContestedAndOffersToShareWhatMayBe) {
  DeskOf d;
  d.register_organisation(kCompany, "沈阳演示公司");
  d.register_collector();
  d.must("collector.register", "officer:a@" + testing::kWorkBody, DeskOf::agreement());
  const std::string market(d.must("collector.submit", "collector:a@" + testing::kAssociation, base::json::serialize(DeskOf::information("供1号", kCompany, "沈阳演示公司"))).at("record").as_string());
  const std::string shared = d.file_penalty(kCompany, "罚〔2026〕1号"), held = d.file_penalty(kCompany, "罚〔2026〕2号", "2026-05-06", false);
  d.ready("clerk", "办事某", id_number("11010119700101001"), testing::kWorkBody);
  const std::string clerk = d.enter("clerk"), source = d.enter();
  const auto found = [&](const std::string& token, const std::string& record) { return *d.desk().search_records(token, record); };
  ASSERT_EQ(found(clerk, shared).size(), 1u);
  EXPECT_TRUE(found(clerk, shared)[0].is_shareable);
  ASSERT_EQ(found(source, shared).size(), 1u);
  EXPECT_FALSE(found(source, shared)[0].is_shareable) << "a department shares nothing";
  for (const std::string& record : {market, held}) {
    EXPECT_TRUE(found(clerk, record).empty()) << "not shared";
    d.must("objection.submit", "subject:" + kCompany, R"({"record":")" + record + R"(","ground":"error","statement":"不对"})");
    ASSERT_EQ(found(clerk, record).size(), 1u) << "contested, and the clerk's to review";
    EXPECT_FALSE(found(clerk, record)[0].is_shareable);
  }
}

// Red line 4: what waits for a clerk is no list of persons with their documents.
TEST(DeskService, TasksNameAPersonsRecordByItsNumberAndItemAlone) {
  DeskOf d;
  d.register_organisation(kCompany, "沈阳演示公司");
  const std::string number = id_number("21990019800101001"), shop = registry::compute_uscc("92210100MA0000003");
  const std::string self = d.person_account("zhang.san", "张某", number);
  const std::string penalty = d.file_penalty(kCompany, "罚〔2026〕1号"), person = d.file_person_penalty(number, "罚〔2026〕自然人"), business = d.file_individual_penalty(shop, "罚〔2026〕个体");
  // One reader that will have to remove all three.
  for (const auto& [code, name] : {std::pair(kCompany, std::string("沈阳演示公司")), std::pair(number, std::string("张某")), std::pair(shop, std::string("沈阳演示小吃店"))}) {
    d.must("inquiry.make", "officer:a@" + kReader, R"({"subject_code":")" + code + R"(","subject_name":")" + name + R"(","matter":"penalty","case_reference":"案1号"})");
  }
  for (const auto& [who, record] : {std::pair("subject:" + kCompany, penalty), std::pair(self, person), std::pair("subject:" + shop, business)}) {
    d.must("objection.submit", who, R"({"record":")" + record + R"(","ground":"error","statement":"不对"})");
  }
  d.ready("clerk", "办事某", id_number("11010119700101001"), testing::kWorkBody);
  d.ready("reader", "读某", id_number("11010119700101002"), kReader);
  const auto said = [&](const std::string& login) {
    d.later(60);
    std::set<std::string> tasks;
    for (const http::DeskTask& task : d.desk().tasks(d.enter(login))) tasks.insert(task.about + "|" + task.item.zh);
    return tasks;
  };
  const std::string item = d.platform().pack().item("C4-03")->name.zh;
  const std::set<std::string> expected{"沈阳演示公司 罚〔2026〕1号|", person + "|" + item, business + "|" + item};
  EXPECT_EQ(said("clerk"), expected);
  for (const std::string& record : {penalty, person, business}) d.must("record.withdraw", "officer:a@" + testing::kDepartment, R"({"record":")" + record + R"(","reason":"有误"})");
  EXPECT_EQ(said("reader"), expected);
}

// Art. 35: the subject is told where its record stands, and nothing that is not so.
TEST(DeskService, AnEndedRecordSaysHowAndWhenItEndedAndUntilWhenItIsKept) {
  DeskOf d;
  d.register_organisation(kCompany, "沈阳演示公司");
  const std::string withdrawn = d.file_penalty(kCompany, "罚〔2026〕1号"), running = d.file_penalty(kCompany, "罚〔2026〕2号"), held = d.file_penalty(kCompany, "罚〔2026〕3号", "2026-05-06", false);
  d.ready_as("owner", "店主某", id_number("11010119700101008"), R"("role":"subject","uscc":")" + kCompany + R"(","ground":"legal_representative","authority_document":"登记信息")");
  d.go_to("2026-06-10T09:00:00+08:00");
  d.must("record.withdraw", "officer:a@" + testing::kDepartment, R"({"record":")" + withdrawn + R"(","reason":"有误"})");
  const auto own = [&](const std::string& record) {
    d.later(60);
    const auto records = d.desk().own_records(d.enter("owner"));
    return *std::ranges::find_if(records, [&](const http::OwnRecord& one) { return one.record.id == record; });
  };
  EXPECT_TRUE(own(withdrawn).is_ended);
  EXPECT_EQ(own(withdrawn).ended_at, "2026-06-10T09:00:00+08:00");
  EXPECT_EQ(own(withdrawn).ended_how.zh, registry::printed(registry::EndKind::withdrawn).zh);
  EXPECT_FALSE(own(withdrawn).kept_until.empty());
  EXPECT_FALSE(own(running).is_ended);
  EXPECT_TRUE(own(held).is_held);
  // From the first second after its last day it has ended, whether the job that records it has run or not.
  const std::string last_day = own(running).record.shown_until;
  d.go_to(last_day + "T23:00:00+08:00");
  EXPECT_FALSE(own(running).is_ended);
  const base::Date next = base::Date::parse(last_day)->plus_days(1);
  d.go_to(next.iso() + "T00:00:00+08:00");
  EXPECT_TRUE(own(running).is_ended);
  EXPECT_EQ(own(running).ended_at, next.iso() + "T00:00:00+08:00");
}

// E4: the copy a subject takes equals what is kept about it, and holds nothing of anybody else.
TEST(DeskService, E4_TheWholeFileOfEachSubjectIsWhatIsKeptAboutIt) {
  DeskOf d;
  constexpr int kSubjects = 40;
  std::map<std::string, std::set<std::string>> kept;  // by subject, the records about it
  std::string all_roles;
  std::vector<std::string> subjects;
  for (int i = 1; i <= kSubjects; ++i) {
    const std::string serial = std::to_string(1000 + i);
    const std::string code = registry::compute_uscc("91210100MA000" + serial);
    d.register_organisation(code, "演示公司" + serial);
    for (int n = 0; n <= i % 3; ++n) kept[code].insert(d.file_penalty(code, "罚" + serial + "-" + std::to_string(n), "2026-05-06", n != 1));
    subjects.push_back(code);
  }
  // What each says and is told differs, so that a word of one in the file of another shows.
  const auto serial_of = [](const std::string& code) { return code.substr(12, 5); };
  std::map<std::string, std::string> objection_of;
  for (const std::string& code : subjects) {
    const std::string own = "subject:" + code, serial = serial_of(code);
    objection_of[code] = d.must("objection.submit", own, R"({"record":")" + *kept[code].begin() + R"(","ground":"error","statement":"陈述)" + serial + "\"}").at("objection").as_string();
    const std::string about = R"({"objection":")" + objection_of[code] + "\"";
    d.must("objection.add_evidence", own, about + R"(,"name":"收据)" + serial + R"(.pdf","file":")" + base::base64("%PDF-1.7 " + serial) + "\"}");
    d.must("objection.accept", "officer:a@" + kWorkBody, about + "}");
    d.must("objection.ask_source", "officer:a@" + kWorkBody, about + R"(,"question":"问题)" + serial + "\"}");
    d.must("objection.answer", "officer:a@" + kDepartment, about + R"(,"outcome":"withdrawn","points":["答复)" + serial + R"("],"elements":{}})");
    d.must("mail_address.register", own, R"({"address":"shop)" + serial + R"(@example.cn"})");
  }
  std::map<std::string, std::string> grant_of;
  for (const std::string& code : subjects) {
    grant_of[code] = d.must("account.grant", "operator", R"({"login":"zhang.wei","role":"subject","uscc":")" + code + R"(","ground":"legal_representative","authority_document":"登记信息"})").at("grant").as_string();
  }
  const std::string token = d.enter();
  for (const std::string& code : subjects) {
    ASSERT_TRUE(d.desk().choose(token, grant_of[code]));
    const auto file = d.desk().own_file(token);
    ASSERT_TRUE(file);
    std::set<std::string> shown, contested;
    const std::string serial = serial_of(code);
    for (const auto& one : file->at("records").as_array()) {
      const auto& record = one.as_object().at("record").as_object();
      const std::string id(record.at("id").as_string());
      if (std::string_view(record.at("item").as_string()).starts_with("C4")) shown.insert(id);
      // Cell by cell what the vault holds.
      const auto stored = store::find_record(d.platform().db(), *d.platform().internal_id("rec", id));
      const auto body = store::record_body(d.platform().db(), d.platform().keys(), stored->row_id);
      std::map<std::string, std::string> cells;
      for (const auto& element : record.at("elements").as_array()) cells[std::string(element.as_object().at("code").as_string())] = element.as_object().at("value").as_string();
      for (const auto& [column, value] : body->elements) {
        if (value.empty()) continue;
        EXPECT_EQ(cells[column], value) << code << " " << column;
      }
      // Every letter with its words, every certificate by its number, every objection with what was said.
      const auto& line = one.as_object();
      const auto notices = store::notices_of(d.platform().db(), stored->state.id);
      const auto& letters = line.at("notices").as_array();
      ASSERT_EQ(letters.size(), notices.size());
      for (std::size_t i = 0; i < notices.size(); ++i) {
        const report::Notice letter = notice_letter_of(d.platform(), notices[i]);
        const auto& paragraphs = letters[i].as_object().at("letter").as_object().at("paragraphs").as_array();
        ASSERT_EQ(paragraphs.size(), letter.paragraphs.size());
        for (std::size_t p = 0; p < paragraphs.size(); ++p) EXPECT_EQ(paragraphs[p].as_object().at("text").as_object().at("zh").as_string(), letter.paragraphs[p].text.zh);
      }
      std::set<std::string> numbers, issued;
      for (const auto& number : line.at("certificates").as_array()) numbers.emplace(number.as_string());
      for (const store::StoredCertificate& certificate : store::certificates_of(d.platform().db(), stored->state.id)) issued.insert(certificate.number);
      EXPECT_EQ(numbers, issued);
      const auto& objections = line.at("objections").as_array();
      ASSERT_EQ(objections.size(), store::objections_of(d.platform().db(), stored->state.id).size());
      for (const auto& said : objections) {
        const auto& objection = said.as_object();
        EXPECT_EQ(objection.at("objection").as_string(), objection_of[code]);
        EXPECT_EQ(objection.at("statement").as_string(), "陈述" + serial);
        EXPECT_EQ(objection.at("question").as_string(), "问题" + serial);
        EXPECT_EQ(base::json::serialize(objection.at("points")), "[\"答复" + serial + "\"]");
        EXPECT_EQ(objection.at("outcome").as_string(), "withdrawn");
        const auto& evidence = objection.at("evidence").as_array().at(0).as_object();
        EXPECT_EQ(evidence.at("name").as_string(), "收据" + serial + ".pdf");
        EXPECT_EQ(evidence.at("sha256").as_string(), base::hex(base::view(base::sha256("%PDF-1.7 " + serial))));
        contested.insert(std::string(objection.at("objection").as_string()));
      }
    }
    EXPECT_EQ(contested, std::set<std::string>{objection_of[code]});
    EXPECT_EQ(file->at("reminders").as_object().at("pending").as_string(), "shop" + serial + "@example.cn");
    const auto& representatives = file->at("representatives").as_array();
    ASSERT_EQ(representatives.size(), 1u);
    EXPECT_EQ(representatives[0].as_object().at("grant").as_string(), grant_of[code]);
    EXPECT_EQ(representatives[0].as_object().at("name").as_string(), "张某");
    EXPECT_EQ(shown, kept[code]) << code;
    const std::string text = base::json::serialize(*file);
    for (const std::string& other : subjects) {
      if (other == code) continue;
      for (const std::string& words : {other, "陈述" + serial_of(other), "收据" + serial_of(other), "shop" + serial_of(other)}) EXPECT_EQ(text.find(words), std::string::npos) << code << " holds something of " << other;
    }
  }
}

}  // namespace
}  // namespace liaoxin::app
