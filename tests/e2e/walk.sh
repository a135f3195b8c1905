#!/usr/bin/env bash
# The walking path with the real binary: province, pages, API, log, certificate, a flipped byte, a killed import.
# Prints "N passed, N failed, N skipped" last.
set -u
. "$(dirname "$0")/../checks.sh"
has() { curl -sf "http://127.0.0.1:$port$1" | grep -q -- "$2"; }
status() { [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port$1")" = "$2" ]; }
port=$((20000 + RANDOM % 20000))
data="$work/data"

check "init" "$liaoxin" init --data "$data"
check "demo" "$liaoxin" demo --data "$data" --organisations 300 --seed 7 --files "$work/files"
check "verify" "$liaoxin" verify --data "$data"
"$liaoxin" serve --data "$data" --listen "127.0.0.1:$port" --log "$work/access.log" >"$work/serve.log" 2>&1 &
server=$!
for _ in $(seq 50); do curl -sf "http://127.0.0.1:$port/" >/dev/null && break; sleep 0.1; done
for page in / /en/ /search /units /coverage /catalogue /law /choices /object /verify /outcomes /v1/openapi.json /log/0/checkpoint; do
  check "page $page" status "$page" 200
done
check "search finds" has "/search?q=%E6%B2%88%E9%98%B3" organisations/
code=$("$liaoxin" search 沈阳 --data "$data" --limit 1 --json | grep -o '"uscc":"[^"]*"' | cut -d'"' -f4)
check "organisation page" has "/organisations/$code" "$code"
check "organisation page in English" has "/en/organisations/$code" "$code"
check "absent" status /organisations/org-aaaaaaaaaaaaaaaaaaaaaaaaaa 404
check "an officer nobody registered sees nothing" bash -c "'$liaoxin' show $code --data '$data' --as officer:nobody@$code --json | grep -q actor_not_registered"
check "only reading" [ "$(curl -s -o /dev/null -w '%{http_code}' -X POST "http://127.0.0.1:$port/")" = 405 ]
check "second serve is refused" bash -c "! '$liaoxin' serve --data '$data' --listen 127.0.0.1:$((port + 1))"
check "an access log that cannot be written is refused" bash -c "'$liaoxin' serve --data '$data' --listen 127.0.0.1:0 --log '$work/nowhere/access.log' 2>&1 | grep -q 'cannot write the access log'"
check "each answer has its line in the access log" bash -c "test -s '$work/access.log' && ! grep -qv '^{.*\"status\":[0-9]*.*}$' '$work/access.log'"
kill "$server"; wait "$server" 2>/dev/null; server=

# kill -9 in the middle of an import, again and again: nothing acknowledged is lost, nothing doubled.
"$liaoxin" init --data "$work/killed" --quiet
"$liaoxin" demo --data "$work/killed" --organisations 20 --seed 3 --files "$work/k" --quiet
"$liaoxin" demo --data "$work/never" --files "$work/never" --quiet 2>/dev/null  # refused: no such directory
check "a missing directory is refused" bash -c "! '$liaoxin' demo --data '$work/never' --quiet"
big="$work/big.csv"
head -1 "$(ls "$work"/k/C4-03-*.csv | grep -v verdicts | head -1)" >"$big"
# A row without quotes can be taken apart at its commas.
for file in $(ls "$work"/k/C4-03-[efth]*.csv | grep -v verdicts); do
  row=$(tail -n +2 "$file" | grep -v '"' | head -1)
  [ -n "$row" ] && break
done
officer=$(echo "$row" | cut -d, -f15); number=$(echo "$row" | cut -d, -f4)
kind=$(echo "$file" | sed 's/.*C4-03-\([a-z]*\)-.*/\1/')
for i in $(seq 6000); do echo "${row/$number/K$i}"; done >>"$big"
acknowledged=0
for round in 1 2 3 4; do
  "$liaoxin" import "$big" --data "$work/killed" --item C4-03 --as "officer:210000-$kind-1@$officer" --verdicts "$work/v.csv" --json >"$work/import.log" 2>&1 &
  import=$!; sleep 0.$((RANDOM % 5 + 3)); kill -9 $import 2>/dev/null; wait $import 2>/dev/null
  last=$(grep -o '"durable_through":[0-9]*' "$work/import.log" | tail -1 | cut -d: -f2); [ "${last:-0}" -gt "$acknowledged" ] && acknowledged=$last
done
check "verify after kill -9" "$liaoxin" verify --data "$work/killed"
"$liaoxin" import "$big" --data "$work/killed" --item C4-03 --as "officer:210000-$kind-1@$officer" --verdicts "$work/v.csv" --json >"$work/import.log" 2>&1
final=$(tail -1 "$work/import.log")
same=$(echo "$final" | grep -o '"same":[0-9]*' | cut -d: -f2)
check "acknowledged rows are there ($same of $acknowledged)" [ "${same:-0}" -ge "$acknowledged" ]
check "6000 rows, none lost" bash -c "echo '$final' | grep -q '\"rows\":6000'"
check "verify after the whole import" "$liaoxin" verify --data "$work/killed"

# A flipped byte in the journal is found and named.
if command -v sqlite3 >/dev/null; then
  sqlite3 "$data/liaoxin.sqlite" "UPDATE journal SET leaf_hash = zeroblob(32) WHERE idx = 5" && "$liaoxin" verify --data "$data" >"$work/flip" 2>&1
  check "a changed hash is named" grep -q "journal index 5" "$work/flip"
fi
finish
