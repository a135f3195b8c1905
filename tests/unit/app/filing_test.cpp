// A unit files in the browser: what arrives, what is judged, what is mended, and who sees none of it.
#include <fstream>
#include <map>
#include <thread>

#include "desk_of.hpp"

namespace liaoxin::app {
namespace {

using http::FilingInput;
using http::FilingState;
using http::FilingView;
using testing::DeskOf;
using testing::id_number;
using testing::kCompany;
using testing::kDepartment;
using testing::kOther;
using testing::kReader;
using testing::Province;

class Filings : public DeskOf {
 public:
  Filings() {
    register_organisation(kCompany, "演示公司");
    register_organisation(kOther, "演示公司");
    token_ = enter();
  }
  http::FilingDesk& filings() { return desk().filings(); }
  const std::string& token() const { return token_; }
  void sign_in_again() { token_ = enter(); }

  std::unique_ptr<http::UploadedFile> sent(const std::string& bytes) {
    auto file = filings().receive(token_);
    EXPECT_TRUE(file);
    // In pieces, as a network brings it.
    for (std::size_t at = 0; at < bytes.size(); at += 7) (*file)->write(std::string_view(bytes).substr(at, 7));
    return std::move(*file);
  }
  static FilingInput said(const std::string& service = "column", const std::string& item = "C4-03") {
    return {.item = item, .service = service, .is_reviewed = true, .file_name = "处罚.csv", .file_bytes = 1};
  }
  /// Files it and waits for the end.
  FilingView filed(const std::string& csv, const FilingInput& input = said()) {
    const auto id = filings().file(token_, input, sent(csv));
    if (!id) {
      ADD_FAILURE() << base::word(id.error().refusals.front().word);
      return {};
    }
    desk().await_filings();
    return *filings().find(token_, *id);
  }
  std::vector<std::string> words(const std::expected<std::string, http::FilingDesk::Refused>& answer) {
    std::vector<std::string> list;
    if (!answer) {
      for (const base::Refusal& one : answer.error().refusals) list.push_back(std::string(base::word(one.word)) + "@" + one.pointer);
    }
    return list;
  }
  http::RefusedPage rows(const FilingView& filing, const http::RefusedQuery& query = {}) {
    auto page = filings().refused_rows(token_, filing.id, query);
    EXPECT_TRUE(page);
    return page ? *page : http::RefusedPage{};
  }
  std::int64_t records() {
    std::int64_t count = 0;
    store::each_record(platform().db(), [&](const store::StoredRecord&) { ++count; });
    return count;
  }
  std::vector<std::string> files() {
    std::vector<std::string> list;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(places().data / "filings")) {
      if (entry.is_regular_file()) list.push_back(entry.path().filename().string());
    }
    std::ranges::sort(list);
    return list;
  }

