#!/usr/bin/env bash
# A unit's system writes through the API of a real server: keys made, client registered, a record withdrawn by a signed
# request, the same request again, a revoked key, and too many requests through a proxy.
# Prints "N passed, N failed, N skipped" last.
set -u
. "$(dirname "$0")/../checks.sh"
data="$work/data"
liaoxin_do() { "$liaoxin" do "$1" --data "$data" --as "$2" --input - --json <<<"$3" >"$work/done" 2>"$work/words" || { cat "$work/words"; return 1; }; }
field() { grep -o "\"$1\":\"[^\"]*\"" "${2:-$work/done}" | head -n 1 | cut -d'"' -f4; }
serve() {
  "$liaoxin" serve --data "$data" --listen 127.0.0.1:0 --settings "$work/site.toml" >"$work/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    address=$(grep -o 'http://127\.0\.0\.1:[0-9]*' "$work/serve.log" | head -n 1)
    [ -n "$address" ] && curl -sf "$address/v1/units" >/dev/null && return 0
    sleep 0.1
  done
  cat "$work/serve.log"; return 1
}
stop() { kill "$server"; wait "$server" 2>/dev/null; server=; }
send() {  # expected exit code, operation, input, more options...
  local expected="$1" operation="$2" input="$3"; shift 3
  "$liaoxin" client send "$operation" --url "$address" --client "$client" --key "$work/client.key" --input - --json "$@" <<<"$input" >"$work/answer" 2>"$work/words"
  local code=$?
  [ $code = "$expected" ] || { echo "exit $code"; cat "$work/answer" "$work/words"; return 1; }
}
says() { grep -q -- "$1" "$work/answer"; }

printf '[site]\nname = "localhost:8080"\n[proxies]\naddresses = ["127.0.0.1"]\n' >"$work/site.toml"
"$liaoxin" init --data "$data" --quiet && "$liaoxin" demo --data "$data" --organisations 100 --seed 3 --files "$work/files" --quiet
check "serve" serve
# A penalty that the demo shows, and the officer of its source.
for uscc in $(grep -ho '\b9[0-9A-Z]\{17\}\b' "$work"/files/C4-03-*.csv | sort -u); do
  curl -s "$address/v1/organisations/$uscc" >"$work/organisation"
  record=$(grep -o '"id":"rec-[a-z2-7]*"[^}]*"item":"C4-03"' "$work/organisation" | head -n 1 | grep -o 'rec-[a-z2-7]*')
  [ -n "$record" ] && break
done
check "a penalty is shown" [ -n "$record" ]
unit=$(curl -s "$address/v1/records/$record" | grep -o '"source_unit_code":"[^"]*"' | cut -d'"' -f4)
officer=$(basename "$(grep -l "$unit" "$work"/files/C4-03-*.csv | head -n 1)" | cut -d- -f3)

check "a pair of keys" "$liaoxin" client keygen "$work/client.key" --json
public_key=$("$liaoxin" client keygen "$work/other.key" --json | grep -o '"public_key":"[^"]*"' | cut -d'"' -f4)
mv "$work/other.key" "$work/client.key"
check "nobody else reads the secret half" [ "$(stat -c %a "$work/client.key")" = 600 ]
check "a key is never overwritten" bash -c "! '$liaoxin' client keygen '$work/client.key'"
check "the client is registered beside the running server" liaoxin_do client.register operator \
  "{\"name\":\"执法系统\",\"unit\":\"$unit\",\"officer\":\"210000-$officer-1\",\"public_key\":\"$public_key\",\"items\":[\"C4-03\"],\"from_on\":\"2020-01-01\",\"until_on\":\"2099-12-31\"}"
client=$(field client)

