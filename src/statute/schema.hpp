#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.hpp"
#include "statute/channel.hpp"

namespace liaoxin::statute {

enum class ColumnType { string, text, date, decimal, integer, enumeration, enumeration_list };
enum class Requirement { required, optional, conditional };

/// One allowed value of an enumeration, as it stands in files, with its meaning.
struct EnumValue {
  std::string value;
  base::LocalText label;
};

/// When a conditional column must be filled: another column holds one of `values`.
struct Condition {
  std::string column;
  std::vector<std::string> values;
  bool empty_otherwise = false;  ///< where the condition does not hold, the cell must be empty
};

struct Column {
  std::string code;  ///< heading in files, key in stored bodies
  base::LocalText name;
  ColumnType type = ColumnType::string;
  int length = 0;    ///< code points, or digits of a decimal; 0 for dates
  int decimals = 0;  ///< digits after the point of a decimal
  Requirement required = Requirement::optional;
  std::optional<Condition> condition;  ///< present exactly when `required` is conditional
  ModeSet visibility;                  ///< the channels this element may ever use
  std::vector<std::string> aliases;    ///< other headings met in files
  std::vector<EnumValue> values;
  bool label_other = false;      ///< 其他-<text> is allowed; the text after the hyphen is never public
  bool secrecy_review = false;   ///< public only after the attested secrecy review and a clean scan
  bool names_person = false;     ///< holds the name of a natural person other than the subject
  bool dropped = false;          ///< read, checked and thrown away on import: there is no use for it
  std::vector<std::string> no_value;         ///< cells that mean "nothing" in this form, such as "/"
  std::map<std::string, std::string> older;  ///< older label to today's; several values are joined by ";"

  [[nodiscard]] bool has_value(std::string_view value) const;
  [[nodiscard]] const EnumValue* value(std::string_view value) const;
};

/// The form of one kind of file: columns, what they mean to the rules (roles) and what identifies a record.
struct Schema {
  std::string code;
  base::LocalText name;
  /// Parts of the natural key. Each part lists columns in order of preference; "$subject" is the subject's code.
  std::vector<std::vector<std::string>> natural_key;
  std::map<std::string, std::string, std::less<>> roles;  ///< role to column code
  std::vector<Column> columns;

  [[nodiscard]] const Column* column(std::string_view code) const;
  /// The column code that plays a role (`is_role`), if this form has one.
  [[nodiscard]] std::optional<std::string> role(std::string_view role) const;
  /// Finds a column by the heading of a file: code, Chinese name or alias; width, case and blanks do not matter.
  [[nodiscard]] const Column* by_heading(std::string_view heading) const;
};

/// The closed list of roles a column can play.
[[nodiscard]] bool is_role(std::string_view role);
[[nodiscard]] std::string_view word(ColumnType type);
/// How headings are compared: half width, no blanks, upper case.
[[nodiscard]] std::string fold_heading(std::string_view heading);

}  // namespace liaoxin::statute