 private:
  std::string token_;
};

const http::RefusedCell* cell(const http::RefusedRow& row, const std::string& column) {
  const auto found = std::ranges::find_if(row.cells, [&](const http::RefusedCell& one) { return one.column.code == column; });
  return found == row.cells.end() ? nullptr : &*found;
}

/// Three penalties; the second has an impossible date, the third a code of nobody.
std::string three() {
  return Province::penalty_heading() + Province::penalty(kCompany, "罚〔2026〕1号") + Province::penalty(kCompany, "罚〔2026〕2号", "2026-13-40") + Province::penalty("91210100MA0000009X", "罚〔2026〕3号");
}

TEST(Filing, AFileIsJudgedAndItsRefusedRowsAreMendedWhereTheyStand) {
  Filings f;
  const auto before = f.records();
  FilingView filing = f.filed(three());
  EXPECT_EQ(filing.state, FilingState::done);
  EXPECT_EQ(filing.rows, 3);
  EXPECT_EQ(filing.accepted, 1);
  EXPECT_EQ(filing.refused, 2);
  EXPECT_EQ(filing.left, 2);
  ASSERT_EQ(filing.receipts.size(), 1u);
  EXPECT_GT(filing.receipts[0].log_index, 0);
  EXPECT_TRUE(f.filings().verdicts(f.token(), filing.id)->find("罚〔2026〕2号") != std::string::npos);
  EXPECT_EQ(f.files(), (std::vector<std::string>{"filing", "rows", "verdicts"})) << "the file itself has done its service";
  // 1. Each refused cell stands there as it was given, with what is wrong.
  http::RefusedPage page = f.rows(filing);
  ASSERT_EQ(page.rows.size(), 2u);
  EXPECT_EQ(page.rows[0].number, 2);
  ASSERT_FALSE(cell(page.rows[0], "CF_JDRQ")->refusals.empty());
  EXPECT_EQ(cell(page.rows[0], "CF_JDRQ")->value, "2026-13-40");
  EXPECT_TRUE(cell(page.rows[0], "CF_WSH")->refusals.empty());
  EXPECT_EQ(cell(page.rows[0], "CF_WSH")->value, "罚〔2026〕2号");
  // 2. One is mended, the other made no better: the first is taken, the second stays as it is filled in now.
  const auto mended = f.filings().mend(f.token(), filing.id, {{2, {{"CF_JDRQ", "2026-05-06"}}}, {3, {{"CF_XDR_SHXYM", "也不对"}}}}, true);
  ASSERT_TRUE(mended);
  EXPECT_EQ(mended->taken, 1);
  EXPECT_EQ(mended->left, 1);
  page = f.rows(filing);
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].number, 3);
  EXPECT_EQ(cell(page.rows[0], "CF_XDR_SHXYM")->value, "也不对");
  EXPECT_FALSE(cell(page.rows[0], "CF_XDR_SHXYM")->refusals.empty());
  // 3. The last one: nothing of the refused rows is kept any longer.
  ASSERT_TRUE(f.filings().mend(f.token(), filing.id, {{3, {{"CF_XDR_SHXYM", kOther}}}}, true));
  filing = *f.filings().find(f.token(), filing.id);
  EXPECT_EQ(filing.left, 0);
  EXPECT_EQ(filing.mended, 2);
  EXPECT_EQ(filing.receipts.size(), 3u);
  EXPECT_EQ(f.records() - before, 3);
  EXPECT_EQ(f.files(), (std::vector<std::string>{"filing", "verdicts"}));
  // Sent once more by the button of a browser: nothing happens.
  EXPECT_EQ(f.filings().mend(f.token(), filing.id, {{3, {{"CF_XDR_SHXYM", kOther}}}}, true)->taken, 0);
}

TEST(Filing, ACellLeftEmptyAndARowWithoutContentLoseNothing) {
  Filings f;
  const FilingView filing = f.filed(three());
  std::map<std::string, std::string> empty;
  const http::RefusedPage page = f.rows(filing);
  for (const http::RefusedCell& one : page.rows[0].cells) empty[one.column.code] = "";
  const auto mended = f.filings().mend(f.token(), filing.id, {{2, empty}}, true);
  ASSERT_TRUE(mended);
  EXPECT_EQ(mended->taken, 0);
  EXPECT_EQ(f.rows(filing).rows.size(), 2u);
  // Rows that are not among the refused ones are nobody's to change.
  EXPECT_EQ(f.filings().mend(f.token(), filing.id, {{1, {{"CF_WSH", "别的"}}}, {99, {{"CF_WSH", "别的"}}}}, true)->taken, 0);
}

// F6: what a cell holds is a text, whatever it begins with.
TEST(Filing, CellsWithSignsLinesAndQuotesComeBackAsTheyWere) {
  Filings f;
  const FilingView filing = f.filed(three());
  const std::string strange = "=1+1\n\"引号\",逗号;\t'@x";
  ASSERT_TRUE(f.filings().mend(f.token(), filing.id, {{2, {{"CF_NR", strange}}}}, true));
  EXPECT_EQ(cell(f.rows(filing).rows[0], "CF_NR")->value, strange);
}

TEST(Filing, TheBlankFormOfAnItemCanBeFiledAsItIs) {
  Filings f;
  EXPECT_FALSE(f.filings().blank_form(f.token(), "C9-99"));
  EXPECT_FALSE(f.filings().blank_form("nobody", "C4-03"));
  const auto form = f.filings().blank_form(f.token(), "C4-03");
  ASSERT_TRUE(form);
  const FilingView filing = f.filed(*form);
  EXPECT_EQ(filing.state, FilingState::done);
  EXPECT_EQ(filing.rows, 0);
}

