// The desk in a browser: an account set up from its link, two factors, a record contested and accepted, without scripts and
// by keyboard too.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { code, deskOf, enter, isSound, keepDesk, password, picture, withoutScripts } from "./account.mjs";
import { address, ask, askJson, closeBrowser, openTab, tour } from "./site.mjs";

after(closeBrowser);

test("an owner contests a record on a phone without scripts, and the clerk takes it up in English", async () => {
  const owner = await openTab({ viewport: { width: 375, height: 800 }, javaScriptEnabled: false });
  // axe needs scripts: the same pages are looked at with them below.
  await owner.goto(address + tour.accounts.owner);
  const secret = await owner.locator(".certificate code").textContent();
  for (const [name, value] of [["password", password], ["again", password], ["code", code(secret, -1)]]) await owner.fill(`#${name}`, value);
  await owner.click("form.form button");
  for (const [name, value] of [["login", "owner"], ["password", password], ["code", code(secret)]]) await owner.fill(`#${name}`, value);
  await owner.click("form.form button");
  assert.match(owner.url(), /\/desk$/);
  const before = await askJson(`/v1/organisations/${tour.contested}`);
  const open = before.sections.flatMap((section) => section.records).find((record) => !record.labels.some((label) => label.word === "objection"));
  await owner.click(`a[href$="record=${open.id}"]`);
  assert.equal(await owner.locator("#record").inputValue(), open.id);
  // 1. Sent without saying what is wrong: refused, and nothing that was filled in is lost.
  await owner.selectOption("#ground", "over_display");
  await owner.click("form.form button");
  assert.match(await owner.title(), /^错误/);
  assert.equal(await owner.locator("#ground").inputValue(), "over_display");
  assert.ok(await owner.locator("#statement-error").isVisible());
  // 2. Filled in: done, labelled for everybody, and a reload repeats nothing.
  await owner.fill("#statement", "公示已超过期限");
  await owner.click("form.form button");
  assert.match(owner.url(), /\/desk\/done$/);
  assert.match(await owner.textContent("main"), /obj-/);
  assert.match(await owner.textContent("main"), /下一步的期限[\s\S]*第 1 天/, "when the next step is due, and how that day is counted");
  // 3. Proved right away with a photograph; what is no picture or PDF is refused by what it is, whatever it is called.
  const photograph = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(40_000, 7)]);
  await owner.click('a[href*="add_evidence"]');
  await owner.setInputFiles("#file", { name: "缴款收据.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<html>no picture</html>") });
  await owner.click("form.form button");
  assert.ok(await owner.locator("#file-error").isVisible());
  await owner.setInputFiles("#file", { name: "缴款收据.jpg", mimeType: "image/jpeg", buffer: photograph });
  await owner.click("form.form button");
  assert.match(owner.url(), /\/desk\/done$/);
  await owner.click('a[href*="add_evidence"]');
  assert.match(await owner.textContent("main"), /缴款收据\.jpg/);
  await owner.goto(`${address}/desk/done`);
  assert.doesNotMatch(await owner.textContent("main"), /obj-/, "a reload repeats nothing");
  keepDesk("owner", owner);
  const record = await askJson(`/v1/records/${open.id}`);
  assert.ok(record.labels.some((label) => label.word === "objection"));

  const clerk = await deskOf("clerk");
  await clerk.goto(`${address}/en/desk`);
  const tasks = clerk.locator(".tasks a");
  assert.ok(await tasks.count() >= 2, "both contested records wait");
  // How its day is counted stands beside each task, word for word as the owner reads it.
  const clock = await clerk.locator('.tasks a[href*="/desk/clocks/"]').first().getAttribute("href");
  await clerk.goto(address + clock);
  await isSound(clerk, "clock certificate");
  await picture(clerk, "clock-certificate-en");
  assert.match(await clerk.textContent("main"), /Clock certificate[\s\S]*Counted from[\s\S]*Last day/);
  await clerk.goto(`${address}/en/desk`);
  await clerk.locator('.tasks a[href*="objection.accept"]').last().click();
  await isSound(clerk, "form of an operation");
  assert.match(await clerk.textContent("main"), /It is shown too widely or too long[\s\S]*公示已超过期限/, "what is accepted stands above the form");
  const [saved] = await Promise.all([clerk.waitForEvent("download"), clerk.click("text=缴款收据.jpg")]);
  assert.deepEqual(await readFile(await saved.path()), photograph, "the evidence comes whole");
  assert.equal(saved.suggestedFilename(), "缴款收据.jpg");
  // The browser counts the navigation that became a download as one that was given up.
  assert.deepEqual(clerk.faults.splice(0), [`failed request: ${saved.url()} net::ERR_ABORTED`]);
  await clerk.click("form.form button");
  assert.match(clerk.url(), /\/en\/desk\/done$/);
  await isSound(clerk, "result");
  await clerk.goto(`${address}/en/desk`);
  assert.equal(await clerk.locator('a[href*="objection.submit"]').count(), 0, "a clerk does not object for others");
});

