#pragma once
#include <cstdint>
#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/refusal.hpp"

/// What stands behind the pages on which a unit files its records (arts. 7, 12). Safe to call from several threads. Throws
/// base::Failure when the machine fails. Each call takes the token of the login; what belongs to another unit is not there.
namespace liaoxin::http {

/// Where the bytes of a file go while they arrive, under a name of our own. Dropped, nothing of it stays.
class UploadedFile {
 public:
  virtual ~UploadedFile() = default;
  virtual void write(std::string_view bytes) = 0;
};

/// A column of a form, as it is headed.
struct FormColumn {
  std::string code;
  base::LocalText name;
};

/// An item of the catalogue that a file may be about.
struct FilingItem {
  std::string code;
  base::LocalText title;
  bool is_told_first = false;            ///< not shown before somebody attests that it was served
  std::vector<FormColumn> date_columns;  ///< one of them may hold the day of service
  std::string served_column;             ///< code of the one that does by the form, or empty
};

/// What an officer says about a file.
struct FilingInput {
  std::string item;
  std::string service;  ///< none (not served yet), on (all on one day), column (by a column of the file)
  std::string served_on, service_column;
  bool is_reviewed = false;  ///< the secrecy review is attested
  std::string kept;          ///< number of a file sent before, in place of a new one
  std::string file_name;     ///< of a new one
  std::uint64_t file_bytes = 0;
};

enum class FilingState {
  kept,     ///< the file is here, its form was refused
  waiting,
  running,
  done,
  refused,  ///< the file as a whole
  failed,   ///< the machine; it can be run again
};

/// One file of a unit and what became of it.
struct FilingView {
  std::string id;  ///< fil-…
  FilingInput said;
  base::LocalText item_title;
  std::string filed_by, filed_at, kept_until;  ///< name of the officer; RFC 3339; last day
  FilingState state = FilingState::kept;
  std::int64_t rows_read = 0;
  int percent_read = 0;
  std::int64_t rows = 0, accepted = 0, held = 0, refused = 0, same = 0, replaced = 0, attested = 0;
  std::int64_t mended = 0;  ///< refused rows that were taken after they were mended
  std::int64_t left = 0;    ///< refused rows that still wait to be mended
  struct Receipt {
    std::int64_t import_id = 0, log_index = 0, log_size = 0;
  };
  std::vector<Receipt> receipts;
  std::vector<std::string> unknown_headings;
  std::string verdict_hash;
  std::optional<base::Refusal> refusal;
  bool has_verdicts = false;
};

/// One cell of a refused row.
struct RefusedCell {
  FormColumn column;
  std::string value;                 ///< as it was given
  std::vector<FormColumn> choices;   ///< of a closed list: the values a cell may hold
  std::string may_hold;              ///< the values of a list of which several, or others too, may stand in the cell
  std::vector<base::Refusal> refusals;
  bool can_change = true;            ///< not a number of a person, nor a text too long for a page
};

struct RefusedRow {
  std::int64_t number = 0;  ///< of the file
  std::string about;        ///< name of its subject, empty of a natural person
  bool is_about_person = false;           ///< a natural person or individual business: opened one at a time
  std::vector<base::Refusal> refusals;    ///< of the row as a whole
  std::vector<RefusedCell> cells;         ///< all columns of the form
};

/// Which refused rows to show.
struct RefusedQuery {
  std::int64_t after = 0;          ///< rows behind this number
  std::optional<std::int64_t> row;  ///< this one alone
};
struct RefusedPage {
  FilingView filing;
  std::vector<RefusedRow> rows;
  bool has_more = false;
};

/// Cells as they are filled in now, by row and column.
using MendedRows = std::map<std::int64_t, std::map<std::string, std::string>>;
struct MendResult {
  std::int64_t taken = 0, left = 0;  ///< of the rows that were sent; of the file
};

class FilingDesk {
 public:
  virtual ~FilingDesk() = default;
  /// Whether the role that is chosen files records: an officer of a unit.
  [[nodiscard]] virtual bool may_file(const std::string& token) = 0;
  /// The items in force that come by file.
  [[nodiscard]] virtual std::vector<FilingItem> items(const std::string& token) = 0;
  /// The empty form of an item as a workbook; nothing of an item that is not among them.
  [[nodiscard]] virtual std::optional<std::string> blank_form(const std::string& token, const std::string& item) = 0;
  /// A place for a file that is about to arrive. Refusals: not_signed_in, operation_not_allowed.
  [[nodiscard]] virtual base::Result<std::unique_ptr<UploadedFile>> receive(const std::string& token) = 0;

  /// A form that is refused keeps its file, which need not be sent again.
  struct Refused {
    std::string kept;  ///< fil-…, or empty where there was no file
    std::vector<base::Refusal> refusals;
  };
  /// Takes the file to be judged; gives the number under which its progress is seen. Refusals: not_signed_in,
  /// operation_not_allowed, upload_missing, item_unknown, attestation_choice, date_invalid, service_date_impossible,
  /// heading_unknown, factor_not_fresh, filings_waiting.
  [[nodiscard]] virtual std::expected<std::string, Refused> file(const std::string& token, const FilingInput& input, std::unique_ptr<UploadedFile> file) = 0;
  /// Keeps the file of a form that goes no further; its number, or empty where there is none.
  [[nodiscard]] virtual std::string keep(const std::string& token, const FilingInput& input, std::unique_ptr<UploadedFile> file) = 0;
  /// Files of the unit, newest first.
  [[nodiscard]] virtual std::vector<FilingView> list(const std::string& token) = 0;
  [[nodiscard]] virtual std::optional<FilingView> find(const std::string& token, const std::string& id) = 0;
  /// The verdict file, in the form of the file that was sent.
  [[nodiscard]] virtual std::optional<std::string> verdicts(const std::string& token, const std::string& id) = 0;
  /// Runs one that failed once more. False when there is none.
  [[nodiscard]] virtual bool run_again(const std::string& token, const std::string& id) = 0;
  [[nodiscard]] virtual std::optional<RefusedPage> refused_rows(const std::string& token, const std::string& id, const RefusedQuery& query) = 0;
  /// Judges these rows again, as a file of them, unless `is_judged` is false. What is refused stays as it is filled in now.
  /// Refusals: not_found, factor_not_fresh, and those of an import.
  [[nodiscard]] virtual std::expected<MendResult, std::vector<base::Refusal>> mend(const std::string& token, const std::string& id, const MendedRows& rows, bool is_judged) = 0;
};

}  // namespace liaoxin::http
