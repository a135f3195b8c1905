#!/usr/bin/env bash
# The loop of the README, step by step with the real binary: find, contest, accept, decide, tell, withdraw, confirm, certificate checked
# with no network. Prints "N passed, N failed, N skipped" last.
set -u
. "$(dirname "$0")/../checks.sh"
data="$work/data"
value() { grep -o "\"$1\":\"[^\"]*\"" "$work/out" | head -1 | cut -d'"' -f4; }
act() { "$liaoxin" do "$1" --data "$data" --as "$2" --input - <<<"$3"; }  # operation, actor, input
check "init" "$liaoxin" init --data "$data"
check "demo" "$liaoxin" demo --data "$data" --organisations 300 --seed 1 --files "$work/files" --quiet

# 1. Find: an organisation with a penalty record anyone can read.
# Sets subject, record and source to an organisation with an uncontested public penalty, its record and the unit that filed it.
find_penalty() { # code of an organisation to pass over
  for subject in $(cat "$work"/files/C4-03-*.csv | grep -o '9[0-9A-Z]\{17\}' | sort -u); do
    [ "$subject" = "$1" ] && continue
    "$liaoxin" show "$subject" --data "$data" >"$work/out" 2>/dev/null
    record=$(grep -o '"id":"rec-[a-z2-7]*","organisation_id":"[^"]*","item":"C4-03"[^}]*},"document_number' "$work/out" | head -1 | cut -d'"' -f4)
    grep -q '"word":"objection"' "$work/out" && record=''
    [ -n "$record" ] && break
  done
  source=$(grep -o "\"id\":\"$record\".*" "$work/out" | grep -o '"source_unit_code":"[^"]*"' | head -1 | cut -d'"' -f4)
  officer=$(sqlite3 "$data/liaoxin.sqlite" "SELECT code FROM officer WHERE unit = '$source' ORDER BY code LIMIT 1")
}
find_penalty none
check "a public penalty record" test -n "$record"
body=$(sqlite3 "$data/liaoxin.sqlite" "SELECT uscc FROM unit WHERE kind = 'work_body' AND region = '210000'")
clerk="officer:clerk-1@$body" source_officer="officer:$officer@$source"
today=$(TZ=Asia/Shanghai date +%F)

# 2. A reader receives it, the subject contests it: labelled at once, for everyone.
check "subscription, proposed" act subscription.open "$clerk" "{\"kind\":\"api_client\",\"reference\":\"loop\",\"name\":\"演示\",\"item\":\"C4-03\",\"agreement\":\"协议\"}"
proposal="{\"proposal\":\"$(value proposal)\",\"content_hash\":\"$(value content_hash)\"}"
check "nobody approves his own proposal" bash -c "! '$liaoxin' do proposal.approve --data '$data' --as '$clerk' --input - <<<'$proposal'"
check "approved by a second officer" act proposal.approve "officer:clerk-2@$body" "$proposal"
subscription=$(value subscription)
check "deliver" act sharing.deliver "$clerk" "{\"subscription\":\"$subscription\",\"record\":\"$record\"}"
check "object" act objection.submit "subject:$subject" "{\"record\":\"$record\",\"ground\":\"error\",\"statement\":\"金额不对\"}"
objection=$(value objection)
check "labelled" bash -c "'$liaoxin' show '$record' --data '$data' | grep -q '\"word\":\"objection\"'"
check "the source cannot decide" bash -c "! '$liaoxin' do objection.decide --data '$data' --as '$source_officer' --input - <<<'{\"objection\":\"$objection\",\"outcome\":\"not_founded\",\"reason\":\"x\",\"elements\":{}}'"
check "accept" act objection.accept "$clerk" "{\"objection\":\"$objection\"}"
check "ask the source" act objection.ask_source "$clerk" "{\"objection\":\"$objection\",\"question\":\"请核实\"}"

