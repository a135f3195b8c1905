// The served province, the browser, and what every test asks of them.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { promisify } from "node:util";
import { openBrowser } from "./browser.mjs";

export { closeBrowser, openBrowser } from "./browser.mjs";

export const address = process.env.LIAOXIN_ADDRESS;
export const tour = JSON.parse(readFileSync(process.env.LIAOXIN_TOUR, "utf8"));

/** Runs the command line on the province; the answer as JSON. */
export async function liaoxin(...words) {
  const options = ["--data", process.env.LIAOXIN_DATA, "--clock", process.env.LIAOXIN_CLOCK, "--json"];
  const { stdout } = await promisify(execFile)(process.env.LIAOXIN, [...words, ...options], { encoding: "utf8" });
  return JSON.parse(stdout);
}

/** One request on a connection of its own, so that no test meets a connection the server has grown tired of. */
export function ask(path, headers = {}, method = "GET") {
  return new Promise((resolve, reject) => {
    const sent = request(address + path, { method, headers, agent: false }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString() }));
    });
    sent.on("error", (error) => reject(new Error(`${method} ${path}: ${error.code}`)));
    sent.end();
  });
}

export async function askJson(path) {
  const answer = await ask(path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body);
}

/** Every page of a list, one after the other. */
export async function* pagesOf(path) {
  let cursor = "";
  do {
    const page = await askJson(path + (cursor && `&cursor=${encodeURIComponent(cursor)}`));
    yield page;
    cursor = page.next;
  } while (cursor);
}

async function allOrganisations() {
  const found = new Map();
  for (const word of ["沈阳", "大连", "有限", "公司", "合作社", "协会", "学校", "中心"]) {
    for await (const page of pagesOf(`/v1/organisations?limit=100&q=${encodeURIComponent(word)}`)) {
      for (const hit of page.hits) found.set(hit.id, hit);
    }
  }
  const organisations = [];
  for (const id of found.keys()) organisations.push(await askJson(`/v1/organisations/${id}`));
  return organisations;
}

/** Organisations and records of the province, each the best example of something. */
export const examples = await (async () => {
  const organisations = await allOrganisations();
  const filled = (one) => one.sections.filter((section) => section.records.length > 0).length;
  const byFilled = [...organisations].sort((a, b) => filled(b) - filled(a));
  const fullest = byFilled[0];
  const barest = byFilled[byFilled.length - 1];
  const former = organisations.find((one) => one.former_names.length > 0);
  const contested = await askJson(`/v1/organisations/${tour.contested}`);
  const contestedRecord = contested.sections.flatMap((section) => section.records).find((record) => record.labels.some((label) => label.word === "objection"));
  const penalty = organisations.flatMap((one) => one.sections).find((section) => section.key === "penalties" && section.records.length > 0).records[0];
  return { organisations, fullest, barest, former, contested, contestedRecord, penalty };
})();

const query = encodeURIComponent;
/** Every kind of page and every state of it; the addresses of the Chinese ones. */
export const pages = {
  front: "/",
  "search, empty form": "/search",
  "search with results": `/search?q=${query("沈阳")}`,
  "search with filters": `/search?q=${query("沈阳")}&city=210100&item=C8-05`,
  "search without results": `/search?q=${query("查无此名")}`,
  "search with an error": `/search?q=${query("沈")}`,
  "organisation with most sections": `/organisations/${examples.fullest.id}`,
  "organisation with fewest records": `/organisations/${examples.barest.id}`,
  "organisation by code": `/organisations/${examples.former.uscc}`,
  "contested organisation": `/organisations/${tour.contested}`,
  "penalty record": `/records/${examples.penalty.id}`,
  "contested record": `/records/${examples.contestedRecord.id}`,
  "registration record": `/records/${examples.fullest.sections[0].records[0].id}`,
  units: "/units",
  collectors: "/collectors",
  lists: "/lists",
  measures: "/measures",
  "outcomes by unit": "/unit-outcomes",
  "government trust": "/trust",
  coverage: "/coverage",
  catalogue: "/catalogue",
  outcomes: "/outcomes",
  law: "/law",
  choices: "/choices",
  "how to object": "/object",
  "handling of personal information": "/privacy",
  "how to verify": "/verify",
  "recall certificate": `/recall/${tour.certificate}`,
  "data interface": "/api",
  "signing in": "/sign-in",
  "setting up an account": tour.accounts.judge,
  "a link that is not valid": "/enrol/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "nothing there": "/records/rec-aaaaaaaaaaaaaaaaaaaaaaaaaa",
  "a strange parameter": "/units?strange=1",
};
/** The pages whose status is not 200. */
export const statuses = { "nothing there": 404, "a link that is not valid": 404, "a strange parameter": 400 };
export const english = (path) => (path === "/" ? "/en/" : `/en${path}`);

