#pragma once
#include <map>
#include <optional>
#include <string>

#include "app/executor.hpp"
#include "cases/designation/designation.hpp"
#include "registry/notice.hpp"

namespace liaoxin::app {

/// A document is stayed, or the stay lifted (art. 23): each record and each designation that rests on it is hidden or shown again, and its subject told once for each record.
class DocumentStay {
 public:
  /// `is_stay`: as decide_stay gave it; else the stay is lifted.
  DocumentStay(Session& session, const registry::StayDocument& command, bool is_stay);

  /// What is as it should be already is left alone. Refusal: item_not_of_client.
  [[nodiscard]] base::Result<void> reach_record(registry::RecordId id);
  [[nodiscard]] base::Result<void> reach_designation(std::int64_t id);
  /// Leaves the notices; their numbers by record.
  [[nodiscard]] std::map<registry::RecordId, std::string> tell();

  [[nodiscard]] bool is_stay() const { return is_stay_; }
  /// Of the first act.
  [[nodiscard]] std::int64_t log_index() const { return *log_index_; }

 private:
  /// What of a record was reached: the record itself, or a designation on it alone.
  struct Reached {
    std::int64_t row_id = 0;
    bool is_record = false;
    std::optional<cases::Designation> designation;
    std::optional<std::string> certificate;  ///< of who had received the record with that designation
  };
  [[nodiscard]] Act act() const;
  void note_place(const store::Appended& place);
  [[nodiscard]] registry::NoticeParameters what_is_told(const store::StoredRecord& record, const Reached& reached) const;

  Session& s_;
  const registry::StayDocument& command_;
  bool is_stay_;
  std::optional<std::int64_t> log_index_;
  std::map<registry::RecordId, Reached> reached_;
};

}  // namespace liaoxin::app
