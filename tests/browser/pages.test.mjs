// Every kind of page in both languages: what anyone may expect of it, whoever reads it and with whatever.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { picture } from "./account.mjs";
import { address, ask, closeBrowser, english, examples, kindOf, openTab, pages, smallTargets, statuses, tour, unmarkedChinese } from "./site.mjs";

after(closeBrowser);

const everyPage = Object.entries(pages).flatMap(([name, path]) => [
  { name: `${name}, Chinese`, path, status: statuses[name] ?? 200, language: "zh-CN", other: english(path) },
  { name: `${name}, English`, path: english(path), status: statuses[name] ?? 200, language: "en", other: path },
]);
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const tab = await openTab();
const phone = await openTab({ viewport: { width: 375, height: 800 }, deviceScaleFactor: 1 });

const overflow = () => ({
  page: document.scrollingElement.scrollWidth - window.innerWidth,
  widest: [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !element.closest(".scroll, .skip, .visually-hidden, pre"))
    .map((element) => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}`).slice(0, 5),
});

for (const { name, path, status, language, other } of everyPage) {
  test(`${name}: ${path}`, async () => {
    tab.faults.length = 0;
    const answer = await tab.goto(address + path);
    assert.equal(answer.status(), status);
    assert.equal(await tab.locator("html").getAttribute("lang"), language);
    assert.equal(await tab.locator("h1").count(), 1, "one h1");
    assert.ok((await tab.title()).length > 4, "a title");
    // The same page in the other language, for people and for search engines.
    const link = await tab.locator("header a.language").getAttribute("href");
    assert.equal(decodeURIComponent(link), decodeURIComponent(status === 400 ? other.replace(/\?.*/, "") : other));
    const alternates = await tab.locator("link[rel=alternate]").evaluateAll((links) => links.map((link) => link.hreflang));
    assert.deepEqual(alternates.sort(), ["en", "zh-CN"]);
    if (language === "en") assert.deepEqual(await tab.evaluate(unmarkedChinese), [], "Chinese words that are not marked as Chinese");
    // No page has frames, so axe needs no second tab to join their findings.
    const found = await new AxeBuilder({ page: tab }).setLegacyMode().withTags(wcag).analyze();
    assert.ok(found.passes.length > 10, "axe has looked");
    assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3)}`), []);
    assert.deepEqual(await tab.evaluate(smallTargets), [], "targets below 24 pixels");
    assert.deepEqual(tab.faults, []);
  });

  test(`${name} on a phone, with letters of 200 %, and enlarged to 400 %`, async () => {
    await phone.goto(address + path);
    assert.deepEqual(await phone.evaluate(overflow), { page: 0, widest: [] });
    assert.deepEqual(await phone.evaluate(smallTargets), [], "targets below 24 pixels");
    await phone.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    assert.deepEqual(await phone.evaluate(overflow), { page: 0, widest: [] }, "letters of 200 %");
    // A window of 1280 pixels enlarged four times has room for 320.
    await phone.evaluate(() => { document.documentElement.style.fontSize = ""; });
    await phone.setViewportSize({ width: 320, height: 256 });
    assert.deepEqual(await phone.evaluate(overflow), { page: 0, widest: [] }, "enlarged to 400 %");
    await phone.setViewportSize({ width: 375, height: 800 });
    assert.deepEqual(phone.faults, []);
  });
}

test("larger letters: chosen by a link without scripts, on every page, on a phone", async () => {
  const large = await openTab({ viewport: { width: 375, height: 800 }, deviceScaleFactor: 1, javaScriptEnabled: false });
  // The address with its parameters in the order in which this site writes them back.
  const filtered = `${address}/search?city=210100&item=C8-05&q=${encodeURIComponent("沈阳")}`;
  await large.goto(filtered);
  await large.click("header a.reading");
  assert.equal(large.url(), filtered, "back on the same page");
  assert.equal(await large.locator("header a.reading").textContent(), "标准版");
  const looked = await openTab({ viewport: { width: 375, height: 800 }, deviceScaleFactor: 1 });
  await looked.context().addCookies(await large.context().cookies());
  for (const { name, path } of everyPage) {
    looked.faults.length = 0;
    await looked.goto(address + path);
    assert.equal(await looked.evaluate(() => getComputedStyle(document.documentElement).fontSize), "24px", name);
    assert.deepEqual(await looked.evaluate(overflow), { page: 0, widest: [] }, name);
    assert.deepEqual(await looked.evaluate(smallTargets), [], name);
    const found = await new AxeBuilder({ page: looked }).setLegacyMode().withTags(wcag).analyze();
    assert.deepEqual(found.violations.map((one) => `${name}: ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3)}`), []);
    assert.deepEqual(looked.faults, [], name);
    if (["front, Chinese", "front, English", "organisation with most sections, Chinese", "organisation with most sections, English"].includes(name)) await picture(looked, `large ${name}`);
  }
  await large.click("header a.reading");
  assert.equal(await large.locator("header a.reading").textContent(), "大字版");
  assert.equal(await large.evaluate(() => getComputedStyle(document.documentElement).fontSize), "16px");
});