/** The kind of an address: its path with numbers taken out. */
export function kindOf(path) {
  return path
    .replace(/^\/en(?=\/|$)/, "")
    .replace(/[?#].*$/, "")
    .replace(/^\/(organisations|records|recall|enrol)\/[^/]+/, "/$1/{id}")
    .replace(/(?<=.)\/$/, "") || "/";
}

/** A tab that keeps what must never happen: console errors, refused loads, requests to other hosts. */
export async function openTab(options = {}) {
  const context = await (await openBrowser()).newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const tab = await context.newPage();
  tab.faults = [];
  tab.on("pageerror", (error) => tab.faults.push(`script error: ${error.message}`));
  tab.on("console", (message) => {
    // The browser itself notes the status of a page that is meant to be 404 or 400.
    const isOwnStatus = message.text().startsWith("Failed to load resource") && message.location().url === tab.url();
    if (["error", "warning"].includes(message.type()) && !isOwnStatus) tab.faults.push(`console: ${message.text()}`);
  });
  tab.on("request", (request) => {
    if (!request.url().startsWith(address + "/")) tab.faults.push(`foreign request: ${request.url()}`);
  });
  tab.on("requestfailed", (request) => {
    // Who goes on before a picture or the icon came gives it up: no fault of the page.
    const isGivenUp = !request.isNavigationRequest() && request.failure()?.errorText === "net::ERR_ABORTED";
    if (!isGivenUp) tab.faults.push(`failed request: ${request.url()} ${request.failure()?.errorText}`);
  });
  return tab;
}

/** Everything that can be pressed and is smaller than 24 by 24 pixels. */
export const smallTargets = () =>
  [...document.querySelectorAll("a, button, input, select, summary, [tabindex]")]
    .filter((element) => element.checkVisibility() && !element.matches(".skip"))
    .map((element) => ({ words: (element.textContent || element.name).trim().slice(0, 40), box: element.getClientRects() }))
    .filter(({ box }) => ![...box].some(({ width, height }) => width >= 23.9 && height >= 23.9))
    .map(({ words, box }) => `${words} ${[...box].map((one) => `${Math.round(one.width)}x${Math.round(one.height)}`)}`);

/** Chinese words of an English page that do not say that they are Chinese, in text or in what only a reader's voice says. */
export const unmarkedChinese = () => {
  const han = /\p{Script=Han}/u;
  const isEnglish = (element) => element.closest("[lang]").lang === "en";
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (han.test(node.data) && isEnglish(node.parentElement)) found.push(`${node.parentElement.tagName}: ${node.data.trim()}`);
  }
  for (const element of document.querySelectorAll("[aria-label], [alt], [placeholder], [data-done]")) {
    for (const name of ["aria-label", "alt", "placeholder", "data-done"]) {
      if (han.test(element.getAttribute(name) ?? "") && isEnglish(element)) found.push(`${name}: ${element.getAttribute(name)}`);
    }
  }
  return found;
};