TEST(Filing, TheSameFileTwiceKeepsNothingTwiceAndSaysSo) {
  Filings f;
  const std::string csv = Province::penalty_heading() + Province::penalty(kCompany, "罚〔2026〕1号");
  f.filed(csv);
  const auto before = f.records();
  const FilingView again = f.filed(csv);
  EXPECT_EQ(again.same, 1);
  EXPECT_EQ(again.rows, 1);
  EXPECT_TRUE(again.receipts.empty());
  EXPECT_EQ(f.records(), before);
}

TEST(Filing, AWrongFileOrItemIsRefusedAsAWholeAndStaysToBeFiledRightly) {
  Filings f;
  const std::string csv = Province::penalty_heading() + Province::penalty(kCompany, "罚〔2026〕1号");
  const FilingView wrong = f.filed(csv, Filings::said("none", "C1-01"));
  EXPECT_EQ(wrong.state, FilingState::refused);
  EXPECT_EQ(wrong.refusal->word, base::RefusalWord::heading_missing);
  // The file is not sent again: the same one under the right item.
  FilingInput right = Filings::said();
  right.kept = wrong.id;
  const auto id = f.filings().file(f.token(), right, nullptr);
  ASSERT_TRUE(id);
  EXPECT_EQ(*id, wrong.id);
  f.desk().await_filings();
  EXPECT_EQ(f.filings().find(f.token(), *id)->accepted, 1);
  for (const std::string& bytes : {std::string("\n"), std::string("\x89PNG\r\n\x1a\n\0\0", 10), std::string("PK\3\4not a workbook"), std::string("[1]"), std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")}) {
    const FilingView other = f.filed(bytes);
    EXPECT_EQ(other.state, FilingState::refused) << bytes;
    EXPECT_FALSE(other.refusal->remedy.zh.empty() || other.refusal->remedy.en.empty()) << "red line 7";
  }
}

TEST(Filing, AFormThatIsRefusedKeepsItsFile) {
  Filings f;
  const std::string csv = Province::penalty_heading() + Province::penalty(kCompany, "罚〔2026〕1号");
  EXPECT_EQ(f.words(f.filings().file(f.token(), Filings::said(), nullptr)), std::vector<std::string>{"upload_missing@/file"});
  FilingInput input = Filings::said("");
  input.item = "C9-99";
  auto refused = f.filings().file(f.token(), input, f.sent(csv));
  EXPECT_EQ(f.words(refused), (std::vector<std::string>{"item_unknown@/item", "attestation_choice@/service"}));
  input = Filings::said("on");
  input.kept = refused.error().kept;
  input.served_on = "2026-02-30";
  EXPECT_EQ(f.words(f.filings().file(f.token(), input, nullptr)), std::vector<std::string>{"date_invalid@/served_on"});
  input.served_on = "2026-07-01";
  EXPECT_EQ(f.words(f.filings().file(f.token(), input, nullptr)), std::vector<std::string>{"service_date_impossible@/served_on"});
  input.service = "column";
  input.service_column = "没有这一列";
  EXPECT_EQ(f.words(f.filings().file(f.token(), input, nullptr)), std::vector<std::string>{"heading_unknown@/service_column"});
  EXPECT_EQ(f.filings().find(f.token(), input.kept)->state, FilingState::kept);
  input.service = "on";
  input.served_on = "2026年5月8日";
  ASSERT_TRUE(f.filings().file(f.token(), input, nullptr));
  f.desk().await_filings();
  EXPECT_EQ(f.filings().find(f.token(), input.kept)->accepted, 1);
  EXPECT_EQ(f.words(f.filings().file(f.token(), input, nullptr)), std::vector<std::string>{"upload_missing@/file"}) << "what is done is not filed again by its number";
}

// A9: what publishes asks for a fresh code; what attests nothing does not.
TEST(Filing, A9_AttestingAsksForAFreshCode) {
  Filings f;
  f.later(11 * 60);
  const std::string csv = Province::penalty_heading() + Province::penalty(kCompany, "罚〔2026〕1号", "2026-13-40");
  auto refused = f.filings().file(f.token(), Filings::said(), f.sent(csv));
  EXPECT_EQ(f.words(refused), std::vector<std::string>{"factor_not_fresh@/code_again"});
  FilingInput input = Filings::said("none");
  input.kept = refused.error().kept;
  EXPECT_EQ(f.words(f.filings().file(f.token(), input, nullptr)), std::vector<std::string>{"factor_not_fresh@/code_again"}) << "the review publishes texts";
  ASSERT_TRUE(f.desk().refresh(f.token(), f.code(), "192.0.2.1"));
  input.service = "column";
  ASSERT_TRUE(f.filings().file(f.token(), input, nullptr));
  f.desk().await_filings();
  // And so does mending its rows, which keeps what was filled in.
  f.later(11 * 60);
  const FilingView filing = *f.filings().find(f.token(), input.kept);
  const auto mended = f.filings().mend(f.token(), filing.id, {{1, {{"CF_JDRQ", "2026-05-06"}}}}, true);
  ASSERT_FALSE(mended);
  EXPECT_EQ(mended.error().front().word, base::RefusalWord::factor_not_fresh);
  EXPECT_EQ(cell(f.rows(filing).rows[0], "CF_JDRQ")->value, "2026-05-06");
  ASSERT_TRUE(f.desk().refresh(f.token(), f.code(), "192.0.2.1"));
  EXPECT_EQ(f.filings().mend(f.token(), filing.id, {{1, {}}}, true)->taken, 1);
}

// Red line 2: without the officer's word a penalty is held.
TEST(Filing, WhatWasNotServedIsHeld) {
  Filings f;
  const FilingView filing = f.filed(Province::penalty_heading() + Province::penalty(kCompany, "罚〔2026〕1号"), Filings::said("none"));
  EXPECT_EQ(filing.held, 1);
  EXPECT_FALSE(f.seen(f.platform().public_id("rec", f.last_record())));
}

// B2: another unit's file is not there, by whatever way.
TEST(Filing, B2_AnotherUnitSeesNothing) {
  Filings f;
  f.ready("li.si", "李某", "110105194912310038", kReader);
  f.sign_in_again();
  const FilingView filing = f.filed(three());
  f.later(60);
  const std::string other = f.enter("li.si");
  for (const std::string& token : {other, std::string("nobody")}) {
    EXPECT_TRUE(f.filings().list(token).empty());
    EXPECT_FALSE(f.filings().find(token, filing.id));
    EXPECT_FALSE(f.filings().verdicts(token, filing.id));
    EXPECT_FALSE(f.filings().refused_rows(token, filing.id, {}));
    EXPECT_EQ(f.filings().mend(token, filing.id, {{2, {{"CF_JDRQ", "2026-05-06"}}}}, true).error().front().word, base::RefusalWord::not_found);
    EXPECT_FALSE(f.filings().run_again(token, filing.id));
    FilingInput theirs = Filings::said();
    theirs.kept = filing.id;
    EXPECT_FALSE(f.filings().file(token, theirs, nullptr));
  }
  EXPECT_FALSE(f.filings().may_file("nobody"));
  EXPECT_FALSE(f.filings().receive("nobody"));
  for (const std::string& id : {std::string("../filings"), std::string("incoming"), std::string("fil-"), filing.id + "/..", std::string("fil-aaaaaaaaaaaaaaaaaaaaaaaaaa")}) EXPECT_FALSE(f.filings().find(f.token(), id)) << id;
  EXPECT_EQ(f.rows(filing).rows.size(), 2u);
}

// D2, D8: nothing of what was sent lies open on the disk, and an upload that is broken off leaves nothing.
TEST(Filing, D2_WhatIsKeptIsSealedAndTheOwnersAlone) {
  Filings f;
  const std::string number = id_number("21010219850101123");
  const FilingView filing = f.filed(Province::person_heading() + Province::person_penalty(number, "罚〔2026〕9号", "张某某", "2026-13-40"));
  ASSERT_EQ(filing.left, 1);
  { const auto broken_off = f.sent("half a fi"); }
  EXPECT_EQ(f.files().size(), 3u);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(f.places().data / "filings")) {
    const auto open = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    EXPECT_EQ(entry.status().permissions() & open, std::filesystem::perms::none) << entry.path();
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    for (const std::string& secret : {number, std::string("张某某"), std::string("罚〔2026〕9号"), std::string("处罚.csv")}) EXPECT_EQ(bytes.find(secret), std::string::npos) << entry.path();
  }
}

