#include "journal/tlog_proof.hpp"

#include <optional>

#include "journal/log_text.hpp"

namespace liaoxin::journal {
namespace {

constexpr std::string_view kHeader = "c2sp.org/tlog-proof@v1\n";
constexpr std::size_t kMaxPath = 63;

std::unexpected<base::Refusal> malformed(std::string_view what) {
  return base::refuse(base::RefusalWord::proof_malformed, what);
}

}  // namespace

std::string encode_tlog_proof(const TlogProof& proof) {
  std::string text(kHeader);
  text += "index " + std::to_string(proof.index) + "\n";
  for (const base::Hash& hash : proof.path) text += base::base64(base::view(hash)) + "\n";
  return text + "\n" + proof.checkpoint;
}

base::Result<TlogProof> parse_tlog_proof(std::string_view text) {
  if (!text.starts_with(kHeader)) return malformed("first line");
  std::string_view rest = text.substr(kHeader.size());
  auto line = take_line(rest);
  if (line && line->starts_with("extra ")) {
    if (!base::unbase64(line->substr(6))) return malformed("extra");
    line = take_line(rest);
  }
  if (!line || !line->starts_with("index ")) return malformed("index");
  const auto index = parse_decimal(line->substr(6));
  if (!index) return malformed("index");
  TlogProof proof{*index, {}, {}};
  for (line = take_line(rest); line && !line->empty(); line = take_line(rest)) {
    const auto bytes = base::unbase64(*line);
    const auto hash = bytes ? base::to_hash(*bytes) : std::nullopt;
    if (!hash) return malformed("hash");
    if (proof.path.size() == kMaxPath) return malformed("too many hashes");
    proof.path.push_back(*hash);
  }
  if (!line) return malformed("empty line");
  proof.checkpoint = std::string(rest);
  return proof;
}

base::Result<Checkpoint> verify_tlog_proof(const base::Hash& leaf, const TlogProof& proof,
                                           std::span<const VerifierKey> keys) {
  Checkpoint checkpoint = TRY(open_checkpoint(proof.checkpoint, keys));
  TRY_VOID(verify_inclusion(proof.index, checkpoint.size, leaf, proof.path, checkpoint.root));
  return checkpoint;
}

}  // namespace liaoxin::journal
