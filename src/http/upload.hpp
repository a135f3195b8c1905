#pragma once
#include <memory>
#include <string>

#include "http/filing_desk.hpp"
#include "http/multipart.hpp"

namespace liaoxin::http {

/// A form with a file on its way: the file goes where the desk keeps it, while it arrives.
struct Upload {
  Upload(const std::string& boundary, std::unique_ptr<UploadedFile> kept_in)
      : file(std::move(kept_in)), reader(boundary, [this](std::string_view bytes) { file->write(bytes); }) {}
  std::unique_ptr<UploadedFile> file;
  MultipartReader reader;
  bool is_broken = false;  ///< the machine failed while it arrived
  Upload(const Upload&) = delete;
  Upload& operator=(const Upload&) = delete;
};

}  // namespace liaoxin::http
