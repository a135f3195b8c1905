// Refused rows, mended where they stand.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/filing_service.hpp"
#include "app/refused_rows.hpp"
#include "base/check.hpp"
#include "base/text.hpp"
#include "intake/table_writer.hpp"

namespace liaoxin::app {
namespace {

using base::Refusal;
using base::RefusalWord;
using std::lock_guard;

/// Rows of one page: ten at most, and as many as a form can send back.
constexpr std::size_t kPageRows = 10, kPageBytes = 12 * 1024;

}  // namespace

std::optional<http::RefusedPage> FilingService::refused_rows(const std::string& token, const std::string& id, const http::RefusedQuery& query) {
  const auto officer = host_.officer(token);
  if (!officer) return std::nullopt;
  const lock_guard lock(mutex_);
  const auto filing = own(*officer, id);
  if (!filing || filing->state != "done") return std::nullopt;
  const statute::Item* item = pack_.item(filing->item);
  const statute::Schema* schema = item == nullptr ? nullptr : pack_.schema_of(*item);
  CHECK(schema != nullptr);
  http::RefusedPage page{.filing = view_of(*filing)};
  std::size_t bytes = 0;
  for (const KeptRow& row : store_.rows(id)) {
    if (query.row ? row.number != *query.row : row.number <= query.after) continue;
    if (page.rows.size() >= kPageRows || (bytes > 0 && bytes + bytes_of(row) > kPageBytes)) {
      page.has_more = true;
      break;
    }
    bytes += bytes_of(row);
    page.rows.push_back(row_view(*schema, row));
  }
  return page;
}

std::expected<http::MendResult, std::vector<Refusal>> FilingService::mend(const std::string& token, const std::string& id, const http::MendedRows& sent, bool is_judged) {
  const auto officer = host_.officer(token);
  const auto refuse = [](Refusal refusal) { return std::unexpected(std::vector{std::move(refusal)}); };
  if (!officer) return refuse(base::make_refusal(RefusalWord::not_found));
  std::expected<http::MendResult, std::vector<Refusal>> answer = refuse(base::make_refusal(RefusalWord::not_found));
  // Under the lock of the desks first, like any act; a file of a few rows is soon judged.
  host_.with_platform([&](Platform& platform) {
    const lock_guard lock(mutex_);
    auto filing = own(*officer, id);
    if (!filing || filing->state != "done") return;
    const statute::Schema* schema = pack_.schema_of(*pack_.item(filing->item));
    CHECK(schema != nullptr);
    // 1. What is filled in now is kept before anything else: nothing is lost by what is refused.
    std::vector<KeptRow> rows = store_.rows(id);
    std::vector<std::size_t> again;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const auto mended = sent.find(rows[r].number);
      if (mended == sent.end()) continue;
      rows[r].cells.resize(schema->columns.size());
      for (std::size_t i = 0; i < schema->columns.size(); ++i) {
        const auto cell = mended->second.find(schema->columns[i].code);
        if (cell != mended->second.end()) rows[r].cells[i] = cell->second;
      }
      // A row without any content is none to a reader; it stays as it is.
      if (std::ranges::any_of(rows[r].cells, [](const std::string& cell) { return !base::trim(cell).empty(); })) again.push_back(r);
    }
    store_.put_rows(id, rows);
    answer = http::MendResult{0, filing->left};
    if (!is_judged || again.empty()) return;
    if (attests(*filing) && !officer->is_fresh) {
      answer = refuse(base::make_refusal(RefusalWord::factor_not_fresh, {}, "/code_again"));
      return;
    }
    // 2. A file of these rows goes the way of every file.
    base::SystemRandom random;
    const ScratchFile file(store_.scratch_path(random));
    std::vector<std::string> headings;
    for (const statute::Column& column : schema->columns) headings.push_back(column.code);
    const auto table = intake::create_table(file.path(), {.format = intake::Format::csv, .encoding = intake::Encoding::utf8_with_bom, .delimiter = ','}, headings);
    for (const std::size_t r : again) table->write(rows[r].cells);
    table->finish();
    std::map<std::int64_t, KeptRow> still;
    ImportRequest request = request_of(*filing, officer->actor);
    request.file = file.path();
    request.on_refused = [&](const RefusedInput& row) { still.emplace(row.number, kept_row(row)); };
    const auto result = import_file(platform, request, [](const ImportProgress&) {});
    if (!result) {
      answer = refuse(result.error());
      return;
    }
    // 3. Those taken go; those refused stay with what is wrong now.
    std::vector<KeptRow> left;
    std::size_t next = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if (next < again.size() && again[next] == r) {
        const auto found = still.find(static_cast<std::int64_t>(++next));
        if (found == still.end()) continue;
        rows[r].refusals = found->second.refusals;
      }
      left.push_back(std::move(rows[r]));
    }
    const std::int64_t taken = static_cast<std::int64_t>(rows.size() - left.size());
    store_.put_rows(id, left);
    filing->left = static_cast<std::int64_t>(left.size());
    filing->mended += taken;
    if (result->log_index >= 0) filing->receipts.push_back({result->import_id, result->log_index, static_cast<std::int64_t>(result->log_size)});
    store_.save(*filing);
    answer = http::MendResult{taken, filing->left};
  });
  return answer;
}

}  // namespace liaoxin::app
