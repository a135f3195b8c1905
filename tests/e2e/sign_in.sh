# Sourced by the suites of the desk: a demo province, its server, accounts that are set up and signed in over HTTP.
. "$(dirname "${BASH_SOURCE[0]}")/../checks.sh"
data="$work/data" clock=2026-09-28T10:00:00+08:00
port=$((20000 + RANDOM % 20000)) site="http://127.0.0.1:$port"
check "init" "$liaoxin" init --data "$data" --clock "$clock"
"$liaoxin" demo --data "$data" --organisations 200 --seed 1 --files "$work/files" --clock "$clock" --json >"$work/tour"
# The clock stands still here, and a code opens once: each login takes a server of its own, half a minute later.
now=$(date -u -d "$clock" +%s)
serve_options=()
start() {
  now=$((now + 60))
  "$liaoxin" serve --data "$data" --listen "127.0.0.1:$port" --clock "$(TZ=Asia/Shanghai date -d "@$now" +%FT%T+08:00)" "${serve_options[@]}" >"$work/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 50); do curl -sf "$site/" >/dev/null && break; sleep 0.1; done
}
stop() { kill "$server"; wait "$server" 2>/dev/null; server=; }
code() { # base32 secret
  node -e '
    const { createHmac } = require("node:crypto");
    const bits = [...process.argv[1].toUpperCase()].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
    const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
    const step = Buffer.alloc(8); step.writeBigUInt64BE(BigInt(Math.floor(Number(process.argv[2]) / 30)));
    const mac = createHmac("sha1", key).update(step).digest(), at = mac[19] & 15;
    console.log(String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, "0"));' "$1" "$now"
}
command -v node >/dev/null || { echo "skipped: node is not installed"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }
cookies() { grep -i '^set-cookie:' "$1" | sed 's/^[^:]*: \([^;]*\);.*/\1/' | tr -d '\r' | paste -sd ';' | sed 's/;/; /g'; }
password="辽河春水向东流到海不复回"
enrol() { # login
  local path secret
  path=$(grep -o "\"$1\":\"/enrol/[^\"]*\"" "$work/tour" | cut -d'"' -f4)
  secret=$(curl -s "$site$path" | grep -o '<code>[a-z2-7]*</code>' | head -1 | sed 's/<[^>]*>//g')
  curl -s -o "$work/page" -w '%{http_code}' -H "Origin: $site" --data-urlencode "password=$password" --data-urlencode "again=$password" --data-urlencode "code=$(code "$secret")" "$site$path" >"$work/status"
  echo "$secret" >"$work/$1.secret"
  [ "$(cat "$work/status")" = 303 ]
}
sign_in() { # login; leaves its cookies in $work/LOGIN.cookies
  curl -s -D "$work/head" -o "$work/page" -H "Origin: $site" --data-urlencode "login=$1" --data-urlencode "password=$password" --data-urlencode "code=$(code "$(cat "$work/$1.secret")")" "$site/sign-in"
  cookies "$work/head" >"$work/$1.cookies"
  head -1 "$work/head" | grep -q ' 303 '
}
get() { curl -s -H "Cookie: $(cat "$work/$1.cookies")" "$site$2" >"$work/page"; }
form_token() { grep -o 'name="form_token" value="[^"]*"' "$work/page" | head -1 | sed 's/.*value="//; s/"//'; }
send() { # login, path, fields...
  local login="$1" path="$2"; shift 2
  local fields=()
  for field in "$@"; do fields+=(--data-urlencode "$field"); done
  curl -s -o "$work/page" -w '%{http_code}' -H "Origin: $site" -H "Cookie: $(cat "$work/$login.cookies")" "${fields[@]}" "$site$path"
}
