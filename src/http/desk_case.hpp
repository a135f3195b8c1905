#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "http/components.hpp"
#include "http/desk.hpp"
#include "http/desk_visit.hpp"
#include "http/page.hpp"

/// What is judged at a desk: the page of an objection, and the same facts above the forms of whoever decides, answers or corrects.
namespace liaoxin::http {

/// The page of an objection for who may read it; nothing where there is none for him.
[[nodiscard]] std::optional<Page> objection_page(const DeskVisit& visit, Desk& desk, const std::string& id);

/// What stands above the form of an operation about the object its fields name: the objection, the contested look, or the record that is
/// to be corrected. Empty where the form names none, and where who opens it may not read it.
[[nodiscard]] Markup case_facts(const DeskVisit& visit, Desk& desk, const statute::Operation& operation, const FormValues& values);

/// Where the page of an objection is.
[[nodiscard]] Url objection_url(const PageContext& context, const DeskPerson& person, std::string_view id);

/// A listing case, as its subject and its authority read it.
[[nodiscard]] SummaryList own_listing_facts(const PageContext& context, const OwnListing& listing);

/// The basis a due date was counted on; a kind of rule this program does not know is shown as ours.
[[nodiscard]] base::Basis basis_of(const DueBasisView& basis);

/// A due date, and folded beside it how it was counted.
[[nodiscard]] Markup due_text(const PageContext& context, const DueView& due);

}  // namespace liaoxin::http
