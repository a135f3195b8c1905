// Signing in by a real identity provider, in a real browser: linked once by the holder, then opened by provider and code; and
// every wrong token it can be made to send opens nothing.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { code, isSound, password } from "./account.mjs";
import { startProvider } from "./provider.mjs";
import { closeBrowser, openBrowser } from "./site.mjs";

const program = process.env.LIAOXIN, folder = mkdtempSync(`${tmpdir()}/liaoxin-identity-`);
let site, provider, served, enrolment, context, secret, start;

const freePort = () => new Promise((found) => {
  const one = createServer().listen(0, "127.0.0.1", () => {
    const { port } = one.address();
    one.close(() => found(port));
  });
});
async function openTab(options = {}) {
  const own = await (await openBrowser()).newContext({ viewport: { width: 1200, height: 900 }, ignoreHTTPSErrors: true, ...options });
  const tab = await own.newPage();
  tab.faults = [];
  return tab;
}
/** On the provider's own pages: says who it is, and agrees. */
async function passProvider(tab, login) {
  await tab.fill("input[name=login]", login);
  await tab.fill("input[name=password]", "any");
  await tab.click("button[type=submit]");
  if (new URL(tab.url()).origin === provider.issuer) await tab.click("button[type=submit]");
}

before(async () => {
  const port = await freePort(), data = `${folder}/data`;
  site = `http://localhost:${port}`;
  provider = await startProvider({ folder, secret: "a secret:of/the+test", returnAddress: `${site}/sign-in/return` });
  writeFileSync(`${folder}/secret`, "a secret:of/the+test\n", { mode: 0o600 });
  writeFileSync(`${folder}/site.toml`, `[site]\nname = "localhost:${port}"\n[identity]\nissuer = "${provider.issuer}"\nclient_id = "liaoxin"\nclient_secret_file = "${folder}/secret"\n` +
    `return_address = "${site}/sign-in/return"\nauthorities = "${provider.authority}"\n`);
  execFileSync(program, ["init", "--data", data, "--origin", `localhost:${port}`, "--quiet"]);
  const opened = execFileSync(program, ["do", "account.open", "--data", data, "--as", "operator", "--input", "-", "--json"],
    { input: JSON.stringify({ login: "zhang.wei", person_name: "张某", id_number: "11010519491231002X" }), encoding: "utf8" });
  enrolment = site + JSON.parse(opened).enrolment_path;
  served = spawn(program, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--settings", `${folder}/site.toml`], { stdio: ["ignore", "pipe", "pipe"] });
  let words = "";
  await new Promise((ready, fail) => {
    const listen = (part) => { words += part; if (words.includes("serving http")) ready(); };
    served.stdout.on("data", listen);
    served.stderr.on("data", listen);
    served.on("exit", () => fail(new Error(words)));
  });
});
after(async () => {
  served?.kill();
  provider?.stop();
  await closeBrowser();
  rmSync(folder, { recursive: true, force: true });
});

test("an account is linked by its holder and then opened by the provider and a code", async () => {
  const tab = await openTab();
  context = tab.context();
  // 1. Set up and signed in with password and code, as everybody.
  await tab.goto(enrolment);
  secret = await tab.locator(".certificate code").textContent();
  // Near the end of its half minute the oldest code would expire on its way.
  const left = 30 - ((Date.now() / 1000) % 30);
  if (left < 8) await new Promise((passed) => setTimeout(passed, left * 1000 + 100));
  start = Date.now() / 1000;
  await tab.fill("#password", password);
  await tab.fill("#again", password);
  await tab.fill("#code", code(secret, -1, start));
  await tab.click("form.form button");
  assert.match(tab.url(), /\/sign-in$/);
  await isSound(tab, "signing in, with a provider");
  await tab.fill("#login", "zhang.wei");
  await tab.fill("#password", password);
  await tab.fill("#code", code(secret, 0, start));
  await tab.press("#code", "Enter");
  assert.match(tab.url(), /\/desk$/);
  // 2. The link, from the desk: to the provider, back, and confirmed.
  await tab.click("a[href='/desk/identity']");
  await isSound(tab, "an account without a link");
  await tab.click("a[href='/desk/identity/begin']");
  assert.equal(new URL(tab.url()).origin, provider.issuer);
  await passProvider(tab, "wei@provider");
  assert.equal(tab.url(), `${site}/desk/identity`);
  await isSound(tab, "a link to be confirmed");
  assert.match(await tab.locator("main").textContent(), /zhang\.wei/);
  await tab.click("form.form button");
  assert.match(await tab.locator("main").textContent(), /已关联/);
  await isSound(tab, "an account with a link");
  await tab.goto(`${site}/desk`);
  await tab.click("form[action='/desk/sign-out'] button");
  // 3. In English, by the provider, which still knows who it is; then the platform's own code.
  await tab.goto(`${site}/en/sign-in`);
  await tab.click("a[href='/en/sign-in/identity']");
  assert.equal(tab.url(), `${site}/en/sign-in/code`);
  await isSound(tab, "one code more");
  await tab.goto(`${site}/en/desk`);
  assert.equal(tab.url(), `${site}/en/sign-in`, "who has given no code is not signed in");
  await tab.goto(`${site}/en/sign-in/code`);
  await tab.fill("#code", "000000");
  await tab.press("#code", "Enter");
  await isSound(tab, "one code more, with an error");
  await tab.fill("#code", code(secret, 0, Math.max(start + 30, Date.now() / 1000)));
  await tab.press("#code", "Enter");
  assert.equal(tab.url(), `${site}/en/desk`);
  assert.match(await tab.locator("main").textContent(), /zhang\.wei/);
});

test("an identity nobody linked, and an answer nobody asked for, open nothing", async () => {
  const tab = await openTab();
  await tab.goto(`${site}/sign-in`);
  await tab.click("a[href='/sign-in/identity']");
  await passProvider(tab, "zhang.wei");
  assert.match(await tab.locator("main").textContent(), /还没有关联账号/, "the same name is not the same person");
  await isSound(tab, "an identity that is not linked");
  const answer = await tab.goto(`${site}/sign-in/return?code=x&state=y&iss=${encodeURIComponent(provider.issuer)}`);
  assert.equal(answer.status(), 403);
  assert.match(await tab.locator("main").textContent(), /不是本浏览器刚才发起的/);
  await tab.goto(`${site}/desk`);
  assert.match(tab.url(), /\/sign-in$/);
});

test("every wrong token the provider is made to send is refused", async () => {
  const tab = await context.newPage();
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const read = (token) => token.split(".").slice(0, 2).map((one) => JSON.parse(Buffer.from(one, "base64url")));
  const signed = (header, claims, key = provider.privateKey) => `${part(header)}.${part(claims)}.${sign("sha256", Buffer.from(`${part(header)}.${part(claims)}`), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  const changed = (header, claims) => (token) => {
    const [oldHeader, oldClaims] = read(token);
    return signed({ ...oldHeader, ...header }, { ...oldClaims, ...claims });
  };
  const now = Math.floor(Date.now() / 1000);
  const foreign = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const rows = {
    "none as its algorithm": ["alg", (token) => `${part({ alg: "none", kid: "signing" })}.${token.split(".")[1]}.`],
    "the public key as a shared secret": ["alg", (token) => {
      const bytes = `${part({ alg: "HS256", kid: "signing" })}.${token.split(".")[1]}`;
      return `${bytes}.${createHmac("sha256", provider.publicKey.export({ type: "spki", format: "pem" })).update(bytes).digest("base64url")}`;
    }],
    "an unknown key": ["kid", changed({ kid: "other" }, {})],
    "a foreign key": ["signature", (token) => signed(...read(token), foreign)],
    "altered claims": ["signature", (token) => { const [header, body, signature] = token.split("."); return `${header}.${part({ ...read(token)[1], sub: "somebody" })}.${signature}`; }],
    "another issuer": ["iss", changed({}, { iss: "https://localhost" })],
    "another audience": ["aud", changed({}, { aud: "other" })],
    "a second audience": ["azp", changed({}, { aud: ["liaoxin", "other"] })],
    "an end in the past": ["exp", changed({}, { exp: now - 120 })],
    "an old issue": ["iat", changed({}, { iat: now - 3600 })],
    "another sign-in": ["nonce", changed({}, { nonce: "another" })],
    "no subject": ["sub", changed({}, { sub: undefined })],
  };
  for (const [what, [word, spoil]] of Object.entries(rows)) {
    provider.spoiling.with = spoil;
    const answer = await tab.goto(`${site}/sign-in/identity`);
    assert.equal(answer.status(), 403, what);
    assert.match(await tab.locator("main").textContent(), new RegExp(`不符之处:${word}`), what);
  }
  provider.spoiling.with = () => "";
  const silent = await tab.goto(`${site}/sign-in/identity`);
  assert.equal(silent.status(), 503, "a provider that sends none");
  assert.ok(await tab.locator("main a[href='/sign-in']").isVisible(), "the way back to password and code");
  provider.spoiling.with = null;
  await tab.goto(`${site}/sign-in/identity`);
  assert.equal(tab.url(), `${site}/sign-in/code`, "and the right one is not");
  assert.ok(provider.spoiling.seen.every((status) => status === 200), "each code was taken with its secret and its proof");
});
