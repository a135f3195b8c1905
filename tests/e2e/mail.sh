#!/usr/bin/env bash
# Reminders by mail, with a real mail server on this machine: an address proved by its code, a letter announced and read, a server
# that is down, one that shows the wrong certificate. Prints "N passed, N failed, N skipped" last.
set -u
. "$(dirname "$0")/sign_in.sh"

mail_port=$((20000 + RANDOM % 20000)) python=/usr/bin/python3
"$python" -c 'import aiosmtpd' 2>/dev/null || { echo "skipped: aiosmtpd is not installed"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }
mail_server() { # address, options...
  local address="$1"; shift
  "$python" -m aiosmtpd -n -l "$address:$mail_port" "$@" -c aiosmtpd.handlers.Mailbox "$work/mail" >"$work/mail.log" 2>&1 &
  mail=$!
  for _ in $(seq 50); do (exec 3<>"/dev/tcp/$address/$mail_port") 2>/dev/null && break; sleep 0.1; done
}
stop_mail() { kill "$mail"; wait "$mail" 2>/dev/null; mail=; }
trap '[ -z "${mail:-}" ] || kill "$mail"; [ -z "${server:-}" ] || kill "$server"; rm -rf "$work"' EXIT
mails() { find "$work/mail" -path '*/new/*' -type f 2>/dev/null | wc -l; }
arrives() { for _ in $(seq 100); do [ "$(mails)" -ge "$1" ] && return; sleep 0.1; done; false; }
newest() { # the newest mail, decoded: its header fields and its text
  "$python" - "$(find "$work/mail" -path '*/new/*' -type f -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2)" <<'END'
import sys
from email import message_from_file, policy
message = message_from_file(open(sys.argv[1]), policy=policy.default)
print(message["To"], "|", message["From"], "|", message["Subject"])
print(message.get_content())
END
}
settings() { printf '[site]\nname = "localhost"\n[mail]\nserver = "%s"\nfrom = "liaoxin@example.cn"\n%s\n' "$1" "${2:-}" >"$work/site.toml"; }

settings "smtp://127.0.0.1:$mail_port"
serve_options=(--settings "$work/site.toml")
mail_server 127.0.0.1
start
check "the owner sets up the account" enrol owner
check "the clerk too" enrol clerk
stop; start
check "the owner signs in" sign_in owner
check "the clerk signs in" sign_in clerk
get owner /desk/letters
check "the letters of the organisation are listed" grep -q 'letters/ntc-' "$work/page"
get owner /desk
check "an address that is none is refused" [ "$(send owner /desk/do/mail_address.register "form_token=$(form_token)" "address=shop")" = 400 ]
get owner /desk
check "the owner registers an address" [ "$(send owner /desk/do/mail_address.register "form_token=$(form_token)" "address=owner@example.cn")" = 303 ]
check "a mail with a code arrives" arrives 1
newest >"$work/code_mail"
check "at that address" grep -q '^owner@example.cn | liaoxin@example.cn | 辽信' "$work/code_mail"
code=$(grep -o '您的验证码是:[a-z2-7]*' "$work/code_mail" | cut -d: -f2)
get owner /desk
check "a wrong code is refused" [ "$(send owner /desk/do/mail_address.confirm "form_token=$(form_token)" "code=aaaaaaaaaaaa")" = 409 ]
get owner /desk
check "the code confirms it" [ "$(send owner /desk/do/mail_address.confirm "form_token=$(form_token)" "code=$code")" = 303 ]
# A letter is announced.
get owner /desk
record=$(grep -o 'objection.submit?record=rec-[a-z2-7]*' "$work/page" | head -1 | cut -d= -f2)
check "the owner contests a record" [ "$(send owner /desk/do/objection.submit "form_token=$(form_token)" "record=$record" "ground=error" "statement=金额不对")" = 303 ]
objection=$(sqlite3 "$data/liaoxin.sqlite" "SELECT count(*) FROM objection WHERE state = 'submitted'")
check "one objection waits" [ "$objection" -ge 1 ]
accept_all() {
  get clerk /desk
  local token one; token=$(form_token)
  for one in $(grep -o 'objection.accept?objection=obj-[a-z2-7]*' "$work/page" | cut -d= -f2 | sort -u); do send clerk /desk/do/objection.accept "form_token=$token" "objection=$one" >/dev/null; done
}
stop_mail
before=$(mails)
accept_all
get owner /desk/letters
check "while the mail server is down the page says that the reminder was not sent" grep -q '提醒尚未发出' "$work/page"
stop; mail_server 127.0.0.1; start
check "when it is up again the reminder arrives" arrives $((before + 1))
newest >"$work/letter_mail"
letter=$(grep -o 'ntc-[a-z2-7]*' "$work/letter_mail" | head -1)
check "it names the letter" [ -n "$letter" ]
contested="FROM record r JOIN subject s ON s.id = r.subject_id WHERE r.open_objections > 0 AND r.document_number <> ''"
sqlite3 "$data/liaoxin.sqlite" "SELECT r.document_number $contested" "SELECT s.name $contested" "SELECT s.uscc $contested" >"$work/secrets"
check "and no contested record, nor whose it is" bash -c "[ -s '$work/secrets' ] && ! grep -qF -f '$work/secrets' '$work/letter_mail'"
sleep 6
check "each arrives once" bash -c "find '$work/mail' -path '*/new/*' -type f -exec grep -h '^Message-ID' {} + | sort | uniq -d | wc -l | grep -q '^0$'"
get owner "/desk/letters/$letter"
check "the owner reads the letter" grep -q '异议' "$work/page"
check "the clerk who serves it on paper prints it" [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $(cat "$work/clerk.cookies")" "$site/desk/letters/$letter")" = 200 ]
check "who is not signed in is led to the door" [ "$(curl -s -o /dev/null -w '%{http_code}' "$site/desk/letters/$letter")" = 303 ]
get owner /desk
check "and says that it was received" [ "$(send owner /desk/do/notice.acknowledge "form_token=$(form_token)" "notice=$letter")" = 303 ]
get owner /desk/letters
check "which is entered once" bash -c "! grep -q 'notice.acknowledge?notice=$letter' '$work/page'"
# Over a net only encrypted, and only to the server that is meant.
stop; stop_mail
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=mail -addext subjectAltName=IP:127.0.0.2 -keyout "$work/mail.key" -out "$work/mail.pem" 2>/dev/null
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=other -addext subjectAltName=IP:127.0.0.2 -keyout "$work/other.key" -out "$work/other.pem" 2>/dev/null
register_again() {
  before=$(mails); start; get owner /desk
  send owner /desk/do/mail_address.register "form_token=$(form_token)" "code_again=$(code "$(cat "$work/owner.secret")")" "address=$1" >"$work/status"; [ "$(cat "$work/status")" = 303 ]
}
settings "smtp://127.0.0.2:$mail_port" "ca_file = \"$work/mail.pem\""
mail_server 127.0.0.2
check "another address is asked for" register_again other@example.cn
sleep 2
check "a server without encryption is sent nothing" [ "$(mails)" = "$before" ]
stop; stop_mail
mail_server 127.0.0.2 --tlscert "$work/other.pem" --tlskey "$work/other.key"
start; sleep 2
check "nor one with another certificate" [ "$(mails)" = "$before" ]
stop; stop_mail
mail_server 127.0.0.2 --tlscert "$work/mail.pem" --tlskey "$work/mail.key"
now=$((now + 3600)); start
check "the one that is meant gets it" arrives $((before + 1))
stop
check "verify" "$liaoxin" verify --data "$data"
finish
