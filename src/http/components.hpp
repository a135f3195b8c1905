#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http/page.hpp"
#include "registry/views.hpp"

/// The parts pages are put together from.
namespace liaoxin::http {

/// A list of terms and what they say; a row with nothing to say is left out.
class SummaryList {
 public:
  void add(std::string_view term, std::string_view text);
  void add(std::string_view term, const Markup& content);
  [[nodiscard]] Markup drawn() const;
  [[nodiscard]] bool empty() const { return rows_.empty(); }

 private:
  Markup rows_;
};

/// A table with its caption, in a box that scrolls by itself and can be reached by keyboard.
class Table {
 public:
  explicit Table(std::string caption) : caption_(std::move(caption)) {}
  void column(std::string_view heading, bool is_number = false);
  void row(std::vector<Markup> cells);  ///< the first cell heads the row
  [[nodiscard]] Markup drawn() const;

 private:
  std::string caption_;
  std::vector<std::pair<std::string, bool>> columns_;
  Markup rows_;
};

/// Chinese text as it was filed: names, documents, values. The English page says that it is Chinese, so that voices read
/// and fonts draw it rightly.
[[nodiscard]] Markup filed(const PageContext& context, std::string_view text);
/// Whether a text is Chinese on an English page, so that an element of its own has to say so.
[[nodiscard]] bool is_chinese_here(const PageContext& context, std::string_view text);
/// What a refusal says. Words of a file or form may stand in it: on an English page what is Chinese among them is marked so.
[[nodiscard]] Markup message_of(const PageContext& context, const base::Refusal& refusal);
/// A text of the catalogue with markup put in for its arguments.
[[nodiscard]] Markup say_with(const PageContext& context, std::string_view key, const std::vector<std::pair<std::string_view, Markup>>& parts);

/// Texts one after the other, as the language lists them.
[[nodiscard]] std::string listed(const PageContext& context, const std::vector<base::LocalText>& texts);

/// RFC 3339 as "2026-09-28 10:00"; empty stays empty.
[[nodiscard]] Markup moment(std::string_view rfc3339);
[[nodiscard]] Markup day(std::string_view iso);
[[nodiscard]] Markup code_text(std::string_view text);
[[nodiscard]] Markup link_to(const Url& url, std::string_view text);

/// "98.4 % (123 of 125)"; a dash where there is nothing to measure.
[[nodiscard]] Markup share_of(const PageContext& context, std::int64_t part, std::int64_t whole);
/// How many days are left; below 0: how many it is late.
[[nodiscard]] Markup countdown(const PageContext& context, std::int64_t days_left);

enum class Tone { plain, good, warning, accent };
/// A word in a box; the tone only repeats what the word says.
[[nodiscard]] Markup label(Tone tone, std::string_view text);
/// A note with a heading. `role` of a warning is none: nothing interrupts.
[[nodiscard]] Markup note(Tone tone, std::string_view heading, const Markup& content);
/// A button that prints the page; shown only where scripts run.
[[nodiscard]] Markup print_button(const PageContext& context);
/// A button that copies the text of an element; shown only where scripts run.
[[nodiscard]] Markup copy_button(const PageContext& context, std::string_view element_id);

/// What kind of rule speaks, and which: always printed beside what it says.
[[nodiscard]] Markup basis_line(const PageContext& context, const registry::BasisView& basis);
[[nodiscard]] Markup basis_line(const PageContext& context, const base::Basis& basis);

/// Whether the decision that an edition names stands in the register of joint-meeting decisions (art. 5), and where in the log; -1: it does not.
[[nodiscard]] Markup joint_decision_line(const PageContext& context, std::int64_t log_index);

/// "Nothing found" is never said alone: which units have filed what, up to when.
[[nodiscard]] Markup coverage_sentences(const PageContext& context, const std::vector<registry::CoverageView>& coverage);

/// Where an organisation is registered: city and district, or the city alone.
[[nodiscard]] std::string place_name(const PageContext& context, const base::LocalText& city, const base::LocalText& region);

/// A record as a card of the organisation's page, as its own page, or, where it is not public, as its page at its subject's desk.
enum class CardPlace { organisation_page, own_page, desk };
/// Where a record stands that only its subject reads.
struct RecordLife {
  enum class Stage { running, held, over };
  Stage stage = Stage::running;
  std::string over_at = {};  ///< RFC 3339
  base::LocalText how = {};  ///< it ended
  std::string kept_until = {};  ///< last day it is kept, or empty
};
[[nodiscard]] Markup record_card(const PageContext& context, const registry::RecordView& record, CardPlace place, const RecordLife& life = {});

/// What a record says, cell by cell; with the codes of its columns where a correction has to name them.
[[nodiscard]] Markup record_cells(const PageContext& context, const registry::RecordView& record, bool with_codes);

/// What a subject declared itself: marked as its own word, and never drawn as a record.
[[nodiscard]] Markup declared_card(const PageContext& context, const registry::DeclaredView& declared);

/// The search form; `query` fills it in.
[[nodiscard]] Markup search_form(const PageContext& context, const registry::SearchQuery& query, bool is_large);

}  // namespace liaoxin::http
