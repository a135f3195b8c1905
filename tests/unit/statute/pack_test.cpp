#include "statute/pack.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "statute/embedded_pack.hpp"
#include "statute/test_tags.hpp"

namespace liaoxin::statute {
namespace {

using base::BasisKind;
using base::Date;
using base::RefusalWord;

/// The embedded pack as files that a test may change.
class Files {
 public:
  Files() {
    for (const PackFile& file : embedded_files()) texts_[std::string(file.path)] = file.bytes;
  }
  Files& replace(const std::string& path, const std::string& from, const std::string& to) {
    std::string& text = texts_.at(path);
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    return *this;
  }
  Files& append(const std::string& path, const std::string& more) {
    texts_[path] += more;
    return *this;
  }
  Files& remove(const std::string& path) {
    texts_.erase(path);
    return *this;
  }
  [[nodiscard]] base::Result<Pack> load() const {
    std::vector<PackFile> files;
    for (const auto& [path, text] : texts_) files.push_back({path, text});
    return load_pack(files);
  }

 private:
  std::map<std::string, std::string> texts_;
};

void expect_refused(const Files& files, RefusalWord word, const std::string& part) {
  const auto pack = files.load();
  ASSERT_FALSE(pack) << part;
  EXPECT_EQ(base::word(pack.error().word), base::word(word)) << pack.error().message.en;
  EXPECT_NE(pack.error().message.en.find(part), std::string::npos) << pack.error().message.en;
}

// Tag: pack_loads
TEST(EmbeddedPack, HoldsTheWholeJurisdiction) {
  const Pack& pack = embedded_pack();
  EXPECT_EQ(pack.name, "liaoning");
  EXPECT_EQ(pack.hash.size(), 64u);
  EXPECT_EQ(pack.articles.size(), 55u);
  EXPECT_EQ(pack.divisions.size(), 115u);
  EXPECT_EQ(pack.items.size(), 37u);
  EXPECT_EQ(pack.schemas.size(), 15u);
  EXPECT_EQ(pack.restoration.size(), 3u);
  EXPECT_EQ(pack.division("210213")->name.zh, "金州区");
  EXPECT_EQ(pack.division("210213")->parent, "210200");
  EXPECT_EQ(pack.division("000000"), nullptr);
  EXPECT_EQ(pack.item("C9-01"), nullptr);
}

TEST(EmbeddedPack, EveryArticleHasDutiesAndArticle37HasNine) {
  std::map<int, int> count;
  for (const Duty& duty : embedded_pack().duties) ++count[duty.article];
  for (const Article& article : embedded_pack().articles) EXPECT_GE(count[article.number], 1) << article.number;
  EXPECT_EQ(count[37], 9);
}

TEST(EmbeddedPack, ParametersAnswerByDay) {
  const Pack& pack = embedded_pack();
  const auto review = pack.parameter("objection.platform_review", Date::of(2026, 9, 28));
  ASSERT_TRUE(review);
  EXPECT_EQ(review->value, 3);
  EXPECT_EQ(review->basis.kind, BasisKind::regulation);
  EXPECT_EQ(printed_value(*review).en, "3 working days");
  EXPECT_EQ(pack.parameter("objection.source_feedback", Date::of(2026, 9, 28))->basis.kind, BasisKind::default_value);
  // The day before a term takes force there is none.
  const auto before = pack.parameter("objection.platform_review", Date::of(2021, 12, 31));
  ASSERT_FALSE(before);
  EXPECT_EQ(before.error().word, RefusalWord::parameter_not_in_force);
  EXPECT_TRUE(pack.parameter("objection.platform_review", Date::of(2022, 1, 1)));
  EXPECT_TRUE(pack.parameter("restoration.one_year_field_fine", Date::of(2026, 3, 31)));
  EXPECT_FALSE(pack.parameter("restoration.one_year_field_fine", Date::of(2026, 4, 1)));
  EXPECT_FALSE(pack.parameter("no.such_key", Date::of(2026, 4, 1)));
}

TEST(EmbeddedPack, OneRuleSetOfRestorationAnswersOnEveryDay) {
  const Pack& pack = embedded_pack();
  EXPECT_EQ(pack.restoration_set(Date::of(2019, 6, 30)), nullptr);
  EXPECT_EQ(pack.restoration_set(Date::of(2019, 7, 1))->code, "R2019");
  EXPECT_EQ(pack.restoration_set(Date::of(2023, 4, 30))->code, "R2019");
  EXPECT_EQ(pack.restoration_set(Date::of(2023, 5, 1))->code, "R2023");
  EXPECT_EQ(pack.restoration_set(Date::of(2026, 3, 31))->code, "R2023");
  EXPECT_EQ(pack.restoration_set(Date::of(2026, 4, 1))->code, "R2026");
}

TEST(EmbeddedPack, NegativeItemsAreToldFirstAndNoPersonIsPublic) {
  for (const Item& item : embedded_pack().items) {
    EXPECT_EQ(item.negative, item.nature == Nature::bad) << item.code;
    EXPECT_EQ(item.told_first, item.negative || item.code == "C8-05") << item.code;
    EXPECT_FALSE(item.modes(SubjectKind::natural_person).contains(Channel::disclosure)) << item.code;
    if (item.importable_stage == 1) {
      const Schema* schema = embedded_pack().schema_of(item);
      ASSERT_NE(schema, nullptr) << item.code;
      // A negative record needs its document: number and date are required cells (art. 23).
      if (item.negative || item.told_first) {
        for (const char* role : {"document_number", "document_on", "served_on"}) {
          ASSERT_TRUE(schema->role(role)) << item.code << role;
        }
        EXPECT_EQ(schema->column(*schema->role("document_number"))->required, Requirement::required) << item.code;
        EXPECT_EQ(schema->column(*schema->role("document_on"))->required, Requirement::required) << item.code;
      }
    }
  }
}

TEST(EmbeddedPack, ColumnsAreFoundByCodeNameAndAlias) {
  const Schema& schema = *embedded_pack().schema("admin_penalty_cf");
  const Column* code = schema.column("CF_XDR_SHXYM");
  ASSERT_NE(code, nullptr);
  EXPECT_EQ(schema.by_heading("行政相对人代码_1(统一社会信用代码)"), code);
  EXPECT_EQ(schema.by_heading(" 行政相对人代码_1(统一社会信用代码) "), code);
  EXPECT_EQ(schema.by_heading("cf_xdr_shxym"), code);
  EXPECT_EQ(schema.by_heading("CF_FDDB")->code, "CF_FRDB");
  EXPECT_EQ(schema.by_heading("nothing"), nullptr);
  EXPECT_EQ(schema.role("subject_code"), "CF_XDR_SHXYM");
  EXPECT_FALSE(schema.role("ground"));
  EXPECT_TRUE(schema.column("CF_FR_ZJHM")->dropped);
  EXPECT_TRUE(schema.column("CF_CFLB")->label_other);
  EXPECT_EQ(schema.column("CF_CFLB")->older.at("没收违法所得、没收非法财物"), "没收违法所得;没收非法财物");
  EXPECT_EQ(schema.column("CF_NR_FK")->decimals, 6);
  EXPECT_EQ(schema.column("CF_XDR_ZJHM")->condition->values.front(), "自然人");
  EXPECT_EQ(embedded_pack().schema("admin_permit_xk")->column("XK_ZT")->value("2")->label.en, "Not valid");
}

TEST(EmbeddedPack, PersonalNumbersNeverLeaveThePlatform) {
  for (const Schema& schema : embedded_pack().schemas) {
    for (const Column& column : schema.columns) {
      const std::string& name = column.name.zh;
      const bool personal = name.find("证件号码") != std::string::npos || name.find("身份证") != std::string::npos;
      EXPECT_TRUE(!personal || column.visibility.has_no_channel()) << schema.code << " " << column.code;
    }
  }
}

TEST(EmbeddedPack, FreeTextIsPublicOnlyBehindTheSecrecyReview) {
  for (const Schema& schema : embedded_pack().schemas) {
    for (const Column& column : schema.columns) {
      if (column.type != ColumnType::text || !column.visibility.contains(Channel::disclosure)) continue;
      // The scope of business is published by the registrar itself.
      EXPECT_EQ(column.secrecy_review, column.code != "DJ_JYFW") << schema.code << " " << column.code;
    }
  }
}

TEST(EmbeddedPack, TheRestorationGuideHasEveryPart) {
  for (const GuidePart part :
       {GuidePart::condition, GuidePart::way, GuidePart::material, GuidePart::place, GuidePart::note}) {
    const auto& lines = embedded_pack().restoration_guide;
    EXPECT_TRUE(std::ranges::find(lines, part, &GuideLine::part) != lines.end()) << label(part).en;
  }
}

TEST(EmbeddedPack, NaturalKeysAreAsSettled) {
  const auto key = [](const char* code) { return embedded_pack().schema(code)->natural_key; };
  using Key = std::vector<std::vector<std::string>>;
  EXPECT_EQ(key("registration"), (Key{{"DJ_SHXYM"}}));
  EXPECT_EQ(key("admin_penalty_cf"), (Key{{"CF_CFJGDM"}, {"CF_WSH"}, {"$subject"}}));
  EXPECT_EQ(key("admin_permit_xk"), (Key{{"XK_XKJGDM"}, {"XK_XKBH", "XK_WSH"}, {"$subject"}}));
  EXPECT_EQ(key("credit_commitment"), (Key{{"code"}}));
}

TEST(Coverage, AStateIsDerivedFromWhatExists) {
  const Pack& pack = embedded_pack();
  const Date today = Date::of(2026, 9, 28);
  const auto state_of = [](const std::vector<JudgedDuty>& states, const std::string& id) {
    return std::ranges::find_if(states, [&](const JudgedDuty& one) { return one.duty->id == id; })->state;
  };
  const auto none = derive_states(pack, today, {}, {}, {});
  EXPECT_EQ(none.size(), pack.duties.size());
  EXPECT_EQ(state_of(none, "37.3"), DutyState::not_yet);
  EXPECT_EQ(state_of(none, "5.1"), DutyState::not_yet);
  EXPECT_EQ(state_of(none, "22.4"), DutyState::not_shipped);
  EXPECT_EQ(state_of(none, "47.1"), DutyState::outside);
  const auto some = derive_states(pack, today, {"objection.decide", "objection.accept", "joint_decision.register"},
                                  {"objection_review", "objection_accept", "joint_decisions"}, {});
  EXPECT_EQ(state_of(some, "37.3"), DutyState::works);
  EXPECT_EQ(state_of(some, "37.1"), DutyState::works_on_default);
  EXPECT_EQ(state_of(some, "5.1"), DutyState::registered);
  // What exists and is tested by nothing is not shown to work.
  EXPECT_EQ(state_of(derive_states(pack, today, {"restoration.accept"}, {}, {}), "39.3"), DutyState::not_yet);
  for (const Duty& duty : pack.duties) {
    const bool has_test = std::ranges::find(duty.needs, Need::Kind::test, &Need::kind) != duty.needs.end();
    const auto state = state_of(derive_states(pack, today, {}, {}, {}), duty.id);
    EXPECT_TRUE(has_test || state == DutyState::not_yet || state == DutyState::outside || state == DutyState::not_shipped) << duty.id;
  }
}

TEST(Coverage, EveryTagOfATestIsNeededByADuty) {
  std::set<std::string> needed;
  for (const Duty& duty : embedded_pack().duties) {
    for (const Need& need : duty.needs) {
      if (need.kind == Need::Kind::test) needed.insert(need.name);
    }
  }
  EXPECT_TRUE(test_tags().contains("display_end"));
  for (const std::string& tag : test_tags()) {
    EXPECT_TRUE(needed.contains(tag)) << tag << ": name it in needs of statute/liaoning/articles.toml, or correct it";
  }
}

TEST(Coverage, WhatIsLeftOutSaysWhy) {
  int left_out = 0;
  for (const Duty& duty : embedded_pack().duties) {
    const bool unheld = duty.scope == Scope::not_shipped || duty.scope == Scope::outside;
    EXPECT_EQ(unheld, !duty.reason.zh.empty()) << duty.id;
    left_out += duty.scope == Scope::not_shipped ? 1 : 0;
  }
  EXPECT_GE(left_out, 14);
}

TEST(LoadPack, OverlappingParametersAreRefusedWithFileAndLine) {
  Files files;
  files.append("parameters.toml",
               "\n[[parameter]]\nkey = \"objection.platform_review\"\nvalue = 5\nunit = \"working_days\"\n"
               "from = 2026-01-01\nbasis = \"regulation\"\nreference = \"37\"\nzh = \"甲\"\nen = \"a\"\n");
  expect_refused(files, RefusalWord::pack_overlap, "parameters.toml:");
  expect_refused(files, RefusalWord::pack_overlap, "objection.platform_review from 2022-01-01");
}

TEST(LoadPack, ADatedSuccessorIsAccepted) {
  Files files;
  files.replace("parameters.toml", "from = 2022-01-01\nbasis = \"regulation\"\nreference = \"37\"",
                "from = 2022-01-01\nto = 2026-12-31\nbasis = \"regulation\"\nreference = \"37\"");
  files.append("parameters.toml",
               "\n[[parameter]]\nkey = \"objection.platform_review\"\nvalue = 5\nunit = \"working_days\"\n"
               "from = 2027-01-01\nbasis = \"regulation\"\nreference = \"37\"\nzh = \"甲\"\nen = \"a\"\n");
  const auto pack = files.load();
  ASSERT_TRUE(pack) << pack.error().message.en;
  EXPECT_EQ(pack->parameter("objection.platform_review", Date::of(2026, 12, 31))->value, 3);
  EXPECT_EQ(pack->parameter("objection.platform_review", Date::of(2027, 1, 1))->value, 5);
  EXPECT_NE(pack->hash, embedded_pack().hash);
}

TEST(LoadPack, ADefaultNamesItsOtherReading) {
  Files files;
  files.append("parameters.toml",
               "\n[[parameter]]\nkey = \"a.b\"\nvalue = 5\nunit = \"working_days\"\nfrom = 2022-01-01\n"
               "basis = \"default\"\nreference = \"x\"\nzh = \"甲\"\nen = \"a\"\n");
  expect_refused(files, RefusalWord::pack_malformed, "a.b: a default names its other reading");
}

TEST(LoadPack, UnknownReferencesAreRefused) {
  expect_refused(Files().replace("catalogue/items.toml", "article = \"11(1)\"", "article = \"77(1)\""),
                 RefusalWord::pack_unknown_reference, "C1-01: article 77(1)");
  expect_refused(Files().replace("catalogue/items.toml", "schema = \"registration\"", "schema = \"registry\""),
                 RefusalWord::pack_unknown_reference, "C1-01: schema registry");
  expect_refused(Files().replace("schemas/registration.toml", "subject_name =", "subject_nickname ="),
                 RefusalWord::pack_unknown_reference, "role subject_nickname");
  expect_refused(Files().replace("schemas/registration.toml", "subject_name = \"DJ_MC\"", "subject_name = \"DJ_X\""),
                 RefusalWord::pack_unknown_reference, "role subject_name = DJ_X");
  expect_refused(Files().replace("schemas/registration.toml", "natural_key = [\"DJ_SHXYM\"]",
                                 "natural_key = [\"DJ_X\"]"),
                 RefusalWord::pack_unknown_reference, "natural_key DJ_X");
  expect_refused(Files().replace("articles.toml", "parameter:objection.platform_review", "parameter:objection.review"),
                 RefusalWord::pack_unknown_reference, "37.3: objection.review");
  expect_refused(Files().replace("articles.toml", "article = 37", "article = 77"),
                 RefusalWord::pack_unknown_reference, "article 77");
  expect_refused(Files().replace("lists/serious.toml", "L28-1-01", "L28-4-01"), RefusalWord::pack_unknown_reference,
                 "L28-4-01");
  expect_refused(Files().append("divisions.csv", "219901,某区,Some District,county,219900\n"), RefusalWord::pack_unknown_reference,
                 "219900");
}

TEST(LoadPack, MalformedFilesAreRefusedWithTheLine) {
  expect_refused(Files().append("pack.toml", "version = \n"), RefusalWord::pack_malformed, "pack.toml:");
  expect_refused(Files().append("pack.toml", "colour = \"red\"\n"), RefusalWord::pack_malformed,
                 "unknown key colour");
  expect_refused(Files().remove("pack.toml"), RefusalWord::pack_malformed, "pack.toml");
  expect_refused(Files().append("notes.txt", "hello"), RefusalWord::pack_malformed, "notes.txt");
  expect_refused(Files().replace("catalogue/items.toml", "reference = \"catalogue.rows\"\n", ""),
                 RefusalWord::pack_malformed, "reference");
  expect_refused(Files().replace("catalogue/items.toml", "schema = \"registration\"\n", ""),
                 RefusalWord::pack_malformed, "C1-01: importable without a schema");
  expect_refused(Files().append("calendar/workdays.csv", "2027-01-01,rest,x,n\n"), RefusalWord::calendar_malformed,
                 "calendar/workdays.csv:182");
}

TEST(LoadPack, NoPackCanGoBeyondTheTableOfActsOrHoldAForbiddenClass) {
  expect_refused(Files().replace("catalogue/items.toml", "natural_person = [\"internal\"]",
                                 "natural_person = [\"inquiry\"]"),
                 RefusalWord::pack_malformed, "C1-04: modes of natural_person go beyond");
  expect_refused(Files().replace("schemas/honour_list.toml", "zh = \"姓名\"", "zh = \"宗教信仰\""),
                 RefusalWord::pack_malformed, "forbidden class");
}

TEST(LoadPack, WhatTheProgramComputesWithMustBeThere) {
  expect_refused(Files().replace("parameters.toml", "key = \"retention.years\"", "key = \"retention.time\""),
                 RefusalWord::pack_unknown_reference, "retention.years is missing");
  expect_refused(Files().replace("parameters.toml", "value = 3\nunit = \"working_days\"",
                                 "value = 3\nunit = \"calendar_days\""),
                 RefusalWord::pack_malformed, "in working_days");
  expect_refused(Files().replace("restoration/r2026.toml", "code = \"serious\"", "code = \"grave\""),
                 RefusalWord::pack_malformed, "R2026: classes minor, general, serious");
  expect_refused(Files().replace("restoration/r2026.toml", "content = \"summary\"", "content = \"small\""),
                 RefusalWord::pack_malformed, "R2026: a grade for summary");
  expect_refused(Files().replace("restoration/r2023.toml", "code = \"penalty\"", "code = \"penal\""),
                 RefusalWord::pack_malformed, "R2023: classes");
}

TEST(LoadPack, TwoRuleSetsOnOneDayAreRefused) {
  expect_refused(Files().replace("restoration/r2019.toml", "to = 2023-04-30", "to = 2023-05-01"),
                 RefusalWord::pack_overlap, "R2023 and R2019");
}

}  // namespace
}  // namespace liaoxin::statute
