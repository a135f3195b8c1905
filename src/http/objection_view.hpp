#pragma once
#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "registry/views.hpp"
#include "statute/operation.hpp"

/// An objection as its subject, the work body that reviews it and the source that was asked read it (arts. 36, 37).
namespace liaoxin::http {

/// A due date with its derivation, word for word as answers of acts carry it: each day counted or not, and why.
struct CountedDayView {
  std::string on;
  bool counted = false;
  base::LocalText reason;
  std::string basis;  ///< word of the kind of rule
};
BOOST_DESCRIBE_STRUCT(CountedDayView, (), (on, counted, reason, basis))
struct DueBasisView {
  std::string kind, reference;
};
BOOST_DESCRIBE_STRUCT(DueBasisView, (), (kind, reference))
struct DueView {
  std::string due_on;
  bool provisional = false;  ///< it reaches days whose calendar is not published yet
  DueBasisView basis;        ///< of the length of the term
  std::vector<CountedDayView> derivation;
};
BOOST_DESCRIBE_STRUCT(DueView, (), (due_on, provisional, basis, derivation))

/// A file of evidence beside an objection (art. 36), for its subject and for whoever reviews or verifies it.
struct DeskEvidence {
  std::string id, name, kind, added_at;
  std::int64_t bytes = 0;
  std::string sha256;  ///< of the file, in hexadecimal digits
};
struct DeskEvidenceFile {
  std::string name, media_type;
  base::Bytes content;
};

enum class ObjectionEvent { submitted, accepted, deemed_accepted, asked, answered, decided, closed, paused, resumed, disputed, settled };
struct ObjectionMoment {
  ObjectionEvent event = ObjectionEvent::submitted;
  std::string at;              ///< RFC 3339, or the day where the act has only one
  std::optional<DueView> due;  ///< until when what follows has to be done
  base::LocalText why = {};    ///< of a pause: its kind
  std::string document = {};   ///< of a pause: by which it began or ended
};

struct ObjectionView {
  std::string id, number, ground;
  base::LocalText step;
  std::string statement, question, reason;  ///< as they were said; empty: not said yet, or no longer kept
  std::vector<std::string> points;
  std::string dispute, settlement_reason;   ///< why the subject still disputes the result, and why it was settled so
  std::optional<base::LocalText> outcome, settlement;
  std::vector<ObjectionMoment> moments;
  bool is_silent = false;                      ///< the source was asked, and its day is over
  bool is_paused = false;                      ///< the clock stands still
  std::optional<registry::RecordView> record;  ///< nothing: not to be read by who asks, ended or no longer kept
  std::vector<DeskEvidence> evidence;
  std::vector<const statute::Operation*> ways;  ///< what who reads it may do about it now
};

}  // namespace liaoxin::http
