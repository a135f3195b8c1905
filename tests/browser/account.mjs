// Accounts at the desks: setting one up from its link, signing in, and what every page of a desk must be.
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { code, password } from "./authenticator.mjs";
import { address, openTab, smallTargets, tour, unmarkedChinese } from "./site.mjs";

export { code, password };

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
/** What every page of a desk must be: without findings, within its window, kept by nobody. */
export async function isSound(tab, what) {
  const found = await new AxeBuilder({ page: tab }).setLegacyMode().withTags(wcag).analyze();
  assert.deepEqual(found.violations.map((one) => `${what}: ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3)}`), []);
  assert.equal(await tab.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth), 0, `${what} is wider than its window`);
  assert.deepEqual(await tab.evaluate(smallTargets), [], `${what}: targets below 24 pixels`);
  if (/\/en(\/|$)/.test(new URL(tab.url()).pathname)) assert.deepEqual(await tab.evaluate(unmarkedChinese), [], `${what}: Chinese words that are not marked as Chinese`);
  assert.deepEqual(tab.faults, [], what);
  // E3: at every desk a number shows its first two and last two characters; whole it stands only where somebody types it.
  assert.doesNotMatch(await tab.locator("body").innerText(), /(?<![0-9A-Za-z])\d{17}[\dX](?![0-9A-Za-z])/, `${what} shows an identity number`);
}

/** Sets an account up and signs in, as its owner would. */
export async function enter(tab, login, prefix = "") {
  await tab.goto(address + prefix + tour.accounts[login]);
  await isSound(tab, `setting up, ${login}`);
  const secret = await tab.locator(".certificate code").textContent();
  await tab.fill("#password", "kurz");
  await tab.fill("#again", "kurz");
  await tab.fill("#code", code(secret, -1));
  await tab.click("form.form button");
  assert.ok(await tab.locator("#password-error").isVisible(), "too short a password is refused beside its field");
  await isSound(tab, `setting up with an error, ${login}`);
  assert.equal(await tab.locator("#password").inputValue(), "", "a secret is not written into the page again");
  await tab.fill("#password", password);
  await tab.fill("#again", password);
  await tab.fill("#code", code(secret, -1));
  await tab.click("form.form button");
  assert.match(tab.url(), /\/sign-in$/);
  await isSound(tab, "signing in");
  await tab.fill("#login", login);
  await tab.fill("#password", password);
  await tab.fill("#code", code(secret));
  await tab.press("#code", "Enter");
  assert.match(tab.url(), /\/desk$/);
  await isSound(tab, `desk of ${login}`);
  return secret;
}

const desks = new Map();
/** The desk of an account, set up and signed in once for all tests of a file: its link works once. */
export async function deskOf(login) {
  if (!desks.has(login)) {
    const tab = await openTab();
    await enter(tab, login);
    desks.set(login, tab);
  }
  return desks.get(login);
}
/** Keeps a tab that a test signed in itself, for the tests after it. */
export const keepDesk = (login, tab) => desks.set(login, tab);
/** The same login without scripts. */
export async function withoutScripts(tab) {
  const plain = await openTab({ javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
  await plain.context().addCookies(await tab.context().cookies());
  return plain;
}

/** A picture of a page for whoever wants to look, when SHOTS names a folder. */
export const picture = (tab, name) => (process.env.SHOTS ? tab.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }) : undefined);
