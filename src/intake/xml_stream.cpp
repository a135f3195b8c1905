#include "intake/xml_stream.hpp"

#include <expat.h>

#include "base/check.hpp"

namespace liaoxin::intake {
namespace {

using base::RefusalWord;
constexpr int kChunk = 64 << 10;
constexpr char kSeparator = '|';

std::string_view local(std::string_view name) {
  const std::size_t at = name.rfind(kSeparator);
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

}  // namespace

std::string_view XmlAttributes::get(std::string_view local_name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local(pair[0]) == local_name) return pair[1];
  }
  return {};
}

/// What expat calls. No exception may travel through its C frames.
struct XmlStream::Callbacks {
  template <class Act>
  static void guard(void* self, Act act) {
    auto& stream = *static_cast<XmlStream*>(self);
    if (stream.refusal_ || stream.thrown_) return;
    try {
      act(stream);
    } catch (...) {
      stream.thrown_ = std::current_exception();
      XML_StopParser(stream.parser_, XML_FALSE);
    }
  }
  static void XMLCALL start(void* self, const XML_Char* name, const XML_Char** attributes) {
    guard(self, [&](XmlStream& stream) {
      if (++stream.depth_ > stream.limits_.xml_depth) return stream.stop(RefusalWord::xml_too_deep);
      stream.handler_.start(local(name), XmlAttributes(attributes));
    });
  }
  static void XMLCALL end(void* self, const XML_Char* name) {
    guard(self, [&](XmlStream& stream) {
      --stream.depth_;
      stream.handler_.end(local(name));
    });
  }
  static void XMLCALL text(void* self, const XML_Char* piece, int length) {
    guard(self, [&](XmlStream& stream) { stream.handler_.text({piece, static_cast<std::size_t>(length)}); });
  }
  static void XMLCALL doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    guard(self, [&](XmlStream& stream) { stream.stop(RefusalWord::xml_doctype); });
  }
};

XmlStream::XmlStream(ArchiveEntry entry, XmlHandler& handler, const Limits& limits)
    : entry_(std::move(entry)), handler_(handler), limits_(limits), parser_(XML_ParserCreateNS(nullptr, kSeparator)) {
  CHECK(parser_ != nullptr);
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, Callbacks::start, Callbacks::end);
  XML_SetCharacterDataHandler(parser_, Callbacks::text);
  XML_SetStartDoctypeDeclHandler(parser_, Callbacks::doctype);
}

XmlStream::~XmlStream() { XML_ParserFree(parser_); }

void XmlStream::pause() { XML_StopParser(parser_, XML_TRUE); }

void XmlStream::stop(RefusalWord word) {
  refusal_ = base::make_refusal(word);
  XML_StopParser(parser_, XML_FALSE);
}

base::Result<bool> XmlStream::run() {
  for (;;) {
    XML_Status status = XML_STATUS_OK;
    if (paused_) {
      paused_ = false;
      status = XML_ResumeParser(parser_);
    } else if (fed_last_) {
      return false;
    } else {
      void* buffer = XML_GetBuffer(parser_, kChunk);
      CHECK(buffer != nullptr);
      const std::size_t got = TRY(entry_.read(static_cast<char*>(buffer), kChunk));
      fed_ += got;
      fed_last_ = got == 0;
      status = XML_ParseBuffer(parser_, static_cast<int>(got), fed_last_ ? XML_TRUE : XML_FALSE);
    }
    if (thrown_) std::rethrow_exception(thrown_);
    if (refusal_) return std::unexpected(*refusal_);
    if (status == XML_STATUS_ERROR) return base::refuse(RefusalWord::xml_malformed, XML_ErrorString(XML_GetErrorCode(parser_)));
    if (status == XML_STATUS_SUSPENDED) {
      paused_ = true;
      return true;
    }
    // One token (a tag with its attributes) is held whole by expat: it must not grow without bound.
    const auto reached = static_cast<std::uint64_t>(std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser_)));
    if (!fed_last_ && fed_ > reached && fed_ - reached > limits_.cell_bytes + kChunk) {
      return base::refuse(RefusalWord::xml_malformed);
    }
  }
}

base::Result<void> read_xml(const Archive& archive, std::string_view name, XmlHandler& handler, const Limits& limits) {
  XmlStream stream(TRY(archive.entry(name)), handler, limits);
  TRY(stream.run());
  return {};
}

}  // namespace liaoxin::intake
