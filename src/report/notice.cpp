#include "report/notice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace liaoxin::report {
namespace {

base::Basis regulation(std::string article) { return {base::BasisKind::regulation, std::move(article)}; }
base::Basis product(std::string rule) { return {base::BasisKind::product, std::move(rule)}; }

std::string minutes(base::Instant instant) {
  const std::string text = instant.rfc3339();
  return text.substr(0, 10) + " " + text.substr(11, 5);
}

/// Names come from files; their control and direction characters must not rearrange an official letter.
base::LocalText described(const NoticeRecord& record) {
  const std::string code = base::one_line(record.item_code);
  const std::string document = base::one_line(record.document_number);
  return {fmt::format("{}({}),文书号 {}", base::one_line(record.item_title.zh), code, document),
          fmt::format("{} ({}), document {}", base::one_line(record.item_title.en), code, document)};
}

NoticeParagraph service(const ToldFacts& facts) {
  if (facts.served_on) {
    return {{fmt::format("该文书经确认已于 {} 送达。", facts.served_on->iso()),
             fmt::format("The document is attested as served on {}.", facts.served_on->iso())},
            product("told first")};
  }
  return {{"该文书的送达尚未经确认,本信息目前不对外展示。",
           "Service of the document has not been attested; until it is, the record is not shown to others."},
          product("told first")};
}

NoticeParagraph display(const ToldFacts& facts) {
  if (facts.is_displayed && !facts.shown_until) {
    return {{"本信息可以公示,依目录没有终止日期。", "The record may be displayed in public; the catalogue sets no last day."}, facts.display_basis};
  }
  if (facts.is_displayed) {
    return {{fmt::format("本信息可以公示,最迟至 {} 终止。", facts.shown_until->iso()),
             fmt::format("The record may be displayed in public, at the latest until {}.", facts.shown_until->iso())},
            facts.display_basis};
  }
  return {{"本信息不公示。", "The record is not displayed in public."}, facts.display_basis};
}

NoticeParagraph certificate(const std::string& address) {
  return {{fmt::format("收到过本信息的单位均已被告知。消除凭证列明每一个接收方:{}。", base::one_line(address)),
           fmt::format("Everyone who had received it has been told. The recall certificate lists them all: {}.", base::one_line(address))},
          regulation("39")};
}

/// Of what stood beside a record that runs on.
NoticeParagraph certificate_of_part(const std::string& address) {
  return {{fmt::format("收到时带有该内容的单位均已被告知,应当改用本信息的现状。消除凭证列明每一个接收方:{}。", base::one_line(address)),
           fmt::format("Everyone who had received the record with it has been told to take the record as it is now. The recall certificate lists them all: {}.", base::one_line(address))},
          regulation("39")};
}

NoticeParagraph free_objection(const std::string& desk) {
  return {{fmt::format("认为仍有错误、遗漏或者权益受到侵害的,可以提出异议:{}。办理不收取任何费用。", base::one_line(desk)),
           fmt::format("If it is still wrong or incomplete or violates your rights, object at {}. No fee of any kind is charged.", base::one_line(desk))},
          regulation("36, 37")};
}

/// Art. 39: there is no fee in any form, and whoever was asked for one is asked to say so.
NoticeParagraph asked_for_money(const std::string& desk) {
  return {{fmt::format("办理信用修复不收取任何费用。有人以任何名义向您收费的,请向我们反映:{}。", base::one_line(desk)),
           fmt::format("Restoration costs nothing. Were you asked for money, under whatever name? Tell us at {}.", base::one_line(desk))},
          regulation("39")};
}

Notice letter(base::LocalText title, const NoticeRecord& record, base::Instant made_at) {
  return {std::move(title), base::one_line(record.organisation_name), {}, made_at};
}

/// From which day on restoration can be applied for, and why from that day; or that this record has another way out.
void add_earliest(Notice& notice, const NoticeGuide& guide, const std::string& desk) {
  if (!guide.restorable_from) {
    notice.paragraphs.push_back({{"这类信息没有信用修复程序,要由列入它的机关移出或者删除。", "No restoration is provided for records of this kind: whoever entered it takes it away."}, regulation("39")});
    return;
  }
  notice.paragraphs.push_back({{fmt::format("最早自 {} 起,符合条件的可以申请信用修复:{}。办理不收取任何费用。", guide.restorable_from->iso(), desk),
                                fmt::format("From {} on, when the conditions are met, apply for restoration at {}. No fee of any kind is charged.", guide.restorable_from->iso(), desk)},
                               regulation("39")});
  if (guide.why) notice.paragraphs.push_back({{guide.why->text.zh + "。", guide.why->text.en + "."}, guide.why->basis});
}

void add_lines(Notice& notice, const NoticeGuide& guide, bool only_brief) {
  for (const NoticeGuide::Line& line : guide.lines) {
    if (only_brief && !line.is_brief) continue;
    notice.paragraphs.push_back({{line.part.zh + ":" + line.paragraph.text.zh + "。", line.part.en + ": " + line.paragraph.text.en + "."}, line.paragraph.basis});
  }
}

/// In the words of who decided; the reason is kept no longer than its record.
void add_reasons(Notice& notice, const std::vector<std::string>& reasons) {
  for (const std::string& reason : reasons) {
    notice.paragraphs.push_back({{fmt::format("理由:{}", base::one_line(reason)), fmt::format("Reason, as given: {}", base::one_line(reason))}, std::nullopt});
  }
  if (reasons.empty()) notice.paragraphs.push_back({{"理由已过保存期限。", "The reasons are no longer kept."}, std::nullopt});
}

/// Each point as the subject made it, with the answer of the source.
void add_points(Notice& notice, const std::vector<AnsweredPoint>& points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::string answer = base::one_line(points[i].answer), point = base::one_line(points[i].point);
    if (point.empty()) notice.paragraphs.push_back({{fmt::format("答复:{}", answer), fmt::format("Answer: {}", answer)}, std::nullopt});
    else notice.paragraphs.push_back({{fmt::format("对第{}点“{}”的答复:{}", i + 1, point, answer), fmt::format("Answer to point {} (“{}”): {}", i + 1, point, answer)}, std::nullopt});
  }
  if (points.empty()) notice.paragraphs.push_back({{"答复已过保存期限。", "The answer is no longer kept."}, std::nullopt});
}