test("E3: a citizen sees its record and who looked, gives a consent and takes it back; an officer looks it up in a matter; the auditor sees what is unusual", async () => {
  const officer = await deskOf("source");
  const lookUp = async (reference, name = "演示市民") => {
    await officer.goto(`${address}/desk/do/inquiry.make`);
    await officer.fill("#subject_code", "210102190001019000");
    await officer.fill("#subject_name", name);
    await officer.selectOption("#matter", "penalty");
    await officer.fill("#case_reference", reference);
    await officer.click("form.form button");
  };
  await lookUp("");
  assert.ok(await officer.locator("#case_reference-error").isVisible(), "no look-up without a case");
  assert.equal(await officer.locator("#subject_name").inputValue(), "演示市民", "nothing that was typed is lost");
  await isSound(officer, "look-up with an error");
  await lookUp("演示立〔2026〕1号", "别人");
  assert.doesNotMatch(await officer.textContent("main"), /901号/, "a wrong name finds nothing");
  await isSound(officer, "empty answer of an inquiry");
  await lookUp("演示立〔2026〕2号");
  assert.match(await officer.textContent("main"), /901号/);
  await isSound(officer, "answer of an inquiry");
  await picture(officer, "inquiry-zh");

  for (const [prefix, width] of [["", 375], ["/en", 1200]]) {
    const citizen = await openTab({ viewport: { width, height: 800 } });
    const name = prefix ? "shopkeeper" : "citizen";
    await enter(citizen, name, prefix);
    await picture(citizen, `desk-${name}`);
    for (const page of ["looks", "consents"]) {
      await citizen.goto(`${address}${prefix}/desk/${page}`);
      await isSound(citizen, `${page} of ${name}`);
      await picture(citizen, `${page}-${name}`);
    }
    if (name === "shopkeeper") continue;
    keepDesk(name, citizen);
    await citizen.goto(`${address}/desk/looks`);
    for (const seen of ["演示许受〔2026〕12号", "演示立〔2026〕1号", "演示立〔2026〕2号"]) assert.match(await citizen.textContent("main"), new RegExp(seen), "also a look that found nothing");
    assert.doesNotMatch(await citizen.textContent("main"), /经办人:/, "nobody is named before its look is contested");
    await citizen.locator('a[href*="look.contest"]').first().click();
    await citizen.fill("#statement", "我没有在该单位办理过任何事项");
    await citizen.click("form.form button");
    await citizen.goto(`${address}/desk/looks`);
    assert.match(await citizen.textContent("main"), /经办人:/);
    await isSound(citizen, "a contested look");
    await citizen.goto(`${address}/desk`);
    await citizen.click("text=901号");
    await isSound(citizen, "own record");
    await picture(citizen, "own-record");
    await citizen.goto(`${address}/desk/do/consent.give`);
    await citizen.fill("#user", tour.contested);
    await citizen.selectOption("#purpose", "financing");
    await citizen.check('[name="items.C4-03"]');
    await citizen.fill("#until_on", "2026年12月31日");
    await isSound(citizen, "form of a consent");
    await picture(citizen, "consent-form");
    await citizen.click("form.form button");
    assert.match(citizen.url(), /\/desk\/done$/);
    await citizen.goto(`${address}/desk/consents`);
    await isSound(citizen, "a consent in force");
    await citizen.click('a[href*="consent.withdraw"]');
    await citizen.click("form.form button");
    await citizen.goto(`${address}/desk/consents`);
    assert.equal(await citizen.locator('a[href*="consent.withdraw"]').count(), 0);
  }

  const auditor = await deskOf("auditor");
  await auditor.goto(`${address}/desk/audit`);
  await isSound(auditor, "look-ups to review");
  await picture(auditor, "audit");
  assert.match(await auditor.textContent("main"), /演示立〔2026〕2号/, "the second look at one person");
  assert.doesNotMatch(await auditor.textContent("main"), /演示市民|2101021900/, "it names nobody who was looked up");
});

