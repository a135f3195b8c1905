#!/usr/bin/env bash
# A reader outside watches the log of a real server: it grows, then an old copy is put back, then another future grows on it.
# Prints "N passed, N failed, N skipped" last.
set -u
. "$(dirname "$0")/../checks.sh"
export XDG_STATE_HOME="$work/state"
data="$work/data"
says() { grep -q -- "$1" "$work/verify"; }
verify() {  # expected exit code, arguments...
  local expected="$1"; shift
  "$liaoxin" verify "$@" >"$work/verify" 2>&1
  [ $? = "$expected" ] || { cat "$work/verify"; return 1; }
}
serve() {
  "$liaoxin" serve --data "$data" --listen 127.0.0.1:0 >"$work/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    address=$(grep -o 'http://127\.0\.0\.1:[0-9]*' "$work/serve.log" | head -n 1)
    [ -n "$address" ] && curl -sf "$address/log/0/checkpoint" >/dev/null && return 0
    sleep 0.1
  done
  cat "$work/serve.log"; return 1
}
stop() { kill "$server"; wait "$server" 2>/dev/null; server=; }
register() {  # name, code: one write of the operator, beside the running server
  echo "{\"uscc\":\"$2\",\"name\":\"$1\",\"kind\":\"department\",\"region\":\"210100\",\"submitters\":[]}" |
    "$liaoxin" do unit.register --data "$data" --as operator --input -
}

"$liaoxin" init --data "$data" --quiet && "$liaoxin" demo --data "$data" --organisations 60 --seed 5 --files "$work/files" --quiet
cp -r "$data" "$work/old"
check "serve" serve
curl -sf "$address/log/0/vkey" >"$work/vkey"
key=$(cat "$work/vkey")

check "first time" verify 0 --url "$address/log/0" --key "$key"
check "says that there is nothing to compare with" says "first time"
check "one checkpoint is remembered" [ "$(ls "$work"/state/liaoxin/*.checkpoint | wc -l)" = 1 ]
remembered=$(ls "$work"/state/liaoxin/*.checkpoint)
check "the remembered one is the log's" cmp "$remembered" <(curl -sf "$address/log/0/checkpoint")
check "the root of the site and a file with the key will do" verify 0 --url "$address/" --key "$work/vkey"

check "a write" register 演示一局 11210000MB0000010K
cp "$remembered" "$work/before"
check "the log continues the remembered one" verify 0 --url "$address" --key "$key" --json
check "as JSON" says '"passed":true'
check "the newer checkpoint is remembered" bash -c "! cmp -s '$remembered' '$work/before'"
cp "$remembered" "$work/newest"

check "a damaged key is no key" verify 2 --url "$address" --key "$(echo "$key" | sed 's/^/x/')" --remember "$work/none"
check "and nothing is remembered of it" [ ! -e "$work/none" ]
check "no log there" verify 1 --url "$address/log/7" --key "$key"
check "not an address" verify 2 --url "localhost:8080" --key "$key"
check "no key" verify 2 --url "$address"
stop
check "nobody there: try again" verify 75 --url "$address" --key "$key"

# An old copy, with the mark file that would have shown it at home removed too.
rm -rf "$data" "$data.mark"; cp -r "$work/old" "$data"
check "serve the old copy" serve
check "a shorter log" verify 1 --url "$address" --key "$key"
check "is called ROLLBACK" says ROLLBACK
check "both checkpoints are shown" [ "$(grep -c '^localhost:8080/log/0$' "$work/verify")" = 2 ]
check "the remembered one stays" cmp "$remembered" "$work/newest"

# Another future on the old copy, longer than the one remembered.
for code in 11210000MB0000011N 11210000MB0000012R 11210000MB0000013W; do check "another write" register 演示二局 "$code"; done
check "another log" verify 1 --url "$address" --key "$key"
check "is called FORK" says FORK
check "the remembered one still stays" cmp "$remembered" "$work/newest"
stop
finish