/// Article 38: the measures after the listing are named before it. Each still takes a decision of its own, and a letter.
void add_following(Notice& notice, const std::vector<ListingProposedFacts::Measure>& measures) {
  if (measures.empty()) {
    notice.paragraphs.push_back({{"列入后的管理措施:现行惩戒措施清单中没有因列入名单而实施的措施。", "Measures after the listing: the list of measures in force names none for an entry on a list."}, regulation("38")});
    return;
  }
  notice.paragraphs.push_back({{"列入后的管理措施:列入后,下列单位可以依据现行惩戒措施清单另行作出决定并告知,实施下列措施。", "Measures after the listing: under the list of measures in force these units may, each by a decision of its own that you are told of, apply the following."},
                               regulation("38")});
  for (const ListingProposedFacts::Measure& one : measures) {
    const std::string unit = base::one_line(one.unit), law = base::one_line(one.law);
    notice.paragraphs.push_back({{fmt::format("{}:由 {} 实施,依据 {},最长 {} 个月。", one.title.zh, unit, law, one.months), fmt::format("{}: by {}, basis {}, {} months at most.", one.title.en, unit, law, one.months)},
                                 regulation("24")});
  }
}

/// The document that stays, or lifts the stay, and who entered it.
base::LocalText staying(const StayFacts& facts) {
  const std::string document = base::one_line(facts.document_number), unit = base::one_line(facts.unit), on = facts.decided_on ? facts.decided_on->iso() : std::string();
  return {fmt::format("文书 {}({} 作出,{} 登记)", document, on, unit), fmt::format("the document {} (of {}, entered by {})", document, on, unit)};
}

base::LocalText listed(const std::vector<base::LocalText>& texts) {
  base::LocalText all;
  for (const base::LocalText& one : texts) {
    all.zh += (all.zh.empty() ? "" : "、") + one.zh;
    all.en += (all.en.empty() ? "" : ", ") + one.en;
  }
  return all;
}

bool is_article(std::string_view reference) {
  return !reference.empty() && reference.front() >= '0' && reference.front() <= '9' &&
         std::all_of(reference.begin(), reference.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '(' || c == ')' || c == ',' || c == ' '; });
}

}  // namespace

