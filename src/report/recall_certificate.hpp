#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "base/hash.hpp"
#include "base/seal.hpp"
#include "journal/leaf.hpp"

/// The recall certificate 消除凭证 (article 39): that one record's display, sharing and use ended, and who among
/// those that had received it was told and has confirmed. It never repeats the content that ended.
namespace liaoxin::report {

/// What ended the record. Times in all these structs are RFC 3339 with +08:00, whole seconds; indexes are
/// positions in the log.
struct RecallDecision {
  std::string ending;  ///< reason word of journal/codes.txt: corrected, withdrawn, document_fallen, display_ended, ...
  std::string at;
  std::int64_t index = 0;
};
BOOST_DESCRIBE_STRUCT(RecallDecision, (), (ending, at, index))

/// One unit or system that had received the record.
struct RecallRecipient {
  std::string name;
  std::string kind_zh;
  std::string kind_en;
  std::string channel;      ///< disclosure, inquiry or sharing
  std::string received_at;
  std::string told_at;
  std::int64_t told_index = 0;
  std::optional<std::string> confirmed_at;
  std::optional<std::int64_t> confirmed_index;  ///< present exactly when confirmed_at is
};
BOOST_DESCRIBE_STRUCT(RecallRecipient, (),
                      (name, kind_zh, kind_en, channel, received_at, told_at, told_index, confirmed_at,
                       confirmed_index))

/// A leaf the certificate speaks of: the decision, each notice, each confirmation.
struct RecallItem {
  std::int64_t index = 0;
  std::string leaf_hash;  ///< base64 of the 32 bytes
};
BOOST_DESCRIBE_STRUCT(RecallItem, (), (index, leaf_hash))

struct RecallCertificate {
  std::string format = "liaoxin/recall/v1";
  std::string number;     ///< fresh_number(): who has it may open the page, nobody can guess it
  std::string address;    ///< the page of this number, where a later state shows
  std::string origin;     ///< of the log
  std::int64_t log_size = 0;  ///< leaves before the certificate's own; every item lies below
  std::string issued_at;
  std::optional<std::string> expires_at;  ///< absent: a recall certificate does not expire
  std::string organisation_name;
  std::string organisation_uscc;
  std::string item_code;
  std::string item_title_zh;
  std::string item_title_en;
  std::string document_number;
  RecallDecision decision;
  std::vector<RecallRecipient> recipients;
  std::vector<RecallItem> items;
};
BOOST_DESCRIBE_STRUCT(RecallCertificate, (),
                      (format, number, address, origin, log_size, issued_at, expires_at, organisation_name,
                       organisation_uscc, item_code, item_title_zh, item_title_en, document_number, decision,
                       recipients, items))

/// 128 random bits in base32: 26 characters.
[[nodiscard]] std::string fresh_number(base::Random& random);
[[nodiscard]] bool is_certificate_number(std::string_view text);

/// How an ending is called in both languages; the word itself when codes.txt does not know it.
[[nodiscard]] base::LocalText ending_title(std::string_view ending);

/// The indexes the items must cover: decision, notices, confirmations; ascending, each once.
[[nodiscard]] std::vector<std::int64_t> required_indexes(const RecallCertificate& certificate);

/// Shape of the values: format, number, times, indexes below the log size, item hashes. Refuses with
/// recall_body_malformed and the JSON pointer, or recall_item_missing when the items are not exactly the leaves of
/// decision, notices and confirmations in ascending order.
[[nodiscard]] base::Result<void> check_shape(const RecallCertificate& certificate);

/// The bytes that are committed to: canonical JSON (RFC 8785).
[[nodiscard]] std::string canonical_body(const RecallCertificate& certificate);

/// The kind-7 leaf to append when issuing, and the salt of its commitment to SHA256(canonical_body). It refers to
/// the decision. A certificate that check_shape() would refuse is a bug (CHECK).
struct IssuedLeaf {
  journal::Leaf leaf;
  base::Bytes salt;
};
[[nodiscard]] IssuedLeaf issue_leaf(const RecallCertificate& certificate, std::uint32_t ledger, base::Random& random);

}  // namespace liaoxin::report
