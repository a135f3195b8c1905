#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "http/page.hpp"
#include "statute/operation.hpp"

/// Forms: from the declaration of an operation to a page, and from what was filled in back to its input.
namespace liaoxin::http {

/// The one operation whose input is a file.
inline constexpr std::string_view kAddEvidence = "objection.add_evidence";
/// What a subject may still ask for once its objection is closed.
inline constexpr std::string_view kDispute = "objection.dispute";

/// One value of a closed list.
struct Choice {
  std::string word;
  std::string text;
};
/// Lists to choose from, by field.
using FormLists = std::map<std::string, std::vector<Choice>>;

/// Names and values of a form, each name once.
using FormValues = std::map<std::string, std::string>;

/// What was filled into a field: lines end with LF, other control characters are blanks. Refusal: form_malformed (not UTF-8, or a NUL).
[[nodiscard]] base::Result<std::string> form_text(std::string text);

/// application/x-www-form-urlencoded. Refusals: form_malformed (not UTF-8, a broken escape, a NUL),
/// parameter_repeated.
[[nodiscard]] base::Result<FormValues> read_form(std::string_view body);

/// The input of an operation from what was filled in: blank optional fields are left out, lists and cells stand one a
/// line (`CODE=value` for cells), and what is neither is text for the operation to judge.
[[nodiscard]] base::json::object input_of(const statute::Operation& operation, const FormValues& values);

/// The fields of an operation; `lists`: of the desk it stands at, in the place of the form's own. What was filled in stands there again; the refusals stand beside
/// the fields they name.
[[nodiscard]] Markup form_fields(const PageContext& context, const statute::Operation& operation, const FormValues& values, const std::vector<base::Refusal>& refusals, const FormLists& lists = {});

/// Refusals as a form says them: where there is a list to choose from, nobody has to know its words.
[[nodiscard]] std::vector<base::Refusal> as_form_says(const PageContext& context, const statute::Operation& operation, std::vector<base::Refusal> refusals, const FormLists& lists = {});

/// What is wrong, above the form, each line leading to its field; empty when nothing is.
[[nodiscard]] Markup error_summary(const PageContext& context, const std::vector<base::Refusal>& refusals);

/// A labelled control whose name is only known when the page is drawn: a line of text, several of them, or a list to choose from.
struct Control {
  std::string name, label;
  Markup hint;
  std::string value;
  std::vector<Choice> choices;  ///< what is chosen stands there again, also where it is none of the list
  bool is_long = false;
  std::string_view autocomplete = "off";
};
[[nodiscard]] Markup control(const PageContext& context, const Control& control, const std::vector<base::Refusal>& refusals);

/// One labelled line of a hand-laid form.
struct Line {
  Name name;
  std::string label, hint, value;
  bool is_secret = false;
  std::string_view autocomplete = "off";
};
[[nodiscard]] Markup line(const PageContext& context, const Line& line, const std::vector<base::Refusal>& refusals);

}  // namespace liaoxin::http