Notice told_notice(const ToldFacts& facts) {
  const base::LocalText record = described(facts.record);
  const std::string source = base::one_line(facts.source_name);
  const std::string desk = base::one_line(facts.desk_address);
  Notice notice{{"信用信息告知书", "Notice of a record"},
                base::one_line(facts.record.organisation_name), {}, facts.made_at};
  notice.paragraphs = {
      {{fmt::format("{} 报送了一条关于您(单位)的信息:{}。", source, record.zh),
        fmt::format("{} has filed a record about you: {}.", source, record.en)},
       std::nullopt},
      service(facts),
      display(facts),
      {{fmt::format("认为有错误、遗漏或者权益受到侵害的,可以提出异议:{}。提交后本信息随即标注异议。", desk),
        fmt::format("If it is wrong or incomplete or violates your rights, object at {}. From then on the record "
                    "bears a label everywhere.",
                    desk)},
       regulation("36, 37")},
  };
  if (facts.guide) {
    add_earliest(notice, *facts.guide, desk);
    add_lines(notice, *facts.guide, true);
  }
  notice.paragraphs.push_back({{"可以查询本平台关于您(单位)的全部信息、其来源和每一个接收方。",
                                "You may ask for every record about you, its source and everyone who has received it."},
                               regulation("35")});
  return notice;
}

Notice restoration_notice(const RestorationNoticeFacts& facts) {
  const base::LocalText record = described(facts.record);
  const std::string desk = base::one_line(facts.desk_address);
  Notice notice = letter({"信用修复告知书", "Restoration notice"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("关于您(单位)的信息({},来源 {})可以这样提前终止。", record.zh, base::one_line(facts.source_name)),
                                fmt::format("The record about you ({}, filed by {}) can end earlier in this way.", record.en, base::one_line(facts.source_name))},
                               std::nullopt});
  add_earliest(notice, facts.guide, desk);
  add_lines(notice, facts.guide, false);
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice corrected_notice(const CorrectedFacts& facts) {
  const base::LocalText record = described(facts.record);
  Notice notice = letter({"信用信息更正告知书", "Notice of a correction"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("关于您(单位)的信息({},来源 {})已更正,原内容即时停止展示、共享和使用。", record.zh, base::one_line(facts.source_name)),
                                fmt::format("The record about you ({}, filed by {}) has been corrected. Its former content is no longer displayed, shared or used.", record.en,
                                            base::one_line(facts.source_name))},
                               regulation("12")});
  if (!facts.certificate_address.empty()) notice.paragraphs.push_back(certificate(facts.certificate_address));
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice ended_notice(const EndedFacts& facts) {
  const base::LocalText record = described(facts.record);
  Notice notice = letter({"信用信息终止告知书", "Notice that a record has ended"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("关于您(单位)的信息({})已于 {} 终止展示、共享和使用,原因:{}。", record.zh, minutes(facts.ended_at), base::one_line(facts.ending.zh)),
                                fmt::format("The display, sharing and use of the record about you ({}) ended on {}: {}.", record.en, minutes(facts.ended_at),
                                            base::one_line(facts.ending.en))},
                               product("what has ended does not come back")});
  if (!facts.certificate_address.empty()) notice.paragraphs.push_back(certificate(facts.certificate_address));
  if (!facts.fee_address.empty()) notice.paragraphs.push_back(asked_for_money(facts.fee_address));
  return notice;
}

Notice accepted_notice(const AcceptedFacts& facts) {
  const base::LocalText record = described(facts.record);
  Notice notice = letter({"异议受理告知书", "Notice that an objection is accepted"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("您(单位)对信息({})提出的异议(编号 {})已受理。办结之前,该信息处处标注异议。", record.zh, base::one_line(facts.objection_number)),
                                fmt::format("Your objection (number {}) to the record ({}) is accepted. Until it is closed the record bears a label everywhere.",
                                            base::one_line(facts.objection_number), record.en)},
                               regulation("37")});
  if (facts.review_due_on) {
    notice.paragraphs.push_back({{fmt::format("复核期限至 {}。", facts.review_due_on->iso()), fmt::format("The review is due by {}.", facts.review_due_on->iso())}, regulation("37")});
  }
  return notice;
}

