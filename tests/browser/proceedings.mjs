// The proceedings of the law, act by act: who does what, with what, on which day. A door (doors.mjs) carries each act; the play
// is the same whichever it is. An act answers with the numbers it gave, by their prefix: { obj: "obj-…", ntc: "ntc-…" }.
import { accountOf, citizen, citizenNumber, code, roles, uscc } from "./cast.mjs";

export const opening = "2026-03-02T09:00:00+08:00";

const authority = `沈阳市剧本局,${code.department}`;
const penaltyHeading = "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_YXQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM,LX_JYCX,X_SDRQ,X_XFGZS,CF_XDR_ZJLX,CF_XDR_ZJHM\n";
/** A penalty of some ten thousand yuan: 5 is a general one, 60 a serious one by the standards set in the first act. */
const penalty = (number, fine = 5, on = "2026-01-05") =>
  `剧本公司,法人及非法人组织,${code.company},${number},价格违法,未按规定公示价格,价格法第四十二条,罚款,罚款若干,${fine},${on},2099-12-31,${authority},${authority},否,${on},告知${number},,\n`;
const citizensPenalty = (number, on = "2026-01-05") =>
  `${citizen.name},自然人,,${number},价格违法,未按规定公示价格,价格法第四十二条,罚款,罚款若干,5,${on},2099-12-31,${authority},${authority},否,${on},告知${number},身份证,${citizen.number}\n`;

/** What the departments file by their own way, the import: acts begin where a record is there. */
async function file(play) {
  const registered = [[code.company, "剧本公司"], [code.other, "剧本商行有限公司"], [code.third, "剧本物流有限公司"]];
  play.file("C1-01", roles.submitter, "DJ_MC,DJ_SHXYM,DJ_ZT,DJ_DQ,DJ_DJJG,DJ_DJJGDM,DJ_GXRQ,DJ_FDDBR,DJ_CYM\n" + registered.map(([uscc, name]) => `${name},${uscc},存续,210102,${authority},2026-01-05,王某某,\n`).join(""));
  const general = ["受理", "移送", "撤回", "更正", "暂停", "共享", "评价", "认定", "认定终止", "修复", "修复不予", "重整", "重整执行", "提前一", "提前二", "宽宥", "宽宥申请", "惩戒", "惩戒解除", "失效"];
  const serious = ["列入", "不列入", "移出"];
  play.file("C4-03", roles.submitter, penaltyHeading + general.map((one) => penalty(one)).join("") + serious.map((one) => penalty(one, 60)).join("") + citizensPenalty("市民"), { served: true });
  play.file("C4-03", roles.submitter, penaltyHeading + penalty("待送达") + penalty("待告知") + penalty("待签收"));
  play.file("C2-03", roles.submitter,
    `code,subjectName,subjectCategory,identify,commitmentTypeId,reason,content,liabilityBreachCommitment,commitmentDate,fulfillmentStatus,acceptanceUnit,acceptanceUnitIdentify,publicationType\n承诺一,剧本公司,法人及非法人组织,${code.company},主动型,办事,材料真实,依法承担,2026-02-01,全部履行,${authority},可向社会公开\n`);
  play.file("C3-01", roles.submitter, `A000001,A000002,DATA_CATEGORY,IDENTIFICATION_NO,IDENTIFICATION_DATE,IDENTIFICATION_DEPT,EXPIRATION_DATE\n剧本公司,${code.company},守信典型,荣誉一,2026-01-05,沈阳市剧本局,2027-06-30\n`);
  for (const role of [roles.owner, roles.neighbour]) {
    const { link } = await play.act("account.open", roles.security, accountOf(role).open);
    role.link = link;
    await play.act("account.grant", roles.security, accountOf(role).grant, roles.secondSecurity);
    await play.setUp(role);
  }
}

