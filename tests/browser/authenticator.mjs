// What somebody knows and has to sign in: a password, and the codes of an authenticator.
import { createHmac } from "node:crypto";

export const password = "辽河春水向东流到海不复回";
const now = Math.floor(Date.parse(process.env.LIAOXIN_CLOCK) / 1000);
/** The code of an authenticator, some steps of half a minute from a time in seconds: that of the province. */
export function code(secret, steps = 0, at = now) {
  const bits = [...secret.toUpperCase()].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30) + steps));
  const mac = createHmac("sha1", key).update(step).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
