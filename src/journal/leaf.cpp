#include "journal/leaf.hpp"

#include <algorithm>
#include <optional>

#include "base/check.hpp"

namespace liaoxin::journal {
namespace {

constexpr std::uint8_t kVersion = 1;

template <class Number>
void put(base::Bytes& out, Number number) {
  for (int shift = static_cast<int>(sizeof(Number) - 1) * 8; shift >= 0; shift -= 8) {
    out += static_cast<char>(static_cast<std::uint64_t>(number) >> shift & 255);
  }
}

/// Takes big-endian numbers from the front; `ended` is set when the bytes do not reach.
struct Reader {
  std::string_view rest;
  bool ended = false;

  std::string_view take(std::size_t size) {
    if (rest.size() < size) {
      ended = true;
      rest = {};
      return {};
    }
    const std::string_view piece = rest.substr(0, size);
    rest.remove_prefix(size);
    return piece;
  }
  template <class Number>
  Number number() {
    std::uint64_t value = 0;
    for (const unsigned char c : take(sizeof(Number))) value = value << 8 | c;
    return static_cast<Number>(value);
  }
};

/// What the kind and the order ask for; the text of the broken rule, or nothing.
std::optional<std::string_view> broken_rule(const Leaf& leaf) {
  const bool may_refer = leaf.kind != LeafKind::write && leaf.kind != LeafKind::access;
  if (!may_refer && !leaf.references.empty()) return "reference on a write or access";
  if (leaf.kind == LeafKind::erase && leaf.references.empty()) return "erasure without a reference";
  if (leaf.kind == LeafKind::erase && leaf.schema != 0) return "erasure with a schema";
  const auto not_ascending = [](const Commit& a, const Commit& b) { return a.commit_class >= b.commit_class; };
  if (std::adjacent_find(leaf.commits.begin(), leaf.commits.end(), not_ascending) != leaf.commits.end()) {
    return "classes not ascending";
  }
  return std::nullopt;
}

std::unexpected<base::Refusal> malformed(std::string_view what) {
  return base::refuse(base::RefusalWord::leaf_malformed, what);
}

}  // namespace

base::Bytes encode_leaf(const Leaf& leaf) {
  CHECK(!broken_rule(leaf));
  CHECK(leaf.references.size() <= 255);
  base::Bytes out;
  out.reserve(20 + leaf.references.size() * 8 + leaf.commits.size() * 34);
  put(out, kVersion);
  put(out, static_cast<std::uint8_t>(leaf.kind));
  put(out, leaf.ledger);
  put(out, leaf.at_seconds);
  put(out, leaf.schema);
  put(out, leaf.reason);
  put(out, static_cast<std::uint8_t>(leaf.references.size()));
  for (const std::uint64_t reference : leaf.references) put(out, reference);
  put(out, static_cast<std::uint8_t>(leaf.commits.size()));
  for (const Commit& commit : leaf.commits) {
    put(out, static_cast<std::uint8_t>(commit.commit_class));
    put(out, static_cast<std::uint8_t>(commit.algorithm));
    out += base::view(commit.hash);
  }
  return out;
}

base::Result<Leaf> decode_leaf(std::string_view bytes, std::uint64_t own_index) {
  Reader reader{bytes};
  Leaf leaf;
  if (reader.number<std::uint8_t>() != kVersion) return malformed("version");
  const auto kind = reader.number<std::uint8_t>();
  if (kind < 1 || kind > 8) return malformed("kind");
  leaf.kind = static_cast<LeafKind>(kind);
  leaf.ledger = reader.number<std::uint32_t>();
  leaf.at_seconds = reader.number<std::uint64_t>();
  leaf.schema = reader.number<std::uint16_t>();
  leaf.reason = reader.number<std::uint16_t>();
  for (auto left = reader.number<std::uint8_t>(); left > 0; --left) {
    leaf.references.push_back(reader.number<std::uint64_t>());
    if (leaf.references.back() >= own_index) return malformed("reference does not point back");
  }
  for (auto left = reader.number<std::uint8_t>(); left > 0; --left) {
    const auto commit_class = reader.number<std::uint8_t>();
    const auto algorithm = reader.number<std::uint8_t>();
    const auto hash = base::to_hash(reader.take(32));
    if (!hash) return malformed("too short");
    if (commit_class < 1 || commit_class > 5) return malformed("class");
    if (algorithm < 1 || algorithm > 2) return malformed("algorithm");
    leaf.commits.push_back({static_cast<CommitClass>(commit_class), static_cast<CommitAlgorithm>(algorithm), *hash});
  }
  if (reader.ended) return malformed("too short");
  if (!reader.rest.empty()) return malformed("trailing bytes");
  if (const auto rule = broken_rule(leaf)) return malformed(*rule);
  return leaf;
}

}  // namespace liaoxin::journal
