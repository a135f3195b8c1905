#pragma once
#include <filesystem>

#include "intake/table.hpp"
#include "statute/schema.hpp"

namespace liaoxin::app {

/// The empty table of a form, to be filled in: its columns, what each may hold, which are required. Throws base::Failure.
void write_blank_form(const statute::Schema& schema, const std::filesystem::path& path, intake::Format format);

}  // namespace liaoxin::app
