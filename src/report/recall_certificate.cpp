#include "report/recall_certificate.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/json.hpp"
#include "journal/codes.hpp"
#include "journal/commitment.hpp"

namespace liaoxin::report {
namespace {

using Word = base::RefusalWord;

constexpr std::size_t kNumberBytes = 16;
constexpr std::int64_t kLargestExact = std::int64_t{1} << 53;  // beyond it JSON numbers are not exact

std::unexpected<base::Refusal> malformed(const std::string& pointer) {
  return base::refuse(Word::recall_body_malformed, pointer, "/body" + pointer);
}

bool is_time(const std::string& text) {
  const auto instant = base::Instant::parse_rfc3339(text);
  return instant && instant->rfc3339() == text;
}

base::Result<void> check_recipient(const RecallRecipient& recipient, const std::string& pointer) {
  if (recipient.name.empty()) return malformed(pointer + "/name");
  if (!is_time(recipient.received_at)) return malformed(pointer + "/received_at");
  if (!is_time(recipient.told_at)) return malformed(pointer + "/told_at");
  if (recipient.confirmed_at && !is_time(*recipient.confirmed_at)) return malformed(pointer + "/confirmed_at");
  if (recipient.confirmed_at.has_value() != recipient.confirmed_index.has_value()) {
    return malformed(pointer + "/confirmed_index");
  }
  return {};
}

base::Result<void> check_items(const RecallCertificate& certificate) {
  const std::vector<std::int64_t> required = required_indexes(certificate);
  std::vector<std::int64_t> listed;
  for (std::size_t i = 0; i < certificate.items.size(); ++i) {
    const RecallItem& item = certificate.items[i];
    const std::string pointer = "/items/" + std::to_string(i);
    if (item.index < 0 || item.index >= certificate.log_size) return malformed(pointer + "/index");
    const auto hash = base::unbase64(item.leaf_hash);
    if (!hash || hash->size() != 32) return malformed(pointer + "/leaf_hash");
    listed.push_back(item.index);
  }
  if (listed != required) return base::refuse(Word::recall_item_missing, {}, "/body/items");
  return {};
}

}  // namespace

std::string fresh_number(base::Random& random) { return base::base32(random.bytes(kNumberBytes)); }

bool is_certificate_number(std::string_view text) {
  const auto bytes = base::unbase32(text);
  return bytes && bytes->size() == kNumberBytes;
}

base::LocalText ending_title(std::string_view ending) {
  const journal::Code* code = journal::find_reason(ending);
  return code != nullptr ? code->title : base::LocalText{std::string(ending), std::string(ending)};
}

std::vector<std::int64_t> required_indexes(const RecallCertificate& certificate) {
  std::vector<std::int64_t> indexes = {certificate.decision.index};
  for (const RecallRecipient& recipient : certificate.recipients) {
    indexes.push_back(recipient.told_index);
    if (recipient.confirmed_index) indexes.push_back(*recipient.confirmed_index);
  }
  std::sort(indexes.begin(), indexes.end());
  indexes.erase(std::unique(indexes.begin(), indexes.end()), indexes.end());
  return indexes;
}

base::Result<void> check_shape(const RecallCertificate& certificate) {
  if (certificate.format != "liaoxin/recall/v1") return malformed("/format");
  if (!is_certificate_number(certificate.number)) return malformed("/number");
  if (certificate.origin.empty()) return malformed("/origin");
  if (certificate.log_size < 0 || certificate.log_size > kLargestExact) return malformed("/log_size");
  if (!is_time(certificate.issued_at)) return malformed("/issued_at");
  if (certificate.expires_at && !is_time(*certificate.expires_at)) return malformed("/expires_at");
  if (certificate.decision.ending.empty()) return malformed("/decision/ending");
  if (!is_time(certificate.decision.at)) return malformed("/decision/at");
  for (std::size_t i = 0; i < certificate.recipients.size(); ++i) {
    TRY_VOID(check_recipient(certificate.recipients[i], "/recipients/" + std::to_string(i)));
  }
  return check_items(certificate);
}

std::string canonical_body(const RecallCertificate& certificate) {
  return base::canonical_json(base::to_json(certificate));
}

IssuedLeaf issue_leaf(const RecallCertificate& certificate, std::uint32_t ledger, base::Random& random) {
  CHECK(check_shape(certificate));
  const base::Hash digest = base::sha256(canonical_body(certificate));
  journal::SaltedCommit committed =
      journal::commit_to(journal::LeafKind::issued, journal::CommitClass::document, base::view(digest), random);
  journal::Leaf leaf;
  leaf.kind = journal::LeafKind::issued;
  leaf.ledger = ledger;
  leaf.at_seconds = static_cast<std::uint64_t>(base::Instant::parse_rfc3339(certificate.issued_at)->seconds());
  leaf.schema = journal::schema_code("certificate");
  const journal::Code* reason = journal::find_reason(certificate.decision.ending);
  CHECK(reason != nullptr);
  leaf.reason = reason->number;
  leaf.references = {static_cast<std::uint64_t>(certificate.decision.index)};
  leaf.commits = {committed.commit};
  return {std::move(leaf), std::move(committed.salt)};
}

}  // namespace liaoxin::report