// Red line 4: one person, one matter; the number as an officer recognises it.
TEST(Filing, ARowAboutAPersonSaysNothingOfItInAList) {
  Filings f;
  const std::string number = id_number("21010219850101123");
  const FilingView filing = f.filed(Province::person_heading() + Province::person_penalty(number, "罚〔2026〕9号", "张某某", "2026-13-40"));
  const http::RefusedRow row = f.rows(filing, {.row = 1}).rows.at(0);
  EXPECT_TRUE(row.is_about_person);
  EXPECT_EQ(row.about, "");
  EXPECT_FALSE(cell(row, "CF_XDR_ZJHM")->can_change);
  EXPECT_EQ(cell(row, "CF_XDR_ZJHM")->value.find(number.substr(2, 14)), std::string::npos);
  // Masked on the page, whole in the row: mended, it is taken.
  EXPECT_EQ(f.filings().mend(f.token(), filing.id, {{1, {{"CF_JDRQ", "2026-05-06"}, {"X_SDRQ", "2026-05-08"}}}}, true)->taken, 1);
}

TEST(Filing, RowsComeByPagesAndOneByOne) {
  Filings f;
  std::string csv = Province::penalty_heading();
  for (int i = 1; i <= 23; ++i) csv += Province::penalty(kCompany, "罚〔2026〕" + std::to_string(i) + "号", i % 2 == 1 ? "2026-13-40" : "2026-05-06");
  const FilingView filing = f.filed(csv);
  EXPECT_EQ(filing.left, 12);
  const http::RefusedPage first = f.rows(filing), second = f.rows(filing, {.after = first.rows.back().number});
  EXPECT_EQ(first.rows.size(), 10u);
  EXPECT_TRUE(first.has_more);
  EXPECT_EQ(second.rows.size(), 2u);
  EXPECT_FALSE(second.has_more);
  EXPECT_EQ(second.rows[0].number, 21);
  EXPECT_EQ(f.rows(filing, {.row = 3}).rows.size(), 1u);
}

