#!/usr/bin/env bash
# The portal and the API in a real browser: a small province, served, read by node --test.
# Prints "N passed, N failed, N skipped" last.
set -uo pipefail
cd "$(dirname "$0")"
liaoxin="${LIAOXIN:-$(cd ../.. && pwd)/build/release/bin/liaoxin}"
clock=2026-09-28T10:00:00+08:00
work=$(mktemp -d) server=
trap '[ -n "$server" ] && kill "$server" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

skip() {  # why nothing can run here
  echo "skipped: $1"
  echo "0 passed, 0 failed, $(cat ./*.test.mjs | grep -c '\btest(') skipped"
  exit 0
}
fail() {
  echo "FAILED: $1"; shift
  [ $# = 0 ] || cat "$@"
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
}

command -v node >/dev/null && command -v npm >/dev/null || skip "node and npm are not installed"
node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)' || skip "node $(node --version) is older than 18"
[ -x /usr/bin/chromium ] || skip "chromium is not installed"
# What was installed from this lockfile before is used again.
if ! cmp -s package-lock.json node_modules/.installed-from; then
  if ! npm ci --ignore-scripts --no-audit --no-fund >"$work/npm" 2>&1; then
    grep -qE 'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH' "$work/npm" && skip "the npm registry is out of reach"
    fail "npm ci" "$work/npm"
  fi
  cp package-lock.json node_modules/.installed-from
fi

"$liaoxin" init --data "$work/data" --origin localhost:8080 --clock "$clock" --quiet 2>"$work/log" || fail "init" "$work/log"
"$liaoxin" demo --data "$work/data" --organisations 200 --seed 1 --files "$work/files" --clock "$clock" --json >"$work/tour" 2>"$work/log" || fail "demo" "$work/log"
"$liaoxin" serve --data "$work/data" --listen 127.0.0.1:0 --clock "$clock" >"$work/serve" 2>&1 &
server=$!
for _ in $(seq 100); do
  address=$(grep -o 'http://127[^/]*' "$work/serve") && break
  sleep 0.1
done
[ -n "${address:-}" ] || fail "serve" "$work/serve"

export LIAOXIN="$liaoxin" LIAOXIN_DATA="$work/data" LIAOXIN_CLOCK="$clock" LIAOXIN_ADDRESS="$address" LIAOXIN_TOUR="$work/tour"
# The files run side by side: most of their time they wait for the browser. The desks write, so they come after those that
# read what nobody may change meanwhile.
desks=(./desk.test.mjs ./upload.test.mjs)
tests=()
for file in ./*.test.mjs; do
  [[ " ${desks[*]} " = *" $file "* ]] && continue
  node --test --test-reporter=tap "$file" >"$work/$file.tap" 2>&1 &
  tests+=($!)
done
wait "${tests[@]}"
for file in "${desks[@]}"; do node --test --test-reporter=tap "$file" >"$work/$file.tap" 2>&1; done
cat "$work"/*.tap >"$work/tap"
# Everything but the blocks of what passed.
awk '/^# Subtest/ { next } /^ok / { quiet = 1 } !quiet { print } /^  \.\.\.$/ { quiet = 0 }' "$work/tap"
number() { awk -v word="$1" '$1 == "#" && $2 == word { sum += $3 } END { print sum + 0 }' "$work/tap"; }
[ "$(number tests)" -gt 0 ] || fail "node --test" "$work/tap"
echo "$(number pass) passed, $(($(number fail) + $(number cancelled))) failed, $(number skipped) skipped"
