// A unit files in a browser: a file sent, its refused rows mended on the page, without scripts on a phone and in English with
// them; by keyboard, without findings, within its window.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { code, isSound, password, picture } from "./account.mjs";
import { address, askJson, closeBrowser, openTab, tour } from "./site.mjs";

after(closeBrowser);

const lines = (file) => readFileSync(join(tour.files, file), "utf8").replace(/^\ufeff/, "").split(/\r?\n/).filter(Boolean);

/** Penalties of the unit of that name, after one of its own; each with some cells changed. */
function penalties(unit, changes) {
  const file = readdirSync(tour.files).find((name) => name.startsWith("C4-03-") && !name.includes("verdicts") && lines(name)[1]?.includes(`,${unit},`));
  const [heading, row] = lines(file);
  const names = heading.split(","), cells = row.split(",");
  const made = changes.map((change) => names.map((name, i) => change[name] ?? cells[i]).join(","));
  return { csv: [heading, ...made].join("\r\n"), uscc: cells[names.indexOf("CF_XDR_SHXYM")] };
}
const asFile = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

/** The page of a file, when it neither waits nor runs any longer. */
async function settled(tab) {
  for (let i = 0; i < 200; ++i) {
    if (!(await tab.locator("progress").count())) return;
    await tab.reload();
  }
  assert.fail("the file is never done");
}

/** Sound, and a picture of it. */
async function look(tab, what, name) {
  await isSound(tab, what);
  await picture(tab, name);
}

async function unitOf(tab) {
  return (await tab.locator("main strong").first().textContent()).split(" · ")[1];
}

let context;
test("on a phone without scripts: what is refused comes back filled in, and is mended where it stands", async () => {
  const tab = await openTab({ viewport: { width: 375, height: 800 }, javaScriptEnabled: false });
  await tab.goto(address + tour.accounts.source);
  const secret = await tab.locator(".certificate code").textContent();
  for (const [name, value] of [["password", password], ["again", password], ["code", code(secret, -1)]]) await tab.fill(`#${name}`, value);
  await tab.click("form.form button");
  for (const [name, value] of [["login", "source"], ["password", password], ["code", code(secret)]]) await tab.fill(`#${name}`, value);
  await tab.click("form.form button");
  context = await tab.context().storageState();
  const unit = await unitOf(tab);
  const { csv, uscc } = penalties(unit, [{ CF_WSH: "网〔2026〕1号" }, { CF_WSH: "网〔2026〕2号", CF_JDRQ: "2026-13-40" }]);
  await tab.click("text=报送文件");
  // 1. Without saying whether they were served: refused, the file stays.
  await tab.selectOption("#item", "C4-03");
  await tab.selectOption("#reviewed", "true");
  await tab.setInputFiles("#file", asFile("处罚.csv", csv));
  await tab.click("form.form button");
  assert.match(await tab.title(), /^错误/);
  assert.ok(await tab.locator("#service-error").isVisible());
  assert.equal(await tab.locator("#item").inputValue(), "C4-03");
  assert.match(await tab.textContent("main"), /文件已经在这里.*处罚\.csv/s);
  // 2. Said: taken, but for one row.
  await tab.selectOption("#service", "column");
  await tab.click("form.form button");
  assert.match(tab.url(), /\/desk\/filings\/fil-[a-z2-7]+$/);
  await settled(tab);
  assert.match(await tab.textContent("main"), /还有 1 行要改/);
  // 3. Mended wrongly, it comes back as it was filled in; mended rightly, it is taken and shown.
  await tab.click("text=改退回的行");
  const cell = tab.locator("#r2-CF_JDRQ");
  assert.equal(await cell.inputValue(), "2026-13-40");
  assert.ok(await tab.locator("#r2-CF_JDRQ-error").isVisible());
  await cell.fill("不知道");
  await tab.click("form.form button");
  assert.equal(await cell.inputValue(), "不知道");
  await cell.fill("2025-01-20");
  await tab.click("form.form button");
  assert.match(await tab.textContent("main"), /全部收下了/);
  const shown = await askJson(`/v1/organisations/${uscc}`);
  const numbers = shown.sections.flatMap((section) => section.records).map((record) => record.document_number);
  assert.ok(numbers.includes("网〔2026〕1号") && numbers.includes("网〔2026〕2号"));
});

