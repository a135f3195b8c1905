// Every operation through every door: the same play on the command line, at the desk in a browser without scripts, and through the
// interface for systems of units. Afterwards the log of each province verifies.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, test } from "node:test";
import { closeBrowser } from "./browser.mjs";
import { roles } from "./cast.mjs";
import { CommandLine, Desk, Interface } from "./doors.mjs";
import { opening, playAll } from "./proceedings.mjs";

const program = process.env.LIAOXIN;
const declared = JSON.parse(execFileSync(program, ["do", "--list", "--json"], { encoding: "utf8" })).map((one) => one.name);
after(closeBrowser);

async function through(door, look) {
  try {
    await door.open(opening);
    await playAll(door);
    const verified = door.run(["verify"]);
    assert.equal(verified.verified ?? verified.ok ?? true, true, JSON.stringify(verified));
    await look(door, declared.filter((one) => !door.done.has(one)));
  } finally {
    await door.close();
  }
}

test("each operation is done on the command line", () =>
  through(new CommandLine(program), async (door, missing) => {
    // A log that lost its tail is continued by its operator at the machine, and nowhere else.
    assert.deepEqual(missing, ["journal.new_epoch"]);
    const opened = await door.loseTail(roles.owner, { record: door.record("共享"), ground: "error", statement: "金额不对" });
    assert.match(opened.origin, /\/log\/0\/1$/);
  }));

test("each operation is done at the desk, from a link that carries its number", () =>
  through(new Desk(program), async (door, missing) => {
    assert.deepEqual(missing, ["journal.new_epoch"]);
    assert.deepEqual([...door.typed], [], "operations whose number has to be copied into the form");
  }));

test("what systems of units may do is done through the interface, and nothing else is", () =>
  through(new Interface(program), async (door) => {
    assert.deepEqual([...door.forClients].filter((one) => !door.sent.has(one)), []);
    for (const operation of declared.filter((one) => !door.forClients.has(one))) {
      assert.throws(() => door.send(operation, roles.submitter, {}), /operation_not_for_clients/, operation);
    }
  }));
