#include "http/html.hpp"

#include "base/check.hpp"
#include "base/text.hpp"
#include "http/target.hpp"
#include "report/qr.hpp"

namespace liaoxin::http {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069 change the direction of what follows.
bool turns_direction(std::string_view three) {
  if (three.size() < 3 || three[0] != '\xE2') return false;
  const auto second = static_cast<unsigned char>(three[1]), third = static_cast<unsigned char>(three[2]);
  if (second == 0x80) return third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE);
  return second == 0x81 && third >= 0xA6 && third <= 0xA9;
}

bool takes_address(std::string_view name) {
  return name == "href" || name == "src" || name == "action" || name == "formaction";
}

}  // namespace

void escape_onto(std::string& bytes, std::string_view text) {
  std::size_t from = 0;
  const auto put = [&](std::size_t at, std::size_t length, std::string_view instead) {
    bytes += text.substr(from, at - from);
    bytes += instead;
    from = at + length;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '&') put(i, 1, "&amp;");
    else if (c == '<') put(i, 1, "&lt;");
    else if (c == '>') put(i, 1, "&gt;");
    else if (c == '"') put(i, 1, "&quot;");
    else if (c == '\'') put(i, 1, "&#39;");
    else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f) put(i, 1, kReplacement);
    else if (c == 0xE2 && turns_direction(text.substr(i, 3))) put(i, 3, kReplacement);
  }
  bytes += text.substr(from);
}

std::string escaped(std::string_view text) {
  std::string bytes;
  escape_onto(bytes, text);
  return bytes;
}

Url Url::in(std::string_view language_prefix) const {
  Url url = *this;
  url.prefix_ = language_prefix;
  return url;
}

Url Url::segment(std::string_view text) const {
  Url url = *this;
  const std::string_view so_far = url.path_.empty() ? url.constant_ : std::string_view(url.path_);
  if (!so_far.ends_with('/')) url.path_ += '/';
  url.path_ += percent_encoded(text);
  return url;
}

Url Url::parameter(Name name, std::string_view value) const {
  Url url = *this;
  url.add(name.text(), value);
  return url;
}

Url Url::parameters(const std::map<std::string, std::string>& given) const {
  Url url = *this;
  for (const auto& [name, value] : given) url.add(percent_encoded(name), value);
  return url;
}

void Url::add(std::string_view name, std::string_view value) {
  query_ += query_.empty() ? '?' : '&';
  query_ += name;
  query_ += '=';
  query_ += percent_encoded(value);
}

Url Url::fragment(std::string_view text) const {
  Url url = *this;
  url.fragment_ = (constant_ == "#" ? "" : "#") + percent_encoded(text);
  return url;
}

std::string Url::text() const { return prefix_ + std::string(constant_) + path_ + query_ + fragment_; }

Attribute::Attribute(Name name, std::string_view value) {
  CHECK(!takes_address(name.text()) && name.text() != "style" && name.text() != "srcdoc");
  bytes_.reserve(name.text().size() + value.size() + 4);
  bytes_ += ' ';
  bytes_ += name.text();
  bytes_ += "=\"";
  escape_onto(bytes_, value);
  bytes_ += '"';
}

Attribute::Attribute(Name name, const Url& url) {
  bytes_ += ' ';
  bytes_ += name.text();
  bytes_ += "=\"";
  escape_onto(bytes_, url.text());
  bytes_ += '"';
}

Attribute::Attribute(Name word) : bytes_(" " + std::string(word.text())) {}

void Markup::open(Name name, const Attributes& attributes, std::size_t content_bytes) {
  bytes_.reserve(content_bytes + attributes.bytes().size() + 2 * name.text().size() + 5);
  bytes_ += '<';
  bytes_ += name.text();
  bytes_ += attributes.bytes();
  bytes_ += '>';
}

void Markup::close(Name name) {
  bytes_ += "</";
  bytes_ += name.text();
  bytes_ += '>';
}

Markup empty_element(Name name, const Attributes& attributes) {
  Markup element;
  element.open(name, attributes, 0);
  return element;
}

Markup document(Name language, const Markup& head, const Markup& body) {
  Markup markup = h("html", {{"lang", language.text()}}, h("head", {}, head), body);
  markup.bytes_.insert(0, "<!doctype html>\n");
  return markup;
}

Markup qr_picture(std::string_view text, std::string_view label) {
  Markup markup;
  markup.bytes_ = report::qr_svg(text, escaped(label));
  return markup;
}

}  // namespace liaoxin::http