# 3. The source withdraws: gone everywhere in one step, with a certificate.
check "answer" act objection.answer "$source_officer" "{\"objection\":\"$objection\",\"outcome\":\"withdrawn\",\"points\":[\"报送有误\"],\"elements\":{}}"
number=$(value certificate)
check "a certificate" test -n "$number"
check "gone for the public" bash -c "! '$liaoxin' show '$record' --data '$data'"
check "told" act objection.close "$clerk" "{\"objection\":\"$objection\",\"told_on\":\"$today\",\"proof\":\"签收\"}"
check "the subject still reads its own file" bash -c "'$liaoxin' show '$subject' --data '$data' --as 'subject:$subject' | grep -q '$record'"
recall=$("$liaoxin" show "$subject" --data "$data" --as "subject:$subject" | grep -o '"recall":"rcl-[a-z2-7]*","recipient":"演示","confirmed":false' | head -1 | cut -d'"' -f4)
check "confirm" act recall.confirm "$clerk" "{\"recall\":\"$recall\",\"removed_from\":\"业务系统\"}"

# Who received it, who contested it and its certificate are its subject's to know, not another subject's nor another unit's.
other=$(cat "$work"/files/C4-03-*.csv | grep -o '9[0-9A-Z]\{17\}' | sort -u | grep -v "$subject" | head -1)
contested=$("$liaoxin" show "$other" --data "$data" | grep -o '"id":"rec-[a-z2-7]*"' | head -1 | cut -d'"' -f4)
"$liaoxin" do sharing.deliver --data "$data" --as "$clerk" --input - <<<"{\"subscription\":\"$subscription\",\"record\":\"$contested\"}" >"$work/out" 2>&1
check "an outsider reads no more of an organisation than everyone" bash -c "
  '$liaoxin' show '$other' --data '$data' --as 'subject:$other' | grep -q '\"recipients\":\[{' || exit 1
  for outsider in 'subject:$subject' '$clerk'; do
    '$liaoxin' show '$other' --data '$data' --as \"\$outsider\" | tee '$work/seen' | grep -q '\"record\":' || exit 1
    ! grep -Eq '\"(recipients|certificates|notices|held)\"|sharing\.deliver|objection\.submit' '$work/seen' || exit 1
  done
  ! '$liaoxin' show '$contested' --data '$data' | grep -q 'sharing\.deliver'"

# What cannot be verified is deleted; its subject still sees that it was there.
# Tag: own_file
find_penalty "$subject"
check "the subject reads its record with its source" bash -c "'$liaoxin' show '$subject' --data '$data' --as 'subject:$subject' | grep -q '\"id\":\"$record\".*\"source_unit_code\":\"$source\".*\"content\":true'"
check "object again" act objection.submit "subject:$subject" "{\"record\":\"$record\",\"ground\":\"error\",\"statement\":\"没有此事\"}"
objection=$(value objection)
check "accept again" act objection.accept "$clerk" "{\"objection\":\"$objection\"}"
check "ask again" act objection.ask_source "$clerk" "{\"objection\":\"$objection\",\"question\":\"请核实\"}"
check "cannot be verified" act objection.answer "officer:$officer@$source" "{\"objection\":\"$objection\",\"outcome\":\"unverifiable\",\"points\":[\"查无卷宗\"],\"elements\":{}}"
check "the public sees nothing of it" bash -c "! '$liaoxin' show '$subject' --data '$data' | grep -q '$record'"
check "its subject sees that it was there and why it went" bash -c "'$liaoxin' show '$subject' --data '$data' --as 'subject:$subject' | grep -q '\"record\":{\"id\":\"$record\",\"item\":\"C4-03\"},\"content\":false,.*\"ended\":\"unverifiable\"'"

# 4. The certificate, checked without the platform.
port=$((20000 + RANDOM % 20000))
"$liaoxin" serve --data "$data" --listen "127.0.0.1:$port" >"$work/serve.log" 2>&1 &
server=$!
for _ in $(seq 50); do curl -sf "http://127.0.0.1:$port/" >/dev/null && break; sleep 0.1; done
curl -sf "http://127.0.0.1:$port/log/0/vkey" >"$work/vkey"
check "certificate page" curl -sf "http://127.0.0.1:$port/recall/$number"
check "certificate file" curl -sf -o "$work/$number.recall.json" "http://127.0.0.1:$port/recall/$number.recall.json"
kill $server; wait $server 2>/dev/null; server=
check "verify-report" "$liaoxin" verify-report "$work/$number.recall.json" --key "$(cat "$work/vkey")"
sed 's/"confirmed_at":"2/"confirmed_at":"1/' "$work/$number.recall.json" >"$work/false.json"
check "a changed certificate is refused" bash -c "! '$liaoxin' verify-report '$work/false.json' --key '$(cat "$work/vkey")'"
check "verify" "$liaoxin" verify --data "$data"
finish