/** The install of a province: units, accounts, the catalogue by a joint decision, standards, working days. */
async function install(play) {
  const { system, security, secondSecurity, secretary, inCharge, secondInCharge, submitter, decider } = roles;
  const newUnit = uscc("11210000MB0000007");
  await play.act("unit.register", system, { uscc: newUnit, name: "剧本新局", kind: "department", region: "210000", submitters: [] });
  await play.act("officer.register", system, { unit: newUnit, id: "new", name: "剧中新", office: "信用处", posts: ["submitter"] });
  await play.act("officer.assign", system, { unit: newUnit, id: "new", posts: ["submitter", "decision_officer"] });
  await play.act("account.open", security, { login: "newcomer", person_name: "剧中新", id_number: citizenNumber(900) });
  const { grt } = await play.act("account.grant", security, { login: "newcomer", role: "officer", unit: newUnit, officer: "new" }, secondSecurity);
  await play.act("account.reset", security, { login: "newcomer", reason: "手机遗失" });
  await play.act("account.revoke", security, { login: "newcomer", grant: grt, reason: "调离" });
  await play.act("account.disable", security, { login: "newcomer", reason: "离职" });

  await play.act("joint_decision.register", secretary, { level: "province", decision_number: "联席1号", decided_on: "2026-03-02", title: "关于补充目录的决定" });
  const items = ["C1-01", "C2-01", "C2-03", "C3-01", "C4-03", "C4-04", "C8-01", "C8-04", "C8-05", "C8-06", "C8-09"];
  const { edr } = await play.act("edition.draft", inCharge, { items, drafting_purpose: "与全国目录一致" });
  await play.act("rule_draft.consult", inCharge, { rule_draft: edr, consulted: [code.department], opinions_until_on: "2026-03-16" });
  await play.act("rule_draft.opinion", submitter, { rule_draft: edr, unit_opinion: "无不同意见" });
  const edition = { items, from_on: "2026-03-02", decision_number: "联席1号", decided_on: "2026-03-02", authority: "剧本联席会议" };
  await play.act("edition.adopt", inCharge, edition, secondInCharge);
  // What two persons do can also be refused by the second, or taken back by the first.
  for (const [key, value] of [["penalty.fine_general_from", "300000"], ["penalty.fine_serious_from", "50000000"]]) {
    await play.act("policy_value.set", submitter, { key, unit: code.department, value, from_on: "2022-01-01", decision_number: "剧标1号" }, decider);
  }
  for (const unit of [code.reader, code.workBody]) {
    await play.act("policy_value.set", inCharge, { key: "inquiry.matters", unit, value: "permit,penalty", from_on: "2022-01-01", decision_number: "剧标2号" }, secondInCharge);
  }
  await play.act("policy_value.set", inCharge, { key: "reward.kinds", unit: code.department, value: "R22-1-01", from_on: "2022-01-01", decision_number: "剧标3号" }, secondInCharge);
  const days = [{ date: "2027-01-01", kind: "off", holiday: "元旦" }];
  const refused = await play.carry("calendar.add", inCharge, { days, notice: "剧本通知" });
  await play.act("proposal.refuse", secondInCharge, { proposal: refused.prp, reason: "通知编号有误" });
  const withdrawn = await play.carry("calendar.add", inCharge, { days, notice: "剧本通知" });
  await play.act("proposal.withdraw", inCharge, { proposal: withdrawn.prp });
  await play.act("calendar.add", inCharge, { days, notice: "剧本通知" }, secondInCharge);
}

/** Lists of measures and list systems need weeks for comments: they begin here and are in force when the rest is played. */
async function beginLists(play) {
  const { secretary, inCharge, owner, submitter } = roles;
  await play.act("joint_decision.register", secretary, { level: "province", decision_number: "联席2号", decided_on: "2026-03-02", title: "关于惩戒措施清单的决定" });
  const { mls } = await play.act("measure_list.draft", inCharge, { list_number: "清单1号", title: "惩戒措施补充清单", regulation: "辽宁省社会信用条例" });
  const line = { list: mls, measure_kind: "M26-3-01", legal_basis: "辽宁省社会信用条例第二十六条", unit: code.department, carried_out: "评审时减分", triggers: ["C4-03"], severity: "ordinary", term_months: 6 };
  await play.act("measure_list.add_measure", inCharge, line);
  const open = async () => {
    await play.act("measure_list.approve", inCharge, { list: mls, decision_number: "联席2号" });
    await play.act("measure_list.open_comments", inCharge, { list: mls, comments_until_on: "2026-04-03" });
  };
  await open();
  const { cmt } = await play.act("rule_draft.comment", owner, { rule_draft: mls, opinion: "减分幅度过大" });
  await play.act("rule_draft.answer_comment", inCharge, { comment: cmt, answer: "已下调" });
  // What was said changes the list: back to its draft, and through every step again.
  await play.act("measure_list.reopen", inCharge, { list: mls, reason: "采纳公众意见" });
  await play.act("measure_list.remove_measure", inCharge, { list: mls, measure_kind: "M26-3-01", unit: code.department });
  await play.act("measure_list.add_measure", inCharge, { ...line, carried_out: "评审时减一分" });
  await open();
  const systems = [];
  for (const list_code of ["JB-AQSC", "JB-GC"]) {
    const { lsy } = await play.act("list_system.draft", inCharge, {
      list_code, name: `剧本严重失信主体名单${list_code}`, grounds: ["L28-1-04"], legal_basis: "剧本规定第七条", basis_from_on: "2021-09-01", unit: code.department, standard: "发生重大责任事故", removal_requirements: "完成整改并经验收",
      removal_procedure: "向列入机关申请", remedies: "行政复议、行政诉讼、异议", term_months: 12,
    });
    await play.act("rule_draft.consult", inCharge, { rule_draft: lsy, consulted: [code.department], opinions_until_on: "2026-04-03" });
    await play.act("rule_draft.opinion", submitter, { rule_draft: lsy, unit_opinion: "同意" });
    systems.push(lsy);
  }
  const said = await play.act("rule_draft.comment", owner, { rule_draft: systems[0], opinion: "移出条件应当写明期限" });
  await play.act("rule_draft.answer_comment", inCharge, { comment: said.cmt, answer: "由列入机关在决定书中写明" });
  return { mls, systems };
}

