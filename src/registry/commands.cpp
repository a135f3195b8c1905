#include "registry/commands.hpp"

#include "registry/joint_decision.hpp"
#include "registry/judge.hpp"
#include "registry/mail_address.hpp"

namespace liaoxin::registry {

using base::BasisKind;
using base::RefusalWord;
using statute::closed;
using statute::command;
using statute::identifying;

const std::vector<statute::Operation>& registry_commands() {
  const auto correcting = [](std::vector<RefusalWord> words) {
    words.insert(words.end(), correction_refusals().begin(), correction_refusals().end());
    return words;
  };
  static const std::vector<statute::Operation> operations{
      command<RegisterUnit>("unit.register", {BasisKind::regulation, "7"}, {"登记单位", "Register a unit"},
                            R"({"uscc":"11210000MB1234567A","name":"示例局","kind":"department","region":"210000","submitters":[]})",
                            {RefusalWord::unit_exists, RefusalWord::unit_kind_unknown, RefusalWord::region_unknown, RefusalWord::code_invalid, RefusalWord::name_missing}),
      command<RegisterOfficer>("officer.register", {BasisKind::regulation, "7"}, {"登记经办人", "Register an officer"},
                               R"({"unit":"11210000MB1234567A","id":"zhang","name":"张某","office":"信用处","posts":["submitter"]})",
                               {RefusalWord::officer_exists, RefusalWord::unit_unknown, RefusalWord::name_missing, RefusalWord::actor_malformed, RefusalWord::post_unknown}),
      command<AssignPosts>("officer.assign", {BasisKind::product, "least privilege"}, {"调整经办人岗位", "Assign an officer's posts"},
                           R"({"unit":"11210000MB1234567A","id":"zhang","posts":["submitter","reviewer"]})", {RefusalWord::actor_not_registered, RefusalWord::post_unknown}),
      command<AdoptEdition>("edition.adopt", {BasisKind::regulation, "10"}, {"目录事项生效", "Adopt catalogue items"},
                            R"({"items":["C4-03"],"from_on":"2026-01-01","decision_number":"辽信联〔2025〕1号","decided_on":"2025-12-01","authority":"省联席会议"})",
                            {RefusalWord::item_unknown, RefusalWord::item_not_importable, RefusalWord::edition_exists, RefusalWord::document_hash_invalid, RefusalWord::document_in_future,
                             RefusalWord::document_not_named, RefusalWord::dates_out_of_order, RefusalWord::joint_decision_unknown, RefusalWord::edition_not_consulted, RefusalWord::joint_decision_too_early}, {closed("document_hash")}),
      command<RegisterJointDecision>("joint_decision.register", {BasisKind::regulation, "5"}, {"登记联席会议决定", "Register a decision of the joint meeting"},
                                     R"({"level":"province","decision_number":"辽信联〔2025〕1号","decided_on":"2025-12-01","title":"关于公共信用信息补充目录的决定"})",
                                     {RefusalWord::joint_decision_exists, RefusalWord::joint_level_unknown, RefusalWord::document_not_named, RefusalWord::document_in_future, RefusalWord::document_hash_invalid}, {closed("file_hash")}),
      command<SetPolicyValue>("policy_value.set", {BasisKind::regulation, "7"}, {"设定部门标准", "Set a department's standard"},
                              R"({"key":"penalty.fine_general_from","unit":"11210000MB1234567A","value":"300000","from_on":"2026-01-01","decision_number":"示例〔2025〕2号"})",
                              {RefusalWord::policy_key_unknown, RefusalWord::policy_value_invalid, RefusalWord::unit_unknown, RefusalWord::document_not_named}),
      command<AddCalendar>("calendar.add", {BasisKind::national, "全国年节及纪念日放假办法"}, {"装入工作日历", "Load a year's calendar"},
                           R"({"days":[{"date":"2027-01-01","kind":"off","holiday":"元旦"}],"notice":"国务院办公厅通知地址"})",
                           {RefusalWord::calendar_day_loaded, RefusalWord::calendar_day_invalid, RefusalWord::calendar_malformed, RefusalWord::document_not_named}),
      command<AttestService>("service.attest", {BasisKind::product, "told first"}, {"证明已送达", "Attest service"},
                             R"({"record":"rec-…","served_on":"2026-09-01","proof":"送达回证"})",
                             {RefusalWord::record_unknown, RefusalWord::already_told, RefusalWord::record_not_running, RefusalWord::service_date_impossible, RefusalWord::proof_missing,
                              RefusalWord::adulthood_not_stated}, {closed("proof")}),
      command<ServeNotice>("notice.serve", {BasisKind::product, "told first"}, {"登记告知书送达", "Enter the service of a notice"},
                           R"({"notice":"ntc-…","served_on":"2026-09-01","service":"mail","proof":"回执编号"})",
                           {RefusalWord::notice_unknown, RefusalWord::notice_served, RefusalWord::service_kind_unknown, RefusalWord::service_date_impossible, RefusalWord::proof_missing}, {closed("proof")}),
      command<AcknowledgeNotice>("notice.acknowledge", {BasisKind::product, "told first"}, {"确认收到告知书", "Confirm that a notice was received"}, R"({"notice":"ntc-…"})",
                                 {RefusalWord::notice_unknown, RefusalWord::notice_served}),
      command<RegisterMailAddress>("mail_address.register", {BasisKind::product, "mail"}, {"登记提醒用的邮箱或手机号码", "Register an address for reminders"}, R"({"address":"name@example.cn"})",
                                   {RefusalWord::mail_address_malformed, RefusalWord::phone_number_malformed, RefusalWord::mail_code_limit, RefusalWord::subject_merged}, {closed("address")}),
      command<ConfirmMailAddress>("mail_address.confirm", {BasisKind::product, "mail"}, {"验证提醒地址", "Confirm the address for reminders"}, R"({"code":"…"})", {RefusalWord::mail_code_false}, {identifying("code")}),
      command<RemoveMailAddress>("mail_address.remove", {BasisKind::product, "mail"}, {"取消提醒地址", "Remove the address for reminders"}, R"({})", {RefusalWord::mail_address_none}),
      command<CorrectRecord>("record.correct", {BasisKind::regulation, "12"}, {"更正记录", "Correct a record"},
                             R"({"record":"rec-…","elements":{"CF_NR_FK":"0.1"},"reason":"金额录入有误"})",
                             correcting({RefusalWord::record_unknown, RefusalWord::record_not_running, RefusalWord::reason_missing}), {closed("elements")}),
      command<WithdrawRecord>("record.withdraw", {BasisKind::regulation, "12"}, {"撤回记录", "Withdraw a record"},
                              R"({"record":"rec-…","reason":"报送有误"})", {RefusalWord::record_unknown, RefusalWord::record_not_running, RefusalWord::reason_missing}),
      command<FallDocument>("document.fall", {BasisKind::regulation, "23"}, {"依据文书失效", "The document has fallen"},
                            R"({"record":"rec-…","document_number":"辽行复〔2026〕3号","decided_on":"2026-09-01","kind":"revoked"})",
                            {RefusalWord::record_unknown, RefusalWord::record_not_running, RefusalWord::document_kind_unknown, RefusalWord::document_in_future, RefusalWord::document_not_named}),
      command<StayDocument>("document.stay", {BasisKind::regulation, "23"}, {"文书中止执行或恢复", "The document is stayed, or the stay lifted"},
                            R"({"record":"rec-…","document_number":"辽01行保3号","decided_on":"2026-09-01","action":"stay"})",
                            {RefusalWord::record_unknown, RefusalWord::record_not_running, RefusalWord::designation_unknown, RefusalWord::stay_unchanged, RefusalWord::document_in_future, RefusalWord::document_not_named}),
      command<MergeSubjects>("subject.merge", {BasisKind::regulation, "3"}, {"合并主体", "Merge two subjects"},
                             R"({"from_uscc":"…","into_uscc":"…","document_number":"…","reason":"吸收合并"})", {RefusalWord::subject_unknown, RefusalWord::subject_merged, RefusalWord::document_not_named, RefusalWord::organisations_only}),
      command<ChangeCode>("subject.change_code", {BasisKind::regulation, "3"}, {"变更统一社会信用代码", "Change a unified social credit code"},
                          R"({"uscc":"…","new_uscc":"…","document_number":"…"})", {RefusalWord::subject_unknown, RefusalWord::code_invalid, RefusalWord::code_taken, RefusalWord::subject_kind_differs, RefusalWord::document_not_named}),
      command<OpenSubscription>("subscription.open", {BasisKind::regulation, "16"}, {"开通共享", "Open a subscription"},
                                R"({"kind":"unit","reference":"11210000MB1234567A","name":"示例局","item":"C4-03","agreement":"共享协议1号"})",
                                {RefusalWord::subscription_kind_unknown, RefusalWord::item_unknown, RefusalWord::unit_unknown, RefusalWord::name_missing, RefusalWord::document_not_named}),
      command<DeliverSharing>("sharing.deliver", {BasisKind::regulation, "16"}, {"共享一条记录", "Share a record"},
                              R"({"subscription":"sub-…","record":"rec-…"})",
                              {RefusalWord::record_unknown, RefusalWord::subscription_unknown, RefusalWord::not_shareable, RefusalWord::already_delivered, RefusalWord::organisations_only}),
      command<IssueReport>("report.issue", {BasisKind::regulation, "17"}, {"出具公共信用信息报告", "Issue a report"},
                           R"({"uscc":"…","holder":"某银行","purpose":"授信"})", {RefusalWord::subject_unknown, RefusalWord::name_missing, RefusalWord::organisations_only}),
      command<ConfirmRecall>("recall.confirm", {BasisKind::regulation, "39"}, {"确认已消除", "Confirm a recall"},
                             R"({"recall":"rcl-…","removed_from":"业务系统"})", {RefusalWord::recall_unknown, RefusalWord::recall_confirmed, RefusalWord::name_missing}),
      command<NewEpoch>("journal.new_epoch", {BasisKind::product, "a lost tail is never continued"}, {"日志开启新纪元", "Open a new epoch of the log"},
                        R"({"reason":"备份恢复后尾部丢失"})", {RefusalWord::epoch_not_needed, RefusalWord::reason_missing}),
  };
  return operations;
}

}  // namespace liaoxin::registry
