#include "base/json.hpp"

#include <algorithm>

#include "base/check.hpp"

#include <boost/json/src.hpp>

namespace liaoxin::base {
namespace {

constexpr std::size_t kMaxDepth = 64;

/// Handler of Boost.JSON's basic parser that builds the value and refuses a key seen before in the same object.
struct Handler {
  static constexpr std::size_t max_object_size = 1'000'000;
  static constexpr std::size_t max_array_size = 10'000'000;
  static constexpr std::size_t max_key_size = 1 << 16;
  static constexpr std::size_t max_string_size = 1 << 26;

  json::value_stack stack;
  std::vector<std::vector<std::string>> keys;
  std::string piece;
  std::string duplicate;

  bool on_document_begin(json::error_code&) { stack.reset(); return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_array_begin(json::error_code&) { return true; }
  bool on_array_end(std::size_t n, json::error_code&) { stack.push_array(n); return true; }
  bool on_object_begin(json::error_code&) { keys.emplace_back(); return true; }
  bool on_object_end(std::size_t n, json::error_code&) { keys.pop_back(); stack.push_object(n); return true; }
  bool on_string_part(std::string_view s, std::size_t, json::error_code&) { stack.push_chars(s); return true; }
  bool on_string(std::string_view s, std::size_t, json::error_code&) { stack.push_string(s); return true; }
  bool on_key_part(std::string_view s, std::size_t, json::error_code&) { piece += s; stack.push_chars(s); return true; }
  bool on_key(std::string_view s, std::size_t, json::error_code& ec) {
    piece += s;
    auto& seen = keys.back();
    if (std::find(seen.begin(), seen.end(), piece) != seen.end()) {
      duplicate = piece;
      ec = json::error::syntax;
      return false;
    }
    seen.push_back(std::move(piece));
    piece.clear();
    stack.push_key(s);
    return true;
  }
  bool on_number_part(std::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t i, std::string_view, json::error_code&) { stack.push_int64(i); return true; }
  bool on_uint64(std::uint64_t u, std::string_view, json::error_code&) { stack.push_uint64(u); return true; }
  bool on_double(double d, std::string_view, json::error_code&) { stack.push_double(d); return true; }
  bool on_bool(bool b, json::error_code&) { stack.push_bool(b); return true; }
  bool on_null(json::error_code&) { stack.push_null(); return true; }
  bool on_comment_part(std::string_view, json::error_code&) { return true; }
  bool on_comment(std::string_view, json::error_code&) { return true; }
};

/// RFC 8785 sorts keys by UTF-16 code units; it differs from byte order only where a surrogate pair meets U+E000..U+FFFF.
bool utf16_less(std::string_view a, std::string_view b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] == b[i]) continue;
    const unsigned char x = static_cast<unsigned char>(a[i]), y = static_cast<unsigned char>(b[i]);
    const bool x_pair = x >= 0xf0, y_pair = y >= 0xf0;
    if (x_pair != y_pair && (x >= 0xee || x_pair) && (y >= 0xee || y_pair)) return x_pair;
    return x < y;
  }
  return a.size() < b.size();
}

void write(std::string& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null: out += "null"; return;
    case json::kind::bool_: out += value.get_bool() ? "true" : "false"; return;
    case json::kind::int64:
      CHECK(value.get_int64() <= (1LL << 53) && value.get_int64() >= -(1LL << 53));
      out += std::to_string(value.get_int64());
      return;
    case json::kind::uint64:
      CHECK(value.get_uint64() <= (1ULL << 53));
      out += std::to_string(value.get_uint64());
      return;
    case json::kind::double_: CHECK(false);
    case json::kind::string: append_json_string(out, value.get_string()); return;
    case json::kind::array: {
      out += '[';
      bool first = true;
      for (const json::value& item : value.get_array()) {
        if (!first) out += ',';
        first = false;
        write(out, item);
      }
      out += ']';
      return;
    }
    case json::kind::object: {
      std::vector<const json::key_value_pair*> pairs;
      for (const auto& pair : value.get_object()) pairs.push_back(&pair);
      std::sort(pairs.begin(), pairs.end(), [](auto* a, auto* b) { return utf16_less(a->key(), b->key()); });
      out += '{';
      bool first = true;
      for (const auto* pair : pairs) {
        if (!first) out += ',';
        first = false;
        append_json_string(out, pair->key());
        out += ':';
        write(out, pair->value());
      }
      out += '}';
      return;
    }
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += kHex[static_cast<unsigned char>(c) >> 4];
          out += kHex[c & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

Result<json::value> parse_json(std::string_view text) {
  json::parse_options options;
  options.max_depth = kMaxDepth;
  json::basic_parser<Handler> parser(options);
  json::error_code ec;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), ec);
  if (ec) {
    if (!parser.handler().duplicate.empty()) return refuse(RefusalWord::json_duplicate_key, parser.handler().duplicate);
    return refuse(RefusalWord::json_malformed, "byte " + std::to_string(used));
  }
  if (text.find_first_not_of(" \t\r\n", used) != std::string_view::npos) {
    return refuse(RefusalWord::json_malformed, "byte " + std::to_string(used));
  }
  return parser.handler().stack.release();
}

std::string canonical_json(const json::value& value) {
  std::string out;
  write(out, value);
  return out;
}

void detail::wrong(Errors& errors, RefusalWord word, const std::string& pointer, std::string_view detail) {
  errors.push_back(make_refusal(word, detail, pointer));
}

json::object refusal_json(const Refusal& refusal) {
  json::object object;
  object["word"] = word(refusal.word);
  object["basis"] = {{"kind", word(refusal.basis.kind)}, {"reference", refusal.basis.reference}};
  object["message"] = {{"zh", refusal.message.zh}, {"en", refusal.message.en}};
  object["remedy"] = {{"zh", refusal.remedy.zh}, {"en", refusal.remedy.en}};
  if (!refusal.pointer.empty()) object["pointer"] = refusal.pointer;
  return object;
}

}  // namespace liaoxin::base