TEST(Filing, AFileInterruptedByTheEndOfTheProcessIsRunByTheNext) {
  Filings f;
  std::string csv = Province::penalty_heading();
  for (int i = 0; i < 600; ++i) csv += Province::penalty(kCompany, "罚〔2026〕" + std::to_string(i) + "号");
  const auto id = f.filings().file(f.token(), Filings::said(), f.sent(csv));
  ASSERT_TRUE(id);
  f.end_desk();  // before, while or after it runs
  f.begin_desk();
  f.desk().await_filings();
  const auto filing = f.filings().find(f.token(), *id);
  ASSERT_TRUE(filing);
  EXPECT_EQ(filing->state, FilingState::done);
  EXPECT_EQ(filing->rows, 600);
  EXPECT_EQ(filing->accepted, 600);
}

TEST(Filing, AFileLeftByAProcessThatEndedOnceItWasDoneGoesWithTheNext) {
  Filings f;
  const FilingView filing = f.filed(three());
  ASSERT_EQ(filing.state, FilingState::done);
  const std::vector<std::string> before = f.files();
  f.end_desk();
  std::ofstream(f.places().data / "filings" / filing.id / "file") << "left";
  f.begin_desk();
  EXPECT_EQ(f.files(), before);
}

TEST(Filing, AfterTenDaysNothingIsKept) {
  Filings f;
  f.filed(three());
  f.later(10 * 24 * 3600);
  f.end_desk();
  f.begin_desk();
  EXPECT_EQ(f.files().size(), 3u) << "on the tenth day it is still there";
  f.later(24 * 3600);
  f.end_desk();
  f.begin_desk();
  EXPECT_TRUE(f.files().empty());
}

TEST(Filing, NoMoreThanFourFilesOfAUnitWait) {
  Filings f;
  const std::string csv = Province::penalty_heading() + Province::penalty(kCompany, "罚〔2026〕1号");
  // Nothing is judged while somebody writes elsewhere.
  store::WriteTransaction held(f.platform().db());
  std::vector<std::string> last;
  int taken = 0;
  for (int i = 0; i < 5; ++i) {
    const auto answer = f.filings().file(f.token(), Filings::said(), f.sent(csv));
    taken += answer.has_value();
    last = f.words(answer);
  }
  EXPECT_EQ(taken, 4);
  EXPECT_EQ(last, std::vector<std::string>{"filings_waiting@"});
  held.commit();
  f.desk().await_filings();
}

}  // namespace
}  // namespace liaoxin::app