Notice result_notice(const ResultFacts& facts) {
  const base::LocalText record = described(facts.record);
  const base::LocalText title = facts.is_answer_of_source ? base::LocalText{"异议核查结果告知书", "Notice of the source's answer to an objection"}
                                                          : base::LocalText{"异议处理结果告知书", "Notice of the decision on an objection"};
  Notice notice = letter(title, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("您(单位)对信息({})提出的异议(编号 {})已有结果:{}。", record.zh, base::one_line(facts.objection_number), base::one_line(facts.outcome.zh)),
                                fmt::format("Your objection (number {}) to the record ({}) has a result: {}.", base::one_line(facts.objection_number), record.en,
                                            base::one_line(facts.outcome.en))},
                               regulation("37")});
  if (facts.is_answer_of_source) add_points(notice, facts.points);
  else add_reasons(notice, facts.reasons);
  if (!facts.certificate_address.empty()) notice.paragraphs.push_back(certificate(facts.certificate_address));
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice settled_notice(const SettledFacts& facts) {
  const base::LocalText record = described(facts.record);
  Notice notice = letter({"异议移交处理告知书", "Notice of how a disputed objection was settled"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("您(单位)对信息({})的异议(编号 {})移交有关部门后,已有处理结果:{}。", record.zh, base::one_line(facts.objection_number), base::one_line(facts.settlement.zh)),
                                fmt::format("Your objection (number {}) to the record ({}) was handed over to the department concerned and is settled: {}.", base::one_line(facts.objection_number), record.en,
                                            base::one_line(facts.settlement.en))},
                               regulation("37")});
  add_reasons(notice, facts.reasons);
  if (!facts.certificate_address.empty()) notice.paragraphs.push_back(certificate(facts.certificate_address));
  notice.paragraphs.push_back({{"对处理结果不服的,可以依法申请行政复议或者提起行政诉讼。", "If you do not accept it, you may apply for administrative review or bring a suit, as the law provides."},
                               base::Basis{base::BasisKind::national, "行政复议法;行政诉讼法"}});
  return notice;
}

Notice leniency_notice(const LeniencyFacts& facts) {
  const base::LocalText record = described(facts.record);
  Notice notice = letter({"从宽主张答复告知书", "Answer to a claim of lenient treatment"}, facts.record, facts.made_at);
  const base::LocalText answer = facts.is_granted ? base::LocalText{"予以认定。本信息不公示,不列入名单,不作为惩戒依据", "granted: the record is not shown in public, and no list entry or measure rests on it"}
                                                  : base::LocalText{"不予认定", "not granted"};
  notice.paragraphs.push_back({{fmt::format("您(单位)就信息({})提出的从宽主张已有答复:{}。", record.zh, answer.zh), fmt::format("Your claim of lenient treatment for the record ({}) has an answer: {}.", record.en, answer.en)}, regulation("31")});
  add_reasons(notice, facts.reasons);
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice designation_notice(const DesignationFacts& facts) {
  const base::LocalText record = described(facts.record);
  const std::string document = base::one_line(facts.document_number);
  Notice notice = letter({"失信认定告知书", "Notice of a designation"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("依据文书 {},信息({})所记载的行为被认定为失信行为。本告知书送达之前,该认定不生效;文书被撤销、停止执行的,认定同时失效。", document, record.zh),
                                fmt::format("By the document {}, the conduct in the record ({}) is designated untrustworthy. The designation has no effect before this letter is served, and ends with its document.", document, record.en)},
                               regulation("23")});
  add_reasons(notice, facts.reasons);
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice measure_notice(const MeasureNoticeFacts& facts) {
  const base::LocalText record = described(facts.record);
  const std::string unit = base::one_line(facts.unit), law = base::one_line(facts.law), document = base::one_line(facts.document_number);
  Notice notice = letter({"失信惩戒措施告知书", "Notice of a measure"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("依据信息({})和决定文书 {},{} 决定实施失信惩戒措施:{}。依据:{}。", record.zh, document, unit, facts.measure.zh, law),
                                fmt::format("On the record ({}) and by its decision {}, {} applies a measure: {}. Basis: {}.", record.en, document, unit, facts.measure.en, law)},
                               regulation("25")});
  notice.paragraphs.push_back({{fmt::format("本告知书送达之前,该措施不生效;自送达之日起最长 {} 个月。信息的公示和使用终止、文书失效、完成信用修复的,措施同时终止。", facts.months),
                                fmt::format("The measure has no effect before this letter is served, and runs {} months from its service at most. It ends with the display and use of the record, with its document, and with its restoration.", facts.months)},
                               regulation("30")});
  add_reasons(notice, facts.reasons);
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice designation_ended_notice(const DesignationEndedFacts& facts) {
  const base::LocalText record = described(facts.record);
  const std::string document = base::one_line(facts.document_number);
  Notice notice = letter({"失信认定终止告知书", "Notice that a designation has ended"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("依据文书 {} 对信息({})作出的失信认定已终止:该文书{}。该信息不再标注失信,不得再据此列入名单或者实施措施。", document, record.zh, facts.how.zh),
                                fmt::format("The designation of the record ({}) by the document {} has ended: the document is {}. The record no longer says so, and no list entry or measure may rest on it.", record.en, document, facts.how.en)},
                               regulation("23")});
  if (!facts.certificate_address.empty()) notice.paragraphs.push_back(certificate_of_part(facts.certificate_address));
  return notice;
}

