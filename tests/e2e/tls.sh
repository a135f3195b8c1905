#!/usr/bin/env bash
# A real server speaks TLS: what it accepts and what it refuses, with certificates of an authority made here by openssl.
# Prints "N passed, N failed, N skipped" last.
set -u
. "$(dirname "$0")/../checks.sh"
data="$work/data"
. "$(dirname "$0")/authority.sh"
serve() {  # options...
  "$liaoxin" serve --data "$data" --listen 127.0.0.1:0 --tls-certificate "$work/server.crt" --tls-key "$work/server.key" "$@" >"$work/serve.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    port=$(grep -o 'https://127\.0\.0\.1:[0-9]*' "$work/serve.log" | head -n 1 | grep -o '[0-9]*$')
    address=https://localhost:$port
    [ -n "$port" ] && ask "$address/v1/units" >/dev/null && return 0
    sleep 0.1
  done
  cat "$work/serve.log"; return 1
}
stop() { kill "$server"; wait "$server"; local code=$?; server=; [ $code = 0 ]; }
ask() { curl -sf --cacert "$work/ca.crt" --max-time 20 "$@"; }
handshake() { openssl s_client -connect "127.0.0.1:$port" -CAfile "$work/ca.crt" -verify_hostname localhost -verify_return_error "$@" </dev/null >"$work/out.tls" 2>&1; }
refuses_to_start() {  # word, options...
  local word="$1"; shift
  "$liaoxin" serve --data "$data" --listen 127.0.0.1:0 --json "$@" >"$work/answer" 2>&1
  [ $? = 1 ] && grep -q "$word" "$work/answer" && grep -q remedy "$work/answer" || { cat "$work/answer"; return 1; }
}

"$liaoxin" init --data "$data" --quiet
make_authority ca
# A key for RSA first: with it the old ciphers without forward secrecy could be chosen at all.
pair=(-newkey rsa:2048)
issue ca server "DNS:localhost" serverAuth
pair=(-newkey ec -pkeyopt ec_paramgen_curve:P-256)
check "serve" serve
check "a page" ask -o /dev/null "$address/"
check "HSTS" bash -c "curl -sI --cacert '$work/ca.crt' '$address/' | grep -qi '^strict-transport-security: max-age='"
check "TLS 1.3" handshake -tls1_3
check "TLS 1.2 with forward secrecy" handshake -tls1_2
check "is one of ours" grep -qE 'Cipher *: ECDHE-RSA-(AES256-GCM-SHA384|CHACHA20-POLY1305)' "$work/out.tls"
for old in -tls1 -tls1_1; do check "no $old" bash -c "! openssl s_client -connect 127.0.0.1:$port $old -cipher ALL:@SECLEVEL=0 </dev/null >/dev/null 2>&1"; done
for weak in AES256-GCM-SHA384 AES128-SHA ECDHE-RSA-AES256-SHA384 ECDHE-RSA-AES128-SHA; do
  check "no $weak" bash -c "! openssl s_client -connect 127.0.0.1:$port -tls1_2 -cipher $weak:@SECLEVEL=0 </dev/null >/dev/null 2>&1"
