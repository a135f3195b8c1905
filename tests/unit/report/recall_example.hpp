#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "journal/codes.hpp"
#include "journal/commitment.hpp"
#include "journal/proof.hpp"
#include "journal/tlog_proof.hpp"
#include "report/recall_file.hpp"

namespace liaoxin::report {

/// A small log with a decision, a notice to each of `recipients` units and the first one's confirmation.
struct RecallExample {
  base::SeededRandom random{9};
  journal::Ed25519Signer signer{"localhost:8080/log/0", base::Bytes(32, 'k')};
  journal::TreeEdge edge;
  std::map<std::pair<unsigned, std::uint64_t>, base::Bytes> tiles;
  std::vector<journal::LeafOpening> openings;
  RecallCertificate certificate;

  std::uint64_t append(const journal::Leaf& leaf) {
    edge.append(journal::leaf_hash(journal::encode_leaf(leaf)));
    for (const journal::Tile& tile : edge.take_tiles()) tiles[{tile.level, tile.n}] = tile.data;
    return edge.size() - 1;
  }

  std::int64_t add_item(journal::LeafKind kind, const std::string& body) {
    const journal::SaltedCommit fact = journal::commit_to(kind, journal::CommitClass::fact, body, random);
    const journal::SaltedCommit actor = journal::commit_to(kind, journal::CommitClass::actor, "{}", random);
    const std::uint16_t schema = journal::schema_code("operation");
    const journal::Leaf leaf{kind, 0, 1'790'000'000, schema, 0, {}, {fact.commit, actor.commit}};
    const auto index = static_cast<std::int64_t>(append(leaf));
    const base::Hash hash = journal::leaf_hash(journal::encode_leaf(leaf));
    certificate.items.push_back({index, base::base64(base::view(hash))});
    openings.push_back(journal::leaf_opening(leaf, {{journal::CommitClass::fact, fact.salt, body}}));
    return index;
  }

  explicit RecallExample(int recipients) {
    certificate.number = fresh_number(random);
    certificate.address = "https://credit.example/recall/" + certificate.number;
    certificate.origin = signer.origin();
    certificate.organisation_name = "沈阳某某机械有限公司";
    certificate.organisation_uscc = "91210100MA0000000X";
    certificate.item_code = "C4-03";
    certificate.item_title_zh = "行政处罚";
    certificate.item_title_en = "administrative penalty";
    certificate.document_number = "沈市监罚〔2026〕12号";
    append({journal::LeafKind::access, 0, 1, journal::schema_code("access"), 0, {}, {}});
    certificate.decision = {"withdrawn", "2026-09-28T10:00:00+08:00",
                            add_item(journal::LeafKind::correct, R"({"ending":"withdrawn"})")};
    for (int i = 0; i < recipients; ++i) {
      RecallRecipient recipient{"沈阳市第" + std::to_string(i + 1) + "数据使用单位", "行政机关", "authority", "sharing",
                                "2026-08-01T09:00:00+08:00", "2026-09-28T10:00:01+08:00", 0, {}, {}};
      recipient.told_index = add_item(journal::LeafKind::write, R"({"told":)" + std::to_string(i) + "}");
      certificate.recipients.push_back(recipient);
    }
    if (recipients > 0) {
      certificate.recipients[0].confirmed_at = "2026-09-28T11:30:00+08:00";
      certificate.recipients[0].confirmed_index = add_item(journal::LeafKind::write, R"({"confirmed":0})");
    }
    certificate.log_size = static_cast<std::int64_t>(edge.size());
    certificate.issued_at = "2026-09-28T11:30:01+08:00";
  }

  /// Appends the certificate's leaf and gives the file with its proof under a checkpoint of the whole log.
  std::string issue() {
    const IssuedLeaf issued = issue_leaf(certificate, 0, random);
    return file_of(issued);
  }

  std::string file_of(const IssuedLeaf& issued) {
    const std::uint64_t index = append(issued.leaf);
    append({journal::LeafKind::access, 0, 2, journal::schema_code("access"), 0, {}, {}});
    const auto reader = [this](unsigned level, std::uint64_t n, unsigned) -> std::optional<base::Bytes> {
      return tiles.at({level, n});
    };
    const journal::TlogProof proof{
        index, *journal::inclusion_proof(index, edge.size(), reader),
        journal::sign_checkpoint({signer.origin(), edge.size(), edge.root(), ""}, signer)};
    return write_recall_file(certificate, issued, journal::encode_tlog_proof(proof), openings);
  }
};

}  // namespace liaoxin::report
