// A real OpenID provider on https://localhost, with a certificate of an authority made for the test. What it sends can be spoiled.
import { execFileSync } from "node:child_process";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import Provider from "oidc-provider";

/** Makes an authority and a certificate for localhost in a folder. */
function certified(folder) {
  const openssl = (...words) => execFileSync("openssl", words, { cwd: folder, stdio: "pipe" });
  const pair = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl("req", "-x509", ...pair, "-days", "2", "-subj", "/CN=Test authority", "-keyout", "ca.key", "-out", "ca.crt");
  openssl("req", ...pair, "-subj", "/CN=localhost", "-keyout", "provider.key", "-out", "provider.csr");
  writeFileSync(`${folder}/provider.ext`, "subjectAltName=DNS:localhost\n");
  openssl("x509", "-req", "-in", "provider.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "provider.ext", "-out", "provider.crt");
  return { authority: `${folder}/ca.crt`, key: readFileSync(`${folder}/provider.key`), cert: readFileSync(`${folder}/provider.crt`) };
}

export async function startProvider({ folder, secret, returnAddress }) {
  const { authority, key, cert } = certified(folder);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  let handle;
  const server = createServer({ key, cert }, (request, response) => handle(request, response));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `https://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "liaoxin", client_secret: secret, redirect_uris: [returnAddress], response_types: ["code"], grant_types: ["authorization_code"], id_token_signed_response_alg: "ES256" }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "signing", use: "sig", alg: "ES256" }] },
    cookies: { keys: ["a key of the test"] },
    pkce: { methods: ["S256"], required: () => true },
  });
  /** Given a token, what is sent in its place; nothing: the token itself. */
  const spoiling = { with: null, seen: [] };
  provider.use(async (context, next) => {
    await next();
    if (context.oidc?.route === "token") spoiling.seen.push(context.status);
    if (context.oidc?.route === "token" && context.body?.id_token && spoiling.with) context.body.id_token = spoiling.with(context.body.id_token);
  });
  handle = provider.callback();
  return { issuer, authority, privateKey, publicKey: createPublicKey(privateKey), spoiling, stop: () => server.close() };
}
