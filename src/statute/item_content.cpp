#include "statute/item_content.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace liaoxin::statute {
namespace {

using base::LocalText;

std::string words_of(ModeSet modes) {
  if (modes.is_internal()) return "internal";
  std::string words;
  for (const Channel channel : kChannels) {
    if (modes.contains(channel)) words += (words.empty() ? "" : ",") + std::string(word(channel));
  }
  return words;
}
/// The modes in words, for people; what they do not know is said as it stands.
LocalText modes_label(const std::string& words) {
  if (words.empty()) return {"不归集", "not collected"};
  if (words == "internal") return {"仅供核对", "for checks only"};
  LocalText said;
  for (const std::string& one : base::split(words, ',')) {
    const auto known = channel(one);
    const LocalText text = known ? label(*known) : LocalText{one, one};
    said.zh += (said.zh.empty() ? "" : "、") + text.zh;
    said.en += (said.en.empty() ? "" : ", ") + text.en;
  }
  return said;
}
std::string word_of(Requirement required) {
  switch (required) {
    case Requirement::required: return "required";
    case Requirement::optional: return "optional";
    case Requirement::conditional: return "conditional";
  }
  return {};
}
LocalText required_label(const std::string& required) {
  if (required == "required") return {"必填", "required"};
  if (required == "conditional") return {"有条件必填", "required under a condition"};
  return {"可不填", "optional"};
}
LocalText element_label(const ElementContent& element) {
  const LocalText required = required_label(element.required), modes = modes_label(element.modes);
  return {required.zh + ";" + modes.zh, required.en + "; " + modes.en};
}
LocalText until_label(const std::string& until) {
  const auto rule = display_rule(until);
  return rule ? label(*rule) : LocalText{until, until};
}
LocalText keep_label(const std::string& keep_word) {
  for (const Keep keep : {Keep::lasting, Keep::five_years, Keep::as_agreed}) {
    if (word(keep) == keep_word) return label(keep);
  }
  return {keep_word, keep_word};
}
LocalText yes_or_no(bool value) { return value ? LocalText{"是", "yes"} : LocalText{"否", "no"}; }

}  // namespace

ItemContent content_of(const Item& item, const Schema* form) {
  ItemContent content{item.name.zh, item.name.en, item.purpose.zh, item.purpose.en, item.article, words_of(item.organisation), words_of(item.individual_business), words_of(item.natural_person),
                      std::string(word(item.until)), std::string(word(item.keep)), item.negative, item.told_first, {}};
  if (form == nullptr) return content;
  for (const Column& column : form->columns) content.elements.push_back({column.code, column.name.zh, column.name.en, word_of(column.required), words_of(column.visibility)});
  return content;
}

std::vector<ContentChange> changes_between(const ItemContent& adopted, const ItemContent& offered) {
  std::vector<ContentChange> changes;
  const auto compare = [&](const LocalText& what, const auto& before, const auto& after, const auto& said) {
    if (before != after) changes.push_back({what, said(before), said(after)});
  };
  const auto plain = [](const std::string& text) { return LocalText{text, text}; };
  compare({"名称", "name"}, adopted.name_zh, offered.name_zh, plain);
  compare({"归集目的", "purpose"}, adopted.purpose_zh, offered.purpose_zh, plain);
  compare({"条文", "article"}, adopted.article, offered.article, plain);
  compare({"组织", "organisations"}, adopted.organisation, offered.organisation, modes_label);
  compare({"个体工商户", "individual businesses"}, adopted.individual_business, offered.individual_business, modes_label);
  compare({"自然人", "natural persons"}, adopted.natural_person, offered.natural_person, modes_label);
  compare({"公示期限", "display period"}, adopted.until, offered.until, until_label);
  compare({"保存期限", "retention"}, adopted.keep, offered.keep, keep_label);
  compare({"不利信息", "negative"}, adopted.negative, offered.negative, yes_or_no);
  compare({"先送达后公示", "shown only once served"}, adopted.told_first, offered.told_first, yes_or_no);
  const auto name_of = [](const ElementContent& element) { return LocalText{"信息项 " + element.name_zh, "element " + element.name_en}; };
  for (const ElementContent& before : adopted.elements) {
    const auto after = std::ranges::find(offered.elements, before.code, &ElementContent::code);
    if (after == offered.elements.end()) changes.push_back({name_of(before), element_label(before), {}});
    else if (before.required != after->required || before.modes != after->modes) changes.push_back({name_of(*after), element_label(before), element_label(*after)});
  }
  for (const ElementContent& after : offered.elements) {
    if (std::ranges::find(adopted.elements, after.code, &ElementContent::code) == adopted.elements.end()) changes.push_back({name_of(after), {}, element_label(after)});
  }
  return changes;
}

}  // namespace liaoxin::statute
