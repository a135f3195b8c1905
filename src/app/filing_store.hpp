#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/platform.hpp"
#include "base/json.hpp"

/// Files sent through the desk and their refused rows, in DATA/filings: each filing a directory of its own, readable by its
/// owner alone, every file in it sealed to its place. None of it is part of a backup: what was taken stands in the database.
namespace liaoxin::app {

/// A refusal as it is kept.
struct KeptRefusal {
  std::string word, kind, reference;
  base::LocalText message, remedy;
  std::string pointer;
};
BOOST_DESCRIBE_STRUCT(KeptRefusal, (), (word, kind, reference, message, remedy, pointer))
[[nodiscard]] KeptRefusal kept(const base::Refusal& refusal);
[[nodiscard]] base::Refusal refusal_of(const KeptRefusal& kept);

/// A row that was refused: its cells as they were given, in the order of the form.
struct KeptRow {
  std::int64_t number = 0;
  std::vector<std::string> cells;
  std::vector<KeptRefusal> refusals;
};
BOOST_DESCRIBE_STRUCT(KeptRow, (), (number, cells, refusals))

struct KeptReceipt {
  std::int64_t import_id = 0, log_index = 0, log_size = 0;
};
BOOST_DESCRIBE_STRUCT(KeptReceipt, (), (import_id, log_index, log_size))

/// One file of a unit: who filed it, what was said of it, what became of it.
struct Filing {
  std::string id;  ///< fil-…, 128 random bits
  std::string actor, actor_name;
  std::int64_t filed_at = 0;  ///< µs
  std::string state;          ///< words of http::FilingState
  std::string item, service, served_on, service_column, file_name;
  bool is_reviewed = false;
  std::int64_t file_bytes = 0;
  std::int64_t attempts = 0;
  std::int64_t rows_read = 0;  ///< durable, of a file that was refused in the middle
  std::int64_t rows = 0, accepted = 0, held = 0, refused = 0, same = 0, replaced = 0, attested = 0, mended = 0;
  std::int64_t left = 0;  ///< refused rows that are kept to be mended
  std::string verdict_hash;
  bool has_verdicts = false;
  std::vector<KeptReceipt> receipts;
  std::vector<std::string> unknown_headings;
  std::optional<KeptRefusal> refusal;
};
BOOST_DESCRIBE_STRUCT(Filing, (),
                      (id, actor, actor_name, filed_at, state, item, service, served_on, service_column, file_name, is_reviewed, file_bytes, attempts, rows_read, rows, accepted, held, refused, same,
                       replaced, attested, mended, left, verdict_hash, has_verdicts, receipts, unknown_headings, refusal))

/// Whether filing it attests anything: that the decisions were served, or that the texts were reviewed.
[[nodiscard]] bool attests(const Filing& filing);

/// A file of our own naming that is written piece by piece; removed with the object, unless it was taken out of its hands.
class ScratchFile {
 public:
  /// Throws base::Failure: file_failed, disk_full.
  explicit ScratchFile(const std::filesystem::path& path);
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  void write(std::string_view bytes);
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string bytes() const;

 private:
  std::filesystem::path path_;
  int descriptor_;
};

/// One caller at a time, and one process: what stands in the filings themselves is read once.
class FilingStore {
 public:
  /// Removes what an interrupted process left half written; a filing that cannot be opened is passed over.
  FilingStore(const Places& places, const store::KeyStore& keys);

  /// A new name in the place for files that are on their way.
  [[nodiscard]] std::filesystem::path scratch_path(base::Random& random) const;
  [[nodiscard]] static std::string new_id(base::Random& random);

  /// Nothing when there is none, or its number is none.
  [[nodiscard]] std::optional<Filing> find(const std::string& id) const;
  [[nodiscard]] std::vector<Filing> all() const;
  void save(const Filing& filing);
  void remove(const std::string& id);

  enum class Part { file, verdicts, rows };
  void put(const std::string& id, Part part, std::string_view bytes) const;
  [[nodiscard]] std::optional<std::string> get(const std::string& id, Part part) const;
  void drop(const std::string& id, Part part) const;
  void put_rows(const std::string& id, const std::vector<KeptRow>& rows) const;
  [[nodiscard]] std::vector<KeptRow> rows(const std::string& id) const;

 private:
  [[nodiscard]] std::filesystem::path directory(const std::string& id) const { return root_ / id; }
  /// The directory of a filing, made where there is none.
  [[nodiscard]] std::filesystem::path home_of(const std::string& id) const;
  [[nodiscard]] std::optional<Filing> read(const std::string& id) const;
  std::filesystem::path root_;
  const store::KeyStore& keys_;
  std::map<std::string, Filing> filings_;
};

}  // namespace liaoxin::app