withdrawal="{\"record\":\"$record\",\"reason\":\"报送有误\"}"
check "an unsigned request" [ "$(curl -s -o "$work/answer" -w '%{http_code}' -H 'Content-Type: application/json' -H 'Idempotency-Key: k' -d "$withdrawal" "$address/v1/operations/record.withdraw")" = 401 ]
check "says so" says '"code":"signature_missing"'
check "what a person does at the desk" send 4 account.disable '{"login":"x","reason":"x"}'
check "is not for clients" says '"code":"operation_not_for_clients"'
check "a wrong field" send 2 record.withdraw "{\"record\":\"$record\"}"
check "is named" says '"pointer":"/reason"'
check "the record is withdrawn" send 0 record.withdraw "$withdrawal" --idempotency-key matter-1
check "with its certificate" says '"certificate":"'
check "and gone for everybody" [ "$(curl -s -o /dev/null -w '%{http_code}' "$address/v1/records/$record")" = 404 ]
cp "$work/answer" "$work/first"
stop
check "serve again" serve
check "the same matter after a restart" send 0 record.withdraw "$withdrawal" --idempotency-key matter-1
check "gets its first answer" cmp "$work/first" "$work/answer"
check "another body under its key" send 4 record.withdraw "{\"record\":\"$record\",\"reason\":\"另一理由\"}" --idempotency-key matter-1
check "is refused" says '"code":"idempotency_key_reused"'

# A client written by others signs as the description says, with nothing of ours.
if command -v node >/dev/null; then
  cat >"$work/client.mjs" <<'END'
import { createHash, createPrivateKey, randomBytes, sign } from "node:crypto";
import { readFileSync } from "node:fs";
const [address, client, keyFile, operation, body] = process.argv.slice(2);
const seed = Buffer.from(readFileSync(keyFile, "utf8").trim(), "base64");
const key = createPrivateKey({ key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]), format: "der", type: "pkcs8" });
const digest = `sha-256=:${createHash("sha256").update(body).digest("base64")}:`, matter = randomBytes(12).toString("hex");
const url = new URL(`/v1/operations/${operation}`, address);
const parameters = `("@method" "@authority" "@path" "content-digest" "idempotency-key");created=${Math.floor(Date.now() / 1000)};nonce="${randomBytes(16).toString("base64")}";keyid="${client}";alg="ed25519"`;
const lines = [`"@method": POST`, `"@authority": ${url.host}`, `"@path": ${url.pathname}`, `"content-digest": ${digest}`, `"idempotency-key": "${matter}"`, `"@signature-params": ${parameters}`];
const answer = await fetch(url, { method: "POST", body, headers: { "Content-Type": "application/json", "Content-Digest": digest, "Idempotency-Key": `"${matter}"`,
  "Signature-Input": `sig1=${parameters}`, Signature: `sig1=:${sign(null, Buffer.from(lines.join("\n")), key).toString("base64")}:` } });
console.log(answer.status, await answer.text());
END
  node "$work/client.mjs" "$address" "$client" "$work/client.key" record.withdraw "$withdrawal" >"$work/answer"
  check "another implementation's signature holds" says '^409 .*"code":"record_not_running"'
fi

chmod 644 "$work/client.key"
check "a key that others can read is not used" send 2 record.withdraw "$withdrawal"
chmod 600 "$work/client.key"
check "the client is revoked beside the running server" liaoxin_do client.revoke operator "{\"client\":\"$client\",\"reason\":\"密钥遗失\"}"
check "at once" send 4 record.withdraw "$withdrawal" --idempotency-key matter-2
check "by name" says '"code":"client_revoked"'

# Who asks too often through the proxy waits; others do not, and nobody can shift the blame to another address.
from() { curl -s -o "$work/answer" -D "$work/head" -w '%{http_code}' -H "X-Forwarded-For: $1" -X POST "$address/v1/operations/record.withdraw"; }
status=; for _ in $(seq 400); do status=$(from "198.51.100.$((RANDOM % 250)), 203.0.113.9"); [ "$status" = 429 ] && break; done
check "too many requests" [ "$status" = 429 ]
check "says how long to wait" grep -qi '^retry-after: [1-9]' "$work/head"
check "another visitor is answered" [ "$(from 203.0.113.10)" != 429 ]
check "the data verify" "$liaoxin" verify --data "$data"
stop
finish
