#pragma once
#include <boost/describe.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "journal/checkpoint.hpp"
#include "journal/openings.hpp"
#include "report/recall_certificate.hpp"

/// The recall certificate as one file, `NUMBER.recall.json`, which anybody checks with the log's public key and no
/// network: {"body": {...}, "openings": {...}, "proof": "..."}.
namespace liaoxin::report {

struct RecallOpenings {
  std::string leaf;  ///< base64 of the kind-7 leaf
  std::string salt;  ///< base64 of the salt under which it commits to the body's hash
  std::vector<journal::LeafOpening> items;  ///< one for each item of the body, in its order
};
BOOST_DESCRIBE_STRUCT(RecallOpenings, (), (leaf, salt, items))

struct RecallFile {
  RecallCertificate body;
  RecallOpenings openings;
  std::string proof;  ///< .tlog-proof text of the kind-7 leaf
};
BOOST_DESCRIBE_STRUCT(RecallFile, (), (body, openings, proof))

/// `items`: the leaves of certificate.items in their order, with the classes that are disclosed; the others stay
/// commitments.
[[nodiscard]] std::string write_recall_file(const RecallCertificate& certificate, const IssuedLeaf& issued,
                                            std::string_view tlog_proof,
                                            const std::vector<journal::LeafOpening>& items);

struct VerifiedRecall {
  RecallCertificate body;
  std::uint64_t index = 0;          ///< of the certificate's own leaf
  journal::Checkpoint checkpoint;   ///< under which it was shown
  std::vector<journal::OpenedLeaf> items;
};

/// The checks in the order in which they are refused:
/// - the file's shape: json_*, recall_body_malformed, proof_malformed, leaf_malformed, opening_malformed;
/// - recall_item_missing: the items are not the decision, every notice and every confirmation;
/// - recall_not_issued: the leaf is not that of an issued certificate;
/// - recall_body_false: the leaf does not commit to this body;
/// - key_malformed, note_*, checkpoint_malformed, origin_unknown, proof_false: the leaf is not in the key's log;
/// - recall_origin_false, recall_log_size_false: the body names another log or a size it cannot have had;
/// - recall_item_false, opening_false: a leaf is not the one of the item, or an opened body is not the leaf's.
[[nodiscard]] base::Result<VerifiedRecall> verify_recall(std::string_view json_text, std::string_view vkey);

/// What the certificate says, for a terminal, in both languages; and what it cannot say.
[[nodiscard]] std::string printed_facts(const VerifiedRecall& verified);

}  // namespace liaoxin::report
