#!/usr/bin/env bash
# The portal and the API in a real browser: a small province, served, read by node --test.
# Prints "N passed, N failed, N skipped" last.
set -uo pipefail
cd "$(dirname "$0")"
liaoxin="${LIAOXIN:-$(cd ../.. && pwd)/build/release/bin/liaoxin}"
clock=2026-09-28T10:00:00+08:00 begin=2026-08-17T10:00:00+08:00  # weeks for comments on a list of measures lie between
work=$(mktemp -d) servers=()
trap 'kill "${servers[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

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

# A province and its server, in $work/NAME; the tests that follow meet it.
province() {
  local place="$work/$1" address=
  mkdir "$place"
  "$liaoxin" init --data "$place/data" --origin localhost:8080 --clock "$begin" --quiet 2>"$work/log" || fail "init" "$work/log"
  "$liaoxin" demo --data "$place/data" --organisations 200 --seed 1 --files "$place/files" --clock "$clock" --json >"$place/tour" 2>"$work/log" || fail "demo" "$work/log"
  "$liaoxin" serve --data "$place/data" --listen 127.0.0.1:0 --clock "$clock" >"$place/serve" 2>&1 &
  servers+=($!)
  for _ in $(seq 100); do
    address=$(grep -o 'http://127[^/]*' "$place/serve") && break
    sleep 0.1
  done
  [ -n "$address" ] || fail "serve" "$place/serve"
  export LIAOXIN="$liaoxin" LIAOXIN_DATA="$place/data" LIAOXIN_CLOCK="$clock" LIAOXIN_ADDRESS="$address" LIAOXIN_TOUR="$place/tour"
}
province public

# The files run side by side: most of their time they wait for the browser. The desk writes, so it comes after those that
# read what nobody may change meanwhile; filing and the loop have provinces of their own, for a link sets an account up once.
# The doors make their own provinces and run beside all of these.
desks=(./desk.test.mjs ./upload.test.mjs ./loop.test.mjs ./doors.test.mjs)
tests=()
for file in ./*.test.mjs; do
  [[ " ${desks[*]} " = *" $file "* ]] && continue
  node --test --test-reporter=tap "$file" >"$work/$file.tap" 2>&1 &
  tests+=($!)
done
node --test --test-reporter=tap doors.test.mjs >"$work/doors.test.mjs.tap" 2>&1 &
doors=$!
wait "${tests[@]}"
node --test --test-reporter=tap desk.test.mjs >"$work/desk.test.mjs.tap" 2>&1
for file in upload loop; do
  province "$file"
  node --test --test-reporter=tap "$file.test.mjs" >"$work/$file.test.mjs.tap" 2>&1
done
wait "$doors"
cat "$work"/*.tap >"$work/tap"
# Everything but the blocks of what passed.
awk '/^# Subtest/ { next } /^ok / { quiet = 1 } !quiet { print } /^  \.\.\.$/ { quiet = 0 }' "$work/tap"
number() { awk -v word="$1" '$1 == "#" && $2 == word { sum += $3 } END { print sum + 0 }' "$work/tap"; }
[ "$(number tests)" -gt 0 ] || fail "node --test" "$work/tap"
echo "$(number pass) passed, $(($(number fail) + $(number cancelled))) failed, $(number skipped) skipped"
