#pragma once
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

/// Typed HTML. Text is escaped by default, elements close themselves, addresses are built from our own routes: there is
/// no way to write a script, an unbalanced tag or a `javascript:` address from data.
namespace liaoxin::http {

/// A tag, attribute or class name: only a constant of the source can be one.
class Name {
 public:
  consteval Name(const char* literal) : text_(literal) {  // NOLINT: implicit on purpose
    for (const char c : text_) {
      const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ' ' || c == '_';
      if (!fits) throw "a name of letters, digits and hyphens is expected";
    }
    if (text_.starts_with("on")) throw "event handlers are not written inline";
  }
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// The constant part of an address: "/units", "#content".
class Path {
 public:
  consteval Path(const char* literal) : text_(literal) {  // NOLINT: implicit on purpose
    if (!text_.starts_with("/") && !text_.starts_with("#")) throw "addresses begin with / or #";
    if (text_.starts_with("//")) throw "addresses stay on this site";
  }
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// An address on this site. Segments and parameters are added escaped.
class Url {
 public:
  explicit Url(Path path) : constant_(path.text()) {}
  [[nodiscard]] Url in(std::string_view language_prefix) const;  ///< "" or "/en", in front
  [[nodiscard]] Url segment(std::string_view text) const;
  [[nodiscard]] Url parameter(Name name, std::string_view value) const;
  /// Those of a request, whatever their names.
  [[nodiscard]] Url parameters(const std::map<std::string, std::string>& given) const;
  [[nodiscard]] Url fragment(std::string_view text) const;
  [[nodiscard]] std::string text() const;

 private:
  void add(std::string_view name, std::string_view value);
  std::string_view constant_;
  std::string prefix_, path_, query_, fragment_;
};

/// Text with its special characters as entities; control and direction-changing characters become U+FFFD.
void escape_onto(std::string& bytes, std::string_view text);
[[nodiscard]] std::string escaped(std::string_view text);

/// One attribute: an ordinary text, an address, or a bare word such as `hidden`.
class Attribute {
 public:
  Attribute(Name name, std::string_view value);
  Attribute(Name name, const Url& url);
  explicit Attribute(Name word);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

[[nodiscard]] inline Attribute css(Name classes) { return {"class", classes.text()}; }
[[nodiscard]] inline Attribute href(const Url& url) { return {"href", url}; }
[[nodiscard]] inline Attribute id(std::string_view text) { return {"id", text}; }

/// Attributes of one element, as they are written in its tag.
class Attributes {
 public:
  Attributes() = default;
  Attributes(std::initializer_list<Attribute> list) {
    for (const Attribute& attribute : list) push_back(attribute);
  }
  void push_back(const Attribute& attribute) { bytes_ += attribute.bytes(); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Finished markup.
class Markup {
 public:
  Markup() = default;
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

  Markup& operator+=(const Markup& other) {
    bytes_ += other.bytes_;
    return *this;
  }
  Markup& operator+=(std::string_view text) {
    escape_onto(bytes_, text);
    return *this;
  }

 private:
  template <class... Parts>
  friend Markup h(Name name, const Attributes& attributes, const Parts&... parts);
  friend Markup empty_element(Name name, const Attributes& attributes);
  friend Markup document(Name language, const Markup& head, const Markup& body);
  friend Markup qr_picture(std::string_view text, std::string_view label);
  void open(Name name, const Attributes& attributes, std::size_t content_bytes);
  void close(Name name);
  static std::size_t size_of(const Markup& part) { return part.bytes_.size(); }
  static std::size_t size_of(std::string_view part) { return part.size(); }
  std::string bytes_;
};

/// `h("p", {css("lead")}, "text", h("b", {}, "more"))`: parts are markup, or text that is escaped.
template <class... Parts>
[[nodiscard]] Markup h(Name name, const Attributes& attributes, const Parts&... parts) {
  Markup element;
  element.open(name, attributes, (std::size_t{0} + ... + Markup::size_of(parts)));
  ((element += parts), ...);
  element.close(name);
  return element;
}

/// An element without content: input, link, meta.
[[nodiscard]] Markup empty_element(Name name, const Attributes& attributes);

/// Parts one after the other, without an element around them.
template <class... Parts>
[[nodiscard]] Markup all(const Parts&... parts) {
  Markup content;
  ((content += parts), ...);
  return content;
}

/// The whole document with its doctype.
[[nodiscard]] Markup document(Name language, const Markup& head, const Markup& body);

/// The one picture drawn elsewhere: a QR code of `text`, named by `label` for those who do not see it.
[[nodiscard]] Markup qr_picture(std::string_view text, std::string_view label);

}  // namespace liaoxin::http