test("a form is put aside as a draft without scripts, in both languages, found on a phone in larger letters, and deleted", async () => {
  const tab = await deskOf("judge"), phone = await withoutScripts(tab);
  await phone.goto(`${address}/desk/do/document.fall`);
  await phone.fill("#document_number", "演示行初〔2026〕5号");
  await phone.selectOption("#kind", "annulled");
  await phone.click("text=保存草稿");
  assert.match(phone.url(), /document\.fall\?draft=drf-/);
  assert.match(await phone.textContent(".note"), /还没有提交/);
  assert.equal(await phone.locator("#kind").inputValue(), "annulled");
  for (const [prefix, width] of [["", 1200], ["/en", 375]]) {
    await tab.setViewportSize({ width, height: 800 });
    await tab.goto(`${address}${prefix}/desk`);
    if (prefix) await tab.click("header a.reading");
    await isSound(tab, `desk with a draft ${prefix}`);
    await picture(tab, `draft-desk${prefix.replace("/", "-")}`);
    await tab.click('a[href*="document.fall?draft="]');
    assert.equal(await tab.locator("#document_number").inputValue(), "演示行初〔2026〕5号");
    await isSound(tab, `a draft ${prefix}`);
    await picture(tab, `draft${prefix.replace("/", "-")}`);
  }
  await tab.click("header a.reading");
  await tab.goto(`${address}/en/desk`);
  await tab.click("text=Delete");
  assert.match(tab.url(), /\/en\/desk$/);
  assert.equal(await tab.locator('a[href*="draft="]').count(), 0);
  await tab.setViewportSize({ width: 1200, height: 900 });
});

test("a clerk serves a citizen at the counter without scripts: the banner stands on every page, and it ends by its button", async () => {
  const clerk = await withoutScripts(await deskOf("clerk"));
  const banner = async () => (await clerk.textContent("main")).includes("窗口代办进行中");
  await clerk.goto(`${address}/desk/do/counter.open`);
  assert.ok(!(await banner()));
  await clerk.fill("#subject_code", "210102190001019000");
  await clerk.fill("#subject_name", "演示市民");
  await clerk.selectOption("#identity_document", "identity_card");
  await clerk.selectOption("#identity_check", "by_sight");
  await clerk.fill("#signed_paper", "窗〔2026〕1号");
  await clerk.click("form.form button");
  assert.match(clerk.url(), /\/desk\/sitting$/);
  assert.match(await clerk.textContent("main"), /901号/);
  for (const page of ["/desk", "/desk/sitting", "/desk/sitting/looks", "/desk/sitting/consents", "/desk/sitting/declared", "/desk/sitting/do/consent.give", "/desk/do/inquiry.make"]) {
    await clerk.goto(address + page);
    assert.ok(await banner(), page);
  }
  await clerk.goto(`${address}/desk/sitting`);
  await clerk.click('a[href*="sitting/letters/sit-"]');
  assert.match(await clerk.textContent("main"), /如果当时到场的不是您/);
  await clerk.goto(`${address}/desk/sitting`);
  await clerk.click("text=结束代办");
  assert.ok(!(await banner()));
  await clerk.goto(`${address}/desk/sitting`);
  assert.match(await clerk.textContent("main"), /已结束/);
});

