#include "registry/text_scan.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/check.hpp"
#include "base/text.hpp"
#include "registry/identifiers.hpp"

namespace liaoxin::registry {
namespace {

/// A character as it is compared: narrow, upper case; with its place in the text.
struct Character {
  char32_t code;
  std::size_t begin;
};

/// A run of digits inside the characters: [from, to).
struct Run {
  std::size_t from;
  std::size_t to;
  [[nodiscard]] std::size_t size() const { return to - from; }
};

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(char32_t c) { return c >= 'A' && c <= 'Z'; }
bool is_invisible(char32_t c) { return (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff || c == 0xad; }
bool is_gap(char32_t c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0xa0 || c == '-' || c == 0x2010 || c == 0x2013; }
bool is_numeral(char32_t c) { return is_digit(c) || std::u32string_view(U"〇零一二三四五六七八九十百").find(c) != std::u32string_view::npos; }
bool is_han(char32_t c) { return c >= 0x4e00 && c <= 0x9fff; }

/// The digit a Chinese numeral stands for, in the everyday and in the banker's form; 0 (no digit) for any other character.
char32_t digit_of_numeral(char32_t c) {
  switch (c) {
    case U'〇': case U'○': case U'零': return '0';
    case U'一': case U'壹': return '1';
    case U'二': case U'贰': return '2';
    case U'三': case U'叁': return '3';
    case U'四': case U'肆': return '4';
    case U'五': case U'伍': return '5';
    case U'六': case U'陆': return '6';
    case U'七': case U'柒': return '7';
    case U'八': case U'捌': return '8';
    case U'九': case U'玖': return '9';
    default: return 0;
  }
}

/// The character that begins at `at`, narrow and upper case; `at` moves behind it.
char32_t next_character(std::string_view utf8, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  length = std::min(length, utf8.size() - at);
  char32_t code = lead;
  if (length > 1) {
    code = lead & (0xffu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) code = code << 6 | (static_cast<unsigned char>(utf8[at + i]) & 0x3f);
  }
  at += length;
  if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
  if (code == 0x3000) code = ' ';
  if (code >= 'a' && code <= 'z') code -= 'a' - 'A';
  return code;
}

/// The text without invisible characters.
std::vector<Character> characters_of(std::string_view utf8) {
  std::vector<Character> characters;
  characters.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    const char32_t code = next_character(utf8, at);
    if (!is_invisible(code)) characters.push_back({code, begin});
  }
  return characters;
}

/// How many digits there are in a text, numerals counted.
std::size_t digits_in(std::string_view utf8) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t code = next_character(utf8, at);
    if (is_digit(code) || digit_of_numeral(code) != 0) ++digits;
  }
  return digits;
}

/// The last character of a citizen identity number may be an X.
constexpr std::size_t kCitizenId = 18, kDigitsOfCitizenId = 17;

class Scan {
 public:
  Scan(std::string_view utf8, base::Date today) : bytes_(utf8.size()), today_(today), text_(characters_of(utf8)) {}

