#include "report/recall_file.hpp"

#include "base/check.hpp"
#include "base/json.hpp"
#include "journal/codes.hpp"
#include "journal/commitment.hpp"
#include "journal/tlog_proof.hpp"
#include "journal/tree.hpp"

namespace liaoxin::report {
namespace {

using Word = base::RefusalWord;

struct Parsed {
  RecallFile file;
  base::Hash body_digest;
};

base::Result<Parsed> parse(std::string_view json_text) {
  const base::json::value value = TRY(base::parse_json(json_text));
  auto file = base::from_json<RecallFile>(value);
  if (!file) return std::unexpected(std::move(file).error().front());
  TRY_VOID(check_shape(file->body));
  // Every member of the body is now known to be a text or an exact integer, so that the canonical form exists. It
  // is taken from the value as it came: a member this program would have left out counts as a change.
  const std::string body = base::canonical_json(value.as_object().at("body"));
  return Parsed{std::move(*file), base::sha256(body)};
}

base::Result<void> check_issued(const journal::Leaf& leaf, const RecallOpenings& openings, const base::Hash& digest) {
  if (leaf.kind != journal::LeafKind::issued || leaf.schema != journal::schema_code("certificate")) {
    return base::refuse(Word::recall_not_issued, {}, "/openings/leaf");
  }
  auto salt = base::unbase64(openings.salt);
  if (!salt) return base::refuse(Word::opening_malformed, "salt", "/openings/salt");
  const journal::Opening opening{journal::CommitClass::document, std::move(*salt), base::Bytes(base::view(digest))};
  if (!journal::verify_opening(leaf, opening)) return base::refuse(Word::recall_body_false, {}, "/body");
  return {};
}

base::Result<std::vector<journal::OpenedLeaf>> open_items(const RecallFile& file) {
  if (file.openings.items.size() != file.body.items.size()) {
    return base::refuse(Word::recall_item_missing, {}, "/openings/items");
  }
  std::vector<journal::OpenedLeaf> opened;
  for (std::size_t i = 0; i < file.body.items.size(); ++i) {
    const RecallItem& item = file.body.items[i];
    opened.push_back(TRY(journal::open_leaf(file.openings.items[i], static_cast<std::uint64_t>(item.index))));
    if (base::base64(base::view(journal::leaf_hash(opened.back().bytes))) != item.leaf_hash) {
      return base::refuse(Word::recall_item_false, {}, "/openings/items/" + std::to_string(i));
    }
  }
  return opened;
}

}  // namespace

std::string write_recall_file(const RecallCertificate& certificate, const IssuedLeaf& issued,
                              std::string_view tlog_proof, const std::vector<journal::LeafOpening>& items) {
  CHECK(check_shape(certificate));
  CHECK(items.size() == certificate.items.size());
  const RecallOpenings openings{base::base64(journal::encode_leaf(issued.leaf)), base::base64(issued.salt), items};
  return base::canonical_json(base::to_json(RecallFile{certificate, openings, std::string(tlog_proof)})) + "\n";
}

base::Result<VerifiedRecall> verify_recall(std::string_view json_text, std::string_view vkey) {
  const Parsed parsed = TRY(parse(json_text));
  const RecallFile& file = parsed.file;
  const journal::TlogProof proof = TRY(journal::parse_tlog_proof(file.proof));
  const auto leaf_bytes = base::unbase64(file.openings.leaf);
  if (!leaf_bytes) return base::refuse(Word::opening_malformed, "leaf", "/openings/leaf");
  // 1. The leaf is an issued certificate's and commits to exactly this body.
  const journal::Leaf leaf = TRY(journal::decode_leaf(*leaf_bytes, proof.index));
  TRY_VOID(check_issued(leaf, file.openings, parsed.body_digest));
  // 2., 3. The leaf stands in the log of the given key.
  const std::vector<journal::VerifierKey> keys = {TRY(journal::parse_vkey(vkey))};
  journal::Checkpoint checkpoint =
      TRY(journal::verify_tlog_proof(journal::leaf_hash(*leaf_bytes), proof, keys));
  if (file.body.origin != checkpoint.origin) return base::refuse(Word::recall_origin_false, {}, "/body/origin");
  if (static_cast<std::uint64_t>(file.body.log_size) > proof.index) {
    return base::refuse(Word::recall_log_size_false, {}, "/body/log_size");
  }
  // 4. Every leaf the body names is the one whose hash it gives, and what is opened belongs to it.
  std::vector<journal::OpenedLeaf> items = TRY(open_items(file));
  return VerifiedRecall{file.body, proof.index, std::move(checkpoint), std::move(items)};
}

}  // namespace liaoxin::report
