// The recall certificate on the public face: its page, its file, its print. It opens only with its number.
#include "app/public_face_reader.hpp"
#include "base/check.hpp"
#include "journal/codes.hpp"
#include "journal/openings.hpp"
#include "journal/proof.hpp"
#include "journal/tlog_proof.hpp"
#include "report/certificate_pdf.hpp"
#include "report/recall_file.hpp"
#include "store/recipients.hpp"

namespace liaoxin::app {

using base::refuse;
using base::RefusalWord;

namespace {

struct LoadedCertificate {
  store::StoredCertificate stored;
  report::RecallCertificate body;
};
std::optional<LoadedCertificate> load_certificate(store::Connection& db, const std::string& number) {
  if (!report::is_certificate_number(number)) return std::nullopt;
  auto stored = store::find_certificate(db, number);
  if (!stored) return std::nullopt;
  const auto parsed = base::parse_json(stored->body);
  CHECK(parsed.has_value());
  auto body = base::from_json<report::RecallCertificate>(*parsed);
  CHECK(body.has_value());
  return LoadedCertificate{std::move(*stored), std::move(*body)};
}

}  // namespace

base::Result<registry::CertificateView> PublicFace::certificate(const std::string& number) {
  Reader reader = this->reader();
  const auto loaded = load_certificate(reader.db(), number);
  if (!loaded) return refuse(RefusalWord::not_found);
  const report::RecallCertificate& body = loaded->body;
  registry::CertificateView view;
  view.number = body.number;
  view.organisation = body.organisation_name;
  view.uscc = body.organisation_uscc;
  view.item = body.item_code;
  view.item_title = {body.item_title_zh, body.item_title_en};
  view.document_number = body.document_number;
  view.end = body.decision.ending;
  view.end_title = registry::printed(loaded->stored.ended);
  view.record_runs_on = registry::leaves_the_record(loaded->stored.ended);
  view.decided_at = body.decision.at;
  view.decision_index = body.decision.index;
  view.issued_at = body.issued_at;
  view.log_size = body.log_size;
  view.certificate_index = store::log_index(reader.db(), loaded->stored.row_id);
  for (const report::RecallRecipient& recipient : body.recipients) {
    registry::RecipientView line;
    line.kind = {recipient.kind_zh, recipient.kind_en};
    line.name = recipient.name;
    line.received_at = recipient.received_at;
    line.told_at = recipient.told_at;
    line.told_index = recipient.told_index;
    line.confirmed_at = recipient.confirmed_at.value_or("");
    line.confirmed_index = recipient.confirmed_index.value_or(-1);
    view.recipients.push_back(std::move(line));
  }
  return view;
}

base::Result<std::string> PublicFace::certificate_file(const std::string& number) {
  Reader reader = this->reader();
  store::Connection& db = reader.db();
  const auto loaded = load_certificate(db, number);
  if (!loaded) return refuse(RefusalWord::not_found);
  // A certificate lies whole in one epoch of the log.
  const auto [epoch, index] = store::log_place(db, loaded->stored.row_id);
  const auto own = store::open_vault(db, keys_, loaded->stored.row_id, journal::CommitClass::document);
  CHECK(own.has_value());
  const auto leaf = journal::decode_leaf(store::leaf_at(db, epoch, index), static_cast<std::uint64_t>(index));
  CHECK(leaf.has_value());
  const auto checkpoint = store::newest_checkpoint(db, epoch);
  CHECK(checkpoint.has_value());
  const auto path = journal::inclusion_proof(static_cast<std::uint64_t>(index), checkpoint->size, store::tile_reader(db, epoch));
  CHECK(path.has_value());
  const std::string proof = journal::encode_tlog_proof({static_cast<std::uint64_t>(index), *path, checkpoint->note});
  std::vector<journal::LeafOpening> openings;
  for (const report::RecallItem& item : loaded->body.items) {
    const auto item_leaf = journal::decode_leaf(store::leaf_at(db, epoch, item.index), static_cast<std::uint64_t>(item.index));
    CHECK(item_leaf.has_value());
    // Facts of the act are shown, never who did it or why, and never what the record said.
    std::vector<journal::Opening> opened;
    if (journal::find_schema(item_leaf->schema)->word == "operation") {
      const auto content = store::open_vault(db, keys_, store::row_at(db, epoch, item.index), journal::CommitClass::fact);
      if (content) opened.push_back({journal::CommitClass::fact, content->salt, content->body});
    }
    openings.push_back(journal::leaf_opening(*item_leaf, opened));
  }
  return report::write_recall_file(loaded->body, {*leaf, own->salt}, proof, openings);
}

base::Result<std::string> PublicFace::certificate_pdf(const std::string& number) {
  Reader reader = this->reader();
  const auto loaded = load_certificate(reader.db(), number);
  if (!loaded) return refuse(RefusalWord::not_found);
  return report::certificate_pdf(loaded->body);
}

}  // namespace liaoxin::app
