#include "file_in_memory.hpp"
#include "read_table.hpp"

// Any bytes as a table whose kind is told from its content: CSV in all encodings.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const liaoxin::fuzz::FileInMemory file({reinterpret_cast<const char*>(data), size});
  liaoxin::fuzz::read_to_the_end(liaoxin::intake::open_table(file.path(), liaoxin::fuzz::small_limits()));
  return 0;
}