  std::vector<TextHit> run() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (is_digit(code(at)) && (at == 0 || !is_digit(code(at - 1)))) {
        std::size_t to = at;
        while (is_digit(code(to))) ++to;
        runs_.push_back({at, to});
        at = to - 1;
      }
    }
    for (std::size_t first = 0; first < runs_.size(); ++first) {
      if (runs_[first].from < taken_) continue;
      if (!citizen_id(first) && !bank_card(first) && !phone(first)) passport(first);
    }
    spelled_citizen_ids();
    addresses();
    std::sort(hits_.begin(), hits_.end(), [](const TextHit& a, const TextHit& b) { return a.begin < b.begin; });
    return std::move(hits_);
  }

 private:
  [[nodiscard]] char32_t code(std::size_t at) const { return at < text_.size() ? text_[at].code : 0; }
  [[nodiscard]] char32_t before(std::size_t at, std::size_t back = 1) const { return at >= back ? text_[at - back].code : 0; }
  [[nodiscard]] bool word_at(std::size_t at, std::u32string_view word) const {
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (code(at + i) != word[i]) return false;
    }
    return true;
  }
  [[nodiscard]] bool word_before(std::size_t at, std::u32string_view word) const {
    return at >= word.size() && word_at(at - word.size(), word);
  }
  void hit(TextHitKind kind, std::size_t from, std::size_t to) {
    hits_.push_back({kind, text_[from].begin, to < text_.size() ? text_[to].begin : bytes_});
    taken_ = std::max(taken_, to);
  }

  /// Whether only a short gap lies between two neighbouring runs.
  [[nodiscard]] bool joined(std::size_t first) const {
    if (first + 1 >= runs_.size()) return false;
    const std::size_t from = runs_[first].to, to = runs_[first + 1].from;
    if (to - from > 3) return false;
    for (std::size_t at = from; at < to; ++at) {
      if (!is_gap(code(at))) return false;
    }
    return true;
  }

  /// Calls `accept(digits, from, to)` for the runs from `first` on, joined one by one, while they have at most `limit` digits.
  template <class Accept>
  bool try_joined(std::size_t first, std::size_t limit, Accept accept) const {
    std::string digits;
    for (std::size_t last = first; last < runs_.size() && digits.size() < limit; ++last) {
      if (last > first && !joined(last - 1)) return false;
      for (std::size_t at = runs_[last].from; at < runs_[last].to && digits.size() <= limit; ++at) digits += static_cast<char>(code(at));
      if (digits.size() <= limit && accept(digits, runs_[first].from, runs_[last].to)) return true;
    }
    return false;
  }

  static bool known_province(std::string_view digits) {
    const int province = (digits[0] - '0') * 10 + (digits[1] - '0');
    return (province >= 11 && province <= 15) || (province >= 21 && province <= 23) || (province >= 31 && province <= 37) ||
           (province >= 41 && province <= 46) || (province >= 50 && province <= 54) || (province >= 61 && province <= 65) ||
           province == 71 || (province >= 81 && province <= 83) || digits[0] == '9';  // 9: permanent residents from abroad
  }

  [[nodiscard]] bool is_citizen_id(std::string_view digits) const {
    if (!known_province(digits)) return false;
    const CitizenIdCheck check = check_citizen_id(digits, today_);
    if (!check.valid() || check.born_on < base::Date::of(1900, 1, 1)) return false;
    return digits[0] != '9' || !check_uscc(digits).valid();
  }

  bool citizen_id(std::size_t first) {
    std::size_t from = 0, to = 0;
    const bool found = try_joined(first, 18, [&](const std::string& digits, std::size_t begin, std::size_t end) {
      from = begin;
      to = end;
      if (digits.size() == 18) return is_citizen_id(digits);
      // Fifteen digits have no check character: unbroken, or split as 6-6-3 only, else too many other numbers would hit.
      if (digits.size() == 15) {
        const bool usual = runs_[first].size() == 15 || (runs_[first].size() == 6 && runs_[first + 1].size() == 6);
        return usual && !is_letter(code(end)) && !is_letter(before(begin)) && known_province(digits) && digits[0] != '9' && check_citizen_id(digits, today_).valid();
      }
      if (digits.size() != 17) return false;
      std::size_t mark = end;
      while (mark < end + 3 && is_gap(code(mark))) ++mark;
      if (code(mark) != 'X' || is_letter(code(mark + 1)) || is_digit(code(mark + 1))) return false;
      to = mark + 1;
      return is_citizen_id(digits + 'X');
    });
    if (found) hit(TextHitKind::citizen_id, from, to);
    return found;
  }

  /// Numbers of 18 characters of which some or all are written in Chinese numerals. A numeral before it may end a name.
  void spelled_citizen_ids() {
    for (std::size_t from = 0; from < text_.size();) {
      std::size_t to = from, digits = 0;
      bool is_spelled = false;
      for (; is_digit(code(to)) || is_gap(code(to)) || digit_of_numeral(code(to)) != 0; ++to) {
        is_spelled = is_spelled || digit_of_numeral(code(to)) != 0;
        if (!is_gap(code(to))) ++digits;
      }
      if (is_spelled && digits >= kDigitsOfCitizenId) spelled_in({from, to});
      from = to + 1;
    }
  }
  void spelled_in(Run run) {
    std::string digits;
    std::vector<std::size_t> places;
    if (code(run.to) == 'X') ++run.to;
    for (std::size_t at = run.from; at < run.to; ++at) {
      if (is_gap(code(at))) continue;
      const char32_t numeral = digit_of_numeral(code(at));
      digits += static_cast<char>(numeral == 0 ? code(at) : numeral);
      places.push_back(at);
    }
    for (std::size_t first = 0; first + kCitizenId <= digits.size(); ++first) {
      const auto begin = places.begin() + static_cast<std::ptrdiff_t>(first);
      const bool is_spelled = std::any_of(begin, begin + kCitizenId, [&](std::size_t place) { return digit_of_numeral(code(place)) != 0; });
      if (!is_spelled || !is_citizen_id(std::string_view(digits).substr(first, kCitizenId))) continue;
      hit(TextHitKind::citizen_id, places[first], places[first + kCitizenId - 1] + 1);
      first += kCitizenId - 1;
    }
  }

  bool bank_card(std::size_t first) {
    std::size_t to = 0;
    const std::size_t from = runs_[first].from;
    if (std::u32string_view(U"34569").find(code(from)) == std::u32string_view::npos || is_letter(before(from))) return false;
    const bool found = try_joined(first, 19, [&](const std::string& digits, std::size_t, std::size_t end) {
      to = end;
      if (digits.size() < 16 || is_letter(code(end))) return false;
      int sum = 0;
      for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1) digit = digit < 5 ? digit * 2 : digit * 2 - 9;
        sum += digit;
      }
      return sum % 10 == 0 && !(digits.size() == 18 && check_uscc(digits).valid());
    });
    if (found) hit(TextHitKind::bank_card, from, to);
    return found;
  }

  /// A run of seven or eight digits is a phone number only behind a word that says so.
  [[nodiscard]] bool named_phone(std::size_t from) const {
    std::size_t at = from;
    while (at > 0 && from - at < 4 && std::u32string_view(U" :号码为是(").find(before(at)) != std::u32string_view::npos) --at;
    static constexpr std::array<std::u32string_view, 6> kWords{U"电话", U"手机", U"联系方式", U"座机", U"热线", U"TEL"};
    return std::any_of(kWords.begin(), kWords.end(), [&](std::u32string_view word) { return word_before(at, word); });
  }

  bool phone(std::size_t first) {
    std::size_t from = runs_[first].from, to = 0;
    TextHitKind kind = TextHitKind::landline;
    const bool found = try_joined(first, 15, [&](const std::string& all, std::size_t, std::size_t end) {
      to = end;
      std::string_view digits = all;
      for (const std::string_view country : {"0086", "86"}) {
        if (digits.starts_with(country) && digits.size() > 11 && digits.size() - country.size() == 11) digits.remove_prefix(country.size());
      }
      if (digits.size() == 11 && digits[0] == '1' && digits[1] >= '3') {
        // Split where people split it; "1500-2000-300" are other numbers.
        const std::size_t head = runs_[first].size();
        kind = TextHitKind::mobile_phone;
        return digits.size() != all.size() || head == 3 || head == 7 || head == 11;
      }
      kind = TextHitKind::landline;
      if (before(from) == '-' && is_digit(before(from, 2))) return false;  // inside a longer number
      if (runs_[first].to == end) {  // one unbroken run
        if (digits.size() == 7 || digits.size() == 8) return named_phone(from);
        return digits.size() >= 11 && digits.size() <= 12 && is_area_code(digits) && !is_letter(before(from));
      }
      const std::size_t area = runs_[first].size();
      if (digits.starts_with("400") || digits.starts_with("800")) return area == 3 && digits.size() == 10;
      return is_area_code(digits) && (area == 3 || area == 4) && area == area_size(digits) && digits.size() >= area + 7 && digits.size() <= area + 8;
    });
    if (found) {
      hit(kind, from, to);
      return true;
    }
    return bracketed_landline(first);
  }

  static bool is_area_code(std::string_view digits) {
    return digits.size() >= 4 && digits[0] == '0' && (digits.starts_with("010") || digits[1] >= '2');
  }
  static std::size_t area_size(std::string_view digits) { return digits[1] <= '2' ? 3 : 4; }

  /// (024)12345678
  bool bracketed_landline(std::size_t first) {
    const Run area = runs_[first];
    if (area.size() < 3 || area.size() > 4 || code(area.from) != '0' || before(area.from) != '(' || code(area.to) != ')') return false;
    if (first + 1 >= runs_.size() || runs_[first + 1].from > area.to + 2) return false;
    const Run number = runs_[first + 1];
    if (number.size() < 7 || number.size() > 8) return false;
    hit(TextHitKind::landline, area.from - 1, number.to);
    return true;
  }

  /// Chinese passports (E, G, P, S, D and eight digits, or two letters and seven) and permits for Hong Kong, Macao (H, M).
  void passport(std::size_t first) {
    const Run run = runs_[first];
    const char32_t letter = before(run.from), second = before(run.from, 2);
    const auto one_of = [](char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != std::u32string_view::npos; };
    if (is_letter(code(run.to))) return;
    const bool stands_alone = !is_letter(second) && !is_digit(second);
    if (stands_alone && run.size() == 8 && one_of(letter, U"EGPSDHM")) return hit(TextHitKind::passport, run.from - 1, run.to);
    if (stands_alone && run.size() == 10 && one_of(letter, U"HM")) return hit(TextHitKind::passport, run.from - 1, run.to);
    const char32_t third = before(run.from, 3);
    const bool two_letters = run.size() == 7 && ((second == 'E' && is_letter(letter)) || (letter == 'E' && one_of(second, U"DSP")));
    if (two_letters && !is_letter(third) && !is_digit(third)) hit(TextHitKind::passport, run.from - 2, run.to);
  }

  void addresses() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const std::size_t end = address_at(at);
      if (end == 0) continue;
      std::size_t from = at;
      while (from > 0 && at - from < 12 && is_han(before(from))) --from;
      hit(TextHitKind::address, from, end);
      at = end - 1;
    }
  }

  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    for (int i = 0; i < 3 && code(at) == ' '; ++i) ++at;
    return at;
  }
  /// Behind a house number such as 12, 12-3, 十二, 甲12; `at` when there is none.
  [[nodiscard]] std::size_t skip_number(std::size_t at) const {
    const std::size_t from = at;
    if (std::u32string_view(U"甲乙丙丁附").find(code(at)) != std::u32string_view::npos && code(at) != 0) ++at;
    std::size_t digits = 0;
    while (digits < 8 && (is_numeral(code(at)) || (digits > 0 && (code(at) == '-' || code(at) == U'之' || is_letter(code(at)))))) ++at, ++digits;
    return digits == 0 ? from : at;
  }

  /// End of an address whose telling part begins at `at`; 0 when none begins there.
  [[nodiscard]] std::size_t address_at(std::size_t at) const {
    static constexpr std::u32string_view kStreets = U"路街道巷弄里村屯";
    const char32_t c = code(at);
    if (kStreets.find(c) != std::u32string_view::npos && at > 0 && is_han(before(at))) {
      const bool road_number = c == U'道' && std::u32string_view(U"国省县乡渠频报轨管通").find(before(at)) != std::u32string_view::npos;
      const bool distance = c == U'里' && std::u32string_view(U"公英海华这那").find(before(at)) != std::u32string_view::npos;
      if (!road_number && !distance) {
        const std::size_t number = skip_blanks(at + 1);
        const std::size_t behind = skip_number(number);
        if (behind > number && is_house_number(skip_blanks(behind))) return rooms(skip_blanks(behind) + 1);
      }
    }
    if (word_at(at, U"小区") || word_at(at, U"家园") || word_at(at, U"花园")) {
      const std::size_t number = skip_blanks(at + 2);
      const std::size_t behind = skip_number(number);
      if (behind > number && part_of_building(behind) > 0) return rooms(number);
    }
    if (is_digit(c) && !is_digit(before(at)) && !is_letter(before(at))) {
      const std::size_t behind = skip_number(at);
      const std::size_t part = part_of_building(behind);
      if (part > 0 && (code(behind) != U'号' || word_at(behind, U"号楼"))) {
        const std::size_t end = rooms(at);
        if (end > part) return end;  // at least two parts: 3栋2单元, 2单元501室
      }
      if (code(behind) == U'室' && behind - at >= 3) return behind + 1;
    }
    return 0;
  }

  /// 号 at `at`, and not the one of a document, an order or a railway line.
  [[nodiscard]] bool is_house_number(std::size_t at) const {
    const char32_t next = code(at + 1);
    return code(at) == U'号' && next != U'文' && next != U'令' && next != U'线';
  }

  /// End of a part such as 号楼, 号, 栋, 幢, 单元, 室, 层 at `at`; 0 when there is none.
  [[nodiscard]] std::size_t part_of_building(std::size_t at) const {
    static constexpr std::array<std::u32string_view, 9> kParts{U"号楼", U"号", U"栋", U"幢", U"单元", U"室", U"层", U"楼", U"#"};
    for (const std::u32string_view part : kParts) {
      if (word_at(at, part)) return at + part.size();
    }
    return 0;
  }

  /// End of the parts of a building that follow one another from `at` on.
  [[nodiscard]] std::size_t rooms(std::size_t at) const {
    for (int parts = 0; parts < 6; ++parts) {
      const std::size_t number = skip_blanks(code(at) == '-' ? at + 1 : at);
      const std::size_t behind = skip_number(number);
      if (behind == number) return at;
      const std::size_t part = part_of_building(behind);
      if (part == 0) return at;
      at = part;
    }
    return at;
  }

  std::size_t bytes_;
  base::Date today_;
  std::vector<Character> text_;
  std::vector<Run> runs_;
  std::vector<TextHit> hits_;
  std::size_t taken_ = 0;
};

}  // namespace

std::string_view word(TextHitKind kind) {
  switch (kind) {
    case TextHitKind::citizen_id: return "citizen_id";
    case TextHitKind::passport: return "passport";
    case TextHitKind::mobile_phone: return "mobile_phone";
    case TextHitKind::landline: return "landline";
    case TextHitKind::bank_card: return "bank_card";
    case TextHitKind::address: return "address";
  }
  CHECK(false);
}

std::vector<TextHit> scan_text(std::string_view utf8, base::Date today) {
  return utf8.empty() ? std::vector<TextHit>() : Scan(utf8, today).run();
}

bool holds_citizen_id(std::string_view utf8, base::Date today) {
  if (digits_in(utf8) < kDigitsOfCitizenId) return false;
  return std::ranges::any_of(scan_text(utf8, today), [&](const TextHit& hit) { return hit.kind == TextHitKind::citizen_id && digits_in(utf8.substr(hit.begin, hit.end - hit.begin)) >= kDigitsOfCitizenId; });
}

bool names_by_number(std::string_view utf8, base::Date today) {
  return std::ranges::any_of(scan_text(utf8, today), [](const TextHit& hit) { return hit.kind != TextHitKind::landline && hit.kind != TextHitKind::address; });
}

}  // namespace liaoxin::registry