/** Served, received, contested; decided, paused, asked, answered, disputed, settled; recalled from all who had it (arts. 36, 37). */
async function contest(play) {
  const { submitter, decider, owner, clerk, secondClerk, judge, reader } = roles;
  const record = (number) => play.record(number);
  await play.act("service.attest", submitter, { record: record("待送达"), served_on: "2026-04-01", proof: "送达回证" });
  await play.act("notice.serve", submitter, { notice: play.notice("待告知"), served_on: "2026-04-02", service: "mail", proof: "回执" });
  await play.act("notice.acknowledge", owner, { notice: play.notice("待签收") });

  const { sub } = await play.act("subscription.open", clerk, { kind: "unit", reference: code.reader, name: "辽宁省剧本厅", item: "C4-03", agreement: "协议1号" }, secondClerk);
  for (const one of ["共享", "撤回"]) await play.act("sharing.deliver", clerk, { subscription: sub, record: record(one) });
  await play.act("report.issue", clerk, { uscc: code.company, holder: "剧本银行", purpose: "授信" });
  await play.act("record.correct", submitter, { record: record("更正"), elements: { CF_NR_FK: "4" }, reason: "录入有误" });
  await play.act("record.withdraw", submitter, { record: record("撤回"), reason: "报送有误" });
  await play.act("recall.confirm", reader, { recall: play.recall("撤回", "辽宁省剧本厅"), removed_from: "业务系统" });
  await play.act("document.stay", submitter, { record: record("暂停"), document_number: "停1号", decided_on: "2026-04-02", action: "stay" });
  await play.act("document.fall", judge, { record: record("暂停"), document_number: "撤1号", decided_on: "2026-04-03", kind: "revoked" });
  await play.act("document.fall", submitter, { record: record("失效"), document_number: "撤3号", decided_on: "2026-04-03", kind: "revoked" });

  const submit = (number, ground) => play.act("objection.submit", owner, { record: record(number), ground, statement: "金额不对\n从未收到决定书" });
  // 1. Decided by the work body, told, still disputed, settled by somebody who had not answered.
  const own = await submit("受理", "wrong_grade");
  await play.act("objection.add_evidence", owner, { objection: own.obj, name: "receipt.pdf", file: Buffer.from("%PDF-1.4 缴款收据").toString("base64") });
  await play.act("objection.accept", clerk, { objection: own.obj });
  await play.act("objection.pause", clerk, { objection: own.obj, kind: "testing", document_number: "检1号", from_on: "2026-04-07" });
  await play.act("objection.resume", clerk, { objection: own.obj, document_number: "检2号", until_on: "2026-04-07" });
  await play.act("objection.decide", secondClerk, { objection: own.obj, outcome: "not_founded", reason: "核对无误", elements: {} });
  await play.act("objection.close", clerk, { objection: own.obj, told_on: "2026-04-07", proof: "签收" });
  await play.act("objection.dispute", owner, { objection: own.obj, statement: "金额仍然不对" });
  await play.act("objection.settle", decider, { objection: own.obj, outcome: "upheld", reason: "决定书金额为四万元" });
  // 2. Asked of the source, which finds nothing: deleted.
  const asked = await submit("移送", "error");
  await play.act("objection.accept", clerk, { objection: asked.obj });
  await play.act("objection.ask_source", clerk, { objection: asked.obj, question: "请核实" });
  await play.act("objection.answer", submitter, { objection: asked.obj, outcome: "unverifiable", points: ["查无此卷宗,无法核实", "没有送达回证"], elements: {} });
}