done
openssl s_client -connect "127.0.0.1:$port" -CAfile "$work/ca.crt" -sess_out "$work/session" </dev/null >/dev/null 2>&1
check "no session is resumed" [ ! -s "$work/session" ]
check "plain HTTP is told where it is" [ "$(curl -s -o "$work/answer" -w '%{http_code}' "http://127.0.0.1:$port/")" = 400 ]
check "and how" grep -q 'https://' "$work/answer"

# A renewed certificate is taken up on SIGHUP; one that does not fit its key changes nothing.
serial() { handshake && openssl x509 -in "$work/out.tls" -noout -serial; }
before=$(serial)
issue ca server "DNS:localhost" serverAuth
kill -HUP "$server"; sleep 0.5
after=$(serial)
check "a renewed certificate is shown" [ -n "$after" -a "$after" != "$before" ]
openssl ecparam -name prime256v1 -genkey -noout -out "$work/server.key"
kill -HUP "$server"; sleep 0.5
check "one that cannot be used changes nothing" [ "$(serial)" = "$after" ]
check "and is told" grep -q tls_pair_wrong "$work/serve.log"
check "it stops in order" stop

issue ca server "DNS:localhost" serverAuth
issue ca other "DNS:localhost" serverAuth
check "the key of another certificate" refuses_to_start tls_pair_wrong --tls-certificate "$work/server.crt" --tls-key "$work/other.key"
chmod 644 "$work/other.key"
check "a key that others can read" refuses_to_start tls_key_open --tls-certificate "$work/other.crt" --tls-key "$work/other.key"
check "a certificate without its key" refuses_to_start tls_incomplete --tls-certificate "$work/server.crt"
check "a file that is not there" refuses_to_start tls_file_unreadable --tls-certificate "$work/nothing.crt" --tls-key "$work/server.key"
issue ca late "DNS:localhost" serverAuth -startdate 20200101000000Z -enddate 20200201000000Z
check "an expired certificate" refuses_to_start tls_certificate_not_in_force --tls-certificate "$work/late.crt" --tls-key "$work/late.key"

# The same from the settings file.
printf '[site]\nname = "localhost"\n[tls]\ncertificate = "%s"\nkey = "%s"\n' "$work/server.crt" "$work/server.key" >"$work/site.toml"
"$liaoxin" serve --data "$data" --listen 127.0.0.1:0 --settings "$work/site.toml" >"$work/serve.log" 2>&1 &
server=$!
for _ in $(seq 100); do grep -q 'https://' "$work/serve.log" && break; sleep 0.1; done
check "the settings name the files, too" ask -o /dev/null "https://localhost:$(grep -o 'https://127\.0\.0\.1:[0-9]*' "$work/serve.log" | grep -o '[0-9]*$')/"
check "it stops" stop

# Systems of units show a certificate. One of ours is believed; who shows none is a visitor like any other.
make_authority clients
make_authority strangers
"$liaoxin" demo --data "$data" --organisations 100 --seed 3 --files "$work/files" --quiet 2>"$work/words"
issue clients system "DNS:system" clientAuth
issue clients other "DNS:other" clientAuth
issue clients gone "DNS:gone" clientAuth
issue clients old "DNS:old" clientAuth -startdate 20200101000000Z -enddate 20200201000000Z
issue clients web "DNS:web" serverAuth
issue strangers foreign "DNS:system" clientAuth
revoke clients gone
revocations clients
check "serve with authorities of clients" serve --client-ca "$work/clients.crt" --client-crl "$work/clients.crl"
for uscc in $(grep -ho '\b9[0-9A-Z]\{17\}\b' "$work"/files/C4-03-*.csv | sort -u); do
  ask "$address/v1/organisations/$uscc" >"$work/organisation"
  record=$(grep -o '"id":"rec-[a-z2-7]*"[^}]*"item":"C4-03"' "$work/organisation" | head -n 1 | grep -o 'rec-[a-z2-7]*')
  [ -n "$record" ] && break
done
check "a penalty is shown to who shows no certificate" [ -n "$record" ]
unit=$(ask "$address/v1/records/$record" | grep -o '"source_unit_code":"[^"]*"' | cut -d'"' -f4)
officer=$(basename "$(grep -l "$unit" "$work"/files/C4-03-*.csv | head -n 1)" | cut -d- -f3)
register() {  # fingerprint, more fields
  "$liaoxin" do client.register --data "$data" --as operator --input - --json >"$work/done" 2>"$work/words" \
    <<<"{\"name\":\"执法系统\",\"unit\":\"$unit\",\"officer\":\"210000-$officer-1\",\"certificate_fingerprint\":\"$1\"$2,\"items\":[\"C4-03\"],\"from_on\":\"2020-01-01\",\"until_on\":\"2099-12-31\"}" || { cat "$work/words"; return 1; }
  client=$(grep -o '"client":"[^"]*"' "$work/done" | cut -d'"' -f4)
}
fingerprint() { openssl x509 -in "$work/$1.crt" -noout -fingerprint -sha256 | cut -d= -f2; }
check "the fingerprint openssl prints is registered" register "$(fingerprint system)" ""
system=$client
send() {  # expected exit code, certificate, input, more options...
  local expected="$1" name="$2" input="$3"; shift 3
  "$liaoxin" client send record.withdraw --url "$address" --ca "$work/ca.crt" --certificate "$work/$name.crt" --certificate-key "$work/$name.key" --input - --json "$@" <<<"$input" >"$work/answer" 2>&1
  local code=$?
  [ $code = "$expected" ] || { echo "exit $code"; cat "$work/answer"; return 1; }
}
says() { grep -q -- "$1" "$work/answer" || { cat "$work/answer"; return 1; }; }
withdrawal="{\"record\":\"$record\",\"reason\":\"报送有误\"}"
post() { curl -s --cacert "$work/ca.crt" --max-time 20 -o "$work/answer" -w '%{http_code}' -H 'Content-Type: application/json' -H 'Idempotency-Key: k' -d "$withdrawal" "$@" "$address/v1/operations/record.withdraw"; }
check "without a certificate" [ "$(post)" = 401 ]
check "a signature is asked for" says '"code":"signature_missing"'
check "a header with a certificate is nobody's word" [ "$(post -H "Client-Cert: :$(openssl x509 -in "$work/system.crt" -outform DER | base64 -w 0):" -H "X-SSL-Client-Verify: SUCCESS")" = 401 ]
check "another certificate of the authority" send 4 other "$withdrawal"
check "is registered for nobody" says '"code":"certificate_unknown"'
for refused in foreign old gone web; do
  check "the $refused certificate opens no connection" send 1 "$refused" "$withdrawal"
  check "and is told so ($refused)" says fetch_not_let_in
done
check "the record stands" ask -o /dev/null "$address/v1/records/$record"
check "the registered certificate withdraws it" send 0 system "$withdrawal" --idempotency-key matter-1
check "with its recall certificate" says '"certificate":"'
cp "$work/answer" "$work/first"
check "the same matter again" send 0 system "$withdrawal" --idempotency-key matter-1
check "gets its first answer" cmp <(grep '^{' "$work/first") <(grep '^{' "$work/answer")
check "gone for everybody" bash -c "[ \$(curl -s --cacert '$work/ca.crt' -o /dev/null -w '%{http_code}' '$address/v1/records/$record') = 404 ]"
public_key=$("$liaoxin" client keygen "$work/client.key" --json | grep -o '"public_key":"[^"]*"' | cut -d'"' -f4)
check "a client of both" register "$(fingerprint other)" ",\"public_key\":\"$public_key\""
check "needs its signature, too" send 4 other "$withdrawal"
check "by name" says '"code":"signature_missing"'
check "with both it is heard" send 4 other "$withdrawal" --client "$client" --key "$work/client.key"
check "the record is gone already" says '"code":"record_not_running"'
check "its key without its certificate" bash -c "! '$liaoxin' client send record.withdraw --url '$address' --ca '$work/ca.crt' --client '$client' --key '$work/client.key' --input - --json <<<'$withdrawal' >'$work/answer' 2>&1"
check "is refused" says '"code":"certificate_unknown"'
"$liaoxin" do client.revoke --data "$data" --as operator --input - --quiet <<<"{\"client\":\"$system\",\"reason\":\"换机\"}" >/dev/null 2>&1
check "a revoked client" send 4 system "$withdrawal" --idempotency-key matter-2
check "is refused at once" says '"code":"client_revoked"'
# Its authority revokes another: known after SIGHUP.
revoke clients other
revocations clients
kill -HUP "$server"; sleep 0.5
check "a certificate revoked meanwhile opens no connection" send 1 other "$withdrawal"
check "the data verify" "$liaoxin" verify --data "$data"
check "it stops with clients connected" stop
finish