test("a collector supplies nothing about a citizen before it allowed that, and nothing of it is left when the citizen takes it back", async () => {
  const collector = await deskOf("collector");
  const supply = async (number) => {
    await collector.goto(`${address}/desk/do/collector.submit`);
    const typed = { number, subject_code: "210102190001019000", subject_name: "演示市民", information: "按时缴纳会费", occurred_on: "2026年9月1日", until_on: "2026年12月31日" };
    for (const [name, value] of Object.entries(typed)) await collector.fill(`#${name}`, value);
    await collector.selectOption("#kind", "membership");
    await collector.click("form.form button");
  };
  await supply("会1号");
  assert.match(await collector.textContent("main"), /没有当事人对采集这类信息的有效同意/);
  assert.equal(await collector.locator("#information").inputValue(), "按时缴纳会费", "nothing that was typed is lost");
  await isSound(collector, "supply that was refused");

  const citizen = await deskOf("citizen");
  await citizen.setViewportSize({ width: 375, height: 800 });
  await citizen.goto(`${address}/desk/consents`, { waitUntil: "networkidle" });
  await citizen.click('a[href*="collection.allow"]');
  assert.match(await citizen.textContent("main"), /您的权利[\s\S]*三个工作日内核实/, "rights and the procedure for objections stand before the form");
  await isSound(citizen, "form to allow a collector");
  await picture(citizen, "collection-allow");
  await citizen.selectOption("#collector", { label: "演示省行业协会" });
  await citizen.check('[name="kinds.membership"]');
  await citizen.fill("#until_on", "2026-12-31");
  await citizen.selectOption("#notice_read", "true");
  await citizen.selectOption("#is_tied_to_service", "true");
  await citizen.click("form.form button");
  assert.match(await citizen.textContent("main"), /不得与其他服务捆绑/);
  await citizen.selectOption("#is_tied_to_service", "false");
  await citizen.click("form.form button");
  assert.match(citizen.url(), /\/desk\/done$/);

  await supply("会1号");
  assert.match(collector.url(), /\/desk\/done$/);
  await collector.goto(`${address}/desk/supplied`);
  assert.doesNotMatch(await collector.textContent("main"), /演示市民|会1号/, "no list names a natural person");
  await citizen.goto(`${address}/desk`);
  await citizen.click("text=会1号");
  assert.match(await citizen.textContent("main"), /按时缴纳会费/);
  await picture(citizen, "market-record");
  await citizen.goto(`${address}/desk/consents`);
  await isSound(citizen, "what a citizen allowed");
  await picture(citizen, "collections");
  await citizen.click('a[href*="collection.revoke"]');
  await citizen.click("form.form button");
  await citizen.goto(`${address}/desk`);
  assert.doesNotMatch(await citizen.textContent("main"), /按时缴纳会费/);
  await supply("会2号");
  assert.match(await collector.textContent("main"), /没有当事人对采集这类信息的有效同意/);
});

/** The pages that belong to certain desks, by the account that has them. */
const pagesOfDesks = {
  security: ["accounts", "accounts?login=citizen", "accounts?login=nobody", "clients", "do/account.disable?login=judge"],
  system: ["units", "calendar", "do/unit.register"],
  auditor: ["audit", "journal", "journal/0", "refused", "verification"],
  "in-charge": ["editions", "agreements", "decisions", "oversight", "findings", "measure-lists", "list-systems", "do/accountability.act", "do/accountability.fine", "do/list_system.draft", "do/list_system.establish", "do/rule_draft.consult", "do/measure_list.add_measure", "do/measure_list.remove_measure", "do/edition.draft", "do/trust.assess", ""],
  meeting: ["editions", "list-systems", "decisions"],
  clerk: ["intake", "proceedings", "serving", `search?q=${encodeURIComponent("有限")}`, ""],
  collector: ["supplied", "agreements", "do/collector.submit", ""],
  judge: ["documents", `documents?number=${encodeURIComponent("演示市监罚〔2026〕901号")}`, `documents?number=${encodeURIComponent("演示市监罚〔2026〕901号")}&purpose=document.fall&case_reference=${encodeURIComponent("演示行初〔2026〕7号")}`, "do/document.fall"],
  source: [`search?q=${encodeURIComponent("有限")}`, "search?q=x", "figures", "findings", "pledges", "measures", "do/trust.report_performance", "do/listing.propose", "do/measure.apply", "do/reward.grant", "do/restoration.accept"],
};
for (const [login, pages] of Object.entries(pagesOfDesks)) {
  test(`pages of ${login}: in both languages, on a phone, without scripts, and for nobody else`, async () => {
    const tab = await deskOf(login);
    const plain = await withoutScripts(tab);
    const other = await deskOf(login === "security" ? "system" : "security");
    for (const page of pages) {
      const name = `${login}-${page.replace(/[^a-z]+/g, "-")}`;
      await tab.setViewportSize({ width: 1200, height: 900 });
      assert.equal((await tab.goto(`${address}/desk${page && `/${page}`}`)).status(), 200, page);
      await isSound(tab, `${page}, Chinese`);
      await picture(tab, `${name}-zh`);
      await tab.setViewportSize({ width: 375, height: 800 });
      await tab.goto(`${address}/en/desk${page && `/${page}`}`);
      await isSound(tab, `${page}, English on a phone`);
      await picture(tab, `${name}-en`);
      await plain.goto(`${address}/en/desk${page && `/${page}`}`);
      const words = (shown) => shown.locator("main").innerText().then((text) => text.replace(/\s+/g, " "));
      assert.equal(await words(plain), await words(tab), `${page} says the same without scripts`);
      if (page === "" || page.startsWith("do/")) continue;
      assert.equal((await other.goto(`${address}/desk/${page}`)).status(), 404, `${page} is not there for others`);
    }
  });
}

