// The doors an act can come through: the command line, the desk in a browser, the interface for systems of units. Each carries
// the acts of a play (proceedings.mjs) into a province of its own, which it serves, and whose clock the play moves.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { code as oneTimeCode, password } from "./authenticator.mjs";
import { openBrowser } from "./browser.mjs";
import { accountOf, code, registerBodies, roles } from "./cast.mjs";
import { startMailbox } from "./mailbox.mjs";

const isNumber = (text) => /^[a-z]{3}-[a-z2-7]{26}$/.test(text);
/** What an answer gives to go on with: the first number of each prefix, the link of an account, the hash of what two have to do. */
function givenIn(text) {
  const found = { link: text.match(/\/enrol\/[a-z2-7]+/)?.[0], content_hash: text.match(/\b[0-9a-f]{64}\b/)?.[0] };
  for (const [whole, prefix] of text.matchAll(/\b([a-z]{3})-[a-z2-7]{26}\b/g)) found[prefix] ??= whole;
  return found;
}

/** What all doors have in common: the province, its clock, what a department files and what its people read. The door itself is `carry`. */
class Door {
  done = new Set();       // operations that were done
  documents = new Map();  // number of a record, or of what rests on it -> number of the document it is known by
  #served; #mailbox; #files = 0; #folder = mkdtempSync(join(tmpdir(), "liaoxin-door-")); #data = join(this.#folder, "data"); #people = new Map();
  constructor(program) { this.program = program; }
  get data() { return this.#data; }
  place(name) { return join(this.#folder, name); }

  async open(clock) {
    this.clock = clock;
    this.#mailbox = await startMailbox();
    writeFileSync(this.place("site.toml"), `[site]\nname = "localhost"\n[mail]\nserver = "smtp://127.0.0.1:${this.#mailbox.port}"\nfrom = "liaoxin@example.cn"\n`);
    this.run(["init", "--origin", "localhost:8080"]);
    const operate = (operation, input) => this.do(operation, "operator", input);
    registerBodies(operate);
    await this.#serve();
    // A subject is there once a record names it: the play opens its account.
    const cast = Object.values(roles).filter((role) => role.grant.role !== "subject");
    for (const role of cast) {
      role.link = operate("account.open", accountOf(role).open).enrolment_path;
      const granted = operate("account.grant", accountOf(role).grant);
      // Each province knows its citizens by numbers of its own.
      if (role.grant.role === "person") role.as = granted.as;
    }
    for (const role of cast) await this.setUp(role);
  }
  async close() {
    await this.#stop();
    this.#mailbox?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
  /** To a later day: what fell due meanwhile is done first, as the served province would have done it. */
  async goTo(clock) {
    await this.#stop();
    this.clock = clock;
    this.run(["due"]);
    await this.#serve();
  }
  async #serve() {
    this.#served = spawn(this.program, ["serve", "--data", this.data, "--clock", this.clock, "--listen", "127.0.0.1:0", "--settings", this.place("site.toml")], { stdio: ["ignore", "pipe", "pipe"] });
    let words = "";
    this.address = await new Promise((ready, fail) => {
      const listen = (part) => {
        words += part;
        const found = words.match(/http:\/\/127\.0\.0\.1:\d+/);
        if (found) ready(found[0]);
      };
      this.#served.stdout.on("data", listen);
      this.#served.stderr.on("data", listen);
      this.#served.on("exit", () => fail(new Error(`the province is not served: ${words}`)));
    });
  }
  #stop() {
    if (!this.#served || this.#served.exitCode !== null) return undefined;
    return new Promise((stopped) => {
      this.#served.on("exit", stopped);
      this.#served.kill();
    });
  }

  /** A command on the province, with an input where one is given; its answer. What it says against it is the error. */
  run(words, input) {
    try {
      const text = execFileSync(this.program, [...words, "--data", this.data, "--clock", this.clock, "--json"], { input: input && JSON.stringify(input), encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
      // A long command says how far it is, a line each time; the last line is its answer.
      return text && JSON.parse(text.trim().split("\n").at(-1));
    } catch (error) {
      throw new Error(`${words.join(" ")}: ${error.stdout || error.stderr || error}`);
    }
  }
  /** What a look is, who may act and what was found stands at desks alone: their people have one whatever the door. */
  isAtDesk(role) { return [roles.citizen, roles.owner, roles.inCharge].includes(role); }
  do(operation, as, input) { return this.run(["do", operation, "--as", as, "--input", "-"], input); }

  /** One more act after the last backup; then the disk is gone, the backup restored, and its operator opens a new epoch of the log. */
  async loseTail(role, objection) {
    const backup = this.place("backup"), restored = this.place("restored");
    this.run(["backup", backup]);
    this.do("objection.submit", role.as, objection);
    await this.#stop();
    const lost = ["--keys", join(this.data, "keys"), "--mark", `${this.data}.mark`, "--erasures", `${this.data}.erasures`];
    const { data } = this;
    this.#data = restored;
    try {
      this.run(["restore", backup, ...lost]);
      return this.run(["do", "journal.new_epoch", "--as", "operator", "--input", "-", ...lost], { reason: "磁盘损坏" });
    } finally { this.#data = data; }
  }

  /** A department's file; where they were served, the officer who files them says so. */
  file(item, role, table, { served = false } = {}) {
    const file = this.place(`file${++this.#files}.csv`);
    writeFileSync(file, table);
    const attested = served ? ["--served-by", role.as, "--service-column", "X_SDRQ"] : [];
    const result = this.run(["import", file, "--item", item, "--as", role.as, "--secrecy-reviewed-by", role.as, ...attested]);
    assert.equal(result.refused, 0, `${item}: ${JSON.stringify(result)}`);
  }
  #line(documentNumber) {
    const { records } = this.run(["show", code.company, "--as", roles.owner.as]);
    const found = records.find((line) => line.record.document_number === documentNumber);
    assert.ok(found, `${documentNumber} is among the owner's records: ${records.map((line) => line.record.document_number)}`);
    return found;
  }
  /** Of the owner's records, by the number of the document. */
  record(documentNumber) {
    const { id } = this.#line(documentNumber).record;
    this.documents.set(id, documentNumber);
    return id;
  }
  notice(documentNumber) { return this.#line(documentNumber).notices.find((one) => !one.served).notice; }
  recall(documentNumber, recipient) { return this.#line(documentNumber).certificates[0].recalls.find((one) => one.recipient === recipient).recall; }
  mailedCode(to) { return this.#mailbox.code(to); }
  /** What stands at a desk alone: the value of a parameter in the first link to a form. */
  async linked(role, page, operation, parameter) {
    const tab = await this.tabOf(role);
    await tab.goto(`${this.address}/desk/${page}`);
    const href = await tab.locator(`main a[href*="${operation}?"]`).first().getAttribute("href");
    return new URL(href, this.address).searchParams.get(parameter);
  }

  get #seconds() { return Math.floor(Date.parse(this.clock) / 1000); }
  /** Sets an account up from its link, for those who come to a desk. */
  async setUp(role) {
    if (!this.isAtDesk(role)) return;
    const context = await (await openBrowser()).newContext({ viewport: { width: 1200, height: 900 }, javaScriptEnabled: false });
    const tab = await context.newPage();
    await tab.goto(this.address + role.link);
    const secret = await tab.locator(".certificate code").textContent();
    await this.#submit(tab, { password, again: password, code: oneTimeCode(secret, -1, this.#seconds) });
    this.#people.set(role, { tab, secret });
  }
  /** The desk of a role, without scripts: signed in with password and code, again after each move of the clock. */
  async tabOf(role) {
    const person = this.#people.get(role);
    if (person.signedInAt !== this.clock) {
      await person.tab.goto(`${this.address}/sign-in`);
      await this.#submit(person.tab, { login: role.login, password, code: oneTimeCode(person.secret, 0, this.#seconds) });
      assert.match(person.tab.url(), /\/desk$/, `${role.login} signs in`);
      person.signedInAt = this.clock;
    }
    return person.tab;
  }
  async #submit(tab, values) {
    for (const [name, value] of Object.entries(values)) await tab.fill(`#${name}`, value);
    await tab.click("form.form button[type=submit]");
  }

  /** One act, by one role; what takes two is approved by the second, unless it was the operator's. */
  async act(operation, role, input, second) {
    const answer = await this.carry(operation, role, input);
    this.done.add(operation);
    return second && answer.content_hash ? this.act("proposal.approve", second, { proposal: answer.prp, content_hash: answer.content_hash }) : answer;
  }
}

export class CommandLine extends Door {
  async carry(operation, role, input) {
    return givenIn(JSON.stringify(this.do(operation, role.as, input)));
  }
}

/** The desk in a browser: the form is found by a link or a search, and what it asks for by number is filled in or chosen by name. */
export class Desk extends Door {
  typed = new Set();  // operations whose number has to be copied into the form
  isAtDesk() { return true; }

  /** The nearest way to an act on one of these numbers, over the pages of a desk: a link to its form, or a button that does it. */
  async #wayTo(tab, operation, numbers, searches) {
    await tab.goto(`${this.address}/desk`);
    return tab.evaluate(async ([operation, numbers, searches]) => {
      const isMeant = (text) => numbers.length === 0 || numbers.some((one) => text.includes(one));
      const isOtherwise = /^\/desk\/(do|done|file|filings|clocks|evidence)\b|\.(json|csv|pdf)$/;
      const seen = new Set(), waiting = ["/desk", ...searches], most = 60;
      while (waiting.length > 0 && seen.size < most) {
        const path = waiting.shift();
        if (seen.has(path)) continue;
        seen.add(path);
        const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
        const links = [...page.querySelectorAll("main a[href^='/desk']")].map((one) => one.getAttribute("href"));
        const link = links.find((href) => href.startsWith(`/desk/do/${operation}?`) && isMeant(href));
        if (link) return { link };
        if ([...page.querySelectorAll(`main form:not(.form)[action="/desk/do/${operation}"]`)].some((form) => isMeant(form.innerHTML))) return { button: path };
        waiting.push(...links.filter((href) => !href.includes("#") && !isOtherwise.test(href)));
      }
      return null;
    }, [operation, numbers, searches]);
  }
  /** Where somebody looks who knows which document it is about: the own search, a court's search in its case, the public page. */
  #searches(operation, role, numbers) {
    const documents = numbers.filter((one) => this.documents.has(one));
    if (role.grant.role === "court") return documents.map((one) => `/desk/documents?${new URLSearchParams({ number: this.documents.get(one), purpose: operation, case_reference: "剧行初1号" })}`);
    return ["/measures", "/lists", ...documents.map((one) => `/desk/search?${new URLSearchParams({ q: this.documents.get(one) })}`), ...numbers.filter((one) => one.startsWith("rec-")).map((one) => `/records/${one}`)];
  }

  async carry(operation, role, input) {
    const tab = await this.tabOf(role);
    const numbers = Object.values(input).filter(isNumber);
    const isByNumber = numbers.length > 0 || Object.keys(input).length === 0;
    const way = isByNumber ? await this.#wayTo(tab, operation, numbers, this.#searches(operation, role, numbers)) : null;
    if (way?.button) {
      await tab.goto(this.address + way.button);
      await tab.locator(`form:not(.form)[action="/desk/do/${operation}"] button`).first().click();
    } else {
      if (!way) {
        await tab.goto(`${this.address}/desk`);
        assert.equal(await tab.locator(`main details a[href="/desk/do/${operation}"]`).count(), 1, `${operation} is at the desk of ${role.login}`);
      }
      await tab.goto(this.address + (way?.link ?? `/desk/do/${operation}`));
      for (const [name, value] of Object.entries(input)) {
        const field = tab.locator(`form.form [name="${name}"]`);
        if (isNumber(value) && (await field.evaluate((element) => element.tagName)) !== "SELECT" && (await field.inputValue()) !== value) this.typed.add(operation);
      }
      await this.#complete(tab, input);
      await tab.click("form.form p.actions button[type=submit]");
    }
    const where = new URL(tab.url()).pathname;
    if (where !== "/desk/done" && where !== "/desk/sitting") assert.fail(`${operation} by ${role.login}: ${await tab.locator("#errors, main").first().innerText()}`);
    return givenIn(await tab.locator("main").innerHTML());
  }

  async #complete(tab, input) {
    for (const [name, value] of Object.entries(input)) {
      const field = tab.locator(`form.form [name="${name}"]`);
      if ((await field.count()) === 0) {
        // A list of boxes, each under its own name; or the name of a file, which the file brings.
        if (Array.isArray(value)) for (const one of value) await tab.locator(`form.form [name="${name}.${one}"]`).check();
        continue;
      }
      const kind = await field.evaluate((element) => (element.tagName === "SELECT" ? "select" : element.type));
      if (kind === "file") await field.setInputFiles({ name: input.name, mimeType: "application/pdf", buffer: Buffer.from(value, "base64") });
      else if (kind === "select") await field.selectOption(String(value));
      else if (Array.isArray(value)) await field.fill(typeof value[0] === "object" ? JSON.stringify(value) : value.join("\n"));
      else if (typeof value === "object") await field.fill(Object.entries(value).map((pair) => pair.join("=")).join("\n"));
      else await field.fill(String(value));
    }
  }
}

/** The interface for systems of units: what a client may do goes through it, signed for its officer; the rest is done beside it. */
export class Interface extends CommandLine {
  sent = new Set();
  #clients = new Map();  // role -> { client, key }
  async open(clock) {
    await super.open(clock);
    const { paths } = await (await fetch(`${this.address}/v1/openapi.json`)).json();
    const described = Object.entries(paths).filter(([path]) => path.startsWith("/v1/operations/"));
    this.forClients = new Set(described.filter(([, { post }]) => post["x-machine-clients"]).map(([path]) => path.slice("/v1/operations/".length)));
  }
  #clientOf(role) {
    if (!this.#clients.has(role)) {
      const key = this.place(`${role.login}.key`);
      const { public_key } = this.run(["client", "keygen", key]);
      const { client } = this.do("client.register", "operator", { name: `系统${role.login}`, unit: role.grant.unit, officer: role.grant.officer, public_key, items: ["C4-03", "C8-04"], from_on: "2026-01-01", until_on: "2026-12-31" });
      this.#clients.set(role, { client, key });
    }
    return this.#clients.get(role);
  }
  /** One signed request. */
  send(operation, role, input) {
    const { client, key } = this.#clientOf(role);
    return this.run(["client", "send", operation, "--url", this.address, "--client", client, "--key", key, "--input", "-"], input);
  }
  async carry(operation, role, input) {
    if (!this.forClients.has(operation) || !["officer", "collector"].includes(role.grant.role)) return super.carry(operation, role, input);
    this.sent.add(operation);
    return givenIn(JSON.stringify(this.send(operation, role, input)));
  }
}
