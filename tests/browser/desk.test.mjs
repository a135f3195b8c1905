// The desk in a browser: an account set up from its link, two factors, a record contested and accepted, without scripts and
// by keyboard too.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { code, enter, isSound, password, picture } from "./account.mjs";
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
  await owner.reload();
  assert.doesNotMatch(await owner.textContent("main"), /obj-/);
  const record = await askJson(`/v1/records/${open.id}`);
  assert.ok(record.labels.some((label) => label.word === "objection"));

  const clerk = await openTab();
  await enter(clerk, "clerk", "/en");
  await clerk.goto(`${address}/en/desk`);
  const tasks = clerk.locator(".tasks a");
  assert.ok(await tasks.count() >= 2, "both contested records wait");
  await tasks.last().click();
  await isSound(clerk, "form of an operation");
  await clerk.click("form.form button");
  assert.match(clerk.url(), /\/en\/desk\/done$/);
  await isSound(clerk, "result");
  await clerk.goto(`${address}/en/desk`);
  assert.equal(await clerk.locator('a[href*="objection.submit"]').count(), 0, "a clerk does not object for others");
  // 3. Signed out, the desk is closed, also for the tab that was open.
  await clerk.click("text=Sign out");
  await clerk.goto(`${address}/en/desk`);
  assert.match(clerk.url(), /\/en\/sign-in$/);
});

test("a citizen sees its record and who looked, gives a consent and takes it back; an officer looks it up in a matter; the auditor sees what is unusual", async () => {
  const officer = await openTab();
  await enter(officer, "source");
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
    await citizen.goto(`${address}/desk/looks`);
    for (const seen of ["演示许受〔2026〕12号", "演示立〔2026〕1号", "演示立〔2026〕2号"]) assert.match(await citizen.textContent("main"), new RegExp(seen), "also a look that found nothing");
    await citizen.goto(`${address}/desk`);
    await citizen.click("text=901号");
    await isSound(citizen, "own record");
    await picture(citizen, "own-record");
    await citizen.goto(`${address}/desk/do/consent.give`);
    await citizen.fill("#user", tour.contested);
    await citizen.selectOption("#purpose", "financing");
    await citizen.fill("#items", "C4-03");
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

  const auditor = await openTab();
  await enter(auditor, "auditor");
  await auditor.goto(`${address}/desk/audit`);
  await isSound(auditor, "look-ups to review");
  await picture(auditor, "audit");
  assert.match(await auditor.textContent("main"), /演示立〔2026〕2号/, "the second look at one person");
  assert.doesNotMatch(await auditor.textContent("main"), /演示市民|2101021900/, "it names nobody who was looked up");
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
  for (const path of ["/sign-in", "/en/sign-in", tour.accounts.security]) {
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
