#!/usr/bin/env bash
# The desk over real HTTP: an account set up by its link, two factors, a contested record, and who must be kept out.
# Prints "N passed, N failed, N skipped" last.
set -u
. "$(dirname "$0")/sign_in.sh"

form_token_of() { get "$1" /desk; form_token; }

start
check "nobody is let in without an account" [ "$(curl -s -o /dev/null -w '%{http_code}' "$site/desk")" = 303 ]
check "the owner sets up the account by its link" enrol owner
check "the link is used up" [ "$(curl -s -o /dev/null -w '%{http_code}' "$site$(grep -o '"owner":"/enrol/[^"]*"' "$work/tour" | cut -d'"' -f4)")" = 404 ]
check "the clerk too" enrol clerk
check "the source too" enrol source
check "one of the body in charge" enrol in-charge
check "and the other" enrol in-charge-2
check "a wrong password opens nothing" [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Origin: $site" --data "login=owner&password=wrong&code=000000" "$site/sign-in")" = 403 ]
stop; start
check "a form from elsewhere is refused" [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Origin: https://elsewhere.example" --data "login=owner" "$site/sign-in")" = 403 ]
check "a form that says nothing of where it comes from is refused" [ "$(curl -s -o /dev/null -w '%{http_code}' --data "login=owner" "$site/sign-in")" = 403 ]
check "the owner signs in" sign_in owner
check "cookies are the host's own" bash -c "grep -i '^set-cookie' '$work/head' | grep -q '__Host-liaoxin=.*; Path=/; Secure; HttpOnly; SameSite=Lax'"
get owner /desk
# Tag: rights_desk
check "the owner sees the records of the organisation" grep -q '/desk/do/objection.submit?record=rec-' "$work/page"
check "nothing of it is kept" bash -c "curl -s -D - -o /dev/null -H 'Cookie: $(cat "$work/owner.cookies")' '$site/desk' | grep -qi '^cache-control: no-store'"
record=$(grep -o 'objection.submit?record=rec-[a-z2-7]*' "$work/page" | head -1 | cut -d= -f2)
token=$(form_token)
check "a citizen sets up its account" enrol citizen
check "without the token of the page nothing happens" [ "$(send owner /desk/do/objection.submit "record=$record" "ground=error" "statement=x")" = 403 ]
check "a refused form comes back filled in" bash -c "[ '$(send owner /desk/do/objection.submit "form_token=$token" "record=$record" "ground=error" "statement=")' = 400 ] && grep -q 'value=\"$record\"' '$work/page' && grep -q 'id=\"errors\"' '$work/page'"
# A form is put aside and taken up again; what was sent is no draft any more.
check "the owner keeps the form as a draft" [ "$(send owner /desk/do/objection.submit "form_token=$token" "keep_draft=yes" "record=$record" "ground=error" "statement=草稿里的话" "code_again=123456")" = 303 ]
check "which changes nothing" [ "$(sqlite3 "$data/liaoxin.sqlite" "SELECT count(*) FROM objection WHERE state = 'submitted'")" -le 1 ]
get owner /desk
draft=$(grep -o 'objection.submit?draft=drf-[a-z2-7]*' "$work/page" | cut -d= -f2)
check "the desk lists it" [ -n "$draft" ]
get owner "/desk/do/objection.submit?draft=$draft"
check "opened, it fills the form" bash -c "grep -q '草稿里的话' '$work/page' && grep -q 'value=\"$record\"' '$work/page' && grep -q 'value=\"error\" selected' '$work/page' && ! grep -q 123456 '$work/page'"
check "at another operation it is not there" [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $(cat "$work/owner.cookies")" "$site/desk/do/consent.give?draft=$draft")" = 404 ]
check "without the token of the page nobody deletes it" [ "$(send owner /desk/drafts "draft=$draft")" = 403 ]
check "a refused form keeps its draft" bash -c "[ '$(send owner /desk/do/objection.submit "form_token=$token" "draft=$draft" "record=$record" "ground=error" "statement=")' = 400 ] && grep -q 'name=\"draft\" value=\"$draft\"' '$work/page'"
check "the owner contests a record" [ "$(send owner /desk/do/objection.submit "form_token=$token" "draft=$draft" "record=$record" "ground=error" "statement=金额不对")" = 303 ]
check "and no draft any more" [ "$(sqlite3 "$data/liaoxin.sqlite" "SELECT count(*) FROM draft")" = 0 ]
check "it is labelled for everybody at once" bash -c "curl -s '$site/v1/records/$record' | grep -q '\"word\":\"objection\"' || ! curl -sf '$site/v1/records/$record'"
get owner /desk/done
check "the result is shown" grep -q 'obj-' "$work/page"
check "with the day the next step is due, and how it is counted" bash -c "grep -q '下一步的期限' '$work/page' && grep -q '第 1 天' '$work/page'"
page=$(grep -o '/desk/objections/obj-[a-z2-7]*' "$work/page" | head -1)
get owner "$page"
check "the owner reads where the objection stands" bash -c "grep -q '金额不对' '$work/page' && grep -q '待受理' '$work/page'"
get owner /desk/file.json
check "and has it in its whole file" grep -q '金额不对' "$work/page"
get owner /desk/done
check "once" bash -c "! grep -q 'obj-' '$work/page'"
check "what is not his is not there" bash -c "[ '$(send owner /desk/do/objection.accept "form_token=$token" "objection=obj-x")' = 404 ]"
check "the clerk signs in" sign_in clerk
get clerk /desk
check "the objection waits for the clerk" grep -q 'objection.accept?objection=obj-' "$work/page"
objection=$(grep -o 'objection.accept?objection=obj-[a-z2-7]*' "$work/page" | tail -1 | cut -d= -f2)
reads() { get "$1" "$2"; grep -q "$3" "$work/page"; }
check "the clerk reads what it says above the form" reads clerk "/desk/do/objection.accept?objection=$objection" 金额不对
check "and on its page" reads clerk "/desk/objections/$objection" 内容有错误
get clerk /desk
check "the clerk accepts it" [ "$(send clerk /desk/do/objection.accept "form_token=$(form_token)" "objection=$objection")" = 303 ]
get clerk /desk
check "the owner's token is not the clerk's" [ "$(send clerk /desk/do/objection.ask_source "form_token=$token" "objection=$objection" "question=请核实")" = 403 ]
# A natural person: its record, who looked, a consent and its withdrawal.
notice=$(curl -s "$site/privacy")
for field in 处理者 024-00000000 '行政处罚' '目的' '保存到何时' '敏感信息' '您的权利' '本告知的版本'; do
  check "E1: the notice of personal information says: $field" grep -q "$field" <<< "$notice"
done
stop; start
check "the citizen signs in" sign_in citizen
get citizen /desk
check "and sees its own record" grep -q '演示市监罚〔2026〕901号' "$work/page"
check "which nobody else does" bash -c "! curl -s --get --data-urlencode 'q=演示市民' '$site/v1/search' | grep -q rec-"
get citizen /desk/looks
check "and who looked, for what, in which case" bash -c "grep -q '演示许受〔2026〕12号' '$work/page' && grep -q '办理行政许可' '$work/page'"
check "the source signs in" sign_in source
get source /desk
look=("subject_code=$(grep -ho '21010219000101900[0-9X]' "$work"/files/C4-03-persons-*.csv | head -1)" "subject_name=演示市民" "matter=penalty" "case_reference=演示立〔2026〕77号")
check "an officer looks up a person in a matter" [ "$(send source /desk/do/inquiry.make "form_token=$(form_token)" "${look[@]}")" = 303 ]
get source /desk/done
check "and gets the record and a receipt" bash -c "grep -q '演示市监罚〔2026〕901号' '$work/page' && grep -q '回执编号' '$work/page'"
get source /desk
check "without a case nothing is looked up" [ "$(send source /desk/do/inquiry.make "form_token=$(form_token)" "${look[@]:0:3}" "case_reference=")" = 400 ]
# On paper: the source prints the letter of a held record and proves its service; the clerk enters what a recipient without a desk confirmed.
get source /desk/serving
letter=$(grep -o 'notice.serve?notice=ntc-[a-z2-7]*' "$work/page" | head -1 | cut -d= -f2)
check "a letter waits to be served" [ -n "$letter" ]
check "it is printed at the desk" reads source "/desk/letters/$letter" 告知书
get source /desk
check "its service is entered" [ "$(send source /desk/do/notice.serve "form_token=$(form_token)" "notice=$letter" "served_on=2026-09-28" "service=direct" "proof=回证1号")" = 303 ]
get source /desk/serving
check "and it waits no more" bash -c "! grep -q '$letter' '$work/page'"
get clerk /desk/proceedings
recall=$(grep -o 'recall.confirm?recall=rcl-[a-z2-7]*' "$work/page" | head -1 | cut -d= -f2)
check "a recall that nobody confirmed leads to its form" [ -n "$recall" ]
check "the clerk enters what was confirmed by telephone" [ "$(send clerk /desk/do/recall.confirm "form_token=$(form_token_of clerk)" "recall=$recall" "removed_from=电话确认:业务系统已删除")" = 303 ]
get clerk /desk/proceedings
check "then it is not asked for any more" bash -c "! grep -q '$recall' '$work/page'"
check "an objection it was not asked about is not there for a source" [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $(cat "$work/source.cookies")" "$site/desk/objections/$objection")" = 404 ]
get citizen /desk/looks
check "the citizen sees it at once" grep -q '演示立〔2026〕77号' "$work/page"
get citizen /desk
check "and gives a consent" [ "$(send citizen /desk/do/consent.give "form_token=$(form_token)" "user=$(grep -ho '9121[0-9A-Z]\{14\}' "$work"/files/C1-01-*.csv | head -1)" "purpose=financing" "items=C4-03" "until_on=2026-12-31")" = 303 ]
get citizen /desk/consents
consent=$(grep -o 'consent=cns-[a-z2-7]*' "$work/page" | head -1 | cut -d= -f2)
check "which it can withdraw" [ "$(send citizen /desk/do/consent.withdraw "form_token=$(form_token_of citizen)" "consent=$consent")" = 303 ]
get citizen /desk/consents
check "at once" bash -c "! grep -q 'consent.withdraw?consent=' '$work/page'"
get citizen /desk/file.json
cat >"$work/own.mjs" <<'END'
import { readFileSync } from "node:fs";
const { looks } = JSON.parse(readFileSync(process.argv[2]));
const facts = looks.map((look) => JSON.parse(look.fact));
const chained = looks.every((look, i) => look.leaf && look.sequence === looks.length - i && (facts[i].before?.index ?? -1) === (looks[i + 1]?.log_index ?? -1));
process.exit(looks.length > 2 && chained ? 0 : 1);
END
check "its whole file holds every look, each naming the one before it" node "$work/own.mjs" "$work/page"
check "another's file is not there" bash -c "curl -s -o /dev/null -w '%{http_code}' -H 'Cookie: $(cat "$work/source.cookies")' '$site/desk/file.json' | grep -q 303"
get clerk /desk
check "signing out" [ "$(send clerk /desk/sign-out "form_token=$(form_token)")" = 303 ]
check "ends the login" [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $(cat "$work/clerk.cookies")" "$site/desk")" = 303 ]
get source /desk
source_token=$(form_token)
# What takes two persons: one proposes, the other sees all of it and approves; nothing is done before, and once.
check "one of the body in charge signs in" sign_in in-charge
check "and the other" sign_in in-charge-2
get in-charge /desk
unit=$(sqlite3 "$data/liaoxin.sqlite" "SELECT unit FROM policy_value ORDER BY unit LIMIT 1")
values() { sqlite3 "$data/liaoxin.sqlite" "SELECT count(*) FROM policy_value WHERE value = '300001'"; }
check "a standard is proposed" [ "$(send in-charge /desk/do/policy_value.set "form_token=$(form_token)" "key=penalty.fine_general_from" "unit=$unit" "value=300001" "from_on=2026-10-01" "decision_number=演示3号")" = 303 ]
check "which sets nothing yet" [ "$(values)" = 0 ]
get in-charge /desk
check "its proposer may take it back" grep -q 'proposal.withdraw?proposal=prp-' "$work/page"
check "and not approve it" bash -c "! grep -q 'proposal.approve?' '$work/page'"
token=$(form_token)
get in-charge-2 /desk
proposal=$(grep -o 'proposal.approve?proposal=prp-[a-z2-7]*' "$work/page" | tail -1 | cut -d= -f2)
hash=$(grep -o 'content_hash=[0-9a-f]\{64\}' "$work/page" | tail -1 | cut -d= -f2)
check "the other sees what it is" bash -c "grep -q '300001' '$work/page' && grep -q '演示3号' '$work/page' && [ -n '$proposal' ] && [ -n '$hash' ]"
approval=("proposal=$proposal" "content_hash=$hash")
second_token=$(form_token)
check "the form of the approval is filled in" bash -c "curl -s -H 'Cookie: $(cat "$work/in-charge-2.cookies")' '$site/desk/do/proposal.approve?proposal=$proposal&content_hash=$hash' | grep -q 'value=\"$hash\"'"
check "who is no reviewer finds no approval" [ "$(send in-charge /desk/do/proposal.approve "form_token=$token" "${approval[@]}")" = 404 ]
check "the other approves" [ "$(send in-charge-2 /desk/do/proposal.approve "form_token=$second_token" "${approval[@]}")" = 303 ]
check "and it is set" [ "$(values)" = 1 ]
check "once" bash -c "[ '$(send in-charge-2 /desk/do/proposal.approve "form_token=$second_token" "${approval[@]}")' = 409 ] && [ '$(values)' = 1 ]"
stop
check "verify" "$liaoxin" verify --data "$data"
now=$((now + 3600)); start
# What was typed while the login ran out is not lost: it waits for the account that typed it.
ended=$(send source /desk/do/record.withdraw "form_token=x" "record=rec-x" "reason=过夜的字")
check "a form that is not the ended login's keeps nothing" [ "$ended $(sqlite3 "$data/liaoxin.sqlite" "SELECT count(*) FROM draft")" = "303 0" ]
check "a form whose login ran out meanwhile is kept" bash -c "[ '$(send source /desk/do/record.withdraw "form_token=$source_token" "record=rec-x" "reason=过夜的字")' = 303 ] && [ '$(sqlite3 "$data/liaoxin.sqlite" "SELECT count(*) FROM draft")' = 1 ]"
check "its account signs in again" sign_in source
get source /desk
draft=$(grep -o 'record.withdraw?draft=drf-[a-z2-7]*' "$work/page" | cut -d= -f2)
get source "/desk/do/record.withdraw?draft=$draft"
check "and finds it" grep -q '过夜的字' "$work/page"
check "and deletes it" bash -c "[ '$(send source /desk/drafts "form_token=$(form_token)" "draft=$draft")' = 303 ] && [ '$(sqlite3 "$data/liaoxin.sqlite" "SELECT count(*) FROM draft")' = 0 ]"
check "an idle login is over" [ "$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $(cat "$work/owner.cookies")" "$site/desk")" = 303 ]
stop
check "no token is in the log of the server" bash -c "! grep -q enrol/ '$work/serve.log'"
finish
