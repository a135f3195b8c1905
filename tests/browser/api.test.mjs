// The API against its own description, and against whatever anyone may send.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { address, ask, askJson, examples, liaoxin, pagesOf, tour } from "./site.mjs";

const description = await askJson("/v1/openapi.json");
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(description, "openapi");

const reads = Object.fromEntries(Object.entries(description.paths).filter(([, { get }]) => get));
const writes = Object.fromEntries(Object.entries(description.paths).filter(([, { post }]) => post));

const seen = new Set();  // operation and status
/** Asks, and holds the answer against the description: status listed, body as its schema says. */
async function asked(route, path, headers, method = "GET") {
  const answer = await ask(path, headers, method);
  const verb = reads[route] ? "get" : "post";
  const { operationId, responses } = description.paths[route][verb];
  const listed = responses[answer.status];
  assert.ok(listed, `${operationId}: ${answer.status} is not described: ${answer.body}`);
  seen.add(`${operationId} ${answer.status}`);
  if (answer.status === 304) {
    assert.equal(answer.body, "");
    return answer;
  }
  const [type] = Object.keys(listed.content);
  assert.equal(answer.headers["content-type"], type);
  const body = JSON.parse(answer.body);
  const pointer = `openapi#/paths/${route.replaceAll("/", "~1")}/${verb}/responses/${answer.status}/content/${type.replaceAll("/", "~1")}/schema`;
  const validate = ajv.getSchema(encodeURI(pointer).replaceAll("%7B", "{").replaceAll("%7D", "}")) ?? ajv.compile({ $ref: pointer });
  assert.ok(validate(body), `${path}: ${ajv.errorsText(validate.errors)}`);
  return { ...answer, body };
}

const recordOf = (organisation) => organisation.sections.flatMap((section) => section.records)[0].id;
/** Good addresses of every route. */
const addresses = {
  "/v1/organisations": ["沈阳", "有限", examples.fullest.name, examples.fullest.uscc, examples.former.former_names[0].name].map((q) => `/v1/organisations?q=${encodeURIComponent(q)}`),
  "/v1/organisations/{id}": [...examples.organisations.slice(0, 30), examples.fullest, examples.barest].flatMap(({ id, uscc }) => [`/v1/organisations/${id}`, `/v1/organisations/${uscc}`]),
  "/v1/records/{id}": [...examples.organisations.slice(0, 30).map(recordOf), examples.contestedRecord.id, examples.penalty.id].map((id) => `/v1/records/${id}`),
  "/v1/units": ["/v1/units"],
  "/v1/collectors": ["/v1/collectors"],
  "/v1/list-systems": ["/v1/list-systems"],
  "/v1/measure-lists": ["/v1/measure-lists"],
  "/v1/reward-lists": ["/v1/reward-lists"],
  "/v1/coverage": ["/v1/coverage"],
  "/v1/promises": ["/v1/promises"],
  "/v1/trust-assessments": ["/v1/trust-assessments"],
  "/v1/outcomes": ["/v1/outcomes"],
  "/v1/items": ["/v1/items"],
  "/v1/certificates/{number}": [`/v1/certificates/${tour.certificate}`],
  "/v1/duties": ["/v1/duties"],
  "/v1/choices": ["/v1/choices"],
};

test("the description is OpenAPI 3.1 and every route of it is asked here", () => {
  assert.match(description.openapi, /^3\.1\./);
  assert.deepEqual(Object.keys(reads).sort(), Object.keys(addresses).sort());
  for (const schema of Object.keys(description.components.schemas)) ajv.compile({ $ref: `openapi#/components/schemas/${schema}` });
});