/** Leniency, designation, restoration, shields (arts. 23, 31, 39). */
async function treat(play) {
  const { submitter, decider, colleague, owner, judge } = roles;
  const record = (number) => play.record(number);
  await play.act("leniency.grant", submitter, { record: record("宽宥"), flag: "slight_no_intent", reason: "首次且及时改正" });
  const { len } = await play.act("leniency.claim", owner, { record: record("宽宥申请"), flag: "force_majeure", statement: "当日洪水" });
  await play.act("leniency.decide", submitter, { claim: len, outcome: "refused", reason: "当日没有洪水" });

  const designate = (number) => play.act("designation.decide", submitter,
    { record: record(number), document_class: "administrative_decision", document_number: `失信${number}`, authority: "沈阳市剧本局", effective_on: "2026-04-01", reason: "逾期拒不履行" }, decider);
  const designated = await designate("认定");
  await play.act("notice.serve", submitter, { notice: designated.ntc, served_on: "2026-04-07", service: "direct", proof: "签收" });
  const { dsg } = await designate("认定终止");
  play.documents.set(dsg, "失信认定终止");
  await play.act("designation.end", judge, { designation: dsg, document_number: "撤2号", decided_on: "2026-04-07", kind: "revoked" });

  const apply = (number) => play.act("restoration.apply", owner, { record: record(number), way: "completed_rectification", correction: "罚款已缴清", pledge: true });
  const restored = await apply("修复");
  await play.act("restoration.accept", submitter, { application: restored.rst, handler: "b" });
  await play.act("restoration.decide", colleague, { application: restored.rst, outcome: "granted", reason: "罚款已缴清,材料齐全" });
  const refused = await apply("修复不予");
  await play.act("restoration.accept", submitter, { application: refused.rst, handler: "b" });
  await play.act("restoration.decide", colleague, { application: refused.rst, outcome: "refused", reason: "尚未缴清", rule: "履行义务" });
  await play.act("restoration.report_fee", owner, { application: refused.rst, statement: "被要求付费" });
  await play.act("shield.set", submitter, { record: record("重整"), ruling_number: "破3号", court: "沈阳剧本法院", decided_on: "2026-04-01", plan_until_on: "2028-03-31" });
  await play.act("shield.lift", submitter, { record: record("重整"), reason: "重整计划未能执行" });
  await play.act("shield.set", submitter, { record: record("重整执行"), ruling_number: "破4号", court: "沈阳剧本法院", decided_on: "2026-04-01", plan_until_on: "2028-03-31" });
  await play.act("shield.complete", submitter, { record: record("重整执行"), document_number: "破4号之五", court: "沈阳剧本法院", decided_on: "2026-04-07" });
  await play.act("restoration.end_early", submitter, {
    records: [record("提前一"), record("提前二")], document_class: "administrative_decision", document_number: "信修1号", authority: "沈阳市剧本局", effective_on: "2026-04-07", reason: "均已履行义务",
  }, decider);
}

/** Lists with notice, service, statement, answer; measures and rewards (arts. 22 to 27, 38). What needs the time for defence follows later. */
async function beginListings(play, { mls, systems: [lsy, ended] }) {
  const { secretary, inCharge, secondInCharge, submitter, decider, owner } = roles;
  const record = (number) => play.record(number);
  await play.act("measure_list.release", inCharge, { list: mls, from_on: "2026-04-07" }, secondInCharge);
  const apply = (number) => play.act("measure.apply", submitter, {
    record: record(number), measure_kind: "M26-3-01", connection: "发生在投标中", character: "违反招标法规", circumstances: "责令改正未改", impact: "影响公平竞争", document_number: `惩${number}`, decided_on: "2026-04-07",
  }, decider);
  await apply("惩戒");
  const lifted = await apply("惩戒解除");
  await play.act("measure.lift", submitter, { measure: lifted.mea, reason: "已全面整改" });
  const { rwd } = await play.act("reward.grant", submitter, { record: record("荣誉一"), reward_kind: "R22-1-01", reason: "连续三年获评先进" });
  await play.act("reward.end", submitter, { reward: rwd, reason: "荣誉已撤销" });

  await play.act("joint_decision.register", secretary, { level: "province", decision_number: "联席3号", decided_on: "2026-04-07", title: "关于设立名单的决定" });
  for (const one of [lsy, ended]) await play.act("list_system.establish", inCharge, { list_system: one, decision_number: "联席3号", from_on: "2026-04-07" }, secondInCharge);
  await play.act("list_system.end", inCharge, { list_system: ended, reason: "依据已经废止" }, secondInCharge);
  const cases = {};
  for (const one of ["列入", "不列入", "移出"]) {
    cases[one] = await play.act("listing.propose", submitter, { list_system: lsy, record: record(one), ground: "L28-1-04", conduct: "隐瞒重大隐患并造成事故", limits: ["造成多人伤亡"], evidence: "事故调查报告" });
    play.documents.set(cases[one].lst, one);
    await play.act("notice.serve", submitter, { notice: cases[one].ntc, served_on: "2026-04-07", service: "direct", proof: "签收" });
  }
  await play.act("listing.state", owner, { listing: cases["列入"].lst, statement: "责任尚未查清" });
  await play.act("listing.answer", submitter, { listing: cases["列入"].lst, reason: "调查报告已认定" });
  await play.act("listing.decide", decider, { listing: cases["不列入"].lst, outcome: "dropped", reason: "情节尚不严重" });
  return cases;
}

