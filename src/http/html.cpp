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

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '&': out += "&amp;"; continue;
      case '<': out += "&lt;"; continue;
      case '>': out += "&gt;"; continue;
      case '"': out += "&quot;"; continue;
      case '\'': out += "&#39;"; continue;
      default: break;
    }
    if (turns_direction(text.substr(i, 3))) {
      out += kReplacement;
      i += 2;
    } else if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f) {
      out += kReplacement;
    } else {
      out += c;
    }
  }
  return out;
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
  url.query_ += url.query_.empty() ? '?' : '&';
  url.query_ += name.text();
  url.query_ += '=';
  url.query_ += percent_encoded(value);
  return url;
}

Url Url::fragment(std::string_view text) const {
  Url url = *this;
  url.fragment_ = (constant_ == "#" ? "" : "#") + percent_encoded(text);
  return url;
}

std::string Url::text() const { return prefix_ + std::string(constant_) + path_ + query_ + fragment_; }

Attribute::Attribute(Name name, std::string_view value) {
  CHECK(!takes_address(name.text()) && name.text() != "style" && name.text() != "srcdoc");
  bytes_ = " " + std::string(name.text()) + "=\"" + escaped(value) + "\"";
}

Attribute::Attribute(Name name, const Url& url) {
  bytes_ = " " + std::string(name.text()) + "=\"" + escaped(url.text()) + "\"";
}

Attribute::Attribute(Name word) : bytes_(" " + std::string(word.text())) {}

std::string joined(const Attributes& attributes) {
  std::string out;
  for (const Attribute& attribute : attributes) out += attribute.bytes();
  return out;
}

Markup tag(Name name, std::string_view attributes, const Markup& content, bool is_void) {
  Markup markup;
  markup.bytes_.reserve(content.bytes_.size() + attributes.size() + 2 * name.text().size() + 5);
  markup.bytes_ += '<';
  markup.bytes_ += name.text();
  markup.bytes_ += attributes;
  markup.bytes_ += '>';
  if (is_void) return markup;
  markup.bytes_ += content.bytes_;
  markup.bytes_ += "</";
  markup.bytes_ += name.text();
  markup.bytes_ += '>';
  return markup;
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
