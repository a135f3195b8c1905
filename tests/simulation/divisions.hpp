#pragma once
#include <map>
#include <string>
#include <vector>

namespace liaoxin::simulation {

/// The divisions of the province, read from the list of the product: which one lies in which stands in a column of its own.
class Divisions {
 public:
  explicit Divisions(const std::string& csv_file);
  [[nodiscard]] const std::string& province() const { return province_; }
  [[nodiscard]] const std::vector<std::string>& prefectures() const { return prefectures_; }
  [[nodiscard]] const std::vector<std::string>& counties() const { return counties_; }
  /// A county or prefecture lies in itself and in what it belongs to. The province is there for every place, known or not (art. 9).
  [[nodiscard]] bool lies_in(const std::string& place, const std::string& division) const;

 private:
  std::string province_;
  std::vector<std::string> prefectures_, counties_;
  std::map<std::string, std::string> parent_;
};

}  // namespace liaoxin::simulation
