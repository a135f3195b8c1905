#include "http/target.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace liaoxin::http {
namespace {

using base::RefusalWord;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_escape(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '%' && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

enum class Part { path, query };

base::Result<std::string> decoded(std::string_view text, Part part) {
  auto out = percent_decoded(text, part == Part::query);
  if (!out) return base::refuse(RefusalWord::target_malformed);
  for (std::size_t i = 0; i < out->size(); ++i) {
    if (static_cast<unsigned char>((*out)[i]) < 0x20 || (*out)[i] == 0x7f || is_escape(*out, i)) {
      return base::refuse(RefusalWord::target_malformed);
    }
  }
  if (!base::is_utf8(*out)) return base::refuse(RefusalWord::target_malformed);
  return std::move(*out);
}

base::Result<void> read_path(std::string_view path, Target& target) {
  if (!path.starts_with('/')) return base::refuse(RefusalWord::target_malformed);
  path.remove_prefix(1);
  if (path.empty()) return {};
  // "/en/" and "/en" are the same page.
  if (path.ends_with('/')) path.remove_suffix(1);
  for (const std::string& raw : base::split(path, '/')) {
    std::string segment = TRY(decoded(raw, Part::path));
    const bool strange = segment.empty() || segment == "." || segment == ".." || segment.find_first_of("/\\") != std::string::npos;
    if (strange) return base::refuse(RefusalWord::target_malformed);
    target.segments.push_back(std::move(segment));
  }
  return {};
}

base::Result<void> read_query(std::string_view query, Target& target) {
  for (const std::string& pair : base::split(query, '&')) {
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    const std::string name = TRY(decoded(std::string_view(pair).substr(0, equals), Part::query));
    std::string value = equals < pair.size() ? TRY(decoded(std::string_view(pair).substr(equals + 1), Part::query)) : std::string();
    if (!target.parameters.emplace(name, std::move(value)).second) {
      return base::refuse(RefusalWord::parameter_repeated, base::one_line(name));
    }
  }
  return {};
}

}  // namespace

base::Result<Target> parse_target(std::string_view text) {
  Target target;
  const auto mark = text.find('?');
  TRY_VOID(read_path(text.substr(0, mark), target));
  if (mark != std::string_view::npos) TRY_VOID(read_query(text.substr(mark + 1), target));
  return target;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~").find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (!is_escape(text, i)) return std::nullopt;
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' && plus_is_blank ? ' ' : text[i];
    }
  }
  return out;
}

std::string logged_path(std::string_view target) {
  const auto read = parse_target(target);
  if (!read) return "-";
  std::string path;
  for (const std::string& segment : read->segments) {
    path += "/" + percent_encoded(segment);
    if (segment == "recall" || segment == "certificates" || segment == "enrol") break;
  }
  return path.empty() ? "/" : path;
}

}  // namespace liaoxin::http
