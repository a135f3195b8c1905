// Whole journeys: without scripts, by keyboard alone, on paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { address, closeBrowser, english, examples, openTab, pages, tour } from "./site.mjs";

after(closeBrowser);
const plain = await openTab({ javaScriptEnabled: false });
const tab = await openTab();

/** From the front page to the list of hits, as anyone would type it. */
async function search(where, words) {
  await where.goto(address);
  await where.getByRole("searchbox").fill(words);
  await where.getByRole("button", { name: "查询" }).click();
}

test("without scripts: two characters of a name lead to organisation, record and how to object", async () => {
  const name = examples.contested.name;
  await search(plain, name.slice(0, 2));
  assert.ok((await plain.locator(".hits li").count()) > 0);
  // The list may be long: the whole name narrows it.
  await search(plain, name);
  await plain.getByRole("link", { name, exact: true }).click();
  assert.equal(await plain.locator("h1").textContent(), name);
  const number = examples.contestedRecord.document_number;
  await plain.getByRole("link", { name: number, exact: true }).first().click();
  assert.match(await plain.locator("h1").textContent(), new RegExp(number.replace(/[[\]()]/g, "\\$&")));
  const text = await plain.locator("main").textContent();
  assert.match(text, /异议/, "a contested record says so");
  assert.match(text, /公示到/);
  assert.ok(text.includes(examples.contestedRecord.shown_until));
  await plain.locator("main").getByRole("link", { name: "怎样提出异议" }).first().click();
  assert.equal(await plain.locator("h1").textContent(), "怎样提出异议");
  assert.match(await plain.locator("main").textContent(), /平台默认值,非法定/, "a period that is our own says so");
});

test("without scripts: the code finds the one organisation, in English too", async () => {
  await plain.goto(address + "/en/");
  await plain.getByRole("searchbox").fill(examples.fullest.uscc);
  await plain.getByRole("button", { name: "Search" }).click();
  assert.equal(await plain.locator(".hits li").count(), 1);
  await plain.locator(".hits a").click();
  assert.equal(await plain.locator("h1").textContent(), examples.fullest.name);
  await plain.getByRole("link", { name: "中文" }).click();
  assert.equal(new URL(plain.url()).pathname, `/organisations/${examples.fullest.id}`);
});

test("without scripts: a former name finds the organisation and says why", async () => {
  const { name, former_names: [former] } = examples.former;
  await search(plain, former.name);
  assert.match(await plain.locator(".hits").textContent(), new RegExp(`曾用名:${former.name}`));
  await plain.getByRole("link", { name, exact: true }).click();
  assert.match(await plain.locator("dl.summary").first().textContent(), new RegExp(former.name));
});

test("without scripts: filters narrow, say so, and can be taken back", async () => {
  await plain.goto(address + pages["search with results"]);
  await plain.getByLabel("有公开的记录").selectOption({ index: 1 });
  await plain.getByRole("button", { name: "查询" }).click();
  assert.equal(await plain.locator(".selected a").count(), 1);
  await plain.locator(".selected a").click();
  assert.equal(await plain.locator(".selected").count(), 0);
});

test("without scripts: all pages of a search, each organisation once", async () => {
  await plain.goto(`${address}/search?q=${encodeURIComponent("有限公司")}`);
  const names = [];
  for (let page = 0; page < 50; ++page) {
    names.push(...(await plain.locator(".hit-facts code").allTextContents()));
    const next = plain.getByRole("link", { name: "下一页" });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  assert.ok(names.length > 20, "more than one page");
  assert.equal(new Set(names).size, names.length);
});

test("without scripts: a recall certificate opens by its number, without the content that ended", async () => {
  await plain.goto(`${address}/recall/${tour.certificate}`);
  const text = await plain.locator("main").textContent();
  assert.ok(text.includes(tour.certificate));
  assert.match(text, /个收件方/);
  assert.match(text, /尚未确认/);
  assert.equal(await plain.locator("svg.qr").count(), 1);
  const [file] = await Promise.all([plain.waitForEvent("download"), plain.getByRole("link", { name: "下载凭证文件" }).click()]);
  assert.equal(file.suggestedFilename(), `${tour.certificate}.recall.json`);
});

test("a search that can not be understood says what to do, and keeps what was typed", async () => {
  await plain.goto(address + pages["search with an error"]);
  assert.match(await plain.title(), /^错误:/);
  assert.equal(await plain.getByRole("searchbox").inputValue(), "沈");
  assert.equal(await plain.locator("#error a[href='#q']").count(), 1);
});

test("by keyboard: the skip link comes first, and every stop can be seen", async () => {
  for (const path of [pages.front, pages["organisation with most sections"], pages.law, english(pages["recall certificate"])]) {
    await tab.goto(address + path);
    await tab.keyboard.press("Tab");
    assert.equal(await tab.evaluate(() => document.activeElement.className), "skip", path);
    assert.ok(await tab.evaluate(() => document.activeElement.getBoundingClientRect().left >= 0), "the skip link shows itself");
    await tab.keyboard.press("Enter");
    await tab.keyboard.press("Tab");
    assert.ok(await tab.evaluate(() => document.querySelector("main").contains(document.activeElement)), `${path}: past the menu`);
    const stops = [];
    for (let i = 0; i < 25; ++i) {
      stops.push(await tab.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        const isVisible = document.activeElement === document.body || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
        return isVisible ? "" : document.activeElement.outerHTML.slice(0, 100);
      }));
      await tab.keyboard.press("Tab");
    }
    assert.deepEqual(stops.filter(Boolean), [], `${path}: stops without a visible focus`);
  }
});

