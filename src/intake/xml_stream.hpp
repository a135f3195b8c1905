#pragma once
#include <exception>
#include <optional>
#include <string_view>

#include "base/refusal.hpp"
#include "intake/archive.hpp"

struct XML_ParserStruct;

namespace liaoxin::intake {

/// Attributes of one element, by local name.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// Empty when absent.
  [[nodiscard]] std::string_view get(std::string_view local_name) const;

 private:
  const char** pairs_;
};

/// Receives the elements of one document by local name; prefixes and namespaces play no part.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
};

/// XML from an archive as a stream: no document type, so no entities; bounded depth and token size.
class XmlStream {
 public:
  XmlStream(ArchiveEntry entry, XmlHandler& handler, const Limits& limits);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  /// Called by the handler: run() returns after this element, and the next run() goes on behind it.
  void pause();
  /// True when paused, false at the end. Refusals: xml_doctype, xml_too_deep, xml_malformed and those of ArchiveEntry.
  [[nodiscard]] base::Result<bool> run();
  [[nodiscard]] double share_read() const { return entry_.share_read(); }

 private:
  struct Callbacks;
  void stop(base::RefusalWord word);

  ArchiveEntry entry_;
  XmlHandler& handler_;
  Limits limits_;
  XML_ParserStruct* parser_;
  int depth_ = 0;
  std::uint64_t fed_ = 0;
  bool paused_ = false;
  bool fed_last_ = false;
  std::optional<base::Refusal> refusal_;
  std::exception_ptr thrown_;
};

/// Runs a whole document through a handler that never pauses.
[[nodiscard]] base::Result<void> read_xml(const Archive& archive, std::string_view name, XmlHandler& handler, const Limits& limits);

}  // namespace liaoxin::intake