async function decideListings(play, cases) {
  const { submitter, decider, owner } = roles;
  for (const one of ["列入", "移出"]) {
    await play.act("listing.decide", decider, { listing: cases[one].lst, outcome: "entered", reason: "符合认定标准", document_number: `列决${one}` });
  }
  play.documents.set(cases["移出"].lst, "列决移出");
  await play.act("listing.apply_removal", owner, { listing: cases["移出"].lst, statement: "已完成整改" });
  await play.act("listing.refuse_removal", submitter, { listing: cases["移出"].lst, requirement: "经验收", reason: "验收尚未通过" });
  await play.act("listing.remove", submitter, { listing: cases["移出"].lst, reason: "已完成整改并经验收" });
}

/** Inquiries, consents, looks and who contests them, the counter, leave, declarations, mail (arts. 13 to 15, 21, 35). */
async function look(play) {
  const { reader, readersReviewer, owner, neighbour, citizen: person, clerk, secondClerk, submitter } = roles;
  await play.act("inquiry.make", reader, { subject_code: citizen.number, subject_name: citizen.name, matter: "permit", case_reference: "案1号" });
  const { lct } = await play.act("look.contest", person, { look: await play.linked(person, "looks", "look.contest", "look"), statement: "我没有办理任何许可" });
  await play.act("look.answer", readersReviewer, { contest: lct, was_needed: true, reason: "许可所需" });
  const { cns } = await play.act("consent.give", owner, { user: code.other, purpose: "financing", items: ["C4-03"], until_on: "2026-12-31" });
  await play.act("inquiry.authorised", neighbour, { subject_code: code.company, purpose: "financing" });
  await play.act("consent.withdraw", owner, { consent: cns });

  const { sit } = await play.act("counter.open", clerk, {
    subject_code: code.company, subject_name: "剧本公司", present_name: "剧中代理", present_number: citizenNumber(901), present_authority: "授权书", identity_document: "identity_card", identity_check: "by_sight", signed_paper: "窗1号",
  });
  await play.act("counter.close", clerk, { sitting: sit });
  await play.act("counter.tell", secondClerk, { sitting: sit, told_on: "2026-04-07", service: "mail", proof: "回执" });
  await play.act("leave.begin", submitter, { from_on: "2026-04-20", until_on: "2026-04-24", stand_in: "c" });
  await play.act("leave.end", submitter, {});
  const { dcl } = await play.act("declaration.submit", owner, { kind: "business", declared: "软件开发", accuracy_pledged: true });
  await play.act("declaration.withdraw", owner, { declaration: dcl });
  await play.act("mail_address.register", owner, { address: "shop@example.cn" });
  await play.act("mail_address.confirm", owner, { code: await play.mailedCode("shop@example.cn") });
  await play.act("mail_address.remove", owner, {});
}