test("Redocly's rules find nothing in the description", async () => {
  const folder = mkdtempSync(join(tmpdir(), "liaoxin-"));
  try {
    const file = join(folder, "openapi.json");
    writeFileSync(file, JSON.stringify(description, null, 2));
    // The province of these tests does stand on localhost.
    const words = ["lint", file, "--extends=recommended", "--skip-rule=no-server-example.com", "--format=json"];
    const printed = await new Promise((resolve) => execFile("node_modules/.bin/redocly", words, { env: { ...process.env, REDOCLY_TELEMETRY: "off" } }, (_, stdout) => resolve(stdout)));
    const found = JSON.parse(printed);
    assert.deepEqual(found.problems.map((one) => `${one.ruleId}: ${one.message} ${one.location[0]?.pointer}`), []);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const [route, paths] of Object.entries(addresses)) {
  test(`${route} answers as described, and 304 to its own tag`, async () => {
    for (const path of paths) {
      const answer = await asked(route, path);
      assert.equal(answer.status, 200, path);
      const tag = answer.headers.etag;
      assert.equal((await asked(route, path, { "If-None-Match": tag })).status, 304, path);
      assert.equal((await asked(route, path, { "If-None-Match": `"other", ${tag}` })).status, 304, path);
      assert.equal((await asked(route, path, { "If-None-Match": '"other"' })).status, 200, path);
    }
  });

  test(`${route} refuses what it does not know, with every field of a problem`, async () => {
    const separator = paths[0].includes("?") ? "&" : "?";
    for (const [language, bad] of [["en", `${paths[0]}${separator}strange=1`], ["zh", `${paths[0]}${separator}a=1&a=2`]]) {
      const { status, body, headers } = await asked(route, bad, { "Accept-Language": language });
      assert.equal(status, 400, bad);
      assert.equal(body.status, 400);
      assert.equal(headers["cache-control"], "no-store");
      assert.ok(body.errors === undefined || body.errors.every((error) => error.pointer));
      assert.match(body.type, new RegExp(`^/api#${body.code}$`));
      assert.match(body.trace_id, /^[0-9a-f]{32}$/);
      assert.equal(/\p{Script=Han}/u.test(body.title + body.remedy), language === "zh");
    }
  });
}

test("words of errors lead to their line on the page of the data interface", async () => {
  const { body: page } = await ask("/api");
  const words = new Set(Object.values(description.paths).flatMap(({ get, post }) =>
    Object.entries((get ?? post).responses).filter(([status]) => status >= 400).flatMap(([, { description: listed }]) => listed.split(", "))));
  for (const word of words) assert.ok(page.includes(`id="${word}"`), word);
});

test("a search refuses by name: too short, cursor of somebody else, limit out of range, a city or item that is none", async () => {
  const refusals = { "q=沈": "query_too_short", "q=": "query_too_short", "q=沈阳&cursor=aaaaaaaaaaaaaaaaaaaaaaaaaa": "cursor_invalid", "q=沈阳&limit=0": "limit_out_of_range", "q=沈阳&limit=101": "limit_out_of_range",
    "q=沈阳&limit=many": "json_wrong_type", "q=沈阳&city=999999": "region_unknown", "": "json_field_missing" };
  for (const [query, word] of Object.entries(refusals)) {
    const { status, body } = await asked("/v1/organisations", `/v1/organisations?${encodeURI(query)}`);
    assert.equal(status, 400, query);
    assert.equal(body.code, word, query);
    assert.ok(body.errors?.[0].pointer, `${query} names its parameter`);
  }
  const { status, body } = await asked("/v1/organisations", `/v1/organisations?${encodeURI("q=沈阳&item=C9-99")}`);
  assert.equal(status, 404);
  assert.equal(body.code, "item_unknown");
});

test("cursors walk all organisations once, whatever the limit, and the Link header says the same", async () => {
  const whole = [];
  for await (const page of pagesOf(`/v1/organisations?limit=100&q=${encodeURIComponent("沈阳")}`)) whole.push(...page.hits.map((hit) => hit.id));
  assert.ok(whole.length > 10);
  assert.equal(new Set(whole).size, whole.length);
  const walked = [];
  let path = `/v1/organisations?limit=3&q=${encodeURIComponent("沈阳")}`;
  while (path) {
    const { body, headers } = await asked("/v1/organisations", path);
    walked.push(...body.hits.map((hit) => hit.id));
    path = headers.link?.match(/^<([^>]+)>; rel="next"$/)?.[1];
    assert.equal(Boolean(path), body.next !== "");
  }
  assert.deepEqual(walked, whole);
});

test("a cursor with any of its letters changed is refused", async () => {
  const { next } = await askJson(`/v1/organisations?limit=1&q=${encodeURIComponent("沈阳")}`);
  for (let at = 0; at < next.length; at += 3) {
    const forged = next.slice(0, at) + (next[at] === "a" ? "b" : "a") + next.slice(at + 1);
    const { body } = await asked("/v1/organisations", `/v1/organisations?limit=1&q=${encodeURIComponent("沈阳")}&cursor=${forged}`);
    assert.equal(body.code, "cursor_invalid", `letter ${at}`);
  }
});

/** Records that are there and that the public must not see: held, ended, stayed. */
async function hiddenRecords() {
  const hidden = [];
  for (const { uscc, sections } of examples.organisations) {
    const shown = new Set(sections.flatMap((section) => section.records.map((record) => record.id)));
    const all = JSON.stringify(await liaoxin("show", uscc, "--as", `subject:${uscc}`)).match(/rec-[a-z2-7]{26}/g) ?? [];
    hidden.push(...all.filter((id) => !shown.has(id)));
    if (hidden.length >= 8) break;
  }
  return [...new Set(hidden)];
}

test("E7, G3: hidden and unknown are answered with the same bytes and fields, everywhere", async () => {
  const hidden = await hiddenRecords();
  assert.ok(hidden.length > 0, "the province hides records");
  const fields = ({ headers }) => Object.entries(headers).filter(([name]) => !["date", "content-length"].includes(name)).sort();
  for (const prefix of ["/v1/records/", "/records/", "/en/records/"]) {
    const unknown = await ask(`${prefix}rec-aaaaaaaaaaaaaaaaaaaaaaaaaa`);
    assert.equal(unknown.status, 404);
    for (const id of hidden) {
      const answer = await ask(prefix + id);
      assert.equal(answer.status, 404, id);
      // The page names its own address, in its links to the other language and on paper: that is what was asked, not what is there.
      assert.equal(answer.body.replaceAll(id, "ID"), unknown.body.replaceAll("rec-aaaaaaaaaaaaaaaaaaaaaaaaaa", "ID"), id);
      assert.deepEqual(fields(answer), fields(unknown));
    }
  }
});

test("B9: nothing of the private port answers on the public one", async () => {
  for (const path of ["/metrics", "/livez", "/readyz", "/admin", "/debug"]) assert.equal((await ask(path)).status, 404, path);
});

test("each operation has a write route that answers a stranger as described, and changes nothing", async () => {
  const listed = (await liaoxin("do", "--list")).map(({ name }) => `/v1/operations/${name}`);
  assert.deepEqual(Object.keys(writes).sort(), listed.sort());
  const { etag } = (await ask("/v1/units")).headers;
  for (const [route, { post }] of Object.entries(writes)) {
    const unsigned = await asked(route, route, { "Content-Type": "application/json", "Idempotency-Key": "k" }, "POST");
    assert.equal(unsigned.status, 401, route);
    assert.equal(unsigned.body.code, "signature_missing", route);
    assert.match(unsigned.headers["accept-signature"], /^sig1=\(/, route);
    const read = await asked(route, route);
    assert.equal(read.status, 405, route);
    assert.equal(read.headers.allow, "POST");
    assert.deepEqual(Object.keys(post.requestBody.content), ["application/json"]);
  }
  assert.equal((await asked("/v1/operations/record.withdraw", "/v1/operations/record.withdraw", { "Content-Type": "text/plain" }, "POST")).status, 415);
  assert.equal((await asked("/v1/operations/record.withdraw", "/v1/operations/record.withdraw", { "Content-Type": "application/json" }, "POST")).body.code, "idempotency_key_invalid");
  assert.equal((await ask("/v1/units")).headers.etag, etag, "nothing was written");
});

test("F3: no method but GET and HEAD, whatever is sent with it", async () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO-BAR"]) {
    const { status, headers } = await ask("/v1/units", {}, method);
    assert.equal(status, 405, method);
    assert.equal(headers.allow, "GET, HEAD");
  }
});

/** Never a 5xx, always the defences, and an error of the API is always a whole problem. */
async function neverBreaks(path) {
  const answer = await ask(path);
  assert.ok(answer.status < 500, `${path}: ${answer.status} ${answer.body}`);
  assert.match(answer.headers["content-security-policy"] ?? "", /default-src 'none'/);
  if (answer.status >= 400 && path.startsWith("/v1")) {
    assert.equal(answer.headers["content-type"], "application/problem+json", path);
    const problem = ajv.compile({ $ref: "openapi#/components/schemas/Problem" });
    assert.ok(problem(JSON.parse(answer.body)), `${path}: ${ajv.errorsText(problem.errors)}`);
  }
}

const anyText = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), fc.constantFrom("沈阳", "有限公司", "C4-03", "210100", "%", "%00", "..", "'; DROP TABLE subject; --", "\"*\"", "NEAR(", "\u202e"));
const escape = (text) => encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "?"));
const routes = Object.keys(reads);