Notice measure_lifted_notice(const MeasureLiftedFacts& facts) {
  const base::LocalText record = described(facts.record);
  const std::string unit = base::one_line(facts.unit);
  Notice notice = letter({"失信惩戒措施解除告知书", "Notice that a measure is lifted"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("{} 依据信息({})实施的失信惩戒措施已解除:{}。", unit, record.zh, facts.measure.zh), fmt::format("The measure that {} applied on the record ({}) is lifted: {}.", unit, record.en, facts.measure.en)},
                               regulation("30")});
  add_reasons(notice, facts.reasons);
  if (!facts.certificate_address.empty()) notice.paragraphs.push_back(certificate_of_part(facts.certificate_address));
  return notice;
}

Notice shielded_notice(const ShieldedFacts& facts) {
  const base::LocalText record = described(facts.record);
  const std::string court = base::one_line(facts.court), ruling = base::one_line(facts.ruling);
  Notice notice = letter({"信用信息临时屏蔽告知书", "Notice that a record is shielded"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("依据 {} 的裁定 {},关于您(单位)的信息({})在重整期间临时屏蔽:不公示、不供查询和共享,据此实施的措施中止。", court, ruling, record.zh),
                                fmt::format("By the ruling {} of {}, the record about you ({}) is shielded during the reorganisation: it is neither shown nor inquired nor shared, and measures that rest on it are suspended.", ruling, court, record.en)},
                               regulation("39")});
  const std::string until = facts.plan_until_on ? facts.plan_until_on->iso() : std::string();
  notice.paragraphs.push_back({{fmt::format("重整计划执行期限至 {}。计划执行完毕的,该信息按已修复终止;计划未能执行的,只能以说明理由的决定解除屏蔽,并另行告知。", until),
                                fmt::format("The plan runs until {}. Once it is carried out the record ends as restored; if it fails, the shield is lifted by a reasoned decision alone, of which you are told.", until)},
                               base::Basis{base::BasisKind::default_value, "restoration.shield_lift"}});
  return notice;
}

Notice shield_lifted_notice(const ShieldLiftedFacts& facts) {
  const base::LocalText record = described(facts.record);
  Notice notice = letter({"解除临时屏蔽告知书", "Notice that a shield is lifted"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("关于您(单位)的信息({})的临时屏蔽已解除,该信息恢复公示、查询和共享,期限不变。", record.zh),
                                fmt::format("The shield of the record about you ({}) is lifted: it is shown, inquired and shared again, and ends no later than before.", record.en)},
                               base::Basis{base::BasisKind::default_value, "restoration.shield_lift"}});
  add_reasons(notice, facts.reasons);
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice stayed_notice(const StayFacts& facts) {
  const base::LocalText record = described(facts.record), by = staying(facts);
  const std::string designated = base::one_line(facts.designation_document), from = minutes(facts.from);
  Notice notice = letter({"文书中止执行告知书", "Notice that a document is stayed"}, facts.record, facts.made_at);
  if (designated.empty()) {
    notice.paragraphs.push_back({{fmt::format("依据 {},关于您(单位)的信息({})所依据的文书中止执行。自 {} 起至恢复执行时止,该信息不公示,不供查询和共享。", by.zh, record.zh, from),
                                  fmt::format("By {}, the document of the record about you ({}) is stayed. From {} until the stay is lifted the record is neither shown nor inquired nor shared.", by.en, record.en, from)},
                                 regulation("23")});
    if (facts.has_consequences) {
      notice.paragraphs.push_back({{"其上的失信认定、据此列入的名单信息和实施的惩戒措施同时停止。", "A designation on it, list entries and measures that rest on it rest with it."}, regulation("23")});
    }
  } else {
    notice.paragraphs.push_back({{fmt::format("依据 {},对信息({})作出失信认定的文书 {} 中止执行。自 {} 起至恢复执行时止,该信息不标注失信,不得据此列入名单或者实施措施。", by.zh, record.zh, designated, from),
                                  fmt::format("By {}, the document {} that designates the record ({}) is stayed. From {} until the stay is lifted the record does not say so, and no list entry or measure may rest on it.", by.en, designated, record.en, from)},
                                 regulation("23")});
  }
  if (!facts.certificate_address.empty()) notice.paragraphs.push_back(certificate_of_part(facts.certificate_address));
  notice.paragraphs.push_back({{fmt::format("中止期间仍被公示、查询、共享或者使用的,可以提出异议:{}。办理不收取任何费用。恢复执行的,另行告知。", base::one_line(facts.desk_address)),
                                fmt::format("If it is still shown, inquired, shared or used meanwhile, object at {}. No fee of any kind is charged. If the stay is lifted you are told.", base::one_line(facts.desk_address))},
                               regulation("36, 37")});
  return notice;
}