test("a security administrator opens an account, gives it a role, and disables it from its row", async () => {
  const tab = await deskOf("security");
  await tab.setViewportSize({ width: 1200, height: 900 });
  await tab.goto(`${address}/desk/accounts`);
  assert.doesNotMatch(await tab.textContent("main"), /演示市民|演示店主|citizen/, "nobody who acts for itself or a subject is listed");
  await tab.click("text=开立账号");
  for (const [field, value] of [["login", "new.clerk"], ["person_name", "演示新人"], ["id_number", "210102190001019502"]]) await tab.fill(`#${field}`, value);
  await tab.click("form.form button");
  if (!/done$/.test(tab.url())) assert.fail(await tab.textContent("main"));
  assert.match(await tab.textContent("main"), /\/enrol\//);
  await tab.goto(`${address}/desk/accounts`);
  assert.doesNotMatch(await tab.textContent("main"), /new\.clerk/, "without a role it is nobody's yet");
  await tab.fill("#login", "new.clerk");
  await tab.press("#login", "Enter");
  assert.match(await tab.textContent("table"), /没有角色/);
  await tab.click('a[href*="account.grant"]');
  assert.equal(await tab.locator("#login").inputValue(), "new.clerk");
  await tab.selectOption("#role", "officer");
  await tab.fill("#unit", (await askJson("/v1/units")).units.find((unit) => unit.kind === "work_body").uscc);
  await tab.fill("#officer", "clerk-2");
  await tab.click("form.form button");
  assert.match(tab.url(), /done$/);
  assert.match(await tab.textContent("main"), /prp-/, "a role takes two administrators");
  const other = await deskOf("security-2");
  await other.goto(`${address}/desk`);
  await other.click('a[href*="proposal.approve"]');
  await other.click("form.form button");
  assert.match(other.url(), /done$/);
  await tab.goto(`${address}/desk/accounts`);
  const row = tab.locator("tr", { hasText: "new.clerk" });
  assert.match(await row.textContent(), /演示新人.*待启用/s);
  await row.locator('a[href*="account.disable"]').click();
  assert.match(await tab.textContent(".note.warning"), /立即生效/);
  await tab.click("form.form button");
  assert.match(await tab.title(), /^错误/, "not without a reason");
  await tab.fill("#reason", "登记有误");
  await tab.click("form.form button");
  await tab.goto(`${address}/desk/accounts`);
  assert.match(await tab.locator("tr", { hasText: "new.clerk" }).textContent(), /已停用/);
});

test("by keyboard alone: every field and the button are reached in order, and focus is seen", async () => {
  const tab = await openTab();
  await tab.goto(`${address}/sign-in`);
  const order = [];
  for (let i = 0; i < 40 && order.at(-1) !== "BUTTON"; ++i) {
    await tab.keyboard.press("Tab");
    order.push(await tab.evaluate(() => (document.activeElement.closest("main") ? document.activeElement.id || document.activeElement.tagName : "")));
    const outline = await tab.evaluate(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0; });
    assert.ok(outline, `focus of ${order.at(-1)} is not seen`);
  }
  assert.deepEqual(order.filter((name) => ["login", "password", "code", "BUTTON"].includes(name)), ["login", "password", "code", "BUTTON"]);
});

test("F3: a form of another site does nothing, and no page of a desk is kept or framed", async () => {
  for (const path of ["/sign-in", "/en/sign-in", tour.accounts["in-charge-2"]]) {
    const { status, headers } = await ask(path);
    assert.equal(status, 200, path);
    assert.equal(headers["cache-control"], "no-store", path);
    assert.match(headers["content-security-policy"], /frame-ancestors 'none'/, path);
  }
  for (const method of ["POST"]) {
    for (const headers of [{}, { origin: "https://elsewhere.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site", origin: address }, { "sec-fetch-site": "same-site" }]) {
      const answer = await ask("/sign-in", { ...headers, "content-length": "0" }, method);
      assert.equal(answer.status, 403, JSON.stringify(headers));
      assert.equal(answer.headers["set-cookie"], undefined);
    }
  }
});

