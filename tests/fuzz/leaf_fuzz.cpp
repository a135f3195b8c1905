#include "base/check.hpp"
#include "journal/leaf.hpp"

// A leaf has one form: what is read gives the same bytes again, or two readers could disagree about one hash.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace liaoxin;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto leaf = journal::decode_leaf(bytes, 1000)) CHECK(journal::encode_leaf(*leaf) == bytes);
  return 0;
}