test("by keyboard: search, open the first hit, unfold why a record is shown until its day", async () => {
  await tab.goto(address);
  await tab.getByRole("searchbox").focus();
  await tab.keyboard.type(examples.contested.uscc);
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/search/);
  await tab.locator(".hits a").first().focus();
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/organisations/);
  const summary = tab.locator("details.derivation summary").first();
  await summary.focus();
  await tab.keyboard.press("Enter");
  assert.equal(await tab.locator("details.derivation").first().getAttribute("open"), "");
});

test("with scripts: the code is copied by its button", async () => {
  const context = tab.context();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await tab.goto(address + pages["organisation by code"]);
  const button = tab.getByRole("button", { name: "复制" });
  await button.click();
  await tab.getByRole("button", { name: "已复制" }).waitFor();
  assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), examples.former.uscc);
});

const folder = mkdtempSync(join(tmpdir(), "liaoxin-print-"));
after(() => rmSync(folder, { recursive: true }));

for (const [name, where] of [["with scripts", tab], ["without scripts", plain]]) {
  test(`on paper, ${name}: no menu, the address and the day, all text, folded parts opened`, async () => {
    await where.goto(address + pages["penalty record"]);
    const file = join(folder, "record.pdf");
    writeFileSync(file, await where.pdf({ format: "A4" }));
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    const words = text.replace(/\s/g, "");
    assert.ok(words.includes(`/records/${examples.penalty.id}`), "its address");
    assert.match(text, /2026-09-28 10:00/);
    assert.ok(words.includes(examples.penalty.document_number.replace(/\s/g, "")));
    assert.ok(words.includes(examples.penalty.derivation[0].text.zh.replace(/\s/g, "")), "why it is shown until its day");
    for (const menu of ["信息目录", "条例落实", "自己核验", "平台成绩单"]) assert.ok(!words.includes(menu), `${menu} is of the menu`);
    assert.ok(!words.includes("跳到正文"));
  });
}

test("E6: on paper, too, the mark of an objection can be read", async () => {
  await tab.emulateMedia({ media: "print" });
  await tab.goto(address + pages["contested record"]);
  const mark = tab.getByText("异议处理中", { exact: true }).first();
  const [red, green, blue] = await mark.evaluate((element) => getComputedStyle(element).color.match(/\d+/g).map(Number));
  assert.ok(await mark.isVisible() && red + green + blue < 300, "dark letters, for paper has no coloured ground");
  await tab.emulateMedia({ media: "screen" });
});

test("a default among the reasons leads to the choice that explains it", async () => {
  await tab.goto(address + pages["penalty record"]);
  await tab.locator("details.derivation summary").click();
  const link = tab.locator("details.derivation").getByRole("link", { name: "为什么这样定" }).first();
  const key = (await link.getAttribute("href")).split("#")[1];
  await link.click();
  assert.equal(await tab.evaluate((id) => document.getElementById(id).className, key), "choice");
});

test("on paper: a table that runs over pages repeats its head", async () => {
  await plain.goto(address + pages.coverage);
  const file = join(folder, "coverage.pdf");
  writeFileSync(file, await plain.pdf({ format: "A5" }));
  const pagesOfText = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f").filter((page) => page.trim());
  const withRows = pagesOfText.filter((page) => /C\d-\d\d/.test(page));
  assert.ok(withRows.length > 1, "more than one page");
  for (const page of withRows) assert.match(page.replace(/\s/g, ""), /最近报送/);
});
