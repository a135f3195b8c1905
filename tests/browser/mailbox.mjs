// A mail server that keeps what it is sent, for the codes in it.
import { createServer } from "node:net";

/** Listens on a port of its own. `code` waits for the newest code sent to an address. */
export function startMailbox() {
  const mails = [];
  const server = createServer((socket) => {
    let text = "", isData = false;
    const say = (line) => socket.write(`${line}\r\n`);
    const take = (line) => {
      if (isData) {
        if (line !== ".") return void (text += `${line}\n`);
        isData = false;
        mails.push(text);
        return say("250 kept");
      }
      const word = line.slice(0, 4).toUpperCase();
      if (word === "DATA") { isData = true; text = ""; return say("354 go on"); }
      if (word === "QUIT") { say("221 bye"); return socket.end(); }
      say("250 ok");
    };
    let rest = "";
    socket.setEncoding("utf8");
    socket.on("error", () => {});
    socket.on("data", (part) => {
      const lines = (rest + part).split("\r\n");
      rest = lines.pop();
      lines.forEach(take);
    });
    say("220 here");
  });
  const textOf = (mail) => {
    const [head, ...body] = mail.split("\n\n");
    return /base64/i.test(head) ? Buffer.from(body.join("").replaceAll("\n", ""), "base64").toString() : body.join("\n\n");
  };
  async function code(to) {
    for (let tries = 0; tries < 200; ++tries) {
      const mail = mails.findLast((one) => one.includes(to) && /[a-z2-7]{8,}/.test(textOf(one)));
      const found = mail && textOf(mail).match(/您的验证码是:([a-z2-7]+)/);
      if (found) return found[1];
      await new Promise((passed) => setTimeout(passed, 100));
    }
    throw new Error(`no mail with a code to ${to}`);
  }
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready({ port: server.address().port, code, stop: () => server.close() })));
}
