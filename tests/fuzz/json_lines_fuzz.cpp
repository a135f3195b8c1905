#include "file_in_memory.hpp"
#include "intake/json_lines_reader.hpp"
#include "read_table.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const liaoxin::fuzz::FileInMemory file({reinterpret_cast<const char*>(data), size});
  liaoxin::fuzz::read_to_the_end(liaoxin::intake::JsonLinesReader::open(file.path(), liaoxin::fuzz::small_limits()));
  return 0;
}