test("an objection is judged without scripts by who reads it: the clerk the statement, the source the question, the owner the answer", async () => {
  const owner = await deskOf("owner"), clerkTab = await deskOf("clerk"), sourceTab = await deskOf("source");
  const clerk = await withoutScripts(clerkTab), source = await withoutScripts(sourceTab);
  const ownerTab = await openTab({ viewport: { width: 375, height: 800 } });
  await ownerTab.context().addCookies(await owner.context().cookies());
  const main = (tab) => tab.textContent("main");
  const inBoth = async (tab, path, what) => {
    for (const [prefix, width] of [["", 375], ["/en", 1200]]) {
      await tab.setViewportSize({ width, height: 900 });
      assert.equal((await tab.goto(address + prefix + path)).status(), 200, what);
      await isSound(tab, `${what} ${prefix}`);
      await picture(tab, `${what.replace(/ /g, "-")}${prefix.replace("/", "-")}`);
    }
  };
  // 1. Its owner finds it from its record, with what was said.
  await owner.goto(`${address}/desk`);
  const pages = await owner.locator('a[href*="/desk/objections/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  let page;
  for (const one of pages) {
    await owner.goto(address + one);
    if (/金额与决定书不符/.test(await main(owner))) page = one;
  }
  assert.ok(page, "the contested record leads to its objection");
  const objection = page.split("/").pop();
  await inBoth(ownerTab, page, "objection of the owner");
  assert.equal((await sourceTab.goto(address + page)).status(), 404, "the source was not asked yet");
  // 2. The clerk reads the statement and the record above each form.
  const judge = async (tab, operation, words, fill) => {
    await tab.goto(`${address}/desk/do/${operation}?objection=${objection}`);
    for (const word of words) assert.match(await main(tab), new RegExp(word), `${operation} says ${word}`);
    await fill?.();
    await tab.click("form.form button");
    assert.match(tab.url(), /\/desk\/done$/, operation);
    assert.ok(await tab.locator(`a[href$="/desk/objections/${objection}"]`).count());
  };
  await judge(clerk, "objection.accept", ["金额与决定书不符", "内容有错误", "最迟"]);
  await inBoth(clerkTab, `/desk/do/objection.ask_source?objection=${objection}`, "form of who asks the source");
  await judge(clerk, "objection.ask_source", ["金额与决定书不符"], () => clerk.fill("#question", "请核实罚款金额是否与决定书一致"));
  // 3. The source reads the question, and the cells by their codes.
  await inBoth(sourceTab, page, "objection at the source");
  await inBoth(sourceTab, `/desk/do/objection.answer?objection=${objection}`, "form of the source");
  await judge(source, "objection.answer", ["金额与决定书不符", "请核实罚款金额是否与决定书一致", "CF_NR_FK"], async () => {
    await source.selectOption("#outcome", "confirmed");
    await source.fill("#points", "金额与决定书一致");
  });
  // 4. The clerk reads the answer, and closes; the owner reads it too, and the letter about it is something to do.
  await judge(clerk, "objection.close", ["金额与决定书一致"], async () => {
    await clerk.fill("#told_on", "2026-09-28");
    await clerk.fill("#proof", "签收单");
  });
  assert.equal((await clerkTab.goto(address + page)).status(), 404, "closed, it is its subject's alone");
  await owner.goto(address + page);
  assert.match(await main(owner), /来源单位核实无误[\s\S]*已办结|已办结[\s\S]*来源单位核实无误/);
  assert.match(await main(owner), /金额与决定书一致/);
  await inBoth(ownerTab, page, "closed objection of the owner");
  await owner.goto(`${address}/desk`);
  assert.ok(await owner.locator('.tasks a[href*="/desk/letters/ntc-"]').count(), "an unread letter waits");
  await inBoth(ownerTab, "/desk", "desk of the owner");
});

// The last test of its account: signed out, the desk is closed, also for the tab that was open.
test("A8: signing out closes the desk", async () => {
  const clerk = await deskOf("clerk");
  await clerk.goto(`${address}/en/desk`);
  await clerk.click("text=Sign out");
  await clerk.goto(`${address}/en/desk`);
  assert.match(clerk.url(), /\/en\/sign-in$/);
});
