#include "registry/text_scan.hpp"

#include <gtest/gtest.h>

#include <string>

namespace liaoxin::registry {
namespace {

// Invented numbers with right check digits; they belong to nobody known.
const base::Date kToday = base::Date::of(2026, 9, 28);

std::string found(std::string_view text) {
  std::string all;
  for (const TextHit& hit : scan_text(text, kToday)) {
    if (!all.empty()) all += ' ';
    all += std::string(word(hit.kind)) + "[" + std::string(text.substr(hit.begin, hit.end - hit.begin)) + "]";
  }
  return all;
}

TEST(TextScan, CitizenIds) {
  EXPECT_EQ(found("当事人身份证号210102199001011237。"), "citizen_id[210102199001011237]");
  EXPECT_EQ(found("证件21010219900101004x,"), "citizen_id[21010219900101004x]");
  EXPECT_EQ(found("210102 19900101 1237"), "citizen_id[210102 19900101 1237]");
  EXPECT_EQ(found("2101 0219 9001 0112 37"), "citizen_id[2101 0219 9001 0112 37]");
  EXPECT_EQ(found("210102-19900101-004X"), "citizen_id[210102-19900101-004X]");
  EXPECT_EQ(found("２１０１０２１９９００１０１１２３７"), "citizen_id[２１０１０２１９９００１０１１２３７]");
  EXPECT_EQ(found("210102\u200b199001011237"), "citizen_id[210102\u200b199001011237]") << "invisible characters hide nothing";
  EXPECT_EQ(found("210102\u3000199001011237"), "citizen_id[210102\u3000199001011237]");
  EXPECT_EQ(found("ID:210102199001011237号"), "citizen_id[210102199001011237]");
  EXPECT_EQ(found("旧证210102900101123。"), "citizen_id[210102900101123]") << "the old form of 15 digits";
  EXPECT_EQ(found("210102199001011237、210281197506300028"), "citizen_id[210102199001011237] citizen_id[210281197506300028]");
}

TEST(TextScan, NumbersInChineseNumerals) {
  EXPECT_EQ(found("当事人二一〇一〇二一九九〇〇一〇一一二三七。"), "citizen_id[二一〇一〇二一九九〇〇一〇一一二三七]");
  EXPECT_EQ(found("贰壹零壹零贰壹玖玖零零壹零壹壹贰叁柒"), "citizen_id[贰壹零壹零贰壹玖玖零零壹零壹壹贰叁柒]");
  EXPECT_EQ(found("二一〇一〇二 19900101 零零四X"), "citizen_id[二一〇一〇二 19900101 零零四X]") << "mixed";
  EXPECT_EQ(found("李四二一〇一〇二一九九〇〇一〇一一二三七"), "citizen_id[二一〇一〇二一九九〇〇一〇一一二三七]") << "a name may end in a numeral";
  EXPECT_EQ(found("李四210102199001011237"), "citizen_id[210102199001011237]");
  EXPECT_EQ(found("给张三13812345678"), "mobile_phone[13812345678]");
  for (const char* text : {"二〇二六年九月二十八日", "二一〇一〇二一九九〇〇一〇一一二三八", "一二三四五六七八九十", "第一百二十三条第四款第五项", "一、二、三、四、五、六、七、八、九、十、十一"}) EXPECT_EQ(found(text), "") << text;
}

TEST(TextScan, WhatIsNoTextMayLookLikeAnOldNumberAndHoldsNone) {
  for (const char* cell : {"沈罚(李四210102199001011237)1号", "其他-张三２１０１０２１９９００１０１１２３７", "沈阳李四二一〇一〇二一九九〇〇一〇一一二三七商行", "x21010219900101004x"}) EXPECT_TRUE(holds_citizen_id(cell, kToday)) << cell;
  for (const char* cell : {"", "罚款", "210102260315001", "沈处罚〔2026〕210102900101123号", "91210102MA0ABCDE1X", "11230500001755309F", "2026-09-28"}) EXPECT_FALSE(holds_citizen_id(cell, kToday)) << cell;
}

TEST(TextScan, OfAnOfficeAPhoneAndAnAddressMayStand) {
  for (const char* text : {"张三210102199001011237", "旧证210102900101123。", "护照E12345678", "联系13812345678。", "账号6222021234567890128"}) EXPECT_TRUE(names_by_number(text, kToday)) << text;
  for (const char* text : {"向信用中心(024-23456789)提出", "到沈阳市和平区南京街12号办理", "沈信〔2026〕12号"}) EXPECT_FALSE(names_by_number(text, kToday)) << text;
}

TEST(TextScan, NearlyCitizenIds) {
  for (const char* text : {"210102199001011238",              // check digit
                           "210102199002301237",              // no such day
                           "210102203001011237",              // born in the future
                           "190102199001011238",              // no such province
                           "1210102199001011237",             // 19 digits
                           "210102901301123",                 // 15 digits, month 13
                           "21010220240928000123",            // a pledge code: division, date, serial
                           "91210102MA0ABCDE1X", "11230500001755309F", "91320105780688132K"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

TEST(TextScan, TravelDocuments) {
  EXPECT_EQ(found("护照E12345678,"), "passport[E12345678]");
  EXPECT_EQ(found("护照号g12345678"), "passport[g12345678]");
  EXPECT_EQ(found("EA1234567"), "passport[EA1234567]");
  EXPECT_EQ(found("通行证H1234567890"), "passport[H1234567890]");
  EXPECT_EQ(found("型号AE12345678"), "");
  EXPECT_EQ(found("E123456789"), "");
  EXPECT_EQ(found("批号K12345678"), "");
  EXPECT_EQ(found("E12345678A"), "");
}

TEST(TextScan, Phones) {
  EXPECT_EQ(found("联系13812345678。"), "mobile_phone[13812345678]");
  EXPECT_EQ(found("138 1234 5678"), "mobile_phone[138 1234 5678]");
  EXPECT_EQ(found("138-1234-5678"), "mobile_phone[138-1234-5678]");
  EXPECT_EQ(found("+8613812345678"), "mobile_phone[8613812345678]");
  EXPECT_EQ(found("+86 138 1234 5678"), "mobile_phone[86 138 1234 5678]");
  EXPECT_EQ(found("１３８１２３４５６７８"), "mobile_phone[１３８１２３４５６７８]");
  EXPECT_EQ(found("024-23456789"), "landline[024-23456789]");
  EXPECT_EQ(found("0411 8123 4567"), "landline[0411 8123 4567]");
  EXPECT_EQ(found("(024)23456789"), "landline[(024)23456789]");
  EXPECT_EQ(found("（024）23456789"), "landline[（024）23456789]");
  EXPECT_EQ(found("02423456789"), "landline[02423456789]");
  EXPECT_EQ(found("电话：23456789"), "landline[23456789]");
  EXPECT_EQ(found("400-123-4567"), "landline[400-123-4567]");
}

TEST(TextScan, NearlyPhones) {
  for (const char* text : {"12812345678", "138123456789", "1381234567", "罚款23456789元", "1500-2000-300", "2024-0411-12345678",
                           "00012345678", "金额1,380,000.00元", "2024-10-15至2024-11-15"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

TEST(TextScan, BankCards) {
  EXPECT_EQ(found("账号6222021234567890128"), "bank_card[6222021234567890128]");
  EXPECT_EQ(found("6222 0212 3456 7890 128"), "bank_card[6222 0212 3456 7890 128]");
  EXPECT_EQ(found("6217001234567893"), "bank_card[6217001234567893]");
  EXPECT_EQ(found("6222021234567890129"), "") << "wrong check digit";
  EXPECT_EQ(found("622202123456789"), "") << "too short";
  EXPECT_EQ(found("2024092800012345678"), "") << "a document number";
}

TEST(TextScan, Addresses) {
  EXPECT_EQ(found("位于沈阳市和平区青年大街12号的仓库"), "address[位于沈阳市和平区青年大街12号]");
  EXPECT_EQ(found("中山路 5-3 号"), "address[中山路 5-3 号]");
  EXPECT_EQ(found("和平街道十二号"), "address[和平街道十二号]");
  EXPECT_EQ(found("演示小区3号楼2单元501室"), "address[演示小区3号楼2单元501室]");
  EXPECT_EQ(found("3栋2单元"), "address[3栋2单元]");
  EXPECT_EQ(found("住1203室"), "address[住1203室]");
  EXPECT_EQ(found("青年大街１２号"), "address[青年大街１２号]");
}

TEST(TextScan, NearlyAddresses) {
  for (const char* text : {"沈市监罚〔2024〕12号", "辽政发[2021]3号文", "国务院令第654号", "国道102号", "地铁路2号线", "距学校200公里3号", "2号楼消防设施",
                           "第12号公告", "小区内施工", "在小区2次检查", "《中华人民共和国道路交通安全法》第九条", "十二号决定", "3层钢结构", "会议室2个"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

TEST(TextScan, PlainTextsOfPenaltiesHaveNoHits) {
  EXPECT_EQ(found("当事人于2026年3月5日在未取得许可的情况下从事经营活动,违法所得12345.67元,依据《中华人民共和国行政处罚法》第二十八条第一款,"
                  "责令改正,没收违法所得12345.67元,并处罚款50,000.00元,统一社会信用代码91320105780688132K,案号沈市监罚〔2026〕000123号。"),
            "");
}

TEST(TextScan, TakesAnyBytesAndAnyLength) {
  EXPECT_EQ(found(""), "");
  EXPECT_EQ(found("\xff\xfe\x80 13812345678 \xe4"), "mobile_phone[13812345678]");
  std::string digits(2'000'000, '1'), splitted, streets;
  for (int i = 0; i < 500'000; ++i) splitted += "1 ";
  for (int i = 0; i < 300'000; ++i) streets += "路1-";
  for (const std::string& text : {digits, splitted, streets}) (void)scan_text(text, kToday);
}

}  // namespace
}  // namespace liaoxin::registry
