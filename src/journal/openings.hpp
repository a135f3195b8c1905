#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "base/refusal.hpp"
#include "journal/leaf.hpp"

/// What its holder needs to show the body behind a commitment: class, salt and body, beside the leaf.
namespace liaoxin::journal {

struct Opening {
  CommitClass commit_class{};
  base::Bytes salt;  ///< 32 bytes
  base::Bytes body;  ///< canonical JSON, or a 32-byte digest
  bool operator==(const Opening&) const = default;
};

/// Refuses with opening_false when the leaf has no commitment of that class, or salt and body do not give it.
/// A commitment by HMAC-SM3 is refused the same way: this version cannot check it.
[[nodiscard]] base::Result<void> verify_opening(const Leaf& leaf, const Opening& opening);

/// The form of one disclosed class in files: bytes as padded standard base64.
struct OpeningText {
  std::int64_t commit_class = 0;
  std::string salt;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(OpeningText, (), (commit_class, salt, body))

[[nodiscard]] OpeningText to_text(const Opening& opening);
/// Refuses with opening_malformed an unknown class, bytes that are not strict base64, or a salt that is not 32 bytes.
[[nodiscard]] base::Result<Opening> from_text(const OpeningText& text);

/// The openings part of a receipt or certificate: a leaf and those of its classes that are disclosed.
struct LeafOpening {
  std::string leaf;                  ///< base64 of the leaf's bytes
  std::vector<OpeningText> opened;
};
BOOST_DESCRIBE_STRUCT(LeafOpening, (), (leaf, opened))

[[nodiscard]] LeafOpening leaf_opening(const Leaf& leaf, const std::vector<Opening>& opened);

struct OpenedLeaf {
  base::Bytes bytes;
  Leaf leaf;
  std::vector<Opening> opened;
};
/// Reads the leaf that stands at `own_index` and checks every disclosed class against its commitment.
[[nodiscard]] base::Result<OpenedLeaf> open_leaf(const LeafOpening& opening, std::uint64_t own_index);

}  // namespace liaoxin::journal
