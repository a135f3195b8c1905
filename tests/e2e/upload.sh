#!/usr/bin/env bash
# A unit files over real HTTP: upload, progress, receipt, refused rows mended in the page, and everything that goes wrong.
# Prints "N passed, N failed, N skipped" last.
set -u
. "$(dirname "$0")/sign_in.sh"

start
check "the officer sets up the account" enrol source
check "the owner too" enrol owner
stop; start
check "the officer signs in" sign_in source
check "and the owner" sign_in owner
get source /desk
unit=$(grep -o '<strong>[^<]* · [^<]*' "$work/page" | head -1 | sed 's/.*· //')
code_of_unit=$(curl -s "$site/v1/units" | node -e '
  let text = ""; process.stdin.on("data", (part) => (text += part)).on("end", () => {
    const find = (value) => Array.isArray(value) ? value.map(find).find(Boolean) : value && typeof value === "object" ? (value.name === process.argv[1] ? value.uscc : Object.values(value).map(find).find(Boolean)) : undefined;
    console.log(find(JSON.parse(text)));
  });' "$unit")
sample=$(grep -l ",$code_of_unit," "$work"/files/C4-03-*.csv | grep -v verdicts | head -1)
check "the unit has a file to go by" [ -s "$sample" ]
# Three penalties of its own, of which the second has no such day and the third no such organisation.
node -e '
  const [heading, row] = require("node:fs").readFileSync(process.argv[1], "utf8").replace(/^\ufeff/, "").split(/\r?\n/);
  const names = heading.split(","), cells = row.split(",");
  const made = (number, changes) => names.map((name, i) => changes[name] ?? (name === "CF_WSH" ? `报〔2026〕${number}号` : cells[i])).join(",");
  process.stdout.write([heading, made(1, {}), made(2, { CF_JDRQ: "2026-13-40" }), made(3, { CF_XDR_SHXYM: "91210100MA0000009X" })].join("\r\n") + "\r\n");' "$sample" >"$work/three.csv"
good=$(node -e 'console.log(require("node:fs").readFileSync(process.argv[1], "utf8").split(/\r?\n/)[1].split(",")[2])' "$sample")

upload() { # login, file, fields...; leaves status, page and head
  local login="$1" file="$2"; shift 2
  local fields=()
  for field in "$@"; do fields+=(-F "$field"); done
  [ -n "$file" ] && fields+=(-F "file=@$file")
  curl -s -D "$work/head" -o "$work/page" -w '%{http_code}' -H "Origin: $site" -H "Cookie: $(cat "$work/$login.cookies")" "${fields[@]}" "$site/desk/filings/new"
}
location() { grep -i '^location:' "$work/head" | tr -d '\r' | sed 's/^[^:]*: //'; }
await() { # path of a filing; until it neither waits nor runs
  for _ in $(seq 200); do
    curl -s -D "$work/head" -H "Cookie: $(cat "$work/source.cookies")" "$site$1" >"$work/page"
    grep -qi '^refresh:' "$work/head" || return 0
    sleep 0.1
  done
  return 1
}
has() { grep -qF -- "$1" "$work/page"; }
has_not() { ! grep -qF -- "$1" "$work/page"; }
is_there() { curl -s "$site/v1/organisations/$good" | grep -qF "$1"; }
said=("item=C4-03" "service=column" "reviewed=true")

get source /desk/filings/new
token=$(form_token)
# 1. Who may not.
check "nobody files who is not signed in" bash -c "[ \"\$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H 'Origin: $site' -F 'file=@$work/three.csv' '$site/desk/filings/new')\" = '303 $site/sign-in' ]"
check "an owner files nothing" [ "$(upload owner "$work/three.csv" "form_token=$token" "${said[@]}")" = 404 ]
check "a form from elsewhere is refused before its file is read" [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Origin: https://elsewhere.example" -H "Cookie: $(cat "$work/source.cookies")" -F "file=@$work/three.csv" "$site/desk/filings/new")" = 403 ]
check "a form without the token of its page too" [ "$(upload source "$work/three.csv" "${said[@]}")" = 403 ]
check "nothing was kept of them" [ -z "$(find "$data/filings" -type f)" ]
# 2. A form that is refused keeps its file.
check "what was not said is asked" [ "$(upload source "$work/three.csv" "form_token=$token" "item=C4-03" "service=" "reviewed=true")" = 400 ]
check "the file is here" has 'name="kept" value="fil-'
kept=$(grep -o 'name="kept" value="[^"]*' "$work/page" | cut -d'"' -f4)
check "and need not be sent again" [ "$(upload source "" "form_token=$token" "kept=$kept" "${said[@]}")" = 303 ]
filing=$(location)
# Tag: unit_desk
check "its page says how it goes" await "$filing"
check "what is refused is counted" has "还有 2 行要改"
check "the receipt names the log" has "日志第"
check "what is taken is shown" is_there "报〔2026〕1号"
check "what is refused is not" bash -c "! curl -s '$site/v1/organisations/$good' | grep -qF '报〔2026〕2号'"
get source "$filing/verdicts"
check "the verdict file says why" bash -c "grep -qF '报〔2026〕2号' '$work/page' && grep -q date_invalid '$work/page'"
check "others find nothing there" bash -c "[ \"\$(curl -s -o /dev/null -w '%{http_code}' -H 'Cookie: $(cat "$work/owner.cookies")' '$site$filing')\" = 404 ]"
check "not even the address" [ "$(curl -s -o /dev/null -w '%{http_code}' "$site$filing")" = 303 ]
# 3. Mended where they stand.
get source "$filing/refused"
check "the refused cell stands there as it was given" has 'name="r2-CF_JDRQ"'
check "with its value" has 'value="2026-13-40"'
check "one is mended, the other not" [ "$(send source "$filing/refused" "form_token=$token" "r2-CF_JDRQ=2025-01-20" "r3-CF_XDR_SHXYM=还是不对")" = 303 ]
check "the mended one is shown" is_there "报〔2026〕2号"
get source "$filing/refused"
check "the other stays, as it was filled in" bash -c "grep -qF 'value=\"还是不对\"' '$work/page' && ! grep -qF 'r2-CF_JDRQ' '$work/page'"
check "the last one" [ "$(send source "$filing/refused" "form_token=$token" "r3-CF_XDR_SHXYM=$good")" = 303 ]
check "is shown" is_there "报〔2026〕3号"
get source "$filing"
check "nothing is left" has "全部收下了"
check "without the token of the page nothing is mended" [ "$(send source "$filing/refused" "r3-CF_XDR_SHXYM=$good")" = 403 ]
# 4. What goes wrong is said, and nothing is lost.
records() { curl -s "$site/v1/organisations/$good" | grep -oE '"id":"rec-[a-z2-7]+"' | sort -u | wc -l; }
before=$(records)
check "the same file twice" [ "$(upload source "$work/three.csv" "form_token=$token" "${said[@]}")" = 303 ]
await "$(location)"
check "keeps nothing twice" [ "$(records)" = "$before" ]
check "a wrong item" [ "$(upload source "$work/three.csv" "form_token=$token" "item=C1-01" "service=none" "reviewed=false")" = 303 ]
await "$(location)"
check "is refused as a whole, and can be filed under another" bash -c "grep -qF '整个文件退回' '$work/page' && grep -qF 'new?kept=fil-' '$work/page'"
head -c 4000 /dev/urandom >"$work/noise.xlsx"
check "a file that is no table" [ "$(upload source "$work/noise.xlsx" "form_token=$token" "${said[@]}")" = 303 ]
await "$(location)"
check "is refused with its remedy" bash -c "grep -qF '整个文件退回' '$work/page' && grep -qF 'CSV' '$work/page'"
: >"$work/empty.csv"
check "an empty file is none" [ "$(upload source "$work/empty.csv" "form_token=$token" "${said[@]}")" = 400 ]
check "and says so beside its field" has 'id="file-error"'
head -c 34000000 /dev/zero >"$work/large.csv"
check "too large a file" [ "$(upload source "$work/large.csv" "form_token=$token" "${said[@]}")" = 413 ]
check "says how large it may be" has "32 MiB"
check "in a browser, which does not ask before it sends" [ "$(curl -s -o "$work/page" -w '%{http_code}' -H "Expect:" -H "Origin: $site" -H "Cookie: $(cat "$work/source.cookies")" -F "form_token=$token" -F "file=@$work/large.csv" "$site/en/desk/filings/new")" = 413 ]
check "in English too" has "over the size limit"
check "large forms elsewhere are refused as before" [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Origin: $site" -H "Cookie: $(cat "$work/source.cookies")" -F "file=@$work/large.csv" "$site/desk/role")" = 413 ]
before=$(find "$data/filings" -type f | wc -l)
curl -s --limit-rate 200K --max-time 1 -o /dev/null -H "Expect:" -H "Origin: $site" -H "Cookie: $(cat "$work/source.cookies")" -F "form_token=$token" -F "file=@$work/noise.xlsx" -F "file2=<$work/large.csv" "$site/desk/filings/new"
for _ in $(seq 100); do [ -z "$(ls "$data/filings/incoming")" ] && break; sleep 0.1; done
check "an upload broken off leaves nothing" [ "$(find "$data/filings" -type f | wc -l)" = "$before" ]
# 5. The process is killed while it judges: the next one goes on.
node -e '
  const [heading, row] = require("node:fs").readFileSync(process.argv[1], "utf8").split(/\r?\n/);
  const number = heading.split(",").indexOf("CF_WSH"), cells = row.split(",");
  const lines = [heading];
  for (let i = 0; i < 6000; ++i) lines.push(cells.map((cell, at) => (at === number ? `大〔2026〕${i}号` : cell)).join(","));
  process.stdout.write(lines.join("\r\n"));' "$work/three.csv" >"$work/many.csv"
check "a file of 6,000 rows" [ "$(upload source "$work/many.csv" "form_token=$token" "${said[@]}")" = 303 ]
filing=$(location)
curl -s -D "$work/head" -H "Cookie: $(cat "$work/source.cookies")" "$site$filing" >"$work/page"
check "its page renews itself while it waits or runs" bash -c "grep -qi '^refresh:' '$work/head' || grep -qF '已办完' '$work/page'"
check "meanwhile the desk answers" [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $(cat "$work/source.cookies")" "$site/desk")" = 200 ]
kill -9 "$server"; wait "$server" 2>/dev/null
server=
start
check "it is run by the next process" await "$filing"
check "to its end" bash -c "grep -qF '已办完' '$work/page' && grep -qF '6,000' '$work/page'"
# The moment its file is let go of, what became of it stands.
get source /desk/filings/new
token=$(form_token)
sed 's/大〔2026〕/大〔2026〕终/' "$work/many.csv" | head -n 1001 >"$work/thousand.csv"
check "another" [ "$(upload source "$work/thousand.csv" "form_token=$token" "${said[@]}")" = 303 ]
filing=$(location)
for _ in $(seq 20000); do [ -e "$data/filings/$(basename "$filing")/file" ] || break; done
kill -9 "$server"; wait "$server" 2>/dev/null
server=
start
check "killed at its very end" await "$filing"
check "is done" bash -c "grep -qF '已办完' '$work/page' && grep -qF '1,000' '$work/page'"
check "its file is not kept" [ ! -e "$data/filings/$(basename "$filing")/file" ]
# 6. The unit's own pages.
get source /desk/records
check "the unit's records" has "大〔2026〕"
check "by pages" has "/desk/records?cursor=rec-"
get source /desk/figures
check "how timely it files" has "<svg"
stop
check "no name, number or content is in the log of the server" bash -c "! grep -qE '报〔|大〔|three.csv|$good' '$work/serve.log'"
check "what is kept is its owner's alone" [ -z "$(find "$data/filings" -perm /077)" ]
check "verify" "$liaoxin" verify --data "$data"
finish
