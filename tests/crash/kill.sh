#!/usr/bin/env bash
# kill -9 at random moments, with a list outside of the program of what it acknowledged: acts by `do`, and the due work of
# `serve`. (The import's loop stands in tests/e2e/walk.sh.) --all: many more rounds. Prints "N passed, N failed, N skipped".
set -u
. "$(dirname "$0")/../checks.sh"
export LC_ALL=C.UTF-8
rounds=25 restarts=4
[ "${1:-}" = --all ] && rounds=300 restarts=30
data="$work/data"
sql() { sqlite3 -readonly "$data/liaoxin.sqlite" "$1"; }
# Sleeps a random part of somewhat more than the time one act took, in milliseconds.
act_takes=100
pause() { local time=$((RANDOM % (act_takes * 13 / 10 + 1))); sleep "$((time / 1000)).$(printf '%03d' $((time % 1000)))"; }
now() { echo $(($(date +%s%N) / 1000000)); }
clock=2026-09-01T09:00:00+08:00

"$liaoxin" init --data "$data" --quiet && "$liaoxin" demo --data "$data" --organisations 150 --seed 11 --quiet --clock "$clock" || { echo "no province"; failed=1; finish; }

# 1. Acts: what was answered is there, and each refusal or act stands in the log once.
: >"$work/acknowledged"
mapfile -t codes < <(sql "SELECT s.uscc FROM subject s JOIN record r ON r.subject_id = s.id WHERE r.item = 'C4-03' AND r.ended = 0 AND r.open_objections = 0 GROUP BY s.id ORDER BY s.id")
killed=0
for ((round = 0; round < rounds; ++round)); do
  code=${codes[$((round % ${#codes[@]}))]}
  record=$("$liaoxin" show "$code" --data "$data" --as "subject:$code" --json --clock "$clock" | grep -o '"id":"rec-[^"]*"' | sed -n "$((RANDOM % 3 + 1))p" | cut -d'"' -f4)
  [ -n "$record" ] || continue
  echo "{\"record\":\"$record\",\"ground\":\"error\",\"statement\":\"第 $round 次\"}" >"$work/input.json"
  "$liaoxin" do objection.submit --data "$data" --as "subject:$code" --input "$work/input.json" --json --clock "$clock" >"$work/answer" 2>/dev/null &
  act=$!; begun=$(now)
  # The first one lives and is measured.
  if [ "$round" -gt 0 ]; then pause; kill -9 $act 2>/dev/null; fi
  wait $act 2>/dev/null; [ $? = 137 ] && killed=$((killed + 1))
  [ "$round" -gt 0 ] || act_takes=$(($(now) - begun))
  grep -q '"log_index"' "$work/answer" && tail -c 1 "$work/answer" | grep -q '^$' && grep -o '"objection":"[^"]*"' "$work/answer" | cut -d'"' -f4 >>"$work/acknowledged"
done
lost=0
while read -r objection; do
  # An acknowledged objection is known: whoever has no right to it is told so, and not that it does not exist.
  echo "{\"objection\":\"$objection\"}" >"$work/input.json"
  "$liaoxin" do objection.accept --data "$data" --as "subject:${codes[0]}" --input "$work/input.json" --clock "$clock" 2>&1 | grep -q objection_unknown && lost=$((lost + 1))
done <"$work/acknowledged"
check "of $(wc -l <"$work/acknowledged") acknowledged acts none is lost ($killed killed)" [ "$lost" = 0 ]
check "some were acknowledged and some were killed" [ -s "$work/acknowledged" -a "$killed" -gt 0 ]
check "verify after the acts" "$liaoxin" verify --data "$data"

# 2. Due work: three years later most displays are over. Killed again and again, each record still ends exactly once.
clock=2029-09-01T09:00:00+08:00
port=$((8200 + RANDOM % 90))
for ((round = 0; round < restarts; ++round)); do
  "$liaoxin" serve --data "$data" --listen "127.0.0.1:$port" --quiet --clock "$clock" >"$work/serve.log" 2>&1 &
  server=$!; pause; pause; kill -9 $server 2>/dev/null; wait $server 2>/dev/null
done
"$liaoxin" due --data "$data" --quiet --clock "$clock"
check "verify after the due work" "$liaoxin" verify --data "$data"
check "every record past its display has ended" [ "$(sql "SELECT COUNT(*) FROM record WHERE ended = 0 AND display_until_on < '2029-09-01'")" = 0 ]
check "there were such records" [ "$(sql "SELECT COUNT(*) FROM record WHERE ended <> 0")" -gt 20 ]
check "none ended twice" [ "$(sql "SELECT COUNT(*) FROM (SELECT 1 FROM certificate GROUP BY record_id, version HAVING COUNT(*) > 1)")" = 0 ]
# (Ended since 2027: what was filed as over already has no receivers and needs none.)
check "every end has its certificate" [ "$(sql "SELECT COUNT(*) FROM record r WHERE r.ended <> 0 AND r.ended_at > 1798732800000000 AND NOT EXISTS (SELECT 1 FROM certificate c WHERE c.record_id = r.id)")" = 0 ]
finish