test("F8: generated parameters never break a route", async () => {
  const names = ["q", "city", "item", "cursor", "limit", "strange"];
  const call = fc.record({ route: fc.constantFrom(...routes, "/search", "/organisations/{id}", "/records/{id}", "/en/search", "/recall/{number}", "/recall/{number}.recall.json", "/log/0/tile/{number}"), id: anyText,
    parameters: fc.array(fc.tuple(fc.constantFrom(...names), anyText), { maxLength: 4 }) });
  await fc.assert(fc.asyncProperty(call, async ({ route, id, parameters }) => {
    const path = route.replace(/\{\w+\}/, escape(id));
    await neverBreaks(path + (parameters.length > 0 ? "?" + parameters.map(([name, value]) => `${name}=${escape(value)}`).join("&") : ""));
  }), { numRuns: 400, verbose: 1 });
});

test("F8: generated targets, well formed or not, never break anything", async () => {
  const piece = fc.constantFrom("/", "//", "..", ".", "%", "%2", "%2f", "%2F", "%00", "%25%32%66", "%c0%af", "%ff", "?", "&", "=", "#", ";", "v1", "en", "organisations", "records", "recall", "log", "0", "tile", "static", "search", "x001", "000", "a", "+", "~", "'", "<");
  await fc.assert(fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 10 }), async (pieces) => {
    await neverBreaks("/" + pieces.join("").replaceAll("#", "%23"));
  }), { numRuns: 400, verbose: 1 });
});

test("what no request of this file reached is named", () => {
  const described = Object.values(reads).flatMap(({ get }) => Object.keys(get.responses).map((status) => `${get.operationId} ${status}`));
  // A machine that fails or is too busy is not made here, and its own address may ask as often as it likes; methods are refused before a route is looked for.
  const unreached = described.filter((one) => !seen.has(one) && !/ (405|429|503)$/.test(one));
  assert.deepEqual(unreached.filter((one) => !/ 404$/.test(one)), []);
});
