#include "http/desk_evidence.hpp"

#include "base/hash.hpp"
#include "http/components.hpp"
#include "http/form.hpp"
#include "http/target.hpp"

namespace liaoxin::http {
namespace {

/// More than any file of evidence and the fields beside it; how large one may be is a parameter of the act.
constexpr std::uint64_t kEvidenceBodyBytes = 8ULL << 20;

class KeptInMemory final : public UploadedFile {
 public:
  void write(std::string_view bytes) override { content += bytes; }
  base::Bytes content;
};

}  // namespace

bool is_evidence_form(const std::vector<std::string>& path) {
  const std::vector<std::string> own{"desk", "do", std::string(kAddEvidence)}, counter{"desk", "sitting", "do", std::string(kAddEvidence)};
  return path == own || path == counter;
}

std::expected<std::shared_ptr<Upload>, Response> begin_evidence(DeskVisit& visit, std::uint64_t body_bytes) {
  if (body_bytes > kEvidenceBodyBytes) return std::unexpected(refused_page(visit, base::make_refusal(base::RefusalWord::evidence_too_large, std::to_string(kEvidenceBodyBytes >> 20) + " MiB")));
  return std::make_shared<Upload>(*multipart_boundary(visit.request.field("content-type")), std::make_unique<KeptInMemory>());
}

void add_evidence_file(const Upload& upload, base::json::object& input) {
  const auto* kept = dynamic_cast<const KeptInMemory*>(upload.file.get());
  if (kept == nullptr) return;
  input["name"] = upload.reader.so_far().file_name;
  input["file"] = base::base64(kept->content);
}

Markup evidence_list(const PageContext& context, const std::vector<DeskEvidence>& evidence) {
  if (evidence.empty()) return {};
  Markup list;
  for (const DeskEvidence& one : evidence) {
    list += h("li", {}, h("a", {href(context.link(Url("/desk/evidence").segment(one.id)))}, filed(context, one.name)), " ",
              h("span", {css("quiet")}, context.say("evidence.facts", {{"kind", one.kind}, {"kib", (one.bytes + 1023) / 1024}}), " ", moment(one.added_at)));
  }
  return all(h("h2", {}, context.say("evidence.title")), h("ul", {}, list));
}

Response evidence_response(DeskVisit& visit, Desk& desk, const std::string& id) {
  auto file = desk.evidence_file(visit.token, id);
  if (!file) return refused_page(visit, base::make_refusal(base::RefusalWord::not_found));
  Response response;
  response.body = std::move(file->content);
  response.fields = {{"Content-Type", file->media_type}, {"Cache-Control", "no-store"}, {"Content-Disposition", "attachment; filename*=UTF-8''" + percent_encoded(file->name)}};
  return response;
}

}  // namespace liaoxin::http