Notice stay_lifted_notice(const StayFacts& facts) {
  const base::LocalText record = described(facts.record), by = staying(facts), ways = listed(facts.shown_by);
  const std::string designated = base::one_line(facts.designation_document), from = minutes(facts.from);
  Notice notice = letter({"文书恢复执行告知书", "Notice that the stay of a document is lifted"}, facts.record, facts.made_at);
  if (designated.empty()) {
    notice.paragraphs.push_back({{fmt::format("依据 {},关于您(单位)的信息({})所依据的文书自 {} 起恢复执行。", by.zh, record.zh, from),
                                  fmt::format("By {}, the stay of the document of the record about you ({}) is lifted from {} on.", by.en, record.en, from)},
                                 regulation("23")});
    notice.paragraphs.push_back(facts.shown_by.empty()
                                    ? NoticeParagraph{{"因其他原因,该信息目前仍不公示,不供查询和共享。", "For another reason the record is still neither shown nor inquired nor shared."}, regulation("23")}
                                    : NoticeParagraph{{fmt::format("该信息同时恢复:{}。终止日期不因中止而推迟。", ways.zh), fmt::format("The record is read again: {}. It ends no later than before.", ways.en)}, regulation("23")});
  } else {
    notice.paragraphs.push_back({{fmt::format("依据 {},对信息({})作出失信认定的文书 {} 自 {} 起恢复执行。", by.zh, record.zh, designated, from),
                                  fmt::format("By {}, the stay of the document {} that designates the record ({}) is lifted from {} on.", by.en, designated, record.en, from)},
                                 regulation("23")});
    notice.paragraphs.push_back(facts.shown_by.empty()
                                    ? NoticeParagraph{{"因其他原因,该认定目前仍不生效。", "For another reason the designation is still not in force."}, regulation("23")}
                                    : NoticeParagraph{{fmt::format("该认定同时恢复效力,信息在下列方式中重新标注失信:{}。", ways.zh), fmt::format("The designation is in force again, and the record says so where it is read: {}.", ways.en)}, regulation("23")});
  }
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  notice.paragraphs.push_back({{"对恢复执行所依据的文书不服的,按照该文书载明的途径,依法申请复议或者提起诉讼。", "If you do not accept the document that lifts the stay, you may apply for reconsideration or bring a suit as that document says and the law provides."},
                               base::Basis{base::BasisKind::national, "行政复议法;行政诉讼法"}});
  return notice;
}

