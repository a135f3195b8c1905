// The whole loop in a browser, without scripts and by keyboard alone: contested on a phone, accepted, asked, answered, told, and gone
// everywhere with its certificate. Each actor presses Tab, Enter, arrows and letters; nothing is clicked.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { code, password, picture } from "./account.mjs";
import { address, ask, askJson, closeBrowser, openTab, tour } from "./site.mjs";

after(closeBrowser);

const longestPage = 400;

/** Presses Tab until the element has the focus, which must be seen; fails where the keyboard never gets there. */
async function reach(tab, selector) {
  for (let pressed = 0; pressed < longestPage; ++pressed) {
    await tab.keyboard.press("Tab");
    const here = await tab.locator(":focus");
    if ((await here.count()) === 1 && (await tab.locator(selector).count()) > 0 && (await here.evaluate((element, wanted) => element.matches(wanted), selector).catch(() => false))) return;
  }
  assert.fail(`the keyboard does not reach ${selector} on ${tab.url()}`);
}
/** Follows a link or presses a button. */
async function press(tab, selector) {
  await reach(tab, selector);
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
}
async function type(tab, selector, text) {
  await reach(tab, selector);
  await tab.keyboard.type(text);
}
/** Chooses in a list by the arrow keys. */
async function choose(tab, selector, value) {
  await reach(tab, selector);
  const lines = await tab.locator(`${selector} option`).count();
  for (let pressed = 0; pressed < lines && (await tab.locator(selector).inputValue()) !== value; ++pressed) await tab.keyboard.press("ArrowDown");
  assert.equal(await tab.locator(selector).inputValue(), value, `${selector} takes ${value} by keyboard`);
}

/** Sets an account up and signs in, by keyboard too. */
async function enterByKeyboard(login, options = {}, prefix = "") {
  const tab = await openTab({ javaScriptEnabled: false, ...options });
  await tab.goto(address + prefix + tour.accounts[login]);
  const secret = await tab.locator(".certificate code").textContent();
  for (const [name, value] of [["password", password], ["again", password], ["code", code(secret, -1)]]) await type(tab, `#${name}`, value);
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
  for (const [name, value] of [["login", login], ["password", password], ["code", code(secret)]]) await type(tab, `#${name}`, value);
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
  assert.match(tab.url(), /\/desk$/, `${login} is at the desk`);
  return tab;
}
const desk = (tab, prefix = "") => tab.goto(`${address}${prefix}/desk`);
const submit = "form.form button[type=submit]";

test("owner, clerks and source walk the whole loop by keyboard, without scripts, the source in English", async () => {
  const owner = await enterByKeyboard("owner", { viewport: { width: 375, height: 800 } });
  const before = await askJson(`/v1/organisations/${tour.contested}`);
  const isContested = (one) => one.labels.some((label) => label.word === "objection");
  const records = before.sections.flatMap((section) => section.records);
  const permit = records.find((one) => !isContested(one)).id, record = records.find(isContested).id;
  // 1. Contested, and labelled for everybody.
  await press(owner, `a[href*="objection.submit"][href$="record=${permit}"]`);
  await choose(owner, "#ground", "error");
  await type(owner, "#statement", "金额与决定书不符");
  await press(owner, submit);
  const newest = (await owner.textContent("main")).match(/obj-[a-z2-7]{26}/)[0];
  assert.ok((await askJson(`/v1/records/${permit}`)).labels.some((label) => label.word === "objection"));
  // 2. The one contested before it is accepted, and its source asked.
  const clerk = await enterByKeyboard("clerk");
  const waiting = await clerk.locator('.tasks a[href*="objection.accept"]').evaluateAll((links) => links.map((link) => link.getAttribute("href").match(/obj-[a-z2-7]{26}/)[0]));
  assert.ok(waiting.includes(newest), "what was contested a moment ago waits");
  const objection = waiting.find((one) => one !== newest);
  await press(clerk, `.tasks a[href*="objection.accept"][href*="${objection}"]`);
  await press(clerk, submit);
  assert.match(clerk.url(), /\/desk\/done$/);
  await desk(clerk);
  await press(clerk, `.tasks a[href*="${objection}"]`);
  if (!clerk.url().includes("objection.ask_source")) await clerk.goto(`${address}/desk/do/objection.ask_source?objection=${objection}`);
  await type(clerk, "#question", "请核对决定书上的金额");
  await press(clerk, submit);
  assert.match(clerk.url(), /\/desk\/done$/);
  // 3. Answered point by point: the source takes the record back. Everything ends at once.
  const source = await enterByKeyboard("source", {}, "/en");
  await desk(source, "/en");
  await press(source, `.tasks a[href*="objection.answer"][href*="${objection}"]`);
  await choose(source, "#outcome", "withdrawn");
  await type(source, "#points", "报送有误,已撤回");
  await press(source, submit);
  assert.match(source.url(), /\/en\/desk\/done$/);
  assert.equal((await ask(`/v1/records/${record}`)).status, 404, "gone for everybody, and never more than not there");
  // 4. Told and closed.
  await desk(clerk);
  await press(clerk, `.tasks a[href*="objection.close"][href*="${objection}"]`);
  await type(clerk, "#told_on", "2026-09-28");
  await type(clerk, "#proof", "本人签收");
  await press(clerk, submit);
  assert.match(clerk.url(), /\/desk\/done$/);
  // 5. The owner finds the certificate that lists every recipient, and reads who looked.
  await desk(owner);
  await press(owner, 'a[href*="/recall/"]');
  assert.match(owner.url(), /\/recall\//);
  assert.match(await owner.textContent("main"), /消除凭证/);
  await picture(owner, "loop-certificate-phone");
  await owner.goto(`${address}/desk/looks`);
  assert.match(await owner.textContent("main"), /谁查过/);
  for (const tab of [owner, clerk, source]) assert.deepEqual(tab.faults, []);
});
