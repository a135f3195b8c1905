#include "app/verify_url.hpp"

#include <fmt/format.h>

#include <span>

#include "journal/log_check.hpp"
#include "journal/tile_path.hpp"

namespace liaoxin::app {
namespace {

using base::RefusalWord;

constexpr std::size_t kFullTileBytes = journal::kTileWidth * 32;

base::Result<void> check(const LogFile& file, const journal::VerifierKey& key, const std::optional<std::string>& remembered_note, LogVerdict& verdict) {
  const std::span keys(&key, 1);
  if (remembered_note) {
    const auto remembered = journal::open_checkpoint(*remembered_note, keys);
    if (!remembered) return base::refuse(RefusalWord::remembered_malformed, remembered.error().message.en);
    verdict.remembered = *remembered;
  }
  const auto note = file("checkpoint", journal::kMaxNoteBytes);
  if (!note) return base::refuse(RefusalWord::log_not_found);
  verdict.checkpoint = TRY(journal::open_checkpoint(*note, keys));
  verdict.note = *note;

  std::optional<base::Refusal> wrong_size;
  const journal::TileReader tiles = [&](unsigned level, std::uint64_t n, unsigned width) -> std::optional<base::Bytes> {
    const std::string path = journal::tile_path({journal::TileContent::hashes, level, n, width});
    auto data = file(path, kFullTileBytes);
    ++verdict.tiles;
    if (!data || data->size() == width * 32u) return data;
    wrong_size = base::make_refusal(RefusalWord::tile_size_false, fmt::format("{}: {} bytes", path, data->size()));
    return std::nullopt;
  };
  const auto checked = journal::check_log(*verdict.checkpoint, verdict.remembered, tiles);
  // A tile of another length is there, only wrong: more exact than "missing".
  if (wrong_size) return std::unexpected(*wrong_size);
  return checked;
}

base::json::value described(const std::optional<journal::Checkpoint>& checkpoint) {
  if (!checkpoint) return nullptr;
  return base::json::object{{"origin", checkpoint->origin}, {"size", checkpoint->size}, {"root", base::base64(base::view(checkpoint->root))}};
}

}  // namespace

LogVerdict verify_log(const LogFile& file, const journal::VerifierKey& key, const std::optional<std::string>& remembered_note) {
  LogVerdict verdict;
  if (auto checked = check(file, key, remembered_note, verdict); !checked) verdict.refusal = std::move(checked).error();
  return verdict;
}

base::json::object to_json(const LogVerdict& verdict) {
  base::json::object out{{"passed", verdict.passed()}, {"checkpoint", described(verdict.checkpoint)}, {"remembered", described(verdict.remembered)}, {"tiles", verdict.tiles},
                         {"note", verdict.note}};
  if (verdict.refusal) out["refusal"] = base::refusal_json(*verdict.refusal);
  return out;
}

}  // namespace liaoxin::app