Notice restoration_refused_notice(const RestorationRefusedFacts& facts) {
  const base::LocalText record = described(facts.record);
  Notice notice = letter({"不予信用修复告知书", "Notice that restoration is refused"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("您(单位)就信息({})提出的信用修复申请已有结果:不予修复。", record.zh), fmt::format("Your application for restoration of the record ({}) has a result: refused.", record.en)},
                               regulation("39")});
  add_reasons(notice, facts.reasons);
  notice.paragraphs.push_back({{"条件满足后可以再次申请。", "Apply again when the condition is met."}, regulation("39")});
  notice.paragraphs.push_back(asked_for_money(facts.desk_address));
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice listing_proposed_notice(const ListingProposedFacts& facts) {
  const base::LocalText record = described(facts.record);
  const std::string name = base::one_line(facts.list.name), number = base::one_line(facts.list.number);
  Notice notice = letter({"拟列入严重失信主体名单事先告知书", "Notice before a listing"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("拟将您(单位)列入《{}》,案件编号 {},所依据的信息:{}。", name, number, record.zh), fmt::format("It is proposed to enter you on the list {}, case {}, on the record: {}.", name, number, record.en)},
                               regulation("38")});
  notice.paragraphs.push_back({{"列入事由:" + facts.ground.zh + "。", "Ground: " + facts.ground.en + "."}, regulation("28")});
  add_reasons(notice, facts.reasons);
  notice.paragraphs.push_back({{"列入依据:" + base::one_line(facts.list.legal_basis) + "。", "Basis: " + base::one_line(facts.list.legal_basis) + "."}, regulation("28")});
  notice.paragraphs.push_back({{fmt::format("您(单位)有权陈述、申辩:自本告知书送达之日起 {} 个工作日内,以及在决定作出之前,都可以提出;提出的意见会得到说明理由的答复。", facts.defence_days),
                                fmt::format("You have the right to state and defend: within {} working days of service of this letter, and until the decision. What you state is answered with reasons.", facts.defence_days)},
                               regulation("38")});
  notice.paragraphs.push_back({{"列入之后:决定送达之日起,该信息公示、查询和共享,至列入期限届满、移出或者所依据的信息终止时为止。", "Once listed: from the service of the decision the entry is shown, inquired and shared, until its term is over, it is removed, or the record it rests on ends."},
                               regulation("30")});
  add_following(notice, facts.measures);
  notice.paragraphs.push_back({{"移出条件:" + facts.list.removal_requirements + "。移出程序:" + facts.list.removal_procedure + "。", "Removal requirements: " + facts.list.removal_requirements + ". Procedure: " + facts.list.removal_procedure + "."},
                               regulation("27")});
  notice.paragraphs.push_back({{"救济措施:" + facts.list.remedies + "。", "Remedies: " + facts.list.remedies + "."}, regulation("38")});
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice listing_decided_notice(const ListingDecidedFacts& facts) {
  const base::LocalText record = described(facts.record);
  const std::string name = base::one_line(facts.list.name), number = base::one_line(facts.list.number);
  Notice notice = letter({"列入决定告知书", "Notice of the decision on a listing"}, facts.record, facts.made_at);
  if (facts.is_entered) {
    notice.paragraphs.push_back({{fmt::format("案件 {} 决定:列入《{}》({})。决定送达之前不公示、不使用。", number, name, record.zh), fmt::format("Case {}: entered on the list {} ({}). Nothing is shown or used before the decision is served.", number, name, record.en)},
                                 regulation("38")});
  } else {
    notice.paragraphs.push_back({{fmt::format("案件 {} 决定:不予列入《{}》({})。", number, name, record.zh), fmt::format("Case {}: not entered on the list {} ({}).", number, name, record.en)}, regulation("38")});
  }
  add_reasons(notice, facts.reasons);
  if (facts.is_entered) {
    notice.paragraphs.push_back({{"移出条件:" + facts.list.removal_requirements + "。移出程序:" + facts.list.removal_procedure + "。", "Removal requirements: " + facts.list.removal_requirements + ". Procedure: " + facts.list.removal_procedure + "."},
                                 regulation("27")});
    notice.paragraphs.push_back({{"救济措施:" + facts.list.remedies + "。", "Remedies: " + facts.list.remedies + "."}, regulation("27")});
  }
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice removal_refused_notice(const RemovalRefusedFacts& facts) {
  const base::LocalText record = described(facts.record);
  Notice notice = letter({"不予移出名单告知书", "Notice that removal from a list is refused"}, facts.record, facts.made_at);
  notice.paragraphs.push_back({{fmt::format("您(单位)移出《{}》的申请已有结果:不予移出({})。", base::one_line(facts.list.name), record.zh), fmt::format("Your application for removal from the list {} has a result: refused ({}).", base::one_line(facts.list.name), record.en)},
                               regulation("27")});
  add_reasons(notice, facts.reasons);
  notice.paragraphs.push_back({{"移出条件:" + facts.list.removal_requirements + "。条件满足后可以再次申请,不收取任何费用。", "Removal requirements: " + facts.list.removal_requirements + ". Apply again when they are met; no fee is charged."}, regulation("27")});
  notice.paragraphs.push_back({{"救济措施:" + facts.list.remedies + "。", "Remedies: " + facts.list.remedies + "."}, regulation("27")});
  notice.paragraphs.push_back(free_objection(facts.desk_address));
  return notice;
}

Notice recall_notice(const RecallNoticeFacts& facts) {
  const base::LocalText record = described(facts.record);
  const std::string organisation = base::one_line(facts.record.organisation_name);
  Notice notice{{"信用信息消除通知", "Notice that a record has ended"},
                base::one_line(facts.recipient_name), {}, facts.made_at};
  notice.paragraphs = {
      {{fmt::format("贵单位于 {} 收到的 {} 的信息({})已于 {} 终止,原因:{}。", minutes(facts.received_at), organisation,
                    record.zh, minutes(facts.ended_at), base::one_line(facts.ending.zh)),
        fmt::format("The record about {} that you received on {} ({}) ended on {}: {}.", organisation,
                    minutes(facts.received_at), record.en, minutes(facts.ended_at), base::one_line(facts.ending.en))},
       facts.ending_basis},
      {{"请即停止展示、共享和使用该信息,并清除留存的副本。",
        "Stop displaying, sharing and using it at once, and remove the copies you keep."},
       facts.ending_basis},
      {{fmt::format("处理完毕后请确认:{}。确认时间载入消除凭证。", base::one_line(facts.confirm_address)),
        fmt::format("Then confirm at {}. The time of your confirmation stands on the recall certificate.",
                    base::one_line(facts.confirm_address))},
       product("recall")},
  };
  return notice;
}

Notice counter_notice(const CounterFacts& facts) {
  Notice notice{{"窗口代办告知书", "Notice of what was done at the counter"}, base::one_line(facts.addressee), {}, facts.made_at};
  const std::string unit = base::one_line(facts.unit_name), present = base::one_line(facts.present_name), authority = base::one_line(facts.present_authority);
  notice.paragraphs.push_back({{fmt::format("{} 的窗口于 {} 登记 {}{} 到场,并查看了您(单位)的全部资料。", unit, minutes(facts.opened_at), present, authority.empty() ? "" : "(" + authority + ")"),
                                fmt::format("At the counter of {}, {}{} was entered as present on {}, and the whole file about you was read.", unit, present,
                                            authority.empty() ? "" : " (" + authority + ")", minutes(facts.opened_at))},
                               regulation("15")});
  for (const base::LocalText& act : facts.acts) {
    notice.paragraphs.push_back({{fmt::format("代为办理:{}。", act.zh), fmt::format("Done for you: {}.", act.en)}, std::nullopt});
  }
  notice.paragraphs.push_back({{fmt::format("如果当时到场的不是您,或者没有您的授权,请立即告知我们并对该次查阅提出异议:{}。代为给予的同意可以随时撤回,撤回立即生效。", base::one_line(facts.desk_address)),
                                fmt::format("If it was not you, or nobody you authorised, tell us at once and contest the look at {}. A consent given for you can be withdrawn at any time, with effect at once.",
                                            base::one_line(facts.desk_address))},
                               product("who is served at a counter learns it from somebody else")});
  return notice;
}

base::LocalText printed_basis(const base::Basis& basis) {
  const base::LocalText kind = base::printed(basis.kind);
  if (basis.kind == base::BasisKind::regulation && is_article(basis.reference)) {
    return {fmt::format("依据:{}第{}条", kind.zh, basis.reference),
            fmt::format("Basis: {}, art. {}", kind.en, basis.reference)};
  }
  return {fmt::format("依据:{},{}", kind.zh, basis.reference), fmt::format("Basis: {}, {}", kind.en, basis.reference)};
}

std::string notice_text(const Notice& notice) {
  std::string out = fmt::format("{}\n{}\n\n{}:\n", notice.title.zh, notice.title.en, notice.addressee);
  for (const NoticeParagraph& paragraph : notice.paragraphs) {
    const base::LocalText basis = paragraph.basis ? printed_basis(*paragraph.basis) : base::LocalText{};
    const auto in_brackets = [](const std::string& text) { return text.empty() ? text : " [" + text + "]"; };
    out += fmt::format("\n{}{}\n{}{}\n", paragraph.text.zh, in_brackets(basis.zh), paragraph.text.en,
                       in_brackets(basis.en));
  }
  return out + "\n" + notice.made_at.rfc3339() + "\n";
}

}  // namespace liaoxin::report
