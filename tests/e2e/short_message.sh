#!/usr/bin/env bash
# Reminders by short message, with a small gateway on this machine: a number proved by its code, a letter announced, a gateway that is
# down, one that redirects, one that refuses us. Prints "N passed, N failed, N skipped" last.
set -u
. "$(dirname "$0")/sign_in.sh"

gateway_port=$((20000 + RANDOM % 20000)) python=/usr/bin/python3
[ -x "$python" ] || { echo "skipped: python is not installed"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }
cat >"$work/gateway.py" <<'END'
# Takes a message once, as its status file says: 200 and a line in the file of messages; 302 leads elsewhere.
import http.server, json, sys
port, place = int(sys.argv[1]), sys.argv[2]
class Gateway(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        status = int(open(place + "/gateway_status").read())
        with open(place + "/asked", "a") as asked: asked.write(self.path + "\n")
        if self.path != "/send" or self.headers["Authorization"] != "Bearer s3cret-of-the-gateway": status = 401
        if status == 200:
            assert sorted(body) == ["id", "number", "text"] and self.headers["Idempotency-Key"] == body["id"]
            with open(place + "/messages", "a") as messages: messages.write(json.dumps(body, ensure_ascii=False) + "\n")
        self.send_response(status)
        if status == 302: self.send_header("Location", "http://127.0.0.1:%d/elsewhere" % port)
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *words): pass
http.server.HTTPServer(("127.0.0.1", port), Gateway).serve_forever()
END
gateway() { # status
  echo "$1" >"$work/gateway_status"
  "$python" "$work/gateway.py" "$gateway_port" "$work" >"$work/gateway.log" 2>&1 &
  gateway=$!
  for _ in $(seq 50); do (exec 3<>"/dev/tcp/127.0.0.1/$gateway_port") 2>/dev/null && break; sleep 0.1; done
}
stop_gateway() { kill "$gateway"; wait "$gateway" 2>/dev/null; gateway=; }
trap '[ -z "${gateway:-}" ] || kill "$gateway"; [ -z "${server:-}" ] || kill "$server"; rm -rf "$work"' EXIT
touch "$work/messages" "$work/asked"
messages() { wc -l <"$work/messages"; }
arrives() { for _ in $(seq 100); do [ "$(messages)" -ge "$1" ] && return; sleep 0.1; done; false; }

printf 's3cret-of-the-gateway\n' >"$work/token"; chmod 600 "$work/token"
printf '[site]\nname = "localhost"\n[short_message]\nurl = "http://127.0.0.1:%s/send"\ntoken_file = "%s"\n' "$gateway_port" "$work/token" >"$work/site.toml"
serve_options=(--settings "$work/site.toml")
gateway 200
start
check "the owner sets up the account" enrol owner
check "the clerk too" enrol clerk
stop; start
check "the owner signs in" sign_in owner
check "the clerk signs in" sign_in clerk
get owner /desk
check "a number that is none is refused" [ "$(send owner /desk/do/mail_address.register "form_token=$(form_token)" "address=1380013800")" = 400 ]
check "and stands there again" grep -q 'value="1380013800"' "$work/page"
get owner /desk
check "the owner registers a number" [ "$(send owner /desk/do/mail_address.register "form_token=$(form_token)" "address=138 0013 8000")" = 303 ]
check "a message with a code arrives" arrives 1
check "at that number" grep -q '"number": "13800138000"' "$work/messages"
code=$(grep -o '验证码 [a-z2-7]*' "$work/messages" | cut -d' ' -f2)
get owner /desk
check "the code confirms it" [ "$(send owner /desk/do/mail_address.confirm "form_token=$(form_token)" "code=$code")" = 303 ]
get owner /desk/letters
check "the page says where reminders go" grep -q 13800138000 "$work/page"
# A letter is announced.
get owner /desk
record=$(grep -o 'objection.submit?record=rec-[a-z2-7]*' "$work/page" | head -1 | cut -d= -f2)
check "the owner contests a record" [ "$(send owner /desk/do/objection.submit "form_token=$(form_token)" "record=$record" "ground=error" "statement=金额不对")" = 303 ]
stop_gateway
before=$(messages)
get clerk /desk
token=$(form_token)
for one in $(grep -o 'objection.accept?objection=obj-[a-z2-7]*' "$work/page" | cut -d= -f2 | sort -u); do send clerk /desk/do/objection.accept "form_token=$token" "objection=$one" >/dev/null; done
get owner /desk/letters
check "while the gateway is down the page says that the reminder was not sent" grep -q '提醒尚未发出' "$work/page"
# One that leads elsewhere is not followed, and one that does not know us takes nothing; neither ends the message.
stop; gateway 302; : >"$work/asked"; now=$((now + 120)); start; sleep 3
check "a redirect is asked and not followed" bash -c "grep -q /send '$work/asked' && ! grep -q elsewhere '$work/asked' && [ '$(messages)' = '$before' ]"
stop; echo 401 >"$work/gateway_status"; now=$((now + 600)); start; sleep 3
check "nor does a refusal of our token end it" [ "$(sqlite3 "$data/liaoxin.sqlite" "SELECT count(*) FROM mail WHERE next_try_at IS NOT NULL")" -ge 1 ]
stop; echo 200 >"$work/gateway_status"; now=$((now + 1800)); start
check "when the gateway takes it the reminder arrives" arrives $((before + 1))
sqlite3 "$data/liaoxin.sqlite" "SELECT r.document_number FROM record r WHERE r.open_objections > 0 AND r.document_number <> ''" "SELECT s.name FROM subject s JOIN record r ON s.id = r.subject_id WHERE r.open_objections > 0" >"$work/secrets"
check "and says nothing of what waits" bash -c "[ -s '$work/secrets' ] && ! grep -qF -f '$work/secrets' '$work/messages' && ! grep -qE 'ntc-|rec-|obj-' '$work/messages'"
stop; now=$((now + 3600)); start; sleep 6
check "each arrives once" bash -c "[ \"\$(grep -o '\"id\": \"[^\"]*\"' '$work/messages' | sort | uniq -d | wc -l)\" = 0 ] && [ \"\$(wc -l <'$work/messages')\" -ge $((before + 1)) ]"
stop
check "neither number nor token stands in a file or log" bash -c "! grep -rqE '13800138000|s3cret-of' '$data' '$work/serve.log'"
check "verify" "$liaoxin" verify --data "$data"
finish