/** Collectors of market information, and what they answer for (arts. 13, 14, 53). */
async function collect(play) {
  const { clerk, secondClerk, owner, collector, inCharge, secondInCharge } = roles;
  const agree = (body) => play.act("collector.register", clerk, {
    collector: body, agreement_number: `信协${body.slice(9, 17)}`, need: "会员管理", method: "会员申报", kinds: ["performance", "membership"], objection_procedure: "三个工作日内核实并书面答复", contact: "会员部", until_on: "2027-12-31",
  }, secondClerk);
  await agree(code.association);
  const { agr } = await agree(code.leaving);
  await play.act("collector.end", clerk, { agreement: agr, reason: "协议解除" });
  const { col } = await play.act("collection.allow", owner, { collector: code.association, kinds: ["membership"], until_on: "2026-12-31", notice_read: true, is_tied_to_service: false });
  await play.act("collector.submit", collector, {
    number: "信1号", subject_code: code.company, subject_name: "剧本公司", kind: "performance", information: "供货合同按期履行完毕", occurred_on: "2026-03-15", until_on: "2026-12-31",
  });
  await play.act("collection.revoke", owner, { collection: col });
  await play.act("accountability.fine", inCharge, {
    collector: code.association, conduct: "objection_unhandled", fine_yuan: 50000, gains_yuan: 0, document_number: "罚协1号", decided_on: "2026-04-01", served_on: "2026-04-02", proof: "送达回证", reason: "不核查异议",
  }, secondInCharge);
}

/** Pledges, promises of governments, responsibility, assessments, findings and what is done about them (arts. 19, 46, 48, 51, 52). */
async function account(play) {
  const { neighbour, submitter, decider, inCharge } = roles;
  const { plr } = await play.act("pledge.report", neighbour, { record: play.record("承诺一"), statement: "没有退款" });
  await play.act("pledge.answer_report", submitter, { report: plr, outcome: "not_performed", reason: "尚未退款" });
  const promise = (document_number) => play.act("trust.register", submitter, { unit: code.department, kind: "pledge", subject_matter: "对新建厂房给予租金补贴", due_on: "2026-12-31", document_number });
  const performed = await promise("剧政1号"), changed = await promise("剧政2号");
  await play.act("trust.report_performance", submitter, { promise: performed.prm, outcome: "delayed", cause: "other", reason: "资金将于七月拨付", new_due_on: "2027-07-31" });
  await play.act("trust.change", submitter, { promise: changed.prm, authority: "沈阳剧本政府", procedure_document: "函1号", compensation: "补偿搬迁费用", reason: "防洪工程需要" });
  await play.act("trust.responsibility", decider, { unit: code.department, body: code.company, document_number: "追责1号", decided_on: "2026-03-06", effective_on: "2026-03-20", responsibility: "未按约定支付工程款" });
  await play.act("trust.assess", inCharge, { unit: code.department, assessed_year: 2025, assessment_method: "信评1号规定的方法", assessment_result: "十二项承诺中十一项如期履行", document_number: "信评2号", decided_on: "2026-03-01" });
  const { acc } = await play.act("accountability.act", inCharge, { unit: code.department, step: "talk", findings: [await play.linked(inCharge, "findings", "accountability.act", "findings")], document_number: "责1号", reason: "逾期报送" });
  await play.act("accountability.answer", submitter, { accountability: acc, answer: "已改正" });
  await play.act("accountability.close", inCharge, { accountability: acc, reason: "已改正" });
}

/** Subjects that change, machine clients, who may act for whom (arts. 3, 15, 35). */
async function change(play) {
  const { clerk, secondClerk, security, secondSecurity, owner } = roles;
  await play.act("subject.change_code", clerk, { uscc: code.third, new_uscc: code.renamed, document_number: "变1号" }, secondClerk);
  await play.act("subject.merge", clerk, { from_uscc: code.renamed, into_uscc: code.other, document_number: "并1号", reason: "吸收合并" }, secondClerk);
  const { cli } = await play.act("client.register", security, {
    name: "剧本业务系统", unit: code.department, officer: "a", public_key: Buffer.alloc(32, "k").toString("base64"), items: ["C4-03"], from_on: "2026-03-01", until_on: "2026-12-31",
  });
  await play.act("client.revoke", security, { client: cli, reason: "密钥遗失" });
  await play.act("account.open", security, { login: "agent", person_name: "剧中代理", id_number: citizenNumber(901) });
  const { grt } = await play.act("account.grant", security, { login: "agent", role: "subject", uscc: code.company, ground: "entrusted", authority_document: "授权书", until_on: "2026-12-31" }, secondSecurity);
  await play.act("representation.end", owner, { grant: grt });
}

export async function playAll(play) {
  await install(play);
  await file(play);
  const lists = await beginLists(play);
  await play.goTo("2026-04-07T09:00:00+08:00");
  await contest(play);
  await treat(play);
  const cases = await beginListings(play, lists);
  await look(play);
  await collect(play);
  await account(play);
  await play.goTo("2026-04-27T09:00:00+08:00");
  await decideListings(play, cases);
  await change(play);
}
