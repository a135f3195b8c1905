#include "http/notice_letter.hpp"

#include "http/html.hpp"

namespace liaoxin::http {
namespace {

Markup letter(const report::Notice& notice, std::string base::LocalText::*language, std::string_view language_tag) {
  Markup body = all(h("h1", {}, notice.title.*language), h("p", {}, notice.addressee, language == &base::LocalText::zh ? ":" : ""));
  for (const report::NoticeParagraph& paragraph : notice.paragraphs) {
    body += h("p", {}, paragraph.text.*language, paragraph.basis ? all(" ", h("small", {}, report::printed_basis(*paragraph.basis).*language)) : Markup());
  }
  return h("section", {{"lang", language_tag}}, body, h("p", {}, notice.made_at.date().iso()));
}

}  // namespace

std::string notice_letter(const report::Notice& notice, const std::string& number) {
  const Markup head = all(empty_element("meta", {{"charset", "utf-8"}}), empty_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
                          h("title", {}, notice.title.zh, " ", number), h("style", {}, "body{max-width:40em;margin:2em auto;padding:0 1em;line-height:1.6;font-family:sans-serif}"));
  return document("zh-CN", head, h("body", {}, letter(notice, &base::LocalText::zh, "zh-CN"), empty_element("hr", {}), letter(notice, &base::LocalText::en, "en"), h("p", {}, "编号 Number ", number)))
      .bytes();
}

}  // namespace liaoxin::http
