// The operations of list systems and listings, each declared once.
#include "cases/listing/listing.hpp"

namespace liaoxin::cases {

using base::BasisKind;
using base::RefusalWord;
using statute::closed;
using statute::command;

const std::vector<statute::Operation>& listing_commands() {
  static const std::vector<statute::Operation> operations{
      command<DraftListSystem>(
          "list_system.draft", {BasisKind::regulation, "27"}, {"起草严重失信主体名单制度", "Draft a list system"},
          R"({"list_code":"AQSC","name":"安全生产严重失信主体名单","grounds":["L28-1-04"],"legal_basis":"安全生产法第七十八条","basis_from_on":"2021-09-01","unit":"11210000MB0000002A","standard":"发生重大生产安全责任事故",)"
          R"("removal_requirements":"完成整改并经验收","removal_procedure":"向列入机关申请,十个工作日内决定","remedies":"行政复议、行政诉讼、异议","term_months":12})",
          {RefusalWord::list_system_province_only, RefusalWord::list_system_incomplete, RefusalWord::personal_number_in_text, RefusalWord::ground_not_shipped, RefusalWord::list_basis_missing, RefusalWord::unit_unknown, RefusalWord::list_term_invalid,
           RefusalWord::list_system_exists}),
      command<EstablishListSystem>("list_system.establish", {BasisKind::regulation, "27"}, {"设立严重失信主体名单制度", "Establish a list system"}, R"({"list_system":"lsy-…","decision_number":"联席〔2026〕1号","from_on":"2026-06-01"})",
                                   {RefusalWord::list_system_unknown, RefusalWord::list_system_province_only, RefusalWord::comments_still_open, RefusalWord::rule_draft_step_wrong, RefusalWord::comments_unanswered,
                                    RefusalWord::joint_decision_unknown, RefusalWord::joint_decision_too_early, RefusalWord::dates_out_of_order, RefusalWord::list_basis_not_in_force}),
      command<EndListSystem>("list_system.end", {BasisKind::regulation, "27"}, {"终止名单制度", "End a list system"}, R"({"list_system":"lsy-…","reason":"依据的规定已经废止"})",
                             {RefusalWord::list_system_unknown, RefusalWord::list_system_province_only, RefusalWord::reason_missing}),
      command<ProposeListing>(
          "listing.propose", {BasisKind::regulation, "38"}, {"拟列入严重失信主体名单", "Propose an entry on a serious list"},
          R"({"list_system":"lsy-…","record":"rec-…","ground":"L28-1-04","conduct":"隐瞒重大事故隐患并造成事故","limits":["造成三人以上伤亡,危害严重"],"evidence":"事故调查报告"})",
          {RefusalWord::list_system_unknown, RefusalWord::record_unknown, RefusalWord::organisation_only, RefusalWord::listing_not_for_item, RefusalWord::record_not_running, RefusalWord::document_stayed,
           RefusalWord::record_not_told, RefusalWord::record_treated_leniently, RefusalWord::record_contested, RefusalWord::listing_shielded, RefusalWord::listing_not_serious, RefusalWord::ground_not_shipped,
           RefusalWord::conduct_missing, RefusalWord::limiting_word_unanswered, RefusalWord::evidence_not_named, RefusalWord::id_number_in_text, RefusalWord::listing_open}),
      command<StateListing>("listing.state", {BasisKind::regulation, "38"}, {"对拟列入陈述、申辩", "State and defend before a listing"}, R"({"listing":"lst-…","statement":"事故责任尚未查清"})",
                            {RefusalWord::listing_unknown, RefusalWord::listing_step_wrong, RefusalWord::statement_missing}, {closed("statement")}),
      command<AnswerListing>("listing.answer", {BasisKind::product, "a reasoned answer"}, {"答复陈述、申辩", "Answer a statement"}, R"({"listing":"lst-…","reason":"事故调查报告已认定主要责任"})",
                             {RefusalWord::listing_unknown, RefusalWord::listing_step_wrong, RefusalWord::listing_nothing_to_answer, RefusalWord::reason_missing}),
      command<DecideListing>("listing.decide", {BasisKind::regulation, "38"}, {"决定是否列入", "Decide on a listing"}, R"({"listing":"lst-…","outcome":"entered","reason":"符合认定标准","document_number":"辽应急列〔2026〕1号"})",
                             {RefusalWord::listing_unknown, RefusalWord::second_person_needed, RefusalWord::other_office_needed, RefusalWord::listing_step_wrong, RefusalWord::outcome_unknown,
                              RefusalWord::reason_missing, RefusalWord::document_not_named, RefusalWord::listing_not_told, RefusalWord::listing_waiting, RefusalWord::listing_unanswered,
                              RefusalWord::list_system_unknown, RefusalWord::listing_basis_changed, RefusalWord::record_not_running, RefusalWord::document_stayed, RefusalWord::record_treated_leniently,
                              RefusalWord::record_contested, RefusalWord::listing_shielded, RefusalWord::listing_not_serious, RefusalWord::item_not_in_force, RefusalWord::document_number_used}),
      command<RemoveListing>("listing.remove", {BasisKind::regulation, "27"}, {"移出名单", "Remove from a list"}, R"({"listing":"lst-…","reason":"已完成整改并经验收"})",
                             {RefusalWord::listing_unknown, RefusalWord::listing_step_wrong, RefusalWord::record_not_running, RefusalWord::reason_missing}),
      command<ApplyRemoval>("listing.apply_removal", {BasisKind::regulation, "27"}, {"申请移出名单", "Apply for removal from a list"}, R"({"listing":"lst-…","statement":"已完成整改并经验收"})",
                            {RefusalWord::listing_unknown, RefusalWord::listing_step_wrong, RefusalWord::record_not_running, RefusalWord::removal_open, RefusalWord::statement_missing,
                             RefusalWord::parameter_not_in_force}, {closed("statement")}),
      command<RefuseRemoval>("listing.refuse_removal", {BasisKind::regulation, "27"}, {"不予移出名单", "Refuse a removal"}, R"({"listing":"lst-…","requirement":"经验收","reason":"验收尚未通过"})",
                             {RefusalWord::listing_unknown, RefusalWord::removal_not_asked, RefusalWord::removal_requirement_missing, RefusalWord::reason_missing})};
  return operations;
}

}  // namespace liaoxin::cases