test("a walk over all links finds no kind of page that is not tested, and no dead link", async () => {
  const known = new Set(Object.values(pages).map(kindOf));
  const seen = new Map();
  const waiting = ["/", english("/"), pages["search with results"], `/recall/${tour.certificate}`];
  while (waiting.length > 0) {
    const path = waiting.pop();
    const kind = kindOf(path) + (path.startsWith("/en") ? " en" : "");
    if ((seen.get(kind) ?? 0) >= 3) continue;  // three of each kind
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    const answer = await ask(path);
    // The choice of letters leads back to where it was made.
    if (kindOf(path) === "/reading") {
      assert.equal(answer.status, 303, path);
      waiting.push(answer.headers.location);
      continue;
    }
    // What is done at a desk asks who it is first.
    if (kindOf(path).startsWith("/desk")) {
      assert.equal(answer.status, 303, path);
      assert.match(answer.headers.location, /\/sign-in$/, path);
      continue;
    }
    assert.equal(answer.status, 200, path);
    if (!answer.headers["content-type"].startsWith("text/html")) continue;
    assert.ok(known.has(kindOf(path)), `${path} is of a kind that no test looks at`);
    for (const [, link] of answer.body.matchAll(/<a[^>]* href="([^"#]+)/g)) waiting.push(link.replaceAll("&amp;", "&"));
  }
  assert.ok(seen.size > 20);
});

test("E13: nothing names another host, on any page", async () => {
  for (const { path } of everyPage) {
    const { body } = await ask(path);
    const loads = [...body.matchAll(/<(?:script|link|img|iframe|source|form)[^>]* (?:src|href|action)="([^"]*)"/g)].map(([, where]) => where);
    assert.deepEqual(loads.filter((where) => !where.startsWith("/") || where.startsWith("//")), [], path);
  }
});

test("F2: hostile text in an address runs nothing and is shown as text", async () => {
  const hostile = `"><script>window.hacked=1</script><img src=x onerror=window.hacked=1>`;
  for (const path of [`/search?q=${encodeURIComponent(hostile)}`, `/en/search?q=${encodeURIComponent(hostile)}`, `/records/${encodeURIComponent(hostile)}`,
    `/organisations/${encodeURIComponent("javascript:alert(1)")}`, `/units?${encodeURIComponent(hostile)}=1`]) {
    tab.faults.length = 0;
    await tab.goto(address + path);
    assert.equal(await tab.evaluate(() => window.hacked), undefined, path);
    assert.equal(await tab.locator("img[src=x]").count(), 0, path);
  }
});

test("the fixed clock and the demonstration are said on every page", async () => {
  for (const { path } of everyPage) {
    const { body } = await ask(path);
    assert.match(body, /2026-09-28 10:00/, path);
    assert.match(body, /演示数据|Demonstration data/, path);
  }
});

test("status words of the register are English on English pages", async () => {
  await tab.goto(address + english(pages["organisation by code"]));
  assert.match(await tab.locator("dl.summary").first().textContent(), /In existence|Deregistered|Suspended|In liquidation|Licence revoked/);
  await tab.goto(address + english(pages["search with results"]));
  assert.match(await tab.locator(".hits").textContent(), /In existence/);
  assert.match(await tab.locator(".hits").textContent(), /District, Shenyang/);
});

test("an organisation's page names every section, and beside an empty one what has been collected", async () => {
  await tab.goto(address + pages["organisation with fewest records"]);
  const empty = examples.barest.sections.filter((section) => section.records.length === 0);
  assert.ok(empty.length > 0);
  for (const section of empty) {
    const text = await tab.locator(`section#${section.key}`).textContent();
    for (const line of section.coverage) assert.ok(text.includes(line.unit || line.item_title.zh), `${section.key}: ${line.item}`);
  }
});
