#pragma once
#include "http/page.hpp"

/// The pages, one function each. Refusals: those of the reads they show.
namespace liaoxin::http {

base::Result<Page> front_page(const PageContext& context);
base::Result<Page> search_page(const PageContext& context);
base::Result<Page> organisation_page(const PageContext& context);
base::Result<Page> record_page(const PageContext& context);
base::Result<Page> units_page(const PageContext& context);
base::Result<Page> collectors_page(const PageContext& context);
base::Result<Page> lists_page(const PageContext& context);
base::Result<Page> measures_page(const PageContext& context);
base::Result<Page> privacy_page(const PageContext& context);
base::Result<Page> coverage_page(const PageContext& context);
base::Result<Page> catalogue_page(const PageContext& context);
base::Result<Page> outcomes_page(const PageContext& context);
base::Result<Page> unit_outcomes_page(const PageContext& context);
base::Result<Page> trust_page(const PageContext& context);
base::Result<Page> law_page(const PageContext& context);
base::Result<Page> choices_page(const PageContext& context);
base::Result<Page> object_page(const PageContext& context);
base::Result<Page> verify_page(const PageContext& context);
base::Result<Page> recall_page(const PageContext& context);
base::Result<Page> api_page(const PageContext& context);

}  // namespace liaoxin::http