for (const [prefix, width] of [["", 1200], ["/en", 1200], ["", 375], ["/en", 375]]) {
  test(`every page of filing is sound: ${prefix || "/zh"} at ${width} px`, async () => {
    const tab = await openTab({ viewport: { width, height: 900 }, storageState: context });
    await tab.goto(`${address}${prefix}/desk`);
    const unit = await unitOf(tab);
    await look(tab, "desk of a unit", `filing-desk${prefix.replace("/", "-")}-${width}`);
    await tab.goto(`${address}${prefix}/desk/filings/new`);
    await look(tab, "form of a file", `filing-new${prefix.replace("/", "-")}-${width}`);
    await tab.click("form.form button");
    assert.ok(await tab.locator("#file-error").isVisible());
    await look(tab, "form of a file, refused", `filing-new-refused${prefix.replace("/", "-")}-${width}`);
    const { csv } = penalties(unit, [{ CF_WSH: `面〔${prefix}${width}〕1号`, CF_JDRQ: "2026-13-40", CF_NR_FK: "很多" }, { CF_WSH: `面〔${prefix}${width}〕2号`, CF_CFLB: "没有这一类" }]);
    await tab.selectOption("#item", "C4-03");
    await tab.selectOption("#service", "none");
    await tab.setInputFiles("#file", asFile("很长的文件名很长的文件名很长的文件名很长的文件名verylongverylongverylongverylong.csv", csv));
    await tab.click("form.form button");
    await settled(tab);
    await look(tab, "a file with refused rows", `filing-filing${prefix.replace("/", "-")}-${width}`);
    await tab.click('a[href$="/refused"]');
    await look(tab, "refused rows", `filing-rows${prefix.replace("/", "-")}-${width}`);
    assert.ok((await tab.locator("[aria-invalid=true]").count()) >= 3, "each refused cell is an input");
    await tab.locator('a[href*="refused?row="]').first().click();
    await look(tab, "one refused row", `filing-row${prefix.replace("/", "-")}-${width}`);
    await tab.goto(`${address}${prefix}/desk/filings/new`);
    await tab.selectOption("#item", "C1-01");
    await tab.selectOption("#service", "none");
    await tab.setInputFiles("#file", asFile("错.csv", csv));
    await tab.click("form.form button");
    await settled(tab);
    await look(tab, "a file refused as a whole", `filing-file-refused${prefix.replace("/", "-")}-${width}`);
    for (const page of ["filings", "records", "held", "figures"]) {
      await tab.goto(`${address}${prefix}/desk/${page}`);
      await look(tab, page, `filing-${page}${prefix.replace("/", "-")}-${width}`);
    }
  });
}

test("by keyboard alone: every field of the form and its button are reached in order, and focus is seen", async () => {
  const tab = await openTab({ storageState: context });
  await tab.goto(`${address}/desk/filings/new`);
  const order = [];
  for (let i = 0; i < 60 && order.at(-1) !== "BUTTON"; ++i) {
    await tab.keyboard.press("Tab");
    order.push(await tab.evaluate(() => (document.activeElement.closest("main") ? document.activeElement.id || document.activeElement.tagName : "")));
    const outline = await tab.evaluate(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0; });
    assert.ok(outline, `focus of ${order.at(-1)} is not seen`);
  }
  assert.deepEqual(order.filter((name) => ["item", "service", "service_column", "served_on", "reviewed", "file", "BUTTON"].includes(name)), ["item", "service", "service_column", "served_on", "reviewed", "file", "BUTTON"]);
});
