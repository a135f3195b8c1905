#!/usr/bin/env bash
# What goes wrong around the program: each fault gives its exit code, its stable word, one sentence and a remedy, and never
# a dump. Prints "N passed, N failed, N skipped" last.
set -u
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8
liaoxin=$PWD/build/release/bin/liaoxin
work=$(mktemp -d) passed=0 failed=0 skipped=0
servers=()
trap 'kill "${servers[@]}" 2>/dev/null; mountpoint -q "$work/full" && umount "$work/full"; chmod -R u+rwX "$work"; rm -rf "$work"' EXIT

report() {  # name, good?
  if [ "$2" = 1 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $1"; head -c 1500 "$work/out"; fi
}
fails() {  # name, exit code, word, command...
  local name="$1" code="$2" word="$3" got good=1; shift 3
  timeout 60 "$@" >"$work/out" 2>&1; got=$?
  [ "$got" = "$code" ] || { echo "exit code $got, not $code"; good=0; }
  head -n 1 "$work/out" | grep -Eq "^$word( |$)" || good=0
  grep -q '办法 remedy: .' "$work/out" || good=0
  [ "$(wc -l <"$work/out")" -le 4 ] || good=0
  grep -Eqi 'terminate called|what\(\)|backtrace|core dumped|assert|\.cpp:[0-9]|0x[0-9a-f]{6}' "$work/out" && good=0
  report "$name" "$good"
}
passes() {  # name, command...
  local name="$1"; shift
  if timeout 120 "$@" >"$work/out" 2>&1; then report "$name" 1; else report "$name" 0; fi
}
copy() { rm -rf "$work/$1" "$work/$1.mark"; cp -r "$work/sound" "$work/$1"; cp "$work/sound.mark" "$work/$1.mark"; }

"$liaoxin" init --data "$work/sound" --quiet && "$liaoxin" demo --data "$work/sound" --organisations 40 --seed 5 --files "$work/files" --quiet || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
sqlite3 "$work/sound/liaoxin.sqlite" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
code=$("$liaoxin" search 模拟 --data "$work/sound" --json 2>/dev/null | grep -o '"uscc":"[^"]*"' | head -1 | cut -d'"' -f4)
code=${code:-$("$liaoxin" search 沈阳 --data "$work/sound" --limit 1 --json | grep -o '"uscc":"[^"]*"' | cut -d'"' -f4)}
file=$(ls "$work"/files/C4-03-*.csv | grep -v -e verdicts -e wrong | head -1)
unit=$(sed -n 2p "$file" | cut -d, -f17)
officer="officer:$(basename "$file" | sed 's/C4-03-\([a-z]*\)-.*/210000-\1-1/')@$unit"
importing() { echo "$liaoxin" import "$file" --data "$1" --item C4-03 --as "$officer" --verdicts "$work/verdicts.csv"; }

# 1. A wrong directory.
for command in "show $code" verify serve due "search 沈阳"; do
  # shellcheck disable=SC2086
  fails "no data directory: $command" 1 database_missing "$liaoxin" $command --data "$work/nowhere"
done
# shellcheck disable=SC2046
fails "no data directory: import" 1 database_missing $(importing "$work/nowhere")
fails "init over data" 1 data_exists "$liaoxin" init --data "$work/sound"
for name in '' 'two words' 'a+b'; do
  fails "no name of a log: '$name'" 2 origin_malformed "$liaoxin" init --data "$work/unnamed" --origin "$name"
done
report "nothing half made is left" "$([ ! -e "$work/unnamed" ] && echo 1)"

# 2. Keys.
copy keys; mv "$work/keys/keys" "$work/away"
fails "keys missing: serve" 1 keys_missing "$liaoxin" serve --data "$work/keys"
fails "keys missing: do" 1 keys_missing "$liaoxin" due --data "$work/keys"
mv "$work/away" "$work/keys/keys"; chmod 755 "$work/keys/keys"
fails "key directory readable by all" 1 keys_readable_by_others "$liaoxin" serve --data "$work/keys"
chmod 700 "$work/keys/keys"; chmod 644 "$work/keys/keys/log.key"
fails "a key readable by all" 1 keys_readable_by_others "$liaoxin" due --data "$work/keys"
chmod 600 "$work/keys/keys/log.key"; echo damaged >"$work/keys/keys/log.key"
fails "a key damaged" 1 key_damaged "$liaoxin" due --data "$work/keys"

# 3. The database.
copy newer; sqlite3 "$work/newer/liaoxin.sqlite" "UPDATE meta SET value = '999' WHERE name = 'schema_version'"
fails "newer database: show" 1 database_newer "$liaoxin" show "$code" --data "$work/newer"
fails "newer database: due" 1 database_newer "$liaoxin" due --data "$work/newer"
copy corrupt; printf 'this is no database at all' | dd of="$work/corrupt/liaoxin.sqlite" conv=notrunc status=none
fails "corrupt head: serve" 1 database_corrupt "$liaoxin" serve --data "$work/corrupt"
fails "corrupt head: due" 1 database_corrupt "$liaoxin" due --data "$work/corrupt"
copy corrupt; pages=$(($(stat -c %s "$work/corrupt/liaoxin.sqlite") / 16384))
dd if=/dev/zero of="$work/corrupt/liaoxin.sqlite" bs=16384 seek=1 count=$((pages - 1)) conv=notrunc status=none
fails "corrupt pages: show" 1 database_corrupt "$liaoxin" show "$code" --data "$work/corrupt"
fails "corrupt pages: due" 1 database_corrupt "$liaoxin" due --data "$work/corrupt"
copy corrupt; page=$(sqlite3 "$work/corrupt/liaoxin.sqlite" "SELECT rootpage FROM sqlite_master WHERE name = 'journal'")
head -c 16384 /dev/zero | tr '\0' '\377' | dd of="$work/corrupt/liaoxin.sqlite" bs=16384 seek=$((page - 1)) conv=notrunc status=none
"$liaoxin" verify --data "$work/corrupt" >"$work/out" 2>&1; code_given=$?
report "a corrupt page of the journal: verify" "$([ $code_given = 1 ] && grep -q 'database file is damaged' "$work/out" && echo 1)"
copy corrupt; truncate -s 40000 "$work/corrupt/liaoxin.sqlite"
fails "truncated: due" 1 database_corrupt "$liaoxin" due --data "$work/corrupt"
copy foreign; rm "$work"/foreign/liaoxin.sqlite; sqlite3 "$work/foreign/liaoxin.sqlite" 'PRAGMA journal_mode=WAL; CREATE TABLE x (y)' >/dev/null
fails "another program's database" 1 database_corrupt "$liaoxin" show "$code" --data "$work/foreign"
copy back; "$liaoxin" backup "$work/backup" --data "$work/back" >/dev/null 2>&1
# shellcheck disable=SC2046
sed "2,\$s/〔/〔补/" "$file" >"$work/more.csv"; file="$work/more.csv"; eval "$(importing "$work/back")" >/dev/null 2>&1
cp "$work/sound/liaoxin.sqlite" "$work/back/liaoxin.sqlite"; rm -f "$work"/back/liaoxin.sqlite-*
fails "an old copy put back" 1 journal_rollback "$liaoxin" due --data "$work/back"

# 4. Another process.
port=$((8200 + RANDOM % 90))
copy served; "$liaoxin" serve --data "$work/served" --listen "127.0.0.1:$port" --quiet >"$work/serve.log" 2>&1 & servers+=($!)
for _ in $(seq 100); do curl -sf "http://127.0.0.1:$port/" >/dev/null && break; sleep 0.1; done
fails "a second serve" 1 already_serving "$liaoxin" serve --data "$work/served" --listen "127.0.0.1:$((port + 1))"
fails "a port in use" 1 port_in_use "$liaoxin" serve --data "$work/sound" --listen "127.0.0.1:$port"
fails "no such address" 2 listen_malformed "$liaoxin" serve --data "$work/sound" --listen nonsense
copy held; (echo 'BEGIN IMMEDIATE;'; sleep 14; echo 'ROLLBACK;') | sqlite3 "$work/held/liaoxin.sqlite" & servers+=($!)
sleep 0.5
fails "somebody else writes" 75 database_busy "$liaoxin" due --data "$work/held"

# 5. The input.
fails "no such file" 2 file_not_found "$liaoxin" import "$work/none.csv" --data "$work/sound" --item C4-03 --as "$officer"
fails "a directory as a file" 2 '(file_not_found|file_not_a_table)' "$liaoxin" import "$work" --data "$work/sound" --item C4-03 --as "$officer"
: >"$work/empty.csv"
fails "an empty file" 2 file_empty "$liaoxin" import "$work/empty.csv" --data "$work/sound" --item C4-03 --as "$officer"
echo '{"record":' >"$work/half.json"
fails "half an input" 2 json_malformed "$liaoxin" do record.withdraw --data "$work/sound" --as "$officer" --input "$work/half.json"
echo '{}' >"$work/whole.json"
fails "an operation nobody knows" 2 operation_unknown "$liaoxin" do record.burn --data "$work/sound" --as "$officer" --input "$work/whole.json"

# 6. A full disk: nothing acknowledged is lost, and the same command goes on when there is room.
if [ "$(id -u)" = 0 ] && mkdir "$work/full" && mount -t tmpfs -o size=6m tmpfs "$work/full" 2>/dev/null; then
  file="$work/files/large.csv"; original=$(ls "$work"/files/C4-03-*.csv | grep -v -e verdicts -e wrong | head -1)
  head -1 "$original" >"$file"; row=$(sed -n 2p "$original"); number=$(echo "$row" | cut -d, -f4)
  for i in $(seq 9000); do echo "${row/$number/满$i}"; done >>"$file"
  cp -r "$work/sound/." "$work/full/data"; cp "$work/sound.mark" "$work/full/data.mark"
  # shellcheck disable=SC2046
  fails "a full disk" 1 disk_full $(importing "$work/full/data") --quiet
  passes "verify on a full disk" "$liaoxin" verify --data "$work/full/data"
  mount -o remount,size=200m "$work/full"
  # shellcheck disable=SC2046
  passes "the same command with room" $(importing "$work/full/data") --quiet
  passes "verify after it" "$liaoxin" verify --data "$work/full/data"
  umount "$work/full"
else
  skipped=$((skipped + 4)); echo "skipped: a full disk needs root and a mount"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
